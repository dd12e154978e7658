import { decodeBytes } from '../decode-bytes.ts';
import { IngestError } from '../ingest-error.ts';
import { escapeMarkup, oneLine, withoutForbidden } from '../markup/escape-markup.ts';
import { readMarkup } from '../markup/read-markup.ts';

/** A subscription as a list in OPML states it. */
export interface Subscription {
  readonly url: string;
  readonly title: string | null;
  readonly siteUrl: string | null;
  /** Folders joined by " / ", the outermost first; null for none. */
  readonly folder: string | null;
  readonly isPaused: boolean;
  readonly pausedReason: string | null;
  /** Why the feed cannot be had, for one that is kept all the same. */
  readonly goneReason: string | null;
}

/** A list of subscriptions, read past its faults. */
export interface SubscriptionList {
  readonly subscriptions: readonly Subscription[];
  readonly defects: readonly string[];
}

const MOST = 10_000;
const MAX_BYTES = 20_000_000;
const MAX_DEPTH = 50;
const MAX_TEXT = 1000;
const SEPARATOR = ' / ';

/**
 * Reads a list of feeds in OPML: nested groups, attributes in any case, without titles or types, not well-formed.
 *
 * @throws {IngestError} `not-opml` for a document without a single outline.
 */
export function readOpml(bytes: Uint8Array): SubscriptionList {
  if (bytes.length > MAX_BYTES) throw notOpml('it is larger than 20 MB');
  const text = decodeBytes(bytes, null).text;
  const found = new Map<string, Subscription>();
  const defects = new Set<string>();
  const open: (string | null)[] = [];
  let outlines = 0;
  readMarkup(text, { xml: true }, (reader) => ({
    open: (name, attributes, selfClosing) => {
      if (name !== 'outline') return;
      outlines++;
      const url = attributes.get('xmlurl')?.trim() ?? '';
      if (url !== '') keep(url, attributes, open, found, defects);
      if (!selfClosing) open.push(url === '' && open.length < MAX_DEPTH ? titleOf(attributes) : null);
      if (found.size < MOST) return;
      defects.add(`more than ${MOST} feeds: the rest was not read`);
      reader.stop();
    },
    close: (name) => {
      if (name === 'outline') open.pop();
    },
    text: () => {},
  }));
  if (outlines === 0) throw notOpml('it holds no outline');
  return { subscriptions: [...found.values()], defects: [...defects] };
}

type Attributes = ReadonlyMap<string, string>;

function keep(
  url: string,
  attributes: Attributes,
  open: readonly (string | null)[],
  found: Map<string, Subscription>,
  defects: Set<string>,
): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    defects.add(`no address of a feed: ${oneLine(url).slice(0, 60)}`);
    return;
  }
  const { href } = new URL(url);
  if (found.has(href)) return;
  const folders = open.filter((folder) => folder !== null);
  const reasonOf = (name: string) => oneLine(attributes.get(name) ?? '').slice(0, MAX_TEXT) || null;
  found.set(href, {
    url: href,
    // An outline needs a text; that of a feed without a title is its address.
    title: [url, href].includes(titleOf(attributes) ?? '') ? null : titleOf(attributes),
    siteUrl: reasonOf('htmlurl'),
    folder: folders.join(SEPARATOR).slice(0, MAX_TEXT) || null,
    isPaused: attributes.get('assay:paused') === 'true',
    pausedReason: reasonOf('assay:pausedreason'),
    goneReason: reasonOf('assay:gone'),
  });
}

const titleOf = (attributes: Attributes): string | null =>
  oneLine(attributes.get('title') || attributes.get('text') || '').slice(0, MAX_TEXT) || null;

function notOpml(why: string): IngestError {
  return new IngestError('not-opml', `The document is no list of feeds in OPML: ${why}`, { disposition: 'give-up' });
}

/** Writes a list of feeds as OPML 2.0; what OPML has no word for is in attributes of our own namespace. */
export function writeOpml(subscriptions: readonly Subscription[]): string {
  const root: Group = { groups: new Map(), outlines: [] };
  for (const subscription of subscriptions) {
    let group = root;
    for (const name of subscription.folder?.split(SEPARATOR) ?? []) {
      const inner: Group = group.groups.get(name) ?? { groups: new Map(), outlines: [] };
      group.groups.set(name, inner);
      group = inner;
    }
    group.outlines.push(outline(subscription));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:assay="urn:assay">
  <head>
    <title>Feeds</title>
  </head>
  <body>
${write(root, '    ')}  </body>
</opml>
`;
}

interface Group {
  readonly groups: Map<string, Group>;
  readonly outlines: string[];
}

function write({ groups, outlines }: Group, indent: string): string {
  let text = outlines.map((each) => `${indent}${each}\n`).join('');
  for (const [name, group] of groups)
    text += `${indent}<outline${attribute('text', name)}>\n${write(group, `${indent}  `)}${indent}</outline>\n`;
  return text;
}

function outline({ url, title, siteUrl, isPaused, pausedReason, goneReason }: Subscription): string {
  const written = [
    attribute('type', 'rss'),
    attribute('text', title ?? url),
    title === null ? '' : attribute('title', title),
    attribute('xmlUrl', url),
    attribute('htmlUrl', siteUrl),
    isPaused ? attribute('assay:paused', 'true') : '',
    attribute('assay:pausedReason', pausedReason),
    attribute('assay:gone', goneReason),
  ];
  return `<outline${written.join('')}/>`;
}

const attribute = (name: string, value: string | null): string =>
  value === null ? '' : ` ${name}="${escapeMarkup(withoutForbidden(value))}"`;

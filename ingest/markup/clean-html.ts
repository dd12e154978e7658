import { readMarkup } from './read-markup.ts';
import { safeUrl } from './resolve-url.ts';

/** Elements that are kept; of all others the content alone stays. */
const KEPT = new Set(
  (
    'a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn ' +
    'dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main map mark menu nav ol p picture ' +
    'pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'
  ).split(' '),
);
/** Known elements that are not kept: a title that names one of these holds markup, not a "<" that is meant. */
const DROPPED = new Set(
  (
    'applet base basefont bgsound blink body button canvas datalist dialog embed fieldset form frame frameset head html iframe input isindex ' +
    'keygen label legend link marquee math meta meter nobr noembed noframes noscript object optgroup option output param plaintext progress ' +
    'script select slot style svg template textarea title track xml xmp'
  ).split(' '),
);
/** What is inside is no text for readers. */
const SILENT = new Set('script style template'.split(' '));
/** What is inside is for browsers without frames; the tokenizer gives it as one text, tags and all. */
const FALLBACK = new Set('iframe noembed noframes xmp'.split(' '));
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input isindex keygen link meta param source track wbr'.split(' '),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote br caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ' +
    'nav ol p pre section table td th tr ul'
  ).split(' '),
);
const PLAIN_ATTRIBUTES = new Set(
  'abbr align alt colspan datetime dir height lang media rowspan scope span start title type value width'.split(' '),
);
const ADDRESS_ATTRIBUTES = new Set('cite href longdesc poster src usemap'.split(' '));
/** Addresses that may stay in cleaned HTML. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'ftp:', 'tel:', 'magnet:', 'geo:', 'sms:', 'xmpp:', 'news:']);
// Everything XML 1.0 forbids: what is left can be written into any document.
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MEANINGFUL = /[&<>"]/;
const MAX_DEPTH = 200;
const MAX_TAGS = 200_000;

/** Takes out the characters that no XML document may hold: control characters and halves of surrogate pairs. */
export function withoutForbidden(text: string): string {
  return SUSPECT.test(text) ? text.replace(FORBIDDEN, '') : text;
}

/** Writes text so that HTML and XML read it as text, in content and in quoted attribute values. */
export function escapeMarkup(text: string): string {
  if (!MEANINGFUL.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Says whether HTML knows an element of that name. */
export function isHtmlElement(name: string): boolean {
  return KEPT.has(name) || DROPPED.has(name);
}

/** Output that grows tag by tag and is well-formed at the end. */
class Output {
  private readonly parts: string[] = [];
  private readonly open: string[] = [];
  private readonly openCount = new Map<string, number>();
  private tags = 0;

  text(text: string): void {
    this.parts.push(escapeMarkup(text));
  }

  /** Takes HTML that is clean and well-formed by itself. */
  clean(html: string): void {
    this.parts.push(html);
  }

  start(name: string, attributes: string, selfClosing: boolean): void {
    if (this.open.length >= MAX_DEPTH || ++this.tags > MAX_TAGS) return;
    this.parts.push(`<${name}${attributes}>`);
    if (VOID.has(name)) return;
    if (selfClosing) {
      this.parts.push(`</${name}>`);
      return;
    }
    this.open.push(name);
    this.openCount.set(name, (this.openCount.get(name) ?? 0) + 1);
  }

  end(name: string): void {
    if ((this.openCount.get(name) ?? 0) === 0) return;
    while (this.open.length > 0 && this.endInnermost() !== name);
  }

  finish(): string {
    while (this.open.length > 0) this.endInnermost();
    return this.parts.join('');
  }

  private endInnermost(): string {
    const name = this.open.pop() ?? '';
    this.openCount.set(name, (this.openCount.get(name) ?? 1) - 1);
    this.parts.push(`</${name}>`);
    return name;
  }
}

/**
 * Makes HTML of strangers harmless and its addresses absolute.
 *
 * Scripts, styles, frames, plug-ins, forms, event handlers, inline styles and addresses of other schemes than those of
 * pages, mail and files are left out; text is kept. The result is well-formed.
 *
 * @param base - What relative addresses are resolved against; without it they stay as they are.
 */
export function cleanHtml(html: string, base: string | null): string {
  return cleanPart(html, base, false);
}

function cleanPart(html: string, base: string | null, inFallback: boolean): string {
  const output = new Output();
  let silent: string | null = null;
  let fallback = false;
  readMarkup(endOfText(html), { xml: false }, () => ({
    open: (name, attributes, selfClosing) => {
      if (silent !== null) return;
      const local = localName(name);
      if (SILENT.has(local)) {
        if (!selfClosing) silent = local;
      } else if (FALLBACK.has(local)) fallback = !selfClosing;
      else if (KEPT.has(local)) output.start(local, keptAttributes(attributes, base), selfClosing);
    },
    close: (name) => {
      const local = localName(name);
      fallback = false;
      if (silent === null) output.end(local);
      else if (silent === local) silent = null;
    },
    text: (text) => {
      if (silent !== null) return;
      // Once: a frame in the text of a frame would let the work grow with each.
      if (!fallback) output.text(withoutForbidden(text));
      else if (!inFallback) output.clean(cleanPart(text, base, true));
    },
  }));
  return output.finish();
}

/** A "<!" that nothing ends is no declaration; the tokenizer would take all that follows for one. */
function endOfText(html: string): string {
  const start = html.lastIndexOf('<!');
  if (start < 0 || html.startsWith('<!--', start) || html.indexOf('>', start) >= 0) return html;
  return `${html.slice(0, start)}&lt;${html.slice(start + 1)}`;
}

function keptAttributes(attributes: ReadonlyMap<string, string>, base: string | null): string {
  let written = '';
  for (const [name, value] of attributes) {
    if (PLAIN_ATTRIBUTES.has(name)) {
      written += ` ${name}="${escapeMarkup(withoutForbidden(value))}"`;
    } else if (ADDRESS_ATTRIBUTES.has(name)) {
      const address = safeUrl(value, base, SCHEMES);
      if (address !== null) written += ` ${name}="${escapeMarkup(withoutForbidden(address))}"`;
    }
  }
  return written;
}

/**
 * The text that a reader of HTML would see, on one line.
 *
 * A tag that HTML does not know is taken for text that should have been escaped ("List<String> explained").
 */
export function htmlToText(html: string): string {
  const parts: string[] = [];
  let silent: string | null = null;
  readMarkup(endOfText(html), { xml: false }, () => ({
    open: (name, _attributes, selfClosing, raw) => {
      if (silent !== null) return;
      if (SILENT.has(name)) {
        if (!selfClosing) silent = name;
      } else if (BLOCKS.has(name)) parts.push(' ');
      else if (!isHtmlElement(name) && !name.includes(':')) parts.push(raw());
    },
    close: (name) => {
      if (silent === name) silent = null;
      else if (BLOCKS.has(name)) parts.push(' ');
    },
    text: (text) => {
      if (silent === null) parts.push(text);
    },
  }));
  return oneLine(parts.join(''));
}

/** Text with its white space squeezed to single spaces, and without forbidden characters. */
export function oneLine(text: string): string {
  return withoutForbidden(text)
    .replace(/[\s\u0085\u200b\ufeff]+/g, ' ')
    .trim();
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

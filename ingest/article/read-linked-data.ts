import { normaliseLine } from '../normalise-text.ts';

/** What a page's JSON-LD says of its article. */
export interface LinkedData {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  /** The time of the last change. */
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly body: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Posting|Review|Recipe|HowTo|NewsItem)$/;
const PAGE_TYPE = /^(?:WebPage|ItemPage|CreativeWork|MediaObject|VideoObject)$/;
/** A graph of more nodes describes a shop, not an article. */
const MAX_NODES = 4000;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** Parses one script; comments around it, trailing commas and raw line breaks in strings are what pages really have. */
function parseScript(script: string): unknown {
  const bare = script
    .replace(/^[\s;]*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)[\s;]*$/, '')
    .trim()
    .replace(/;$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    try {
      return JSON.parse(bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'));
    } catch {
      return null;
    }
  }
}

/** All objects of a document, outer ones first. */
function collectNodes(roots: readonly unknown[]): Node[] {
  const queue = [...roots];
  const nodes: Node[] = [];
  for (let at = 0; at < queue.length && nodes.length < MAX_NODES; at += 1) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
    else if (isNode(value)) {
      nodes.push(value);
      queue.push(...Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null));
    }
  }
  return nodes;
}

const typesOf = (node: Node): string[] => listOf(node['@type']).filter((type) => typeof type === 'string');
const textOf = (value: unknown): string | null => {
  const first = listOf(value)[0];
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null;
};

/** A text on one line; no title and no name is longer. */
const lineOf = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null ? null : normaliseLine(text.slice(0, 2000)) || null;
};

function namesOf(value: unknown, byId: ReadonlyMap<string, Node>): string[] {
  const names: string[] = [];
  for (const each of listOf(value).slice(0, 20)) {
    if (typeof each === 'string') names.push(each);
    else if (isNode(each)) {
      const target = each.name === undefined && typeof each['@id'] === 'string' ? byId.get(each['@id']) : each;
      names.push(...listOf(target?.name).filter((name) => typeof name === 'string'));
    }
  }
  return names.map((name) => normaliseLine(name.slice(0, 2000))).filter((name) => name !== '');
}

const urlOf = (value: unknown): string | null => {
  const first = listOf(value)[0];
  return isNode(first) ? textOf(first['@id'] ?? first.url) : textOf(first);
};

/** Reads the article out of a page's JSON-LD scripts; null where they describe none. */
export function readLinkedData(scripts: readonly string[]): LinkedData | null {
  const nodes = collectNodes(scripts.map(parseScript));
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' && node.name !== undefined ? [[node['@id'], node] as const] : [])),
  );
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const pages = nodes.filter((node) => typesOf(node).some((type) => PAGE_TYPE.test(type)));
  const article = articles.find((node) => node.headline !== undefined || node.datePublished !== undefined) ?? articles[0];
  const page = pages.find((node) => node.datePublished !== undefined) ?? pages[0];
  const main = article ?? page;
  if (main === undefined) return null;
  return {
    title: lineOf(main.headline) ?? (article === undefined ? null : lineOf(article.name)),
    authors: namesOf(article?.author ?? article?.creator ?? page?.author, byId),
    published: textOf(article?.datePublished ?? page?.datePublished ?? article?.dateCreated),
    modified: textOf(article?.dateModified ?? page?.dateModified),
    publisher: namesOf(main.publisher, byId)[0] ?? null,
    url: urlOf(main.mainEntityOfPage) ?? urlOf(main.url),
    language: textOf(main.inLanguage),
    body: textOf(article?.articleBody),
  };
}

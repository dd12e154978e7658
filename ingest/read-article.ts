import { cutFurniture } from './article/cut-furniture.ts';
import { type Found, firstFound, found } from './article/found.ts';
import { furnitureKind } from './article/furniture-phrases.ts';
import { readPublished } from './article/read-day.ts';
import { readHead } from './article/read-head.ts';
import { readPage } from './article/read-page.ts';
import { decodeBytes } from './decode-bytes.ts';
import { detectLanguage } from './detect-language.ts';
import { IngestError } from './ingest-error.ts';
import { normaliseLine, normaliseText } from './normalise-text.ts';
import { recogniseBinary } from './recognise-binary.ts';
import { type Repair, type RepairedText, repairText } from './repair-text.ts';

/** What an article is read from: one of `text`, `html` and `bytes`, and what is known of it from elsewhere. */
export interface ArticleInput {
  /** Plain text, page furniture and all. */
  readonly text?: string;
  readonly html?: string;
  /** A body as received: a page or plain text in any charset. */
  readonly bytes?: Uint8Array;
  readonly contentType?: string | null;
  readonly url?: string | null;
  /** Publication time as the feed states it; what the page says of itself comes first. */
  readonly published?: string | null;
  readonly title?: string | null;
}

/** Which rule gave each field: "json-ld", "meta og:title", "h1", "byline" …; null where the field is null. */
export interface ArticleSources {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly language: string | null;
}

/** An article as it is stored and extracted from. */
export interface Article {
  readonly title: string | null;
  /** Names, joined with ", ". */
  readonly author: string | null;
  /** An ISO 8601 day, or a time with its zone. */
  readonly published: string | null;
  /** When it was last changed, in the same form. */
  readonly modified: string | null;
  /** BCP 47, such as "en". */
  readonly language: string | null;
  /** The normalised text of the body. */
  readonly text: string;
  /** The charset that the bytes were decoded by; null where text was given. */
  readonly charset: string | null;
  readonly charsetRule: string | null;
  readonly repairs: readonly Repair[];
  readonly furniture: readonly string[];
  /** The address that the page names as its own, else the one it was given with. */
  readonly url: string | null;
  readonly outlet: string | null;
  readonly sources: ArticleSources;
  readonly defects: readonly string[];
}

const MAX_BYTES = 20 * 1024 * 1024;
const HEAD_BYTES = 4096;
/** Longer than any article, and as long as a book. */
const MAX_TEXT = 1_000_000;
const MARKUP = /<(?:!doctype html|html|head|body|article|main|div|p|title|meta)[\s>]/i;

interface Source {
  readonly content: string;
  readonly isHtml: boolean;
  readonly charset: string | null;
  readonly charsetRule: string | null;
  readonly defects: readonly string[];
}

function refuseEmpty(what: string): never {
  throw new IngestError('empty-article', `${what} is empty: there is nothing to read`, { disposition: 'give-up' });
}

function refuseSize(sizeBytes: number): void {
  if (sizeBytes <= MAX_BYTES) return;
  throw new IngestError('too-large', `the article has ${sizeBytes} bytes; no more than ${MAX_BYTES} are read`, {
    disposition: 'give-up',
    details: { sizeBytes },
  });
}

const isMarkup = (content: string, contentType: string | null): boolean => {
  const type = contentType?.toLowerCase() ?? '';
  if (type.includes('html')) return true;
  const head = content.slice(0, 3000);
  return !type.startsWith('text/plain') && /^\s*</.test(head) && MARKUP.test(head);
};

function readBytes(bytes: Uint8Array, contentType: string | null): Source {
  if (bytes.length === 0) refuseEmpty('the body');
  refuseSize(bytes.length);
  // The shape of UTF-16 shows at once: a whole film need not be decoded to be told from an article.
  const { charset } = decodeBytes(bytes.subarray(0, HEAD_BYTES), contentType);
  const name = recogniseBinary(bytes, /^utf-(?:16|32)/.test(charset));
  if (name !== null) {
    throw new IngestError('not-an-article', `the body is no article: it looks like a ${name}`, {
      disposition: 'give-up',
      details: { looksLike: name },
    });
  }
  const decoded = decodeBytes(bytes, contentType);
  return {
    content: decoded.text,
    isHtml: isMarkup(decoded.text, contentType),
    charset: decoded.charset,
    charsetRule: decoded.rule,
    defects: decoded.defects,
  };
}

function openSource(input: ArticleInput): Source {
  if (input.bytes !== undefined) return readBytes(input.bytes, input.contentType ?? null);
  const content = input.html ?? input.text ?? '';
  if (content === '') refuseEmpty('the article');
  refuseSize(content.length);
  const isHtml = input.html !== undefined || /^\s*<(?:!doctype html|html)[\s>]/i.test(content.slice(0, 2000));
  return { content, isHtml, charset: null, charsetRule: null, defects: [] };
}

/** The text up to the last end of a line below the limit, and what to say about the rest. */
function limitText(text: string): { text: string; defects: readonly string[] } {
  if (text.length <= MAX_TEXT) return { text, defects: [] };
  const end = text.lastIndexOf('\n', MAX_TEXT);
  const kept = text.slice(0, end > MAX_TEXT / 2 ? end : MAX_TEXT);
  return { text: kept, defects: [`only the first ${kept.length} of ${text.length} characters were read`] };
}

const repaired = (text: string | null): string | null => (text === null ? null : normaliseLine(repairText(text).text) || null);

type Fields = Pick<Article, keyof ArticleSources | 'sources'>;

/** The values of fields and the rules that gave them. */
function fieldsOf(finds: Readonly<Record<keyof ArticleSources, Found | null>>): Fields {
  const each = (part: 'value' | 'rule'): ArticleSources => ({
    title: finds.title?.[part] ?? null,
    author: finds.author?.[part] ?? null,
    published: finds.published?.[part] ?? null,
    modified: finds.modified?.[part] ?? null,
    url: finds.url?.[part] ?? null,
    outlet: finds.outlet?.[part] ?? null,
    language: finds.language?.[part] ?? null,
  });
  return { ...each('value'), sources: each('rule') };
}

const repairedFind = (find: Found | null): Found | null => (find === null ? null : found(repaired(find.value), find.rule));
/** What came with the page or text: from the feed that named it, or from whoever asks. */
const given = (value: string | null | undefined): Found | null => found(value, 'given');

/** Plain text: what stands above the body and below it is told by the shape of the lines. */
function readPlain(source: Source, input: ArticleInput): Article {
  const { text, repairs, defects } = repairText(source.content);
  const lines = normaliseText(text).split('\n');
  const title = repaired(input.title ?? null);
  const head = readHead(lines, title);
  const body = lines.filter((_, index) => !head.cut.has(index));
  const cut = cutFurniture(body, { author: head.author, outlet: null });
  const article = normaliseText(cut.lines.join('\n'));
  if (article === '' && lines.length === 1 && furnitureKind(lines[0] ?? '') === null)
    return plainLine(source, input, { text: lines[0] ?? '', repairs, defects });
  return {
    ...fieldsOf({
      title: found(head.title, title === null ? 'headline' : 'given'),
      author: found(head.author, 'byline') ?? found(cut.author, 'credit'),
      published: found(head.published, 'date-line') ?? given(readPublished(input.published ?? '')),
      modified: null,
      url: given(input.url),
      outlet: null,
      language: found(detectLanguage(article), 'words'),
    }),
    text: article,
    charset: source.charset,
    charsetRule: source.charsetRule,
    repairs,
    furniture: [...lines.filter((_, index) => head.cut.has(index)), ...cut.furniture],
    defects: [...source.defects, ...defects, ...(article === '' ? ['no running text was found'] : [])],
  };
}

/** A single line is body, whatever it looks like. */
function plainLine(source: Source, input: ArticleInput, { text, repairs, defects }: RepairedText): Article {
  return {
    ...fieldsOf({
      title: given(repaired(input.title ?? null)),
      author: null,
      published: given(readPublished(input.published ?? '')),
      modified: null,
      url: given(input.url),
      outlet: null,
      language: found(detectLanguage(text), 'words'),
    }),
    text,
    charset: source.charset,
    charsetRule: source.charsetRule,
    repairs,
    furniture: [],
    defects: [...source.defects, ...defects, ...(text === '' ? ['no running text was found'] : [])],
  };
}

/** A page: metadata from its markup, the body from its blocks, then the same rules as for plain text. */
function readHtml(source: Source, input: ArticleInput): Article {
  const page = readPage(source.content, input.url ?? null);
  const limited = limitText(page.text);
  const { text, repairs, defects: unrepaired } = repairText(limited.text);
  const { fields } = page;
  const title = repairedFind(fields.title ?? given(input.title));
  const lines = normaliseText(text).split('\n');
  const head = readHead(lines, title?.value ?? '');
  const cut = cutFurniture(
    lines.filter((_, index) => !head.cut.has(index)),
    { author: fields.author?.value ?? head.author, outlet: fields.outlet?.value ?? null },
  );
  const article = normaliseText(cut.lines.join('\n'));
  const defects = [...source.defects, ...page.defects, ...limited.defects, ...unrepaired];
  if (article === '') defects.push('the page has no readable body');
  return {
    ...fieldsOf({
      title,
      author: repairedFind(firstFound(fields.author, found(head.author, 'byline'))),
      published: firstFound(fields.published, found(head.published, 'date-line'), given(readPublished(input.published ?? ''))),
      modified: fields.modified,
      url: firstFound(fields.url, given(input.url)),
      outlet: repairedFind(fields.outlet),
      language: firstFound(found(detectLanguage(article), 'words'), fields.language),
    }),
    text: article,
    charset: source.charset,
    charsetRule: source.charsetRule,
    repairs,
    furniture: [...page.furniture, ...lines.filter((_, index) => head.cut.has(index)), ...cut.furniture],
    defects,
  };
}

/**
 * Reads an article from a page, plain text or bytes: decoded, repaired, without page furniture, normalised.
 *
 * A page without a body is no error: its title and date are given, and a defect says what is missing.
 *
 * @throws IngestError `empty-article` for no input, `not-an-article` for a PDF, an image, an archive and the like,
 *   `too-large` above 20 MB.
 */
export function readArticle(input: ArticleInput): Article {
  const source = openSource(input);
  if (source.isHtml) return readHtml(source, input);
  const { text: content, defects } = limitText(source.content);
  return readPlain({ ...source, content, defects: [...source.defects, ...defects] }, input);
}

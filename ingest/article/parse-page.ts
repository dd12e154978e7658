import { type CheerioAPI, load } from 'cheerio';
import { DomHandler, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** A parsed page, and what of it was left out. */
export interface ParsedPage {
  readonly $: CheerioAPI;
  readonly defects: readonly string[];
}

/** Real pages stay far below. */
const MAX_DEPTH = 1500;
const MAX_ELEMENTS = 200_000;
const MAX_ATTRIBUTES = 64;

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const VOID = setOf('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr');
/** What may stand in the head of a page; anything else begins its body. */
const HEAD_CONTENT = setOf('base basefont bgsound link meta noscript script style template title');
/** Elements that no drawing holds: where one begins, the drawing was never closed. */
const NOT_DRAWN = setOf('article blockquote body br center div dl h1 h2 h3 h4 h5 h6 img li main nav ol p section span table ul');

const PARAGRAPH = setOf('p');
const CELLS = setOf('td th');
const HEADED = setOf('h1 h2 h3 h4 h5 h6 p');
const TERMS = setOf('dd dt');
const OPTIONS = setOf('option optgroup');
const RUBY = setOf('rt rp');

/** Elements that end where another one begins, their end tag being optional or forgotten. */
const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...'address article aside blockquote center details dialog div dl fieldset figcaption figure footer form header hr main nav ol p pre section table ul'
    .split(' ')
    .map((name) => [name, PARAGRAPH] as const),
  ...'h1 h2 h3 h4 h5 h6'.split(' ').map((name) => [name, HEADED] as const),
  ...'tbody thead tfoot'.split(' ').map((name) => [name, setOf('td th tr thead tbody')] as const),
  ['tr', setOf('tr td th')],
  ['td', CELLS],
  ['th', CELLS],
  ['li', setOf('li')],
  ['a', setOf('a')],
  ['dd', TERMS],
  ['dt', TERMS],
  ['option', OPTIONS],
  ['optgroup', OPTIONS],
  ['rt', RUBY],
  ['rp', RUBY],
]);

/**
 * Builds the tree of a page from what the tokenizer finds.
 *
 * Every tag costs the same however deep the page is nested; the parser of htmlparser2 looks through the stack of open
 * elements at every one. There is always a body, whatever the page leaves out. Drawings, comments and style sheets are
 * left out.
 */
class TreeBuilder implements TokenizerCallbacks {
  readonly handler = new DomHandler();
  readonly #html: string;
  readonly #stop: () => void;
  /** Names of the open elements, outermost first. */
  readonly #stack: string[] = [];
  readonly #open = new Map<string, number>();
  /** Open elements that are nested too deeply to be kept, by name. */
  readonly #flat = new Map<string, number>();
  readonly #once = new Set<string>();
  #name = '';
  #attributes: Record<string, string> = {};
  #attributeCount = 0;
  #attribute = '';
  #value = '';
  #textStart = -1;
  #textEnd = -1;
  #drawings = 0;
  #elements = 0;
  isDeep = false;

  constructor(html: string, stop: () => void) {
    this.#html = html;
    this.#stop = stop;
  }

  get isCut(): boolean {
    return this.#elements >= MAX_ELEMENTS;
  }

  /** The tokenizer tells a text in pieces where it holds what might have been a tag; they are read as one. */
  ontext(start: number, end: number): void {
    if (start !== this.#textEnd) {
      this.#endText();
      this.#textStart = start;
    }
    this.#textEnd = end;
  }

  ontextentity(codePoint: number): void {
    this.#endText();
    this.#read(String.fromCodePoint(codePoint));
  }

  #endText(): void {
    if (this.#textEnd > this.#textStart) this.#read(this.#html.slice(this.#textStart, this.#textEnd));
    this.#textStart = -1;
    this.#textEnd = -1;
  }

  onopentagname(start: number, end: number): void {
    this.#endText();
    this.#name = this.#html.slice(start, end).toLowerCase();
    this.#attributes = {};
    this.#attributeCount = 0;
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.#attributeCount >= MAX_ATTRIBUTES || Object.hasOwn(this.#attributes, this.#attribute)) return;
    this.#attributes[this.#attribute] = this.#value;
    this.#attributeCount += 1;
  }

  onopentagend(): void {
    if (this.#name === 'svg') this.#drawings += 1;
    else this.#enter(this.#name, this.#attributes);
  }

  onselfclosingtag(): void {
    if (this.#name !== 'svg') this.#enter(this.#name, this.#attributes);
  }

  onclosetag(start: number, end: number): void {
    this.#endText();
    const name = this.#html.slice(start, end).toLowerCase();
    if (name === 'svg') this.#drawings = Math.max(0, this.#drawings - 1);
    if (this.#drawings > 0 || name === 'body' || name === 'html') return;
    if (name === 'br') this.#enter('br', {});
    const flat = this.#flat.get(name) ?? 0;
    if (flat > 0) this.#flat.set(name, flat - 1);
    else if ((this.#open.get(name) ?? 0) > 0) while (this.#leave() !== name);
  }

  #read(text: string): void {
    if (this.#drawings > 0) return;
    const top = this.#stack.at(-1);
    if (top === 'style') return;
    if (top === undefined || top === 'html' || top === 'head') {
      if (!/\S/.test(text)) return;
      this.#beginBody();
    }
    this.handler.ontext(text);
  }

  /** The body of a page begins with the first thing that no head holds. */
  #beginBody(): void {
    if (this.#stack.at(-1) === 'head') this.#leave();
    if (!this.#once.has('body')) this.#enter('body', {});
  }

  #enter(name: string, attributes: Record<string, string>): void {
    if (this.#drawings > 0) {
      if (!NOT_DRAWN.has(name)) return;
      this.#drawings = 0;
    }
    if (name === 'html' || name === 'head' || name === 'body') {
      if (this.#once.has(name) || (name !== 'body' && this.#once.has('body'))) return;
      this.#once.add(name);
      if (name === 'body') while (this.#stack.length > 0 && this.#stack.at(-1) !== 'html') this.#leave();
    } else if (!HEAD_CONTENT.has(name)) {
      const top = this.#stack.at(-1);
      if (top === undefined || top === 'html' || top === 'head') this.#beginBody();
    }
    this.#endImplied(name);
    this.#add(name, attributes);
  }

  #endImplied(name: string): void {
    const ended = ENDED_BY.get(name);
    for (let top = this.#stack.at(-1); ended !== undefined && top !== undefined && ended.has(top); top = this.#stack.at(-1)) this.#leave();
  }

  #add(name: string, attributes: Record<string, string>): void {
    this.#elements += 1;
    if (this.#elements >= MAX_ELEMENTS) this.#stop();
    const isVoid = VOID.has(name);
    if (this.#stack.length >= MAX_DEPTH) {
      this.isDeep = true;
      if (!isVoid) this.#flat.set(name, (this.#flat.get(name) ?? 0) + 1);
      return;
    }
    this.handler.onopentag(name, attributes);
    if (isVoid) {
      this.handler.onclosetag();
      return;
    }
    this.#stack.push(name);
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
  }

  #leave(): string | undefined {
    const name = this.#stack.pop();
    if (name === undefined) return undefined;
    this.#open.set(name, (this.#open.get(name) ?? 0) - 1);
    this.handler.onclosetag();
    return name;
  }

  oncdata(start: number, end: number): void {
    this.#endText();
    this.#read(this.#html.slice(start, end));
  }

  isInForeignContext(): boolean {
    return this.#drawings > 0;
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    this.#endText();
  }
}

/** Parses a page in one pass and in linear time; a tree that would be too deep is kept flat, and one that is too large is cut. */
export function parsePage(html: string): ParsedPage {
  let tokenizer: Tokenizer | null = null;
  const builder = new TreeBuilder(html, () => tokenizer?.pause());
  tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  const defects = builder.isDeep ? [`more than ${MAX_DEPTH} nested elements: the rest was read without its structure`] : [];
  if (builder.isCut) defects.push(`more than ${MAX_ELEMENTS} elements: the rest was left out`);
  return { $: load(builder.handler.root, { xml: { xmlMode: false, decodeEntities: true } }), defects };
}

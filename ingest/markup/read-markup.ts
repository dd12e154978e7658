import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeHtmlReferences, decodeXmlReferences } from './decode-references.ts';
import { readPlainXml } from './read-plain-xml.ts';

/** What a reader of markup is told, in the order of the document. */
export interface MarkupHandler {
  /** `name` and the names of attributes are in lower case; `raw` is the tag as written. */
  open(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean, raw: () => string): void;
  close(name: string): void;
  /** Text with its references replaced. */
  text(text: string): void;
  /** `<!…>`, without its brackets. */
  declaration?(text: string): void;
}

/** How markup is read. */
export interface MarkupOptions {
  readonly xml: boolean;
  /** Replaces references in text and attribute values, instead of the rules of XML or HTML. */
  readonly decode?: (text: string) => string;
}

/** A running reader, to be stopped from within its handler. */
export interface MarkupReader {
  stop(): void;
}

const MAX_ATTRIBUTES = 64;
const MAX_VALUE_LENGTH = 65_536;
const MAX_NAME_LENGTH = 200;
const XML_NAME = /^[\p{L}_:][\p{L}\p{M}\p{N}\p{Pc}:.·-]*$/u;
const HTML_NAME = /^[a-z][a-z\d:_.-]*$/i;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Reads XML or HTML in one pass and in linear time, whatever is wrong with it.
 *
 * Stands on the tokenizer of htmlparser2 alone: its parser searches the stack of open elements at every tag, which is
 * quadratic in nested and unclosed ones.
 *
 * @param start - Gives the handler; what it is given stops the reading from within.
 */
export function readMarkup(markup: string, options: MarkupOptions, start: (reader: MarkupReader) => MarkupHandler): void {
  let tokenizer: Tokenizer | null = null;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    tokenizer?.pause();
  };
  const handler = start({ stop });
  // Between two tags the tokenizer of XML remembers nothing, so that it can take over at any of them.
  const plain = options.xml
    ? readPlainXml(markup, handler, { decode: options.decode ?? decodeXmlReferences, isStopped: () => isStopped })
    : 0;
  if (plain === markup.length || isStopped) return;
  const rest = plain === 0 ? markup : markup.slice(plain);
  // A line end behind the last tag is worth no tokenizer.
  if (options.xml && !rest.includes('<')) {
    handler.text((options.decode ?? decodeXmlReferences)(rest));
    return;
  }
  tokenizer = new Tokenizer(
    { xmlMode: options.xml, decodeEntities: false, recognizeSelfClosing: true },
    new Reading(rest, options, handler),
  );
  tokenizer.write(rest);
  tokenizer.end();
}

/** Turns the tokenizer's offsets into names, values and text. */
class Reading implements TokenizerCallbacks {
  private readonly source: string;
  private readonly handler: MarkupHandler;
  private readonly validName: RegExp;
  private readonly decodeText: (text: string) => string;
  private readonly decodeValue: (text: string) => string;
  private name = '';
  private tagStart = 0;
  private attributes: Map<string, string> | null = null;
  private attributeName = '';
  private value = '';

  constructor(source: string, options: MarkupOptions, handler: MarkupHandler) {
    this.source = source;
    this.handler = handler;
    this.validName = options.xml ? XML_NAME : HTML_NAME;
    this.decodeText = options.decode ?? (options.xml ? decodeXmlReferences : decodeHtmlReferences);
    this.decodeValue = options.decode ?? (options.xml ? decodeXmlReferences : (text) => decodeHtmlReferences(text, true));
  }

  ontext(start: number, end: number): void {
    this.handler.text(this.decodeText(this.source.slice(start, end)));
  }

  oncdata(start: number, end: number, offset: number): void {
    this.handler.text(this.source.slice(start, end - offset));
  }

  onopentagname(start: number, end: number): void {
    this.name = this.source.slice(start, end);
    this.tagStart = start - 1;
    this.attributes = null;
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.source.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value = end - start > MAX_VALUE_LENGTH ? '' : this.source.slice(start, end);
  }

  onattribend(): void {
    this.attributes ??= new Map();
    const { attributes, attributeName: name } = this;
    if (attributes.size < MAX_ATTRIBUTES && !attributes.has(name) && name.length <= MAX_NAME_LENGTH)
      attributes.set(name, this.decodeValue(this.value));
  }

  onopentagend(end: number): void {
    this.endOfTag(end, false);
  }

  onselfclosingtag(end: number): void {
    this.endOfTag(end, true);
  }

  onclosetag(start: number, end: number): void {
    const name = this.source.slice(start, end);
    if (this.isName(name)) this.handler.close(name.toLowerCase());
  }

  ondeclaration(start: number, end: number): void {
    this.handler.declaration?.(this.source.slice(start, end));
  }

  onattribentity(): void {}
  ontextentity(): void {}
  oncomment(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private isName(candidate: string): boolean {
    return candidate.length <= MAX_NAME_LENGTH && this.validName.test(candidate);
  }

  private endOfTag(end: number, selfClosing: boolean): void {
    const { tagStart } = this;
    const raw = (): string => this.source.slice(tagStart, end + 1);
    // "<3" and the like are text in XML mode too, where the tokenizer takes anything for a name.
    if (this.isName(this.name)) this.handler.open(this.name.toLowerCase(), this.attributes ?? NO_ATTRIBUTES, selfClosing, raw);
    else this.handler.text(this.decodeText(raw()));
  }
}

import { escapeMarkup, withoutForbidden } from './escape-markup.ts';
import { VOID } from './html-elements.ts';
import { safeUrl } from './resolve-url.ts';

const PLAIN_ATTRIBUTES = new Set(
  'abbr align alt colspan datetime dir height lang media rowspan scope span start title type value width'.split(' '),
);
const ADDRESS_ATTRIBUTES = new Set('cite href longdesc poster src usemap'.split(' '));
/** Addresses that may stay in cleaned HTML. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'ftp:', 'tel:', 'magnet:', 'geo:', 'sms:', 'xmpp:', 'news:']);
const MAX_DEPTH = 200;
const MAX_TAGS = 200_000;

/** HTML that grows tag by tag and is well-formed at the end. */
export class HtmlOutput {
  private readonly parts: string[] = [];
  private readonly open: string[] = [];
  private readonly openCount = new Map<string, number>();
  private tags = 0;

  text(text: string): void {
    this.parts.push(escapeMarkup(text));
  }

  /** Takes HTML that is clean and well-formed by itself. */
  clean(html: string): void {
    if (html !== '') this.parts.push(html);
  }

  /** Takes note of a start tag without attributes that its caller writes; false, and nothing is noted, where it is not to be written. */
  passStart(name: string): boolean {
    if (this.open.length >= MAX_DEPTH || this.tags >= MAX_TAGS) return false;
    this.tags += 1;
    if (!VOID.has(name)) this.push(name);
    return true;
  }

  /** Takes note of an end tag that its caller writes; false, and nothing is noted, where it ends another element than the innermost. */
  passEnd(name: string): boolean {
    if (this.open.at(-1) !== name) return false;
    this.pop();
    return true;
  }

  start(name: string, attributes: string, selfClosing: boolean): void {
    if (this.open.length >= MAX_DEPTH || ++this.tags > MAX_TAGS) return;
    this.parts.push(`<${name}${attributes}>`);
    if (VOID.has(name)) return;
    if (selfClosing) {
      this.parts.push(`</${name}>`);
      return;
    }
    this.push(name);
  }

  end(name: string): void {
    if ((this.openCount.get(name) ?? 0) === 0) return;
    while (this.open.length > 0 && this.endInnermost() !== name);
  }

  finish(): string {
    while (this.open.length > 0) this.endInnermost();
    return this.parts.join('');
  }

  private push(name: string): void {
    this.open.push(name);
    this.openCount.set(name, (this.openCount.get(name) ?? 0) + 1);
  }

  private pop(): string {
    const name = this.open.pop() ?? '';
    this.openCount.set(name, (this.openCount.get(name) ?? 1) - 1);
    return name;
  }

  private endInnermost(): string {
    const name = this.pop();
    this.parts.push(`</${name}>`);
    return name;
  }
}

/** Writes the attributes that a clean element may have, their addresses absolute. */
export function keptAttributes(attributes: Iterable<readonly [name: string, value: string]>, base: string | null): string {
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

/** What a character is to the tokenizer: bits, so that a run of several classes is asked for at once. */
export const CHARACTER = { space: 1, letter: 2, mark: 4, digit: 8, numeral: 16, sign: 32 } as const;

/** The UTF-16 units of a text, with a blank behind the last. */
export type Codes = Uint16Array;

/** Latin to Cyrillic, and general punctuation with its dashes and quotation marks: what texts in English are made of. */
const LISTED = 0x2100;
const BLANK = 0x20;
const LETTER = /^\p{L}/u;
const MARK = /^\p{M}/u;
const NUMERAL = /^\p{N}/u;
const CLASSES = Uint8Array.from({ length: LISTED }, (_, code) => classify(code));

/** Takes a text apart once: the engine has a dozen kinds of strings, and what asks them for characters one by one asks each time which it is. */
export function codesOf(text: string): Codes {
  const { length } = text;
  const codes = new Uint16Array(length + 1);
  for (let at = 0; at < length; at++) codes[at] = text.charCodeAt(at);
  codes[length] = BLANK;
  return codes;
}

/** The class at an offset by Unicode's categories: `digit` is 0 to 9 alone, `numeral` all other numbers, `mark` a combining one. */
export function classAt(codes: Codes, at: number): number {
  const code = codes[at] ?? BLANK;
  return code < LISTED ? (CLASSES[code] ?? CHARACTER.sign) : classify(codePointAt(codes, at));
}

/** How many UTF-16 units the character at an offset takes. */
export function widthAt(codes: Codes, at: number): number {
  const [code, next] = [codes[at] ?? BLANK, codes[at + 1] ?? BLANK];
  return code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000 ? 2 : 1;
}

/** The end of the run of characters of some classes, no blanks, that begins at an offset. */
export function endOfRun(codes: Codes, start: number, classes: number): number {
  let at = start;
  while ((classAt(codes, at) & classes) !== 0) at += widthAt(codes, at);
  return at;
}

const codePointAt = (codes: Codes, at: number): number =>
  widthAt(codes, at) === 2 ? 0x10000 + (((codes[at] ?? 0) - 0xd800) << 10) + ((codes[at + 1] ?? 0) - 0xdc00) : (codes[at] ?? 0);

function classify(codePoint: number): number {
  if (codePoint >= 48 && codePoint <= 57) return CHARACTER.digit;
  const character = String.fromCodePoint(codePoint);
  if (LETTER.test(character)) return CHARACTER.letter;
  if (/\s/.test(character)) return CHARACTER.space;
  if (MARK.test(character)) return CHARACTER.mark;
  return NUMERAL.test(character) ? CHARACTER.numeral : CHARACTER.sign;
}

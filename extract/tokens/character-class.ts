/** What a character is to the tokenizer: bits, so that a run of several classes is asked for at once. */
export const CHARACTER = { space: 1, letter: 2, mark: 4, digit: 8, numeral: 16, sign: 32 } as const;

/** Latin to Cyrillic, and general punctuation with its dashes and quotation marks: what texts in English are made of. */
const LISTED = 0x2100;
const LETTER = /^\p{L}/u;
const MARK = /^\p{M}/u;
const NUMERAL = /^\p{N}/u;
const CLASSES = Uint8Array.from({ length: LISTED }, (_, code) => classify(code));

/** The class at an offset by Unicode's categories: `digit` is 0 to 9 alone, `numeral` all other numbers, `mark` a combining one; `space` behind the end. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < LISTED) return CLASSES[code] ?? CHARACTER.sign;
  return at < text.length ? classify(text.codePointAt(at) ?? 0) : CHARACTER.space;
}

/** How many UTF-16 units the character at an offset takes. */
export const widthAt = (text: string, at: number): number =>
  text.charCodeAt(at) >= 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;

/** The end of the run of characters of some classes that begins at an offset. */
export function endOfRun(text: string, start: number, classes: number): number {
  let at = start;
  while (at < text.length && (classAt(text, at) & classes) !== 0) at += widthAt(text, at);
  return at;
}

function classify(codePoint: number): number {
  if (codePoint >= 48 && codePoint <= 57) return CHARACTER.digit;
  const character = String.fromCodePoint(codePoint);
  if (LETTER.test(character)) return CHARACTER.letter;
  if (/\s/.test(character)) return CHARACTER.space;
  if (MARK.test(character)) return CHARACTER.mark;
  return NUMERAL.test(character) ? CHARACTER.numeral : CHARACTER.sign;
}

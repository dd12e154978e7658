/** What is the same in its plain form: ASCII, and the dashes and quotation marks of the press. */
const IS_PLAIN = /^[\0-\x7f\u2013\u2014\u2018-\u201d]*$/;

/** Words and numbers in small letters without accents; thousands separators are dropped. */
export function wordsOf(text: string): string[] {
  const plain = IS_PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = plain
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .match(/\d+(?:[.,]\d+)*|\p{L}+/gu);
  return (words ?? []).map((word) => (word.includes(',') ? word.replaceAll(',', '') : word));
}

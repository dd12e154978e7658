const UPPER = /^\p{Lu}/u;
const [FIRST_UPPER, LAST_UPPER, BEHIND_ASCII] = [0x41, 0x5a, 0x80];

/** Whether a word begins with a capital letter: asked of every word several times over, so plain letters are told by their number. */
export function startsUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < BEHIND_ASCII ? code >= FIRST_UPPER && code <= LAST_UPPER : UPPER.test(text);
}

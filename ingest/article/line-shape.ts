const LIST_MARKER = /^(?:[-•‣▪●○◦*·–—]\s+|\d{1,2}[.)]\s)/;
const SENTENCE_END = /[.!?…。！？।॥؟۔][”"’'»)\]*]{0,3}\d{0,2}$/;
const ENDS_OPEN = /[:,;，、：；]$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

/** Runs of characters between blanks. */
export function countWords(line: string): number {
  let words = 0;
  let inWord = false;
  for (const character of line) {
    const blank = character === ' ';
    if (!blank && !inWord) words += 1;
    inWord = !blank;
  }
  return words;
}

/** True for "- …", "• …" and "1. …". */
export const isListItem = (line: string): boolean => LIST_MARKER.test(line);

/** A full stop, three closing marks and two figures. */
const LONGEST_END = 6;

/** True where a line ends as a sentence does, closing quotes and a footnote figure aside. */
export const endsSentence = (line: string): boolean => SENTENCE_END.test(line.length > LONGEST_END ? line.slice(-LONGEST_END) : line);

/** Scripts whose sentences end with a blank, if with anything. */
const UNPOINTED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Where the scripts of both kinds are: far cheaper to look for than the scripts themselves. */
const MAYBE_UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u19ff\u2e80-\uffff]/;

/** True for a line of running text: long enough, and ending as a sentence where its script marks that. */
export function isProse(line: string): boolean {
  if (line.length < 15) return false;
  const isUnspaced = MAYBE_UNSPACED.test(line);
  if (isUnspaced && line.length >= 30 && UNPOINTED.test(line)) return true;
  if (!endsSentence(line)) return line.length > 300;
  return isUnspaced && UNSPACED.test(line) ? line.length >= 15 : line.length >= 40 && hasWords(line, 7);
}

function hasWords(line: string, least: number): boolean {
  let words = line.startsWith(' ') ? 0 : 1;
  for (let at = line.indexOf(' '); at >= 0 && words < least; at = line.indexOf(' ', at + 1)) if (line[at + 1] !== ' ') words += 1;
  return words >= least;
}

/** True for a line that could be a headline or the label of a section: short, and not ending as a sentence or in a colon. */
export function isHeadingLike(line: string): boolean {
  if (line.length > 220 || isListItem(line) || ENDS_OPEN.test(line)) return false;
  return !/[.。।]$/.test(line) || /(?:\b[A-Z]\.){2,}$/.test(line);
}

/** What two lines have in common when case, quotes and punctuation are left out. */
export function foldLine(line: string): string {
  if (/^[\x20-\x7e]*$/.test(line))
    return line
      .toLowerCase()
      .replace(/[^a-z\d]+/g, ' ')
      .trim();
  return line
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

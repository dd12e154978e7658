/** What stands around a sign that lost bytes; a lost letter is shown as "?". */
export interface SignPlace {
  readonly before: string;
  readonly after: string;
  readonly language: string | null;
  /** The quotation mark that is open, or an empty string. */
  readonly open: string;
  /** So much of the line is certain that no letter of it can stand for itself. */
  readonly isCertain: boolean;
}

const LOW_OPENERS = new Set(['de', 'pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'sl', 'sr', 'bg', 'lt', 'lv', 'et', 'is', 'mk']);
/** Of those that open low, the ones that close as English opens. */
const CLOSES_AS_OPENER = new Set(['de', 'cs', 'sk', 'sl', 'bg', 'lt', 'et', 'is', 'mk']);
const LONG_DASH = new Set(['ru', 'es', 'pt', 'ro', 'zh']);
/** Behind these an apostrophe stands for a vowel; English and Turkish have theirs before an ending. */
const ELISION =
  /(?:^|[^\p{L}?])(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|(?:[dDnNsS]|[dDaA])(?:e|a|u)ll|[Aa]ll|[Uu]n|[OoDd]|[Qq]uest|aujourd)$/u;
const ENDING = /^(?:s|t|d|m|re|ll|ve)(?![\p{L}?])/u;
const LETTER = /[\p{L}\p{M}?\d]/u;
const ARABIC = /\p{Script=Arabic}/u;

const firstOf = (options: readonly string[], wanted: string): string | null => [...wanted].find((sign) => options.includes(sign)) ?? null;

function betweenLetters(options: readonly string[], { before, after, language, open, isCertain }: SignPlace): string | null {
  const last = before.at(-1) ?? '';
  const next = after[0] ?? '';
  if (ARABIC.test(last) || ARABIC.test(next)) return firstOf(options, '\u200c”’');
  if (ENDING.test(after) || ELISION.test(before) || language === 'fr' || language === 'it' || language === 'tr' || language === 'uk')
    return firstOf(options, '’”');
  if (/\d/.test(last) && /\d/.test(next)) return firstOf(options, '–’');
  // A language without blanks, or a bracketed ending behind a quotation.
  if (/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d?]/u.test(last)) return firstOf(options, open === '' ? '“”' : '”');
  if (language === 'en' && /[a-z]{4}$/.test(before) && /^[a-z]{4}/.test(after)) return firstOf(options, '—’');
  // The letter itself may be meant, in a line that was misread in part.
  return !isCertain && /[A-Za-z]/.test(last) && /[A-Za-z]/.test(next) ? null : firstOf(options, '’”—');
}

/** Chooses the quotation mark, dash, apostrophe or other sign that stood in a place, of those that its bytes allow. */
export function chooseSign(options: readonly string[], place: SignPlace): string | null {
  if (options.length === 1) return options[0] ?? null;
  const { before, after, language, open } = place;
  const last = before.at(-1) ?? '';
  const next = after[0] ?? '';
  const isBehind = LETTER.test(last);
  const isFollowed = LETTER.test(next);
  if (options.includes('№') && /^\s?\d/.test(after) && !isBehind) return '№';
  if (options.includes('€') && !options.includes('”')) return '€';
  if (isBehind && isFollowed) return betweenLetters(options, place);
  const isOpening = (last === '' || /[\s([{«—–]/.test(last)) && next !== '' && !/\s/.test(next);
  const isAlone = /\s/.test(last) && (next === '' || /\s/.test(next));
  const isStart = last === '' && /\s/.test(next);
  if (isAlone || isStart) return firstOf(options, language !== null && LONG_DASH.has(language) ? '—–”' : '–—”');
  if (isOpening && open === '') return firstOf(options, language !== null && LOW_OPENERS.has(language) ? '„“‘”' : '“‘„”');
  if (isOpening) return firstOf(options, '‘“„”');
  if (open === '„') return firstOf(options, language !== null && CLOSES_AS_OPENER.has(language) ? '“”' : '”“');
  if (open === '‘') return firstOf(options, '’”');
  if (open === '“') return firstOf(options, '”’');
  // With nothing open only an apostrophe or a dash may follow a word.
  if (isBehind && /[€$£(]/.test(next)) return firstOf(options, '—”');
  return firstOf(options, '’”“');
}

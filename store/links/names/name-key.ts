/** Who a name can be of: only names of the same class are compared. */
export type NameClass = 'person' | 'body';

const TITLES = new Set('mr mrs ms miss mx dr prof professor sir dame lord lady'.split(' '));
const LEGAL_FORMS = new Set(
  'ltd limited inc incorporated corp corporation co company plc llc llp gmbh ag sa nv bv ab asa oyj spa srl pty kk se'.split(' '),
);
/** Letters that are no letter with a mark. */
const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** The words of a name without case, marks and punctuation. */
function wordsOfName(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’ʼ.]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[øłđðþßæœı]/gu, (letter) => PLAIN[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/**
 * What spellings of one name have in common.
 *
 * Of a person: first and last names, without titles and initials between them; a last name alone, or with an initial before it, is nobody
 * else's. Of a body: its words without the article and the legal form.
 */
export function nameKey(name: string, nameClass: NameClass): string {
  const words = wordsOfName(name);
  const kept = nameClass === 'person' ? personWords(words) : bodyWords(words);
  return (kept.length === 0 ? words : kept).join(' ') || name;
}

function personWords(words: readonly string[]): readonly string[] {
  const own = words.slice(
    Math.max(
      0,
      words.findIndex((word) => !TITLES.has(word)),
    ),
  );
  // "J. Smith" is not known to be any "Jane A. Smith".
  return own.length < 3 || own[0]?.length === 1
    ? own
    : own.filter((word, place) => place === 0 || place === own.length - 1 || word.length > 1);
}

function bodyWords(words: readonly string[]): readonly string[] {
  const from = words[0] === 'the' ? 1 : 0;
  let to = words.length;
  while (to > from + 1 && LEGAL_FORMS.has(words[to - 1] ?? '')) to -= 1;
  return words.slice(from, to);
}

/** The initials between the first and the last name: two persons may differ in nothing else. */
export function middleInitials(name: string): string {
  const words = wordsOfName(name);
  return words
    .slice(1, -1)
    .filter((word) => word.length === 1)
    .join(' ');
}

const ACRONYM = /^\p{Lu}[\p{Lu}&.]{1,7}$/u;

/** Whether letters are an acronym of a name: the first letters of its words, in their order, small words left out or not. */
export function isAcronymOf(letters: string, name: string): boolean {
  if (!ACRONYM.test(letters)) return false;
  const wanted = letters.toLowerCase().replace(/[^\p{L}]/gu, '');
  const initials = wordsOfName(name).map((word) => word[0] ?? '');
  if (initials.length < 2 || wanted.length < 2 || wanted[0] !== initials[0]) return false;
  let next = 0;
  for (const initial of initials) if (initial === wanted[next]) next += 1;
  return next === wanted.length;
}

import { LETTER_FREQUENCIES } from './letter-frequencies.ts';

/** How often letters follow each other in one language, as ranks: the lower, the more often. */
type Model = ReadonlyMap<string, number>;

const FIRST_RANK = 0x30;
/** What a rank is taken for where the table does not hold it: letters and pairs that every language has. */
const USUAL = { blank: 4, letter: 9, pair: 15 };
const BACK_OFF = { toPair: 4, toLetter: 10, unknown: 45 };
const SCRIPTS: readonly (readonly [pattern: RegExp, languages: readonly string[]])[] = [
  [/\p{Script=Cyrillic}/u, ['ru', 'uk', 'bg', 'sr', 'mk']],
  [/\p{Script=Greek}/u, ['el']],
  [/\p{Script=Hebrew}/u, ['he']],
  [/\p{Script=Arabic}/u, ['ar', 'fa', 'ur']],
  [/\p{Script=Devanagari}/u, ['hi', 'mr']],
  [/\p{Script=Bengali}/u, ['bn']],
  [/\p{Script=Tamil}/u, ['ta']],
  [/\p{Script=Telugu}/u, ['te']],
  [/\p{Script=Gujarati}/u, ['gu']],
  [/\p{Script=Thai}/u, ['th']],
  [/\p{Script=Hangul}/u, ['ko']],
  [/[^\P{Script=Latin}ªº]/u, 'de fr es pt it nl no da sv fi pl cs sk sl hu ro hr lt lv et tr vi sq'.split(' ')],
];

const models = new Map<string, Model>();

function buildModel(frequencies: string): Model {
  const ranks = new Map<string, number>();
  for (const group of frequencies.split('|')) {
    const length = Number(group[0]);
    const rank = group.charCodeAt(1) - FIRST_RANK;
    for (let at = 2; at < group.length; at += length) ranks.set(group.slice(at, at + length), rank);
  }
  return ranks;
}

function modelOf(language: string): Model {
  const known = models.get(language);
  if (known !== undefined) return known;
  const model = buildModel(LETTER_FREQUENCIES[language] ?? '');
  models.set(language, model);
  return model;
}

/** The languages with a table that write in the script of a character. */
export const languagesOfScript = (character: string): readonly string[] => SCRIPTS.find(([pattern]) => pattern.test(character))?.[1] ?? [];

/**
 * How unlikely a letter is behind two others; all in lower case, a blank for what is no letter.
 *
 * Text of plain letters costs nothing, as the tables of languages in Latin letters leave it out.
 */
export function weighLetter(language: string, before: string, previous: string, letter: string): number {
  if (letter === ' ' && previous === ' ') return 0;
  if (before < '\u0080' && previous < '\u0080' && letter < '\u0080') return 0;
  const model = modelOf(language);
  const alone = (character: string): number => (character === ' ' ? USUAL.blank : (model.get(character) ?? USUAL.letter));
  const three = model.get(before + previous + letter);
  if (three !== undefined && !(before === ' ' && previous === ' ')) return three - (model.get(before + previous) ?? USUAL.pair);
  const two = model.get(previous + letter);
  if (two !== undefined) return two - alone(previous) + BACK_OFF.toPair;
  if (letter === ' ') return USUAL.blank + BACK_OFF.toLetter;
  const one = model.get(letter);
  if (one !== undefined) return one + BACK_OFF.toLetter;
  return letter < '\u0080' ? USUAL.letter + BACK_OFF.toLetter : BACK_OFF.unknown;
}

/** False where a language with a table never has a letter; true where nothing is known. */
export function hasLetter(language: string, letter: string): boolean {
  const model = modelOf(language);
  if (language === 'en') return letter < '\u0080';
  return model.size === 0 || model.has(letter.toLowerCase());
}

import { MODIFIERS_AFTER, MODIFIERS_BEFORE, type Modifier } from '../lexicon/measure-cues.ts';
import type { SentenceView } from './sentence-view.ts';

const LONGEST = 5;
/** What a phrase of degree ends with: before most figures stands none of these. */
const LAST_WORDS: ReadonlySet<string> = new Set([...MODIFIERS_BEFORE.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)));
const FIRST_WORDS_AFTER: ReadonlySet<string> = new Set([...MODIFIERS_AFTER.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? ''));
/** Behind these "up to" names the end of a rise: "went up to 5%". */
const MOTION = new Set('went go goes gone going moved moves edged crept ticked inched pushed bumped back'.split(' '));

/** A modifier, and the index of its first token; that of the figure itself where there is none. */
export interface ModifierPhrase {
  readonly modifier: Modifier | null;
  readonly start: number;
}

/** Reads the longest phrase of degree right before token `at`: "more than", "up to", "just under". */
export function readModifierBefore(view: SentenceView, at: number): ModifierPhrase {
  let phrase = '';
  let found: ModifierPhrase = { modifier: null, start: at };
  if (!LAST_WORDS.has(view.word(at - 1))) return found;
  for (let i = at - 1; i >= at - LONGEST; i--) {
    const word = view.word(i);
    if (word === '') break;
    phrase = phrase === '' ? word : `${word} ${phrase}`;
    const modifier = MODIFIERS_BEFORE.get(phrase);
    if (modifier && !(phrase === 'up to' && MOTION.has(view.word(i - 1)))) found = { modifier, start: i };
  }
  return found;
}

/** Reads a phrase of degree right behind a figure: "or more", "or so". */
export function readModifierAfter(view: SentenceView, end: number): Modifier | null {
  let phrase = '';
  let found: Modifier | null = null;
  if (!FIRST_WORDS_AFTER.has(view.word(end))) return null;
  for (let i = end; i < end + 3; i++) {
    const word = view.word(i);
    if (word === '') break;
    phrase = phrase === '' ? word : `${phrase} ${word}`;
    const modifier = MODIFIERS_AFTER.get(phrase);
    if (modifier && !(word === 'plus' && view.token(i + 1)?.kind === 'word')) found = modifier; // "50 per cent plus one share"
  }
  return found;
}

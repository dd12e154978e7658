import { SPEECH_FORMS } from '../../lexicon/cues.ts';
import { DAY_PARTS, TIME_PREPOSITIONS } from '../../lexicon/date-words.ts';
import { AMBIGUOUS_MONTHS, AMBIGUOUS_WEEKDAYS, MONTHS, WEEKDAYS } from '../../lexicon/months.ts';
import { TITLES } from '../../lexicon/titles.ts';
import { digitsAt, isCapitalised, isGlued, lowerAt, type Tokens } from './token-walk.ts';

/** Verbs and other words behind a sentence's first "May" or "March" that make it a word of its own kind. */
const AFTER_MAY_VERB = new Set(
  'the i we you he she they it be this that god not all a an have on for through past toward towards to'.split(' '),
);
/** What is counted by the month: "China May exports" names no person. */
const DATA_NOUNS = new Set(
  'exports imports shipments sales output production data figures prices deliveries inflation trade retail factory'.split(' '),
);
const NAMES_OF_PEOPLE = new Set(['may', 'march']);
const GIVEN_NAMES = new Set(['april', 'june']);
const NICKNAMES = new Set('black bloody super cyber good ash holy easter fat spy taco'.split(' '));
const PAPERS = new Set('times telegraph mirror express mail post herald star night-football'.split(' '));
const SENTENCE_END = new Set(['.', '!', '?', '…', '“', '”', '"', ':', ';', '(', '—', '•']);

/** Whether a token opens a sentence, so that its capital says nothing. */
export function opensSentence(tokens: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || SENTENCE_END.has(before.text);
}

/** Whether the month name at a token is one: "may", "march", "mar" and people called May are not. */
export function isMonthName(tokens: Tokens, at: number): boolean {
  const word = lowerAt(tokens, at);
  const monthBehind = /^[-–/]$/.test(lowerAt(tokens, at + 1)) && MONTHS.has(lowerAt(tokens, at + 2));
  const numberBehind =
    (monthBehind && isCapitalised(tokens, at)) || digitsAt(tokens, at + 1, 1, 4) !== null || digitsAt(tokens, at - 1, 1, 2) !== null;
  const capital = isCapitalised(tokens, at);
  if (isGlued(tokens, at + 1) && /^['’]$/.test(lowerAt(tokens, at + 1))) return false;
  const prepared = TIME_PREPOSITIONS.has(lowerAt(tokens, at - 1));
  if (!capital && (AMBIGUOUS_MONTHS.has(word) || word.length < 4)) return numberBehind && word !== 'may' && (word !== 'march' || prepared);
  if (!AMBIGUOUS_MONTHS.has(word)) return !(GIVEN_NAMES.has(word) && isGivenName(tokens, at)) && !isName(tokens, at);
  if (numberBehind) return true;
  if (word.length === 3 && word !== 'may') return prepared && !/^(?:of|as|at|and|or|for|last)$/.test(lowerAt(tokens, at - 1));
  if (SPEECH_FORMS.has(lowerAt(tokens, at + 1)) && !prepared) return false;
  if (opensSentence(tokens, at)) return !AFTER_MAY_VERB.has(lowerAt(tokens, at + 1)) && !isCapitalised(tokens, at + 1);
  return prepared || !isName(tokens, at);
}

/** A capitalised word before or behind that makes a month's or weekday's name part of a person's or event's: "Theresa May", "Long March". */
function isName(tokens: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind !== 'word' || DATA_NOUNS.has(lowerAt(tokens, at + 1))) return false;
  if (!isCapitalised(tokens, at - 1) || WEEKDAYS.has(before.lower) || MONTHS.has(before.lower)) return false;
  return NAMES_OF_PEOPLE.has(lowerAt(tokens, at)) && !TIME_PREPOSITIONS.has(before.lower) && !/^(?:the|a|its|their)$/.test(before.lower);
}

/** "June Halloran said", "said April Hu", "April Ross, a trader": a surname behind it, and what only a person does, is or is called. */
function isGivenName(tokens: Tokens, at: number): boolean {
  const before = lowerAt(tokens, at - 1);
  const joined = before === 'and' && isNameWord(tokens, at - 2); // "Petra Abel and June Stone"
  if (!isNameWord(tokens, at + 1) || (TIME_PREPOSITIONS.has(before) && !joined) || /^(?:the|a|its|their|this|last|next)$/.test(before))
    return false;
  if (SPEECH_FORMS.has(before) || TITLES.has(before.replace('.', ''))) return true;
  const behind = lowerAt(tokens, at + 2);
  if (SPEECH_FORMS.has(behind) || behind === 'who') return true;
  if (behind === 'and') return (isNameWord(tokens, at + 3) || GIVEN_NAMES.has(lowerAt(tokens, at + 3))) && isNameWord(tokens, at + 4);
  if (behind !== ',') return false;
  return /^(?:an?|the|who|whose|\d\d)$/.test(lowerAt(tokens, at + 3));
}

/** A capital and small letters, neither a month nor a weekday: "Halloran", not "WTI". */
function isNameWord(tokens: Tokens, at: number): boolean {
  const word = tokens[at];
  return word !== undefined && /^\p{Lu}\p{Ll}/u.test(word.text) && !MONTHS.has(word.lower) && !WEEKDAYS.has(word.lower);
}

/** Whether the weekday name at a token is one: "sat", "the Sun", "Wednesday Addams" and "Bloody Sunday" are not. */
export function isWeekdayName(tokens: Tokens, at: number): boolean {
  const word = lowerAt(tokens, at);
  if (NICKNAMES.has(lowerAt(tokens, at - 1)) && isCapitalised(tokens, at - 1)) return false;
  if (PAPERS.has(lowerAt(tokens, at + 1)) && isCapitalised(tokens, at + 1)) return false;
  if (AMBIGUOUS_WEEKDAYS.has(word)) {
    if (DAY_PARTS.has(lowerAt(tokens, at + 1))) return isCapitalised(tokens, at) || /^(?:fri|tue|thur?)$/.test(word); // "drinks fri night"
    const next = lowerAt(tokens, at + 1) === ',' ? at + 2 : at + 1;
    return isCapitalised(tokens, at) && (MONTHS.has(lowerAt(tokens, next)) || digitsAt(tokens, next, 1, 2) !== null || word === 'wed.');
  }
  // "Wednesday Addams is a hit": a first word with another capital behind it may be a name; "Friday President Bush" is old newswire.
  const opens = at === 0 || /^[.!?…]$/.test(lowerAt(tokens, at - 1));
  const next = tokens[at + 1];
  return !(
    opens &&
    next?.kind === 'word' &&
    next.spaced &&
    isCapitalised(tokens, at + 1) &&
    !MONTHS.has(next.lower) &&
    isCapitalised(tokens, at)
  );
}

import { CUE_FORMS } from './cues.ts';
import { TIME_WORDS } from './measure-cues.ts';

/** What a cue says of the words that it introduces. */
export type Stance = 'states' | 'warns' | 'denies' | 'urges' | 'welcomes' | 'criticises' | 'doubts' | 'promises' | 'expects';

/** Verbs and nouns of saying by what they add to it; those that are not here state. */
const BY_STANCE: Readonly<Record<Exclude<Stance, 'states'>, string>> = {
  warns: 'warn caution threaten alert menace warning warnings threat threats caution reminder',
  denies:
    'deny rebut refute repudiate disclaim reject refuse decline dismiss dispute contest disavow oppose contradict denial denials rebuttal refusal rejection',
  urges:
    'urge demand appeal plead press push recommend advise propose encourage implore exhort beseech order instruct request require invite lobby advocate prod petition counsel preach beg want need persuade challenge proposal recommendation appeal plea demand request advice',
  welcomes:
    'welcome hail praise applaud commend laud celebrate salute cheer embrace endorse back support favour favor appreciate rejoice admire trumpet tout enthuse gush toast bless congratulate thank credit boast brag crow praise welcome applause endorsement',
  criticises:
    'criticise criticize condemn denounce slam blast attack accuse blame decry deplore deride lambast lambaste mock ridicule scold castigate chide chastise rebuke reprimand bash rip skewer pan berate censure fault vilify disparage belittle object protest complain lament bemoan gripe grumble grouse rail fume fret rant rage scoff sneer snipe thunder hammer regret moan allege charge complaint criticism accusation accusations allegation allegations charge objection condemnation',
  doubts: 'doubt question suspect wonder query disbelieve mistrust doubts scepticism skepticism suspicion suspicions',
  promises:
    'promise pledge vow swear guarantee assure commit undertake reassure agree offer volunteer promise promises pledge vow assurance assurances guarantee commitment oath',
  expects:
    'expect predict forecast foresee anticipate project hope estimate reckon fear worry prophesy foretell dream wish aim intend plan bet speculate prediction predictions forecast forecasts projection hope hopes fear fears expectation expectations outlook estimate estimates concern worry',
};

/** Every word that has a stance of its own, with it. */
export const STANCE_WORDS: readonly (readonly [word: string, stance: Stance])[] = Object.entries(BY_STANCE).flatMap(([stance, words]) =>
  words.split(' ').map((word) => [word, stance as Stance] as const),
);

const STANCES: ReadonlyMap<string, Stance> = new Map(STANCE_WORDS);

/** Verbs that deny a thing once they are negated: "does not believe that …". */
const BELIEVING = new Set('believe think expect see consider feel foresee anticipate'.split(' '));
const NEGATIONS = new Set(
  "not never no n't hardly scarcely don't doesn't didn't won't isn't aren't can't cannot couldn't wouldn't".split(' '),
);

/** Verbs that urge with a preposition or infinitive behind them: "called for", "asked Tokyo to"; else they name and inquire. */
const ASKING = new Set(['ask', 'call']);
/** Verbs that urge where something should be: "suggested that mines should close", "insisted on a floor"; else they state. */
const SUGGESTING = new Set(['suggest', 'insist', 'argue', 'suggestion', 'insistence']);

/** Where and when something is insisted on: "on Tuesday", "on state television"; behind other words it is what for. */
const MEDIA = /^(?:state|television|social|\d+)$/;

/** The words that a cue stands among. */
export interface Surroundings {
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

/**
 * The stance of a cue; of a word that adds nothing to saying, or of a sign, it is `states`.
 *
 * @param cue - The cue as written: said, according to, warning.
 * @param around - The words right before and behind it, in lower case.
 */
export function stanceOf(cue: string, { before = [], after = [] }: Surroundings = {}): Stance {
  const words = cue.toLowerCase().split(/\s+/);
  const first = words[0] ?? '';
  const lemma = CUE_FORMS.get(first)?.lemma ?? first;
  const asks = ASKING.has(lemma) && after.slice(0, 3).some((word) => /^(?:for|on|upon|to)$/.test(word));
  const [joint = '', next = ''] = after;
  const isFor = /^(?:on|upon)$/.test(joint) && !TIME_WORDS.has(next.replace(/\.$/, '')) && !MEDIA.test(next);
  const wants = SUGGESTING.has(lemma) && (after.includes('should') || isFor);
  const agrees = lemma === 'agree' && after[0] !== 'to' && after.length > 0;
  const judges = lemma === 'dismiss' && after[0] === 'as';
  const stance =
    asks || wants ? 'urges' : judges ? 'criticises' : agrees ? 'states' : (STANCES.get(first) ?? STANCES.get(lemma) ?? 'states');
  if (!before.some((word) => NEGATIONS.has(word.replace('’', "'")) || word.replace('’', "'").endsWith("n't"))) return stance;
  if (BELIEVING.has(lemma)) return 'doubts';
  return stance === 'states' ? 'states' : negated(stance);
}

/** "did not deny", "has no doubt": what is left is a statement; "does not welcome" is criticism. */
const negated = (stance: Stance): Stance => (stance === 'welcomes' ? 'criticises' : 'states');

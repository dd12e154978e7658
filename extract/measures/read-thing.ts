import { MODIFIERS_BEFORE } from '../lexicon/measure-cues.ts';
import { IGNORED_WORDS, MEASURED_NOUNS, type MeasuredThing, PRICE_VERBS, STAGE_VERBS, STAGES } from '../lexicon/measured-things.ts';
import { type FigureContext, wordsIn } from './context.ts';

const LOOK_BACK = 6;

/** What is measured: by the nouns of the phrase, its stage, or the verb that has the figure for its object. */
export function readThing(context: FigureContext): MeasuredThing | null {
  const { figure, elements, of } = context;
  const words = wordsIn(of);
  const nouns = new Set(words.flatMap((word) => MEASURED_NOUNS.get(word) ?? []));
  const stages = new Set(words.flatMap((word) => STAGES.get(word) ?? []));
  if (nouns.has('processing') || stages.has('processing')) {
    for (const noun of ['quota', 'capacity'] as const) if (nouns.has(noun)) return nouns.has('output') ? null : `processing-${noun}`;
  }
  if (nouns.has('quota') && nouns.has('exports')) return nouns.size === 2 ? 'export-quota' : null;
  // "the quota for mining", "the price of imports": one of them governs, and it is not worth a guess.
  const main = [...nouns].filter((noun) => noun !== 'output' || !nouns.has('quota'));
  if (main.length > 1 || stages.size > 1) return null;
  const [thing] = main;
  const [stage] = stages;
  if (thing === 'quota')
    return isBare(context) && /\bexport (?:quota|limit|cap|ceiling)/.test(context.previous.join(' ')) ? 'export-quota' : thing;
  if (thing === 'processing' && figure.role === 'change' && isSetByGovernment(context)) return 'processing-quota';
  if (thing === 'supply' || thing === 'output') return stage ?? thing;
  if (thing) return thing;
  if (figure.role === 'share') return elements.length > 0 ? (stage ?? sharedThing(context)) : thingInOtherWords(context);
  return figure.role === 'change' ? (thingWithoutNoun(context) ?? null) : null;
}

/** Whether the phrase names nothing but the kind of thing: "the price", "its exports", "the metal". */
export function isBare({ of, named, elements }: FigureContext): boolean {
  return (
    elements.length === 0 &&
    wordsIn(of).every((word) => IGNORED_WORDS.has(word) || MEASURED_NOUNS.has(word) || STAGES.has(word) || named.has(word))
  );
}

function thingWithoutNoun(context: FigureContext): MeasuredThing | null {
  const { figure, before, after, elements, of, previous } = context;
  const words = wordsIn(of);
  const nearest = before.slice(-4);
  if (elements.length > 0) {
    const counted = countedThing(before, words[0] ?? '');
    if (counted) return counted;
    const bare = words.every((word) => IGNORED_WORDS.has(word) || elements.some(({ text }) => text.toLowerCase().includes(word)));
    return bare && [figure.text.toLowerCase(), ...nearest].some((word) => PRICE_VERBS.has(word)) ? 'price' : null;
  }
  if (words.length > 0)
    return isBare(context) && /^(?:more expensive|dearer|cheaper|costlier|more costly)\b/.test(after.slice(0, 2).join(' '))
      ? 'price'
      : null;
  const fronted = frontedThing(before, previous);
  if (fronted) return fronted;
  // "a rally of 180 per cent" of the prices that open the sentence.
  if (nearest.at(-1) === 'of' && RALLIES.has(nearest.at(-2) ?? '')) return before.some((word) => /^prices?$/.test(word)) ? 'price' : null;
  if (before.some((word) => ALLOWS.has(word)) && before.includes('exports') && CUTS.has(after[0] ?? '')) return 'export-quota';
  return PRONOUNS.has(nearest.at(-1) ?? '') && PRICE_VERBS.has(figure.text.toLowerCase()) && speaksOfPrice(previous) ? 'price' : null;
}

const COUNTED: readonly (readonly [RegExp, MeasuredThing])[] = [
  [/^(?:export|shipp)/, 'exports'],
  [/^import/, 'imports'],
  [/^(?:produc|mined|smelt)/, 'output'],
];
const WEIGHTS = /^(?:tonnes?|tons?|kilograms?|kilos|kg|pounds|lbs?)$/;
/** "exported 5,000 metric tons of": a verb, how many, and of what. */
const LONGEST_COUNT = 6;

/** "China exported 5,000 tons of magnets in October, 5 per cent more than in September": what the country did with so much of it. */
function countedThing(before: readonly string[], first: string): MeasuredThing | null {
  const at = before.findIndex((word, index) => word === 'of' && WEIGHTS.test(before[index - 1] ?? '') && before[index + 1] === first);
  if (at < 0) return null;
  const things = before.slice(Math.max(0, at - LONGEST_COUNT), at).flatMap((word) => COUNTED.find(([verb]) => verb.test(word))?.[1] ?? []);
  return things.length === 1 ? (things[0] ?? null) : null;
}

const RALLIES: ReadonlySet<string> = new Set('rally gain rise increase surge climb advance jump fall slide drop decline slump'.split(' '));
const ALLOWS: ReadonlySet<string> = new Set('allow allows allowed permit permits permitted'.split(' '));
const CUTS: ReadonlySet<string> = new Set('cut reduction decrease drop increase rise'.split(' '));
const PRONOUNS: ReadonlySet<string> = new Set(['it', 'they']);

/** "its price", "prices" with nothing else before it. */
const speaksOfPrice = (words: readonly string[]): boolean =>
  words.some((word, at) => /^prices?$/.test(word) && /^(?:its|the|their|whose|,|)$/.test(words[at - 1] ?? ''));

/** "For smelting and separation the reduction is 12 per cent", where the sentence before speaks of a limit. */
function frontedThing(before: readonly string[], previous: readonly string[]): MeasuredThing | null {
  const end = before.indexOf('the');
  if (before[0] !== 'for' || end < 0 || !CUTS.has(before[end + 1] ?? '')) return null;
  const things = new Set(before.slice(1, end).flatMap((word) => MEASURED_NOUNS.get(word) ?? []));
  if (things.size !== 1 || !previous.some((word) => MEASURED_NOUNS.get(word) === 'quota')) return null;
  return things.has('processing') ? 'processing-quota' : things.has('output') ? 'quota' : null;
}

/** "produced 2 million tonnes of nickel in 2025, or 67 per cent of the global total": what was done with so much of it. */
function thingInOtherWords({ before, of }: FigureContext): MeasuredThing | null {
  const or = before.at(-1) === 'or' ? -1 : MODIFIERS_BEFORE.has(before.at(-1) ?? '') && before.at(-2) === 'or' ? -2 : 0;
  if (or === 0 || !/\b(?:total|supply|output|production|market)$/i.test(of) || !/\b(?:world|global)/i.test(of)) return null;
  const words = before.slice(-FARTHEST_VERB, or);
  if (words.some((word) => WORKS.test(word))) return null;
  const things = words.flatMap((word) => COUNTED.find(([verb]) => verb.test(word))?.[1] ?? []);
  return things.length === 1 && words.some((word) => WEIGHTS.test(word)) ? (things[0] ?? null) : null;
}

const WORKS = /^(?:mines?|plants?|projects?|smelters?|refiner(?:y|ies)|works|sites?|deposits?|compan(?:y|ies)|firms?|groups?|it|which)$/;
const FARTHEST_VERB = 20;

/** A ministry that trims separation sets its limit. */
function isSetByGovernment({ beside, figure, before }: FigureContext): boolean {
  const sets = before.some((word) => /^(?:trim|cut|lower|rais|reduc|set)(?:s|e|es|ed|med|ting)?$/.test(word));
  return sets && beside.some((mention) => mention.end <= figure.start && 'type' in mention && mention.type === 'government');
}

/** What a share of a material is of: who supplies the world makes it, who supplies a country makes so much of that country's supply. */
function sharedThing({ before, after, owners, doers, sources }: FigureContext): MeasuredThing | null {
  if (MAKES.test(before.slice(-NEAR).join(' '))) return 'output';
  const comes = sources.length > 0 && COMES.test(after.slice(0, 2 * LOOK_BACK).join(' '));
  const thing = verbOf(before, after) ?? (comes ? 'supply' : null);
  if (thing !== 'supply') return thing;
  const isOfCountry = owners.length > 0 && owners[0] !== doers[0];
  if (isOfCountry || sources.length > 0) return 'supply';
  return before.slice(-LOOK_BACK).some((word) => GETS.test(word)) ? null : 'output';
}

const GETS = /^(?:gets?|got|obtain|receive)/;
const COMES = /\bc(?:omes?|ame|oming) from\b/;
const NEAR = 3;
const MAKES = /\b(?:makes?|made|making|manufactures?|manufactured)\b(?! (?:up|it|sense)\b)/;

/** "70 per cent is mined in Congo, and 75 per cent is refined in China": where the second clause begins. */
const JOINTS: ReadonlySet<string> = new Set(['and', 'but', 'while', 'whereas']);
const isJoint = (words: readonly string[], at: number): boolean =>
  words[at] === ';' || (words[at] === ',' && JOINTS.has(words[at + 1] ?? ''));
function untilClause(words: readonly string[]): readonly string[] {
  const end = words.findIndex((_, at) => isJoint(words, at));
  return end < 0 ? words : words.slice(0, end);
}

/** "China refines 90 per cent of …", "90 per cent of … is refined in China": the nearest such verb, if no other one contests it. */
function verbOf(before: readonly string[], after: readonly string[]): MeasuredThing | null {
  const near = before.slice(-LOOK_BACK);
  const left = near.flatMap((word) => STAGE_VERBS.get(word) ?? []);
  const right = new Set(
    untilClause(after.slice(0, 2 * LOOK_BACK)).flatMap((word) => STAGES.get(word) ?? (/^(?:produced|made)$/.test(word) ? 'output' : [])),
  );
  const own = right.size === 1 ? ([...right][0] ?? null) : null;
  // "…, and 75 per cent is refined in China": what its own clause says.
  if (own && near.some((_, at) => isJoint(near, at))) return own;
  // "mines and refines some 80 per cent": the share holds for both.
  const joined =
    left.length === 2 &&
    left[0] === 'output' &&
    left[1] === 'processing' &&
    near[near.findIndex((word) => STAGE_VERBS.has(word)) + 1] === 'and';
  if (joined) return 'output';
  if (left.length > 0) return left.every((thing) => thing === left[0]) ? (left[0] ?? null) : null;
  return own;
}

import { TIME_WORDS } from '../lexicon/measure-cues.ts';
import { IGNORED_WORDS, MEASURED_NOUNS, type MeasuredThing, PRICED_GOODS, STAGES } from '../lexicon/measured-things.ts';
import { type FigureContext, hasOtherDoer, type MeasureKey, makeKey, wordsIn } from './context.ts';
import { readPlaces, readTariffPlaces } from './read-places.ts';
import { isBare, readThing } from './read-thing.ts';
import { readSpecialMeasure } from './special-measures.ts';
import { countriesOf, nameMaterials } from './surroundings.ts';

/** The measure key of a figure, or null where the words leave open what, of whom or where is measured. */
export function readMeasureKey(context: FigureContext): MeasureKey | null {
  const special = readSpecialMeasure(context);
  if (special) return special;
  const thing = readThing(context);
  if (!thing || isNoFact(context, thing)) return null;
  if (thing === 'tariff') return readTariff(context);
  const measure = nameOf(context, thing);
  const subject = measure && subjectOf(context, thing);
  if (!measure || !subject) return null;
  const places = readPlaces(context, thing, measure);
  return places && makeKey(measure, subject, places.region, places.counterpart);
}

const HEDGED: ReadonlySet<string> = new Set('could may might would if unless should'.split(' '));
const FORECAST = /^(?:will|expects?|expected|forecasts?|predicts?|predicted|likely|'ll|set|aims?|plans?|hopes?)$/;
const REACH_OF_DOUBT = 16;
/** "output at its mine in Chile": of works that have no name here, and not of the country. */
const AT_OWN_WORKS =
  /\b(?:at|from) (?:its|their|his|her|a|an|one|two|three|both|all|several|some) (?:[a-z]+ )?(?:(?:mine|plant|smelter|site|project|operation|unit|work)s?|refiner(?:y|ies)|facilit(?:y|ies))\b/;
const TREATS = /^(?:min|extract|process|refin|recycl|smelt|separat|stockpil)(?:e|es|s|ed|ing)?$/;

const BEFORE_MONTH = /^(?:in|of|since|until|by|from|to|and|early|mid|late|last|this|on|for|between|through|\d+|[-–])$/;

/** Whether it only might be; "in May" is a month. */
const isHedged = (words: readonly string[]): boolean =>
  words.some((word, at) => HEDGED.has(word) && !(word === 'may' && BEFORE_MONTH.test(words[at - 1] ?? '')));

/** What could be, what is said of a peak, of others' prices or of one of several works, and a loss of a share: none of them is a figure that others can contradict. */
function isNoFact(context: FigureContext, thing: MeasuredThing): boolean {
  const { figure, before, after, of } = context;
  if (AT_OWN_WORKS.test(of)) return true;
  // "mine 10 per cent, process 40 per cent and recycle 25 per cent of its demand": each is another share of it.
  if (figure.role === 'share') return figure.direction !== null || (thing === 'demand' && TREATS.test(before.at(-1) ?? ''));
  if (figure.role !== 'change') return false;
  if (isHedged(before.slice(-REACH_OF_DOUBT))) return true;
  const rest = after.slice(0, REACH_OF_BASE).join(' ').split(/[;:.]/, 1)[0] ?? '';
  if (/\b(?:peaks?|highs?|lows?|record|average)\b/.test(rest)) return true;
  if (thing !== 'price') return false;
  const isOfSeller = /^(?:their|our|your|his|her|my)\b/i.test(of) || (/^its\b/i.test(of) && hasOtherDoer(context));
  return isOfSeller || /^(?:above|below)$/.test(after[0] ?? '');
}

function nameOf({ figure, of, after, before }: FigureContext, thing: MeasuredThing): string | null {
  const { role, unit } = figure;
  // Points are of a share, and the sentence seldom says which.
  if (unit === 'percentage-point' || unit === 'basis-point') return null;
  if (role === 'share' || wordsIn(of).includes('share'))
    return unit === 'percent' && role !== 'change' && role !== 'from' && thing !== 'price' ? `share-of-${thing}` : null;
  if (role !== 'change') return null;
  // What a change is counted from makes it another figure: a month may be up on the month before, and down on the year.
  const rest = after.slice(0, REACH_OF_BASE).join(' ').split(OTHER_FIGURE, 1)[0] ?? '';
  const base = ON_YEAR.test(rest) ? '-on-year' : ON_PERIOD.test(rest) ? '-on-period' : '';
  // What is decided for next year is decided; what is expected of it is another's guess.
  const isForecast = !/quota$/.test(thing) && before.slice(-REACH_OF_DOUBT).some((word) => FORECAST.test(word));
  return `${thing}-change${base}${isForecast ? '-forecast' : ''}`;
}

const REACH_OF_BASE = 14;
/** The clause ends, or another figure begins: "5 per cent fewer than in May but 16 per cent more than a year ago". */
const OTHER_FIGURE = /[;:.]|\b(?:but|and|while|or) (?:[a-z]+ )?\d|\d (?:%|per ?cent)/;
const ON_YEAR =
  /\b(?:a year (?:earlier|ago|before)|year (?:- )?on (?:- )?year|year (?:- )?over (?:- )?year|on the year|last year|same (?:period|month|quarter|time) (?:of|in|last|a year))\b/;
const ON_PERIOD =
  /\b(?:previous|preceding|prior) (?:day|week|month|quarter)\b|\b(?:month|quarter|week) (?:earlier|before)\b|\b(?:month|quarter|week) (?:- )?(?:on|over) (?:- )?(?:month|quarter|week)\b/;

/** The material by its symbols or group, with the nouns that say what is made of it; null where neither is named nor can be known. */
function subjectOf(context: FigureContext, thing: MeasuredThing): string | null {
  const { elements, named, of, around, beside, figure } = context;
  const words = wordsIn(of);
  const rest = restOf(words, named);
  // "demand for it": whose demand and for what stands elsewhere.
  if (rest.some((word) => POINTING.has(word))) return null;
  if (elements.length > 0) return [nameMaterials(elements), ...rest].join(' ');
  if (rest.length > 0) return thing !== 'price' || rest.some((word) => PRICED_GOODS.has(word)) ? rest.join(' ') : null;
  if (!isBare(context)) return null;
  if (thing === 'processing-quota' && context.limit) return context.limit.subject;
  const own = words.length === 0 ? beside.filter(({ kind, end }) => kind === 'element' && end <= figure.start) : [];
  if (own.length === 1) return nameMaterials(own);
  return around.material();
}

const POINTING: ReadonlySet<string> = new Set(
  'it them they this that these those one ones both others another batch tranche round phase'.split(' '),
);

function restOf(words: readonly string[], named: ReadonlySet<string>): readonly string[] {
  const rest = words
    .filter(
      (word) => !IGNORED_WORDS.has(word) && !TIME_WORDS.has(word) && !named.has(word) && !MEASURED_NOUNS.has(word) && !STAGES.has(word),
    )
    .map((word) => word.replace(/(?<=[^s])s$/, ''));
  // A battery pack is a pack.
  const isCell = rest.some((word) => word === 'pack' || word === 'cell');
  return [...new Set(rest.filter((word) => !isCell || word !== 'battery'))].sort();
}

/** "a duty of 60 per cent on Chinese graphite": what it is levied on may stand behind the figure; the rate before is no rate that holds. */
function readTariff(context: FigureContext): MeasureKey | null {
  const { figure, elements, named, owners, of } = context;
  if (figure.unit !== 'percent') return null;
  const rest = restOf(wordsIn(of), named);
  const kinds = rest.filter((word) => KINDS_OF_DUTY.has(word));
  const inside = [nameMaterials(elements), ...rest.filter((word) => !KINDS_OF_DUTY.has(word))].filter(Boolean).join(' ');
  const behind = inside === '' ? goodsBehind(context) : null;
  const goods = inside || behind?.subject;
  const subject = goods && [goods, ...kinds].join(' ');
  const payers = behind?.payers ?? owners;
  if (!subject || payers.length > 1) return null;
  const [payer = null] = payers;
  const places = readTariffPlaces(context, payer);
  // What was lifted or waived is a rate that held before.
  const isPast = figure.role === 'from' || (figure.role === 'rate' && figure.direction === 'down');
  const measure = figure.role === 'change' ? 'tariff-change' : isPast ? 'tariff-rate-before' : 'tariff-rate';
  return places && makeKey(measure, subject, places.region, places.counterpart);
}

/** Duties that are levied on top of others, and are no rate of the same tariff. */
const KINDS_OF_DUTY: ReadonlySet<string> = new Set('anti dumping antidumping countervailing safeguard'.split(' '));

const MOST_GOODS = 9;
const MOST_BEFORE_DUTY = 5;
const ENDS_GOODS: ReadonlySet<string> = new Set(
  ', . ; : – — % percent per cent from in to by as since at that which after starting beginning up down'.split(' '),
);

/** The phrase behind "on", beside the figure or between the duty and it. */
function goodsBehind({ figure, before, after, beside }: FigureContext): { subject: string; payers: readonly string[] } | null {
  const noun = before.findLastIndex((word) => MEASURED_NOUNS.get(word) === 'tariff');
  const between = noun < 0 ? [] : before.slice(noun);
  // "duties of 60 per cent on graphite", "a 60 per cent import duty on graphite"
  const duty = after.slice(0, MOST_BEFORE_DUTY).findIndex((word) => MEASURED_NOUNS.get(word) === 'tariff');
  const isAfter = after[0] === 'on' || (duty >= 0 && after[duty + 1] === 'on');
  const all = isAfter ? after : between;
  const on = all.indexOf('on');
  if (on < 0) return null;
  const goods = all.slice(on + 1, on + 1 + MOST_GOODS);
  const end = goods.findIndex((word) => ENDS_GOODS.has(word));
  const text = goods.slice(0, end < 0 ? goods.length : end);
  const words = new Set(text.flatMap((word) => wordsIn(word)));
  const within = beside.filter(
    (mention) => mention.start >= figure.end === isAfter && wordsIn(mention.text).every((word) => words.has(word)),
  );
  const named = new Set(within.flatMap((mention) => wordsIn(mention.text)));
  const elements = within.filter(({ kind }) => kind === 'element');
  const subject = [nameMaterials(elements), ...restOf([...words], named)].filter(Boolean).join(' ');
  return subject === '' ? null : { subject, payers: countriesOf(within) };
}

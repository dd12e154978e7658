import type { Mention } from '../extractor.ts';
import { IGNORED_WORDS, MEASURED_NOUNS, type MeasuredThing, PRICE_VERBS, STAGE_VERBS, STAGES } from '../lexicon/measured-things.ts';
import type { PercentageMention } from '../links/linked.ts';

/** What a figure measures, in words that are the same in every article. */
export interface MeasureKey {
  /** Of what: `share-of-output`, `export-change`, `tariff-rate`. */
  readonly measure: string;
  /** Symbols or the group of the material, with what is made of it: `Ga`, `rare-earths magnet`. */
  readonly subject: string;
  /** The country it is said of; null where it is the world's or none is needed. */
  readonly region: string | null;
  /** The second country: of a share of imports, where they come from; of a tariff, whose goods pay it. */
  readonly counterpart: string | null;
  /** All parts in one text, the same for figures that can be compared: `share-of-output|Ga|China|`. */
  readonly key: string;
}

/** A figure with what stands around it in its sentence. */
export interface FigureContext {
  readonly figure: PercentageMention;
  /** Text of the phrase that it measures. */
  readonly of: string;
  /** Words of the sentence before the figure, the nearest last, and behind it; in lower case. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Elements inside the phrase that it measures. */
  readonly elements: readonly Mention[];
  /** Countries inside that phrase, before the figure, and behind it with "in", "from" or "by" before them; each once, in order. */
  readonly owners: readonly string[];
  readonly doers: readonly string[];
  readonly sources: readonly string[];
  /** Surface words of actors and elements in the phrase, in lower case. */
  readonly named: ReadonlySet<string>;
}

const LOOK_BACK = 6;

/** The measure key of a figure, or null where the words leave open what, of whom or where is measured. */
export function readMeasureKey(context: FigureContext): MeasureKey | null {
  const words = context.of.toLowerCase().match(/\p{L}+/gu) ?? [];
  const thing = thingOf(context, words);
  const measure = thing && nameOf(context.figure, thing, words);
  const subject = measure && subjectOf(context, words);
  if (!measure || !subject) return null;
  const places = placesOf(context, thing, measure);
  if (!places) return null;
  const { region, counterpart } = places;
  return { measure, subject, region, counterpart, key: [measure, subject, region ?? '', counterpart ?? ''].join('|') };
}

/** What is measured: by the nouns of the phrase, its stage, or the verb that has the figure for its object. */
function thingOf({ figure, before, after, elements }: FigureContext, words: readonly string[]): MeasuredThing | null {
  const nouns = new Set(words.flatMap((word) => MEASURED_NOUNS.get(word) ?? []));
  const stages = new Set(words.flatMap((word) => STAGES.get(word) ?? []));
  if (nouns.has('processing') || stages.has('processing')) {
    for (const noun of ['quota', 'capacity'] as const) if (nouns.has(noun)) return nouns.has('output') ? null : `processing-${noun}`;
  }
  // "the quota for mining", "the price of imports": one of them governs, and it is not worth a guess.
  const main = [...nouns].filter((noun) => noun !== 'output' || !nouns.has('quota'));
  if (main.length > 1) return null;
  if (stages.size > 1) return null;
  const [stage] = stages;
  if (main[0] === 'supply' || main[0] === 'output') return stage ?? main[0];
  if (main[0]) return main[0];
  if (elements.length === 0) return null;
  if (figure.role === 'share') return stage ?? verbOf(before, after);
  const bare = words.every((word) => IGNORED_WORDS.has(word) || elements.some(({ text }) => text.toLowerCase().includes(word)));
  return figure.role === 'change' && bare && [figure.text.toLowerCase(), ...before.slice(-4)].some((word) => PRICE_VERBS.has(word))
    ? 'price'
    : null;
}

/** "China refines 90 per cent of …", "90 per cent of … is refined in China": the nearest such verb, if no other one contests it. */
function verbOf(before: readonly string[], after: readonly string[]): MeasuredThing | null {
  const left = before.slice(-LOOK_BACK).flatMap((word) => STAGE_VERBS.get(word) ?? []);
  if (left.length > 0) return left.every((thing) => thing === left[0]) ? (left[0] ?? null) : null;
  const right = new Set(
    after.slice(0, 2 * LOOK_BACK).flatMap((word) => STAGES.get(word) ?? (/^(?:produced|made)$/.test(word) ? 'output' : [])),
  );
  return right.size === 1 ? ([...right][0] ?? null) : null;
}

function nameOf({ role, unit }: PercentageMention, thing: MeasuredThing, words: readonly string[]): string | null {
  // Points are of a share, and the sentence seldom says which.
  if (unit === 'percentage-point' || unit === 'basis-point') return null;
  if (thing === 'tariff') return role === 'change' ? 'tariff-change' : 'tariff-rate';
  if (role === 'share' || words.includes('share'))
    return unit === 'percent' && role !== 'change' && thing !== 'price' ? `share-of-${thing}` : null;
  return role === 'change' ? `${thing}-change` : null;
}

/** The material by its symbols or group, with the nouns that say what is made of it; null where neither is named. */
function subjectOf({ elements, named }: FigureContext, words: readonly string[]): string | null {
  const materials = new Set(elements.flatMap((mention) => materialsOf(mention)));
  const rest = new Set(
    words
      .filter((word) => !IGNORED_WORDS.has(word) && !named.has(word) && !MEASURED_NOUNS.has(word) && !STAGES.has(word))
      .map((word) => word.replace(/(?<=[^s])s$/, '')),
  );
  const parts = [...[...materials].sort(), ...[...rest].sort()];
  return parts.length > 0 ? parts.join(' ') : null;
}

function materialsOf(mention: Mention): readonly string[] {
  const { elements, group } = mention as Mention & { readonly elements?: readonly string[]; readonly group?: string | null };
  return group ? [group] : (elements ?? []);
}

interface Places {
  readonly region: string | null;
  readonly counterpart: string | null;
}

/** Measures of one country's own doing: without the country there is nothing to compare. */
const NEEDS_REGION = /^(?:share-of-|output-|processing-|imports-|exports-|demand-|quota-|sales-|stocks-|reserves-|capacity-|supply-)/;

/** Whose figure it is; null where several countries could be meant, or where one is needed and none is named. */
function placesOf(context: FigureContext, thing: MeasuredThing, measure: string): Places | null {
  const { owners, doers, figure, of } = context;
  if (owners.length > 1 || doers.length > 1) return null;
  const [owner = null] = owners;
  const [doer = null] = doers;
  if (thing === 'tariff') return { region: doer, counterpart: owner };
  if (thing === 'price') return { region: owner, counterpart: null };
  if (figure.role === 'share') return placesOfShare(context, thing);
  // "imports from China" are those of somebody else.
  const foreign = owner !== null && (thing === 'imports' ? /\bfrom\b/i : /\bto\b/i).test(of);
  const region = foreign ? doer : (owner ?? doer);
  return region === null && NEEDS_REGION.test(measure) ? null : { region, counterpart: foreign ? owner : null };
}

/** "China supplies 60 per cent of US imports", "98 per cent … is refined in China", "Japan imports 58 per cent of its … from China". */
function placesOfShare({ owners, doers, sources, of }: FigureContext, thing: MeasuredThing): Places | null {
  const [owner = null] = owners;
  const [doer = null] = doers;
  const [source = null] = sources;
  // "the graphite that American battery makers use": a whole that something restricts.
  if (!owner && /^the\b(?!.*\b(?:world|global))/i.test(of)) return null;
  if (sources.length > 1) return null;
  if (thing === 'imports' && !owner) return doer && source ? { region: doer, counterpart: source } : null;
  const holder = doer ?? source;
  if (!holder || (!doer && /\b(?:its|their|his|her|our)\b/i.test(of))) return null;
  return owner && owner !== holder ? { region: owner, counterpart: holder } : { region: holder, counterpart: null };
}

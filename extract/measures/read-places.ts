import type { MeasuredThing } from '../lexicon/measured-things.ts';
import { type FigureContext, hasOtherDoer } from './context.ts';

/** Whose figure it is. */
export interface Places {
  readonly region: string | null;
  readonly counterpart: string | null;
}

/** Measures of one country's own doing: without the country there is nothing to compare. */
const NEEDS_REGION =
  /^(?:share-of-|output-|processing-|imports-|exports-|export-|demand-|quota-|sales-|stocks-|reserves-|capacity-|supply-)/;
const POSSESSIVE = /^(?:its|their|the (?:country|nation|bloc)['’]s)\b/i;

/** Whose figure it is; null where several countries could be meant, or where one is needed and none is named. */
export function readPlaces(context: FigureContext, thing: MeasuredThing, measure: string): Places | null {
  const { owners, doers, figure, of } = context;
  if (owners.length > 1 || doers.length > 1) return null;
  const [owner = null] = owners;
  const [doer = null] = doers;
  if (thing === 'price') return { region: owner, counterpart: null };
  if (figure.role === 'share') return placesOfShare(context, thing);
  // "imports from China" are those of somebody else.
  const foreign = owner !== null && (thing === 'imports' ? /\bfrom\b/i : /\bto\b/i).test(of);
  const region = (foreign ? doer : (owner ?? doer)) ?? regionAround(context, thing);
  return region === null && NEEDS_REGION.test(measure) ? null : { region, counterpart: foreign ? owner : null };
}

/** "Its exports" of the country that the sentence before is about; a limit is set by the country that the text is about. */
function regionAround(context: FigureContext, thing: MeasuredThing): string | null {
  if (hasOtherDoer(context)) return null;
  if (/quota$/.test(thing)) return context.around.country(false) ?? context.limit?.region ?? context.around.home(null);
  return POSSESSIVE.test(context.of) ? context.around.country(true) : null;
}

/** "China supplies 60 per cent of US imports", "98 per cent … is refined in China", "Japan imports 58 per cent of its … from China". */
function placesOfShare(context: FigureContext, thing: MeasuredThing): Places | null {
  const { owners, doers, sources, of, before } = context;
  const [owner = null] = owners;
  const [doer = null] = doers;
  const [source = null] = sources;
  // "the graphite that American battery makers use": a whole that something restricts.
  if (!owner && /^the\b(?!.*\b(?:world|global))/i.test(of)) return null;
  // "Turkey supplies 99 per cent of its boron": of somebody else's.
  if (sources.length > 1 || (/^(?:its|their)\b/i.test(of) && GIVES.test(before.at(-1) ?? ''))) return null;
  if ((thing === 'imports' || thing === 'supply') && !owner) return doer && source ? { region: doer, counterpart: source } : null;
  const named = doer ?? source;
  // "China's share of output"
  if (!named && owner && /['’]s? share of\b/.test(of)) return { region: owner, counterpart: null };
  const holder = named ?? (SUBJECT.test(before.slice(0, 2).join(' ')) && !hasOtherDoer(context) ? context.around.country(true) : null);
  if (!holder || (!doer && /\b(?:its|their|his|her|our)\b/i.test(of))) return null;
  return owner && owner !== holder ? { region: owner, counterpart: holder } : { region: holder, counterpart: null };
}

const GIVES = /^(?:suppl|provid|sell|sold|deliver|meet|met|cover)/;
const SUBJECT = /^(?:it\b|the (?:country|nation)\b)/;

/** Who levies a tariff, and whose goods pay it; the first may be left to the whole text, the second is named. */
export function readTariffPlaces(context: FigureContext, payer: string | null): Places | null {
  const { doers, around } = context;
  const levying = doers.filter((name) => name !== payer);
  if (levying.length > 1) return null;
  return { region: levying[0] ?? around.home(payer), counterpart: payer };
}

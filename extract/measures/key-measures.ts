import type { Document, Sentence } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { isDate, isPercentage, type PercentageMention } from '../links/linked.ts';
import type { FigureContext, MeasureKey } from './context.ts';
import { findDoers } from './find-doers.ts';
import { readMeasureKey } from './read-measure-key.ts';
import { type FigureSpan, type Linked, readSpan } from './read-span.ts';
import { countriesOf, MOST_NAMES, type Surroundings, surveySurroundings } from './surroundings.ts';

/** What a figure has besides, once its sentence is known. */
export interface KeyedFigure {
  /** What it measures, where the words leave no doubt. */
  readonly measure?: MeasureKey & Partial<FigureSpan>;
}

const MOST_WORDS = 40;
const FARTHEST_SOURCE = 16;
const FARTHEST_MATERIAL = 3;

/** Gives figures the key of what they measure, so that they can be compared across articles. Mentions go out as they came in. */
export function keyMeasures(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const figures = mentions.filter(isPercentage);
  if (figures.length === 0) return mentions;
  const around = surveySurroundings(document, mentions);
  const dates = new Map(mentions.filter(isDate).map((date) => [date.start, date]));
  const measures = new Map<Mention, KeyedFigure['measure']>();
  let last: Keyed | null = null;
  let limit: MeasureKey | null = null;
  for (const figure of figures) {
    const sentence = document.sentenceAt(figure.start);
    if (!sentence || around.namesOf(sentence).length > MOST_NAMES) continue;
    const context = contextOf({ document, around, sentence, limit }, figure);
    const key = isOfOthers(document, context) ? null : readMeasureKey(context);
    if (!key) continue;
    const taken = inherited(document, figure, { sentence, key, last });
    const period = taken?.named
      ? taken.span
      : (readSpan(document, dates, figure) ??
        (hasPeriod(figure) ? null : (taken?.span ?? spanBefore(document, dates, { around, sentence, context, key }))));
    if (key.measure === 'quota-change') limit ??= key;
    measures.set(figure, { ...key, ...period });
    last = { sentence, measure: key.measure, span: period ?? spanOf(dates, figure) };
  }
  return measures.size === 0
    ? mentions
    : mentions.map((mention) => (measures.has(mention) ? { ...mention, measure: measures.get(mention) } : mention));
}

interface Keyed {
  readonly sentence: Sentence;
  readonly measure: string;
  readonly span: FigureSpan | null;
}

const hasPeriod = (figure: Mention & Linked): boolean => figure.period !== undefined;

function spanOf(dates: ReadonlyMap<number, Mention>, figure: Mention & Linked): FigureSpan | null {
  const date = figure.period ? dates.get(figure.period.start) : undefined;
  return date && isDate(date) && date.from !== null && date.to !== null ? { from: date.from, to: date.to } : null;
}

/** "Gallium has gained 42 per cent since July. Germanium rose 29 per cent": the second figure is for the time of the first. */
function inherited(
  document: Document,
  figure: Figure,
  { sentence, key, last }: { sentence: Sentence; key: MeasureKey; last: Keyed | null },
): { readonly span: FigureSpan; readonly named: boolean } | null {
  if (!last?.span || last.measure !== key.measure || sentence.block - last.sentence.block > 2) return null;
  const named = SAME_TIME.test(document.text.slice(figure.end, figure.end + REACH_OF_SAME));
  const isNext = last.sentence.block === sentence.block && sentence.number - last.sentence.number <= 1;
  return isNext || named ? { span: last.span, named } : null;
}

const REACH_OF_SAME = 40;
const SAME_TIME = /^ (?:over|in|during|for|within) the same (?:period|time|stretch|months|weeks|span)\b/;

interface Bare extends Pick<Place, 'around' | 'sentence'> {
  readonly context: FigureContext;
  readonly key: MeasureKey;
}

/** "Congo set a quota for 2027. The new limit is 9 per cent lower": the limit is that of the one date before it. */
function spanBefore(
  { tokens }: Document,
  dates: ReadonlyMap<number, Mention>,
  { around, sentence, context, key }: Bare,
): FigureSpan | null {
  const previous = around.previous(sentence);
  if (!previous || !/quota-change$/.test(key.measure) || !/^the (?:new )?\p{L}+$/iu.test(context.of)) return null;
  if (previous.endToken - previous.firstToken > 2 * MOST_WORDS) return null;
  const found = tokens.slice(previous.firstToken, previous.endToken).flatMap(({ start }) => {
    const date = dates.get(start);
    return date && isDate(date) && date.from !== null && date.to !== null ? [{ from: date.from, to: date.to }] : [];
  });
  const later = found.filter(({ to }) => to > (found[0]?.to ?? '') || found.length === 1);
  return later[0] ?? null;
}

type Figure = PercentageMention;

/** "Capacity outside China": of everybody but the country that is named. */
function isOfOthers(document: Document, { beside, figure }: FigureContext): boolean {
  return beside.some((mention) => {
    const before = document.tokenAt(mention.start) - 1;
    const lead = document.tokens[before]?.lower === 'the' ? before - 1 : before;
    return (
      mention.kind === 'actor' &&
      mention.start < figure.end + (figure.role === 'share' ? FARTHEST_OTHERS : 0) &&
      OTHERS.has(document.tokens[lead]?.lower ?? '')
    );
  });
}

const FARTHEST_OTHERS = 120;
const OTHERS: ReadonlySet<string> = new Set(['outside', 'excluding', 'except', 'beyond', 'without', 'non']);

interface Place {
  readonly document: Document;
  readonly around: Surroundings;
  readonly sentence: Sentence;
  readonly limit: MeasureKey | null;
}

function contextOf({ document, around, sentence, limit }: Place, figure: Figure): FigureContext {
  const first = document.tokenAt(figure.start);
  const end = document.tokenAt(figure.end - 1) + 1;
  const beside = around.namesOf(sentence);
  const of = phraseOf(document, figure, beside);
  const inside = beside.filter(({ start, end }) => start < of.end && end > of.start);
  const outside = beside.filter((mention) => !inside.includes(mention));
  const words = (from: number, to: number): string[] => document.tokens.slice(from, to).map(({ lower }) => lower);
  const previous = around.previous(sentence);
  const behind = outside.filter((mention) => mention.start >= figure.end);
  return {
    figure,
    of: document.text.slice(of.start, of.end),
    before: words(Math.max(sentence.firstToken, first - MOST_WORDS), first),
    after: words(end, Math.min(sentence.endToken, end + MOST_WORDS)),
    elements: inside.filter(({ kind }) => kind === 'element'),
    owners: countriesOf(inside),
    doers: countriesOf(findDoers(document, outside, figure.start)),
    sources: countriesOf(behind.filter((mention) => isSource(document, figure, mention))),
    named: new Set(inside.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? [])),
    beside: outside,
    limit,
    previous: previous ? words(previous.firstToken, Math.min(previous.endToken, previous.firstToken + 2 * MOST_WORDS)) : [],
    around: {
      material: () => around.materialBefore(sentence, figure.start),
      country: (mustOpen) => around.countryBefore(sentence, mustOpen),
      company: () => around.companyBefore(sentence, figure.start),
      home: (aside) => around.home(aside),
      titled: () => around.titled,
      survey: () => around.survey,
    },
  };
}

/** "2 per cent of demand for dysprosium": the material behind the phrase belongs to it. */
function phraseOf(document: Document, figure: Figure, beside: readonly Mention[]): { readonly start: number; readonly end: number } {
  const { of } = figure;
  if (!of) return { start: figure.start, end: figure.start };
  const lead = document.tokenAt(of.end);
  if (!/^(?:for|of|in)$/.test(document.tokens[lead]?.lower ?? '')) return of;
  const material = beside.find(({ kind, start }) => kind === 'element' && start >= of.end);
  return material && document.tokenAt(material.start) - lead <= FARTHEST_MATERIAL ? { start: of.start, end: material.end } : of;
}

/** "… comes from China", "… is refined in the US": a preposition right before it, and no comma since the figure. */
function isSource(document: Document, figure: Figure, country: Mention): boolean {
  const at = document.tokenAt(country.start);
  const before = document.tokens[at - 1]?.lower === 'the' ? at - 2 : at - 1;
  const from = document.tokenAt(figure.end);
  if (at - from > FARTHEST_SOURCE) return false;
  const lead = document.tokens[before]?.lower ?? '';
  const falls = /^(?:on|to)$/.test(lead) && /^f[ae]lls?$/.test(document.tokens[before - 1]?.lower ?? '');
  if (!falls && !/^(?:in|from|by)$/.test(lead)) return false;
  return document.tokens.slice(from, at).every(({ text }) => !/^[,;:()—–“”"]$/.test(text));
}

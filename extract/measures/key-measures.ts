import type { Document, Sentence } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { isPercentage } from '../links/linked.ts';
import { type FigureContext, type MeasureKey, readMeasureKey } from './read-measure-key.ts';

/** What a figure has besides, once its sentence is known. */
export interface KeyedFigure {
  /** What it measures, where the words leave no doubt. */
  readonly measure?: MeasureKey;
}

const MOST_WORDS = 40;
/** A sentence that names more is a list or a table: whose figure it is cannot be told, and looking would cost the square of its length. */
const MOST_NAMES = 60;
const FARTHEST_SOURCE = 16;

/** Gives figures the key of what they measure, so that they can be compared across articles. Mentions go out as they came in. */
export function keyMeasures(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const beside = namesBySentence(document, mentions);
  return mentions.map((mention) => {
    if (!isPercentage(mention) || !mention.of) return mention;
    const sentence = document.sentenceAt(mention.start);
    const names = sentence ? (beside.get(sentence.number) ?? []) : [];
    if (!sentence || names.length > MOST_NAMES) return mention;
    const measure = readMeasureKey(contextOf(document, mention, { sentence, beside: names }));
    return measure ? { ...mention, measure } : mention;
  });
}

type Figure = FigureContext['figure'];

function contextOf(
  document: Document,
  figure: Figure,
  { sentence, beside }: { sentence: Sentence; beside: readonly Mention[] },
): FigureContext {
  const of = figure.of ?? figure;
  const inside = beside.filter(({ start, end }) => start < of.end && end > of.start);
  const outside = beside.filter((mention) => !inside.includes(mention));
  const first = document.tokenAt(figure.start);
  const end = document.tokenAt(figure.end - 1) + 1;
  const words = (from: number, to: number): string[] => document.tokens.slice(from, to).map(({ lower }) => lower);
  return {
    figure,
    of: document.text.slice(of.start, of.end),
    before: words(Math.max(sentence.firstToken, first - MOST_WORDS), first),
    after: words(end, Math.min(sentence.endToken, end + MOST_WORDS)),
    elements: inside.filter(({ kind }) => kind === 'element'),
    owners: countriesOf(inside),
    doers: countriesOf(outside.filter(({ end }) => end <= figure.start)),
    sources: countriesOf(outside.filter((mention) => mention.start >= figure.end && isSource(document, figure, mention))),
    named: new Set(inside.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? [])),
  };
}

/** "… comes from China", "… is refined in the US": a preposition right before it, and no comma since the figure. */
function isSource(document: Document, figure: Figure, country: Mention): boolean {
  const at = document.tokenAt(country.start);
  const before = document.tokens[at - 1]?.lower === 'the' ? at - 2 : at - 1;
  const from = document.tokenAt(figure.end);
  if (at - from > FARTHEST_SOURCE || !/^(?:in|from|by)$/.test(document.tokens[before]?.lower ?? '')) return false;
  return document.tokens.slice(from, at).every(({ text }) => !/^[,;:()—–“”"]$/.test(text));
}

/** Countries by name; a capital that stands for a government is its country. */
function countriesOf(mentions: readonly Mention[]): readonly string[] {
  const names = mentions.flatMap((mention) => {
    const { name, type } = mention as Mention & { readonly name?: string; readonly type?: string };
    return mention.kind === 'actor' && name && (type === 'country' || name === 'European Union') ? [name] : [];
  });
  return [...new Set(names)];
}

function namesBySentence(document: Document, mentions: readonly Mention[]): ReadonlyMap<number, readonly Mention[]> {
  const lists = new Map<number, Mention[]>();
  for (const mention of mentions) {
    if (mention.kind !== 'actor' && mention.kind !== 'element') continue;
    const number = document.sentenceAt(mention.start)?.number;
    if (number === undefined) continue;
    const list = lists.get(number);
    if (list) list.push(mention);
    else lists.set(number, [mention]);
  }
  return lists;
}

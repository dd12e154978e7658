import type { Document, Sentence } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { CLAUSE_PARTS, PARTS_THAT_PLACE, WITHIN } from '../lexicon/link-words.ts';
import { isDate, isPercentage, type LinkedSpan, linkTo, type PercentageMention } from './linked.ts';
import { mayHold, type Placed, type When } from './may-hold.ts';

type Figure = Placed<PercentageMention>;

/** The figures and dates of one sentence, in order. */
interface Facts {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly figures: readonly Figure[];
  readonly dates: readonly When[];
  /** The first word behind the date that opens the sentence at which its hold ends. */
  readonly openingEnd: number;
}

const FARTHEST = 25;

/**
 * Ties figures to the date that they hold for: "fell 5 per cent in April", "in 2024 the share was 30 per cent".
 *
 * A date belongs to the figure before it, unless it opens the clause of the next one; the date that opens a sentence belongs to all of its
 * figures that have none of their own. What a figure is compared with ("from a year earlier") and the day on which somebody spoke are
 * passed over. Where nothing ties them the figure has no period.
 *
 * @param mentions - All mentions in reading order, dates with their links; they go out in the same order.
 */
export function linkPeriods(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const periods = new Map<Mention, LinkedSpan>();
  for (const facts of factsOf(document, mentions)) {
    for (const [index, figure] of facts.figures.entries()) {
      const date = dateOf(facts, index);
      if (date) periods.set(figure.mention, endFor(figure.mention, date));
    }
  }
  if (periods.size === 0) return mentions;
  return mentions.map((mention) => (periods.has(mention) ? { ...mention, period: periods.get(mention) } : mention));
}

function factsOf(document: Document, mentions: readonly Mention[]): readonly Facts[] {
  const bySentence = new Map<Sentence, { figures: Figure[]; dates: When[] }>();
  for (const mention of mentions) {
    if (!isPercentage(mention) && !isDate(mention)) continue;
    const sentence = document.sentenceAt(mention.start);
    if (!sentence) continue;
    const facts = bySentence.get(sentence) ?? { figures: [], dates: [] };
    bySentence.set(sentence, facts);
    const [first, end] = [document.tokenAt(mention.start), document.tokenAt(mention.end - 1) + 1];
    if (isPercentage(mention)) facts.figures.push({ mention, first, end });
    else facts.dates.push({ mention, first, end });
  }
  return [...bySentence].flatMap(([sentence, facts]) =>
    facts.figures.length > 0 && facts.dates.length > 0
      ? [{ document, sentence, ...facts, openingEnd: openingEnd(document, sentence, facts.dates[0]) }]
      : [],
  );
}

function openingEnd({ tokens }: Document, sentence: Sentence, date: When | undefined): number {
  let at = date?.end ?? sentence.endToken;
  while (at < sentence.endToken && !ENDS_OPENING.has(tokens[at]?.lower ?? '')) at++;
  return at;
}

const ENDS_OPENING = new Set(['but', 'while', 'whereas', ';', 'which', 'who']);

/** The index of the first date that begins at token `at` or behind it, by bisection. */
function firstFrom(dates: readonly When[], at: number): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.first ?? 0) >= at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function dateOf(facts: Facts, index: number): When | null {
  if (isElliptic(facts, index)) return null;
  const near = around(facts, index) ?? rightBefore(facts, index) ?? behind(facts, index);
  const second = facts.figures[index]?.mention.role === 'from' && facts.figures[index - 1]?.mention.role === 'to'; // that end came earlier
  return near ?? (second ? null : (before(facts, index) ?? opening(facts, index)));
}

/** "3 per cent this year and 4 per cent next", "5 per cent over the same period": its time is told by words that are no date. */
function isElliptic({ document: { tokens }, figures }: Facts, index: number): boolean {
  const end = figures[index]?.end ?? 0;
  if (WITHIN.has(tokens[end]?.lower ?? '')) return tokens[end + 1]?.lower === 'the' && tokens[end + 2]?.lower === 'same';
  return tokens[end]?.lower === 'next' && tokens[end + 1]?.kind !== 'word';
}

/** "a 2024 share of 30 per cent" aside, a date within the figure’s own phrase is none; only a shared end of a range is passed on: "from 19 to 25 per cent in 2024". */
function around({ figures, dates }: Facts, index: number): When | null {
  const [figure, next] = [figures[index], figures[index + 1]];
  if (!figure || !next || figure.mention.role !== 'from' || next.mention.role !== 'to') return null;
  const date = dates[firstFrom(dates, next.end)];
  return date?.mention.rangeTo && isBetween(dates, figure, next) === false && date.first - next.end <= 3 ? date : null;
}

const isBetween = (dates: readonly When[], figure: Figure, next: Figure): boolean =>
  (dates[firstFrom(dates, figure.end)]?.first ?? Number.POSITIVE_INFINITY) < next.first;

/** "its duty, now 3 per cent, to zero on April 1" */
function rightBefore({ figures, dates }: Facts, index: number): When | null {
  const figure = figures[index];
  const date = figure && dates[firstFrom(dates, figure.first) - 1];
  return date && date.end === figure.first && date.mention.value === 'PRESENT_REF' ? date : null;
}

/** The first date behind a figure, before the next figure and within its clause. */
function behind(facts: Facts, index: number): When | null {
  const { figures, dates } = facts;
  const [figure, next] = [figures[index], figures[index + 1]];
  if (!figure) return null;
  for (const date of dates.slice(firstFrom(dates, figure.end), firstFrom(dates, figure.end + FARTHEST + 1))) {
    if (date.first > (next?.first ?? Number.POSITIVE_INFINITY) || date.first - figure.end > FARTHEST) return null;
    if (isParted(facts, figure.end, date.first) || leavesAside(facts, figure, date.first)) return null;
    if (turnsToChange(facts, figure.end, date.first) || isSubject(facts, date) || beginsAnother(facts, figure.end, date.first)) return null;
    if (!mayHold(facts, date) && !isFromThenOn(facts, figure, date)) continue;
    return next && opensClause(facts, date, index) ? null : date;
  }
  return null;
}

/** "20 per cent, down three points since May": the date is that of the change. */
function turnsToChange({ document: { tokens } }: Facts, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) if (tokens[at]?.text === ',' && /^(?:up|down)$/.test(tokens[at + 1]?.lower ?? '')) return true;
  return false;
}

/** "a 15 per cent duty from 2027": a rate begins with a date, and is not compared with it. */
const isFromThenOn = ({ document: { tokens } }: Facts, { mention, end }: Figure, { first }: When): boolean =>
  mention.role === 'rate' && tokens[first - 1]?.lower === 'from' && first - end <= RATE_REACH;

const RATE_REACH = 4;

/** "95 per cent is refined there, and no mine now under construction …": a clause of its own. */
function beginsAnother({ document: { tokens } }: Facts, from: number, to: number): boolean {
  for (let at = from + 2; at < to - 1; at++)
    if (tokens[at]?.lower === 'and' && tokens[at - 1]?.text === ',' && OPENS_ANOTHER.has(tokens[at + 1]?.lower ?? '')) return true;
  return false;
}

const OPENS_ANOTHER: ReadonlySet<string> = new Set('no the a an its their it they he she we this these there'.split(' '));

/** "…, and December is expected to be stronger": what a verb is said of. */
function isSubject({ document: { tokens } }: Facts, { first, end }: When): boolean {
  return (
    /^(?:and|or|,)$/.test(tokens[first - 1]?.lower ?? '') &&
    /^(?:is|was|are|were|will|would|has|had|could|may|should|looks|saw|brought)$/.test(tokens[end]?.lower ?? '')
  );
}

/** The nearest date before a figure in its clause: "exports in 2024 fell 5 per cent". */
function before(facts: Facts, index: number): When | null {
  const { figures, dates } = facts;
  const figure = figures[index];
  const floor = figures[index - 1]?.end ?? facts.sentence.firstToken;
  if (!figure) return null;
  const date = whole(dates, firstFrom(dates, figure.first) - 1);
  if (
    !date ||
    date.first < floor ||
    date.end > figure.first ||
    figure.first - date.end > FARTHEST ||
    isParted(facts, date.end, figure.first)
  )
    return null;
  if (hasComma(facts, date.end, figure.first) && !SAID_OF_IT.some((isOfIt) => isOfIt(facts, date, figure))) return null;
  return mayHold(facts, date) ? date : null;
}

/** Of "the three months to September" the months, of which the date behind them is but the end. */
function whole(dates: readonly When[], index: number): When | undefined {
  const [before, date] = [dates[index - 1], dates[index]];
  if (!before?.mention.anchor || before.mention.anchor.start !== date?.mention.start) return date;
  return before.mention.from !== null || before.mention.side === 'before' ? before : date;
}

/** "88,000 tonnes in 2027, a 9 per cent cut": the figure is in apposition to what the date belongs to. */
function isInApposition({ document: { tokens } }: Facts, date: When, figure: Figure): boolean {
  const first = figure.first - 1;
  return (
    tokens[date.end]?.text === ',' &&
    date.end === first - 1 &&
    /^an?$/.test(tokens[first]?.lower ?? '') &&
    /^(?:cut|rise|fall|drop|increase|decline|gain|reduction|jump)$/.test(tokens[figure.end]?.lower ?? '')
  );
}

/** "exports in August were 5,790 tons, down 3.4 per cent", "8,000 tonnes in March, 5 per cent more than": said of what stands before the comma. */
function isRemark(facts: Facts, date: When, { first, end }: Figure): boolean {
  const { tokens } = facts.document;
  const turned = /^(?:up|down)$/.test(tokens[first - 1]?.lower ?? '');
  const compared = /^(?:more|less|fewer|higher|lower|above|below|up|down)$/.test(tokens[end]?.lower ?? '');
  const comma = turned ? first - 2 : first - 1;
  return (turned || compared) && tokens[comma]?.text === ',' && !hasComma(facts, date.end, comma);
}

/** "2 million tonnes in 2025, or about 67 per cent of the total", "31,000 tons last year, about 14 per cent of demand"; what is to be "by 2028" is so whenever it is. */
function isInOtherWords({ document: { tokens } }: Facts, date: When, { mention, first, end }: Figure): boolean {
  const between = tokens.slice(date.end, first).map(({ lower }) => lower);
  if (between[0] !== ',' || between.length > MOST_LEADING || tokens[date.first - 1]?.lower === 'by') return false;
  return between.includes('or') || (mention.role === 'share' && tokens[end]?.lower === 'of');
}

/** A comma, "or" and a word of degree. */
const MOST_LEADING = 3;

/** How a figure behind a comma can belong to what the date before it does. */
const SAID_OF_IT = [isInApposition, isRemark, isInOtherWords];

/** The date that opens the sentence: "In 2024, exports fell 5 per cent and imports rose 3 per cent." */
function opening(facts: Facts, index: number): When | null {
  const { document, sentence, dates, figures } = facts;
  const [date, figure] = [dates[0], figures[index]];
  if (!date || !figure || date.first - sentence.firstToken > 2 || date.end > figure.first) return null;
  const lead = document.tokens[sentence.firstToken]?.lower ?? '';
  if (date.first > sentence.firstToken && !WITHIN.has(lead) && lead !== 'on' && lead !== 'by' && lead !== 'between') return null;
  if (facts.openingEnd < figure.first) return null;
  return mayHold(facts, date) ? date : null;
}

/** Whether a clause ends between two places of a sentence. */
function isParted({ document }: Facts, from: number, to: number): boolean {
  const end = PARTS_THAT_PLACE.has(document.tokens[to - 1]?.lower ?? '') ? to - 1 : to;
  for (let at = from; at < end; at++) if (CLAUSE_PARTS.has(document.tokens[at]?.lower ?? '')) return true;
  return false;
}

/** "China, which mines 80 per cent of it, put it under licence in May": behind the comma the main clause goes on. */
function leavesAside({ document, sentence }: Facts, figure: Figure, to: number): boolean {
  const { tokens } = document;
  let opens = figure.first - 1;
  while (opens > sentence.firstToken && figure.first - opens < FARTHEST && tokens[opens]?.text !== ',') opens--;
  if (tokens[opens]?.text !== ',') return false;
  const opener = tokens[opens + 1]?.lower ?? '';
  let closes = figure.end;
  while (closes < to && tokens[closes]?.text !== ',') closes++;
  if (closes >= to) return false;
  if (/^(?:which|who|whose|where)$/.test(opener)) return true;
  const opensAside = /^(?:the|an?|home|with)$/.test(opener) || tokens[opens + 1]?.kind === 'number';
  if (!opensAside || sentence.endToken - sentence.firstToken > LONGEST_TAGGED) return false;
  return /^(?:VB[DZPN]?|MD)$/.test(document.tagsOf(sentence)[closes + 1 - sentence.firstToken] ?? '');
}

const LONGEST_TAGGED = 200;

function hasComma({ document }: Pick<Facts, 'document'>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (document.tokens[at]?.text === ',') return true;
  return false;
}

/** Whether a date between two figures opens the clause of the second: "12 per cent, and in 2024 20 per cent". */
function opensClause(facts: Facts, date: When, index: number): boolean {
  const { document, figures } = facts;
  let at = date.first - 1;
  if (WITHIN.has(document.tokens[at]?.lower ?? '') || document.tokens[at]?.lower === 'by') at--;
  const opens = document.tokens[at]?.lower === 'and' || document.tokens[at]?.lower === ',' || document.tokens[at]?.lower === 'to';
  const figure = figures[index];
  return opens && figure !== undefined && at >= figure.end && (before(facts, index) !== null || at > figure.end);
}

/** Of a range the ends of a change have one end each; every other figure has its beginning, which names the end. */
function endFor(figure: PercentageMention, { mention }: When): LinkedSpan {
  if (figure.role === 'to') return mention.rangeTo ?? linkTo(mention);
  return mention.rangeFrom ?? linkTo(mention);
}

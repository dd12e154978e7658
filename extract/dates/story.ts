import type { Document } from '../document.ts';
import { calendarDay, type DayNumber } from './calendar.ts';
import type { FoundDate } from './find-dates.ts';
import { lowerAt } from './grammar/token-walk.ts';
import type { Meaning } from './meaning.ts';
import { dayPeriod, type FixedPeriod, type Period } from './period.ts';
import { isAttributive, type Place } from './tense.ts';

/** What a paragraph has told of time so far; a quarter that results are given for holds on in the paragraphs after it. */
export interface Story {
  readonly block: number;
  readonly quarter: FixedPeriod | null;
  /** Whether the quarter is that of an earlier paragraph: a time that this one names itself outweighs it. */
  readonly carried: boolean;
  readonly spoken: Spoken | null;
  /** The day told of last, in whatever paragraph. */
  readonly day: FixedPeriod | null;
  /** The stated date whose year later months and days share: the paragraph tells of bygone years. */
  readonly bygone: FixedPeriod | null;
  /** A date to come that this sentence states with its year: what it names behind it, and later in that year, lies there too. */
  readonly ahead: (FixedPeriod & { readonly sentence: number }) | null;
}

/** The time spoken of last; `closes` where it is the end of a longer stretch: "from January to October", "the year to March". */
export interface Spoken extends FixedPeriod {
  readonly closes: boolean;
}

/** How many years back a year must lie before a paragraph is taken to tell of it. */
const BYGONE_YEARS = 2;

/** The story as it is before anything is told. */
export const NO_STORY: Story = { block: -1, quarter: null, carried: false, spoken: null, day: null, bygone: null, ahead: null };

/** The story at the start of a paragraph. */
export function newParagraph(story: Story, block: number): Story {
  return { ...NO_STORY, block, quarter: story.quarter, carried: story.quarter !== null, day: story.day };
}

/** The story after a date has been placed. */
export function tell(
  story: Story,
  date: FoundDate,
  period: Period,
  at: { document: Document; place: Place; published: DayNumber | null },
): Story {
  const { meaning, rule } = date;
  if (rule === 'definite-duration') return { ...story, quarter: null }; // results of nine months are compared with those of a year
  if (period.from === null || period.to === null || meaning.shape === 'duration') return story;
  const fixed: FixedPeriod = { value: period.value, from: period.from, to: period.to };
  const reports = meaning.shape === 'quarter' && meaning.year === null && isOver(fixed, at.published);
  return {
    block: story.block,
    quarter: reports ? fixed : story.quarter,
    carried: story.carried && !reports,
    spoken:
      meaning.shape === 'year-before' || rule === 'year-period' || isOfReport(at.document, date, story)
        ? story.spoken
        : { ...fixed, closes: closesStretch(at.document, date) },
    day: fixed.to - fixed.from === 1 ? dayPeriod(fixed.from) : story.day,
    ahead: isAhead(meaning, fixed, at.published) ? { ...fixed, sentence: at.place.sentenceFirst } : story.ahead,
    bygone: isAttributive(at.document.tokens, at.place) ? story.bygone : bygoneAfter(meaning, fixed, story.bygone, at),
  };
}

/** "rose in 2025, data released on 15 January show": the day that it was told on is not what is told of. */
function isOfReport({ tokens }: Document, { first }: FoundDate, { spoken }: Story): boolean {
  if (spoken === null || spoken.to - spoken.from <= 1) return false;
  const at = /^(?:on|in|late|early)$/.test(lowerAt(tokens, first - 1)) ? first - 2 : first - 1;
  return /^(?:released|published|issued|posted)$/.test(lowerAt(tokens, at));
}

function closesStretch({ tokens }: Document, { first }: FoundDate): boolean {
  const lead = lowerAt(tokens, first - 1);
  return CLOSING.has(lead === 'on' || lead === 'in' ? lowerAt(tokens, first - 2) : lead);
}

const CLOSING = new Set(['to', 'through', 'thru', 'ended', 'ending', '–', '-']);

function isAhead(meaning: Meaning, period: FixedPeriod, published: DayNumber | null): boolean {
  return (
    meaning.shape === 'calendar' &&
    typeof meaning.year === 'number' &&
    meaning.month !== null &&
    published !== null &&
    period.from > published
  );
}

const isOver = (period: FixedPeriod, published: DayNumber | null): boolean => published === null || period.to <= published;

/** A stated year that lies well back is told of until something leans on publication or states a recent year. */
function bygoneAfter(
  meaning: Meaning,
  period: FixedPeriod,
  bygone: FixedPeriod | null,
  { document, place, published }: { document: Document; place: Place; published: DayNumber | null },
): FixedPeriod | null {
  if (meaning.shape === 'unit') return null;
  if (meaning.shape !== 'calendar' && meaning.shape !== 'season') return bygone;
  if (meaning.which !== null || (meaning.shape === 'calendar' && meaning.weekday !== null && meaning.month === null)) return null;
  if (typeof meaning.year !== 'number') return bygone === null ? null : period;
  if (published !== null && calendarDay(published).year - meaning.year < BYGONE_YEARS) return null;
  if (lowerAt(document.tokens, place.first - 1) === 'since') return bygone; // "the most since May 2022"
  const bareYear = meaning.shape === 'calendar' && meaning.month === null;
  const opens = place.first - place.sentenceFirst <= 1 && lowerAt(document.tokens, place.first - 1) === 'in';
  return bareYear && published !== null && !opens ? bygone : period;
}

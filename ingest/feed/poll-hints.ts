import { rawText } from './feed-text.ts';
import type { FeedElement } from './feed-tree.ts';

/** What a feed document says of how often it is to be read. */
export interface PollHints {
  /** `ttl`, or what `sy:updatePeriod` and `sy:updateFrequency` come to, the longer where both are given; null when it says nothing. */
  readonly minSeconds: number | null;
  /** Hours of the day (UTC, 0 to 23) and days (0 is Sunday) in which it asks not to be read. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}

/** Of a document that says nothing. */
export const NO_HINTS: PollHints = { minSeconds: null, skipHours: [], skipDays: [] };

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAY_SECONDS = 86_400;
const PERIODS = new Map([
  ['hourly', 3600],
  ['daily', DAY_SECONDS],
  ['weekly', 7 * DAY_SECONDS],
  ['monthly', 30 * DAY_SECONDS],
  ['yearly', 365 * DAY_SECONDS],
]);
/** More parts than a day has hours are a fault, or a feed that wants no reader at all. */
const MOST_PARTS = 48;
const LONGEST_SECONDS = 365 * DAY_SECONDS;

/**
 * Reads what a channel says of how often it is to be read; what cannot be read counts as not said.
 *
 * @param isCore - Whether an element is of the feed's own vocabulary.
 */
export function readPollHints(channel: FeedElement, isCore: (element: FeedElement) => boolean): PollHints {
  const parts = channel.children.filter((child): child is FeedElement => typeof child !== 'string');
  const core = (name: string): FeedElement | undefined => parts.find((part) => part.name === name && isCore(part));
  const intervals = [ttlSeconds(core('ttl')), updateSeconds(parts.filter(({ space }) => space === 'sy'))];
  const given = intervals.filter((seconds) => seconds !== null);
  return {
    minSeconds: given.length === 0 ? null : Math.min(LONGEST_SECONDS, Math.max(...given)),
    skipHours: unique(wordsIn(core('skiphours'), 'hour').flatMap(hourOf)),
    skipDays: unique(wordsIn(core('skipdays'), 'day').flatMap(dayOf)),
  };
}

/** RSS 2.0: whole minutes. */
function ttlSeconds(ttl: FeedElement | undefined): number | null {
  const minutes = ttl === undefined ? null : wholeNumber(rawText(ttl));
  return minutes === null || minutes === 0 ? null : minutes * 60;
}

/** RSS 1.0's module of syndication: so many updates in a period, one a day where one of the two is left out. */
function updateSeconds(parts: readonly FeedElement[]): number | null {
  const written = (name: string): string | null => {
    const part = parts.find((each) => each.name === name);
    return part === undefined ? null : rawText(part).trim().toLowerCase();
  };
  const [period, frequency] = [written('updateperiod'), written('updatefrequency')];
  if (period === null && frequency === null) return null;
  const seconds = PERIODS.get(period ?? 'daily');
  const times = wholeNumber(frequency ?? '1') ?? 0;
  return seconds === undefined || times === 0 ? null : Math.ceil(seconds / times);
}

function wordsIn(list: FeedElement | undefined, name: string): string[] {
  const parts = list?.children.slice(0, 4 * MOST_PARTS) ?? [];
  return parts.flatMap((part) => (typeof part !== 'string' && part.name === name ? [rawText(part).trim().toLowerCase()] : []));
}

/** RSS 0.91 counts hours from 1 to 24, RSS 2.0 from 0 to 23. */
function hourOf(word: string): number[] {
  const hour = wholeNumber(word);
  return hour === null || hour > 24 ? [] : [hour % 24];
}

function dayOf(word: string): number[] {
  const day = DAYS.indexOf(word);
  return day < 0 ? [] : [day];
}

const wholeNumber = (text: string): number | null => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null);
const unique = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((one, other) => one - other);

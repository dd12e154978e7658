const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTH_FIRST = new RegExp(String.raw`\b(?<month>${MONTH})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})\b`, 'i');
const DAY_FIRST = new RegExp(
  String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?<month>${MONTH})\.?,?[\s-]+(?<year>\d{4})\b`,
  'i',
);
const ISO = /(?<!\d)(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/;
const DOTTED = /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/;
const SLASHED = /(?<!\d)(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})(?!\d)/;
const ISO_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

const pad = (value: number): string => String(value).padStart(2, '0');

/** An ISO day, or null where the calendar has no such day or no news could be of it. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** The day that a reader gets who takes the month for the day: 2026-04-03 for 2026-03-04; null where there is none. */
export const swapDay = (day: string): string | null => isoDay(Number(day.slice(0, 4)), Number(day.slice(8, 10)), Number(day.slice(5, 7)));

function dayOfSlashes(first: number, second: number, year: number): string | null {
  if (first > 12) return isoDay(year, second, first);
  return isoDay(year, first, second);
}

/** The first calendar day that a short text names, as an ISO day, or null. Day and month in figures are read the American way where both fit. */
export function readDay(text: string): string | null {
  const short = text.slice(0, 300);
  const iso = ISO.exec(short)?.groups;
  if (iso !== undefined) return isoDay(Number(iso.year), Number(iso.month), Number(iso.day));
  const named = (MONTH_FIRST.exec(short) ?? DAY_FIRST.exec(short))?.groups;
  if (named !== undefined) {
    const month = MONTHS.indexOf((named.month ?? '').slice(0, 3).toLowerCase()) + 1;
    return isoDay(Number(named.year), month, Number(named.day));
  }
  const dotted = DOTTED.exec(short)?.groups;
  if (dotted !== undefined) return isoDay(Number(dotted.year), Number(dotted.month), Number(dotted.day));
  const slashed = SLASHED.exec(short)?.groups;
  return slashed === undefined ? null : dayOfSlashes(Number(slashed.first), Number(slashed.second), Number(slashed.year));
}

/**
 * A publication time as metadata states it.
 *
 * @returns The time with its zone where both are stated ("2026-03-04T09:30:00+05:45"), else the day as written, else null.
 */
export function readPublished(text: string): string | null {
  const trimmed = text.trim().slice(0, 100);
  const time = ISO_TIME.exec(trimmed);
  if (time === null) return readDay(trimmed);
  const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = time;
  const date = isoDay(Number(year), Number(month), Number(day));
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
  const isZone = !/^[+-]/.test(zone) || (Number(zone.slice(1, 3)) <= 14 && Number(zone.slice(-2)) <= 59);
  if (date === null || !isTime || !isZone) return date;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return `${date}T${hour}:${minute}:${second}${offset}`;
}

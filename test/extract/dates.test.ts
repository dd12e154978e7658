import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, calendarDay, dayNumber, isoDay, isoWeekOf, mondayOfWeek, readIsoDay, weekdayOf } from '../../extract/dates/calendar.ts';
import { easterSunday } from '../../extract/dates/easter.ts';
import { prepareDocument } from '../../extract/document.ts';
import { mentionsOf } from '../../extract/extractor.ts';
import date from '../../extract/extractors/date.ts';

const DAY_MS = 86_400_000;
const anyDay = fc.integer({ min: -700_000, max: 700_000 });
const find = (text: string, published: string | null = '2025-11-03') => mentionsOf(date, prepareDocument({ text, published }));

/** Words that the grammar turns on, so that random texts reach its corners. */
const WORDS =
  'the a an two 2 2025 1990 s 30 30th first second last next this past early late mid end of in on by until from to and or - – , . May March Monday Tuesday Sept. October week month year years quarter half day days night ago later earlier once twice every each per more than nearly around spring fall Christmas 10 : 30 p.m. noon Q3 fy2026 not said will fell is due 0 99999999 / ½ \n';
const dateLike = fc.array(fc.constantFrom(...WORDS.split(/ /)), { maxLength: 40 }).map((words) => words.join(' '));

describe('calendar', () => {
  test('agrees with the platform on every day, its weekday and its name', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const platform = new Date(day * DAY_MS);
        const { year, month, day: dayOfMonth } = calendarDay(day);
        expect([year, month, dayOfMonth]).toEqual([platform.getUTCFullYear(), platform.getUTCMonth() + 1, platform.getUTCDate()]);
        expect(dayNumber(year, month, dayOfMonth)).toBe(day);
        expect(weekdayOf(day) % 7).toBe(platform.getUTCDay());
        if (year >= 0) expect(readIsoDay(isoDay(day))).toBe(day);
      }),
    );
  });

  test('gives a week to the year of its Thursday', () => {
    const weeks = ['2024-12-30', '2025-01-05', '2020-12-31', '2021-01-03', '2026-01-01'].map((day) => isoWeekOf(readIsoDay(day) ?? 0));
    expect(weeks.map(({ year, week }) => `${year}-${week}`)).toEqual(['2025-1', '2025-1', '2020-53', '2020-53', '2026-1']);
  });

  test('finds the Monday of every week it counts', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, week } = isoWeekOf(day);
        expect(day - mondayOfWeek(year, week)).toBe(weekdayOf(day) - 1);
      }),
    );
  });

  test('keeps to the last day of a month that is too short', () => {
    expect(isoDay(addMonths(dayNumber(2024, 3, 31), -1))).toBe('2024-02-29');
    expect(isoDay(addMonths(dayNumber(2025, 8, 31), 6))).toBe('2026-02-28');
  });

  test('knows when Easter is', () => {
    expect([1961, 2000, 2024, 2025, 2038].map((year) => isoDay(easterSunday(year)))).toEqual([
      '1961-04-02',
      '2000-04-23',
      '2024-03-31',
      '2025-04-20',
      '2038-04-25',
    ]);
  });
});

describe('dates', () => {
  test('keep their spans inside the text and apart', () => {
    fc.assert(
      fc.property(dateLike, (text) => {
        let end = 0;
        for (const mention of find(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.text).toBe(text.slice(mention.start, mention.end));
          end = mention.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cover a range that is not empty, or none', () => {
    fc.assert(
      fc.property(dateLike, fc.constantFrom('2025-11-03', '2024-02-29', '2026-01-01', null), (text, published) => {
        for (const { from, to } of find(text, published)) {
          expect(from === null).toBe(to === null);
          if (from !== null && to !== null) expect(from < to).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are the same whatever paragraph follows', () => {
    fc.assert(
      fc.property(dateLike, (text) => {
        const paragraph = text.replaceAll('\n', ' ');
        const alone = find(`${paragraph}.\n`);
        expect(find(`${paragraph}.\n\nThe kiln was relit in 2010, on Friday.`).slice(0, alone.length)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });

  test('do not change when a paragraph of another year comes first', () => {
    const text = 'Exports fell in September, and the ban ends next week.';
    const shift = 'The dispute began in July 2010.\n\n'.length;
    const after = find(`The dispute began in July 2010.\n\n${text}`).slice(1);
    expect(after.map((mention) => ({ ...mention, start: mention.start - shift, end: mention.end - shift }))).toEqual(find(text));
  });

  test('are read from the day as the publication states it, not from the zone of the reader', () => {
    const [yesterday] = find('It rained yesterday.', '2025-11-03T23:30:00-11:00');
    expect(yesterday?.value).toBe('2025-11-02');
  });

  test('are found in long texts that nest and repeat what the grammar turns on', () => {
    for (const unit of ['May ', '10 ', 'one ', 'the end of ', '2020-', 'to visit ', 'Monday, ']) {
      expect(find(unit.repeat(50_000 / unit.length)).every(({ from, to }) => (from === null) === (to === null))).toBe(true);
    }
  });
});

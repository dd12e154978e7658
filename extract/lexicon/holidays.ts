/**
 * When a holiday falls: on a day of a month, on the nth weekday of one (5 for the last), some days from Easter Sunday, or some days
 * from the Chinese New Year.
 *
 * Other holidays of the moon's calendars are left out: their days are decreed, not computed.
 */
export type HolidayRule =
  | { readonly on: 'day'; readonly month: number; readonly day: number }
  | { readonly on: 'weekday'; readonly month: number; readonly weekday: number; readonly nth: number; readonly plus?: number }
  | { readonly on: 'easter'; readonly plus: number }
  | { readonly on: 'lunar'; readonly plus: number };

/** The first of the years of `LUNAR_NEW_YEARS`. */
export const FIRST_LUNAR_YEAR = 1980;

/** The Chinese New Year of 1980 to 2050, by its day of the year. */
export const LUNAR_NEW_YEARS: readonly number[] =
  `47 36 25 44 33 51 40 29 48 37 27 46 35 23 41 31 50 38 28 47 36 24 43 32 22 40 29 49 38 26 45 34 23 41 31 50 39 28 47 36 25 43 32 22 41 29
   48 37 26 44 34 23 42 31 50 39 28 46 35 24 43 32 22 41 30 48 37 26 45 33 23`
    .split(/\s+/)
    .map(Number);

const day = (month: number, dayOfMonth: number): HolidayRule => ({ on: 'day', month, day: dayOfMonth });
const nth = (month: number, weekday: number, n: number, plus = 0): HolidayRule => ({ on: 'weekday', month, weekday, nth: n, plus });
const easter = (plus: number): HolidayRule => ({ on: 'easter', plus });

/** Names of holidays in lower case, words joined by single blanks, possessives apart: "new year 's eve". */
export const HOLIDAYS: ReadonlyMap<string, HolidayRule> = new Map([
  ["new year 's eve", day(12, 31)],
  ["new year 's day", day(1, 1)],
  ["new year 's", day(1, 1)],
  ['new years eve', day(12, 31)],
  ['new years day', day(1, 1)],
  ["valentine 's day", day(2, 14)],
  ["st. patrick 's day", day(3, 17)],
  ["april fools ' day", day(4, 1)],
  ['earth day', day(4, 22)],
  ['may day', day(5, 1)],
  ['juneteenth', day(6, 19)],
  ['independence day', day(7, 4)],
  ['bastille day', day(7, 14)],
  ['halloween', day(10, 31)],
  ["all saints ' day", day(11, 1)],
  ['guy fawkes night', day(11, 5)],
  ['veterans day', day(11, 11)],
  ['armistice day', day(11, 11)],
  ['christmas eve', day(12, 24)],
  ['christmas day', day(12, 25)],
  ['christmas', day(12, 25)],
  ['boxing day', day(12, 26)],
  ['groundhog day', day(2, 2)],
  ['martin luther king day', nth(1, 1, 3)],
  ['martin luther king jr. day', nth(1, 1, 3)],
  ["presidents ' day", nth(2, 1, 3)],
  ['presidents day', nth(2, 1, 3)],
  ["mother 's day", nth(5, 7, 2)],
  ['memorial day', nth(5, 1, 5)],
  ["father 's day", nth(6, 7, 3)],
  ['labor day', nth(9, 1, 1)],
  ['columbus day', nth(10, 1, 2)],
  ['thanksgiving day', nth(11, 4, 4)],
  ['thanksgiving', nth(11, 4, 4)],
  ['black friday', nth(11, 4, 4, 1)],
  ['cyber monday', nth(11, 4, 4, 4)],
  ['ash wednesday', easter(-46)],
  ['palm sunday', easter(-7)],
  ['maundy thursday', easter(-3)],
  ['good friday', easter(-2)],
  ['easter sunday', easter(0)],
  ['easter monday', easter(1)],
  ['easter', easter(0)],
  ['xmas eve', day(12, 24)],
  ['xmas day', day(12, 25)],
  ['xmas', day(12, 25)],
  ['lunar new year', { on: 'lunar', plus: 0 }],
  ["lunar new year 's eve", { on: 'lunar', plus: -1 }],
  ['chinese new year', { on: 'lunar', plus: 0 }],
  ["chinese new year 's eve", { on: 'lunar', plus: -1 }],
  ['whit monday', easter(50)],
]);

/** First words of holidays that are often written small. */
export const SMALL_HOLIDAYS: ReadonlySet<string> = new Set('christmas xmas easter halloween thanksgiving lunar'.split(' '));

/** The most words that a holiday's name has. */
export const HOLIDAY_WORDS = 5;

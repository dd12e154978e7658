/** A unit of time: how it is written in TIMEX3, and whether it counts hours and below. */
export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century';

/** A name of a unit; `factor` of the unit make one of it, as two weeks make a fortnight. */
export interface UnitName {
  readonly unit: TimeUnit;
  readonly plural: boolean;
  readonly factor: number;
}

const ROWS: readonly (readonly [names: string, plurals: string, unit: TimeUnit, factor?: number])[] = [
  ['second sec sec.', 'seconds secs secs.', 'second'],
  ['minute min min.', 'minutes mins mins.', 'minute'],
  ['hour hr hr.', 'hours hrs hrs.', 'hour'],
  ['day weekday workday', 'days weekdays workdays', 'day'],
  ['night', 'nights', 'night'],
  ['week wk', 'weeks wks', 'week'],
  ['fortnight', 'fortnights', 'week', 2],
  ['weekend wknd', 'weekends wknds', 'weekend'],
  ['month', 'months', 'month'],
  ['quarter', 'quarters', 'quarter'],
  ['year yr yr.', 'years yrs yrs.', 'year'],
  ['decade', 'decades', 'decade'],
  ['century', 'centuries', 'century'],
  ['millennium', 'millennia millenniums', 'century', 10],
];

/** Names of units in lower case. */
export const UNITS: ReadonlyMap<string, UnitName> = new Map(
  ROWS.flatMap(([names, plurals, unit, factor = 1]) => [
    ...named(names, { unit, plural: false, factor }),
    ...named(plurals, { unit, plural: true, factor }),
  ]),
);

function named(names: string, unit: UnitName): [string, UnitName][] {
  return names.split(' ').map((name) => [name, unit]);
}

/** The letter of a unit in a TIMEX3 duration; units of hours and below stand behind a T. */
export const UNIT_LETTERS: Readonly<Record<TimeUnit, string>> = {
  second: 'TS',
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  night: 'D',
  week: 'W',
  weekend: 'D',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'DE',
  century: 'CE',
};

/** Words that may stand between a number and its unit: "three straight quarters". */
export const UNIT_ADJECTIVES: ReadonlySet<string> = new Set(
  `straight consecutive successive full more additional extra further long short calendar business working trading fiscal financial
   whole solid entire crucial critical difficult tough turbulent tumultuous busy hectic good bad tense frantic dramatic hard quiet brief
   intervening remaining other lean fat boom election school academic crop marketing`
    .split(/\s+/)
    .filter(Boolean),
);

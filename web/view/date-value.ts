/** What TIMEX3 has no day for. */
const REFERENCES: Readonly<Record<string, string>> = { PRESENT_REF: 'now', PAST_REF: 'in the past', FUTURE_REF: 'in the future' };

const UNITS: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  Q: 'quarter',
  E: 'decade',
  C: 'century',
};
const SEASONS: Readonly<Record<string, string>> = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };

const PARTS_OF_DAY: Readonly<Record<string, string>> = { MO: 'morning', MI: 'midday', AF: 'afternoon', EV: 'evening', NI: 'night' };

const DURATION = /^P(?:T)?(\d+|X)([YMWDHQEC])$/;
const PART_OF_DAY = /^(\d{4}-\d{2}-\d{2})T(MO|MI|AF|EV|NI)$/;
const DECADE = /^\d{3}$/;
const PART_OF_YEAR = /^(\d{4})-(?:(SP|SU|FA|WI)|([QH]\d)|W(\d{2}))$/;

/** A value of TIMEX3 as people say it: `6 weeks` for `P6W`, `summer 2026` for `2026-SU`; as it is where that is plain. */
export function describeDate(value: string): string {
  const [, amount = '', unit = ''] = DURATION.exec(value) ?? [];
  if (amount !== '') return amount === 'X' ? `some ${UNITS[unit]}s` : `${amount} ${UNITS[unit]}${amount === '1' ? '' : 's'}`;
  const [, year, season = '', part, week] = PART_OF_YEAR.exec(value) ?? [];
  if (year !== undefined) return week === undefined ? `${part ?? SEASONS[season]} ${year}` : `week ${Number(week)} of ${year}`;
  const [, dayOf, time = ''] = PART_OF_DAY.exec(value) ?? [];
  if (dayOf !== undefined) return `${dayOf}, ${PARTS_OF_DAY[time]}`;
  return REFERENCES[value] ?? (DECADE.test(value) ? `${value}0s` : value);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const RFC_822 = /^(?:[A-Z][a-z]{2}, )?(\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|([+-])(\d{2})(\d{2}))$/;
const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads a date in one of the two forms that programs write, on a day that every month has.
 *
 * @returns The same as a whole reading would give, in a fraction of the time; null for all others.
 */
export function readPlainDate(written: string): string | null {
  const isEnglish = written.charCodeAt(4) !== 0x2d;
  const found = (isEnglish ? RFC_822 : RFC_3339).exec(written);
  if (found === null) return null;
  const [, first = '', second = '', third = '', hour = '', minute = '', secondOfMinute = '', sign, zoneHour = '00', zoneMinute = '00'] =
    found;
  const [year, month, day] = isEnglish ? [third, monthOf(second), first] : [first, second, third];
  const isPlain =
    year >= '1000' &&
    month >= '01' &&
    month <= '12' &&
    day >= '01' &&
    day <= '28' &&
    hour <= '23' &&
    minute <= '59' &&
    secondOfMinute <= '59' &&
    zoneHour <= '15' &&
    zoneMinute <= '59';
  if (!isPlain) return null;
  const zone = sign === undefined || (zoneHour === '00' && zoneMinute === '00') ? 'Z' : `${sign}${zoneHour}:${zoneMinute}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${secondOfMinute}${zone}`;
}

/** With two digits; "00" for a word that is no month. */
function monthOf(word: string): string {
  return String(MONTHS.indexOf(word) + 1).padStart(2, '0');
}

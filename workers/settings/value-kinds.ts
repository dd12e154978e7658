import { z } from 'zod';

/** A whole number from `low` to `high`. */
export const integer = (low: number, high: number) => {
  const error = `must be a whole number from ${low} to ${high}`;
  return z.coerce.number({ error }).int({ error }).min(low, { error }).max(high, { error });
};
/** An address with one of these protocols. */
export const url = (...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
const readHours = (text: string): number[] =>
  text === 'off'
    ? []
    : text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number);
/** Hours in ascending order, or `off` for none. */
export const hours = z
  .string()
  .refine((text) => readHours(text).length <= 20 && readHours(text).every((hour) => hour > 0 && hour <= 8760), {
    error: 'must be up to 20 numbers of hours from 0 to 8760, separated by commas, or off',
  })
  .transform((text) => readHours(text).sort((one, other) => one - other));
/** A number of days, or `off` for ever. */
export const days = z
  .string()
  .refine((text) => text === 'off' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 36_500), {
    error: 'must be a number of days from 1 to 36500, or off',
  })
  .transform((text) => (text === 'off' ? null : Number(text)));
/** Words, separated by commas or blanks. */
export const list = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** A field of an article, and what gave it. */
export interface Found<T = string> {
  readonly value: T;
  /** Name of the rule, such as "json-ld" or "meta og:title". */
  readonly rule: string;
}

/** A value with its rule; null where there is no value. */
export const found = (value: string | null | undefined, rule: string): Found | null =>
  value === null || value === undefined || value === '' ? null : { value, rule };

/** The first of several finds that is one. */
export const firstFound = <T>(...finds: readonly (Found<T> | null)[]): Found<T> | null => finds.find((find) => find !== null) ?? null;

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/**
 * Copies a JSON-like value and turns every `{ start, end }` in it from UTF-16 units into code points, the offsets of SQL and JSON.
 *
 * A lone surrogate is one code point. A span that cuts a surrogate pair is widened to the whole character. Linear in text and value.
 *
 * @param text - The text that the spans are of; spans of another text (those of repairs) must not be in `value`.
 * @throws {RangeError} When a span lies outside the text.
 */
export function toCodePoints<T>(text: string, value: T): T {
  const convert = converterOf(text);
  // The copy has the shape of the value: only numbers named start and end differ.
  return copy(value, convert) as T;
}

/** The characters of a span, widened like the span itself where it cuts a surrogate pair. */
export function cutOut(text: string, span: { readonly start: number; readonly end: number }): string {
  return text.slice(span.start - (isLowHalf(text, span.start) ? 1 : 0), span.end + (isLowHalf(text, span.end) ? 1 : 0));
}

type Convert = (span: { start: number; end: number }) => { start: number; end: number };

function copy(value: unknown, convert: Convert): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, convert));
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, field]) => [name, copy(field, convert)] as const);
  const result: Record<string, unknown> = Object.fromEntries(fields);
  const { start, end } = result;
  if (typeof start === 'number' && typeof end === 'number') Object.assign(result, convert({ start, end }));
  return result;
}

function converterOf(text: string): Convert {
  const before = ASTRAL.test(text) ? countBefore(text) : null;
  return ({ start, end }) => {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start && end <= text.length)) {
      throw new RangeError(`the span ${start}-${end} lies outside a text of ${text.length} units`);
    }
    if (before === null) return { start, end };
    const cutsPair = isLowHalf(text, start);
    return { start: (before[start] ?? 0) - (cutsPair ? 1 : 0), end: before[end] ?? 0 };
  };
}

/** For each unit of the text, and its end, the number of code points that start before it. */
function countBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let unit = 0; unit < text.length; unit += 1) {
    before[unit + 1] = (before[unit] ?? 0) + (isLowHalf(text, unit) ? 0 : 1);
  }
  return before;
}

/** Says whether the unit is the second half of a surrogate pair. */
function isLowHalf(text: string, unit: number): boolean {
  if (unit === 0 || unit >= text.length) return false;
  const low = text.charCodeAt(unit);
  const high = text.charCodeAt(unit - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}

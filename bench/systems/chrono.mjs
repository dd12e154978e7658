import { casual } from 'chrono-node';

/** Dates alone. */
export function open() {
  return ({ text, published }) => casual.parse(text, new Date(published)).length;
}

import { extractClaims } from '../../dist/extract/extract-claims.js';

/** Every kind of mention, attribution and claims: all that becomes of a text before it is stored. */
export function open() {
  return ({ text, published }) => extractClaims({ text, published }).mentions.length;
}

const SCHEME = /^[a-z][a-z\d+.-]*:/i;
// Browsers read past these inside a scheme, so "java\tscript:" must not pass for a relative address.
const IGNORED = /[\u0000-\u0020\u007f-\u009f]+/g;
const UNSAFE_CHARACTERS = /[\s\u0000-\u001f"<>]/;
// What needs no parser to be known for an address: every host of this shape is a valid one, but for names in punycode.
const PLAIN_ADDRESS = /^https?:\/\/[a-z][a-z\d.-]*\.[a-z]{2,24}(?:[/?#][!#-;=?-~]*)?$/;

/** Makes an address absolute; null when it cannot be: it is no address, or relative and nothing is known to resolve it against. */
export function resolveUrl(address: string, base: string | null): string | null {
  const trimmed = address.trim();
  try {
    if (SCHEME.test(trimmed)) {
      const { href } = new URL(trimmed);
      // As written where that is an address already: other programs compare it character by character.
      return UNSAFE_CHARACTERS.test(trimmed) ? href : trimmed;
    }
    return base === null ? null : new URL(trimmed, base).href;
  } catch {
    return null;
  }
}

/** An absolute address of one of the schemes, or a relative one that nothing resolves; null for all others. */
export function safeUrl(address: string, base: string | null, schemes: ReadonlySet<string>): string | null {
  if (PLAIN_ADDRESS.test(address) && !address.includes('xn--') && schemes.has('https:')) return address;
  const scheme = SCHEME.exec(address.replace(IGNORED, ''))?.[0].toLowerCase();
  if (scheme !== undefined && !schemes.has(scheme)) return null;
  const resolved = resolveUrl(address, base);
  if (resolved === null) return scheme === undefined && base === null ? address.trim() : null;
  return schemes.has(SCHEME.exec(resolved)?.[0].toLowerCase() ?? '') ? resolved : null;
}

/** Schemes of addresses that an entry may lead to. */
export const PAGE_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:']);

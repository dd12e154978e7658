import { IngestError } from '../ingest-error.ts';
import { shownUrl } from './fetch-failure.ts';

/**
 * Reads an address that is to be fetched.
 *
 * @throws IngestError address-refused, for what is no address and for kinds other than http and https.
 */
export function readAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') return url;
  const what = url === null ? 'The address cannot be read' : `An address of the kind ${url.protocol} is not fetched`;
  throw new IngestError('address-refused', `${what}; give one that begins with https:// or http://`, { disposition: 'give-up' });
}

/**
 * Where a redirect leads, without user and password.
 *
 * @param location - The header as received.
 * @throws IngestError address-refused, or insecure-redirect from https to http.
 */
export function redirectTarget(from: URL, location: string): URL {
  // Servers write UTF-8 into this header; it arrives as if it were Latin-1.
  const written = Buffer.from(location, 'latin1').toString('utf8');
  const target = URL.canParse(written, from.href) ? new URL(written, from.href).href : '';
  const url = readAddress(target);
  url.username = '';
  url.password = '';
  if (from.protocol !== 'https:' || url.protocol === 'https:') return url;
  throw new IngestError('insecure-redirect', `${shownUrl(from)} leads to ${shownUrl(url)}, which is not encrypted; check the address`, {
    disposition: 'give-up',
  });
}

/** An address as it goes over the wire and into records: without user, password and fragment. */
export function withoutUser(url: URL): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  plain.hash = '';
  return plain.href;
}

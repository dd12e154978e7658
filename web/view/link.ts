import { type Html, html } from './html.ts';

/** Whether a link may lead there: whoever wrote a feed may have put a script where an address belongs. */
const isWeb = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** A link out of the dashboard; what is no web address is shown as the text that it is. */
export function outside(address: string | null, label: unknown = address): Html {
  if (address === null || !isWeb(address)) return html`${label ?? ''}`;
  return html`<a class="outside" href="${address}" rel="noreferrer noopener">${label}</a>`;
}

/** An address on this server with a query; what is null or empty is left out. */
export function within(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The host of an address, or the address itself where there is none. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

import { elementOf, findUnknown, type LookedFor, sayUnknown, type UnknownValue } from '../../workers/did-you-mean.ts';
import type { Visit } from '../define-page.ts';
import { type Html, html } from './html.ts';
import { within } from './link.ts';

/** Which values of the filters are unknown, where nothing was found with them. */
export const unknownOf = ({ database, instance }: Visit, lookedFor: LookedFor): Promise<readonly UnknownValue[]> =>
  findUnknown({ database, lexicon: instance.operations.lexicon?.() ?? null }, lookedFor);

/** Says which values are unknown, each with a link to what may have been meant. */
export function showUnknown(unknown: readonly UnknownValue[], path: string, query: URLSearchParams): Html {
  const others = Object.fromEntries(query);
  return html`${unknown.map((value) => {
    const words = sayUnknown({ ...value, meant: null });
    if (value.meant === null) return html`<p class="empty">${words}</p>`;
    const meant = value.field === 'element' ? elementOf(value.meant) : value.meant;
    const address = within(path, { ...others, page: null, done: null, [value.field]: meant });
    return html`<p class="empty">${words} Did you mean <a href="${address}">${value.meant}</a>?</p>`;
  })}`;
}

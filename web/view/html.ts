import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup: made by `html` alone, which escapes every value that is put into it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export { html };

/** No markup at all. */
export const NOTHING: Html = html``;

/** The markup, when there is something to show. */
export const when = (condition: unknown, markup: () => Html): Html => (condition ? markup() : NOTHING);

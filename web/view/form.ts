import type { Visit } from '../define-page.ts';
import { type Html, html } from './html.ts';

/** A form that changes something, with the secret that it must send back; nothing for whoever may only look. */
export function actionForm(
  visit: Visit,
  action: string,
  content: unknown,
  options: { readonly hasFile?: boolean; readonly style?: string } = {},
): Html {
  if (!visit.mayChange) return html``;
  return html`<form method="post" action="${action}" class="${options.style ?? 'inline'}"${options.hasFile ? html` enctype="multipart/form-data"` : ''}><input type="hidden" name="csrf" value="${visit.csrf}">${content}</form>`;
}

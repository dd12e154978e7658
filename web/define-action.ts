import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Access } from './access/open-access.ts';
import { PageError, type Visit } from './define-page.ts';
import { within } from './view/link.ts';

/** The fields of a form: texts, and files where one was chosen. */
export type Form = Readonly<Record<string, string | File | (string | File)[]>>;

/** Something that a form asks for. */
export interface Action {
  readonly path: string;
  /** Does it, and tells where to go then, or answers with a page. */
  readonly run: (visit: Visit, form: Form, context: Context) => Promise<string | Response>;
}

const MOST_BYTES = 10 * 2 ** 20;

/** Serves actions: to operators alone, and only for forms of these pages. */
export function serveActions(app: Hono, actions: readonly Action[], access: Access, visitOf: (context: Context) => Visit): void {
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => {
      throw new PageError(400, 'too-large', 'That is larger than 10 MiB.');
    },
  });
  for (const action of actions) {
    app.post(action.path, limit, async (context) => {
      const visit = visitOf(context);
      const form: Form = await context.req.parseBody();
      const csrf = context.req.header('authorization') === undefined ? form.csrf : visit.csrf;
      if (!access.isOwnForm(context, visit, csrf))
        throw new PageError(
          403,
          'not-own-form',
          'This form is out of date, or was not sent by this page. Go back, load the page again and repeat it.',
        );
      if (!visit.mayChange) throw new PageError(403, 'readers-only-look', 'You are logged in as a reader: readers look, operators change.');
      const answer = await action.run(visit, form, context);
      return typeof answer === 'string' ? context.redirect(answer, 303) : answer;
    });
  }
}

/** A field as a text without blanks around it; empty when it was not sent. */
export const fieldOf = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : '';
};

/** Where to go after a change: the page, with a word for what was done. */
export const doneAt = (path: string, done: string): string => within(path, { done });

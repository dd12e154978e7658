import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isOperation, runOperation } from '../workers/operations/index.ts';
import type { Instance } from './define-page.ts';

const MOST_BYTES = 32 * 2 ** 20;
const LIMIT = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (context) => context.json({ error: { code: 'too-large', message: `The body is larger than ${MOST_BYTES} bytes.` } }, 413),
});

/**
 * Serves `/operations/<name>` to other terminals of the same user.
 *
 * A page in a browser cannot use them: they want the token of the lock file, which only this user can read.
 */
export function addOperations(app: Hono, token: string, current: () => Instance | null): void {
  app.post('/operations/:name', LIMIT, async (context) => {
    if (!isSame(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      return context.json({ error: { code: 'not-allowed', message: 'Operations want the token of the lock file.' } }, 401);
    }
    const instance = current();
    if (!instance)
      return context.json({ error: { code: 'starting', message: 'The instance is starting. Try again in a few seconds.' } }, 503);
    const name = context.req.param('name');
    if (!isOperation(name)) return context.json({ error: { code: 'no-such-operation', message: `There is no operation ${name}.` } }, 404);
    return context.json({ result: await runOperation(instance.operations, name, await context.req.json()) });
  });
}

/** Compares without telling by its time how much was right. */
export function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

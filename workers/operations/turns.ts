import { z } from 'zod';
import { PutOff } from '../requests/take-turn.ts';
import { defineOperation } from './operation.ts';

const url = z.url({ protocol: /^https?$/ }).max(8000);

/** Takes the turn at a host for a command that fetches something itself; `wait_ms` is 0 when it has come, else how long to stay away. */
export const take = defineOperation(z.object({ url, is_returning: z.boolean().default(false) }), async ({ turns }, input) => {
  try {
    await turns?.take(input.url, input.is_returning);
    return { wait_ms: 0 };
  } catch (error) {
    if (error instanceof PutOff) return { wait_ms: Math.max(1, Math.ceil(error.waitMs)) };
    throw error;
  }
});

/** Ends a turn that was taken. */
export const end = defineOperation(z.object({ url, leave_alone_ms: z.number().min(0).nullable() }), async ({ turns }, input) => {
  await turns?.end({ url: input.url, leaveAloneMs: input.leave_alone_ms });
  return {};
});

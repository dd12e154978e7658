import { z } from 'zod';
import { findUnknown } from '../did-you-mean.ts';
import { defineOperation, id, text } from './operation.ts';

/** Which values of a filter are unknown, and what may have been meant: for a list that came out empty. */
export const unknownValues = defineOperation(
  z.object({
    element: text.optional(),
    tag: text.optional(),
    kind: text.optional(),
    outlet: text.optional(),
    speaker: text.optional(),
    feed: z.union([id, text]).optional(),
    code: text.optional(),
  }),
  (context, lookedFor) => findUnknown({ database: context.database, lexicon: context.lexicon?.() ?? null, takesParts: true }, lookedFor),
);

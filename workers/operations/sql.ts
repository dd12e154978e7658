import { z } from 'zod';
import { type ReadResult, StoreError } from '../../store/database.ts';
import { defineOperation, text } from './operation.ts';

/** What is wrong with a statement, and where: it goes to whoever typed it, and the instance is not at fault. */
export interface StatementFault {
  readonly code: 'query-refused' | 'query-failed';
  readonly message: string;
  readonly hint: string | null;
  /** The character of the statement that the database stumbled over, counted from 1. */
  readonly position: number | null;
}

/** One read-only statement as `news_reader`, within limits of rows and time. */
export const sql = defineOperation(
  z.object({ statement: text.max(1_000_000), max_rows: z.number().int().min(1).max(1_000_000) }),
  async (context, input): Promise<(ReadResult & { fault: null }) | { fault: StatementFault }> => {
    try {
      const result = await context.database.read(input.statement, { maxRows: input.max_rows, timeoutMs: context.sqlTimeoutMs });
      return { ...result, fault: null };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  },
);

/** What is wrong with a statement; throws what is no fault of it. */
export function faultOf(error: unknown): StatementFault {
  if (!(error instanceof StoreError) || (error.code !== 'query-refused' && error.code !== 'query-failed')) throw error;
  const { position } = error.fields;
  return { code: error.code, message: error.message, hint: error.hint, position: typeof position === 'number' ? position : null };
}

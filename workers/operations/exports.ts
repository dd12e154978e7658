import { z } from 'zod';
import { StoreError } from '../../store/database.ts';
import { EXPORTS, type ExportName } from '../../store/exports/export-columns.ts';
import { countExport, type ExportPage, readExport } from '../../store/exports/read-export.ts';
import { defineOperation, text } from './operation.ts';
import { faultOf, type StatementFault } from './sql.ts';

const NAMES = Object.keys(EXPORTS) as [ExportName, ...ExportName[]]; // there are some

const FILTER = {
  what: z.enum(NAMES),
  where: text.max(100_000).optional(),
  since: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
};

/** How many rows an export has; null where counting would take too long, which is no reason not to export. */
export const count = defineOperation(
  z.object(FILTER),
  async ({ database, sqlTimeoutMs }, filter): Promise<{ readonly rows: number | null; readonly fault: StatementFault | null }> => {
    try {
      return { rows: await countExport(database, filter, sqlTimeoutMs), fault: null };
    } catch (error) {
      if (error instanceof StoreError && error.code === 'query-too-long') return { rows: null, fault: null };
      return { rows: null, fault: faultOf(error) };
    }
  },
);

/** One page of an export, behind the place where the one before it ended. */
export const page = defineOperation(
  z.object({
    ...FILTER,
    after: z.object({ reported_at: text, id: z.number().int() }).nullable(),
    most: z.number().int().min(1).max(10_000),
  }),
  async ({ database, sqlTimeoutMs }, { after, most, ...filter }): Promise<(ExportPage & { fault: null }) | { fault: StatementFault }> => {
    try {
      return { ...(await readExport(database, filter, { after, most, timeoutMs: sqlTimeoutMs })), fault: null };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  },
);

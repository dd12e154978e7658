import type { Job } from 'bullmq';

/** What a job is about: ids, never bodies. */
export type JobRequest =
  | { readonly name: 'tick' }
  | { readonly name: 'refresh-feed'; readonly feedId: number; readonly dueAt?: string }
  | { readonly name: 'fetch-article'; readonly entryId: number; readonly version: number }
  | { readonly name: 'extract-claims'; readonly revisionId: number };

const isId = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
const isVersion = (value: unknown): value is number => value === 0 || isId(value);

/**
 * Reads what a job is about.
 *
 * @throws {TypeError} When another version of the program has added it in a shape that this one does not know.
 */
export function readJobRequest(job: Pick<Job, 'name' | 'data'>): JobRequest {
  const { feedId, dueAt, entryId, version, revisionId }: Readonly<Record<string, unknown>> = Object(job.data);
  if (job.name === 'tick') return { name: 'tick' };
  if (job.name === 'refresh-feed' && isId(feedId)) {
    return { name: 'refresh-feed', feedId, ...(typeof dueAt === 'string' ? { dueAt } : {}) };
  }
  if (job.name === 'fetch-article' && isId(entryId) && isVersion(version)) return { name: 'fetch-article', entryId, version };
  if (job.name === 'extract-claims' && isId(revisionId)) return { name: 'extract-claims', revisionId };
  throw new TypeError(`a job ${JSON.stringify(job.name)} with ${JSON.stringify(job.data)} is not known to this version of the program`);
}

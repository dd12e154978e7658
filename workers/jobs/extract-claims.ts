import { extractClaims, extractionVersions, hasRules } from '../../extract/extract-claims.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { revisionForExtraction, saveExtraction } from '../../store/claims.ts';
import { linkClaims } from '../../store/links/link-claims.ts';
import type { JobContext, JobReport } from '../job-context.ts';

/**
 * Extracts the claims of a revision and makes them its claims: document → extractors → settle-overlaps → attribute-quotations →
 * build-claims → rows, and links them with those of other articles. Running it again changes nothing.
 *
 * @throws {IngestError} `language-unsupported` for a text in a language without rules; it is stored, without claims.
 */
export async function extractRevision(context: JobContext, revisionId: number): Promise<JobReport> {
  const revision = await revisionForExtraction(context.database, revisionId);
  if (!revision) return { revision_id: revisionId, outcome: 'skipped' };
  const extraction = extractClaims({ ...revision, lexicon: context.lexicon ?? null });
  const versions = extractionVersions(undefined, context.lexicon);
  const saved = await saveExtraction(context.database, { revisionId, extraction, versions, at: context.now() });
  // Others may have linked it meanwhile, for whoever has the turn links all that wait.
  await linkClaims(context.database);
  if (!hasRules(revision.language)) {
    throw new IngestError(
      'language-unsupported',
      `${revision.url} is in the language "${revision.language}", for which there are no rules: its text is stored, without claims.`,
      { disposition: 'give-up' },
    );
  }
  return {
    revision_id: revisionId,
    article_id: revision.articleId,
    url: revision.url,
    outcome: saved.outcome,
    mentions: saved.mentions,
    claims: saved.claims,
  };
}

import { type Extraction, extractClaims, hasRules } from '../../extract/extract-claims.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { type RevisionForExtraction, revisionForExtraction, saveExtraction } from '../../store/claims.ts';
import { settleReread } from '../../store/extraction/reread.ts';
import { linkClaims } from '../../store/links/link-claims.ts';
import type { JobContext, JobReport } from '../job-context.ts';
import { rulesInForce } from '../rules-in-force.ts';
import type { TextToExtract } from '../threads/claims-extractor.ts';
import { readAgain } from './read-again.ts';

type ExtractContext = Pick<JobContext, 'database' | 'lexicon' | 'now' | 'metrics' | 'readPage' | 'extract' | 'link'>;

/**
 * Extracts the claims of a revision and makes them its claims: document → extractors → settle-overlaps → attribute-quotations →
 * build-claims → rows, and links them with those of other articles. A page that an older reader has read is read again first; a text that
 * comes out otherwise is a revision of its own, which takes the place of the old one when its claims are there. Running it again changes nothing.
 *
 * @throws {IngestError} `language-unsupported` for a text in a language without rules; it is stored, without claims.
 */
export async function extractRevision(context: ExtractContext, askedFor: number): Promise<JobReport> {
  const { database } = context;
  const revisionId = await readAgain(context, askedFor);
  const revision = await revisionForExtraction(database, revisionId);
  if (!revision) return { revision_id: revisionId, outcome: 'skipped' };
  const extraction = await extract(context, revision);
  const { versions } = rulesInForce(context.lexicon ?? null);
  const saved = await saveExtraction(database, { revisionId, extraction, versions, at: context.now() });
  if (revisionId !== askedFor) await settleReread(database, { from: askedFor, to: revisionId });
  // Others may have linked it meanwhile, for whoever has the turn links all that wait.
  await (context.link ?? (() => linkClaims(database)))();
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
    ...(revisionId === askedFor ? {} : { read_again_from: askedFor }),
  };
}

/** Extracts, and tells how long it took and how much was found. */
async function extract(context: ExtractContext, revision: RevisionForExtraction): Promise<Extraction> {
  const { lexicon = null, metrics } = context;
  const { text, published, title, url, language } = revision;
  const startedAt = performance.now();
  const onTheSpot = async (input: TextToExtract): Promise<Extraction> => extractClaims({ ...input, lexicon });
  const extraction = await (context.extract ?? onTheSpot)({ text, published, title, url, language });
  const found: Record<string, number> = { claim: extraction.claims.length };
  for (const { kind } of extraction.mentions) found[kind] = (found[kind] ?? 0) + 1;
  metrics?.extracted({ seconds: (performance.now() - startedAt) / 1000, found });
  return extraction;
}

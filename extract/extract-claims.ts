import { attributeQuotations } from './attribute-quotations.ts';
import { buildClaims } from './build-claims.ts';
import type { Claim } from './claim.ts';
import { describeQuotations } from './describe-quotations.ts';
import { type Document, type DocumentInput, prepareDocument } from './document.ts';
import { type Extractor, type Mention, mentionsOf } from './extractor.ts';
import { linkMentions } from './links/link-mentions.ts';
import { keyMeasures } from './measures/key-measures.ts';
import type { OwnLexicon } from './own-lexicon.ts';
import { EXTRACTORS } from './registry.ts';
import { settleOverlaps } from './settle-overlaps.ts';
import type { Loss } from './trace.ts';

/** All that is found in one text; offsets are UTF-16 units of it. */
export interface Extraction {
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
}

/** The version of what stands after the extractors: overlaps, attribution, claims and their tags. */
const CLAIM_VERSION = 4;

/**
 * Finds the mentions and claims of a text.
 *
 * Pure: the same input gives the same answer, byte for byte, whatever the order of the extractors.
 */
export function extractClaims(input: DocumentInput, extractors: readonly Extractor[] = EXTRACTORS): Extraction {
  if (!hasRules(input.language ?? null)) return { mentions: [], claims: [] };
  const { mentions, claims } = extractFrom(prepareDocument(input), extractors, input.language ?? null);
  return { mentions, claims };
}

/** An extraction, and where it is traced what gave way when overlaps were settled. */
export interface TracedExtraction extends Extraction {
  readonly settled: readonly Loss[];
}

/** Finds the mentions and claims of a prepared document. */
export function extractFrom(document: Document, extractors: readonly Extractor[], language: string | null): TracedExtraction {
  if (!hasRules(language)) return { mentions: [], claims: [], settled: [] };
  const found = extractors.flatMap((extractor) => mentionsOf(extractor, document));
  const standing = settleOverlaps(found);
  const attributed = attributeQuotations(document, standing);
  const mentions = describeQuotations(document, keyMeasures(document, linkMentions(document, attributed)));
  return { mentions, claims: buildClaims(document, mentions), settled: document.trace ? lossesAmong(found, standing) : [] };
}

function lossesAmong(found: readonly Mention[], standing: readonly Mention[]): Loss[] {
  const stands = new Set(standing);
  const lost = found.filter((mention) => !stands.has(mention));
  return lost.map((mention) => ({ kind: mention.kind, rule: mention.rule, span: mention, why: whyLost(mention, standing) }));
}

function whyLost(mention: Mention, standing: readonly Mention[]): string {
  const own = standing.find(({ kind, start, end }) => kind === mention.kind && start < mention.end && mention.start < end);
  if (!own) return 'it lies inside the name of an actor';
  return own.end - own.start > mention.end - mention.start ? 'the other is longer' : 'the other was found first';
}

/** Whether there are rules for a language, a BCP 47 tag; an unknown one is taken for English. */
export function hasRules(language: string | null): boolean {
  return language === null || /^en(?:-|$)/i.test(language);
}

/**
 * The version of every kind and of the claims, by name: what stored rows are compared with. An operator's lexicon is one more name, made of
 * its content.
 */
export function extractionVersions(
  extractors: readonly Extractor[] = EXTRACTORS,
  lexicon: OwnLexicon | null = null,
): Readonly<Record<string, number>> {
  const kinds = Object.fromEntries(extractors.map(({ kind, version }) => [kind, version]));
  return { ...kinds, claim: CLAIM_VERSION, ...(lexicon ? { [`lexicon-${lexicon.key}`]: 1 } : {}) };
}

/** The versions as one short word for the ids of jobs: `1-1-2-1-1-1`, in order of the kinds' names. */
export function extractionKey(extractors: readonly Extractor[] = EXTRACTORS, lexicon: OwnLexicon | null = null): string {
  const versions = extractionVersions(extractors);
  const numbers = Object.keys(versions)
    .sort()
    .map((kind) => versions[kind]);
  return [...numbers, ...(lexicon ? [lexicon.key] : [])].join('-');
}

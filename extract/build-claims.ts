import type { Attribution, Claim } from './claim.ts';
import { chooseAttribution, hasMainCue, type QuotedMention, type Sources } from './claims/choose-attribution.ts';
import { sourceDescriptions } from './claims/source-descriptions.ts';
import type { Document, QuotedStretch, Sentence, Span } from './document.ts';
import type { Mention } from './extractor.ts';
import { type Clause, readClause } from './read-clause.ts';
import { tagClaims } from './tag-claims.ts';
import { startsUpper } from './tokens/starts-upper.ts';
import { spanOfTokens } from './trace.ts';

type Indexed = { readonly mention: Mention; readonly index: number };

/** What lies in one sentence. */
interface Contents {
  readonly sentence: Sentence;
  readonly inside: readonly Indexed[];
  readonly quoted: readonly QuotedStretch[];
}

/** How far a claim is trusted, by who says it and how; see the column's comment in SQL. The order is part of the contract. */
const CONFIDENCE = { direct: 0.95, 'own-voice': 0.9, indirect: 0.85, partial: 0.75, unattributed: 0.6 } as const;

/**
 * Builds the claims of a document: its sentences that assert something and hold an element, a percentage or a quotation.
 *
 * @param mentions - All mentions in reading order; claims refer to them by index.
 */
export function buildClaims(document: Document, mentions: readonly Mention[]): Claim[] {
  const claims: Claim[] = [];
  const overlapping = mentionsBySentence(document, mentions);
  const quoted = quotesBySentence(document);
  for (const sentence of document.sentences) {
    const inside = overlapping[sentence.number] ?? [];
    if (!inside.some(({ mention }) => CARRIERS.has(mention.kind))) continue;
    const claim = buildClaim(document, { sentence, inside, quoted: quoted[sentence.number] ?? [] });
    if (claim) claims.push(claim);
  }
  return claims;
}

const CARRIERS = new Set(['element', 'percentage', 'quotation']);

/** The mentions that overlap each sentence; a long quotation belongs to every sentence that it reaches into. */
function mentionsBySentence(document: Document, mentions: readonly Mention[]): Indexed[][] {
  const lists: Indexed[][] = document.sentences.map(() => []);
  mentions.forEach((mention, index) => {
    for (let number = document.sentenceAt(mention.start)?.number ?? lists.length; number < lists.length; number++) {
      const sentence = document.sentences[number];
      if (!sentence || sentence.start >= mention.end) break;
      if (sentence.end > mention.start) lists[number]?.push({ mention, index });
    }
  });
  return lists;
}

function buildClaim(document: Document, { sentence, inside, quoted }: Contents): Claim | null {
  const block = document.blocks[sentence.block];
  const refuse = (why: string): null => {
    document.trace?.lost({ kind: 'claim', rule: 'sentence', span: sentence, why });
    return null;
  };
  if (block?.kind === 'heading') return refuse('a heading');
  const found = inside.map(({ mention }) => mention);
  const quotations = found.filter(isQuotation);
  if (quotations.length === 0 && isQuestion(document, sentence)) return refuse('a question of the outlet');
  const main = readClause(document, sentence.firstToken, sentence.endToken);
  if (block?.kind === 'list-item' && !main.verb && quotations.length === 0) return refuse('a list item without a verb');
  const sources = { document, main, quotations, facts: found.filter(({ kind }) => kind === 'element' || kind === 'percentage') };
  const quotation = chooseAttribution(sources);
  const scope = scopeOf(sources, sentence, quotation);
  const rule = quotation?.type ?? 'own-voice';
  if (document.trace) explain(document, { sentence, inside, quoted: [] }, { quotation, scope });
  return {
    start: sentence.start,
    end: sentence.end,
    text: document.text.slice(sentence.start, sentence.end),
    mentions: inside.map(({ index }) => index),
    tags: tagClaims(document, sentence, [...sourceDescriptions(document, sentence, found), ...titlesOfWorks(document, quoted)]),
    attribution: quotation && attributionOf(quotation),
    polarity: scope.polarity,
    modality: scope.modality,
    confidence: quotation && !quotation.speaker ? CONFIDENCE.unattributed : CONFIDENCE[rule],
    rule,
  };
}

function attributionOf({ speaker, cue, type, stance, addressee, via }: QuotedMention): Attribution {
  return { speaker, cue, type, ...(stance ? { stance } : {}), ...(addressee ? { addressee } : {}), ...(via ? { via } : {}) };
}

function explain(
  { tokens, trace }: Document,
  { sentence, inside }: Contents,
  { quotation, scope }: { quotation: QuotedMention | null; scope: Clause },
): void {
  const note = (as: string, span: Span, says: string | null) => trace?.evidence('claim', sentence, { as, span, note: says });
  for (const { mention } of inside) if (CARRIERS.has(mention.kind)) note('anchor', mention, mention.kind);
  if (scope.verb) note('verb', spanOfTokens(tokens, scope.verb.first, scope.verb.end), `${scope.polarity}, ${scope.modality}`);
  if (quotation?.cue) note('attribution', quotation.cue, quotation.speaker?.name ?? null);
}

function isQuotation(mention: Mention): mention is QuotedMention {
  return mention.kind === 'quotation';
}

/** Whether a question mark ends the sentence, closing marks and brackets aside. */
function isQuestion(document: Document, sentence: Sentence): boolean {
  let last = sentence.endToken - 1;
  while (last > sentence.firstToken && /^["”’'»)\]!]$/u.test(document.tokens[last]?.text ?? '')) last--;
  return document.tokens[last]?.text === '?';
}

/** Titles in marks ("The Long Squeeze") name a work, not what the sentence is about. */
function titlesOfWorks(document: Document, quoted: readonly QuotedStretch[]): Span[] {
  return quoted.filter(({ innerStart, innerEnd }) => isTitleCase(document, innerStart, innerEnd));
}

/** The stretches in marks that lie in each sentence wholly. */
function quotesBySentence(document: Document): QuotedStretch[][] {
  const lists: QuotedStretch[][] = document.sentences.map(() => []);
  for (const stretch of document.quotes) {
    const sentence = document.sentenceAt(stretch.start);
    if (sentence && stretch.start >= sentence.start && stretch.end <= sentence.end) lists[sentence.number]?.push(stretch);
  }
  return lists;
}

function isTitleCase(document: Document, start: number, end: number): boolean {
  const words = document.tokens.slice(document.tokenAt(start), document.tokenAt(end)).filter(({ kind }) => kind === 'word');
  return words.length > 1 && words.every(({ text }) => text.length < 4 || startsUpper(text)) && startsUpper(words[0]?.text ?? '');
}

/** The clause whose polarity and modality count: the reported one after a main verb of saying, else the main clause. */
function scopeOf(sources: Sources, sentence: Sentence, chosen: QuotedMention | null): Clause {
  const { document, main, quotations } = sources;
  const reported =
    chosen?.type === 'direct' ? chosen : quotations.find((quotation) => quotation.type !== 'partial' && hasMainCue(sources, quotation));
  if (!reported) return main;
  const first = Math.max(sentence.firstToken, document.tokenAt(reported.start));
  // "Had the levy stayed, she said, jobs would have gone.": what goes on behind the cue belongs to it.
  const parts = quotations.filter(({ type, cue }) => type === 'indirect' && reported.type === type && cue?.start === reported.cue?.start);
  const last = Math.max(reported.end, ...parts.map((part) => part.end));
  const end = Math.min(sentence.endToken, document.tokenAt(last - 1) + 1);
  return first < end ? readClause(document, first, end) : main;
}

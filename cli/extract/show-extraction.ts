import { hasRules } from '../../extract/extract-claims.ts';
import type { Answer } from '../../workers/answer-line.ts';
import { colours, printable, writeFields, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { showClaim } from '../terminal/show-claim.ts';
import { countOf } from '../terminal/show-value.ts';

interface ShownArticle {
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly text: string;
  readonly charset: string | null;
  readonly repairs: readonly unknown[];
  readonly defects: readonly string[];
  readonly mentions?: readonly Mention[];
  readonly claims?: readonly Claim[];
}

interface Mention {
  readonly kind: string;
  readonly text: string;
}

interface Claim {
  readonly text: string;
  readonly tags: readonly string[];
  readonly attribution: { readonly type: string; readonly speaker: { readonly name: string; readonly kind: string } | null } | null;
  readonly polarity: string;
  readonly modality: string;
  readonly mentions: readonly number[];
}

const SHOWN_KINDS: ReadonlySet<string> = new Set(['element', 'percentage', 'date']);

/** Prints an extracted article for people: how it was read, then its claims, or its text where it was not read further. */
export async function showExtraction(answer: Answer): Promise<void> {
  const article = answer as unknown as ShownArticle; // the shape that the contract promises
  await writeLine(colours.bold(printable(article.title ?? 'No title')));
  await writeFields([
    ['author', article.author],
    ['published', article.published ?? 'not stated; relative dates stay open (give it with --published)'],
    ['language', article.language],
    ['text', countOf(Array.from(article.text).length, 'character')],
    ['charset', article.charset],
    ['repairs', article.repairs.length > 0 ? `${countOf(article.repairs.length, 'stretch')} of broken characters` : null],
    ['defects', article.defects],
  ]);
  await writeLine('');
  const { claims, mentions = [] } = article;
  if (!claims) return writeLine(printable(article.text));
  for (const claim of claims) await showClaim(cardOf(claim, mentions));
  if (!hasRules(article.language)) say(`There are no rules for the language "${article.language}", so no claims are made.`);
  else
    say(
      `${countOf(claims.length, 'claim')}, ${countOf(mentions.length, 'mention')}: ${byKind(mentions)}. --json shows every field and offset.`,
    );
}

function cardOf(claim: Claim, mentions: readonly Mention[]) {
  const { speaker = null } = claim.attribution ?? {};
  const about =
    claim.attribution === null
      ? "the outlet's own voice"
      : `${speaker?.name ?? 'no speaker named'} (${[speaker?.kind, claim.attribution.type].filter(Boolean).join(', ')})`;
  const found = claim.mentions.flatMap((index) => mentions[index] ?? []).filter(({ kind }) => SHOWN_KINDS.has(kind));
  return {
    text: claim.text,
    about: [about],
    found: found.map(({ text }) => text),
    tags: claim.tags,
    polarity: claim.polarity,
    modality: claim.modality,
  };
}

function byKind(mentions: readonly Mention[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of mentions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, number]) => countOf(number, kind)).join(', ') || 'nothing was found';
}

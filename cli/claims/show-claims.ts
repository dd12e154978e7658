import type { OperationOutput } from '../../workers/operations/index.ts';
import type { Jsonified } from '../instance.ts';
import { colours, printable, writeFields, writeLine, writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { type ShownClaim, showClaim } from '../terminal/show-claim.ts';
import { textFragment } from './text-fragment.ts';

type Claims = Jsonified<OperationOutput<'claims.list'>>;
type Claim = Claims['claims'][number];
type ClaimDetails = Jsonified<OperationOutput<'claims.show'>>;

/** What is shown of a claim in a listing; within one article its outlet and day go without saying. */
export function cardOf(claim: Claim, withArticle = true): ShownClaim {
  const source = withArticle ? [claim.outlet, claim.reported_at.slice(0, 10)] : [];
  return {
    text: claim.text,
    about: [`claim ${claim.claim_id}`, ...source, speakerOf(claim)],
    found: [...claim.elements, ...claim.element_groups, ...claim.figures, ...claim.dates],
    tags: claim.tags,
    polarity: claim.polarity,
    modality: claim.modality,
  };
}

function speakerOf(claim: Claim): string {
  if (claim.speaker === null) return claim.attribution_type === null ? '' : 'no speaker named';
  return claim.speaker_kind === 'anonymous' ? `${claim.speaker} (anonymous)` : claim.speaker;
}

/** Prints claims one below the other. */
export async function listClaims(claims: readonly Claim[]): Promise<void> {
  for (const claim of claims) await showClaim(cardOf(claim));
}

/** Says how many of how many were printed, and how to go on. */
export function sayHowMany({ claims, total }: Claims): void {
  if (total === 0) {
    say('No claim fits. Without filters, `assay claims list` shows all; `assay status` tells what is still waiting.');
    return;
  }
  const more = claims.length < total ? ' More: --limit.' : '';
  say(`${claims.length} of ${total} claims.${more} One of them with its rules: assay claims show ${claims[0]?.claim_id}`);
}

/** Prints one claim within its article, and each mention with kind, fields, rule and place. */
export async function showOneClaim(claim: ClaimDetails): Promise<void> {
  const before = oneLine(claim.before.slice(startOfWord(claim.before)));
  const after = oneLine(claim.after.slice(0, endOfWord(claim.after)));
  await writeLine(`${colours.dim(`… ${before} `)}${colours.bold(oneLine(claim.text))}${colours.dim(` ${after} …`)}\n`);
  await writeFields([
    ['claim_id', claim.claim_id],
    ['article', `${claim.article_title ?? 'no title'} (article ${claim.article_id}, revision ${claim.revision})`],
    ['outlet', `${claim.outlet}, ${claim.reported_at}`],
    ['speaker', claim.speaker && `${speakerOf(claim)} · ${claim.speaker_kind}`],
    ['said', [claim.attribution_type, claim.cue && `cue "${claim.cue}"`].filter(Boolean).join(', ')],
    ['tags', claim.tags],
    ['actors', claim.actors],
    ['reading', `${claim.polarity}, ${claim.modality}; confidence ${claim.confidence}; rule ${claim.rule}`],
    ['place', `characters ${claim.start_char}–${claim.end_char} of revision ${claim.revision_id}`],
    ['on the page', textFragment(claim.url, claim.text)],
  ]);
  if (claim.mentions.length === 0) return;
  await writeLine('');
  const rows = claim.mentions.map(({ mention_id, kind, text, rule, start_char: start, end_char: end, detail }) => ({
    mention_id,
    kind,
    text,
    value: fieldsOf(detail),
    rule,
    place: `${start}–${end}`,
  }));
  await writeRows(rows, ['mention_id', 'kind', 'text', 'value', 'rule', 'place'], {});
}

const oneLine = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

/** The context is cut after so many characters; half words at its ends are left out. */
function startOfWord(text: string): number {
  return text.length < 200 ? 0 : Math.max(0, text.search(/\s/));
}

function endOfWord(text: string): number {
  const end = text.search(/\s\S*$/);
  return text.length < 200 || end === -1 ? text.length : end;
}

/** The fields of a mention that say something, in short: `low 12, unit percent, direction down`. */
function fieldsOf(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([name, value]) => !name.endsWith('_char') && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${shortOf(value)}`)
    .join(', ');
}

function shortOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(shortOf).join('+');
  if ('name' in value && typeof value.name === 'string') return value.name;
  return 'text' in value && typeof value.text === 'string' ? `"${value.text}"` : JSON.stringify(value);
}

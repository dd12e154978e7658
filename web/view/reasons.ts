import type { Explanation, ShownEvidence, ShownLoss } from '../../extract/explain.ts';
import { type Html, html } from './html.ts';

/** Longer stretches are cut: they stand in the text beside it. */
const LONGEST = 90;
const MOST_LOSSES = 6;

const quoted = (text: string): string => `“${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}”`;

const wordsOf = ({ at, note }: ShownEvidence): string => [at && quoted(at.text), note === at?.text ? null : note].filter(Boolean).join(' ');

/** What is made of the fields of a mention, and is no evidence for it. */
const MADE: ReadonlySet<string> = new Set(['compared as', 'who is']);

/** What a mention rests on, in words, and what is made of it; that it rests on itself goes without saying. */
export function evidenceWords(
  { evidence }: Explanation,
  { text, stored }: { readonly text: string; readonly stored: readonly (readonly [what: string, words: string])[] },
): (readonly [what: string, words: string])[] {
  const shown = evidence.filter(({ at, note }) => note !== null || at?.text !== text);
  return [...shown.map((each): [string, string] => [each.as, wordsOf(each)]), ...stored.filter(([what]) => MADE.has(what))];
}

/** The readings that gave way to it, each with the reason. */
export const lossesOf = ({ lost }: Explanation): Html =>
  html`${lost.slice(0, MOST_LOSSES).map((loss) => html`<br><span class="quiet">won over</span> ${lossWords(loss)}`)}`;

/** A reading that was not taken, and why. */
export const lossWords = ({ text, kind, rule, why }: ShownLoss): Html => html`${quoted(text)} as ${kind} (<code>${rule}</code>): ${why}`;

/** Why a sentence is a claim, folded up. */
export function claimReasons(explanation: Explanation, claim: { readonly rule: string; readonly confidence: number }): Html {
  return html`<details><summary>Why</summary><ul class="reasons"><li>rule <code>${claim.rule}</code>, confidence ${claim.confidence.toFixed(2)}</li>${explanation.evidence.map(
    (each) => html`<li>${each.as}: ${wordsOf(each)}</li>`,
  )}${explanation.lost.slice(0, MOST_LOSSES).map((loss) => html`<li>won over ${lossWords(loss)}</li>`)}</ul></details>`;
}

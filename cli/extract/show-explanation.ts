import type { ExplainedExtraction, Explanation, ShownLoss } from '../../extract/explain.ts';
import type { Answer } from '../../workers/answer-line.ts';
import { colours, printable, writeLine } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { countOf } from '../terminal/show-value.ts';

/** The fields that say in short what a mention was read as. */
const SHOWN = ['elements', 'group', 'low', 'high', 'unit', 'modifier', 'direction', 'role', 'delta', 'value', 'type', 'name'];
const LONGEST = 90;

/** Prints why everything was found, and what was refused. */
export async function showExplanation(answer: Answer): Promise<void> {
  const explained = answer as unknown as ExplainedExtraction; // the shape that an explained answer has
  for (const line of explanationLines(explained)) await writeLine(line.startsWith(' ') ? line : colours.bold(line));
  const { mentions, claims, refused } = explained;
  say(`${countOf(mentions.length, 'mention')}, ${countOf(claims.length, 'claim')}, ${refused.length} refused. --json has the offsets.`);
}

/** For each mention and claim its rule, what it was read as, what it rests on and what gave way to it; then what was refused. */
export function* explanationLines({ mentions, claims, refused }: ExplainedExtraction): Generator<string> {
  for (const mention of mentions) {
    yield `${quoted(mention.text)}  ${mention.kind}, rule ${mention.rule}`;
    const fields = printable(inShort(mention));
    if (fields !== '') yield `  ${fields}`;
    yield* reasonLines(mention.explanation);
  }
  for (const claim of claims) {
    yield `${quoted(claim.text)}  claim, rule ${claim.rule}`;
    yield* reasonLines(claim.explanation);
  }
  if (refused.length > 0) yield 'Considered and refused';
  for (const loss of refused) yield `  ${lossLine(loss)}`;
}

function* reasonLines({ evidence, lost }: Explanation): Generator<string> {
  for (const { as, at, note } of evidence)
    yield `  ${as.padEnd(12)} ${[at && quoted(at.text), note && printable(note)].filter(Boolean).join('  ')}`;
  for (const loss of lost) yield `  ${'lost'.padEnd(12)} ${lossLine(loss)}`;
}

const lossLine = ({ text, kind, rule, why }: ShownLoss): string => `${quoted(text)}  ${kind}, rule ${rule}: ${why}`;

function quoted(text: string): string {
  const line = printable(text).replaceAll('\n', ' ');
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}"`;
}

function inShort(mention: object): string {
  const fields = Object.entries(mention).filter(([name, value]) => SHOWN.includes(name) && value !== null && String(value) !== '');
  return fields.map(([name, value]) => `${name} ${String(value)}`).join(', ');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explanationLines } from '../cli/extract/show-explanation.ts';
import { explainClaims } from '../extract/explain.ts';
import { extractClaims } from '../extract/extract-claims.ts';
import { EXTRACTORS } from '../extract/registry.ts';

/** A text of docs/extraction.md, and all that the page says is found in it. */
interface Example {
  readonly kind: string;
  readonly published: string | null;
  readonly text: string;
  readonly found: readonly { readonly text: string; readonly fields: Record<string, unknown> }[];
}

const page = readFileSync(join(import.meta.dirname, '../docs/extraction.md'), 'utf8');
const kinds = [...EXTRACTORS.map(({ kind }) => kind), 'claim'];

const examples: readonly Example[] = [...page.matchAll(/^```example (\S+)(?: (\S+))?\n([\s\S]*?)\n```$/gm)].flatMap(
  ([, kind = '', published, body = '']) =>
    body.split(/\n\n/).map((part) => {
      const [text = '', ...lines] = part.split('\n');
      const found = lines.filter((line) => line !== '(nothing)').map(readLine);
      return { kind, published: published ?? null, text: text.replace(/^> /, ''), found };
    }),
);

function readLine(line: string): Example['found'][number] {
  const at = line.indexOf(' | ');
  return { text: line.slice(0, at), fields: JSON.parse(line.slice(at + 3)) };
}

/** Spans as their text, which is how the page writes them; a speaker has more to it and stays as it is. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    each !== null && typeof each === 'object' && Object.keys(each).sort().join() === 'end,start,text' ? each.text : each,
  );

/** A claim is written by its first words. */
const shortened = (text: string, written: string | undefined): string =>
  written?.endsWith(' …') && text.startsWith(written.slice(0, -2)) ? written : text;

describe('docs/extraction.md', () => {
  test('shows explanations as they are printed', () => {
    const shown = [...page.matchAll(/^```explain (\S+)\n> (.*)\n([\s\S]*?)\n```$/gm)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, published = '', text = '', lines] of shown)
      expect([...explanationLines(explainClaims({ text, published }))].join('\n')).toBe(lines);
  });

  test('has examples of every kind, some of them silent', () => {
    for (const kind of kinds) {
      const own = examples.filter((example) => example.kind === kind);
      expect(own.length, kind).toBeGreaterThan(1);
      expect(
        own.some(({ found }) => found.length === 0),
        kind,
      ).toBe(true);
    }
    expect(examples.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
  });

  for (const { kind, published, text, found } of examples) {
    test(`${kind}: ${text}`, () => {
      const { mentions, claims } = extractClaims({ text, published });
      const answers: readonly { readonly text: string }[] = kind === 'claim' ? claims : mentions.filter((mention) => mention.kind === kind);
      expect(answers.map((answer, index) => shortened(answer.text, found[index]?.text))).toEqual(found.map((each) => each.text));
      for (const [index, { fields }] of found.entries()) expect(plain(answers[index])).toMatchObject(fields);
    });
  }
});

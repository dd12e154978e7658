import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repairText } from '../ingest/repair-text.ts';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/text.md'), 'utf8');
const linesOf = (block: string): string[] => new RegExp(`^\`\`\`${block}\\n([\\s\\S]*?)\\n\`\`\`$`, 'm').exec(page)?.[1]?.split('\n') ?? [];

/** A section with all below it, down to the next heading of any level. */
const sectionOf = (heading: string): string => page.split(/^#+ /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';

describe('docs/text.md', () => {
  test('lists the rules that decide a charset, and no others', () => {
    const sources = ['ingest/decode-bytes.ts', 'ingest/charset/find-declaration.ts'].map((path) => readFileSync(join(root, path), 'utf8'));
    const inCode = sources.flatMap((text) => [...text.matchAll(/\brule: [^,;}]*/g)].flatMap(([rule]) => rule.match(/'[a-z\d-]+'/g) ?? []));
    const documented = [...sectionOf('Charset').matchAll(/^\| `([a-z\d-]+)` +\|/gm)].map((match) => match[1] ?? '');
    expect(documented.sort()).toEqual([...new Set(inCode.map((rule) => rule.slice(1, -1)))].sort());
  });

  test('lists the rules that give a field, and no others', () => {
    const folder = join(root, 'ingest/article');
    const files = readdirSync(folder).map((name) => join(folder, name));
    const sources = [...files, join(root, 'ingest/read-article.ts')].map((path) => readFileSync(path, 'utf8'));
    const inCode = sources.flatMap((text) => [
      ...[...text.matchAll(/\bfound\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*[,:] '([a-z][a-z\d -]*)'\)/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/\bfound\([^\n]* \? '([a-z-]+)' : /g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/\brule: '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/\breadElements\(.*, '([a-z-]+)'\)/g)].map((match) => match[1] ?? ''),
    ]);
    const rows = [...sectionOf('Fields').matchAll(/^\| (`.*?) +\|/gm)].flatMap((match) => (match[1] ?? '').match(/`[a-z][^`]*`/g) ?? []);
    const documented = rows.map((rule) => rule.slice(1, -1)).filter((rule) => rule !== 'rule' && !rule.startsWith('meta '));
    expect([...new Set(documented)].sort()).toEqual([...new Set(inCode)].sort());
  });

  test('has examples of repairs', () => {
    expect(linesOf('repair').length).toBeGreaterThan(3);
    expect(linesOf('untouched').length).toBeGreaterThan(3);
  });

  for (const line of linesOf('repair')) {
    const [, before = '', after = '', decoder = ''] = /^(.*) → (.*) \| (.*)$/.exec(line) ?? [];
    test(`repairs: ${before}`, () => {
      const { text, repairs } = repairText(before);
      expect(text).toBe(after);
      for (const repair of repairs) expect(repair.decoder).toContain(decoder);
    });
  }

  for (const line of linesOf('untouched')) {
    test(`leaves alone: ${line}`, () => {
      expect(repairText(line)).toEqual({ text: line, repairs: [], defects: [] });
    });
  }
});

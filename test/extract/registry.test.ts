import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { EXTRACTORS } from '../../extract/registry.ts';
import { address, EXTRACT, inChild } from './in-child.ts';

const ISOTOPE = `import { defineExtractor } from '../extractor.ts';

export interface Isotope {
  readonly mass: number;
}

export default defineExtractor<'isotope', Isotope>({
  kind: 'isotope',
  version: 3,
  describe: 'Isotopes by mass and name: "lithium-6".',

  *extract(document) {
    for (const match of document.text.matchAll(/\\b[a-z]+-(\\d+)\\b/g)) {
      yield { rule: 'mass-number', start: match.index, end: match.index + match[0].length, mass: Number(match[1]) };
    }
  },
});
`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function copyOfTheTree(): string {
  const root = join(EXTRACT, '..');
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  folders.push(folder);
  for (const part of ['extract', 'package.json', 'fixtures/extractors']) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('the registry', () => {
  test('has every file of the folder, in order of its kind', () => {
    const files = readdirSync(join(EXTRACT, 'extractors')).filter((name) => name.endsWith('.ts'));
    expect(EXTRACTORS.map(({ kind }) => kind)).toEqual(files.map((name) => basename(name, '.ts')).sort());
    expect(EXTRACTORS.length).toBeGreaterThan(0);
  });

  test('knows the version of each and says in one line what it finds', () => {
    for (const { version, describe: line } of EXTRACTORS) {
      expect(version).toBeGreaterThan(0);
      expect(line).toMatch(/^\S[^\n]+$/u);
    }
  });

  test('takes up an extractor for which two files were added and none changed', () => {
    const folder = copyOfTheTree();
    writeFileSync(join(folder, 'extract/extractors/isotope.ts'), ISOTOPE);
    const cases = [{ text: 'They enrich lithium-6 there.', mentions: [{ text: 'lithium-6', mass: 6 }] }];
    writeFileSync(join(folder, 'fixtures/extractors/isotope.json'), JSON.stringify(cases));
    const answer = inChild(
      `const { EXTRACTORS } = await import(${address(folder, 'extract/registry.ts')});
       const { extractClaims, extractionVersions } = await import(${address(folder, 'extract/extract-claims.ts')});
       const { mentions } = extractClaims({ text: 'They enrich lithium-6 there.' });
       const found = mentions.filter(({ kind }) => kind === 'isotope');
       console.log(JSON.stringify({ kinds: EXTRACTORS.map(({ kind }) => kind), version: extractionVersions().isotope, found }));`,
      folder,
    );
    expect(answer.stderr).toBe('');
    expect(JSON.parse(answer.stdout)).toEqual({
      kinds: [...EXTRACTORS.map(({ kind }) => kind), 'isotope'].sort(),
      version: 3,
      found: [{ kind: 'isotope', rule: 'mass-number', text: 'lithium-6', start: 12, end: 21, mass: 6 }],
    });
  });
});

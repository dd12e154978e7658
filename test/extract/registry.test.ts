import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXTRACTORS } from '../../extract/registry.ts';
import { withAddedExtractor } from './added-extractor.ts';
import { EXTRACT } from './in-child.ts';

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
    const answer = withAddedExtractor(
      (fileAt) =>
        `const { EXTRACTORS } = await import(${fileAt('registry.ts')});
         const { extractClaims, extractionVersions } = await import(${fileAt('extract-claims.ts')});
         const { mentions } = extractClaims({ text: 'They enrich lithium-6 there.' });
         const found = mentions.filter(({ kind }) => kind === 'isotope');
         console.log(JSON.stringify({ kinds: EXTRACTORS.map(({ kind }) => kind), version: extractionVersions().isotope, found }));`,
    );
    expect(answer.stderr).toBe('');
    expect(JSON.parse(answer.stdout)).toEqual({
      kinds: [...EXTRACTORS.map(({ kind }) => kind), 'isotope'].sort(),
      version: 3,
      found: [{ kind: 'isotope', rule: 'mass-number', text: 'lithium-6', start: 12, end: 21, mass: 6 }],
    });
  }, 60_000);
});

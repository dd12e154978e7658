import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, type ChildAnswer, EXTRACT, inChild } from './in-child.ts';

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

const CASES = [
  { text: 'They enrich lithium-6 there.', mentions: [{ text: 'lithium-6', mass: 6 }] },
  { text: 'They enrich lithium there.', mentions: [] },
];

/**
 * Runs a module in a copy of the tree to which an extractor of isotopes was added, as two files and nothing else.
 *
 * @param source - Makes the module's source from the address of a file in `extract/`, quoted.
 */
export function withAddedExtractor(source: (fileAt: (path: string) => string) => string): ChildAnswer {
  const root = join(EXTRACT, '..');
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  try {
    for (const part of ['extract', 'package.json', 'fixtures/extractors'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'extract/extractors/isotope.ts'), ISOTOPE);
    writeFileSync(join(folder, 'fixtures/extractors/isotope.json'), JSON.stringify(CASES));
    return inChild(
      source((path) => address(folder, 'extract', path)),
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

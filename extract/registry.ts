import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Extractor } from './extractor.ts';

/**
 * The extractors of the folder `extractors/`, in order of their kind.
 *
 * The folder is the registry: a file there, named after its kind, is all it takes to add one.
 */
export const EXTRACTORS: readonly Extractor[] = await loadExtractors(join(import.meta.dirname, 'extractors'));

async function loadExtractors(folder: string): Promise<Extractor[]> {
  const extension = extname(import.meta.filename);
  const files = readdirSync(folder)
    .filter((name) => extname(name) === extension && !name.endsWith('.d.ts'))
    .sort();
  const modules = await Promise.all(files.map((name) => import(pathToFileURL(join(folder, name)).href) as Promise<{ default: Extractor }>));
  return modules.map((module) => module.default);
}

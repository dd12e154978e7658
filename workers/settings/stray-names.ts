import { nearestWord } from './nearest-word.ts';

/** A name that begins with `ASSAY_` and is no setting, with a sentence that says which may have been meant. */
export interface StrayName {
  readonly name: string;
  readonly message: string;
}

/** A misspelt name would be ignored in silence, so every unknown `ASSAY_…` is told, with the nearest known one. */
export function strayNames(names: readonly string[], settings: readonly string[]): readonly StrayName[] {
  const known = new Set(settings.flatMap((name) => [name, `${name}_FILE`]));
  return [...new Set(names)]
    .filter((name) => name.startsWith('ASSAY_') && !known.has(name))
    .map((name) => ({
      name,
      message: `${name} is no setting of Assay. The nearest one is ${nearestWord(name, settings, 1)}; \`assay config\` lists all.`,
    }));
}

import { middleInitials, type NameClass } from './name-key.ts';

/** A name as articles spell it; with an alias, some article uses that acronym for the name. */
export interface Spelling {
  readonly class: NameClass;
  readonly name: string;
  readonly key: string;
  readonly aliasKey: string | null;
}

/** A name that goes under another one. */
export interface ChosenName {
  readonly class: NameClass;
  readonly name: string;
  readonly key: string;
  readonly canonical: string;
}

/**
 * Chooses the one name of each key.
 *
 * What is chosen depends on the spellings alone, not on how often or when they were met, so that it is the same however it was arrived at. An
 * acronym goes under a full name only where articles use it for that one name and no other.
 *
 * @param spellings - All of the keys wanted, all that have a wanted key as alias, and all of the keys that those have.
 */
export function chooseNames(spellings: readonly Spelling[], wanted: ReadonlySet<string>): ChosenName[] {
  const byKey = new Map<string, Spelling[]>();
  const targets = new Map<string, Set<string>>();
  for (const spelling of spellings) {
    push(byKey, spelling.key, spelling);
    if (spelling.aliasKey === null || spelling.aliasKey === spelling.key) continue;
    targets.set(spelling.aliasKey, (targets.get(spelling.aliasKey) ?? new Set()).add(spelling.key));
  }
  return [...wanted].sort().flatMap((key) => {
    const own = byKey.get(key) ?? [];
    const [target, another] = targets.get(key) ?? [];
    const full = target !== undefined && another === undefined ? byKey.get(target) : undefined;
    return namesOf(own).flatMap((name) => {
      const canonical = bestOf(namesOf(full ?? alike(own, name)));
      const nameClass = own[0]?.class;
      return nameClass === undefined || canonical === name ? [] : [{ class: nameClass, name, key, canonical }];
    });
  });
}

function push(lists: Map<string, Spelling[]>, key: string, spelling: Spelling): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [spelling]);
  else known.push(spelling);
}

const namesOf = (spellings: readonly Spelling[]): readonly string[] => [...new Set(spellings.map(({ name }) => name))];

/** Those of a key that a name is one of: where persons differ in their middle initials, the ones with the same initials. */
function alike(own: readonly Spelling[], name: string): readonly Spelling[] {
  if (own[0]?.class !== 'person') return own;
  const initials = new Set(own.map((spelling) => middleInitials(spelling.name)).filter((letters) => letters !== ''));
  return initials.size < 2 ? own : own.filter((spelling) => middleInitials(spelling.name) === middleInitials(name));
}

/** The plainest: the fewest words, with the marks of its letters, not in capitals; then by the letters alone, for some order there must be. */
function bestOf(names: readonly string[]): string {
  const rank = (name: string): readonly (number | string)[] => [
    name.split(/\s+/u).length,
    /[^\p{ASCII}]/u.test(name.replaceAll('’', '')) ? 0 : 1,
    name === name.toUpperCase() ? 1 : 0,
    name.length,
    name,
  ];
  const ranked = names.map((name) => ({ name, rank: rank(name) }));
  return ranked.reduce((best, each) => (isBefore(each.rank, best.rank) ? each : best)).name;
}

function isBefore(left: readonly (number | string)[], right: readonly (number | string)[]): boolean {
  for (const [place, value] of left.entries()) {
    const other = right[place] ?? '';
    if (value !== other) return value < other;
  }
  return false;
}

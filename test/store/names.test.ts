import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseNames, type Spelling } from '../../store/links/names/choose-names.ts';
import { isAcronymOf, type NameClass, nameKey } from '../../store/links/names/name-key.ts';

/** A spelling as articles have it: `Full Name=FN` where one uses the acronym for it. */
function spelling(written: string, nameClass: NameClass): Spelling {
  const [name = '', alias] = written.split('=');
  return { class: nameClass, name, key: nameKey(name, nameClass), aliasKey: alias === undefined ? null : nameKey(alias, nameClass) };
}

/** The one name of each spelling. */
function chosen(nameClass: NameClass, written: readonly string[]): Record<string, string> {
  const spellings = written.map((each) => spelling(each, nameClass));
  const wanted = new Set(spellings.map(({ key }) => key));
  const other = new Map(chooseNames(spellings, wanted).map(({ name, canonical }) => [name, canonical]));
  return Object.fromEntries(spellings.map(({ name }) => [name, other.get(name) ?? name]));
}

const ONE: readonly (readonly [why: string, nameClass: NameClass, names: readonly string[], canonical: string])[] = [
  ['titles', 'person', ['Ines Okafor', 'Dr. Ines Okafor', 'Prof Ines Okafor'], 'Ines Okafor'],
  ['an initial between the names', 'person', ['Ines M. Okafor', 'Ines Okafor'], 'Ines Okafor'],
  ['marks of letters, which are kept', 'person', ['Lukasz Gorny', 'Łukasz Górny'], 'Łukasz Górny'],
  ['apostrophes', 'person', ['Aoife O’Dowd', "Aoife O'Dowd"], "Aoife O'Dowd"],
  ['legal forms', 'body', ['Brenfield Magnets Ltd', 'Brenfield Magnets', 'Brenfield Magnets, Inc.'], 'Brenfield Magnets'],
  ['an article', 'body', ['the Harbour Board', 'Harbour Board'], 'Harbour Board'],
  ['an ampersand', 'body', ['Holm & Varga', 'Holm and Varga'], 'Holm & Varga'],
  ['capitals', 'body', ['NORDMIN', 'Nordmin'], 'Nordmin'],
  ['an acronym that articles use', 'body', ['Northern Metals Agency=NMA', 'NMA'], 'Northern Metals Agency'],
];

const APART: readonly (readonly [why: string, nameClass: NameClass, names: readonly string[]])[] = [
  ['a last name alone', 'person', ['Okafor', 'Ines Okafor', 'Ms Okafor']],
  ['an initial for a first name', 'person', ['I. Okafor', 'Ines Okafor', 'Ivan Okafor']],
  ['other initials', 'person', ['Ines A. Okafor', 'Ines B. Okafor', 'Ines Okafor']],
  ['a son', 'person', ['Ines Okafor', 'Ines Okafor Jr.']],
  ['an acronym that nobody has used', 'body', ['Northern Metals Agency', 'NMA']],
  ['an acronym of two', 'body', ['Northern Metals Agency=NMA', 'National Museum Association=NMA', 'NMA']],
  ['other words', 'body', ['Brenfield Magnets', 'Brenfield Metals']],
  ['a legal form that is all there is', 'body', ['Limited', 'Company']],
];

describe('names of one and the same', () => {
  test.each(ONE)('are one in spite of %s', (_, nameClass, names, canonical) => {
    expect(new Set(Object.values(chosen(nameClass, names)))).toEqual(new Set([canonical]));
  });

  test.each(APART)('stay apart for %s', (_, nameClass, names) => {
    const found = chosen(nameClass, names);
    const own = names.map((name) => name.split('=')[0] ?? '').filter((name) => !name.startsWith('Ms '));
    for (const name of own) expect(found[name]).toBe(name);
  });

  test('are chosen whatever their order and whatever else there is', () => {
    const all = [...ONE, ...APART].filter(([, nameClass]) => nameClass === 'body').flatMap(([, , names]) => names);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (names) => {
        expect(chosen('body', names)).toEqual(chosen('body', all));
      }),
      { numRuns: 30 },
    );
  });

  test('have a key whatever they are made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        expect(nameKey(name, 'person')).not.toBe('');
      }),
    );
  });
});

describe('letters', () => {
  test.each([
    ['IEA', 'International Energy Agency', true],
    ['MOFCOM', 'Ministry of Commerce', false],
    ['DoE', 'Department of Energy', false],
    ['USGS', 'U.S. Geological Survey', false],
    ['AGM', 'Association of German Mines', true],
    ['IEA', 'Energy Agency', false],
    ['Iea', 'International Energy Agency', false],
    ['I', 'International', false],
  ])('%s and %s: %s', (letters, name, is) => {
    expect(isAcronymOf(letters, name)).toBe(is);
  });
});

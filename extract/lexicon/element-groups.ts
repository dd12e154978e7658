/** Groups of elements that texts name as one material. */
export const ELEMENT_GROUPS = [
  'rare-earths',
  'heavy-rare-earths',
  'light-rare-earths',
  'platinum-group',
  'critical-minerals',
  'battery-metals',
] as const;

/** A group of elements. */
export type ElementGroup = (typeof ELEMENT_GROUPS)[number];

/**
 * Phrases that name a group, as words in lower case; a hyphen may stand for each blank.
 *
 * `nouns` are those that belong to the name and follow it in singular or plural; a phrase with `bare` false is no name without one of them.
 */
export const GROUP_PHRASES: readonly { words: string; group: ElementGroup; nouns: readonly string[]; bare: boolean }[] = [
  ...['rare earth', 'rare earths'].map((words) => ({
    words,
    group: 'rare-earths' as const,
    nouns: ['element', 'metal', 'mineral', 'material', 'oxide'],
    bare: true,
  })),
  { words: 'critical', group: 'critical-minerals', nouns: ['mineral', 'material', 'metal', 'raw material', 'raw mineral'], bare: false },
  { words: 'rare', group: 'critical-minerals', nouns: ['metal'], bare: false },
  { words: 'battery', group: 'battery-metals', nouns: ['metal', 'material', 'mineral', 'raw material'], bare: false },
  { words: 'platinum group', group: 'platinum-group', nouns: ['metal', 'element'], bare: false },
  { words: 'platinum', group: 'platinum-group', nouns: ['group metal', 'group element'], bare: false },
];

/** Words that narrow "rare earths" to some of them; the name begins with the word. */
export const RARE_EARTH_WEIGHTS: ReadonlyMap<string, ElementGroup> = new Map([
  ['heavy', 'heavy-rare-earths'],
  ['heavier', 'heavy-rare-earths'],
  ['medium', 'heavy-rare-earths'],
  ['middle', 'heavy-rare-earths'],
  ['mid', 'heavy-rare-earths'],
  ['light', 'light-rare-earths'],
  ['lighter', 'light-rare-earths'],
]);

/** Single words and abbreviations that name a group, as written; those in lower case in any case. */
export const GROUP_WORDS: ReadonlyMap<string, ElementGroup> = new Map([
  ['REE', 'rare-earths'],
  ['REEs', 'rare-earths'],
  ['REO', 'rare-earths'],
  ['REOs', 'rare-earths'],
  ['TREO', 'rare-earths'],
  ['TREOs', 'rare-earths'],
  ['REM', 'rare-earths'],
  ['REMs', 'rare-earths'],
  ['HREE', 'heavy-rare-earths'],
  ['HREEs', 'heavy-rare-earths'],
  ['HREO', 'heavy-rare-earths'],
  ['LREE', 'light-rare-earths'],
  ['LREEs', 'light-rare-earths'],
  ['LREO', 'light-rare-earths'],
  ['PGM', 'platinum-group'],
  ['PGMs', 'platinum-group'],
  ['PGE', 'platinum-group'],
  ['PGEs', 'platinum-group'],
  ['CRM', 'critical-minerals'],
  ['CRMs', 'critical-minerals'],
  ['lanthanide', 'rare-earths'],
  ['lanthanides', 'rare-earths'],
  ['lanthanoid', 'rare-earths'],
  ['lanthanoids', 'rare-earths'],
]);

/** Abbreviations that mean other things as often, and count only beside the group's name or a material. */
export const DOUBTFUL_GROUP_WORDS: ReadonlySet<string> = new Set(['REM', 'REMs', 'CRM', 'CRMs', 'PGE', 'PGEs']);

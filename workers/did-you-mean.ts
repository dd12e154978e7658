import { ELEMENT_GROUPS } from '../extract/lexicon/element-groups.ts';
import { SYMBOL_OF_NAME, SYMBOLS } from '../extract/lexicon/elements.ts';
import { TAGS } from '../extract/lexicon/tags.ts';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import type { Database } from '../store/database.ts';
import { failureCodes, feedNames, kindNames, outletNames, outletWith } from '../store/pages/known-values.ts';
import { speakersNamed } from '../store/pages/speakers.ts';
import { nearestWord } from './settings/nearest-word.ts';

/** What somebody looked for, by the names that filters have; null or left out where nothing was said. */
export interface LookedFor {
  readonly element?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly outlet?: string | null | undefined;
  readonly speaker?: string | null | undefined;
  readonly feed?: number | string | null | undefined;
  readonly code?: string | null | undefined;
}

/** A value that names nothing that there is, and what may have been meant; null where nothing is near. */
export interface UnknownValue {
  readonly field: keyof LookedFor;
  readonly value: string;
  readonly meant: string | null;
}

/** The symbol or group that somebody names: `Dy` for `dy` and `dysprosium`, `rare-earths` for `Rare Earths`; the words themselves where there is none. */
export function elementOf(words: string): string {
  const word = words.trim().toLowerCase();
  const symbol = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  if (SYMBOLS.has(symbol)) return symbol;
  const group = word.replaceAll(' ', '-');
  return SYMBOL_OF_NAME.get(word) ?? ELEMENT_GROUPS.find((name) => name === group) ?? words;
}

/** What values are looked for in. */
export interface KnownValues {
  readonly database: Database;
  /** An operator's own tags. */
  readonly lexicon?: OwnLexicon | null;
  /** Whether a part of the name of an outlet or speaker is enough. */
  readonly takesParts?: boolean;
}

/** What was meant; true where the value is known, null where nothing is near. */
type Meant = (value: string, known: KnownValues) => Promise<string | null | true>;

const among = (value: string, known: readonly string[]): string | null | true => known.includes(value) || nearestWord(value, known);

const MEANT: Readonly<Record<keyof LookedFor, Meant>> = {
  element: async (value) => {
    if (SYMBOLS.has(value) || (ELEMENT_GROUPS as readonly string[]).includes(value)) return true;
    return nearestWord(value, [...SYMBOL_OF_NAME.keys(), ...SYMBOLS, ...ELEMENT_GROUPS]);
  },
  tag: async (value, { lexicon }) => among(value, [...Object.keys(TAGS), ...Object.keys(lexicon?.tags ?? {})]),
  kind: async (value, { database }) => among(value, await kindNames(database)),
  outlet: async (value, { database, takesParts }) => {
    const found = await outletWith(database, value);
    if (found === value || (found !== null && takesParts)) return true;
    return found ?? nearestWord(value, await outletNames(database));
  },
  speaker: async (value, { database, takesParts }) => {
    const [nearest] = await speakersNamed(database, value);
    if (nearest?.speaker === value || (takesParts && nearest?.speaker.toLowerCase().includes(value.toLowerCase()))) return true;
    return nearest?.speaker ?? null;
  },
  feed: async (value, { database }) => {
    const feeds = await feedNames(database);
    if (feeds.some(({ feed_id: id }) => String(id) === value)) return true;
    if (/^\d+$/.test(value)) return null;
    const name = nearestWord(
      value,
      feeds.flatMap(({ title, url }) => [url, ...(title === null ? [] : [title])]),
    );
    const feed = feeds.find(({ title, url }) => name !== null && (title === name || url === name));
    return feed ? `${feed.feed_id}, ${feed.title ?? feed.url}` : null;
  },
  code: async (value, { database }) => among(value, await failureCodes(database)),
};

/** Which of the values that somebody looked for are unknown. To be asked where nothing was found: it takes a look at names. */
export async function findUnknown(known: KnownValues, lookedFor: LookedFor): Promise<readonly UnknownValue[]> {
  const unknown: UnknownValue[] = [];
  for (const [field, find] of Object.entries(MEANT) as [keyof LookedFor, Meant][]) {
    const value = lookedFor[field];
    if (value === null || value === undefined) continue;
    const meant = await find(String(value), known);
    if (meant !== true) unknown.push({ field, value: String(value), meant });
  }
  return unknown;
}

/** `There is no element dysprosum; did you mean dysprosium?` */
export const sayUnknown = ({ field, value, meant }: UnknownValue): string =>
  `There is no ${field === 'code' ? 'failure with code' : field} ${value}${meant === null ? '.' : `; did you mean ${meant}?`}`;

import type { Mention } from '../extractor.ts';
import type { PercentageMention } from '../links/linked.ts';
import { isPrivate } from './surroundings.ts';

/** A figure with what stands around it in its sentence. */
export interface FigureContext {
  readonly figure: PercentageMention;
  /** Text of the phrase that it measures; empty where there is none. */
  readonly of: string;
  /** Words of the sentence before the figure, the nearest last, and behind it; in lower case. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Elements inside the phrase that it measures. */
  readonly elements: readonly Mention[];
  /** Countries inside that phrase, before the figure, and behind it with "in", "from" or "by" before them; each once, in order. */
  readonly owners: readonly string[];
  readonly doers: readonly string[];
  readonly sources: readonly string[];
  /** Surface words of actors and elements in the phrase, in lower case. */
  readonly named: ReadonlySet<string>;
  /** Actors and elements of the sentence outside the phrase. */
  readonly beside: readonly Mention[];
  /** Words of the sentence before, of the same paragraph; in lower case. */
  readonly previous: readonly string[];
  /** Material and country of the first limit that the text tells of: other limits in it are of the same. */
  readonly limit: Pick<MeasureKey, 'subject' | 'region'> | null;
  /** What a word that names nothing can mean, from the sentences before; null where several things are in question. */
  readonly around: {
    material(): string | null;
    country(mustOpen: boolean): string | null;
    company(): string | null;
    home(aside: string | null): string | null;
    titled(): string | null;
    /** Who made the one survey that the text tells of. */
    survey(): string | null;
  };
}

/** What a figure measures, in words that are the same in every article. */
export interface MeasureKey {
  /** Of what: `share-of-output`, `export-change`, `tariff-rate`. */
  readonly measure: string;
  /** Symbols or the group of the material, with what is made of it: `Ga`, `rare-earths magnet`. */
  readonly subject: string;
  /** The country it is said of; null where it is the world's or none is needed. */
  readonly region: string | null;
  /** The second country: of a share of imports, where they come from; of a tariff, whose goods pay it. */
  readonly counterpart: string | null;
  /** All parts in one text, the same for figures that can be compared: `share-of-output|Ga|China|`. */
  readonly key: string;
}

/** Puts the parts of a key together. */
export function makeKey(measure: string, subject: string, region: string | null, counterpart: string | null = null): MeasureKey {
  return { measure, subject, region, counterpart, key: [measure, subject, region ?? '', counterpart ?? ''].join('|') };
}

/** Whether somebody who is no country stands before the figure: "its" is theirs. */
export function hasOtherDoer({ beside, figure }: FigureContext): boolean {
  return beside.some((mention) => mention.end <= figure.start && isPrivate(mention));
}

/** The words of a phrase in lower case. */
export const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

import type { Material } from '../lexicon/compounds.ts';
import { RARE_EARTHS, SYMBOLS, UNMISTAKABLE } from '../lexicon/elements.ts';

const LONGEST_FORMULA = 24;
const SHAPE = /^(?:\p{Lu}\p{Ll}?[\d₀-₉]{0,3}){2,10}$/u;
const PART = /(?<symbol>\p{Lu}\p{Ll}?)(?<count>[\d₀-₉]*)/gu;
const NON_METALS = new Set('H C N O F P S Cl As Se Br Te I'.split(' '));
/** What oxygen draws into an anion: the carbon of a carbonate is no carbon on the market. */
const ANIONS = new Set('C N S'.split(' '));

/** Formulas of single letters, which are otherwise names of roads, brands and vitamins. */
const PLAIN_FORMULAS = new Set(
  'CO2 SO2 SO3 NO2 N2O SF6 UF6 UF4 WF6 NF3 V2O5 V2O3 Y2O3 WO3 WS2 U3O8 UO2 UO3 B2O3 B4C BF3 P2O5 K2O CF4 NH3 CH4 H2S H2SO4 H3PO4 HNO3 KOH KCl'.split(
    ' ',
  ),
);

/**
 * Reads a chemical formula that is one word: "Dy2O3", "NdFeB", "GaAs", "UF₆".
 *
 * It needs a digit or two symbols of which one is no word; oxygen and hydrogen are not listed where anything else is.
 */
export function readFormula(word: string): Material | null {
  if (word.length < 3 || word.length > LONGEST_FORMULA || !SHAPE.test(word)) return null;
  const symbols: string[] = [];
  let counted = false;
  for (const { groups } of word.matchAll(PART)) {
    const symbol = groups?.symbol ?? '';
    if (!SYMBOLS.has(symbol)) return null;
    if (groups?.count) counted = true;
    if (!symbols.includes(symbol)) symbols.push(symbol);
  }
  if (symbols.length < 2) return null;
  const telling = symbols.some((symbol) => UNMISTAKABLE.has(symbol) || (RARE_EARTHS.has(symbol) && symbol.length > 1));
  const long = symbols.some((symbol) => symbol.length > 1);
  if (counted ? !long && !PLAIN_FORMULAS.has(plainDigits(word)) : !telling) return null;
  return materialOf(symbols);
}

/** The material that a list of symbols makes, as in "Nd-Fe-B". */
export function materialOf(symbols: readonly string[]): Material {
  const form = symbols.some((symbol) => NON_METALS.has(symbol)) ? 'compound' : 'alloy';
  const metal = symbols.some((symbol) => !NON_METALS.has(symbol));
  const oxygen = symbols.includes('O');
  const kept = symbols.filter((symbol) => symbol !== 'O' && symbol !== 'H' && !(metal && oxygen && ANIONS.has(symbol)));
  return { elements: kept.length > 0 ? kept : symbols, form };
}

const plainDigits = (word: string): string => word.replace(/[₀-₉]/gu, (digit) => String(digit.charCodeAt(0) - 0x2080));

import type { Document } from '../document.ts';
import { CHEMICALS } from '../lexicon/compounds.ts';
import { NEVER_ALONE, RARE_EARTHS, SYMBOL_OF_NAME, SYMBOLS, UNMISTAKABLE } from '../lexicon/elements.ts';
import { AFTER_SYMBOL, BEHIND_HYPHEN, CHEMISTRY, UNITS_OF_CONTENT } from '../lexicon/symbol-cues.ts';

/** What a symbol has to gather from its surroundings to be read. */
const LICENCE = 2;
/** The most symbols that are passed over to the noun behind them. */
const LONGEST_LIST = 4;
const JOINTS = new Set([',', '/', '+', '&', 'and', 'or', '-', '–', ';']);
const CAPITALISED = /^\p{Lu}/u;

/**
 * Judges whether a word that is spelt like a symbol is one here.
 *
 * A symbol needs a licence from its surroundings: its name before its brackets, other symbols beside it, a unit of content before it,
 * a chemical noun behind it. One of these alone licenses no symbol that is also a name or abbreviation.
 */
export function judgeSymbols(document: Document): (at: number) => boolean {
  const chemistry = new Map<number, boolean>();
  const speaksOfChemistry = (at: number): boolean => {
    const number = document.sentenceOfToken[at] ?? 0;
    let known = chemistry.get(number);
    if (known === undefined) {
      known = hasChemistry(document, number);
      chemistry.set(number, known);
    }
    return known;
  };
  return (at) => {
    const symbol = document.tokens[at]?.text ?? '';
    if (isNamedBefore(document, at, symbol)) return true;
    if (NEVER_ALONE.has(symbol)) return false;
    let licence = isTelling(symbol) ? 1 : 0;
    licence += listed(document, at) + content(document, at) + headed(document, at) + placed(document, at);
    if (licence >= LICENCE - 1 && licence < LICENCE && speaksOfChemistry(at)) licence++;
    return (
      licence >= LICENCE && (licence > LICENCE || isTelling(symbol) || licence - placed(document, at) >= LICENCE || speaksOfChemistry(at))
    );
  };
}

const isTelling = (symbol: string): boolean =>
  UNMISTAKABLE.has(symbol) || (RARE_EARTHS.has(symbol) && !['Ho', 'La', 'Lu', 'Er'].includes(symbol) && symbol.length > 1);

/** "antimony (Sb)", "indium metal (In)". */
function isNamedBefore({ tokens }: Document, at: number, symbol: string): boolean {
  if (tokens[at - 1]?.text !== '(' || tokens[at + 1]?.text !== ')') return false;
  return [at - 2, at - 3].some((i) => SYMBOL_OF_NAME.get(tokens[i]?.lower ?? '') === symbol);
}

/** How much a list of symbols around it speaks for it: "Nd, Pr and Dy". */
function listed(document: Document, at: number): number {
  const left = neighbours(document, at, -1);
  const right = neighbours(document, at, 1);
  return Math.min(2, left + right);
}

/** The number of symbols, up to two, that are joined to `at` on one side. */
function neighbours({ tokens, sentenceOfToken }: Document, at: number, step: 1 | -1): number {
  let count = 0;
  let i = at + step;
  while (count < 2) {
    let joints = 0;
    while (joints < 2 && JOINTS.has(tokens[i]?.lower ?? '')) {
      i += step;
      joints++;
    }
    const word = tokens[i]?.text ?? '';
    if (joints === 0 || sentenceOfToken[i] !== sentenceOfToken[at] || !SYMBOLS.has(word) || NEVER_ALONE.has(word)) return count;
    count++;
    i += step;
  }
  return count;
}

/** A unit of content or mass before it: "310 ppm Nd", "2.3% Cu", "tonnes of Li". */
function content({ tokens }: Document, at: number): number {
  const before = tokens[at - 1];
  const word = (before?.lower === 'of' ? tokens[at - 2] : before)?.lower ?? '';
  if (word === 't' && tokens[at - 2]?.text === '/') return 2;
  return UNITS_OF_CONTENT.has(word) ? 2 : 0;
}

/** A chemical noun behind it, or behind the symbols joined to it: "Dy oxide", "Ni-rich", "Ni/Co prices". */
function headed({ tokens }: Document, first: number): number {
  let at = first;
  for (let i = 0; i < LONGEST_LIST && JOINTS.has(tokens[at + 1]?.lower ?? '') && SYMBOLS.has(tokens[at + 2]?.text ?? ''); i++) at += 2;
  const next = tokens[at + 1];
  if (next?.kind === 'number' && next.spaced && tokens[at + 2]?.text === '%') return 2; // "Fe 62%"
  if (next?.text === '-' && !next.spaced) return BEHIND_HYPHEN.has(tokens[at + 2]?.lower ?? '') ? 2 : 0;
  const word = next?.spaced ? next.lower : '';
  return AFTER_SYMBOL.has(word) || CHEMICALS.has(word) || word === 'oxide' || word === 'oxides' ? 2 : 0;
}

/** What its place says: for it a determiner, against it a neighbour that makes it part of a name or an abbreviation. */
function placed(document: Document, at: number): number {
  const { tokens, sentences, sentenceOfToken } = document;
  const symbol = tokens[at]?.text ?? '';
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const sentence = sentences[sentenceOfToken[at] ?? 0];
  if (next?.kind === 'word' && next.spaced && CAPITALISED.test(next.text) && !SYMBOLS.has(next.text)) return -3;
  if (next?.text === '.' && !next.spaced && at + 2 < (sentence?.endToken ?? 0)) return -3;
  if (next?.text === '&' || next?.text === '@') return -3;
  const inName = before?.kind === 'word' && at > (sentence?.firstToken ?? 0) && CAPITALISED.test(before.text) && !SYMBOLS.has(before.text);
  if (inName && tokens[at]?.spaced) return -2;
  if (!isTelling(symbol)) return 0;
  return before?.lower === 'the' || before?.lower === 'of' || before?.lower === 'less' || before?.lower === 'more' ? 1 : 0;
}

function hasChemistry({ tokens, sentences }: Document, number: number): boolean {
  const sentence = sentences[number];
  for (let i = sentence?.firstToken ?? 0; i < (sentence?.endToken ?? 0); i++) {
    const word = tokens[i]?.lower ?? '';
    if (CHEMISTRY.has(word) || CHEMICALS.has(word) || (word.length > 4 && SYMBOL_OF_NAME.has(word))) return true;
  }
  return false;
}

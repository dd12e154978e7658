import { explainElement, refuse } from '../elements/explain-element.ts';
import { judgeNames, type NameJudge } from '../elements/judge-name.ts';
import { judgeSymbols } from '../elements/judge-symbol.ts';
import { ELEMENT_PHRASES, longestPhrase, type Phrase } from '../elements/phrases.ts';
import { materialOf, readFormula } from '../elements/read-formula.ts';
import { type Document, defineExtractor, type Found } from '../extractor.ts';
import {
  ABBREVIATED_MATERIALS,
  CHEMICALS,
  CHEMICALS_IN_NAME,
  DOUBTFUL_MATERIALS,
  MATERIAL_CONTEXT,
  type Material,
} from '../lexicon/compounds.ts';
import { DOUBTFUL_GROUP_WORDS, type ElementGroup, GROUP_WORDS, RARE_EARTH_WEIGHTS } from '../lexicon/element-groups.ts';
import { RARE_EARTHS, SYMBOLS, UNMISTAKABLE } from '../lexicon/elements.ts';
import { CHEMISTRY, ISOTOPES } from '../lexicon/symbol-cues.ts';
import { startsUpper } from '../tokens/starts-upper.ts';

/** A mention of chemical elements as a material. */
export interface Element {
  /** Symbols, none for a group; the oxygen of an oxide is not listed. */
  readonly elements: readonly string[];
  readonly group: ElementGroup | null;
  readonly form: 'name' | 'symbol' | 'compound' | 'alloy' | 'group';
}

/** What was found from a token on, and the index of the token behind it. */
interface Hit extends Element {
  readonly rule: string;
  readonly endToken: number;
}

interface Judges {
  readonly names: NameJudge;
  readonly isSymbol: (at: number) => boolean;
}

const HYPHEN = /^[-‑–]$/u;
/** What names may begin with, in lower case: most words are neither among these nor spelt like a formula, and cost nothing more. */
const FIRST_WORDS: ReadonlySet<string> = new Set([...RARE_EARTH_WEIGHTS.keys(), ...ELEMENT_PHRASES.keys(), ...GROUP_WORDS.keys()]);
const LONGEST_SYMBOL = 2;
/** "light, medium and heavy rare earths" */
const MOST_WEIGHTS = 3;
const WEIGHT_JOINTS = new Set(['and', 'or', 'to', ',', '/', '-', '–', '&']);

export default defineExtractor<'element', Element>({
  kind: 'element',
  version: 6,
  describe:
    'Chemical elements as materials, by name, symbol, compound, alloy or group: "dysprosium", "Nd", "Dy2O3", "NdFeB", "rare earths".',

  *extract(document) {
    const { tokens } = document;
    const judges = { names: judgeNames(document), isSymbol: judgeSymbols(document) };
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at];
      const hit =
        token?.kind === 'word' && (FIRST_WORDS.has(token.lower) || isSpeltLikeFormula(token.text)) ? findAt(document, at, judges) : null;
      if (hit) {
        const found = toFound(document, at, hit);
        if (document.trace) explainElement(document, at, found);
        yield found;
      }
      at = hit?.endToken ?? at + 1;
    }
  },
});

/** A capital, and behind it nothing ("U", "Nd") or something else than small letters ("NdFeB", "Dy2O3", "REEs"). */
function isSpeltLikeFormula(word: string): boolean {
  const initial = word.charCodeAt(0);
  if (initial < 65 || (initial > 90 && initial < 128)) return false;
  if (word.length <= LONGEST_SYMBOL) return true;
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 97 || code > 122) return true;
  }
  return false;
}

function toFound(document: Document, at: number, { endToken, ...fields }: Hit): Found<Element> {
  const start = document.tokens[at]?.start ?? 0;
  return { start, end: document.tokens[endToken - 1]?.end ?? start, ...fields };
}

function findAt(document: Document, at: number, judges: Judges): Hit | null {
  const token = document.tokens[at];
  if (!token) return null;
  const weighted = RARE_EARTH_WEIGHTS.has(token.lower) ? findWeighted(document, at, judges) : null;
  if (weighted) return weighted;
  const phrase = ELEMENT_PHRASES.has(token.lower) ? longestPhrase(document, at) : null;
  const named = phrase && findPhrase(document, at, phrase, judges);
  if (named) return named;
  const group = GROUP_WORDS.get(token.text) ?? GROUP_WORDS.get(token.lower);
  if (group) return findGroupWord(document, at, group);
  return startsUpper(token.text) ? findFormula(document, at, judges) : null;
}

const asGroup = (group: ElementGroup, endToken: number, rule = 'group'): Hit => ({ rule, elements: [], group, form: 'group', endToken });

/** "heavy rare earths", and "light" of "light and heavy rare earths". */
function findWeighted(document: Document, at: number, { names }: Judges): Hit | null {
  const { tokens } = document;
  const group = RARE_EARTH_WEIGHTS.get(tokens[at]?.lower ?? '');
  if (!group) return null;
  const phrase = rareEarthsAt(document, at, at + 1);
  if (phrase) return names.isInsideName(at, phrase.endToken) ? null : asGroup(group, phrase.endToken, 'weighted-group');
  let next = at + 1;
  for (let weights = 1; weights < MOST_WEIGHTS; weights++) {
    const joint = next;
    while (next - joint <= 2 && WEIGHT_JOINTS.has(tokens[next]?.lower ?? '')) next++;
    if (next === joint || !RARE_EARTH_WEIGHTS.has(tokens[next]?.lower ?? '')) return null;
    next++;
    if (rareEarthsAt(document, at, next)) return asGroup(group, at + 1, 'weighted-group');
  }
  return null;
}

/** The phrase for rare earths at `next` or behind a hyphen there. */
function rareEarthsAt(document: Document, at: number, next: number): Phrase | null {
  const { tokens, sentenceOfToken } = document;
  const from = HYPHEN.test(tokens[next]?.text ?? '') && !tokens[next]?.spaced ? next + 1 : next;
  if (sentenceOfToken[from] !== sentenceOfToken[at] || tokens[from]?.lower !== 'rare') return null;
  const phrase = longestPhrase(document, from);
  return phrase?.group === 'rare-earths' ? phrase : null;
}

function findPhrase(document: Document, at: number, phrase: Phrase, { names }: Judges): Hit | null {
  const { tokens } = document;
  const { endToken, group, material, element } = phrase;
  if (names.isInsideName(at, endToken)) return refuse(document, [at, endToken], 'name', 'it stands inside a longer name');
  if (group) {
    const joined = group !== 'rare-earths' && HYPHEN.test(tokens[at - 1]?.text ?? '') && !tokens[at]?.spaced; // "EV-critical materials"
    return joined ? null : asGroup(group, endToken);
  }
  if (material) return withProduct(document, { rule: 'named-material', group: null, ...material, endToken });
  if (!element || !names.meansMaterial(at))
    return refuse(document, [at, endToken], 'name', 'its neighbours tell of something else than the material');
  const next = tokens[endToken];
  const name = { elements: [element], group: null } as const;
  if (HYPHEN.test(next?.text ?? '') && !next?.spaced && tokens[endToken + 1]?.lower === 'ion')
    return { rule: 'name', ...name, form: 'name', endToken: endToken + 2 };
  const product = next?.spaced && document.sentenceOfToken[endToken] === document.sentenceOfToken[at] ? next.lower : '';
  if (CHEMICALS_IN_NAME.has(product)) return { rule: 'compound-name', ...name, form: 'compound', endToken: endToken + 1 };
  return CHEMICALS.has(product)
    ? { rule: 'compound-name', ...name, form: 'compound', endToken }
    : { rule: 'name', ...name, form: 'name', endToken };
}

function findGroupWord(document: Document, at: number, group: ElementGroup): Hit | null {
  const word = document.tokens[at]?.text ?? '';
  if (!DOUBTFUL_GROUP_WORDS.has(word)) return asGroup(group, at + 1, 'group-word');
  const explained = document.tokens[at - 1]?.text === '(' && document.tokens[at + 1]?.text === ')';
  return explained && /^(?:metals?|elements?|minerals?|materials?|earths?)$/.test(document.tokens[at - 2]?.lower ?? '')
    ? asGroup(group, at + 1, 'group-word')
    : null;
}

/** Symbols and what is made of them: "Nd-Fe-B", "NdPr oxide", "Li-ion", "U-235", "Dy". */
function findFormula(document: Document, at: number, judges: Judges): Hit | null {
  const { tokens } = document;
  const word = tokens[at]?.text ?? '';
  const material = abbreviated(document, at, word) ?? readFormula(word);
  if (material) return withProduct(document, { rule: 'formula', group: null, ...material, endToken: at + 1 });
  if (!SYMBOLS.has(word)) return null;
  const joined = hyphenated(document, at);
  if (joined) return joined;
  const hyphen = HYPHEN.test(tokens[at + 1]?.text ?? '') && !tokens[at + 1]?.spaced && tokens[at + 2]?.spaced === false;
  const behind = hyphen ? (tokens[at + 2]?.text ?? '') : '';
  const symbol = { elements: [word], group: null, form: 'symbol' } as const;
  if (ISOTOPES.get(word)?.has(behind)) return { rule: 'isotope', ...symbol, endToken: at + 3 };
  if (behind === 'ion' && word !== 'In') return { rule: 'symbol-ion', ...symbol, form: 'name', endToken: at + 3 };
  if (judges.isSymbol(at)) return withProduct(document, { rule: 'symbol', ...symbol, endToken: at + 1 });
  return refuse(document, [at, at + 1], 'symbol', 'nothing around it licenses a symbol');
}

/** "NdPr oxide": the chemical noun belongs to the name. */
function withProduct(document: Document, hit: Hit): Hit {
  const next = document.tokens[hit.endToken];
  return next?.spaced && CHEMICALS_IN_NAME.has(next.lower) ? { ...hit, form: 'compound', endToken: hit.endToken + 1 } : hit;
}

/** A listed abbreviation, with numbers of its grade behind it: "NMC811". */
function abbreviated(document: Document, at: number, word: string): Material | null {
  const name = word.replace(/(?<!\d)\d+$/, '');
  const material = ABBREVIATED_MATERIALS.get(word) ?? ABBREVIATED_MATERIALS.get(name);
  if (!material) return null;
  if (!DOUBTFUL_MATERIALS.has(name)) return material;
  const sentence = document.sentences[document.sentenceOfToken[at] ?? 0];
  for (let i = Math.max(at - 8, sentence?.firstToken ?? 0); i < Math.min(at + 9, sentence?.endToken ?? 0); i++) {
    const near = document.tokens[i]?.lower ?? '';
    if (MATERIAL_CONTEXT.has(near) || CHEMISTRY.has(near)) return material;
  }
  return null;
}

/** Two symbols or more joined by hyphens, of which one is no word: "Nd-Fe-B", "Sm-Co". */
function hyphenated({ tokens }: Document, at: number): Hit | null {
  const symbols = [tokens[at]?.text ?? ''];
  let end = at + 1;
  while (
    symbols.length < 8 &&
    HYPHEN.test(tokens[end]?.text ?? '') &&
    !tokens[end]?.spaced &&
    !tokens[end + 1]?.spaced &&
    SYMBOLS.has(tokens[end + 1]?.text ?? '')
  ) {
    symbols.push(tokens[end + 1]?.text ?? '');
    end += 2;
  }
  const telling = symbols.some((symbol) => symbol.length > 1 && (UNMISTAKABLE.has(symbol) || RARE_EARTHS.has(symbol)));
  if (symbols.length < 2 || !telling || HYPHEN.test(tokens[at - 1]?.text ?? '')) return null;
  return { rule: 'hyphenated-formula', group: null, ...materialOf(symbols), endToken: end };
}

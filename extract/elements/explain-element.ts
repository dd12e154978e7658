import type { Document } from '../document.ts';
import { OTHER_SENSES, TRADE_WORDS } from '../lexicon/element-cues.ts';
import { SYMBOL_OF_NAME, SYMBOLS } from '../lexicon/elements.ts';
import { AFTER_SYMBOL, CHEMISTRY, UNITS_OF_CONTENT } from '../lexicon/symbol-cues.ts';
import { spanOfTokens } from '../trace.ts';

const REACH = 8;
const UNIT_REACH = 3;

/** Notes why a word that looks like an element is none; there is nothing to find. */
export function refuse(document: Document, [first, end]: readonly [number, number], rule: string, why: string): null {
  document.trace?.lost({ kind: 'element', rule, span: spanOfTokens(document.tokens, first, end), why });
  return null;
}

/** Notes what speaks for an element: its own words, and for a symbol or an ambiguous name the words of the trade around it. */
export function explainElement(document: Document, at: number, found: { start: number; end: number; rule: string }): void {
  const { tokens, trace } = document;
  const own = tokens[at];
  trace?.evidence('element', found, { as: 'anchor', span: { start: found.start, end: found.end }, note: null });
  const doubtful = found.rule === 'symbol' || OTHER_SENSES.has(own?.lower ?? '') || own?.lower === 'lead';
  if (!doubtful) return;
  for (let i = at - REACH; i <= at + REACH; i++) {
    const token = tokens[i];
    if (i === at || !token || document.sentenceOfToken[i] !== document.sentenceOfToken[at]) continue;
    const unit = UNITS_OF_CONTENT.has(token.lower) && (i > at || at - i > UNIT_REACH);
    const cue = (isCue(token.lower) && !unit) || (found.rule === 'symbol' && SYMBOLS.has(token.text) && Math.abs(i - at) <= 4);
    if (cue) trace?.evidence('element', found, { as: 'cue', span: { start: token.start, end: token.end }, note: null });
  }
}

const isCue = (word: string): boolean =>
  TRADE_WORDS.has(word) || CHEMISTRY.has(word) || AFTER_SYMBOL.has(word) || UNITS_OF_CONTENT.has(word) || SYMBOL_OF_NAME.has(word);

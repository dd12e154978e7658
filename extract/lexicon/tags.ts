import { INDUSTRY_TAGS } from './tags/industry.ts';
import { MARKET_TAGS } from './tags/market.ts';
import { TRADE_TAGS } from './tags/trade.ts';

/**
 * What a claim is about: each tag with the phrases that give it.
 *
 * A phrase is words with blanks between them, all in lower case, as tokens: a hyphen is a word (`dual - use`). `a|b` is either word, a word
 * that ends in `*` stands for all that begin with it, `…` for up to five words, `… …` for up to ten. Behind a phrase, `-x` forbids that word right before
 * (`framework -control` is no "control framework"), `!x` right behind (`battery !of` is no "battery of tests"), and `#noun` or `#verb` asks
 * for its first word as that ("controls" that China has, not what it controls).
 */
export const TAGS: Readonly<Record<string, readonly string[]>> = { ...TRADE_TAGS, ...INDUSTRY_TAGS, ...MARKET_TAGS };

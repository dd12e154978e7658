import type { Document } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { CHANGE_VERBS, MODIFIERS_BEFORE } from '../lexicon/measure-cues.ts';

/** The most tokens between a country and the firm that it is the country of, and those of a relative clause. */
const FARTHEST_FIRM = 5;
const LONGEST_CLAUSE = 25;
const RELATIVE: ReadonlySet<string> = new Set(['which', 'who', 'whose', 'where', 'whom']);
const ENDS_PHRASE = /^[,;:()—–“”"]$/u;

/**
 * The mentions of countries before a figure that can do what is told of it: none inside a relative clause that is over by then ("the mine, in which
 * China has a share, doubled output"), and none that only says where a firm is from ("China’s Zijin", "Chinese miner Zijin", "Zijin of China").
 */
export function findDoers(document: Document, beside: readonly Mention[], figureStart: number): readonly Mention[] {
  if (opensClause(document, figureStart)) return [];
  const before = beside.filter(({ end }) => end <= figureStart);
  const firms = before.filter(isFirm);
  // "In Chile, Codelco cut output": its own.
  if (firms.some((firm) => firm.end >= (before.at(-1)?.end ?? 0) && isSubjectOfChange(document, firm))) return [];
  return before.filter(
    (mention) => !firms.some((firm) => isOfFirm(document, mention, firm)) && !isInClause(document, mention, figureStart),
  );
}

/** "…, and about 75 per cent is refined in China": the figure is the subject of a clause of its own. */
function opensClause({ tokens, tokenAt }: Document, figureStart: number): boolean {
  const at = tokenAt(figureStart);
  const joint = MODIFIERS_BEFORE.has(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
  if (!/^(?:and|but|while|whereas)$/.test(tokens[joint]?.lower ?? '') || !/^[,;]$/.test(tokens[joint - 1]?.text ?? '')) return false;
  const verb = tokens.slice(at + 1, at + LONGEST_FIGURE).findIndex(({ lower }) => /^(?:is|are|was|were|comes?|came)$/.test(lower));
  return verb >= 0;
}

/** "75 per cent of it is". */
const LONGEST_FIGURE = 5;

const isFirm = (mention: Mention): boolean => (mention as Mention & { readonly type?: string }).type === 'company';

function isSubjectOfChange({ tokens, tokenAt }: Document, { end }: Mention): boolean {
  const at = tokenAt(end);
  const verb = /^(?:has|had|also|will|would)$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
  return CHANGE_VERBS.has(tokens[verb]?.lower ?? '');
}

function isOfFirm({ tokens, tokenAt }: Document, country: Mention, firm: Mention): boolean {
  const [from, to] = firm.start > country.start ? [tokenAt(country.end), tokenAt(firm.start)] : [tokenAt(firm.end), tokenAt(country.start)];
  const between = tokens.slice(from, Math.min(to, from + FARTHEST_FIRM + 1));
  if (from > to || between.length > FARTHEST_FIRM) return false;
  if (firm.start < country.start) return between.length === 1 && between[0]?.lower === 'of';
  const isOwn = /^['’]s?$/.test(between[0]?.text ?? '') || country.rule === 'country-adjective';
  return (
    isOwn && between.slice(/^['’]/.test(between[0]?.text ?? '') ? 1 : 0).every(({ kind, text, lower }) => describes(kind, text, lower))
  );
}

/** "state-owned miner": what stands before a name in small letters and is no verb of its own. */
const describes = (kind: string, text: string, lower: string): boolean =>
  (kind === 'word' || text === '-') && !/^(?:and|or|to|in|on|by|with|from|as|at|said|says|but)$/.test(lower) && text === lower;

function isInClause({ tokens, tokenAt }: Document, { start, end }: Mention, figureStart: number): boolean {
  const at = tokenAt(start);
  let opened = false;
  for (let i = at - 1; i > at - LONGEST_CLAUSE && i >= 0 && !opened; i--) {
    const token = tokens[i];
    if (token === undefined || ENDS_PHRASE.test(token.text) || token.text === '.') return false;
    opened = RELATIVE.has(token.lower);
  }
  const figure = tokenAt(figureStart);
  for (let i = tokenAt(end); opened && i < Math.min(figure, at + LONGEST_CLAUSE); i++) if (tokens[i]?.text === ',') return true;
  return false;
}

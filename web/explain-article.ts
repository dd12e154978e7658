import { type Explanation, explainClaims, type ShownLoss } from '../extract/explain.ts';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import { toCodePoints } from '../store/offsets.ts';
import type { ArticleDetail } from '../store/pages/articles.ts';

/** Why an article was read as it was: by what was found, and what was considered and not taken. */
export interface Reasons {
  readonly of: ReadonlyMap<string, Explanation>;
  readonly refused: readonly ShownLoss[];
}

/** Reasons are found by reading the text once more, which a page can wait for up to this length alone. */
const MOST_CHARACTERS = 30_000;
const NONE: Reasons = { of: new Map(), refused: [] };

/** What something found is known by: the rules in force need not find all that is stored, nor the same. */
export const reasonKey = (kind: string, start: number, end: number): string => `${kind} ${start} ${end}`;

/** Reads an article once more and notes why; empty for one that is too long for a page. */
export function explainArticle({ text, published, title, url, language }: ArticleDetail, lexicon: OwnLexicon | null): Reasons {
  if (text.length > MOST_CHARACTERS) return NONE;
  const explained = toCodePoints(text, explainClaims({ text, published, title, url, language, lexicon }));
  const found = [...explained.mentions, ...explained.claims.map((claim) => ({ ...claim, kind: 'claim' }))];
  const of = new Map(found.map(({ kind, start, end, explanation }) => [reasonKey(kind, start, end), explanation]));
  return { of, refused: explained.refused };
}

import type { Document } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { isPercentage, type LinkedSpan, linkTo, type PercentageMention } from './linked.ts';

/** What ties the two ends of a change. */
export interface FigureLinks {
  /** The other end of the change: of `from` the figure that it went to, of `to` the one that it came from. */
  readonly otherEnd?: LinkedSpan;
  /** By how much the second end lies above the first, in points of their unit. */
  readonly delta?: number;
}

/**
 * Ties the ends of changes together: "rose from 19 to 25 per cent" is one change of 6 points.
 *
 * @param mentions - All mentions in reading order; they go out in the same one.
 */
export function linkFigures(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const links = new Map<Mention, FigureLinks>();
  const figures = mentions.filter(isPercentage);
  for (const [index, figure] of figures.entries()) {
    const next = figures[index + 1];
    if (!next || links.has(figure) || !areEnds(document, figure, next)) continue;
    const [from, to] = figure.role === 'from' ? [figure, next] : [next, figure];
    const delta = deltaOf(from, to);
    links.set(from, { otherEnd: linkTo(to), ...delta });
    links.set(to, { otherEnd: linkTo(from), ...delta });
  }
  return links.size === 0 ? mentions : mentions.map((mention) => (links.has(mention) ? { ...mention, ...links.get(mention) } : mention));
}

/** A figure that something went from and one that it went to, side by side in one sentence. */
function areEnds(document: Document, first: PercentageMention, second: PercentageMention): boolean {
  const roles = `${first.role} ${second.role}`;
  if ((roles !== 'from to' && roles !== 'to from') || first.unit !== second.unit) return false;
  return document.sentenceAt(first.start) === document.sentenceAt(second.start);
}

/** Ranges have no one distance. */
function deltaOf(from: PercentageMention, to: PercentageMention): { delta: number } | null {
  if (from.low !== from.high || to.low !== to.high) return null;
  return { delta: Math.round((to.low - from.low) * 1e4) / 1e4 };
}

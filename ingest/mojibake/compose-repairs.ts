/** One change that was made to a text; replaying all of them on the text before gives the text after. */
export interface Repair {
  /** Half-open span in the text before repair, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** The charset that the text had been misread by, or `entity`. */
  readonly decoder: string;
}

/** Makes the changes; they are in order and do not overlap. */
export function applyRepairs(text: string, repairs: readonly Repair[]): string {
  if (repairs.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, after } of repairs) {
    parts.push(text.slice(at, start), after);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly decoder: string;
  /** Where its outcome stands in the text after the first changes. */
  readonly from: number;
  readonly to: number;
}

function placePieces(first: readonly Repair[]): Piece[] {
  let shift = 0;
  return first.map(({ start, end, after, decoder }) => {
    const from = start + shift;
    shift += after.length - (end - start);
    return { start, end, decoder, from, to: from + after.length };
  });
}

/** The places of the second changes, grown together with every change that they touch. */
interface Join {
  from: number;
  to: number;
  readonly pieces: Piece[];
  readonly changes: Repair[];
}

/** Groups the changes of both passes by what overlaps, in the text between them; both lists are in order. */
function groupTouching(pieces: readonly Piece[], second: readonly Repair[]): Join[] {
  const joins: Join[] = [];
  let next = 0;
  let index = 0;
  while (next < pieces.length || index < second.length) {
    const piece = pieces[next];
    const change = second[index];
    const takesPiece = piece !== undefined && (change === undefined || piece.from <= change.start);
    const from = takesPiece ? piece.from : (change?.start ?? 0);
    const to = takesPiece ? piece.to : (change?.end ?? 0);
    const last = joins.at(-1);
    const join = last !== undefined && from < last.to ? last : { from, to, pieces: [], changes: [] };
    if (join !== last) joins.push(join);
    join.to = Math.max(join.to, to);
    if (takesPiece) {
      join.pieces.push(piece);
      next += 1;
    } else if (change !== undefined) {
      join.changes.push(change);
      index += 1;
    }
  }
  return joins;
}

/** Joins changes of a text with changes of its outcome into changes of the text itself. */
export function composeRepairs(original: string, first: readonly Repair[], second: readonly Repair[]): Repair[] {
  if (second.length === 0) return [...first];
  const middle = applyRepairs(original, first);
  let shift = 0;
  const joined = groupTouching(placePieces(first), second).map((join) => {
    const start = join.from + shift;
    for (const piece of join.pieces) shift += piece.end - piece.start - (piece.to - piece.from);
    const end = join.to + shift;
    const moved = join.changes.map((each) => ({ ...each, start: each.start - join.from, end: each.end - join.from }));
    const after = applyRepairs(middle.slice(join.from, join.to), moved);
    const decoder = [...new Set([...join.pieces, ...join.changes].map((each) => each.decoder))].join(' + ');
    return { start, end, before: original.slice(start, end), after, decoder };
  });
  return joined.filter((each) => each.before !== each.after);
}

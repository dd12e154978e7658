import { type Html, html } from './html.ts';

/** A stretch of a text, in code points, and how it is marked. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Wraps one piece of the stretch. A stretch that another one crosses comes in pieces: only the first one may hold what there is once. */
  readonly wrap: (piece: Html, isFirst: boolean) => Html;
}

interface Open {
  readonly mark: Mark;
  readonly pieces: Html[];
  isFirst: boolean;
}

/**
 * Marks stretches of a text, nested where one lies in another, and cut in pieces where two cross.
 *
 * Stretches outside the text are left out. Linear in the text, and in the marks times how deep they lie in each other.
 */
export function markText(text: string, marks: readonly Mark[]): Html {
  const characters = Array.from(text);
  const sorted = marks
    .filter(({ start, end }) => start >= 0 && end > start && end <= characters.length)
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const edges = [...new Set(sorted.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const whole: Html[] = [];
  let open: Open[] = [];
  let next = 0;
  let at = 0;
  const put = (piece: Html): void => void (open.at(-1)?.pieces ?? whole).push(piece);
  const closeLast = (): Open | undefined => {
    const last = open.pop();
    if (last) put(last.mark.wrap(html`${last.pieces}`, last.isFirst));
    return last;
  };
  for (const edge of edges) {
    put(html`${characters.slice(at, edge).join('')}`);
    at = edge;
    open = reopen(open, edge, closeLast);
    for (; sorted[next]?.start === edge; next += 1) {
      const mark = sorted[next];
      if (mark) open.push({ mark, pieces: [], isFirst: true });
    }
  }
  put(html`${characters.slice(at).join('')}`);
  return html`${whole}`;
}

/** Closes what ends here and whatever lies in it, and opens the rest of that again. */
function reopen(open: Open[], edge: number, closeLast: () => Open | undefined): Open[] {
  const outermost = open.findIndex(({ mark }) => mark.end === edge);
  if (outermost === -1) return open;
  const crossed: Open[] = [];
  while (open.length > outermost) {
    const closed = closeLast();
    if (closed && closed.mark.end !== edge) crossed.unshift({ mark: closed.mark, pieces: [], isFirst: false });
  }
  open.push(...crossed);
  return open;
}

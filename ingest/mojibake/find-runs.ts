import { mayGoOn, readMisread } from './misreadings.ts';
import { groupOfPiece, mainGroup } from './weigh-strangeness.ts';

/** Characters beyond ASCII that stand together, and what stands around them. */
export interface Run {
  readonly start: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** True for a script that the line is otherwise not written in. */
  readonly isForeign: boolean;
  readonly line: number;
  /** True where the line has words in plain letters. */
  readonly hasWords: boolean;
}

interface Line {
  readonly number: number;
  readonly isLatin: boolean;
  readonly hasWords: boolean;
}

/** Stretches of characters beyond ASCII; a match of an expression for each would take far more memory. */
function matchRuns(line: string): { index: number; text: string }[] {
  const runs: { index: number; text: string }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (line.charCodeAt(at) < 0x80) continue;
    const start = at;
    while (at < line.length && line.charCodeAt(at) >= 0x80) at += 1;
    runs.push({ index: start, text: line.slice(start, at) });
  }
  return runs;
}

/** Finds runs of characters beyond ASCII, joined over blanks that may have been part of a character. */
export function findRuns(text: string): Run[] {
  const runs: Run[] = [];
  const isWhole = tellWhole();
  let lineStart = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const matches = matchRuns(line);
    if (matches.length === 0) {
      lineStart += line.length + 1;
      continue;
    }
    const main: Line = { number, isLatin: mainGroup(line) === 'latin', hasWords: /[a-z]{3}/i.test(line) };
    for (let index = 0; index < matches.length; index += 1) {
      const start = matches[index]?.index ?? 0;
      const parts = [matches[index]?.text ?? ''];
      for (let end = start + (parts[0]?.length ?? 0); mayGoOn(parts.at(-1) ?? ''); end += (parts.at(-1)?.length ?? 0) + 1) {
        const next = matches[index + parts.length];
        if (next === undefined || next.index !== end + 1 || line[end] !== ' ') break;
        parts.push(next.text);
      }
      index += parts.length - 1;
      for (const run of cutRuns({ line, start, parts, main, lineStart }, isWhole)) runs.push(run);
    }
    lineStart += line.length + 1;
  }
  return runs;
}

/** Tells joined parts that can be read as one; a text repeats them, and once is enough. */
function tellWhole(): (run: Run) => boolean {
  const known = new Map<string, boolean>();
  return (run) => {
    const key = `${run.before}\n${run.text}\n${run.after}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const isWhole = readMisread(run.text, run).length > 0;
    known.set(key, isWhole);
    return isWhole;
  };
}

interface Joined {
  readonly line: string;
  readonly start: number;
  readonly parts: readonly string[];
  readonly main: Line;
  readonly lineStart: number;
}

/** One run of joined parts where that can be read, else each part by itself. */
function cutRuns({ line, start, parts, main, lineStart }: Joined, isWhole: (run: Run) => boolean): Run[] {
  const runAt = (at: number, text: string): Run => {
    const group = groupOfPiece(text);
    return {
      start: lineStart + at,
      text,
      before: line[at - 1] ?? '',
      after: line[at + text.length] ?? '',
      isForeign: main.isLatin && group !== 'latin' && group !== 'none',
      line: main.number,
      hasWords: main.hasWords,
    };
  };
  const whole = runAt(start, parts.length === 1 ? (parts[0] ?? '') : parts.join(' '));
  if (parts.length === 1 || isWhole(whole)) return [whole];
  let at = start;
  return parts.map((part) => {
    const run = runAt(at, part);
    at += part.length + 1;
    return run;
  });
}

import type { Run } from './find-runs.ts';
import { type Reading, readMisread } from './misreadings.ts';
import { countUncommon, groupOfPiece, weighStrangeness } from './weigh-strangeness.ts';

/** How much more like text a reading must be than what stands there: much, unless its decoder is known from elsewhere in the document. */
const MARGIN = 1;
const MARGIN_WITH_EVIDENCE = 0.15;
const MARGIN_WITH_BLANK = -0.5;
const MARGIN_ON_LINE = -0.8;
/** Longer runs are no mojibake of a word but text of another script without blanks. */
const MAX_RUN = 20_000;
const MAX_LAYERS = 4;

/** A way to read a run, weighed. */
export interface Candidate {
  readonly text: string;
  readonly tookBlank: boolean;
  /** Tables of the outermost layer; `inner` names those of the layers below. */
  readonly decoders: readonly string[];
  readonly inner: readonly string[];
  readonly gain: number;
  /** A blank was taken for a byte, and the letter that this gives fits the words around. */
  readonly isSafeBlank: boolean;
  /** No words around tell the script that a letter should be of. */
  readonly needsScript: boolean;
  /** A single letter that would be an odd word; evidence speaks for it all the same. */
  readonly isLone: boolean;
}

const isLoneLetter = (run: Run, text: string): boolean => !/\p{L}/u.test(run.before) && !/\p{L}/u.test(run.after) && /^\p{L}$/u.test(text);
const ONE_LETTER_WORDS = /[àéèòóíáåöyаябвиксуоηοήàÉÈАЯБВИКСУОΗΟ]/u;
/** A sign of three bytes whose first two only mojibake puts together. */
const THREE_BYTE_SIGN = /[\u2010-\u203f\u20a0-\u20bf\u2100-\u214f]/g;

/** What speaks for a reading by its bytes alone: many characters put together, little left over or guessed. */
function weighBytes({ text, units, left, lossy, tookBlank }: Reading): number {
  const signs = text.match(THREE_BYTE_SIGN)?.length ?? 0;
  return 0.4 * (units - 1) + Math.min(signs, units - lossy) - 0.4 * left - 0.6 * lossy - (tookBlank ? 0.2 : 0) - 0.05 * countUncommon(text);
}

/** All readings of a run with what they gain, further layers taken off: text that was misread twice. */
export function weighCandidates(run: Run, layer = 1): Candidate[] {
  if (run.text.length > MAX_RUN) return [];
  const readings = readMisread(run.text, run);
  if (readings.length === 0) return [];
  const strangeness = weighStrangeness(run.before, run.text, run.after) + (run.isForeign ? 1 : 0);
  return readings.map((reading) => {
    const foreign = run.isForeign && !['latin', 'none'].includes(groupOfPiece(reading.text)) ? 1 : 0;
    const gain = strangeness - weighStrangeness(run.before, reading.text, run.after) - foreign + weighBytes(reading);
    const outer: Candidate = {
      text: reading.text,
      tookBlank: reading.tookBlank,
      decoders: reading.decoders,
      inner: [],
      gain,
      needsScript: !run.hasWords,
      isSafeBlank: reading.tookBlank && (!run.hasWords || (/\p{L}$/u.test(run.text) && groupOfPiece(reading.text) === 'latin')),
      isLone: isLoneLetter(run, reading.text) && !ONE_LETTER_WORDS.test(reading.text),
    };
    if (layer >= MAX_LAYERS || !/^[\u0080-\uffff]+$/.test(reading.text)) return outer;
    const deeper = chooseReading(weighCandidates({ ...run, text: reading.text }, layer + 1), NO_EVIDENCE);
    if (deeper === null || (reading.tookBlank && deeper.tookBlank)) return outer;
    return {
      ...deeper,
      tookBlank: reading.tookBlank || deeper.tookBlank,
      decoders: reading.decoders,
      inner: [deeper.decoders[0] ?? '', ...deeper.inner],
      gain: gain + deeper.gain,
    };
  });
}

const NO_EVIDENCE: ReadonlyMap<string, number> = new Map();

/** Counts, for each decoder and for each script that it gives, the runs that it alone or with others reads well. */
export function gatherEvidence(all: readonly (readonly Candidate[])[]): Map<string, number> {
  const evidence = new Map<string, number>();
  for (const [candidates, times] of countSame(all)) {
    const most = Math.max(0, ...candidates.map((candidate) => candidate.gain - (candidate.isLone ? LONE : 0)));
    if (most < MARGIN) continue;
    for (const candidate of candidates) {
      if (candidate.gain < most - 0.01) continue;
      for (const decoder of candidate.decoders) {
        for (const key of [decoder, `${decoder} ${groupOfPiece(candidate.text)}`]) evidence.set(key, (evidence.get(key) ?? 0) + times);
      }
    }
  }
  return evidence;
}

/** The same run is weighed once, so that its candidates are the same list. */
export function countSame<T>(all: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

const LONE = 0.7;

/** A blank is taken for a byte only where that gives a letter of the script that the table's other repairs are in. */
const fitsBlank = (candidate: Candidate, evidence: ReadonlyMap<string, number>): boolean =>
  candidate.isSafeBlank &&
  (!candidate.needsScript || candidate.decoders.some((decoder) => evidence.has(`${decoder} ${groupOfPiece(candidate.text)}`)));

export function chooseReading(candidates: readonly Candidate[], evidence: ReadonlyMap<string, number>): Candidate | null {
  let best: Candidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const seen = Math.max(0, ...candidate.decoders.map((decoder) => evidence.get(decoder) ?? 0));
    const needed =
      seen === 0 ? MARGIN + (candidate.isLone ? LONE : 0) : fitsBlank(candidate, evidence) ? MARGIN_WITH_BLANK : MARGIN_WITH_EVIDENCE;
    // Ever less for each further run: a decoder seen forty times is not ten times likelier than one seen four times.
    const worth = candidate.gain + 2 + Math.min(1, 0.25 * seen) + Math.min(0.1, seen * 0.001);
    if (candidate.gain < needed || worth <= most) continue;
    best = candidate;
    most = worth;
  }
  return best;
}

/** What has been put right on each line: how often by which table and in which script. */
export type ByLine = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** Counts what has been put right on each line: by which table, and in which script it came out. */
export function gatherByLine(runs: readonly Run[], chosen: readonly (Candidate | null)[], layer: 'outer' | 'inner'): ByLine {
  const byLine = new Map<number, Map<string, number>>();
  const known = new Map<Candidate, readonly string[]>();
  for (const [index, { line }] of runs.entries()) {
    const candidate = chosen[index] ?? null;
    if (candidate === null) continue;
    const keys = known.get(candidate) ?? keysOf(candidate, layer);
    known.set(candidate, keys);
    if (keys.length === 0) continue;
    const counts = byLine.get(line) ?? new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    byLine.set(line, counts);
  }
  return byLine;
}

const keysOf = (candidate: Candidate, layer: 'outer' | 'inner'): string[] =>
  (layer === 'outer' ? candidate.decoders : candidate.inner).map((decoder) => `${decoder} ${groupOfPiece(candidate.text)}`);

/** A word between two words that were put right was misread with them, though it may look like something else. */
export function chooseByLine(run: Run, candidates: readonly Candidate[], known: readonly ByLine[]): Candidate | null {
  const counts = known.map((byLine) => byLine.get(run.line)).filter((each) => each !== undefined);
  if (counts.length === 0) return null;
  const seen = (key: string): number => counts.reduce((sum, each) => sum + (each.get(key) ?? 0), 0);
  const fitting = candidates.filter(
    (candidate) => candidate.gain >= MARGIN_ON_LINE && !candidate.tookBlank && keysOf(candidate, 'outer').some((key) => seen(key) >= 2),
  );
  return fitting.reduce<Candidate | null>((best, each) => (best === null || each.gain > best.gain ? each : best), null);
}

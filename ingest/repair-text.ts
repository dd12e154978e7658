import { decodeHTMLStrict } from 'entities';
import { byteTable } from './charset/decoders.ts';
import {
  type ByLine,
  type Candidate,
  chooseByLine,
  chooseReading,
  countSame,
  gatherByLine,
  gatherEvidence,
  weighCandidates,
} from './mojibake/choose-reading.ts';
import { applyRepairs, composeRepairs, type Repair } from './mojibake/compose-repairs.ts';
import { findRuns, type Run } from './mojibake/find-runs.ts';
import { restoreDropped, startSearch } from './mojibake/restore-dropped.ts';
import { restoreSigns } from './mojibake/restore-signs.ts';

export type { Repair } from './mojibake/compose-repairs.ts';

/** Until a round finds nothing more to do; the second one is the last for any text of this world. */
const MAX_ROUNDS = 6;

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g;

const nameOf = (candidate: Candidate, evidence: ReadonlyMap<string, number>): string => {
  const [first = ''] = [...candidate.decoders].sort((left, right) => (evidence.get(right) ?? 0) - (evidence.get(left) ?? 0));
  return [...new Set([first, ...candidate.inner])].join(' + ');
};

function repairOf(text: string, run: Run, chosen: Candidate, decoder: string): Repair {
  const end = run.start + run.text.length;
  // "à" ends a word: the blank that was its second byte had none behind it only because blanks had been folded.
  const keepsBlank = chosen.tookBlank && chosen.text.endsWith('à') && /[\p{L}\d]/u.test(text[end + 1] ?? '');
  const taken = chosen.tookBlank && !keepsBlank ? 1 : 0;
  return {
    start: run.start,
    end: end + taken,
    before: text.slice(run.start, end + taken),
    after: chosen.text,
    decoder,
  };
}

/** What one pass over the runs learned of the layer below, for the next pass. */
interface Lesson {
  readonly evidence: ReadonlyMap<string, number>;
  readonly byLine: ByLine;
}

const NO_LESSON: Lesson = { evidence: new Map(), byLine: new Map() };

const add = (left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): Map<string, number> => {
  const sum = new Map(left);
  for (const [key, count] of right) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
};

/** Weighs every run; the same one in the same place comes up often in a text, and once is enough. */
function weighAll(runs: readonly Run[]): (readonly Candidate[])[] {
  const known = new Map<string, readonly Candidate[]>();
  return runs.map((run) => {
    const key = `${run.before}\n${run.text}\n${run.after}\n${run.isForeign}${run.hasWords}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const candidates = weighCandidates(run);
    known.set(key, candidates);
    return candidates;
  });
}

function repairRuns(text: string, before: Lesson): { repairs: Repair[]; lesson: Lesson } {
  const runs = findRuns(text);
  const all = weighAll(runs);
  const evidence = add(gatherEvidence(all), before.evidence);
  const choice = new Map([...new Set(all)].map((candidates) => [candidates, chooseReading(candidates, evidence)] as const));
  const chosen = all.map((candidates) => choice.get(candidates) ?? null);
  const byLine = [gatherByLine(runs, chosen, 'outer'), before.byLine];
  const repairs: Repair[] = [];
  const names = new Map<Candidate, string>();
  for (const [index, run] of runs.entries()) {
    const candidate = chosen[index] ?? chooseByLine(run, all[index] ?? [], byLine);
    if (candidate === null) continue;
    const name = names.get(candidate) ?? nameOf(candidate, evidence);
    names.set(candidate, name);
    const repair = repairOf(text, run, candidate, name);
    if (repair.before !== repair.after) repairs.push(repair);
  }
  const inner = new Map<string, number>();
  for (const [candidate, times] of countSame(chosen)) {
    for (const decoder of candidate?.inner ?? []) inner.set(decoder, (inner.get(decoder) ?? 0) + times);
  }
  return {
    repairs,
    lesson: { evidence: inner, byLine: gatherByLine(runs, chosen, 'inner') },
  };
}

function repairEntities(text: string): Repair[] {
  if (!text.includes('&')) return [];
  const repairs: Repair[] = [];
  for (const match of text.matchAll(ENTITY)) {
    // Code points, not numbers of windows-1252: what is broken in them is repaired with the rest.
    const number = /^&#(\d+);$/.exec(match[0])?.[1];
    const after =
      number !== undefined && Number(number) >= 0x80 && Number(number) < 0xa0
        ? String.fromCharCode(Number(number))
        : decodeHTMLStrict(match[0]);
    if (after === match[0] || after === '\u0000') continue;
    repairs.push({ start: match.index, end: match.index + match[0].length, before: match[0], after, decoder: 'entity' });
  }
  return repairs;
}

/** Controls that nothing else explains are signs of windows-1252 that were read as latin-1. */
function repairControls(text: string): Repair[] {
  const table = byteTable('windows-1252') ?? [];
  const repairs: Repair[] = [];
  for (const match of text.matchAll(/[\u0080-\u009f]/g)) {
    const after = table[match[0].charCodeAt(0)] ?? '';
    if (after === match[0]) continue;
    repairs.push({ start: match.index, end: match.index + 1, before: match[0], after, decoder: 'windows-1252' });
  }
  return repairs;
}

/** Far more than any article has. */
const MAX_REPAIRED = 200_000;

const REPAIRABLE = /[&\u0080-\uffff]/;

/** Where repair stops: the whole text, or the last end of a line or of a word below the limit. */
function endOfRepair(text: string): number {
  if (text.length <= MAX_REPAIRED) return text.length;
  const line = text.lastIndexOf('\n', MAX_REPAIRED);
  if (line > MAX_REPAIRED / 2) return line;
  const word = text.lastIndexOf(' ', MAX_REPAIRED);
  return word > MAX_REPAIRED / 2 ? word : MAX_REPAIRED;
}

/** A text after repair, and what was done to it. */
export interface RepairedText {
  readonly text: string;
  readonly repairs: readonly Repair[];
  /** What was left undone in a text that is longer, or more damaged, than any article. */
  readonly defects: readonly string[];
}

/**
 * Undoes what wrong charsets and unread entities did to a text, and nothing else: no quotes are straightened, nothing
 * is folded.
 *
 * Each run of characters beyond ASCII is read back through some twenty tables; a reading replaces what stands there
 * when it is clearly more like text, or somewhat more and its table is at work elsewhere in the document. Text misread
 * twice is repaired twice. Takes time linear in the text, and has nothing to do on its own outcome. Only the first
 * 200,000 characters are looked at, and only so many lost letters are looked for; what is left as it is a defect tells of.
 */
export function repairText(text: string): RepairedText {
  const end = endOfRepair(text);
  const rest = text.slice(end);
  if (!REPAIRABLE.test(rest)) {
    const repaired = repairAll(text.slice(0, end));
    return { ...repaired, text: repaired.text + rest };
  }
  const { text: start, repairs, defects } = repairAll(text.slice(0, end));
  const defect = `repair stopped after ${end} of ${text.length} characters`;
  return { text: start + rest, repairs, defects: [...defects, defect] };
}

function repairAll(text: string): RepairedText {
  const search = startSearch();
  let repairs: Repair[] = [];
  let current = text;
  const make = (changes: readonly Repair[]): void => {
    if (changes.length === 0) return;
    repairs = composeRepairs(text, repairs, changes);
    current = applyRepairs(current, changes);
  };
  for (let round = 0, before = ''; round < MAX_ROUNDS && before !== current; round += 1) {
    before = current;
    make(repairEntities(current));
    make(repairEntities(current));
    make(restoreDropped(current, search));
    const first = repairRuns(current, NO_LESSON);
    make(first.repairs);
    if (first.lesson.evidence.size > 0) make(repairRuns(current, first.lesson).repairs);
    make(repairControls(current));
    make(restoreSigns(current));
  }
  return { text: current, repairs, defects: search.isOver ? ['too many letters were lost to look for all of them'] : [] };
}

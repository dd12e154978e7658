import { compare, median, quantile, sum } from './compare.mjs';
import { writeTexts } from './inputs.mjs';
import { writeTable } from './print.mjs';

const SYSTEMS = [
  { id: 'assay-figures', name: 'assay: elements, percentages, dates' },
  { id: 'chrono', name: 'chrono-node: dates' },
  // Some thirty times slower: the first passes over the articles are as many as anybody wants to wait for.
  { id: 'compromise', name: 'compromise: dates, percentages', most: 1 },
];
const LEAST_CHARS = 2_000_000;
/** A service has long been compiled when it reads its millionth article; every system is given as many passes for it. */
const WARM_UPS = 8;

function summarise({ name, runs, peakMib }, entries) {
  const samplesOf = (run) => run.flatMap(({ samples }) => samples);
  const charsOf = (run) => sum(samplesOf(run).map(({ index }) => entries[index].chars));
  const first = samplesOf(runs[0]);
  return {
    name,
    charsRead: charsOf(runs[0]),
    found: sum(first.map(({ found }) => found ?? 0)),
    rates: runs.map((run) => charsOf(run) / (sum(run.map(({ cpuMs }) => cpuMs)) / 1000)),
    wallRates: runs.map((run) => charsOf(run) / (sum(samplesOf(run).map(({ wallMs }) => wallMs)) / 1000)),
    failed: first.filter(({ error }) => error !== null).length,
    p95Ms: runs.map((run) =>
      quantile(
        samplesOf(run).map(({ wallMs }) => wallMs),
        0.95,
      ),
    ),
    peakMib,
  };
}

/** Lets systems read every text of the newsstand over and over: characters a second of CPU time, and memory; the first system is ours. */
export async function measureRates({ systems, folder, runs, execArgv }) {
  const entries = writeTexts(folder);
  const all = entries.map((_, index) => index);
  const passes = Math.ceil(LEAST_CHARS / sum(entries.map(({ chars }) => chars)));
  const batches = Array.from({ length: passes }, () => all);
  const results = await compare({ systems, folder, batches, warmUp: all, warmUps: WARM_UPS, runs, execArgv });
  const summaries = results.map((result) => summarise(result, entries));
  const [ours] = summaries;
  const rows = summaries.map((row) => ({
    ...row,
    rate: median(row.rates),
    wallRate: median(row.wallRates),
    ratio: median(row.rates.map((rate, run) => ours.rates[run] / rate)),
  }));
  return {
    about: `${all.length * passes} documents, ${(ours.charsRead / 1e6).toFixed(2)} million characters, ${runs} runs`,
    rows,
  };
}

/** Compares the reading of figures. */
export async function benchFigures(options) {
  const { about, rows } = await measureRates({ systems: SYSTEMS, ...options });
  const targets = [{ what: 'characters a CPU second, against chrono-node', value: rows[1].ratio, limit: 2, below: false }];
  return { about, rows, targets };
}

export function printFigures({ rows }) {
  writeTable(rows, [
    ['system', ({ name }) => name],
    ['million characters a CPU second', ({ rate }) => (rate / 1e6).toFixed(3)],
    ['a second', ({ wallRate }) => (wallRate / 1e6).toFixed(3)],
    ['assay is faster by', ({ ratio }) => ratio.toFixed(2)],
    ['peak MiB', ({ peakMib }) => peakMib.toFixed(0)],
    ['found', ({ found, charsRead }) => `${((found / charsRead) * 1000).toFixed(1)} in 1,000`],
    ['failed', ({ failed }) => String(failed)],
  ]);
}

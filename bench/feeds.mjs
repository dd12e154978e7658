import { compare, median, sum } from './compare.mjs';
import { writeFeeds } from './feed-documents.mjs';
import { writeTable } from './print.mjs';

const SYSTEMS = [
  { id: 'assay-feed', name: 'assay' },
  { id: 'rss-parser', name: 'rss-parser alone' },
];
/** How often one feed is read before it is the other system's turn. */
const AT_ONCE = 20;

/** The milliseconds of the processor that one feed of a group took, run by run; a batch is one feed, over and over. */
const timesOf = ({ runs }, index) => runs.map((run) => run[index].cpuMs / AT_ONCE);

function summarise(system, entries, peer) {
  const ratios = entries.map((_, index) => median(timesOf(peer, index).map((ms, run) => ms / timesOf(system, index)[run])));
  const ms = entries.map((_, index) => median(timesOf(system, index)));
  const all = (each, run) => sum(entries.map((_, index) => timesOf(each, index)[run]));
  return {
    name: system.name,
    rate: (1000 * entries.length) / sum(ms),
    ratio: median(system.runs.map((_, run) => all(peer, run) / all(system, run))),
    rates: ms.map((each) => 1000 / each),
    ratios,
    peakMib: system.peakMib,
    found: sum(system.runs[0].map(({ samples: [first] }) => first.found ?? 0)),
    failed: sum(system.runs.flat().map(({ samples }) => samples.filter(({ error }) => error !== null).length)),
  };
}

/** Compares the reading of feeds: feeds a second of processor time, and memory. */
export async function benchFeeds({ folder, runs, execArgv }) {
  const entries = writeFeeds(folder);
  const batches = entries.map((_, index) => Array.from({ length: AT_ONCE }, () => index));
  const results = await compare({ systems: SYSTEMS, folder, batches, warmUp: [...batches.flat(), ...batches.flat()], runs, execArgv });
  const peer = results[1];
  const rows = results.map((result) => summarise(result, entries, peer));
  const sizeKb = sum(entries.map(({ sizeBytes }) => sizeBytes)) / entries.length / 1024;
  return {
    about: `${entries.length} feeds of ${sizeKb.toFixed(0)} KiB, read ${AT_ONCE} times in each of ${runs} runs`,
    groups: entries.map(({ group }) => group),
    rows,
    targets: [{ what: 'feeds a CPU second, against rss-parser alone', value: rows[0].ratio, limit: 1, below: false }],
  };
}

/** Writes the comparison as a table. */
export function printFeeds({ rows, groups }) {
  writeTable(rows, [
    ['system', ({ name }) => name],
    ['feeds a CPU second', ({ rate }) => rate.toFixed(0)],
    ['ratio', ({ ratio }) => ratio.toFixed(2)],
    ...groups.map((group, index) => [group, ({ rates, ratios }) => `${rates[index].toFixed(0)} (${ratios[index].toFixed(2)})`]),
    ['peak MiB', ({ peakMib }) => peakMib.toFixed(0)],
    ['entries', ({ found }) => String(found)],
    ['failed', ({ failed }) => String(failed)],
  ]);
}

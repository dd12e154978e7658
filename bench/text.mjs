import { compare, median, quantile, sum } from './compare.mjs';
import { writePages } from './inputs.mjs';
import { writeTable } from './print.mjs';

const SYSTEMS = [
  { id: 'assay-article', name: 'assay' },
  { id: 'readability', name: 'readability on linkedom' },
  { id: 'defuddle', name: 'defuddle on linkedom' },
  { id: 'extractus', name: 'extractus' },
];
const PEER = 'readability';

/** What was measured of one page: the medians of its runs. A batch is one page. */
function pagesOf({ runs }) {
  return (runs[0] ?? []).map(({ samples: [{ index, error, agreement }] }, place) => {
    const times = runs.map((run) => run[place].samples[0].wallMs);
    return {
      index,
      error,
      agreement: agreement ?? 0,
      wallMs: median(times),
      cpuMs: median(runs.map((run) => run[place].cpuMs)),
      mostMs: Math.max(...times),
    };
  });
}

function summarise(system, entries, peerPages) {
  const pages = pagesOf(system);
  const wall = pages.map(({ wallMs }) => wallMs);
  const groups = [...new Set(entries.map(({ group }) => group))];
  const timeIn = (list, group) => sum(list.filter(({ index }) => entries[index].group === group).map(({ wallMs }) => wallMs));
  return {
    name: system.name,
    msMedian: median(wall),
    msP95: quantile(wall, 0.95),
    msMost: Math.max(...pages.map(({ mostMs }) => mostMs)),
    ratio: sum(wall) / sum(peerPages.map(({ wallMs }) => wallMs)),
    ratioCpu: sum(pages.map(({ cpuMs }) => cpuMs)) / sum(peerPages.map(({ cpuMs }) => cpuMs)),
    ratioByGroup: Object.fromEntries(groups.map((group) => [group, timeIn(pages, group) / timeIn(peerPages, group)])),
    msByGroup: Object.fromEntries(
      groups.map((group) => [group, median(pages.filter(({ index }) => entries[index].group === group).map(({ wallMs }) => wallMs))]),
    ),
    peakMib: system.peakMib,
    wordF1: sum(pages.map(({ agreement }) => agreement)) / pages.length,
    failed: pages.filter(({ error }) => error !== null).length,
  };
}

/** Compares the reading of pages: milliseconds a page, and memory. */
export async function benchText({ folder, runs, execArgv }) {
  const entries = writePages(folder);
  const all = entries.map((_, index) => index);
  const results = await compare({ systems: SYSTEMS, folder, batches: all.map((index) => [index]), warmUp: all, runs, execArgv });
  const peerPages = pagesOf(results.find(({ id }) => id === PEER));
  const rows = results.map((result) => summarise(result, entries, peerPages));
  const [ours] = rows;
  return {
    about: `${entries.length} pages, ${Math.round(sum(entries.map(({ sizeBytes }) => sizeBytes)) / 1024)} KiB, ${runs} runs`,
    rows,
    targets: [
      { what: 'time of all pages, against readability on linkedom', value: ours.ratio, limit: 0.6, below: true },
      { what: 'slowest page, ms', value: ours.msMost, limit: 2000, below: true },
      { what: 'peak memory, MiB', value: ours.peakMib, limit: 300, below: true },
    ],
  };
}

export function printText({ rows }) {
  writeTable(rows, [
    ['system', ({ name }) => name],
    ['ms a page', ({ msMedian }) => msMedian.toFixed(1)],
    ['p95', ({ msP95 }) => msP95.toFixed(1)],
    ['max', ({ msMost }) => msMost.toFixed(0)],
    ['time ratio', ({ ratio }) => ratio.toFixed(2)],
    ['CPU ratio', ({ ratioCpu }) => ratioCpu.toFixed(2)],
    ['peak MiB', ({ peakMib }) => peakMib.toFixed(0)],
    ['word F1', ({ wordF1 }) => wordF1.toFixed(3)],
    ['failed', ({ failed }) => String(failed)],
  ]);
  const groups = Object.keys(rows[0].msByGroup);
  console.log('\nms a page by size (ratio)\n');
  writeTable(rows, [
    ['system', ({ name }) => name],
    ...groups.map((group) => [
      group,
      ({ msByGroup, ratioByGroup }) => `${msByGroup[group].toFixed(1)} (${ratioByGroup[group].toFixed(2)})`,
    ]),
  ]);
}

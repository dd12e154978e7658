import { median } from './compare.mjs';
import { measureRates, printFigures } from './figures.mjs';

const SYSTEMS = [
  { id: 'assay-extract', name: 'assay: all kinds, attribution, claims' },
  // Some ten times slower: three passes a run are as much as anybody wants to wait for.
  { id: 'chrono-compromise', name: 'chrono-node and compromise: dates, numbers, quotations', most: 3 },
];

/** Compares the whole extraction of an article with what two libraries find together. */
export async function benchExtract(options) {
  const { about, rows } = await measureRates({ systems: SYSTEMS, ...options });
  const [ours, theirs] = rows;
  const targets = [
    { what: 'characters a CPU millisecond', value: ours.rate / 1000, limit: 500, below: false },
    { what: 'milliseconds an article, 95 of 100 take less', value: median(ours.p95Ms), limit: 30, below: true },
    { what: 'characters a CPU second, against chrono-node and compromise', value: theirs.ratio, limit: 3, below: false },
  ];
  return { about, rows, targets };
}

export const printExtract = printFigures;

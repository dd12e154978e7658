import { defineConfig } from 'vitest/config';

// Local time used by mistake must show, so no test runs in UTC.
process.env.TZ = 'Asia/Kathmandu';

/** Tests of real processes and servers share a busy machine with everything else in CI; what fails twice there is a fault. */
const retry = process.env.CI ? 1 : 0;

/** Files share what they import: loading it anew for each of them took a third of the time. No file may leave anything behind in a module. */
const isolate = false;

/** After what measures. */
const sequence = { groupOrder: 1 };

/**
 * What measures how its time grows runs before all else, in a process of its own: what others left in memory would be counted when it is cleared
 * away, and browsers and servers beside it slow what outgrows a cache.
 */
const MEASURED = [
  'test/extract/linear-time.test.ts',
  'test/ingest/{hostile-pages,parse-feed,read-article,read-robots,repair-text,repair-text-languages}.test.ts',
];

/** Half an hour of faults: only where somebody asks for it. */
const soak = {
  test: {
    name: 'soak',
    sequence,
    include: ['test/soak/**/*.test.ts'],
    hookTimeout: 120_000,
  },
};

export default defineConfig({
  test: {
    // By default one processor is left over, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      ...(process.env.SOAK_MINUTES ? [soak] : []),
      {
        test: {
          name: 'unit',
          isolate,
          sequence,
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/end-to-end/**', 'test/faults/**', 'test/soak/**', ...MEASURED],
          // More changed inputs, where they are asked for, take longer.
          testTimeout: 60_000 * Math.max(1, Number(process.env.FUZZ ?? 1) / 50),
        },
      },
      { test: { name: 'growth', include: MEASURED, retry, testTimeout: 60_000, sequence: { groupOrder: 0 } } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/engines-setup.ts'],
          isolate,
          sequence,
          retry,
          testTimeout: 120_000,
          // A whole newsstand is read before some suites, on a machine that may do much else.
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts'],
          globalSetup: ['test/engines-setup.ts'],
          isolate,
          sequence,
          retry,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/engines-setup.ts'],
          isolate,
          sequence,
          retry,
          // Rounds of a minute each and more, where they are asked for.
          testTimeout: 180_000 * Number(process.env.FAULTS ?? 1),
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

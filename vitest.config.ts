import { defineConfig } from 'vitest/config';

// Local time used by mistake must show, so no test runs in UTC.
process.env.TZ = 'Asia/Kathmandu';

/** Tests of real processes and servers share a busy machine with everything else in CI; what fails twice there is a fault. */
const retry = process.env.CI ? 1 : 0;

/** Files share what they import: loading it anew for each of them took a third of the time. No file may leave anything behind in a module. */
const isolate = false;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/**', 'test/end-to-end/**', 'test/faults/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/engines-setup.ts'],
          isolate,
          retry,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts'],
          globalSetup: ['test/engines-setup.ts'],
          isolate,
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
          retry,
          // Rounds of a minute each and more, where they are asked for.
          testTimeout: 180_000 * Number(process.env.FAULTS ?? 1),
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

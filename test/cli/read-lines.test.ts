import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerLines } from '../../cli/terminal/read-lines.ts';

let written: string[] = [];
beforeEach(() => {
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

/** A wish to stop that a test makes. */
function wish() {
  let isMade = false;
  let resolve: (code: number) => void = () => {};
  const made = new Promise<number>((done) => {
    resolve = done;
  });
  const make = () => {
    isMade = true;
    resolve(130);
  };
  return { make, stop: { isMade: () => isMade, made } };
}

test('answers every line in the order of the lines, whichever is ready first', async () => {
  const input = new PassThrough();
  input.end('a\nb\nc');
  const ready: (() => void)[] = [];
  const answered = answerLines(input, { atOnce: 3, stop: wish().stop }, async (line) => {
    await new Promise<void>((resolve) => ready.unshift(resolve));
    return line.toUpperCase();
  });
  await vi.waitFor(() => expect(ready).toHaveLength(3));
  for (const resolve of ready) resolve();
  await answered;
  expect(written.join('')).toBe('A\nB\nC\n');
});

test('answers the lines in hand when it shall stop, and waits for no more', async () => {
  const input = new PassThrough();
  input.write('a\nb\n');
  const { make, stop } = wish();
  const answered = answerLines(input, { atOnce: 4, stop }, async (line) => {
    if (line === 'b') make();
    return line.toUpperCase();
  });
  await answered;
  expect(written.join('')).toBe('A\nB\n');
});

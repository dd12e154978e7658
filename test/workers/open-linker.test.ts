import { setImmediate as settled } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLinker } from '../../workers/open-linker.ts';

/** A pass that ends when it is told to, and counts how often it has begun. */
function openPass() {
  const ends: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  const pass = () => new Promise<void>((done, fail) => void ends.push({ done, fail }));
  return { pass, ends };
}

test('whoever asks while a pass runs shares the next one, which begins when it has ended', async () => {
  const { pass, ends } = openPass();
  const link = openLinker(pass);
  const first = link();
  await settled();
  const others = [link(), link(), link()];
  await settled();
  expect(ends).toHaveLength(1);
  ends[0]?.done();
  await first;
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.done();
  await Promise.all(others);
  expect(ends).toHaveLength(2);
});

test('a pass that fails fails for those who shared it, and the next one begins all the same', async () => {
  const { pass, ends } = openPass();
  const link = openLinker(pass);
  const first = link();
  await settled();
  const second = link();
  ends[0]?.fail(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  await settled();
  ends[1]?.done();
  await second;
});

test('a pass begins when the one before has been over for long enough, or at once when it has', async () => {
  const { pass, ends } = openPass();
  const rests: (() => void)[] = [];
  const link = openLinker(pass, () => new Promise<void>((over) => void rests.push(over)));
  const first = link();
  await settled();
  ends[0]?.done();
  await first;
  const others = [link(), link()];
  await settled();
  expect(ends).toHaveLength(1);
  rests[0]?.();
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.done();
  await Promise.all(others);
  rests[1]?.();
  await settled();
  link();
  await settled();
  expect(ends).toHaveLength(3);
});

import { beforeEach, expect, test } from 'vitest';
import { keep } from '../../web/keep.ts';

let owner = {};
let reads = 0;
beforeEach(() => {
  owner = {};
  reads = 0;
});
const at = (seconds: number) => new Date(seconds * 1000);
const ask = (seconds: number, read = async () => (reads += 1)) => keep(owner, 'count', at(seconds), read);

test('counts once a minute for everybody', async () => {
  expect([await ask(0), await ask(30), await ask(59)]).toEqual([1, 1, 1]);
});

test('lets nobody wait for a new count: the old one is given until it is there', async () => {
  await ask(0);
  let count: (value: number) => void = () => {};
  const counting = new Promise<number>((resolve) => {
    count = resolve;
  });
  expect(await ask(61, () => counting)).toBe(1);
  expect(await ask(62)).toBe(1);
  expect(reads).toBe(1);
  count(7);
  await counting;
  expect(await ask(63)).toBe(7);
});

test('waits for a count where the old one is too old', async () => {
  await ask(0);
  expect(await ask(3600)).toBe(2);
});

test('forgets a count that failed, whether somebody waits for it or not', async () => {
  const fail = () => Promise.reject(new Error('away'));
  await expect(ask(0, fail)).rejects.toThrow('away');
  expect(await ask(1)).toBe(1);
  expect(await ask(62, fail)).toBe(1);
  await Promise.resolve();
  expect(await ask(63)).toBe(2);
});

test('keeps what one database says apart from another', async () => {
  await ask(0);
  expect(await keep({}, 'count', at(1), async () => 'other')).toBe('other');
});

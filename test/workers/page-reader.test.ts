import { afterAll, describe, expect, test } from 'vitest';
import { readArticle } from '../../ingest/read-article.ts';
import { openPageReader } from '../../workers/threads/page-reader.ts';

const page = (text: string) => ({
  bytes: Buffer.from(`<!doctype html><title>Tin</title><article><h1>Tin</h1><p>${text}</p></article>`),
  contentType: 'text/html; charset=utf-8',
  url: 'https://ann:hunter2@tin.example/a',
});
const PLAIN = page('Exports of tin rose by five percent in March, the ministry of trade said on Tuesday.');
const HEAVY = page('<a b="c">x</a>'.repeat(60_000));

describe('a page is read on a thread of its own', () => {
  const reader = openPageReader();
  afterAll(() => reader.close());

  test('with the same answers and errors as here', async () => {
    expect(await reader.read(PLAIN)).toEqual(readArticle(PLAIN));
    await expect(reader.read({ ...PLAIN, bytes: Buffer.from('%PDF-1.7 nothing') })).rejects.toMatchObject({
      code: 'not-an-article',
      disposition: 'give-up',
      details: { looksLike: expect.any(String) },
    });
  }, 30_000);
});

test.each([
  ['time', { deadlineMs: 1, heapMib: 384 }, '0.001 s'],
  ['memory', { deadlineMs: 60_000, heapMib: 24 }, '24 MiB'],
])(
  'a page that takes too much %s is refused, and the next one read',
  async (what, limits, words) => {
    const reader = openPageReader(limits);
    try {
      const error: unknown = await reader.read(HEAVY).catch((caught) => caught);
      expect(error).toMatchObject({ code: 'page-too-costly', disposition: 'give-up', message: expect.stringContaining(words) });
      expect(String(error)).not.toContain('hunter2');
      if (what === 'memory') expect(await reader.read(PLAIN)).toMatchObject({ title: 'Tin' });
    } finally {
      await reader.close();
    }
  },
  30_000,
);

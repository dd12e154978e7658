import { afterAll, describe, expect, test } from 'vitest';
import { IngestError } from '../../ingest/ingest-error.ts';
import { openFeedReader } from '../../workers/threads/feed-reader.ts';

const RSS = '<rss version="2.0"><channel><title>Tin</title><item><title>One</title></item></channel></rss>';
const input = (text: string) => ({ bytes: Buffer.from(text), contentType: null, url: 'https://ann:hunter2@tin.example/feed' });
const heavy = RSS.replace('One', `One</title><description>${'<a b="c">x</a>'.repeat(60_000)}</description><title>`);

describe('a feed is read on a thread of its own', () => {
  const reader = openFeedReader();
  afterAll(() => reader.close());

  test('with the same answers and errors as here', async () => {
    expect(await reader.read(input(RSS))).toMatchObject({ feed: { title: 'Tin' }, entries: [{ title: 'One' }], defects: [] });
    const error: unknown = await reader
      .read({ ...input('<html><link rel=alternate type=application/rss+xml href=/a>'), url: 'https://tin.example/' })
      .catch((caught) => caught);
    expect(error).toBeInstanceOf(IngestError);
    expect(error).toMatchObject({ code: 'not-a-feed', disposition: 'give-up', details: { alternates: ['https://tin.example/a'] } });
  }, 30_000);
});

test.each([
  ['time', { deadlineMs: 1, heapMib: 384 }],
  ['memory', { deadlineMs: 60_000, heapMib: 24 }],
])(
  'a feed that takes too much %s is refused, and the next one read',
  async (what, limits) => {
    const reader = openFeedReader(limits);
    try {
      const error: unknown = await reader.read(input(heavy)).catch((caught) => caught);
      expect(error).toMatchObject({ code: 'feed-too-costly', message: expect.stringContaining(what === 'time' ? '0.001 s' : '24 MiB') });
      expect(String(error)).not.toContain('hunter2');
      if (what === 'memory') expect(await reader.read(input(RSS))).toMatchObject({ entries: [{ title: 'One' }] });
    } finally {
      await reader.close();
    }
  },
  30_000,
);

test('nothing is said against a feed that is being read as the process stops', async () => {
  const reader = openFeedReader();
  const read = reader.read(input(heavy)).catch((caught: unknown) => caught);
  await reader.close();
  const error = await read;
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(IngestError);
}, 30_000);

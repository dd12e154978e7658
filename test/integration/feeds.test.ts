import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeedEntry } from '../../ingest/parse-feed.ts';
import type { Database } from '../../store/database.ts';
import { entryForFetch, saveEntries, settleEntry, takeWaitingEntries } from '../../store/entries.ts';
import { listFailures, recordFailure, resolveFailure } from '../../store/failures.ts';
import { type FeedFetched, moveFeed, recordFeedFailed, recordFeedFetched } from '../../store/feed-checks.ts';
import { addFeed, feedById, listFeeds, removeFeed, requestRefresh, setFeedState, takeDueFeeds } from '../../store/feeds.ts';
import { statusSummary } from '../../store/read-status.ts';
import { engines, type ScratchDatabase } from '../engines.ts';

const NOW = new Date('2026-11-22T05:00:00Z');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

const entry = (fields: Partial<FeedEntry>): FeedEntry => ({
  title: null,
  link: null,
  guid: null,
  published: null,
  summary: null,
  content: null,
  author: null,
  ...fields,
});

describe.each(engines())('feeds on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let feedId: number;
  let number = 0;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await database.query('update news_private.feed set next_poll_at = $1::timestamptz where removed_at is null', [
      later(9999).toISOString(),
    ]);
    number += 1;
    const { feed } = await addFeed(database, { url: `https://ore.example/feed-${number}.xml`, now: NOW });
    feedId = feed.id;
  });

  const take = (at: Date, limit = 10) => takeDueFeeds(database, { now: at, limit, leaseMs: 60_000 });
  const fetched = (fields: Partial<FeedFetched>): FeedFetched => ({
    feedId,
    url: 'https://ore.example/feed.xml',
    at: NOW,
    status: 200,
    notModified: false,
    bytes: 1000,
    durationMs: 12.4,
    charset: 'utf-8',
    charsetRule: 'header',
    etag: '"a"',
    lastModified: null,
    documentSha256: 'abc',
    title: 'Ore',
    siteUrl: null,
    pollHints: null,
    entries: 3,
    newEntries: 0,
    changedEntries: 0,
    nextPollAt: later(60),
    rhythm: null,
    mayHaveLost: false,
    isUnconditional: false,
    movedTo: null,
    reason: null,
    ...fields,
  });
  const save = (entries: FeedEntry[], now = NOW) => saveEntries(database, { feedId, entries, now });

  describe('subscribing', () => {
    test('takes an address once', async () => {
      const again = await addFeed(database, { url: `https://ore.example/feed-${number}.xml`, title: 'Other', now: later(5) });
      expect(again).toMatchObject({ isNew: false, feed: { id: feedId, title: null } });
    });

    test('takes an address longer than an index row', async () => {
      const url = `https://ore.example/${'x'.repeat(9000)}${number}`;
      expect((await addFeed(database, { url, now: NOW })).feed.url).toBe(url);
      expect((await addFeed(database, { url, now: NOW })).isNew).toBe(false);
    });

    test('revives a feed that was removed, with the same number', async () => {
      expect(await removeFeed(database, feedId, NOW)).toBe(true);
      expect(await feedById(database, feedId)).toBeNull();
      expect((await listFeeds(database)).map((feed) => feed.id)).not.toContain(feedId);
      const again = await addFeed(database, { url: `https://ore.example/feed-${number}.xml`, now: later(1) });
      expect(again).toMatchObject({ isNew: true, feed: { id: feedId, state: 'active' } });
    });

    test('says so when there is no such feed', async () => {
      expect(await removeFeed(database, 987_654, NOW)).toBe(false);
      expect(await setFeedState(database, { id: 987_654, state: 'paused', now: NOW })).toBe(false);
      expect(await requestRefresh(database, 987_654, NOW)).toBe(false);
    });
  });

  describe('taking feeds that are due', () => {
    test('leases a feed: nobody else gets it until the lease ends', async () => {
      expect((await take(NOW)).map((feed) => feed.id)).toEqual([feedId]);
      expect(await take(NOW)).toEqual([]);
      expect((await take(later(1))).map((feed) => feed.id)).toEqual([feedId]);
    });

    test('gives each feed to one of several takers', async () => {
      const takers = await Promise.all(Array.from({ length: 4 }, () => take(NOW)));
      expect(takers.flat().map((feed) => feed.id)).toEqual([feedId]);
    });

    test('takes the longest overdue first, up to the limit', async () => {
      const { feed } = await addFeed(database, { url: `https://ore.example/early-${number}.xml`, now: later(-60) });
      expect(await take(NOW, 1)).toEqual([{ id: feed.id, url: feed.url, dueAt: later(-60) }]);
    });

    test('leaves paused and removed feeds alone', async () => {
      await setFeedState(database, { id: feedId, state: 'paused', now: NOW });
      expect(await take(later(10))).toEqual([]);
      await setFeedState(database, { id: feedId, state: 'active', now: later(20) });
      await removeFeed(database, feedId, later(20));
      expect(await take(later(30))).toEqual([]);
    });

    test('gives a feed at once when a refresh is asked for', async () => {
      await take(NOW);
      await recordFeedFetched(database, fetched({}));
      expect(await requestRefresh(database, feedId, later(1))).toBe(true);
      expect((await take(later(1))).map((feed) => feed.id)).toEqual([feedId]);
    });
  });

  describe('keeping checks', () => {
    test('ends the lease and keeps when the next check is, and what was learnt of the feed', async () => {
      await take(NOW);
      await recordFeedFetched(database, fetched({ nextPollAt: later(30), rhythm: { share: 0.25 }, isUnconditional: true }));
      const kept = { nextPollAt: later(30), pollSeconds: 1800, rhythm: { share: 0.25 }, unconditionalAt: NOW };
      expect(await feedById(database, feedId)).toMatchObject(kept);
      expect((await take(later(30))).map((feed) => feed.id)).toEqual([feedId]);
    });

    test('moves to where permanent redirects lead on three polls over a day, and keeps the old address', async () => {
      const movedTo = `https://ore.example/moved-${number}.xml`;
      const polls = [0, 700, 1439].map((minutes) => later(minutes));
      for (const at of polls) {
        await recordFeedFetched(database, fetched({ at, movedTo }));
        expect(await moveFeed(database, feedId, at)).toBeNull();
      }
      expect(await moveFeed(database, feedId, later(1440))).toBe(movedTo);
      expect(await feedById(database, feedId)).toMatchObject({ url: movedTo });
      const left = await database.query('select url from news_private.feed_address where feed_id = $1', [feedId]);
      expect(left).toEqual([{ url: `https://ore.example/feed-${number}.xml` }]);
    });

    test('does not move when the redirects stopped or led elsewhere in between, nor onto another feed', async () => {
      const other = await addFeed(database, { url: `https://ore.example/other-${number}.xml`, now: NOW });
      const way = ['a', null, 'a', 'b', 'a', 'a'].map((name) => (name === null ? null : `https://ore.example/${name}-${number}.xml`));
      for (const [index, movedTo] of way.entries()) {
        await recordFeedFetched(database, fetched({ at: later(index * 1000), movedTo }));
        expect(await moveFeed(database, feedId, later(index * 1000))).toBeNull();
      }
      for (const minutes of [10_000, 11_000, 12_000, 13_000]) {
        await recordFeedFetched(database, fetched({ at: later(minutes), movedTo: other.feed.url }));
        expect(await moveFeed(database, feedId, later(minutes))).toBeNull();
      }
    });

    test('keeps validators that a 304 does not repeat, and drops those that a 200 leaves out', async () => {
      await recordFeedFetched(database, fetched({ etag: '"a"', lastModified: 'Sun, 22 Nov 2026 05:00:00 GMT' }));
      await recordFeedFetched(database, fetched({ status: 304, notModified: true, etag: '"b"', documentSha256: null, title: null }));
      expect(await feedById(database, feedId)).toMatchObject({
        etag: '"b"',
        lastModified: 'Sun, 22 Nov 2026 05:00:00 GMT',
        documentSha256: 'abc',
        title: 'Ore',
      });
      await recordFeedFetched(database, fetched({ etag: null }));
      expect(await feedById(database, feedId)).toMatchObject({ etag: null, lastModified: null });
    });

    test('counts the failures in a row, and forgets them after a success', async () => {
      const failure = {
        feedId,
        url: 'https://ore.example/feed.xml',
        code: 'timed-out',
        message: 'ore.example did not answer',
        disposition: 'retry' as const,
        at: NOW,
        nextPollAt: later(60),
      };
      expect(await recordFeedFailed(database, failure)).toBe(1);
      expect(await recordFeedFailed(database, failure)).toBe(2);
      expect(await recordFeedFailed(database, { ...failure, nextPollAt: later(300) })).toBe(3);
      expect(await feedById(database, feedId)).toMatchObject({ nextPollAt: later(300), failureCount: 3 });
      const [health] = await database.query('select health, failure_count, last_error_code from news.feed_health where feed_id = $1', [
        feedId,
      ]);
      expect(health).toEqual({ health: 'failing', failure_count: 3, last_error_code: 'timed-out' });
      await recordFeedFetched(database, fetched({}));
      expect(await feedById(database, feedId)).toMatchObject({ failureCount: 0, lastErrorCode: null, lastErrorMessage: null });
    });

    test('stops a feed that is gone', async () => {
      const gone = {
        feedId,
        url: 'https://ore.example/feed.xml',
        at: NOW,
        code: 'gone',
        message: 'gone',
        disposition: 'give-up' as const,
        nextPollAt: later(60),
      };
      await recordFeedFailed(database, { ...gone, status: 410 });
      expect(await feedById(database, feedId)).toMatchObject({ state: 'gone' });
      expect(await take(later(9000))).toEqual([]);
    });

    test('keeps every check in the history, without passwords', async () => {
      await recordFeedFetched(database, fetched({ url: 'https://me:secret@ore.example/feed.xml', newEntries: 2, mayHaveLost: true }));
      await recordFeedFailed(database, {
        feedId,
        url: 'x',
        at: later(1),
        code: 'dns-failed',
        message: 'no such host',
        disposition: 'retry',
        nextPollAt: later(60),
      });
      const rows = await database.query(
        'select target, url, status, bytes, duration_ms, new_entries, code, reason, next_poll_at, may_have_lost from news.fetches where feed_id = $1 order by fetch_id',
        [feedId],
      );
      expect(rows).toMatchObject([
        {
          target: 'feed',
          url: 'https://ore.example/feed.xml',
          status: 200,
          bytes: 1000,
          duration_ms: 12,
          new_entries: 2,
          code: null,
          next_poll_at: later(60),
          may_have_lost: true,
        },
        { status: null, may_have_lost: false, code: 'dns-failed', reason: 'no such host' },
      ]);
    });
  });

  describe('saving entries', () => {
    const article = (n: number, fields: Partial<FeedEntry> = {}): FeedEntry =>
      entry({ title: `Article ${n}`, link: `https://ore.example/a/${n}`, guid: `ore-${n}`, ...fields });

    test('adds new entries once', async () => {
      const first = await save([article(1), article(2)]);
      expect(first).toMatchObject({ added: 2, changed: 0 });
      expect(first.pending).toHaveLength(2);
      expect(await save([article(2), article(1)], later(5))).toEqual({ ...first, added: 0 });
    });

    test('no longer lists an entry that was fetched, until the feed changes it', async () => {
      const { pending } = await save([article(1)]);
      const id = pending[0]?.id ?? 0;
      await settleEntry(database, { id, at: later(1), version: 1 });
      expect((await save([article(1)])).pending).toEqual([]);
      expect(await save([article(1, { title: 'Article 1, corrected' })])).toEqual({ added: 0, changed: 1, pending: [{ id, version: 2 }] });
      await settleEntry(database, { id, at: later(2), version: 1 });
      expect(await entryForFetch(database, id)).toMatchObject({ title: 'Article 1, corrected', awaitsFetch: true });
    });

    test('keeps all entries of a feed that gives them all one guid', async () => {
      const same = [1, 2, 3].map((n) => article(n, { guid: 'ore' }));
      expect((await save(same)).added).toBe(3);
      expect((await save(same)).added).toBe(0);
      expect((await save([article(2, { guid: 'ore' })])).added).toBe(0);
      expect((await save([...same, article(4, { guid: 'ore' })])).added).toBe(1);
    });

    test('adds nothing when only the scheme of guids, the order or tracking parameters change', async () => {
      await save([article(1), article(2), article(3)]);
      expect((await save([3, 2, 1].map((n) => article(n, { guid: `urn:new:${n}` })))).added).toBe(0);
      const tracked = [1, 2, 3].map((n) => article(n, { guid: null, link: `https://ore.example/a/${n}?utm_source=feed&fbclid=x#top` }));
      expect(await save(tracked)).toMatchObject({ added: 0, changed: 0 });
    });

    test('keeps an entry that has a text and no link, and skips one that has nothing', async () => {
      const { added, pending } = await save([
        entry({ title: 'Short', content: '<p>Quota unchanged.</p>' }),
        entry({}),
        entry({ author: 'A' }),
      ]);
      expect(added).toBe(1);
      expect(await entryForFetch(database, pending[0]?.id ?? 0)).toMatchObject({
        url: null,
        link: null,
        content: '<p>Quota unchanged.</p>',
      });
    });

    test('adds an entry with nothing to fetch without waiting for it', async () => {
      expect(await save([entry({ title: 'Only a title' })])).toEqual({ added: 1, changed: 0, pending: [] });
    });

    test('takes characters that the database cannot hold, long guids and impossible dates', async () => {
      const hostile = article(1, {
        title: 'a\0b\uD800',
        guid: 'g'.repeat(20_000),
        published: '2026-02-31T99:99:99Z',
        link: 'javascript:alert(1)',
        summary: 'x',
      });
      const { pending } = await save([hostile]);
      expect(await entryForFetch(database, pending[0]?.id ?? 0)).toMatchObject({ title: 'a\uFFFDb\uFFFD', url: null });
    });

    test('finds entries whose jobs were lost, but not those of a paused feed', async () => {
      const { pending } = await save([article(1)]);
      const lost = async (at: Date) => (await takeWaitingEntries(database, { now: at, before: at, limit: 1000 })).map((one) => one.id);
      expect(await lost(later(-10))).toEqual([]);
      expect(await lost(later(10))).toContain(pending[0]?.id);
      await setFeedState(database, { id: feedId, state: 'paused', now: NOW });
      expect(await lost(later(20))).not.toContain(pending[0]?.id);
    });
  });

  describe('keeping failures', () => {
    const failure = () => ({ queue: 'feed', job: 'refresh-feed', jobId: `feed-${feedId}-2026-11-22T05`, feedId });

    test('counts repeated failures on one row until it works again', async () => {
      const first = { ...failure(), code: 'timed-out', message: 'no answer', disposition: 'retry' as const, at: NOW };
      const id = await recordFailure(database, first);
      expect(
        await recordFailure(database, { ...first, jobId: 'another', code: 'too-large', url: 'https://a:b@ore.example/', at: later(1) }),
      ).toBe(id);
      const open = await listFailures(database, { limit: 10, feedId });
      expect(open).toMatchObject([
        { failure_id: id, subject: `feed-${feedId}`, code: 'too-large', attempts: 2, url: 'https://ore.example/', last_at: later(1) },
      ]);
      expect((await statusSummary(database, NOW)).failures).toMatchObject({ 'too-large': 1 });
      expect(await resolveFailure(database, failure(), later(2))).toBe(true);
      expect(await resolveFailure(database, failure(), later(2))).toBe(false);
      expect(await listFailures(database, { limit: 10, feedId })).toEqual([]);
      expect(await listFailures(database, { limit: 10, feedId, withResolved: true })).toHaveLength(1);
    });
  });
});

import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { FetchResponse } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { readConfig } from '../../workers/config.ts';
import type { JobContext } from '../../workers/job-context.ts';
import { openRobots } from '../../workers/requests/ask-robots.ts';

/** A context whose network answers every robots.txt alike; nothing else of it is used. */
function contextWith(answer: () => string): { context: JobContext; asked: string[]; later: (ms: number) => void } {
  const asked: string[] = [];
  let now = Date.parse('2026-11-22T00:00:00Z');
  const fetch = async ({ url }: { url: string }): Promise<FetchResponse> => {
    asked.push(url);
    const body = Buffer.from(answer());
    return {
      url,
      status: 200,
      contentType: 'text/plain',
      body,
      etag: null,
      lastModified: null,
      notModified: false,
      redirects: [],
      retryAfterMs: null,
      cacheMaxAgeSeconds: null,
    };
  };
  const { config } = readConfig({}, {}, '/nonexistent');
  const unused = undefined as never; // robots.txt is asked without database and queues
  const context: JobContext = {
    readFeed: undefined as never,
    database: unused,
    jobs: unused,
    askRobots: unused,
    readSecret: unused,
    takeTurn: async () => ({ end: async () => {} }),
    config,
    log: pino({ level: 'silent' }),
    now: () => new Date(now),
    fetch,
  };
  return { context, asked, later: (ms) => (now += ms) };
}

describe('ask-robots', () => {
  test('lets through what the site allows and refuses the rest, asking once', async () => {
    const { context, asked } = contextWith(() => 'User-agent: *\nDisallow: /private/\n');
    const ask = openRobots();
    await ask(context, 'https://ledger.example/news/1');
    await expect(ask(context, 'https://ledger.example/private/2')).rejects.toMatchObject({
      code: 'robots-disallowed',
      disposition: 'give-up',
    });
    expect(asked).toEqual(['https://ledger.example/robots.txt']);
  });

  test('asks again after a day', async () => {
    const { context, asked, later } = contextWith(() => '');
    const ask = openRobots();
    await ask(context, 'https://ledger.example/1');
    later(25 * 3_600_000);
    await ask(context, 'https://ledger.example/2');
    expect(asked).toHaveLength(2);
  });

  test('takes a site without robots.txt to allow everything', async () => {
    const { context } = contextWith(() => {
      throw new IngestError('not-found', 'not there', { disposition: 'give-up' });
    });
    await expect(openRobots()(context, 'https://ledger.example/1')).resolves.toBeUndefined();
  });

  test('does not take a file that cannot be opened up for none', async () => {
    const { context } = contextWith(() => {
      throw new IngestError('too-large', 'is larger than that', { disposition: 'give-up' });
    });
    const asked = openRobots()(context, 'https://ledger.example/1');
    await expect(asked).rejects.toMatchObject({ code: 'robots-unavailable', disposition: 'retry' });
  });

  test('waits while the site cannot say, and forgets that it could not', async () => {
    let broken = true;
    const { context } = contextWith(() => {
      if (broken) throw new IngestError('http-status', 'answers 500', { disposition: 'retry' });
      return '';
    });
    const ask = openRobots();
    await expect(ask(context, 'https://ledger.example/1')).rejects.toMatchObject({ code: 'robots-unavailable', disposition: 'retry' });
    broken = false;
    await expect(ask(context, 'https://ledger.example/1')).resolves.toBeUndefined();
  });
});

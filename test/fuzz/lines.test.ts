import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { fetchUrl } from '../../ingest/fetch-url.ts';
import { IngestError } from '../../ingest/ingest-error.ts';
import { parseFeed } from '../../ingest/parse-feed.ts';
import { answerExtractLine, answerFeedLine } from '../../workers/answer-line.ts';
import { ConfigError, readConfig, SETTINGS } from '../../workers/config.ts';
import { openLog } from '../../workers/log.ts';
import { mutants, SEED, shown, TIMES } from './mutate.ts';

const RUNS = { numRuns: 200 * TIMES, seed: SEED };
const BASE64 = Buffer.from('<title>Tin</title><p>Exports of tin rose 5 percent, the ministry said.').toString('base64');
const LINES = [
  '{"id":1,"text":"Exports of tin rose 5 percent, “as planned”, the ministry said.","published":"2026-11-02","title":"Tin"}',
  `{"id":"b","base64":"${BASE64}","contentType":"text/html; charset=utf-8","url":"https://ore.example/a"}`,
  '{"id":{"__proto__":[1]},"html":"<article><p>Tin fell.</p></article>","constructor":{"prototype":{"isBroken":true}}}',
].map((text) => Buffer.from(text));

/** Members that JSON may have, among them those that break careless code. */
const members = fc.dictionary(
  fc.constantFrom('id', 'text', 'html', 'base64', 'contentType', 'url', 'published', 'title', '__proto__', 'constructor', 'toString'),
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.jsonValue(),
    fc.constantFrom('2026-02-30', 'text/html; charset=utf-7', 'file:///etc/passwd', '\u0000'),
  ),
);
const cleanPrototypes = (): void => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
  expect('isBroken' in {}).toBe(false);
};

describe('every line has an answer', () => {
  afterAll(cleanPrototypes);

  test.each([
    ['extract', (line: string) => answerExtractLine(line, {})],
    ['feeds parse', (line: string) => answerFeedLine(line, parseFeed)],
  ] as const)('of %s --jsonl, with its id, or null and why', async (_, answer) => {
    for (const bytes of mutants(LINES, 150)) {
      const found = JSON.parse(JSON.stringify(await answer(bytes.toString('utf8'))));
      expect(Object.hasOwn(found, 'id'), shown(bytes)).toBe(true);
      if (found.error) expect(found.error, shown(bytes)).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/) });
    }
    const property = fc.asyncProperty(members, async (fields) => {
      const line = JSON.stringify(fields);
      const found = JSON.parse(JSON.stringify(await answer(line)));
      expect(found.id).toEqual(JSON.parse(line).id ?? null);
    });
    await fc.assert(property, RUNS);
    cleanPrototypes();
  });
});

test('a setting is taken, or refused with its name and without a secret', () => {
  const names = SETTINGS.map(({ name }) => name);
  const property = fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary', minLength: 1 }), (name, value) => {
    const secret = `s3cret${value}`;
    const isSecret = SETTINGS.find((setting) => setting.name === name)?.secret === true;
    try {
      readConfig({}, { [name]: isSecret ? secret : value }, '/nonexistent');
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      expect(String(error)).toContain(name);
      if (isSecret) expect(String(error)).not.toContain('s3cret');
    }
  });
  fc.assert(property, RUNS);
});

test.each(['a\r\nX-Injected: 1', 'a\nb', 'a\u0000b', 'a\u2028b\u0085c\u001b[2J'])('%j stays within the line of the log', (value) => {
  const written: string[] = [];
  const log = openLog('info', { write: (line) => void written.push(line) });
  log.warn({ event: 'article.fetched', url: `https://ore.example/${value}`, title: value, [value]: value }, value);
  expect(written).toHaveLength(1);
  expect(written[0]?.trimEnd()).not.toMatch(/[\u0000-\u001f]/);
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ title: value });
});

describe('a line break in a request', () => {
  const ask = (parts: object) =>
    fetchUrl({
      url: 'http://127.0.0.1:9/',
      accept: 'text/html',
      maxBytes: 1000,
      timeoutMs: 1000,
      userAgent: 'Assay',
      allowHosts: ['127.0.0.1'],
      ...parts,
    }).catch((error: unknown) => error);

  test.each([
    ['address', { url: 'http://127.0.0.1:9/a\r\nX-Injected: 1' }],
    ['validator', { etag: '"a"\r\nX-Injected: 1' }],
    ['date', { lastModified: 'Mon\r\nX-Injected: 1' }],
    ['header of a feed', { headers: { 'x-key': 'a\r\nX-Injected: 1' } }],
  ])('in the %s makes no header', async (_, parts) => {
    // Nothing listens there: what is asked never leaves, and what could not be asked is said with a code.
    expect(await ask(parts)).toBeInstanceOf(IngestError);
  });
});

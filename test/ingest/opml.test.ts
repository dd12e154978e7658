import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOpml, type Subscription, writeOpml } from '../../ingest/feed/opml.ts';

const read = (text: string) => readOpml(Buffer.from(text));
const subscription = (fields: Partial<Subscription>): Subscription => ({
  url: 'https://ore.example/feed',
  title: null,
  siteUrl: null,
  folder: null,
  isPaused: false,
  pausedReason: null,
  goneReason: null,
  ...fields,
});

describe('lists of feeds in OPML', () => {
  test('are read with nested groups, whatever the case of attributes', () => {
    const { subscriptions, defects } = read(`\ufeff<OPML version="1.1"><body>
      <outline text="Metals"><outline title="Asia" text="x"><outline TEXT="Tin &amp; lead" XMLURL="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/"/></outline>
      <outline xmlUrl="https://b.example/feed"></outline></outline>
      <outline text="Erze" type="rss" xmlurl=" https://c.example/feed "/></body></OPML>`);
    expect(defects).toEqual([]);
    expect(subscriptions).toEqual([
      subscription({ url: 'https://a.example/f?x=1&y=2', title: 'Tin & lead', siteUrl: 'https://a.example/', folder: 'Metals / Asia' }),
      subscription({ url: 'https://b.example/feed', folder: 'Metals' }),
      subscription({ url: 'https://c.example/feed', title: 'Erze' }),
    ]);
  });

  test('lose one feed to one fault, and hold each address once', () => {
    const { subscriptions, defects } = read(
      '<opml><body><outline text="a & b" xmlUrl="https://a.example/"><outline xmlUrl="javascript:x"/><outline xmlUrl="HTTPS://A.example"/><outline xmlUrl="https://b.example/',
    );
    expect(subscriptions.map(({ url, title }) => [url, title])).toEqual([['https://a.example/', 'a & b']]);
    expect(defects).toEqual(['no address of a feed: javascript:x']);
  });

  test.each([[''], ['<html><p>Feeds</p></html>'], ['{"feeds": []}']])('are told from %j', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'not-opml' }));
  });

  test.each([
    ['groups in groups', '<outline text="g">'.repeat(100_000)],
    ['ends', `<outline/>${'</outline>'.repeat(100_000)}`],
    ['less-than signs', `<outline/>${'<'.repeat(200_000)}`],
    ['entities', `<!DOCTYPE opml [<!ENTITY a "${'a'.repeat(1000)}">]><outline text="${'&a;'.repeat(100_000)}"/>`],
  ])('may be a run of %s', (_name, text) => {
    expect(read(text).subscriptions).toEqual([]);
  });

  test('are the same after they were written and read again', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'é', '鉱', '&', '<', '"', "'", '>', ']'), minLength: 1, maxLength: 12 });
    const maybe = fc.option(words);
    const feed = fc.record({
      url: fc.nat().map((number) => `https://ore.example/${number}?a=1&b=%22`),
      title: words,
      siteUrl: fc.option(fc.constant('https://ore.example/')),
      folder: fc.option(fc.array(words, { minLength: 1, maxLength: 3 }).map((names) => names.join(' / '))),
      isPaused: fc.boolean(),
      pausedReason: maybe,
      goneReason: maybe,
    });
    fc.assert(
      fc.property(fc.uniqueArray(feed, { selector: ({ url }) => url, maxLength: 8 }), (feeds) => {
        if (feeds.length === 0) return;
        const again = read(writeOpml(feeds)).subscriptions;
        expect(new Set(again)).toEqual(new Set(feeds));
        expect(writeOpml(again)).toBe(writeOpml(again));
      }),
    );
  });
});

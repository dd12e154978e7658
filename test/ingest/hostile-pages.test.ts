import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ArticleInput, readArticle } from '../../ingest/read-article.ts';
import { GROWTH_LIMIT, growth } from '../growth.ts';

const sentence = 'The smelter will run on half its furnaces until spring, its owner said in a notice to the exchange on Thursday. ';
const page = (body: string): ArticleInput => ({ html: `<html><head><title>A smelter slows</title></head><body>${body}</body></html>` });

const reading = (input: ArticleInput) => (): unknown => readArticle(input);

describe('time grows with the size of the page, not with its square', () => {
  const shapes: readonly (readonly [what: string, eighth: number, make: (size: number) => ArticleInput])[] = [
    ['nested elements', 2500, (size) => page(`${'<div>'.repeat(size)}<p>${sentence}`)],
    ['nested elements with text in each', 750, (size) => page(`<div>${sentence}`.repeat(size))],
    ['nested boxes of comments', 750, (size) => page(`<div class="comments">${sentence}`.repeat(size))],
    ['end tags of nothing', 10_000, (size) => page(`${'<b>'.repeat(1000)}${'</x>'.repeat(size)}`)],
    ['links', 2000, (size) => page(`<p>${sentence}</p>${'<a href="/x">Another story</a>'.repeat(size)}`)],
    ['links in a list', 1250, (size) => page(`<ul>${'<li><a href="/x">Another story</a></li>'.repeat(size)}</ul>`)],
    ['line breaks', 750, (size) => page(`<div>${`${sentence}<br>`.repeat(size)}</div>`)],
    ['paragraphs', 750, (size) => page(`<p>${sentence}</p>`.repeat(size))],
    ['quotations that repeat the text', 15, (size) => page(`<p>${sentence.repeat(size * 40)}</p><blockquote>${sentence}</blockquote>`)],
    ['open brackets', 100_000, (size) => page('<'.repeat(size))],
    ['tags that never end', 50_000, (size) => page('<a '.repeat(size))],
    ['attributes', 7500, (size) => page(`<p ${Array.from({ length: size }, (_, index) => `a${index}="1"`).join(' ')}>${sentence}`)],
    ['drawings that never end', 7500, (size) => page('<svg><path d="M1">'.repeat(size))],
    ['cells of a table', 1000, (size) => page(`<table>${'<tr><td>one<td>two'.repeat(size)}</table>`)],
    ['one line', 75_000, (size) => page(sentence.repeat(size / sentence.length))],
    ['lines of plain text', 750, (size) => ({ text: `${sentence}\n`.repeat(size) })],
    ['misread lines', 100, (size) => ({ text: `It isnâ€™t so at the cafÃ©, â€œeverâ€\u009d, they said.\n`.repeat(size) })],
    ['lines with lost letters', 12, (size) => ({ text: `ÐÐ°Ð²Ð¾Ð´ Ð¿Ð¾ÐÑÐ¾Ð¸Ð»Ð¸ Ð² Ð³Ð¾ÑÐ¾Ð´Ðµ.\n`.repeat(size) })],
    ['entities within entities', 2000, (size) => ({ text: '&amp;amp;#8217; '.repeat(size) })],
  ];

  test.each(shapes)('%s', (_, eighth, make) => {
    expect(growth((size) => reading(make(size)), eighth)).toBeLessThan(GROWTH_LIMIT);
  });
});

describe('what no page should be is read as far as it goes', () => {
  test('elements that are nested too deeply are read without their structure', () => {
    const { text, defects } = readArticle(page(`${'<div>'.repeat(20_000)}<p>${sentence}</p>`));
    expect(text).toBe(sentence.trim());
    expect(defects).toEqual(['more than 1500 nested elements: the rest was read without its structure']);
  });

  test('of too many elements the first ones are read', () => {
    const { text, defects } = readArticle(page(`<p>${sentence}</p>${'<i></i>'.repeat(400_000)}<p>Never read.</p>`));
    expect(text).toBe(sentence.trim());
    expect(defects).toEqual(['more than 200000 elements: the rest was left out']);
  });

  test.each([
    ['page', (text: string) => page(`<p>${text}</p>`)],
    ['text', (text: string) => ({ text })],
  ])('of a %s of one endless line the first million characters are read', (_, make) => {
    const { text, defects } = readArticle(make('word '.repeat(1_000_000)));
    expect(text.length).toBe(999_999);
    expect(defects).toEqual([expect.stringMatching(/^only the first 1000000 of \d{7} characters were read$/)]);
  });

  test('of a text that is longer than any article only the first part is repaired, and that is said', () => {
    const { text, repairs, defects } = readArticle({ text: 'It isnâ€™t so, they said.\n'.repeat(20_000) });
    expect(defects).toEqual([expect.stringMatching(/^repair stopped after 1999\d\d of 520000 characters$/)]);
    expect(text.slice(0, 24)).toBe('It isn’t so, they said.\n');
    expect(text.slice(-23)).toBe(' isnâ€™t so, they said.');
    expect(repairs.length).toBeGreaterThan(7000);
  });

  test.each([
    ['a fragment', `<p>${sentence}</p>`],
    ['text without a tag', sentence],
    ['a head that never ends', `<html><head><title>x</title><p>${sentence}</p>`],
    ['a body that ends too early', `<html><body></body><div>${sentence}</div></html>`],
    ['a paragraph above the body', `<html><p>${sentence}</p><body class="x"></body></html>`],
    ['a drawing that never ends', `<html><body><svg><path d="M1"><p>${sentence}</p></body></html>`],
  ])('%s', (_, html) => {
    expect(readArticle({ html }).text).toBe(sentence.trim());
  });

  test('blanks alone are a page without a body', () => {
    expect(readArticle({ html: ' \n ' })).toMatchObject({ text: '', defects: ['the page has no readable body'] });
  });

  test('zero bytes and halves of characters never reach the text', () => {
    const html = `<p>The smel\u0000ter \ud800 will run on half its furnaces until spring, its owner said on Thursday.</p>`;
    const { text } = readArticle({ html });
    expect(text).toBe('The smelter \ufffd will run on half its furnaces until spring, its owner said on Thursday.');
  });

  test('a page of zero bytes alone is no article', () => {
    expect(() => readArticle({ bytes: Buffer.alloc(100_000), contentType: 'text/html' })).toThrow(/no article/);
  });

  test('halves of characters in plain text are shown as lost', () => {
    expect(readArticle({ text: `${sentence}\udc00\n${sentence}\ud83d` }).text).toBe(`${sentence}\ufffd\n${sentence}\ufffd`);
  });

  test('a packed body that was cut is told by its first bytes', () => {
    const packed = gzipSync(page(`<p>${sentence}</p>`.repeat(100)).html ?? '').subarray(0, 120);
    expect(() => readArticle({ bytes: packed, contentType: 'text/html' })).toThrow(/gzip archive/);
  });

  test('no input at all is named as such', () => {
    for (const input of [{ html: '' }, { text: '' }, { bytes: new Uint8Array(0) }, {}])
      expect(() => readArticle(input)).toThrow(/is empty: there is nothing to read/);
  });

  test('a binary file is told by its first bytes, whatever its label says', () => {
    const bytes = Buffer.alloc(8_000_000, Buffer.from([1, 2, 3, 0xe0, 0x7f, 5, 0x41, 6]));
    expect(() => readArticle({ bytes, contentType: 'text/html; charset=utf-8' })).toThrow(/binary file/);
  });
});

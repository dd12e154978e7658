import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../ingest/decode-bytes.ts';

interface Case {
  readonly about: string;
  /** The charset that the bytes are made with. */
  readonly encode: string;
  readonly contentType: string | null;
  readonly text: string;
  readonly charset: string;
  readonly rule: string;
}

const cases = JSON.parse(readFileSync(new URL('../../fixtures/charsets/cases.json', import.meta.url), 'utf8')) as readonly Case[];

describe('fixtures/charsets', () => {
  test('has cases', () => expect(cases.length).toBeGreaterThan(10));

  test.each(cases.map((each) => [each.about, each] as const))('%s', (_, { encode, contentType, text, charset, rule }) => {
    const bytes = iconv.encode(text, encode, { addBOM: false });
    expect(decodeBytes(bytes, contentType)).toMatchObject({ text, charset, rule });
  });
});

describe('damaged UTF-8', () => {
  const text = 'The mine’s owner called it “too little, too late” – and closed the pit.';

  test('a stray byte does not change the charset', () => {
    const bytes = Buffer.from(text);
    const damaged = Buffer.concat([bytes.subarray(0, 3), Buffer.of(0xff), bytes.subarray(3)]);
    expect(decodeBytes(damaged, 'text/html; charset=windows-1251')).toMatchObject({
      text,
      charset: 'utf-8',
      defects: ['1 stray byte in UTF-8 text'],
    });
  });

  test('a pasted sign of windows-1252 becomes that sign', () => {
    const damaged = Buffer.concat([Buffer.from(`${text} It didn`), Buffer.of(0x92), Buffer.from('t reopen.')]);
    expect(decodeBytes(damaged, null).text).toBe(`${text} It didn’t reopen.`);
  });

  test('a text cut inside a character loses that character only', () => {
    const bytes = Buffer.from(`${text} Ende der Straße`);
    const cut = bytes.subarray(0, bytes.indexOf('ße') + 1);
    expect(decodeBytes(cut, null)).toMatchObject({
      text: `${text} Ende der Stra`,
      charset: 'utf-8',
      defects: ['the text ends inside a character'],
    });
  });
});

test('a byte order mark beats the header and is no part of the text', () => {
  const bytes = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from('Prix : 9 €')]);
  expect(decodeBytes(bytes, 'text/plain; charset=koi8-r')).toEqual({ text: 'Prix : 9 €', charset: 'utf-8', rule: 'bom', defects: [] });
});

test('a declaration far down the head is found', () => {
  const html = `<html><head><!-- ${'x'.repeat(5000)} --><meta charset="windows-1257"></head><body>Šiaulių ąžuolai</body></html>`;
  expect(decodeBytes(iconv.encode(html, 'windows-1257'), 'text/html')).toMatchObject({ text: html, rule: 'meta' });
});

test('decoding never throws, whatever the bytes and labels', () => {
  const label = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'text/html; charset=utf-7',
      'text/html; charset=hz-gb-2312',
      'charset="iso-2022-kr"',
      'charset=x-user-defined',
      'charset=base64',
    ),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(label), (bytes, contentType) => {
      const decoded = decodeBytes(bytes, contentType);
      expect(typeof decoded.text).toBe('string');
      expect(decoded.charset).toMatch(/^[a-z0-9][\w.:-]*$/);
    }),
    { numRuns: 150 },
  );
});

test('valid UTF-8 is read back exactly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(/[^\u0000-\u007f]/.test(text) && !text.startsWith('\ufeff') && !text.includes('\0'));
      expect(decodeBytes(Buffer.from(text), null).text).toBe(text);
    }),
  );
});

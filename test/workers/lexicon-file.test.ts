import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answerExtractLine } from '../../workers/answer-line.ts';
import { readLexiconFile } from '../../workers/lexicon-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-lexicon-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, 'lexicon.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the file of an own lexicon', () => {
  test('may leave out aliases, tags or actors', () => {
    expect(readLexiconFile(fileOf({ actors: [{ name: 'Norvik Metals', type: 'company' }] }))).toMatchObject({
      actors: [{ name: 'Norvik Metals', type: 'company', aliases: [] }],
      tags: {},
    });
    expect(readLexiconFile(null)).toBeNull();
  });

  test('has a key that changes with its content alone', () => {
    const key = (content: unknown) => readLexiconFile(fileOf(content))?.key;
    expect(key({ tags: { hydrogen: ['fuel cell'] } })).toBe(key('{ "tags": {"hydrogen": ["fuel cell"]}, "actors": [] }'));
    expect(key({ tags: { hydrogen: ['fuel cells'] } })).not.toBe(key({ tags: { hydrogen: ['fuel cell'] } }));
  });

  test.each([
    ['an unknown type', { actors: [{ name: 'Norvik Metals', type: 'firm' }] }, /actors\.0\.type/],
    ['an unknown field', { actors: [{ name: 'Norvik Metals', type: 'company', alias: 'NVK' }] }, /actors\.0.*alias/],
    ['a phrase with capitals', { tags: { hydrogen: ['Fuel cell'] } }, /tags\.hydrogen\.0: a phrase is in lower case/],
    ['a tag with capitals', { tags: { Hydrogen: ['fuel cell'] } }, /small letters/],
    ['no JSON', '{"actors": [', /is not JSON/],
    ['a list', [], /the whole/],
  ])('is refused with the field that is wrong: %s', (_, content, message) => {
    expect(() => readLexiconFile(fileOf(content))).toThrow(message);
  });

  test('that is not there is told by its path', () => {
    expect(() => readLexiconFile(join(folder, 'none.json'))).toThrow(/none\.json cannot be read/);
  });

  test('counts for the lines of extract', () => {
    const lexicon = readLexiconFile(fileOf({ tags: { hydrogen: ['fuel cell|cells'] } }));
    const line = JSON.stringify({ id: 1, text: 'Fuel cells need platinum.' });
    expect(answerExtractLine(line, { asIs: true, lexicon })).toMatchObject({ claims: [{ tags: ['hydrogen'] }] });
  });
});

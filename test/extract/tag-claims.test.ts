import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareDocument, type Span } from '../../extract/document.ts';
import { TAGS } from '../../extract/lexicon/tags.ts';
import { tagClaims } from '../../extract/tag-claims.ts';

const CASES: readonly { text: string; tags: readonly string[] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/claims/tags.json'), 'utf8'),
);
// The tags that analysts are promised; more may come, none may go.
const PROMISED =
  'export-control import tariff licence suspension quota embargo trade-deal truce processing refining mining magnets defence automotive semiconductors batteries supply-chain price stockpile investment recycling substitution environment lawsuit';

function tagsOf(text: string, ignored: readonly Span[] = []): readonly string[] {
  const document = prepareDocument({ text });
  const [sentence] = document.sentences;
  return sentence ? tagClaims(document, sentence, ignored) : [];
}

describe('tags', () => {
  for (const { text, tags } of CASES) {
    test(`${text} → ${tags.join(', ') || 'none'}`, () => {
      expect(tagsOf(text)).toEqual(tags);
    });
  }

  test('are those that are promised', () => {
    expect(Object.keys(TAGS).sort()).toEqual(PROMISED.split(' ').sort());
  });

  test.each(Object.keys(TAGS))('%s has two cases that give it', (tag) => {
    expect(CASES.filter(({ tags }) => tags.includes(tag)).length).toBeGreaterThanOrEqual(2);
  });

  test('come in alphabetical order, each once', () => {
    expect(tagsOf('The tariff, the mine and the tariff.')).toEqual(['mining', 'tariff']);
  });

  test('are not given by words of ignored spans, in whatever order these come', () => {
    const text = 'Battery Mining Group sued Tariff Watch over a quota.';
    const spans = ['Tariff Watch', 'Battery Mining Group'].map((name) => ({
      start: text.indexOf(name),
      end: text.indexOf(name) + name.length,
    }));
    expect(tagsOf(text, spans)).toEqual(['lawsuit', 'quota']);
    expect(tagsOf(text, spans.toReversed())).toEqual(['lawsuit', 'quota']);
  });

  test('are given by a phrase over a gap of five words, and not of six', () => {
    expect(tagsOf('They replaced it one by one with ferrite.')).toEqual(['substitution']);
    expect(tagsOf('They replaced it one by one and slowly with ferrite.')).toEqual([]);
  });
});

import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readSourceArticle } from '../../cli/articles/read-article.ts';

const page = fileURLToPath(new URL('../../fixtures/pages/news-article.html', import.meta.url));

async function printed(options: Parameters<typeof readSourceArticle>[1]): Promise<string> {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await readSourceArticle(page, options);
  return out;
}

afterEach(() => vi.restoreAllMocks());

describe('assay articles read', () => {
  test('names the rule that gave each field, the charset and what was cut', async () => {
    const out = await printed({});
    expect(out).toMatch(/^published +2026-05-03T23:10:00\+09:00 \(json-ld\)$/m);
    expect(out).toMatch(/^url +https:\/\/ledger\.example\/metals\/tungsten-stockpile \(link canonical\)$/m);
    expect(out).toMatch(/^charset +utf-8 \(utf-8\)$/m);
    expect(out).toMatch(/^\d+ lines cut\n {2}\S/m);
    expect(out).not.toContain('Ferrotungsten');
  });

  test('prints one JSON document with the names of SQL columns', async () => {
    const read = JSON.parse(await printed({ json: true })) as Record<string, unknown>;
    expect(read).toMatchObject({ charset_rule: 'utf-8', sources: { title: 'h1', modified: 'json-ld' }, repairs: [], defects: [] });
    expect(read.text).toContain('Ferrotungsten');
  });

  test('shows the text where it is asked for', async () => {
    expect(await printed({ text: true })).toContain('\n- Ferrotungsten\n');
  });
});

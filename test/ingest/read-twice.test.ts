import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArticle } from '../../ingest/read-article.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'pages');
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));

test.each(pages)('%s reads the same twice, whatever was read in between', (name) => {
  const html = readFileSync(join(folder, name), 'utf8');
  const first = readArticle({ html });
  readArticle({ html: '<html><title>Another</title><p>Â£5 for a ton of tin, they said on Monday in the harbour.</p></html>' });
  expect(readArticle({ html })).toEqual(first);
});

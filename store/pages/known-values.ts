import type { Database } from '../database.ts';
import { readRows } from './read-rows.ts';

/** More outlets than anybody follows: to look for a name among them must not take long. */
const MOST_OUTLETS = 20_000;

/** The name of an outlet that holds these words, in any case; null when none does. */
export async function outletWith(database: Database, words: string): Promise<string | null> {
  const [found] = await readRows<{ outlet: string }>(
    database,
    'select outlet from news.outlets where strpos(lower(outlet), lower($1::text)) > 0 order by outlet <> $1::text, outlet limit 1',
    [words],
  );
  return found?.outlet ?? null;
}

/** The names of all outlets. */
export async function outletNames(database: Database): Promise<readonly string[]> {
  const rows = await readRows<{ outlet: string }>(database, 'select distinct outlet from news.outlets order by outlet limit $1::int', [
    MOST_OUTLETS,
  ]);
  return rows.map(({ outlet }) => outlet);
}

/** The feeds that are followed, by what people may call them. */
export const feedNames = (
  database: Database,
): Promise<readonly { readonly feed_id: number; readonly title: string | null; readonly url: string }[]> =>
  readRows(database, 'select feed_id, title, url from news.feeds order by feed_id');

/** The codes of all failures that are known of. */
export async function failureCodes(database: Database): Promise<readonly string[]> {
  const rows = await readRows<{ code: string }>(database, 'select distinct code from news.failures order by code');
  return rows.map(({ code }) => code);
}

/** The kinds of what is found in texts. */
export async function kindNames(database: Database): Promise<readonly string[]> {
  const rows = await readRows<{ kind: string }>(database, 'select kind from news.kinds order by kind');
  return rows.map(({ kind }) => kind);
}

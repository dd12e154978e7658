import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../extract/claim.ts';
import type { Mention } from '../../extract/extractor.ts';
import { saveExtraction } from '../../store/claims.ts';
import type { Database } from '../../store/database.ts';
import { linkClaims, unlinkAll } from '../../store/links/link-claims.ts';
import { emptyDatabase, engines, type ScratchDatabase } from '../engines.ts';

const AT = new Date('2026-05-01T12:00:00Z');

/** Somebody who is given for a sentence: `written` is what it says, `name` whom the article means by it. */
interface Said {
  readonly written: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'group';
}

const said = (name: string, kind: Said['kind'] = 'person', written = name): Said => ({ written, name, kind });

describe.each(engines())('names across articles on $name', (engine) => {
  let scratch: ScratchDatabase;
  let database: Database;
  let version = 0;
  beforeAll(async () => {
    scratch = await engine.open();
    database = scratch.database;
  });
  afterAll(() => scratch.close());
  beforeEach(async () => {
    await emptyDatabase(database);
  });

  /** Makes an article in which some people speak, or lets others speak in it. */
  async function tell(article: number, speakers: readonly Said[]): Promise<void> {
    const lines = speakers.map(({ written }, place) => `${written} said that shipment ${place} of terbium had left the port.`);
    const text = lines.join(' ');
    await database.query(
      `with o as (
         insert into news_private.outlet (domain, name) values ('a' || $1::int || '.example', 'Paper ' || $1::int)
         on conflict (domain, name) do update set name = excluded.name returning id
       ), a as (
         insert into news_private.article (id, outlet_id, url, first_seen_at, last_fetched_at) overriding system value
         select $1::int, id, 'https://a.example/' || $1::int, $2::timestamptz, $2::timestamptz from o
         on conflict do nothing
       )
       select`,
      [article, AT],
    );
    const [row] = await database.query<{ id: number }>(
      `insert into news_private.revision (article_id, number, fetched_at, text, text_sha256)
       select $1::int, 1 + (select count(*) from news_private.revision where article_id = $1::int), $2::timestamptz, $3, md5($3)
       returning id`,
      [article, AT, text],
    );
    const revisionId = row?.id ?? 0;
    await database.query('update news_private.article set current_revision_id = $2 where id = $1', [article, revisionId]);
    version += 1;
    await saveExtraction(database, { revisionId, extraction: extractionOf(text, speakers), versions: { quotation: version }, at: AT });
  }

  function extractionOf(text: string, speakers: readonly Said[]): { mentions: Mention[]; claims: Claim[] } {
    let from = 0;
    const mentions = speakers.flatMap(({ written, name, kind }): Mention[] => {
      const start = text.indexOf(`${written} said`, from);
      const span = { start, end: start + written.length };
      from = text.indexOf(' had left', start);
      const quoted = { start: text.indexOf('that shipment', start), end: from };
      const speaker = { ...span, name, kind, role: null };
      const quotation = { kind: 'quotation', rule: 'test', ...quoted, type: 'indirect', speaker, cue: null, stance: 'states' };
      const actor = { kind: 'actor', rule: 'test', ...span, name, type: kind };
      return [quotation, actor] as unknown as Mention[]; // the fields that matter here
    });
    return { mentions, claims: [] };
  }

  const linkAll = async () => {
    while ((await linkClaims(database)).more);
  };
  const speakers = () => database.query('select speaker, quotations, outlets, spellings from news.speakers order by speaker, speaker_kind');
  const names = async () => ({
    named: await database.query('select * from news_private.named order by article_id, class, name, alias'),
    spelled: await database.query('select * from news_private.spelling order by class, name, alias'),
    chosen: await database.query('select * from news_private.actor_name order by class, name'),
    speakers: await database.query('select mention_id, actor from news_private.quotation order by mention_id'),
  });

  test('are one speaker, one actor and one line of positions', async () => {
    await tell(1, [said('Dr. Ines Okafor'), said('Northern Metals Agency', 'organisation', 'NMA')]);
    await tell(2, [said('Ines Okafor'), said('NMA', 'organisation'), said('Okafor')]);
    await linkAll();
    expect(await speakers()).toEqual([
      { speaker: 'Ines Okafor', quotations: 2, outlets: 2, spellings: ['Dr. Ines Okafor', 'Ines Okafor'] },
      { speaker: 'Northern Metals Agency', quotations: 2, outlets: 2, spellings: ['NMA', 'Northern Metals Agency'] },
      { speaker: 'Okafor', quotations: 1, outlets: 1, spellings: ['Okafor'] },
    ]);
    expect(await database.query('select name, canonical_name from news.actors where article_id = 2 order by mention_id')).toEqual([
      { name: 'Ines Okafor', canonical_name: 'Ines Okafor' },
      { name: 'NMA', canonical_name: 'Northern Metals Agency' },
      { name: 'Okafor', canonical_name: 'Okafor' },
    ]);
    expect(await database.query(`select speaker, quotations from news.find_speakers('Okafor') order by quotations desc`)).toEqual([
      { speaker: 'Ines Okafor', quotations: 2 },
      { speaker: 'Okafor', quotations: 1 },
    ]);
  });

  test('come apart again when the evidence goes', async () => {
    await tell(1, [said('Northern Metals Agency', 'organisation', 'NMA')]);
    await tell(2, [said('NMA', 'organisation')]);
    await linkAll();
    expect(await speakers()).toMatchObject([{ speaker: 'Northern Metals Agency', quotations: 2 }]);
    await tell(3, [said('National Museum Association', 'organisation', 'NMA')]);
    await linkAll();
    expect(await speakers()).toMatchObject([
      { speaker: 'NMA' },
      { speaker: 'National Museum Association' },
      { speaker: 'Northern Metals Agency' },
    ]);
    await tell(3, [said('National Museum Association', 'organisation')]);
    await linkAll();
    expect(await speakers()).toMatchObject([
      { speaker: 'National Museum Association' },
      { speaker: 'Northern Metals Agency', quotations: 2 },
    ]);
    await database.query('delete from news_private.article where id = 1');
    await database.query('insert into news_private.link_pending (article_id) values (1)');
    await linkAll();
    expect(await speakers()).toMatchObject([{ speaker: 'NMA' }, { speaker: 'National Museum Association' }]);
  });

  test('are taken on at once by what is stored later, and by a review', async () => {
    await tell(1, [said('Brenfield Magnets Ltd', 'organisation'), said('Brenfield Magnets', 'organisation')]);
    await linkAll();
    await tell(2, [said('Brenfield Magnets Ltd', 'organisation'), said('The harbour pilots', 'group')]);
    expect(await speakers()).toMatchObject([{ speaker: 'Brenfield Magnets', quotations: 3 }, { speaker: 'The harbour pilots' }]);
    const [quotation] = await database.query<{ id: number }>(`select mention_id as id from news.quotations where speaker_kind = 'group'`);
    const review = (fix: object) =>
      database.query(`select news.review_mention($1::bigint, 'fixed', $2::jsonb)`, [quotation?.id, JSON.stringify(fix)]);
    await review({ speaker: 'Brenfield Magnets Ltd', speaker_kind: 'organisation' });
    expect(await speakers()).toMatchObject([{ speaker: 'Brenfield Magnets', quotations: 4 }]);
    await review({ speaker: null });
    expect(await speakers()).toMatchObject([{ speaker: 'Brenfield Magnets', quotations: 3 }]);
  });

  test('are the same when they are made anew, in whatever order', async () => {
    await tell(1, [said('Ines A. Okafor'), said('NMA', 'organisation')]);
    await tell(2, [said('Ines Okafor'), said('Northern Metals Agency', 'organisation', 'NMA')]);
    await linkAll();
    await tell(3, [said('Ines B. Okafor'), said('the NMA', 'organisation')]);
    await linkAll();
    await tell(2, [said('Prof. Ines Okafor'), said('Northern Metals Agency', 'organisation', 'NMA')]);
    await linkAll();
    const before = await names();
    expect(before.chosen.length).toBeGreaterThan(1);
    await unlinkAll(database);
    for (let more = true; more; ) ({ more } = await linkClaims(database, 1));
    expect(await names()).toEqual(before);
  });
});

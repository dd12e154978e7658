import pg from 'pg';
import { extractClaims, extractionVersions } from '../dist/extract/extract-claims.js';
import { saveExtraction } from '../dist/store/claims.js';
import { migrate } from '../dist/store/migrate.js';
import { openPostgres } from '../dist/store/postgres.js';
import { median, sum } from './compare.mjs';
import { writeTexts } from './inputs.mjs';
import { writeTable } from './print.mjs';

/** How often each article is stored in a run; every copy is an article of its own. */
const COPIES = 6;
/** Articles that one system stores before it is the other's turn. */
const AT_ONCE = 40;
/** In the order in which they refer to each other. */
const TABLES = 'claim mention claim_mention element_mention figure date_mention quotation actor_mention extraction'.split(' ');
const AT = new Date('2026-11-01T12:00:00Z');

/** A database of its own on the server, with the product's tables and indexes, and the revisions that claims are stored for. */
async function openScratch(server, name, texts) {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.href);
  await migrate(database);
  await database.query(`insert into news_private.outlet (domain, name) values ('bench.example', 'Bench')`);
  await database.query(
    `with told as (
       select place, text from unnest($1::text[]) with ordinality as each (text, place)
     ), articles as (
       insert into news_private.article (outlet_id, url, first_seen_at, last_fetched_at)
       select 1, 'https://bench.example/' || place, $2, $2 from told order by place
     )
     insert into news_private.revision (article_id, number, fetched_at, published_at, text, text_sha256)
     select place, 1, $2, $2, text, md5(text || place) from told order by place`,
    [texts, AT],
  );
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const close = async () => {
    await client.end();
    await database.close();
    await admin.query(`drop database ${name}`);
    await admin.end();
  };
  return { database, client, close, clear: () => database.query(`truncate ${TABLES.map((table) => `news_private.${table}`)} cascade`) };
}

/** The columns of a table that can be written, those that the server fills by itself left out. */
async function columnsOf(client, table) {
  const { rows } = await client.query(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`news_private.${table}`],
  );
  return rows.map(({ name }) => name);
}

/** The rows of each revision as they are stored, as the statements of a bare insert: one a table. */
async function bareInserts(client, revisions) {
  const plans = Array.from({ length: revisions }, () => []);
  for (const table of TABLES) {
    const columns = await columnsOf(client, table);
    const owner = columns.includes('revision_id') ? 't.revision_id' : 'm.revision_id';
    const join = columns.includes('revision_id') ? '' : 'join news_private.mention m on m.id = t.mention_id';
    const values = columns.map((column) => `t.${column}::text`);
    const { rows } = await client.query({
      text: `select ${owner}, ${values.join(', ')} from news_private.${table} t ${join} order by ${owner}`,
      rowMode: 'array',
    });
    for (const [revision, ...row] of rows) {
      const of = plans[revision - 1];
      if (of.at(-1)?.table !== table) of.push({ table, columns, rows: [] });
      of.at(-1).rows.push(row);
    }
  }
  return plans.map((plan) => plan.map(statementOf));
}

function statementOf({ table, columns, rows }) {
  const tuple = (row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`;
  const override = columns[0] === 'id' ? 'overriding system value' : '';
  const text = `insert into news_private.${table} (${columns.join(', ')}) ${override} values ${rows.map((_, row) => tuple(row)).join(', ')}`;
  return { text, values: rows.flat(), rows: rows.length };
}

/** Milliseconds that a system takes for a few articles, one transaction each. */
async function timed(store, places) {
  const before = performance.now();
  for (const place of places) await store(place);
  return performance.now() - before;
}

async function insertBare(client, statements) {
  await client.query('begin');
  for (const { text, values } of statements) await client.query(text, values);
  await client.query('commit');
}

/** Lets both store all articles, some at a time, turn and turn about; who comes first changes each time. */
async function takeTurns(ours, bare, articles, run) {
  const total = { ours: 0, bare: 0 };
  for (let first = 0, turn = run; first < articles; first += AT_ONCE, turn += 1) {
    const places = Array.from({ length: Math.min(AT_ONCE, articles - first) }, (_, place) => first + place);
    const order = turn % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours'];
    for (const name of order) total[name] += await timed(name === 'ours' ? ours : bare, places);
  }
  return total;
}

/** Compares storing what was found with a bare insert of the same rows into the same tables, with all their indexes. */
export async function benchStore({ folder, runs }) {
  const server = process.env.DATABASE_URL;
  if (!server)
    throw new TypeError('the suite store wants a Postgres server: DATABASE_URL=postgres://…; it makes two databases there and drops them');
  const entries = Array.from({ length: COPIES }, () => writeTexts(folder)).flat();
  const versions = extractionVersions();
  const found = entries.map(({ text, published }) => extractClaims({ text, published }));
  const texts = entries.map(({ text }) => text);
  const scratch = [];
  try {
    for (const side of ['ours', 'bare']) scratch.push(await openScratch(server, `assay_bench_${process.pid}_${side}`, texts));
    const [one, other] = scratch;
    const ours = (place) => saveExtraction(one.database, { revisionId: place + 1, extraction: found[place], versions, at: AT });
    await timed(ours, texts.keys());
    const statements = await bareInserts(one.client, texts.length);
    const bare = (place) => insertBare(other.client, statements[place]);
    await timed(bare, texts.keys());
    const rows = sum(statements.flat().map((statement) => statement.rows));
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      for (const each of scratch) await each.clear();
      times.push(await takeTurns(ours, bare, texts.length, run));
    }
    return summarise(times, rows, texts.length);
  } finally {
    for (const each of scratch) await each.close();
  }
}

function summarise(times, rows, articles) {
  const row = (name, key) => ({
    name,
    rate: (1000 * rows) / median(times.map((time) => time[key])),
    articleMs: median(times.map((time) => time[key])) / articles,
    ratio: median(times.map((time) => time.bare / time[key])),
  });
  const ours = row('assay: offsets, digests, links to be made, one transaction', 'ours');
  return {
    about: `${articles} articles with ${rows} rows of ${TABLES.length} tables, in each of ${times.length} runs`,
    rows: [ours, row('a bare insert of the same rows, a statement a table', 'bare')],
    targets: [{ what: 'rows a second, against a bare multi-row insert', value: ours.ratio, limit: 0.5, below: false }],
  };
}

/** Writes the comparison as a table. */
export function printStore({ rows }) {
  writeTable(rows, [
    ['system', ({ name }) => name],
    ['rows a second', ({ rate }) => rate.toFixed(0)],
    ['ms an article', ({ articleMs }) => articleMs.toFixed(2)],
    ['ratio', ({ ratio }) => ratio.toFixed(2)],
  ]);
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, type Queryable, StoreError } from './database.ts';
import { packageRoot } from './package-root.ts';

/** Where the SQL lies: `migrations` holds numbered files, each applied once; `views` holds files applied whenever they have changed. */
export interface SqlFolders {
  readonly migrations: string;
  readonly views: string;
}

/** One SQL file and when it was applied, null when it is still to be. */
export interface MigrationState {
  readonly name: string;
  readonly appliedAt: string | null;
}

interface SqlFile {
  /** `0001-feeds.sql`, `views/feeds.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface LedgerRow {
  readonly name: string;
  readonly checksum: string;
  readonly applied_at: Date;
}

type Ledger = ReadonlyMap<string, LedgerRow>;

const OWN_FOLDERS: SqlFolders = { migrations: join(packageRoot, 'store', 'migrations'), views: join(packageRoot, 'store', 'views') };
const VIEWS = 'views/';
/** Spells "ASSAY"; whoever migrates this database holds it. */
const LOCK_KEY = 0x41_53_53_41_59;
/** SQLSTATE of a view that cannot be replaced, for a column has gone or changed its type. */
const INVALID_DEFINITION = '42P16';

async function readSqlFiles(folder: string, prefix: string): Promise<readonly SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout with other line ends is the same file.
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name: prefix + name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function makeLedger(tx: Queryable): Promise<void> {
  await tx.query(`
    create schema if not exists news_private;
    create table if not exists news_private.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
}

async function readLedger(tx: Queryable): Promise<Ledger> {
  const rows = await tx.query<LedgerRow>('select name, checksum, applied_at from news_private.migration order by name');
  return new Map(rows.map((row) => [row.name, row]));
}

const numberOf = (name: string): number => Number.parseInt(name, 10);

/** Refuses a database that another version of the program has moved on, or whose history is not the one in the files. */
function checkHistory(ledger: Ledger, files: readonly SqlFile[]): void {
  const newest = Math.max(0, ...files.map((file) => numberOf(file.name)));
  for (const row of ledger.values()) {
    if (row.name.startsWith(VIEWS)) continue;
    const file = files.find((each) => each.name === row.name);
    if (file?.checksum === row.checksum) continue;
    if (file === undefined && numberOf(row.name) > newest) {
      throw new StoreError('schema-newer', `The database has ${row.name}, which this version of the program does not know`, {
        hint: 'Install the newest version of the program that has used this database.',
        fields: { name: row.name },
      });
    }
    throw new StoreError('migration-edited', `${row.name} has been applied with other content than it has now`, {
      hint: 'Put the file back as it was; a change of the schema is a new file.',
      fields: { name: row.name },
    });
  }
}

function failedIn(file: SqlFile, error: unknown): StoreError {
  const message = error instanceof Error ? error.message : String(error);
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN;
  // Positions are counted in characters from 1.
  const line = Number.isNaN(position) ? null : Array.from(file.sql).slice(0, position).join('').split('\n').length;
  return new StoreError('migration-failed', `${file.name}${line === null ? '' : `, line ${line}`}: ${message}`, {
    hint: 'Nothing of this file has been kept.',
    cause: error,
    fields: { name: file.name, line },
  });
}

async function apply(tx: Queryable, file: SqlFile): Promise<void> {
  // The row first: it is what a second process would collide with, if it got past the lock.
  await tx.query(
    `insert into news_private.migration (name, checksum) values ($1, $2)
     on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
    [file.name, file.checksum],
  );
  try {
    // Without values a text may hold several statements.
    await tx.query(file.sql);
  } catch (error) {
    throw failedIn(file, error);
  }
}

/** Applies the first migration that is missing, in a transaction of its own; tells which, or null when none was. */
async function applyNext(database: Database, files: readonly SqlFile[]): Promise<string | null> {
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
    await makeLedger(tx);
    const ledger = await readLedger(tx);
    checkHistory(ledger, files);
    const next = files.find((file) => !ledger.has(file.name));
    if (next === undefined) return null;
    await apply(tx, next);
    return next.name;
  });
}

/** Removes the views that are to be made anew; not those of others that look at them, whose owners are told by the server's refusal. */
async function dropViews(tx: Queryable): Promise<void> {
  const views = await tx.query<{ view: string }>(
    `select format('%I.%I', schemaname, viewname) as view from pg_views where schemaname = 'news' order by viewname`,
  );
  if (views.length === 0) return;
  try {
    await tx.query(`drop view ${views.map((each) => each.view).join(', ')}`);
  } catch (error) {
    const detail = error instanceof Error && 'detail' in error && error.detail ? `: ${error.detail}` : '';
    throw new StoreError('migration-failed', `The views of schema news cannot be made anew, for others depend on them${detail}`, {
      hint: 'Drop what depends on them, migrate, and make it again.',
      cause: error,
    });
  }
}

async function applyViews(database: Database, views: readonly SqlFile[], all: boolean): Promise<readonly string[]> {
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
    const ledger = await readLedger(tx);
    const changed = all ? views : views.filter((file) => ledger.get(file.name)?.checksum !== file.checksum);
    if (all) await dropViews(tx);
    for (const file of changed) await apply(tx, file);
    return changed.map((file) => file.name);
  });
}

function cannotBeReplaced(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === INVALID_DEFINITION;
}

async function refreshViews(database: Database, views: readonly SqlFile[]): Promise<readonly string[]> {
  try {
    return await applyViews(database, views, false);
  } catch (error) {
    // A view cannot lose a column by being replaced, nor can those that look at it: then all are made anew.
    if (!cannotBeReplaced(error)) throw error;
    return applyViews(database, views, true);
  }
}

/**
 * Brings the database to the state of the SQL files: numbered migrations first, then the views that have changed.
 *
 * Several processes may do so at once; they take turns, and each file is applied once.
 *
 * @returns The names of the files that were applied, in order.
 * @throws StoreError `schema-newer`, `migration-edited` or `migration-failed`.
 */
export async function migrate(database: Database, folders: SqlFolders = OWN_FOLDERS): Promise<{ readonly applied: readonly string[] }> {
  const files = await readSqlFiles(folders.migrations, '');
  const views = await readSqlFiles(folders.views, VIEWS);
  const applied: string[] = [];
  for (let name = await applyNext(database, files); name !== null; name = await applyNext(database, files)) applied.push(name);
  return { applied: [...applied, ...(await refreshViews(database, views))] };
}

/**
 * Says of each SQL file when it was applied, in the order of applying; a view whose file has changed since counts as not applied.
 *
 * @throws StoreError `schema-newer` or `migration-edited`.
 */
export async function migrationStatus(database: Database, folders: SqlFolders = OWN_FOLDERS): Promise<readonly MigrationState[]> {
  const files = await readSqlFiles(folders.migrations, '');
  const views = await readSqlFiles(folders.views, VIEWS);
  const [found] = await database.query<{ ledger: string | null }>(`select to_regclass('news_private.migration')::text as ledger`);
  const ledger: Ledger = found?.ledger == null ? new Map() : await readLedger(database);
  checkHistory(ledger, files);
  return [...files, ...views].map(({ name, checksum }) => {
    const row = ledger.get(name);
    return { name, appliedAt: row?.checksum === checksum ? row.applied_at.toISOString() : null };
  });
}

/**
 * Makes sure that nothing is left to migrate, for processes that do not migrate themselves.
 *
 * @throws StoreError `not-migrated`, or those of `migrationStatus`.
 */
export async function requireMigrated(database: Database, folders: SqlFolders = OWN_FOLDERS): Promise<void> {
  const missing = (await migrationStatus(database, folders)).filter((state) => state.appliedAt === null).map((state) => state.name);
  if (missing.length === 0) return;
  throw new StoreError('not-migrated', `The database lacks ${missing.join(', ')}`, { hint: 'Run "assay migrate".', fields: { missing } });
}

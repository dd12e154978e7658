import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type StrayName, strayNames } from './settings/stray-names.ts';
import { days, hours, integer, list, url } from './settings/value-kinds.ts';

/** Where a value came from, the strongest first. */
export type ConfigSource = 'flag' | 'environment' | 'file' | '.env' | 'default';

/** A setting of the program: its variable, how it is read, and what it is for. */
export interface Setting {
  readonly name: string;
  readonly schema: z.ZodType;
  /** As text, the way it would be typed; null where there is none. */
  readonly default: string | null;
  readonly unit: string | null;
  readonly secret: boolean;
  readonly describe: string;
}

const define = <Schema extends z.ZodType>(
  schema: Schema,
  fallback: string | null,
  describe: string,
  more: { unit?: string; secret?: boolean } = {},
) => ({ schema, default: fallback, describe, unit: more.unit ?? null, secret: more.secret ?? false });

/** How much is logged, the least first. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const SCHEMA = {
  DATABASE_URL: define(
    url('postgres:', 'postgresql:').nullable(),
    null,
    'Postgres server for rows, and for jobs where REDIS_URL is not set. Without it an embedded database is used.',
    { secret: true },
  ),
  REDIS_URL: define(
    url('redis:', 'rediss:').nullable(),
    null,
    'Redis server for jobs. Needs DATABASE_URL, and `maxmemory-policy noeviction`.',
    { secret: true },
  ),
  ASSAY_DATA_DIR: define(
    z
      .string()
      .min(1)
      .transform((path) => resolve(path)),
    'assay-data',
    'Folder of the embedded database.',
  ),
  ASSAY_HOST: define(
    z.string().min(1),
    '127.0.0.1',
    'Address that HTTP listens on. On another than loopback somebody has to log in: ASSAY_TOKEN or ASSAY_USERS.',
  ),
  ASSAY_PORT: define(integer(0, 65_535), '4310', 'Port that HTTP listens on; 0 takes any free one.'),
  ASSAY_METRICS_PORT: define(
    integer(0, 65_535).nullable(),
    null,
    'Port for /metrics, /healthz and /readyz of `assay work` and `assay schedule`; none where it is not set. With the dashboard they are served in any case.',
  ),
  ASSAY_TOKEN: define(
    z.string().min(16, { error: 'must be of 16 characters at least' }).nullable(),
    null,
    'Lets programs (`Authorization: Bearer …`) and operators into the dashboard; a long random text. With it, or with ASSAY_USERS, all have to log in.',
    { secret: true },
  ),
  ASSAY_USERS: define(
    z.string().min(1).nullable(),
    null,
    'Who may log in to the dashboard, as `assay password NAME` writes them, separated by blanks or lines. Readers look, operators change.',
    { secret: true },
  ),
  ASSAY_NEWSSTAND_PORT: define(integer(0, 65_535), '4311', 'Port of the bundled newsstand; another free one is taken when it is in use.'),
  ASSAY_TICK_SECONDS: define(integer(1, 3600), '15', 'How often due feeds are looked for.', { unit: 'seconds' }),
  ASSAY_FEED_CONCURRENCY: define(integer(1, 256), '4', 'Feeds that one worker process refreshes at once.'),
  ASSAY_ARTICLE_CONCURRENCY: define(integer(1, 256), '8', 'Articles that one worker process fetches at once.'),
  ASSAY_CLAIMS_CONCURRENCY: define(integer(1, 64), '2', 'Articles that one worker process extracts claims from at once.'),
  ASSAY_EXTRACT_SECONDS: define(
    integer(1, 3600),
    '60',
    'Longest time for extracting the claims of one article; one that takes longer is set aside.',
    { unit: 'seconds' },
  ),
  ASSAY_FETCH_TIMEOUT_SECONDS: define(integer(1, 600), '30', 'Longest time for one request, redirects and body included.', {
    unit: 'seconds',
  }),
  ASSAY_FETCH_MAX_MIB: define(integer(1, 512), '20', 'Largest body that is read, after decompression.', { unit: 'MiB' }),
  ASSAY_HOST_SPACING_MS: define(
    integer(0, 600_000),
    '1000',
    'Least time between two requests to one host, over all processes; a longer Crawl-delay of its robots.txt counts in its place. 0 for none.',
    { unit: 'milliseconds' },
  ),
  ASSAY_REFETCH_HOURS: define(
    hours,
    '1,6,24,168',
    'When after its first fetch the page of an article is fetched again, to see what was edited: hours, separated by commas, or `off`.',
    { unit: 'hours' },
  ),
  ASSAY_ALLOW_HOSTS: define(
    list,
    '',
    'Private addresses that may be fetched all the same: `host`, `host:port` or a CIDR range, separated by commas.',
  ),
  ASSAY_PROXY: define(
    url('http:', 'https:').nullable(),
    null,
    'Proxy that feeds and pages are fetched through, with its login if it wants one; hosts of ASSAY_ALLOW_HOSTS are asked without it. See docs/feeds.md.',
    { secret: true },
  ),
  ASSAY_USER_AGENT: define(z.string().min(1), 'Assay/0.1 (+news claims reader)', 'What requests say of themselves.'),
  ASSAY_LEXICON: define(
    z
      .string()
      .min(1)
      .transform((path) => resolve(path))
      .nullable(),
    null,
    'File with your own actors and tags, JSON (docs/extraction.md). Every process needs the same one; a change has all articles extracted again.',
  ),
  ASSAY_LOCK_SECONDS: define(
    integer(2, 3600),
    '60',
    'How long a job belongs to a process that gives no sign of life; then another one does it. The same for every process.',
    { unit: 'seconds' },
  ),
  ASSAY_DATABASE_TIMEOUT_SECONDS: define(
    integer(1, 86_400),
    '600',
    'Longest time that a Postgres server may take to answer one statement; then its connection counts as broken, and the job is done again.',
    { unit: 'seconds' },
  ),
  ASSAY_HISTORY_DAYS: define(
    integer(0, 36_500),
    '180',
    'How long claims that newer rules or a correction replaced can still be read in `news.claim_history`.',
    { unit: 'days' },
  ),
  ASSAY_RECORDS_DAYS: define(
    days,
    '90',
    'How long fetches and settled failures can be read in `news.fetches` and `news.failures`; `off` for ever. See docs/feeds.md.',
    { unit: 'days' },
  ),
  ASSAY_REPLACED_DAYS: define(
    days,
    '365',
    'How long the pages behind replaced revisions are kept, and what feeds said of entries that they list no more; `off` for ever. Texts and claims stay.',
    { unit: 'days' },
  ),
  ASSAY_PAGES_DAYS: define(
    days,
    'off',
    'How long the pages behind current revisions are kept; `off` for ever. Without its page a text cannot be read again by a newer reader; it and its claims stay.',
    { unit: 'days' },
  ),
  ASSAY_LOG_LEVEL: define(
    z.enum(LOG_LEVELS),
    'info',
    'Least severe log lines that are written to stderr: error, warn, info, debug or silent.',
  ),
  ASSAY_SQL_TIMEOUT_SECONDS: define(
    integer(1, 600),
    '30',
    'Longest time for one query of `assay sql` or of another terminal. On the embedded database it is answered with an error then, but runs on to its end.',
    {
      unit: 'seconds',
    },
  ),
} as const;

type Name = keyof typeof SCHEMA;
/** Every setting with its value; keys are the names of the variables. */
export type Config = { readonly [Key in Name]: z.output<(typeof SCHEMA)[Key]['schema']> };

/** What is known of every setting, for `config` and for the documentation. */
export const SETTINGS: readonly Setting[] = Object.entries(SCHEMA).map(([name, setting]) => ({ name, ...setting }));

const NAMES = SETTINGS.map(({ name }) => name);

/** A setting that cannot be used: which, why, and what to do. */
export class ConfigError extends Error {
  readonly code = 'config-invalid';
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

/** The settings in force and where each came from. */
export interface ReadConfig {
  readonly config: Config;
  readonly sources: Readonly<Record<string, ConfigSource>>;
}

/**
 * Reads all settings: flags win over the environment, that over the file `.env` of the working directory, that over defaults.
 *
 * `NAME_FILE` names a file that holds the value of `NAME`. An empty value counts as not given.
 *
 * @param flags - Values given on the command line, by variable name.
 * @param options - With `ignoresUnknown`, names that are no settings are passed over; `strayVariables` tells them.
 * @throws {ConfigError} On a value of the wrong kind, or an unknown name that begins with `ASSAY_`.
 */
export function readConfig(
  flags: Readonly<Record<string, string | undefined>> = {},
  environment = process.env,
  folder = process.cwd(),
  { ignoresUnknown = false } = {},
): ReadConfig {
  const file = readEnvFile(resolve(folder, '.env'));
  const [unknown] = strayNames([...Object.keys(environment), ...Object.keys(file)], NAMES);
  if (unknown && !ignoresUnknown) throw new ConfigError(unknown.message);
  const values: Record<string, unknown> = {};
  const sources: Record<string, ConfigSource> = {};
  for (const setting of SETTINGS) {
    const { text, source } = find(setting, flags, environment, file);
    const parsed = setting.schema.safeParse(text);
    if (!parsed.success) {
      const shown = setting.secret ? 'its value' : JSON.stringify(text);
      throw new ConfigError(
        `${setting.name}: ${shown} cannot be used: ${parsed.error.issues[0]?.message ?? 'wrong kind of value'}. ${setting.describe}`,
      );
    }
    values[setting.name] = parsed.data;
    sources[setting.name] = source;
  }
  const config = values as Config; // each value has passed the schema of its name
  if (config.REDIS_URL && !config.DATABASE_URL)
    throw new ConfigError(
      'REDIS_URL is set and DATABASE_URL is not: jobs in Redis need their rows in a Postgres server. Set DATABASE_URL, or unset REDIS_URL.',
    );
  return { config, sources };
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What the environment holds under a name that feeds refer to, `FEED_…`, by the same rules as settings: the variable, the file that
 * `NAME_FILE` names, the file `.env`. Null where there is nothing.
 */
export function readNamedSecret(name: string, environment = process.env, folder = process.cwd()): string | null {
  const setting = { name, schema: z.string(), default: null, unit: null, secret: true, describe: '' };
  return find(setting, {}, environment, readEnvFile(resolve(folder, '.env'))).text;
}

function find(setting: Setting, flags: Variables, environment: Variables, file: Variables): { text: string | null; source: ConfigSource } {
  const { name } = setting;
  if (flags[name]) return { text: flags[name], source: 'flag' };
  if (environment[name]) return { text: environment[name], source: 'environment' };
  const path = environment[`${name}_FILE`] ?? file[`${name}_FILE`];
  if (path) return { text: readValueFile(name, path), source: 'file' };
  if (file[name]) return { text: file[name], source: '.env' };
  return { text: setting.default, source: 'default' };
}

function readValueFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new ConfigError(`${name}_FILE names ${path}, which cannot be read. Check the path and its permissions.`);
  }
}

function readEnvFile(path: string): Variables {
  return existsSync(path) ? (parseEnv(readFileSync(path, 'utf8')) as Variables) : {};
}

/** Names in the environment and in the file `.env` that are no settings. */
export function strayVariables(environment = process.env, folder = process.cwd()): readonly StrayName[] {
  return strayNames([...Object.keys(environment), ...Object.keys(readEnvFile(resolve(folder, '.env')))], NAMES);
}

/** Whether the usual variables of OpenTelemetry ask for traces; what else they say is for its SDK to read. */
export function wantsTracing(environment = process.env): boolean {
  if (environment.OTEL_SDK_DISABLED === 'true' || environment.OTEL_TRACES_EXPORTER === 'none') return false;
  return Boolean(
    environment.OTEL_EXPORTER_OTLP_ENDPOINT || environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || environment.OTEL_TRACES_EXPORTER,
  );
}

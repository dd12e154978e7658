import { Redis } from 'ioredis';
import { type Check, fail, ok, warn } from './check.ts';

const WITHIN_MS = 1_500;
const OLDEST_REDIS = 6;

/** Checks that Redis answers, and that it keeps what it is given. */
export async function checkRedis(url: string): Promise<Check> {
  const { host } = new URL(url);
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: WITHIN_MS,
    commandTimeout: WITHIN_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let lastError: unknown = null;
  client.on('error', (error) => {
    lastError = error;
  });
  try {
    await client.connect();
    await client.ping();
    return judgeRedis(host, await client.info());
  } catch (error) {
    const cause = lastError ?? error;
    const reason = cause instanceof Error ? cause.message || String('code' in cause ? cause.code : cause.name) : String(cause);
    return fail('queue', `Redis at ${host} does not answer: ${reason}`, 'Check REDIS_URL, and that the server runs and lets this user in.');
  } finally {
    client.disconnect();
  }
}

/** What Redis' answer to INFO means for a queue. */
export function judgeRedis(host: string, info: string): Check {
  const field = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = field('redis_version');
  const policy = field('maxmemory_policy');
  if (Number.parseInt(version, 10) < OLDEST_REDIS)
    return fail('queue', `Redis ${version} at ${host} is too old`, `Install Redis ${OLDEST_REDIS}.2 or later.`);
  if (policy !== '' && policy !== 'noeviction')
    return fail(
      'queue',
      `Redis at ${host} may throw jobs away: maxmemory-policy is ${policy}`,
      'Set it, and in its configuration file too: redis-cli config set maxmemory-policy noeviction',
    );
  if (field('aof_enabled') === '0')
    return warn(
      'queue',
      `Redis ${version} at ${host} answers; it keeps no append-only file`,
      'Start it with --appendonly yes, so that jobs survive its restart.',
    );
  return ok('queue', `Redis ${version} at ${host} answers, noeviction`);
}

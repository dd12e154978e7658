import { describe, expect, test } from 'vitest';
import { type AccessOptions, readAccess } from '../../cli/feeds/access-options.ts';

describe('the access to a feed, as it is typed', () => {
  test.each<[what: string, options: AccessOptions, access: unknown]>([
    ['nothing', {}, null],
    ['a login', { login: 'desk', secret: 'env:FEED_A' }, { login: { kind: 'basic', username: 'desk', secret: 'env:FEED_A' } }],
    ['a token', { bearer: true, secret: 'env:FEED_A' }, { login: { kind: 'bearer', secret: 'env:FEED_A' } }],
    ['no login', { login: false }, { login: null }],
    ['headers', { header: ['X-Key:  a: b ', 'X-Old:'] }, { headers: { 'X-Key': 'a: b', 'X-Old': null } }],
    ['a proxy', { proxy: 'http://p.example:3128' }, { proxy: 'http://p.example:3128' }],
    ['the proxy of the settings', { proxy: '' }, { proxy: null }],
  ])('is read: %s', async (_what, options, access) => {
    expect(await readAccess(options)).toEqual(access);
  });

  test.each<[what: string, options: AccessOptions]>([
    ['a secret on the command line', { login: 'desk', secret: 'hunter2' }],
    ['a reference to a setting of the program', { login: 'desk', secret: 'env:DATABASE_URL' }],
    ['a secret for nothing', { secret: 'env:FEED_A' }],
    ['a login and a token', { login: 'desk', bearer: true, secret: 'env:FEED_A' }],
    ['a header without a colon', { header: ['X-Key hunter2'] }],
  ])('is refused, and nothing of it shown: %s', async (_what, options) => {
    const error: unknown = await readAccess(options).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ outcome: 'usage' });
    expect(String(error)).not.toContain('hunter2');
  });
});

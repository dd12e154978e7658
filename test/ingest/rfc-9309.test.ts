import { describe, expect, test } from 'vitest';
import { readRobots } from '../../ingest/read-robots.ts';

const AGENT = 'Assay/0.1 (+news claims reader)';
const rules = (...lines: readonly string[]): string => ['User-agent: *', ...lines].join('\n');
const allows = (text: string, path: string, agent = AGENT): boolean => readRobots(text, agent, `https://site.example${path}`).allowed;

/** Section, what it says, the file, the path, whether it may be fetched. */
const CHECKS: readonly (readonly [section: string, says: string, text: string, path: string, allowed: boolean])[] = [
  ['2.1', 'a rule forbids what begins with its path', rules('Disallow: /a'), '/a/b', false],
  ['2.1', 'and nothing else', rules('Disallow: /a'), '/b/a', true],
  [
    '2.1',
    'several groups may name one agent: they are one',
    'User-agent: assay\nDisallow: /a\n\nUser-agent: assay\nDisallow: /b',
    '/a',
    false,
  ],
  ['2.1', 'the second of them counts too', 'User-agent: assay\nDisallow: /a\n\nUser-agent: assay\nDisallow: /b', '/b', false],
  ['2.2', 'rules before the first group belong to nobody', 'Disallow: /a\nUser-agent: *\nDisallow: /b', '/a', true],
  ['2.2', 'unknown records are passed over', rules('Sitemap: https://site.example/map.xml', 'Host: x', 'Disallow: /a'), '/a', false],
  ['2.2', 'unknown records do not end a group', rules('Disallow: /a', 'Clean-param: ref', 'Disallow: /b'), '/b', false],
  [
    '2.2',
    'unknown records between two agents do not split their group',
    'User-agent: assay\nSitemap: /m\nUser-agent: other\nDisallow: /a',
    '/a',
    false,
  ],
  ['2.2', 'blank lines do not end a group', rules('', 'Disallow: /a'), '/a', false],
  ['2.2', 'blanks around the colon count for nothing', rules('Disallow \t:\t /a  '), '/a', false],
  ['2.2', 'the names of records have no case', 'USER-AGENT: *\ndisallow: /a', '/a', false],
  ['2.2', 'a line may end with CR LF', 'User-agent: *\r\nDisallow: /a\r\n', '/a', false],
  ['2.2', 'a line may end with CR alone', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ['2.2', 'the last line needs no end', rules('Disallow: /a'), '/a', false],
  ['2.2.1', 'the product token has no case', 'User-agent: ASSAY\nDisallow: /', '/a', false],
  ['2.2.1', 'what follows the token counts for nothing', 'User-agent: assay/2.0\nDisallow: /', '/a', false],
  ['2.2.1', 'a token that begins alike is another one', 'User-agent: assaybot\nDisallow: /', '/a', true],
  ['2.2.1', 'a part of the token is another one', 'User-agent: ass\nDisallow: /', '/a', true],
  ['2.2.1', 'its own group counts, not the one for all', 'User-agent: *\nDisallow: /\n\nUser-agent: assay\nDisallow: /b', '/a', true],
  ['2.2.1', 'wherever it stands', 'User-agent: assay\nDisallow: /b\n\nUser-agent: *\nDisallow: /', '/a', true],
  ['2.2.1', 'the one for all counts when no group names it', 'User-agent: other\nAllow: /\n\nUser-agent: *\nDisallow: /', '/a', false],
  ['2.2.1', 'no group, no rules', 'User-agent: other\nDisallow: /', '/a', true],
  ['2.2.1', 'one group may name several agents', 'User-agent: other\nUser-agent: assay\nDisallow: /', '/a', false],
  ['2.2.1', 'a group of its own without rules allows everything', 'User-agent: *\nDisallow: /\n\nUser-agent: assay\nAllow:', '/a', true],
  ['2.2.2', 'paths have a case', rules('Disallow: /A'), '/a', true],
  ['2.2.2', 'the longest rule counts', rules('Allow: /a/b', 'Disallow: /a'), '/a/b/c', true],
  ['2.2.2', 'in whatever order', rules('Disallow: /a', 'Allow: /a/b'), '/a/b/c', true],
  ['2.2.2', 'of equals the one that allows', rules('Disallow: /a', 'Allow: /a'), '/a', true],
  ['2.2.2', 'also the other way round', rules('Allow: /a', 'Disallow: /a'), '/a', true],
  ['2.2.2', 'a rule without a path says nothing', rules('Disallow:'), '/a', true],
  ['2.2.2', 'nothing that matches allows', rules('Allow: /a'), '/b', true],
  ['2.2.2', 'a slash forbids all', rules('Disallow: /'), '/', false],
  ['2.2.2', 'robots.txt itself is always allowed', rules('Disallow: /'), '/robots.txt', true],
  ['2.2.2', 'what is written out equals what is escaped', rules('Disallow: /é'), '/%C3%A9', false],
  ['2.2.2', 'and the other way round', rules('Disallow: /%C3%A9'), '/é', false],
  ['2.2.2', 'escapes have no case', rules('Disallow: /%c3%a9'), '/%C3%A9', false],
  ['2.2.2', 'unreserved characters equal their escapes', rules('Disallow: /%7Ejoe'), '/~joe', false],
  ['2.2.2', 'and the other way round', rules('Disallow: /~joe'), '/%7Ejoe', false],
  ['2.2.2', 'an escaped slash is no slash', rules('Disallow: /a/b'), '/a%2Fb', true],
  ['2.2.2', 'the query is part of the path', rules('Disallow: /a?b=1'), '/a?b=1&c', false],
  ['2.2.3', 'a hash begins a comment', rules('Disallow: /a # not /b'), '/a', false],
  ['2.2.3', 'also right behind the path', rules('Disallow: /a#b'), '/ab', false],
  ['2.2.3', 'a line of comment alone does not end a group', rules('# all of it', 'Disallow: /a'), '/a', false],
  ['2.2.3', 'a dollar sign ends the path', rules('Disallow: /a$'), '/a', false],
  ['2.2.3', 'so that longer ones do not match', rules('Disallow: /a$'), '/ab', true],
  ['2.2.3', 'in the middle it is a character', rules('Disallow: /a$b'), '/a$b', false],
  ['2.2.3', 'a star is anything', rules('Disallow: /a/*/c'), '/a/b/d/c', false],
  ['2.2.3', 'also nothing', rules('Disallow: /a*b'), '/ab', false],
  ['2.2.3', 'also at the beginning', rules('Disallow: *.pdf$'), '/x/y.pdf', false],
  ['2.2.3', 'with an end behind it', rules('Disallow: /*.pdf$'), '/x.pdf?y', true],
  ['2.2.3', 'an escaped star is a star', rules('Disallow: /a%2Ab'), '/a*b', false],
  ['2.3', 'a byte order mark counts for nothing', `\ufeff${rules('Disallow: /a')}`, '/a', false],
  ['2.3', 'a page instead of rules has no rules', '<!doctype html><p>Disallow: /a', '/a', true],
];

describe('RFC 9309', () => {
  test.each(CHECKS)('§%s: %s', (_, __, text, path, allowed) => {
    expect(allows(text, path)).toBe(allowed);
  });

  test('§2.5: what lies beyond 500 KiB is not read, what lies before is', () => {
    const filler = `${'#'.repeat(99)}\n`.repeat(5300);
    expect(allows(rules('Disallow: /a', filler, 'Disallow: /b'), '/a')).toBe(false);
    expect(allows(rules('Disallow: /a', filler, 'Disallow: /b'), '/b')).toBe(true);
  });
});

import { expect, test } from 'vitest';
import { readRobots } from '../../ingest/read-robots.ts';
import { processorMs } from '../growth.ts';

const AGENT = 'Assay/1.2 (+https://assay.example/about)';
const isAllowed = (text: string, path: string, agent = AGENT): boolean => readRobots(text, agent, `https://a.example${path}`).allowed;

test.each([
  ['', '/x', true],
  ['User-agent: *\nDisallow:', '/x', true],
  ['User-agent: *\nDisallow: /', '/x', false],
  ['User-agent: *\nDisallow: /', '/robots.txt', true],
  ['Disallow: /', '/x', true],
  ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
  ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
  ['User-agent: *\nDisallow: /a$', '/a', false],
  ['User-agent: *\nDisallow: /a$', '/ab', true],
  ['User-agent: *\nDisallow: /a*b*c$', '/a1b2c3c', false],
  ['User-agent: *\nDisallow: *b', '/ab', false],
  ['User-agent: *\nDisallow: /a*/', '/ab', true],
  ['User-agent: *\nDisallow: /a # comment', '/a', false],
  ['User-agent: *\nDisallow: /search?q=', '/search?q=tin', false],
  ['User-agent: *\nDisallow: /\n\nUser-agent: assay\nAllow: /', '/x', true],
  ['User-agent: ASSAY/9\nDisallow: /', '/x', false],
  ['User-agent: assayer\nDisallow: /', '/x', true],
  ['User-agent: assay\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: assay\nDisallow: /c', '/c', false],
  ['User-agent: assay\nDisallow: /a\nUser-agent: other\nDisallow: /b', '/b', true],
  ['\ufeffUser-agent: *\r\nDisallow: /x\r\n', '/x', false],
])('reads %j for %s as %s', (text, path, allowed) => {
  expect(isAllowed(text, path)).toBe(allowed);
});

test('takes escaped and plain spellings of a character for the same', () => {
  for (const [rule, path] of [
    ['/%7Eann', '/~ann'],
    ['/~ann', '/%7Eann'],
    ['/a%2fb', '/a%2Fb'],
    ['/é', '/%C3%A9'],
    ['/%c3%a9', '/é'],
  ] as const) {
    expect(isAllowed(`User-agent: *\nDisallow: ${rule}`, path)).toBe(false);
  }
  expect(isAllowed('User-agent: *\nDisallow: /a%2fb', '/a/b')).toBe(true);
});

test('keeps a group together over lines that are no rules', () => {
  const text = 'User-agent: other\nCrawl-delay: 5\nSitemap: https://a.example/s.xml\nUser-agent: assay\nDisallow: /';
  expect(isAllowed(text, '/x')).toBe(false);
  expect(readRobots(text, AGENT, 'https://a.example/x').crawlDelaySeconds).toBe(5);
});

test('reads lines without a colon', () => {
  expect(isAllowed('User-agent *\nDisallow /x', '/x')).toBe(false);
});

test.each([
  ['User-agent: *\nCrawl-delay: 10\nDisallow:', 10],
  ['User-agent: *\nCrawl-delay: 1.5', 1.5],
  ['User-agent: *\nCrawl-delay: soon', null],
  ['User-agent: *\nCrawl-delay: -1', null],
  ['User-agent: other\nCrawl-delay: 10', null],
])('reads the delay of %j as %s', (text, seconds) => {
  expect(readRobots(text, AGENT, 'https://a.example/').crawlDelaySeconds).toBe(seconds);
});

test('reads no more than 500 KiB, and no half line', () => {
  const filler = `#${'x'.repeat(98)}\n`.repeat(5200);
  expect(isAllowed(`User-agent: *\nDisallow: /early\n${filler}Disallow: /late`, '/late')).toBe(true);
  expect(isAllowed(`User-agent: *\nDisallow: /early\n${filler}Disallow: /late`, '/early')).toBe(false);
});

test('answers a file full of rules in time', () => {
  const asking = () => isAllowed(`User-agent: *\n${'Disallow: /*a*a*a*a*b\nAllow: /*a*a*a*a*a\n'.repeat(10_000)}`, `/${'a'.repeat(2000)}`);
  expect(processorMs(asking)).toBeLessThan(2000);
});

import { describe, expect, test } from 'vitest';
import { readAddress, redirectTarget, withoutUser } from '../../ingest/fetch/fetch-address.ts';
import { IngestError } from '../../ingest/ingest-error.ts';

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof IngestError ? error.code : 'another error';
  }
};

describe('redirectTarget', () => {
  const from = new URL('https://a.example/x/y?z');

  test.each([
    ['/b', 'https://a.example/b'],
    ['c', 'https://a.example/x/c'],
    ['//b.example/c#d', 'https://b.example/c#d'],
    ['https://ann:secret@b.example/', 'https://b.example/'],
    [Buffer.from('/é').toString('latin1'), 'https://a.example/%C3%A9'],
  ])('leads with %s to %s', (location, target) => {
    expect(redirectTarget(from, location).href).toBe(target);
  });

  test('refuses to leave encryption, and allows to enter it', () => {
    expect(codeOf(() => redirectTarget(from, 'http://a.example/'))).toBe('insecure-redirect');
    expect(redirectTarget(new URL('http://a.example/'), 'https://a.example/').href).toBe('https://a.example/');
  });

  test.each(['file:///etc/passwd', 'javascript:1', 'http://[', 'gopher://a.example/'])('refuses %s', (location) => {
    expect(codeOf(() => redirectTarget(from, location))).toBe('address-refused');
  });
});

test('shows neither user nor password nor fragment', () => {
  expect(withoutUser(readAddress('https://ann:secret@a.example/x#y'))).toBe('https://a.example/x');
});

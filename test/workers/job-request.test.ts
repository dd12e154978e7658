import { describe, expect, test } from 'vitest';
import { readJobRequest } from '../../workers/job-request.ts';

describe('job-request', () => {
  test.each([
    ['tick', {}, { name: 'tick' }],
    ['tick', undefined, { name: 'tick' }],
    ['refresh-feed', { feedId: 17 }, { name: 'refresh-feed', feedId: 17 }],
    ['fetch-article', { entryId: 42, version: 3 }, { name: 'fetch-article', entryId: 42, version: 3 }],
    ['extract-claims', { revisionId: 7 }, { name: 'extract-claims', revisionId: 7 }],
  ])('reads %s with %j', (name, data, expected) => {
    expect(readJobRequest({ name, data })).toEqual(expected);
  });

  test.each([
    ['refresh-feed', {}],
    ['refresh-feed', { feedId: '17' }],
    ['refresh-feed', { feedId: 1.5 }],
    ['fetch-article', { entryId: -1 }],
    ['fetch-article', { entryId: Number.NaN }],
    ['fetch-article', { entryId: 42, version: 'x' }],
    ['extract-claims', null],
    ['extract-claims', 'revision-7'],
    ['weigh-claims', { revisionId: 7 }],
  ])('refuses %s with %j, and says which', (name, data) => {
    expect(() => readJobRequest({ name, data })).toThrow(TypeError);
    expect(() => readJobRequest({ name, data })).toThrow(name);
  });
});

import { describe, expect, test } from 'vitest';
import { openLog } from '../../workers/log.ts';

/** What is written for one line with a message. */
function written(message: string, level = 'info'): string {
  const lines: string[] = [];
  openLog(level, { write: (line) => void lines.push(line) }).info({ event: 'feed.refreshed', url: message });
  return lines.join('');
}

describe('log', () => {
  test('writes JSON lines with level, time and process by name', () => {
    expect(JSON.parse(written('x'))).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      pid: process.pid,
      event: 'feed.refreshed',
      url: 'x',
    });
  });

  test('writes nothing below its level', () => {
    expect(written('x', 'warn')).toBe('');
    expect(written('x', 'silent')).toBe('');
  });

  test.each([
    'https://desk:hunter2@ledger.example/feed',
    'asked https://desk:hunter2@ledger.example twice',
    'https://desk:a@hunter2@ledger.example/feed',
    'postgres://assay:hunter2@db.example:5432/assay',
    '{"url":"redis://:hunter2@cache.example/0"}',
    `https://${'u'.repeat(200)}:hunter2@ledger.example/feed`,
  ])('leaves the login out of %s', (message) => {
    expect(written(message)).not.toContain('hunter2');
    expect(written(message)).toContain('.example');
  });

  test.each(['https://ledger.example/@desk/a', 'https://ledger.example/?to=desk@mill.example', 'desk@mill.example'])(
    'leaves %s alone',
    (message) => {
      expect(written(message)).toContain(JSON.stringify(message));
    },
  );

  test('stays quick on a long line of beginnings', () => {
    expect(written('a://'.repeat(200_000)).length).toBeGreaterThan(800_000);
  });
});

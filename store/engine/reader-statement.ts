import { StoreError } from '../database.ts';

/** Statements that only read; all others are refused before the server sees them. */
const READING = ['select', 'with', 'values', 'table', 'explain', 'show'];

/**
 * Functions that would lead out of the reader's role or outlive the transaction.
 *
 * The role is taken on for one transaction only, so whoever may call `set_config` could lay it down again, and a function that runs the SQL
 * in a text could call it unseen. Advisory locks are held by the session, which others use afterwards. Names written with `U&` escapes are
 * refused as a whole.
 */
const REFUSED =
  /\b(?:set_config|query_to_xml\w*|cursor_to_xml\w*|ts_stat|ts_rewrite|dblink\w*|pg_advisory_\w+|pg_try_advisory_\w+)\b|\bu&"/iu;

/** Where a statement's first word begins: past white space, comments and opening brackets. */
function startOfWords(sql: string): number {
  let at = 0;
  while (at < sql.length) {
    if (/[\s(]/u.test(sql.charAt(at))) at += 1;
    else if (sql.startsWith('--', at)) at = endOfLine(sql, at);
    else if (sql.startsWith('/*', at)) at = endOfComment(sql, at);
    else break;
  }
  return at;
}

function endOfLine(sql: string, from: number): number {
  const end = sql.indexOf('\n', from);
  return end === -1 ? sql.length : end + 1;
}

/** Comments nest in SQL. */
function endOfComment(sql: string, from: number): number {
  let depth = 0;
  for (let at = from; at < sql.length; at += 1) {
    if (sql.startsWith('/*', at)) depth += 1;
    else if (sql.startsWith('*/', at)) depth -= 1;
    else continue;
    at += 1;
    if (depth === 0) return at + 1;
  }
  return sql.length;
}

/**
 * Refuses a statement that is not a question.
 *
 * The server enforces the rest: a read-only transaction, the privileges of `news_reader`, a single statement.
 *
 * @throws StoreError `query-refused`, with the reason.
 */
export function checkReaderStatement(sql: string): void {
  const word = /^\w*/u.exec(sql.slice(startOfWords(sql), startOfWords(sql) + 20))?.[0].toLowerCase() ?? '';
  if (word === '') throw new StoreError('query-refused', 'There is no statement to run', { hint: 'Type a SELECT statement.' });
  if (!READING.includes(word)) {
    throw new StoreError('query-refused', `${word.toUpperCase()} is not run here: the data can only be read`, {
      hint: 'SELECT, WITH, VALUES, TABLE, EXPLAIN and SHOW are run.',
    });
  }
  const refused = REFUSED.exec(sql)?.[0];
  if (refused !== undefined) {
    throw new StoreError('query-refused', `"${refused}" is not allowed in a statement that only reads`, {
      hint: 'Ask your own client with a role of your own for this.',
    });
  }
}

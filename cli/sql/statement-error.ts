import { StoreError } from '../../store/database.ts';
import type { StatementFault } from '../../workers/operations/sql.ts';
import { printable } from '../terminal/output.ts';

/** The fault with the line of the statement where it is, and a caret under the very place. */
export function statementError(statement: string, fault: StatementFault): StoreError {
  const place = fault.position === null ? null : placeOf(statement, fault.position);
  const hint = [place, fault.hint].filter(Boolean).join('\n');
  return new StoreError(fault.code, fault.message, hint ? { hint } : {});
}

const AROUND = 60;

/** @param position - Counted in characters, from 1. */
function placeOf(statement: string, position: number): string {
  const before = Array.from(statement)
    .slice(0, position - 1)
    .join('');
  const start = before.lastIndexOf('\n') + 1;
  const column = before.length - start;
  const line = statement.slice(start).split('\n', 1)[0] ?? '';
  const from = Math.max(0, column - AROUND);
  const shown = printable(line.slice(from, column + AROUND)).replaceAll('\t', ' ');
  const number = statement.slice(0, start).split('\n').length;
  const label = statement.includes('\n') ? `line ${number}: ` : '';
  return `  ${label}${shown}\n  ${' '.repeat(label.length + Array.from(line.slice(from, column)).length)}^`;
}

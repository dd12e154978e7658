/**
 * A statement with its values written out, as a person would type it: what a page shows of the SQL behind it runs as it stands.
 *
 * Values of a page are texts and numbers; a text is quoted as Postgres reads it.
 */
export function inlineValues(sql: string, values: readonly unknown[]): string {
  return sql.replace(/\$(\d+)(::\w+)?/g, (_, number: string, cast: string | undefined) => literal(values[Number(number) - 1], cast ?? ''));
}

function literal(value: unknown, cast: string): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  // Only the form with E reads a backslash alike whatever standard_conforming_strings is set to.
  const quoted = text.includes('\\') ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${text.replaceAll("'", "''")}'`;
  return cast === '::timestamptz' || cast === '::date' ? `${cast.slice(2)} ${quoted}` : quoted;
}

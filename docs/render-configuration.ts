import { SETTINGS, type Setting } from '../workers/config.ts';

const INTRODUCTION = `# Configuration

<!-- Generated from workers/config.ts. Change that, then run: npx vitest run --project unit test/docs.test.ts -u -->

Assay runs without any configuration. What can be set is set by variables of these names:

1. a flag of the command line (\`--data-dir\`, \`--port\`, \`--log-level\`) wins over
2. the environment, which wins over
3. \`NAME_FILE\`, which names a file that holds the value of \`NAME\` (for passwords), which wins over
4. the file \`.env\` in the working directory, which wins over
5. the default.

\`assay config\` shows every value in force and where it came from, without passwords. A name that begins with \`ASSAY_\` and is not listed here
is refused, so that a misspelt one is not ignored in silence. An empty value counts as not given.

## What runs where

| \`DATABASE_URL\` | \`REDIS_URL\` | rows | jobs | processes |
| --- | --- | --- | --- | --- |
| – | – | embedded database in \`ASSAY_DATA_DIR\` | there too | one; other terminals work beside it |
| set | – | Postgres | Postgres, schema \`bullmq\` | any number |
| set | set | Postgres | Redis, which must not evict (\`maxmemory-policy noeviction\`) | any number, on any number of machines |

Statements that are run over and over are prepared once a connection, by names that follow from their text. A pooler between Assay and Postgres has to know of that:
PgBouncer does from 1.21 on with \`max_prepared_statements\`, or in session mode.

## Settings

| name | default | unit | meaning |
| --- | --- | --- | --- |
`;

/** Renders the reference of all settings as Markdown. */
export function renderConfiguration(settings: readonly Setting[] = SETTINGS): string {
  return `${INTRODUCTION}${settings.map(row).join('\n')}\n`;
}

function row({ name, default: fallback, unit, secret, describe }: Setting): string {
  const shown = fallback === null || fallback === '' ? 'none' : `\`${fallback}\``;
  return `| \`${name}\` | ${shown} | ${unit ?? ''} | ${describe.replaceAll('|', '\\|')}${secret ? ' Secret: never shown whole.' : ''} |`;
}

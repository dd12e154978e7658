import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { OwnLexicon } from '../extract/own-lexicon.ts';
import { ConfigError } from './config.ts';

const KEY_LENGTH = 12;
const name = z.string().trim().min(2).max(200);
const SCHEMA = z.strictObject({
  actors: z
    .array(
      z.strictObject({
        name,
        type: z.enum(['country', 'government', 'organisation', 'person', 'company']),
        aliases: z.array(name).default([]),
      }),
    )
    .default([]),
  tags: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'a tag is small letters, digits and hyphens' }),
      z.array(name.refine((phrase) => phrase === phrase.toLowerCase(), { error: 'a phrase is in lower case' })),
    )
    .default({}),
});

/**
 * Reads an operator's own lexicon: JSON with `actors` and `tags`.
 *
 * @param path - The file, or null for none.
 * @throws {ConfigError} When it cannot be read, is no JSON, or a field is not as it must be; the message names the field.
 */
export function readLexiconFile(path: string | null): OwnLexicon | null {
  if (path === null) return null;
  const parsed = SCHEMA.safeParse(parseFile(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const message = (issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message) ?? 'wrong kind of value';
    const field = issue?.path.join('.') || 'the whole';
    throw new ConfigError(`The lexicon ${path} cannot be used: ${field}: ${message}. See docs/extraction.md.`);
  }
  const key = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex').slice(0, KEY_LENGTH);
  return { ...parsed.data, key };
}

function parseFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(`The lexicon ${path} cannot be read. Check the path and its permissions.`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(`The lexicon ${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
}

import { readFile } from 'node:fs/promises';
import { CommandError } from './command-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

/** The bytes of a file, or of standard input for `-`. */
export async function readSource(name: string): Promise<Buffer> {
  if (name === '-') return readAll(process.stdin);
  try {
    return await readFile(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CommandError('failed', `${name} cannot be read: ${REASONS[code] ?? (error instanceof Error ? error.message : error)}.`);
  }
}

async function readAll(stream: NodeJS.ReadStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer); // a stream without an encoding gives buffers
  return Buffer.concat(parts);
}

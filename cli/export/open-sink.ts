import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { CommandError } from '../terminal/command-error.ts';
import { writeData } from '../terminal/output.ts';

/** Where an export goes. */
export interface Sink {
  /** Resolves when more can be taken. */
  write(data: string | Uint8Array): Promise<void>;
  /** Everything was written. */
  close(): Promise<void>;
  /** Something went wrong: what was written so far goes. */
  discard(): Promise<void>;
}

/** Opens standard output, or a file that has its name only when it is whole. */
export async function openSink(file: string | undefined): Promise<Sink> {
  if (file === undefined) return { write: writeData, close: async () => {}, discard: async () => {} };
  const draft = `${file}.part`;
  const stream = createWriteStream(draft);
  const ended = finished(stream).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError('failed', `${file} cannot be written: ${error.code === 'ENOENT' ? 'there is no such folder' : error.message}.`);
  });
  // Whoever writes next is told; until then nobody waits for it.
  ended.catch(() => {});
  return {
    async write(data) {
      if (data.length === 0 || stream.write(data)) return;
      await Promise.race([new Promise<void>((resolve) => stream.once('drain', resolve)), ended]);
    },
    async close() {
      stream.end();
      await ended;
      await rename(draft, file);
    },
    async discard() {
      stream.destroy();
      await ended.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

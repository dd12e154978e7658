import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { writeLine } from './output.ts';
import type { StopRequest } from './signals.ts';

/**
 * Answers every line of a stream in the order of the lines, each as soon as it can be.
 *
 * @param atOnce - How many lines may be on their way. When it shall stop, these are answered, and no more are read.
 */
export async function answerLines(
  input: Readable,
  { atOnce, stop }: { readonly atOnce: number; readonly stop: Pick<StopRequest, 'isMade' | 'made'> },
  answer: (line: string) => Promise<string>,
): Promise<void> {
  const running: Promise<void>[] = [];
  let written: Promise<void> = Promise.resolve();
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  // Whoever types or sends lines may be waited for: no line would come to see that it shall stop.
  void stop.made.then(() => lines.close());
  for await (const line of lines) {
    if (stop.isMade()) break;
    const answered = answer(line);
    written = written.then(async () => writeLine(await answered));
    running.push(written);
    if (running.length >= atOnce) await running.shift();
  }
  await written;
}

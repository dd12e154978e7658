import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { writeLine } from './output.ts';

/**
 * Answers every line of a stream in the order of the lines, each as soon as it can be.
 *
 * @param atOnce - How many lines may be on their way.
 */
export async function answerLines(input: Readable, atOnce: number, answer: (line: string) => Promise<string>): Promise<void> {
  const running: Promise<void>[] = [];
  let written: Promise<void> = Promise.resolve();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const answered = answer(line);
    written = written.then(async () => writeLine(await answered));
    running.push(written);
    if (running.length >= atOnce) await running.shift();
  }
  await written;
}

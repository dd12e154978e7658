import { IngestError } from '../../ingest/ingest-error.ts';
import type { FeedEntry } from '../../ingest/parse-feed.ts';
import { answerFeedLine } from '../../workers/answer-line.ts';
import { type FeedReader, openFeedReader } from '../../workers/threads/feed-reader.ts';
import { CommandError } from '../terminal/command-error.ts';
import { colours, type OutputOptions, printable, writeJson, writeLine, writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { answerLines } from '../terminal/read-lines.ts';
import { readSource } from '../terminal/read-source.ts';
import { countOf } from '../terminal/show-value.ts';
import { untilAskedToStop } from '../terminal/signals.ts';

/** Does something with a reader that is within the limits of a feed, as workers have it. */
async function withReader<Result>(work: (read: FeedReader['read']) => Promise<Result>): Promise<Result> {
  const reader = openFeedReader();
  try {
    return await work(reader.read);
  } finally {
    await reader.close();
  }
}

/** Answers each line of standard input. */
export async function parseFeedLines(): Promise<void> {
  await withReader((read) =>
    untilAskedToStop('the line in hand is answered first', (stop) =>
      answerLines(process.stdin, { atOnce: 1, stop }, async (line) => JSON.stringify(await answerFeedLine(line, read))),
    ),
  );
}

interface FeedAnswer {
  readonly feed: { readonly title: string | null; readonly link: string | null };
  readonly entries: readonly FeedEntry[];
  readonly defects: readonly string[];
  readonly error?: { readonly code: string; readonly message: string; readonly alternates?: readonly string[] };
}

/** Reads one document and prints its title and entries; a page answers with the feeds that it names. */
export async function parseFeedFile(file: string, options: OutputOptions & { readonly url?: string }): Promise<void> {
  const bytes = await readSource(file);
  const line = JSON.stringify({ id: file, base64: bytes.toString('base64'), url: options.url });
  const answer = (await withReader((read) => answerFeedLine(line, read))) as unknown as FeedAnswer; // the shape that the contract promises
  if (answer.error) throw refusal(file, answer.error);
  if (options.json) return writeJson(answer);
  const { feed, entries, defects } = answer;
  await writeLine(colours.bold(printable([feed.title ?? 'No title', feed.link].filter(Boolean).join(' · '))));
  const rows = entries.map(({ published, title, link, guid }) => ({ published, title, link: link ?? guid }));
  await writeRows(rows, ['published', 'title', 'link'], {});
  say(`${countOf(entries.length, 'entry')}. --json shows every field.`);
  for (const defect of defects) say(printable(`Read past: ${defect}`));
}

function refusal(file: string, error: NonNullable<FeedAnswer['error']>): Error {
  const { code, message, alternates = [] } = error;
  const named = message.replace(/^the document\b/i, file === '-' ? 'Standard input' : file);
  if (alternates.length === 0) return new IngestError(code, named, { disposition: 'give-up' });
  const commands = alternates.map((address) => `  assay feeds add ${address}`);
  return new CommandError('failed', printable([`${named} [${code}]`, 'It names these feeds:', ...commands].join('\n')));
}

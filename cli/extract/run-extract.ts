import { IngestError } from '../../ingest/ingest-error.ts';
import { type Answer, answerExtractLine, type ExtractOptions } from '../../workers/answer-line.ts';
import { readLexiconFile } from '../../workers/lexicon-file.ts';
import { openExtractPool } from '../../workers/threads/extract-pool.ts';
import type { ExtractCommandOptions } from '../extract.ts';
import { type OutputRow, writeJson } from '../terminal/output.ts';
import { readArticleSource } from '../terminal/read-article-source.ts';
import { answerLines } from '../terminal/read-lines.ts';
import { loadConfig } from '../terminal/settings.ts';
import { untilAskedToStop } from '../terminal/signals.ts';
import { showExplanation } from './show-explanation.ts';
import { showExtraction } from './show-extraction.ts';

const howOf = ({ only, asIs, explain, lexicon }: ExtractCommandOptions): ExtractOptions => ({
  onlyText: only === 'text',
  asIs: asIs === true,
  explain: explain === true,
  lexicon: readLexiconFile(lexicon ?? loadConfig().config.ASSAY_LEXICON),
});

/** Answers each line of standard input. */
export async function extractLines(options: ExtractCommandOptions): Promise<void> {
  const pool = openExtractPool(options.workers, howOf(options));
  try {
    await untilAskedToStop('the lines in hand are answered first', (stop) =>
      answerLines(process.stdin, { atOnce: Math.max(1, options.workers * 4), stop }, (line) => pool.answer(line)),
    );
  } finally {
    await pool.close();
  }
}

/** Reads one article and prints what is in it. */
export async function extractSource(source: string, options: ExtractCommandOptions): Promise<void> {
  const answer = answerExtractLine(JSON.stringify(await requestOf(source, options)), { ...howOf(options), withDefects: true });
  if ('error' in answer) throw answerError(answer);
  if (options.json) return writeJson(answer);
  await (options.explain && options.only !== 'text' ? showExplanation(answer) : showExtraction(answer));
}

/** The source as a request line: bytes as they are, so that a file goes the same way as a page. */
async function requestOf(source: string, options: ExtractCommandOptions): Promise<OutputRow> {
  const { bytes, contentType, url } = await readArticleSource(source, 'extract');
  const about = { id: source, published: options.published, url: options.url ?? url ?? undefined };
  if (options.asIs && url === null) return { ...about, text: bytes.toString('utf8') };
  return { ...about, base64: bytes.toString('base64'), contentType };
}

function answerError(answer: Answer): IngestError {
  const { code, message } = answer.error as { code: string; message: string }; // the shape that answer-line gives
  return new IngestError(code, message, { disposition: 'give-up' });
}

import { fetchUrl } from '../../ingest/fetch-url.ts';
import { say } from './progress.ts';
import { readSource } from './read-source.ts';
import { loadConfig } from './settings.ts';

/** The bytes of an article, and what is known of them. */
export interface ArticleSource {
  readonly bytes: Buffer;
  readonly contentType: string | null;
  /** Where a fetched page was found in the end; null for a file. */
  readonly url: string | null;
}

/** Reads an article from a file, from standard input for `-`, or from an http(s) address. */
export async function readArticleSource(source: string, command: string): Promise<ArticleSource> {
  if (/^https?:\/\//i.test(source)) {
    const { config } = loadConfig();
    const { body, contentType, url } = await fetchUrl({
      url: source,
      maxBytes: config.ASSAY_FETCH_MAX_MIB * 2 ** 20,
      timeoutMs: config.ASSAY_FETCH_TIMEOUT_SECONDS * 1000,
      userAgent: config.ASSAY_USER_AGENT,
      allowHosts: config.ASSAY_ALLOW_HOSTS,
    });
    return { bytes: Buffer.from(body), contentType, url };
  }
  if (source === '-' && process.stdin.isTTY)
    say(`Type or paste an article and end it with Ctrl-D. Or name a file or an address: assay ${command} article.txt`);
  return { bytes: await readSource(source), contentType: /\.html?$/i.test(source) ? 'text/html' : null, url: null };
}

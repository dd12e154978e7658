import { loadOutlets } from '../../fixtures/newsstand/outlets.ts';
import { type Newsstand, startNewsstand } from '../../fixtures/newsstand/server.ts';
import type { Database } from '../../store/database.ts';
import { addFeed, type Feed, listFeeds, requestRefresh } from '../../store/feeds.ts';
import { say } from '../terminal/progress.ts';

/** The newsstand as `start` runs it. */
export interface RunningNewsstand {
  readonly origin: string;
  /** `127.0.0.1:4311`, which fetching must be allowed. */
  readonly host: string;
  readonly feedUrls: readonly string[];
  /** Whether this is the first time: its feeds have just been added. */
  readonly isNew: boolean;
  /** Prints the second edition: one article appears in a new version, and its feed is due. */
  publishSecondEdition(database: Database): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the newsstand where it was the last time, for its address is part of what its articles are known by, and follows its feeds.
 *
 * @returns null when somebody follows feeds of their own alone, or its port is in use by something else: all else goes on without it.
 */
export async function openNewsstand(database: Database, wantedPort: number): Promise<RunningNewsstand | null> {
  const feeds = await listFeeds(database);
  const known = knownPort(feeds);
  if (known === null && feeds.length > 0) return null;
  const newsstand = await listen(known ?? wantedPort, known === null);
  if (!newsstand) {
    say(`The sample newsstand is left out: its port ${known} is in use by another program.`);
    return null;
  }
  const now = new Date();
  if (known === null) for (const url of newsstand.feedUrls) await addFeed(database, { url, now });
  // What was printed once stays printed.
  else newsstand.publishRevision();
  return {
    origin: newsstand.origin,
    host: new URL(newsstand.origin).host,
    feedUrls: newsstand.feedUrls,
    isNew: known === null,
    publishSecondEdition: async () => {
      newsstand.publishRevision();
      for (const { id } of await listFeeds(database)) await requestRefresh(database, id, new Date());
    },
    close: () => newsstand.close(),
  };
}

async function listen(port: number, mayMove: boolean): Promise<Newsstand | null> {
  try {
    return await startNewsstand({ port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return mayMove ? startNewsstand() : null;
  }
}

/** The port under which the newsstand's feeds are followed, read off their addresses; null when none is. */
function knownPort(feeds: readonly Feed[]): number | null {
  const paths = new Set(loadOutlets().map(({ feed }) => feed.path));
  const followed = feeds.map(({ url }) => new URL(url)).find(({ hostname, pathname }) => hostname === '127.0.0.1' && paths.has(pathname));
  return followed ? Number(followed.port || 80) : null;
}

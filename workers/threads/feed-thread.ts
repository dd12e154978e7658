import { parseFeed } from '../../ingest/parse-feed.ts';
import { answerFrom } from './reading.ts';

// One thread of feed-reader: a document in, what was read out.
answerFrom(parseFeed);

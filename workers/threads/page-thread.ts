import { readArticle } from '../../ingest/read-article.ts';
import { answerFrom } from './reading.ts';

// One thread of page-reader: a page in, its article out.
answerFrom(readArticle);

import { z } from 'zod';
import { editFeed, type Feed } from '../../store/feeds.ts';
import { OperationError } from './operation.ts';

const line = z.string().trim().min(1).max(1000).nullable().optional();
const seconds = z.coerce.number().int().min(60).max(31_536_000).nullable().optional();

/** What `feeds.edit` takes beside the feed's name. */
export const EDIT = { title: line, folder: line, min_poll_seconds: seconds, max_poll_seconds: seconds };

/** Keeps an edit, once it makes sense together with what is there. */
export async function keepEdit(
  context: { readonly database: Parameters<typeof editFeed>[0] },
  feed: Feed,
  edit: {
    title?: string | null | undefined;
    folder?: string | null | undefined;
    min_poll_seconds?: number | null | undefined;
    max_poll_seconds?: number | null | undefined;
  },
): Promise<void> {
  const { title, folder, min_poll_seconds: minPollSeconds, max_poll_seconds: maxPollSeconds } = edit;
  const least = minPollSeconds === undefined ? feed.minPollSeconds : minPollSeconds;
  const most = maxPollSeconds === undefined ? feed.maxPollSeconds : maxPollSeconds;
  if (least !== null && most !== null && least > most)
    throw new OperationError('bad-request', `Feed ${feed.id} cannot be checked every ${least} s at least and every ${most} s at most.`);
  await editFeed(context.database, feed.id, { title, folder, minPollSeconds, maxPollSeconds });
}

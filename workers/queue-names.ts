/** The queues, in the order in which an article passes them. */
export const QUEUE_NAMES = ['feed', 'article', 'claims'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

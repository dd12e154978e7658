/** How long an answer that takes counting is given again. */
const KEPT_MS = 60_000;
const MOST_KEPT = 200;

interface Kept {
  readonly until: number;
  readonly answer: Promise<unknown>;
}

const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * Reads something that is counted over much, and gives the same answer to everybody for a minute.
 *
 * @param owner - What it is read from: the answers of one database are not those of another.
 */
export function keep<Answer>(owner: object, key: string, now: Date, read: () => Promise<Answer>): Promise<Answer> {
  const answers = kept.get(owner) ?? new Map<string, Kept>();
  kept.set(owner, answers);
  const found = answers.get(key);
  if (found && found.until > now.getTime()) return found.answer as Promise<Answer>; // kept under this key by this call alone
  const answer = read();
  answers.delete(key);
  answers.set(key, { until: now.getTime() + KEPT_MS, answer });
  const oldest = answers.keys().next();
  if (answers.size > MOST_KEPT && !oldest.done) answers.delete(oldest.value);
  // A failure is not kept: the next one may have more luck.
  answer.catch(() => answers.delete(key));
  return answer;
}

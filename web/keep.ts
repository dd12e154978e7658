/** How long an answer that takes counting is given again as it is. */
const FRESH_MS = 60_000;
/** How long it is given while it is counted anew: whoever comes first after a minute need not wait for everybody else. */
const USABLE_MS = 15 * 60_000;
const MOST_KEPT = 200;

interface Kept {
  readonly at: number;
  readonly answer: Promise<unknown>;
  /** Whether it is being counted anew. */
  isRenewed: boolean;
}

const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * Reads something that is counted over much, and gives the same answer to everybody for a minute; after that the old answer once more, while
 * the new one is counted.
 *
 * @param owner - What it is read from: the answers of one database are not those of another.
 */
export function keep<Answer>(owner: object, key: string, now: Date, read: () => Promise<Answer>): Promise<Answer> {
  const answers = kept.get(owner) ?? new Map<string, Kept>();
  kept.set(owner, answers);
  const found = answers.get(key);
  const age = found ? now.getTime() - found.at : Number.POSITIVE_INFINITY;
  if (found && (age < FRESH_MS || (age < USABLE_MS && found.isRenewed))) return found.answer as Promise<Answer>; // kept under this key by this call alone
  const answer = read();
  const fresh: Kept = { at: now.getTime(), answer, isRenewed: false };
  if (!found || age >= USABLE_MS) {
    put(answers, key, fresh);
    return answer;
  }
  found.isRenewed = true;
  answer.then(
    () => put(answers, key, fresh),
    // The next one may have more luck, and hears of it if not.
    () => answers.delete(key),
  );
  return found.answer as Promise<Answer>; // likewise
}

function put(answers: Map<string, Kept>, key: string, one: Kept): void {
  answers.delete(key);
  answers.set(key, one);
  const oldest = answers.keys().next();
  if (answers.size > MOST_KEPT && !oldest.done) answers.delete(oldest.value);
  // A failure is not kept.
  one.answer.catch(() => answers.delete(key));
}

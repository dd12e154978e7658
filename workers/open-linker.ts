/**
 * Makes one pass of linking do for everybody who asks for it before it begins, for a pass over ten articles costs little more than one over
 * one, and only one runs at a time. Whoever asks while one runs is given the next one, which sees what they have stored.
 *
 * @param pass - Links all that waits.
 */
export function openLinker(pass: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;
  const begin = async (): Promise<void> => {
    next = null;
    running = pass();
    await running;
  };
  return () => {
    next ??= running.then(begin, begin);
    return next;
  };
}

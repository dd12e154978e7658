/**
 * Makes one pass of linking do for everybody who asks for it before it begins, for a pass over ten articles costs little more than one over
 * one, and only one runs at a time. Whoever asks while one runs, or is over for too short a time, is given the next one, which sees what they
 * have stored.
 *
 * @param pass - Links all that waits.
 * @param rest - How long nothing is linked after a pass, so that there is more to link in the next one.
 */
export function openLinker(pass: () => Promise<unknown>, rest: () => Promise<unknown> = async () => {}): () => Promise<void> {
  let rested: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;
  const begin = async (): Promise<void> => {
    next = null;
    const running = pass();
    rested = running.then(rest, rest);
    await running;
  };
  return () => {
    next ??= rested.then(begin);
    return next;
  };
}

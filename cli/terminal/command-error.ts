/** Exit codes of every command; `docs/cli.md` lists them. */
export const EXIT = { done: 0, failed: 1, usage: 2, 'check-failed': 3, partly: 4, unreachable: 5, interrupted: 130 } as const;

/** How a command ended, by name. */
export type Outcome = keyof typeof EXIT;

/** A command that cannot do what it was asked: the sentence for the person, and the outcome that scripts see. */
export class CommandError extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome, message: string) {
    super(message);
    this.name = 'CommandError';
    this.outcome = outcome;
  }
}

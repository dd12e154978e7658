import { StoreError } from '../../store/database.ts';
import { ConfigError } from '../../workers/config.ts';
import { CommandError, EXIT } from './command-error.ts';

const UNREACHABLE = new Set(['database-unreachable', 'folder-locked', 'folder-unwritable', 'queue-unreachable', 'starting']);

/** The exit code that scripts see for an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return EXIT[error.outcome];
  if (error instanceof ConfigError) return EXIT.usage;
  const code = codeOf(error);
  if (code === 'bad-request') return EXIT.usage;
  return UNREACHABLE.has(code ?? '') ? EXIT.unreachable : EXIT.failed;
}

/** The sentence that a person sees for an error: what happened to what, its code, and what to do; a stack only for faults of ours. */
export function describe(error: unknown): string {
  if (error instanceof CommandError) return `assay: ${error.message}`;
  const code = codeOf(error);
  // System errors have codes too, in capitals; nobody here expected them.
  if (!code || !(error instanceof Error) || !/^[a-z]+(?:-[a-z]+)*$/.test(code))
    return `assay: this is a fault of the program: ${error instanceof Error ? error.stack : String(error)}`;
  const hint = hintOf(error);
  return `assay: ${error.message} [${code}]${hint ? `\n${hint}` : ''}`;
}

/** What an error says to do about it, where it says so apart from its message. */
export function hintOf(error: unknown): string | null {
  if (error instanceof StoreError) return error.hint;
  return error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : null;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

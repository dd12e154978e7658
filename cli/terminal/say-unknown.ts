import { type LookedFor, sayUnknown } from '../../workers/did-you-mean.ts';
import { withInstance } from '../instance.ts';
import { printable } from './output.ts';
import { say } from './progress.ts';

/** Says which values of a filter are unknown, and what may have been meant; false when all are known. */
export async function sayWhatIsUnknown({ element, tag, outlet, speaker, feed, code }: LookedFor): Promise<boolean> {
  const given = Object.entries({ element, tag, outlet, speaker, feed, code }).filter(([, value]) => value !== undefined);
  if (given.length === 0) return false;
  const unknown = await withInstance((ask) => ask('values.unknown', Object.fromEntries(given)));
  for (const value of unknown) say(printable(sayUnknown(value)));
  return unknown.length > 0;
}

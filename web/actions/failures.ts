import { runOperation } from '../../workers/operations/index.ts';
import { type Action, doneAt, type Form, fieldOf } from '../define-action.ts';

/** One failure, those of a code, or all. */
function chosen(form: Form): object {
  const failure = fieldOf(form, 'failure');
  const code = fieldOf(form, 'code');
  if (failure !== '') return { failures: [failure] };
  return code === '' ? { all: true } : { code };
}

const retry: Action = {
  path: '/failures/retry',
  run: async (visit, form) => {
    await runOperation(visit.instance.operations, 'jobs.retry', chosen(form));
    return doneAt('/failures', 'replayed');
  },
};

const discard: Action = {
  path: '/failures/discard',
  run: async (visit, form) => {
    await runOperation(visit.instance.operations, 'jobs.discard', chosen(form));
    return doneAt('/failures', 'discarded');
  },
};

/** What operators do to what failed. */
export const FAILURE_ACTIONS: readonly Action[] = [retry, discard];

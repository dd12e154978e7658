import { runOperation } from '../../workers/operations/index.ts';
import { type Action, doneAt, fieldOf } from '../define-action.ts';
import { PageError } from '../define-page.ts';

const LISTS = new Set(['tags', 'elements', 'element_groups', 'actors']);

/** Confirms, rejects or fixes a claim, or takes that back. */
const review: Action = {
  path: '/claims/:id{[0-9]{1,15}}/review',
  run: async (visit, form) => {
    const claim = Number(visit.part('id'));
    const verdict = fieldOf(form, 'verdict');
    await runOperation(visit.instance.operations, 'claims.review', {
      claim,
      verdict,
      fix: verdict === 'fixed' ? { [fieldOf(form, 'field')]: valueOfField(fieldOf(form, 'field'), fieldOf(form, 'value')) } : null,
      note: fieldOf(form, 'note') || null,
      reviewer: visit.user?.name ?? 'dashboard',
    });
    // What was rejected is no claim any more, so it has no page.
    return verdict === 'rejected' ? doneAt('/claims', 'rejected') : doneAt(`/claims/${claim}`, verdict);
  },
};

function valueOfField(field: string, value: string): string | null | string[] {
  if (field === '') throw new PageError(400, 'no-field', 'Choose what is to be put right.');
  if (LISTS.has(field))
    return value
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  return value === '' ? null : value;
}

/** What analysts do to claims. */
export const REVIEW_ACTIONS: readonly Action[] = [review];

import { type Html, html } from './html.ts';

/** What each word for the health of a feed means to an operator. */
export const HEALTH: Readonly<Record<string, { readonly tone: 'good' | 'bad' | 'warn' | 'calm'; readonly means: string }>> = {
  ok: { tone: 'good', means: 'checked on time' },
  failing: { tone: 'bad', means: 'the last check failed' },
  overdue: { tone: 'warn', means: 'due for over 15 minutes: is a scheduler running?' },
  waiting: { tone: 'calm', means: 'never checked yet' },
  quiet: { tone: 'calm', means: 'no news for 30 days' },
  paused: { tone: 'calm', means: 'not checked until it is resumed' },
  gone: { tone: 'warn', means: 'its server says that it will not come back' },
};

/** A word for a state, with its colour; the word alone says it too. */
export const badge = (word: string, tone = HEALTH[word]?.tone ?? 'calm'): Html => html`<span class="badge ${tone}">${word}</span>`;

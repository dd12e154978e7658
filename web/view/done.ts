/** What can be said after a change, by the word that the address carries: nothing of the address itself is shown. */
export const DONE: Readonly<Record<string, string>> = {
  added: 'The feed is followed. Its first check is under way.',
  known: 'That feed was followed already.',
  paused: 'The feed is paused. It is not checked until it is resumed.',
  resumed: 'The feed is active again and will be checked at once.',
  refreshed: 'The check was asked for; the next look finds it due.',
  edited: 'The changes are kept.',
  removed: 'The feed is removed. Its articles and claims stay.',
  imported: 'The list was read; every feed in it is followed.',
  confirmed: 'Confirmed.',
  rejected: 'Rejected: no view but news.reviews shows it any more.',
  fixed: 'Fixed: all views show the right values now.',
  retracted: 'Taken back: it is shown as the rules read it.',
  discarded: 'Put aside: it is not tried again.',
  replayed: 'It is tried again.',
};

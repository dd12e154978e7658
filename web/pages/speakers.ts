import { type SpeakerLine, speakersLately, speakersNamed } from '../../store/pages/speakers.ts';
import { definePage } from '../define-page.ts';
import { keep } from '../keep.ts';
import { html } from '../view/html.ts';
import { within } from '../view/link.ts';
import { showNumber } from '../view/number.ts';
import { wordOf } from '../view/pages-of.ts';
import { table } from '../view/table.ts';
import { day } from '../view/time.ts';

/** Who is quoted most is counted among so many of the latest quotations. */
const AMONG = 5_000;

interface Speakers {
  readonly q: string | null;
  readonly speakers: readonly SpeakerLine[];
}

/** Who is given for words, and who has a name like the one that is looked for. */
export const speakers = definePage<Speakers>({
  path: '/speakers',
  read: async ({ database, query, now }) => {
    const q = wordOf(query, 'q');
    return {
      q,
      speakers:
        q === null ? await keep(database, 'speakers', now, () => speakersLately(database, AMONG)) : await speakersNamed(database, q),
    };
  },
  rows: (data) => data.speakers.map((speaker) => ({ ...speaker })),
  show: (data) => ({
    title: 'Speakers',
    main: html`<h1>Speakers</h1>
<form class="search" method="get" action="/speakers" role="search"><label for="q">Name</label> <input id="q" name="q" type="search" value="${data.q ?? ''}" placeholder="may be misspelled" size="30"> <button>Find</button></form>
<p class="quiet">${data.q === null ? `Who is quoted most among the latest ${showNumber(AMONG)} quotations.` : 'The most alike first.'}</p>
${table(
  'Speakers',
  [
    { name: 'Speaker', cell: ({ speaker }: SpeakerLine) => html`<a href="${within('/speaker', { name: speaker })}">${speaker}</a>` },
    { name: 'Kind', cell: (speaker) => speaker.speaker_kind ?? '–' },
    { name: 'Quotations', cell: (speaker) => showNumber(speaker.quotations), isNumber: true },
    { name: 'Outlets', cell: (speaker) => showNumber(speaker.outlets), isNumber: true, isMinor: true },
    { name: 'Last', cell: (speaker) => (speaker.last_reported_at === null ? '–' : day(speaker.last_reported_at)), isNumber: true },
  ],
  data.speakers,
  data.q === null ? 'Nobody has been quoted yet.' : 'Nobody has a name like that.',
)}`,
  }),
});

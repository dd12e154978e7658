import {
  type ClaimDetail,
  claimDetail,
  mentionsOfClaim,
  type ReviewLine,
  reviewsOfClaim,
  type SameClaim,
  sameClaims,
} from '../../store/pages/claim.ts';
import type { MentionRecord } from '../../store/read-claims.ts';
import { definePage, PageError, type Visit } from '../define-page.ts';
import { whoSays } from '../view/claim-card.ts';
import { actionForm } from '../view/form.ts';
import { badge } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { outside, within } from '../view/link.ts';
import { describeMention } from '../view/mention.ts';
import { table } from '../view/table.ts';
import { day, timeAgo } from '../view/time.ts';

interface ClaimPage {
  readonly claim: ClaimDetail;
  readonly mentions: readonly MentionRecord[];
  readonly elsewhere: readonly SameClaim[];
  readonly reviews: readonly ReviewLine[];
}

/** One claim: the sentence in its place, what was found in it, where else it stands. */
export const claim = definePage<ClaimPage>({
  path: '/claims/:id{[0-9]{1,15}}',
  read: async ({ database, part }) => {
    const id = Number(part('id'));
    const [found, mentions, elsewhere, reviews] = await Promise.all([
      claimDetail(database, id),
      mentionsOfClaim(database, id),
      sameClaims(database, id),
      reviewsOfClaim(database, id),
    ]);
    if (!found)
      throw new PageError(
        404,
        'no-such-claim',
        `There is no claim ${id} in a current revision. It may have been edited away, or rejected.`,
      );
    return { claim: found, mentions, elsewhere: elsewhere.filter((same) => same.claim_id !== id), reviews };
  },
  rows: ({ mentions }) => mentions.map((mention) => ({ ...mention })),
  show: ({ claim: shown, mentions, elsewhere, reviews }, visit) => ({
    title: `Claim ${shown.claim_id}`,
    main: html`<p class="path"><a href="/claims">Claims</a></p>
<h1>Claim ${shown.claim_id} ${when(shown.review !== null, () => badge(shown.review ?? '', 'good'))}</h1>
<blockquote class="context"><span class="quiet">…${shown.before}</span><mark class="claimed">${shown.text}</mark><span class="quiet">${shown.after}…</span></blockquote>
<p><a href="/articles/${shown.article_id}#t${shown.claim_id}">${shown.article_title ?? 'Untitled'}</a>, ${shown.outlet}, ${day(shown.reported_at)} · ${outside(shown.url, 'the page itself')}</p>
${facts(shown)}
<section aria-labelledby="in"><h2 id="in">What is in it</h2>${mentionTable(mentions)}</section>
<section aria-labelledby="elsewhere"><h2 id="elsewhere">Where else it stands</h2>${elsewhereTable(elsewhere)}</section>
<section aria-labelledby="reviews"><h2 id="reviews">What analysts said of it</h2>${reviewList(reviews, visit.now)}${reviewForms(shown, reviews, visit)}</section>`,
  }),
});

function facts(shown: ClaimDetail): Html {
  const rows: readonly (readonly [string, unknown])[] = [
    ['Who says it', html`${whoSays(shown)}${shown.speaker_role === null ? '' : html`<div class="quiet">${shown.speaker_role}</div>`}`],
    ['How', shown.attribution_type ?? 'own voice'],
    ['Cue', shown.cue ?? '–'],
    ['Polarity', shown.polarity],
    ['Modality', shown.modality],
    ['Tags', shown.tags.length === 0 ? '–' : shown.tags.map((tag) => html`<a href="${within('/claims', { tag })}">${tag}</a> `)],
    ['Actors', shown.actors.join(', ') || '–'],
    ['Confidence', shown.confidence.toFixed(2)],
    ['Rule', html`<code>${shown.rule}</code> <span class="quiet">version ${shown.version ?? '–'}</span>`],
    ['Place', html`characters ${shown.start_char}–${shown.end_char} of revision ${shown.revision}`],
    [
      'Proof',
      html`<code title="${shown.text_sha256}">${shown.text_sha256.slice(0, 12)}</code> <span class="quiet">SHA-256 of that text</span>`,
    ],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function mentionTable(mentions: readonly MentionRecord[]): Html {
  return table(
    'Mentions in the claim',
    [
      { name: 'Kind', cell: ({ kind }: MentionRecord) => html`<span class="chip ${kind}">${kind}</span>` },
      { name: 'As written', cell: ({ text }) => html`<span class="why">${text}</span>`, onCard: 'head' },
      { name: 'Means', cell: (mention) => describeMention(mention).value },
      {
        name: 'Rests on',
        onCard: 'line',
        cell: (mention) => {
          const { evidence } = describeMention(mention);
          return evidence.length === 0
            ? ''
            : html`<span class="why">${evidence.map(([what, words]) => html`<span class="quiet">${what}</span> ${words}<br>`)}</span>`;
        },
      },
      { name: 'Rule', cell: ({ rule }) => html`<code>${rule}</code>` },
    ],
    mentions,
    'Nothing is marked in this sentence.',
  );
}

function elsewhereTable(elsewhere: readonly SameClaim[]): Html {
  return table(
    'The same claim in other articles',
    [
      { name: 'When', cell: (same: SameClaim) => day(same.reported_at) },
      { name: 'Outlet', cell: (same) => html`${same.outlet} ${same.is_first ? badge('first', 'good') : ''}` },
      { name: 'Sentence', cell: (same) => html`<a href="/claims/${same.claim_id}">${same.text}</a>`, onCard: 'head' },
      { name: 'Same by', cell: (same) => same.basis },
    ],
    elsewhere,
    'No other article has it, in these words or with this figure.',
  );
}

const FIELDS = [
  'speaker',
  'speaker_kind',
  'speaker_role',
  'attribution_type',
  'stance',
  'polarity',
  'modality',
  'tags',
  'elements',
  'element_groups',
  'actors',
];

/** Confirm, reject, fix one field, or take the last verdict back. */
function reviewForms(shown: ClaimDetail, reviews: readonly ReviewLine[], visit: Visit): Html {
  if (!visit.mayChange) return html``;
  const at = `/claims/${shown.claim_id}/review`;
  const verdict = (word: string, label: string) =>
    actionForm(visit, at, html`<input type="hidden" name="verdict" value="${word}"><button class="plain">${label}</button>`);
  return html`<div class="actions">${verdict('confirmed', 'Confirm')}${verdict('rejected', 'Reject')}${
    reviews.length > 0 && reviews[0]?.verdict !== 'retracted' ? verdict('retracted', 'Take back') : ''
  }<details><summary>Fix…</summary>${actionForm(
    visit,
    at,
    html`<input type="hidden" name="verdict" value="fixed">
<label for="field">What is wrong</label> <select id="field" name="field">${FIELDS.map((field) => html`<option value="${field}">${field.replaceAll('_', ' ')}</option>`)}</select>
<label for="value">The right value; lists with commas, empty for none</label> <input id="value" name="value">
<label for="note">Why</label> <input id="note" name="note" maxlength="500">
<button>Fix</button>`,
    { style: 'stacked' },
  )}</details></div>`;
}

function reviewList(reviews: readonly ReviewLine[], now: Date): Html {
  if (reviews.length === 0) return html`<p class="empty">Nobody has looked at it yet.</p>`;
  return html`<ul class="list">${reviews.map(
    (review) =>
      html`<li>${badge(review.verdict, review.verdict === 'rejected' ? 'bad' : 'good')} by ${review.reviewer}, ${timeAgo(review.reviewed_at, now)}${
        review.fix === null ? '' : html` <code>${JSON.stringify(review.fix)}</code>`
      }${review.note === null ? '' : html`<div>${review.note}</div>`}</li>`,
  )}</ul>`;
}

import type { ClaimLine } from '../../store/pages/claims.ts';
import { describeDate } from './date-value.ts';
import { badge } from './health.ts';
import { type Html, html, when } from './html.ts';
import { within } from './link.ts';
import { day } from './time.ts';

/** A claim as lists show it: the sentence, who says it, what is in it. */
export function claimCard(claim: ClaimLine, options: { readonly isInArticle?: boolean; readonly why?: Html } = {}): Html {
  return html`<article class="claim" id="c${claim.claim_id}">
<p class="sentence"><a href="${options.isInArticle ? `#t${claim.claim_id}` : `/claims/${claim.claim_id}`}">${claim.text}</a></p>
<p class="quiet">${whoSays(claim)}${options.isInArticle ? '' : html` · <a href="/articles/${claim.article_id}#t${claim.claim_id}" title="${claim.article_title ?? ''}">${claim.outlet} · ${day(claim.reported_at)}</a>`}${when(
    claim.carried_by > 1,
    () => html` · <a href="/claims/${claim.claim_id}#elsewhere">${claim.carried_by} outlets</a>`,
  )}${options.isInArticle ? html` · <a href="/claims/${claim.claim_id}">claim ${claim.claim_id}</a>` : ''}</p>
<p class="chips">${contentOf(claim)}</p>${options.why ?? ''}
</article>`;
}

/** Who is given for the words; the outlet itself where nobody is. */
export function whoSays(claim: Pick<ClaimLine, 'speaker' | 'stance' | 'attribution_type' | 'outlet'>): Html {
  if (claim.attribution_type === null) return html`in its own voice`;
  if (claim.speaker === null) return html`a source that is not named`;
  return html`<a href="${within('/claims', { speaker: claim.speaker })}">${claim.speaker}</a>${claim.stance === null ? '' : ` ${claim.stance}`}`;
}

function contentOf(claim: ClaimLine): Html {
  return html`${[...claim.elements, ...claim.element_groups].map((element) => html`<a class="chip element" href="${within('/claims', { element })}">${element}</a> `)}${claim.figures.map(
    (figure) => html`<span class="chip percentage">${figure}</span> `,
  )}${claim.dates.map((date) => html`<span class="chip date" title="${date}">${describeDate(date)}</span> `)}${claim.tags.map(
    (tag) => html`<a class="chip" href="${within('/claims', { tag })}">${tag}</a> `,
  )}${claim.polarity === 'negated' ? badge('negated', 'warn') : ''} ${claim.modality === 'asserted' ? '' : badge(claim.modality)} ${
    claim.review === null ? '' : badge(claim.review, 'good')
  }`;
}

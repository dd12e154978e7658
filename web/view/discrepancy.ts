import type { DiscrepancyPair } from '../../store/pages/elements.ts';
import { type Html, html } from './html.ts';
import { within } from './link.ts';
import { describeMeasure } from './measure.ts';
import { day } from './time.ts';

/** Two sentences that cannot both be true, side by side, the earlier one first; headed as a part of its page, or of a section of it. */
export function discrepancyCard(pair: DiscrepancyPair, options: { readonly isInSection?: boolean } = {}): Html {
  const element = pair.measure.split('|')[1] ?? '';
  return html`<article class="pair">
${options.isInSection ? html`<h3>${describeMeasure(pair.measure)}</h3>` : html`<h2>${describeMeasure(pair.measure)}</h2>`}
<p class="quiet">For ${pair.period_from} to ${dayBefore(pair.period_to)}${pair.period_is_stated ? '' : ', which not both of them name'} · <a href="${within(`/elements/${encodeURIComponent(element)}`, { measure: pair.measure })}">all figures of this measure</a></p>
<div class="columns">
${side(pair.earlier_figure, pair.earlier_claim_text, pair.earlier_claim_id, pair.earlier_outlet, pair.earlier_speaker, pair.earlier_reported_at)}
${side(pair.figure, pair.claim_text, pair.claim_id, pair.outlet, pair.speaker, pair.reported_at)}
</div></article>`;
}

function side(figure: string, text: string, claimId: number, outlet: string, speaker: string | null, at: Date): Html {
  return html`<section><p class="figure">${figure}</p><blockquote class="context"><a href="/claims/${claimId}">${text}</a></blockquote><p class="quiet">${outlet}, ${day(at)}${speaker === null ? '' : html`, <a href="${within('/speaker', { name: speaker })}">${speaker}</a>`}</p></section>`;
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

import type { Explanation } from '../../extract/explain.ts';
import { type ArticleDetail, articleDetail, claimsOfArticle, mentionsOfArticle, type PlacedClaim } from '../../store/pages/articles.ts';
import type { MentionRecord } from '../../store/read-claims.ts';
import { definePage, PageError } from '../define-page.ts';
import { explainArticle, type Reasons, reasonKey } from '../explain-article.ts';
import { claimCard } from '../view/claim-card.ts';
import { badge } from '../view/health.ts';
import { type Html, html, when } from '../view/html.ts';
import { outside, within } from '../view/link.ts';
import { type Mark, markText } from '../view/mark-text.ts';
import { describeMention } from '../view/mention.ts';
import { countOf, showBytes } from '../view/number.ts';
import { claimReasons, evidenceWords, lossesOf, lossWords } from '../view/reasons.ts';
import { day, timeAgo } from '../view/time.ts';

interface ArticlePage {
  readonly article: ArticleDetail;
  readonly mentions: readonly (MentionRecord & Explained)[];
  readonly claims: readonly (PlacedClaim & Explained)[];
  /** What was considered, and refused for the sake of no other mention. */
  readonly refused: Reasons['refused'];
}

/** Absent where the rules in force would not find it, and in a text too long to be read once more. */
interface Explained {
  readonly explanation?: Explanation;
}

/** One article: its text with what was found in it, its claims beside it, and how it was read. */
export const article = definePage<ArticlePage>({
  path: '/articles/:id{[0-9]{1,9}}',
  read: async ({ database, instance, part }) => {
    const id = Number(part('id'));
    const [found, mentions, claims] = await Promise.all([
      articleDetail(database, id),
      mentionsOfArticle(database, id),
      claimsOfArticle(database, id),
    ]);
    if (!found) throw new PageError(404, 'no-such-article', `There is no article ${id} whose text has been read.`);
    const { of, refused } = explainArticle(found, instance.operations.lexicon?.() ?? null);
    const explain = <Found extends { start_char: number; end_char: number }>(each: Found, kind: string): Found & Explained => {
      const explanation = of.get(reasonKey(kind, each.start_char, each.end_char));
      return explanation ? { ...each, explanation } : each;
    };
    return {
      article: found,
      mentions: mentions.map((mention) => explain(mention, mention.kind)),
      claims: claims.map((claim) => explain(claim, 'claim')),
      refused,
    };
  },
  rows: ({ mentions }) => mentions.map(({ explanation: _, ...mention }) => mention),
  show: ({ article: shown, mentions, claims, refused }, { now }) => ({
    title: shown.title ?? 'Untitled',
    main: html`<p class="path"><a href="/articles">Articles</a></p>
<h1>${shown.title ?? 'Untitled'}</h1>
<p class="lead"><a href="${within('/articles', { outlet: shown.outlet })}">${shown.outlet}</a>${shown.author === null ? '' : ` · ${shown.author}`} · ${day(shown.published_at ?? shown.reported_at)} · ${outside(shown.url, 'the page itself')}</p>
${notes(shown, now)}
<p class="legend" aria-label="Legend">${[...new Set(mentions.map(({ kind }) => kind))].sort().map((kind) => html`<span class="chip ${kind}">${kind}</span> `)}<span class="quiet">Point at a mark, or reach it with the tab key, to see its value, what it rests on, its rule and what gave way to it.</span></p>
<div class="withside wideside">
<section class="prose" aria-label="Text" lang="${shown.language ?? 'und'}">${markText(shown.text, marksOf(mentions, claims))}</section>
<aside aria-labelledby="claims"><h2 id="claims">${countOf(claims.length, 'claim')}</h2>${
      claims.length === 0
        ? html`<p class="empty">No sentence of it holds an element, a figure or a quotation.</p>`
        : claims.map((claim) =>
            claimCard(claim, { isInArticle: true, ...(claim.explanation ? { why: claimReasons(claim.explanation, claim) } : {}) }),
          )
    }</aside>
</div>
${howItWasRead(shown, refused)}`,
  }),
});

function notes(shown: ArticleDetail, now: Date): Html {
  return html`<p class="quiet">Read ${timeAgo(shown.first_seen_at, now)}, fetched last ${timeAgo(shown.last_fetched_at, now)}. ${
    shown.revisions > 1
      ? html`<a href="/articles/${shown.article_id}/revisions">It was edited: ${countOf(shown.revisions, 'revision')} side by side</a>.`
      : 'It has not been edited since.'
  } ${when(
    shown.copy_of_article_id !== null,
    () => html`${badge('copy')} It repeats most of <a href="/articles/${shown.copy_of_article_id}">an earlier article</a>.`,
  )}</p>`;
}

/** Claims enclose what is in them; a claim and a mention may cross. */
function marksOf(mentions: ArticlePage['mentions'], claims: readonly PlacedClaim[]): Mark[] {
  return [
    ...claims.map(({ claim_id: id, start_char: start, end_char: end }) => ({
      start,
      end,
      wrap: (piece: Html, isFirst: boolean) => html`<span class="claimed"${isFirst ? html` id="t${id}"` : ''}>${piece}</span>`,
    })),
    ...mentions.map((mention) => ({
      start: mention.start_char,
      end: mention.end_char,
      wrap: (piece: Html, isFirst: boolean) =>
        isFirst
          ? html`<mark class="${mention.kind}" tabindex="0" aria-describedby="m${mention.mention_id}">${piece}${tip(mention)}</mark>`
          : html`<mark class="${mention.kind}">${piece}</mark>`,
    })),
  ];
}

function tip(mention: MentionRecord & Explained): Html {
  const { explanation } = mention;
  const { value, evidence: stored } = describeMention(mention);
  const evidence = explanation ? evidenceWords(explanation, { text: mention.text, stored }) : stored;
  return html`<span class="tip" role="tooltip" id="m${mention.mention_id}"><strong>${mention.kind}</strong> ${value}${evidence.map(
    ([what, words]) => html`<br><span class="quiet">${what}</span> ${words}`,
  )}<br><span class="quiet">rule</span> <code>${mention.rule}</code>${explanation ? lossesOf(explanation) : ''}</span>`;
}

/** What might have been found in the text and was not. */
function refusals(refused: Reasons['refused']): Html {
  return when(
    refused.length > 0,
    () =>
      html`<details><summary>${countOf(refused.length, 'reading')} considered and refused</summary><ul class="list">${refused.slice(0, 100).map((loss) => html`<li>${lossWords(loss)}</li>`)}</ul></details>`,
  );
}

const FIELDS = [
  ['title', 'Title'],
  ['author', 'Author'],
  ['published', 'Date'],
  ['modified', 'Change'],
  ['language', 'Language'],
  ['outlet', 'Outlet'],
  ['url', 'Address'],
] as const;

function howItWasRead(shown: ArticleDetail, refused: Reasons['refused']): Html {
  return html`<section aria-labelledby="reading"><h2 id="reading">How it was read</h2>
<dl class="facts">${FIELDS.map(([field, name]) => html`<div><dt>${name} came from</dt><dd>${shown.sources[field] ?? html`<span class="quiet">nowhere</span>`}</dd></div>`)}
<div><dt>Charset</dt><dd>${shown.charset ?? '–'} <span class="quiet">${shown.charset_rule ?? ''}</span></dd></div>
<div><dt>Body</dt><dd>${showBytes(shown.body_bytes)} <span class="quiet">${shown.content_type ?? ''}</span></dd></div>
<div><dt>Text</dt><dd><code title="${shown.text_sha256}">${shown.text_sha256.slice(0, 12)}</code> <span class="quiet">SHA-256</span></dd></div></dl>
<details><summary>${countOf(shown.repairs.length, 'repair')} of broken letters</summary>${
    shown.repairs.length === 0
      ? html`<p class="quiet">Nothing had to be repaired.</p>`
      : html`<ul class="list">${shown.repairs.slice(0, 200).map(({ before, after, decoder }) => html`<li><del>${before ?? ''}</del> → <ins>${after ?? ''}</ins> <span class="quiet">${decoder ?? ''}</span></li>`)}</ul>`
  }</details>
<details><summary>${countOf(shown.furniture.length, 'line')} of page furniture cut</summary><ul class="list">${shown.furniture.slice(0, 300).map((line) => html`<li>${line}</li>`)}</ul></details>
${when(
  shown.defects.length > 0,
  () =>
    html`<details><summary>${countOf(shown.defects.length, 'defect')} read past</summary><ul class="list">${shown.defects.map((defect) => html`<li>${defect}</li>`)}</ul></details>`,
)}${refusals(refused)}</section>`;
}

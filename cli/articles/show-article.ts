import { hasRules } from '../../extract/extract-claims.ts';
import type { OperationOutput } from '../../workers/operations/index.ts';
import { cardOf } from '../claims/show-claims.ts';
import type { Jsonified } from '../instance.ts';
import { colours, printable, writeFields, writeLine, writeRows } from '../terminal/output.ts';
import { say } from '../terminal/progress.ts';
import { showClaim } from '../terminal/show-claim.ts';
import { countOf, showBytes, showTime } from '../terminal/show-value.ts';

type ArticleRow = Jsonified<OperationOutput<'articles.list'>>[number];
type ArticleDetails = Jsonified<OperationOutput<'articles.show'>>;
type Revision = ArticleDetails['revision_list'][number];

/** Prints articles as a table. */
export async function tableOfArticles(rows: readonly ArticleRow[], columns: readonly string[], limit: number): Promise<void> {
  if (rows.length === 0)
    return say('No article fits. Without filters, `assay articles list` shows all; `assay status` tells what is still waiting.');
  await writeRows(
    rows.map((row) => ({ ...row, reported_at: row.reported_at.slice(0, 10) })),
    columns,
    {},
  );
  say(
    `${countOf(rows.length, 'article')}${rows.length === limit ? '; there may be more: --limit' : ''}. One of them: assay articles show ${rows[0]?.article_id}`,
  );
}

/** Prints one article: what was read of it and how, its revisions, and what is asked for besides. */
export async function showArticle(
  article: ArticleDetails,
  options: { readonly claims?: boolean; readonly revisions?: boolean; readonly text?: boolean },
): Promise<void> {
  const current = article.revision_list.find(({ is_current: isCurrent }) => isCurrent);
  await writeLine(colours.bold(printable(article.title ?? 'No title')));
  await writeFields([
    ['article_id', article.article_id],
    ['outlet', article.outlet],
    ['author', article.author],
    ['url', article.url],
    ['published', publishedOf(article, current)],
    ['first seen', showTime(article.first_seen_at)],
    ['last fetched', showTime(article.last_fetched_at)],
    ['language', article.language],
    ['text', `${countOf(article.characters, 'character')}, ${countOf(article.claims, 'claim')}`],
    ...(current ? readingOf(current, article.url) : []),
  ]);
  if (!hasRules(article.language))
    await writeLine(
      colours.yellow(`\nThere are no rules for the language "${article.language}": the text is stored, and no claims are made of it.`),
    );
  if (options.revisions || article.revision_list.length > 1) await showRevisions(article.revision_list);
  if (article.change_list) await showChanges(article.change_list, article.revision_list);
  if (options.text) await writeLine(`\n${printable(article.text)}`);
  if (article.claim_list) {
    await writeLine('');
    for (const claim of article.claim_list) await showClaim(cardOf(claim, false));
  }
  if (!options.revisions && article.revision_list.length > 1) say(`What was edited: assay articles show ${article.article_id} --revisions`);
  if (!options.claims && article.claims > 0) say(`Its claims: assay articles show ${article.article_id} --claims`);
}

function publishedOf(article: ArticleDetails, current: Revision | undefined): string {
  if (!current?.published) return `not stated; reported_at is when it was fetched, ${article.reported_at}`;
  return `${current.published}${current.published_source ? ` (stated by the ${current.published_source})` : ''}`;
}

/** How a page became text. */
function readingOf(revision: Revision, url: string): (readonly [string, unknown])[] {
  const bytes = revision.body_bytes === null ? null : showBytes(revision.body_bytes);
  const charset = revision.charset ? `${revision.charset}${revision.charset_rule ? ` (decided by: ${revision.charset_rule})` : ''}` : null;
  return [
    ['page', [revision.content_type, bytes].filter(Boolean).join(', ')],
    ['fetched from', revision.final_url === url ? null : revision.final_url],
    ['charset', charset],
    ['repairs', revision.repairs.length > 0 ? `${countOf(revision.repairs.length, 'stretch')} of broken characters` : 'none'],
    ['cut', revision.furniture.length > 0 ? `${countOf(revision.furniture.length, 'line')} of navigation and the like` : 'nothing'],
    ['defects', revision.defects],
  ];
}

async function showRevisions(revisions: readonly Revision[]): Promise<void> {
  await writeLine('');
  const rows = revisions.map((revision) => ({
    revision: `${revision.revision}${revision.is_current ? ' (current)' : ''}`,
    fetched_at: showTime(revision.fetched_at),
    published: revision.published,
    title: revision.title,
    text_sha256: revision.text_sha256.slice(0, 12),
  }));
  await writeRows(rows, ['revision', 'fetched_at', 'published', 'title', 'text_sha256'], {});
}

/** The claims that changed, under the step at which they did: `+` came, `-` went, `-` and `+` for other words. */
async function showChanges(changes: NonNullable<ArticleDetails['change_list']>, revisions: readonly Revision[]): Promise<void> {
  if (changes.length === 0) return writeLine('\nNo claim came, changed or went.');
  const numberOf = new Map(revisions.map(({ revision_id: id, revision }) => [id, revision]));
  let step = '';
  for (const change of changes) {
    const next = `\nFrom revision ${numberOf.get(change.from_revision_id)} to ${numberOf.get(change.to_revision_id)}`;
    if (next !== step) await writeLine(colours.bold(next));
    step = next;
    const before = change.change === 'vanished' ? change.text : change.previous_text;
    if (before !== null) await writeLine(colours.red(printable(`- ${before}`)));
    if (change.change !== 'vanished') await writeLine(colours.green(printable(`+ ${change.text}`)));
  }
}

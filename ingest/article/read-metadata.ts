import type { CheerioAPI } from 'cheerio';
import { chooseAuthor } from './choose-author.ts';
import { choosePublished } from './choose-published.ts';
import { chooseTitle } from './choose-title.ts';
import { collectMarks } from './collect-marks.ts';
import { type Found, firstFound, found } from './found.ts';
import type { Block } from './page-blocks.ts';
import { readCredit } from './read-credit.ts';
import { readLinkedData } from './read-linked-data.ts';
import { firstOf } from './read-metas.ts';

/** The fields of an article that a page states, each with the rule that gave it. */
export interface PageFields {
  readonly title: Found | null;
  readonly author: Found | null;
  readonly published: Found | null;
  /** The time of the last change. */
  readonly modified: Found | null;
  /** The address that the page names as its own. */
  readonly url: Found | null;
  readonly outlet: Found | null;
  readonly language: Found | null;
}

/** What a page says about itself outside the text of its article. */
export interface Metadata {
  readonly fields: PageFields;
  /** The text of the article as JSON-LD has it, often cut short. */
  readonly body: string | null;
  readonly defects: readonly string[];
}

function resolve(address: string | null, base: string | null): string | null {
  if (address === null || address === '') return null;
  try {
    const url = new URL(address, base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function readUrl(candidates: readonly (Found | null)[], base: string | null): Found | null {
  return firstFound(...candidates.map((find) => (find === null ? null : found(resolve(find.value, base), find.rule))));
}

const codeOf = (find: Found | null): Found | null =>
  find === null ? null : found(/^[a-z]{2,3}(?=[-_]|$)/i.exec(find.value.trim())?.[0].toLowerCase(), find.rule);

/**
 * Reads title, author, publication time and the like from a page's markup, in one walk over it.
 *
 * @param blocks - All blocks of the page in order: credits stand near the headline.
 */
export function readMetadata($: CheerioAPI, blocks: readonly Block[], url: string | null): Metadata {
  const marks = collectMarks($);
  const { metas } = marks;
  const linked = readLinkedData(marks.scripts);
  const canonical = readUrl([found(marks.canonical, 'link canonical'), firstOf(metas, 'og:url'), found(linked?.url, 'json-ld')], url);
  const outlet = firstFound(firstOf(metas, 'og:site_name', 'application-name'), found(linked?.publisher, 'json-ld'));
  const address = url ?? canonical?.value ?? null;
  const host = (resolve(address, null) ?? '').replace(/^https?:\/\//, '').split('/')[0] ?? '';
  const title = chooseTitle(marks, linked, { outlet: outlet?.value ?? null, host: host.toLowerCase().replace(/[^a-z0-9]/g, '') });
  const near = readCredit(blocks, title?.value ?? null);
  const languages = [found(marks.language, 'html lang'), firstOf(metas, 'og:locale', 'content-language', 'language')];
  const { published, modified, defects } = choosePublished(marks, linked, { near, url: address ?? '' });
  const fields: PageFields = {
    title,
    author: chooseAuthor(marks, linked, near, outlet?.value ?? null),
    published,
    modified,
    url: canonical,
    outlet,
    language: firstFound(...languages.map(codeOf), codeOf(found(linked?.language, 'json-ld'))),
  };
  return { fields, body: linked?.body ?? null, defects };
}

import type { PageMarks } from './collect-marks.ts';
import { textOf } from './element-text.ts';
import { type Found, firstFound, found } from './found.ts';
import type { PageElement } from './page-blocks.ts';
import type { Credit } from './read-credit.ts';
import { isoDay, readPublished, swapDay } from './read-day.ts';
import type { LinkedData } from './read-linked-data.ts';
import { firstOf, type Metas } from './read-metas.ts';

const NAMES = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'article:published',
  'datepublished',
  'date_published',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'published_date',
  'published-date',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'article.published',
  'article.created',
  'bt:pubdate',
  'date',
  'article_date_original',
  'originalpublicationdate',
  'created',
  'release_date',
  'rnews:datepublished',
];
const ANY_NAME = /^(?:[a-z]+[-._:])?(?:date[-_.]?)?publi(?:sh|shed|cation)[-_.]?(?:date|time|on)?$/;
const MODIFIED_NAMES = [
  'article:modified_time',
  'datemodified',
  'og:updated_time',
  'last-modified',
  'updated',
  'dcterms.modified',
  'dc.date.modified',
];

const DAY_MS = 86_400_000;
/** Within so many days a change is a correction, and the day of publication stays the one that counts. */
const CORRECTION_DAYS = 7;
/** So many days before the stated day a page may show its own: it was moved to another system, or was dated by hand. */
const EARLIER_DAYS = 31;

/** What a page says about when it was published and last changed. */
export interface PublishedTimes {
  readonly published: Found | null;
  readonly modified: Found | null;
  readonly defects: readonly string[];
}

const dayOf = (time: string): string => time.slice(0, 10);
const daysBetween = (from: string, to: string): number => (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / DAY_MS;

function dayOfUrl(url: string): Found | null {
  const match = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url) ?? /\/(20\d{2})(\d{2})(\d{2})(?:[/_-]|$)/.exec(url);
  return match === null ? null : found(isoDay(Number(match[1]), Number(match[2]), Number(match[3])), 'url');
}

/** The days on which clocks of computers begin: a field that was never filled in. */
const EPOCH = /^(?:1970-01-01|1969-12-31)/;

function readFound(find: Found | null): Found | null {
  return find === null || EPOCH.test(find.value) ? null : found(readPublished(find.value), find.rule);
}

const isOfChange = ({ attribs }: PageElement): boolean =>
  /updat|modif/i.test(`${attribs.class ?? ''} ${attribs.itemprop ?? ''}`) && !/publish/i.test(`${attribs.class} ${attribs.itemprop}`);
const isMarked = ({ name, attribs }: PageElement): boolean =>
  /datePublished/i.test(attribs.itemprop ?? '') ||
  (name === 'time' && (attribs.pubdate !== undefined || /(?:^|\s)(?:published|entry-date)(?:\s|$)/.test(attribs.class ?? '')));

/** The first day that one of these elements states, for machines or for readers. */
function readElements(elements: readonly PageElement[], rule: string): Found | null {
  for (const element of elements) {
    const text = textOf(element);
    if (text.length > 120) continue;
    const day = readPublished(element.attribs.datetime ?? element.attribs.content ?? '') ?? readPublished(text);
    if (day !== null) return found(day, rule);
  }
  return null;
}

/** Reads when the page was last changed: as stated in metadata, else as shown. */
function readModified(marks: PageMarks, linked: LinkedData | null, near: Credit): Found | null {
  const stated = [found(linked?.modified, 'json-ld'), ...MODIFIED_NAMES.map((name) => firstOf(marks.metas, name))];
  return firstFound(
    ...stated.map(readFound),
    readElements(marks.dates.filter(isOfChange), 'time-element'),
    found(near.updated, 'headline'),
  );
}

/** What metadata state, as it is written. */
function listStated(metas: Metas, linked: LinkedData | null): Found[] {
  const others = [...metas.keys()].filter((name) => ANY_NAME.test(name));
  const stated = [found(linked?.published, 'json-ld'), ...[...NAMES, ...others].map((name) => firstOf(metas, name))];
  return stated.filter((find) => find !== null);
}

/** A time in UTC may lie on the day before or after the one on which the page was published where it was written. */
const isNextDoor = (stated: string, day: string): boolean => /(?:Z|\+00:00)$/.test(stated) && Math.abs(daysBetween(stated, day)) === 1;

/**
 * Settles on a day where what metadata state and what the page shows differ.
 *
 * What readers see comes first where it can be explained: a time zone, a page that shows the day of its last thorough change, an older
 * page that was moved. Any other day near the headline may be of something else.
 */
function settle(stated: Found, modified: Found | null, shown: string | null, fromUrl: Found | null): Found {
  const day = dayOf(stated.value);
  if (fromUrl !== null && isNextDoor(stated.value, fromUrl.value)) return fromUrl;
  if (shown === null || shown === day || fromUrl?.value === day || swapDay(shown) === day) return stated;
  const visible: Found = { value: shown, rule: 'headline' };
  const later = daysBetween(day, shown);
  const changed = modified === null ? null : dayOf(modified.value);
  if (later < 0) {
    const isBoth = changed !== null && Math.abs(daysBetween(day, changed)) <= 2;
    return isBoth || -later <= EARLIER_DAYS ? visible : stated;
  }
  if (shown === changed) return later > CORRECTION_DAYS ? visible : stated;
  return isNextDoor(stated.value, shown) ? visible : stated;
}

/** Chooses the publication time: as stated in metadata, in the address, near the headline; a time of change only where there is no other. */
export function choosePublished(marks: PageMarks, linked: LinkedData | null, { near, url }: { near: Credit; url: string }): PublishedTimes {
  const modified = readModified(marks, linked, near);
  const fromUrl = dayOfUrl(url);
  const written = listStated(marks.metas, linked);
  const all = written.map(readFound).filter((find) => find !== null);
  const unset = written.find(({ value }) => EPOCH.test(value));
  const defects =
    unset === undefined
      ? []
      : [`the page states ${unset.value.slice(0, 10)} as its day (${unset.rule}): that is no date but an empty field`];
  const [first] = all;
  const shown = near.published ?? near.updated;
  // Where two fields state different days, the one that the page shows is right.
  const stated = all.find(({ value }) => dayOf(value) === shown) ?? first;
  if (stated !== undefined) return { published: settle(stated, modified, near.published, fromUrl), modified, defects };
  const dates = marks.dates.filter((element) => !isOfChange(element));
  return {
    published: firstFound(
      fromUrl,
      readElements(dates.filter(isMarked), 'time-element'),
      found(near.published, 'headline'),
      readElements(dates, 'date-element'),
      modified === null ? null : found(modified.value, `${modified.rule}, of the last change`),
    ),
    modified,
    defects,
  };
}

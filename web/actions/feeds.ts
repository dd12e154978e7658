import { type OperationName, runOperation } from '../../workers/operations/index.ts';
import { type Action, doneAt, type Form, fieldOf } from '../define-action.ts';
import { frameOf, PageError, type Visit } from '../define-page.ts';
import { actionForm } from '../view/form.ts';
import { type Html, html } from '../view/html.ts';
import { layout } from '../view/layout.ts';
import { countOf } from '../view/number.ts';

/** What became of one feed that was to be added. */
interface Added {
  readonly feeds: readonly {
    readonly feed_id: number | null;
    readonly is_new: boolean;
    readonly error: { readonly message: string } | null;
  }[];
}

const run = <Answer>(visit: Visit, name: OperationName, input: unknown): Promise<Answer> =>
  runOperation(visit.instance.operations, name, input) as Promise<Answer>; // the operation of this name answers so

/** Looks at an address and shows what would be followed; nothing is stored. */
const preview: Action = {
  path: '/feeds/preview',
  run: async (visit, form, context) => {
    const typed = fieldOf(form, 'url');
    const url = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
    if (!URL.canParse(url)) throw new PageError(400, 'bad-address', `${typed} is no address of a site or feed.`);
    const main = html`<p class="path"><a href="/feeds">Feeds</a></p><h1>What was found</h1>${await found(visit, url)}`;
    return context.html(layout({ ...frameOf(visit), path: '/feeds', title: 'What was found', twins: [] }, main));
  },
};

async function found(visit: Visit, url: string): Promise<Html> {
  const { discover } = visit.instance;
  if (!discover) return html`<p>It cannot be looked at from here.</p>${followForm(visit, url, 'Follow it all the same')}`;
  try {
    const { feeds, tried } = await discover(url);
    if (feeds.length === 0)
      return html`<p class="verdict warn"><strong>No feed was found at ${url}.</strong> It may have one at an address that its page does not name.</p><ul class="list">${tried.map(({ url: address, reason }) => html`<li>${address} <span class="quiet">${reason}</span></li>`)}</ul>`;
    return html`<p class="lead">Nothing is stored yet.</p>${feeds.map(
      (feed) =>
        html`<section class="card"><h2>${feed.title ?? feed.url}</h2><p class="quiet">${feed.url}</p><p>${countOf(feed.entries, 'entry', 'entries')}${feed.newest === null ? '' : html`, the newest of ${feed.newest}`}${feed.defects.length === 0 ? '' : html`; ${countOf(feed.defects.length, 'defect')} read past`}.</p>${followForm(visit, feed.url, 'Follow this feed')}</section>`,
    )}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return html`<p class="verdict bad"><strong>It could not be had.</strong> ${reason}</p><p>It can be followed all the same, and is tried again by its schedule.</p>${followForm(visit, url, 'Follow it all the same')}`;
  }
}

const followForm = (visit: Visit, url: string, label: string): Html =>
  actionForm(visit, '/feeds/add', html`<input type="hidden" name="url" value="${url}"><button>${label}</button>`);

const add: Action = {
  path: '/feeds/add',
  run: async (visit, form) => {
    const { feeds } = await run<Added>(visit, 'feeds.add', { urls: [fieldOf(form, 'url')] });
    const [feed] = feeds;
    if (!feed || feed.error) throw new PageError(400, 'bad-address', feed?.error?.message ?? 'The feed could not be added.');
    return doneAt(`/feeds/${feed.feed_id}`, feed.is_new ? 'added' : 'known');
  },
};

/** The text or the file of a list in OPML. */
async function listOf(form: Form): Promise<Buffer> {
  const { file } = form;
  if (file instanceof File && file.size > 0) return Buffer.from(await file.arrayBuffer());
  throw new PageError(400, 'no-file', 'Choose a file in OPML: other readers export one.');
}

const importList: Action = {
  path: '/feeds/import',
  run: async (visit, form) => {
    await run(visit, 'feeds.import', { base64: (await listOf(form)).toString('base64') });
    return doneAt('/feeds', 'imported');
  },
};

const FEED = '/feeds/:id{[0-9]{1,9}}';
const idOf = (visit: Visit): number => Number(visit.part('id'));
const here = (visit: Visit, done: string): string => doneAt(`/feeds/${idOf(visit)}`, done);

const pause: Action = {
  path: `${FEED}/pause`,
  run: async (visit, form) => {
    const reason = fieldOf(form, 'reason');
    await run(visit, 'feeds.pause', { feed: idOf(visit), ...(reason === '' ? {} : { reason }) });
    return here(visit, 'paused');
  },
};

const resume: Action = {
  path: `${FEED}/resume`,
  run: async (visit) => {
    await run(visit, 'feeds.resume', { feed: idOf(visit) });
    return here(visit, 'resumed');
  },
};

const refresh: Action = {
  path: `${FEED}/refresh`,
  run: async (visit) => {
    await run(visit, 'feeds.refresh', { feeds: [idOf(visit)] });
    return here(visit, 'refreshed');
  },
};

const edit: Action = {
  path: `${FEED}/edit`,
  run: async (visit, form) => {
    const seconds = (name: string): number | null => (fieldOf(form, name) === '' ? null : Math.round(Number(fieldOf(form, name)) * 60));
    await run(visit, 'feeds.edit', {
      feed: idOf(visit),
      title: fieldOf(form, 'title') || null,
      folder: fieldOf(form, 'folder') || null,
      min_poll_seconds: seconds('min_minutes'),
      max_poll_seconds: seconds('max_minutes'),
    });
    return here(visit, 'edited');
  },
};

const remove: Action = {
  path: `${FEED}/remove`,
  run: async (visit) => {
    await run(visit, 'feeds.remove', { feed: idOf(visit) });
    return doneAt('/feeds', 'removed');
  },
};

/** What operators do to feeds. */
export const FEED_ACTIONS: readonly Action[] = [preview, add, importList, pause, resume, refresh, edit, remove];

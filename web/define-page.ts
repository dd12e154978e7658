import type { Context, Hono } from 'hono';
import type { Database } from '../store/database.ts';
import type { Discovery } from '../workers/discover-feeds.ts';
import type { OperationContext } from '../workers/operations/operation.ts';
import type { Queues } from '../workers/queues.ts';
import { DONE } from './view/done.ts';
import type { Html } from './view/html.ts';
import { layout } from './view/layout.ts';
import { type Row, writeCsv } from './write-csv.ts';

/** What a server answers from; null until the instance has started. */
export interface Instance {
  readonly operations: OperationContext;
  /** The numbers of this process, as Prometheus reads them. */
  readonly metrics?: { readonly contentType: string; render(): Promise<string> };
  /** Absent where a server stands beside no queue. */
  readonly queues?: Queues;
  /** Looks for the feeds of a site; absent where nothing is fetched. */
  readonly discover?: (url: string) => Promise<Discovery>;
  /** What stands in the way of doing work; null when nothing does. */
  readonly trouble: () => Promise<string | null>;
}

/** Readers look, operators also change. */
export type AccessRole = 'reader' | 'operator';

/** Who asks; null where nobody has to log in. */
export interface Visitor {
  readonly user: { readonly name: string; readonly role: AccessRole } | null;
  /** What a form must send back, so that no other site can send it. */
  readonly csrf: string;
}

/** One request for a page. */
export interface Visit extends Visitor {
  readonly instance: Instance;
  readonly database: Database;
  readonly now: Date;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The form in which data is asked for; null for the page itself. */
  readonly twin: string | null;
  /** A part of the path by its name. */
  readonly part: (name: string) => string;
  /** Whether the visitor may change things. */
  readonly mayChange: boolean;
}

/** A page as people see it. */
export interface Shown {
  readonly title: string;
  readonly main: Html;
}

/** A page: the data, how it is shown, and its rows where it is a table. */
export interface Page<Data extends object> {
  readonly path: string;
  readonly read: (visit: Visit) => Promise<Data>;
  readonly show: (data: Data, visit: Visit) => Shown;
  /** The rows of the CSV twin; without it there is none. */
  readonly rows?: (data: Data) => readonly Row[];
}

/** A page, ready to be served. */
export interface ServedPage {
  readonly path: string;
  readonly answer: (context: Context, visit: Visit) => Promise<Response>;
}

/** Something that a page cannot show: its status, and why in words. */
export class PageError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 503;
  readonly code: string;

  constructor(status: PageError['status'], code: string, message: string) {
    super(message);
    this.name = 'PageError';
    this.status = status;
    this.code = code;
  }
}

/** Declares a page: its address with `.json` gives the data, with `.csv` its rows. */
export function definePage<Data extends object>(page: Page<Data>): ServedPage {
  return {
    path: page.path,
    answer: async (context, visit) => {
      const data = await page.read(visit);
      const { twin } = visit;
      if (twin === 'json') return context.json(data);
      if (twin === 'csv') {
        if (!page.rows) throw new PageError(404, 'not-found', 'This page is no table and has no CSV; its data is there as JSON.');
        const name = visit.path.slice(1).replaceAll('/', '-') || 'overview';
        return context.body(writeCsv(page.rows(data)), 200, {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${name.replace(/[^\w-]/g, '_')}.csv"`,
        });
      }
      const { title, main } = page.show(data, visit);
      return context.html(layout({ ...frameOf(visit), title, twins: twinsOf(visit, page.rows !== undefined) }, main));
    },
  };
}

/** What of the frame follows from the visit alone. */
export function frameOf({ path, user, csrf, query }: Visit): Omit<Parameters<typeof layout>[0], 'title' | 'twins'> {
  return { path, user, csrf, done: DONE[query.get('done') ?? ''] ?? null };
}

const TWIN = /\.(json|csv)$/;

/** The path of a page without the ending that asks for its data. */
export const pagePath = (url: string): string => {
  const { pathname } = new URL(url);
  // The board of jobs has files of its own, with any ending.
  if (pathname.startsWith('/jobs/')) return pathname;
  const path = pathname.replace(TWIN, '');
  return path === '/overview' ? '/' : path;
};

/** The form in which data is asked for; null for the page itself. */
export const twinOf = (url: string): string | null => TWIN.exec(new URL(url).pathname)?.[1] ?? null;

function twinsOf({ path, query }: Visit, hasRows: boolean): { label: string; address: string }[] {
  const given = new URLSearchParams(query);
  given.delete('done');
  const search = given.size === 0 ? '' : `?${given}`;
  const address = (ending: string) => `${path === '/' ? '/overview' : path}.${ending}${search}`;
  return [{ label: 'JSON', address: address('json') }, ...(hasRows ? [{ label: 'CSV', address: address('csv') }] : [])];
}

/** Serves pages; `visitOf` tells who asks, or refuses. */
export function servePages(app: Hono, pages: readonly ServedPage[], visitOf: (context: Context) => Visit): void {
  for (const page of pages) app.get(page.path, (context) => page.answer(context, visitOf(context)));
}

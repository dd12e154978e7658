import type { Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { PageError } from '../define-page.ts';
import { type Html, html, when } from '../view/html.ts';
import { layout } from '../view/layout.ts';
import { type Access, COOKIE } from './open-access.ts';
import { SESSION_MS } from './sessions.ts';

/** Serves the pages to log in and out. */
export function serveLogin(app: Hono, access: Access): void {
  app.get('/login', (context) => context.html(loginPage(safeNext(context.req.query('next')), false)));
  app.post('/login', async (context) => {
    // There is no session yet to tie a form to: where the request comes from has to do.
    const origin = context.req.header('origin');
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== context.req.header('host')))
      throw new PageError(403, 'not-own-form', 'This form was not sent by this page.');
    const form = await context.req.parseBody();
    const next = safeNext(form.next);
    const session = await access.logIn(context, String(form.name ?? '').trim(), String(form.password ?? ''));
    if (session === null) return context.html(loginPage(next, true), 401);
    setCookie(context, COOKIE, session, { ...cookie(context), maxAge: SESSION_MS / 1000 });
    return context.redirect(next, 303);
  });
  app.post('/logout', (context) => {
    deleteCookie(context, COOKIE, cookie(context));
    return context.redirect('/login', 303);
  });
}

/** Out of reach of scripts and of other sites; behind a proxy that encrypts, never sent without encryption. */
const cookie = (context: Context) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: context.req.header('x-forwarded-proto') === 'https' }) as const;

/** A path of this server and nothing else: another one could be that of a stranger. */
function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])[^\u0000-\u0020\\]*$/.test(next) ? next : '/';
}

function loginPage(next: string, wasWrong: boolean): Html {
  return layout(
    { title: 'Log in', path: '/login', twins: [], user: null, csrf: '', done: null },
    html`<h1>Log in</h1>
${when(wasWrong, () => html`<p class="verdict bad" role="alert">Name and password do not fit.</p>`)}
<form class="stacked" method="post" action="/login">
<input type="hidden" name="next" value="${next}">
<label for="name">Name</label> <input id="name" name="name" autocomplete="username" autofocus>
<label for="password">Password</label> <input id="password" name="password" type="password" autocomplete="current-password" required>
<p class="quiet">With the token of the server: leave the name empty and put the token for the password.</p>
<button>Log in</button></form>`,
  );
}

import { type Html, html, NOTHING, when } from './html.ts';

/** What stands around every page. */
export interface Frame {
  readonly title: string;
  /** The path of the page, for the place in the menu and the twins; null for a page that has none. */
  readonly path: string;
  readonly twins: readonly { readonly label: string; readonly address: string }[];
  /** Who is logged in; null where nobody has to be. */
  readonly user: { readonly name: string; readonly role: string } | null;
  readonly csrf: string;
  /** What was just done, in words. */
  readonly done: string | null;
}

const MENU = [
  ['', [['/', 'Overview']]],
  [
    'Read',
    [
      ['/claims', 'Claims'],
      ['/articles', 'Articles'],
      ['/elements', 'Elements'],
      ['/speakers', 'Speakers'],
      ['/discrepancies', 'Discrepancies'],
      ['/deadlines', 'Deadlines'],
      ['/sql', 'SQL'],
    ],
  ],
  [
    'Run',
    [
      ['/feeds', 'Feeds'],
      ['/failures', 'Failures'],
      ['/jobs', 'Jobs'],
    ],
  ],
] as const;

const isWithin = (path: string, address: string): boolean =>
  address === '/' ? path === '/' : path === address || path.startsWith(`${address}/`);

function menu(path: string): Html {
  return html`<nav aria-label="Main">${MENU.map(
    ([group, links]) =>
      html`${group === '' ? NOTHING : html`<span class="group" aria-hidden="true">${group}</span>`}<ul>${links.map(
        ([address, label]) =>
          html`<li><a href="${address}"${isWithin(path, address) ? html` aria-current="page"` : NOTHING}>${label}</a></li>`,
      )}</ul>`,
  )}</nav>`;
}

function account({ user, csrf }: Frame): Html {
  return when(
    user,
    () => html`<form class="account" method="post" action="/logout"><input type="hidden" name="csrf" value="${csrf}">
<span>${user?.name} <span class="quiet">${user?.role}</span></span> <button class="plain">Log out</button></form>`,
  );
}

/** A whole document around the main part of a page. */
export function layout(frame: Frame, main: unknown): Html {
  const { title, path, twins, done } = frame;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Assay</title>
<link rel="stylesheet" href="/assets/dashboard.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="side"><a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="22" height="22"> Assay</a>${path === '/login' ? NOTHING : menu(path)}${account(frame)}</header>
<main id="main" tabindex="-1">
${when(done, () => html`<p class="done" role="status">${done}</p>`)}
${main}
${when(
  twins.length > 0,
  () =>
    html`<footer class="twins"><span>This page as data:</span> ${twins.map(({ label, address }) => html`<a href="${address}">${label}</a> `)}</footer>`,
)}
</main>
</body>
</html>`;
}

import { randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { PageError, type Visitor } from '../define-page.ts';
import { isSame } from '../operations.ts';
import { type Attempts, openAttempts } from './limit-attempts.ts';
import { csrfOf, readSession, writeSession } from './sessions.ts';
import { AccessError, digestPassword, isPassword, readUsers, type User } from './users.ts';

/** Who may use the dashboard, as it is configured. */
export interface AccessOptions {
  readonly host: string;
  /** A word that lets a program or an operator in; null for none. */
  readonly accessToken?: string | null;
  /** Users as `assay password` writes them; null for none. */
  readonly users?: string | null;
}

/** Decides who may do what. */
export interface Access {
  /** Whether somebody has to log in. */
  readonly needsLogin: boolean;
  /** Who asks; null when somebody would have to log in first. */
  visitor(context: Context): Visitor | null;
  /** Whether a request was made by the page that it claims to be from. */
  isOwnForm(context: Context, visitor: Visitor, csrf: unknown): boolean;
  /** Whether the request names this server, and not one that a stranger's name leads to. */
  isOwnHost(context: Context): boolean;
  /** The session of whoever knows the password of a name, or the token without a name; null for a wrong one. */
  logIn(context: Context, name: string, password: string): Promise<string | null>;
}

/** The name of the cookie that holds a session. */
export const COOKIE = 'assay-session';
/** Whoever logs in by the token has this name. */
const TOKEN_USER = 'operator';

/** Whether an address is reached from this machine alone. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/**
 * Reads who may use the dashboard. On loopback nobody has to log in, unless users or a token are set.
 *
 * @throws {AccessError} `no-login` when it would be open to everybody.
 */
export function openAccess({ host, accessToken = null, users: text = null }: AccessOptions): Access {
  const named = text === null ? [] : readUsers(text);
  const byToken: User[] = accessToken === null ? [] : [{ name: TOKEN_USER, role: 'operator', password: accessToken }];
  const users = [...named, ...byToken];
  const needsLogin = users.length > 0;
  if (!needsLogin && !isLoopback(host))
    throw new AccessError(
      'no-login',
      `HTTP would be open to everybody at ${host}, for nobody has to log in. Set ASSAY_TOKEN to a long random text or ASSAY_USERS to what \`assay password NAME\` writes, or keep ASSAY_HOST on 127.0.0.1.`,
    );
  const secret = randomBytes(32);
  const attempts = openAttempts();
  const open: Visitor = { user: null, csrf: csrfOf(secret, 'loopback') };
  return {
    needsLogin,
    visitor: (context) => (needsLogin ? visitorOf(context, users, accessToken) : open),
    isOwnForm: (context, visitor, csrf) => isOwn(context) && typeof csrf === 'string' && csrf !== '' && isSame(csrf, visitor.csrf),
    isOwnHost: (context) => needsLogin || isHostOf(context, host),
    logIn: (context, name, password) => logIn({ context, named, byToken, attempts }, name, password),
  };
}

function visitorOf(context: Context, users: readonly User[], accessToken: string | null): Visitor | null {
  const bearer = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  // A program that sends the token has no cookie that a stranger could ride on, so its requests need no form.
  if (bearer !== undefined)
    return accessToken !== null && isSame(bearer, accessToken) ? { user: { name: TOKEN_USER, role: 'operator' }, csrf: BY_TOKEN } : null;
  const session = getCookie(context, COOKIE);
  const user = session === undefined ? null : readSession(session, users, Date.now());
  return user && session ? { user: { name: user.name, role: user.role }, csrf: csrfOf(user.password, session) } : null;
}

/** What stands for a form's secret where a token was sent. */
const BY_TOKEN = 'by-token';

function isOwn(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === context.req.header('host'));
}

function isHostOf(context: Context, host: string): boolean {
  const named = context.req.header('host') ?? '';
  if (!URL.canParse(`http://${named}`)) return false;
  const { hostname } = new URL(`http://${named}`);
  return isLoopback(hostname) || hostname === host || hostname.endsWith('.localhost');
}

interface LogIn {
  readonly context: Context;
  readonly named: readonly User[];
  readonly byToken: readonly User[];
  readonly attempts: Attempts;
}

async function logIn({ context, named, byToken, attempts }: LogIn, name: string, password: string): Promise<string | null> {
  const now = Date.now();
  const address = getConnInfo(context).remote.address ?? '';
  if (!attempts.mayTry(address, name, now))
    throw new PageError(429, 'too-many-attempts', 'Too many attempts. Wait a quarter of an hour and try again.');
  // Counted before it is known, so that many at once are not let through together.
  attempts.failed(address, name, now);
  const user = name === '' ? byToken[0] : named.find((each) => each.name === name);
  const isRight = name === '' ? user !== undefined && isSame(password, user.password) : await knows(user, password);
  if (!user || !isRight) return null;
  attempts.passed(address, name);
  return writeSession(user, now);
}

/** Somebody who is not there takes as long, so that names cannot be found out. */
async function knows(user: User | undefined, password: string): Promise<boolean> {
  if (user) return isPassword(password, user.password);
  await digestPassword(password);
  return false;
}

import { createHash, createHmac } from 'node:crypto';
import { isSame } from '../operations.ts';
import type { User } from './users.ts';

/** How long somebody stays logged in. */
export const SESSION_MS = 12 * 3_600_000;

/**
 * Writes what a browser keeps of a login: name, end and a seal.
 *
 * The seal is made with the user's own digest, so nothing has to be stored: it holds in every process with the same users, and ends when the
 * password is changed or the user removed.
 */
export function writeSession(user: User, now: number): string {
  const content = `${Buffer.from(user.name).toString('base64url')}.${now + SESSION_MS}`;
  return `${content}.${seal(user, content)}`;
}

/** Who a session is of; null when it has ended or was not written here. */
export function readSession(session: string, users: readonly User[], now: number): User | null {
  const [name = '', end = '', mark = ''] = session.split('.');
  const user = users.find((each) => each.name === Buffer.from(name, 'base64url').toString());
  if (!user || !(Number(end) > now)) return null;
  return isSame(mark, seal(user, `${name}.${end}`)) ? user : null;
}

const keyOf = (user: User): Buffer => createHash('sha256').update(`assay session of ${user.name}, ${user.role}, ${user.password}`).digest();
const seal = (user: User, content: string): string => createHmac('sha256', keyOf(user)).update(content).digest('base64url');

/** What the forms of a session must send back. */
export const csrfOf = (secret: string | Buffer, session: string): string =>
  createHmac('sha256', secret).update(`csrf ${session}`).digest('base64url');

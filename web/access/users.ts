import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { AccessRole } from '../define-page.ts';

/** Somebody who may log in. */
export interface User {
  readonly name: string;
  readonly role: AccessRole;
  /** `scrypt`, cost, block size, parallelism, salt and digest, joined by `$`. */
  readonly password: string;
}

/** A setting of access that cannot be used, or is missing where it is needed. */
export class AccessError extends Error {
  readonly code: 'no-login' | 'users-invalid';

  constructor(code: AccessError['code'], message: string) {
    super(message);
    this.name = 'AccessError';
    this.code = code;
  }
}

/** 32 MiB and some tens of milliseconds: dear to whoever guesses, and not to whoever logs in. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const DIGEST_BYTES = 32;
const LINE = /^([\p{L}\p{N}._@-]{1,100}):(reader|operator):(scrypt\$\d+\$\d+\$\d+\$[\w-]{8,}\$[\w-]{16,})$/u;

/**
 * Reads users as `assay password` writes them: `name:role:digest`, apart by white space or commas.
 *
 * @throws {AccessError} `users-invalid`, which never shows a digest.
 */
export function readUsers(text: string): readonly User[] {
  const lines = text.split(/[\s,]+/).filter(Boolean);
  return lines.map((line, i) => {
    const [, name, role, password] = LINE.exec(line) ?? [];
    if (name === undefined || password === undefined || (role !== 'reader' && role !== 'operator'))
      throw new AccessError(
        'users-invalid',
        `ASSAY_USERS: entry ${i + 1} is not of the form name:role:digest, where the role is reader or operator. \`assay password NAME\` writes one.`,
      );
    return { name, role, password };
  });
}

function digestOf(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, DIGEST_BYTES, cost, (error, digest) => (error ? reject(error) : resolve(digest)));
  });
}

/** The digest of a password with a salt of its own. */
export async function digestPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const digest = await digestOf(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), digest.toString('base64url')].join('$');
}

/** Whether a password is the one of a digest. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, N, r, p, salt = '', digest = ''] = kept.split('$');
  const wanted = Buffer.from(digest, 'base64url');
  const given = await digestOf(password, Buffer.from(salt, 'base64url'), { ...COST, N: Number(N), r: Number(r), p: Number(p) });
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

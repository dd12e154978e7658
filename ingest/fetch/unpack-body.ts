import { promisify } from 'node:util';
import zlib, { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';

type Undo = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

/** Node 22.15 and later know zstd; null where this one does not. */
const unzstd: Undo | null =
  'zstdDecompress' in zlib && typeof zlib.zstdDecompress === 'function' ? (promisify(zlib.zstdDecompress) as unknown as Undo) : null; // like all of them

/** Codings that we ask for in `Accept-Encoding`. */
export const ACCEPTED_CODINGS = `gzip, deflate, br${unzstd === null ? '' : ', zstd'}`;

const MAX_CODINGS = 3;
const unzip = promisify(gunzip);
const unflate = promisify(inflate);
const unflateRaw = promisify(inflateRaw);
const unbrotli = promisify(brotliDecompress);

/**
 * Undoes the codings of a body.
 *
 * The limit counts what comes out, so that a small body cannot open into a large one. A body that is cut off gives what
 * there is; one that is not coded although it says so is taken as it is.
 *
 * @returns null when more than `maxBytes` come out.
 * @throws Error when a coding is unknown or its data are damaged.
 */
export async function unpackBody(body: Uint8Array, codings: string | null, maxBytes: number): Promise<Uint8Array | null> {
  const names = (codings ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MAX_CODINGS) throw new Error(`more than ${MAX_CODINGS} content codings`);
  let bytes = body;
  for (const name of names.reverse()) {
    try {
      bytes = await undo(name, bytes, maxBytes);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return null;
      throw error;
    }
  }
  return bytes.length > maxBytes ? null : bytes;
}

async function undo(coding: string, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const [first = 0, second = 0] = bytes;
  const limits = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
  if (bytes.length === 0) return bytes;
  if (coding === 'gzip' || coding === 'x-gzip') return first === 0x1f && second === 0x8b ? unzip(bytes, limits) : bytes;
  // "deflate" means the zlib format, but some servers send what the name says.
  if (coding === 'deflate')
    return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? unflate(bytes, limits) : unflateRaw(bytes, limits);
  if (coding === 'br') return unbrotli(bytes, { maxOutputLength: maxBytes, finishFlush: constants.BROTLI_OPERATION_FLUSH });
  if (coding === 'zstd' && unzstd !== null) return unzstd(bytes, { maxOutputLength: maxBytes });
  throw new Error(`unknown content coding ${coding.slice(0, 30)}`);
}

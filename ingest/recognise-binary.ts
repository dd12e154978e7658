/** Files that are often served in place of an article, and how they start. */
const SIGNATURES: readonly (readonly [name: string, signature: string, at?: number])[] = [
  ['PDF document', '%PDF-'],
  ['PNG image', '\x89PNG'],
  ['JPEG image', '\xff\xd8\xff'],
  ['GIF image', 'GIF8'],
  ['WebP image', 'WEBP', 8],
  ['TIFF image', 'II*\x00'],
  ['TIFF image', 'MM\x00*'],
  ['Windows icon', '\x00\x00\x01\x00'],
  ['AVIF, HEIC or MP4 file', 'ftyp', 4],
  ['ZIP archive or office document', 'PK\x03\x04'],
  ['ZIP archive', 'PK\x05\x06'],
  ['gzip archive', '\x1f\x8b'],
  ['bzip2 archive', 'BZh'],
  ['7-Zip archive', '7z\xbc\xaf\x27\x1c'],
  ['xz archive', '\xfd7zXZ\x00'],
  ['Zstandard archive', '\x28\xb5\x2f\xfd'],
  ['RAR archive', 'Rar!\x1a\x07'],
  ['tar archive', 'ustar', 257],
  ['old office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['RTF document', '{\\rtf'],
  ['PostScript document', '%!PS'],
  ['MP3 audio', 'ID3'],
  ['Ogg media', 'OggS'],
  ['RIFF media', 'RIFF'],
  ['FLAC audio', 'fLaC'],
  ['Matroska or WebM video', '\x1a\x45\xdf\xa3'],
  ['font', 'wOF'],
  ['ELF program', '\x7fELF'],
  ['WebAssembly module', '\x00asm'],
  ['SQLite database', 'SQLite format 3\x00'],
];

function startsLike(bytes: Uint8Array, signature: string, at: number): boolean {
  for (let index = 0; index < signature.length; index += 1) {
    if (bytes[at + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

/** Control bytes that text has none of; zeros are left to the shape of UTF-16. */
function shareOfControls(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, 4096);
  let controls = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) controls += 1;
  }
  return length === 0 ? 0 : controls / length;
}

/**
 * What a body is when it cannot be an article.
 *
 * @param isWide - True where the bytes have the shape of UTF-16 or UTF-32, whose zeros are no sign of a binary file.
 * @returns A name for people ("PDF document"), or null for a body that may be text.
 */
export function recogniseBinary(bytes: Uint8Array, isWide: boolean): string | null {
  for (const [name, signature, at = 0] of SIGNATURES) {
    if (startsLike(bytes, signature, at)) return name;
  }
  return !isWide && shareOfControls(bytes) > 0.1 ? 'binary file' : null;
}

import { numbers } from '../growing-site.ts';

/** How much longer than in `npm test` inputs are mutated: FUZZ=100 takes minutes. */
export const TIMES = Number(process.env.FUZZ ?? 1);
/** Another one every time that it is asked for: FUZZ_SEED=7. It is named in what fails. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20);

/** Bytes that parsers, decoders and encodings look for. */
const TELLING = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '\\',
  '\0',
  '\r\n',
  ']]>',
  '<!--',
  '<![CDATA[',
  '&#0;',
  '&#x10ffff;',
  '__proto__',
  '%00',
  '{',
  '}',
]
  .map((text) => Buffer.from(text))
  .concat([
    Buffer.of(0xff, 0xfe),
    Buffer.of(0xef, 0xbb, 0xbf),
    Buffer.of(0xc3),
    Buffer.of(0xed, 0xa0, 0x80),
    Buffer.of(0xf4, 0x90, 0x80, 0x80),
  ]);

type Random = () => number;
const below = (random: Random, end: number): number => Math.floor(random() * end);
const put = (bytes: Buffer, at: number, what: Uint8Array, instead = 0): Buffer =>
  Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at + instead)]);

const CHANGES: readonly ((bytes: Buffer, at: number, random: Random) => Buffer)[] = [
  (bytes, at, random) => put(bytes, at, Buffer.of(below(random, 256)), 1),
  (bytes, at, random) => put(bytes, at, Buffer.of((bytes[at] ?? 0) ^ (1 << below(random, 8))), 1),
  (bytes, at, random) => put(bytes, at, TELLING[below(random, TELLING.length)] ?? Buffer.alloc(0)),
  (bytes, at, random) => put(bytes, at, Buffer.alloc(0), below(random, 60)),
  (bytes, at, random) => put(bytes, at, bytes.subarray(below(random, bytes.length), at)),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at, random) => put(bytes, at, Buffer.alloc(below(random, 400), bytes.subarray(at, at + 3).toString('latin1') || '<')),
];

/** Inputs with one to eight changes of their bytes each: the same ones for the same seed. */
export function* mutants(seeds: readonly Uint8Array[], count: number): Generator<Buffer> {
  const random = numbers(SEED);
  for (let made = 0; made < count * TIMES; made += 1) {
    let bytes: Buffer = Buffer.from(seeds[made % seeds.length] ?? []);
    for (let changes = 1 + below(random, 8); changes > 0; changes -= 1) {
      const change = CHANGES[below(random, CHANGES.length)];
      bytes = change?.(bytes, below(random, bytes.length + 1), random) ?? bytes;
    }
    yield bytes;
  }
}

/** What an input was, for whoever has to look into it: as a literal that can be pasted. */
export const shown = (bytes: Uint8Array): string => `FUZZ_SEED=${SEED} Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64')`;

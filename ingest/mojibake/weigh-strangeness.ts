type Group = 'latin' | 'cyrillic' | 'greek' | 'thai' | 'cjk' | 'other' | 'none';

interface Shape {
  readonly group: Group;
  /** Block of the code point, to tell the scripts of `other` apart. */
  readonly block: number;
  readonly isLetter: boolean;
  readonly isUpper: boolean;
  readonly isAscii: boolean;
}

const LATIN = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const GREEK = /\p{Script=Greek}/u;
const THAI = /\p{Script=Thai}/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

function groupOf(character: string): Group {
  if (character === 'ª' || character === 'º') return 'none';
  if (LATIN.test(character)) return 'latin';
  if (CYRILLIC.test(character)) return 'cyrillic';
  if (GREEK.test(character)) return 'greek';
  if (THAI.test(character)) return 'thai';
  if (CJK.test(character)) return 'cjk';
  return /[\p{L}\p{M}]/u.test(character) ? 'other' : 'none';
}

const shapes = new Map<string, Shape>();

function shapeOf(character: string): Shape {
  const known = shapes.get(character);
  if (known !== undefined) return known;
  const shape = {
    group: groupOf(character),
    block: (character.codePointAt(0) ?? 0) >> 7,
    isLetter: /[^\P{L}ªº]/u.test(character),
    isUpper: /\p{Lu}/u.test(character),
    isAscii: character < '\u0080',
  };
  if (shapes.size < 20_000) shapes.set(character, shape);
  return shape;
}

/** Characters that no news text has, or only as a sign by itself. */
const ALIEN = /[\u0080-\u009f\ufffd\ue000-\uf8ff\u2500-\u259f\u2320\u2321\u2310\u25a0\u0483-\u0489\ufb01\ufb02\uf8ff\u20a7]/;
const SPACING_MARK =
  /[\u00a6\u00a8\u00ac\u00af\u00b4\u00b8\u02c6\u02c7\u02d8-\u02dd\u0384\u0385\u25ca\u2206\u220f\u2211\u221a\u221e\u222b\u2248\u2202\u037a\u00a4\u0192\u2219]/;
/** Letters of phonetic and historical alphabets and of scripts that hardly any paper is written in. */
const RARE_LETTER =
  /[\u0180-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u02af\u0370-\u0373\u0376-\u0379\u03cf-\u03ff\u0460-\u0482\u048a-\u0491\u0494-\u0499\u049c-\u04a1\u04a4-\u04ad\u04b2-\u04b9\u04bc-\u04d7\u04da-\u04e7\u04ea-\u052f\u0531-\u0589\u0700-\u08ff\u1100-\u11ff\u1200-\u139f\u13a0-\u1cff\u1d00-\u1dff\u2c00-\u2dff\u07c0-\u07ff\ua000-\uabff]/;
/** Signs of mathematics, technology and ornament that the windows tables lack. */
const RARE_SIGN =
  /[\u2150-\u218f\u2200-\u2205\u2207-\u220e\u2210\u2213-\u2218\u221b-\u221d\u221f-\u222a\u222c-\u2247\u2249-\u22ff\u2300-\u23ff\u2400-\u24ff\u27c0-\u2bff\u{f0000}-\u{10ffff}]/u;
const THAI_FRONT_VOWEL = /[\u0e40-\u0e44]/;
const THAI_CONSONANT = /[\u0e01-\u0e2e]/;
const THAI_ATTACHED = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e30\u0e32\u0e33]/;
/** Cyrillic letters of single alphabets that Russian tables hold and Russian words never. */
const CYRILLIC_EXTRA = /[\u0402-\u0403\u0405\u0409-\u040c\u040e\u040f\u0452\u0453\u0455\u0459-\u045c\u045e\u045f]/;
const WESTERN_CAPITAL = /[\u00c0-\u00df]/;
const CENTRAL_LETTER = /[šžœŸŠŽŒ]/;
/** The letters beyond ASCII of languages in Latin letters: what no two of them share does not stand in one word. */
const ALPHABETS = [
  'àâæçéèêëîïôœùûüÿ',
  'äöüß',
  'áéíñóúü',
  'ãáàâçéêíóôõúü',
  'àèéìíîòóùú',
  'áéèëêïíóöüä',
  'åäöéàü',
  'æøåéèêóòôä',
  'áðéíóúýþæö',
  'ąćęłńóśźż',
  'áčďéěíňóřšťúůýž',
  'áäčďéíĺľňóôŕšťúýž',
  'áéíóöőúüű',
  'ăâîșțşţ',
  'čćđšž',
  'ąčęėįšųūž',
  'āčēģīķļņšūž',
  'äöõüšž',
  'çğıöşüâîûə',
  'àáâãèéêìíòóôõùúýăđĩũơư',
  'àçéèíïóòúü',
  'ĉĝĥĵŝŭ',
  'ŵŷâêîôûïáéö',
  'ċġħżàèìòù',
  'àèìòùáéíóú',
  'āēīōū',
  'ẹọṣáàéèíìóòúù',
  'çëê',
  'ǎǐǒǔāáàēéèīíìōóòūúùüě',
];
const languagesOfLetter = new Map<string, number>();
for (const [index, letters] of ALPHABETS.entries()) {
  for (const letter of letters) languagesOfLetter.set(letter, (languagesOfLetter.get(letter) ?? 0) | (1 << index));
}

/** Counts the places of a piece where letters of different alphabets stand in one word. */
function weighAlphabets(piece: string): number {
  let languages = -1;
  let breaks = 0;
  for (const character of piece.toLowerCase()) {
    if (character === ' ') languages = -1;
    const of = languagesOfLetter.get(character);
    if (of === undefined) continue;
    languages &= of;
    if (languages !== 0) continue;
    breaks += 1;
    languages = of;
  }
  return breaks;
}

/** How odd a sign is right behind a letter. */
const BEHIND_LETTER: Readonly<Record<string, number>> = {
  '€': 0.8,
  '¢': 1,
  '£': 1,
  '¥': 1,
  '§': 1,
  '¶': 1,
  '©': 1,
  '°': 0.7,
  '±': 0.8,
  '¹': 0.6,
  '²': 0.3,
  '³': 0.3,
  '¼': 1.2,
  '½': 1.2,
  '¾': 1.2,
  '×': 0.5,
  '÷': 1,
  '¡': 1.5,
  '¿': 1.5,
  '«': 1,
  '“': 1,
  '„': 1.2,
  '‚': 1.5,
  '‹': 1,
  '†': 0.7,
  '‡': 0.7,
  '‰': 1.3,
  '•': 1,
  ª: 0.6,
  º: 0.6,
  µ: 0.8,
  '\u00ad': 0.4,
  '\u00a0': 0.2,
  '·': 0.3,
  '™': 0.3,
  '®': 0.3,
  '№': 1,
  '‘': 0.6,
  '∙': 1,
  '≤': 1,
  '≥': 1,
  '≠': 1,
  π: 0.5,
  Ω: 0.5,
  '⁄': 1,
};

function weighPair(before: string, character: string): number {
  const left = shapeOf(before);
  const right = shapeOf(character);
  if (left.isAscii && right.isAscii) return 0;
  if (left.group !== 'none' && right.group !== 'none') {
    if (left.group !== right.group) return left.group === 'cjk' || right.group === 'cjk' ? 0.8 : 2;
    if (left.group === 'other' && Math.abs(left.block - right.block) > 1) return 2;
    if (WESTERN_CAPITAL.test(before) && CENTRAL_LETTER.test(character)) return 1.5;
    if (left.isLetter && right.isUpper && !left.isUpper && left.group !== 'cjk' && left.group !== 'other') return 1;
    return 0;
  }
  if (left.group !== 'none')
    return (BEHIND_LETTER[character] ?? 0) + (WESTERN_CAPITAL.test(before) && /[\u00a1-\u00bf]/.test(character) ? 0.4 : 0);
  // Two signs in a row that do not belong together, such as a currency and a trade mark.
  if (
    !left.isAscii &&
    !right.isAscii &&
    right.group === 'none' &&
    BEHIND_LETTER[before] !== undefined &&
    BEHIND_LETTER[character] !== undefined
  )
    return 0.6;
  if (right.isLetter && /[€£¥¢©°±²³¹¼½¾÷†‡‰™®ªº¶§\u00ad]/.test(before)) return right.isUpper ? 0.4 : 0.8;
  return 0;
}

function weighAlone(before: string, character: string, after: string): number {
  if (character < '\u0080') return 0;
  if (ALIEN.test(character)) return 2;
  if (SPACING_MARK.test(character)) return 1.2;
  if (RARE_LETTER.test(character)) return 1.5;
  if (CYRILLIC_EXTRA.test(character)) return 0.5;
  if (RARE_SIGN.test(character)) return 1;
  if (THAI_FRONT_VOWEL.test(character)) return THAI_CONSONANT.test(after) ? 0 : 2;
  if (THAI_ATTACHED.test(character)) return THAI.test(before) ? 0 : 2;
  if (/[”»›…]/.test(character) && after !== '' && shapeOf(after).isLetter && before !== '' && shapeOf(before).isLetter)
    return character === '…' ? 0.4 : 0.7;
  if (character === '‚') return 0.3;
  if (/[“„‘«‹¿¡]/.test(character) && (after === '' || after === ' ')) return 0.7;
  return 0;
}

/**
 * How unlike real text a piece is: 0 for words as they are written, about 1 for each place where no language would
 * put these characters beside each other.
 *
 * @param before - The character in front of the piece, or an empty string; `after` likewise.
 */
export function weighStrangeness(before: string, piece: string, after: string): number {
  let sum = weighAlphabets(piece);
  let previous = before;
  const characters = [...piece];
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1] ?? after;
    sum += weighAlone(previous, character, next);
    if (previous !== '') sum += weighPair(previous, character);
    previous = character;
  }
  return after === '' || previous === '' ? sum : sum + weighPair(previous, after);
}

/** Letters that few words have; of two readings that are equally good the one with the commoner letters is likelier. */
const UNCOMMON = /[ùþðìòÿïëûîâôœæåßÙÞÐÌÒŸÏËÛÎÂÔŒÆÝ¹²³¤]/g;

/** Parts two readings that are otherwise alike. */
export const countUncommon = (piece: string): number => new Set(piece.match(UNCOMMON)).size;

/** The script that most letters of a text are of. */
export function mainGroup(text: string): Group {
  const counts = new Map<Group, number>();
  for (const character of text.slice(0, 4000)) {
    const { group } = shapeOf(character);
    if (group !== 'none') counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? 'none';
}

/** The script of the first letter of a piece. */
export function groupOfPiece(piece: string): Group {
  for (const character of piece) {
    const { group } = shapeOf(character);
    if (group !== 'none') return group;
  }
  return 'none';
}

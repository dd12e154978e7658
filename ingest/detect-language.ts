/** Scripts that one language owns, or nearly so; Han without kana is Chinese. */
const SCRIPTS: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
];

/** The commonest words of languages in Latin letters, those that few others have first. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for with as are was by on it its from has have be at this which will would said not but they their were been or an more than after who',
  fr: 'le la les des et en un une du que qui dans est pour par sur au aux avec ce ne pas plus il elle sont cette ses mais été',
  de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach bei wird',
  es: 'el la los las de y en que del se por con para una un es su al lo como más pero sus le ha fue este son entre también',
  pt: 'o a os as de e em que do da dos das no na não um uma para com por se mais ao foi é à pela pelo são como mas',
  it: 'il la le di e che in un una per del della dei con non si è da al alla nel nella sono più come gli ha anche lo',
  nl: 'de het een en van in is dat op te zijn voor met die niet aan er om ook als door naar bij uit worden werd heeft',
  sv: 'och att det i en som är på av för med den till inte har de ett om var från men kan ska',
  da: 'og i at det er en til på af for med der den de som ikke har et var blev fra om kan vil',
  nb: 'og i det på er som til en av for at med har de ikke den et var fra om ble kan vil etter',
  fi: 'ja on ei että se hän oli mutta ovat joka kun myös mukaan vuoden ollut sekä kuin tai',
  pl: 'i w na z do się nie że to jest o za po przez jak od dla są ale który oraz roku tym',
  cs: 'a v se na je že s z do o to i pro za by ale jako po jsou který podle jeho však',
  sk: 'a v sa na je že s z do o to aj pre za by ale ako po sú ktorý podľa jeho však',
  hu: 'a az és hogy nem is egy volt van meg de ez azt csak már mint szerint vagy el',
  ro: 'și de în la a cu pe că din nu este care mai un o pentru sunt au fost prin ale se',
  tr: 've bir bu da de için ile olarak çok daha olan gibi sonra kadar ne var en olduğunu',
  vi: 'và của là các có được cho trong một không với người đã này những để ở khi đến từ',
  id: 'yang dan di dengan untuk dari ini itu dalam tidak akan pada adalah ke oleh telah juga sebagai',
  hr: 'i u je na se da za su od s a koji će iz kako ali ne bi nije što po to',
};

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(STOP_WORDS)) {
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/** The text's first characters are enough to tell, and the cost stays the same for a book. */
const SAMPLE = 6000;

const countMatches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function countAsciiLetters(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code <= 0x7a) letters += 1;
  }
  return letters;
}

function languageOfScript(sample: string, letters: number): string | null {
  const found = SCRIPTS.map(([language, pattern]) => ({ language, count: countMatches(sample, pattern) }));
  const [kana, , han] = found;
  if (kana !== undefined && han !== undefined && kana.count > letters * 0.05 && kana.count + han.count > letters * 0.5) return 'ja';
  const best = found.reduce((most, each) => (each.count > most.count ? each : most));
  if (best.count <= letters * 0.5) return null;
  if (best.language === 'ru') return /[ґєіїҐЄІЇ]/.test(sample) && !/[ыэъё]/.test(sample) ? 'uk' : /[ѓѕјљњќџђћ]/.test(sample) ? 'sr' : 'ru';
  if (best.language === 'ar') return /[پچژگ]/.test(sample) ? 'fa' : 'ar';
  return best.language;
}

/**
 * Tells the language of a text by its script and, in Latin letters, by its commonest words.
 *
 * @returns A BCP 47 tag such as "en", or null where the text is too short or mixed to tell.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const foreign = sample.replace(/[\x00-\x7f]+/g, '');
  const letters = countMatches(foreign, /\p{L}/gu) + countAsciiLetters(sample);
  if (letters < 4) return null;
  const byScript = foreign.length > letters * 0.25 ? languageOfScript(foreign, letters) : null;
  if (byScript !== null) return byScript;
  const scores = new Map<string, number>();
  let words = 0;
  for (const [word] of sample.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    words += 1;
    const languages = languagesOf.get(word) ?? [];
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  const ranked = [...scores].sort((left, right) => right[1] - left[1]);
  const [first, second] = ranked;
  if (first === undefined || first[1] < 2 || first[1] < words * 0.08) return null;
  return second !== undefined && second[1] === first[1] ? null : first[0];
}

import type { Document } from '../document.ts';
import { COMPANY_WORDS, ORGANISATION_WORDS } from '../lexicon/body-words.ts';
import { COMMON_OPENERS } from '../lexicon/common-words.ts';
import { SPEECH_FORMS } from '../lexicon/cues.ts';
import { SYMBOL_OF_NAME } from '../lexicon/elements.ts';
import { FIRST_NAMES, NAME_PARTICLES } from '../lexicon/person-names.ts';
import { isEnglishWord } from '../natural.ts';
import type { Token } from '../tokenize.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import type { ActorType, FoundActor } from './actor.ts';
import { knownWord } from './gazetteer.ts';
import type { NameChunk } from './name-chunks.ts';

/** An actor before its fullest form is known. */
export interface UnnamedActor {
  readonly firstToken: number;
  readonly endToken: number;
  readonly type: ActorType;
  readonly rule: string;
  /** The name that a list gives for it, or null. */
  readonly canonical: string | null;
  /** Characters of the only token that belong to it, where a lost blank made the token longer. */
  readonly cut?: number;
}

/**
 * Finds the short forms of the names (last names, acronyms in brackets, the first word of a company) and gives every mention
 * the fullest form of its name in the article.
 */
export function nameActors(document: Document, chunks: readonly NameChunk[], found: readonly UnnamedActor[]): FoundActor[] {
  const full = found.map((actor) => complete(document, actor));
  const forms = formsOf(document, full);
  const short = shortForms(document, chunks, full, forms);
  const named = full.map((actor) => {
    const form = actor.endToken - actor.firstToken === 1 && actor.type !== 'person' ? forms.get(textOf(document, actor)) : undefined;
    return form && form.type !== 'person' ? { ...actor, name: form.name } : actor;
  });
  const all = [...withoutNamesakes(named), ...short].sort((a, b) => a.start - b.start || b.end - a.end);
  return fullestPersons(fullestBodies(all));
}

/** "Arden Bell" is the company where the article has "Arden Bell Corp." */
function withoutNamesakes(actors: readonly FoundActor[]): FoundActor[] {
  const companies = new Map<string, string>();
  for (const { type, name } of actors)
    if (type === 'company')
      for (let at = name.indexOf(' '); at > 0; at = name.indexOf(' ', at + 1))
        if (!companies.has(name.slice(0, at))) companies.set(name.slice(0, at), name);
  return actors.map((actor) => {
    const company = actor.type === 'person' && actor.name.includes(' ') ? companies.get(actor.name) : undefined;
    return company ? { ...actor, type: 'company', name: company, rule: 'first-word' } : actor;
  });
}

const textOf = (document: Document, actor: FoundActor): string => document.text.slice(actor.start, actor.end);

function complete(document: Document, actor: UnnamedActor): FoundActor {
  const { firstToken, endToken, type, rule } = actor;
  const start = document.tokens[firstToken]?.start ?? 0;
  const end = actor.cut === undefined ? (document.tokens[endToken - 1]?.end ?? start) : start + actor.cut;
  const text = document.text.slice(start, end);
  const listed = actor.type === 'country' || actor.rule === 'capital' || actor.rule === 'shortened';
  return {
    firstToken,
    endToken,
    type,
    rule,
    start,
    end,
    name: listed ? (actor.canonical ?? text) : text,
    ...(actor.canonical && !listed ? { key: actor.canonical } : {}),
  };
}

interface Short {
  readonly type: ActorType;
  readonly name: string;
  readonly rule: string;
  /** The token of the first whole mention. */
  readonly from?: number;
  /** A person of the same name, who takes it over from the first mention on. */
  readonly later?: Short;
}

/** The single words that stand for the longer names that the article has. */
function formsOf(document: Document, found: readonly FoundActor[]): Map<string, Short> {
  const { tokens } = document;
  const forms = new Map<string, Short>();
  for (const actor of found) {
    if (actor.type === 'country') continue;
    const words = tokens.slice(actor.firstToken, actor.endToken);
    const name = textOf(document, actor);
    const last = lastName(document, actor);
    if (actor.type === 'person' && last && (words.length > 1 || (actor.rule === 'title' && !forms.has(last)))) {
      const person: Short = { type: 'person', name, rule: 'last-name', from: actor.firstToken };
      const known = forms.get(last);
      forms.set(last, known?.rule === 'first-word' ? { ...known, later: known.later ?? person } : person);
    }
    if (actor.type === 'person' && words.length > 1)
      addGivenName(forms, words[0]?.text ?? '', { type: 'person', name, rule: 'given-name', from: actor.firstToken });
    if (actor.type === 'company' || actor.type === 'organisation' || actor.type === 'government') {
      const initials = initialsOf(name);
      if (initials && !forms.has(initials)) forms.set(initials, { type: actor.type, name, rule: 'initials' });
      const acronym = acronymBehind(document, actor);
      if (acronym) forms.set(acronym, { type: actor.type, name, rule: 'acronym-in-brackets' });
      const first = words[0]?.text ?? '';
      const lastWord = words.at(-1)?.text ?? '';
      const usable =
        actor.type === 'company' &&
        words.length > 1 &&
        first.length > 3 &&
        !knownWord(first) &&
        !FIRST_NAMES.has(first) &&
        !COMMON_OPENERS.has(first.toLowerCase()) &&
        !SYMBOL_OF_NAME.has(first.toLowerCase());
      const known = forms.get(first);
      // "Brandt" is the company until somebody called Brandt is named.
      if (
        usable &&
        (actor.rule === 'business' ||
          COMPANY_WORDS.has(lastWord) ||
          ORGANISATION_WORDS.has(lastWord) ||
          (words.length === 2 && !isEnglishWord(first))) &&
        (!known || known.type === 'person')
      )
        forms.set(first, { type: 'company', name, rule: 'first-word', ...(known ? { later: known } : {}) });
    }
  }
  return forms;
}

/** "Bahlil", of Bahlil Lahadalia: the last one so called before, where there are more. */
function addGivenName(forms: Map<string, Short>, given: string, person: Short): void {
  const namesake = forms.get(given);
  const free = !namesake || namesake.rule === 'given-name';
  if (free && given.length > 2 && !COMMON_OPENERS.has(given.toLowerCase()) && !knownWord(given))
    forms.set(given, namesake ? { ...namesake, later: person } : person);
}

function shortForms(
  document: Document,
  chunks: readonly NameChunk[],
  found: readonly FoundActor[],
  forms: ReadonlyMap<string, Short>,
): FoundActor[] {
  const { tokens } = document;
  if (forms.size === 0) return [];
  const taken = new Set<number>();
  for (const actor of found) for (let i = actor.firstToken; i < actor.endToken; i++) taken.add(i);
  const short: FoundActor[] = [];
  let small: ReadonlySet<string> | null = null;
  const inSmallLetters = (): ReadonlySet<string> => {
    small ??= new Set(tokens.flatMap(({ text, lower }) => (text === lower ? lower : [])));
    return small;
  };
  for (const chunk of chunks) {
    for (let i = chunk.first; i < chunk.end; i++) {
      const token = tokens[i];
      const first = token && !taken.has(i) ? forms.get(token.text) : undefined;
      const found = first?.later && i >= (first.later.from ?? 0) ? first.later : first;
      // "Arden Optics" is more than "Arden".
      const form = found && found.rule === 'first-word' && i + 1 < chunk.end && tokens[i + 1]?.kind === 'word' ? undefined : found;
      if (!token || !form || (form.rule === 'given-name' && !speaksLater(tokens, i, form))) continue;
      if (form.rule === 'first-word' && isEnglishWord(token.text) && !isWordForFirm(document, chunk, i, inSmallLetters)) continue;
      const firstToken = firstWithParticles(tokens, i, form.name);
      const { type, name, rule } = form;
      short.push({ type, name, rule, firstToken, endToken: i + 1, start: tokens[firstToken]?.start ?? token.start, end: token.end });
    }
  }
  return short;
}

/**
 * "Patriot sold two mines", and not "Critical minerals" or "Noble Moving": a word of the language stands for a firm where the text has it in capitals
 * alone and no other name around it, and at the head of a sentence only before a verb.
 */
function isWordForFirm(document: Document, chunk: NameChunk, at: number, inSmallLetters: () => ReadonlySet<string>): boolean {
  const { tokens, sentences, sentenceOfToken } = document;
  const token = tokens[at];
  if (token === undefined || (at > chunk.first && tokens[at - 1]?.kind === 'word') || inSmallLetters().has(token.lower)) return false;
  const sentence = sentences[sentenceOfToken[at] ?? 0];
  const next = tokens[at + 1];
  if (next === undefined || next.kind === 'sign') return next?.text !== '-';
  return sentence?.firstToken !== at || /^(?:VBD|VBZ|VBP|VBN|MD)$/.test(document.tagsOf(sentence)[1] ?? '');
}

/** "Bahlil told reporters": who goes by a given name has had the whole name before, and speaks. */
function speaksLater(tokens: readonly Token[], at: number, { from = 0 }: Short): boolean {
  const inverted = SPEECH_FORMS.has(tokens[at - 1]?.lower ?? '') && /^["”’'»]$/.test(tokens[at - 2]?.text ?? '');
  return at > from && (inverted || SPEECH_FORMS.has(tokens[at + 1]?.lower ?? ''));
}

/** "Van der Berg": the small words before a last name that the whole name has as well. */
function firstWithParticles(tokens: readonly Token[], at: number, name: string): number {
  let first = at;
  while (first > 0 && NAME_PARTICLES.has(tokens[first - 1]?.lower ?? '') && name.includes(` ${tokens[first - 1]?.lower} `)) first--;
  return first;
}

/** The last word of a person's name, with a hyphenated part; for names with the family first, the first word is kept as well by {@link fullestPersons}. */
function lastName(document: Document, actor: FoundActor): string | null {
  const words = textOf(document, actor).split(' ');
  let last = words.at(-1) ?? '';
  if (/^(?:Jr\.?|Sr\.?|II|III)$/.test(last)) last = words.at(-2) ?? '';
  // "Park Ji-won", "Zhou Meilin": the family name stands first.
  if (/^\p{Lu}\p{L}+[-‑]\p{Ll}/u.test(last)) last = words[0] ?? '';
  return last.length > 1 ? last : null;
}

/** "Organisation of African Unity" is the OAU: the first letters of the longer words of a long name. */
function initialsOf(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => startsUpper(word));
  return words.length >= 3 && words.length <= 6 ? words.map((word) => word[0] ?? '').join('') : null;
}

/** "Rare Earth Exchanges (REEx)", "Vacuumschmelze, or VAC,": the short form right behind a name. */
function acronymBehind(document: Document, actor: FoundActor): string | null {
  const { tokens } = document;
  const words = tokens.slice(actor.endToken, actor.endToken + 4).map(({ text }) => text);
  if (words[0] === ',' && words[1] === 'or' && words[3] === ',') return /^\p{Lu}{2,6}$/u.test(words[2] ?? '') ? (words[2] ?? null) : null;
  const [bracket, text = '', close] = words;
  const isShort = /^\p{Lu}[^\P{L}\p{Lu}]*\p{Lu}\p{L}*$/u.test(text) && actor.endToken - actor.firstToken > 1;
  return bracket === '(' && close === ')' && isShort ? text : null;
}

/** Bodies of the same entry of a list, or with the same acronym, share the longest name that the article has for them. */
function fullestBodies(actors: readonly FoundActor[]): FoundActor[] {
  const longest = new Map<string, string>();
  const keyOf = (actor: FoundActor): string => ('key' in actor && typeof actor.key === 'string' ? actor.key : actor.name);
  for (const actor of actors) {
    const key = keyOf(actor);
    if (actor.type !== 'person' && (longest.get(key)?.length ?? 0) < actor.name.length) longest.set(key, actor.name);
  }
  return actors.map((actor) =>
    actor.type === 'person' || actor.type === 'country' || actor.rule === 'capital'
      ? actor
      : { ...actor, name: longest.get(keyOf(actor)) ?? actor.name },
  );
}

/** Last names take the longest form of the name; of two people with one last name, the one named last before. */
function fullestPersons(actors: readonly FoundActor[]): FoundActor[] {
  const whole = new Map<string, string[]>();
  for (const { type, name } of actors) {
    if (type !== 'person' || !name.includes(' ')) continue;
    const words = name.split(' ');
    for (const word of new Set([words.at(-1) ?? '', words[0] ?? ''])) {
      const list = whole.get(word) ?? [];
      if (!list.includes(name)) whole.set(word, [...list, name]);
    }
  }
  const current = new Map<string, string>();
  return actors.map((actor) => {
    if (actor.type !== 'person') return actor;
    const words = actor.name.split(' ');
    const key = words.at(-1) ?? '';
    if (words.length > 1) {
      const longer = (whole.get(key) ?? []).filter(
        (name) => name.length > actor.name.length && words.every((word) => name.split(' ').includes(word)),
      );
      const name = longer[0] ?? actor.name;
      current.set(key, name);
      if (!current.has(words[0] ?? '')) current.set(words[0] ?? '', name);
      return { ...actor, name };
    }
    const candidates = whole.get(key) ?? [];
    const family = candidates.filter((name) => name.endsWith(` ${key}`));
    return { ...actor, name: current.get(key) ?? family[0] ?? candidates[0] ?? actor.name };
  });
}

import type { Document } from '../document.ts';
import { AMBIGUOUS_COUNTRIES } from '../lexicon/countries.ts';
import { SPEECH_FORMS } from '../lexicon/cues.ts';
import { WEAK_NAMES } from '../lexicon/organisations.ts';
import { TITLES } from '../lexicon/titles.ts';
import { spanOfTokens } from '../trace.ts';
import type { ActorType, FoundActor } from './actor.ts';
import { bodiesIn } from './bodies.ts';
import { businessesIn } from './businesses.ts';
import { standsForGovernment } from './capitals.ts';
import { knownNameAt, knownWord } from './gazetteer.ts';
import { nameActors, type UnnamedActor } from './name-actors.ts';
import { isCapitalised, type NameChunk, nameChunks } from './name-chunks.ts';
import { personsIn } from './persons.ts';

const remembered = new WeakMap<Document, readonly FoundActor[]>();

/** Finds the actors of a document, in order, without overlap. Asked twice of the same document, it answers from memory. */
export function recogniseActors(document: Document): readonly FoundActor[] {
  const known = remembered.get(document);
  if (known) return known;
  const chunks = nameChunks(document);
  const found = [
    ...knownActors(document),
    ...chunks.flatMap((chunk) => [...chunkActors(document, chunk)]),
    ...businessesIn(document, chunks).map((body) => ({ ...body, canonical: null })),
    ...gluedNames(document),
    ...shortenedNames(document),
  ];
  const settled = settle(found);
  if (document.trace) noteLosses(document, found, settled);
  const actors = nameActors(document, chunks, settled);
  if (document.trace) noteNames(document, actors);
  remembered.set(document, actors);
  return actors;
}

/** What gave way to a longer or surer name, and names that are known to be no actor. */
function noteLosses({ tokens, trace }: Document, found: readonly UnnamedActor[], settled: readonly UnnamedActor[]): void {
  const kept = new Set(settled.map(({ firstToken, endToken }) => `${firstToken}-${endToken}`));
  for (const { firstToken, endToken, rule } of found) {
    if (kept.has(`${firstToken}-${endToken}`)) continue;
    const why = rule === 'no-actor' ? 'the name of something that does not act' : 'the other has more words or a surer rule';
    trace?.lost({ kind: 'actor', rule, span: spanOfTokens(tokens, firstToken, endToken), why });
  }
}

/** The mention that gives an actor its full name. */
function noteNames({ text, trace }: Document, actors: readonly FoundActor[]): void {
  const isFull = ({ start, end, name }: FoundActor): boolean => text.slice(start, end) === name;
  const first = new Map<string, FoundActor>();
  for (const actor of actors) if (isFull(actor) && !first.has(actor.name)) first.set(actor.name, actor);
  for (const actor of actors) {
    trace?.evidence('actor', actor, { as: 'anchor', span: { start: actor.start, end: actor.end }, note: null });
    const full = first.get(actor.name);
    if (isFull(actor)) continue;
    trace?.evidence('actor', actor, {
      as: 'name',
      span: full ? { start: full.start, end: full.end } : null,
      note: full ? null : `known as ${actor.name}`,
    });
  }
}

/** Countries, capitals and bodies that are known by name. */
function* knownActors(document: Document): Iterable<UnnamedActor> {
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    const known = knownNameAt(tokens, i, document.lexicon);
    if (!known) continue;
    const { entry, endToken } = known;
    const found = { firstToken: i, endToken, canonical: entry.name };
    if (entry.type === 'place') yield { ...found, type: 'country', rule: 'no-actor' };
    else if (entry.type === 'country') {
      if (countsAsCountry(document, i, endToken))
        yield { ...found, type: 'country', rule: entry.adjective ? 'country-adjective' : 'country' };
    } else if (entry.type === 'capital') {
      if (standsForGovernment(document, i, endToken)) yield { ...found, type: 'government', rule: 'capital' };
    } else if (countsAsBody(document, i, endToken)) yield { ...found, type: entry.type, rule: 'known-body' };
    i = endToken - 1;
  }
}

function* chunkActors(document: Document, chunk: NameChunk): Iterable<UnnamedActor> {
  for (const person of personsIn(document, chunk)) yield { ...person, type: 'person', canonical: null };
  for (const body of bodiesIn(document, chunk)) yield { ...body, canonical: null };
}

/** "Holland, Michigan", "Lebanon, Ohio": towns. */
const US_STATES = new Set(
  'Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming'.split(
    ' ',
  ),
);

/** "Georgia" is as often a state, "Jordan" a person: such names count next to a plainer country or a possessive only. */
function countsAsCountry(document: Document, first: number, end: number): boolean {
  const { tokens } = document;
  const text = tokens[first]?.text ?? '';
  if (end - first === 1 && tokens[end]?.text === ',' && US_STATES.has(tokens[end + 1]?.text ?? '')) return false;
  if (end - first > 1 || !AMBIGUOUS_COUNTRIES.has(text)) return true;
  const neighbours = [tokens[first - 1], tokens[end]];
  if (neighbours.some((token) => isCapitalised(token) && token?.spaced)) return false;
  const sentence = document.sentences[document.sentenceOfToken[first] ?? 0];
  for (let i = sentence?.firstToken ?? first; i < (sentence?.endToken ?? end); i++) {
    const other = knownWord(tokens[i]?.text ?? '');
    if (i !== first && other?.type === 'country' && other.name !== 'United States' && !AMBIGUOUS_COUNTRIES.has(tokens[i]?.text ?? ''))
      return true;
  }
  return false;
}

/** Names that are common words need a verb or possessive behind them; a body's name before a title is part of the title. */
function countsAsBody(document: Document, first: number, end: number): boolean {
  const { tokens } = document;
  const after = tokens[end];
  // "U.S. Trade Representative Ann Bell": a title.
  if (tokens[end - 1]?.text === 'Representative' && after?.spaced && isCapitalised(after)) return false;
  if (after?.spaced && isCapitalised(after) && (TITLES.has(after.lower) || /^(?:Majority|Minority|Deputy)$/.test(after.text))) return false;
  const text = tokens[first]?.text ?? '';
  // "SEC. BURGUM:": a title in capitals.
  if (text === 'SEC' && after?.text === '.' && !after.spaced && isCapitalised(tokens[end + 1])) return false;
  if (end - first > 1 || !WEAK_NAMES.has(text)) return true;
  if (/^(?:Congress|Senate)$/.test(text)) return !(after?.spaced && isCapitalised(after));
  if (text === text.toUpperCase() && text !== 'WHO') return !(after?.spaced && isCapitalised(after)) && after?.text !== '/';
  const before = tokens[first - 1];
  const opensSentence = document.sentences[document.sentenceOfToken[first] ?? 0]?.firstToken === first;
  if (/^(?:Guardian|Economist)$/.test(text)) return before?.text === 'The' || before?.text === 'the';
  return !opensSentence
    ? !(after?.spaced && isCapitalised(after)) && !(before?.spaced && isCapitalised(before) && before.text !== 'The')
    : SPEECH_FORMS.has(after?.lower ?? '') || /^['’]s$/.test(after?.text ?? '') || OF_BODIES.test(after?.lower ?? '');
}

/** What stands behind a body's name alone: "Solvay chief executive", "Ford shares". */
const OF_BODIES =
  /^(?:chief|chairman|chairwoman|chair|president|director|founder|boss|analysts?|economists?|executives?|spokesman|spokeswoman|spokesperson|shares|stock|plc|ceo|cfo)$/;

const UNION_WORDS = new Set(['EU', 'European', 'Europe', 'Brussels']);

/** "the Commission" in an article about the European Union. */
function* shortenedNames(document: Document): Iterable<UnnamedActor> {
  const { tokens } = document;
  const needed = tokens.some(({ text }) => UNION_WORDS.has(text));
  if (!needed) return;
  for (const [i, token] of tokens.entries()) {
    const alone =
      token.text === 'Commission' &&
      tokens[i - 1]?.lower === 'the' &&
      !(isCapitalised(tokens[i + 1]) && tokens[i + 1]?.spaced) &&
      !/^(?:of|on|for)$/.test(tokens[i + 1]?.lower ?? '');
    if (alone) yield { firstToken: i, endToken: i + 1, type: 'government', canonical: 'European Commission', rule: 'shortened' };
  }
}

// The last letters of that, said, says, reported, has, the.
const GLUED_ENDS = new Set([...'tdse'].map((letter) => letter.charCodeAt(0)));

/** "Reutersthat": a known name that a lost blank joined to the next word. */
function* gluedNames(document: Document): Iterable<UnnamedActor & { readonly cut: number }> {
  for (const [i, token] of document.tokens.entries()) {
    if (token.text === token.lower || !GLUED_ENDS.has(token.text.charCodeAt(token.text.length - 1))) continue;
    const glued = /^(\p{Lu}[\p{L}&]{2,20}?)(?:that|said|says|reported|has|the)$/u.exec(token.text);
    const name = glued?.[1] ?? '';
    const known = name && !knownWord(token.text) ? knownWord(name) : null;
    if (known && /^(?:organisation|company|government)$/.test(known.type) && !WEAK_NAMES.has(name)) {
      yield { firstToken: i, endToken: i + 1, type: known.type as ActorType, canonical: known.name, rule: 'known-body', cut: name.length };
    }
  }
}

const RANK: Readonly<Record<string, number>> = {
  'no-actor': 3,
  'known-body': 3,
  title: 2,
  'first-name': 2,
  'role-before': 2,
  'speaks-for': 2,
  shortened: 2,
  business: 1,
  'last-word': 1,
  'head-of': 1,
};

/** Of overlapping finds the one with more tokens stands, then the better rule, then the earlier. What is no actor is dropped last. */
function settle(found: readonly UnnamedActor[]): UnnamedActor[] {
  const size = (actor: UnnamedActor) => actor.endToken - actor.firstToken;
  const order = found.toSorted((a, b) => size(b) - size(a) || (RANK[b.rule] ?? 0) - (RANK[a.rule] ?? 0) || a.firstToken - b.firstToken);
  const taken = new Set<number>();
  const kept: UnnamedActor[] = [];
  for (const actor of order) {
    let free = true;
    for (let i = actor.firstToken; i < actor.endToken; i++) if (taken.has(i)) free = false;
    if (!free) continue;
    for (let i = actor.firstToken; i < actor.endToken; i++) taken.add(i);
    kept.push(actor);
  }
  const joined = joinNationality(kept.toSorted((a, b) => a.firstToken - b.firstToken));
  return joined.filter((actor) => actor.rule !== 'no-actor');
}

/** "Chinese Commerce Ministry", "U.S. Treasury": a country right before a government body is part of its name. */
function joinNationality(actors: readonly UnnamedActor[]): UnnamedActor[] {
  const joined: UnnamedActor[] = [];
  for (const actor of actors) {
    const last = joined.at(-1);
    const country = last?.rule === 'country-adjective' || last?.rule === 'country';
    if (
      last &&
      country &&
      last.endToken === actor.firstToken &&
      actor.type === 'government' &&
      actor.rule !== 'capital' &&
      !/^(?:White House|Pentagon|Kremlin|Congress|Senate)$/.test(actor.canonical ?? '')
    ) {
      joined[joined.length - 1] = { ...actor, firstToken: last.firstToken, canonical: null };
    } else joined.push(actor);
  }
  return joined;
}

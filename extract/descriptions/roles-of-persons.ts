import type { Speaker } from '../claim.ts';
import type { Document, Span } from '../document.ts';
import type { Mention } from '../extractor.ts';
import { ROLE_NOUNS, TITLE_PREFIXES, TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { TaggedSentence } from './phrase.ts';
import { readRole } from './read-role.ts';

/** What a text says that a person is, and whom the person belongs to. */
interface Description {
  readonly role: string | null;
  readonly affiliation: string | null;
}

/** The descriptions of a text's persons: at each mention, and by name the first one that says anything. */
export interface PersonDescriptions {
  readonly byStart: ReadonlyMap<number, Description>;
  readonly byName: ReadonlyMap<string, Description>;
}

type RoleSpan = Span & { readonly text: string };

interface ActorMention extends Mention {
  readonly name: string;
  readonly type: string;
}

const BODIES = /^(?:company|organisation|government)$/;
const isActor = (mention: Mention): mention is ActorMention => mention.kind === 'actor' && 'name' in mention && 'type' in mention;

/** Reads what the text says of those persons who are given for quotations. */
export function rolesOfPersons(document: Document, mentions: readonly Mention[]): PersonDescriptions {
  const wanted = new Set(mentions.flatMap((mention) => speakerOf(mention)?.name ?? []));
  const actors = mentions.filter(isActor);
  const byStart = new Map<number, Description>();
  const byName = new Map<string, Description>();
  for (const [index, actor] of actors.entries()) {
    if (actor.type !== 'person' || !wanted.has(actor.name)) continue;
    const description = describe(document, actor, actors.slice(Math.max(0, index - 4), index + 6));
    if (!description.role && !description.affiliation) continue;
    byStart.set(actor.start, description);
    const known = byName.get(actor.name);
    if (!known?.role)
      byName.set(actor.name, { role: known?.role ?? description.role, affiliation: description.affiliation ?? known?.affiliation ?? null });
  }
  return { byStart, byName };
}

/** A speaker with what its own mention says of it, otherwise with what the text says elsewhere; only people have roles. */
export function withRole(document: Document, speaker: Speaker, { byStart, byName }: PersonDescriptions): Speaker {
  if (speaker.kind !== 'person') return speaker;
  const known = byStart.get(speaker.start) ?? byName.get(speaker.name) ?? unknownName(document, speaker);
  if (!known) return speaker;
  const { role, affiliation } = known;
  return { ...speaker, ...(role ? { role } : {}), ...(affiliation ? { affiliation } : {}) };
}

/** A name that is no actor as yet: only what stands beside it. */
function unknownName(document: Document, speaker: Speaker): Description | null {
  return startsUpper(speaker.text) && speaker.name === speaker.text ? describe(document, speaker, []) : null;
}

function describe(document: Document, name: Span, near: readonly ActorMention[]): Description {
  const place = document.sentenceAt(name.start);
  if (!place) return { role: null, affiliation: null };
  const sentence = new TaggedSentence(document, place);
  const end = document.tokenAt(name.end - 1) + 1;
  const role = readRole(sentence, document.tokenAt(name.start), end);
  const beside = near.filter(({ start }) => start !== name.start);
  return { role: role?.text ?? null, affiliation: affiliationOf(document, beside, { role, name: end }) };
}

/** The body that a role names ("chief executive of Argus Metals"), or that stands behind a name ("Ann Bell of Argus Metals"). */
function affiliationOf(
  document: Document,
  beside: readonly ActorMention[],
  { role, name }: { role: RoleSpan | null; name: number },
): string | null {
  const inside = role ? beside.filter(({ start, end }) => start >= role.start && end <= role.end) : [];
  const body = inside.find(({ type }) => BODIES.test(type));
  if (body) return body.name;
  if (role && inside.length === 0) return unknownBody(role.text);
  const behind = document.tokens[name];
  if (!/^(?:of|at|from|with)$/.test(behind?.lower ?? '')) return null;
  return (
    beside.find(({ start, type }) => BODIES.test(type) && start > (behind?.start ?? 0) && document.tokenAt(start) - name <= 2)?.name ?? null
  );
}

const NAME = String.raw`\p{Lu}[\p{L}\p{N}.&’'-]*(?: (?:(?:of|and|&|de|the) )?\p{Lu}[\p{L}\p{N}.&’'-]*){0,5}`;
const AT_BODY = new RegExp(String.raw`\bat (?:the )?(?<name>${NAME})(?=$| in | and )`, 'u');
const OF_BODY = new RegExp(
  String.raw`\b(?:executive|ceo|CEO|cfo|CFO|director|founder|chairman|chairwoman|chair|head|owner|spokesman|spokeswoman|spokesperson|manager|officer|partner|economist|analyst|strategist) (?:of|for) (?:the )?(?<name>${NAME})(?=$| in )`,
  'u',
);
/** "Fennmark analyst", "Argus Metals chief executive": a name before a role in small letters. */
const BEFORE_ROLE = new RegExp(String.raw`^(?:the )?(?<name>${NAME})(?:['’]s)? (?=\p{Ll})`, 'u');

/** A name beside a role that no rule for actors knows; no country, for those are known. */
function unknownBody(role: string): string | null {
  for (const pattern of [AT_BODY, OF_BODY, BEFORE_ROLE]) {
    const name = withoutTitle(pattern.exec(role)?.groups?.name ?? '');
    if (name && !isTitle(name) && !DEPARTMENTS.test(name.toLowerCase())) return name;
  }
  return null;
}

/** "Argus Managing Director", "Argus’s": the name before the possessive or the title. */
function withoutTitle(name: string): string {
  const words = name.replace(/['’]s$/, '').split(' ');
  while (words.length > 1 && isTitle(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

const DEPARTMENTS =
  /^(?:production|sales|marketing|research|policy|communications|operations|strategy|technology|design|engineering|purchasing|procurement|safety|security|science|finance|legal|union|industry|opposition|campaign|company|group|plant|mine|site|economics|energy|business|trade|foreign|commodities|equity|markets)$/;

/** "Deputy minister", "Chief economist": a capital that opens a sentence or belongs to the title. */
const isTitle = (name: string): boolean => {
  const words = name.toLowerCase().split(' ');
  return words.every(
    (word) => TITLES.has(word) || TITLE_PREFIXES.has(word) || ROLE_NOUNS.has(word) || /^(?:the|a|an|its|his|her|their|our|my)$/.test(word),
  );
};

function speakerOf(mention: Mention): Speaker | null {
  return mention.kind === 'quotation' && 'speaker' in mention ? (mention.speaker as Speaker | null) : null;
}

import type { FoundActor } from '../actors/actor.ts';
import { recogniseActors } from '../actors/recognise-actors.ts';
import type { Speaker } from '../claim.ts';
import type { Document } from '../document.ts';
import { BODY_NOUNS, CUE_FORMS, DOCUMENT_NOUNS, PEOPLE_NOUNS, SPEECH_FORMS } from '../lexicon/cues.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import { asksForAnonymity } from './cue-verbs.ts';
import { type MaskedSentence, tagsIn } from './masked-sentences.ts';
import { type NounPhrase, PRONOUNS } from './noun-phrases.ts';

const SINGLE_CLASS = new Set(
  'those these many some others several most both few all people participants respondents industry everyone'.split(' '),
);
const RESTRICTED =
  /\b(?:familiar with|briefed on|close to|with knowledge|with direct knowledge|involved in|who (?:asked|spoke|requested|declined)|on condition of|condition of anonymity)\b/i;
const NUMBERED = /^(?:one|two|three|four|five|six|seven|a dozen|\d+|another|a second|a third)\s/i;

/** The actor that covers a phrase's head, if there is one; the last of them where several touch. */
function actorAt(document: Document, start: number, end: number): FoundActor | null {
  const actors = recogniseActors(document);
  let low = 0;
  let high = actors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((actors[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  let found: FoundActor | null = null;
  for (let i = low; i < actors.length && (actors[i]?.start ?? end) < end; i++) found = actors[i] ?? found;
  return found;
}

/**
 * The speaker that a noun phrase names: the name alone where its head is one, otherwise the whole phrase. The name is that of the
 * mention as yet; {@link attributeQuotations} finds the fullest one.
 */
export function speakerOf(document: Document, sentence: MaskedSentence, phrase: NounPhrase): Speaker | null {
  const { items } = sentence;
  const first = items[phrase.first];
  const head = items[phrase.coreEnd - 1];
  const last = items[phrase.end - 1];
  if (!first || !head || !last) return null;
  const whole = { start: first.start, end: last.end };
  if (PRONOUNS.has(head.lower) && phrase.end - phrase.first === 1)
    return withText(document, whole, head.lower === 'they' ? 'group' : head.lower === 'it' ? 'organisation' : 'person');
  const owner = phrase.end - phrase.first === 1 ? /^(?:(his|her)|(their)|its)$/.exec(head.lower) : null;
  if (owner) return withText(document, whole, owner[1] ? 'person' : owner[2] ? 'group' : 'organisation');
  // "Secretary of the Interior Ann Bell"
  const titled = startsUpper(head.text) && TITLES.has(head.lower) && items[phrase.coreEnd]?.lower === 'of' ? last.actor : null;
  const actor = titled?.type === 'person' ? titled : actorAt(document, head.start, head.end);
  if (
    actor &&
    actor.end >= head.end &&
    !(
      actor.type === 'country' &&
      actor.rule === 'country-adjective' &&
      /s$/.test(actor.name) === false &&
      actor.end < last.end &&
      phrase.coreEnd === phrase.end
    )
  ) {
    return { ...withText(document, actor, actor.type === 'person' ? 'person' : 'organisation'), name: actor.name };
  }
  const outlet = outletBefore(sentence, phrase);
  if (outlet) return { ...withText(document, outlet, 'organisation'), name: outlet.name };
  const name = unknownName(sentence, phrase);
  if (name) return withText(document, name, bodyLike(document, name) ? 'organisation' : 'person');
  const all = { start: whole.start, end: restrictedEnd(sentence, phrase) };
  return withText(document, all, kindOf(document, all, head.lower));
}

/** "Japan’s Nikkei newspaper", "the Kyodo news agency": the name before what the outlet is. */
function outletBefore({ items }: MaskedSentence, { first, coreEnd }: NounPhrase): FoundActor | null {
  if (
    !/^(?:newspaper|paper|magazine|agency|website|broadcaster|network|daily|weekly|channel|bank|group|lobby|union|association|consultancy|brokerage|think-tank|institute|exchange)$/.test(
      items[coreEnd - 1]?.lower ?? '',
    )
  )
    return null;
  const at =
    /^(?:news|state|business|financial|tv|television|industry|trade|research|metals?|mining|commodities|employers|environmental)$/.test(
      items[coreEnd - 2]?.lower ?? '',
    )
      ? coreEnd - 3
      : coreEnd - 2;
  const actor = at >= first ? items[at]?.actor : null;
  return actor && /^(?:organisation|company)$/.test(actor.type) ? actor : null;
}

const LONGEST_RESTRICTION = 25;

/** "a trader who follows the talks": a relative clause without a comma belongs to an unnamed speaker. */
function restrictedEnd(sentence: MaskedSentence, phrase: NounPhrase): number {
  const { items } = sentence;
  const end = items[phrase.end - 1]?.end ?? 0;
  if (items[phrase.end]?.lower !== 'who' || items[phrase.end + 1]?.kind !== 'word') return end;
  if (asksForAnonymity(sentence, phrase.end + 1)) return end;
  // "a builder who said he was never paid": what is said restricts nobody.
  for (let i = phrase.end + 1; i < phrase.end + 4; i++) if (isReport(items, i)) return end;
  for (let i = phrase.end + 1; i < Math.min(items.length, phrase.end + LONGEST_RESTRICTION); i++) {
    const item = items[i];
    if (!item || item.kind === 'quote') return end;
    if (item.kind === 'sign' && /^[.,;:?!()—–]$/.test(item.text)) return items[i - 1]?.end ?? end;
  }
  return end;
}

/** "who said he …", "who argue that …" */
const isReport = (items: MaskedSentence['items'], i: number): boolean => {
  const word = items[i]?.lower ?? '';
  return SPEECH_FORMS.has(word) || (CUE_FORMS.get(word)?.say === true && items[i + 1]?.lower === 'that');
};

/** The capitalised words at the end of a phrase's core, titles left out. */
function unknownName(sentence: MaskedSentence, phrase: NounPhrase): { start: number; end: number } | null {
  const { items } = sentence;
  let first = phrase.coreEnd;
  while (
    first > phrase.first &&
    (startsUpper(items[first - 1]?.text ?? '') || (/^[-.&]$/.test(items[first - 1]?.text ?? '') && first < phrase.coreEnd))
  )
    first--;
  for (let i = first; i < phrase.coreEnd; i++)
    if (TITLES.has((items[i]?.lower ?? '').replace(/\.$/, '')) && i + 1 < phrase.coreEnd) first = i + 1;
  while (
    first < phrase.coreEnd &&
    /^(?:The|A|An|His|Her|Its|Their|Some|Many|Most|One|Two|Three|Both|Several|Other|Another|This|That|These|Those)$/.test(
      items[first]?.text ?? '',
    )
  )
    first++;
  const head = items[phrase.coreEnd - 1];
  if (first >= phrase.coreEnd || !head) return null;
  if (
    phrase.coreEnd - first === 1 &&
    (isCommonNoun(head.lower) ||
      (first === 0 && (/^NNS?$/.test(tagsIn(sentence)[0] ?? '') || /(?:ers|ors|ists|ants|ians|ees)$/.test(head.text))))
  )
    return null;
  if (isCommonNoun(head.lower) && first === phrase.first) return null;
  // "Japan’s Finance Minister": a role in capitals.
  if (ROLE_NOUNS.has(head.lower) && !TITLES.has((items[first]?.lower ?? '').replace(/\.$/, '')) && phrase.coreEnd === phrase.end)
    return null;
  const start = items[first]?.start;
  return start === undefined ? null : { start, end: head.end };
}

const isCommonNoun = (word: string): boolean =>
  PEOPLE_NOUNS.has(word) || ROLE_NOUNS.has(word) || DOCUMENT_NOUNS.has(word) || SINGLE_CLASS.has(word);
const bodyLike = (document: Document, span: { start: number; end: number }): boolean =>
  /\b(?:Times|Post|Commission|Committee|Campaign|Department|University|Group|Council|Club|Poll|News|Institute|Center|Association|Party|Journal|Act|Bank|Union)\b|^\p{Lu}{3,}$/u.test(
    document.text.slice(span.start, span.end),
  );

function kindOf(document: Document, span: { start: number; end: number }, head: string): Speaker['kind'] {
  const text = document.text.slice(span.start, span.end);
  if (DOCUMENT_NOUNS.has(head) || BODY_NOUNS.has(head) || head === 'opinion') return 'organisation';
  if (RESTRICTED.test(text) || /^sources?$/.test(head)) return 'anonymous';
  if (SINGLE_CLASS.has(head) || PEOPLE_NOUNS.has(head) || /[^s]s$/.test(head)) {
    const plural = SINGLE_CLASS.has(head) || /(?:[^s]s|men|women|people|police)$/.test(head);
    if (plural) return NUMBERED.test(text) ? 'anonymous' : 'group';
  }
  return (/^(?:the|his|her|its|their)\s/i.test(text) || /^\p{Lu}[^,]*['’]s?\s/u.test(text)) && ROLE_NOUNS.has(head)
    ? 'person'
    : 'anonymous';
}

function withText(document: Document, span: { start: number; end: number }, kind: Speaker['kind']): Speaker {
  const text = document.text.slice(span.start, span.end);
  return { start: span.start, end: span.end, text, name: text, kind };
}

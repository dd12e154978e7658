import type { Document } from '../document.ts';
import { ROLE_NOUNS, TITLES } from '../lexicon/titles.ts';
import { startsUpper } from '../tokens/starts-upper.ts';
import type { MaskedSentence } from './masked-sentences.ts';
import type { FoundQuotation } from './quotation.ts';
import { speakerOf } from './speakers.ts';
import { findTranscript } from './transcripts.ts';

/** Speech that a name with a colon or dash is put to, with the sentences that it takes up. */
export interface Labelled {
  readonly quotations: readonly FoundQuotation[];
  readonly sentences: ReadonlySet<number>;
}

/** Finds transcripts, headline labels ("Minister: ‘…’") and bylines behind a dash (“…” — Jane Doe). */
export function findLabelled(document: Document, sentences: readonly MaskedSentence[]): Labelled {
  const transcript = findTranscript(document);
  const quotations: FoundQuotation[] = [...transcript.quotations];
  const taken = new Set<number>();
  for (const [n, sentence] of sentences.entries()) {
    if (transcript.blocks.has(sentence.block)) {
      taken.add(sentence.number);
      continue;
    }
    const found = headlineLabel(document, sentence) ?? dashByline(document, withByline(sentence, sentences[n + 1]));
    if (!found) continue;
    quotations.push(found);
    taken.add(sentence.number);
  }
  return { quotations, sentences: taken };
}

/** What heads a kind of article, and says nothing itself. */
const COLUMNS =
  /^(?:Q&A|Q|A|Analysis|Opinion|Comment|Commentary|Explainer|Exclusive|Factbox|Interview|Video|Watch|Podcast|Update|Live|Review|Editorial|Column|Feature|Timeline|Breaking|Podcasts)$/;

/** "Minister: ‘No exports before autumn’": a short label, a colon, and nothing but a stretch. */
function headlineLabel(document: Document, sentence: MaskedSentence): FoundQuotation | null {
  const { items } = sentence;
  const colon = items.findIndex(({ text }, i) => text === ':' && i < 7);
  if (colon < 1 || !sentence.firstOfBlock) return null;
  const stretch = items[colon + 1]?.stretch;
  const rest = items.slice(colon + 2).filter(({ kind }) => kind !== 'sign');
  if (!stretch || rest.length > 0) return null;
  const head = items[colon - 1];
  if (COLUMNS.test(head?.text ?? '')) return null;
  if (!head || !(startsUpper(head.text) || ROLE_NOUNS.has(head.lower))) return null;
  if (items.slice(0, colon).some(({ kind, lower }) => kind !== 'word' || /^(?:is|are|was|were|said|says|has|have|had|the)$/.test(lower)))
    return null;
  const role = TITLES.has(head.lower) || ROLE_NOUNS.has(head.lower);
  const speaker = speakerOf(document, sentence, { first: 0, end: colon, coreEnd: colon });
  const span = { start: items[colon]?.start ?? 0, end: items[colon]?.end ?? 0 };
  return {
    type: 'direct',
    start: stretch.innerStart,
    end: stretch.innerEnd,
    rule: 'label',
    speaker: speaker && role ? { ...speaker, kind: speaker.kind === 'group' ? 'group' : 'person' } : speaker,
    cue: { ...span, text: ':' },
  };
}

/** A full stop inside the marks ends the sentence before the dash: the two are put together again. */
function withByline(sentence: MaskedSentence, next: MaskedSentence | undefined): MaskedSentence {
  const alone = sentence.items.every(({ kind }) => kind === 'quote');
  const joins = alone && next?.block === sentence.block && /^[-—–―]$/.test(next.items[0]?.text ?? '');
  return joins ? { ...sentence, items: [...sentence.items, ...next.items] } : sentence;
}

/** “…” — Jane Doe, economist: a stretch, a dash, a name. */
function dashByline(document: Document, sentence: MaskedSentence): FoundQuotation | null {
  const { items } = sentence;
  const stretch = items[0]?.stretch;
  let at = 1;
  while (at < items.length && /^[-–—―]$/.test(items[at]?.text ?? '')) at++;
  if (!stretch || at === 1 || at >= items.length || items.length - at > 16 || !startsUpper(items[at]?.text ?? '')) return null;
  if (!/[.!?…]$/.test(document.text.slice(stretch.innerStart, stretch.innerEnd)) || items.slice(at).some(({ kind }) => kind === 'quote'))
    return null;
  let end = at;
  while (end < items.length && /^(?:\p{Lu}|\.$|-$|of$|the$|de$|van$|von$)/u.test(items[end]?.text ?? '')) end++;
  while (end > at && !startsUpper(items[end - 1]?.text ?? '')) end--;
  const speaker = speakerOf(document, sentence, { first: at, end, coreEnd: end });
  const dash = items[1];
  return speaker && dash
    ? {
        type: 'direct',
        start: stretch.innerStart,
        end: stretch.innerEnd,
        rule: 'byline',
        speaker,
        cue: { start: dash.start, end: dash.end, text: dash.text },
      }
    : null;
}

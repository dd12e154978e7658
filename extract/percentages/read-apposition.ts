import { CHANGE_NOUNS, CHANGE_VERBS, STATE_VERBS } from '../lexicon/measure-cues.ts';
import type { Place } from '../read-measure.ts';
import { ownerOfSum } from './find-measured.ts';
import { readSubject } from './read-backwards.ts';
import { readNounPhrase, type TokenRange } from './read-noun-phrase.ts';
import type { SentenceView } from './sentence-view.ts';

const LONGEST = 9;
const FARTHEST = 14;

/** "Output was 718 tons, a 74% increase", "…, an increase of at least 55%": the change is that of what the clause before the comma counts. */
export function ofApposition(view: SentenceView, place: Place): TokenRange | null {
  const comma = commaBefore(view, place);
  return comma === null ? null : (ownerOfSum(view, comma) ?? ofCounted(view, comma) ?? countedSubject(view, comma));
}

/** The comma before "a" or "an" that opens the noun phrase of the figure. */
function commaBefore(view: SentenceView, { start }: Place): number | null {
  for (let at = start - 1; at > Math.max(view.first, start - LONGEST); at--) {
    if (/^(?:,|—|–)$/u.test(view.word(at))) return /^an?$/.test(view.word(at + 1)) ? at : null;
    if (!/^(?:DT|JJ|NN|IN|RB|CD)/.test(view.tag(at)) && !CHANGE_NOUNS.has(view.word(at)) && !/^(?:least|most)$/.test(view.word(at)))
      return null;
  }
  return null;
}

/** "made 718 tons of oxide in 2025": what there is so much of. */
function ofCounted(view: SentenceView, comma: number): TokenRange | null {
  for (let at = comma - 1; at > Math.max(view.first + 1, comma - FARTHEST); at--) {
    if (view.word(at) === 'of' && view.tag(at - 1) === 'NNS' && view.token(at - 2)?.kind === 'number') return readNounPhrase(view, at + 1);
    if (/^(?:V|MD)/.test(view.tag(at))) return null;
  }
  return null;
}

const REACHED = /^(?:reache[sd]|hits?|touche[sd]|approache[sd]|exceed(?:s|ed)|topped)$/;

/** "Exports reached 62 tons", "profit was $5 million": the subject is what is counted. */
function countedSubject(view: SentenceView, comma: number): TokenRange | null {
  for (let at = comma - 1; at > Math.max(view.first, comma - FARTHEST); at--)
    if (/^VB[DZPN]$/.test(view.tag(at))) {
      const word = view.word(at);
      return STATE_VERBS.has(word) || REACHED.test(word) || CHANGE_VERBS.has(word) ? readSubject(view, at) : null;
    }
  return null;
}

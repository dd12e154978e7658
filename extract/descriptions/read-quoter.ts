import type { Span } from '../document.ts';
import type { TaggedSentence } from './phrase.ts';

const QUOTING = /^(?:quoted|quotes|quoting|cited|cites|citing|paraphrased)$/;
const BE = /^(?:is|are|was|were|been|being)$/;
const AUXILIARY = /^(?:has|have|had|also|later|then|earlier|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday|,)$/;
const MOST_QUOTED = 24;
const FARTHEST = 6;

/**
 * Who passes a quotation on in its own sentence: "*Kyodo* quoted the minister as saying", "was quoted by *Nikkei* as saying".
 *
 * @param actors - The actors of the document, in order.
 */
export function readQuoter<Actor extends Span>(sentence: TaggedSentence, cue: Span, actors: readonly Actor[]): Actor | null {
  const { document } = sentence;
  const at = document.tokenAt(cue.start);
  return sentence.word(at - 1) === 'as' ? quoterBefore(sentence, at - 1, actors) : null;
}

function quoterBefore<Actor extends Span>(sentence: TaggedSentence, as: number, actors: readonly Actor[]): Actor | null {
  for (let i = as - 1; i >= Math.max(sentence.first, as - MOST_QUOTED); i--) {
    if (!QUOTING.test(sentence.word(i))) continue;
    if (BE.test(sentence.word(i - 1))) return sentence.word(i + 1) === 'by' ? actorAt(sentence, i + 2, actors) : null;
    let end = i;
    while (i - end < FARTHEST && AUXILIARY.test(sentence.word(end - 1))) end--;
    const token = sentence.document.tokens[end - 1];
    return (token && actors.find((actor) => actor.start <= token.start && actor.end >= token.end)) ?? null;
  }
  return null;
}

/** The actor that begins at a token, past an article. */
function actorAt<Actor extends Span>(sentence: TaggedSentence, at: number, actors: readonly Actor[]): Actor | null {
  const first = /^(?:the|a)$/.test(sentence.word(at)) ? at + 1 : at;
  const token = sentence.document.tokens[first];
  return (token && actors.find((actor) => actor.start === token.start)) ?? null;
}

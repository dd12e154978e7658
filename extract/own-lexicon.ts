import type { ActorType } from './actors/actor.ts';

/** An actor that an operator names: found wherever the name or an alias stands as written. */
export interface OwnActor {
  readonly name: string;
  readonly type: ActorType;
  readonly aliases: readonly string[];
}

/** What an operator adds to the words of `lexicon/`. Plain data, so that it can be handed to threads. */
export interface OwnLexicon {
  readonly actors: readonly OwnActor[];
  /** Phrases by tag, written as in `lexicon/tags.ts`; a tag that is there gets them besides its own. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** A short word that changes with the content: what was extracted with another one is extracted again. */
  readonly key: string;
}

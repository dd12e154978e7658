/** What an actor is. A capital that stands for a government is a `government`. */
export type ActorType = 'country' | 'government' | 'organisation' | 'person' | 'company';

/** The fields of an actor mention. */
export interface Actor {
  /** The fullest form in the article; countries have their usual English name. */
  readonly name: string;
  readonly type: ActorType;
}

/** An actor found in a document, with its tokens. */
export interface FoundActor extends Actor {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** `document.tokens` from `firstToken` to before `endToken`. */
  readonly firstToken: number;
  readonly endToken: number;
}

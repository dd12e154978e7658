const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Words that open a subordinate clause. */
export const SUBORDINATORS = words(
  'if unless while although though whereas because since when whenever once until as after before whether despite given even',
);
/** Words that make the clause they govern conditional. */
export const CONDITIONS = words('if unless');
/** Words before an "if" that only add a case ("even if"), compare ("as if") or ask ("asked if", "unclear if"). */
export const NO_CONDITION_BEHIND = words(
  `as even what only see saw know knew knows known unclear uncertain sure wonder wondered wonders ask asked asks asking doubt doubts doubted decide decided
   determine determined check checked question say tell`,
);
/** Words behind an "if" that make it a mere aside: "if any", "large if not the largest". */
export const NO_CONDITION_BEFORE = words('any anything ever not only possible necessary needed so');
/** Words that open a phrase before the main clause. */
export const PREPOSITIONS = words(
  'in on at by for from with without within under over amid among alongside beyond during following through across against along besides beside between into like near of off per throughout to toward towards upon via according instead unlike under last next this',
);
/** Words that join a clause to what was said before it; "nor" and "neither" negate it as well and so belong to it. */
export const CONJUNCTIONS = words('and but or yet so plus');
/** Words that open a relative clause behind a noun or a comma. */
export const RELATIVES = words('who which whose whom where that');
/** Modal verbs, also where the tagger takes them for something else. */
export const MODALS = words("will would may might could can should must shall won't wouldn't couldn't can't cannot mustn't shouldn't");
/** Pronouns behind which 's is a verb. */
export const PRONOUNS_WITH_IS = words('it that there he she what who here where');
/** Words that negate a verb group. */
export const NEGATIONS = words('not never nor cannot hardly scarcely neither');
/** Words that negate the clause as its subject, or as what its verb takes. */
export const NEGATIVE_DETERMINERS = words('no none neither nor nobody nothing nowhere');
/** Words behind "no" and "not" that only bound a number or add: "no more than 5", "not only". */
export const NO_NEGATION_BEHIND = words(
  'more less fewer later earlier sooner only just merely simply least matter doubt wonder surprise small',
);
/** Words behind "not" that it negates as part of a subject: "not one of 40 applications". */
export const COUNTED = words('one a an all every any many much even enough everyone everybody everything');
/** Words that make an assertion uncertain. */
export const HEDGES = words(
  'may might could appears appear appeared seems seem seemed reportedly allegedly apparently possibly perhaps supposedly purportedly presumably',
);
/** What rules forbid in so many words: "may not export" is no possibility. As stems, met with or without "be" before them. */
export const FORBIDDEN = words(
  `sell sold resell resold export exported import imported buy bought purchase purchased ship shipped transfer transferred supply supplied source sourced contain
   exceed hold held own owned trade traded disclose disclosed employ employed operate operated deal leave enter use used apply invest`,
);
/** Words in the verb group that speak of the future. */
export const FUTURES = words("will won't shall 'll");
/** Words that speak of the future behind a form of be: "is expected to", "are likely to". */
export const EXPECTATIONS = words('expected forecast projected scheduled poised slated due likely unlikely bound going');
/** Words that speak of the future behind a form of be, and with "to" or "for" behind them: "is set to", but "was set at". */
export const ARRANGEMENTS = words('set about');
/** Forms of be. */
export const BE = words("is are was were be been being am 's 're");
/** Subjects of which "is to" states the content, no future: "the aim is to sell". */
export const AIMS = words(
  'aim goal plan task purpose idea point strategy challenge priority key way trick objective mission job role answer question intention ambition hope problem solution step option thing',
);

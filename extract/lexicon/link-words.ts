const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
const phrases = (text: string): ReadonlySet<string> => new Set(text.split(',').map((phrase) => phrase.trim()));

/** Words between two dates that make them the ends of a range; "and" does so behind "between" alone. */
export const RANGE_WORDS = words('to until till through thru');

export const RANGE_DASHES = words('- ‑ – —');

/** What stands between a duration and the date that it follows, articles aside. */
export const ANCHORS_AFTER = phrases(
  'after, from, beyond, past, following, since, of, starting, beginning, effective, starting from, beginning from, counting from, starting in, beginning in, commencing, commencing in, into, later than, as of, as from, in',
);

/** What stands between a duration and the date that it comes before. */
export const ANCHORS_BEFORE = phrases(
  'before, prior to, ahead of, until, till, to, through, thru, ended, ending, ended in, ending in, earlier than, short of, up to, leading up to, preceding',
);

/** Verbs and adverbs of saying: a date beside them tells when somebody spoke. */
export const SAYING = words(
  `said says say saying told tells reported reports announced announces wrote writes stated states added adds noted notes confirmed disclosed
   revealed estimated released published showed posted declared argued warned claimed testified issued filed unveiled`,
);

/** Before these a date is what a figure is compared with, not when it holds. */
export const BASE_LEADS = words('from than over against on versus vs vs. with to above below');

/** What parts clauses, so that a date on the other side says nothing of the figure; right before the date some of them place it. */
export const CLAUSE_PARTS = words(
  '; : — – but while whereas although though because since which who whom that when where if unless whether after before until as than',
);

export const PARTS_THAT_PLACE = words('since until after before');

/** Prepositions that place a figure in a duration: "tripled in a year". */
export const WITHIN = words('in over during within for throughout through');

/** What follows an apostrophe that opens a word: '90s, 'em, 'tis. Matched on the characters behind the mark. */
export const OPENING_APOSTROPHES = /^(?:\d0s\b|\d\ds?\b(?!\s?(?:%|per))|(?:em|til|twas|tis|twill|cause|round|bout|cos|n)\b(?!’|'))/iu;

/** Words that end in an apostrophe and go on, matched on the characters before the mark: rock 'n' roll, o' clock. */
export const NO_CLOSING_APOSTROPHE = /(?:^|\s)(?:o|th|ol|an|wi|rock)$/iu;

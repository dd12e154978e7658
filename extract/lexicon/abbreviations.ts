const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/**
 * Words whose full stop belongs to them, in lower case without the stop.
 *
 * Words that are as often a whole word at a sentence's end ("no", "may", "sun", "sat") are left out or handled by what follows.
 */
export const ABBREVIATIONS = words(
  `jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
   mr mrs ms messrs dr prof sen sens rep reps gov gen col lt sgt capt cmdr maj adm rev hon pres st jr sr
   inc corp co ltd llc plc bros cos dept univ assn ave blvd mt ft
   vs etc al eg ie approx est fig figs vol pp ed eds nos rs`,
);

/** Abbreviations that stand before a name or number, so that a capital behind them starts no sentence. */
export const LEADING_ABBREVIATIONS = words(
  `mr mrs ms messrs dr prof sen sens rep reps gov gen col lt sgt capt cmdr maj adm rev hon pres st mt ft vs approx fig figs vol pp
   jan feb mar apr jun jul aug sep sept oct nov dec no nos rs`,
);

/** Roles that stand between a company's name and a person's: "Arden Alloys Inc. Chief Executive Jo Marsh". */
export const ROLES_BEHIND_COMPANIES = words(
  'chief ceo cfo coo president chairman chairwoman chair director vice executive founder spokesman spokeswoman',
);

/** Words with which a sentence begins, and which no name does: behind "U.S." or an initial they open a new one. */
export const SENTENCE_OPENERS = words(
  `the a an this that these those it he she they we i you but and in on at as if when while however meanwhile for although though after before since by with its
   his her their there both what many some most several such new no not one two even still yet so now today under from over until last next to of
   china beijing japan tokyo europe brussels india canada australia russia moscow`,
);

/** Plural names that stand behind "U.S.", where other plurals in capitals begin a sentence: "in the U.S. Analysts expect …". */
export const PLURAL_NAMES = words('customs marines forces treasuries treasurys airways states rangers senators congress business');

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Ordinal numbers as words. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
   eighteenth nineteenth twentieth`
    .split(/\s+/)
    .map((word, index) => [word, index + 1]),
);

/** Names of decades: "the eighties". */
export const DECADE_WORDS: ReadonlyMap<string, number> = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ').map((word, index) => [word, 20 + index * 10]),
);

/** Parts of a day and their TIMEX3 value. */
export const DAY_PARTS: ReadonlyMap<string, string> = new Map([
  ['morning', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
  ['nite', 'NI'],
  ['dawn', 'MO'],
  ['dusk', 'EV'],
]);

/** Times of day that have a name. */
export const NAMED_TIMES: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
]);

/** Adverbs that stand for a time without a date: what they refer to. */
export const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['now', 'PRESENT_REF'],
  ['currently', 'PRESENT_REF'],
  ['presently', 'PRESENT_REF'],
  ['nowadays', 'PRESENT_REF'],
  ['recently', 'PAST_REF'],
  ['lately', 'PAST_REF'],
  ['previously', 'PAST_REF'],
  ['soon', 'FUTURE_REF'],
  ['once', 'PAST_REF'],
]);

/** Adverbs and adjectives of repetition, and how long it takes to come round. */
export const SETS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'PT1H'],
  ['daily', 'P1D'],
  ['everyday', 'P1D'],
  ['nightly', 'P1D'],
  ['weekly', 'P1W'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['monthly', 'P1M'],
  ['bimonthly', 'P2M'],
  ['quarterly', 'P3M'],
  ['biannually', 'P6M'],
  ['semiannually', 'P6M'],
  ['annually', 'P1Y'],
  ['yearly', 'P1Y'],
]);

/** Words that pick the one before, this one or the one after: "last week", "the coming months". */
export const WHICH: ReadonlyMap<string, 'last' | 'this' | 'next'> = new Map([
  ['last', 'last'],
  ['past', 'last'],
  ['previous', 'last'],
  ['prior', 'last'],
  ['preceding', 'last'],
  ['this', 'this'],
  ['current', 'this'],
  ['present', 'this'],
  ['next', 'next'],
  ['coming', 'next'],
  ['upcoming', 'next'],
  ['following', 'next'],
]);

/** Vague counts: "several weeks". */
export const VAGUE_COUNTS: ReadonlySet<string> = words('several few many some numerous countless multiple');

/** Prepositions that leave a date as a time within which something is: they mark an ambiguous word as a date. */
export const TIME_PREPOSITIONS: ReadonlySet<string> = words(
  'in on by before after since until till from to between during through throughout for of towards toward around about within at last next this past early late mid and or as',
);

/** What stands before "the days" and "the years" where they are a time: "over the years". */
export const SPAN_LEADS: ReadonlySet<string> = new Set([...TIME_PREPOSITIONS, 'over', 'down', 'across', 'amid']);

/** Words that follow a number in measures, so that 2010 in "2010 tonnes" is no year. */
export const MEASURE_NOUNS: ReadonlySet<string> = words(
  `tonnes tons tonne ton kg kilograms kilogrammes grams pounds ounces barrels gallons litres liters metres meters km kilometres kilometers
   miles feet hectares acres mw gw mwh gwh twh megawatts gigawatts kilowatts watts volts units pieces people workers employees staff jobs
   troops soldiers police officers prisoners passengers participants respondents companies firms suppliers factories plants mines sites
   vehicles cars trucks buses ships planes aircraft shares dollars euros yuan pounds yen rupees rubles roubles cents points percent ppm
   degrees words pages votes seats rooms beds homes houses families households students schools patients cases deaths members delegates
   megatonnes kilotonnes billion million thousand times rpm hz mhz litre kwh boe carats containers teu teus licences licenses applications
   tonnes-per-year percentage`,
);

/** Words of degree before a duration or a date, by the modifier that they give; of several words joined by a blank. */
export const DEGREES: ReadonlyMap<string, 'approx' | 'less-than' | 'more-than'> = new Map([
  ['around', 'approx'],
  ['about', 'approx'],
  ['approximately', 'approx'],
  ['roughly', 'approx'],
  ['circa', 'approx'],
  ['some', 'approx'],
  ['nearly', 'less-than'],
  ['almost', 'less-than'],
  ['under', 'less-than'],
  ['less than', 'less-than'],
  ['fewer than', 'less-than'],
  ['no more than', 'less-than'],
  ['not more than', 'less-than'],
  ['at most', 'less-than'],
  ['up to', 'less-than'],
  ['as many as', 'less-than'],
  ['as much as', 'less-than'],
  ['over', 'more-than'],
  ['more than', 'more-than'],
  ['longer than', 'more-than'],
  ['at least', 'more-than'],
  ['no less than', 'more-than'],
  ['no fewer than', 'more-than'],
  ['not less than', 'more-than'],
]);

/** The most words that a degree has. */
export const DEGREE_WORDS = 3;

/** What stands before "over" where it is a word of degree ("for over a week"), not a preposition ("talks over two days"). */
export const OVER_IS_DEGREE_AFTER: ReadonlySet<string> = words(
  `for in within after of by to at from with well just slightly last lasts lasted lasting take takes took taken taking wait waited waiting
   spend spent is was are were be been than spanning a`,
);

/** What stands before "about" where it is a word of degree ("since about 1970"), not a preposition ("worried about Friday"). */
export const ABOUT_IS_DEGREE_AFTER: ReadonlySet<string> = words('since in until till from by at to');

/** Nouns of events ahead or behind alike: a date before them points to the nearest day, not to the past. */
export const EVENT_NOUNS: ReadonlySet<string> = words(
  `deadline deadlines summit meeting meetings election elections vote votes hearing trial expiry expiration referendum ballot poll polls
   visit trip talks conference budget review cutoff start launch opening delivery deliveries expiration settlement contract contracts futures
   inauguration ceremony session target goal midterms midterm`,
);

/** What none but games have: near them halves and quarters are of a match. */
export const GAME_WORDS: ReadonlySet<string> = words(
  `goalless scoreless scored scorer scoring outscored equaliser equalised equalizer equalized halftime half-time kickoff kick-off midfielder striker
   goalkeeper quarterback touchdown touchdowns linebacker try-scorer fly-half winger tip-in rebounds free-kick offside`,
);

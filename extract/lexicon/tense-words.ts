const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Words that put their clause into the future. */
export const FUTURE_WORDS: ReadonlySet<string> = words(
  `will 'll won't wont cant shall would could can may might must should cannot upcoming maturing
   expects plans intends aims hopes wants predicts forecasts proposes promises eyes
   forecasting predicting expecting projecting anticipating
   i'll we'll they'll he'll she'll it'll you'll wouldn't couldn't can't`,
);

/** Adjectives and participles of plans: "due", "is set to". */
export const SCHEDULED: ReadonlySet<string> = words(
  'due scheduled slated expected set planned likely unlikely forecast projected bound anticipated poised payable',
);

/** Finite verbs of the past, those in -ed aside; "has" and "have" go with a participle. */
export const PAST_WORDS: ReadonlySet<string> = words(
  `was were wasn't weren't had hadn't did didn't has hasn't have haven't been said told rose fell took met began went came made gave got kept
   held won lost saw hit cut sent spent bought sold brought thought taught caught sought fought built left led read ran grew drew flew knew threw
   showed became broke spoke wrote chose drove froze rode arose shot struck stuck hung swung stood understood withdrew overcame underwent put shut
   paid laid found felt dealt slid sank shrank sprang swept wept slept crept leapt burnt bore wore tore swore shook forsook mistook
   undertook ate beat forbade forgave outran overtook oversaw rebuilt sped spread split upheld withheld wound born quit`,
);

/** Those of them that are verbs wherever they stand. */
export const SURELY_PAST: ReadonlySet<string> = words(
  `was wasn't were weren't had hadn't did didn't has hasn't have haven't said told took met began went came gave got kept sent bought sold brought
   taught caught sought fought led ran grew drew flew knew threw showed became wrote chose froze rode arose struck swung stood understood withdrew
   overcame underwent laid found felt dealt sank shrank sprang wept slept crept leapt wore tore swore mistook undertook ate forbade forgave
   overtook oversaw rebuilt sped upheld withheld born`,
);

/** Finite verbs of the present that say nothing of when. */
export const PRESENT_WORDS: ReadonlySet<string> = words(
  "is are am isn't aren't it's faces face remains keeps keep stays says say does doesn't don't marks sits becomes goes go comes come shows show",
);

/** Verbs of timetables, whose present looks ahead: "the summit opens on Friday". */
export const TIMETABLE_WORDS: ReadonlySet<string> = words(
  `opens open closes close begins begin starts start ends end expires expire runs run takes take applies apply arrives arrive leaves leave meets
   meet votes vote hosts host holds hold returns return reconvenes convenes speaks visits visit falls lapses lapse matures mature launches resumes
   enters decides publishes releases presents delivers celebrates heads travels kicks retires retire steps departs joins reopens restarts commences commence resume reconvene restart concludes finishes testifies unveils`,
);

/** Words in -ed that are no verb of the past. */
export const NOT_PAST: ReadonlySet<string> = words(
  `united limited related need seabed riverbed watershed feed speed indeed seed breed weed reed bleed deed exceed proceed succeed hundred red bed shed embed aged
   advanced armed alleged unprecedented fixed mixed preferred`,
);

/** Verbs and nouns behind which an infinitive lies ahead: "invited to visit", "a deal to lift". */
export const LOOKS_AHEAD: ReadonlySet<string> = words(
  `invited agreed asked plan plans planned planning expected expects expect scheduled vowed vows pledged pledges promised promises wants want
   wanted hopes hope hoped decided decides urged urges called intends intend intended aims aim aimed due set likely deal agreement deadline
   proposal proposed ordered orders prepared prepares preparing ready refused refuses committed offered offers threatened threatens told going
   needs need needed slated poised promise pledge option options right obliged required bound opportunity voted opted resolved sworn`,
);

/** Past verbs whose "until" lies ahead: "postponed until November". */
export const PUTS_OFF: ReadonlySet<string> = words(
  `delayed extended postponed suspended deferred paused frozen halted barred banned pushed put valid allowed given stayed exempted waived
   shelved adjourned rescheduled prolonged renewed`,
);

/** Past verbs of what was given out for a day to come: "threatened a tariff from November 1". */
export const ANNOUNCES: ReadonlySet<string> = words(
  `announced threatened proposed pledged promised agreed approved ordered introduced unveiled imposed declared confirmed vowed backed decided voted
   passed signed planned set granted issued tightened banned`,
);

/** Nouns of what may come: "a chance of". */
export const PROSPECTS: ReadonlySet<string> = words('chance chances probability likelihood odds');

/** Every word that may tell the tense of a clause, forms in -ed aside. */
export const VERB_CUES: ReadonlySet<string> = new Set([...SCHEDULED, ...FUTURE_WORDS, ...PAST_WORDS, ...TIMETABLE_WORDS, ...PRESENT_WORDS]);

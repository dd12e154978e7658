const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** How a figure is hedged or bounded. */
export type Modifier = 'over' | 'at-least' | 'under' | 'at-most' | 'about' | 'nearly' | 'exactly';
/** Where a change goes. */
export type Direction = 'up' | 'down';

const phrases = (table: Readonly<Record<Modifier, string>>): [string, Modifier][] =>
  (Object.entries(table) as [Modifier, string][]).flatMap(([modifier, list]) =>
    list.split(',').map((phrase): [string, Modifier] => [phrase.trim(), modifier]),
  );

/** Phrases that stand before a figure, by their words in lower case. */
export const MODIFIERS_BEFORE: ReadonlyMap<string, Modifier> = new Map(
  phrases({
    over: 'over, more than, above, exceeding, exceeded, exceeds, exceed, in excess of, upwards of, upward of, greater than, higher than, north of, well over, well above, just over, just above, slightly over, slightly more than, slightly above, far more than, much more than, a little over, a little more than, little more than, topping, topped, surpassing, surpassed, better than, beyond',
    'at-least':
      'at least, no less than, no fewer than, not less than, a minimum of, minimum of, at or above, as low as, as little as, as few as, >=, ≥',
    under:
      'under, less than, below, fewer than, lower than, smaller than, short of, south of, well under, well below, slightly less than, slightly under, slightly below, far less than, much less than, a little under, a little less than',
    'at-most':
      'at most, up to, no more than, not more than, no higher than, not exceeding, not exceed, not to exceed, cannot exceed, a maximum of, maximum of, as much as, as many as, as high as, at or below, capped at, anything up to, <=, ≤',
    about:
      'about, around, roughly, approximately, approx., approx, some, circa, c., ca., ~, ≈, an estimated, estimated, estimated at, estimated to be, in the region of, on the order of, in the order of, somewhere around, more or less',
    nearly:
      'nearly, almost, just under, just below, just short of, just shy of, shy of, close to, near, nearing, approaching, virtually, not quite, close on, well nigh, practically, as good as, near to',
    exactly: 'exactly, precisely, an exact',
  }),
);

/** Phrases behind a figure. */
export const MODIFIERS_AFTER: ReadonlyMap<string, Modifier> = new Map(
  phrases({
    over: '',
    'at-least':
      'or more, or higher, or above, or over, or greater, and above, and over, and up, at least, +, plus, at a minimum, or better',
    under: '',
    'at-most': 'or less, or lower, or below, or under, or fewer, and below, at most, at the most, maximum, or smaller',
    about: 'or so, or thereabouts, give or take, or thereabout',
    nearly: '',
    exactly: 'exactly',
  }).filter(([phrase]) => phrase !== ''),
);

/** Words between a change and its figure that say nothing about it: "rose only 3%", "fell a further 5%". */
export const FILLERS = words(
  'only just barely scarcely hardly a an the mere further another additional full whole whopping staggering record modest meagre remaining other still even roughly sharply by-then respectively combined net total',
);

const UP_VERBS =
  'rise rises rose risen rising increase increases increased increasing grow grows grew grown growing gain gains gained gaining jump jumps jumped jumping surge surges surged surging soar soars soared soaring climb climbs climbed climbing advance advances advanced advancing add adds added adding expand expands expanded expanding widen widens widened widening rally rallies rallied rallying rebound rebounds rebounded rebounding recover recovers recovered recovering leap leaps leapt leaped leaping spike spikes spiked spiking swell swells swelled swollen accelerate accelerates accelerated raise raises raised raising lift lifts lifted lifting boost boosts boosted boosting hike hikes hiked hiking strengthen strengthens strengthened appreciate appreciates appreciated balloon ballooned skyrocket skyrocketed skyrocketing rocketed firmed mounted upgraded quickened improved improve improves bounced zoomed';
const DOWN_VERBS =
  'fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing slip slips slipped slipping slide slides slid sliding sink sinks sank sunk sinking tumble tumbles tumbled tumbling plunge plunges plunged plunging plummet plummets plummeted plummeting crash crashes crashed crashing shrink shrinks shrank shrunk shrinking contract contracts contracted contracting lose loses lost losing shed sheds shedding cut cuts cutting reduce reduces reduced reducing lower lowers lowered lowering slash slashes slashed slashing trim trims trimmed trimming ease eases eased easing dip dips dipped dipping retreat retreats retreated retreating slump slumps slumped slumping narrow narrows narrowed narrowing weaken weakens weakened weakening depreciate depreciates depreciated slow slows slowed slowing cool cools cooled cooling moderate moderates moderated collapse collapses collapsed collapsing dive dives dived dove tank tanked dwindle dwindles dwindled dwindling diminish diminished erode eroded sag sagged pare pared paring downgraded softened nosedived cratered receded shave shaves shaved shaving lop lops lopped subsided knock knocks knocked wipe wipes wiped';

const bothWays = (up: string, down: string): ReadonlyMap<string, Direction> =>
  new Map([...words(up)].map((word): [string, Direction] => [word, 'up']).concat([...words(down)].map((word) => [word, 'down'])));

/** Verbs of change, inflected. */
export const CHANGE_VERBS = bothWays(UP_VERBS, DOWN_VERBS);

/** Nouns of change: "an 8 per cent drop", "growth of 5 per cent". */
export const CHANGE_NOUNS = bothWays(
  'rise rises increase increases growth gain gains jump surge climb hike hikes expansion rally rebound upswing uptick boost recovery advance spike leap appreciation upturn improvement raise upside markup',
  'fall falls drop drops decline declines decrease decreases slide slump plunge dip loss losses cut cuts reduction reductions contraction downturn tumble crash collapse shrinkage depreciation retreat slowdown downgrade cutback cutbacks erosion devaluation',
);

/** Words of place and comparison beside a figure: "up 3%", "6 percent lower". */
export const CHANGE_ADVERBS = bothWays('up upward upwards higher', 'down downward downwards lower off');
export const COMPARATIVES = bothWays(
  'higher more larger bigger greater dearer costlier stronger faster up above longer heavier better richer pricier wider taller hotter',
  'lower less fewer smaller cheaper weaker slower down below shorter lighter worse poorer narrower',
);

/** Verbs that name where a rise ended: "inflation hit 9 per cent". */
export const REACHING_VERBS = words('hit hits hitting reach reaches reached reaching touched touches');

/** Verbs whose "by" names a distance: "exceeds capacity by a half". */
export const OUTDOING_VERBS = bothWays(
  'exceed exceeds exceeded exceeding outpace outpaces outpaced outpacing outstrip outstrips outstripped outstripping overshoot overshoots overshot outnumber outnumbered outperform outperforms outperformed surpass surpasses surpassed surpassing beat beats beating oversupplied overvalued overpriced overspent',
  'undershoot undershoots undershot undercut undercuts undercutting lag lags lagged lagging trail trails trailed trailing miss missed missing undersupplied undervalued underperform underperformed underspent',
);

/** Verbs whose figure is lost to their object: "cost the sector 0.2 points of growth". */
export const COST_VERBS = words('cost costs costing');

/** Verbs that say where a measure ended and not which way it went: "bringing the stake to 12 per cent". */
export const BRINGING_VERBS = words('bring brings brought bringing take takes took taking');

/** Verbs that bring a rate in or take it away. */
export const RATE_VERBS = bothWays(
  'impose imposes imposed imposing slap slaps slapped slapping levy levied levies introduce introduces introduced introducing reinstate reinstated reimpose reimposed reimposing',
  'scrap scraps scrapped scrapping lift lifts lifted lifting drop drops dropped dropping remove removes removed removing abolish abolishes abolished abolishing eliminate eliminates eliminated eliminating repeal repealed cancel cancelled canceled revoke revoked waive waived withdraw withdrew withdrawn rescind rescinded',
);

/** Nouns whose figure is a rate. */
export const RATE_NOUNS = words(
  'tariff tariffs duty duties levy levies tax taxes vat rate rates interest yield yields coupon coupons surcharge surcharges surtax surtaxes excise royalty royalties inflation growth apr toll tolls withholding',
);

/** Nouns whose figure is a share of a whole. */
export const SHARE_NOUNS = words(
  'stake stakes share shares majority minority holding holdings interest ownership portion proportion slice chunk quota allocation turnout',
);

/** Verbs whose object is a share: "holds 30%", "accounts for 60 per cent". */
export const SHARE_VERBS = words(
  `account accounts accounted accounting hold holds held holding own owns owned owning control controls controlled controlling supply supplies supplied produce produces produced
   process processes processed refine refines refined mine mines mined make makes made represent represents represented constitute constitutes constituted comprise comprises comprised
   acquire acquired acquires buy buys bought sell sells sold take takes took taken import imports imported export exports exported receive received receives get gets got keep keeps kept
   dominate dominates dominated command commands commanded handle handles handled cover covers covered provide provides provided win won wins`,
);

/** Verbs of state: what stands before them is measured. */
export const STATE_VERBS = words(
  'is are was were be been being am stood stands stand remain remains remained stay stays stayed average averages averaged averaging total totals totalled totaled came comes come ran runs run equal equals equalled amount amounts amounted exceed exceeds exceeded range ranges ranged ranging vary varies varied varying seems seem seemed become becomes became left kept',
);

/** Verbs before "from" that make two figures a range and no change. */
export const RANGE_VERBS = words('range ranges ranged ranging vary varies varied varying anywhere');

/** Words that no noun phrase before a figure reaches across. */
export const CLAUSE_WORDS = words(
  'that which who whom whose while whereas but because since although though if when after before as than so where whether until unless yet nor versus and/or',
);

export const AUXILIARIES = words(
  'is are was were be been being am has have had having do does did will would can could may might must shall should to not also still already since then now just even only ever never reportedly expected set likely due projected forecast estimated seen set poised going about',
);

/** Words that open or make up expressions of time, which are no object of a verb. */
export const TIME_WORDS = words(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
   year years month months week weeks day days quarter quarters decade decades century today yesterday tomorrow last next this early late earlier later annually overnight morning afternoon
   hour hours minute minutes period half season summer winter spring autumn ago now then recently`,
);

/** Nouns behind "half" or "a quarter of" that make it a time, a measure or an idiom. */
export const NOT_SHARED = words(
  'hour hours minute minutes second mile miles kilometre kilometer century centuries decade year day night time battle story million billion trillion dozen pound ounce inch metre meter litre pint point points season mind kilo kilogram tonne ton acre teaspoon cup length lap brother sister dollar way term final finals marathon',
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** What tells another sense of an element's name: words right before and right behind it, and words within its surroundings. */
export interface OtherSense {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
}

const COLOUR = 'hair haired hued tone tones toned coloured colored beard locks blonde curls eyeshadow sequins sequinned dress gown sedan';
const PRIZE =
  'medal medals medallist medallists medalist medalists winner winners trophy boot disc discs award awards album albums jubilee wedding anniversary cup glove';
const SPORT =
  'medal medals medallist medallists medalist medalists bronze olympic olympics paralympic paralympics games relay freestyle backstroke sprint hurdles podium athlete athletes gymnast gymnasts swimmer swimmers runner judo gymnastics championships silverware';

const sense = (before: string, after: string, near = ''): OtherSense => ({ before: words(before), after: words(after), near: words(near) });

/** Names of elements that are as well ordinary words, by what gives the other sense away. */
export const OTHER_SENSES: ReadonlyMap<string, OtherSense> = new Map([
  [
    'iron',
    sense(
      'pump pumping pumped waffle curling steam branding soldering tyre tire wedge',
      'out fist fisted grip will willed rule lady curtain man men dome horse chef throne maiden discipline law hand handed lung cross clad board on sharpens brotherhood age stomach butterfly',
      'golf fairway tee bogey birdie shirt shirts laundry creases wrinkles',
    ),
  ],
  [
    'gold',
    sense(
      'struck strike strikes striking olympic won win wins winning took takes bagged clinched claimed black liquid digital golden comedy ratings radio box-office fool green went',
      `standard rush card cards star stars digger diggers watch ${PRIZE} ${COLOUR}`,
      `${SPORT} glitters paved rainbow weight heart`,
    ),
  ],
  [
    'silver',
    sense(
      'won win wins winning took takes bagged clinched claimed olympic sterling',
      `lining linings screen bullet bullets spoon spoons platter fox foxes surfer surfers tongue tongued birch service economy generation age sands ${PRIZE} ${COLOUR}`,
      `${SPORT}`,
    ),
  ],
  [
    'platinum',
    sense(
      'went go goes gone going double triple multi quadruple certified',
      `single singles record records blond card cards status selling certified certification member members membership edition tier disc customers ${PRIZE} ${COLOUR}`,
      'album albums billboard charts chart',
    ),
  ],
  ['copper', sense('', COLOUR)],
  ['nickel', sense('wooden plugged', 'slot slots arcade arcades', 'dime dimes pennies')],
  ['titanium', sense('', 'card cards')],
  ['cobalt', sense('', 'blue green sky strike')],
  [
    'neon',
    sense(
      '',
      'light lights lighting lit sign signs signage green pink yellow orange blue colour colours color colors coloured colored glow glowing strip strips billboard billboards tetra tetras jacket vest bright demon',
    ),
  ],
  [
    'tin',
    sense(
      'biscuit cake cookie baking roasting muffin loaf sardine tobacco a',
      'ear ears pot hat hats foil man men roof roofs roofed shack shacks shed can cans cup cups soldier soldiers god gods opener whistle whistles pan tack of',
    ),
  ],
  ['nickel', sense('', 'and defense defence package back cornerback', 'dime dimes quarterback')],
  [
    'mercury',
    sense(
      '',
      'rising prize',
      'degrees ° c f celsius fahrenheit temperature temperatures heatwave thermometer thermometers planet planets venus mars jupiter saturn orbit orbiting spacecraft astronomers retrograde messenger bepicolombo',
    ),
  ],
  ['carbon', sense('', 'copy copies paper dating dated')],
  ['krypton', sense('', 'factor', 'superman')],
  ['oxygen', sense('', 'of')],
  ['chromium', sense('', 'browser browsers', 'browser browsers google')],
  ['moly', sense('holy', '')],
]);

/** Behind "the mercury" these tell of a thermometer. */
export const THERMOMETER_VERBS = words(
  'rose rises rise hit hits soared soars topped climbed climbs dropped drops plunged plunges dipped dips reached reaches fell falls crept will could may is was',
);

/** Words of the trade: near an ambiguous name they speak for the material. */
export const TRADE_WORDS: ReadonlySet<string> = words(
  `ore ores price prices priced ounce ounces tonne tonnes ton tons kilogram kilograms kg oz mine mines mined miner miners mining smelter smelters smelting
   refinery refineries refined refiner bullion futures spot comex lme shfe concentrate concentrates ingot ingots deposit deposits reserves stockpile stockpiles
   alloy alloys cathode cathodes wire cable cables pipe pipes scrap poisoning contamination contaminated pollution toxic metal metals output exports imports shipments
   grade grades drilling ounce tariff tariffs plated sulphide sulfide oxide isotope isotopes catalytic catalyst catalysts jewellery jewelry coins bars etf etfs
   lode vein pound pounds traders`,
);

/** "lead" is the metal only beside one of these: directly behind it … */
export const LEAD_AFTER: ReadonlySet<string> = words(
  `poisoning poisoned pipe pipes pipeline piping paint paints smelter smelters smelting levels level acid battery batteries concentrate concentrates ore ores mine mines mining
   price prices exposure contamination contaminated ingot ingots solder soldering shot bullets bullet ammunition dust shielding shield content glazing glazed glass crystal
   compounds azide deposits deposit futures free lined zinc plumbing fishing sinkers weights sheet sheets coffin coffins roof roofing pollution production producer producers
   output consumption recycling scrap oxide nitrate sulphide sulfide sulphate sulfate chromate carbonate acetate iodide perovskite metal alloy apron aprons intake toxicity
   emissions fumes residue residues particles concentrations inventories stocks stockpiles exports imports refining bearing doped halide telluride tests testing remediation abatement`,
);

/** Behind these "lead" is the first of its kind, whatever metals are near. */
export const LEAD_FIRST: ReadonlySet<string> = words(
  `time times author authors singer singer-songwriter guitarist vocalist role roles actor actress story stories detective investigator investigators
   negotiator negotiators counsel lawyer lawyers developer partner underwriter underwriters manager managers bank banks sponsor generation generations
   agency contractor engineer scientist researcher analyst economist adviser advisor director bookrunner investor arranger candidate candidates`,
);

/** Behind a hyphen these make a name a colour: "copper-coloured". */
export const HUES: ReadonlySet<string> = words('coloured colored colour color hued haired toned tinted');

/** … directly before it … */
export const LEAD_BEFORE: ReadonlySet<string> = words(
  'blood zinc lme refined recycled molten tetraethyl airborne leaded toxic dissolved metallic white red primary secondary cadmium arsenic mercury antimony scrap containing leaching waterborne inorganic enriched',
);

/** … or within its surroundings, where it is no verb. */
export const LEAD_NEAR: ReadonlySet<string> = words(
  'poisoning smelter smelters tonne tonnes micrograms microgram ton tons contaminated contamination toxic petrol gasoline paint pipes ore ores arsenic cadmium neurotoxin traces zinc pollutant pollutants metals ppm bullet drinking water soil toys blood shfe lme bullets ammunition solder antimony tin',
);

/** Words before "lead" that make it a verb, a position or an advantage. */
export const LEAD_VERB_BEFORE: ReadonlySet<string> = words(
  `to will would can could may might must shall should not also who which that they we you i he she it and's a the his her their its our your my takes take took taking narrow
   narrowed early big commanding slim slender point points technological clear co double`,
);

/** Behind a capitalised name these tell of a person. */
export const SPEECH_VERBS = words('said says told tells added adds wrote writes argued argues tweeted declined replied joked warned noted');

/** Behind a capitalised name these make it the name of a firm, place, body or law, in headlines as well. */
export const NAME_TAILS = words(
  `corp corp. corporation inc inc. ltd ltd. limited plc llc llc. co co. company group holding holdings partners capital exchange exchanges street road avenue lane mountain mountains coast valley lake
   bay hills hill beach city county island islands institute association council act alliance center centre equity resources jubilee records comics studios
   energy americas minerals ventures industries technologies international cup stars party fund trust pictures bank lion lady man maiden dome`,
);

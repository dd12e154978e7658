/** What can be measured of a thing; figures of different ones are never compared. */
export type MeasuredThing =
  | 'output'
  | 'processing'
  | 'imports'
  | 'exports'
  | 'demand'
  | 'supply'
  | 'capacity'
  | 'reserves'
  | 'stocks'
  | 'sales'
  | 'price'
  | 'tariff'
  | 'quota'
  | 'export-quota'
  | 'processing-quota'
  | 'processing-capacity';

const table = <Value extends string>(lists: Readonly<Record<Value, string>>): ReadonlyMap<string, Value> =>
  new Map(
    (Object.entries(lists) as [Value, string][]).flatMap(([value, words]) =>
      words.split(' ').map((word): [string, Value] => [word, value]),
    ),
  );

/** Nouns that name what is measured. */
export const MEASURED_NOUNS: ReadonlyMap<string, MeasuredThing> = table({
  output: 'output production mining extraction',
  processing: 'processing refining separation smelting',
  imports: 'import imports purchases',
  exports: 'export exports shipments',
  demand: 'demand consumption needs requirements',
  supply: 'supply supplies',
  capacity: 'capacity',
  reserves: 'reserves deposits',
  stocks: 'stocks inventories stockpile stockpiles',
  sales: 'sales',
  price: 'price prices offers quotes quotations',
  tariff: 'tariff tariffs duty duties levy levies',
  quota: 'quota quotas limit limits ceiling cap',
  'export-quota': '',
  'processing-quota': '',
  'processing-capacity': '',
});

/** Adjectives and participles that say at which stage a material is taken. */
export const STAGES: ReadonlyMap<string, MeasuredThing> = table({ output: 'mined', processing: 'refined processed separated smelted' });

/** Verbs whose object is a share of what their doer makes, takes or sells. */
export const STAGE_VERBS: ReadonlyMap<string, MeasuredThing> = table({
  output:
    'produce produces produced producing mine mines mined mining dig digs dug extract extracts extracted account accounts accounted accounting source',
  supply: 'supply supplies supplied supplying get gets got obtain obtains obtained receive receives received',
  processing:
    'refine refines refined refining process processes processed processing separate separates separated separating smelt smelts smelted smelting',
  imports: 'import imports imported importing buy buys bought',
  exports: 'export exports exported exporting ship ships shipped',
  demand: 'consume consumes consumed consuming use uses used',
});

/** Verbs of prices where their subject is the bare name of a material. */
export const PRICE_VERBS: ReadonlySet<string> = new Set(
  'gain gained gains rise rose risen rises climb climbed climbs jump jumped surge surged rally rallied lose lost fall fell fallen drop dropped slide slid slump slumped tumble tumbled up down soar soared advance advanced add added ease eased eases dip dipped slip slipped retreat retreated shed tripled quadrupled doubled'.split(
    ' ',
  ),
);

/** Words of a measured phrase that do not change what is measured. */
export const IGNORED_WORDS: ReadonlySet<string> = new Set(
  'the a an imposed set combined additional existing proposed planned of in into on for from to by with each every only some per all its their his her our and or world worlds global globally international total overall primary raw annual yearly metal metals oxide oxides element elements mineral minerals material materials grade product products second first new latest current this that year half volume amount market average share shares s t own spot benchmark direct overall combined country bloc domestic national products production full offers quotes industry trade commerce price prices'.split(
    ' ',
  ),
);

/** What a price can be of besides a material: "prices" behind "oil prices" may still mean those. */
export const OTHER_PRICED: ReadonlySet<string> = new Set(
  'oil gas power electricity energy fuel petrol diesel gasoline carbon coal food wheat grain consumer producer import export share shares stock house home property land rent steel sugar coffee cocoa water freight asking selling purchase'.split(
    ' ',
  ),
);

/** Goods that have a price of their own wherever they are sold. */
export const PRICED_GOODS: ReadonlySet<string> = new Set(
  'pack packs magnet magnets cell cells wafer wafers battery batteries module modules panel panels anode anodes cathode cathodes scrap'.split(
    ' ',
  ),
);

/** Symbols and names of elements, those that the news writes of most first: earlier ones are chosen more often. */
const ELEMENTS =
  'Nd neodymium|Li lithium|Cu copper|Co cobalt|Dy dysprosium|Ga gallium|Ge germanium|Ni nickel|W tungsten|Sb antimony|Tb terbium|Pr praseodymium|' +
  'U uranium|Ti titanium|Sn tin|Zn zinc|Al aluminium|Mn manganese|Mg magnesium|V vanadium|Pd palladium|Pt platinum|Ta tantalum|Nb niobium|' +
  'Y yttrium|Sc scandium|Sm samarium|Eu europium|In indium|Te tellurium|Bi bismuth|Re rhenium|Hf hafnium|Zr zirconium|Mo molybdenum|' +
  'Cr chromium|Be beryllium|Cs caesium|Gd gadolinium|Ho holmium|Er erbium|Tm thulium|Yb ytterbium|Lu lutetium|La lanthanum|Ce cerium|' +
  'Ag silver|Au gold|Rh rhodium|Ru ruthenium|Ir iridium|Os osmium|As arsenic|Se selenium|Sr strontium|Ba barium|Rb rubidium|Tl thallium|B boron|He helium';

const COUNTRIES =
  'China|Japan|Germany|Australia|Chile|Canada|Vietnam|Indonesia|Brazil|Peru|France|India|Myanmar|Malaysia|Kazakhstan|Mongolia|Sweden|Norway|' +
  'Finland|Portugal|Spain|Poland|Estonia|Türkiye|Thailand|Zambia|Namibia|Tanzania|Madagascar|Argentina|Bolivia|Mexico|Morocco|Ukraine';

const ROLES =
  'a trade minister|the chief executive of a smelter|a professor of metallurgy|an analyst|a customs lawyer|the mayor of a mining town|' +
  'a commodity broker|the head of a magnet maker|a spokeswoman for the ministry|a union leader|a geologist|the chair of a trade body';

const CUES =
  'said:states|said:states|said:states|added:states|warned:warns|denied:denies|urged:urges|promised:promises|doubted:doubts|expected:expects';

const TOPICS =
  'would stay scarce until a new kiln opens|are enough for another year|have to be hauled over a single railway|no longer reach small workshops|' +
  'will be counted twice by customs|are held in bonded warehouses|depend on one refinery and its acid|cannot be replaced in motors|' +
  'are sold months before they leave the ground|would be the first to feel an export licence|are better than brokers make them look|go to whoever pays in advance';

const NOTES =
  'more than brokers had reckoned with|after a wet spring closed two roads|as stocks in bonded sheds ran low|although two kilns stood still|' +
  'while freight grew dearer by the week|because buyers ordered ahead of the holidays|a turn that few had foreseen|in the first full count since the strike|' +
  'with most of it bound for magnet makers|once returns and samples are left out|as new permits came into force|before the autumn auctions began';

/** Places are made of two parts, so that there are enough of them for words that few claims hold. */
const PLACE_STARTS =
  'Bren|Cal|Dor|Esk|Far|Gol|Hal|Isk|Jor|Kel|Lum|Mor|Nar|Ost|Pel|Quor|Rav|Sel|Tor|Ulv|Var|Wes|Yar|Zel|Ash|Bel|Cor|Dun|Ferr|Grim';
const PLACE_ENDS =
  'aby|acre|ampton|anda|areth|avik|berg|borg|bridge|by|castle|cliff|combe|dale|den|feld|field|ford|gate|hall|haven|heim|holm|hurst|ica|ington|ister|lake|mere|minster|mouth|ona|oria|port|stad|stead|ton|vale|wick|worth';

const FIRST_NAMES =
  'Ada|Bruno|Carla|Dmitri|Elin|Farid|Greta|Hugo|Ines|Jonas|Kaia|Leif|Mira|Nils|Olga|Pavel|Quentin|Rosa|Stefan|Tove|Umar|Vera|Wanda|Xenia|' +
  'Yusuf|Zora|Anton|Beate|Cyril|Dora|Emil|Flora|Gustav|Hanna|Igor|Judit|Karim|Lena|Marek|Nadia';
const SURNAMES =
  'Abel|Brandt|Castell|Dorn|Eklund|Farkas|Grieg|Holm|Ivers|Jansen|Kovac|Lindqvist|Moreau|Novak|Okafor|Pereira|Quist|Rossi|Sandoval|Tanaka|' +
  'Ulrich|Varga|Weiss|Yilmaz|Zeman|Arden|Birch|Corbett|Dale|Ellery|Fenn|Garrow|Hale|Irving|Joyce|Keller|Lowe|Marsh|Nash|Orchard|Pryce|Quill|' +
  'Reeve|Stone|Thorne|Underhill|Vance|Wells|York|Zander|Amsel|Bosch|Cohen|Dietz|Evans|Fuchs|Gallo|Hertz|Ito|Jung';

const OUTLETS = 'Herald|Gazette|Courier|Ledger|Dispatch|Observer|Tribune|Monitor|Bulletin|Chronicle';

const list = (words: string): readonly string[] => words.split('|');
const column = (words: string, separator: string, place: number): readonly string[] =>
  list(words).map((entry) => entry.split(separator)[place] ?? '');

/** What the synthetic corpus is put together from, each list an array of the statement that makes its sentences. */
export const WORDS = {
  symbols: column(ELEMENTS, ' ', 0),
  names: column(ELEMENTS, ' ', 1),
  countries: list(COUNTRIES),
  roles: list(ROLES),
  cues: column(CUES, ':', 0),
  stances: column(CUES, ':', 1),
  topics: list(TOPICS),
  notes: list(NOTES),
  placeStarts: list(PLACE_STARTS),
  placeEnds: list(PLACE_ENDS),
  firstNames: list(FIRST_NAMES),
  surnames: list(SURNAMES),
} as const;

const PLACES = list(PLACE_STARTS).flatMap((start) =>
  list(PLACE_ENDS)
    .slice(0, 4)
    .map((end) => start + end),
);

/** Newspapers that nobody could take for real ones, by their domain. */
export const SEED_OUTLETS: readonly { readonly domain: string; readonly name: string }[] = PLACES.map((place, number) => ({
  domain: `paper-${number + 1}.seed.invalid`,
  name: `${place} ${list(OUTLETS)[number % 10] ?? ''}`,
}));

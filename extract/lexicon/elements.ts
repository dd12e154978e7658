/** Symbol and names of every element, other spellings behind the first. */
const ELEMENTS: readonly (readonly [symbol: string, ...names: string[]])[] = `
H hydrogen|He helium|Li lithium|Be beryllium|B boron|C carbon|N nitrogen|O oxygen|F fluorine|Ne neon
Na sodium|Mg magnesium|Al aluminium aluminum|Si silicon|P phosphorus|S sulphur sulfur|Cl chlorine|Ar argon|K potassium|Ca calcium
Sc scandium|Ti titanium|V vanadium|Cr chromium|Mn manganese|Fe iron|Co cobalt|Ni nickel|Cu copper|Zn zinc
Ga gallium|Ge germanium|As arsenic|Se selenium|Br bromine|Kr krypton|Rb rubidium|Sr strontium|Y yttrium|Zr zirconium
Nb niobium columbium|Mo molybdenum moly|Tc technetium|Ru ruthenium|Rh rhodium|Pd palladium|Ag silver|Cd cadmium|In indium|Sn tin
Sb antimony|Te tellurium|I iodine|Xe xenon|Cs caesium cesium|Ba barium|La lanthanum|Ce cerium|Pr praseodymium|Nd neodymium
Pm promethium|Sm samarium|Eu europium|Gd gadolinium|Tb terbium|Dy dysprosium|Ho holmium|Er erbium|Tm thulium|Yb ytterbium
Lu lutetium|Hf hafnium|Ta tantalum|W tungsten wolfram|Re rhenium|Os osmium|Ir iridium|Pt platinum|Au gold|Hg mercury
Tl thallium|Pb lead|Bi bismuth|Po polonium|At astatine|Rn radon|Fr francium|Ra radium|Ac actinium|Th thorium
Pa protactinium|U uranium|Np neptunium|Pu plutonium|Am americium|Cm curium|Bk berkelium|Cf californium|Es einsteinium|Fm fermium
Md mendelevium|No nobelium|Lr lawrencium|Rf rutherfordium|Db dubnium|Sg seaborgium|Bh bohrium|Hs hassium|Mt meitnerium|Ds darmstadtium
Rg roentgenium|Cn copernicium|Nh nihonium|Fl flerovium|Mc moscovium|Lv livermorium|Ts tennessine|Og oganesson`
  .trim()
  .split(/[\n|]/)
  .map((entry) => entry.split(' ') as [string, ...string[]]);

/** The symbol of each element by its names in lower case. */
export const SYMBOL_OF_NAME: ReadonlyMap<string, string> = new Map(
  ELEMENTS.flatMap(([symbol, ...names]) => names.map((name) => [name, symbol])),
);

/** Every symbol. */
export const SYMBOLS: ReadonlySet<string> = new Set(ELEMENTS.map(([symbol]) => symbol));

/** Symbols that are words, initials or numerals of their own: read only where the element's name stands before their brackets. */
export const NEVER_ALONE: ReadonlySet<string> = new Set(
  'In I As He At No Be Am U C K W V Y B P S O N F H Es Md Mt Os Ts Fm Sg Pa'.split(' '),
);

/** Symbols that are nothing else in English text, so that less is asked of their surroundings. */
export const UNMISTAKABLE: ReadonlySet<string> = new Set(
  'Nd Dy Tb Gd Yb Tm Sm Zr Nb Hf Sb Rb Rh Zn Cu Mg Ge Ga Te Cd Ru Sn Pd Pt Li Mn'.split(' '),
);

/** Symbols of the rare earths. */
export const RARE_EARTHS: ReadonlySet<string> = new Set('Sc Y La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu'.split(' '));

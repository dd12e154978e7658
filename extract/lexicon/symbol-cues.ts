const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Units and measures of content that stand before a symbol: "310 ppm Nd", "tonnes of Li". */
export const UNITS_OF_CONTENT = words(
  '% ppm ppb wt wt% percent cent kg g mg µg oz lb lbs t kt mt tonne tonnes ton tons ounce ounces pound pounds kilogram kilograms gram grams',
);

/** Nouns behind a symbol that make it a material. */
export const AFTER_SYMBOL = words(
  `oxide oxides metal metals alloy alloys grade grades price prices ion ions content magnet magnets concentrate concentrates anode anodes cathode cathodes
   mineralisation mineralization isotope isotopes deposit deposits ore ores levels concentration concentrations nanoparticles ingot ingots equivalent atoms`,
);

/** Words that a hyphen joins to a symbol. */
export const BEHIND_HYPHEN = words('ion rich poor based free doped bearing coated containing plated alloyed ore lean air metal');

/** Words that show a sentence to be about chemistry, geology or metallurgy. */
export const CHEMISTRY = words(
  `ore ores oxide oxides alloy alloys magnet magnets magnetic pegmatite pegmatites deposit deposits assay assays assayed grade grades grading mineral minerals mineralisation
   mineralization isotope isotopes ppm ppb concentrate concentrates clay clays carbonatite laterite drilling drill intersected intercept element elements metal metals
   chemistry doped dopant smelter smelters refinery refining slag tailings leach leaching electrolyte cathode anode catalyst catalysts catalytic solder coating coatings lattice atoms atomic ree rees treo symbol symbols`,
);

/** Isotopes that texts write as a symbol, a hyphen and a mass; other numbers behind a letter are aircraft, roads and vitamins. */
export const ISOTOPES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  `H 3|He 3 4|Li 6 7|Be 10|C 11 13 14|N 15|O 18|F 18|P 32|S 35|K 40|Co 57 60|Ni 63|Ga 67 68|Ge 68|Kr 85|Rb 82 87|Sr 89 90|Y 90|Zr 89|Mo 99 100|Tc 99 99m
   |Ru 106|Pd 103|I 123 124 125 129 131|Xe 133|Cs 134 137|Sm 153|Ho 166|Lu 177|Ir 192|Tl 201|Pb 212|Po 210|Rn 222|Ra 223 226|Ac 225|Th 229 232|Pa 231
   |U 232 233 234 235 236 238|Np 237|Pu 238 239 240 241|Am 241|Cf 252`
    .split('|')
    .map((entry): [string, ReadonlySet<string>] => {
      const [symbol = '', ...masses] = entry.trim().split(' ');
      return [symbol, new Set(masses)];
    }),
);

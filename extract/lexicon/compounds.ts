/** What a material is made of, and whether it is sold as a chemical, as a metal or under a name of its own. */
export interface Material {
  readonly elements: readonly string[];
  readonly form: 'name' | 'compound' | 'alloy';
}

const materials = (form: Material['form'], table: string): [string, Material][] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [elements = '', names = ''] = line.split(':');
      return names.split(',').map((name): [string, Material] => [name.trim(), { elements: elements.trim().split(' '), form }]);
    });

/** Materials with a name of their own, by their words in lower case; a hyphen may stand for each blank. */
export const NAMED_MATERIALS: ReadonlyMap<string, Material> = new Map([
  ...materials(
    'name',
    `C: graphite, graphene
     H: deuterium, tritium
     Fe: iron ore, iron ores, haematite, hematite, magnetite`,
  ),
  ...materials(
    'compound',
    `Al: alumina, bauxite, bauxites
     Li: spodumene, lepidolite, petalite
     Ti: ilmenite, rutile
     Fe: taconite
     Zr: zircon, zirconia
     Si: silica, polysilicon
     U: yellowcake, uraninite, pitchblende
     Nb Ta: coltan, columbite-tantalite
     Ta: tantalite
     Nb: columbite, pyrochlore
     W: wolframite, scheelite
     Sn: cassiterite
     Cr: chromite, chrome ore, chrome ores
     In Sn: indium tin oxide
     Pb: galena
     Zn: sphalerite
     Cu: chalcopyrite
     Sb: stibnite
     F: fluorspar, fluorite
     Hg: cinnabar
     Ba: barite, baryte, barytes
     Mg: magnesite, magnesia
     P: phosphate rock
     K: potash
     B: borates, borax
     Sr: celestite
     Be: beryl, bertrandite
     Ce: ceria
     Li Fe P: lithium iron phosphate, lithium ferrophosphate
     Li Ni Co Mn: lithium nickel manganese cobalt oxide, lithium nickel cobalt manganese oxide
     Ni Mn Co: nickel manganese cobalt, nickel cobalt manganese
     Ni Co Al: nickel cobalt aluminium, nickel cobalt aluminum
     Li Co: lithium cobalt oxide
     Li Mn: lithium manganese oxide
     Ga As: gallium arsenide
     Ga N: gallium nitride
     In P: indium phosphide
     Cd Te: cadmium telluride
     Si C: silicon carbide
     W C: tungsten carbide
     Nd Pr: neodymium praseodymium, praseodymium neodymium, didymium
     C: carbon dioxide, carbon monoxide
     S: sulphuric acid, sulfuric acid, oil of vitriol
     Cl: hydrochloric acid, muriatic acid
     N: nitric acid
     P: phosphoric acid
     F: hydrofluoric acid
     B: boric acid
     Br: hydrobromic acid
     W: ammonium paratungstate
     V: ammonium metavanadate
     Mo: ammonium molybdate
     S: sulphur dioxide, sulfur dioxide
     N: nitrogen dioxide, nitrous oxide`,
  ),
  ...materials(
    'alloy',
    `Nd Fe B: neodymium iron boron
     Sm Co: samarium cobalt
     Al Ni Co: alnico
     Fe Nb: ferroniobium, ferro-niobium
     Fe V: ferrovanadium, ferro-vanadium
     Fe Mo: ferromolybdenum, ferro-molybdenum
     Fe Mn: ferromanganese, ferro-manganese
     Fe Si: ferrosilicon, ferro-silicon
     Fe Cr: ferrochrome, ferro-chrome, ferrochromium, ferro-chromium
     Fe Ni: ferronickel, ferro-nickel
     Fe W: ferrotungsten, ferro-tungsten
     Fe Ti: ferrotitanium, ferro-titanium
     Fe B: ferroboron, ferro-boron
     Fe P: ferrophosphorus, ferro-phosphorus
     Fe Dy: dysprosium iron, ferrodysprosium, ferro-dysprosium
     Si Mn: silicomanganese, silico-manganese
     Fe Si Mn: ferrosilicomanganese, ferro-silico-manganese, ferrosilicon-manganese
     Fe Si Mg: ferrosilicomagnesium, ferro-silico-magnesium, ferrosilicon-magnesium
     Fe Si Al: ferrosilicoaluminium, ferro-silico-aluminium
     Si Ca: calcium silicon, calcium-silicon, silicocalcium, silico-calcium
     Fe Si Cr: ferrosilicochromium, ferro-silico-chromium
     Si Cr: silicochrome, silico-chrome
     Ni Ti: nitinol
     Ce La: mischmetal
     Fe C: pig iron`,
  ),
]);

/** Abbreviations and formulas of materials, as written, that no parser of formulas would read. */
export const ABBREVIATED_MATERIALS: ReadonlyMap<string, Material> = new Map([
  ...materials(
    'compound',
    `Li Fe P: LFP
     Li Mn Fe P: LMFP
     Ni Mn Co: NMC, NCM
     Ni Co Al: NCA
     Li Co: LCO
     Li Mn: LMO
     Li Ti: LTO
     Ni: NiMH, Ni-MH
     Cu In Ga Se: CIGS
     In Sn: ITO
     Ga As: GaAs
     Ga N: GaN
     In P: InP
     Si C: SiC
     Al N: AlN
     Cd Te: CdTe
     Hg Cd Te: HgCdTe
     Pb S: PbS
     Zn S: ZnS
     Zn: ZnO
     Mg: MgO
     Ca: CaO
     Na Cl: NaCl
     Na: NaOH
     Na F: NaF
     Li Cl: LiCl
     Li F: LiF
     Ag Cl: AgCl
     N: NOx
     Al P Ga In: AlGaInP
     Nd Pr: NdPr, PrNd`,
  ),
  ...materials(
    'alloy',
    `Nd Fe B: NdFeB, NeFeB, NIB
     Sm Co: SmCo
     Fe Si: FeSi
     Fe Cr: FeCr
     Fe Nb: FeNb
     Fe V: FeV
     Fe Mn: FeMn
     Fe Ni: FeNi
     Dy Fe: DyFe, FeDy`,
  ),
]);

/** Abbreviations that mean other things too, and count only beside the words of their trade. */
export const DOUBTFUL_MATERIALS: ReadonlySet<string> = new Set(
  'LFP LMFP NMC NCM NCA LCO LMO LTO CIGS ITO SiC InP GaN AlN NIB PbS FeV'.split(' '),
);

/** Words of the trade for `DOUBTFUL_MATERIALS`. */
export const MATERIAL_CONTEXT: ReadonlySet<string> = new Set(
  `battery batteries cathode cathodes anode anodes cell cells chemistry chemistries pack packs wafer wafers semiconductor semiconductors
   chip chips substrate substrates device devices power laser lasers magnet magnets panel panels solar transistor transistors film films alloy alloys lithium
   nickel oxide oxides electrode electrodes photovoltaic epitaxial`.split(/\s+/),
);

/** Nouns behind an element's name that make it a chemical product; the name's span takes in only those of the first list. */
export const CHEMICALS_IN_NAME: ReadonlySet<string> = new Set(['oxide', 'oxides', 'carbonate', 'carbonates']);
export const CHEMICALS: ReadonlySet<string> = new Set(
  `dioxide trioxide pentoxide monoxide peroxide suboxide hydroxide chloride dichloride trichloride tetrachloride hexachloride fluoride trifluoride
   tetrafluoride hexafluoride bromide iodide sulphate sulfate sulphide sulfide disulphide disulfide nitrate nitride phosphate hexafluorophosphate carbide silicate
   titanate tungstate paratungstate molybdate chromate dichromate permanganate cyanide hydride boride arsenide antimonide telluride selenide acetate oxalate
   niobate tantalate perchlorate chlorate hypochlorite bicarbonate stearate citrate sulphates sulfates nitrates phosphates chlorides fluorides hydroxides borate
   borates silicide phosphide vanadate aluminate stannate zirconate carbides nitrides sulphides sulfides titanates oxychloride isopropoxide hydrides`.split(
    /\s+/,
  ),
);

import type { ActorType } from '../actors/actor.ts';
import { COMPANIES } from './companies.ts';
import { GOVERNMENT_BODIES } from './government-bodies.ts';
import { ASSOCIATIONS } from './organisations/associations.ts';
import { INSTITUTES } from './organisations/institutes.ts';
import { PUBLISHERS } from './organisations/publishers.ts';

/** A well-known body. */
export interface Organisation {
  readonly name: string;
  readonly type: ActorType;
  readonly aliases: readonly string[];
}

const read = (type: ActorType, table: string): Organisation[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...aliases] = line.split('|');
      return { name, type, aliases };
    });

/** Bodies that readers know by name. Names that are common words as well are recognised by their capital and what stands around them. */
export const ORGANISATIONS: readonly Organisation[] = [
  ...read('government', GOVERNMENT_BODIES),
  ...read('organisation', ASSOCIATIONS + PUBLISHERS + INSTITUTES),
  ...read('company', COMPANIES),
];

/** Names that are common words too; alone, at the head of a sentence or after "the" without more, they prove nothing. */
export const WEAK_NAMES: ReadonlySet<string> = new Set(
  'Impala Continental Hydro Philips Seat Lear Magna Dell Target Canon Dow Mosaic Apollo Fidelity Paladin Electra Barrick Niron Westinghouse Arm Oracle Coherent Lucid Polaris Pegatron Quanta Merck Bayer Zeiss Reliance Adani Hero Masan Masters Alba Novelis Elkem Talga Stegra Wired Quartz Fortune Forbes Bild Mint Dawn Telegraph Scotsman Benchmark Sputnik Kompas Tempo Reforma Sina Publico Unite Verdi Wagner Harvard Yale Stanford Princeton Fitch Mainichi Yomiuri Chancellery Diet Bercy Star Visa Carlyle Lloyds Lazard Bernstein Oppenheimer Cowen Rothschild Sila Permag Uber Iris ACC GEM BTR GAC FAW IGO ASE UMC KLA MSC UPS ADM ADQ PAP ANI MTI STT NTB EFE NRC CRU RBC IDC RWI DIW ZEW SEMI IRIS RAID SIAM CBI VDA VCI BDI SBS MBC KBS STT FSB PLA ANM YLB ICE GSI HP ING EY LG ABB NEC JFE DHL CME ANC ILO IMO DBS ANZ NBS BGR BLM BLS CBP CBO EIA FAA GAO FDA Hecla Enami Eni Aisin Isuzu Nidec Santander Hanwha Doosan Mitsui Polyus Sinopec Apple Amazon Meta Vale Shell Ford Intel Quad Guardian Economist Gallup Vox Time Spiegel Argus WHO AP FT ABC Treasury GE GM TUC CGT GMB EEB USW Unison Congress Senate BIS Solvay Brookings Citi Micron'.split(
    ' ',
  ),
);

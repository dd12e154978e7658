import type { ActorType } from '../actors/actor.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Last words of the names of bodies, by what they make of the name. */
export const GOVERNMENT_WORDS = set(
  'Ministry Department Agency Bureau Administration Commission Treasury Senate Congress Parliament Cabinet Court Embassy Directorate Secretariat Customs Navy Army Legislature Assembly Authority Council Police Office Government Tribunal Service Command Survey Inspectorate Presidency Chancellery Regulator Junta Corps',
);
/** See {@link GOVERNMENT_WORDS}. */
export const ORGANISATION_WORDS = set(
  `University Institute Institution Association Academy Foundation Society Union Federation Alliance Chamber Forum Center Centre News Times Post Herald Journal Daily Tribune Gazette Review Exchange Exchanges Party Committee
  College School Coalition Network Organization Organisation Fund League Laboratory Observatory Club Church Hospital Museum Initiative Wire Standard Register Observer Chronicle Telegraph Globe Magazine Radio Television TV Today Monitor Think-tank Trust Research Intelligence Analytics Growers Consortium Roundtable Caucus Movement Front Tribes Tribe Watch Conservancy Confederation Cooperative Brotherhood Congregation Guild Zeitung Shimbun Ilbo`,
);
/** See {@link GOVERNMENT_WORDS}. */
export const COMPANY_WORDS = set(
  `Inc Inc. Corp Corp. Co Co. Ltd Ltd. Limited LLC PLC Plc plc AG SE SA NV GmbH KK Oyj ASA Corporation Company Group Holdings Holding Motors Moteurs Motor Energy Resources Minerals Metals Mining Materials Technologies Technology
  Semiconductor Semiconductors Industries Electric Electronics Pharmaceuticals Airlines Airways Steel Chemical Chemicals Magnetics Magnets Magnet Capital Partners Securities Bank Consulting Systems Solutions Labs Batteries Lithium Exploration Oil
  Petroleum Power Aerospace Dynamics Robotics Automotive Graphite Uranium Copper Nickel Gold Silver Rare-Earth Earths Ventures Brothers Sons Advisors Advisers Enterprises Instruments Networks Software Insurance Financial Savings Stores Communications International Products Services Entertainment Pictures Records Coal Steelworks Carmakers Refining Refinery Smelting Alloys Logistics Shipping Foods Antriebe Werke Elements Commodities Commodity Markets Finance Invest Investments Wealth Equities Brokers Leasing Trading Traders Metal Mineral Auto Autos Cars Vehicles Cement Paper Glass Ceramics Cables Cable Solar Renewables Nuclear Gas Gases Refineries Fertilizers Fertilisers Tungsten Antimony Vanadium Zinc Cobalt Titanium Platinum Potash Works Recyclers Recycling Foundries Forge Forgings Machinery Pharma Biotech Biosciences Devices Optics Photonics Lasers Sensors Telecom Pty Pte AB Oy BV Bhd Berhad Tbk SpA SAS JSC PJSC KGaA LP LLP S.A. S.p.A. N.V. B.V. A/S Spa`,
);
/** Heads of names that go on with "of", "for" or "on". */
export const OF_HEADS: ReadonlyMap<string, ActorType> = new Map([
  ...[
    ...set(
      'Ministry Department Bureau Office Court House Secretariat Commission Board Administration Authority Directorate Inspectorate Parliament Tribunal Agency',
    ),
  ].map((word): [string, ActorType] => [word, 'government']),
  ...[
    ...set(
      'Academy University Institute Association Federation Council Center Centre Society School College League Organization Organisation Chamber Committee Union Coalition Foundation Alliance Forum Confederation',
    ),
  ].map((word): [string, ActorType] => [word, 'organisation']),
  ...[...set('Bank')].map((word): [string, ActorType] => [word, 'organisation']),
]);

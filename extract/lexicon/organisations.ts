import type { ActorType } from '../actors/actor.ts';
import { COMPANIES } from './companies.ts';
import { GOVERNMENT_BODIES } from './government-bodies.ts';

/** A well-known body. */
export interface Organisation {
  readonly name: string;
  readonly type: ActorType;
  readonly aliases: readonly string[];
}

const ORGANISATION = `
European Union|EU|E.U.|Europäische Union
United Nations|UN|U.N.|UN Security Council|U.N. Security Council
World Trade Organization|World Trade Organisation|WTO
World Bank
International Monetary Fund|IMF|I.M.F.
International Energy Agency|IEA
International Atomic Energy Agency|IAEA
World Health Organization|World Health Organisation|WHO
Organisation for Economic Co-operation and Development|OECD
Organization of the Petroleum Exporting Countries|OPEC
NATO|Nato
ASEAN|Asean
APEC|Apec
BRICS
Quad
Group of Seven|G7|G-7
Group of 20|G20|G-20
African Union
Gulf Cooperation Council
Reuters|Thomson Reuters
Associated Press|AP
Agence France-Presse|AFP
Bloomberg|Bloomberg News
Xinhua|Xinhua News Agency
Kyodo|Kyodo News
Yonhap|Yonhap News Agency
TASS
Interfax
United Press International|UPI
Financial Times|FT
Wall Street Journal
New York Times
New York Post
Washington Post
Los Angeles Times
USA Today
Boston Globe
Chicago Tribune
Guardian
Economist
Daily Telegraph
Times of India
Sydney Morning Herald
Australian Financial Review
South China Morning Post
Global Times
People's Daily|People’s Daily
China Daily
Nikkei|Nikkei Asia
Asahi Shimbun
Japan Times
Korea Herald
Handelsblatt
Der Spiegel|Spiegel
Le Monde
BBC|BBC News
CNN
CNBC
NBC|NBC News
ABC|ABC News
CBS|CBS News
Fox News
Fox Business
MSNBC
NPR
PBS
Sky News
Al Jazeera
Politico|POLITICO
Axios
Breitbart|Breitbart News
Huffington Post|HuffPost
Newsweek
Time magazine
Vox
BuzzFeed|BuzzFeed News
Politifact|PolitiFact
Mining.com|MINING.COM
Fastmarkets|FastMarkets
Argus|Argus Media
Benchmark Mineral Intelligence
S&P Global
Wood Mackenzie
Adamas Intelligence
Project Blue
Rystad Energy
CRU Group
Shanghai Metals Market|SMM
London Metal Exchange|LME
Rare Earth Exchanges|REEx
National Security News
Center for Strategic and International Studies|CSIS
Council on Foreign Relations
Brookings Institution|Brookings
Chatham House
Rand Corporation|RAND Corporation|RAND
Peterson Institute for International Economics|Peterson Institute
Carnegie Endowment for International Peace|Carnegie Endowment
Atlantic Council
Heritage Foundation
Cato Institute
American Enterprise Institute
Hudson Institute
Center for American Progress
Pew Research Center
Gallup
Chinese Academy of Social Sciences|CASS
Chinese Academy of Sciences
Greenpeace
Amnesty International
Human Rights Watch
World Wildlife Fund
Red Cross
Taliban
Hamas
Hezbollah
Islamic State|ISIS
Al Qaeda|al-Qaeda
Republican Party|GOP|G.O.P.
Democratic Party
Republican National Committee|RNC
Democratic National Committee|DNC
Labour Party
Conservative Party
National Rifle Association|NRA
Business Roundtable
Chamber of Commerce|US Chamber of Commerce|U.S. Chamber of Commerce`;

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
  ...read('organisation', ORGANISATION),
  ...read('company', COMPANIES),
];

/** Names that are common words too; alone, at the head of a sentence or after "the" without more, they prove nothing. */
export const WEAK_NAMES: ReadonlySet<string> = new Set(
  'Apple Amazon Meta Vale Shell Ford Intel Quad Guardian Economist Gallup Vox Time Spiegel Argus WHO AP FT ABC Treasury GE GM Congress Senate BIS Solvay Brookings Citi Micron'.split(
    ' ',
  ),
);

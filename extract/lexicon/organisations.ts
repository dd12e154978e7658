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
Chamber of Commerce|US Chamber of Commerce|U.S. Chamber of Commerce
Deutsche Presse-Agentur|dpa|DPA
ANSA
EFE
Agencia EFE
Ritzau
TT News Agency
NTB
PAP
CTK
MTI
Anadolu|Anadolu Agency
IRNA
Press Trust of India|PTI
ANI
IANS
Antara
Bernama
Jiji Press|Jiji
Newsis
KCNA
Central News Agency
RIA Novosti|RIA
Sputnik
Ukrinform
Canadian Press
Australian Associated Press|AAP
PA Media|Press Association
Dow Jones|Dow Jones Newswires
MarketWatch
Barron’s|Barron's
Forbes
Fortune
Business Insider
Quartz
Wired
TechCrunch
Financial Post
Globe and Mail
Toronto Star
National Post
Sunday Times
Daily Mail
Daily Mirror
Evening Standard
Telegraph
Irish Times
Scotsman
Frankfurter Allgemeine Zeitung|FAZ
Süddeutsche Zeitung|Sueddeutsche Zeitung
Die Zeit
Die Welt
Bild
WirtschaftsWoche
Neue Zürcher Zeitung|NZZ
Tages-Anzeiger
Der Standard
Le Figaro
Les Echos|Les Échos
Libération|Liberation
La Tribune
El País|El Pais
El Mundo
Expansión
Cinco Días
La Vanguardia
Corriere della Sera
La Repubblica
La Stampa
Il Sole 24 Ore
Publico|Público
Diario Financiero
El Mercurio
La Tercera
Clarín|Clarin
La Nación
Folha de S.Paulo|Folha de S. Paulo
O Globo
O Estado de S. Paulo
Valor Econômico|Valor Economico
Reforma
El Universal
El Comercio
Gestión
Kommersant
Vedomosti
Izvestia
RBC Daily
Novaya Gazeta
Rzeczpospolita
Gazeta Wyborcza
Dagens Nyheter
Svenska Dagbladet
Dagens Industri
Aftenposten
Dagens Naeringsliv|Dagens Næringsliv
Berlingske
Jyllands-Posten
Helsingin Sanomat
NRC
Het Financieele Dagblad
De Telegraaf
De Standaard
Le Soir
L’Echo|L'Echo
Haaretz
Jerusalem Post
Al Arabiya
Gulf News
Arab News
Hürriyet
Daily Sabah
Business Day
Mail & Guardian
Daily Maverick
News24
Jeune Afrique
Premium Times
Hindustan Times
Indian Express
Economic Times
Business Standard
Moneycontrol
NDTV
Dawn
Daily Star
Straits Times
Channel NewsAsia
Bangkok Post
Jakarta Post
Kompas
Tempo
VnExpress
Philippine Daily Inquirer
Taipei Times
DigiTimes|Digitimes
Caixin
Yicai
Securities Times
21st Century Business Herald
Sina
CCTV
CGTN
Shanghai Securities News
Ming Pao
Yomiuri Shimbun|Yomiuri
Mainichi Shimbun|Mainichi
Sankei Shimbun
NHK
TV Tokyo
Chosun Ilbo
JoongAng Ilbo
Dong-A Ilbo
Hankyoreh
Korea Times
Korea Economic Daily
KBS
MBC
SBS
West Australian
Northern Miner
Mining Weekly
Mining Journal
Metal Bulletin
Platts|S&P Global Platts
S&P Global Commodity Insights
S&P Global Market Intelligence
LSEG
Refinitiv
Kpler
Macrobond
ICIS
Asian Metal
Antaike
Mysteel
Baiinfo
Trading Economics
BloombergNEF|BNEF
CRU
Roskill
Macquarie University
Cobalt Institute
International Copper Study Group|ICSG
International Nickel Study Group|INSG
International Lead and Zinc Study Group
International Copper Association
International Aluminium Institute
World Nuclear Association
World Steel Association|worldsteel
World Gold Council
World Platinum Investment Council
World Economic Forum
World Resources Institute
World Customs Organization
World Intellectual Property Organization
International Renewable Energy Agency|IRENA
International Labour Organization|ILO
International Maritime Organization|IMO
International Seabed Authority
International Chamber of Commerce
International Court of Justice
International Criminal Court
United Nations Environment Programme|UNEP
United Nations Development Programme|UNDP
UNCTAD
UNICEF
UNESCO
Unido|UNIDO
Asian Development Bank
African Development Bank
European Investment Bank|EIB
European Bank for Reconstruction and Development|EBRD
Inter-American Development Bank
Asian Infrastructure Investment Bank|AIIB
New Development Bank
Bank for International Settlements
OPEC+
Group of 77|G77
Mercosur
Andean Community
CPTPP
RCEP
USMCA
EFTA
Visegrad Group
Shanghai Cooperation Organisation|Shanghai Cooperation Organization
Eurasian Economic Union
ECOWAS|Ecowas
SADC
East African Community
Arab League
Pacific Islands Forum
Nordic Council
Minerals Security Partnership
Alliance of Small Island States
Earthjustice
Earthworks
Friends of the Earth
Sierra Club
WWF
Oxfam
Global Witness
Transparency International
Transport & Environment
Rainforest Action Network
Center for Biological Diversity
Natural Resources Defense Council|NRDC
Environmental Investigation Agency
Survival International
Walhi
Mighty Earth
ClientEarth
Deutsche Umwelthilfe
Germanwatch
Natural Resource Governance Institute
Carter Center
Médecins Sans Frontières|Medecins Sans Frontieres
Save the Children
Bruegel
Ifo Institute|Ifo
Kiel Institute
DIW
ZEW
RWI
IFRI
Clingendael
Elcano Royal Institute
Jacques Delors Institute
Centre for European Policy Studies|CEPS
European Council on Foreign Relations|ECFR
European Policy Centre
MERICS|Merics
Mercator Institute for China Studies
German Council on Foreign Relations
Stiftung Wissenschaft und Politik
Royal United Services Institute|RUSI
International Institute for Strategic Studies|IISS
Stockholm International Peace Research Institute|SIPRI
Lowy Institute
Australian Strategic Policy Institute|ASPI
Observer Research Foundation
Institute for Defence Studies and Analyses
Asia Society
Asia Society Policy Institute
Eurasia Group
Rhodium Group
Trivium China
Gavekal
Gavekal Dragonomics
Capital Economics
Oxford Economics
Moody’s|Moody's
Fitch|Fitch Ratings
S&P Global Ratings
Standard & Poor’s|Standard & Poor's
McKinsey|McKinsey & Company
Boston Consulting Group
Deloitte
KPMG
PwC
Ernst & Young|EY
Accenture
Gartner
IDC
TrendForce
Counterpoint Research
SNE Research
Rho Motion
SemiAnalysis
Securing America’s Future Energy|Securing America's Future Energy
Information Technology and Innovation Foundation
Council on Strategic Risks
Payne Institute
Colorado School of Mines
Massachusetts Institute of Technology|MIT
Harvard University|Harvard
Stanford University|Stanford
Yale University|Yale
Princeton University|Princeton
Columbia University
Oxford University|University of Oxford
Cambridge University|University of Cambridge
Imperial College London|Imperial College
London School of Economics
University of Birmingham
Tsinghua University|Tsinghua
Peking University
Fudan University
Tokyo University|University of Tokyo
Seoul National University
KU Leuven
ETH Zurich
Delft University of Technology|TU Delft
Fraunhofer
Fraunhofer Society
Max Planck Institute
Helmholtz Association
Ames Laboratory|Ames National Laboratory
Argonne National Laboratory
Oak Ridge National Laboratory
Idaho National Laboratory
Lawrence Livermore National Laboratory
Sandia National Laboratories
CNRS
CSIRO
AIST
RIKEN
National Mining Association
National Association of Manufacturers
Semiconductor Industry Association
Alliance for Automotive Innovation
Aerospace Industries Association
National Defense Industrial Association
United Auto Workers|UAW
United Steelworkers
Teamsters
AFL-CIO
IG Metall
CLEPA
ACEA
VDA
BDI
VDMA
ZVEI
VCI
Confindustria
MEDEF|Medef
CBI
Make UK
Society of Motor Manufacturers and Traders|SMMT
Eurometaux
EIT RawMaterials
European Raw Materials Alliance
Euromines
Keidanren
Japan Automobile Manufacturers Association
Federation of Korean Industries
Korea International Trade Association
SIAM
Society of Indian Automobile Manufacturers
Confederation of Indian Industry
China Association of Automobile Manufacturers
China Nonferrous Metals Industry Association
Association of China Rare Earth Industry
China Iron and Steel Association
US-China Business Council
European Chamber|EU Chamber
American Chamber
European Union Chamber of Commerce in China|European Chamber of Commerce in China
American Chamber of Commerce
Minerals Council of Australia
Association of Mining and Exploration Companies
Mining Association of Canada
Consejo Minero
Sonami
Chamber of Mines
Comex|COMEX
Nymex|NYMEX
CME Group|CME
Shanghai Futures Exchange
Guangzhou Futures Exchange
Shanghai Metal Exchange
New York Stock Exchange
Nasdaq
London Stock Exchange
Tokyo Stock Exchange
Hong Kong Stock Exchange
Euronext
Deutsche Börse|Deutsche Boerse
Australian Securities Exchange
Toronto Stock Exchange
Intercontinental Exchange
London Bullion Market Association|LBMA
Responsible Minerals Initiative
Initiative for Responsible Mining Assurance
Extractive Industries Transparency Initiative
Liberal Democrats
Green Party
Christian Democratic Union
Social Democratic Party
Alternative for Germany|AfD
National Rally
Liberal Democratic Party
Communist Party
Workers’ Party|Workers' Party
Bharatiya Janata Party|BJP
African National Congress|ANC
M23
Houthis
Wagner
FARC`;

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
  'Impala Continental Hydro Philips Seat Lear Magna Dell Target Canon Dow Mosaic Apollo Fidelity Paladin Electra Barrick Niron Westinghouse Arm Oracle Coherent Lucid Polaris Pegatron Quanta Merck Bayer Zeiss Reliance Adani Hero Masan Masters Alba Novelis Elkem Talga Stegra Wired Quartz Fortune Forbes Bild Mint Dawn Telegraph Scotsman Benchmark Sputnik Kompas Tempo Reforma Sina Publico Unite Verdi Wagner Harvard Yale Stanford Princeton Fitch Mainichi Yomiuri Chancellery Diet Bercy Star Visa Carlyle Lloyds Lazard Bernstein Oppenheimer Cowen Rothschild Sila Permag Uber Iris ACC GEM BTR GAC FAW IGO ASE UMC KLA MSC UPS ADM ADQ PAP ANI MTI STT NTB EFE NRC CRU RBC IDC RWI DIW ZEW SEMI IRIS RAID SIAM CBI VDA VCI BDI SBS MBC KBS STT FSB PLA ANM YLB ICE GSI HP ING EY LG ABB NEC JFE DHL CME ANC ILO IMO DBS ANZ NBS BGR BLM BLS CBP CBO EIA FAA GAO FDA Hecla Enami Eni Aisin Isuzu Nidec Santander Hanwha Doosan Mitsui Polyus Sinopec Apple Amazon Meta Vale Shell Ford Intel Quad Guardian Economist Gallup Vox Time Spiegel Argus WHO AP FT ABC Treasury GE GM Congress Senate BIS Solvay Brookings Citi Micron'.split(
    ' ',
  ),
);

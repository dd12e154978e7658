/** News agencies, papers, broadcasters and publishers of market data, as readers know them: the name, then its other forms. */
export const PUBLISHERS = `
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
Roskill`;

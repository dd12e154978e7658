/** Banks, traders, carriers and others that sell neither metals nor machines, as readers know them: the name, then its other forms. */
export const SERVICE_COMPANIES = `
Microsoft
Google
Alphabet
Amazon
Meta
Sojitz
Goldman Sachs
Morgan Stanley
JPMorgan|JPMorgan Chase|JP Morgan
Citigroup|Citi
Bank of America
UBS
HSBC
Barclays
Deutsche Bank
Macquarie
Wells Fargo
BlackRock
Berkshire Hathaway
Facebook
Twitter
Walmart
Iron Mountain
Trafigura
Vitol
SoftBank
Palantir
OpenAI
Alibaba
Tencent
Cargill
Maersk
Mitsui
Marubeni
Itochu
Toyota Tsusho
Adani
Reliance Industries|Reliance
Larsen & Toubro
Henkel
Bayer
Merck
Roche
Novartis
Nestlé|Nestle
Credit Suisse
Julius Baer
IXM
Gunvor
Mercuria
Open Mineral
Traxys
Hartree
Ocean Partners
Heineken
Unilever
ING
ABN Amro
Oracle
TradeTech
UxC
Perth Mint
Sumitomo Corporation
Standard Chartered
Santander
BNP Paribas
Societe Generale|Société Générale
Credit Agricole|Crédit Agricole
Commerzbank
UniCredit
Intesa Sanpaolo
Lloyds
NatWest
Nomura
Mizuho
MUFG
Daiwa
DBS
ICBC
Bank of China
China Construction Bank
CITIC
Huatai
Guotai Junan
Haitong
Jefferies
Cowen
TD Cowen
Scotiabank
Royal Bank of Canada|RBC
BMO Capital Markets|BMO
CIBC
National Bank of Canada
Canaccord Genuity
Stifel
Raymond James
Evercore
Bernstein
Wedbush
Piper Sandler
KeyBanc
Oppenheimer
Berenberg
Kepler Cheuvreux
Panmure Liberum|Liberum
Peel Hunt
Shore Capital
Marex
Sucden Financial
StoneX
Saxo Bank
ANZ
Westpac
Commonwealth Bank of Australia
National Australia Bank
Lazard
Rothschild
KKR
Blackstone
Carlyle
Apollo
Vanguard
Fidelity
State Street
Pimco
Orion Resource Partners
Appian Capital
TechMet
Breakthrough Energy Ventures
Temasek
Mubadala
ADQ
Manara Minerals
International Resources Holding
FedEx
UPS
DHL
MSC
Cosco
Hapag-Lloyd
Netflix
Uber
Pfizer
AstraZeneca
Novo Nordisk
Johnson & Johnson
Procter & Gamble
Yahoo
Reddit
TikTok
ByteDance
Baidu
AT&T
Procter & Gamble|P&G
H&M
Marks & Spencer|M&S
`;

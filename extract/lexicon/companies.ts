/** Companies that readers know by name: the name, then its other forms. */
export const COMPANIES = `
MP Materials|MP Materials Corp.|MP Materials Corp
Lynas Rare Earths|Lynas
Iluka Resources|Iluka
Arafura Rare Earths|Arafura
Energy Fuels
USA Rare Earth
Ucore Rare Metals|Ucore
Neo Performance Materials
American Rare Earths
Vulcan Elements
Noveon Magnetics|Noveon
eVAC Magnetics
VACUUMSCHMELZE|Vacuumschmelze
Less Common Metals
Solvay
JL MAG Rare-Earth|JL MAG Rare Earth|JL MAG|JL Mag
China Northern Rare Earth Group|China Northern Rare Earth|Northern Rare Earth
China Rare Earth Group
Shenghe Resources|Shenghe
Baogang Group|Baogang
Chinalco
China Minmetals|Minmetals
Ganfeng Lithium|Ganfeng
Tianqi Lithium|Tianqi
CATL|Contemporary Amperex Technology
BYD
Albemarle
SQM
Pilbara Minerals
Rio Tinto
BHP|BHP Group
Glencore
Vale
Freeport-McMoRan
Anglo American
Umicore
BASF
Tesla
General Motors|GM
Ford|Ford Motor
Stellantis
Toyota|Toyota Motor
Honda
Nissan
Hyundai|Hyundai Motor
Kia
Volkswagen|VW
BMW
Mercedes-Benz
Bosch
Siemens
Apple
Microsoft
Google
Alphabet
Amazon
Meta
Nvidia|NVIDIA
Intel
AMD
Qualcomm
Micron
TSMC
Samsung|Samsung Electronics
SK Hynix|SK hynix
LG Energy Solution
Panasonic
Sony
Hitachi
Mitsubishi
Sumitomo
Sojitz
Huawei
ZTE
SMIC
ASML
Applied Materials
Lockheed Martin
Boeing
Airbus
Raytheon|RTX
Northrop Grumman
General Dynamics
BAE Systems
Rheinmetall
General Electric|GE
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
ExxonMobil|Exxon Mobil|Exxon
Chevron
Shell
BP
Facebook
Twitter
Walmart
Redwood Materials
Northvolt
Iron Mountain
Syrah Resources
Trafigura
Vitol
Rusal
Nornickel|Norilsk Nickel
Alcoa
Codelco
Zijin Mining|Zijin
CMOC
Huayou Cobalt|Zhejiang Huayou Cobalt
Gecamines|Gécamines
Eramet
Sherritt International|Sherritt
Teck Resources|Teck
First Quantum Minerals|First Quantum
Ivanhoe Mines
South32
Fortescue
Mineral Resources
Arcadium Lithium
Livent
Piedmont Lithium
Sigma Lithium
Lithium Americas
Liontown Resources|Liontown
Core Lithium
POSCO|Posco|POSCO Holdings
Johnson Matthey
Sibanye-Stillwater
Impala Platinum
Barrick|Barrick Gold
Newmont
Almonty Industries|Almonty
Perpetua Resources
United States Antimony|US Antimony
Nyrstar
Aurubis
AXT
TDK
Shin-Etsu Chemical|Shin-Etsu
Proterial
Daido Steel
Infineon
STMicroelectronics
NXP
Nexperia
Wingtech
Renesas
Wolfspeed
GlobalFoundries
Broadcom
SoftBank
Foxconn
Rivian
Renault
Suzuki|Suzuki Motor
Maruti Suzuki
Mazda
Subaru
Mahindra
Tata Motors
Geely
Nio|NIO
Xpeng|XPeng
Li Auto
Gotion
EVE Energy
LG Chem
SK On
Samsung SDI
Li-Cycle
Cyclic Materials
Phoenix Tailings
HyProMag
Mkango Resources|Mkango
Pensana
Rainbow Rare Earths
Serra Verde
Brazilian Rare Earths
Aclara Resources|Aclara
Northern Minerals
Australian Strategic Materials
Critical Metals|Critical Metals Corp|Critical Metals Corp.
Energy Transition Minerals
NioCorp|NioCorp Developments
Carester
REEtec
LKAB
Boliden
Saab
Leonardo
Thales
Safran
Rolls-Royce
L3Harris
Anduril
Palantir
OpenAI
SpaceX
JX Advanced Metals
Yunnan Germanium
Vital Materials
Hitachi Metals
Magnequench
Xiaomi
Alibaba
Tencent
Cargill
Maersk
Orano
Kazatomprom
Cameco
`;

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
Linde
Air Liquide
Air Products
Air Water
Messer
Gazprom
Rosneft
Rosatom
Lukoil
Novatek
Polyus
Alrosa
Uralkali
Severstal
VSMPO-Avisma
Solikamsk Magnesium Works
Saudi Aramco|Aramco
Ma’aden|Maaden|Ma'aden
Petrobras
Pemex
PetroChina
Sinopec
CNOOC
CNPC
TotalEnergies
Equinor
Eni
Repsol
Orsted|Ørsted
Vestas
Siemens Gamesa
Siemens Energy
GE Vernova
GE Aerospace
Goldwind
Enercon
Nordex
Enami
Antofagasta
Antofagasta Minerals
Southern Copper
Grupo Mexico|Grupo México
Hudbay Minerals|Hudbay
Lundin Mining
Agnico Eagle
Kinross
Gold Fields
AngloGold Ashanti
Harmony Gold
Northam Platinum|Northam
Impala
Valterra Platinum
Bushveld Minerals
Exxaro
African Rainbow Minerals
Tsingshan
Jinchuan
Jiangxi Copper
Tongling Nonferrous
Yunnan Tin
Yunnan Copper
Yunnan Chihong
China Molybdenum
China Tungsten and Hightech
Xiamen Tungsten
Zhenghai Magnetic
Ningbo Yunsheng
Zhong Ke San Huan
Earth-Panda
Innuovo
Baotou Steel
Minmetals Rare Earth
China Nonferrous Metal Mining
Brunp
CNGR
Hithium
CALB
Sunwoda
Putailai
BTR
Shanshan
Farasis
SVOLT
Envision AESC|AESC
Freyr
Verkor
PowerCo
Morrow Batteries
EcoPro
EcoPro BM
L&F
Posco Future M|POSCO Future M
Korea Zinc
Young Poong
LS Cable
LS Group
Hanwha
Doosan
KEPCO
Hyundai Mobis
Toshiba
Fujitsu
NEC
Denso
Aisin
Murata
Kyocera
Ibiden
Nidec
Minebea Mitsumi|MinebeaMitsumi
Nippon Steel
JFE
Kobe Steel
Dowa
Mitsui
Marubeni
Itochu
Toyota Tsusho
Asahi Kasei
Resonac
SUMCO|Sumco
Tokyo Electron
Advantest
Sumitomo Metal Mining
Sumitomo Electric
Mitsubishi Materials
Mitsubishi Electric
Nippon Mining
Hindalco
Hindustan Zinc
Hindustan Copper
Vedanta
Tata Steel
JSW
Adani
Reliance Industries|Reliance
Coal India
IREL
NMDC
Bajaj Auto
TVS Motor
Hero MotoCorp
Ola Electric
Sona Comstar
BHEL
Larsen & Toubro
NTPC
Antam|Aneka Tambang
Vale Indonesia
Harita Nickel
Merdeka Battery Materials
Pertamina
PT Timah
Petronas
Malaysia Smelting
Vinacomin
VinFast
Masan High-Tech Materials|Masan
Nickel Asia
Sherwin Alumina
Rio Tinto Alcan
Norsk Hydro|Hydro
Yara
Elkem
Outokumpu
Terrafame
Metso
Sandvik
Epiroc
Atlas Copco
Volvo
Volvo Cars
Scania
Polestar
Ericsson
Nokia
Vattenfall
SSAB
H2 Green Steel|Stegra
Talga
Leading Edge Materials
Neo Magnequench
Silmet
Kaiser Aluminum
Century Aluminum
Arconic
Howmet
Materion
Indium Corporation
5N Plus
KGHM
Outotec
Eurobattery Minerals
European Metals
Savannah Resources
Infinity Lithium
Imerys
Arkema
Saint-Gobain
Alstom
Schneider Electric
Legrand
Valeo
Forvia
Michelin
Peugeot
Citroen|Citroën
Dassault Aviation
Dassault Systemes|Dassault Systèmes
Naval Group
KNDS
MBDA
Hensoldt
Thyssenkrupp|ThyssenKrupp
Salzgitter
Continental
Schaeffler
ZF Friedrichshafen|ZF
Mahle
Audi
Porsche
Opel
Daimler
Daimler Truck
Henkel
Bayer
Merck
Evonik
Lanxess
Heraeus
H.C. Starck
Wacker Chemie
Siltronic
Aixtron
Zeiss
Trumpf
Infineon Technologies
RWE
E.ON
Uniper
EnBW
Urenco
ABB
Clariant
Sika
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
Philips
NXP Semiconductors
BE Semiconductor
ASM International
Heineken
Unilever
ING
ABN Amro
Fiat
Ferrari
Iveco
Pirelli
Fincantieri
Prysmian
Enel
Iberdrola
Jaguar Land Rover|JLR
Nissan Motor
Honda Motor
Mitsubishi Motors
Isuzu
Yamaha
SAIC|SAIC Motor
Great Wall Motor
Chery
Changan
GAC
FAW
Dongfeng
NETA
Leapmotor
Lucid
Fisker
Polaris
Cummins
Caterpillar
Deere|John Deere
Komatsu
Paccar
BorgWarner
Aptiv
Magna
Lear
Goodyear
Harley-Davidson
Honeywell
Pratt & Whitney
Collins Aerospace
L3Harris Technologies
Huntington Ingalls
Electric Boat
Textron
Embraer
Bombardier
Spirit AeroSystems
Texas Instruments
Analog Devices
ON Semiconductor|Onsemi
Micron Technology
Western Digital
Seagate
IBM
Oracle
Cisco
Dell
HP
Lenovo
Hewlett Packard Enterprise
Coherent
Lumentum
II-VI
Corning
Skyworks
Qorvo
Lam Research
KLA
Arm
Graphcore
Imagination Technologies
BYD Semiconductor
Hua Hong
YMTC
CXMT
Media Tek|MediaTek
UMC
ASE
Win Semiconductors
Pegatron
Quanta
Wistron
Hon Hai
Global Wafers|GlobalWafers
Bloom Energy
First Solar
Enphase
Plug Power
QuantumScape
Solid Power
Sila
Sila Nanotechnologies
Group14
Form Energy
Ascend Elements
American Battery Technology
Princeton NuEnergy
Cirba Solutions
Lithion
Glencore Canada
Nano One
Electra Battery Materials|Electra
Nouveau Monde Graphite
Westwater Resources
Graphite One
Novonix
Anovion
Standard Lithium
ioneer|Ioneer
Lilac Solutions
EnergyX
Eramine
Zangge Mining
Sinomine
Yahua
Chengxin Lithium
Pilgangoora
Mineral Commodities
IGO
Wesfarmers
Lynas USA
Hastings Technology Metals
Northern Star
Evolution Mining
Sandfire
OZ Minerals
Nickel Industries
Nickel Mines
Chalice
Alpha HPA
Alcoa of Australia
Queensland Alumina
Rusatom
Paladin Energy|Paladin
Boss Energy
NexGen Energy|NexGen
Denison Mines
Uranium Energy
Ur-Energy
Centrus Energy|Centrus
Framatome
Westinghouse
TradeTech
UxC
Somair
Barrick Mining
Newcrest
Nevada Gold Mines
Hecla
Coeur Mining
Perth Mint
Ramaco Resources|Ramaco
American Resources
ReElement Technologies|ReElement
Viridis
Meteoric Resources|Meteoric
St George Mining
Defense Metals
Search Minerals
Vital Metals
Cheetah Resources
Peak Rare Earths
Lindian Resources
Namibia Critical Metals
Ionic Rare Earths
Ionic Technologies
Caremag
Magneti Ljubljana
Niron Magnetics|Niron
Arnold Magnetic Technologies
Electron Energy
Permag
Bunting Magnetics
TdVib
Quadrant Magnetics
Pomet
Aterian
Tronox
Chemours
Kenmare Resources
Base Resources
Trimet
Speira
Constellium
Novelis
Emirates Global Aluminium
Alba
Press Metal
Hongqiao
Chalco
Xinjiang Nonferrous
Hunan Gold
Huachang Antimony
Mandalay Resources
Larvotto Resources
Guangxi Huaxi
Military Metals
Fireweed Metals
Group 6 Metals
EQ Resources
Sumitomo Corporation
JX Metals
Dell Technologies
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
Fujifilm
Canon
Nikon
Nintendo
Xerox
Netflix
Uber
Starlink
Blue Origin
Pfizer
AstraZeneca
Novo Nordisk
Johnson & Johnson
Procter & Gamble
3M
Dow
DuPont
LyondellBasell
Sabic
Koch Industries
Bunge
ADM
Nutrien
Mosaic
Yahoo
Reddit
TikTok
ByteDance
Baidu
DJI
Hikvision
Haier
Midea
Gree
LG Electronics
LG
`;

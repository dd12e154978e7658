/** Miners, smelters, makers of metals, battery materials and chemicals, as readers know them: the name, then its other forms. */
export const METAL_COMPANIES = `
Solvay
Chinalco
China Minmetals|Minmetals
Ganfeng Lithium|Ganfeng
Tianqi Lithium|Tianqi
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
Redwood Materials
Syrah Resources
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
Shin-Etsu Chemical|Shin-Etsu
Li-Cycle
LKAB
Boliden
JX Advanced Metals
Yunnan Germanium
Vital Materials
Linde
Air Liquide
Air Products
Air Water
Messer
Polyus
Alrosa
Uralkali
Severstal
VSMPO-Avisma
Solikamsk Magnesium Works
Ma’aden|Maaden|Ma'aden
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
Baotou Steel
China Nonferrous Metal Mining
Brunp
CNGR
Putailai
BTR
Shanshan
EcoPro
EcoPro BM
L&F
Posco Future M|POSCO Future M
Korea Zinc
Young Poong
Nippon Steel
JFE
Kobe Steel
Dowa
Asahi Kasei
Resonac
Sumitomo Metal Mining
Sumitomo Electric
Mitsubishi Materials
Nippon Mining
Hindalco
Hindustan Zinc
Hindustan Copper
Vedanta
Tata Steel
JSW
NMDC
Antam|Aneka Tambang
Vale Indonesia
Harita Nickel
Merdeka Battery Materials
PT Timah
Malaysia Smelting
Vinacomin
Masan High-Tech Materials|Masan
Nickel Asia
Sherwin Alumina
Rio Tinto Alcan
Norsk Hydro|Hydro
Yara
Elkem
Outokumpu
Terrafame
SSAB
H2 Green Steel|Stegra
Talga
Kaiser Aluminum
Century Aluminum
Arconic
Materion
Indium Corporation
5N Plus
KGHM
Eurobattery Minerals
European Metals
Savannah Resources
Infinity Lithium
Imerys
Arkema
Saint-Gobain
Thyssenkrupp|ThyssenKrupp
Salzgitter
Evonik
Lanxess
Heraeus
H.C. Starck
Wacker Chemie
Clariant
Sika
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
Northern Star
Evolution Mining
Sandfire
OZ Minerals
Nickel Industries
Nickel Mines
Evraz|EVRAZ
Largo Inc|Largo Resources
Ferroglobe
Atalaya Mining
REalloys
Chalice
Alpha HPA
Alcoa of Australia
Queensland Alumina
Somair
Barrick Mining
Newcrest
Nevada Gold Mines
Hecla
Coeur Mining
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
JX Metals
Dow
DuPont
LyondellBasell
Sabic
Koch Industries
Bunge
ADM
Nutrien
Mosaic`;

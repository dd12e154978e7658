/** Makers of vehicles, batteries, chips, electronics, machines and arms, as readers know them: the name, then its other forms. */
export const MAKERS = `
CATL|Contemporary Amperex Technology
BYD
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
Northvolt
AXT
TDK
Infineon
STMicroelectronics
NXP
Nexperia
Wingtech
Renesas
Wolfspeed
GlobalFoundries
Broadcom
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
Saab
Leonardo
Thales
Safran
Rolls-Royce
L3Harris
Anduril
SpaceX
Xiaomi
Vestas
Siemens Gamesa
Siemens Energy
GE Vernova
GE Aerospace
Goldwind
Enercon
Nordex
Hithium
CALB
Sunwoda
Farasis
SVOLT
Envision AESC|AESC
Freyr
Verkor
PowerCo
Morrow Batteries
LS Cable
LS Group
Hanwha
Doosan
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
SUMCO|Sumco
Tokyo Electron
Advantest
Mitsubishi Electric
Bajaj Auto
TVS Motor
Hero MotoCorp
Ola Electric
Sona Comstar
BHEL
VinFast
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
Howmet
Outotec
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
Continental
Schaeffler
ZF Friedrichshafen|ZF
Mahle
Audi
Porsche
Opel
Daimler
Daimler Truck
Siltronic
Aixtron
Zeiss
Trumpf
Infineon Technologies
ABB
Philips
NXP Semiconductors
BE Semiconductor
ASM International
Fiat
Ferrari
Iveco
Pirelli
Fincantieri
Prysmian
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
Dell Technologies
Fujifilm
Canon
Nikon
Nintendo
Xerox
Starlink
Blue Origin
3M
DJI
Hikvision
Haier
Midea
Gree
LG Electronics
LG`;

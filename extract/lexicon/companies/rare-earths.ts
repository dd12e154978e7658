/** Companies that mine or part rare earths, make magnets of them or win them back, as readers know them: the name, then its other forms. */
export const RARE_EARTH_COMPANIES = `
MP Materials|MP Materials Corp.|MP Materials Corp
Lynas Rare Earths|Lynas
Iluka Resources|Iluka
Arafura Rare Earths|Arafura
USA Rare Earth
Ucore Rare Metals|Ucore
Neo Performance Materials
American Rare Earths
Vulcan Elements
Noveon Magnetics|Noveon
eVAC Magnetics
VACUUMSCHMELZE|Vacuumschmelze|VAC
Less Common Metals
JL MAG Rare-Earth|JL MAG Rare Earth|JL MAG|JL Mag
China Northern Rare Earth Group|China Northern Rare Earth|Northern Rare Earth
China Rare Earth Group
Shenghe Resources|Shenghe
Baogang Group|Baogang
Proterial
Daido Steel
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
Hitachi Metals
Magnequench
Zhenghai Magnetic
Ningbo Yunsheng
Zhong Ke San Huan
Earth-Panda
Innuovo
Minmetals Rare Earth
IREL
Leading Edge Materials
Neo Magnequench
Silmet
Lynas USA
Hastings Technology Metals
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
Aterian`;

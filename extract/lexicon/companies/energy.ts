/** Companies of oil, gas, uranium and power, as readers know them: the name, then its other forms. */
export const ENERGY_COMPANIES = `
Energy Fuels
ExxonMobil|Exxon Mobil|Exxon
Chevron
Shell
BP
Orano
Kazatomprom
Cameco
Gazprom
Rosneft
Rosatom
Lukoil
Novatek
Saudi Aramco|Aramco
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
Coal India
Pertamina
Petronas
Urenco
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
KEPCO
NTPC
Vattenfall
RWE
E.ON
Uniper
EnBW
Enel
Iberdrola`;

/** Bodies of states, of industries, workers and citizens, exchanges and parties, as readers know them: the name, then its other forms. */
export const ASSOCIATIONS = `
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
National Mining Association
National Association of Manufacturers
Semiconductor Industry Association
Alliance for Automotive Innovation
Aerospace Industries Association
National Defense Industrial Association
United Auto Workers|UAW
United Steelworkers|USW
International Brotherhood of Teamsters
IndustriALL|IndustriALL Global Union
Unite|Unite the Union
Unison|UNISON
GMB
Trades Union Congress|TUC
Confédération Générale du Travail|CGT
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
Eurofer|EUROFER
UK Steel
Confederation of British Industry
European Environmental Bureau|EEB
European Aluminium
WindEurope
SolarPower Europe
Institute of Scrap Recycling Industries|ISRI
Bureau of International Recycling
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

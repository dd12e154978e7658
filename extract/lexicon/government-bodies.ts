/** Ministries, agencies, parliaments and seats of government: the name, then its other forms. */
export const GOVERNMENT_BODIES = `
White House|Oval Office
Pentagon
Kremlin
Capitol Hill
Downing Street|10 Downing Street|Number 10|No 10|No. 10
Whitehall
Elysee|Élysée|Elysee Palace|Élysée Palace
Blue House
Zhongnanhai
European Commission
European Parliament
European Council
European Central Bank|ECB
Federal Reserve|US Federal Reserve|U.S. Federal Reserve|Fed
Bank of England|BoE
Bank of Japan|BoJ
Bank of Korea
People's Bank of China|People’s Bank of China|PBOC
Reserve Bank of Australia
Reserve Bank of India
Bank of Canada
Congress|US Congress|U.S. Congress
Senate|US Senate|U.S. Senate
House of Representatives|US House of Representatives|U.S. House of Representatives
House of Commons
House of Lords
Bundestag
Bundesbank
Duma|State Duma
Knesset
Politburo
State Council
National People's Congress|National People’s Congress
Communist Party of China|Chinese Communist Party|CCP
Ministry of Commerce|Commerce Ministry|MOFCOM
Ministry of Foreign Affairs|Foreign Ministry
Ministry of Defence|Ministry of Defense|Defence Ministry|Defense Ministry
Ministry of Finance|Finance Ministry
Ministry of Economy, Trade and Industry|METI
Ministry of Industry and Information Technology|MIIT
Ministry of Natural Resources
General Administration of Customs
National Development and Reform Commission|NDRC
Department of Commerce|Commerce Department|US Department of Commerce|U.S. Department of Commerce|US Commerce Department|U.S. Commerce Department
Department of Defense|Defense Department|US Department of Defense|U.S. Department of Defense|Department of War
Department of Energy|Energy Department|US Department of Energy|U.S. Department of Energy
Department of State|State Department|US State Department|U.S. State Department
Department of Justice|Justice Department|US Justice Department|U.S. Justice Department|U.S. Department of Justice
Department of Homeland Security|Homeland Security Department|DHS
Department of the Interior|Interior Department
Department of the Treasury|Treasury Department|US Treasury|U.S. Treasury|Treasury
Department of Labor|Labor Department
Environmental Protection Agency|EPA
Bureau of Industry and Security|BIS
United States Geological Survey|US Geological Survey|U.S. Geological Survey|USGS
Office of the United States Trade Representative|USTR|U.S. Trade Representative|US Trade Representative
International Trade Commission|U.S. International Trade Commission
Federal Bureau of Investigation|FBI
Central Intelligence Agency|CIA
National Security Agency|NSA
National Security Council
National Security Agency
Secret Service
Supreme Court|US Supreme Court|U.S. Supreme Court
Federal Communications Commission|FCC
Federal Election Commission|FEC
Federal Trade Commission|FTC
Securities and Exchange Commission|SEC
Internal Revenue Service|IRS
Defense Logistics Agency
DARPA
NASA
Export-Import Bank|EXIM|Ex-Im Bank|U.S. Export-Import Bank
International Development Finance Corporation|DFC
Geoscience Australia
Japan Organization for Metals and Energy Security|JOGMEC
Consumer Financial Protection Bureau|CFPB
Coast Guard
National Guard
National Bank of Kazakhstan
Swiss National Bank
Riksbank
Norges Bank
Bank of Russia
Bank of Mexico
Bank Indonesia
Bank Negara
Bank of Thailand
Bank of Italy
Bank of France
Bank of Spain
Monetary Authority of Singapore
Hong Kong Monetary Authority
Reserve Bank of New Zealand
South African Reserve Bank
National Bank of Ukraine
Saudi Central Bank
Bundesnetzagentur
Bundesrat
Bundeskartellamt
Federal Constitutional Court
Federal Institute for Geosciences and Natural Resources|BGR
German Mineral Resources Agency|DERA
Chancellery
BaFin
Matignon
Quai d’Orsay|Quai d'Orsay
National Assembly
Bercy
DG Trade
European External Action Service
European Court of Justice
European Court of Auditors
Court of Justice of the European Union
European Environment Agency
European Chemicals Agency|ECHA
European Defence Agency
Joint Research Centre
Eurostat
Europol
Frontex
Council of the European Union
HM Treasury
Home Office
Office for Budget Responsibility|OBR
Ofgem
Ofcom
Foreign Office
Cabinet Office
British Geological Survey
Competition and Markets Authority
Critical Minerals Intelligence Centre
Department for Business and Trade
Scottish Government
Sejm
Riksdag
Storting
Folketing
Eduskunta
Diet
Majlis
Rada|Verkhovna Rada
Lok Sabha
Rajya Sabha
NITI Aayog|Niti Aayog
Geological Survey of India
Ministry of Mines
Ministry of Heavy Industries
Ministry of External Affairs
Directorate General of Foreign Trade
Reserve Bank
State Bank of Vietnam
Financial Services Agency
Cabinet Secretariat
Korea Customs Service
Korean Statistics
Statistics Korea
Ministry of Trade, Industry and Energy|MOTIE
Ministry of Trade, Industry and Resources
Ministry of Public Security
Ministry of State Security
Ministry of Ecology and Environment
State Administration for Market Regulation|SAMR
State-owned Assets Supervision and Administration Commission|SASAC
Cyberspace Administration of China
China Securities Regulatory Commission
National Bureau of Statistics|NBS
Customs Tariff Commission
Central Military Commission
People’s Liberation Army|People's Liberation Army|PLA
Standing Committee
Taiwan Affairs Office
Supreme People’s Court|Supreme People's Court
Legislative Yuan
Executive Yuan
Ministry of Economic Affairs
Gosduma
Federation Council
Security Council
FSB
Ministry of Mines and Energy
ANM
National Mining Agency
Ibama|IBAMA
BNDES
Cochilco
Corfo|CORFO
Sernageomin
Comibol
YLB
ZCCM
ZCCM-IH
Authority for the Regulation and Control of Strategic Mineral Substances’ Markets|ARECOMS
Natural Resources Canada
Innovation, Science and Economic Development Canada
Global Affairs Canada
Canada Border Services Agency
Statistics Canada
Department of Foreign Affairs and Trade
Department of Industry, Science and Resources
Export Finance Australia
Productivity Commission
Foreign Investment Review Board
Northern Territory Government
Bureau of Land Management|BLM
Bureau of Labor Statistics|BLS
Bureau of Economic Analysis
Bureau of Ocean Energy Management
Census Bureau
Customs and Border Protection|CBP
Committee on Foreign Investment in the United States|CFIUS
Congressional Budget Office|CBO
Congressional Research Service
Council of Economic Advisers
Court of International Trade
Defense Advanced Research Projects Agency
Defense Innovation Unit
Department of Agriculture
Department of Education
Department of Health and Human Services
Department of Transportation|Transportation Department
Domestic Policy Council
Energy Information Administration|EIA
Federal Aviation Administration|FAA
Federal Circuit
Federal Energy Regulatory Commission|FERC
Federal Maritime Commission
Federal Reserve Board
Fish and Wildlife Service
Food and Drug Administration|FDA
Forest Service|US Forest Service|U.S. Forest Service
Government Accountability Office|GAO
House Select Committee
Immigration and Customs Enforcement
Joint Chiefs of Staff
Mine Safety and Health Administration
National Economic Council
National Energy Dominance Council
National Institute of Standards and Technology
National Nuclear Security Administration
National Oceanic and Atmospheric Administration|NOAA
Nuclear Regulatory Commission|NRC
Office of Foreign Assets Control|OFAC
Office of Management and Budget
Office of Strategic Capital
Patent and Trademark Office
Senate Finance Committee
Small Business Administration
US Air Force|U.S. Air Force
US Army|U.S. Army
US Navy|U.S. Navy
US Marine Corps|U.S. Marine Corps|Marine Corps
USAID
Air Force
Space Force
US Customs and Border Protection|U.S. Customs and Border Protection`;

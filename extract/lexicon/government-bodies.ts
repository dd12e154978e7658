/** Ministries, agencies, parliaments and seats of government: the name, then its other forms. */
export const GOVERNMENT_BODIES = `
White House|Oval Office
Pentagon
Kremlin
Capitol Hill
Downing Street|10 Downing Street|Number 10
Whitehall
Elysee|Élysée|Elysee Palace|Élysée Palace
Blue House
Zhongnanhai
European Commission
European Parliament
European Council
European Central Bank|ECB
Federal Reserve|US Federal Reserve|U.S. Federal Reserve|Fed
Bank of England
Bank of Japan
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
Export-Import Bank|EXIM
International Development Finance Corporation|DFC
Geoscience Australia
Japan Organization for Metals and Energy Security|JOGMEC
Consumer Financial Protection Bureau|CFPB
Coast Guard
National Guard`;

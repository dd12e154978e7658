/** Think tanks, universities, laboratories, raters and consultancies, as readers know them: the name, then its other forms. */
export const INSTITUTES = `
Center for Strategic and International Studies|CSIS
Council on Foreign Relations
Brookings Institution|Brookings
Chatham House
Rand Corporation|RAND Corporation|RAND
Peterson Institute for International Economics|Peterson Institute
Carnegie Endowment for International Peace|Carnegie Endowment
Atlantic Council
Heritage Foundation
Cato Institute
American Enterprise Institute
Hudson Institute
Center for American Progress
Pew Research Center
Gallup
Chinese Academy of Social Sciences|CASS
Chinese Academy of Sciences
Macquarie University
Bruegel
Ifo Institute|Ifo
Kiel Institute
DIW
ZEW
RWI
IFRI
Clingendael
Elcano Royal Institute
Jacques Delors Institute
Centre for European Policy Studies|CEPS
European Council on Foreign Relations|ECFR
European Policy Centre
MERICS|Merics
Mercator Institute for China Studies
German Council on Foreign Relations
Stiftung Wissenschaft und Politik
Royal United Services Institute|RUSI
International Institute for Strategic Studies|IISS
Stockholm International Peace Research Institute|SIPRI
Lowy Institute
Australian Strategic Policy Institute|ASPI
Observer Research Foundation
Institute for Defence Studies and Analyses
Asia Society
Asia Society Policy Institute
Eurasia Group
Rhodium Group
Trivium China
Gavekal
Gavekal Dragonomics
Capital Economics
Oxford Economics
Moody’s|Moody's
Fitch|Fitch Ratings
S&P Global Ratings
Standard & Poor’s|Standard & Poor's
McKinsey|McKinsey & Company
Boston Consulting Group
Deloitte
KPMG
PwC
Ernst & Young|EY
Accenture
Gartner
IDC
TrendForce
Counterpoint Research
SNE Research
Rho Motion
SemiAnalysis
Securing America’s Future Energy|Securing America's Future Energy
Information Technology and Innovation Foundation
Council on Strategic Risks
Payne Institute
Colorado School of Mines
Massachusetts Institute of Technology|MIT
Harvard University|Harvard
Stanford University|Stanford
Yale University|Yale
Princeton University|Princeton
Columbia University
Oxford University|University of Oxford
Cambridge University|University of Cambridge
Imperial College London|Imperial College
London School of Economics
University of Birmingham
Tsinghua University|Tsinghua
Peking University
Fudan University
Tokyo University|University of Tokyo
Seoul National University
KU Leuven
ETH Zurich
Delft University of Technology|TU Delft
Fraunhofer
Fraunhofer Society
Max Planck Institute
Helmholtz Association
Ames Laboratory|Ames National Laboratory
Argonne National Laboratory
Oak Ridge National Laboratory
Idaho National Laboratory
Lawrence Livermore National Laboratory
Sandia National Laboratories
CNRS
CSIRO
AIST
RIKEN`;

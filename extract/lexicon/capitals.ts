const TABLE = `
United States: Washington, Washington DC, Washington D.C., Washington, D.C.
China: Beijing
Russia: Moscow
Ukraine: Kyiv, Kiev
Japan: Tokyo
South Korea: Seoul
North Korea: Pyongyang
Taiwan: Taipei
India: New Delhi, Delhi
Pakistan: Islamabad
United Kingdom: London
France: Paris
Germany: Berlin
Italy: Rome
Spain: Madrid
Portugal: Lisbon
Poland: Warsaw
Hungary: Budapest
Austria: Vienna
Netherlands: The Hague
European Union: Brussels
Denmark: Copenhagen
Greenland: Nuuk
Sweden: Stockholm
Norway: Oslo
Finland: Helsinki
Estonia: Tallinn
Latvia: Riga
Lithuania: Vilnius
Czech Republic: Prague
Slovakia: Bratislava
Slovenia: Ljubljana
Croatia: Zagreb
Serbia: Belgrade
Romania: Bucharest
Bulgaria: Sofia
Greece: Athens
Turkey: Ankara
Cyprus: Nicosia
Ireland: Dublin
Belarus: Minsk
Georgia: Tbilisi
Armenia: Yerevan
Azerbaijan: Baku
Kazakhstan: Astana
Uzbekistan: Tashkent
Kyrgyzstan: Bishkek
Mongolia: Ulaanbaatar
Vietnam: Hanoi
Thailand: Bangkok
Myanmar: Naypyidaw, Naypyitaw
Malaysia: Kuala Lumpur, Putrajaya
Indonesia: Jakarta
Philippines: Manila
Cambodia: Phnom Penh
Laos: Vientiane
Bangladesh: Dhaka
Nepal: Kathmandu
Sri Lanka: Colombo
Afghanistan: Kabul
Iran: Tehran, Teheran
Iraq: Baghdad
Syria: Damascus
Lebanon: Beirut
Israel: Jerusalem
Jordan: Amman
Saudi Arabia: Riyadh
Qatar: Doha
United Arab Emirates: Abu Dhabi
Oman: Muscat
Yemen: Sanaa
Egypt: Cairo
Libya: Tripoli
Tunisia: Tunis
Algeria: Algiers
Morocco: Rabat
Sudan: Khartoum
Ethiopia: Addis Ababa
Kenya: Nairobi
Tanzania: Dodoma
Uganda: Kampala
Rwanda: Kigali
Burundi: Gitega
Democratic Republic of the Congo: Kinshasa
Nigeria: Abuja
Ghana: Accra
Senegal: Dakar
Mali: Bamako
Niger: Niamey
Guinea: Conakry
Zambia: Lusaka
Zimbabwe: Harare
Malawi: Lilongwe
Mozambique: Maputo
Madagascar: Antananarivo
Angola: Luanda
Namibia: Windhoek
Botswana: Gaborone
South Africa: Pretoria
Australia: Canberra
Canada: Ottawa
Brazil: Brasilia, Brasília
Chile: Santiago
Peru: Lima
Bolivia: La Paz
Colombia: Bogota, Bogotá
Ecuador: Quito
Venezuela: Caracas
Paraguay: Asuncion, Asunción
Uruguay: Montevideo
Argentina: Buenos Aires
Iceland: Reykjavik, Reykjavík
Switzerland: Bern, Berne
Albania: Tirana
Bosnia and Herzegovina: Sarajevo
Kosovo: Pristina
Moldova: Chisinau, Chișinău
Montenegro: Podgorica
North Macedonia: Skopje
Malta: Valletta
Tajikistan: Dushanbe
Turkmenistan: Ashgabat
Bhutan: Thimphu
Bahrain: Manama
New Zealand: Wellington
Papua New Guinea: Port Moresby
Fiji: Suva
Solomon Islands: Honiara
Timor-Leste: Dili
Mexico: Mexico City
Honduras: Tegucigalpa
Nicaragua: Managua
Dominican Republic: Santo Domingo
Haiti: Port-au-Prince
Suriname: Paramaribo
Republic of the Congo: Brazzaville
Cameroon: Yaounde, Yaoundé
Gabon: Libreville
Ivory Coast: Abidjan, Yamoussoukro
Burkina Faso: Ouagadougou
Benin: Cotonou, Porto-Novo
Togo: Lome, Lomé
Sierra Leone: Freetown
Liberia: Monrovia
Mauritania: Nouakchott
Chad: N'Djamena, N’Djamena
Central African Republic: Bangui
Somalia: Mogadishu
Eritrea: Asmara
South Sudan: Juba
Djibouti: Djibouti City
Lesotho: Maseru
Mauritius: Port Louis
Cuba: Havana`;

/** Capitals that texts put for a government, with the name of who is governed. */
export const CAPITALS: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [governed = '', names = ''] = line.split(': ');
      const washington = names.includes('D.C.') ? ['Washington, D.C.', 'Washington, DC'] : [];
      return [...names.split(', '), ...washington].filter((name) => name !== 'D.C.').map((name): [string, string] => [name, governed]);
    }),
);

/** A country as texts name it. */
export interface Country {
  /** The usual English name. */
  readonly name: string;
  /** Other names and abbreviations, written as they stand. */
  readonly aliases: readonly string[];
  /** Adjectives and names of inhabitants. */
  readonly adjectives: readonly string[];
}

// name | aliases | adjectives and inhabitants. Plurals in -s of adjectives in -an are made by the reader.
const TABLE = `
Afghanistan||Afghan,Afghans
Albania||Albanian
Algeria||Algerian
Andorra||Andorran
Angola||Angolan
Antigua and Barbuda||Antiguan
Argentina||Argentine,Argentinian,Argentinean
Armenia||Armenian
Australia||Australian
Austria||Austrian
Azerbaijan||Azerbaijani,Azeri
Bahamas|The Bahamas|Bahamian
Bahrain||Bahraini
Bangladesh||Bangladeshi
Barbados||Barbadian
Belarus||Belarusian,Belarussian
Belgium||Belgian
Belize||Belizean
Benin||Beninese
Bhutan||Bhutanese
Bolivia||Bolivian
Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina|Bosnian
Botswana||Botswanan
Brazil||Brazilian
Brunei||Bruneian
Bulgaria||Bulgarian
Burkina Faso||Burkinabe
Burundi||Burundian
Cambodia||Cambodian
Cameroon||Cameroonian
Canada||Canadian
Cape Verde|Cabo Verde|Cape Verdean
Central African Republic||
Chad||Chadian
Chile||Chilean
China|People's Republic of China,People’s Republic of China,P.R.C.,PRC,Mainland China|Chinese
Colombia||Colombian
Comoros||Comorian
Costa Rica||Costa Rican
Croatia||Croatian,Croat,Croats
Cuba||Cuban
Cyprus||Cypriot
Czech Republic|Czechia|Czech,Czechs
Democratic Republic of the Congo|Democratic Republic of Congo,DR Congo,D.R. Congo,DRC,D.R.C.,Congo|Congolese
Denmark||Danish,Dane,Danes
Djibouti||Djiboutian
Dominica||
Dominican Republic||Dominican
Ecuador||Ecuadorian,Ecuadorean
Egypt||Egyptian
El Salvador||Salvadoran
Equatorial Guinea||
Eritrea||Eritrean
Estonia||Estonian
Eswatini|Swaziland|Swazi
Ethiopia||Ethiopian
Fiji||Fijian
Finland||Finnish,Finn,Finns
France||French,Frenchman,Frenchwoman
Gabon||Gabonese
Gambia|The Gambia|Gambian
Georgia||Georgian
Germany|Federal Republic of Germany|German
Ghana||Ghanaian
Greece|Hellenic Republic|Greek,Greeks
Greenland||Greenlandic,Greenlander,Greenlanders
Grenada||Grenadian
Guatemala||Guatemalan
Guinea||Guinean
Guinea-Bissau||
Guyana||Guyanese
Haiti||Haitian
Honduras||Honduran
Hungary||Hungarian
Iceland||Icelandic,Icelander
India||Indian
Indonesia||Indonesian
Iran|Islamic Republic of Iran|Iranian
Iraq||Iraqi
Ireland|Republic of Ireland|Irish
Israel||Israeli
Italy||Italian
Ivory Coast|Côte d'Ivoire,Côte d’Ivoire,Cote d'Ivoire,Cote d’Ivoire|Ivorian
Jamaica||Jamaican
Japan||Japanese
Jordan||Jordanian
Kazakhstan||Kazakh,Kazakhs,Kazakhstani
Kenya||Kenyan
Kiribati||
Kosovo||Kosovar
Kuwait||Kuwaiti
Kyrgyzstan||Kyrgyz
Laos||Laotian,Lao
Latvia||Latvian
Lebanon||Lebanese
Lesotho||Basotho
Liberia||Liberian
Libya||Libyan
Liechtenstein||
Lithuania||Lithuanian
Luxembourg|Luxemburg|Luxembourgish,Luxembourger,Luxembourgers
Madagascar||Malagasy
Malawi||Malawian
Malaysia||Malaysian
Maldives||Maldivian
Mali||Malian
Malta||Maltese
Marshall Islands||
Mauritania||Mauritanian
Mauritius||Mauritian
Mexico||Mexican
Micronesia||Micronesian
Moldova||Moldovan
Monaco||Monegasque
Mongolia||Mongolian
Montenegro||Montenegrin
Morocco||Moroccan
Mozambique||Mozambican
Myanmar|Burma|Burmese
Namibia||Namibian
Nauru||Nauruan
Nepal||Nepali,Nepalese
Netherlands|The Netherlands,Holland|Dutch,Dutchman
New Zealand||New Zealander,New Zealanders
Nicaragua||Nicaraguan
Niger||Nigerien
Nigeria||Nigerian
North Korea|DPRK,D.P.R.K.|North Korean
North Macedonia|Macedonia|Macedonian
Norway||Norwegian
Oman||Omani
Pakistan||Pakistani
Palau||Palauan
Palestine||Palestinian
Panama||Panamanian
Papua New Guinea|PNG|Papua New Guinean
Paraguay||Paraguayan
Peru||Peruvian
Philippines|The Philippines|Philippine,Filipino,Filipinos
Poland||Polish,Pole,Poles
Portugal||Portuguese
Qatar||Qatari
Republic of the Congo|Congo-Brazzaville|
Romania||Romanian
Russia|Russian Federation|Russian
Rwanda||Rwandan
Samoa||Samoan
San Marino||
Saudi Arabia||Saudi,Saudis,Saudi Arabian
Senegal||Senegalese
Serbia||Serbian,Serb,Serbs
Seychelles||
Sierra Leone||Sierra Leonean
Singapore||Singaporean
Slovakia|Slovak Republic|Slovak,Slovaks
Slovenia||Slovenian,Slovene,Slovenes
Solomon Islands||
Somalia||Somali
South Africa||South African
South Korea|Korea,ROK,Republic of Korea,ROK,S. Korea|South Korean,Korean
South Sudan||South Sudanese
Spain||Spanish,Spaniard,Spaniards
Sri Lanka||Sri Lankan
Sudan||Sudanese
Suriname||Surinamese
Sweden||Swedish,Swede,Swedes
Switzerland||Swiss
Syria||Syrian
Taiwan|Republic of China|Taiwanese
Tajikistan||Tajik,Tajiks
Tanzania||Tanzanian
Thailand||Thai,Thais
Timor-Leste|East Timor|Timorese
Togo||Togolese
Tonga||Tongan
Trinidad and Tobago||Trinidadian
Tunisia||Tunisian
Turkey|Türkiye,Turkiye|Turkish,Turk,Turks
Turkmenistan||Turkmen
Tuvalu||
Uganda||Ugandan
Ukraine||Ukrainian
United Arab Emirates|UAE,U.A.E.|Emirati
United Kingdom|UK,U.K.,Britain,Great Britain|British,Briton,Britons
United States|United States of America,US,U.S.,USA,U.S.A.,America|American
Uruguay||Uruguayan
Uzbekistan||Uzbek,Uzbeks
Vanuatu||
Vatican City|Vatican|
Venezuela||Venezuelan
Vietnam|Viet Nam,Socialist Republic of Vietnam|Vietnamese
Yemen||Yemeni
Zambia||Zambian
Zimbabwe||Zimbabwean`;

const split = (cell: string | undefined): string[] => (cell ?? '').split(',').filter(Boolean);

/** The countries of the world, with Greenland, Kosovo, Palestine and Taiwan. */
export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name = '', aliases, adjectives] = line.split('|');
    const given = split(adjectives);
    return {
      name,
      aliases: split(aliases),
      adjectives: [...given, ...given.filter((word) => /(?:an|i|ian)$/.test(word)).map((word) => `${word}s`)],
    };
  });

/** Longer names and words that hold the name of a country or capital but are none. */
export const NOT_COUNTRIES: readonly string[] = `
Latin America|Latin American|Latin Americans|North America|North American|South America|South American|Central America|Central American|African American|African Americans
African-American|African-Americans|African- Americans|Native American|Native Americans|Asian American|Asian Americans|Indian Ocean|South China Sea|East China Sea|Sea of Japan|Gulf of Mexico|New Mexico|Mexico City
Panama Canal|Panama Papers|Korean Peninsula|Korean War|Vietnam War|Gulf of Guinea|American Samoa|Mexican American|Mexican-American|Native-American|Pan American|American Dream|French Guiana
French Polynesia|Dutch auction|Indian Wells|Chinese New Year|Lunar New Year|Turkey Point|Kuwait City|Guatemala City|Panama City|Vatican Museums|Spanish Harlem|Korea Town|China Lake|New England|New Britain|Lake Chad
Washington State|Washington Heights|Washington Monument|Washington Irving|Fort Washington|Port Washington|New London|East London|London Bridge|Paris Hilton|Paris Texas|Berlin Wall|Beijing Olympics|Havana Club`
  .trim()
  .split(/[|\n]/);

/** Countries whose name is also that of a region or person: they count only where no more likely reading is near. */
export const AMBIGUOUS_COUNTRIES: ReadonlySet<string> = new Set(['Georgia', 'Georgian', 'Jordan', 'Chad', 'Dominica', 'Samoa']);

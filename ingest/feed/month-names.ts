// One line a month: what feeds of many countries call it, in lower case and without full stops; short forms beside long ones.
const NAMES = `
jan january januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty leden ledna led январь января янв січень січня січ ιαν ιανουάριος ιανουαρίου január januára ianuarie ian ocak oca tammikuu tammikuuta gener januára sijecanj jan
feb february februar feber février févr fév fevrier febrero fevereiro fev febbraio febb februari luty lutego lut únor února úno февраль февраля фев февр лютий лютого лют φεβ φεβρουάριος φεβρουαρίου február februára februarie şubat şub helmikuu helmikuuta febrer
mar march märz mär mrz maerz mars marzo março marco maart mrt marzec marca březen března bře март марта мар березень березня бер μαρ μάρ μαώ μάώ μάρτιος μαρτίου március márc marec martie mart maaliskuu maaliskuuta març
apr april avril avr abril abr aprile kwiecień kwietnia kwi duben dubna dub апрель апреля апр квітень квітня кві απρ απρίλιος απριλίου április ápr apríl apríla aprilie nisan nis huhtikuu huhtikuuta
may mai mayo maio maggio mag mei maj maja květen května kvě май мая травень травня тра μαϊ μάιος μάι μαΐ μαΐου május máj mája mayıs toukokuu toukokuuta maig
jun june juni juin junio junho giugno giu czerwiec czerwca cze červen června čer июнь июня июн червень червня чер ιούν ιουν ιον ιούνιος ιουνίου június jún júna iunie iun haziran haz kesäkuu kesäkuuta juny
jul july juli juillet juil julio julho luglio lug lipiec lipca lip červenec července čvc июль июля июл липень липня лип ιούλ ιουλ ιολ ιούλιος ιουλίου július júl júla iulie iul temmuz tem heinäkuu heinäkuuta juliol
aug august août aout aoû agosto ago agosto augustus sierpień sierpnia sie srpen srpna srp август августа авг серпень серпня сер αύγ αυγ αύγουστος αυγούστου augusztus ağustos ağu elokuu elokuuta agost
sep sept september septembre septiembre setiembre setembro set settembre sett wrzesień września wrz září zář сентябрь сентября сен сент вересень вересня вер σεπ σεπτ σεπτέμβριος σεπτεμβρίου szeptember szept septembrie eylül eyl syyskuu syyskuuta setembre
oct october oktober okt octobre octubre outubro out ottobre ott październik października paź říjen října říj октябрь октября окт жовтень жовтня жов οκτ οκτώβριος οκτωβρίου október októbra octombrie ekim eki lokakuu lokakuuta
nov november novembre noviembre novembro listopad listopada lis ноябрь ноября ноя нояб νοε νοέμβριος νοεμβρίου νοέ novembra noiembrie kasım kas marraskuu marraskuuta
dec december dezember dez décembre déc decembre diciembre dic dezembro dicembre desember des grudzień grudnia gru prosinec prosince pro декабрь декабря дек грудень грудня гру δεκ δεκέμβριος δεκεμβρίου décembra decembrie aralık ara joulukuu joulukuuta desembre
`;

// "listopad" is November in Polish and Czech, October in Croatian; the feeds that spell months out are rarely Croatian.
const MONTHS = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((line, index) => line.split(' ').map((name): [string, number] => [name, index + 1])),
);

/** The number of a month, 1 to 12, by its name in one of some twenty languages; null when it is none. */
export function monthNumber(name: string): number | null {
  return MONTHS.get(name.toLowerCase().replaceAll('.', '')) ?? null;
}

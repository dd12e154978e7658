const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that open sentences with a capital and are no names, in lower case. */
export const COMMON_OPENERS = words(`
a an the this that these those it its it's he she they we you i his her their our your my who whom whose which what when where why how there here then thus hence so yet still even also just only both either neither each
every all any some many most much more several few fewer other others another such same one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions no not none nothing nobody nor never
and but or if unless until while whereas although though because since as after before during despite amid among amongst between about above across against along around at behind below beneath beside besides beyond by
concerning considering down except following for from given in including inside into like near of off on once onto out outside over past per regarding through throughout to toward towards under underneath unlike up upon
versus via with within without according instead rather however moreover furthermore meanwhile nevertheless nonetheless otherwise therefore indeed overall perhaps maybe certainly clearly recently currently previously
additionally similarly separately specifically ultimately finally eventually initially today yesterday tomorrow tonight now later earlier soon again first second third last next new old earlier lately early late
is are was were be been being am do does did has have had can could will would shall should may might must let let's don't isn't
asked said speaking citing adding noting calling based given compared launched founded born born yes no ok okay well please thanks thank read see look watch click sign subscribe follow share add get
analysts officials experts critics observers traders investors sources people companies governments countries leaders ministers lawmakers skeptics sceptics supporters opponents voters republicans democrats industry
prices shares stocks exports imports markets talks negotiators negotiations shipments sales production supply demand magnets chips batteries tariffs tariff exports imports
president presidents minister secretary senator chancellor premier prime chairman chief sir king queen mr mrs ms dr poll video photo image updated editor's`);

/** Verbs of going and being somewhere: a capital behind them and a preposition is a place. */
export const TRAVEL_WORDS = words(`
visit visits visited visiting travel travels travelled traveled travelling traveling trip trips visit flight flights fly flies flew flown flying return returns returned returning arrive arrives arrived arriving leaving
go goes went gone going come comes came coming move moves moved moving drive drove head heads headed heading journey journeys tour tours toured fled flee invite invited way route road train trains back home stop stops landed land
held hold met meet meeting meetings talks summit gather gathered gathering based born live lives lived resident office offices`);

/** What follows a capital that is a place or part of a name: "London talks", "Geneva truce", "Beijing airport". */
export const PLACE_FOLLOWERS = words(`
talks agreement deal accord truce summit meeting round conference framework declaration discussions negotiations consensus treaty protocol office offices street streets market markets exchange airport university
stock area region metro suburbs suburb hotel restaurant bureau correspondent copper gold metal prices trading session olympics games marathon reporter press newspaper resident residents summit visit trip state headquarters
based listed headquartered born educated bound domiciled area-based club bank museum palace square conference forum dialogue gathering event rally speech film fashion week`);

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles that stand right before a name, in lower case without a full stop. The name follows the last of them. */
export const TITLES = words(`
president presidents vice premier chancellor minister ministers secretary undersecretary secretaries senator senators sen sens representative representatives rep reps congressman
congresswoman governor governors gov govs mayor king queen prince princess emperor pope cardinal archbishop bishop rabbi imam ayatollah sheikh sultan general gen colonel col major maj captain capt
lieutenant lt sergeant sgt admiral adm commander cmdr marshal chairman chairwoman chairperson chair chief ceo cfo coo cto director professor prof professors dr doctor drs mr mrs ms miss mx
sir dame lord lady baroness baron judge justice ambassador envoy commissioner attorney speaker leader spokesman spokeswoman spokesperson analyst analysts economist strategist economists reporter
correspondent pollster historian lawyer researcher geologist scientist consultant author candidate nominee lawmaker treasurer comptroller chancellor deputy counsel administrator executive founder co-founder manager
managing head officer adviser advisor aide rev reverend hon sheriff premier investor billionaire trader broker engineer metallurgist columnist journalist editor host coach actor actress singer rapper rival`);

/** Lower-case words that name a person's part, right before the name or as the head of what is said of one. */
export const ROLE_NOUNS = words(`
president vice-president minister premier chancellor secretary undersecretary senator representative congressman congresswoman governor mayor king queen chairman chairwoman chairperson chair chief ceo cfo
director professor lecturer fellow economist strategist analyst researcher scientist geologist metallurgist lawyer attorney spokesman spokeswoman spokesperson official officer executive founder cofounder manager head
leader deputy adviser advisor aide ambassador envoy commissioner judge trader broker investor engineer consultant expert historian author editor columnist journalist reporter correspondent host pollster candidate nominee
lawmaker legislator politician activist veteran farmer worker miner owner partner principal secretary-general general colonel captain spokesmen member resident voter critic supporter student doctor physician
teacher scholar specialist operator producer buyer supplier manufacturer negotiator diplomat mother father daughter son wife husband brother sister friend colleague insider source whistleblower billionaire businessman businesswoman
entrepreneur industrialist banker regulator prosecutor detective sheriff staffer strategist organizer organiser founder co-founder rapporteur consul whip chairperson campaigner commentator observer watcher builder lead associate counsel coordinator counterpart predecessor successor sergeant admiral ombudsman mp mps mep meps msp msps boss tycoon magnate backer donor mandarin tsar czar chemist physicist metallurgical prospector trustee shareholder`);

/** Words before a name that are part of a title but no title of their own: "Union Coal Secretary", "Vice Minister". */
export const TITLE_PREFIXES = words(`
vice deputy assistant acting former ex interim prime foreign finance trade commerce defence defense state treasury energy interior justice labor labour agriculture industry resources mines environment economy economic
senior chief first lead executive managing general attorney federal national union us u.s republican democratic gop conservative libertarian presidential vice-presidential top longtime veteran associate`);

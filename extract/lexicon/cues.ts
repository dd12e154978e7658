/** How a verb of saying or judging takes what is said. */
export type CueClass = 'say' | 'show' | 'judge' | 'commit';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Past forms that are not made by the rule, by lemma. */
const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'said',
  tell: 'told',
  write: 'wrote',
  think: 'thought',
  find: 'found',
  know: 'knew',
  hear: 'heard',
  feel: 'felt',
  see: 'saw',
  read: 'read',
  hold: 'held',
  swear: 'swore',
  foresee: 'foresaw',
  speak: 'spoke',
  understand: 'understood',
  mean: 'meant',
  put: 'put',
  fight: 'fought',
  sing: 'sang',
  show: 'showed',
  bet: 'bet',
  begin: 'began',
  go: 'went',
  make: 'made',
  shoot: 'shot',
  forecast: 'forecast',
};
const PARTICIPLES: Readonly<Record<string, string>> = {
  write: 'written',
  know: 'known',
  see: 'seen',
  swear: 'sworn',
  foresee: 'foreseen',
  show: 'shown',
  speak: 'spoken',
  sing: 'sung',
};
const DOUBLED = set('admit quip rebut omit blog jot nod pen tip spin plug refer chat rap dub slam grin sob');

/** Verbs whose doer says something: marks, a that-clause or a bare clause may follow. */
const SAY_VERBS = set(`
say tell add note warn argue claim report announce state insist explain acknowledge admit concede confirm deny predict declare tweet write estimate believe think stress emphasise emphasize reiterate contend assert allege
maintain recall remark observe comment caution complain promise pledge vow boast joke fear worry reckon suggest conclude reply respond retort counter answer ask wonder question inquire continue agree disagree doubt
proclaim repeat testify recount relate quip muse lament opine grumble sigh shout yell whisper mutter cry scream exclaim interject chime explain elaborate advise
urge affirm attest aver avow bemoan bet brag hope guarantee guess hint imply inform intone instruct interpret intimate judge justify assure swear theorise theorize hypothesise speculate surmise suspect tease
tout underline underscore venture volunteer write post blog email text object protest plead pray profess propose prophesy recommend reflect remind remember reveal disclose rule signal indicate forecast foresee expect project calculate
concur confess confide contest criticise criticize decide demand describe detail determine dispute echo decree divulge mention notify offer order persuade preach recommend reaffirm realise realize reassure
rejoice scoff scold snap sneer stipulate summarise summarize supplement threaten thunder understand utter conclude deem assume appreciate posit postulate fret seethe fume marvel tally chant sing rant rail clarify discover learn hear
feel find figure anticipate dream gripe crow deadpan enthuse gush groan growl grouse moan mumble murmur rejoin snipe spit stammer surmise warrant attest certify charge point put`);

/** Verbs that things do as well: they count where people, bodies or documents do them. */
const SHOW_VERBS = set(
  `show reveal suggest indicate signal find hint imply reflect demonstrate detail estimate rule determine report project forecast confirm conclude underline underscore emphasise emphasize mean prove stipulate note read record warn`,
);

/** Verbs that judge: a phrase in marks is given to their doer. */
const JUDGE_VERBS = set(`
call describe hail dub label brand slam criticise criticize praise denounce condemn blast welcome characterise characterize term dismiss deride accuse cite decry laud mock ridicule tout portray paint compare liken rate
attack hammer lambast lambaste defend applaud celebrate depict view see regard consider deem invoke reference mention quote rip bash bemoan lament reject blame paint style christen nickname vilify disparage belittle
commend salute cheer castigate chide chastise rebuke pan skewer credit peg frame trumpet admire embrace demand refer advocate oppose endorse back support favour favor pitch stress emphasise emphasize outline speak talk joke prefer
identify declare pronounce proclaim judge classify list designate introduce explain discuss address highlight complain express voice recall describe detail reply respond`);

/** Verbs that commit their doer or others to something: "agreed to “suspend”". */
const COMMIT_VERBS = set(`
agree pledge promise vow threaten offer propose commit undertake urge demand seek want ask call encourage invite order instruct plan intend aim hope wish expect refuse decline need plead lobby push appeal press advise
recommend warn caution tell swear challenge admit`);

/** Verbs that take words in marks only as an object behind them, never as what is said before them. */
const WEAK_SAY = set(
  'doubt hear learn feel find know see figure discover understand realise realize expect believe think hope determine rule project calculate forecast foresee anticipate assume decide deem suspect dream fear worry detail describe reveal disclose signal indicate',
);

/** What people do while they speak: only words in marks right before or behind are given to them. */
const SPOKEN_WITH = set('laugh shrug smile grin chuckle beam smirk sob gasp bark roar wail whoop drawl');

export interface CueForm {
  readonly lemma: string;
  readonly form: 'base' | 'third' | 'past' | 'participle' | 'ing';
  readonly say: boolean;
  readonly show: boolean;
  readonly judge: boolean;
  readonly commit: boolean;
  /** Whether quoted words may stand before it: “…,” she said. */
  readonly closes: boolean;
}

/** Every form of every verb that can be a cue, in lower case. Where forms fall together, the past wins. */
export const CUE_FORMS: ReadonlyMap<string, CueForm> = buildForms();

/** Forms of the plainest verbs of saying: next to an unknown name they show that it is a speaker. */
export const SPEECH_FORMS = set(
  'said says say told tells added adds wrote writes noted notes warned warns argued argues explained explains insisted insists tweeted continued recalled countered replied asked asks claimed claims acknowledged conceded predicted declared announced testified stressed emphasised emphasized suggested reckons',
);

/** Nouns that stand for saying: “her warning that …”, “his remarks”. */
export const SAYING_NOUNS = set(`
declaration claim announcement statement warning remark remarks assertion allegation admission suggestion view belief comment comments contention argument insistence observation prediction promise pledge vow complaint
conclusion acknowledgement acknowledgment assurance assurances accusation accusations concern fear hope conviction opinion charge testimony confession denial revelation finding findings forecast estimate assessment reminder tweet post
message speech words reply response answer emphasis proposal insinuation vision theory notion`);

/** Bodies of text that say things: subjects of "shows", "finds", "reads". */
export const DOCUMENT_NOUNS = set(`
report study data figures poll survey letter statement document documents filing filings memo email emails transcript analysis research statistics article paper book review note census indictment lawsuit complaint ruling order
notice statute law bill resolution draft text communique communiqué declaration release website post tweet editorial story papers record records results result polling polls surveys studies reports investigation
summary decree estimate memorandum regulation regulations directive bulletin index tally calculation calculations projection projections prospectus annex manifesto petition
audit assessment outlook forecast brief briefing presentation message transcripts video audio footage court evidence numbers sign signs banner banners placard placards plaque poster posters leaflet caption headline headlines inscription label notices subpoena affidavit affidavits warrant deposition dossier inquest jury coroner tribunal inquiry model models simulation simulations test tests trial trials experiment experiments census readings reading estimates findings averages ad commentary column advisory guidance agreement interview`);

/** Bodies by what they are: each speaks as one. */
export const BODY_NOUNS = set(`
company firm government administration ministry department agency commission committee panel council court team campaign coalition association union institute
bank industry automaker carmaker chipmaker steelmaker toolmaker maker producer miner supplier developer refiner refinery smelter operator group party authority
chamber regulator watchdog outlet newspaper magazine network media body embassy mission office bureau lender utility federation confederation organisation
organization charity works plant board parliament senate treasury police university startup start-up retailer consultancy brokerage fund exchange airline
manufacturer nation country state house lobby consortium think-tank conglomerate subsidiary insurer`);

/** People by what they are, for telling speakers from things; besides the nouns of roles. */
export const PEOPLE_NOUNS: ReadonlySet<string> = new Set([
  ...BODY_NOUNS,
  ...set(`
people person individuals individual man woman men women officials analysts experts critics observers traders investors sources executives lawmakers senators senator representatives ministers leaders negotiators economists
skeptics sceptics supporters opponents commentators strategists scientists researchers lawyers diplomats aides advisers advisors insiders authorities residents voters respondents participants many some others several most both
few one two three workers farmers miners manufacturers producers companies firms governments
automakers carmakers makers chipmakers business businesses republicans democrats conservatives liberals side sides parties allies members customers
buyers sellers suppliers dealers brokers bankers consultants academics professors historians journalists reporters editors prosecutors investigators regulators witnesses witness activists environmentalists advocates scholars doctors nurses parents students
teachers veterans soldiers commanders generals spokespeople spokesmen spokesperson representatives plaintiff defendants judges justices operative organizers pollsters pundits
family source official analyst expert critic majority minority percent pair duo trio he she they it developers nations`),
]);

function buildForms(): Map<string, CueForm> {
  const forms = new Map<string, CueForm>();
  const rank = { base: 0, third: 1, ing: 1, participle: 2, past: 3 } as const;
  for (const lemma of new Set([...SAY_VERBS, ...SHOW_VERBS, ...JUDGE_VERBS, ...COMMIT_VERBS, ...SPOKEN_WITH])) {
    const classes = {
      lemma,
      say: SAY_VERBS.has(lemma),
      show: SHOW_VERBS.has(lemma),
      judge: JUDGE_VERBS.has(lemma),
      commit: COMMIT_VERBS.has(lemma),
      closes: SPOKEN_WITH.has(lemma) || (SAY_VERBS.has(lemma) && !WEAK_SAY.has(lemma)),
    };
    for (const [form, word] of formsOf(lemma)) {
      const old = forms.get(word);
      if (!old || rank[form] > rank[old.form]) forms.set(word, { ...classes, form });
    }
  }
  return forms;
}

function formsOf(lemma: string): [CueForm['form'], string][] {
  const doubled = DOUBLED.has(lemma) ? lemma + (lemma.at(-1) ?? '') : lemma;
  const y = /[^aeiou]y$/.test(lemma);
  const stem = y ? lemma.slice(0, -1) : lemma;
  const third = y ? `${stem}ies` : /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  const regular = y ? `${stem}ied` : lemma.endsWith('e') ? `${lemma}d` : `${doubled}ed`;
  const ing = lemma.endsWith('ee') ? `${lemma}ing` : lemma.endsWith('e') ? `${lemma.slice(0, -1)}ing` : `${doubled}ing`;
  const past = IRREGULAR[lemma] ?? regular;
  const extra: [CueForm['form'], string][] =
    /(?:l)$/.test(lemma) && /^(?:label|signal|model)$/.test(lemma)
      ? [
          ['past', `${lemma}led`],
          ['ing', `${lemma}ling`],
        ]
      : [];
  return [['base', lemma], ['third', third], ['ing', ing], ['participle', PARTICIPLES[lemma] ?? past], ['past', past], ...extra];
}

/**
 * The words by which English tells who says something. Rules rest on classes of words, never on what is known of the
 * world: no name of a person, and of organisations only the common nouns that end their names.
 */
import { MONTH_NAMES } from '../../reading/dates.ts';

/** The words of a list, which may go over lines. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Verbs after which reported speech may follow bare: "said prices rose", "warned jobs would go". */
export const SAYS = words(
  `said says say saying told tells tell telling warned warns warn warning claimed claims claim claiming argued argues
  argue arguing insisted insists insist insisting maintained maintains maintain added adds adding admitted admits admit
  admitting believes believe believed thinks think thought reckons reckon reckoned predicted predicts predict predicting
  estimates estimated estimate estimating forecasts forecast forecasting expects expect expected suggested suggests
  suggest suggesting stated states state stating reported reports report reporting announced announces announce
  announcing confirmed confirms confirm confirming revealed reveals reveal revealing promised promises promise promising
  pledged pledges pledge pledging vowed vows vow vowing alleged alleges allege alleging conceded concedes concede
  calculates calculated calculate projects projected project unveiled unveils outlined outlines boasted boasts boast recalled recalls testified`,
);

/** Verbs that report speech only before "that", a colon or a quotation, or after one. */
export const SAYS_THAT = words(
  `noted notes note noting explained explains explain explaining stressed stresses stress stressing acknowledged
  acknowledges acknowledge acknowledging declared declares declare declaring emphasised emphasises emphasise emphasising
  emphasized emphasizes emphasize emphasizing agreed agrees agree wrote writes writing tweeted tweets posted replied
  replies responded responds commented comments commented continued continues concluded concludes conclude concluding
  complained complains complain complaining denied denies deny denying indicated indicates indicate indicating found
  finds find finding shows showed shown show showing reiterated reiterates reiterating pointed points observed observes
  remarked quipped joked asserted asserts assert asserting contended contends contend accused accuses accuse urged urges
  called concluded highlighted highlights hailed asked disclosed discloses claims went put puts proposed proposes hopes hoped means joked tells described describes implied implies`,
);

/** Verbs with "to" that make what follows the words of their subject: "promised to recruit". */
export const SAYS_TO = words(
  `promised promises promise promising pledged pledges pledge pledging vowed vows vow vowing plans planned proposes
  proposed expects expected hopes hoped aims aimed intends intended claims claimed agreed threatened wants wanted
  committed commits undertook offered`,
);

/** Forms that are nouns as often as verbs, or say something else: they need a subject, and a clause or "that". */
export const NOUNY = words(
  `claims claim estimates estimate forecasts forecast reports report states state promises promise pledges pledge vows vow
  warning projects project notes note stress stresses comments points calls hopes plans aims finds shows thought
  writes tweets posts boasts reveal conclude complaints means project offered posted reported expected projected estimated
  called found state put puts`,
);

/** Verbs that may stand before their subject after a quotation: "…”, said Mr Smith". */
export const INVERTS = words(
  `said says say added adds warned warns claimed claims argued argues insisted insists explained explains noted notes
  wrote writes admitted admits replied concluded declared stressed commented continued recalled remarked
  predicted predicts estimates estimated calculates reckons forecasts finds announced reported reports observed urged agreed tweeted joked quipped complained`,
);

/** Words between a subject and its verb. */
export const BETWEEN = words(
  `has have had also later earlier previously repeatedly recently then still now already today yesterday again further
  privately publicly openly reportedly consistently always often since only just even once long first initially
  separately meanwhile however never not do does did is are was were would will can could may might must should be been
  being has've 've going to continue continues`,
);

/** Of these, the ones that make a verb passive: "was told", "is expected". */
export const PASSIVE = words('is are was were be been being get got');

export const PRONOUNS = words('he she it they we i you who');
export const HE = words('he she');

/** Words that begin a clause, so that no subject reaches over them. */
export const CLAUSE = words(
  `that which while whereas when as because although though if but so until unless where why how whether than once and or
  nor after before since yet`,
);

/** Prepositions that hold a phrase together: "a spokesman for the Home Office". */
export const OF = words('of for from at in on with to by and within behind under');

/** Words that begin an adverbial before the subject: "In a report, …", "Speaking to MPs, …". */
export const OPENS = words(
  `in on at by for from after before during since under with without despite amid speaking writing asked addressing
  following as among while when if although though because to given like unlike until over within across earlier later
  late early responding reacting commenting giving launching announcing quoting citing using but however meanwhile also
  separately instead indeed finally still yet and so then now today yesterday tonight tomorrow last this next nevertheless
  nonetheless additionally moreover furthermore elsewhere overall recently previously ahead shortly soon once just only
  having being according based compared out up down`,
);

export const DETERMINERS = words(
  'the a an his her its their our my your this that these those some one another both two three several many most every each no any',
);

/** Nouns of time, which are no part of the phrase before a verb: "Last week Mr Smith said". */
export const TIMES = words(
  `monday tuesday wednesday thursday friday saturday sunday ${MONTH_NAMES.join(' ')} jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tonight tomorrow week month
  year weekend morning afternoon evening night spring summer autumn winter day quarter decade weeks months years days`,
);

/** Nouns of people who speak, by what they do. */
export const ROLES = words(
  `secretary minister president chancellor leader spokesperson spokesman spokeswoman director chief chair chairman
  chairwoman chairperson mayor commissioner economist analyst governor senator mp mps councillor councilman councilwoman
  officer editor professor inspector manager head boss premier treasurer ambassador deputy superintendent constable
  sheriff judge member founder partner strategist expert adviser advisor campaigner candidate peer lawmaker
  representative congressman congresswoman officer official source insider lecturer scientist researcher author lawyer
  attorney general solicitor doctor nurse teacher headteacher principal dean owner farmer broker trader executive ceo
  president vice-president speaker whip delegate negotiator envoy diplomat colonel captain sergeant lieutenant detective
  coordinator co-ordinator organiser convenor convener ombudsman coroner registrar actuary statistician accountant
  consultant planner engineer pollster commentator columnist correspondent reporter assemblyman legislator assistant
  undersecretary aide veteran resident activist worker driver pensioner mother father student employee victim
  witness comptroller auditor trustee counsel bishop archbishop cardinal pastor reverend lord warden`,
);

/** Nouns of several people, which speak without an article: "Ministers said", "Economists at HSBC". */
export const PEOPLE = words(
  `ministers officials economists analysts campaigners critics experts scientists researchers sources councillors leaders
  bosses chiefs police prosecutors investigators lawyers doctors unions teachers farmers residents opponents supporters
  organisers authorities lawmakers senators republicans democrats tories conservatives liberals executives spokespeople
  peers aides advisers inspectors auditors academics firefighters nurses employers retailers traders investors
  forecasters pollsters bankers businesses companies charities councils insiders observers commentators diplomats
  activists protesters directors managers governors members mps judges detectives officers heads politicians advocates
  planners statisticians regulators watchdogs people some many others others they staff workers lenders brokers`,
);

/** Common nouns of organisations, and words that end their names. */
export const BODIES = words(
  `government force council office department ministry party union federation association institute institution bank
  university college service services authority agency commission committee group trust foundation company firm board
  treasury parliament house court centre center bureau society alliance network fund organisation organization charity
  coalition campaign watchdog regulator inspectorate inspection body corporation inc ltd plc llp chamber chambers congress senate
  assembly cabinet opposition administration police constabulary met nhs army navy think-tank thinktank tank lobby
  confederation league club exchange retailer lender airline manufacturer carmaker newspaper magazine times post guardian
  journal telegraph economics research securities capital partners consulting analytics library museum hospital school
  academy forum initiative project observatory laboratory democrats conservatives tories labour republicans greens nation
  nations state street kingdom reserve district county city borough region village brothers sons industries motors energy
  airways airlines railway water holdings systems technologies solutions media press news agency council's ombudsman quango
  executive directorate statistics tribunal secretariat consortium taskforce panel unit team department mission embassy consulate`,
);

/** Documents, which speak for those who made them. */
export const DOCUMENTS = words(
  `report study survey paper research poll review analysis audit inquiry enquiry statement document documents briefing
  letter article book index bulletin assessment forecast forecasts estimate estimates modelling model projection
  projections findings evaluation white-paper manifesto memo note editorial reports studies surveys polls researchers'
  census barometer monitor outlook investigation dossier submission factsheet blog release leaflet accounts`,
);

/** Collections of figures, which say nothing by themselves: the article says it, and names where it has it from. */
export const DATA = words(
  'figures figure data statistics numbers stats records results tables accounts calculations readings filings returns',
);

/** Bodies that publish statistics: a figure "according to" them is a figure of a source, and nobody's claim. */
export const STATISTICIANS =
  /statistic|\bcensus\b|\bbureau of\b|\beurostat\b|\b(?:ons|bls|bea|nisra|istat|insee|destatis|ibge|statcan|statssa)\b|\b(?:labor|labour|commerce) department\b|\bdepartment of (?:labor|commerce)\b/i;

/** Words in front of a name that are part of it. */
export const TITLES: ReadonlyMap<string, 'he' | 'she' | ''> = new Map([
  ['mr', 'he'],
  ['sir', 'he'],
  ['lord', 'he'],
  ['mrs', 'she'],
  ['ms', 'she'],
  ['miss', 'she'],
  ['dame', 'she'],
  ['lady', 'she'],
  ['baroness', 'she'],
  ['dr', ''],
  ['prof', ''],
  ['professor', ''],
  ['mx', ''],
  ['rev', ''],
  ['cllr', ''],
  ['sen', ''],
  ['rep', ''],
  ['gov', ''],
  ['gen', ''],
  ['col', ''],
  ['sgt', ''],
  ['judge', ''],
]);

/** Letters after a name. */
export const LETTERS = words('mp msp mep ms mla td qc kc obe cbe mbe jr sr phd am mlc mhr md');

/** Small words inside names. */
export const PARTICLES = words(
  'de da do dos das del della di van von der den bin bint al el la le ibn ap ten ter',
);

/** Parties by the words that name them, each with what they are called together. Only the words of the text are taken. */
export const PARTIES: readonly (readonly string[])[] = [
  ['conservative', 'conservatives', 'tory', 'tories', 'conservative party'],
  ['labour', 'labor', 'labour party', 'labor party'],
  ['lib dem', 'lib dems', 'liberal democrat', 'liberal democrats', 'liberal democrat party'],
  ['republican', 'republicans', 'gop', 'republican party'],
  ['democrat', 'democrats', 'democratic', 'democratic party'],
  ['green', 'greens', 'green party'],
  ['snp', 'scottish national party'],
  ['plaid cymru', 'plaid'],
  ['ukip'],
  ['dup'],
  ['sinn féin', 'sinn fein'],
  ['reform uk'],
  ['liberal', 'liberals', 'liberal party'],
  ['nationals', 'national party'],
];

/** Whether words are what a party is called, and nothing besides: "the Lib Dems". */
export const isPartyName = (name: string): boolean =>
  PARTIES.some((party) => party.includes(name.toLowerCase().replace(/^the /, '')));

/** What somebody promises or foretells, as a noun after whose it is: "their election promise to recruit". */
export const PROMISES = words(
  'promise promises pledge pledges vow commitment plan plans proposal proposals manifesto forecast forecasts prediction estimate estimates projection claim claims warning assertion contention allegation boast insistence suggestion argument',
);

/** Words that carry reported speech past a full stop. */
export const RUNS_ON = words('would');

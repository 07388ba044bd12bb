/** The words of statements without a figure of their own: records, comparisons, streaks, places and what is on track. */
import { MONTH_NAMES } from '../reading/dates.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const EXTREMES = words(
  'highest lowest largest biggest smallest greatest fewest most least longest shortest fastest slowest strongest weakest steepest ' +
    'sharpest best worst deepest cheapest dearest hottest coldest wettest driest warmest busiest quickest poorest tightest deadliest ' +
    'heaviest broadest youngest oldest richest toughest widest narrowest',
);

const SPAN = '(?:#|\\w+)? ?(?:years?|decades?|months?|quarters?|century|generation|history|weeks?)';
const HEDGED =
  '(?:more than |over |nearly |almost |about |around |at least |just over |well over |the past |the last |the |some |a |its |their |our )*';

/** What makes a superlative one over time: "since 2010", "in 50 years", "on record", "ever". */
export const OVER_TIME = new RegExp(
  "^(?: [\\w'’%#$£€/-]+){0,11}? (?:since (?:@|the|" +
    MONTH_NAMES.join('|') +
    '|last|early|late|mid|christmas|easter|spring|summer|autumn|winter|records|at least|\\w+ \\w+ war|world|comparable|\\w+ began|then|before|20|19|he|she|we|they|\\w+ @)|' +
    `(?:in|for|over) ${HEDGED}${SPAN}|on record|ever|of all time|in living memory|in modern times|to ?date|in peacetime|of any (?:\\w+ ){0,4}(?:government|year|month|president|decade|parliament|quarter)|than at any|this century|this decade|this year|in the historical series|series began|at any (?:time|point)) `,
);

const REGIONS =
  'world|europe|asia|africa|g7|g20|oecd|eu|euro area|eurozone|euro zone|european union|country|nation|uk|us|united kingdom|united states|england|scotland|wales|britain|australia|america|latin america|south america|western europe|developed world|industriali[sz]ed world|developed countries|advanced economies|major economies|state|city|region|continent|hemisphere';

/** What makes one a place among others: "in Asia", "of any G7 country", "in the world". */
export const AMONG = new RegExp(
  `^(?: [\\w'’%#$£€/-]+){0,6}? (?:in|across|among|of|in all of|anywhere in) (?:the )?(?:${REGIONS}|any (?:of (?:the|its|their|our) |(?:\\w+ ){0,3}(?:country|nation|economy|state|force|region|council|province|county|city|borough|party|leader|government|chancellor|group|trust|area)\\b)|all (?:\\w+ ){0,3}(?:countries|nations|economies|states|forces|regions|councils)) `,
);

/** Words before a superlative that names a thing and claims nothing: "the nation's largest force", "one of the biggest". */
export const NAMES_A_THING =
  /(?:'s|’s|s'|’) (?:\w+ )?$| (?:one|some|two|three|four|five|many|several|few|#) of (?:the|its|their|our) (?:\w+ )?$| among (?:the|its|their|our) (?:\w+ )?$/;

const RECORD_OF =
  'high|highs|low|lows|levels?|numbers?|amounts?|figures?|funding|investment|infrastructure|spending|profits?|sales|growth|temperatures?|heat|rainfall|exports?|imports?|employment|unemployment|revenues?|surplus|deficit|turnout|budget|haul|crop|harvest|intake|demand|output|production|prices?|inflows?|waits?|waiting|backlog|delays?|immigration|migration|pace|sums?|years?|month|quarter|breaking|peak|rates?|rise|increase|fall|drop|debt|borrowing|enrolments?|enrollment|applications?|arrivals?|donations?|earnings|wages|vacancies|passenger';

/** "a record high", "at an all-time low", "record infrastructure investment". */
export const RECORD_HIGH = new RegExp(`^ (?:all-time|all time|record) (?:(?:\\w+ ){0,2}?)(?:${RECORD_OF}) `);
export const A_RECORD_BEFORE =
  / (?:a|at|of|delivered|hit|hits|another|its|new|reached|saw|despite|posted|see|seen|set|invest|invested|investing|had) $/;
export const NO_RECORD_AFTER =
  /^ record (?:of|on|that|is|was|and|as|,|\.|at|speaks|when|to|shows|label|company|keeping|books?|holder) /;

/** "10.5 million, a record at the time". */
export const RECORD_THEN = /^ record (?:at the time|for (?:the|an?y?) |[,.] |$)/;

export const ON_PACE =
  /^ (?:(?:well |still |firmly |currently )?(?:(?:on track|on target|on schedule|on pace) (?:to|for|with)|on course to)|(?:ahead of|behind) (?:schedule|target)|(?:well )?on (?:its|the|our|their|his|her) way (?:to|towards|["”’']* to) |off track|off course|(?:set|likely|going|certain|poised) to (?:miss|fail to (?:meet|hit|reach)|fall short)|on track )/;

export const COMPARATIVES = words(
  'more fewer less higher lower larger bigger smaller greater faster slower worse better longer shorter cheaper stronger weaker older ' +
    'younger richer poorer safer deadlier quicker hotter colder likelier busier healthier closer costlier steeper sharper wider narrower',
);

/** Comparatives that are mostly opinions, unless they are held against something counted. */
export const VAGUE = words(
  'better worse stronger weaker safer richer poorer healthier busier closer quicker wider narrower',
);

/** "than expected", "than average": what makes a vague comparison one that figures decide. */
export const THAN_COUNTED =
  / than (?:expected|forecast|predicted|anticipated|average|usual|the (?:\w+ )?(?:average|rate|forecast)|(?:in|at|during) |@|last|a year|economists|analysts|markets|inflation|any other)/;

/** "more important than": what follows "more" is a judgement. */
export const JUDGES =
  /^ (?:more|less) (?!likely|expensive|common|frequent|costly|productive|unequal|deprived|than|prevalent|numerous|dense)(?:\w+(?:ant|ent|ive|ful|ous|ble|ic|ical|ed|ing|ly|some|less)|complex|difficult|complicated|like|about|of) (?:\w+ ){0,2}than /;

export const THAN = /^(?: [\w'’%£$€#@/-]+){0,9}? than /;
export const THAN_EVER =
  /^(?: [\w'’-]+){0,12}? than (?:ever|at any|(?:in |under )?any (?:other )?(?:[\w-]+ ){0,3}(?:time|point|year|government|month|period|on record|in history)|any previous|has ever|it has ever|any time)/;
/** Comparisons that say no more than an idiom, or hedge a number: "more than 300", "rather than". */
export const IDIOM =
  /^ \S+ than (?:#|half|an?|one|just|the|that|this|two|three|once|enough|happy|double|twice|welcome|a few|some|most people|ever|simply|merely|words|anything|halv|doubl|trebl|tripl|quadrupl)/;

/** "the contraction in Japan is estimated to have been even larger". */
export const EVEN = words(
  'higher lower larger bigger smaller greater faster slower fewer longer shorter cheaper steeper sharper',
);

/** What is wished for, expected or to come, and has no number, is no test. */
export const WISHED =
  / (?:would|should|could|may|might|must|will|want|wants|if|expect|expects|hope|hopes|need|needs|can|whether|to be|to become|to make|let|ought|shall|going to|calls for|called for|calling for|demand|demanding) /;

export const OUTDOES = words(
  'outpaced outpaces outpacing outstripped outstrips outstripping outnumber outnumbered outnumbers outperformed outperforms surpassed ' +
    'surpasses exceeded exceeds overtook overtaken',
);

export const BESIDE =
  /^ (?:below|above|under) (?:the |its |their |an? |both )?(?:\w+ ){0,3}?(?:standard|average|target|expectations|norm|benchmark|inflation|rate of inflation|forecasts?) /;

export const NUMBERS =
  'zero first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'.split(
    ' ',
  );
export const COUNTS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen'.split(
  ' ',
);
const PERIOD =
  'days?|weeks?|months?|quarters?|years?|times?|elections?|seasons?|sessions?|winters?|summers?|decades?';
const MOVES = 'rise|increase|fall|drop|decline|gain|loss|decrease|deficit|surplus|cut|contraction';
const COUNT = [...NUMBERS.slice(1), ...COUNTS.slice(2), '#', '\\d+'].join('|');

/** "the third consecutive month", "four years in a row", "second month running". */
export const CONSECUTIVE = new RegExp(
  `^ (${COUNT})(?: (?:st|nd|rd|th))? (?:(?:consecutive|straight|successive) (?:\\w+ )?(${PERIOD}|${MOVES})|(?:\\w+ )?(${PERIOD}) (?:in a row|running|on the trot|on end)) `,
);

export const RANKED =
  /^ (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:highest|lowest|largest|biggest|smallest|most|least|best|worst|fastest|slowest|richest|poorest|longest|busiest|cheapest|deadliest) /;

/** "has gone down over the past year": a change with its time, of which only the direction is said. */
export const COURSE =
  /^ (?:(?:has|have|had) (?:\w+ )?(?:risen|fallen|gone (?:up|down)|increased|decreased|declined|dropped|grown|worsened|improved|climbed|shrunk|soared|plummeted)|(?:rose|fell|increased|declined|dropped|grew|decreased|went up|went down)) (?:\w+ly )?(?:(?:over|in|during) the (?:past|last|previous) (?:\w+ |# )?(?:year|years|decade|month|months|quarter)|since (?:@|\w+ @)|every (?:year|month|single year)|year on year|for the (?:first|second|third|fourth|fifth) (?:time|year|month)) /;

/** Things that series count, which can be said to rise or fall without a figure. */
const SERIES_OF =
  'crimes?|violence|inflation|unemployment|employment|wages|prices|rents?|bills|poverty|lists?|emissions|numbers?|investment|exports|imports|debt|deficit|growth|rates?|homelessness|deaths|offences|offenses|attendance|migration|immigration|crossings|spending|borrowing|taxes|earnings|incomes?|jobs|vacancies|population|sales|productivity|arrests|stabbings|shootings|murders|homicides|thefts|robberies|burglar(?:y|ies)|standards|results|waits|backlogs?|costs?|births|evictions|overdoses|inequality|output|production|turnout|membership|revenues?|pay';

/** "Knife crime is falling", "NHS waiting lists are coming down": a change that goes on. */
export const GOING_ON =
  /^ (?:is|are) (?:still |now |also |already |finally |again |actually )?(?:falling|rising|growing|increasing|declining|dropping|decreasing|shrinking|soaring|climbing|(?:going|coming) (?:up|down)|on the (?:rise|increase)|up|down) (?!to |from |for |with |on |against |behind |apart |faster |slower |more |less |at )/;
export const HAS_SERIES = new RegExp(
  ` (?:${SERIES_OF}) (?:(?:in|on|at|across|among|by|of|for) (?:[\\w’'-]+ ){1,5})?$`,
);
/** "is 3.6 per cent, and falling". */
export const AND_GOING =
  /^ and (?:falling|rising|growing|climbing|increasing|declining|dropping) (?:[,.;] |fast |$)/;

/** "the first time since 2010", "the first federal surplus in 15 years". */
export const FIRST = new RegExp(
  `^ first (?:[\\w-]+ ){0,5}?(?:since (?:@|the|\\w+ @|records|world)|in ${HEDGED}(?:#|\\w+)? ?(?:years|decades?|months|generation|quarters|century|history)) `,
);

export const NOT_SEEN =
  /^ (?:not|last|never|never before|unseen|unmatched|unprecedented) (?:\w+ )?(?:seen )?(?:since|in|for) (?:@|the|\w+ @|#|more than|at least|over|almost|nearly|a) /;
/** "has not been met since 2015", "haven't met it since 2014". */
export const NOT_SINCE =
  /^ (?:not|hasn't|haven't|hadn't|hasn’t|haven’t|hadn’t) (?:\w+ )?(?:met|hit|reached|achieved|seen|happened|risen|fallen|grown|changed|been (?:met|hit|reached|achieved|raised|cut|changed|updated|so \w+|this \w+|higher|lower|built|beaten)) (?:it |this |that )?since (?:@|the|\w+ @) /;
/** "longer every year since 2017". */
export const EVERY_YEAR =
  /^ (?:\w+er|worse|up|down|more|less|fewer) (?:\w+ ){0,2}?every (?:single )?(?:year|month|quarter|week) (?:since (?:@|the|\w+ @)|for (?:#|\w+) (?:years|months|quarters|decades)) /;
/** "without precedent since the 1920s". */
export const UNHEARD = /^ without (?:precedent|parallel) (?:since|in) (?:@|the|\w+ @|\w+) /;
/** "ranks fifth", "came second". */
export const RANKS =
  /^ (?:ranks|ranked|came|finished|placed) (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last) (?:in |out |among |of |on |behind |globally |[.,;] |$)/;
/** "have fared worst". */
export const FARED =
  /^ (?:fared|fares|performed|hit) (?:the )?(?:worst|best|hardest) (?:[.,;] |in |of |among |$)/;
export const NEVER_BEEN =
  /^ never been (?:so )?(?:higher|lower|more|fewer|greater|larger|bigger|stronger|many|few|cheaper|smaller|worse|better) /;

/** Numbers of an article that no test is made of, each with a code for the reason, which an editor sees on request. */
import { isMoney } from '../evidence/currencies.ts';
import { EMERGENCIES } from '../reading/names.ts';
import { TIME_NOUNS } from '../reading/parts.ts';
import { type Around, aroundOf, type Line } from './line.ts';

/** Why the reader of quotations says that a figure is none, in the words of an article's list. */
const ROLES: Readonly<Record<string, string>> = {
  span: 'span',
  base: 'base',
  age: 'age',
  score: 'score',
  name: 'name',
  'two-scales': 'unreadable',
};

/** Words beside a time that make it a claim: "an average wait of 14 hours". */
const TIMED =
  / (?:average|averaged|averaging|mean|median|wait|waits|waiting|waited|queue|queues|delay|delays|delayed|expectancy|response times?|typical|typically|working week) /;

/** What small numbers in words count, if they are worth a test: "three people died". */
const PUBLIC =
  /(?:people|officers?|deaths?|jobs|homes|houses|schools|hospitals|killed|died|dead|children|patients|pupils|soldiers|troops|workers|nurses|doctors|prisoners|cases|votes|seats|points|students|teachers|households|prisons|ships|submarines)$/;

const SMALL = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a)$/;

const POLLED =
  / (?:poll|survey|surveyed|polled|interviewed|questioned|sampled|respondents|interviews with|sample|based on) (?:of |of the |with )*(?:\w+ )?$/;

/** The number of a mention is named by a word after it: "the £5.6m figure". */
const MENTIONED =
  /^ (?:\w+ )?(?:figure|sum|number|total|amount|mark|milestone|barrier|estimate|package|scheme|programme|program|deal|plan|project|bailout|fund|question|promise|pledge|limit|cap|threshold|fine|bill|contract|loan|budget|rule|level|price tag) /;

/** Why a figure is no test; undefined if it may be one. `known` says whether the article has given the figure before. */
export function whyApart(line: Line, index: number, known: (key: string) => boolean): string | undefined {
  const around = aroundOf(line, index);
  if (around === undefined) return 'unreadable';
  const { figure, left, right } = around;
  const role = ROLES[figure.role ?? ''];
  const unitless = (figure.said ?? figure.unit) === '';
  if (role !== undefined) return role;
  if (/ (?:per|for every|of every) $/.test(left)) return 'base';
  // "a 68-seat majority", "the 10-point plan".
  if (line.tokens[figure.next]?.hyphen === true && (figure.said ?? figure.unit) === '') return 'name';
  if (
    / # (?:out )?of (?:the |all |every |its |their )?(?:[\w’']+[’']s? )?$/.test(left) &&
    !/ # of $/.test(left)
  )
    return 'whole';
  if (/ aged (?:\d+|#) (?:and|or|,|to) $/.test(left)) return 'age';
  // "My mother, who is 83, waited": "I'm 38, and a nurse".
  if (IS_OF_AGE.test(left) && /^\d{1,2}$/.test(figure.value) && /^ [,.;)] /.test(right) && unitless)
    return 'age';
  if (REFERENCE.test(left)) return 'name';
  if (isRateOfExchange(left, right)) return 'second-currency';
  if (LISTENERS.test(left)) return 'crowd';
  if (isIndexPoint(around)) return 'index';
  if (isAgeOf(around)) return 'age';
  if (/ (?:nearest|rounded to) $/.test(left)) return 'rounding';
  if (/ \[ $/.test(left) && /^ \] /.test(right) && figure.hedge === 'bare') return 'name';
  if (isSeen(around)) return 'crowd';
  if (isAllOf(around)) return 'whole';
  // "between 3 and 5 June".
  if (/^\d{1,2}$/.test(figure.value) && /^ (?:and|to|or|-|–) @ /.test(right)) return 'date';
  const inWords = line.tokens[figure.number]?.kind === 'word';
  const what = (figure.what ?? figure.said ?? figure.unit).split(' ').at(-1) ?? '';
  return (
    timeOf(around) ??
    nameOf(around) ??
    secondCurrency(line, index) ??
    mention(around, known) ??
    groupOf(around) ??
    (inWords && isSmallWord(around) && !PUBLIC.test(what) && !isSaid(around) && !isOnly(around)
      ? 'small'
      : undefined) ??
    (isSample(around) ? 'sample' : undefined)
  );
}

const IS_OF_AGE =
  / (?:who(?:'s|’s| is| was)|i'm|i’m|i am|he is|she is|he's|she's|he’s|she’s|he was|she was) $/;

/** "a poll of 1,100 adults", "a survey of 1,204 head teachers". */
const isSample = ({ left, right, own }: Around): boolean =>
  / (?:survey|poll) of (?:\w+ ){0,2}$/.test(left) ||
  (POLLED.test(left) &&
    /^ (?:\w+ )?(?:adults|voters|people|respondents|britons|americans|households|registered|likely|interviews)/.test(
      `${own.slice(2)}${right}`,
    ));

const REFERENCE =
  / (?:(?:reference|ref|text|log|incident|extension|code|quoting|case|crime|docket|file|flight|route|room|bill|motion|lot)(?: (?:number|no|no \.|reference|ref))?|phone|telephone|tel|call|number:)(?: (?:on|:|is))? $/;

/** "($1 = 4.93 reais)": what one money is worth in another. */
const isRateOfExchange = (left: string, right: string): boolean =>
  / [([] (?:\S )?$/.test(left)
    ? /^ (?:[\w’'-]+ ){0,3}= /.test(right)
    : / [([] (?:\S )?# (?:[\w’'-]+ ){0,3}= (?:\S )?$/.test(left);

/** Those who hear a speech: "told the crowd of about 5,000". */
const LISTENERS =
  / (?:told|tells|addressed|addressing|addresses|before|in front of|speaking to|spoke to|speech to|to) (?:an?|the|his|her|their|its) (?:[\w’'-]+ ){0,3}?(?:crowd|audience|rally|gathering|conference|congregation|assembly) of (?:[\w]+ ){0,3}$/;

const INDEX =
  / (?:dow|nasdaq|s&p|ftse|sensex|nifty|nikkei|dax|cac|hang seng|asx|kospi|topix|bovespa|ibovespa|stoxx|russell|index|composite|industrial average|bourse) /;

/** "rose 88 points to close at 16,924.28": where shares stand, which no claim rests on. */
function isIndexPoint({ figure, left, right }: Around): boolean {
  if (!INDEX.test(left)) return false;
  const unit = figure.said ?? figure.unit;
  if (unit === 'points') return true;
  return (
    unit === '' &&
    (/ (?:at|to|close at|closed at|ended at|finish at|above|below|of) (?:\w+ )?$/.test(left) ||
      /^ points? /.test(right)) &&
    / (?:clos(?:e|ed|ing)|points?|shares?|stocks?|trading|dow|nasdaq|ftse|sensex|nifty|nikkei|dax|cac|s&p) /.test(
      left,
    )
  );
}

/** "has been viewed 2.3 million times". */
const isSeen = ({ figure, left }: Around): boolean =>
  figure.unit.endsWith('times') &&
  / (?:viewed|watched|shared|liked|downloaded|retweeted|streamed) (?:\w+ )*$/.test(left);

/** "any of the 43 forces": all that there are, by their number. */
const isAllOf = ({ figure, left, right, own }: Around): boolean =>
  figure.hedge === 'bare' &&
  /^\d{1,3}$/.test(figure.value) &&
  / (?:of|across|in|all|each of|any of|every one of|by|to) (?:the|our|its|all|all the) (?:\w+ )?$/.test(
    left,
  ) &&
  /^ (?:(?:territorial|police|english|local|member|nhs|welsh|different) )*(?:forces|states|boroughs|councils|countries|regions|provinces|counties|districts|constituencies|trusts|territories|nations|boards) /.test(
    `${own.replace(/^ #/, '')}${right}`.replace(/ +/g, ' '),
  );

/** "graduates under 25", "women over 60": which people, and not how many. */
function isAgeOf({ figure, left, right }: Around): boolean {
  return (
    (figure.said ?? figure.unit) === '' &&
    /^\d{2}$/.test(figure.value) &&
    figure.hedge !== 'bare' &&
    / (?:people|graduates|women|men|those|adults|workers|pensioners|children|girls|boys|anyone|everyone|voters|drivers|patients|youths|players) (?:aged )?$/.test(
      left,
    ) &&
    !/^ (?:%|percent|of) /.test(right)
  );
}

/** "Only six have so far been given funding": how few is what is said. */
const isOnly = ({ left, right }: Around): boolean =>
  / only (?:about )?$/.test(left) &&
  /^ (?:of (?:them|these|those|the \S+) )?(?:have|has|had|are|were|was) /.test(right);

/** Whether small words are a rate, a share or a change, which says something however small it is. */
function isSaid({ figure, left }: Around): boolean {
  return (
    figure.unit.startsWith('%') ||
    figure.verb !== undefined ||
    figure.per !== undefined ||
    figure.unit === 'times' ||
    isMoney(figure.unit) ||
    /illion/.test(figure.unit) ||
    / by $| averag\w+ $/.test(left)
  );
}

function isSmallWord({ line, figure }: Around): boolean {
  const word = line.tokens[figure.number]?.norm ?? '';
  return SMALL.test(word) && figure.value.length <= 2;
}

/** "within 10 seconds", "two days' training"; an average wait is a claim. */
function timeOf({ figure, index, left, right, own }: Around): string | undefined {
  const unit = figure.said ?? figure.unit;
  const noun = unit.split(' ')[0] ?? '';
  const last = unit.split(' ').at(-1) ?? '';
  const isTime = TIME_NOUNS.test(last) || /^(?:seconds?|hours?|minutes?)$/.test(noun);
  if (figure.per !== undefined || unit === '' || / ?per /.test(unit) || !isTime) {
    if (/^ ?(?:-)? ?(?:day|week|month|year|hour|minute|second)(?:s|-old|'s|')? /.test(right) && unit === '')
      return 'span';
    return undefined;
  }
  if (/ within $/.test(left)) return 'span';
  // "440,000 patients waited over 12 hours": the time tells which patients.
  if (index > 0 && / (?:wait|waits|waiting|waited) (?:\w+ )?$/.test(left)) return 'span';
  const isOfWhom =
    / (?:people|patients|those|numbers?|cases|households|families|children|pathways) (?:[\w-]+ ){0,3}?(?:wait|waiting|waited) (?:\w+ ){0,2}$/;
  if (figure.hedge !== 'bare' && isOfWhom.test(left) && !/ average/.test(left)) return 'span';
  return TIMED.test(left) || TIMED.test(own) || TIMED.test(right.slice(0, 30)) ? undefined : 'span';
}

/** "calls to 999", a mark of a note "(1)", "100% of": numbers that name or say nothing. */
function nameOf({ line, figure, left, right }: Around): string | undefined {
  if (figure.unit === '%' && figure.value === '100' && figure.hedge === 'bare') return 'figure-of-speech';
  const digits = line.tokens[figure.number]?.norm ?? '';
  if (
    EMERGENCIES.has(digits) &&
    figure.hedge === 'bare' &&
    /^(?:|per .*|calls?)$/.test(figure.said ?? figure.unit)
  )
    return 'name';
  const isNote = /^\d{1,2}$/.test(digits) && (figure.said ?? figure.unit) === '';
  if (isNote && / [([] $/.test(left) && /^ [)\]] /.test(right)) return 'name';
  if (isNote && left.trim() === '' && /^ [.)] /.test(right)) return 'name';
  return undefined;
}

/** "£5m ($6.5m)": the same money again. */
function secondCurrency(line: Line, index: number): string | undefined {
  const figure = line.figures[index];
  const before = line.figures[index - 1];
  if (figure === undefined || before === undefined || !isMoney(figure.unit) || !isMoney(before.unit))
    return undefined;
  if (figure.unit.slice(0, 3) === before.unit.slice(0, 3)) return undefined;
  const gap = line.signs.slice(before.next, figure.from).join(' ');
  return /^(?:[([]|, or|; or|or) ?(?:or|about|around|some)?$/.test(gap.trim())
    ? 'second-currency'
    : undefined;
}

/** "would now be earning £21,750", "will be paid £10": what somebody is to get, and no group. */
const TO_BE_PAID = / be (?:\w+ )?(?:earning|paid|getting|making) (?:\w+ ){0,2}$/;

const EARNERS =
  / (?:someone|those|people|anyone|everyone|households|families|workers|earners|individuals|couples|taxpayers|companies|firms|businesses|person|worker|graduates|homes|properties|estates|incomes?|salary|salaries)(?: [\w-]+){0,3}? (?:earning|earn|on|with|of|over|above|paid|worth|making|below|under) (?:(?:a|an|incomes?|salary|salaries|wages?|over|more than|than|of|above|up to|post-tax|income) )*$/;

/** "someone earning £50,000", "the 40% tax threshold": a group or a rule that the figure only names. */
function groupOf({ figure, left, right }: Around): string | undefined {
  const isEarned =
    EARNERS.test(left) || / (?:earning|earns) (?:over |more than |up to |around |about )?$/.test(left);
  if (isMoney(figure.unit) && !/illion/.test(figure.unit) && isEarned && !TO_BE_PAID.test(left))
    return 'name';
  // "a teacher on $80,000 would pay", "classes of more than 30".
  if (
    isMoney(figure.unit) &&
    / on $/.test(left) &&
    /^ (?:a year |would |will |pays |could |can )/.test(right)
  )
    return 'name';
  if (
    figure.hedge !== 'bare' &&
    / (?:classes|groups|towns|cities|firms|companies|businesses) (?:of|with) $/.test(left)
  )
    return 'name';
  const isRate = figure.unit === '%' || figure.unit === 'p';
  return isRate &&
    / the (?:\w+ )?$/.test(left) &&
    /^ (?:\w+ ){0,2}(?:threshold|band|bracket|tax rate|rate of tax|top rate) /.test(right)
    ? 'name'
    : undefined;
}

/** The key by which a figure is known again. */
export const keyOf = ({ value, unit }: { value: string; unit: string }): string => `${value} ${unit}`;

/** "the £5.6m figure", "of this $5.8 billion": said of a figure that the article has given. */
function mention({ figure, left, right }: Around, known: (key: string) => boolean): string | undefined {
  if (!known(keyOf(figure))) return undefined;
  if (/ (?:this|that|these|those) $/.test(left)) return 'mention';
  return / (?:the|its|their|his|her|a) (?:\w+ )?$/.test(left) && MENTIONED.test(right)
    ? 'mention'
    : undefined;
}

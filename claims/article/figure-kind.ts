/**
 * The kind of statement that a figure is part of, by the words at that figure. Rules are tried in order; the first that
 * fits gives the kind, with other kinds that the same words allow.
 */
import { isMoney } from '../evidence/currencies.ts';
import {
  ACTS,
  AIMS,
  CHANGE_NOUN,
  FALL,
  FILLER,
  MUST,
  PAST_TIME,
  PROMISES,
  RISE,
  TO_COME,
} from './kind-words.ts';
import { type Around, aroundOf, type Line } from './line.ts';

/** What a figure is said to be. */
export interface KindAt {
  kind: string;
  others: readonly string[];
  /** A figure that is not claimed but aimed at, or an end of a change: the test has no claimed figure. */
  unclaimed?: true;
  direction?: 'rise' | 'fall';
  /** It is a figure that another test of the sentence is about: "the 20,000 target". */
  input?: string;
  /** Another value and unit than the reader of quotations gives: "half the level" is 0.5 times. */
  as?: { value: string; unit: string };
}

type Rule = (around: Around, found: readonly (KindAt | undefined)[]) => KindAt | undefined;

const pattern = (source: string): RegExp => new RegExp(source);
const isPercent = ({ figure }: Around): boolean => figure.unit.startsWith('%');
const isPoints = ({ figure }: Around): boolean => /^(?:percentage|basis) points/.test(figure.unit);
const isTimed = ({ figure }: Around): boolean =>
  / ?per (?:day|week|month|quarter|year|hour|minute|second)$/.test(figure.unit);

/** The words of a change as its kind. */
function changed(around: Around, direction: 'rise' | 'fall' | undefined): KindAt {
  const isReal = REAL_TERMS.test(around.left) || REAL_TERMS.test(around.right);
  const kind = isPercent(around) ? (isReal ? 'real-terms-change' : 'percent-change') : 'change';
  const others = isReal
    ? ['percent-change', 'change']
    : isPercent(around)
      ? ['difference', 'change']
      : ['difference', 'level'];
  return { kind, others, ...(direction === undefined ? {} : { direction }) };
}

const REAL_TERMS =
  / (?:real terms|after inflation|adjust(?:ed|ing) for inflation|allowing for inflation|inflation adjusted) /;

/** "2.9 times more likely", "twice the rate", "half the level", "19.8 searches per 1,000 people". */
const ratio: Rule = ({ figure, right }) => {
  if (figure.unit === 'times' && figure.verb === undefined)
    return { kind: 'ratio', others: ['percent-change', 'level'] };
  if (figure.unit === 'times') return { kind: 'ratio', others: ['percent-change', 'change'] };
  if (/(?:^| )per (?:\d|thousand|million|hundred|capita)/.test(figure.unit))
    return { kind: 'ratio', others: ['level'] };
  if (
    figure.unit === '%' &&
    /^ (?:the|that of|what) (?:\w+ )?(?:levels?|rates?|numbers?|amounts?|size|average|price|cost|value|figure|total)/.test(
      right,
    ) &&
    isFraction(figure.value)
  )
    return { kind: 'ratio', others: ['share', 'level'], as: { value: asTimes(figure.value), unit: 'times' } };
  return undefined;
};

/** Whether a value in % can be the half or the quarter that the words say. */
const isFraction = (value: string): boolean => value === '50' || value === '25' || value === '75';
const asTimes = (value: string): string => `0.${value.replace(/0$/, '')}`;

const SHORT_BEFORE =
  / (?:short (?:by|of)(?: its| the| their)?(?: \w+)? (?:by|of)|short by|shortfall (?:of|is|was|stands at)|shortage of|missed (?:it|that|by|the target by|its target by|their target by)(?: by)?|still needs?|backlog of|gap of|deficit of \w+ posts) (?:a |an |another |some |massive |further |additional )*$/;
const SHORT_AFTER =
  /^ (?:\w+ )?(?:short of|short|shy of|below target|under target|still (?:need|needs|needed|to)|(?:are |is )?yet to|left to|to go|fewer than (?:promised|planned|needed|pledged)|less than (?:promised|planned|needed|pledged)|shortfall|shortage|vacancies|behind (?:schedule|target)) /;

/** "3,427 officers still need to be recruited", "16% short of the promised number". */
const shortfall: Rule = ({ left, right, own }) => {
  if (SHORT_BEFORE.test(left)) return { kind: 'shortfall', others: ['difference'] };
  if (SHORT_AFTER.test(right) && !/ vacancies /.test(own))
    return { kind: 'shortfall', others: ['difference'] };
  return undefined;
};

const TARGET_BEFORE =
  / (?:(?:short of|missed|miss|missing|meet|meeting|met|hit|hitting|below|failed to meet|failed to hit|behind|towards|reach|reaching|reached|achieve|achieving|exceed|exceeded|beat)) (?:\S+ ){0,5}(?:target|goal|quota|pledge|promise|commitment|aim) (?:of|to|for)(?: \w+ing)?(?: \w+){0,3} $/;

/** "fell short of its goal of hiring 4,557 officers": the figure is what a test of the sentence is held against. */
const aimedAt: Rule = ({ left, right }) => {
  const isNamed =
    /^ (?:\w+ )?(?:target|goal|quota|standard|threshold|ceiling|limit|cap) /.test(right) &&
    / (?:the|its|their|that|a|own|our) $/.test(left);
  if (!TARGET_BEFORE.test(left) && !isNamed) return undefined;
  if (/ (?:fell|falls?|falling|fallen) short | miss(?:ed|ing|es)? | failed to (?:meet|hit|reach) /.test(left))
    return { kind: 'shortfall', others: ['promise', 'level'], unclaimed: true, input: 'target' };
  return isNamed && !TARGET_BEFORE.test(left)
    ? undefined
    : { kind: 'level', others: ['promise'], input: 'target' };
};

/** "need to recruit nearly 450 people a month", and "would have to increase to 25 per month". */
const requiredRate: Rule = (around) => {
  if (!isTimed(around) || isMoney(around.figure.unit)) return undefined;
  return pattern(` (?:${MUST}) `).test(around.left)
    ? { kind: 'required-rate', others: ['average-rate'] }
    : undefined;
};

const AVERAGE_BEFORE =
  / (?:averaged|averaging|averages|on average|average of|average is|average was|an average|mean of|median of|the average \w+ (?:is|was|of)|average \w+ \w+ (?:is|was|of|rose to|fell to)) (?:\w+ )?$/;

/** "having averaged 494 over the past six months", "inflation averaged 6.5%". */
const average: Rule = (around, found) => {
  const { left, right, own } = around;
  if (isTimed(around) && !isMoney(around.figure.unit)) {
    if (/ per day$/.test(around.figure.unit) && !/ average| averag/.test(left))
      return { kind: 'flow-rate', others: ['average-rate', 'level'] };
    return { kind: 'average-rate', others: ['flow-rate', 'level'] };
  }
  const isAverage = AVERAGE_BEFORE.test(left) || /^ on average /.test(right) || / average /.test(own);
  if (!isAverage) return undefined;
  const isRate = found.some((one) => one?.kind === 'required-rate') && !isPercent(around);
  return isRate
    ? { kind: 'average-rate', others: ['average', 'level'] }
    : { kind: 'average', others: ['level', 'average-rate'] };
};

const MOOD_BREAK =
  / (?:but|while|whilst|although|though|whereas|who|after|because|compared|since|said|says|rose|fell|was|were|had|has|reported|reached|found|from|;|:|—|–|-|…|, an? (?:increase|rise|cut|fall|drop|decrease|reduction|jump)) /;

/** A verb of its own after what is promised: "a promise to balance the books would allow Labour to borrow …". */
const NEW_VERB = /^ (?:(?:to|of) (?:\S+ ){2,})?(?:would|will|could|should|can) /;

/** The words between the last word of a mood and the figure, if nothing there starts another clause. */
function mood(left: string, words: string): string | undefined {
  const at = [...left.matchAll(new RegExp(` (?:${words})(?= )`, 'g'))].at(-1);
  if (at === undefined) return undefined;
  const between = left.slice((at.index ?? 0) + at[0].length);
  if (NEW_VERB.test(between) || (/ to$/.test(at[0]) && NEW_VERB.test(` to${between}`))) return undefined;
  return MOOD_BREAK.test(between.replace(/ to have /g, ' ')) ? undefined : between;
}

const HELD_AGAINST =
  / (?:against|below|above|than|standard|benchmark) (?:\w+ ){0,3}(?:target|goal|standard|benchmark)(?: \w+){0,6} of (?:\w+ )?$/;

/** "pledged to recruit 20,000 officers", "will spend $5.1 billion": aimed at by whoever says it. */
const promised: Rule = (around) => {
  const { left, right } = around;
  if (HELD_AGAINST.test(left)) return { kind: 'level', others: ['share', 'promise'] };
  if (mood(left, PROMISES) !== undefined || /^ (?:\w+ ){0,4}(?:promised|pledged|promise|pledge) /.test(right))
    return { kind: 'promise', others: ['forecast'], unclaimed: true };
  const aimed = mood(left, AIMS);
  if (aimed !== undefined) return { kind: 'promise', others: ['forecast'], unclaimed: true };
  const coming = mood(left, "will|shall|'ll|we'll|i'll|they'll|going to|expect to|expects to");
  if (
    coming === undefined ||
    / (?:that|which) (?:will|shall) $/.test(left.slice(0, left.length - coming.length + 1))
  )
    return undefined;
  const isAct = pattern(
    `^ (?:\\w+ly |also |now |see (?:us |them |the \\w+ )?|be able to )*(?:${ACTS}) `,
  ).test(coming);
  return isAct ? { kind: 'promise', others: ['forecast'], unclaimed: true } : undefined;
};

/** "is expected to reach 3%", "will cost $2.6 billion". */
const foretold: Rule = ({ left, right }) => {
  const coming = mood(left, TO_COME);
  if (coming === undefined) {
    const isLater =
      /^ (?:\w+ ){0,6}(?:is|are|was|were) (?:expected|forecast|projected|predicted|due|planned) /.test(right);
    return isLater ? { kind: 'forecast', others: ['promise'] } : undefined;
  }
  const isMaybe =
    / (?:could|may|might) \w* ?\w* ?$/.test(left) || mood(left, 'could|may|might') !== undefined;
  return isMaybe
    ? { kind: 'level', others: ['forecast'] }
    : { kind: 'forecast', others: ['promise', 'level'] };
};

const GOES = (words: string) => pattern(` (?:${words})(?: (?:${FILLER}|\\w+ly))* $`);
const UP = GOES(RISE);
const DOWN = GOES(FALL);
const BY_UP = pattern(` (?:${RISE}) (?:\\S+ ){0,8}by(?: (?:${FILLER}))* $`);
const BY_DOWN = pattern(` (?:${FALL}) (?:\\S+ ){0,8}by(?: (?:${FILLER}))* $`);
const NOUN_OF = pattern(` (?:${CHANGE_NOUN})(?: \\S+){0,4} of(?: (?:${FILLER}))* $`);
const NOUN_AFTER = pattern(`^ (?:[\\w'’-]+ ){0,3}?(?:${CHANGE_NOUN}) `);
const DOWN_WORD =
  /cut|fall|drop|decrease|decline|reduc|loss|contract|slump|slide|plunge|dip|shrink|slow|discount/;

const GROWS_AT =
  / (?:grow|grows|grew|growing|grown|rise|rises|rising|risen|rose|increase|increased|increasing|expand|expanded|expanding|shrinking|falling|fell|climbing|accelerating) (?:\w+ )?at (?:an? )?(?:\w+ )?(?:rate of |pace of )?$/;

const COME_AND_GO =
  /^ (?:of \w+ \w+ )?(?:has |have |had )?(?:been |were |was |are |being )*(?:lost|created|added|gained|disappeared|cut|axed|gone|scrapped|slashed) /;

/** "rose by 312", "a 20% real-terms pay reduction", "a decline of over 30%". */
const moved: Rule = (around, found) => {
  const { left, right, own, index, line, figure } = around;
  if (figure.verb === 'part') return changed(around, 'fall');
  if (GROWS_AT.test(left)) return changed(around, undefined);
  if (/ (?:to|at|below|above|from|between) $/.test(left)) return undefined;
  const word = `${left}`;
  if (DOWN.test(left) || BY_DOWN.test(left)) return changed(around, 'fall');
  if (UP.test(left) || BY_UP.test(left)) return changed(around, 'rise');
  if (NOUN_OF.test(left)) return changed(around, DOWN_WORD.test(word.slice(-60)) ? 'fall' : 'rise');
  const noun = NOUN_AFTER.exec(right);
  if (
    noun !== null &&
    (isPercent(around) || isPoints(around) || isMoney(figure.unit)) &&
    figure.what === undefined
  )
    return changed(around, DOWN_WORD.test(noun[0]) ? 'fall' : 'rise');
  // "declined by 3.7%, or by 17.0%", "exports fell by 42% and Singapore's by 21%".
  const previous = found[index - 1];
  const before = line.figures[index - 1];
  const isChange = previous !== undefined && /change$/.test(previous.kind) && !previous.unclaimed;
  if (isChange && before !== undefined && figure.from - before.next <= 14 && / by $/.test(left))
    return { ...previous, ...changed(around, previous.direction) };
  if (
    isChange &&
    before !== undefined &&
    / (?:and|or|,|\() (?:by )?$/.test(left) &&
    figure.from - before.next <= 3
  )
    return changed(around, previous.direction);
  const verb = isPercent(around) || figure.per !== undefined ? null : COME_AND_GO.exec(right);
  if (verb !== null && / (?:lost|disappeared|cut|axed|gone|scrapped|slashed) /.test(verb[0]))
    return changed(around, 'fall');
  if (verb !== null && / (?:jobs|posts|positions|seats) /.test(own)) return changed(around, 'rise');
  return undefined;
};

const THAN =
  /^ (?:[\w'’-]+ ){0,3}?(?:higher|lower|more|less|fewer|greater|smaller|larger|bigger|cheaper|faster|slower|worse off|better off|worse|better|longer|shorter|above|below|up on|down on|up from|down from|ahead of|behind) (?:(?:[\w'’-]+ ){0,6}?than|on|the|pre|last|its|their|a|in) (?!#)/;

/** "3,000 more than a year ago", "5% higher than in 2019", "12 points ahead of Labour". */
const compared: Rule = (around) => {
  const { right, own, figure } = around;
  const isMore = / (?:more|fewer|less|extra|additional) /.test(own);
  const than = /^(?: [\w'’-]+){0,8}? than (.{0,40})/.exec(right);
  if (isMore && than !== null) {
    const isTime = pattern(`^(?:${PAST_TIME})`).test(than[1] ?? '');
    const down = / (?:fewer|less) /.test(own);
    return isTime || figure.unit === '%'
      ? changed(around, down ? 'fall' : 'rise')
      : { kind: 'difference', others: ['change', 'comparison'] };
  }
  const isIn =
    / # (?:\w+ )?(?:more|less|fewer) /.test(own) &&
    /^ (?:are|were|in work|in employment|in jobs|means|have jobs|now|today|,|\.) /.test(right);
  if (isIn && figure.per === undefined)
    return changed(around, / (?:fewer|less) /.test(own) ? 'fall' : 'rise');
  if (/^ (?:fewer|less|more) \w+ (?:in|over|since|than) /.test(right))
    return changed(around, /^ more /.test(right) ? 'rise' : 'fall');
  if (!THAN.test(right)) return undefined;
  const isDown = /(?:lower|less|fewer|smaller|below|down|cheaper|slower|behind|worse)/.test(
    right.slice(0, 40),
  );
  const beside = / (?:than|on|above|below|from) (.{0,40})/.exec(right)?.[1] ?? '';
  const isOverTime = pattern(`^(?:${PAST_TIME})`).test(beside);
  if (isOverTime) return changed(around, isDown ? 'fall' : 'rise');
  if (isPercent(around))
    return { ...changed(around, isDown ? 'fall' : 'rise'), others: ['difference', 'ratio', 'comparison'] };
  return { kind: 'difference', others: ['change', 'comparison'] };
};

const DIFFERENCE =
  / (?:gap|difference|margin|lead|majority|surplus|under recorded|over recorded|underestimated|overestimated|exceeded|exceeds|exceed|outnumber|outnumbered|outstripped|ahead) (?:\S+ ){0,6}?(?:of|by|is|was) $/;

const difference: Rule = ({ left, right }) =>
  DIFFERENCE.test(left) || /^ (?:points? )?(?:gap|difference|lead|margin|advantage) /.test(right)
    ? { kind: 'difference', others: ['change', 'level'] }
    : undefined;

/** "59.0 percent of use of force incidents", "account for 46.3 percent", "109 out of 112". */
const share: Rule = (around) => {
  const { figure, left, right } = around;
  if (/^ out of # /.test(right)) return { kind: 'share', others: ['level', 'ratio'] };
  if (!isPercent(around)) return undefined;
  if (figure.what !== undefined || /^(?: \([^)]{0,120}\))? of /.test(right))
    return { kind: 'share', others: ['level'] };
  if (
    / (?:account(?:s|ed|ing)? for|made? up|makes up|making up|represent(?:s|ed|ing)?|compris(?:e|es|ed|ing)|constitut(?:e|es|ed|ing)|proportion (?:\S+ ){0,8}?(?:is|was|to|at)|share (?:\S+ ){0,8}?(?:is|was|to|at|of)|find rate(?: \S+){0,14} of|conversion rate(?: \S+){0,6} of) (?:\S+ )?$/.test(
      left,
    )
  )
    return { kind: 'share', others: ['level'] };
  if (
    /^ (?:said|say|says|think|thought|believe|believed|agree|agreed|agreeing|support|supported|supporting|back|backed|oppose|opposed|want|wanted|have been|had been|were|are|voted|vote|approve|approved|disapprove|felt|feel|reported|did|do|saw|would|could|chose|favou?r|favou?red|come|came|coming) /.test(
      right,
    )
  )
    return { kind: 'share', others: ['level'] };
  return undefined;
};

/** "totalling $20.5 billion", "a combined 400". */
const sum: Rule = ({ left }) =>
  / (?:totall?ing|totall?ed|combined|bringing the total to|brings the total to|taking the total to|adding up to|adds up to|made up of|combined total of|in all) (?:a |an |of |to )*$/.test(
    left,
  )
    ? { kind: 'sum', others: ['level', 'total', 'forecast', 'promise'] }
    : undefined;

const EVENTS =
  / (?:recorded|received|carried out|sold|reported|arrested|killed|died|registered|exported|imported|built|granted|delivered|treated|issued|made|completed|processed|produced|earned|raised|spent|answered|conducted|arrived|crossed|deported|detained|committed|handled|seized|charged|convicted|borrowed|took|shipped|attracted|generated|collected|paid) /;
const OVER_TIME =
  / (?:(?:in|over|during|for|between|from|since) (?:the )?(?:year|years|past|last|first|second|third|fourth|three|six|nine|12|twelve|same period|period|month|quarter|week|@)|year (?:ending|to)|last year|last month|this year|in total|altogether|a total of|so far|up to|overall|@) /;

/** "recorded 128,111 incidents in the year ending March": adds up over a time. */
const total: Rule = (around) => {
  const { line, figure, left, right } = around;
  if (isPercent(around) || isPoints(around)) return undefined;
  if (/ a total of $| in total $| totalling $/.test(left) || /^ (?:in total|altogether|in all) /.test(right))
    return { kind: 'total', others: ['level', 'sum'] };
  const near = `${left.slice(-90)}${right.slice(0, 40)}`;
  const sentence = line.tokens.length < 120 ? ` ${line.signs.slice(0, 120).join(' ')} ` : left + right;
  if (!isMoney(figure.unit) && EVENTS.test(near) && OVER_TIME.test(sentence))
    return { kind: 'total', others: ['level', 'change'] };
  return undefined;
};

/** What stands or is, if nothing else is said. */
const level: Rule = (around) => ({
  kind: 'level',
  others: isPercent(around) ? ['share'] : ['total', 'change'],
});

const RULES: readonly Rule[] = [
  shortfall,
  aimedAt,
  requiredRate,
  sum,
  promised,
  foretold,
  ratio,
  average,
  difference,
  compared,
  moved,
  share,
  total,
  level,
];

/** The kinds of all figures of a line, in their order; undefined for a figure that is set apart. */
export function kindsOf(line: Line, isApart: (index: number) => boolean): (KindAt | undefined)[] {
  const found: (KindAt | undefined)[] = [];
  for (let index = 0; index < line.figures.length; index += 1) {
    const around = aroundOf(line, index);
    let kind: KindAt | undefined;
    if (around !== undefined && !isApart(index))
      for (const rule of RULES) {
        kind = rule(around, found);
        if (kind !== undefined) break;
      }
    found.push(kind);
  }
  return found;
}

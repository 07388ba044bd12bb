/**
 * The kind of statement that a figure is part of, by the words at that figure. Rules are tried in order; the first that
 * fits gives the kind, with other kinds that the same words allow.
 */
import { isMoney } from '../evidence/currencies.ts';
import { comparedWith } from './earlier.ts';
import { isPercent, isPoints, isTimed, type KindAt, type Rule } from './kind-at.ts';
import { MUST } from './kind-words.ts';
import { type Around, aroundOf, type Line } from './line.ts';
import { foretold, promised } from './moods.ts';
import { compared, moved } from './movement.ts';

/** "2.9 times more likely", "twice the rate", "half the level", "19.8 searches per 1,000 people". */
const NO_COMPARISON = /^ (?:in|since|this|last|during|between|and|,|\.|on|for|to|by|at|before|a|so) |^ ?$/;

const ratio: Rule = (around) => {
  const { figure, right, own } = around;
  // "the committee met 14 times".
  const isCount = /^\S+ ?times$/.test(own.trim()) && NO_COMPARISON.test(right);
  if (figure.unit === 'times' && figure.verb === undefined && isCount)
    return { kind: 'level', others: ['total', 'ratio'] };
  if (figure.unit === 'times' && figure.verb === undefined)
    return { kind: 'ratio', others: ['percent-change', 'level'] };
  if (figure.unit === 'times') return { kind: 'ratio', others: ['percent-change', 'change'] };
  if (/(?:^| )per (?:\d|thousand|million|hundred|capita)/.test(figure.unit))
    return { kind: 'ratio', others: ['level'] };
  if (
    figure.unit === '%' &&
    /^ (?:the|that of|what) (?:\w+ )?(?:#|levels?|rates?|numbers?|amounts?|size|average|price|cost|value|figure|total)/.test(
      right,
    ) &&
    isFraction(figure.value)
  )
    return { kind: 'ratio', others: ['share', 'level'], as: { value: asTimes(figure.value), unit: 'times' } };
  // "added 150,000 jobs, half of the 297,000 in September".
  if (
    / , (?:\w+ )?$/.test(around.left) &&
    around.index > 0 &&
    /^ of the #/.test(right) &&
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
const shortfall: Rule = (around) => {
  const { left, right, own } = around;
  // "the remaining 4,657"; "leaving 100 to build", but not "leaving 40,000 people without cover".
  const isLeft =
    / leaving(?: just| only| another)? $/.test(left) &&
    /^ (?:(?:\w+ ){0,2}(?:to|still) |[.,;] |$)/.test(right);
  if ((isLeft || / the (?:remaining|outstanding) $/.test(left)) && !isPercent(around))
    return { kind: 'shortfall', others: ['level', 'difference'] };
  if (SHORT_BEFORE.test(left)) return { kind: 'shortfall', others: ['difference'] };
  if (SHORT_AFTER.test(right) && !/ vacancies /.test(own))
    return { kind: 'shortfall', others: ['difference'] };
  return undefined;
};

const TARGET_BEFORE =
  / (?:short of|missed|miss|missing|meet|meeting|hitting|hit|failed to meet|failed to hit|failed to reach|towards|reach|reaching|achieve|achieving|exceed|beat) (?:\S+ ){0,5}(?:target|goal|quota|pledge|promise|commitment|aim) (?:of|to|for)(?: \w+ing)?(?: \w+){0,3} $/;

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

const NEEDED = new RegExp(` (?:${MUST}) `);

/** "need to recruit nearly 450 people a month", and "would have to increase to 25 per month". */
const requiredRate: Rule = (around) => {
  if (!isTimed(around) || isMoney(around.figure.unit)) return undefined;
  return NEEDED.test(around.left) && !AVERAGE_BEFORE.test(around.left)
    ? { kind: 'required-rate', others: ['average-rate'] }
    : undefined;
};

const AVERAGE_BEFORE =
  / (?:averaged|averaging|averages|on average|average of|average is|average was|an average|mean of|median of|the average \w+ (?:is|was|of)|average \w+ \w+ (?:is|was|of|rose to|fell to)) (?:\w+ )?$/;

/** "having averaged 494 over the past six months", "inflation averaged 6.5%". */
const average: Rule = (around, found) => {
  const { left, right, own } = around;
  if (isTimed(around) && !isMoney(around.figure.unit)) {
    if (/ per (?:day|hour|minute|second)$/.test(around.figure.unit) && !/ average| averag/.test(left))
      return { kind: 'flow-rate', others: ['average-rate', 'level'] };
    return { kind: 'average-rate', others: ['flow-rate', 'level'] };
  }
  const isAverage = AVERAGE_BEFORE.test(left) || /^ on average /.test(right) || / average /.test(own);
  if (!isAverage) return undefined;
  const isRate = found.slice(-3).some((one) => one?.kind === 'required-rate') && !isPercent(around);
  return isRate
    ? { kind: 'average-rate', others: ['average', 'level'] }
    : { kind: 'average', others: ['level', 'average-rate'] };
};

const DIFFERENCE =
  / (?:gap|difference|margin|lead|majority|surplus|under recorded|over recorded|underestimated|overestimated|exceeded|exceeds|exceed|outnumber|outnumbered|outstripped|ahead) (?:\S+ ){0,6}?(?:of|by|is|was) $/;

const difference: Rule = ({ left, right }) =>
  DIFFERENCE.test(left) || /^ (?:points? )?(?:gap|difference|lead|margin|advantage) /.test(right)
    ? { kind: 'difference', others: ['change', 'level'] }
    : undefined;

/** "half the plants", "a third all households". */
const isOfAll = ({ line, figure, right }: Around): boolean =>
  line.tokens[figure.number]?.kind === 'word' && /^ (?:the|all|its|our|their|those|these) /.test(right);

/** "59.0 percent of use of force incidents", "account for 46.3 percent", "109 out of 112". */
const share: Rule = (around) => {
  const { figure, left, right, line } = around;
  if (/^ (?:out of|of (?:the|its|their|those)) # /.test(right))
    return { kind: 'share', others: ['level', 'ratio'] };
  if (!isPercent(around)) return undefined;
  const isOneIn = /^ \S+ (?:in|out of) /.test(around.own) && line.tokens[figure.number]?.kind === 'word';
  if (isOneIn || figure.what !== undefined || /^(?: \([^)]{0,120}\))? of /.test(right) || isOfAll(around))
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
  / (?:totall?ing|combined|bringing the total to|brings the total to|taking the total to|adding up to|adds up to|made up of|combined total of|in all) (?:a |an |of |to )*$/.test(
    left,
  )
    ? { kind: 'sum', others: ['level', 'total', 'forecast', 'promise'] }
    : undefined;

const EVENTS =
  / (?:recorded|received|carried out|sold|reported|arrested|killed|died|registered|exported|imported|built|granted|delivered|treated|issued|made|completed|processed|produced|earned|raised|spent|answered|conducted|arrived|crossed|deported|detained|committed|handled|seized|charged|convicted|borrowed|took|shipped|attracted|generated|collected|paid) /;
const OVER_TIME =
  / (?:(?:in|over|during|for|between|from|since) (?:the )?(?:year|years|past|last|first|second|third|fourth|three|six|nine|12|twelve|same period|period|month|quarter|week|@)|year (?:ending|to)|last year|last month|this year|in total|altogether|a total of|so far|up to|overall|@) /;

const DONE = new RegExp(
  `^ (?:[\\w-]+ ){0,3}?(?:was|were|been|being|are) (?:\\w+ly )?${EVENTS.source.trimStart()}`,
);

/** "recorded 128,111 incidents in the year ending March": adds up over a time. */
const total: Rule = (around) => {
  const { line, figure, left, right } = around;
  if (isPercent(around) || isPoints(around)) return undefined;
  if (/ a total of $| in total $| totall?ed $/.test(left) || /^ (?:in total|altogether|in all) /.test(right))
    return { kind: 'total', others: ['level', 'sum'] };
  // "221,000 homes were completed last year" is how many there were; "recorded 128,111 incidents" adds them up.
  if (DONE.test(right)) return undefined;
  const near = `${left.slice(-90)}${right.slice(0, 40)}`;
  if (isMoney(figure.unit) || !EVENTS.test(near)) return undefined;
  const sentence = line.tokens.length < 120 ? ` ${line.signs.slice(0, 120).join(' ')} ` : left + right;
  return OVER_TIME.test(sentence) ? { kind: 'total', others: ['level', 'change'] } : undefined;
};

/** What stands or is, if nothing else is said. */
const level: Rule = (around) => ({
  kind: 'level',
  others: isPercent(around) ? ['share'] : ['total', 'change'],
});

const RULES: readonly Rule[] = [
  comparedWith,
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

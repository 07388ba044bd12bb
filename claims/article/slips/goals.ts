/**
 * A goal, how much of it is done, and what is left: figures that stand in different sentences and that the same words
 * bind. Only a single slip in whole numbers of many digits is told, since figures of other days may stand beside them.
 */
import { closed } from '../../exact/interval.ts';
import { compare, HUNDRED, rational } from '../../exact/number.ts';
import type { Contradiction } from '../article.ts';
import { type Equation, EXCHANGED, follows, inWords, roughly, stepsApart, toldOf } from './equation.ts';
import { type Figure, type Line, ofOneVoice } from './figures.ts';
import { form, matchesOf } from './grammar.ts';
import { apart, less, over, percent } from './spans.ts';

type Role = 'goal' | 'done' | 'left' | 'rate' | 'short';

interface Cued {
  figure: Figure;
  line: Line;
  role: Role;
  /** Of a rate: over which time. */
  span?: Figure;
}

const GOAL =
  '(?:targets?|goals?|promise[ds]?|pledge[ds]?|commitment|committed|aim(?:s|ed|ing)?|quotas?|objective|ambition|manifesto)';
const DONE =
  '(?:joined|recruited|hired|delivered|built|completed|added|started|opened|planted|installed|trained|resettled|processed|housed|appointed|created|signed up)';
const HAVE = '(?:have|had|has)(?: now| already| so far| actually)*(?: been)?';
const JUST = '(?: just| only| about| some| a total of| an? additional| an? extra| another)?';

const CUES: readonly (readonly [Role, RegExp])[] = [
  ['goal', form(`\\b${GOAL}\\b(?: [a-z'-]+){0,9}? {figure:n}`)],
  ['goal', form(`{figure:n}(?: [a-z'-]+){0,2} ${GOAL}\\b`)],
  ['done', form(`{figure:n}..4 ${HAVE} ${DONE}`)],
  ['done', form(`\\b${HAVE} ${DONE}${JUST} {figure:n}`)],
  ['done', form('{figure:n}..3 (?:so far|to date)\\b')],
  [
    'left',
    form(
      '{figure:n}(?: more| further| still| are| were| have| would| will| places| homes){0,4} (?:need(?:s|ed)? to|needed|still to|to go|left to|remain|remaining|outstanding|yet to|to be)\\b',
    ),
  ],
  [
    'left',
    form(
      `\\b(?:shortfall of|short by|still needs?(?: to [a-z]+)?|needs? to [a-z]+ (?:another|a further)|leaving|leaves|which leaves)${JUST} {figure:n}`,
    ),
  ],
  [
    'rate',
    form(
      "\\b(?:need|needs|needed|have to|has to|must|required?|requires)\\b(?: [a-z'-]+){0,6}? {figure:r}(?:..2 (?:over|in|for|during)(?: the)?(?: next| coming| remaining| last| final)? {span:s})?",
    ),
  ],
  [
    'short',
    form(
      '{figure:p} (?:short of|below|shy of) (?:the|its|their|that) (?:[a-z]+ )?(?:promised|target|goal|pledge|number|figure)',
    ),
  ],
];

/** How many sentences apart figures of one sum may stand, and of their goal. */
const NEAR = 6;
const WITHIN = 20;
/** How many figures of one role are looked at, those nearest first. */
const MOST = 4;

/** A text with more such figures is no article. */
const MOST_CUED = 400;

/** What does not follow from goals, in all lines of a text. */
export function goalsIn(lines: readonly Line[]): Contradiction[] {
  // Few texts have a goal, and fewer what is left of it: the rest is not looked for without them.
  const goals = lines.flatMap((line) => cuedIn(line, ['goal']));
  if (goals.length === 0) return [];
  const open = lines.flatMap((line) => cuedIn(line, ['left', 'rate', 'short']));
  const done = open.length === 0 ? [] : lines.flatMap((line) => cuedIn(line, ['done']));
  if (done.length === 0) return [];
  return open.slice(0, MOST_CUED).flatMap((one) => {
    const pairs = nearest(one, done, NEAR).flatMap((did) =>
      nearest(did, goals, WITHIN)
        .filter((goal) => bound([goal, did, one]))
        .map((goal) => [goal, did] as const),
    );
    if (one.role === 'left') return leftOf(one, pairs, open);
    if (one.role === 'short') return shortOf(one, pairs);
    return one.role === 'rate' && one.span !== undefined ? rateOf(one, pairs) : [];
  });
}

/** The figures of a line that have one of these roles. */
function cuedIn(line: Line, roles: readonly Role[]): Cued[] {
  const found = new Map<Figure, Cued>();
  for (const [role, pattern] of CUES.filter(([one]) => roles.includes(one)))
    for (const { figures } of matchesOf(line, pattern)) {
      const { figure, span } = figures;
      if (figure !== undefined && !found.has(figure))
        found.set(figure, { figure, line, role, ...(span === undefined ? {} : { span }) });
    }
  return [...found.values()];
}

function nearest(to: Cued, among: readonly Cued[], most: number): Cued[] {
  const far = ({ figure }: Cued) => Math.abs(figure.sentence - to.figure.sentence);
  // Both are in the order of the text, so that a window of it is enough.
  const from = lowerBound(among, to.figure.sentence - most);
  const window: Cued[] = [];
  for (let i = from; i < among.length && window.length < 2 * MOST; i += 1) {
    const one = among[i];
    if (one === undefined || one.figure.sentence > to.figure.sentence + most) break;
    window.push(one);
  }
  return window.sort((a, b) => far(a) - far(b)).slice(0, MOST);
}

function lowerBound(among: readonly Cued[], sentence: number): number {
  let [low, high] = [0, among.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((among[middle]?.figure.sentence ?? 0) < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the words bind the figures of a goal: one speaker, what is counted, and no two dates. */
function bound(all: readonly Cued[]): boolean {
  const figures = all.map(({ figure }) => figure);
  if (new Set(figures).size < figures.length) return false;
  if (figures.some(({ hedge }) => hedge !== 'bare')) return false;
  const [goal, ...others] = figures;
  // A goal is the number that was promised, whoever names it; what came of it is of one speaker.
  if (!ofOneVoice(others)) return false;
  if (goal === undefined || !others.every((one) => one.sort === 'p' || countsSame(goal, one))) return false;
  if (compare(goal.amount, others[0]?.amount ?? goal.amount) <= 0) return false;
  const [, ...dated] = all.map(({ line }) => line.dates).filter((dates, i) => i === 0 || dates.length > 0);
  return dated.every((dates) => dates.every((at) => dated[0]?.includes(at)));
}

/** Whether what is counted is the same as far as it is said: "officers" and "new police officers". */
function countsSame(a: Figure, b: Figure): boolean {
  if (a.counted === '' || b.counted === '') return true;
  const of = new Set(nounsOf(a));
  return nounsOf(b).some((word) => of.has(word));
}

const nounsOf = ({ text }: Figure) =>
  (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).map((word) => word.replace(/s$/, ''));

type Pair = readonly [goal: Cued, done: Cued];

function equationOf([goal, done]: Pair, stated: Figure, ways: Equation['ways']): Equation {
  return { from: [goal.figure, done.figure], stated, ways, targets: new Set([goal.figure]) };
}

const LEFT: Equation['ways'] = [
  {
    of: ([goal, done]) => (goal === undefined || done === undefined ? undefined : less(goal, done)),
    told: ([goal = '', done = ''], result) => `${goal} − ${done} leaves ${result}`,
  },
];

function leftOf(one: Cued, pairs: readonly Pair[], cued: readonly Cued[]): Contradiction[] {
  const equations = pairs.map((pair) => ({
    ...equationOf(pair, one.figure, LEFT),
    onlySlips: true as const,
  }));
  if (equations.length === 0 || equations.some(follows)) return [];
  for (const [i, equation] of equations.entries()) {
    const told = toldOf(equation);
    const pair = pairs[i];
    if (told === undefined || pair === undefined || !isFarApart(equation, told)) continue;
    return [told, ...rateOfLeft(one, pair, cued)];
  }
  return [];
}

/** Whether a slip is told by many digits: any two exchanged ones, and one other only where that is no chance. */
function isFarApart({ from, stated }: Equation, { guess }: Contradiction): boolean {
  const [goal, done] = from;
  if (goal === undefined || done === undefined) return false;
  const steps = stepsApart(goal.amount.sub(done.amount), stated.amount, [done, stated]);
  return (
    compare(stated.amount, HUNDRED) >= 0 && compare(steps, rational(guess === EXCHANGED ? 9n : 100n)) >= 0
  );
}

/** A rate that whole months make of what is said to be left, and that none make of what is left. */
function rateOfLeft(left: Cued, [goal, done]: Pair, cued: readonly Cued[]): Contradiction[] {
  return nearest(
    left,
    cued.filter(({ role }) => role === 'rate'),
    NEAR,
  ).flatMap(({ figure: rate }) => {
    if (!ofOneVoice([rate, left.figure]) || !countsSame(left.figure, rate) || rate.hedge !== 'bare')
      return [];
    const months = wholeTimes(left.figure.meant, rate);
    const actual = goal.figure.amount.sub(done.figure.amount);
    if (months === undefined || wholeTimes(closed(actual, actual), rate) !== undefined) return [];
    const due = actual.div(rational(months));
    const equation: Equation = {
      from: [goal.figure, done.figure],
      stated: rate,
      ways: [
        {
          of: () => closed(due, due),
          told: ([a = '', b = ''], result) =>
            `${inWords(left.figure)} is ${inWords(rate)} × ${months}, but ${a} − ${b} over ${months} is ${result} a ${rate.per}`,
        },
      ],
    };
    const told = toldOf(equation);
    return told === undefined ? [] : [told];
  });
}

/** For how many whole months a rate makes an amount; undefined for none. */
function wholeTimes(amount: Figure['meant'], rate: Figure): number | undefined {
  for (let n = 1; n <= 36; n += 1) {
    const each = over(amount, closed(rational(n), rational(n)));
    if (each?.lo == null || each.hi === null) return undefined;
    const { lo, hi } = rate.meant;
    if (lo !== null && hi !== null && compare(each.lo, hi) <= 0 && compare(each.hi, lo) >= 0) return n;
  }
  return undefined;
}

function shortOf(one: Cued, pairs: readonly Pair[]): Contradiction[] {
  const inLine = pairs.filter(([, done]) => done.line === one.line);
  if (new Set(inLine.map(([goal]) => goal.figure.amount.toFraction())).size !== 1) return [];
  const equations = inLine.map((pair) =>
    equationOf(pair, one.figure, [
      {
        of: ([a, b]) => (a === undefined || b === undefined ? undefined : percent(apart(a, b), a)),
        told: ([a = '', b = ''], result) => `${b} is ${result} short of ${a}`,
      },
      {
        of: ([a, b]) => (a === undefined || b === undefined ? undefined : percent(apart(a, b), b)),
        told: ([a = '', b = ''], result) => `${a} is ${result} more than ${b}`,
      },
    ]),
  );
  return equations.some(follows) ? [] : equations.slice(0, 1).flatMap((equation) => toldOf(equation) ?? []);
}

/** "that rate would have to increase to 25 per month over the next 15 months", of a goal in the same sentence. */
function rateOf({ figure: rate, line, span }: Cued, pairs: readonly Pair[]): Contradiction[] {
  if (span === undefined || span.unit.replace(/s$/, '') !== rate.per) return [];
  const n = roughly(span.value);
  const here = pairs.filter(([goal]) => goal.line === line);
  if (new Set(here.map(([, done]) => done.figure.amount.toFraction())).size !== 1) return [];
  const equations = here.map((pair) =>
    equationOf(pair, rate, [
      {
        of: ([a, b]) => (a === undefined || b === undefined ? undefined : over(apart(a, b), n)),
        told: ([a = '', b = ''], result) => `${a} − ${b} over ${inWords(span)} is ${result} a ${rate.per}`,
      },
    ]),
  );
  return equations.some(follows) ? [] : equations.slice(0, 1).flatMap((equation) => toldOf(equation) ?? []);
}

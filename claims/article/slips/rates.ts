/** The same amount by the year and by the month, and an amount over a time with what it is each month or year. */
import { closed, type Interval } from '../../exact/interval.ts';
import { rational } from '../../exact/number.ts';
import { type Equation, roughly } from './equation.ts';
import type { Figure, Line } from './figures.ts';
import { form, matchesOf, onlyAmount } from './grammar.ts';
import { over, times } from './spans.ts';

const SAME_AS =
  '(?:or|that is|that’s|which is|equal to|equivalent to|the equivalent of|working out at|which works out at|an average of|averaging|equating to)(?: about| around| roughly| some| an average of)?';

/** How many of one stretch of time there are in another, by any reckoning: working days, terms and ten
 * payments a year too. */
const IN: Readonly<Record<string, readonly [number, number]>> = {
  'year month': [10, 12],
  'year quarter': [4, 4],
  'year week': [30, 53],
  'year day': [150, 366],
  'month week': [4, 5],
  'month day': [19, 31],
  'week day': [5, 7],
  'day hour': [7, 24],
};

const TWO_RATES = form(`{a:r}BREAK \\(?${SAME_AS} {b:r}`);
/** £5bn over five years, or £1bn a year */
const SPREAD = form(
  `{amount:nm}..6(?: (?:over|in|during|across|for|within|spread over)(?: the)?(?: next| past| last| coming| first)?)? {span:s}BREAK \\(?${SAME_AS} {rate:r}`,
);
/** short by 1,300 officers, meaning it needed 450 a month over three months */
const NEEDED = form(
  '(?:short by|short of|remaining|left|shortfall of|need(?:s|ed)?) (?:an? |the |its target by )?{amount:nm}..6BREAK (?:meaning|so|which means|and so|requiring)..6 {rate:r}..3 (?:over|in|for|during)(?: the)?(?: next| coming| remaining| last| final)? {span:s}',
);

/** The equations of rates in one line. */
export function ratesIn(line: Line, before: Line | undefined): Equation[] {
  if (!line.figures.some(({ sort }) => sort === 'r')) return [];
  return [
    ...spreadAcross(line, before),
    ...perThing(line, before),
    ...matchesOf(line, TWO_RATES).flatMap(({ figures: { a, b } }) => twoRates(a, b)),
    ...[SPREAD, NEEDED]
      .flatMap((pattern) => matchesOf(line, pattern))
      .flatMap(({ figures: { amount, span, rate } }) => spread(amount, span, rate)),
  ];
}

/** Words by which a rate is said to be what the amounts before it come to. */
const COMES_TO =
  /(?:\b(?:average of|averaging|or|that is|that's|which is|that was|which was|works out at|working out at|equal to|equivalent to)| -|\()(?: (?:about|around|roughly|some|just|only|nearly|almost))* ?$/;
const OTHER_THINGS =
  /\b(?:previous|compared|than|record|usual|usually|elsewhere|national(?:ly)?|other|each of)\b/;

/**
 * "29,437 people came in 602 boats, an average of 49 people per boat": of the one amount of each before it, in the same
 * sentence or the one before.
 */
function perThing(line: Line, before: Line | undefined): Equation[] {
  const rates = line.figures.filter(({ sort, per }) => sort === 'r' && per !== '' && !IN_TIMES.test(per));
  const [rate] = rates;
  if (rate === undefined) return [];
  const said = line.words.slice(0, line.words.indexOf(`<r${line.figures.indexOf(rate)}>`));
  if (!COMES_TO.test(said) || OTHER_THINGS.test(said)) return [];
  const noun = nounOf(rate);
  const isOf = (one: Figure) => nounOf(one) === noun || nounOf(one) === rate.per;
  const own = line.figures.filter((one) => one.start < rate.start && isOf(one));
  const among = own.length > 0 ? own : (before?.figures.filter(isOf) ?? []);
  const [all, things, ...more] = among.toSorted(
    (a, b) => Number(nounOf(a) !== noun) - Number(nounOf(b) !== noun),
  );
  if (all === undefined || things === undefined || more.length > 0 || noun === '') return [];
  if (nounOf(all) !== noun || nounOf(things) !== rate.per || noun === rate.per) return [];
  const told = ([a = '', b = '']: readonly string[], result: string) =>
    `${a} in ${b} is ${result} per ${rate.per}`;
  const of = ([a, b]: readonly Interval[]) => (a === undefined || b === undefined ? undefined : over(a, b));
  return [{ from: [all, things], stated: rate, ways: [{ of, told }], onlySlips: true }];
}

const nounOf = ({ counted }: Figure): string => counted.split(' ').at(-1) ?? '';

const IN_TIMES = /^(?:second|minute|hour|day|week|month|quarter|year|decade)$/;

/** "That is £1.9bn a year", of the one amount and the one time of the sentence before. */
const ACROSS = form(
  `^(?:that|this|it) (?:is|was|means|comes to|works out at|amounts to)(?: an average of)? {rate:r}`,
);

function spreadAcross(line: Line, before: Line | undefined): Equation[] {
  const spans = before?.figures.filter(({ sort }) => sort === 's') ?? [];
  if (spans.length !== 1) return [];
  return matchesOf(line, ACROSS).flatMap(({ figures: { rate } }) =>
    spread(onlyAmount(before), spans[0], rate),
  );
}

function twoRates(a?: Figure, b?: Figure): Equation[] {
  if (a === undefined || b === undefined) return [];
  if (a.counted !== '' && b.counted !== '' && a.counted !== b.counted) return [];
  const [down, up] = [IN[`${a.per} ${b.per}`], IN[`${b.per} ${a.per}`]];
  const known = down ?? up;
  if (known === undefined) return [];
  const count = closed(rational(known[0]), rational(known[1]));
  const told = ([first = '']: readonly string[], result: string) =>
    `${first} a ${a.per} is ${result} a ${b.per}`;
  const of = ([span]: readonly Interval[]) =>
    span === undefined ? undefined : down === undefined ? times(span, count) : over(span, count);
  return [{ from: [a], stated: b, ways: [{ of, told }] }];
}

const UNIT_OF_SPAN: Readonly<Record<string, string>> = {
  years: 'year',
  months: 'month',
  weeks: 'week',
  days: 'day',
  hours: 'hour',
  quarters: 'quarter',
};

function spread(amount?: Figure, span?: Figure, rate?: Figure): Equation[] {
  if (amount === undefined || span === undefined || rate === undefined) return [];
  const unit = UNIT_OF_SPAN[span.unit] ?? UNIT_OF_SPAN[`${span.unit}s`];
  if (unit === undefined) return [];
  if (amount.counted !== '' && rate.counted !== '' && amount.counted !== rate.counted) return [];
  const n = timeIn(span, unit, rate.per);
  if (n === undefined) return [];
  return [
    {
      from: [amount, span],
      stated: rate,
      ways: [
        {
          of: ([a]) => (a === undefined ? undefined : over(a, n)),
          told: ([a = '', time = ''], result) => `${a} over ${time} is ${result} a ${rate.per}`,
        },
      ],
    },
  ];
}

/** How many of a stretch of time a span is, half of one more or less, since nobody says whether both ends count. */
function timeIn(span: Figure, unit: string, per: string): Interval | undefined {
  const n = roughly(span.value);
  if (unit === per) return n;
  const [down, up] = [IN[`${unit} ${per}`], IN[`${per} ${unit}`]];
  if (down !== undefined) return times(n, closed(rational(down[0]), rational(down[1])));
  return up === undefined ? undefined : over(n, closed(rational(up[0]), rational(up[1])));
}

/** Warnings if the figures of one formula are for times that do not fit together: a day and a year, a month twice. */

import { textOption } from '../engine/inputs.ts';
import type { Series } from '../evidence/series.ts';
import { type Moment, moment, monthsBetween } from '../exact/calendar.ts';
import { compare, type Rational, rational } from '../exact/number.ts';
import { inputsOf } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import { momentName } from '../words/dates.ts';
import { sentence } from '../words/text.ts';
import { type Checked, fieldOf, nameOf, pairsOf } from './draft-context.ts';
import type { Warning } from './messages.ts';

/** A figure with its time, of today's verdict, or of the verdict of the day if today's has none. */
interface Timed {
  input: string;
  series: string | undefined;
  at: Moment;
}

/** Whatever deserves another look in the times of a draft's figures. */
export function timesApart(checked: Checked): Warning[] {
  const { said, now } = checked.verdicts;
  const timed = (now.evidence.length > 0 ? now : said).evidence.flatMap(({ input, series, at }): Timed[] =>
    at === undefined ? [] : [{ input, series, at: moment(at) }],
  );
  const pairs = pairsOf(checked, 'change', 'comparison', 'quotient', 'shortfall').flatMap(([a, b]) => {
    const [one, other] = [timed.find((t) => t.input === a), timed.find((t) => t.input === b)];
    return one === undefined || other === undefined ? [] : [{ one, other }];
  });
  return [
    ...pairs.flatMap(({ one, other }) => ofOtherLengths(checked, one, other)),
    ...partsTogether(checked, timed),
    ...rivalsOfOtherLengths(checked, timed),
    ...outOfPeriod(checked, timed),
    ...pricesOfOtherTimes(checked, timed),
    ...pastDeadline(checked),
  ];
}

/** Months differ in length by a tenth, so lengths up to this ratio apart count as equal. */
const APART = rational(6n, 5n);

/** How many months a moment lasts; a day lasts none. */
function lengthOf({ start, end }: Moment): Rational {
  return monthsBetween(start, end);
}

/** Whether two moments last equally long, give or take the lengths of months and years. */
function isOfOneLength(a: Moment, b: Moment): boolean {
  const isDay = (m: Moment) => m.start === m.end;
  if (isDay(a) || isDay(b)) return isDay(a) === isDay(b);
  const [x, y] = [lengthOf(a), lengthOf(b)];
  const [less, more] = compare(x, y) < 0 ? [x, y] : [y, x];
  return compare(more, less.mul(APART)) <= 0;
}

function ofOtherLengths(checked: Checked, one: Timed, other: Timed): Warning[] {
  if (isOfOneLength(one.at, other.at)) return [];
  return [
    {
      field: fieldOf(checked, other.input, 'at'),
      message: `The figures are for times of different length: ${nameOf(checked, one.input)} for ${momentName(one.at.text)}, ${nameOf(checked, other.input)} for ${momentName(other.at.text)}. Check whether they can be set against each other.`,
    },
  ];
}

/** Parts of a list that overlap although they are added up, which counts something twice, or that last for different times. */
function partsTogether(checked: Checked, timed: readonly Timed[]): Warning[] {
  const lists = kindNamed(checked.claim.kind)?.inputs.filter(({ takes }) => takes === 'figures') ?? [];
  return lists.flatMap((list) => {
    const parts = timed.filter(({ input }) => input.startsWith(`${list.name}.`));
    return parts.flatMap((part, i) => {
      const twice = list.addsUp === true ? parts.slice(0, i).find((one) => overlaps(one, part)) : undefined;
      if (twice !== undefined) return [countedTwice(checked, part, twice)];
      const [first] = parts;
      return first === undefined || i === 0 ? [] : ofOtherLengths(checked, first, part);
    });
  });
}

/** Whether two figures of one series are for times that have a day in common. One figure given twice is refused. */
function overlaps(one: Timed, other: Timed): boolean {
  return (
    one.series !== undefined &&
    one.series === other.series &&
    one.at.text !== other.at.text &&
    one.at.start <= other.at.end &&
    other.at.start <= one.at.end
  );
}

function countedTwice(checked: Checked, part: Timed, twice: Timed): Warning {
  return {
    field: fieldOf(checked, part.input, 'at'),
    message: `${momentName(part.at.text)} in ${nameOf(checked, part.input)} overlaps with ${momentName(twice.at.text)} in ${nameOf(checked, twice.input)}, of the same series: something is counted twice.`,
  };
}

/** The figure that is tested, with its time: of the first input that is not what it is set against. */
function testedFigure({ claim }: Checked, timed: readonly Timed[]): Timed | undefined {
  const tested = inputsOf(claim).find(({ spec }) => spec.role !== 'rivals')?.name;
  return timed.find(({ input }) => input === tested);
}

/** Figures among the rivals for longer or shorter times than the figure that is called the highest or lowest. */
function rivalsOfOtherLengths(checked: Checked, timed: readonly Timed[]): Warning[] {
  const rivals = kindNamed(checked.claim.kind)?.inputs.find(({ role }) => role === 'rivals')?.name;
  if (rivals === undefined) return [];
  const value = testedFigure(checked, timed);
  const given = checked.inputs.get(rivals);
  const id = typeof given === 'string' ? given : value?.series;
  const series: Series | undefined = id === undefined ? undefined : checked.seriesOf(id);
  const other = series?.observations.find(
    ({ at, status }) => status !== 'forecast' && value !== undefined && !isOfOneLength(moment(at), value.at),
  );
  if (value === undefined || other === undefined) return [];
  return [
    {
      field: fieldOf(checked, rivals, 'series'),
      message: `The series has figures for times of different length: ${momentName(value.at.text)}, and ${momentName(other.at)}. They are set against each other; a series of one length of time would be fairer.`,
    },
  ];
}

/** "The highest in 2010", of a figure for another year. */
function outOfPeriod(checked: Checked, timed: readonly Timed[]): Warning[] {
  const within = textOption(checked.claim.options, 'within');
  const value = testedFigure(checked, timed);
  if (within === undefined || value === undefined) return [];
  const period = moment(within);
  if (period.start <= value.at.start && value.at.end <= period.end) return [];
  return [
    {
      field: 'options.within',
      message: `The figure is for ${momentName(value.at.text)}, and does not lie in ${momentName(within)}, within which it is compared.`,
    },
  ];
}

/** Prices from other times than the figures that they deflate. */
function pricesOfOtherTimes(checked: Checked, timed: readonly Timed[]): Warning[] {
  return pairsOf(checked, 'deflation').flatMap(([figure, prices]): Warning[] => {
    const [own, other] = [timed.find((t) => t.input === figure), timed.find((t) => t.input === prices)];
    if (own === undefined || other === undefined) return [];
    if (
      own.at.start.slice(0, 4) <= other.at.end.slice(0, 4) &&
      other.at.start.slice(0, 4) <= own.at.end.slice(0, 4)
    )
      return [];
    return [
      {
        field: fieldOf(checked, prices, 'at'),
        message: `${sentence(nameOf(checked, prices))} are for ${momentName(other.at.text)}, and ${nameOf(checked, figure)} is for ${momentName(own.at.text)}: another year.`,
      },
    ];
  });
}

/** A deadline that had passed when the words were said. */
function pastDeadline(checked: Checked): Warning[] {
  const deadline = textOption(checked.claim.options, 'deadline');
  const { saidOn } = checked.claim;
  if (deadline === undefined || deadline >= saidOn) return [];
  return [
    {
      field: 'options.deadline',
      message: `The deadline, ${momentName(deadline)}, had passed when the claim was made, on ${momentName(saidOn)}.`,
    },
  ];
}

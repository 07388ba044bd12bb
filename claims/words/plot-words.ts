/** What stands on the plot of a claim, and what it is described as to those who do not see it. */
import { compare, type Rational } from '../exact/number.ts';
import type { Plot, PlotBar, PlotPoint, PlotWay } from '../verdict/plot-shape.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { ringLabels } from './chart-labels.ts';
import { figureClaimed } from './clauses.ts';
import { dateInWords, momentName, shortDate } from './dates.ts';
import { amount } from './numbers.ts';
import { listInWords } from './text.ts';

/** The words of a plot. */
export interface PlotWords {
  /** What is drawn: "Police officers, England and Wales". */
  title: string;
  /** The same with what the figures are, for those who do not see them. */
  description: string;
  /** "said 25 Jan 2023". */
  said?: string;
  /** "claimed: nearly 450 officers"; absent if the words claim no figure. */
  claimed?: string;
  /** What the evidence gives in the claimed unit: "the evidence: −1.2%". */
  computed?: string;
  deadline?: string;
  target?: string;
  /** "needed: 1,082 a month"; "at the pace of the last 6 months: 18,234"; "20,951 by 31 March 2023". */
  required?: string;
  kept?: string;
  outcome?: string;
  level?: string;
  /** A value in the unit of the plot. */
  value(q: Rational): string;
  /** What is special about a figure, for a table: "provisional", "foretold". */
  notes(point: PlotPoint): string[];
  /** What a bar is called. */
  bar(bar: PlotBar): string;
}

/** How many decimals of a published figure are shown at most; what was worked out is told as verdicts tell it. */
const PUBLISHED = 6;

/** The words of a plot, with those of the verdict whose rings it draws. */
export function plotWords(plot: Plot, verdict: Pick<Verdict, 'claimed' | 'computed'>): PlotWords {
  const isPublished = plot.subject.of === 'series' || plot.subject.of === 'figures';
  const value = (q: Rational) => amount(q, plot.unit, isPublished ? PUBLISHED : {});
  const title = titleOf(plot);
  const { claimed, computed } = verdict;
  return {
    title,
    description: `${title}. ${figuresOf(plot, value)}${wayDescribed(plot, value)}`,
    ...(plot.said === undefined ? {} : { said: `said ${shortDate(plot.said)}` }),
    ...(claimed === undefined ? {} : { claimed: `claimed: ${figureClaimed(claimed)}` }),
    ...(claimed === undefined || computed === undefined
      ? {}
      : { computed: ringLabels(claimed, computed).computed }),
    ...(plot.way === undefined ? {} : wayInWords(plot.way, plot.unit, value)),
    ...(plot.level === undefined ? {} : { level: levelInWords(plot.level, value) }),
    value,
    notes: (point) => notesOf(plot, point, value),
    bar: barInWords,
  };
}

function titleOf({ subject }: Plot): string {
  switch (subject.of) {
    case 'series':
      return listInWords([...subject.titles]);
    case 'real':
      return `${subject.title}, in the prices of ${momentName(subject.pricesOf)}`;
    case 'result':
      return `${subject.kind}: ${listInWords([...subject.titles])}`;
    case 'figures':
      return subject.kind;
  }
}

function figuresOf({ lines, bars }: Plot, value: (q: Rational) => string): string {
  if (bars.length > 0)
    return `${bars
      .slice(0, 7)
      .map((bar) => `${barInWords(bar)}: ${value(bar.value)}`)
      .join('; ')}.`;
  return lines
    .map(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      const lead = name === '' ? '' : `${name}: `;
      if (first === undefined || last === undefined)
        return `${lead}${lead === '' ? 'No' : 'no'} figure was known.`;
      const one = (p: PlotPoint) => `${value(p.value)} (${momentName(p.at)})`;
      return points.length === 1
        ? `${lead}${lead === '' ? 'One' : 'one'} figure: ${one(first)}.`
        : `${lead}${points.length} figures, from ${one(first)} to ${one(last)}.`;
    })
    .join(' ');
}

function wayDescribed({ way }: Plot, value: (q: Rational) => string): string {
  if (way === undefined) return '';
  const by = way.deadline === undefined ? '' : ` by ${dateInWords(way.deadline)}`;
  return ` The target is ${value(way.target)}${by}.`;
}

function wayInWords(
  { target, deadline, required, kept, outcome }: PlotWay,
  unit: string,
  value: (q: Rational) => string,
): Partial<PlotWords> {
  const short = (q: Rational) => amount(q, isPlainUnit(unit) ? undefined : unit);
  return {
    target: `target ${value(target)}`,
    ...(deadline === undefined ? {} : { deadline: `deadline ${shortDate(deadline)}` }),
    ...(required === undefined
      ? {}
      : {
          // A step of the programme's own schedule is named; the target has a label of its own.
          required: `needed${compare(required.to.value, target) === 0 ? '' : ` for ${short(required.to.value)}`}: ${short(required.rate)} a month`,
        }),
    ...(kept === undefined ? {} : { kept: `${kept.months} months’ pace: ${short(kept.to.value)}` }),
    ...(outcome === undefined ? {} : { outcome: `${short(outcome.value)} on ${shortDate(outcome.date)}` }),
  };
}

/** Whether a unit is a noun, which the target beside it says already. */
const isPlainUnit = (unit: string) => /^[a-z]/.test(unit);

function levelInWords(
  { value: q, is, name }: NonNullable<Plot['level']>,
  value: (q: Rational) => string,
): string {
  switch (is) {
    case 'record':
      return value(q);
    case 'line':
      return `the line: ${value(q)}`;
    case 'average':
      return `the average: ${value(q)}`;
    case 'second':
      return name === undefined ? `set against ${value(q)}` : `${name}: ${value(q)}`;
  }
}

function barInWords({ name, at, place, isResult }: PlotBar): string {
  const lead = isResult ? 'Together' : name;
  const told = at === undefined ? lead : `${lead}, ${momentName(at)}`;
  return place === undefined ? told : `${place}. ${told}`;
}

function notesOf({ said }: Plot, point: PlotPoint, value: (q: Rational) => string): string[] {
  return [
    ...(point.isForecast ? ['foretold'] : []),
    ...(point.isProvisional ? ['provisional'] : []),
    ...(point.before === undefined || said === undefined
      ? []
      : [`${value(point.before)} on ${shortDate(said)}`]),
    ...(point.isLater && point.publishedOn !== undefined
      ? [`published ${shortDate(point.publishedOn)}`]
      : []),
  ];
}

/** What stands on the plot of a claim, and what it is described as to those who do not see it. */
import { compare, parseExact, type Rational } from '../exact/number.ts';
import type { Plot, PlotBar, PlotOther, PlotPoint, PlotSubject, PlotWay } from '../verdict/plot-shape.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { claimedChange, figureClaimed } from './clauses.ts';
import { dateInWords, momentName, shortDate } from './dates.ts';
import { amount, monthsInWords, PUBLISHED_PLACES, separated, withUnit } from './numbers.ts';
import { listInWords } from './text.ts';
import { isCounted } from './units.ts';

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
  deadline?: string;
  target?: string;
  /** "needed: 1,082 a month"; "at the pace of the last 6 months: 18,234"; "20,951 by 31 March 2023". */
  required?: string;
  kept?: string;
  outcome?: string;
  /** "6,000 by 31 Mar 2021": the steps of the programme's own schedule, in order. */
  milestones?: readonly string[];
  level?: string;
  /** A value in the unit of the plot. */
  value(q: Rational): string;
  /** What stands beside a figure: its value, or both where it was revised since the words. */
  label(point: PlotPoint): string;
  /** What is special about a figure, for a table: "provisional", "foretold". */
  notes(point: PlotPoint): string[];
  /** What a bar is called. */
  bar(bar: PlotBar): string;
}

/** The words of a plot, with those of the verdict whose rings it draws. */
export function plotWords(plot: Plot, verdict: Pick<Verdict, 'claimed'>): PlotWords {
  const isPublished = plot.subject.of === 'series' || plot.subject.of === 'figures';
  const value = (q: Rational) => amount(q, plot.unit, isPublished ? PUBLISHED_PLACES : {});
  const title = subjectInWords(plot.subject);
  const claimed = claimedInWords(plot, verdict.claimed);
  return {
    title,
    description: `${title}. ${figuresOf(plot, value)}${wayDescribed(plot, value)}`,
    ...(plot.said === undefined ? {} : { said: `said ${shortDate(plot.said)}` }),
    ...(claimed === undefined ? {} : { claimed }),
    ...(plot.way === undefined ? {} : wayInWords(plot.way, plot.unit, value)),
    ...(plot.level === undefined ? {} : { level: levelInWords(plot.level, value) }),
    value,
    label: (point) =>
      point.before === undefined ? value(point.value) : `${value(point.before)}, now ${value(point.value)}`,
    notes: (point) => notesOf(plot, point, value),
    bar: barInWords,
  };
}

/** What a drawing is of, in a few words. */
export function subjectInWords(subject: PlotSubject): string {
  switch (subject.of) {
    case 'series':
      return listInWords([...subject.titles]);
    case 'real':
      return `${subject.title}, in the prices of ${momentName(subject.pricesOf)}`;
    case 'change':
      return `${subject.title}: change${subject.since === undefined ? '' : ` since ${momentName(subject.since)}`}`;
    case 'rate':
      return `${subject.title}: average ${subject.isFall ? 'fall' : 'rate'} ${
        'months' in subject.over
          ? `over ${monthsInWords(parseExact(subject.over.months))} each`
          : `since ${momentName(subject.over.since)}`
      }`;
    case 'difference':
      return `${subject.first}, less ${otherInWords(subject.less)}`;
    case 'total':
      return `${subject.title}, added up from ${dateInWords(subject.from)}`;
    case 'result':
      return `${subject.kind}: ${listInWords([...subject.titles])}${subject.against === undefined ? '' : `, against ${otherInWords(subject.against)}`}`;
    case 'figures':
      return subject.kind;
  }
}

function otherInWords(other: PlotOther): string {
  if ('title' in other) return other.title;
  return 'at' in other
    ? `the figure of ${momentName(other.at)}`
    : amount(other.value, other.unit, PUBLISHED_PLACES);
}

/** What words say that name no figure: "said: fewer", "said: the highest". */
function relationInWords(relation: string, unit: string): string {
  const fewer = isCounted(unit) ? 'fewer' : 'less';
  const words: Readonly<Record<string, string>> = {
    more: 'more',
    fewer,
    'not-more': 'no more',
    'not-fewer': `no ${fewer}`,
    highest: 'the highest',
    lowest: 'the lowest',
    'as-many': isCounted(unit) ? 'as many' : 'as much',
  };
  return `said: ${words[relation] ?? relation}`;
}

/** The claimed figure of a chart: "claimed: nearly 450 officers", "claimed: a fall of 29 officers". */
export function claimedInWords(
  { moves, relation, unit }: Pick<Plot, 'moves' | 'relation' | 'unit'>,
  claimed: Verdict['claimed'],
): string | undefined {
  if (claimed === undefined) return relation === undefined ? undefined : relationInWords(relation, unit);
  if (moves === undefined) return `claimed: ${figureClaimed(claimed)}`;
  return `claimed: ${claimedChange(claimed, (value) => withUnit(separated(value), claimed.unit), moves)}`;
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
  { target, deadline, milestones, required, kept, outcome }: PlotWay,
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
    ...(milestones === undefined
      ? {}
      : { milestones: milestones.map((step) => `step: ${short(step.value)} by ${shortDate(step.by)}`) }),
    ...(outcome === undefined ? {} : { outcome: `${short(outcome.value)} on ${shortDate(outcome.date)}` }),
  };
}

/** Whether a unit is a noun, which the target beside it says already. */
const isPlainUnit = (unit: string) => /^[a-z]/.test(unit);

function levelInWords({ value: q, is }: NonNullable<Plot['level']>, value: (q: Rational) => string): string {
  switch (is) {
    case 'record':
      return value(q);
    case 'line':
      return `the line: ${value(q)}`;
    case 'average':
      return `the average: ${value(q)}`;
  }
}

function barInWords({ name, at, place, isResult }: PlotBar): string {
  const lead = isResult ? 'Together' : name;
  const told = at === undefined ? lead : `${lead}, ${momentName(at)}`;
  return place === undefined ? told : `${place}. ${told}`;
}

function notesOf({ said, behind }: Plot, point: PlotPoint, value: (q: Rational) => string): string[] {
  return [
    ...(point.figure === undefined ? [] : [amount(point.figure, behind, PUBLISHED_PLACES)]),
    ...(point.isForecast ? ['foretold'] : []),
    ...(point.isProvisional ? ['provisional'] : []),
    ...(point.before === undefined || said === undefined
      ? []
      : [`${value(point.before)} on ${shortDate(said)}`]),
    ...(point.isLater && point.publishedOn !== undefined
      ? [`published ${shortDate(point.publishedOn)}`]
      : []),
    ...(point.beforeRevision === undefined
      ? []
      : [`not revised with those before it on ${shortDate(point.beforeRevision)}`]),
  ];
}

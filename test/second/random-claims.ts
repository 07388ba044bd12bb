/** Random inputs and options for each kind; the claimed figure comes after, near what they give. */
import type { Input, Inputs, Options, Series } from './bundle.ts';
import {
  type Chance,
  COUNTED,
  inline,
  percent,
  plain,
  prices,
  type Rhythm,
  rhythm,
  SUBJECTS,
  type Subject,
  seriesOf,
  sizeIn,
} from './random-parts.ts';
import { dateOf, dateText, dayNumber, moment } from './time.ts';

/** A claim without its words: inputs, options, series, and the units in which it may be claimed. */
export interface Draft {
  kind: string;
  inputs: Inputs;
  options?: Options;
  series: Series[];
  /** Units for the claimed figure; none where the kind has none. */
  units: string[];
}

const typedUnits = (s: Subject): string[] => s.typed.map(([unit]) => unit);
const points = ['percentage points', 'points'];
const percents = ['%', 'per cent', 'percent'];
const differenceUnits = (s: Subject): string[] => (s.name === 'percent' ? points : typedUnits(s));

class Table {
  readonly series: Series[] = [];
  constructor(readonly c: Chance) {}

  add(subject: Subject, size: number, when: Rhythm, measure?: string): Series {
    const id = `s${this.series.length}`;
    const one = seriesOf(this.c, {
      ...{ id, subject, size, rhythm: when, holes: this.c.maybe(0.3) },
      ...(measure === undefined ? {} : { measure }),
    });
    this.series.push(one);
    return one;
  }

  /** An observation of a series, its latest, or now and then something that is not there. */
  of(series: Series, at?: string): Input {
    const { c } = this;
    const given = at ?? (series.observations.length > 0 ? c.pick(series.observations).at : '2020-01-31');
    const named = c.maybe(0.1) ? 'latest' : c.maybe(0.01) ? '2031-12-31' : given;
    return { series: c.maybe(0.008) ? 'nothing' : series.id, at: named };
  }

  /** A figure of a series of its own, or an inline one. */
  figure(subject: Subject, size: number, when: Rhythm, at?: string): Input {
    const { c } = this;
    if (c.maybe(0.45)) return this.of(this.add(subject, size, when, c.maybe(0.04) ? 'headcount' : undefined));
    return inline(c, subject, size, at ?? (c.maybe(0.6) ? c.pick(when.ats) : undefined));
  }
}

const counted = (c: Chance): Subject => c.pick(COUNTED);
const any = (c: Chance): Subject => c.pick(SUBJECTS);
const other = (c: Chance, s: Subject): Subject => (c.maybe(0.03) ? any(c) : s);
const someRhythm = (c: Chance): Rhythm => rhythm(c, c.whole(2, 24));

/** Two figures of one series, or of two, or inline. */
function twoOf(t: Table, subject: Subject, size: number, sameSeries: number): [Input, Input] {
  const { c } = t;
  if (c.maybe(sameSeries)) {
    const series = t.add(subject, size, c.maybe(0.6) ? rhythm(c, c.whole(5, 26), 'years') : someRhythm(c));
    const ats = series.observations.map((o) => o.at);
    const i = c.whole(0, Math.max(0, ats.length - 2));
    const j = c.maybe(0.9)
      ? c.whole(Math.min(i + 1, ats.length - 1), ats.length - 1)
      : c.whole(0, ats.length - 1);
    return [t.of(series, ats[i]), t.of(series, ats[j])];
  }
  const when = rhythm(c, c.whole(2, 12));
  const a = c.pick(when.ats);
  const b = c.maybe(0.78) ? c.pick(when.ats) : c.pick(someRhythm(c).ats);
  return [t.figure(subject, size, when, a), t.figure(other(c, subject), size, when, b)];
}

const direction = (c: Chance, names: readonly string[]): { direction?: string } =>
  c.maybe(0.7) ? { direction: c.pick(names) } : {};
const PERIOD_WORDS: Record<string, string[]> = {
  day: ['per day', 'a day', 'daily', '/day'],
  week: ['per week', 'a week', 'weekly'],
  month: ['per month', 'a month', 'monthly', '/ month'],
  year: ['per year', 'a year', 'per annum', 'yearly'],
};
const ratesOf = (units: string[], per: string): string[] =>
  units.flatMap((u) => (PERIOD_WORDS[per] ?? [`per ${per}`]).map((p) => `${u} ${p}`));

type Make = (t: Table) => Omit<Draft, 'kind' | 'series'>;

const ratio: Make = (t) => {
  const { c } = t;
  // What is itself per something has no plain way to say what it is per besides.
  const a = c.maybe(0.15) ? percent : counted(c);
  const same = c.maybe(0.4);
  const b = same ? a : c.pick(COUNTED);
  const when = someRhythm(c);
  const inputs: Inputs = {
    a: t.figure(a, sizeIn(c, a), when),
    b: t.figure(b, sizeIn(c, b), when),
  };
  const n = c.maybe(0.5) ? c.pick(['1000', '100000', '1000000']) : undefined;
  if (n !== undefined)
    inputs['perB'] = c.maybe(0.1) ? { value: '100', unit: 'thousand people' } : { value: n };
  if (c.maybe(0.1))
    inputs['perA'] = { value: c.pick(['2', '10']), ...(c.maybe(0.3) ? { at: c.pick(when.ats) } : {}) };
  const byN = { '1000': '1,000 ', '100000': '100,000 ', '1000000': 'million ' }[n ?? ''] ?? '';
  const base = typedUnits(b)[0] ?? '';
  const per = typedUnits(a).flatMap((u) => [
    `${u} per ${byN}${base}`,
    ...(byN === '' ? [] : [`${u} per ${byN}`.trim()]),
  ]);
  return { inputs, units: same || a.name === b.name ? ['times'] : per };
};

const flowRate: Make = (t) => {
  const { c } = t;
  const subject = counted(c);
  const when = rhythm(c, c.whole(2, 8), 'periods');
  const per = c.pick(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
  const every = c.maybe(0.35);
  const periods = when.ats.filter((at) => at.includes('/'));
  const at = periods.length > 0 ? c.pick(periods) : '2020-01-01/2020-12-31';
  const flow = c.maybe(0.5)
    ? t.of(t.add(subject, sizeIn(c, subject), when))
    : inline(c, subject, sizeIn(c, subject), at);
  const units = every ? [per, `${per}s`] : ratesOf(typedUnits(subject), per);
  return { inputs: { flow }, options: { per, ...(every ? { as: 'every' } : {}) }, units };
};

const rates =
  (required: boolean): Make =>
  (t) => {
    const { c } = t;
    const subject = any(c);
    const size = sizeIn(c, subject);
    const per = c.maybe(0.7) ? c.pick(['day', 'month', 'year']) : undefined;
    const units = ratesOf(differenceUnits(subject), per ?? 'month');
    const when = someRhythm(c);
    const dated = () =>
      c.maybe(0.6) ? t.of(t.add(subject, size, when)) : inline(c, subject, size, c.pick(when.ats));
    const options: Options = per === undefined ? {} : { per };
    if (!required) {
      const [from, to] = c.maybe(0.5) ? [dated(), dated()] : twoOf(t, subject, size, 1);
      return { inputs: { from, to }, options: { ...options, ...direction(c, ['rise', 'fall']) }, units };
    }
    const actual = dated();
    const last = moment(actual.at === 'latest' || actual.at === undefined ? '2020-06-30' : actual.at).end;
    const deadline = dateOf(dayNumber(last) + c.whole(-20, 1500));
    return {
      inputs: { target: inline(c, subject, size * 1.3), actual },
      options: { ...options, deadline },
      units,
    };
  };

const sum: Make = (t) => {
  const { c } = t;
  const subject = any(c);
  const size = sizeIn(c, subject);
  const when = someRhythm(c);
  const parts = Array.from({ length: c.whole(2, 5) }, () =>
    t.figure(other(c, subject), size * c.between(0.2, 1), when),
  );
  return { inputs: { parts }, units: typedUnits(subject) };
};

/** A window over a series of observations, now and then one that they do not fill. */
function windowOf(c: Chance, series: Series, tight: boolean): string {
  const ats = series.observations.map((o) => moment(o.at));
  const [a, b] = [c.pick(ats), c.pick(ats)];
  const [first, last] = a.end <= b.end ? [a, b] : [b, a];
  const slack = (most: number) => (tight || c.maybe(0.4) ? 0 : c.whole(0, most));
  const [from, to] = [dateOf(dayNumber(first.start) - slack(400)), dateOf(dayNumber(last.end) + slack(200))];
  return from < to ? `${from}/${to}` : `${from}/${dateOf(dayNumber(to) + 300)}`;
}

const overSeries =
  (total: boolean): Make =>
  (t) => {
    const { c } = t;
    const subject = any(c);
    const series = t.add(
      subject,
      sizeIn(c, subject),
      rhythm(c, c.whole(2, 20), total ? 'periods' : undefined),
    );
    if (series.observations.length === 0)
      return {
        inputs: { series: series.id },
        options: { within: '2020-01-01/2020-12-31' },
        units: typedUnits(subject),
      };
    if (total && c.maybe(0.3)) longerPeriods(c, series);
    const within = windowOf(c, series, total && c.maybe(0.9));
    return { inputs: { series: series.id }, options: { within }, units: typedUnits(subject) };
  };

/** Some periods that run over two of the others, so that a window has several tilings. */
function longerPeriods(c: Chance, series: Series): void {
  const taken = new Set(series.observations.map((o) => o.at));
  for (const [i, o] of [...series.observations].entries()) {
    const next = series.observations[i + 1];
    if (next === undefined || !c.maybe(0.4)) continue;
    const at = `${moment(o.at).start}/${moment(next.at).end}`;
    if (taken.has(at) || moment(o.at).end >= moment(next.at).start) continue;
    taken.add(at);
    series.observations.push({
      at,
      value: plain(Number(o.value) * 2, 5),
      source: 'pub',
      publishedOn: o.publishedOn,
    });
  }
}

const rank: Make = (t) => {
  const { c } = t;
  const subject = any(c);
  const size = sizeIn(c, subject);
  const when = rhythm(c, c.whole(1, 4));
  const at = c.maybe(0.5) ? c.pick(when.ats) : undefined;
  const one = (): Input => (c.maybe(0.2) ? t.of(t.add(subject, size, when)) : inline(c, subject, size, at));
  const among = Array.from({ length: c.whole(2, 9) }, one);
  const value = one();
  const first = among[0];
  if (c.maybe(0.15) && first !== undefined && 'value' in first && 'value' in value) {
    value.value = first.value;
    if (first.unit !== undefined) value.unit = first.unit;
    if (value.precision !== undefined && typeof value.precision === 'object' && 'interval' in value.precision)
      value.precision = 'exact';
  }
  const options: Options = c.maybe(0.6) ? { extreme: c.pick(['highest', 'lowest']) } : {};
  if (c.maybe(0.2)) options.size = String(c.whole(2, 40));
  return { inputs: { value, among }, options, units: ['place', 'places'] };
};

const superlative: Make = (t) => {
  const { c } = t;
  const subject = any(c);
  const series = t.add(
    subject,
    sizeIn(c, subject),
    c.maybe(0.5) ? rhythm(c, c.whole(3, 26), 'years') : someRhythm(c),
  );
  const ats = series.observations.map((o) => o.at);
  const sizes = series.observations.map((o) => Number(o.value));
  const extreme = c.pick(['highest', 'lowest']);
  const best = sizes.indexOf(extreme === 'highest' ? Math.max(...sizes) : Math.min(...sizes));
  const value = t.of(series, c.maybe(0.6) ? ats[best] : undefined);
  const options: Options = c.maybe(0.9) ? { extreme } : {};
  const some = ats.length > 0 ? c.pick(ats) : '2000-12-31';
  const when = c.maybe(0.5)
    ? some
    : `${moment(some).end.slice(0, 4)}-01-01/${moment(some).end.slice(0, 4)}-12-31`;
  const way = c.pick(['since', 'since', 'recordsFrom', 'within', '', '']);
  if (way === 'since') options.since = when;
  if (way === 'recordsFrom') options.recordsFrom = c.maybe(0.2) ? '1960-01-01' : when;
  if (way === 'within' && ats.length > 0) options.within = windowOf(c, series, false);
  return { inputs: { value, ...(c.maybe(0.1) ? { series: series.id } : {}) }, options, units: [] };
};

const streak: Make = (t) => {
  const { c } = t;
  const subject = any(c);
  const series = t.add(subject, sizeIn(c, subject), rhythm(c, c.whole(2, 14)));
  const condition = c.pick(['rise', 'fall', 'above', 'below']);
  const inputs: Inputs = { series: series.id };
  if (c.maybe(0.3) && series.observations.length > 0)
    inputs['until'] = { series: series.id, at: c.pick(series.observations).at };
  if (condition === 'above' || condition === 'below') {
    const like = series.observations.length > 0 ? c.pick(series.observations).value : '1';
    const value = plain(Number(like) * c.pick([0.5, 0.9, 1, 1, 1.1, 2]), 4);
    inputs['line'] = { value, ...(c.maybe(0.8) ? { unit: c.maybe(0.02) ? 'cats' : series.unit } : {}) };
  }
  const units = ['times', 'in a row', 'periods', 'months', 'quarters', 'years', 'weeks', 'days'];
  return { inputs, options: { condition }, units };
};

const goal =
  (promise: boolean): Make =>
  (t) => {
    const { c } = t;
    const subject = any(c);
    const size = sizeIn(c, subject);
    const series = t.add(subject, size, c.maybe(0.7) ? rhythm(c, c.whole(2, 14), 'dates') : someRhythm(c));
    const last = series.observations.length > 0 ? c.pick(series.observations) : undefined;
    const scale = subject.typed.find(([u]) => u === series.unit)?.[1] ?? 1;
    const aim = c.pick([undefined, 'at-least', 'at-most']);
    const around = Number(last?.value ?? '1') * scale * c.pick([0.7, 0.95, 1, 1.05, 1.2, 1.6]);
    const [unit, own] = c.pick(subject.typed);
    const target = { value: plain(around / own, c.whole(1, 4)), ...(c.maybe(0.95) ? { unit } : {}) };
    const end = moment(last?.at ?? '2020-06-30').end;
    const deadline = c.maybe(0.25) ? end : dateOf(dayNumber(end) + c.whole(-100, 900));
    const options: Options = { deadline, ...(aim === undefined ? {} : { aim }) };
    if (promise) {
      if (c.maybe(0.3)) options.baseline = plain((around * c.pick([0.2, 0.8, 1.5])) / own, 3);
      if (c.maybe(0.2)) options.partlyAt = c.pick(['80', '30', '99.5']);
      if (c.maybe(0.03)) delete options.deadline;
      return { inputs: { ...(c.maybe(0.02) ? {} : { target }), progress: series.id }, options, units: [] };
    }
    options.says = c.pick(['on-track', 'off-track']);
    if (c.maybe(0.3)) {
      const days = [c.whole(-300, 100), c.whole(101, 300), c.whole(301, 500)].slice(0, c.whole(1, 3));
      const near = (d: number) => (c.maybe(0.3) && last !== undefined ? end : dateOf(dayNumber(end) + d));
      const bys = [...new Set(days.map(near))].sort();
      options.milestones = bys.map((by) => ({ by, value: plain((around * c.pick([0.8, 1, 1.1])) / own, 3) }));
    }
    return { inputs: { target, progress: series.id }, options, units: [] };
  };

const pairKind =
  (
    names: [string, string],
    sameSeries: number,
    units: (s: Subject) => string[],
    options: (c: Chance) => Options,
  ): Make =>
  (t) => {
    const subject = any(t.c);
    const [a, b] = twoOf(t, subject, sizeIn(t.c, subject), sameSeries);
    return { inputs: { [names[0]]: a, [names[1]]: b }, options: options(t.c), units: units(subject) };
  };

const MAKE: Record<string, Make> = {
  level: (t) => {
    const subject = any(t.c);
    return {
      inputs: { value: t.figure(subject, sizeIn(t.c, subject), someRhythm(t.c)) },
      units: typedUnits(subject),
    };
  },
  change: pairKind(['from', 'to'], 0.75, differenceUnits, (c) => direction(c, ['rise', 'fall'])),
  'percent-change': pairKind(
    ['from', 'to'],
    0.75,
    () => percents,
    (c) => direction(c, ['rise', 'fall']),
  ),
  difference: (t) => {
    const as = t.c.maybe(0.4) ? 'percent' : t.c.maybe(0.3) ? 'count' : undefined;
    const units = as === 'percent' ? () => percents : differenceUnits;
    const options = (c: Chance) => ({ ...(as ? { as } : {}), ...direction(c, ['more', 'fewer']) });
    return pairKind(['a', 'b'], 0.2, units, options)(t);
  },
  share: (t) => {
    const subject = any(t.c);
    const size = sizeIn(t.c, subject);
    const when = someRhythm(t.c);
    const part = t.figure(subject, size * t.c.between(0.05, 1.1), when);
    return { inputs: { part, whole: t.figure(other(t.c, subject), size, when) }, units: percents };
  },
  shortfall: (t) => {
    const as = t.c.maybe(0.4) ? 'percent' : undefined;
    const units = as === 'percent' ? () => percents : differenceUnits;
    return pairKind(['target', 'actual'], 0.1, units, () => (as === undefined ? {} : { as }))(t);
  },
  ratio,
  'flow-rate': flowRate,
  'average-rate': rates(false),
  'required-rate': rates(true),
  sum,
  total: overSeries(true),
  average: overSeries(false),
  'real-terms-change': (t) => {
    const [from, to] = twoOf(t, t.c.pick(COUNTED), 1000, 0.6);
    const [pricesFrom, pricesTo] = twoOf(t, prices, 100, 0.6);
    return {
      inputs: { from, to, pricesFrom, pricesTo },
      options: direction(t.c, ['rise', 'fall']),
      units: percents,
    };
  },
  comparison: pairKind(
    ['a', 'b'],
    0.3,
    () => [],
    (c) => ({
      relation: c.pick(['more', 'fewer', 'not-more', 'not-fewer', 'as-many', 'as-many']),
    }),
  ),
  rank,
  superlative,
  streak,
  forecast: (t) => {
    const subject = any(t.c);
    const series = t.add(subject, sizeIn(t.c, subject), someRhythm(t.c));
    return { inputs: { value: t.of(series) }, units: typedUnits(subject) };
  },
  'on-pace': goal(false),
  promise: goal(true),
};

export const KIND_NAMES = Object.keys(MAKE);

/** Inputs, options and evidence for a kind. */
export function draftOf(c: Chance, kind: string): Draft {
  const table = new Table(c);
  const make = MAKE[kind];
  if (make === undefined) throw new RangeError(`no kind ${kind}`);
  return { kind, ...make(table), series: table.series };
}

/** A figure beside it: a population, a price index, the same in another measure. */
export function relatives(
  c: Chance,
  series: Series,
): { series: Series[]; population?: string; prices?: string; measures?: string[] } {
  const ats = series.observations.map((o) => o.at);
  if (ats.length === 0) return { series: [] };
  const [first, last] = [moment(ats[0] ?? '').end, moment(ats.at(-1) ?? '').end];
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 3;
  const yearly = Array.from({ length: years }, (_, i) => dateText(Number(first.slice(0, 4)) - 1 + i, 6, 30));
  const months = yearly.flatMap((d) => [`${d.slice(0, 4)}-01-01/${d.slice(0, 4)}-12-31`]);
  const out = {
    series: [] as Series[],
    population: undefined as string | undefined,
    prices: undefined as string | undefined,
    measures: undefined as string[] | undefined,
  };
  const subject = SUBJECTS.find((s) => s.typed.some(([u]) => u === series.unit)) ?? percent;
  if (c.maybe(0.5)) {
    out.population = 'pop';
    out.series.push(
      seriesOf(c, {
        id: 'pop',
        subject: { name: 'p', typed: [['people', 1]], size: [1, 1] },
        size: 5e7,
        rhythm: { ats: yearly },
        holes: c.maybe(0.3),
      }),
    );
  }
  if (c.maybe(0.4)) {
    out.prices = 'cpi';
    out.series.push(
      seriesOf(c, {
        id: 'cpi',
        subject: prices,
        size: 100,
        rhythm: { ats: c.maybe(0.5) ? months : yearly },
        holes: c.maybe(0.3),
      }),
    );
  }
  if (c.maybe(0.5)) {
    out.measures = ['sib', ...(c.maybe(0.1) ? [series.id, 'nowhere'] : [])];
    const size =
      Number(series.observations[0]?.value ?? '1') *
      (subject.typed.find(([u]) => u === series.unit)?.[1] ?? 1);
    out.series.push(
      seriesOf(c, {
        id: 'sib',
        subject: other(c, subject),
        size,
        rhythm: { ats: [...new Set(ats)] },
        holes: c.maybe(0.3),
        measure: 'sibling',
      }),
    );
  }
  const { population, prices: index, measures } = out;
  return {
    series: out.series,
    ...(population ? { population } : {}),
    ...(index ? { prices: index } : {}),
    ...(measures ? { measures } : {}),
  };
}

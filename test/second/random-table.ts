/** How the inputs of random claims are drawn: series, their observations, inline figures, and units to claim them in. */
import type { Input, Series } from './bundle.ts';
import {
  type Chance,
  COUNTED,
  inline,
  type Rhythm,
  rhythm,
  SUBJECTS,
  type Subject,
  seriesOf,
} from './random-parts.ts';

export const typedUnits = (s: Subject): string[] => s.typed.map(([unit]) => unit);
export const points = ['percentage points', 'points'];
export const percents = ['%', 'per cent', 'percent'];
export const differenceUnits = (s: Subject): string[] => (s.name === 'percent' ? points : typedUnits(s));

export class Table {
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

export const counted = (c: Chance): Subject => c.pick(COUNTED);
export const any = (c: Chance): Subject => c.pick(SUBJECTS);
export const other = (c: Chance, s: Subject): Subject => (c.maybe(0.03) ? any(c) : s);
export const someRhythm = (c: Chance): Rhythm => rhythm(c, c.whole(2, 24));

/** Two figures of one series, or of two, or inline. */
export function twoOf(t: Table, subject: Subject, size: number, sameSeries: number): [Input, Input] {
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

export const direction = (c: Chance, names: readonly string[]): { direction?: string } =>
  c.maybe(0.7) ? { direction: c.pick(names) } : {};
export const PERIOD_WORDS: Record<string, string[]> = {
  day: ['per day', 'a day', 'daily', '/day'],
  week: ['per week', 'a week', 'weekly'],
  month: ['per month', 'a month', 'monthly', '/ month'],
  year: ['per year', 'a year', 'per annum', 'yearly'],
};
export const ratesOf = (units: string[], per: string): string[] =>
  units.flatMap((u) => (PERIOD_WORDS[per] ?? [`per ${per}`]).map((p) => `${u} ${p}`));

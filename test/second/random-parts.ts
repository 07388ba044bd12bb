/** What random bundles are made of: chance from a seed, figures as they are typed, units, series. */
import type { InlineInput, Observation, Precision, Series } from './bundle.ts';
import { dateOf, dateText, dayNumber, daysInMonth, monthsLater } from './time.ts';

/** Chance from a seed: the same seed gives the same bundles on every machine. */
export class Chance {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  /** A number from 0 on, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  maybe(share: number): boolean {
    return this.next() < share;
  }
  /** A whole number between two, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }
  pick<T>(of: readonly T[]): T {
    if (of.length === 0) throw new RangeError('nothing to pick from');
    return of[this.whole(0, of.length - 1)] as T;
  }
}

/** A number in plain digits, rounded to some significant figures. */
export function plain(x: number, figures: number): string {
  if (x === 0 || !Number.isFinite(x)) return '0';
  const size = Math.floor(Math.log10(Math.abs(x)));
  const places = Math.max(0, Math.min(15, figures - 1 - size));
  if (places > 0) return x.toFixed(places);
  const unit = 10 ** Math.max(0, size - figures + 1);
  return String(BigInt(Math.round(x / unit)) * BigInt(unit));
}

/** A subject, and the ways in which its unit is typed, each with its scale. */
export interface Subject {
  name: string;
  typed: readonly (readonly [string, number])[];
  /** The size that its figures commonly have. */
  size: readonly [number, number];
}

const people: Subject = {
  name: 'people',
  typed: [
    ['people', 1],
    ['persons', 1],
    ['People', 1],
    ['million people', 1e6],
    ['thousand people', 1e3],
    ['lakh people', 1e5],
    ['crore persons', 1e7],
    ['millions of people', 1e6],
  ],
  size: [1e3, 1e8],
};
const officers: Subject = {
  name: 'officers',
  typed: [
    ['officers', 1],
    ['Officers', 1],
    ['officer', 1],
    ['thousand officers', 1e3],
  ],
  size: [10, 1e6],
};
const money: Subject = {
  name: 'money',
  typed: [
    ['GBP', 1],
    ['£', 1],
    ['pounds', 1],
    ['£m', 1e6],
    ['£bn', 1e9],
    ['£ million', 1e6],
    ['GBP million', 1e6],
    ['GBP bn', 1e9],
    ['million pounds', 1e6],
    ['£k', 1e3],
  ],
  size: [1e2, 1e11],
};
const dollars: Subject = {
  name: 'dollars',
  typed: [
    ['USD', 1],
    ['$', 1],
    ['$ trillion', 1e12],
    ['USD billion', 1e9],
    ['$tn', 1e12],
    ['dollars', 1],
  ],
  size: [1e3, 1e13],
};
export const percent: Subject = {
  name: 'percent',
  typed: [
    ['%', 1],
    ['per cent', 1],
    ['percent', 1],
  ],
  size: [1, 90],
};
const ofGdp: Subject = { name: 'of-gdp', typed: [['% of GDP', 1]], size: [1, 120] };
const births: Subject = {
  name: 'births',
  typed: [
    ['births per 1,000 people', 1],
    ['births per thousand people', 1],
    ['births per 1000 persons', 1],
  ],
  size: [1, 40],
};
const families: Subject = {
  name: 'families',
  typed: [
    ['families', 1],
    ['family', 1],
    ['million families', 1e6],
  ],
  size: [1e2, 1e7],
};
const staff: Subject = {
  name: 'staff',
  typed: [
    ['FTE', 1],
    ['FTEs', 1],
    ['thousand FTEs', 1e3],
  ],
  size: [1e2, 1e6],
};
export const prices: Subject = { name: 'index', typed: [['index', 1]], size: [50, 150] };
export const COUNTED = [people, officers, money, dollars, families, staff] as const;
export const SUBJECTS = [...COUNTED, percent, percent, ofGdp, births] as const;

/** How a figure is published. */
export function precisionOf(c: Chance, value: string): Precision | undefined {
  const x = Number(value);
  const size = x === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(x)));
  if (c.maybe(0.55)) return c.maybe(0.1) ? 'exact' : undefined;
  if (c.maybe(0.7)) return { nearest: plain(size * c.pick([0.001, 0.01, 0.01, 0.02, 0.1]), 1) };
  const w = Math.abs(x) * c.pick([0.002, 0.01, 0.03, 0.1, 0.4]);
  return { interval: [plain(x - w, 9), plain(x + w * c.pick([1, 1, 2]), 9)] };
}

/** A size for the figures of a claim. */
export const sizeIn = (c: Chance, { size: [lo, hi] }: Subject): number => lo * (hi / lo) ** c.next();

/** A figure of about some size as it is typed in a unit; seldom nothing, or below it. */
export function typed(c: Chance, size: number, scale: number): string {
  if (c.maybe(0.006)) return c.pick(['0', '0.0']);
  const sign = c.maybe(0.012) ? -1 : 1;
  return plain((sign * size * c.between(0.75, 1.3)) / scale, c.whole(2, 6));
}

/** An inline figure. */
export function inline(c: Chance, subject: Subject, size: number, at?: string): InlineInput {
  const [unit, scale] = c.pick(subject.typed);
  const bare = c.maybe(0.05);
  const value = typed(c, size, bare ? 1 : scale);
  const precision = precisionOf(c, value);
  return {
    value,
    ...(bare ? {} : { unit }),
    ...(c.maybe(0.05) ? { measure: c.pick(['headcount', 'weighted']) } : {}),
    ...(at === undefined ? {} : { at }),
    ...(precision === undefined ? {} : { precision }),
    ...(c.maybe(0.6) ? { source: c.pick(['check', 'check', 'app', 'app-url']) } : {}),
    ...(c.maybe(0.3) ? { name: c.pick(['Italy', 'France', 'Japan', 'Kenya', 'Peru']) } : {}),
  };
}

/** What a series is observed at, in order. */
export interface Rhythm {
  ats: string[];
  frequency?: string;
}

const EVERY = { month: 1, quarter: 3, year: 12 } as const;

function byMonths(c: Chance, count: number, step: number, periods: boolean): string[] {
  const first = dateText(c.whole(1990, 2016), step === 12 ? c.pick([1, 4]) : c.pick([1, 4, 7, 10]), 1);
  const middle = !periods && c.maybe(0.1);
  return Array.from({ length: count }, (_, i) => {
    const start = monthsLater(first, i * step);
    const after = dateOf(dayNumber(monthsLater(first, (i + 1) * step)) - 1);
    const [y = 0, m = 1] = after.split('-').map(Number);
    if (middle) return dateText(y, m, Math.min(c.pick([15, 15, 29, 30]), daysInMonth(y, m)));
    return periods ? `${start}/${after}` : after;
  });
}

function byDays(c: Chance, count: number, step: number, periods: boolean): string[] {
  const first = dayNumber(dateText(c.whole(2010, 2022), c.whole(1, 12), c.whole(1, 28)));
  return Array.from({ length: count }, (_, i) => {
    const start = first + i * step;
    return periods && step > 1 ? `${dateOf(start)}/${dateOf(start + step - 1)}` : dateOf(start);
  });
}

function events(c: Chance, count: number): string[] {
  let day = dayNumber(dateText(c.whole(1950, 1990), 5, 5));
  return Array.from({ length: count }, () => {
    day += c.whole(600, 1900);
    return dateOf(day);
  });
}

/** When a series is observed: by months, quarters, years, days, weeks, odd lengths, or at events. */
export function rhythm(c: Chance, count: number, only?: 'periods' | 'dates' | 'years'): Rhythm {
  const periods =
    only === 'periods' || (only === undefined && c.maybe(0.4)) || (only === 'years' && c.maybe(0.3));
  const told = (frequency: string) => (c.maybe(0.4) ? { frequency } : {});
  const kind =
    only === 'years'
      ? c.pick(['year', 'year', 'quarter'] as const)
      : c.pick(['month', 'quarter', 'year', 'year', 'days', 'event'] as const);
  if (kind === 'days') {
    const step = c.pick([1, 7, 7, 28, 91]);
    const name = { 1: 'day', 7: 'week' }[step];
    return { ats: byDays(c, count, step, periods), ...(name === undefined ? {} : { frequency: name }) };
  }
  if (kind === 'event' && !periods)
    return { ats: events(c, count), ...(c.maybe(0.9) ? { frequency: 'event' } : {}) };
  const name = kind === 'event' ? 'year' : kind;
  return { ats: byMonths(c, count, EVERY[name], periods), ...told(name) };
}

/** One path that values take through time. */
function path(c: Chance, count: number, size: number): number[] {
  const trend = c.pick([-0.04, -0.01, 0, 0.01, 0.04, 0.08]);
  const noise = c.pick([0, 0.01, 0.05, 0.2]);
  let x = size;
  return Array.from({ length: count }, () => {
    if (c.maybe(0.9)) x *= 1 + trend + noise * c.between(-1, 1);
    return x;
  });
}

export interface SeriesWish {
  id: string;
  subject: Subject;
  size: number;
  rhythm: Rhythm;
  /** Whether some observations are left out. */
  holes?: boolean;
  measure?: string;
}

const endOf = (at: string): string => at.split('/').at(-1) ?? at;

/** A series, with vintages and statuses. */
export function seriesOf(c: Chance, wish: SeriesWish): Series {
  const [unit, scale] = c.pick(wish.subject.typed);
  const values = path(c, wish.rhythm.ats.length, wish.size / scale);
  const figures = c.whole(2, 6);
  const style = c.maybe(0.5) ? undefined : precisionOf(c, plain(wish.size / scale, figures));
  const nearest = style !== undefined && style !== 'exact' && 'nearest' in style ? style : undefined;
  const observations: Observation[] = [];
  for (const [i, at] of wish.rhythm.ats.entries()) {
    if (wish.holes === true && i > 1 && c.maybe(0.07)) continue;
    const value = c.maybe(0.004) ? '0' : plain(values[i] ?? 0, figures);
    const published = dayNumber(endOf(at)) + c.whole(5, 90);
    const own = nearest ?? (c.maybe(0.1) ? precisionOf(c, value) : undefined);
    const one: Observation = {
      at: !at.includes('/') && c.maybe(0.02) ? `${at}/${at}` : at,
      value,
      ...(own === undefined ? {} : { precision: own }),
      source: 'pub',
      publishedOn: dateOf(published),
      ...(c.maybe(0.08)
        ? { status: c.pick(['provisional', 'provisional', 'final', 'forecast'] as const) }
        : {}),
    };
    observations.push(one);
    if (c.maybe(0.06)) {
      const { status: _, ...revised } = one;
      const again = plain(Number(value) * c.pick([0.9, 0.99, 1.002, 1.05]), figures);
      observations.push({
        ...revised,
        value: again,
        ...(own !== undefined && own !== 'exact' && 'interval' in own ? { precision: 'exact' } : {}),
        publishedOn: dateOf(published + c.whole(20, 400)),
      });
    }
  }
  return {
    ...{ id: wish.id, title: `Series ${wish.id}`, unit, observations },
    ...(wish.measure === undefined ? {} : { measure: wish.measure }),
    ...(wish.rhythm.frequency === undefined ? {} : { frequency: wish.rhythm.frequency }),
  };
}

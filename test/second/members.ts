/** The members of the response surface: the same words from elsewhere (method, section 7). */
import type { Bundle, Options, Related } from './bundle.ts';
import { type Known, known, type Sight, type Slot } from './evidence.ts';
import { add, div, greatest, least, mul, ONE, type Rat, rat, sign, sub } from './numbers.ts';
import { rivalsOf } from './superlative.ts';
import {
  compareMoments,
  dateOf,
  dayNumber,
  dayOf,
  isPeriod,
  type Moment,
  monthOf,
  months,
  sameLength,
  yearOf,
} from './time.ts';
import { agree, readUnit } from './units.ts';

export interface Member {
  family: string;
  from: Moment;
  to: Moment;
  r: Rat;
  /** How many months its start and end lie from the claim's. */
  moved: Rat;
}

/** A claim that may have a surface, with its figures at D. */
export interface Ground {
  kind: string;
  options: Options;
  sight: Sight;
  related: Related;
  seriesId: string;
  /** What is known of the series, without forecasts; and the same with the claim's own figures, which may be forecasts. */
  plain: Known[];
  all: Known[];
  /** From and to; of a superlative the earliest rival and the value. */
  from: Known;
  to: Known;
  rivals: Known[];
  /** By what a result in base units is divided. */
  scale: Rat;
}

const before = (a: Known, b: Known): boolean => compareMoments(a.at, b.at) < 0;
const sameAt = (a: Known, b: Known): boolean => a.at.text === b.at.text;
const monthAndDay = (d: string): string =>
  `${monthOf(d)}-${monthOf(d) === 2 ? Math.min(28, dayOf(d)) : dayOf(d)}`;
export const yearsApart = (a: Moment, b: Moment): number => yearOf(b.end) - yearOf(a.end);
export const sameDay = (a: Moment, b: Moment): boolean => monthAndDay(a.end) === monthAndDay(b.end);

/** Observations in order with one among them that may be a forecast. */
export const withOwn = (all: Known[], own: Known): Known[] =>
  [...all.filter((k) => !sameAt(k, own)), own].sort((a, b) => compareMoments(a.at, b.at));

/** The observations with the same month and day of the end and of equal length. */
export const phaseOf = (all: Known[], of: Known): Known[] =>
  all.filter((k) => sameDay(k.at, of.at) && sameLength(k.at, of.at));

/** The result of the claim's formula on two values; undefined where it has none. */
export function resultOf(g: Ground, from: Rat, to: Rat): Rat | undefined {
  const falls = g.options.direction === 'fall';
  if (g.kind === 'percent-change') {
    if (sign(from) <= 0) return undefined;
    const r = mul(rat(100), sub(div(to, from), ONE));
    return falls ? sub(rat(0), r) : r;
  }
  const r = div(sub(to, from), g.scale);
  return falls ? sub(rat(0), r) : r;
}

/** The margin of a value to its best rival. */
export function marginOf(g: Ground, value: Rat, rivals: Rat[]): Rat | undefined {
  if (rivals.length === 0) return undefined;
  return g.options.extreme === 'lowest' ? sub(least(...rivals), value) : sub(value, greatest(...rivals));
}

const movedBetween = (a: Moment, b: Moment): Rat => {
  const m = months(a.end, b.end);
  return sign(m) < 0 ? sub(rat(0), m) : m;
};

function member(g: Ground, family: string, from: Known, to: Known): Member[] {
  const r = resultOf(g, from.point, to.point);
  if (r === undefined) return [];
  const moved = add(movedBetween(g.from.at, from.at), movedBetween(g.to.at, to.at));
  return [{ family, from: from.at, to: to.at, r, moved }];
}

/** Members of change and percent-change along time. */
export function alongTime(g: Ground): Member[] {
  const starts = phaseOf(withOwn(g.plain, g.from), g.from);
  const ends = phaseOf(withOwn(g.plain, g.to), g.to);
  const out: Member[] = [];
  for (const s of starts)
    if (before(s, g.to) && !sameAt(s, g.from)) out.push(...member(g, 'starts', s, g.to));
  for (const e of ends) if (before(g.to, e)) out.push(...member(g, 'ends', g.from, e));
  const span = yearsApart(g.from.at, g.to.at);
  const manyPairs = starts.length > 400 || ends.length > 400;
  for (const s of starts)
    for (const e of ends) {
      if (!before(s, e)) continue;
      const both = !sameAt(s, g.from) && !sameAt(e, g.to);
      if (both && yearsApart(s.at, e.at) === span) out.push(...member(g, 'shifts', s, e));
      if (!manyPairs && !(sameAt(s, g.from) && sameAt(e, g.to))) out.push(...member(g, 'pairs', s, e));
    }
  return out;
}

function superlativeMember(g: Ground, family: string, value: Known, rivals: Known[], moved: Rat): Member[] {
  const r = marginOf(
    g,
    value.point,
    rivals.map((k) => k.point),
  );
  const first = rivals[0];
  return r === undefined || first === undefined ? [] : [{ family, from: first.at, to: value.at, r, moved }];
}

/** Later values of a superlative, and earlier first rivals. */
export function alongTimeOfSuperlative(g: Ground): Member[] {
  const out: Member[] = [];
  const { within, recordsFrom } = g.options;
  if (within === undefined)
    for (const v of g.plain)
      if (before(g.to, v) && sameLength(v.at, g.to.at)) {
        const rivals = rivalsOf(g.plain, v.at, g.options);
        out.push(...superlativeMember(g, 'ends', v, rivals, movedBetween(g.to.at, v.at)));
      }
  if (within !== undefined || recordsFrom !== undefined)
    for (const first of g.plain) {
      if (!before(first, g.to) || !before(first, g.from)) continue;
      const more = g.plain.filter((k) => !before(k, first) && before(k, g.from) && before(k, g.to));
      const moved = movedBetween(g.from.at, first.at);
      out.push(...superlativeMember(g, 'since', g.to, [...more, ...g.rivals], moved));
    }
  return out;
}

const ZERO_MOVED = rat(0);

function siblings(g: Ground): Member[] {
  const own = g.sight.series.get(g.seriesId);
  const out: Member[] = [];
  for (const id of new Set(g.related.measures ?? [])) {
    const series = g.sight.series.get(id);
    if (series === undefined || id === g.seriesId || own === undefined) continue;
    if (!agree(readUnit(series.unit), readUnit(own.unit))) continue;
    const all = known(series, g.sight.day);
    const find = (at: Moment) => all.find((k) => k.at.text === at.text);
    const family = `measures:${id}`;
    const to = find(g.to.at);
    if (to === undefined) continue;
    if (g.kind === 'superlative') {
      out.push(...superlativeMember(g, family, to, rivalsOf(all, to.at, g.options), ZERO_MOVED));
      continue;
    }
    const from = find(g.from.at);
    if (from !== undefined)
      out.push(...member(g, family, from, to).map((m) => ({ ...m, moved: ZERO_MOVED })));
  }
  return out;
}

/** The day of a figure: of a period the middle one, of two the earlier. */
export function dayOfFigure(at: Moment): number {
  return Math.floor((dayNumber(at.start) + dayNumber(at.end)) / 2);
}

function nearest(all: Known[], day: number): Known | undefined {
  let best: { k: Known; off: number } | undefined;
  for (const k of all) {
    const off = Math.abs(dayOfFigure(k.at) - day);
    if (off <= 183 && (best === undefined || off < best.off)) best = { k, off };
  }
  return best?.k;
}

/** By what a figure of some day is divided: a population, or a price index. */
function divisor(all: Known[], at: Moment, prices: boolean): Rat | undefined {
  const day = dayOfFigure(at);
  const date = dateOf(day);
  const holding = prices
    ? all.find((k) => isPeriod(k.at) && k.at.start <= date && date <= k.at.end)
    : undefined;
  const k = holding ?? nearest(all, day);
  return k === undefined || sign(k.point) <= 0 ? undefined : k.point;
}

function divided(g: Ground, family: string, id: string | undefined): Member[] {
  const series = id === undefined || id === g.seriesId ? undefined : g.sight.series.get(id);
  if (series === undefined) return [];
  const all = known(series, g.sight.day);
  const prices = family === 'real-terms';
  const base = divisor(all, g.to.at, prices);
  if (base === undefined) return [];
  const told = (k: Known): Known[] => {
    const own = divisor(all, k.at, prices);
    return own === undefined ? [] : [{ ...k, point: div(mul(k.point, base), own) }];
  };
  if (g.kind === 'superlative') return superlativeMember(g, family, g.to, g.rivals.flatMap(told), ZERO_MOVED);
  const [from] = told(g.from);
  return from === undefined ? [] : member(g, family, from, g.to).map((m) => ({ ...m, moved: ZERO_MOVED }));
}

/** Members in another measure, per head and in real terms. */
export const elsewhere = (g: Ground): Member[] => [
  ...siblings(g),
  ...divided(g, 'per-head', g.related.population),
  ...divided(g, 'real-terms', g.related.prices),
];

/** The ground of a surface, where the claim may have one. */
export function groundOf(bundle: Bundle, sight: Sight, slots: Slot[], scale: Rat): Ground | undefined {
  const { claim } = bundle;
  const { kind, options = {} } = claim;
  const related = bundle.related ?? {};
  const [from, to] = [slots[0]?.known, slots[1]?.known];
  const id = slots[0]?.seriesId;
  const series = id === undefined ? undefined : sight.series.get(id);
  if (series === undefined || id === undefined || from === undefined) return undefined;
  const plain = known(series, sight.day);
  if (kind === 'superlative') {
    const other = claim.inputs['series'];
    if (other !== undefined && other !== id) return undefined;
    const all = withOwn(plain, from);
    const rivals = rivalsOf(plain, from.at, options);
    const first = rivals[0];
    if (first === undefined) return undefined;
    return {
      kind,
      options,
      sight,
      related,
      seriesId: id,
      plain,
      all,
      from: first,
      to: from,
      rivals,
      scale: ONE,
    };
  }
  if (to === undefined || slots[1]?.seriesId !== id || !before(from, to)) return undefined;
  const all = withOwn(withOwn(plain, from), to);
  return { kind, options, sight, related, seriesId: id, plain, all, from, to, rivals: [], scale };
}

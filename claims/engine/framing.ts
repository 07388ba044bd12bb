/**
 * What right words leave out (method, section 6): each flag one small function of what a verdict rests on. A flag never
 * changes a finding.
 */
import { type Appearance, type Claimed, isShrunk } from '../claim.ts';
import type { Source } from '../evidence/series.ts';
import { daysBetween } from '../exact/calendar.ts';
import type { Interval } from '../exact/interval.ts';
import { compare, decimal, exact, parseDecimal, rational, sign } from '../exact/number.ts';
import { FLAGS, type Framing } from '../verdict/verdict.ts';
import type { Figure } from './figures.ts';

/** A figure that a verdict rests on, by the name that it has in the verdict's evidence. */
export interface Rested extends Pick<Figure, 'status' | 'used' | 'at' | 'series'> {
  /** `series` for each of the tested observations of a series. */
  input: string;
  /** Whether the words are tested on it: a target, or what a rate is per, is no test of them. */
  isTested: boolean;
}

/** The words, for the flags that hang on them. */
export interface Words {
  saidOn: string;
  appearance?: Appearance | undefined;
  claimed?: Claimed | undefined;
}

/** The flags in the order of the method. */
export function inOrderOfMethod(framing: readonly Framing[]): Framing[] {
  return [...framing].sort((a, b) => FLAGS.indexOf(a.flag) - FLAGS.indexOf(b.flag));
}

const MORE: readonly (string | undefined)[] = ['over', 'at-least'];
const LESS: readonly (string | undefined)[] = ['under', 'at-most', 'up-to'];

const HALF_AS_MUCH_AGAIN = rational(3n, 2n);
const TWO = rational(2n);

/** Far more, or far less, than one-sided words say. */
export function sizeFlags({ claimed }: Words, e: Interval): Framing[] {
  if (claimed === undefined) return [];
  const v = parseDecimal(claimed.value);
  if (sign(v) <= 0) return [];
  const isMore = MORE.includes(claimed.hedge) || (claimed.hedge === 'or-more' && !isShrunk(claimed));
  if (isMore && e.lo !== null && compare(e.lo, v.mul(HALF_AS_MUCH_AGAIN)) >= 0)
    return [{ flag: 'understated' }];
  if (LESS.includes(claimed.hedge) && e.hi !== null && compare(e.hi.mul(TWO), v) <= 0)
    return [{ flag: 'far-below' }];
  return [];
}

/** A range whose ends are more than a factor of 2 apart. */
export function wideFlag({ claimed }: Words): Framing[] {
  if (claimed?.to === undefined) return [];
  const [low, high] = [parseDecimal(claimed.value), parseDecimal(claimed.to)];
  if (sign(low) <= 0) return [];
  const factor = high.div(low);
  return compare(factor, TWO) > 0
    ? [{ flag: 'wide', factor: { exact: exact(factor), decimal: decimal(factor) } }]
    : [];
}

/** Figures set side by side may lie this many days apart. */
const DAYS_APART = 183;

/** The greatest distance between the ends of two figures of different series, among those that are set side by side. */
export function datesApartFlag(groups: readonly (readonly Rested[])[]): Framing[] {
  const days = Math.max(0, ...groups.map(greatestDistance));
  return days > DAYS_APART ? [{ flag: 'dates-apart', days }] : [];
}

function greatestDistance(figures: readonly Rested[]): number {
  const ends = new Map<string, { first: string; last: string }>();
  for (const [i, { at, series }] of figures.entries()) {
    if (at === undefined) continue;
    // A figure given on the spot is of no series, so that it is set against all others.
    const key = series?.id ?? `#${i}`;
    const held = ends.get(key);
    if (held === undefined) ends.set(key, { first: at.end, last: at.end });
    else {
      if (at.end < held.first) held.first = at.end;
      if (at.end > held.last) held.last = at.end;
    }
  }
  // The two earliest and the two latest are enough: one pair of them is the farthest of two series.
  const entries = [...ends.entries()];
  const early = [...entries].sort(([, a], [, b]) => (a.first < b.first ? -1 : 1)).slice(0, 2);
  const late = [...entries].sort(([, a], [, b]) => (a.last > b.last ? -1 : 1)).slice(0, 2);
  const distances = early.flatMap(([a, { first }]) =>
    late.flatMap(([b, { last }]) => (a === b ? [] : [daysBetween(first, last)])),
  );
  return Math.max(0, ...distances);
}

const namesOf = (figures: readonly Rested[]) => [...new Set(figures.map(({ input }) => input))];

/** Figures that are provisional still. */
export function provisionalFlag(figures: readonly Rested[]): Framing[] {
  const inputs = namesOf(figures.filter(({ status }) => status === 'provisional'));
  return inputs.length === 0 ? [] : [{ flag: 'provisional', inputs }];
}

/** Figures that were published on the day of the words. */
export function sameDayFlag(figures: readonly Rested[], { saidOn }: Words): Framing[] {
  const inputs = namesOf(figures.filter(({ used }) => used.publishedOn === saidOn));
  return inputs.length === 0 ? [] : [{ flag: 'same-day', inputs }];
}

/** Whether all that the words are tested on is from where they appeared, or from nowhere. */
export function ownFiguresFlag(
  figures: readonly Rested[],
  { appearance }: Words,
  sourceOf: (id: string) => Source | undefined,
): Framing[] {
  const tested = figures.filter(({ isTested }) => isTested);
  const isOwn = ({ used, series }: Rested) => {
    if (series !== undefined) return false;
    if (used.source === undefined) return true;
    const source = sourceOf(used.source);
    return source !== undefined && appearance !== undefined && isWhereItAppeared(source, appearance);
  };
  return tested.length > 0 && tested.every(isOwn) ? [{ flag: 'own-figures' }] : [];
}

/** Whether a source is where the words appeared: the same address, or the same title and publisher. */
export function isWhereItAppeared(source: Source, { url, title, publisher }: Appearance): boolean {
  if (url !== undefined && source.url === url) return true;
  return source.title === title && source.publisher === publisher;
}

/** The flags that hang on the figures themselves, whatever the kind. */
export function flagsOfFigures(
  figures: readonly Rested[],
  words: Words,
  sourceOf: (id: string) => Source | undefined,
): Framing[] {
  return [
    ...provisionalFlag(figures),
    ...ownFiguresFlag(figures, words, sourceOf),
    ...sameDayFlag(figures, words),
  ];
}

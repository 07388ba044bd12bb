/** The laws that every kind keeps, on bundles at random. A failure prints its seed. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../claims/engine/kind.ts';
import { formatInterval, isEmpty, parseInterval } from '../../../claims/exact/interval.ts';
import {
  compare,
  exact,
  parseDecimal,
  parseExact,
  plain,
  type Rational,
  rational,
  sign,
} from '../../../claims/exact/number.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { onPace } from '../../../claims/kinds/on-pace.ts';
import { FINDINGS, type Flip, type Verdict } from '../../../claims/verdict/verdict.ts';
import { runs } from '../../support/scope.ts';
import { bundle, type RandomBundle } from '../arbitraries.ts';
import { verdictOf } from '../support.ts';

const RUNS = runs(200);

/** Few random bundles have what a law is about: at most this many are drawn for each that has. */
const DRAWN_FOR_EACH = 600;

type Figure = { value: string; precision?: unknown };
type Observation = Figure & { at: string; publishedOn: string };
type Input = (Figure & { series?: undefined }) | { series: string; at: string };
type Dimension = { unit?: string; measure?: string };
type Series = Dimension & { id: string; observations: Observation[] };

const clone = (value: RandomBundle): RandomBundle => structuredClone(value);
const seriesIn = (value: RandomBundle) => value.series as readonly Series[];
const seriesNamed = (value: RandomBundle, id: string) => seriesIn(value).find((s) => s.id === id);

/** Every figure in a bundle, to be changed in place. */
function figuresIn(value: RandomBundle): Figure[] {
  const inputs = Object.values(value.claim.inputs as Record<string, Input | Input[] | string>).flat();
  const inline = inputs.filter((i): i is Figure => typeof i === 'object' && 'value' in i);
  return [...inline, ...seriesIn(value).flatMap((s) => s.observations)];
}

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test('is total: a valid bundle has a verdict, with a reason in one sentence or more', () => {
    fc.assert(
      fc.property(bundle(kind), (value) => {
        const verdict = verdictOf(value);
        expect(FINDINGS).toContain(verdict.finding);
        expect(verdict.because).toMatch(/^\S.*\S\.$/s);
        expect(verdict.because).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.|,,| [.,;]/);
        expect(verdict.missing.length > 0).toBe(verdict.finding === 'not-computable');
      }),
      RUNS,
    );
  });

  test('is a function: the same inputs, the same verdict, and the inputs are left as they are', () => {
    fc.assert(
      fc.property(bundle(kind), (value) => {
        const before = JSON.stringify(value);
        const verdict = verdictOf(value);
        expect(verdictOf(clone(value))).toStrictEqual(verdict);
        expect(JSON.stringify(value)).toBe(before);
      }),
      RUNS,
    );
  });

  test('does not depend on the order of series, observations and sources', () => {
    fc.assert(
      fc.property(bundle(kind), fc.nat(), (value, seed) => {
        const shuffled = clone(value);
        const reordered = {
          ...shuffled,
          series: rotated(seriesIn(shuffled), seed).map((s) => ({
            ...s,
            observations: rotated(s.observations, seed),
          })),
          sources: shuffled.sources.toReversed(),
        };
        expect(verdictOf(reordered)).toStrictEqual(verdictOf(value));
      }),
      RUNS,
    );
  });

  test('never turns “fails” into “holds” when a figure is known less precisely', () => {
    fc.assert(
      fc.property(
        bundle(kind),
        fc.nat(),
        fc.constantFrom('0.1', '1', '10', '1000'),
        (value, which, nearest) => {
          const wider = clone(value);
          const figures = figuresIn(wider);
          const figure = figures[which % Math.max(1, figures.length)];
          if (figure === undefined || verdictOf(value).finding !== 'fails') return;
          widen(figure, nearest);
          expect(verdictOf(wider).finding).not.toBe('holds');
        },
      ),
      runs(400),
    );
  });

  test('is not changed by what is published after its date', () => {
    fc.assert(
      fc.property(
        bundle(kind),
        fc.nat(),
        fc.boolean(),
        fc.integer().map(String),
        (value, which, revised, figure) => {
          const later = clone(value);
          for (const series of seriesIn(later)) {
            const known = series.observations[which % Math.max(1, series.observations.length)];
            const at = revised && known !== undefined ? known.at : '2022-09-30';
            series.observations.push({ at, value: figure, publishedOn: '2024-01-02', ...SOURCE });
          }
          expect(asKnown(verdictOf(later))).toEqual(asKnown(verdictOf(value)));
        },
      ),
      RUNS,
    );
  });

  test('says exactly where one input would have to lie for it to hold', () => {
    fc.assert(
      fc.property(bundle(kind), (value) => {
        const verdict = verdictOf(value);
        if (!kind.flips) expect(verdict.flips).toEqual([]);
        // A bundle without flips is drawn again: a kind that has none although it says so fails for want of bundles.
        else fc.pre(verdict.flips.length > 0);
        for (const flip of verdict.flips) expectFlip(kind, value, verdict, flip);
      }),
      { ...RUNS, maxSkipsPerRun: DRAWN_FOR_EACH },
    );
  });

  test('survives JSON, and its numbers read back to the same text', () => {
    fc.assert(
      fc.property(bundle(kind), (value) => {
        const verdict = verdictOf(value);
        expect(JSON.parse(JSON.stringify(verdict))).toStrictEqual(verdict);
        expectNumbers(verdict);
      }),
      RUNS,
    );
  });
});

test('both sides of a dispute about a pace are measured by the same yardsticks', () => {
  fc.assert(
    fc.property(bundle(onPace), (value) => {
      const [on, off] = ['on-track', 'off-track'].map((says) =>
        verdictOf({ ...value, claim: { ...value.claim, options: { ...value.claim.options, says } } }),
      );
      expect(on?.finding).toBe(off?.finding);
      expect({ ...on?.pace, says: '', agrees: '' }).toEqual({ ...off?.pace, says: '', agrees: '' });
      const [a, b] = [on?.pace?.agrees ?? null, off?.pace?.agrees ?? null];
      expect(a === null ? b === null : b === !a).toBe(true);
    }),
    runs(600),
  );
});

const SOURCE = { source: 'src' };

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(at), ...list.slice(0, at)].toReversed();
}

/** exact -> nearest n; nearest n -> nearest 10 n; an interval stays within one ten times as wide. */
function widen(figure: Figure, nearest: string): void {
  const { precision } = figure;
  if (precision === undefined || precision === 'exact') {
    figure.precision = { nearest };
    return;
  }
  const written = precision as { nearest?: string; interval?: [string, string] };
  if (written.nearest !== undefined) {
    figure.precision = { nearest: plain(parseDecimal(written.nearest).mul(rational(10n))) };
  } else if (written.interval !== undefined) {
    const [lo, hi] = written.interval.map((end) => parseDecimal(end));
    if (lo === undefined || hi === undefined) return;
    figure.precision = { interval: [plain(lo.sub(rational(9n))), plain(hi.add(rational(9n)))] };
  }
}

/** A later publication tells only one thing: that what was not there is now not yet published. */
function asKnown(verdict: Verdict): object {
  const unpublished = verdict.missing.some(
    (m) => m.reason === 'no-observation' || m.reason === 'not-yet-published',
  );
  if (!unpublished) return verdict;
  return {
    ...verdict,
    because: '',
    missing: verdict.missing.map((m) => ({
      ...m,
      reason: m.reason === 'not-yet-published' ? 'no-observation' : m.reason,
    })),
  };
}

/**
 * The bundle with one input at a number, and all the others exact, at their published points: given on the spot, or in
 * the series if the kind takes nothing else.
 */
function withInputAt(
  { inputs: specs }: Kind,
  value: RandomBundle,
  verdict: Verdict,
  name: string,
  number: string,
): RandomBundle {
  const changed = clone(value);
  if (specs.some((spec) => spec.name === name && spec.takes === 'observation')) {
    const own = verdict.evidence.find((e) => e.input === name);
    for (const series of seriesIn(changed)) {
      for (const o of series.observations) {
        delete o.precision;
        if (series.id === own?.series && o.at === own.at) o.value = number;
      }
    }
    return changed;
  }
  if (name === 'line') {
    for (const { observations } of seriesIn(changed)) for (const o of observations) delete o.precision;
    const { line, ...others } = changed.claim.inputs as { line: Input };
    const { unit, measure } = (
      line.series === undefined ? line : seriesNamed(changed, line.series)
    ) as Dimension;
    const moved = JSON.parse(JSON.stringify({ value: number, unit, measure })) as Figure;
    return { ...changed, claim: { ...changed.claim, inputs: { ...others, line: moved } } };
  }
  const given = (own: Input, input: string): Input => {
    const used = verdict.evidence.find((e) => e.input === input);
    if (used === undefined) return own;
    const { unit, measure } = (
      own.series === undefined ? own : seriesNamed(changed, own.series)
    ) as Dimension;
    const figure = { value: input === name ? number : used.value, unit, measure, at: used.at };
    return JSON.parse(JSON.stringify(figure)) as Input;
  };
  const inputs = Object.entries(value.claim.inputs as Record<string, Input | Input[] | string>).map(
    ([input, own]) => {
      if (typeof own === 'string') return [input, own];
      return [
        input,
        Array.isArray(own) ? own.map((one, i) => given(one, `${input}.${i}`)) : given(own, input),
      ];
    },
  );
  return { ...changed, claim: { ...changed.claim, inputs: Object.fromEntries(inputs) } };
}

const STEP = rational(1n, 10n ** 12n);

/** The greatest whole number that is not more. */
function floor(q: Rational): Rational {
  const [n, towardsZero] = [q.s * q.n, (q.s * q.n) / q.d];
  return rational(n % q.d < 0n ? towardsZero - 1n : towardsZero);
}

/** The decimals of 14 places just below and just above a number. */
function beside(q: Rational): [below: Rational, above: Rational] {
  const scale = rational(10n ** 14n);
  const above = floor(q.add(STEP).mul(scale).neg()).neg();
  return [floor(q.sub(STEP).mul(scale)).div(scale), above.div(scale)];
}

/** A decimal that a bundle may hold, or undefined if the number has too many digits or never ends. */
function written(q: Rational): string | undefined {
  const text = plain(q);
  return text.includes('/') || text.replace(/[-.]/g, '').length > 30 ? undefined : text;
}

function expectFlip(kind: Kind, value: RandomBundle, verdict: Verdict, flip: Flip): void {
  const holdsAt = (q: Rational): boolean | undefined => {
    const text = written(q);
    if (text === undefined) return undefined;
    return verdictOf(withInputAt(kind, value, verdict, flip.input, text)).finding === 'holds';
  };
  const own = parseExact(flip.point);
  if (flip.holdsIn === 'none') {
    expect([flip.nearest, flip.by]).toEqual([null, null]);
    expect(holdsAt(own)).not.toBe(true);
    return;
  }
  const ring = parseInterval(flip.holdsIn);
  expect(isEmpty(ring)).toBe(false);
  const ends = [
    { end: ring.lo, closed: ring.loClosed, inward: 1 },
    { end: ring.hi, closed: ring.hiClosed, inward: 0 },
  ] as const;
  const distances: Rational[] = [];
  for (const { end, closed, inward } of ends) {
    if (end === null) continue;
    distances.push(end.sub(own).abs());
    const atEnd = holdsAt(end);
    if (atEnd !== undefined) expect(atEnd).toBe(closed);
    const [below, above] = beside(end);
    const [inside, outside] = inward === 1 ? [above, below] : [below, above];
    const reachesIn =
      (ring.lo === null || compare(inside, ring.lo) > 0) &&
      (ring.hi === null || compare(inside, ring.hi) < 0);
    if (reachesIn) expect(holdsAt(inside)).not.toBe(false);
    // Beyond the zero of a denominator lies its other side, about which nothing is said.
    if (sign(end) === sign(outside)) expect(holdsAt(outside)).not.toBe(true);
  }
  if (distances.length === 0) expect([flip.nearest, flip.by]).toEqual([null, null]);
  else {
    const least = distances.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
    expect(flip.by).toBe(exact(least));
    expect(flip.nearest === null ? '' : exact(parseExact(flip.nearest).sub(own).abs())).toBe(flip.by);
  }
}

const INTERVALS = new Set(['interval', 'in', 'out', 'holdsIn']);

/** Every number in a verdict: fractions and intervals read back to their text, decimals agree with them. */
function expectNumbers(value: unknown): void {
  if (Array.isArray(value)) value.forEach(expectNumbers);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'string') expectNumbers(one);
    else if (INTERVALS.has(key) && one !== 'none') expect(formatInterval(parseInterval(one))).toBe(one);
    else if (key === 'exact') expect(exact(parseExact(one))).toBe(one);
  }
  const { exact: fraction, decimal } = value as { exact?: unknown; decimal?: unknown };
  if (typeof fraction === 'string') expect(decimal).toBe(halfToEven(fraction));
}

/** A fraction to six places by another road than the engine's: the nearest of two, of equal ones the even. */
function halfToEven(fraction: string): string {
  const [n = '0', d = '1'] = fraction.split('/');
  const [top, bottom] = [BigInt(n) * 1_000_000n, BigInt(d)];
  const floor = (top - (((top % bottom) + bottom) % bottom)) / bottom;
  const [under, over] = [top - floor * bottom, (floor + 1n) * bottom - top];
  const millionths = under < over || (under === over && floor % 2n === 0n) ? floor : floor + 1n;
  const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(7, '0');
  const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
  return millionths < 0n ? `-${text}` : text;
}

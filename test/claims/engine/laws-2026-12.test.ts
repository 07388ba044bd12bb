/** Laws of method 2026-12, on random bundles of every kind: what a verdict does not hang on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../../claims/bundle.ts';
import { HEDGE_NAMES } from '../../../claims/claim.ts';
import { rings } from '../../../claims/engine/hedge.ts';
import { courseOf, evaluateBundle } from '../../../claims/evaluate.ts';
import { dayAfter } from '../../../claims/exact/calendar.ts';
import { isEmpty, liesIn } from '../../../claims/exact/interval.ts';
import { parseDecimal, plain, type Rational, rational } from '../../../claims/exact/number.ts';
import { KINDS } from '../../../claims/kinds/index.ts';
import { type Headline, headlineOf } from '../../../claims/verdict/headline.ts';
import { WORD_NAMES } from '../../../claims/verdict/reader-words.ts';
import { FINDINGS, type Verdict } from '../../../claims/verdict/verdict.ts';
import { headlineInWords } from '../../../claims/words/headline.ts';
import { randomBundle } from '../../second/random-bundles.ts';
import { KIND_NAMES } from '../../second/random-claims.ts';
import { runs } from '../../support/scope.ts';
import { ROOT } from '../../support/servers.ts';
import { bundleOf, parsed, verdictOf } from '../support.ts';

/** A bundle of any kind, as JSON; a failure prints the seed and the place that make it again. */
const drawn = fc.tuple(fc.nat({ max: 99_999 }), fc.nat({ max: 99_999 }));
const bundleAt = ([seed, place]: readonly [number, number]): Bundle => parsed(randomBundle(seed, place));

interface Figure {
  value?: unknown;
  unit?: unknown;
  precision?: unknown;
  observations?: unknown;
}

/** A copy in which `change` was called on each object that has a unit: inline figures, series, and the claimed figure. */
function withUnits(
  bundle: Bundle,
  change: (figure: Figure & { unit: string }, path: string) => void,
): unknown {
  const copy: unknown = structuredClone(bundle);
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const figure = value as Figure;
    if (typeof figure.unit === 'string') change(figure as Figure & { unit: string }, path);
    for (const [key, one] of Object.entries(value)) visit(one, `${path}/${key}`);
  };
  visit(copy, '');
  return copy;
}

/** What a verdict decides, without the units and the sentences that it is told in. */
function decided(verdict: Verdict) {
  const { finding, word, direction, relative, reason, testedSince, missing } = verdict;
  return {
    ...{ finding, word, direction, relative, reason, testedSince, missing },
    framing: verdict.framing.map(({ flag }) => flag),
    alsoOn: verdict.alsoOn?.map((one) => [one.finding, one.word]),
    insteadOf: verdict.insteadOf,
    pace: verdict.pace && [
      verdict.pace.finding,
      verdict.pace.agrees,
      verdict.pace.windows.map((w) => w.ratio),
    ],
    outcome: verdict.outcome && [verdict.outcome.finding, verdict.outcome.at, verdict.outcome.percent],
  };
}

/** What it works out as well, in the unit of the claim, which is the same whatever the units of the evidence. */
function workedOut(verdict: Verdict) {
  const { computed, difference, claimed, surface } = verdict;
  return { ...decided(verdict), computed, difference, rings: claimed && [claimed.in, claimed.out], surface };
}

/** The same unit on other scales, and what each is of the first. */
const SCALED: readonly Readonly<Record<string, bigint>>[] = [
  { people: 1n, 'thousand people': 1_000n, 'lakh people': 100_000n, 'million people': 1_000_000n },
  { officers: 1n, 'thousand officers': 1_000n },
  { GBP: 1n, 'GBP million': 1_000_000n, 'GBP bn': 1_000_000_000n },
  { USD: 1n, 'USD billion': 1_000_000_000n, 'USD trillion': 1_000_000_000_000n },
];

/** Rewrites a figure or a series in another of its units, where it has some. */
function rescale(figure: Figure & { unit: string }, choice: number): void {
  const scales = SCALED.find((one) => Object.hasOwn(one, figure.unit));
  const others = Object.keys(scales ?? {});
  const to = others[choice % Math.max(1, others.length)];
  if (scales === undefined || to === undefined) return;
  const by = rational(scales[figure.unit] ?? 1n, scales[to] ?? 1n);
  const values = Array.isArray(figure.observations) ? (figure.observations as Figure[]) : [figure];
  const moved = (text: unknown) => typed(parseDecimal(String(text)).mul(by));
  const all = values.flatMap((one) => [one.value, ...numbersOf(one.precision)]);
  if (all.some((text) => moved(text) === undefined)) return;
  figure.unit = to;
  for (const one of values) {
    one.value = moved(one.value);
    const { nearest, interval } = precisionOf(one);
    if (nearest !== undefined) one.precision = { nearest: moved(nearest) };
    if (interval !== undefined) one.precision = { interval: interval.map(moved) };
  }
}

const precisionOf = ({ precision }: Figure) =>
  (typeof precision === 'object' ? precision : {}) as { nearest?: string; interval?: string[] };
const numbersOf = (precision: unknown) => {
  const { nearest, interval = [] } = precisionOf({ precision });
  return nearest === undefined ? interval : [nearest];
};

/** A number as a bundle may hold it; undefined if it takes too many digits. */
function typed(q: Rational): string | undefined {
  const text = plain(q);
  return text.includes('/') || text.replace(/\D/g, '').length > 30 ? undefined : text;
}

/** Whether a place in a bundle sets the unit in which something else is told: a target that of its milestones. */
const isTold = (path: string) => /\/(?:claimed|target|insteadOf)(?:\/|$)/.test(path);
/** An inline figure without a unit takes over the scale of its partner. */
const hasBareFigure = (bundle: Bundle) =>
  /\{"value":"[^"]*"(?!,"unit")/.test(JSON.stringify(bundle.claim.inputs));

test('a verdict is the same on whichever scale the evidence is typed', () => {
  let rescaled = 0;
  fc.assert(
    fc.property(drawn, fc.nat(), (at, choice) => {
      const bundle = bundleAt(at);
      fc.pre(!hasBareFigure(bundle) && !JSON.stringify(bundle.claim.alsoOn ?? []).includes('"value"'));
      let i = choice;
      const other = withUnits(bundle, (figure, path) => {
        i += 1;
        if (!isTold(path)) rescale(figure, i);
      });
      if (JSON.stringify(other) !== JSON.stringify(bundle)) rescaled += 1;
      expect(workedOut(verdictOf(other))).toEqual(workedOut(evaluateBundle(bundle)));
    }),
    runs(1_000),
  );
  expect(rescaled).toBeGreaterThan(20);
});

test('a verdict is the same on whichever scale a round claim is typed', () => {
  const figure = fc.record({
    digits: fc.integer({ min: 1, max: 9_999 }).filter((n) => n % 10 !== 0),
    // At least one zero behind them, so that the figure is a round one on every scale.
    zeros: fc.integer({ min: 1, max: 8 }),
    hedge: fc.constantFrom(...HEDGE_NAMES),
    scale: fc.constantFrom('thousand', 'million', 'billion'),
    off: fc.integer({ min: -300, max: 300 }),
  });
  fc.assert(
    fc.property(figure, ({ digits, zeros, hedge, scale, off }) => {
      const value = BigInt(digits) * 10n ** BigInt(zeros);
      const by = { thousand: 1_000n, million: 1_000_000n, billion: 1_000_000_000n }[scale];
      const evidence = typed(rational(value * BigInt(1_000 + off), 1_000n));
      const inputs = { value: { value: evidence, unit: 'people' } };
      const [plainly, scaled] = [
        { value: String(value), unit: 'people', hedge },
        { value: typed(rational(value, by)), unit: `${scale} people`, hedge },
      ].map((claimed) => decided(verdictOf(bundleOf({ kind: 'level', claimed, inputs }))));
      expect(scaled).toEqual(plainly);
    }),
    runs(2_000),
  );
});

const SPELT: readonly (readonly string[])[] = [
  ['people', 'persons', 'Persons', 'person'],
  ['million people', 'millions of people', 'people (million)', 'Million persons'],
  ['officers', 'Officers', 'officer'],
  ['families', 'family', 'Families'],
  ['FTE', 'FTEs'],
  ['GBP', '£', 'pounds'],
  ['GBP million', '£m', '£ million', 'million pounds'],
  ['USD billion', '$bn', '$ billion', 'billion dollars'],
  ['%', 'per cent', 'percent'],
  ['births per 1,000 people', 'births per thousand people', 'births per 1000 persons'],
];

test('a verdict is the same however its units are spelt', () => {
  let respelt = 0;
  fc.assert(
    fc.property(drawn, fc.nat(), (at, choice) => {
      const bundle = bundleAt(at);
      let i = choice;
      const other = withUnits(bundle, (figure) => {
        const ways = SPELT.find((one) => one.includes(figure.unit)) ?? [figure.unit];
        i += 1;
        figure.unit = ways[i % ways.length] ?? figure.unit;
      });
      if (JSON.stringify(other) !== JSON.stringify(bundle)) respelt += 1;
      expect(decided(verdictOf(other))).toEqual(decided(evaluateBundle(bundle)));
    }),
    runs(1_000),
  );
  expect(respelt).toBeGreaterThan(20);
});

test('a verdict is the same in whatever order its evidence is listed', () => {
  fc.assert(
    fc.property(drawn, fc.nat(), (at, seed) => {
      const bundle = bundleAt(at);
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((one, i) => ({ one, key: ((i + 1) * (seed + 7_919)) % 1_009 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
      const other = {
        ...bundle,
        sources: shuffled(bundle.sources),
        series: shuffled(bundle.series).map((s) => ({ ...s, observations: shuffled(s.observations) })),
      };
      expect(verdictOf(other)).toEqual(evaluateBundle(bundle));
    }),
    runs(1_000),
  );
});

const dayLater = (day: string, days: number) => {
  let later = day;
  for (let i = 0; i < days; i += 1) later = dayAfter(later);
  return later;
};

test('“latest” means one and the same figure on every later day', () => {
  let seen = 0;
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 700 }), (place, days) => {
      const bundle = bundleAt(place);
      const { inputs, saidOn } = bundle.claim;
      const latest = Object.entries(inputs).flatMap(([name, input]) =>
        typeof input === 'object' && 'at' in input && input.at === 'latest' ? [name] : [],
      );
      fc.pre(latest.length > 0);
      const atOf = (asOf: string) =>
        evaluateBundle(bundle, asOf).evidence.flatMap(({ input, at }) =>
          latest.includes(input) ? [[input, at]] : [],
        );
      const said = atOf(saidOn);
      if (said.length > 0) seen += 1;
      const later = new Map(atOf(dayLater(saidOn, days)).map(([input, at]) => [input, at]));
      for (const [input, at] of said) if (later.has(input)) expect(later.get(input)).toBe(at);
      // What could not be known then is not known by a figure of another time later.
      for (const input of later.keys()) expect(said.map(([name]) => name)).toContain(input);
    }),
    { ...runs(300), maxSkipsPerRun: 200 },
  );
  expect(seen).toBeGreaterThan(10);
});

test('no flag changes a finding: without all that only flags are made from it is decided alike', () => {
  let flagged = 0;
  fc.assert(
    fc.property(drawn, (at) => {
      const bundle = bundleAt(at);
      const { appearance: _appearance, alsoOn: _alsoOn, ...claim } = structuredClone(bundle.claim);
      const { related: _related, ...rest } = structuredClone(bundle);
      if (claim.kind === 'rank' && claim.options !== undefined) Reflect.deleteProperty(claim.options, 'size');
      const bare = {
        ...rest,
        claim,
        series: rest.series.map((s) => ({
          ...s,
          observations: s.observations.map(({ status, ...o }) =>
            status === 'forecast' ? { ...o, status } : o,
          ),
        })),
      };
      const [own, other] = [evaluateBundle(bundle), verdictOf(bare)];
      const flags = ({ framing }: Verdict) => framing.map(({ flag }) => flag).join();
      if (flags(own) !== flags(other)) flagged += 1;
      const apart = ({ finding, word, direction, computed, difference, missing, flips }: Verdict) => ({
        ...{ finding, word, direction, computed, difference, missing, flips },
      });
      expect(apart(other)).toEqual(apart(own));
    }),
    runs(1_500),
  );
  expect(flagged).toBeGreaterThan(5);
});

test('each ring lies in the next, and Near, where there is one, holds Out', () => {
  const figure = fc.record({
    value: fc.oneof(
      fc.integer({ min: -30_000, max: 30_000 }).map(String),
      fc.integer({ min: -3_000, max: 3_000 }).map((n) => (n / 100).toFixed(2)),
      fc.constantFrom('0', '0.0', '-0', '100', '20000', '6.4', '0.05'),
    ),
    unit: fc.constantFrom('officers', '%', 'percentage points', 'times', 'million people', '% per year'),
    hedge: fc.constantFrom(...HEDGE_NAMES),
    counted: fc.constantFrom('rise', 'fall', 'places', 'steps', undefined),
    further: fc.option(fc.integer({ min: 1, max: 9_000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(figure, ({ value, unit, hedge, counted, further }) => {
      const isRange = hedge === 'bare' && further !== undefined;
      const to = isRange ? plain(parseDecimal(value).add(rational(BigInt(further)))) : undefined;
      const ring = rings({ value, unit, hedge, ...(to === undefined ? {} : { to }) }, counted);
      expect(liesIn(ring.in, ring.out)).toBe(true);
      if (ring.near !== undefined && !isEmpty(ring.out)) expect(liesIn(ring.out, ring.near)).toBe(true);
      const hasNear = !['exactly', 'about', 'nearly', 'just-over', 'or-more'].includes(hedge);
      if (counted === 'places' || counted === 'steps') expect(ring.near).toBeUndefined();
      else expect(ring.near !== undefined).toBe(hasNear);
    }),
    runs(5_000),
  );
});

/** Bundles whose verdicts turn: a chance draw may have none. */
const COURSES = readFileSync(join(ROOT, 'test/cases/course.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => parsed((JSON.parse(line) as { bundle: unknown }).bundle));

/** Those of the kinds that are decided by what came of them, whose verdicts change most. */
const later = fc
  .tuple(fc.nat({ max: 99_999 }), fc.nat({ max: 999 }), fc.constantFrom('on-pace', 'promise', 'forecast'))
  .map(([seed, n, kind]) => [seed, n * KIND_NAMES.length + KIND_NAMES.indexOf(kind)] as const);

/** Holds the course of a bundle's verdict against what is found on each day of a year; how often it turned. */
function courseAgrees(bundle: Bundle): number {
  const { saidOn } = bundle.claim;
  const { related: _related, ...rest } = bundle;
  const course = courseOf(bundle, dayLater(saidOn, 366));
  expect(course[0]?.from).toBe(saidOn);
  let stands = 0;
  for (let day = saidOn, i = 0; i <= 366; i += 1, day = dayAfter(day)) {
    if (course[stands + 1]?.from === day) stands += 1;
    const { finding, word } = evaluateBundle(rest, day);
    expect([day, finding, word]).toEqual([day, course[stands]?.finding, course[stands]?.word]);
  }
  expect(stands).toBe(course.length - 1);
  return course.length - 1;
}

test('the course of a year is what is found on each of its days', () => {
  const turns = COURSES.reduce((sum, bundle) => sum + courseAgrees(bundle), 0);
  expect(turns).toBeGreaterThan(3);
  fc.assert(
    fc.property(fc.oneof(drawn, later), (at) => {
      courseAgrees(bundleAt(at));
    }),
    runs(250),
  );
});

describe('a headline', () => {
  const pairs = WORD_NAMES.flatMap((said) => WORD_NAMES.map((now) => ({ said, now })));
  const base = evaluateBundle(parsed(KINDS[0]?.example));

  test.each(KINDS.map(({ name }) => name))('is there for every pair of words: %s', (kind) => {
    for (const { said, now } of pairs) {
      const headline: Headline = headlineOf({
        said: { ...base, kind, word: said },
        now: { ...base, kind, word: now },
      });
      const words = { said, now };
      expect(headline.word).toBe(words[headline.clock]);
      const isNow = kind === 'promise' || kind === 'forecast';
      const [first, second] = isNow ? [now, said] : [said, now];
      const turns = first === 'cannot-be-checked' && second !== 'cannot-be-checked' && second !== 'too-early';
      expect(headline.clock).toBe(turns === isNow ? 'said' : 'now');
      const other = headline.clock === 'said' ? now : said;
      expect(headline.other).toBe(
        other === headline.word || other === 'cannot-be-checked' ? undefined : other,
      );
    }
  });

  test.each(KINDS.map(({ name }) => name))(
    'has a sentence for every pair of words and findings: %s',
    (kind) => {
      for (const { said, now } of pairs)
        for (const [i, finding] of FINDINGS.entries()) {
          const other = FINDINGS[(i * 7 + 3) % FINDINGS.length] ?? finding;
          const headline = headlineOf({
            said: { ...base, kind, word: said },
            now: { ...base, kind, word: now },
          });
          const { label, sentence } = headlineInWords(headline, {
            kind,
            findings: { said: finding, now: other },
          });
          expect(sentence.startsWith(label)).toBe(true);
          expect(sentence).toMatch(/^[A-Z][^.]*[^\s.]$/);
          expect(sentence).not.toMatch(/undefined|null| {2}/);
        }
    },
  );
});

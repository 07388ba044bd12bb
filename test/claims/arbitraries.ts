/**
 * Valid bundles of every kind at random, for the tests of the laws. Days and values are few, so that figures
 * are found, are often equal and often lie at the ends of rings; the odd ones are there too.
 */

import fc from 'fast-check';
import { HEDGE_NAMES } from '../../claims/claim.ts';
import { bundleOf, type ClaimPart } from './support.ts';

const DAYS = [
  '2019-09-05',
  '2020-02-29',
  '2020-12-31',
  '2021-02-28',
  '2021-06-30',
  '2021-12-31',
  '2022-03-31',
  '2022-06-30',
  '2022-08-30',
  '2022-09-30',
  '2022-12-30',
  '2022-12-31',
  '2023-03-31',
  '2023-06-30',
] as const;

const PERIODS = [
  '2020-01-01/2020-12-31',
  '2021-04-01/2022-03-31',
  '2022-10-01/2022-12-31',
  '2022-12-01/2022-12-31',
  '2023-01-01/2023-03-31',
] as const;

const UNITS = ['officers', 'officers', 'officers', '%', 'percentage points', 'GBP million'] as const;

export const day = fc.constantFrom(...DAYS);
const period = fc.constantFrom(...PERIODS);
const moment = fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: period });
const whole = fc.oneof(fc.integer({ min: -12, max: 40 }), fc.integer({ min: -300, max: 30000 }));
const decimal = fc.oneof(
  { weight: 6, arbitrary: whole.map(String) },
  { weight: 3, arbitrary: fc.integer({ min: -200, max: 2000 }).map((n) => (n / 10).toFixed(1)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0', '-0', '0.00', '100', '100.0', '101', '20000', '0.05', '007', '-12.345'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('999999999999999999999999999999', '0.00000000000000000000000000001'),
  },
);

/** Keys that are left out if they are undefined: a bundle has no empty ones. */
function present<T extends object>(record: T): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** A value with a precision that suits it. */
const figure: fc.Arbitrary<{ value: string; precision?: unknown }> = fc.oneof(
  decimal.map((value) => ({ value })),
  fc
    .tuple(decimal, fc.constantFrom('0.1', '1', '2', '10', '100'))
    .map(([value, nearest]) => ({ value, precision: { nearest } })),
  fc.tuple(whole, fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([n, below, above]) => ({
    value: String(n),
    precision: { interval: [String(n - below), String(n + above)] },
  })),
  decimal.map((value) => ({ value, precision: 'exact' })),
);

const dimension = {
  unit: fc.constantFrom(...UNITS, undefined),
  measure: fc.constantFrom('headcount', 'headcount', 'FTE', undefined, undefined, undefined),
};

const inline = (dated: boolean) =>
  fc
    .tuple(
      figure,
      fc.record({ ...dimension, at: dated ? moment : maybe(moment), source: maybe(fc.constant('src')) }),
    )
    .map(([value, more]) => present({ ...value, ...more }));

const named = fc
  .record({
    series: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom('s', 'r') },
      { weight: 1, arbitrary: fc.constant('none') },
    ),
    at: fc.oneof({ weight: 3, arbitrary: moment }, { weight: 1, arbitrary: fc.constant('latest') }),
  })
  .map((input) => ({ ...input }));

const input = (dated = false) => fc.oneof<fc.Arbitrary<object>[]>(inline(dated), named);

const observation = fc
  .tuple(
    figure,
    fc.record({
      at: moment,
      publishedOn: fc.oneof({ weight: 3, arbitrary: fc.constant('2020-01-01') }, day),
      status: fc.constantFrom('final', 'provisional', 'forecast', undefined, undefined),
      source: fc.constant('src'),
    }),
  )
  .map(([value, more]) => present({ ...value, ...more }));

const series = (id: string) =>
  fc
    .record({
      unit: fc.constantFrom(...UNITS),
      measure: dimension.measure,
      observations: fc.uniqueArray(observation, {
        maxLength: 14,
        selector: (o) => {
          const { at, publishedOn } = o as { at: string; publishedOn: string };
          return `${at} ${publishedOn}`;
        },
      }),
    })
    .map((more) => present({ id, title: `Series ${id}`, ...more }));

const claimed = fc
  .record({
    value: decimal,
    unit: fc.constantFrom('officers', '%', 'percentage points', 'times', 'officers per month'),
    hedge: fc.constantFrom(...HEDGE_NAMES, undefined),
  })
  .map(present);

/** Almost always there: without one the verdict is not computable. */
const claimedOrNone = fc.option(claimed, { nil: undefined, freq: 30 });

const direction = fc.constantFrom('rise', 'fall', undefined);
const per = fc.constantFrom('day', 'month', 'year', undefined);
const aim = fc.constantFrom('at-least', 'at-most', undefined);
const deadline = fc.oneof(day, fc.constantFrom('2023-09-30', '2024-02-29'));

const parts = (
  inputs: fc.Arbitrary<object>,
  options: fc.Arbitrary<object | undefined> = fc.constant(undefined),
  figure: fc.Arbitrary<object | undefined> = claimedOrNone,
) =>
  fc.record({ inputs: inputs.map(present), options: options.map((o) => o && present(o)), claimed: figure });

const directed = fc.record({ direction });
const nothing = fc.constant(undefined);
const pair = (dated = false) => fc.record({ from: input(dated), to: input(dated) });
const progress = fc.constantFrom('s', 's', 's', 's', 's', 's', 's', 'none');

const CLAIMS: Record<
  string,
  fc.Arbitrary<{ inputs: object; options: object | undefined; claimed: object | undefined }>
> = {
  level: parts(fc.record({ value: input() })),
  change: parts(pair(), directed),
  'percent-change': parts(pair(), directed),
  share: parts(fc.record({ part: input(), whole: input() })),
  shortfall: parts(
    fc.record({ target: input(), actual: input() }),
    fc.record({ as: fc.constantFrom('count', 'percent', undefined) }),
  ),
  ratio: parts(fc.record({ a: input(), b: input(), perA: maybe(input()), perB: maybe(input()) })),
  'average-rate': parts(pair(true), fc.record({ per, direction })),
  'required-rate': parts(fc.record({ target: input(), actual: input(true) }), fc.record({ per, deadline })),
  sum: parts(fc.record({ parts: fc.array(input(), { minLength: 2, maxLength: 5 }) })),
  'real-terms-change': parts(
    fc.record({ from: input(), to: input(), pricesFrom: input(), pricesTo: input() }),
    directed,
  ),
  comparison: parts(
    fc.record({ a: input(), b: input() }),
    fc.record({ relation: fc.constantFrom('more', 'fewer') }),
    nothing,
  ),
  superlative: parts(
    fc.record({ value: named, series: fc.constantFrom('s', 'r', undefined, undefined) }),
    fc
      .record({
        extreme: fc.constantFrom('highest', 'lowest', undefined),
        since: fc.constantFrom(...DAYS, '2018-01-01', undefined, undefined),
        within: fc.constantFrom('2020-01-01/2023-12-31', '2022-01-01/2022-12-31', undefined),
      })
      .map((o) => (o.since === undefined ? o : { ...o, within: undefined })),
    nothing,
  ),
  'on-pace': parts(
    fc.record({ target: input(), progress }),
    fc.record({ deadline, aim, says: fc.constantFrom('on-track', 'off-track') }),
    nothing,
  ),
  promise: parts(
    fc.record({ target: fc.option(input(), { nil: undefined, freq: 10 }), progress }),
    fc.record({
      deadline: fc.option(deadline, { nil: undefined, freq: 10 }),
      aim,
      baseline: maybe(decimal),
      partlyAt: fc.constantFrom('0', '50', '80', undefined),
    }),
    nothing,
  ),
};

/** The kinds for which there are bundles. */
export const CLAIM_KINDS = Object.keys(CLAIMS);

export type RandomBundle = ReturnType<typeof bundleOf>;

/** A valid bundle of the kind, as JSON. */
export function bundle(kind: string): fc.Arbitrary<RandomBundle> {
  const claim = CLAIMS[kind];
  if (claim === undefined) throw new RangeError(`no bundles at random for the kind ${kind}: add them here`);
  const asOf = fc.oneof({ weight: 4, arbitrary: fc.constant('2024-01-01') }, { weight: 1, arbitrary: day });
  return fc
    .record({ claim, asOf, s: series('s'), r: series('r') })
    .map(({ claim: parts, asOf: date, s, r }) =>
      bundleOf(present({ kind, ...parts }) as ClaimPart, {
        asOf: date,
        series: [s, r],
        sources: [{ id: 'unused', title: 'Another source', publisher: 'Another publisher' }],
      }),
    );
}

/**
 * Valid bundles of any kind at random, for the tests of the laws: a kind's declaration says what its claims hold. Days
 * and values are few, so that figures are found, are often equal and often lie at the ends of rings; the odd ones are
 * there too.
 */

import fc from 'fast-check';
import { HEDGE_NAMES } from '../../claims/claim.ts';
import type { InputSpec, OptionSpec, OptionValue } from '../../claims/engine/inputs.ts';
import type { Kind } from '../../claims/engine/kind.ts';
import { bundleOf } from './support.ts';

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

/** Periods that hold several figures of a series. */
const LONG_PERIODS = ['2020-01-01/2023-12-31', '2022-01-01/2022-12-31'] as const;

const UNITS = ['officers', 'officers', 'officers', '%', 'percentage points', 'GBP million'] as const;

const day = fc.constantFrom(...DAYS);
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

/** The record without its undefined values, which no bundle has. */
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

/** Units that claims are made in, whatever their kind counts in. */
const CLAIMED_UNITS = ['officers', '%', 'percentage points', 'times', 'officers per month'] as const;

/** The claimed figure, almost always there: without one the verdict is not computable. */
function claimedOf({ claimed }: Kind): fc.Arbitrary<object | undefined> {
  if (claimed === undefined) return fc.constant(undefined);
  const own = [claimed.unit, claimed.orUnit].filter((unit) => unit !== undefined);
  const figure = fc
    .record({
      value: decimal,
      unit: fc.constantFrom(...own, ...CLAIMED_UNITS),
      hedge: fc.constantFrom(...HEDGE_NAMES, undefined),
    })
    .map(present);
  return fc.option(figure, { nil: undefined, freq: 30 });
}

/** One of the two series, mostly the first, so that it is often that of another input; seldom one that is not there. */
const wholeSeries = fc.oneof(
  { weight: 10, arbitrary: fc.constant('s') },
  { weight: 1, arbitrary: fc.constantFrom('r', 'none') },
);

const GIVEN: Record<InputSpec['takes'], fc.Arbitrary<unknown>> = {
  figure: input(),
  'dated-figure': input(true),
  flow: fc.oneof(
    named,
    fc.record({ value: decimal, unit: fc.constant('officers'), at: fc.constantFrom(...LONG_PERIODS) }),
  ),
  observation: named,
  series: wholeSeries,
  figures: fc.array(input(), { minLength: 2, maxLength: 5 }),
};

/** What an input is given. An optional one is sometimes left out; rivals often, as the figure's own series has some. */
function inputOf({ takes, optional, role }: InputSpec): fc.Arbitrary<unknown> {
  if (optional !== true) return GIVEN[takes];
  return fc.option(GIVEN[takes], { nil: undefined, freq: role === 'rivals' ? 2 : 8 });
}

const CHOSEN: Record<Exclude<OptionSpec['type'], 'choice'>, fc.Arbitrary<OptionValue>> = {
  // Before all figures, among them, and after them: since when, and by when.
  date: fc.oneof(
    { weight: 8, arbitrary: day },
    { weight: 6, arbitrary: fc.constantFrom('2023-09-30', '2024-02-29') },
    { weight: 1, arbitrary: fc.constant('2018-01-01') },
  ),
  period: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...LONG_PERIODS) },
    { weight: 1, arbitrary: period },
  ),
  // Parts of a hundred, and anything.
  number: fc.oneof(fc.constantFrom('0', '50', '80'), decimal),
  moment: fc.oneof(day, fc.constantFrom(...LONG_PERIODS)),
  count: fc.constantFrom('3', '20', '38'),
  milestones: fc.constant([
    { by: '2021-03-31', value: '6000' },
    { by: '2022-03-31', value: '12000' },
  ]),
};

/** What is chosen. A date that may be left out mostly is not, as most of what rests on it needs it. */
function optionOf({ type, choices = [], optional }: OptionSpec): fc.Arbitrary<OptionValue | undefined> {
  const chosen = type === 'choice' ? fc.constantFrom(...choices.map(({ value }) => value)) : CHOSEN[type];
  return optional ? fc.option(chosen, { nil: undefined, freq: type === 'date' ? 10 : 3 }) : chosen;
}

/** The options of a kind, as far as they may stand together; undefined for a kind that has none. */
function optionsOf({ options, schema }: Kind): fc.Arbitrary<object | undefined> {
  if (options.length === 0) return fc.constant(undefined);
  return fc
    .record(Object.fromEntries(options.map((option) => [option.name, optionOf(option)])))
    .map(present)
    .filter((chosen) => schema.shape.options.safeParse(chosen).success);
}

export type RandomBundle = ReturnType<typeof bundleOf>;

/** Things that are ranked, often all without a unit and a measure, since few drawn by chance would agree. */
function alike(inputs: { among: object[] }): object {
  if (inputs.among.some((one) => 'unit' in one && 'measure' in one)) return inputs;
  const bare = inputs.among.map((one) => present({ ...one, unit: undefined, measure: undefined }));
  return { ...inputs, among: bare };
}

/** Inputs as far as they may stand together: the last figure of a streak is one of its own series. */
function together(inputs: object): object {
  if ('among' in inputs) return alike(inputs as { among: object[] });
  if (!('until' in inputs && 'series' in inputs)) return inputs;
  const { at } = { at: 'latest', ...(inputs.until as { at?: string }) };
  return { ...inputs, until: { series: inputs.series, at } };
}

/** A valid bundle of the kind, as JSON. */
export function bundle(kind: Kind): fc.Arbitrary<RandomBundle> {
  return (
    fc
      .record({
        inputs: fc
          .record(Object.fromEntries(kind.inputs.map((spec) => [spec.name, inputOf(spec)])))
          .map((given) => together(present(given))),
        options: optionsOf(kind),
        claimed: claimedOf(kind),
        asOf: fc.oneof({ weight: 4, arbitrary: fc.constant('2024-01-01') }, { weight: 1, arbitrary: day }),
        series: fc.tuple(series('s'), series('r')),
      })
      // What lay above or below something lay above or below a line.
      .filter(({ inputs, options }) => !/above|below/.test(JSON.stringify(options ?? {})) || 'line' in inputs)
      .map(({ inputs, options, claimed, asOf, series }) =>
        bundleOf(
          {
            kind: kind.name,
            inputs,
            ...(options === undefined ? {} : { options }),
            ...(claimed === undefined ? {} : { claimed }),
          },
          {
            asOf,
            series,
            sources: [{ id: 'unused', title: 'Another source', publisher: 'Another publisher' }],
          },
        ),
      )
  );
}

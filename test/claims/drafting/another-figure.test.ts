/** A reader's number in the place of a figure: what it may replace, how it is typed, and the verdict that it gives. */
import { describe, expect, test } from 'vitest';
import type { Bundle } from '../../../claims/bundle.ts';
import {
  type AnotherFigure,
  type OwnFigure,
  type OwnInput,
  ownInputs,
  withAnother,
} from '../../../claims/drafting/another-figure.ts';
import {
  fieldsOfAnother,
  readAnother,
  whichField,
  whichOf,
} from '../../../claims/drafting/another-figure-reader.ts';
import { bothClocks, evaluateBundle } from '../../../claims/evaluate.ts';
import { contains, parseInterval } from '../../../claims/exact/interval.ts';
import { decimal, isDecimal, parseDecimal, parseExact } from '../../../claims/exact/number.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { bundleOf, parsed, seriesOf } from '../support.ts';

const TODAY = '2026-11-30';
const starter = (await readStarter()).map(({ bundle }) => ({ ...bundle, asOf: TODAY }));

function claimOf(slug: string): Bundle {
  const bundle = starter.find(({ claim }) => claim.slug === slug);
  if (bundle === undefined) throw new Error(`the starter ledger has no claim ${slug}`);
  return bundle;
}

const inputsOf = (bundle: Bundle, ...verdicts: Verdict[]): OwnInput[] =>
  ownInputs(bundle, verdicts.length === 0 ? [evaluateBundle(bundle)] : verdicts);
const figuresOf = (bundle: Bundle): OwnFigure[] => inputsOf(bundle).flatMap(({ figures }) => [...figures]);

/** The verdict with numbers in the places of figures. */
function withTheirs(bundle: Bundle, theirs: readonly AnotherFigure[], asOf = TODAY): Verdict {
  return evaluateBundle(withAnother(bundle, theirs, TODAY).bundle, asOf);
}

/** What a verdict says, whoever published the figures. */
const said = ({
  word,
  finding,
  computed,
  claimed,
  difference,
  because,
  pace,
  outcome,
  flips,
  testedSince,
}: Verdict) => ({
  word,
  finding,
  computed,
  claimed,
  difference,
  because,
  pace,
  outcome,
  flips,
  testedSince,
});

describe('the law of the same number', () => {
  test.each(starter.map((bundle) => [bundle.claim.slug, bundle] as const))(
    '%s: with our own number in its place the verdict is ours',
    (_, bundle) => {
      const ours = evaluateBundle(bundle);
      const figures = figuresOf(bundle).filter(({ value }) => value !== undefined);
      expect(figures.length).toBeGreaterThan(ours.evidence.length === 0 ? -1 : 0);
      for (const figure of figures.slice(0, 12)) {
        const theirs = withTheirs(bundle, [{ ...figure, theirs: figure.value ?? '' }]);
        expect([figure.input, said(theirs)]).toEqual([figure.input, said(ours)]);
      }
    },
  );
});

describe('the law of the nearest number', () => {
  const turning = starter.flatMap((bundle) => {
    const ours = evaluateBundle(bundle);
    return ours.flips
      .filter(({ nearest, holdsIn }) => nearest !== null && holdsIn !== 'none')
      .filter(({ input, point, holdsIn }) => {
        const own = figuresOf(bundle).find((figure) => figure.input === input);
        return own !== undefined && !contains(parseInterval(holdsIn), parseExact(point));
      })
      .map((flip) => [`${bundle.claim.slug}, ${flip.input}`, bundle, flip] as const);
  });

  test('is tried on many claims', () => {
    expect(turning.length).toBeGreaterThan(40);
  });

  test.each(turning)('%s: the nearest number that holds turns it', (_, bundle, flip) => {
    const ours = evaluateBundle(bundle);
    const figure = figuresOf(bundle).find(({ input }) => input === flip.input);
    const number = within(flip.holdsIn, flip.nearest ?? '');
    if (figure === undefined || number === undefined) throw new Error('no such figure');
    const theirs = withTheirs(bundle, [{ ...figure, theirs: number }]);
    expect(['holds', 'holds-as-published', 'too-close']).toContain(theirs.finding);
    expect(theirs.finding).not.toBe(ours.finding);
  });
});

/** A decimal in an interval, at the end of it that is nearest or close to it. */
function within(text: string, nearest: string): string | undefined {
  const range = parseInterval(text);
  const end = parseExact(nearest);
  const steps = ['0', '1/1000000', '-1/1000000', '1/1000', '-1/1000', '1/2', '-1/2'];
  return steps
    .map((step) => decimal(end.add(parseExact(step)), 8))
    .find((number) => isDecimal(number) && contains(range, parseDecimal(number)));
}

/** The names and the numbers of figures of each input, the one that is meant by itself first. */
const shape = (inputs: readonly OwnInput[]) =>
  Object.fromEntries(inputs.map(({ name, figures }) => [name, figures.map(({ value }) => value)]));

describe('what a reader may replace', () => {
  test('is both ends of a change, and the parts of a list one by one', () => {
    expect(shape(inputsOf(claimOf('312-more-officers-than-a-year-before')))).toEqual({
      from: ['147434'],
      to: ['147745'],
    });
    expect(
      inputsOf(claimOf('149572-officers-add-up')).map(({ name, figures }) => [name, figures.length]),
    ).toEqual([['parts', 3]]);
  });

  test('is the record and its rival, and of a pace the figures of both clocks, the last one first', () => {
    expect(shape(inputsOf(claimOf('more-police-than-ever-before')))).toEqual({
      value: ['149566'],
      series: ['146030'],
    });
    const pace = claimOf('braverman-on-track');
    const { said: then, now } = bothClocks(pace, TODAY);
    const [, progress] = inputsOf(pace, then, now);
    expect(progress?.figures[0]).toMatchObject({ at: '2022-12-31', value: '16753' });
    expect(progress?.figures.map(({ at }) => at)).toContain('2023-03-31');
  });

  test('is a figure that the verdict lacks, which counts from today', () => {
    const bundle = claimOf('met-nearly-450-a-month');
    expect(evaluateBundle(bundle).finding).toBe('not-computable');
    const figure = figuresOf(bundle).find(({ value }) => value === undefined);
    if (figure === undefined) throw new Error('nothing is lacking');
    expect(withTheirs(bundle, [{ ...figure, theirs: '3000' }]).finding).not.toBe('not-computable');
    const { said: then } = bothClocks(
      withAnother(bundle, [{ ...figure, theirs: '3000' }], TODAY).bundle,
      TODAY,
    );
    expect(then.finding).toBe('not-computable');
  });

  test('is not what a rate is per', () => {
    const bundle = parsed(
      bundleOf(
        {
          kind: 'ratio',
          claimed: { value: '5', unit: 'officers per 100,000 people' },
          inputs: {
            a: { series: 's', at: '2023-12-31' },
            b: { value: '100000', unit: 'people' },
          },
        },
        { series: [seriesOf([['2023-12-31', '500']])] },
      ),
    );
    const names = inputsOf(bundle).map(({ name }) => name);
    expect(names).toContain('a');
  });

  test('is replaced in every vintage, with its margin, under a source of its own', () => {
    const bundle = parsed(
      bundleOf(
        {
          kind: 'level',
          claimed: { value: '100', unit: 'officers' },
          inputs: { value: { series: 's', at: '2023-12-31' } },
        },
        {
          series: [
            seriesOf([
              ['2023-12-31', '90', { precision: { interval: ['85', '95'] }, status: 'provisional' }],
              ['2023-12-31', '91', { publishedOn: '2024-06-01', precision: { nearest: '10' } }],
              ['2022-12-31', '80'],
            ]),
          ],
          sources: [{ id: 'a-readers-figure', title: 'Taken', publisher: 'Somebody' }],
        },
      ),
    );
    const [figure] = figuresOf(bundle);
    if (figure === undefined) throw new Error('no figure');
    const { bundle: other, source } = withAnother(bundle, [{ ...figure, theirs: '100.5' }], TODAY);
    expect(source).toBe('a-readers-figure-2');
    expect(other.series[0]?.observations).toEqual([
      {
        at: '2023-12-31',
        value: '100.5',
        publishedOn: '2023-12-31',
        precision: { interval: ['95.5', '105.5'] },
        source,
      },
      { at: '2023-12-31', value: '100.5', publishedOn: '2024-06-01', precision: { nearest: '10' }, source },
      { at: '2022-12-31', value: '80', publishedOn: '2022-12-31', source: 'src' },
    ]);
    expect(parsed(JSON.parse(JSON.stringify(other))).series).toHaveLength(1);
  });
});

describe('a typed figure', () => {
  const bundle = claimOf('1142-officers-a-month');
  const inputs = inputsOf(bundle);
  const read = (fields: Record<string, string>) => readAnother(inputs, fields, TODAY);

  test.each([
    ['16,900', '16900'],
    ['16.9 thousand', '16900'],
    ['16.9k', '16900'],
    ['16 900', '16900'],
    ['sixteen thousand', '16000'],
    ['16,900 officers', '16900'],
    ['16.9 thousand officers', '16900'],
    ['0', '0'],
    ['-5', '-5'],
    ['  17000.0  ', '17000.0'],
  ])('%s is %s', (typed, value) => {
    expect(read({ actual: typed })).toMatchObject({
      figures: [{ input: 'actual', theirs: value }],
      issues: [],
    });
  });

  test.each([
    ['16.900', /two ways/],
    ['16,900 people', /counted in officers, and yours in people/],
    ['£16,900', /counted in officers, and yours in GBP/],
    ['84%', /counted in officers, and yours in %/],
    ['about 16,900 officers', /number alone, such as 1,142 officers/],
    ['lots', /write it in digits/],
    ['9'.repeat(31), /more than 30 digits/],
    ['9'.repeat(100_000), /too long/],
    ['<script>alert(1)</script>', /is not part of a number|cannot be read/],
    ['\u202e16900', /./],
    ['1e9', /./],
    ['NaN', /./],
    ['-'.repeat(250), /./],
  ])('%s is refused with what to write', (typed, message) => {
    const { figures, issues } = read({ actual: typed });
    expect(figures).toEqual([]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ field: 'actual', message: expect.stringMatching(message) });
  });

  test('in another scale of the unit is brought to it', () => {
    const waiting = claimOf('law-over-7-million-people-waiting');
    const [figure] = figuresOf(waiting);
    const typed = readAnother(inputsOf(waiting), { value: '6.4 million people' }, TODAY);
    expect(typed.issues).toEqual([]);
    expect(Number(typed.figures[0]?.theirs) * (/million/.test(figure?.unit ?? '') ? 1e6 : 1)).toBe(6_400_000);
  });

  test('of no figure of the claim is named; what follows readers about is passed over', () => {
    expect(read({ nonsense: '1' }).issues).toEqual([
      { field: '', message: expect.stringContaining('no figure “nonsense”') },
    ]);
    expect(read({ utm_source: 'x', fbclid: 'y', actual: '5' })).toMatchObject({
      issues: [],
      figures: [{ theirs: '5' }],
    });
    expect(read({ actual: '' })).toEqual({ issues: [], figures: [] });
    expect(read({ __proto__: '1', constructor: '2' } as Record<string, string>).issues).toHaveLength(1);
  });

  test('of a list names its part, by its own name or by the field that says which', () => {
    const list = inputsOf(claimOf('149572-officers-add-up'));
    const part = (fields: Record<string, string>) => readAnother(list, fields, TODAY);
    expect(part({ 'parts.1': '5' }).figures).toMatchObject([{ input: 'parts.1', theirs: '5' }]);
    expect(part({ parts: '5', [whichField('parts')]: '2' }).figures).toMatchObject([{ input: 'parts.2' }]);
    expect(part({ parts: '5' }).figures).toMatchObject([{ input: 'parts.0' }]);
    expect(part({ parts: '5', 'parts.at': '7' }).issues).toMatchObject([{ field: 'parts.at' }]);
    expect(part({ 'parts.1': '5', parts: '6', 'parts.at': '1' }).issues).toMatchObject([
      { field: 'parts.1' },
    ]);
  });

  test('is asked for again by the same fields', () => {
    for (const slug of ['149572-officers-add-up', 'braverman-on-track', '1142-officers-a-month']) {
      const claim = claimOf(slug);
      const { said: then, now } = bothClocks(claim, TODAY);
      const own = inputsOf(claim, then, now);
      for (const figure of own.flatMap(({ figures }) => figures)) {
        const fields = fieldsOfAnother(own, [{ ...figure, theirs: '7' }]);
        expect(readAnother(own, fields, TODAY)).toEqual({
          figures: [{ ...figure, theirs: '7' }],
          issues: [],
        });
        expect(whichOf(figure)).toBeTypeOf('string');
      }
    }
  });

  test('whatever it is, gives a verdict', () => {
    for (const bundle of starter.filter((_, i) => i % 5 === 0))
      for (const figure of figuresOf(bundle).slice(0, 4))
        for (const theirs of ['0', '-1', '9'.repeat(30), `0.${'0'.repeat(28)}1`, `-${'9'.repeat(30)}`])
          expect(withTheirs(bundle, [{ ...figure, theirs }]).because).not.toBe('');
  });
});

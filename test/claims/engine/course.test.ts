/** The course of a verdict: that it looks at a day only if something that the verdict read could have changed on it. */
import { describe, expect, test } from 'vitest';
import { courseTold } from '../../../claims/editorial/course-told.ts';
import { courseFound } from '../../../claims/engine/course.ts';
import { courseOf, decide, evaluateBundle, evidenceOf } from '../../../claims/evaluate.ts';
import { dayAfter } from '../../../claims/exact/calendar.ts';
import { seriesOfInputs } from '../../../claims/kinds/given-inputs.ts';
import { wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { english } from '../../../claims/words/language.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../support.ts';

const FIRST = '2020-01-01';

/** A figure a day, each published on its day, with some revised a month later. */
const daily = (days: number) =>
  Array.from({ length: days }, (_, i) => {
    const at = dayAfter(FIRST, i);
    const value = String((i * 7919) % 100);
    return i % 50 === 3
      ? [[at, value] as const, [at, String(i % 90), { publishedOn: dayAfter(at, 30) }] as const]
      : [[at, value] as const];
  }).flat();

const bundle = (claim: ClaimPart, figures: ReturnType<typeof daily>, more: object = {}) =>
  parsed(bundleOf(claim, { asOf: '2020-02-01', series: [seriesOf(figures, { frequency: 'day', ...more })] }));

const LEVEL: ClaimPart = {
  kind: 'level',
  claimed: { value: '50', unit: 'officers', hedge: 'over' },
  inputs: { value: { series: 's', at: '2020-02-23' } },
};
const CLAIMS: readonly ClaimPart[] = [
  LEVEL,
  { ...LEVEL, inputs: { value: { series: 's', at: 'latest' } } },
  {
    kind: 'superlative',
    inputs: { value: { series: 's', at: '2020-01-20' } },
    options: { within: '2020-01-01/2020-04-30' },
  },
  {
    kind: 'on-pace',
    inputs: { target: { value: '90', unit: 'officers' }, progress: 's' },
    options: { deadline: '2020-05-31', says: 'on-track' },
  },
  {
    kind: 'streak',
    claimed: { value: '1', unit: 'days' },
    inputs: { series: 's' },
    options: { condition: 'rise' },
  },
  {
    kind: 'forecast',
    claimed: { value: '50', unit: 'officers', hedge: 'over' },
    inputs: { value: { series: 's', at: '2020-04-03' } },
  },
];

describe('the course', () => {
  test.each(CLAIMS)('of %j is that of every day, one by one', (claim) => {
    const one = bundle(claim, daily(150));
    const course = courseOf(one, '2020-07-01');
    const each: typeof course = [];
    for (let day = '2020-02-01'; day <= '2020-07-01'; day = dayAfter(day)) {
      const verdict = evaluateBundle(one, day);
      const [finding, word, last] = [verdict.finding, wordOfVerdict(verdict), each.at(-1)];
      if (last?.finding !== finding || last.word !== word) each.push({ from: day, finding, word });
    }
    expect(course).toEqual(each);
  });

  test('decides anew only where a figure that it read was published, or a deadline passed', () => {
    const one = bundle(LEVEL, daily(1_400));
    const looked: string[] = [];
    const { isCoarse } = courseFound(
      { claim: one.claim, parts: one, seriesIds: seriesOfInputs(one.claim), until: '2024-01-01' },
      (evidence, asOf) => {
        looked.push(asOf);
        const decided = decide(one.claim, evidence, asOf);
        return { ...decided, word: wordOfVerdict(decided) };
      },
    );
    expect(isCoarse).toBe(false);
    // Said; its figure, published on its day; the day after; its revision.
    expect(looked).toEqual(['2020-02-01', '2020-02-23', '2020-02-24', '2020-03-24']);
  });

  test('for a page is told by some of the days if there are too many, and says so', () => {
    const [, , , pace] = CLAIMS;
    const one = bundle(pace ?? LEVEL, daily(1_400));
    const told = courseTold(one, '2024-01-01');
    expect(told.isCoarse).toBe(true);
    for (const { from, word } of told.turns)
      expect(wordOfVerdict(evaluateBundle(one, from)), from).toBe(word);
    const few = courseTold(bundle(pace ?? LEVEL, daily(60)), '2020-07-01');
    expect(few.isCoarse).toBe(false);
  });
});

test('each turn says why: a first figure, a revision, a deadline', () => {
  const one = parsed(
    bundleOf(
      {
        ...LEVEL,
        claimed: { value: '50', unit: 'officers' },
        inputs: { value: { series: 's', at: '2020-02-23' } },
      },
      {
        asOf: '2020-02-01',
        series: [
          seriesOf([
            ['2020-02-23', '50', { publishedOn: '2020-03-01' }],
            ['2020-02-23', '70', { publishedOn: '2020-04-01' }],
          ]),
        ],
      },
    ),
  );
  expect(
    courseTold(one, '2020-07-01').turns.map(({ from, word, why }) => [from, word, english.turn(why)]),
  ).toEqual([
    ['2020-02-01', 'cannot-be-checked', 'on the day it was said'],
    ['2020-03-01', 'right', 'the figure for 23 February 2020 was published: 50 officers'],
    [
      '2020-04-01',
      'understated',
      'the figure for 23 February 2020 was revised from 50 officers to 70 officers',
    ],
  ]);
  const promise = parsed(
    bundleOf(
      {
        kind: 'on-pace',
        inputs: { target: { value: '90', unit: 'officers' }, progress: 's' },
        options: { deadline: '2020-05-31', says: 'on-track' },
      },
      {
        asOf: '2020-04-01',
        series: [
          seriesOf([
            ['2019-12-31', '10'],
            ['2020-03-31', '60'],
          ]),
        ],
      },
    ),
  );
  expect(
    courseTold(promise, '2020-07-01').turns.map(({ from, word, why }) => [from, word, why.code]),
  ).toEqual([
    ['2020-04-01', 'borne-out', 'said'],
    ['2020-06-01', 'too-early', 'deadline'],
  ]);
  expect(evidenceOf(promise).get('s')?.title).toBe('A series');
});

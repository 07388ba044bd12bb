/** Sentences that a reader must not stumble over, each from the values of a verdict, whoever computed them. */

import { describe, expect, test } from 'vitest';
import type { Claimed } from '../../../claims/claim.ts';
import { parseInterval } from '../../../claims/exact/interval.ts';
import { parseDecimal, parseExact, exact as plainExact } from '../../../claims/exact/number.ts';
import { kindNamed } from '../../../claims/kinds/index.ts';
import type { RingLine } from '../../../claims/verdict/plot-shape.ts';
import type { Decided, Finding } from '../../../claims/verdict/verdict.ts';
import { figureClaimed } from '../../../claims/words/clauses.ts';
import { whatWouldChange } from '../../../claims/words/flips.ts';
import { english } from '../../../claims/words/language.ts';
import { shortChange } from '../../../claims/words/short.ts';
import type { ToldFigure } from '../../../claims/words/told.ts';

interface Said {
  figures: Record<string, ToldFigure>;
  options?: Record<string, string>;
  finding: Finding;
  /** The computed value, its unit, and its interval if that is wider. */
  is: readonly [exact: string, unit: string, interval?: string];
  claimed?: Claimed & { in?: string; out?: string };
  direction?: 'below' | 'above';
}

/** The sentence of a kind that states a figure. */
function why(kind: string, { figures, options = {}, finding, is, claimed, direction }: Said): string {
  const [exact, unit, interval = `[${exact}, ${exact}]`] = is;
  const found = kindNamed(kind);
  if (found === undefined) throw new Error(`no kind ${kind}`);
  const point = plainExact(parseDecimal(claimed?.value ?? '0'));
  const ring = `[${point}, ${point}]`;
  const decided = {
    kind,
    asOf: '2024-01-01',
    method: 'of a test',
    finding,
    computed: { exact, decimal: exact, unit, interval },
    ...(claimed === undefined
      ? {}
      : { claimed: { ...claimed, in: claimed.in ?? ring, out: claimed.out ?? claimed.in ?? ring } }),
    ...(direction === undefined ? {} : { direction }),
    reason: null,
    saying: { code: 'figure', values: { options, figures } },
    working: [],
    flips: [],
    framing: [],
    missing: [],
    evidence: [],
  } satisfies Decided;
  return english.because(decided, english.kinds(found));
}

const told = (value: string, unit: string): ToldFigure => ({ value, unit });

describe('a scale is never dropped', () => {
  const level = (value: string, unit: string, claimed: Claimed, finding: Finding = 'fails') =>
    why('level', { figures: { value: told(value, unit) }, finding, is: [value, unit], claimed });

  test('of things', () => {
    expect(level('63/10', 'million people', { value: '8', unit: 'million people', hedge: 'nearly' })).toBe(
      'The figure given is 6.3 million people, not nearly 8 million.',
    );
    expect(level('63/10', 'million people', { value: '8000000', unit: 'people', hedge: 'nearly' })).toBe(
      'The figure given is 6.3 million people, not nearly 8,000,000 people.',
    );
    expect(
      why('change', {
        figures: { from: told('62/10', 'million people'), to: told('63/10', 'million people') },
        options: { direction: 'rise' },
        finding: 'fails',
        is: ['1/10', 'million people'],
        claimed: { value: '0.2', unit: 'million people' },
      }),
    ).toBe(
      'From 6.2 million people to 6.3 million people is a rise of 0.1 million people, not a rise of 0.2 million.',
    );
  });

  test('of money, whose unit is said each time', () => {
    expect(level('203/100', 'KES trillion', { value: '3', unit: 'KES trillion' })).toBe(
      'The figure given is KES 2.03 trillion, not KES 3 trillion.',
    );
    expect(level('149/100', '£bn', { value: '1.5', unit: 'GBP billion', hedge: 'over' })).toBe(
      'The figure given is £1.49 billion, not over £1.5 billion.',
    );
  });

  test('of what the evidence allows', () => {
    expect(
      why('level', {
        figures: { value: told('63/10', 'million people') },
        finding: 'too-close',
        is: ['63/10', 'million people', '[31/5, 32/5]'],
        claimed: { value: '6.3', unit: 'million people', hedge: 'over', in: '(63/10, inf)' },
      }),
    ).toBe(
      'The figure given is 6.3 million people, but the evidence allows anything from 6.2 to 6.4 million people, so over 6.3 million can be neither confirmed nor ruled out.',
    );
  });
});

describe('a rate per something is no multiple', () => {
  const figures = {
    a: told('147745', 'officers'),
    b: told('61806682', 'people'),
    perB: told('100000', 'people'),
  };

  test('of officers per 100,000 people', () => {
    expect(
      why('ratio', {
        figures,
        finding: 'holds',
        is: ['7387250000/30903341', 'officers per 100,000 people'],
        claimed: { value: '239', unit: 'officers per 100,000 people', in: '[477/2, 479/2]' },
      }),
    ).toBe(
      '147,745 officers for 61,806,682 people comes to 239.04 officers per 100,000 people, so the claim of 239 holds.',
    );
  });

  test('but times are', () => {
    expect(
      why('ratio', {
        figures: { a: told('30', 'officers'), b: told('10', 'officers') },
        finding: 'holds',
        is: ['3', 'times'],
        claimed: { value: '3', unit: 'times' },
      }),
    ).toBe('30 officers is 3 times the 10 officers, so the claim of 3 times holds.');
  });
});

test('a shortfall in per cent needs no target', () => {
  const figures = { target: told('224992', 'deaths'), actual: told('150182', 'deaths') };
  expect(
    why('shortfall', {
      figures,
      options: { as: 'percent' },
      finding: 'holds',
      is: ['133/4', '%'],
      claimed: { value: '33', unit: '%', in: '[65/2, 67/2]' },
    }),
  ).toBe('150,182 deaths is 33.25% short of 224,992 deaths, so the claim of 33% holds.');
});

describe('a bound at zero is said in words', () => {
  const percent = (exact: string, hedge: Claimed['hedge'], finding: Finding, value = '0') =>
    why('percent-change', {
      figures: { from: told('100', 'officers'), to: told('98', 'officers') },
      options: { direction: 'rise' },
      finding,
      is: [exact, '%'],
      claimed: { value, unit: '%', hedge },
    }).replace('From 100 officers to 98 officers is ', '');

  test.each([
    ['-2', 'under', 'holds', 'a fall of 2%, so the claim of a fall holds.'],
    ['-2', 'over', 'fails', 'a fall of 2%, not a rise.'],
    ['-2', 'at-most', 'holds', 'a fall of 2%, so the claim of no rise holds.'],
    ['2', 'up-to', 'fails', 'a rise of 2%, against the claim of no rise.'],
    ['2', 'under', 'fails', 'a rise of 2%, not a fall.'],
    ['-2', 'at-least', 'fails', 'a fall of 2%, against the claim of no fall.'],
  ] as const)('%s against %s 0, which %s', (exact, hedge, finding, text) => {
    expect(percent(exact, hedge, finding)).toBe(text);
  });

  test.each([
    ['under', 'a fall of over 5%'],
    ['at-most', 'a fall of at least 5%'],
    ['over', 'no fall of 5% or more'],
    ['at-least', 'no fall of more than 5%'],
    ['nearly', 'a fall of just over 5%'],
    ['about', 'a fall of about 5%'],
  ] as const)('a rise of %s −5%% is “%s”', (hedge, text) => {
    expect(shortChange({ claimed: { value: '-5', unit: '%', hedge }, options: { direction: 'rise' } })).toBe(
      text,
    );
  });

  test.each([
    ['under', 'below zero'],
    ['over', 'above zero'],
    ['at-least', 'zero or more'],
    ['at-most', 'zero or less'],
    ['up-to', 'zero or less'],
  ] as const)('a figure %s 0%% is “%s”', (hedge, text) => {
    expect(figureClaimed({ value: '0', unit: '%', hedge })).toBe(text);
  });

  test('of a level', () => {
    const said = {
      figures: { value: told('-2', '%') },
      is: ['-2', '%'],
      claimed: { value: '0', unit: '%', hedge: 'under' },
    } as const;
    expect(why('level', { ...said, finding: 'holds' })).toBe(
      'The figure given is −2%, so the claim of “below zero” holds.',
    );
  });
});

describe('hedges', () => {
  test.each([
    [{ value: '5', to: '10', unit: '%' }, 'between 5% and 10%'],
    [{ value: '5', to: '10', unit: 'officers' }, 'between 5 and 10 officers'],
    [{ value: '5', to: '10', unit: '£m' }, 'between £5 million and £10 million'],
    [{ value: '2', unit: 'times', hedge: 'or-more' }, '2 times or more'],
    [{ value: '50', unit: '%', hedge: 'just-over' }, 'just over 50%'],
  ] as const)('%j is “%s”', (claimed, text) => {
    expect(figureClaimed(claimed)).toBe(text);
  });

  test('of a range whose ends are round, and of a near miss', () => {
    const figures = { value: told('105/10', '%') };
    expect(
      why('level', {
        figures,
        finding: 'rounded',
        direction: 'above',
        is: ['21/2', '%'],
        claimed: { value: '5', to: '10', unit: '%', in: '[9/2, 41/4]', out: '[9/2, 21/2]' },
      }),
    ).toBe(
      'The figure given is 10.5%, a little above the claim of between 5% and 10%, whose ends are round figures.',
    );
    expect(
      why('level', {
        figures: { value: told('2249996/100000', '%') },
        finding: 'slightly-off',
        direction: 'below',
        is: ['2249996/100000', '%'],
        claimed: { value: '22.5', unit: '%', hedge: 'over', in: '(45/2, inf)' },
      }),
    ).toBe('The figure given is 22.49996%, not over 22.5%, but close to it.');
  });
});

test('a drawing and the rows of the test show a figure on its side of the claimed one', () => {
  const claimed = { value: '22.5', unit: '%', hedge: 'over', in: '(45/2, inf)', out: '(45/2, inf)' } as const;
  const computed = {
    exact: '224996/10000',
    decimal: '22.4996',
    unit: '%',
    interval: '[56249/2500, 56249/2500]',
  };
  const value = parseExact(computed.exact);
  const ring = parseInterval(claimed.in);
  const line: RingLine = {
    subject: { of: 'figures', kind: 'Level' },
    unit: '%',
    in: ring,
    out: ring,
    computed: { interval: parseInterval(computed.interval), value },
    readings: [],
  };
  expect(english.ringLine(line, { claimed }).description).toBe(
    'On a line, claimed: over 22.5%; the evidence: 22.4996%.',
  );
  expect(english.claimTest({ claimed, computed }).map(({ value }) => value)).toEqual([
    'over 22.5%',
    'above 22.5%',
    '22.4996%',
  ]);
});

describe('what would change it', () => {
  const ways = (holdsIn: string, point: string, unit: string, name = 'the second figure') =>
    whatWouldChange(
      {
        finding: 'fails',
        flips: [{ input: 'b', point, holdsIn, nearest: null, by: null }],
        evidence: [{ input: 'b', value: point, at: '2022-12-31' }],
      },
      { named: () => ({ name, unit }) },
      { because: {} },
    );

  test.each([
    // Whole things in whole numbers.
    [
      '[97/100, inf)',
      '0',
      'officers',
      'would hold if the second figure (0 officers on 31 December 2022) were 1 officer or more, 1 officer away.',
    ],
    [
      '(1, inf)',
      '0',
      'officers',
      'would hold if the second figure (0 officers on 31 December 2022) were 2 officers or more, 2 officers away.',
    ],
    [
      '(-inf, 5)',
      '7',
      'officers',
      'would hold if the second figure (7 officers on 31 December 2022) were 4 officers or fewer, 3 officers away.',
    ],
    [
      '[33145/2, 33151/2]',
      '16753',
      'officers',
      'would hold if the second figure (16,753 officers on 31 December 2022) were from 16,573 to 16,575 officers, 178 officers away.',
    ],
    [
      '[33505/2, 33507/2]',
      '16753',
      'officers',
      'holds as long as the second figure (16,753 officers on 31 December 2022) is exactly 16,753 officers.',
    ],
    // Where no whole number would do, the interval itself.
    [
      '[1/4, 1/2]',
      '0',
      'officers',
      'would hold if the second figure (0 officers on 31 December 2022) were from 0.25 to 0.5 officers, 0.25 officers away.',
    ],
    // What comes in parts.
    [
      '[97/100, inf)',
      '0',
      'officers per month',
      'would hold if the second figure (0 officers per month on 31 December 2022) were 0.97 officers per month or more, 0.97 officers per month away.',
    ],
    [
      '(-inf, 5)',
      '7',
      '%',
      'would hold if the second figure (7% on 31 December 2022) were less than 5%, 2 percentage points away.',
    ],
    [
      '[5, inf)',
      '63/10',
      'million people',
      'holds as long as the second figure (6.3 million people on 31 December 2022) is 5 million people or more, with 1.3 million people to spare.',
    ],
    [
      '(-inf, 5]',
      '7',
      'GBP million',
      'would hold if the second figure (£7 million on 31 December 2022) were £5 million or less, £2 million away.',
    ],
    [
      '(-inf, inf)',
      '7',
      'officers',
      'holds as long as the second figure (7 officers on 31 December 2022) is any figure.',
    ],
    // The figure is seen on its side of the end.
    [
      '(45/2, inf)',
      '2249999/100000',
      '%',
      'would hold if the second figure (22.49999% on 31 December 2022) were more than 22.5%, 0.00001 percentage points away.',
    ],
  ])('%s against %s %s', (holdsIn, point, unit, sentence) => {
    expect(ways(holdsIn, point, unit)).toEqual({ ways: [`The claim ${sentence}`] });
  });

  test('nothing', () => {
    expect(ways('none', '7', 'officers')).toEqual({
      ways: ['No value of the second figure (7 officers on 31 December 2022) would make the claim hold.'],
    });
  });
});

/** The numbers at a glance: of every kind, read as a reader reads them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseBundle } from '../../../claims/bundle.ts';
import { bothClocks, evaluateBundle } from '../../../claims/evaluate.ts';
import { keyFigureContext } from '../../../claims/kinds/given-inputs.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { english } from '../../../claims/words/language.ts';
import { bundleOf, parsed, seriesOf } from '../support.ts';

type Bundle = ReturnType<typeof parsed>;

function told({ claim, series }: Bundle, verdict: Verdict): string[] {
  const kind = kindNamed(claim.kind);
  if (kind === undefined) throw new Error(`no kind ${claim.kind}`);
  return english
    .keyFigures(verdict, keyFigureContext(claim, series), english.kinds(kind))
    .map(({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`);
}

const starter = (slug: string) =>
  parsed(JSON.parse(readFileSync(new URL(`../../../db/starter/${slug}.json`, import.meta.url), 'utf8')));
const said = (slug: string) => {
  const bundle = starter(slug);
  return told(bundle, bothClocks(bundle, '2026-11-30').said);
};

describe('the numbers at a glance', () => {
  it.each([
    [
      '1142-officers-a-month',
      [
        'Claimed: 1,142 officers per month',
        'The figures give: 1,082.33 officers per month',
        'Gap: 59.67 officers per month (5.5% more than the figures give)',
      ],
    ],
    [
      'biden-18000-people-got-clemency',
      [
        'Claimed: 18,000 people',
        'The figures give: 1,927 people',
        'Gap: 16,073 people (9.3 times what the figures give)',
      ],
    ],
    [
      'raab-waiting-lists-down-two-thirds',
      ['Claimed: a fall of about 67%', 'The figures give: a rise of 22.03%', 'Gap: 89.03 percentage points'],
    ],
    [
      'labour-illegal-working-visits-down-over-1000',
      ['Claimed: a fall of over 1,000 visits', 'The figures give: a fall of 2,202 visits', 'Gap: None'],
    ],
    [
      'met-over-34000-fte',
      [
        'Claimed: over 34,000 officers',
        'The figures give: 33,984 officers',
        'Gap: 16 officers (0.05% more than the figures give)',
      ],
    ],
    [
      '16-percent-short',
      [
        'Claimed: 16%',
        'The figures give: 16.24%',
        'Gap: 0.24 percentage points (within what the words allow)',
      ],
    ],
    [
      'stride-child-poverty-down-100000',
      [
        'Claimed: a fall of 100,000 children',
        'The figures give: a fall of 100,000 children (from 0 to 200,000 children, since they are not exact)',
        'Gap: None',
      ],
    ],
    [
      'more-officers-leaving-than-joining',
      [
        'Officers leaving: 8,117 officers (the year to March 2022)',
        'Officers joining: 12,789 officers (the year to March 2022)',
        'Difference: 4,672 officers',
      ],
    ],
    [
      'cameron-child-poverty-is-down',
      [
        'The year to March 2014: 2.3 million children',
        'The year to March 2010: 2.6 million children',
        'Difference: 300,000 children',
      ],
    ],
    [
      'met-largest-in-its-history',
      [
        'The figure: 34,542 officers (31 March 2022)',
        'The highest of the others: 33,820 officers (31 March 2010)',
        'Difference: 722 officers',
      ],
    ],
    [
      'braverman-on-track',
      [
        'Needed: 1,082.33 officers per month (for 3 months)',
        'Fastest of late: 493.83 officers per month (over six months: 46% of what is needed)',
        'Best ever kept up: 817.33 officers per month (for as long, to 31 March 2022)',
      ],
    ],
    ['met-short-by-more-than-1300', ['Claimed: over 1,300 officers', 'The figures give: nothing yet']],
  ] as const)('of %s', (slug, numbers) => {
    expect(said(slug)).toEqual(numbers);
  });

  it('tell what came of a target once its deadline has passed', () => {
    const bundle = starter('johnson-20000-officers');
    expect(told(bundle, bothClocks(bundle, '2026-11-30').now)).toEqual([
      'Target: 20,000 officers',
      'On 31 March 2023: 20,951 officers',
      'Gap: 951 officers (above the target)',
    ]);
  });

  it('tell a target that is no whole number', () => {
    const bundle = parsed({
      ...bundleOf(
        {
          kind: 'promise',
          inputs: { target: { value: '1.5', unit: 'million homes' }, progress: 's' },
          options: { deadline: '2024-01-01' },
        },
        { asOf: '2024-06-01', series: [{ ...seriesOf([['2024-01-01', '1.4']]), unit: 'million homes' }] },
      ),
    });
    expect(told(bundle, evaluateBundle(bundle))).toEqual([
      'Target: 1.5 million homes',
      'On 1 January 2024: 1.4 million homes',
      'Gap: 0.1 million homes (below the target)',
    ]);
  });

  it('have a gap as exact as the figures beside it', () => {
    const bundle = parsed(
      bundleOf(
        {
          kind: 'level',
          claimed: { value: '6.8', unit: '%' },
          inputs: { value: { series: 's', at: '2023-12-31' } },
        },
        { series: [{ ...seriesOf([['2023-12-31', '2']]), unit: '%' }] },
      ),
    );
    expect(told(bundle, evaluateBundle(bundle)).at(-1)).toBe('Gap: 4.8 percentage points');
  });

  it('name a place as a place', () => {
    const kind = kindNamed('rank');
    const bundle = parsed(kind?.example);
    expect(told(bundle, evaluateBundle(bundle))).toEqual([
      'Claimed: the second highest',
      'The figures give: the second highest (of 4 compared)',
      'The figure: 0.2%',
    ]);
  });

  it('are three at most and hold no empty or broken number, for each golden case', () => {
    let some = 0;
    for (const { name } of KINDS)
      for (const line of readFileSync(new URL(`../../cases/${name}.ndjson`, import.meta.url), 'utf8')
        .trim()
        .split('\n')) {
        const { bundle } = JSON.parse(line) as { bundle: unknown };
        const read = parseBundle(bundle);
        if (!read.ok) continue;
        const whole = parsed(bundle);
        const numbers = told(whole, evaluateBundle(whole));
        expect(numbers.length, line.slice(0, 120)).toBeLessThanOrEqual(3);
        expect(numbers.join(), line.slice(0, 120)).not.toMatch(/undefined|NaN|null|: (?:\(|$)/);
        some += numbers.length > 0 ? 1 : 0;
      }
    expect(some).toBeGreaterThan(150);
  });
});

/** What keeps a complete draft from review, a row each. */

import { describe, expect, test } from 'vitest';
import { readDraft } from '../../../claims/drafting/draft.ts';
import { fieldsOf } from '../../../claims/drafting/draft-fields.ts';
import { faultsOf, typoFaults, unchangedFault } from '../../../claims/drafting/refusals.ts';
import { isSameTest, type PublishedText } from '../../../claims/editorial/changes.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import { canonicalUnit, isSameUnit } from '../../../claims/evidence/units.ts';
import { bundleOf, type ClaimPart, parsed, seriesOf } from '../support.ts';

const TODAY = '2024-01-01';
const MONTHS = [
  ['2022-11-30', '100'],
  ['2022-12-31', '130'],
] as const;

function faults(claim: ClaimPart) {
  const bundle = parsed(bundleOf(claim, { asOf: '2023-02-01', series: [seriesOf([...MONTHS])] }));
  return faultsOf(bundle, bothClocks(bundle, TODAY));
}

const LEVEL: ClaimPart = {
  kind: 'level',
  claimed: { value: '130', unit: 'officers' },
  inputs: { value: { series: 's', at: '2022-12-31' } },
};

const between = (from: string, to: string): ClaimPart => ({
  ...LEVEL,
  kind: 'change',
  claimed: { value: '30', unit: 'officers' },
  inputs: { from: { series: 's', at: from }, to: { series: 's', at: to } },
});

describe('a draft does not go to review', () => {
  test.each(['apples', '%', 'officers per month', 'PC'])('that claims %s of officers', (unit) => {
    const [fault, ...more] = faults({ ...LEVEL, claimed: { value: '130', unit } });
    expect(fault?.field).toBe('claimed.unit');
    expect(fault?.message).toContain(
      `The claim is in “${unit}”, but the evidence gives a figure in “officers”`,
    );
    expect(more).toEqual([]);
  });

  test('unless only the scale differs: 0.00013 million officers are 130 officers', () => {
    expect(faults({ ...LEVEL, claimed: { value: '0.00013', unit: 'million officers' } })).toEqual([]);
    expect(faults({ ...LEVEL, claimed: { value: '0.13', unit: 'thousand officers' } })).toEqual([]);
  });

  test.each(['officers', 'Officers', 'officer', ' officers'])('unless it does: %s', (unit) => {
    expect(faults({ ...LEVEL, claimed: { value: '130', unit } })).toEqual([]);
  });

  test('whose rate is per another time', () => {
    const rate = { ...between('2022-11-30', '2022-12-31'), kind: 'average-rate' };
    const claimed = (unit: string) => ({ ...rate, claimed: { value: '30', unit } });
    expect(faults(claimed('officers per year')).map(({ field }) => field)).toEqual(['claimed.unit']);
    expect(faults(claimed('officers a month'))).toEqual([]);
  });

  test('that compares a figure with itself', () => {
    const [fault] = faults({
      ...between('2022-12-31', '2022-12-31'),
      kind: 'percent-change',
      claimed: { value: '9', unit: '%' },
    });
    expect(fault).toMatchObject({
      field: 'inputs.to.at',
      path: ['inputs', 'to'],
      message:
        'The earlier figure and the later figure are the same, for 31 December 2022: give two different figures.',
    });
  });

  test('that says twice which way it moved', () => {
    const claimed = { value: '-30', unit: 'officers' };
    const [fault] = faults({ ...between('2022-11-30', '2022-12-31'), claimed });
    expect(fault?.message).toMatch(/^Write 30 without a minus sign/);
  });

  test.each(['change', 'percent-change', 'average-rate'])('whose %s goes back in time', (kind) => {
    const unit = { change: 'officers', 'percent-change': '%', 'average-rate': 'officers per month' }[kind];
    const claimed = { value: '30', unit: unit ?? '' };
    const [fault] = faults({ ...between('2022-12-31', '2022-11-30'), kind, claimed });
    expect(fault).toMatchObject({
      field: 'inputs.from.at',
      path: ['inputs', 'from'],
      message:
        'The earlier figure is for 31 December 2022, after the later figure, for 30 November 2022: swap the two.',
    });
    expect(faults({ ...between('2022-11-30', '2022-12-31'), kind, claimed })).toEqual([]);
  });
});

describe('a correction does not go to review', () => {
  const { claim } = parsed(bundleOf(LEVEL, { asOf: '2023-02-01', series: [seriesOf([...MONTHS])] }));
  const published: PublishedText = { claim, topic: 'Police', context: null };
  const series = new Map([['s', { id: 's', title: 'A series', unit: 'officers' }]]);

  const check = (changed: Record<string, string>) => {
    const fields = {
      ...fieldsOf(claim, { topic: 'Police', context: '', notes: '' }),
      'correction.type': 'typo',
      'correction.sentence': 'A word was wrong.',
      ...changed,
    };
    const read = readDraft(fields, { today: TODAY, isCorrection: true, series, sources: new Map() });
    if (read.claim === null) throw new Error(JSON.stringify([read.issues, read.missing]));
    const whole = { ...read, claim: read.claim };
    const unchanged = unchangedFault(published, whole, []);
    return [...typoFaults(published, whole), ...(unchanged === undefined ? [] : [unchanged])].map(
      ({ message }) => message,
    );
  };

  test('that changes nothing', () => {
    expect(check({ notes: 'For colleagues.' })).toEqual([expect.stringMatching(/^Nothing differs/)]);
  });

  test('as a typo if it changes the test', () => {
    expect(check({ 'claimed.value': '131', quote: 'Other words' })).toEqual([
      expect.stringMatching(/changes what is tested \(the claimed figure\)/),
    ]);
    expect(check({ 'claimed.value': '131', 'correction.type': 'reading' })).toEqual([]);
  });

  test('unless it does: the unit and the day are written in another way', () => {
    const loaded = {
      ...claim,
      claimed: { value: '130', unit: 'per  cent' },
      inputs: { value: { series: 's', at: '2022-12-31/2022-12-31' } },
    } as typeof claim;
    const settled = {
      ...claim,
      claimed: { value: '130', unit: '%' },
      inputs: { value: { series: 's', at: '2022-12-31' } },
    } as typeof claim;
    expect(isSameTest(loaded, settled)).toBe(true);
    expect(isSameTest(claim, settled)).toBe(false);
  });

  test('unless it does: a typo in words', () => {
    expect(check({ quote: 'What was said.' })).toEqual([]);
    expect(check({ quote: 'It fell by 9% by April 2022' })).toEqual([
      expect.stringMatching(/changes no number, date or direction of the quotation/),
    ]);
    expect(check({ topic: 'Policing' })).toEqual([]);
  });
});

describe('units', () => {
  test.each([
    ['per cent', '%'],
    ['％', '%'],
    ['Percentage point', 'percentage points'],
    ['  police   officers ', 'police officers'],
    ['GBP billion', 'GBP billion'],
    ['PC', 'PC'],
  ])('%j is written %j', (typed, unit) => expect(canonicalUnit(typed)).toBe(unit));

  test.each([
    ['per cent', '%', true],
    ['officers/month', 'officers per month', true],
    ['officers monthly', 'officers per month', true],
    ['officers per annum', 'officers per year', true],
    ['%', 'percentage points', false],
    ['GBP billion', 'GBP million', false],
    ['officers per month', 'officers per year', false],
    ['', '%', false],
  ])('%j and %j are one: %s', (a, b, same) => expect(isSameUnit(a, b)).toBe(same));
});

/** Lists of figures under names of their kinds' own: one that may be left out, and two in a kind that claims no figure. */
import { describe, expect, test, vi } from 'vitest';

vi.mock('../../../../claims/kinds/index.ts', async (original) => {
  const { KINDS } = await original<typeof import('../../../../claims/kinds/index.ts')>();
  return (await import('./list.ts')).withMadeUp(KINDS);
});

import { parseBundle } from '../../../../claims/bundle.ts';
import { readDraft } from '../../../../claims/drafting/draft.ts';
import { fieldsOf, withoutPart, withPart } from '../../../../claims/drafting/draft-fields.ts';
import { otherFigures, propose, takeFigure } from '../../../../claims/drafting/proposal.ts';
import { warningsOf } from '../../../../claims/drafting/warnings.ts';
import { changesBetween } from '../../../../claims/editorial/changes.ts';
import { bothClocks, evaluateBundle } from '../../../../claims/evaluate.ts';
import { fieldLabel } from '../../../../views/edit/parts/field-names.ts';
import { whatWouldChange, workingTable } from '../../../../views/parts/working.ts';
import { formPage } from '../../../support/claim-form.ts';
import { inProcess } from '../../../support/in-process.ts';
import { words } from '../../../support/markup.ts';
import { bundleOf, parsed } from '../../support.ts';
import { BEDS, BEDS_BY_MONTH, BESIDE, bundle, CLAIM, KNOWN, RESERVE } from './support.ts';

describe('a list that may be left out', () => {
  const BOOKINGS = { name: 'bookings', optional: true } as const;
  const bookings = ['25', '15'].map((value) => ({ value, unit: 'beds' }));
  const booked = (more: object = {}, beds: object = BEDS) =>
    bundle({ claimed: { value: '0', unit: 'beds' }, inputs: { ...CLAIM.inputs, bookings, ...more } }, beds);
  const typed = fieldsOf(booked().claim, BESIDE);

  test('is computed, and named in the working', () => {
    const verdict = evaluateBundle(booked());
    expect(verdict.computed?.exact).toBe('0');
    const working = words(String(workingTable(verdict, 'Working')));
    expect(working).toContain('booking 1 + booking 2 = 25 + 15');
    // What would change it is told of inputs that are one number, and not of the parts of a list.
    const changes = words(String(whatWouldChange(booked(), verdict)));
    expect(changes).toContain('the most there may be');
    expect(changes).not.toContain('booking');
  });

  test('is read back, and left out if nothing is typed into it', () => {
    expect(readDraft(typed, KNOWN).claim).toEqual(booked().claim);
    const none = fieldsOf(bundle().claim, BESIDE);
    expect(readDraft(withPart(none, BOOKINGS), KNOWN).claim).toEqual(bundle().claim);
  });

  test('is too short with one part, which its field says', () => {
    const { issues } = readDraft(withoutPart(typed, BOOKINGS, 0), KNOWN);
    expect(issues).toMatchObject([
      { field: 'inputs.bookings.0.from', message: /bookings are counted if there are two or more/ },
    ]);
  });

  test('has buttons that add its parts and take them out', () => {
    const none = fieldsOf(bundle().claim, BESIDE);
    expect(formPage(none)).toContain('What is promised already');
    expect(formPage(none)).not.toContain('drop-part:');
    expect(formPage(none)).toMatch(/value="add-part:bookings">Add a part</);
    expect(formPage(withPart(none, BOOKINGS))).toMatch(/value="drop-part:bookings\.0">Take booking 1 out</);
    expect(formPage(withPart(typed, BOOKINGS))).toContain('name="inputs.bookings.2.value"');
    const { ['inputs.bookings.0.value']: first } = withoutPart(typed, BOOKINGS, 0);
    expect(first).toBe('15');
  });

  test('has fields, changes and warnings in its own words', () => {
    expect(fieldLabel('inputs.bookings.1.value', 'headroom')).toBe('Booking 2: figure');
    expect(changesBetween(bundle().claim, booked().claim).map(({ what }) => what)).toContain(
      'the evidence: booking 1',
    );
    const overlapping = ['2024-02-29', '2024-02-01/2024-02-29'];
    const twice = booked({ bookings: overlapping.map((at) => ({ series: 's', at })) }, BEDS_BY_MONTH);
    const warnings = warningsOf(twice, bothClocks(twice, '2024-06-01')).map(({ message }) => message);
    expect(warnings.join(' ')).toContain('overlaps with 29 February 2024 in booking 1');
  });
});

describe('a kind that claims no figure, with two lists', () => {
  const WARDS = { name: 'wardBeds' };
  const UNDER = {
    kind: 'under-ceiling',
    quote: 'Both wards keep under their ceiling of 90 beds',
    inputs: {
      ceiling: { value: '90', unit: 'beds' },
      wardBeds: [
        { value: '40', unit: 'beds' },
        { value: '45', unit: 'beds' },
      ],
    },
  };
  const under = (claim: object = {}, beds: object = BEDS) =>
    parsed(bundleOf({ ...UNDER, ...claim }, { asOf: '2024-06-01', series: [beds, RESERVE] }));
  const PEAKS = [
    { series: 's', at: '2024-01-31' },
    { series: 's', at: '2024-01-01/2024-01-31' },
  ];

  test('is decided by its ring', () => {
    const verdict = evaluateBundle(under());
    expect(verdict.finding).toBe('holds');
    expect(verdict.because).toBe(
      'Two wards together have 5 beds fewer than 90 beds, so the claim of “fewer” holds.',
    );
    const full = under({ inputs: { ...UNDER.inputs, ceiling: { value: '85', unit: 'beds' } } });
    expect(evaluateBundle(full).finding).toBe('fails');
  });

  test('refuses a claimed figure', () => {
    const wrong = parseBundle(bundleOf({ ...UNDER, claimed: { value: '5', unit: 'beds' } }));
    expect(wrong.ok ? [] : wrong.issues.map(({ message }) => message).join()).toContain('claimed');
  });

  test('takes the figure of its words as the goal that it declares', () => {
    const { fields, notes } = propose('Both wards keep under their ceiling of 90 beds.', {});
    expect([fields['kind'], fields['inputs.ceiling.from'], fields['inputs.ceiling.value']]).toEqual([
      'under-ceiling',
      'figure',
      '90',
    ]);
    expect(notes.join(' ')).toContain('as the ceiling: 90 beds.');
    const quote = 'With a ceiling of 90 beds, 70 beds are in use.';
    const read = propose(quote, {}).fields;
    const [other] = otherFigures(quote, read);
    expect(takeFigure(quote, read, other?.start ?? -1)['inputs.ceiling.value']).toBe('70');
  });

  test('has a form with a button for each list, which says what it adds', () => {
    const typed = fieldsOf(under().claim, BESIDE);
    expect(readDraft(typed, KNOWN).claim).toEqual(under().claim);
    const page = formPage(typed);
    expect(page).not.toContain('name="claimed.value"');
    expect(page).toMatch(/value="add-part:wardBeds">Add a part: beds of ward 3</);
    expect(page).toMatch(/value="add-part:peaks">Add a part: peak 1</);
    const more = withPart(typed, WARDS);
    expect(formPage(more)).toContain('name="inputs.wardBeds.2.value"');
    expect(formPage(more)).not.toContain('name="inputs.peaks.0.value"');
  });

  test('warns of a figure that counts twice only in the list that is added up', () => {
    const peaks = under({ inputs: { ...UNDER.inputs, peaks: PEAKS } }, BEDS_BY_MONTH);
    const wards = under({ inputs: { ...UNDER.inputs, wardBeds: PEAKS } }, BEDS_BY_MONTH);
    const [ofPeaks = '', ofWards = ''] = [peaks, wards].map((one) =>
      warningsOf(one, bothClocks(one, '2024-06-01'))
        .map(({ message }) => message)
        .join(' '),
    );
    expect(ofPeaks).not.toContain('counted twice');
    expect(ofWards).toContain('in beds of ward 1, of the same series: something is counted twice');
  });

  test('shows its working in the words of its sentences', () => {
    const working = words(String(workingTable(evaluateBundle(under()), 'Working')));
    expect(working).toContain('ward 1 + ward 2 = 40 + 45');
    expect(working).toContain('ceiling − wards = 90 − 85');
  });

  test('has a page', async () => {
    const wardBeds = UNDER.inputs.wardBeds.map((beds) => ({ ...beds, source: 'src' }));
    const sourced = under({ inputs: { ...UNDER.inputs, wardBeds } });
    const app = await inProcess([{ bundle: sourced }], '2024-06-01T10:00:00.000Z');
    const page = words(await (await app.get('/claims/a-claim')).text());
    await app.close();
    expect(page).toContain('Two wards together have 5 beds fewer than 90 beds');
    expect(page).toContain('Ward 2');
  });
});

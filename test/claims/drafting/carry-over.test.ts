/** What a form is filled with from the ledger, and which series a text names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  carryOver,
  isProposed,
  type LedgerKnows,
  proposalFields,
  proposedFields,
  takenOut,
} from '../../../claims/drafting/carry-over.ts';
import { describedSource, sourceTyped, withSource } from '../../../claims/drafting/last-source.ts';
import { seriesCalled } from '../../../claims/drafting/named-series.ts';
import type { Series } from '../../../claims/evidence/series.ts';
import { runs } from '../../support/scope.ts';

const TODAY = '2024-06-01';

const series = (id: string, dates: readonly string[]): Series => ({
  id,
  title: `Title of ${id}`,
  unit: 'officers',
  observations: dates.map((at, i) => ({
    at,
    value: String(100 + i),
    precision: 'exact',
    source: 's',
    // A month and a half later.
    publishedOn: at.replace(/-03-31$/, '-05-15').replace(/-09-30$/, '-11-15'),
  })),
});
const HEADCOUNT = series('headcount', ['2020-03-31', '2020-09-30', '2021-03-31', '2022-03-31', '2023-03-31']);
const OTHER = series('other', ['2021-03-31', '2022-03-31']);

const NOTHING: LedgerKnows = { speaker: [], held: [], appearance: null, topic: null, series: new Map() };
const FIGURES: LedgerKnows = { ...NOTHING, series: new Map([HEADCOUNT, OTHER].map((one) => [one.id, one])) };

const said = (slug: string, saidOn: string, role: string | null, party: string | null = 'Labour') => ({
  slug,
  saidOn,
  role,
  organisation: null,
  party,
  isBody: false,
  topic: 'Crime',
});
const SPOKE: LedgerKnows = {
  ...NOTHING,
  speaker: [said('ann', '2024-02-01', 'Minister'), said('ann', '2022-02-01', 'Shadow Minister')],
};
const named = (more: Record<string, string> = {}) => ({ 'claimant.name': 'Ann', ...more });

describe('who speaks', () => {
  test.each([
    ['on the day of the last claim or later', '1 March 2024', 'Minister'],
    ['between two claims', '1 March 2023', 'Shadow Minister'],
    ['before the first', '1 March 2020', 'Shadow Minister'],
    ['on no day yet', '', 'Minister'],
  ])('has the role that was said last: %s', (_, saidOn, role) => {
    expect(carryOver(named({ saidOn }), SPOKE, TODAY)).toMatchObject({
      'claimant.role': role,
      'claimant.party': 'Labour',
      topic: 'Crime',
    });
  });

  test('is asked, and nothing proposed, if several have the name; the answer decides', () => {
    const two = { ...SPOKE, speaker: [...SPOKE.speaker, said('ann-2', '2023-01-01', 'Mayor', 'Green')] };
    expect(carryOver(named(), two, TODAY)['claimant.role']).toBeUndefined();
    expect(carryOver(named({ 'claimant.which': 'ann-2' }), two, TODAY)).toMatchObject({
      'claimant.role': 'Mayor',
      'claimant.party': 'Green',
    });
  });

  test('is another once the day or the name changes, where nobody typed anything', () => {
    const filled = carryOver(named({ saidOn: '1 March 2024' }), SPOKE, TODAY);
    const earlier = carryOver({ ...filled, saidOn: '1 March 2023' }, SPOKE, TODAY);
    expect(earlier['claimant.role']).toBe('Shadow Minister');
    const nobody = carryOver({ ...filled, 'claimant.name': 'Bob' }, NOTHING, TODAY);
    expect([nobody['claimant.role'], nobody['claimant.party']]).toEqual(['', '']);
    const typed = { ...filled, 'claimant.role': 'Baroness', 'claimant.name': 'Bob' };
    expect(carryOver(typed, NOTHING, TODAY)['claimant.role']).toBe('Baroness');
  });

  test('is taken out by one button, and stays out', () => {
    const filled = carryOver(named(), SPOKE, TODAY);
    expect(proposedFields(filled).sort()).toEqual(['claimant.party', 'claimant.role', 'topic']);
    const out = takenOut(filled, 'claimant');
    expect(proposedFields(out)).toEqual(['topic']);
    const posted = { ...out, ...proposalFields(out) };
    expect(carryOver(posted, SPOKE, TODAY)['claimant.role']).toBe('');
  });
});

describe('the figures', () => {
  const CHANGE = { kind: 'change', 'inputs.from.series': 'headcount', saidOn: '1 June 2022' };
  const timesOf = (quote: string, more: Record<string, string> = {}) => {
    const { 'inputs.from.at': from, 'inputs.to.at': to } = carryOver(
      { ...CHANGE, quote, ...more },
      FIGURES,
      TODAY,
    );
    return [from ?? '', to ?? ''];
  };

  test.each([
    ['between two dates', 'from March 2020 to March 2022', ['31 March 2020', '31 March 2022']],
    ['in whatever order', 'in March 2022 more than in March 2020', ['31 March 2020', '31 March 2022']],
    ['since a date, to the last known', 'up since March 2020', ['31 March 2020', '31 March 2022']],
    ['up to one date', 'the rise by March 2021', ['', '31 March 2021']],
    ['without a date', 'there has been a rise', ['', '31 March 2022']],
    ['at a time of which there is no figure', 'from March 2019', ['', '31 March 2022']],
    ['at three times', 'March 2020, March 2021 and March 2022', ['', '']],
  ])('of a change are those %s', (_, quote, times) => {
    expect(timesOf(quote)).toEqual(times);
  });

  test('are known only once they are published', () => {
    expect(timesOf('a rise', { saidOn: '1 April 2022' })).toEqual(['', '31 March 2021']);
  });

  test('give the second the series of the first, and never another way of giving it', () => {
    expect(carryOver(CHANGE, FIGURES, TODAY)['inputs.to.series']).toBe('headcount');
    const typed = { ...CHANGE, 'inputs.to.from': 'figure', 'inputs.to.value': '9' };
    expect(carryOver(typed, FIGURES, TODAY)['inputs.to.series']).toBeUndefined();
    const own = { ...CHANGE, 'inputs.to.series': 'other' };
    expect(carryOver(own, FIGURES, TODAY)).toMatchObject({ 'inputs.to.series': 'other' });
    // Of two series nobody can tell which date is whose.
    expect(carryOver(own, FIGURES, TODAY)['inputs.to.at']).toBeUndefined();
  });

  test('give the second the new series of the first', () => {
    const first = { kind: 'change', 'inputs.from.from': 'new', 'inputs.from.newSeries.title': 'Trees' };
    expect(carryOver(first, NOTHING, TODAY)).toMatchObject({
      'inputs.to.from': 'new',
      'inputs.to.newSeries.title': 'Trees',
    });
  });

  test('that are divided by one another have no series in common', () => {
    const share = { kind: 'share', 'inputs.part.series': 'headcount' };
    expect(carryOver(share, FIGURES, TODAY)['inputs.whole.series']).toBeUndefined();
  });
});

test('what was typed never changes, whatever it is', () => {
  const name = fc.constantFrom(
    ...[
      'claimant.name',
      'claimant.role',
      'claimant.party',
      'claimant.which',
      'saidOn',
      'quote',
      'kind',
      'topic',
    ],
    ...['appearance.title', 'appearance.url', 'inputs.from.series', 'inputs.to.series', 'inputs.to.at'],
    ...['inputs.from.from', 'proposed.topic', 'proposed.claimant.role'],
  );
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('change', 'headcount', 'other', 'new', 'figure', '1 March 2021'),
  );
  const knows = { ...FIGURES, ...SPOKE, series: FIGURES.series, appearance: { title: 'A', publisher: 'B' } };
  fc.assert(
    fc.property(fc.dictionary(name, text), (fields) => {
      const filled = carryOver(fields, knows, TODAY);
      for (const [field, typed] of Object.entries(fields))
        if (typed.trim() !== '' && !field.startsWith('proposed') && !isProposed(fields, field))
          expect(filled[field]).toBe(typed);
    }),
    runs(500),
  );
});

describe('the last source', () => {
  const SOURCE = { 'inputs.a.source.title': 'T', 'inputs.a.source.publisher': 'P' };
  test('is that of the last figure that has one', () => {
    expect(sourceTyped({})).toBeUndefined();
    expect(sourceTyped({ 'inputs.a.source.title': 'Half' })).toBeUndefined();
    expect(sourceTyped({ 'inputs.a.source.id': 'x', 'inputs.b.source.id': 'y' })).toEqual({ id: 'y' });
    const offered = describedSource(sourceTyped(SOURCE));
    expect(offered).toEqual({ fields: { title: 'T', publisher: 'P' }, title: 'T', publisher: 'P' });
    if (offered === undefined) throw new Error('nothing is offered');
    expect(withSource({}, 'b', offered)).toEqual({
      'inputs.b.source.title': 'T',
      'inputs.b.source.publisher': 'P',
    });
  });
});

describe('a series is named', () => {
  const HELD = [
    ['headcount-ew', 'Police officers, headcount'],
    ['fte-ew', 'Police officers, FTE'],
    ['population', 'Population of Nigeria'],
    ['pop', 'Population'],
    ['twin-a', 'Twins'],
    ['twin-b', 'Twins'],
    ['pob', 'Población'],
  ].map(([id = '', title = '']) => ({ id, title }));
  test.each([
    ['headcount-ew', ['headcount-ew']],
    ['Police officers, headcount', ['headcount-ew']],
    ['  police OFFICERS,  headcount ', ['headcount-ew']],
    ['Police officers, h', ['headcount-ew']],
    ['Police officers', ['headcount-ew', 'fte-ew']],
    ['Police oficers, haedcount', ['headcount-ew']],
    ['Police oficrs, haedcont', []],
    // An id comes before a title, and a title before the beginning of one.
    ['population', ['population']],
    ['Population', ['pop']],
    ['Twins', ['twin-a', 'twin-b']],
    ['Poblacion', ['pob']],
    ['Pol', []],
    ['', []],
    ['x'.repeat(100_000), []],
  ])('“%s”', (typed, ids) => {
    expect(seriesCalled(typed, HELD).map(({ id }) => id)).toEqual(ids);
  });
});

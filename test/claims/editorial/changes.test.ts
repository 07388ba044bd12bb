/** What changed between two revisions of a claim, in words. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, revisedBetween } from '../../../claims/editorial/changes.ts';
import { canonicalJson } from '../../../claims/exact/canonical-json.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { bundleOf, type ClaimPart, parsed } from '../support.ts';

const claim = (part: ClaimPart) => parsed(bundleOf(part)).claim;

const level = (value: string, more: object = {}) =>
  claim({
    kind: 'level',
    claimed: { value, unit: 'officers' },
    inputs: { value: { value: '400' } },
    ...more,
  });

describe('the list of changes in a claim', () => {
  test('names the claimed figure and what was said', () => {
    const a = level('450');
    const b = { ...level('400'), quote: 'Else', saidOn: '2024-01-02', appearance: { title: 'A speech' } };
    expect(changesBetween(a, b)).toEqual([
      { what: 'the quotation', from: 'What was said', to: 'Else' },
      { what: 'when it was said', from: '1 January 2024', to: '2 January 2024' },
      { what: 'the claimed figure', from: '450 officers', to: '400 officers' },
      { what: 'where it was said', from: '', to: 'A speech' },
    ]);
  });

  test('names ranges, other evidence, other meanings and what it is related to', () => {
    const a = level('450');
    const b = {
      ...level('450'),
      claimed: { value: '400', to: '500', unit: 'officers' },
      alsoOn: [{ label: 'Scotland', inputs: { value: { value: '30', name: 'Police Scotland' } } }],
      insteadOf: [{ what: 'the number of cases', input: { series: 'cases', at: '2023-01-01' } }],
      related: { prices: 'cpi', marks: [{ on: '2024-07-05', what: 'a new government' }] },
    };
    const changes = changesBetween(a, b);
    expect(changes.slice(1)).toEqual([
      { what: 'other evidence 1', from: '', to: 'Scotland: the figure Police Scotland, 30' },
      { what: 'what the number may be 1', from: '', to: 'the number of cases: cases, 1 January 2023' },
      { what: 'the price index, for a figure in real terms', from: '', to: 'cpi' },
      { what: 'days that matter', from: '', to: '5 July 2024, a new government' },
    ]);
    expect(changes[0]?.to).toContain('500 officers');
  });

  test('names the context and the topic as well', () => {
    const text = (value: string, context: string | null, topic: string | null = null) => ({
      claim: level(value),
      context,
      topic,
    });
    const fields = (a: ReturnType<typeof text>, b: ReturnType<typeof text>) => revisedBetween(a, b)?.fields;
    expect(revisedBetween(text('450', null), text('450', ''))).toBeNull();
    expect(fields(text('450', ''), text('450', 'x'))).toEqual([{ what: 'the context', from: '', to: 'x' }]);
    expect(fields(text('450', 'x', 'Police'), text('400', 'x', 'Crime'))).toEqual([
      { what: 'the claimed figure', from: '450 officers', to: '400 officers' },
      { what: 'the topic', from: 'Police', to: 'Crime' },
    ]);
  });

  test('names the evidence, by its name in the kind', () => {
    const rate = (actual: object, deadline: string) =>
      claim({
        kind: 'required-rate',
        claimed: { value: '1142', unit: 'officers per month' },
        inputs: { target: { value: '20000', unit: 'officers' }, actual },
        options: { per: 'month', deadline },
      });
    const a = rate({ series: 'uplift', at: '2022-12-31' }, '2023-03-31');
    const b = rate(
      { value: '16753', unit: 'officers', at: '2022-12-31', precision: { nearest: '10' }, source: 'src' },
      '2023-04-30',
    );
    expect(changesBetween(a, b)).toEqual([
      {
        what: 'the evidence: the figure reached',
        from: 'uplift, 31 December 2022',
        to: '16,753 officers, 31 December 2022, to the nearest 10, from src',
      },
      { what: 'the deadline', from: '31 March 2023', to: '30 April 2023' },
    ]);
  });

  test('names each part of a sum', () => {
    const sum = (...values: string[]) =>
      claim({
        kind: 'sum',
        claimed: { value: '9', unit: 'officers' },
        inputs: { parts: values.map((value) => ({ value })) },
      });
    expect(changesBetween(sum('1', '2', '3'), sum('1', '4'))).toEqual([
      { what: 'the evidence: part 2', from: '2', to: '4' },
      { what: 'the evidence: part 3', from: '3', to: '' },
    ]);
  });

  test('names the kind if the claim is read as another', () => {
    const change = claim({
      kind: 'change',
      claimed: { value: '450', unit: 'officers' },
      inputs: { from: { value: '1' }, to: { series: 's', at: 'latest' } },
    });
    expect(changesBetween(level('450'), change)).toEqual([
      { what: 'the kind of claim', from: 'Level', to: 'Change' },
      { what: 'the evidence: the figure', from: '400', to: '' },
      { what: 'the evidence: the earlier figure', from: '', to: '1' },
      { what: 'the evidence: the later figure', from: '', to: 's, the latest figure' },
      { what: 'which way it is said to have moved', from: '', to: 'It rose' },
    ]);
  });

  test('is empty if a default is only written out', () => {
    const change = (options: object) =>
      claim({
        kind: 'change',
        claimed: { value: '1', unit: 'officers', ...('direction' in options ? { hedge: 'bare' } : {}) },
        inputs: { from: { value: '1' }, to: { value: '2' } },
        options,
      });
    expect(changesBetween(change({}), change({ direction: 'rise' }))).toEqual([]);
    expect(changesBetween(change({}), change({ direction: 'fall' }))).toEqual([
      { what: 'which way it is said to have moved', from: 'It rose', to: 'It fell' },
    ]);
  });

  test('is empty between a claim and itself, not between two, and the same read backwards', async () => {
    const claims = (await readStarter()).map(({ bundle }) => bundle.claim);
    const one = fc.constantFrom(...claims);
    fc.assert(
      fc.property(one, one, (a, b) => {
        expect(changesBetween(a, a)).toEqual([]);
        const changes = changesBetween(a, b);
        const withoutSlug = (c: typeof a) => canonicalJson({ ...c, slug: '' });
        if (withoutSlug(a) !== withoutSlug(b)) expect(changes.length).toBeGreaterThan(0);
        const byName = (list: typeof changes) => [...list].sort((x, y) => (x.what < y.what ? -1 : 1));
        expect(byName(changesBetween(b, a))).toEqual(
          byName(changes.map(({ what, from, to }) => ({ what, from: to, to: from }))),
        );
      }),
    );
  });
});

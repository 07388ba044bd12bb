import { describe, expect, it } from 'vitest';
import type { Headline } from '../../../claims/verdict/headline.ts';
import type { EvidenceUsed, Finding } from '../../../claims/verdict/verdict.ts';
import { headlineInWords } from '../../../claims/words/headline.ts';
import {
  changedEvidence,
  revisedWhen,
  revisionDays,
  revisionsBetween,
  revisionsInWords,
} from '../../../claims/words/revised.ts';

function sentence(headline: Headline, kind: string, said: Finding, now: Finding, more = {}): string {
  return headlineInWords(headline, { kind, findings: { said, now }, ...more }).sentence;
}

describe('a headline in one sentence', () => {
  it('is the word alone where both clocks agree', () => {
    expect(headlineInWords({ word: 'right', clock: 'said' }, context('level', 'holds', 'holds'))).toEqual({
      label: 'Right',
      sentence: 'Right',
      parts: ['Right'],
    });
    expect(sentence({ word: 'overstated', clock: 'said' }, 'level', 'fails', 'fails')).toBe('Overstated');
  });

  it('says what it is by today’s figures where that differs', () => {
    expect(sentence({ word: 'right', clock: 'said', other: 'wrong' }, 'level', 'holds', 'fails')).toBe(
      'Right when said; wrong on today’s figures',
    );
    expect(
      sentence(
        { word: 'too-close', clock: 'said', other: 'nearly-right' },
        'change',
        'too-close',
        'slightly-off',
      ),
    ).toBe('Too close to call when said; nearly right on today’s figures');
  });

  it('names a day in place of today, and nothing where the two days agree', () => {
    const on = '2023-09-05';
    expect(
      sentence({ word: 'right', clock: 'said', other: 'wrong' }, 'level', 'holds', 'fails', { on }),
    ).toBe('Right when said; wrong on 5 September 2023');
    expect(sentence({ word: 'right', clock: 'said' }, 'level', 'holds', 'not-computable', { on })).toBe(
      'Right when said; it cannot be checked on 5 September 2023',
    );
    expect(sentence({ word: 'wrong', clock: 'now' }, 'level', 'not-computable', 'fails', { on })).toBe(
      'Wrong on 5 September 2023; it could not be checked when said',
    );
    expect(
      sentence({ word: 'broken', clock: 'now', other: 'kept' }, 'promise', 'kept', 'broken', { on }),
    ).toBe('Broken on 5 September 2023; kept when said');
    expect(sentence({ word: 'right', clock: 'said' }, 'level', 'holds', 'holds', { on })).toBe('Right');
  });

  it('leads a pace with the day it was said, and tells what came of the target', () => {
    const headline: Headline = { word: 'not-borne-out', clock: 'said', other: 'borne-out' };
    expect(sentence(headline, 'on-pace', 'short-of-pace', 'reached')).toBe(
      'Not borne out when said; the target was reached',
    );
    expect(sentence(headline, 'on-pace', 'short-of-pace', 'reached', { hasOutcome: false })).toBe(
      'Not borne out when said; the target is reached so far',
    );
    expect(sentence({ word: 'borne-out', clock: 'said' }, 'on-pace', 'short-of-pace', 'missed')).toBe(
      'Borne out when said; the target was missed',
    );
    expect(
      sentence(
        { word: 'borne-out', clock: 'said', other: 'too-early' },
        'on-pace',
        'ahead',
        'awaiting-outcome',
      ),
    ).toBe('Borne out when said; the outcome is not published yet');
    expect(sentence({ word: 'borne-out', clock: 'said' }, 'on-pace', 'ahead', 'on-pace')).toBe('Borne out');
  });

  it('says of promises and forecasts what came of them, not that it was once too early', () => {
    expect(sentence({ word: 'kept', clock: 'now', other: 'too-early' }, 'promise', 'pending', 'kept')).toBe(
      'Kept',
    );
    expect(sentence({ word: 'too-early', clock: 'now' }, 'promise', 'pending', 'pending')).toBe(
      'Too early to say',
    );
    expect(sentence({ word: 'broken', clock: 'now', other: 'kept' }, 'promise', 'kept', 'broken')).toBe(
      'Broken on today’s figures; kept when said',
    );
  });

  it('says that it could not be checked when said, or cannot be now', () => {
    expect(sentence({ word: 'wrong', clock: 'now' }, 'level', 'not-computable', 'fails')).toBe(
      'Wrong on today’s figures; it could not be checked when said',
    );
    expect(sentence({ word: 'right', clock: 'said' }, 'level', 'holds', 'not-computable')).toBe(
      'Right when said; it cannot be checked on today’s figures',
    );
    expect(
      sentence({ word: 'cannot-be-checked', clock: 'said' }, 'level', 'not-computable', 'not-computable'),
    ).toBe('Cannot be checked');
  });
});

const context = (kind: string, said: Finding, now: Finding) => ({ kind, findings: { said, now } });

describe('what changed between the evidence of two days', () => {
  const figure = (value: string, publishedOn: string, more: Partial<EvidenceUsed> = {}): EvidenceUsed => ({
    input: 'value',
    series: 'gdp',
    at: '2021-10-01/2021-12-31',
    value,
    publishedOn,
    source: 's',
    ...more,
  });
  const between = (before: EvidenceUsed[], after: EvidenceUsed[]) =>
    changedEvidence({ evidence: before }, { evidence: after });

  it('names the figure, from what to what, and when each was published', () => {
    const { revised, hasOthers } = between([figure('-1.2', '2023-08-31')], [figure('0.6', '2023-09-01')]);
    expect(hasOthers).toBe(false);
    expect(revisionsInWords(revised, [{ id: 'gdp', title: 'GDP', unit: '%' }])).toEqual([
      'October to December 2021: −1.2% as published on 31 August 2023, revised to 0.6% on 1 September 2023.',
    ]);
    expect(revisedWhen(revisionDays(revised))).toBe('the figures were revised on 1 September 2023');
  });

  it('names the series where figures of several were revised', () => {
    const other = { input: 'b', series: 'cpi' };
    const { revised } = between(
      [figure('1', '2023-01-01'), figure('2', '2023-01-01', other)],
      [figure('1.5', '2023-02-01'), figure('2.5', '2023-03-01', other)],
    );
    expect(revisionsInWords(revised, [{ id: 'gdp', title: 'GDP', unit: '%' }])[0]).toContain(
      '“GDP”, October',
    );
    expect(revisedWhen(revisionDays(revised))).toBe(
      'the figures were revised on 1 February 2023 and 1 March 2023',
    );
  });

  it('tells a figure published again with the same value from a revised one', () => {
    const { revised, confirmed } = between([figure('1.0', '2023-01-01')], [figure('1', '2023-02-01')]);
    expect(revised).toEqual([]);
    expect(confirmed).toMatchObject([{ to: { publishedOn: '2023-02-01' } }]);
  });

  it('does not take a figure of another time for a revision', () => {
    const { revised, hasOthers } = between(
      [figure('1', '2023-01-01')],
      [figure('2', '2023-04-01', { at: '2022-01-01/2022-03-31' })],
    );
    expect(revised).toEqual([]);
    expect(hasOthers).toBe(true);
  });

  it('leads with when the figures were revised and what they give, where only that tells the clocks apart', () => {
    const told = (after: EvidenceUsed[], headline: Headline) =>
      revisionsBetween(
        { said: { evidence: [figure('-1.2', '2023-08-31')] }, now: { evidence: after } },
        headline,
        [],
      )?.lead;
    const turned: Headline = { word: 'right', clock: 'said', other: 'wrong' };
    const revised = figure('0.6', '2023-09-01');
    expect(told([revised], turned)).toBe(
      'The figures were revised on 1 September 2023, and by them it is wrong',
    );
    expect(told([revised], { word: 'right', clock: 'said' })).toBe(
      'A figure that it rests on was revised after it was said',
    );
    const more = figure('1', '2023-09-01', { at: '2022-01-01/2022-03-31' });
    expect(told([revised, more], turned)).toBe('A figure that it rests on was revised after it was said');
    expect(told([figure('-1.2', '2023-08-31')], turned)).toBeUndefined();
  });

  it('has nothing to say of figures that the claim gives itself', () => {
    const given: EvidenceUsed = { input: 'target', value: '20000' };
    expect(between([given], [given])).toEqual({ revised: [], confirmed: [], hasOthers: false });
  });
});

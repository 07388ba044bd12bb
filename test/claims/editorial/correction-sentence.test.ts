/** The sentence that is proposed for a verdict that changes. */

import { describe, expect, it } from 'vitest';
import { assembleBundle } from '../../../claims/bundle.ts';
import { correctionSentence, type NewFigure } from '../../../claims/editorial/correction-sentence.ts';
import { byMovement, impactOn } from '../../../claims/editorial/evidence-impact.ts';
import { bothClocks } from '../../../claims/evaluate.ts';
import type { Clocks } from '../../../claims/verdict.ts';
import { smallBundle } from '../../support/bundles.ts';

const TODAY = '2024-06-01';

function clocksAt(value: string, publishedOn = '2024-01-31'): Clocks {
  const { claim, series, sources } = smallBundle();
  const [head] = series;
  const observations = [
    { at: '2023-12-31', value: '20000', source: 'bulletin', publishedOn: '2024-01-31' },
    ...(value === '20000' ? [] : [{ at: '2023-12-31', value, source: 'bulletin', publishedOn }]),
  ].slice(publishedOn === '2024-01-31' ? -1 : 0);
  return bothClocks(
    assembleBundle(claim, head === undefined ? [] : [{ ...head, observations }], sources, TODAY),
    TODAY,
  );
}

const FIGURE: NewFigure = {
  series: 'officers',
  title: 'Officers in post',
  unit: 'officers',
  at: '2023-12-31',
  value: '18000',
  publishedOn: '2024-04-26',
  status: null,
  source: 'The bulletin',
  sourceUrl: 'https://example.org/bulletin',
  earlier: { value: '20000', publishedOn: '2024-01-31' },
  corrects: false,
  by: 'editor@example.org',
  reason: 'late returns',
};

const BEFORE = clocksAt('20000');
const LATER = clocksAt('18000', '2024-04-26');
const ALWAYS = clocksAt('18000');

function told(
  figures: readonly NewFigure[],
  after = LATER,
  cause: 'evidence' | 'method' = 'evidence',
): string {
  return correctionSentence({ cause, before: BEFORE, after, figures });
}

describe('the sentence for readers', () => {
  it('names a revision and the verdict', () => {
    expect(told([FIGURE])).toBe(
      'The figure for 31 December 2023 was revised from 20,000 to 18,000 on 26 April 2024; the verdict changes from “Right” to “Overstated”.',
    );
  });

  it('says that a figure was recorded wrongly', () => {
    expect(told([{ ...FIGURE, corrects: true }], ALWAYS)).toBe(
      'The figure for 31 December 2023 was recorded as 20,000 and is 18,000; the verdict changes from “Right” to “Overstated”.',
    );
  });

  it('names a new figure, and one that was published before the known one', () => {
    expect(told([{ ...FIGURE, earlier: null }])).toMatch(
      /^A figure for 31 December 2023, 18,000, was published on 26 April 2024; /,
    );
    expect(told([{ ...FIGURE, earlier: { value: '20000', publishedOn: '2024-05-01' } }])).toMatch(
      /^An earlier figure for 31 December 2023, 18,000, published on 26 April 2024, was added; /,
    );
    expect(told([{ ...FIGURE, status: 'forecast' }])).toMatch(
      /^The forecast for 31 December 2023 was revised /,
    );
  });

  it('names the series if figures are of several, and counts the figures if there are many', () => {
    const other = { ...FIGURE, series: 'others', title: 'Others in post' };
    const unused = { ...LATER, now: { ...LATER.now, evidence: [] } };
    const before = { said: { ...BEFORE.said, evidence: [] }, now: { ...BEFORE.now, evidence: [] } };
    const all = (figures: NewFigure[]) =>
      correctionSentence({ cause: 'evidence', before, after: { ...unused, said: before.said }, figures });
    expect(all([FIGURE, other])).toContain('the figure of “Others in post” for 31 December 2023');
    expect(all([FIGURE, other, { ...other, at: '2022-12-31' }])).toMatch(
      /^Three figures of “Officers in post” and “Others in post” were revised; /,
    );
    expect(all([])).toMatch(/^Newer evidence was recorded; /);
  });

  it('leaves out figures that the verdict does not rest on', () => {
    expect(told([{ ...FIGURE, at: '2020-12-31', value: '1' }, FIGURE])).not.toContain('2020');
  });

  it('names the method', () => {
    expect(told([FIGURE], LATER, 'method')).toBe(
      'The method by which verdicts are computed has changed; the verdict changes from “Right” to “Overstated”.',
    );
  });

  it('says which clock moves if only the first does', () => {
    const saidOnly = { said: ALWAYS.said, now: BEFORE.now };
    expect(told([FIGURE], saidOnly)).toMatch(
      /; the verdict on the figures of the day it was said changes from “Right” to “Overstated”\.$/,
    );
  });
});

describe('what evidence would do to a verdict', () => {
  const { claim, series, sources } = smallBundle();
  const resting = { claim, series, sources, before: BEFORE, isQueued: false };
  const revised = { at: '2023-12-31', value: '18000', source: 'bulletin', publishedOn: '2024-04-26' };

  it('is shown by both clocks, before anything is recorded', () => {
    const become = impactOn(resting, { series: 'officers', observations: [revised], sources: [] }, TODAY);
    expect([become.before.now.finding, become.after.now.finding]).toEqual(['holds', 'fails']);
    expect(become.after.said.finding).toBe('holds');
    expect(become.moves).toBeGreaterThan(1000);
  });

  it('takes a correction in the place of what it corrects', () => {
    const [wrong] = series[0]?.observations ?? [];
    const right = { ...revised, publishedOn: '2024-01-31' };
    const become = impactOn(
      resting,
      { series: 'officers', observations: [right], sources: [], corrects: wrong },
      TODAY,
    );
    expect(become.after.said.finding).toBe('fails');
  });

  it('is ranked by how far it moves, and stays 0 for another series', () => {
    const some = (value: string) =>
      impactOn(resting, { series: 'officers', observations: [{ ...revised, value }], sources: [] }, TODAY);
    const other = impactOn(resting, { series: 'others', observations: [revised], sources: [] }, TODAY);
    expect(other.moves).toBe(0);
    expect(
      byMovement([other, some('19999'), some('10000')]).map((c) => c.after.now.computed?.decimal),
    ).toEqual(['10000', '19999', '20000']);
  });
});

/** When an open claim will be decided, in golden sentences: what each side may say of it was thought of here. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../claims/bundle.ts';
import { readExpected } from '../../../claims/drafting/next-release-form.ts';
import { type DecidingFigure, decidingFigure } from '../../../claims/editorial/deadlines.ts';
import {
  byTime,
  expectedInWords,
  expectedOf,
  nextReleaseSentence,
  waitsFor,
} from '../../../claims/editorial/next-release.ts';
import { whenKnown, whenKnownSentence } from '../../../claims/editorial/when-known.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import type { Observation, Series } from '../../../claims/evidence/series.ts';
import { readStarter } from '../../../src/commands/starter.ts';

const figure = (at: string, publishedOn: string, more: Partial<Observation> = {}): Observation => ({
  at,
  value: '1',
  source: 'source',
  publishedOn,
  ...more,
});

/** Figures of the end of a half-year, each some four months later. */
const series: Series = {
  id: 'officers',
  title: 'Police officers',
  place: 'England and Wales',
  unit: 'officers',
  observations: [
    figure('2025-09-30', '2026-01-28'),
    figure('2026-03-31', '2026-07-22'),
    figure('2026-03-31', '2027-01-24'),
    figure('2027-09-30', '2027-02-01', { status: 'forecast' }),
  ],
};

const deadline = (day: string): DecidingFigure => ({
  series: 'officers',
  at: day,
  dueOn: day,
  isOfDeadline: true,
});

const TODAY = '2027-02-10';

function told(
  of: DecidingFigure,
  next: string | null,
  { today = TODAY, on = series }: { today?: string; on?: Series } = {},
) {
  const expected = next === null ? null : (expectedOf(next) ?? null);
  return whenKnownSentence(whenKnown(of, { series: on, next: expected }, today));
}

describe('when an open claim will be decided', () => {
  const march = deadline('2027-03-31');

  it('names the figure and the day of its release', () => {
    expect(told(march, '2027-07-28')).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it; it is expected on 28 July 2027.',
    );
    expect(told(march, '2027-07')).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it; it is expected in July 2027.',
    );
  });

  it('says that no day is known, and when figures came last: forecasts are none', () => {
    expect(told(march, null)).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it. No day of release is known; the last figures came on 24 January 2027.',
    );
    expect(told(march, null, { on: { ...series, observations: [] } })).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it, or those on either side of that day. No day of release is known; no figure has come yet.',
    );
  });

  it('does not take a release for the deciding one that comes before the day', () => {
    expect(told(march, '2027-03-10')).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it. No day of release is known for it; the next figures are expected on 10 March 2027, before that day.',
    );
  });

  it('nor one that comes sooner after it than any figure ever did', () => {
    expect(told(march, '2027-05-05')).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it. The next figures are expected on 5 May 2027; none of this series has come so soon after its day, so that this one may come later.',
    );
    // 113 days are as soon as any.
    expect(told(march, '2027-07-22')).toContain('; it is expected on 22 July 2027.');
    expect(told(march, '2027-07-21')).toContain('none of this series has come so soon');
  });

  it('knows that of no series with a single figure', () => {
    const young = { ...series, observations: series.observations.slice(1, 3) };
    expect(told(march, '2027-05-05', { on: young })).toContain('; it is expected on 5 May 2027.');
  });

  it('says since when a figure is overdue', () => {
    expect(told(march, '2027-07-28', { today: '2027-09-01' })).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it. It was due on 28 July 2027, and has been overdue since 29 July 2027.',
    );
    expect(told(march, '2027-07', { today: '2027-08-01' })).toContain(
      'It was due in July 2027, and has been overdue since 1 August 2027.',
    );
    // On the day itself nothing is late.
    expect(told(march, '2027-07-28', { today: '2027-07-28' })).toContain('it is expected on 28 July 2027.');
  });

  it('a late release that would not have had the figure says nothing of it', () => {
    expect(told(march, '2027-01-27')).toBe(told(march, null));
    expect(told(march, '2027-05-05', { today: '2027-05-20' })).toBe(
      told(march, null, { today: '2027-05-20' }),
    );
  });

  it('says the same once the deadline has passed, which the verdict says itself', () => {
    for (const next of ['2027-07-28', null])
      expect(told(march, next, { today: '2027-04-02' })).toBe(told(march, next));
  });

  it('says that newer figures wait for an editor, and not what they are', () => {
    const when = whenKnown(march, { series, next: null, hasNewer: true }, TODAY);
    expect(whenKnownSentence(when)).toBe(
      'The figure for 31 March 2027 in “Police officers, England and Wales” decides it. Newer figures are recorded, and wait for an editor.',
    );
  });

  it('says of a deadline between figures that those on either side decide', () => {
    expect(told(deadline('2027-07-09'), '2028-01-26')).toBe(
      'The figure for 9 July 2027 in “Police officers, England and Wales” decides it, or those on either side of that day; the next figures are expected on 26 January 2028.',
    );
  });

  it('says of a forecast which time it is of', () => {
    const forecast = {
      series: 'officers',
      at: '2026-04-01/2027-03-31',
      dueOn: '2027-03-31',
      isOfDeadline: false,
    };
    expect(told(forecast, '2027-07-28', { today: '2027-05-01' })).toBe(
      'The figure for the year to March 2027 in “Police officers, England and Wales” decides it; it is expected on 28 July 2027.',
    );
  });
});

describe('the deciding figure', () => {
  it('is that of the deadline or of the time foretold, and none of what is decided', async () => {
    const found = (await readStarter()).flatMap(({ bundle }) => {
      const figure = decidingFigure(bundle.claim, evaluateBundle(bundle, '2022-12-01'));
      return figure === null ? [] : [[bundle.claim.slug, figure.series, figure.at] as const];
    });
    expect(found).toContainEqual(['johnson-20000-officers', 'uplift-ew', '2023-03-31']);
    expect(found).toContainEqual(['met-forecast-32750-officers', 'officers-met-fte', '2025-03-31']);
    const later = (await readStarter()).filter(
      ({ bundle }) => decidingFigure(bundle.claim, evaluateBundle(bundle, '2026-11-22')) !== null,
    );
    expect(later.map(({ bundle }) => bundle.claim.slug)).toContain('government-13000-by-end-of-parliament');
    expect(later.map(({ bundle }) => bundle.claim.slug)).not.toContain('johnson-20000-officers');
  });

  it('is none where a deadline has no series on the way to it', () => {
    const claim: Pick<Claim, 'inputs' | 'options'> = { inputs: {}, options: { deadline: '2030-01-01' } };
    expect(
      decidingFigure(claim, { kind: 'promise', finding: 'pending' } as Parameters<typeof decidingFigure>[1]),
    ).toBeNull();
  });
});

describe('a day or a month of release', () => {
  it.each([
    ['2027-01-28', '2027-01-28', '2027-01-28', 'on 28 January 2027'],
    ['2027-01', '2027-01', '2027-01-31', 'in January 2027'],
    ['2028-02', '2028-02', '2028-02-29', 'in February 2028'],
    ['28 January 2027', '2027-01-28', '2027-01-28', 'on 28 January 2027'],
    ['January 2027', '2027-01', '2027-01-31', 'in January 2027'],
  ])('%s', (typed, expected, expectedEnd, words) => {
    const read = readExpected({ expected: typed });
    expect(read).toEqual({ expected: { expected, expectedEnd } });
    expect('expected' in read && expectedInWords(read.expected)).toBe(words);
  });

  it.each(['2027-13', '2027-02-30', 'soon', '2027', '2027 Q1', ''])(
    '“%s” is none, and the message says so',
    (typed) => {
      const read = readExpected({ expected: typed });
      expect('issue' in read && read.issue.message).toMatch(/^Next release: .*2027-01-28/);
    },
  );

  it('is told in a sentence', () => {
    expect(nextReleaseSentence(null, TODAY)).toBe('No day of the next release is known.');
    const day = expectedOf('2027-01-28') ?? null;
    expect(nextReleaseSentence(day, '2027-01-28')).toBe('The next figures are expected on 28 January 2027.');
    expect(nextReleaseSentence(day, '2027-01-29')).toBe(
      'New figures were expected on 28 January 2027; the ledger has none yet.',
    );
  });

  it('releases of one time stand together, and a claim says whether it has to wait for a later one', () => {
    const release = (id: string, expected: string) => ({
      id,
      title: id,
      place: null,
      publisher: null,
      lastOn: null,
      claims: [],
      said: 1,
      recordedAt: '',
      ...(expectedOf(expected) ?? { expected: '', expectedEnd: '' }),
    });
    const times = byTime([release('a', '2027-01-28'), release('b', '2027-01-28'), release('c', '2027-01')]);
    expect(times.map(({ name, releases }) => [name, releases.map(({ id }) => id)])).toEqual([
      ['28 January 2027', ['a', 'b']],
      ['January 2027', ['c']],
    ]);
    const claim = { slug: 's', quote: 'q', claimant: 'c', dueOn: '2027-03-31' };
    expect(waitsFor(claim, release('a', '2027-01-28'))).toBe(
      'decided later, by the figure for 31 March 2027',
    );
    expect(waitsFor(claim, release('a', '2027-07'))).toBe('decided by the figure for 31 March 2027');
  });
});

/** Small tables that a reader in a hurry misreads: each is refused, asked about or split, and read rightly once it is answered. */
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../claims/tables/finding.ts';
import { markName } from '../../../claims/tables/numbers.ts';
import { isAsItMust, readTrap, TRAPS } from '../../support/traps.ts';

/** What somebody who knows the file answers. */
const ANSWERS: Record<string, Answers> = {
  'bls-dec-only': { 'column.2': 'part', marks: 'point' },
  'confidence-cols': { 'column.3': 'low', 'column.4': 'high' },
  'float-noise': { noise: 'rounded' },
  fred: { firsts: 'months' },
  'ine-dot-thousands': { marks: 'comma' },
  'ine-mixed-nat': { marks: 'comma' },
  'number-and-total': { 'column.2': 'leave' },
  'ons-notes-col': { 'column.3': 'status', [markName('[p]')]: 'provisional' },
  'percent-fraction': { percent: 'fraction' },
  'rounded-nearest': { 'column.3': 'precision' },
  'semicolon-decimal-comma-3': { marks: 'comma' },
  'spacer-column': { 'column.4': 'leave' },
  'unit-column': { 'column.3': 'scale' },
  'year-month-value': { 'column.2': 'part' },
  'footnote-superscript': {},
  'footnote-superscript-25k': {},
};

const nameOf = (file: string) => file.replace(/^traps\/|\.txt$/g, '');

describe('a trap', () => {
  it.each(TRAPS.map((trap) => [nameOf(trap.file), trap] as const))('%s', (_, trap) => {
    expect(isAsItMust(trap)).toBe(true);
    // The message names a column or a row, and ends as a sentence does.
    for (const { message } of readTrap(trap).findings)
      expect(message).toMatch(/\b(?:column|rows?)\b.*[.?]$/is);
  });

  it('is read rightly once its question is answered', () => {
    const answerable = TRAPS.filter(({ file, right }) => right !== undefined && nameOf(file) in ANSWERS);
    expect(answerable).toHaveLength(Object.keys(ANSWERS).length);
    for (const trap of answerable) {
      const { rows, findings } = readTrap(trap, ANSWERS[nameOf(trap.file)], 'shown');
      expect([trap.file, findings.filter(({ level }) => level !== 'said')]).toEqual([trap.file, []]);
      const read = rows.map(({ at, value, precision, status }) => ({ at, value, precision, status }));
      const byTime = (a: { at: string }, b: { at: string }) => (a.at < b.at ? -1 : 1);
      expect([trap.file, read.sort(byTime)]).toEqual([
        trap.file,
        [...(trap.right ?? [])].sort(byTime).map(({ at, value, precision, status }) => ({
          at,
          value,
          precision:
            'interval' in precision ? { low: precision.interval[0], high: precision.interval[1] } : precision,
          status,
        })),
      ]);
    }
  });

  it('of two series gives the rows of the one that is chosen', () => {
    const trap = TRAPS.find(({ file }) => file.endsWith('two-series.txt'));
    if (trap === undefined) throw new Error('the trap is gone');
    const asked = readTrap(trap, { 'column.2': 'series' });
    expect(asked.findings.map(({ question }) => question?.choices.map(({ value }) => value))).toEqual([
      ['IUDBEDR', 'IUDSOIA'],
    ]);
    const { rows } = readTrap(trap, { 'column.2': 'series', only: 'IUDSOIA' });
    expect(rows.map(({ at, value }) => [at, value])).toEqual([['2026-03-02', '3.97']]);
  });
});

/** Statements held against each other: what each relation needs, and what bars it. */
import { describe, expect, it } from 'vitest';
import { bucketOf } from '../../../claims/repeats/buckets.ts';
import { compare } from '../../../claims/repeats/compare.ts';
import { amountOf, figuresAgree } from '../../../claims/repeats/numbers.ts';
import { keysOf } from '../../../claims/repeats/of-claim.ts';
import type { Statement } from '../../../claims/repeats/statement.ts';
import { weighBy } from '../../../claims/repeats/topic.ts';
import { parseDecimal } from '../../../claims/exact/number.ts';

const KNOWN = { weigh: weighBy(new Map(), 1_000) };
const relation = (a: Statement, b: Statement) => compare(a, b, KNOWN).relation;

const said = (words: string, saidOn = '2023-11-20', more: Partial<Statement> = {}): Statement => ({
  words,
  saidOn,
  ...more,
});

describe('figures', () => {
  const agree = (a: [string, string, string?], b: [string, string, string?]) => {
    const [one, other] = [a, b].map(([value, unit, hedge]) =>
      amountOf({ value, unit, ...(hedge === undefined ? {} : { hedge: hedge as 'over' }) }),
    );
    if (one === undefined || other === undefined) throw new Error('no amount');
    return figuresAgree(one, other);
  };

  it.each([
    [['7.8', 'million people'], ['7800000', 'people'], true],
    [['7', 'million people', 'over'], ['7.6', 'million people'], true],
    [['7', 'million people', 'over'], ['9', 'million people'], false],
    [['8', 'million people', 'nearly'], ['7.8', 'million people'], true],
    [['8', 'million people', 'nearly'], ['7.5', 'million people'], false],
    [['1.3', 'GBP billion per year'], ['3.6', 'GBP million per day'], true],
    [['2000', 'GBP'], ['2094', 'GBP'], true],
    [['7.6', 'million people'], ['7.8', 'million people'], false],
    [['0', 'people'], ['1', 'people'], false],
  ] as const)('%j and %j: %s', (a, b, expected) => {
    expect(agree([...a] as [string, string], [...b] as [string, string])).toBe(expected);
    expect(agree([...b] as [string, string], [...a] as [string, string])).toBe(expected);
  });

  it('that are no decimals are none, and huge ones have a bucket', () => {
    expect(amountOf({ value: 'many', unit: 'people' })).toBeUndefined();
    expect(bucketOf(parseDecimal('0'))).toBe(-100_000);
    expect(bucketOf(parseDecimal('9'.repeat(30)))).toBe(Math.round((30 * Math.LN10) / Math.log(1.05)));
    expect(bucketOf(parseDecimal('-105'))).toBe(bucketOf(parseDecimal('105')));
  });
});

describe('two statements', () => {
  it('of one figure are the same, whoever says it', () => {
    const a = said('7.8 million people are on NHS waiting lists', '2023-11-19', { by: 'Rachel Reeves' });
    const b = said('There are 7.8 million people on NHS waiting lists', '2023-11-21', { by: 'Angela Eagle' });
    expect(compare(a, b, KNOWN)).toMatchObject({
      relation: 'same',
      why: expect.stringMatching(/^same number \(7,800,000\).*other speaker$/),
    });
  });

  it('of people and of cases are never the same', () => {
    expect(
      relation(
        said('7.6 million people are on NHS waiting lists'),
        said("It's still 7.6 million cases (not people) on the NHS waiting list"),
      ),
    ).toBe('related');
  });

  it('of another release are of another time', () => {
    const a = said('7.2 million people are on NHS waiting lists', '2022-12-08', { period: '2022-10', kind: 'level' });
    const b = said('7.2 million people are on NHS waiting lists now', '2023-02-23', { period: '2022-12', kind: 'level' });
    expect(relation(a, b)).toBe('same-other-time');
  });

  it('with another number answer one question', () => {
    expect(
      relation(
        said('7.8 million people are on NHS waiting lists'),
        said('6.5 million people are on NHS waiting lists'),
      ),
    ).toBe('same-other-figure');
  });

  it('of which one denies the other, or goes the other way, are two sides', () => {
    expect(
      relation(
        said('Labour will cost every working family £2,000 in tax rises'),
        said('This £2,000 that he says every working family will pay is absolute garbage'),
      ),
    ).toBe('opposite-side');
    expect(
      relation(
        said('We are on track to deliver 20,000 additional police officers'),
        said('They are on course to miss their target of 20,000 police officers'),
      ),
    ).toBe('opposite-side');
  });

  it('of which one holds the other are a whole and its part', () => {
    expect(
      relation(
        said('a 14% increase in total crime driven by a 47% increase in fraud and computer misuse'),
        said('a 47% increase in fraud and computer misuse'),
      ),
    ).toBe('part');
  });

  it('of a pledge and of what was delivered are related', () => {
    expect(
      relation(
        said('We will deliver two million more NHS appointments', '2024-06-13', { kind: 'promise' }),
        said('We have now delivered four million extra NHS appointments', '2025-07-01', { kind: 'change' }),
      ),
    ).toBe('related');
  });

  it('of other places have nothing to do with each other', () => {
    expect(
      relation(
        said('Two thirds of Wisconsin corporations pay no state income tax'),
        said('Two thirds of corporations in Virginia pay no state income tax'),
      ),
    ).toBe('none');
  });

  it('with the same number of other things are none', () => {
    expect(relation(said('We will upgrade 20 hospitals'), said('Police pay was cut by 20%'))).toBe('none');
  });

  it('84% reached and 16% short leave nothing of a hundred', () => {
    const { differs } = compare(
      said('84% of the police officers target was reached'),
      said('The police officers target is 16% short'),
      KNOWN,
    );
    expect(differs.join()).not.toContain('another number');
  });
});

describe('any text', () => {
  it.each([
    ['nothing', ''],
    ['one long word', 'x'.repeat(100_000)],
    ['only numbers', '1,234 '.repeat(20_000)],
    ['only marks', '"'.repeat(100_000)],
    ['right to left', 'ارتفعت الأسعار بنسبة 20% '.repeat(2_000)],
    ['surrogates alone', '\ud800 5 million \udfff people'],
  ])('is compared without a fault: %s', (_, words) => {
    const started = performance.now();
    compare(said(words), said('7.8 million people are waiting'), KNOWN);
    compare(said('7.8 million people are waiting'), said(words), KNOWN);
    expect(keysOf(said(words)).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

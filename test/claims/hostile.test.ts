/** Input made to break the program, not to say anything: it is refused or described in measure, and never throws. */
import { describe, expect, test } from 'vitest';
import { parseBundle, parseBundleText } from '../../claims/bundle.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { exampleBundle } from '../../claims/kinds/shared-examples.ts';
import { workingTable } from '../../views/parts/working.ts';

function example(kind: string, inputs: object, more: object = {}) {
  return exampleBundle(kind, 'made for a test', '2024-06-01', {
    claimed: { value: '1', unit: 'officers' },
    inputs,
    ...more,
  });
}

describe('values of the wrong kind', () => {
  const nested = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
  test.each([
    ['an object that cannot be a text', { toString: 1, valueOf: 1 }],
    ['a list within lists', nested],
    ['a number', 20221231],
    ['null', null],
  ])('%s where a date belongs is reported with its path', (_, at) => {
    const parsed = parseBundle(example('level', { value: { series: 's', at } }));
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.issues.map((i) => i.path)).toContain('claim.inputs.value.at');
  });

  test('a hundred thousand unknown keys make a short message', () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`key-${i}`, 1]));
    const parsed = parseBundle({ ...example('level', { value: { value: '1' } }), ...keys });
    expect(JSON.stringify(parsed).length).toBeLessThan(2_000);
  });

  test('lists of hundreds of thousands of broken things are refused early, with their paths', () => {
    const many = (length: number, one: unknown) => Array.from({ length }, () => one);
    const refused = (bundle: unknown) => {
      const parsed = parseBundle(bundle);
      if (parsed.ok) throw new Error('it was taken');
      expect(parsed.issues.length).toBeLessThanOrEqual(100);
      return parsed.issues[0]?.path;
    };
    const sum = example('sum', { parts: many(400_000, 1) });
    expect(refused(sum)).toBe('claim.inputs.parts');
    const series = { id: 's', title: 'S', unit: 'officers', observations: many(200_000, {}) };
    expect(refused({ ...sum, series: [series] })).toBe('claim.inputs.parts');
    const level = example('level', { value: { series: 's', at: 'latest' } });
    expect(refused({ ...level, series: [series] })).toMatch(/^series\[0\]\.observations\[0\]/);
    expect(refused({ ...level, series: many(100_000, series) })).toBe('series');
    expect(refused({ ...level, sources: many(100_000, {}) })).toBe('sources');
  });

  test('what is not JSON is refused', () => {
    expect(parseBundleText('{"plumbline": 1,').ok).toBe(false);
    expect(parseBundleText('').ok).toBe(false);
  });
});

describe('lines and addresses', () => {
  test.each([
    ['a line break', 'a\nb'],
    ['an override of direction', 'a\u202eb'],
    ['an isolate', '\u2066a'],
    ['nothing that can be seen', '\u200b\u00a0'],
    ['a NUL', 'a\u0000'],
    ['half a character', 'a\ud800'],
  ])('a name with %s is refused', (_, name) => {
    const bundle = example('level', { value: { value: '1' } });
    const parsed = parseBundle({ ...bundle, claim: { ...bundle.claim, claimant: { name } } });
    expect(parsed.ok ? [] : parsed.issues.map((i) => i.path)).toContain('claim.claimant.name');
  });

  test.each([
    'http://a/\u0000',
    'http://a/\ud800',
    'http://a/"b',
    'http://a/<b>',
    'http:// a',
    'ftp://a/',
    'javascript:alert(1)',
  ])('the address %j is refused', (url) => {
    const parsed = parseBundle({
      ...example('level', { value: { value: '1' } }),
      sources: [{ id: 's', title: 't', publisher: 'p', url }],
    });
    expect(parsed.ok ? [] : parsed.issues.map((i) => i.path)).toContain('sources[0].url');
  });
});

describe('figures and sentences stay within bounds', () => {
  test('thirty digits before and after the point are worked out, and shown', () => {
    const parsed = parseBundle(
      example(
        'average-rate',
        {
          from: { value: '123456789012345678901234567890', unit: 'officers', at: '2020-01-31' },
          to: { value: '0.00000000000000000000000000001', unit: 'officers', at: '2021-02-28' },
        },
        { claimed: { value: '1', unit: 'officers per month' } },
      ),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const verdict = evaluateBundle(parsed.bundle);
    expect(verdict.finding).toBe('fails');
    expect(String(workingTable(verdict, 'The working'))).toContain('<table');
  });

  test('ten thousand missing figures make a sentence that can be read', () => {
    const parts = Array.from({ length: 10_000 }, (_, i) => ({
      series: 's',
      at: `${2000 + (i % 1_000)}-01-01`,
    }));
    const bundle = {
      ...example('sum', { parts }),
      series: [{ id: 's', title: 'x'.repeat(2_000), unit: 'officers', observations: [] }],
    };
    const parsed = parseBundle(bundle);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const verdict = evaluateBundle(parsed.bundle);
    expect(verdict.missing).toHaveLength(10_000);
    expect(verdict.because.length).toBeLessThan(2_000);
    expect(verdict.because).toMatch(/and for 995 more reasons\.$/);
  });
});

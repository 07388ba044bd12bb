/** What is said of the file of a kind that is only half written. */
import { describe, expect, test } from 'vitest';
import { figureKind } from '../../../claims/engine/figure-kind.ts';
import { input } from '../../../claims/engine/formula.ts';
import { defineKind } from '../../../claims/engine/kind.ts';
import { exampleBundle } from '../../../claims/kinds/shared-examples.ts';

const COMMON = {
  name: 'half',
  title: 'Half',
  says: 'A figure stands at so much.',
  computes: 'the figure',
  inputs: [{ name: 'value', label: 'The figure', hint: 'As published.', takes: 'figure' as const }],
  options: [],
  pairs: [],
  chart: { draws: 'series' as const },
  flips: true,
  short: () => undefined,
  cues: [],
  example: exampleBundle('half', 'Half', '2024-06-01', { inputs: { value: { value: '1' } } }),
};
const FIGURE = {
  ...COMMON,
  formula: () => input('value'),
  unit: () => undefined,
  tell: { tell: () => 'the figure' },
};
const OTHER = {
  ...COMMON,
  words: { because: { always: () => 'It holds.' } },
  decide: () => {
    throw new RangeError('nothing is decided here');
  },
};

describe('a kind names the part that its file leaves out', () => {
  test.each(['inputs', 'options', 'short', 'formula', 'unit', 'tell'])('%s, decided by a formula', (part) => {
    expect(figureKind(FIGURE).name).toBe('half');
    expect(() => figureKind(Object.assign({}, FIGURE, { [part]: undefined }))).toThrow(
      `the kind half is not whole: it has no ${part}`,
    );
  });

  test.each(['inputs', 'options', 'short', 'words', 'decide'])('%s, decided by itself', (part) => {
    expect(defineKind(OTHER).name).toBe('half');
    expect(() => defineKind(Object.assign({}, OTHER, { [part]: undefined }))).toThrow(
      `the kind half is not whole: it has no ${part}`,
    );
  });
});

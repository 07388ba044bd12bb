/** A kind that no ledger has, and that claims no figure: wards stay below a ceiling together. It has two lists. */
import { stretch } from '../../../../claims/engine/cues.ts';
import { figureKind } from '../../../../claims/engine/figure-kind.ts';
import { input, minus, step, sum } from '../../../../claims/engine/formula.ts';
import { POSITIVE } from '../../../../claims/exact/interval.ts';
import { exampleBundle } from '../../../../claims/kinds/shared-examples.ts';
import { count } from '../../../../claims/words/numbers.ts';
import { figureInWords } from '../../../../claims/words/told.ts';

export const underCeiling = figureKind({
  name: 'under-ceiling',
  title: 'Under a ceiling',
  says: 'Several wards together stay below a ceiling.',
  computes: 'ceiling − wards',
  inputs: [
    {
      name: 'ceiling',
      label: 'The ceiling that was set',
      hint: 'What all wards together must stay below.',
      called: 'the ceiling',
      takes: 'figure',
      usually: 'figure',
      role: 'agreed',
      mayBeGiven: 'target',
    },
    {
      name: 'wardBeds',
      label: 'Beds of ward',
      hint: 'The beds of one ward.',
      called: 'ward',
      takes: 'figures',
      tooFew: 'two wards or more are counted together',
      addsUp: true,
    },
    {
      name: 'peaks',
      label: 'Peak',
      hint: 'A high that is known of the same wards.',
      takes: 'figures',
      tooFew: 'one peak alone says nothing',
      optional: true,
    },
  ],
  options: [],
  pairs: [{ of: ['ceiling', 'wardBeds'], agree: 'unit-and-measure' }],
  rings: () => ({ in: POSITIVE, out: POSITIVE }),
  formula({ names }) {
    const wards = names.filter((name) => name.startsWith('wardBeds.'));
    return step('room-below', minus(input('ceiling'), step('wards', sum(wards.map(input)))));
  },
  steps: { 'room-below': 'room below the ceiling', wards: 'all wards' },
  unit: ({ unitOf }) => unitOf('ceiling'),
  flips: false,
  chart: { draws: 'series' },
  short: () => undefined,
  tell: {
    tell: ({ figure, names, size }) =>
      `${count(names.filter((name) => name.startsWith('wardBeds.')).length, 'ward')} together have ${size} fewer than ${figureInWords(figure('ceiling'))}`,
    claims: () => 'fewer',
  },
  cues: [
    {
      phrases: 'ceiling of',
      suggests(scene, cue) {
        const figure = scene.figureAfter(cue.next, 3);
        return figure === undefined ? undefined : { weight: 99, words: [stretch(cue), stretch(figure)] };
      },
    },
  ],
  example: exampleBundle('under-ceiling', 'both wards keep under the ceiling of 90 beds', '2024-06-01', {
    inputs: {
      ceiling: { value: '90', unit: 'beds' },
      wardBeds: [
        { value: '40', unit: 'beds' },
        { value: '45', unit: 'beds' },
      ],
    },
  }),
});

/** A kind that no ledger has: so much room is left below a limit. It is made as a file of claims/kinds would be. */
import { stretch } from '../../../../claims/engine/cues.ts';
import { figureKind } from '../../../../claims/engine/figure-kind.ts';
import { input, minus, step, sum } from '../../../../claims/engine/formula.ts';
import { exampleBundle } from '../../../../claims/kinds/shared-examples.ts';
import { shortFigure } from '../../../../claims/words/short.ts';
import { figureInWords } from '../../../../claims/words/told.ts';

export const headroom = figureKind({
  name: 'headroom',
  title: 'Headroom',
  says: 'So much room is left below a limit.',
  computes: 'limit − level',
  claimed: { unit: 'beds' },
  inputs: [
    {
      name: 'limit',
      label: 'The most there may be',
      hint: 'What must not be exceeded.',
      takes: 'figure',
      role: 'agreed',
      mayBeGiven: 'target',
    },
    { name: 'level', label: 'What is taken up', hint: 'How much of it is used.', takes: 'figure' },
    {
      name: 'reserve',
      label: 'Where the reserve is counted',
      hint: 'A series beside the two.',
      takes: 'series',
      optional: true,
    },
    {
      name: 'bookings',
      label: 'Booking',
      hint: 'What is promised already, on top of what is used.',
      takes: 'figures',
      tooFew: 'bookings are counted if there are two or more',
      optional: true,
      addsUp: true,
    },
  ],
  options: [
    {
      name: 'counted',
      label: 'Which beds are counted',
      hint: 'Those in use, or those that are open.',
      type: 'choice',
      choices: [
        { value: 'in-use', label: 'The beds in use' },
        { value: 'open', label: 'The open beds' },
      ],
      optional: true,
      fallback: 'in-use',
    },
  ],
  pairs: [
    { of: ['limit', 'level'], agree: 'unit-and-measure', relation: 'comparison' },
    { of: ['limit', 'bookings'], agree: 'unit-and-measure' },
  ],
  formula({ names }) {
    const unused = minus(input('limit'), input('level'));
    const bookings = names.filter((name) => name.startsWith('bookings.'));
    return step(
      'room-left',
      bookings.length === 0 ? unused : minus(unused, step('booked', sum(bookings.map(input)))),
    );
  },
  steps: { 'room-left': 'room that is left' },
  unit: ({ unitOf }) => unitOf('limit') ?? unitOf('level'),
  flips: true,
  chart: { draws: 'way-to-target', target: 'limit', progress: 'level' },
  short: (claim) => `${shortFigure(claim) ?? 'room'} to spare`,
  tell: {
    tell: ({ figure, shown }) =>
      `below ${figureInWords(figure('limit'))}, ${figureInWords(figure('level'))} leave room for ${shown}`,
  },
  cues: [
    {
      phrases: 'to spare|headroom of',
      suggests(scene, cue) {
        const figure = scene.figureBefore(cue.from, 3) ?? scene.figureAfter(cue.next, 3);
        return figure === undefined
          ? undefined
          : { weight: 99, words: [stretch(figure), stretch(cue)], options: { counted: 'open' } };
      },
    },
  ],
  example: exampleBundle('headroom', 'we have 40 beds to spare', '2024-06-01', {
    claimed: { value: '40', unit: 'beds' },
    inputs: { limit: { value: '1000', unit: 'beds' }, level: { value: '960', unit: 'beds' } },
  }),
});

/** What kinds that reckon with all figures of a series within a time share. */

import type { InputSpec, OptionSpec } from '../engine/inputs.ts';
import { shortFigure } from '../words/short.ts';

const SERIES = {
  name: 'series',
  label: 'The series',
  hint: 'Every figure of it that lies in the time is looked at.',
  takes: 'series',
} as const satisfies InputSpec;

/** The time, which each kind labels in its own words. */
export const WITHIN = {
  name: 'within',
  label: 'Over which time',
  hint: 'The time that the words are about, such as 2023 or April 2020 to March 2023.',
  type: 'period',
  optional: false,
} as const satisfies OptionSpec;

/** The parts of such a kind that do not hang on how it reckons. */
export const OVER_TIME = {
  claimed: { unit: 'officers' },
  inputs: [SERIES],
  pairs: [],
  flips: false,
  short: shortFigure,
} as const;

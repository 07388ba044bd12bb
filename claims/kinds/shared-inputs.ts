/** Inputs that several kinds ask for. */

import type { InputSpec } from '../engine/inputs.ts';
import type { ClaimInputs } from '../engine/kind.ts';
import { separated, withUnit } from '../words/numbers.ts';

export const FROM = {
  name: 'from',
  label: 'The earlier figure',
  hint: 'Where it stood at the start of the time that is spoken of.',
  takes: 'figure',
} as const satisfies InputSpec;

export const TO = {
  name: 'to',
  label: 'The later figure',
  hint: 'Where it stood at the end of that time.',
  takes: 'figure',
} as const satisfies InputSpec;

export const TARGET = {
  name: 'target',
  label: 'The target',
  hint: 'What was promised or aimed at. A target is mostly given here on the spot, such as 20,000 officers.',
  takes: 'figure',
  usually: 'figure',
  role: 'agreed',
  mayBeGiven: 'target',
  isTarget: true,
} as const satisfies InputSpec;

export const ACTUAL = {
  name: 'actual',
  label: 'The figure reached',
  hint: 'How far it had got by the date that the claim rests on.',
  takes: 'figure',
} as const satisfies InputSpec;

export const PROGRESS = {
  name: 'progress',
  label: 'The figures that move towards it',
  hint: 'A series counted in the same thing as the target. Every figure of it is looked at.',
  takes: 'series',
  called: 'the progress',
} as const satisfies InputSpec;

/** "20,000 officers": the target of a claim in a few words; undefined if it is not given on the spot. */
export function shortTarget(inputs: ClaimInputs | undefined): string | undefined {
  return shortGiven(inputs, 'target');
}

/** A figure of a claim that is given on the spot, in a few words; undefined if the evidence has it. */
export function shortGiven(inputs: ClaimInputs | undefined, name: string): string | undefined {
  const given = inputs?.[name];
  return typeof given === 'object' && 'value' in given && given.source === undefined
    ? withUnit(separated(given.value), given.unit)
    : undefined;
}

/** A figure beside another one: "over 1,300 short of 4,557 officers" says the unit once. */
export function besideGiven(figure: string, between: string, given: string): string {
  const [, unit = ''] = /^\S+( .+)$/.exec(given) ?? [];
  const bare = unit !== '' && figure.endsWith(unit) ? figure.slice(0, -unit.length) : figure;
  return `${bare} ${between} ${given}`;
}

/** Options that several kinds share. */
import type { OptionSpec } from '../engine/inputs.ts';
import type { TimeUnit } from '../exact/calendar.ts';

export type Direction = 'rise' | 'fall';

export const DIRECTION = {
  name: 'direction',
  label: 'Which way it is said to have moved',
  hint: '“A cut of 20%” is a fall of 20: write the number without a minus sign.',
  type: 'choice',
  choices: [
    { value: 'rise', label: 'It rose' },
    { value: 'fall', label: 'It fell' },
  ],
  optional: true,
  fallback: 'rise',
} as const satisfies OptionSpec;

export const PER = {
  name: 'per',
  label: 'How often',
  hint: 'The time that the rate is counted by: “1,142 a month” is counted by the month.',
  type: 'choice',
  choices: [
    { value: 'day', label: 'A day' },
    { value: 'month', label: 'A month' },
    { value: 'year', label: 'A year' },
  ],
  optional: true,
  fallback: 'month',
} as const satisfies OptionSpec;

export const DEADLINE = {
  name: 'deadline',
  label: 'The deadline',
  hint: 'The last day on which the target may be reached, such as 31 March 2023.',
  type: 'date',
  optional: false,
} as const satisfies OptionSpec;

export const AIM = {
  name: 'aim',
  label: 'Which way the target lies',
  hint: 'A number of officers is to be reached; a waiting list is to be brought down.',
  type: 'choice',
  choices: [
    { value: 'at-least', label: 'To reach at least the target' },
    { value: 'at-most', label: 'To come down to the target, or below it' },
  ],
  optional: true,
  fallback: 'at-least',
} as const satisfies OptionSpec;

/** What the working calls a time in the unit. */
export function timeName(per: TimeUnit): string {
  return `${per}s`;
}

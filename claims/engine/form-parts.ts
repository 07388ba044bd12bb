/** What forms of kinds are made of, and the inputs and options that several kinds share. */

/** What an input may be given as. */
export type Takes =
  /** A figure of a series, or one given on the spot. */
  | 'figure'
  /** The same, but a figure given on the spot needs its date. */
  | 'dated-figure'
  /** A figure of a series only. */
  | 'observation'
  /** A whole series. */
  | 'series'
  /** Two figures or more. */
  | 'figures';

export interface FormInput {
  name: string;
  label: string;
  hint: string;
  takes: Takes;
  optional?: true;
  /** How it is mostly given, where the form has not been told; of a series unless it says otherwise. */
  usually?: 'figure';
}

export interface FormChoice {
  value: string;
  label: string;
}

export interface FormOption {
  name: string;
  label: string;
  hint: string;
  type: 'choice' | 'date' | 'period' | 'number';
  choices?: readonly FormChoice[];
  optional: boolean;
  /** What holds where nothing is chosen. */
  fallback?: string;
}

export const FROM: FormInput = {
  name: 'from',
  label: 'The earlier figure',
  hint: 'Where it stood at the start of the time that is spoken of.',
  takes: 'figure',
};

export const TO: FormInput = {
  name: 'to',
  label: 'The later figure',
  hint: 'Where it stood at the end of that time.',
  takes: 'figure',
};

export const TARGET: FormInput = {
  name: 'target',
  label: 'The target',
  hint: 'What was promised or aimed at. A target is mostly given here on the spot, such as 20,000 officers.',
  takes: 'figure',
  usually: 'figure',
};

export const ACTUAL: FormInput = {
  name: 'actual',
  label: 'The figure reached',
  hint: 'How far it had got by the date that the claim rests on.',
  takes: 'figure',
};

export const PROGRESS: FormInput = {
  name: 'progress',
  label: 'The figures that move towards it',
  hint: 'A series counted in the same thing as the target. Every figure of it is looked at.',
  takes: 'series',
};

export const DIRECTION: FormOption = {
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
};

export const PER: FormOption = {
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
};

export const DEADLINE: FormOption = {
  name: 'deadline',
  label: 'The deadline',
  hint: 'The last day on which the target may be reached, such as 31 March 2023.',
  type: 'date',
  optional: false,
};

export const AIM: FormOption = {
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
};

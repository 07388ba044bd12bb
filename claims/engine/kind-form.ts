/**
 * What each kind asks for, in the words of a form: its inputs and options with labels, hints and choices.
 * A test holds this table against the schemas of the kinds, which stay the only judge of a claim.
 */

import {
  ACTUAL,
  AIM,
  DEADLINE,
  DIRECTION,
  type FormInput,
  type FormOption,
  FROM,
  PER,
  PROGRESS,
  TARGET,
  TO,
} from './form-parts.ts';

export type { FormChoice, FormInput, FormOption, Takes } from './form-parts.ts';

export interface KindForm {
  kind: string;
  /** Whether the words of such a claim name a figure, which the evidence is held against. */
  hasClaimed: boolean;
  /** What the claimed figure is counted in, by example. */
  claimedUnit?: string;
  inputs: readonly FormInput[];
  options: readonly FormOption[];
}

const FORMS: readonly KindForm[] = [
  {
    kind: 'level',
    hasClaimed: true,
    claimedUnit: 'officers',
    inputs: [
      {
        name: 'value',
        label: 'The figure',
        hint: 'The published figure that the claim should be held against.',
        takes: 'figure',
      },
    ],
    options: [],
  },
  {
    kind: 'change',
    hasClaimed: true,
    claimedUnit: 'officers',
    inputs: [FROM, TO],
    options: [DIRECTION],
  },
  { kind: 'percent-change', hasClaimed: true, claimedUnit: '%', inputs: [FROM, TO], options: [DIRECTION] },
  {
    kind: 'share',
    hasClaimed: true,
    claimedUnit: '%',
    inputs: [
      {
        name: 'part',
        label: 'The part',
        hint: 'The smaller figure: so many of the whole.',
        takes: 'figure',
      },
      {
        name: 'whole',
        label: 'The whole',
        hint: 'The figure that it is a part of, or the target that it is measured by.',
        takes: 'figure',
      },
    ],
    options: [],
  },
  {
    kind: 'shortfall',
    hasClaimed: true,
    claimedUnit: 'officers',
    inputs: [TARGET, ACTUAL],
    options: [
      {
        name: 'as',
        label: 'How the shortfall is put',
        hint: '“3,427 short” is a number; “17% short” is a part of the target.',
        type: 'choice',
        choices: [
          { value: 'count', label: 'As a number' },
          { value: 'percent', label: 'In per cent of the target' },
        ],
        optional: true,
        fallback: 'count',
      },
    ],
  },
  {
    kind: 'ratio',
    hasClaimed: true,
    claimedUnit: 'times',
    inputs: [
      {
        name: 'a',
        label: 'The first figure',
        hint: 'The one that is so many times the other.',
        takes: 'figure',
      },
      { name: 'b', label: 'The second figure', hint: 'The one that it is measured by.', takes: 'figure' },
      {
        name: 'perA',
        label: 'What the first figure is per',
        hint: 'Where rates are compared: the people that the first figure is spread over.',
        takes: 'figure',
        optional: true,
      },
      {
        name: 'perB',
        label: 'What the second figure is per',
        hint: 'Where rates are compared: the people that the second figure is spread over.',
        takes: 'figure',
        optional: true,
      },
    ],
    options: [],
  },
  {
    kind: 'average-rate',
    hasClaimed: true,
    claimedUnit: 'officers per month',
    inputs: [
      { ...FROM, takes: 'dated-figure' },
      { ...TO, takes: 'dated-figure' },
    ],
    options: [PER, DIRECTION],
  },
  {
    kind: 'required-rate',
    hasClaimed: true,
    claimedUnit: 'officers per month',
    inputs: [TARGET, { ...ACTUAL, takes: 'dated-figure' }],
    options: [PER, DEADLINE],
  },
  {
    kind: 'sum',
    hasClaimed: true,
    claimedUnit: 'officers',
    inputs: [
      { name: 'parts', label: 'Part', hint: 'One of the figures that are added up.', takes: 'figures' },
    ],
    options: [],
  },
  {
    kind: 'real-terms-change',
    hasClaimed: true,
    claimedUnit: '%',
    inputs: [
      { ...FROM, label: 'The earlier sum of money', hint: 'What was paid or spent at the start.' },
      { ...TO, label: 'The later sum of money', hint: 'What was paid or spent at the end.' },
      {
        name: 'pricesFrom',
        label: 'Prices at the start',
        hint: 'A price index, such as the CPI, for the month of the earlier sum.',
        takes: 'figure',
      },
      {
        name: 'pricesTo',
        label: 'Prices at the end',
        hint: 'The same price index, for the month of the later sum.',
        takes: 'figure',
      },
    ],
    options: [DIRECTION],
  },
  {
    kind: 'comparison',
    hasClaimed: false,
    inputs: [
      {
        name: 'a',
        label: 'The first figure',
        hint: 'The one that is said to be more, or fewer.',
        takes: 'figure',
      },
      { name: 'b', label: 'The second figure', hint: 'The one that it is compared with.', takes: 'figure' },
    ],
    options: [
      {
        name: 'relation',
        label: 'What is said of the first figure',
        hint: 'Which of the two is said to be the greater.',
        type: 'choice',
        choices: [
          { value: 'more', label: 'It is more than the second' },
          { value: 'fewer', label: 'It is fewer, or less, than the second' },
        ],
        optional: false,
      },
    ],
  },
  {
    kind: 'superlative',
    hasClaimed: false,
    inputs: [
      {
        name: 'value',
        label: 'The figure',
        hint: 'The one that is said to be the highest or the lowest.',
        takes: 'observation',
      },
      {
        name: 'series',
        label: 'The record to beat',
        hint: 'The series that it is measured against, where that is another than its own.',
        takes: 'series',
        optional: true,
      },
    ],
    options: [
      {
        name: 'extreme',
        label: 'Which record is claimed',
        hint: '“More than ever” is the highest, “fewer than ever” the lowest.',
        type: 'choice',
        choices: [
          { value: 'highest', label: 'The highest' },
          { value: 'lowest', label: 'The lowest' },
        ],
        optional: true,
        fallback: 'highest',
      },
      {
        name: 'since',
        label: 'Since when',
        hint: 'The day that the words reach back to, such as 1 January 2010. Leave it empty for “ever”.',
        type: 'date',
        optional: true,
      },
      {
        name: 'within',
        label: 'Within which time',
        hint: 'The time that the words are about, such as 2010 or 2015 to 2020, later figures included. Give this or “since when”, not both.',
        type: 'period',
        optional: true,
      },
    ],
  },
  {
    kind: 'on-pace',
    hasClaimed: false,
    inputs: [TARGET, PROGRESS],
    options: [
      DEADLINE,
      {
        name: 'says',
        label: 'What is said of it',
        hint: '“On track”, “well on the way” and “on course” are one side; “off track” and “on course to miss” the other.',
        type: 'choice',
        choices: [
          { value: 'on-track', label: 'It is on track' },
          { value: 'off-track', label: 'It is off track' },
        ],
        optional: false,
      },
      AIM,
    ],
  },
  {
    kind: 'promise',
    hasClaimed: false,
    inputs: [
      {
        ...TARGET,
        hint: 'What was promised, such as 20,000 officers. A promise without a number cannot be tested, and the ledger says so.',
        optional: true,
      },
      PROGRESS,
    ],
    options: [
      {
        ...DEADLINE,
        hint: 'The last day of the promise, such as 31 March 2023. Without one it cannot be tested, and the ledger says so.',
        optional: true,
      },
      AIM,
      {
        name: 'baseline',
        label: 'Where it started',
        hint: 'The figure from which the way to the target is measured. It is 0 unless you write another.',
        type: 'number',
        optional: true,
      },
      {
        name: 'partlyAt',
        label: 'Partly kept from so many per cent of the way',
        hint: 'A promise counts as partly kept from 50% of the way, unless you write another number.',
        type: 'number',
        optional: true,
      },
    ],
  },
];

const BY_KIND = new Map(FORMS.map((form) => [form.kind, form]));

/** What the form of a kind asks for; undefined where there is no such kind. */
export function kindForm(kind: string): KindForm | undefined {
  return BY_KIND.get(kind);
}

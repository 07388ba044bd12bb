/** What a kind declares to ask for: how its schema is made of it, and that forms can explain it. */
import { describe, expect, test } from 'vitest';
import {
  type InputSpec,
  inputsSchema,
  type OptionSpec,
  optionsSchema,
  type Takes,
  withFallbacks,
} from '../../../claims/engine/inputs.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';

const BARE = { value: '1' };
const DATED = { value: '1', at: '2020-01-01' };
const OBSERVED = { series: 's', at: 'latest' };

const asked = (takes: Takes, more: Partial<InputSpec> = {}): InputSpec => ({
  name: 'it',
  label: 'It',
  hint: 'What it is.',
  takes,
  ...more,
});

describe('an input takes what its kind declares, and nothing else', () => {
  const GIVEN = {
    bare: BARE,
    dated: DATED,
    observed: OBSERVED,
    series: 's',
    two: [BARE, OBSERVED],
    one: [BARE],
    nothing: undefined,
  };
  const TAKEN: [Takes, string[]][] = [
    ['figure', ['bare', 'dated', 'observed']],
    ['dated-figure', ['dated', 'observed']],
    ['observation', ['observed']],
    ['series', ['series']],
    ['figures', ['two']],
  ];
  const taken = (spec: InputSpec) =>
    Object.entries(GIVEN).flatMap(([name, it]) =>
      inputsSchema([spec]).safeParse(it === undefined ? {} : { it }).success ? [name] : [],
    );

  test.each(TAKEN)('%s', (takes, names) => {
    expect(taken(asked(takes))).toEqual(names);
    expect(taken(asked(takes, { optional: true }))).toEqual([...names, 'nothing']);
  });

  test('a list that is too short is told in the words of its kind', () => {
    const schema = inputsSchema([asked('figures', { tooFew: 'two parts or more' })]);
    expect(schema.safeParse({ it: [BARE] }).error?.issues.map(({ message }) => message)).toEqual([
      'two parts or more',
    ]);
  });

  test('an input of another name is refused', () => {
    expect(inputsSchema([asked('figure')]).safeParse({ it: BARE, other: BARE }).success).toBe(false);
  });
});

describe('an option takes what its kind declares, and nothing else', () => {
  const DIRECTION: OptionSpec = {
    name: 'it',
    label: 'It',
    hint: 'Which way.',
    type: 'choice',
    choices: [
      { value: 'rise', label: 'It rose' },
      { value: 'fall', label: 'It fell' },
    ],
    optional: false,
  };
  const GIVEN = ['rise', '2020-01-01', '2020-01-01/2020-12-31', '12.5', 'anything', ''];
  const TAKEN: [OptionSpec['type'], string][] = [
    ['choice', 'rise'],
    ['date', '2020-01-01'],
    ['period', '2020-01-01/2020-12-31'],
    ['number', '12.5'],
  ];

  test.each(TAKEN)('%s', (type, own) => {
    const schema = optionsSchema([{ ...DIRECTION, type }]);
    expect(GIVEN.filter((it) => schema.safeParse({ it }).success)).toEqual([own]);
    expect(schema.safeParse({ it: own, other: own }).success).toBe(false);
  });

  test('one that must be given may not be left out; all may be if each may', () => {
    const [must, may] = [false, true].map((optional) => optionsSchema([{ ...DIRECTION, optional }]));
    for (const left of [{}, undefined]) {
      expect(must?.safeParse(left).success).toBe(false);
      expect(may?.safeParse(left).success).toBe(true);
    }
  });

  test('an unknown choice is told which there are', () => {
    const { error } = optionsSchema([DIRECTION]).safeParse({ it: 'up' });
    expect(error?.issues.map(({ message }) => message)).toEqual(['it is "rise" or "fall"']);
  });

  test('what does not stand together is told', () => {
    const schema = optionsSchema([DIRECTION], { holds: ({ it }) => it !== 'fall', message: 'not a fall' });
    expect(schema.safeParse({ it: 'rise' }).success).toBe(true);
    expect(schema.safeParse({ it: 'fall' }).error?.issues.map(({ message }) => message)).toEqual([
      'not a fall',
    ]);
  });

  test('a claim that is silent falls back', () => {
    const spec: OptionSpec = { ...DIRECTION, optional: true, fallback: 'rise' };
    expect(withFallbacks([spec])).toEqual({ it: 'rise' });
    expect(withFallbacks([spec], { it: 'fall' })).toEqual({ it: 'fall' });
  });
});

test.each(KINDS.map((kind) => [kind.name, kind] as const))('%s explains every field', (_, kind) => {
  for (const field of [...kind.inputs, ...kind.options]) expect(field.hint).toMatch(/[.]$/);
});

test.each(KINDS.map((kind) => [kind.name, kind] as const))('%s is found by its name', (name, kind) => {
  expect(kindNamed(name)).toBe(kind);
});

test('there is no kind of any other name', () => {
  for (const name of ['', 'constructor', '__proto__', 'Level']) expect(kindNamed(name)).toBeUndefined();
});

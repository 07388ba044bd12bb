/** The table of what forms ask for, held against the schemas of the kinds. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { claimFields } from '../../../claims/claim.ts';
import { KINDS, kindNamed } from '../../../claims/kinds/index.ts';

/** A schema without what is wrapped round it. */
function bare(schema: unknown): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner as z.ZodType;
}

const isOptional = (schema: unknown) => (schema as z.ZodType).safeParse(undefined).success;

function shapeOf(schema: unknown): Record<string, z.ZodType> {
  return (bare(schema) as z.ZodObject<Record<string, z.ZodType>>).shape;
}

/** What an input takes, found out by giving it things. */
function takes(schema: z.ZodType): string {
  const ok = (value: unknown) => bare(schema).safeParse(value).success;
  if (ok([{ value: '1' }, { value: '1' }])) return ok([{ value: '1' }]) ? 'a list of any length' : 'figures';
  if (ok('a-series')) return 'series';
  if (ok({ value: '1' })) return 'figure';
  if (ok({ value: '1', at: '2020-01-01' })) return 'dated-figure';
  return ok({ series: 's', at: 'latest' }) ? 'observation' : 'nothing that is known';
}

function type(schema: z.ZodType): string {
  const inner = bare(schema);
  if (inner instanceof z.ZodEnum) return 'choice';
  const ok = (value: string) => inner.safeParse(value).success;
  if (ok('2020-01-01')) return 'date';
  if (ok('2020-01-01/2020-12-31')) return 'period';
  return ok('12.5') ? 'number' : 'nothing that is known';
}

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const shape = kind.schema.shape as unknown as Record<string, z.ZodType>;
  const form = kindNamed(name);

  test('has a form', () => expect(form).toBeDefined());

  test('is asked for its inputs, as its schema takes them, and for no other', () => {
    const wanted = Object.entries(shapeOf(shape['inputs'])).map(([input, schema]) => ({
      name: input,
      takes: takes(schema),
      optional: isOptional(schema),
    }));
    expect(
      form?.inputs.map((i) => ({ name: i.name, takes: i.takes, optional: i.optional === true })),
    ).toEqual(wanted);
  });

  test('is asked for its options, as its schema takes them, and for no other', () => {
    const wanted = Object.entries(shapeOf(shape['options'])).map(([option, schema]) => {
      const inner = bare(schema);
      return {
        name: option,
        type: type(schema),
        optional: isOptional(schema),
        choices: inner instanceof z.ZodEnum ? inner.options : undefined,
      };
    });
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(
      form?.options
        .map((o) => ({
          name: o.name,
          type: o.type,
          optional: o.optional,
          choices: o.choices?.map((c) => c.value),
        }))
        .sort(byName),
    ).toEqual(wanted.sort(byName));
  });

  test('asks for a claimed figure if its schema has one', () => {
    expect(form?.claimed !== undefined).toBe('claimed' in shape);
  });

  test('has nothing else that a form would have to ask for', () => {
    const known = [...Object.keys(claimFields), 'kind', 'claimed', 'inputs', 'options'];
    expect(Object.keys(shape).filter((key) => !known.includes(key))).toEqual([]);
  });

  test('explains every field, and falls back on one of its choices', () => {
    for (const field of [...(form?.inputs ?? []), ...(form?.options ?? [])]) {
      expect(field.label).not.toBe('');
      expect(field.hint).toMatch(/[.]$/);
    }
    for (const option of form?.options ?? [])
      if (option.fallback !== undefined) {
        expect(option.choices?.map((choice) => choice.value)).toContain(option.fallback);
        expect(option.optional).toBe(true);
      }
  });
});

test('there is no form for what is not a kind', () => {
  for (const name of ['', 'constructor', '__proto__', 'Level']) expect(kindNamed(name)).toBeUndefined();
});

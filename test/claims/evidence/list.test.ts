/** Lists are read up to their hundredth issue, and otherwise as lists of zod are. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { listOf } from '../../../claims/evidence/list.ts';

describe('a list', () => {
  let looked = 0;
  const element = z.strictObject({
    a: z.string().refine((text) => {
      looked += 1;
      return text !== 'x';
    }, 'is x'),
  });
  const list = listOf(element, { most: 5_000, least: { elements: 2, message: 'two or more' } });
  const issues = (value: unknown) => {
    looked = 0;
    const { error } = list.safeParse(value);
    return error?.issues ?? [];
  };
  const many = (length: number, a: unknown) => Array.from({ length }, () => ({ a }));

  test('is read whole if it is in order', () => {
    const value = many(5_000, 'y');
    expect(list.parse(value)).toEqual(value);
  });

  test('is left at its hundredth issue', () => {
    expect(issues(many(5_000, 'x'))).toHaveLength(100);
    expect(looked).toBe(100);
    expect(issues([...many(4_000, 'y'), ...many(1_000, 'x')]).at(-1)?.path).toEqual([4_099, 'a']);
  });

  test('that is too long is not looked at', () => {
    expect(issues(many(5_001, 'x')).map(({ message }) => message)).toEqual([
      'a list of 5001; it may have at most 5000',
    ]);
    expect(looked).toBe(0);
  });

  test('that is too short, or none, is told as ever', () => {
    expect(issues(many(1, 'y')).map(({ message }) => message)).toEqual(['two or more']);
    for (const value of [undefined, null, 1, 'text', {}]) expect(issues(value)[0]?.code).toBe('invalid_type');
  });
});

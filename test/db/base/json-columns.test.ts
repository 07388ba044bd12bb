/** Rows are read by their schemas, and what is not as a schema says is refused. */
import { expressionBuilder } from 'kysely';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { flag, jsonColumn, nestedRows, present } from '../../../db/base/json-columns.ts';
import type { Schema } from '../../../db/base/schema.ts';
import { storedClaim, storedVerdict } from '../../../db/ledger/stored-json.ts';

const names = jsonColumn(z.array(z.string()));

describe('a column', () => {
  it('of JSON is read by its schema', () => {
    expect(names.parse('["a","b"]')).toEqual(['a', 'b']);
  });

  it.each(['[1]', '{"0":"a"}', '["a"', ''])('of JSON is refused with %j in it', (json) => {
    expect(() => names.parse(json)).toThrow();
  });

  it('of a flag is a truth value', () => {
    expect([flag.parse(1), flag.parse(0)]).toEqual([true, false]);
    expect(() => flag.parse('1')).toThrow();
  });

  it.each([
    '{}',
    '[]',
    'null',
    '{"finding":"holds"}',
    '{"finding":"nonsense","method":"2026-11","asOf":"","because":""}',
  ])('of a verdict is refused with %s in it', (json) => {
    expect(() => storedVerdict(json)).toThrow();
  });

  it.each(['{}', '[]', '{"slug":"a","kind":"level","quote":"q","saidOn":"2023-01-01"}'])(
    'of a claim is refused with %s in it',
    (json) => {
      expect(() => storedClaim(json)).toThrow();
    },
  );
});

describe('nested rows', () => {
  const topics = expressionBuilder<Schema>().selectFrom('topic').select(['slug', 'name']);
  const topic = z.object({ slug: z.string(), name: z.string() });

  it('are read from the text that SQLite makes of them', () => {
    const { rows } = nestedRows(topics, topic);
    expect(rows.parse('[{"slug":"a","name":"A"}]')).toEqual([{ slug: 'a', name: 'A' }]);
    expect(() => rows.parse('[{"slug":"a","name":null}]')).toThrow();
  });

  it('take no parameters, since they are compiled once', () => {
    expect(() => nestedRows(topics.where('slug', '=', 'a'), topic)).toThrow('parameters');
  });
});

describe('a record without its empty columns', () => {
  it('keeps the order of the others, and what is empty text', () => {
    const kept = present({ b: 'x', gone: null, a: '' });
    expect(Object.entries(kept)).toEqual([
      ['b', 'x'],
      ['a', ''],
    ]);
  });
});

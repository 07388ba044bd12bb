/** The reader of query strings: typed values, or one error that says what to write. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AppEnv } from '../../src/http/context.ts';
import { HttpError } from '../../src/http/errors.ts';
import { choice, page, type Reading, readQuery, revision, typed } from '../../src/http/query.ts';

/** What a schema reads of a query: its values, or the status and the message of the error. */
async function read(query: string, schema: z.ZodObject, reading?: Reading): Promise<unknown> {
  const app = new Hono<AppEnv>()
    .get('/', (c) => c.json(readQuery(c, schema, reading)))
    .onError((error, c) =>
      error instanceof HttpError ? c.json([error.status, error.message]) : c.json(String(error)),
    );
  return (await app.request(`/${query}`)).json();
}

describe('a query', () => {
  const schema = z.object({ name: z.union([z.string(), z.array(z.string())]).optional() });

  it('gives the first value of a name, or all', async () => {
    expect(await read('?name=one&name=two', schema)).toEqual({ name: 'one' });
    expect(await read('?name=one&name=two', schema, { repeated: 'all' })).toEqual({ name: ['one', 'two'] });
    expect(await read('?name=one', schema, { repeated: 'all' })).toEqual({ name: 'one' });
  });

  it('asks for nothing by an empty value, unless the schema is to see it', async () => {
    expect(await read('?name=', schema)).toEqual({});
    expect(await read('?name=', schema, { keepsEmpty: true })).toEqual({ name: '' });
  });

  it('is reported by its first issue, or as the route says', async () => {
    const numbers = z.object({ n: z.string().regex(/^\d+$/, 'write a number'), m: z.string('and a name') });
    expect(await read('?n=x', numbers)).toEqual([400, 'write a number']);
    const refuse: Reading['refuse'] = (issues) =>
      new HttpError('not-implemented', issues.map(({ path }) => path).join());
    expect(await read('?n=x', numbers, { refuse })).toEqual([501, 'n,m']);
  });
});

describe('a parameter', () => {
  it.each([
    ['', 1],
    ['?page=', 1],
    ['?page=2', 2],
    ['?page=0050', 50],
    ['?page=0', '“page” is "0": write a whole number from 1.'],
    ['?page=1.5', '“page” is "1.5": write a whole number from 1.'],
    ['?page=00001', '“page” is "00001": write a whole number from 1.'],
    ['?page=51', 'Lists are shown up to page 50: search or filter to find what lies beyond.'],
  ])('page: %s', async (query, expected) => {
    const answer = await read(query, z.object({ page }));
    expect(answer).toEqual(typeof expected === 'number' ? { page: expected } : [400, expected]);
  });

  it.each([
    ['', null],
    ['?rev=', null],
    ['?rev=12', 12],
    ['?rev=0', 'unknown'],
    ['?rev=1.0', 'unknown'],
    ['?rev=1234567', 'unknown'],
    ['?rev=1&rev=2', 'unknown'],
  ])('rev: %s', async (query, expected) => {
    expect(await read(query, z.object({ rev: revision }), { repeated: 'all' })).toEqual({ rev: expected });
  });

  it('is cut and trimmed if somebody types it, and one of the choices if somebody chooses', async () => {
    const schema = z.object({ q: typed(5), theme: choice(['auto', 'dark']) });
    expect(await read('?q=%20ab%20cdef&theme=dark', schema)).toEqual({ q: 'ab c', theme: 'dark' });
    expect(await read('?theme=pink', schema)).toEqual({ q: '', theme: 'auto' });
  });
});

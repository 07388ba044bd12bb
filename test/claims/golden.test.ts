/** The golden cases: if the method's text and a case disagree, the case is right. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseBundle } from '../../claims/bundle.ts';
import { bothClocks, courseOf, evaluateBundle } from '../../claims/evaluate.ts';
import { KINDS } from '../../claims/kinds/index.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import { compare, type Json } from '../second/compare.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPY = join(root, 'test/cases');
/** Where the cases come from; the folder is not part of a checkout. */
const ORIGINAL = join(root, '../shared/cases-2026-12');

interface Case {
  name: string;
  bundle: unknown;
  expect: Json;
  today?: string;
  until?: string;
}

/** Real claims and statements with the words that people gave them, which are no golden cases. */
const OF_PEOPLE = ['real-claims.ndjson', 'seed-claims.ndjson'];

const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson') && !OF_PEOPLE.includes(name))
    .sort();

const casesOf = (folder: string, file: string): Case[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Case);

/** What the product answers to a case: a verdict, a headline, a course, or an error. */
function answer({ bundle: given, expect: wanted, today, until }: Case): Json {
  const result = parseBundle(given);
  if (!result.ok) return { error: { issues: result.issues } };
  const { bundle } = result;
  if ('headline' in wanted) return { headline: headlineOf(bothClocks(bundle, today ?? bundle.asOf)) };
  if ('course' in wanted) return { course: courseOf(bundle, until ?? bundle.asOf) };
  const verdict = evaluateBundle(bundle);
  expect(verdict.because).toMatch(/^\S.*\S\.$/s);
  return { ...verdict };
}

for (const file of filesOf(COPY))
  describe(file, () => {
    test.each(casesOf(COPY, file).map((c) => [c.name, c] as const))('%s', (_, one) => {
      expect(compare(one.expect, answer(one))).toEqual([]);
    });
  });

describe('the cases', () => {
  test('speak of every kind', () => {
    const kinds = filesOf(COPY).flatMap((file) =>
      casesOf(COPY, file).map(({ bundle }) => (bundle as { claim: { kind: string } }).claim.kind),
    );
    expect(KINDS.map(({ name }) => name).filter((name) => !kinds.includes(name))).toEqual([]);
  });

  test.runIf(existsSync(ORIGINAL))('equal their originals', () => {
    expect(filesOf(COPY)).toEqual(filesOf(ORIGINAL));
    for (const file of filesOf(ORIGINAL)) {
      expect(readFileSync(join(COPY, file), 'utf8')).toBe(readFileSync(join(ORIGINAL, file), 'utf8'));
    }
  });
});

/** The golden cases: if the method's text and a case disagree, the case is right. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseBundle } from '../../claims/bundle.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { formatInterval, parseInterval } from '../../claims/exact/interval.ts';
import { KINDS } from '../../claims/kinds/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COPY = join(root, 'test/cases');
/** Where the cases come from; the folder is not part of a checkout. */
const ORIGINAL = join(root, '../shared/cases');

interface Case {
  name: string;
  bundle: unknown;
  expect: Record<string, unknown>;
}

const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort();

const casesOf = (folder: string, file: string): Case[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Case);

const INTERVALS = new Set(['interval', 'in', 'out', 'holdsIn']);

/** What is expected and what came, cut to the fields expected, so that a difference reads as one. */
function alike(want: unknown, got: unknown, key = ''): [want: unknown, got: unknown] {
  if (want === null || want === undefined) return [null, got ?? null];
  if (INTERVALS.has(key) && typeof want === 'string' && want !== 'none') {
    const text = typeof got === 'string' && got !== 'none' ? formatInterval(parseInterval(got)) : got;
    return [formatInterval(parseInterval(want)), text];
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return [want, got];
    const pairs = want.map((one, i) => alike(one, got[i]));
    return [pairs.map(([w]) => w), pairs.map(([, g]) => g)];
  }
  if (typeof want !== 'object') return [want, got];
  if (typeof got !== 'object' || got === null) return [want, got];
  const pairs = Object.entries(want).map(
    ([name, one]) => [name, alike(one, (got as Record<string, unknown>)[name], name)] as const,
  );
  return [
    Object.fromEntries(pairs.map(([name, [w]]) => [name, w])),
    Object.fromEntries(pairs.map(([name, [, g]]) => [name, g])),
  ];
}

/** Reasons are a set: the order in which they are given is no part of the method. */
function sorted(verdict: Record<string, unknown>): Record<string, unknown> {
  const { missing } = verdict;
  if (!Array.isArray(missing)) return verdict;
  const reasonOf = (m: unknown) => String((m as { reason: string }).reason);
  return { ...verdict, missing: missing.toSorted((a, b) => reasonOf(a).localeCompare(reasonOf(b))) };
}

function check({ bundle, expect: wanted }: Case): void {
  const result = parseBundle(bundle);
  const { error: malformed } = wanted;
  if (malformed === true) {
    expect(result.ok).toBe(false);
    return;
  }
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  const verdict = evaluateBundle(result.bundle);
  const [want, got] = alike(sorted(wanted), sorted({ ...verdict }));
  expect(got).toEqual(want);
  expect(verdict.because).toMatch(/^\S.*\S\.$/s);
}

const folders: [string, string][] = [['test/cases', COPY]];
if (existsSync(ORIGINAL)) folders.push(['shared/cases', ORIGINAL]);

for (const [label, folder] of folders) {
  for (const file of filesOf(folder)) {
    describe(`${label}/${file}`, () => {
      test.each(casesOf(folder, file).map((c) => [c.name, c] as const))('%s', (_, c) => check(c));
    });
  }
}

describe('the copy of the cases', () => {
  test('has only files of the kinds and of malformed bundles', () => {
    const named = [...KINDS.map((k) => k.name), 'malformed'].map((n) => `${n}.ndjson`);
    expect(filesOf(COPY).filter((file) => !named.includes(file))).toEqual([]);
  });

  test.runIf(existsSync(ORIGINAL))('equals the original', () => {
    expect(filesOf(COPY)).toEqual(filesOf(ORIGINAL));
    for (const file of filesOf(ORIGINAL)) {
      expect(readFileSync(join(COPY, file), 'utf8')).toBe(readFileSync(join(ORIGINAL, file), 'utf8'));
    }
  });
});

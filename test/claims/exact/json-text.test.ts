/** What is told of JSON text before it is read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwieldiness } from '../../../claims/exact/json-text.ts';
import { ROOT } from '../../support/servers.ts';

const keys = (length: number) => Array.from({ length }, (_, i) => `"k${i}":[{}]`).join(',');

describe('a text that would cost more to read than a bundle', () => {
  test.each([
    ['['.repeat(33), /nested more than 32 deep/],
    [`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, /nested more than 32 deep/],
    [`{${keys(1_001)}}`, /more than 1000 keys/],
    [`[[],{},{${keys(1_001)}}]`, /more than 1000 keys/],
    // A backslash that is escaped itself escapes no quotation mark.
    ['["\\\\",'.repeat(33), /nested more than 32 deep/],
    ['["\\\\\\"[",'.repeat(33), /nested more than 32 deep/],
  ])('is named: %.20s', (text, says) => {
    expect(unwieldiness(text)).toMatch(says);
  });

  test.each([
    `${'['.repeat(32)}${']'.repeat(32)}`,
    `[${'[],'.repeat(5_000)}[]]`,
    `{${keys(1_000)}}`,
    `[{${keys(900)}},{${keys(900)}}]`,
    JSON.stringify('['.repeat(5_000)),
    JSON.stringify(`\\"${'{"a":'.repeat(5_000)}`),
    `["${'\\\\\\"['.repeat(5_000)}"]`,
    // No JSON, which its reader says better.
    ']'.repeat(5_000),
    '"never ends',
    '"never ends\\',
    '',
  ])('is not any other: %.20s', (text) => {
    expect(unwieldiness(text)).toBeUndefined();
  });

  test('is no bundle of the starter ledger', () => {
    const folder = join(ROOT, 'db/starter');
    for (const name of readdirSync(folder))
      expect([name, unwieldiness(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, undefined]);
  });
});

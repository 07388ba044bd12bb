/** The second implementation against the golden cases, and against the product on bundles that nobody thought of. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { disagreements } from './fuzz.ts';
import { randomBundle } from './random-bundles.ts';
import { answer, type Case } from './run.ts';

const CASES = fileURLToPath(new URL('../cases/', import.meta.url));
const files = readdirSync(CASES).filter((name) => name.endsWith('.ndjson'));

describe('the golden cases hold in the second implementation', () => {
  it.each(files)('%s', (file) => {
    const cases = readFileSync(`${CASES}${file}`, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Case);
    expect(cases.length).toBeGreaterThan(0);
    const wrong = cases.flatMap((one) =>
      compare(one.expect, answer(one)).map((d) => ({ name: one.name, ...d })),
    );
    expect(wrong).toEqual([]);
  });
});

describe('random bundles', () => {
  it('are computed by both implementations alike', () => {
    for (let i = 0; i < 300; i += 1) {
      const bundle = randomBundle(2026, i);
      const found = disagreements(bundle, i % 5 === 0);
      expect(found, JSON.stringify(bundle)).toEqual([]);
    }
  });
});

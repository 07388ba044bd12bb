/** The golden cases of the response surface: if the method's text and a case disagree, the case is right. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Evidence, type EvidenceParts } from '../../../claims/engine/evidence.ts';
import type { AnyClaim } from '../../../claims/engine/kind.ts';
import { surfaceOf } from '../../../claims/surface/surface.ts';
import { ROOT } from '../../support/servers.ts';

interface Case {
  name: string;
  bundle: EvidenceParts & { claim: AnyClaim; asOf: string };
  expect: { surface: unknown; flags: unknown };
}

/** Cases whose claim is not computable, of which a surface is not asked. */
const NOT_COMPUTABLE = [
  'gdp-unit-mismatch',
  'superlative-gaps-yearly-few',
  'latest-not-known-at-D',
  'percent-base-reaches-zero',
];

const cases = readFileSync(join(ROOT, 'test/cases/surface.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Case)
  .filter(({ name }) => !NOT_COMPUTABLE.includes(name));

describe('the golden cases of the surface', () => {
  test.each(cases)('$name', ({ bundle, expect: wanted }) => {
    const found = surfaceOf(bundle.claim, new Evidence(bundle), bundle.asOf);
    expect(found?.surface ?? null).toEqual(wanted.surface);
    expect(found?.framing ?? []).toEqual(wanted.flags);
  });
});

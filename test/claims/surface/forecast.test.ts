/** A forecast that a claim names is its own figure and nobody else's: other readings pass over it. */
import { expect, test } from 'vitest';
import { Evidence } from '../../../claims/engine/evidence.ts';
import type { AnyClaim } from '../../../claims/engine/kind.ts';
import { surfaceOf } from '../../../claims/surface/surface.ts';

const yearEnd = (year: number, value: string, status?: 'forecast') => ({
  at: `${year}-12-31`,
  value,
  source: 's',
  publishedOn: `${year}-06-30`,
  ...(status === undefined ? {} : { status }),
});

const evidence = new Evidence({
  series: [
    {
      id: 'officers',
      title: 'Officers',
      unit: 'officers',
      observations: [
        yearEnd(2020, '10'),
        yearEnd(2021, '12'),
        yearEnd(2022, '20', 'forecast'),
        yearEnd(2023, '15'),
      ],
    },
  ],
});

const at = (year: number) => ({ series: 'officers', at: `${year}-12-31` });

const familiesOf = (claim: Pick<AnyClaim, 'kind' | 'inputs' | 'claimed' | 'options'>) =>
  surfaceOf({ saidOn: '2024-01-01', ...claim }, evidence, '2024-01-01')?.surface.families;

test('the forecast that a change ends at is the start of no other', () => {
  const families = familiesOf({
    kind: 'change',
    claimed: { value: '10', unit: 'officers' },
    inputs: { from: at(2020), to: at(2022) },
  });
  // 2020 to 2021, 2020 to 2023, 2021 to 2022 and 2021 to 2023; the fall from 2022 to 2023 is none.
  expect(families?.['pairs']).toMatchObject({ n: 4, agree: 4, oppose: 0 });
});

test('a record that is a forecast is no rival of later figures', () => {
  const families = familiesOf({
    kind: 'superlative',
    inputs: { value: at(2022) },
    options: { extreme: 'highest' },
  });
  expect(families?.['ends']).toMatchObject({ n: 1, agree: 1, oppose: 0 });
});

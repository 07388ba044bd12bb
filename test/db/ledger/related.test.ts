/** Series that a claim is held against from elsewhere: they come with it to its page and its bundle, and change its verdict. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bundle, parseBundle } from '../../../claims/bundle.ts';
import { importObservations } from '../../support/figures.ts';
import { type InProcess, inProcess } from '../../support/in-process.ts';

const RECORDED = '2026-06-01T09:00:00.000Z';
const LATER = '2026-06-02T09:00:00.000Z';

const series = (id: string, unit: string, first: number) => ({
  id,
  title: `Series ${id}`,
  measure: id,
  unit,
  observations: Array.from({ length: 8 }, (_, i) => ({
    at: `${2018 + i}-03-31`,
    value: String(first + 10 * i),
    source: 'bulletin',
    publishedOn: '2025-07-01',
  })),
});

const RELATED = {
  measures: ['fte', 'not-in-the-ledger'],
  population: 'people',
  marks: [{ on: '2019-12-12', what: 'An election' }],
};

function bundle(): Bundle {
  const parsed = parseBundle({
    plumbline: 1,
    asOf: '2026-06-01',
    claim: {
      slug: 'a-claim',
      quote: 'There are 50 more officers than in 2020',
      claimant: { name: 'Somebody' },
      saidOn: '2025-09-01',
      kind: 'change',
      claimed: { value: '50', unit: 'officers' },
      inputs: {
        from: { series: 'headcount', at: '2020-03-31' },
        to: { series: 'headcount', at: '2025-03-31' },
      },
    },
    series: [
      series('headcount', 'officers', 1000),
      series('fte', 'officers', 900),
      series('people', 'people', 70_000),
    ],
    sources: [{ id: 'bulletin', title: 'The bulletin', publisher: 'A publisher' }],
    related: RELATED,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.bundle;
}

let ledger: InProcess;
beforeAll(async () => {
  ledger = await inProcess([{ bundle: bundle() }], RECORDED);
});
afterAll(async () => ledger.close());

it('come with the claim to its bundle, which can be computed anew from itself', async () => {
  const answer = (await (await ledger.get('/claims/a-claim.json')).json()) as { bundle: Bundle };
  expect(answer.bundle.related).toEqual(RELATED);
  expect(answer.bundle.claim).not.toHaveProperty('related');
  expect(answer.bundle.series.map(({ id }) => id)).toEqual(['fte', 'headcount', 'people']);
  expect(parseBundle(answer.bundle)).toMatchObject({ ok: true, bundle: { related: RELATED } });
});

it('are neither drawn nor named on its page as what the claim is tested against', async () => {
  const page = await (await ledger.get('/claims/a-claim')).text();
  const [, tested = ''] = /Tested against (.*?)<\/p>/s.exec(page) ?? [];
  expect(tested).toContain('Series headcount');
  expect(tested).not.toMatch(/Series (?:fte|people)/);
  const [charts = ''] = /<section class="drawn" aria-labelledby="charts">.*?<\/section>/s.exec(page) ?? [];
  expect(charts).toContain('Series headcount');
  expect(charts).not.toMatch(/Series (?:fte|people)/);
});

it('are among what its verdict hangs on: a new figure of the population is followed by the claim', async () => {
  const figure = {
    at: '2026-03-31',
    value: '71000',
    source: 'bulletin',
    publishedOn: '2026-06-01',
  };
  expect((await importObservations(ledger.database, 'people', [figure], LATER)).claims).toBe(1);
});

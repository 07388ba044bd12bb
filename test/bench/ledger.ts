/** A ledger of made-up claims, as large as asked for, for measuring how pages and search grow with it. */
import { parseBundle } from '../../claims/bundle.ts';
import { migrate, useWriteAheadLog } from '../../db/base/migrate.ts';
import type { Database } from '../../db/base/open.ts';
import { type LoadItem, loadBundles } from '../../db/ledger/load.ts';

/** A generator of numbers in [0, 1) from a seed, so that every run measures the same ledger (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VOCABULARY = 8_000;

/** A word as frequent as its rank says (Zipf), so that search meets common and rare words as in real texts. */
export function word(random: () => number): string {
  const rank = Math.floor(VOCABULARY ** random());
  return `w${rank.toString(36)}`;
}

/** Claims that rest on one series, a dozen figures each. */
export const CLAIMS_A_SERIES = 10;
const BATCH = 2_000;

function item(n: number, random: () => number): LoadItem {
  const group = Math.floor(n / CLAIMS_A_SERIES);
  const figures = Array.from({ length: 12 }, (_, i) => ({
    at: `${2010 + i}-03-31`,
    value: String(10_000 + group + i * 700),
    source: 'made-up',
    publishedOn: `${2010 + i}-07-31`,
  }));
  const parsed = parseBundle({
    plumbline: 1,
    asOf: '2023-01-25',
    claim: {
      slug: `claim-${n}`,
      quote: `${Array.from({ length: 22 }, () => word(random)).join(' ')} ${n}`,
      claimant: { name: `Person ${n % 500}` },
      saidOn: `20${String(12 + (n % 10)).padStart(2, '0')}-10-0${1 + (n % 9)}`,
      kind: 'change',
      claimed: { value: '700', unit: 'officers' },
      inputs: {
        from: { series: `series-${group}`, at: '2010-03-31' },
        to: { series: `series-${group}`, at: '2011-03-31' },
      },
    },
    series: [{ id: `series-${group}`, title: `Series ${group}`, unit: 'officers', observations: figures }],
    sources: [{ id: 'made-up', title: 'Made for a measurement', publisher: 'Nobody' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return { bundle: parsed.bundle, topic: `Topic ${n % 20}` };
}

/** Fills an empty database with that many claims. */
export async function fill(database: Database, claims: number): Promise<void> {
  await useWriteAheadLog(database);
  await migrate(database);
  const random = seeded(1);
  for (let from = 0; from < claims; from += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, claims - from) }, (_, i) => item(from + i, random));
    await loadBundles(database, items, '2026-11-01T00:00:00.000Z');
  }
}

import { createClient } from '@libsql/client';
import { assembleBundle, bothClocks } from '../../claims/ledger.ts';
import { findClaim } from '../../db/claims.ts';
import { openDatabase } from '../../db/open.ts';
import { createApp } from '../../src/app.ts';
import { claimCharts } from '../../views/claim-charts.ts';
import { claimPage } from '../../views/claim-page.ts';

const database = openDatabase(createClient, { url: 'file:/tmp/p1/p.db' });
const slug = 'braverman-on-track';
const time = async (name: string, f: () => unknown, n = 2000) => {
  for (let i = 0; i < 300; i++) await f();
  const t = performance.now();
  for (let i = 0; i < n; i++) await f();
  console.log(name, (((performance.now() - t) * 1000) / n).toFixed(0), 'us');
};
await time('findClaim', () => findClaim(database, slug));
await time('listing row', () =>
  database.kysely.selectFrom('listing').selectAll().where('slug', '=', slug).executeTakeFirst(),
);
const stored = (await findClaim(database, slug))!;
const bundle = assembleBundle(stored.claim, stored.series, stored.sources, '2026-11-22');
await time('assemble', () => assembleBundle(stored.claim, stored.series, stored.sources, '2026-11-22'));
const v = bothClocks(bundle, '2026-11-22');
await time('bothClocks', () => bothClocks(bundle, '2026-11-22'));
const props = {
  site: { origin: 'http://x', styleHash: 'a', today: '2026-11-22' },
  bundle,
  claimantSlug: 'x',
  topic: stored.topic,
  revision: 1,
  revisedOn: '2026-11-22',
  said: v.said,
  now: v.now,
  asked: null,
  publishedNow: null,
};
await time('claimPage', () => String(claimPage(props)));
await time('charts', () => String(claimCharts(bundle, v.now)));
const app = createApp({ keepAnswers: false });
await time('app', async () =>
  (
    await app.fetch(new Request('http://localhost/claims/' + slug), {
      database,
      now: () => new Date(),
      build: 'x',
      methodText: '',
    })
  ).text(),
);


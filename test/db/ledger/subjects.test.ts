/** What claims are about follows what is published: joined, parted, corrected, withdrawn, loaded, migrated. */
import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Bundle, keptClaim } from '../../../claims/bundle.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { checkSubjects } from '../../../db/ledger/subjects.ts';
import { up } from '../../../db/migrations/0015-subjects.ts';
import { up as upDisputed } from '../../../db/migrations/0018-disputed.ts';
import { findDispute, listDisputes } from '../../../db/readers/disputes.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { smallBundle, valid } from '../../support/bundles.ts';
import { EMBEDDED, onItsOwn } from '../../support/ledgers.ts';
import { revise, withdraw } from '../../support/published.ts';

const AT = '2024-02-01T09:00:00.000Z';
const LATER = '2024-03-01T09:00:00.000Z';

const alone = (test: (database: Database) => Promise<void>) => onItsOwn(EMBEDDED, test);

/** A claim by somebody on a series, with the other measures that it names. */
function claim(slug: string, series: string, measures: string[] = [], title = `Title of ${series}`): Bundle {
  const bundle = smallBundle({ slug, claimant: `Speaker ${slug}`, series, seriesTitle: title });
  return measures.length === 0 ? bundle : valid({ ...bundle, related: { measures } });
}

const load = (database: Database, ...bundles: Bundle[]) =>
  loadBundles(
    database,
    bundles.map((bundle) => ({ bundle })),
    AT,
  );

/** The claims of each subject, in order, with the numbers that lists show. */
async function subjects(database: Database): Promise<Record<string, string>> {
  await database.kysely.transaction().execute(async (trx) => expect(await checkSubjects(trx)).toEqual([]));
  const rows = await database.kysely
    .selectFrom('subject as n')
    .innerJoin('subject_claim as s', 's.subject_id', 'n.id')
    .innerJoin('listing as l', 'l.claim_id', 's.claim_id')
    .select(['n.id', 'n.claims', 'n.claimants', 'l.slug'])
    .orderBy('n.id')
    .orderBy('l.slug')
    .execute();
  const texts = new Map<string, string[]>();
  for (const { id, claims, claimants, slug } of rows)
    texts.set(id, [...(texts.get(id) ?? [`${claims} by ${claimants}:`]), slug]);
  return Object.fromEntries([...texts].map(([id, text]) => [id, text.join(' ')]));
}

it(
  'claims on one series are one dispute once a second speaker is contradicted by the figures that bear out the first',
  alone(async (database) => {
    await load(database, claim('a', 'officers'));
    expect(await listDisputes(database, 1)).toEqual({ disputes: [], total: 0 });
    await load(database, claim('b', 'officers'), claim('c', 'others'));
    expect(await subjects(database)).toEqual({ officers: '2 by 2: a b', others: '1 by 1: c' });
    expect(await listDisputes(database, 1)).toEqual({ disputes: [], total: 0 });
    const wrong = smallBundle({
      slug: 'd',
      claimant: 'Speaker d',
      series: 'officers',
      seriesTitle: 'Title of officers',
      claimed: '30000',
    });
    await load(database, wrong);
    const { disputes, total } = await listDisputes(database, 1);
    expect(total).toBe(1);
    expect(disputes).toEqual([
      {
        id: 'officers',
        title: 'Title of officers',
        place: null,
        claims: 3,
        claimants: 3,
        movedAt: AT,
        words: [
          { word: 'right', claims: 2 },
          { word: 'overstated', claims: 1 },
        ],
        turned: 0,
      },
    ]);
  }),
);

it(
  'a claim that names another measure joins two, under the name of the earlier; its correction parts them',
  alone(async (database) => {
    await load(database, claim('a', 'officers'), claim('b', 'staff'));
    const joining = claim('c', 'staff', ['officers']);
    await load(database, joining);
    expect(await subjects(database)).toEqual({ officers: '3 by 3: a b c' });
    expect((await findDispute(database, 'staff', 1))?.dispute).toMatchObject({
      id: 'officers',
      beside: [{ id: 'staff', title: 'Title of staff' }],
    });
    const { related: _, ...apart } = keptClaim(joining);
    const note = { type: 'reading', sentence: 'It does not measure the same.' } as const;
    await revise(database, LATER, { claim: apart, note });
    expect(await subjects(database)).toEqual({ officers: '1 by 1: a', staff: '2 by 2: b c' });
  }),
);

it(
  'series of one title, unit, measure and place are one thing that the ledger holds twice',
  alone(async (database) => {
    const at = (slug: string, series: string, place?: string) => {
      const bundle = claim(slug, series, [], 'Officers');
      return valid({
        ...bundle,
        series: bundle.series.map((one) => ({ ...one, ...(place === undefined ? {} : { place }) })),
      });
    };
    await load(database, at('a', 'officers', 'Wales'), at('b', 'officers-again', 'Wales'));
    // Elsewhere, and who knows where: those may be others.
    await load(database, at('c', 'scotland', 'Scotland'), at('d', 'nowhere'), at('e', 'nowhere-again'));
    expect(await subjects(database)).toEqual({
      officers: '2 by 2: a b',
      scotland: '1 by 1: c',
      nowhere: '1 by 1: d',
      'nowhere-again': '1 by 1: e',
    });
  }),
);

it(
  'a withdrawn claim leaves its dispute, which keeps its address as long as a claim is about its series',
  alone(async (database) => {
    await load(database, claim('a', 'officers'), claim('b', 'officers'), claim('c', 'officers'));
    await withdraw(database, LATER, 'a', 'It was not said.');
    expect(await subjects(database)).toEqual({ officers: '2 by 2: b c' });
    await withdraw(database, LATER, 'b', 'It was not said.');
    await withdraw(database, LATER, 'c', 'It was not said.');
    expect(await subjects(database)).toEqual({});
    expect(await findDispute(database, 'officers', 1)).toBeUndefined();
  }),
);

it(
  'a dispute gives its claims in the order in which they were made, a page at a time, with their marks and targets',
  alone(async (database) => {
    const bundles = Array.from({ length: 23 }, (_, i) => {
      const bundle = claim(`claim-${String(i).padStart(2, '0')}`, 'officers');
      const saidOn = `2024-01-${String(31 - i).padStart(2, '0')}`;
      return valid({ ...bundle, claim: { ...bundle.claim, saidOn } });
    });
    await load(database, ...bundles);
    const [first, second] = [
      await findDispute(database, 'officers', 1),
      await findDispute(database, 'officers', 2),
    ];
    expect(first?.dispute.said.map(({ number, slug }) => [number, slug]).slice(0, 2)).toEqual([
      [1, 'claim-22'],
      [2, 'claim-21'],
    ]);
    expect(second?.dispute.said.map(({ number }) => number)).toEqual([21, 22, 23]);
    expect(first?.dispute.marks.map(({ number }) => number)).toEqual(
      Array.from({ length: 23 }, (_, i) => i + 1),
    );
    expect(first?.dispute.goals).toEqual([]);
  }),
);

it(
  'an earlier ledger gets by its migration what a new one is loaded with',
  alone(async (database) => {
    const items = await readStarter();
    await loadBundles(database, items, AT);
    const { kysely } = database;
    const derived = async () => [
      await kysely.selectFrom('listing').select(['slug', 'due_on']).orderBy('slug').execute(),
      await kysely.selectFrom('claim_series').selectAll().execute(),
      await kysely.selectFrom('series_subject').selectAll().execute(),
      await kysely.selectFrom('subject_claim').selectAll().execute(),
      await kysely.selectFrom('subject').selectAll().execute(),
    ];
    const loaded = await derived();
    expect(loaded.map((rows) => rows.length > 10)).toEqual([true, true, true, true, true]);
    for (const index of [
      'listing_by_due',
      'series_by_title',
      'ruling_again',
      'withdrawal_by_time',
      'reply_release_by_time',
    ])
      await sql`DROP INDEX ${sql.id(index)}`.execute(kysely);
    for (const table of ['claim_series', 'series_subject', 'subject_claim', 'subject'])
      await sql`DROP TABLE ${sql.id(table)}`.execute(kysely);
    await sql`ALTER TABLE listing DROP COLUMN due_on`.execute(kysely);
    await kysely.transaction().execute(async (trx) => {
      await up(trx as unknown as Kysely<unknown>);
      await upDisputed(trx as unknown as Kysely<unknown>);
    });
    expect(await derived()).toEqual(loaded);
  }),
);

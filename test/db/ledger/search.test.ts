/** The index of search: made for ledgers that were there before it, verified, made anew, and quick where words are common. */
import { Migrator, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { objectsMade } from '../../../db/base/integrity.ts';
import { migrate } from '../../../db/base/migrate.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { verifyLedger } from '../../../db/ledger/verify.ts';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { listClaims } from '../../../db/readers/claims.ts';
import { tableOfClaims } from '../../../db/readers/claims-table.ts';
import { findClaims } from '../../../db/readers/search.ts';
import { smallBundle } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, REMOTE, type Store } from '../../support/ledgers.ts';

const AT = '2024-02-01T08:00:00.000Z';

async function onLedger(store: Store, work: (database: Database) => Promise<void>): Promise<void> {
  const ledger = await store.openMigrated();
  try {
    await work(ledger.database);
  } finally {
    await ledger.close();
  }
}

async function verified(database: Database, repair = false): Promise<string[]> {
  const empty = await EMBEDDED.openEmpty();
  try {
    const made = await objectsMade(empty.database);
    const { discrepancies } = await verifyLedger(database, made, { at: AT, repair });
    return discrepancies.map(({ where, what }) => `${where}: ${what}`);
  } finally {
    await empty.close();
  }
}

const BUNDLES = [
  smallBundle({ slug: 'wardens', quote: 'Wardens in Barsetshire number 20,000', claimant: 'Élodie Dupont' }),
  smallBundle({ slug: 'beadles', quote: 'There are more beadles than ever', series: 'b', source: 'sb' }),
];

async function loaded(database: Database): Promise<void> {
  await loadBundles(
    database,
    BUNDLES.map((bundle) => ({ bundle })),
    AT,
  );
}

const found = async (database: Database, text: string) =>
  (await findClaims(database, text, { limit: 5 })).map(({ slug }) => slug);

describe.each([
  ['an embedded file', EMBEDDED],
  ['a libSQL server', REMOTE],
] as const)('on %s', (name, store) => {
  const test = name === 'a libSQL server' ? it.skipIf(noSqld !== null) : it;

  test('the migration makes the index of claims that were there before it, as publication does', () =>
    onLedger(store, async (database) => {
      await loaded(database);
      const rows = async () => {
        const { rows: index } =
          await sql`SELECT rowid, quote, people, rests, about FROM claim_search ORDER BY rowid`.execute(
            database.kysely,
          );
        const { rows: words } = await sql`SELECT key, word FROM spelling ORDER BY key, word`.execute(
          database.kysely,
        );
        return [index, words];
      };
      const before = await rows();
      // Back to the state before it: what the earlier program left.
      for (const statement of [
        'DROP TABLE claim_search',
        'DROP TABLE spelling',
        'DROP INDEX listing_by_kind',
        'DROP INDEX listing_by_change',
        'ALTER TABLE listing DROP COLUMN party',
        'CREATE VIRTUAL TABLE claim_search USING fts5 (quote, claimant, topic, slug)',
      ])
        await sql.raw(statement).execute(database.kysely);
      await MIGRATIONS['0014-search']?.up(database.kysely);
      await MIGRATIONS['0023-found-by-sayings']?.up(database.kysely);
      expect(await rows()).toEqual(before);
      expect(await found(database, 'wardns of barsetshire')).toEqual(['wardens']);
      expect(await verified(database)).toEqual([]);
    }));

  test('the migration lets claims that were there before it be found by their sayings, and verification finds those that are not', () =>
    onLedger(store, async (database) => {
      const [wardens, beadles] = BUNDLES;
      if (wardens === undefined || beadles === undefined) throw new Error('there are two');
      const said = {
        claimant: { name: 'Zebedee Quillfeather', role: 'Verger', party: 'Whigs' },
        saidOn: '2024-01-31',
        quote: 'Churchmen are as numerous as that',
      };
      const bundle = { ...beadles, claim: { ...beadles.claim, sayings: [said] } };
      await loadBundles(database, [{ bundle: wardens }, { bundle }], AT);
      for (const statement of [
        'CREATE TABLE kept AS SELECT rowid AS id, quote, people, rests, about FROM claim_search',
        'DROP TABLE claim_search',
        'CREATE VIRTUAL TABLE claim_search USING fts5 (quote, people, rests, about)',
        'INSERT INTO claim_search (rowid, quote, people, rests, about) SELECT * FROM kept',
        'DROP TABLE kept',
        `DELETE FROM spelling WHERE word = 'quillfeather'`,
      ])
        await sql.raw(statement).execute(database.kysely);
      await MIGRATIONS['0023-found-by-sayings']?.up(database.kysely);
      expect(await verified(database)).toEqual([]);
      expect(await found(database, 'numerous churchmen')).toEqual(['beadles']);
      expect(await found(database, 'quilfeather')).toEqual(['beadles']);
      await sql`UPDATE claim_search SET sayings = 'nothing'`.execute(database.kysely);
      expect(await verified(database)).toContain('search of beadles: it has other words than the claim');
      await verified(database, true);
      expect(await found(database, 'verger')).toEqual(['beadles']);
    }));

  test('verification finds words that are not as they should be, and makes them anew', () =>
    onLedger(store, async (database) => {
      await loaded(database);
      await sql`UPDATE claim_search SET rests = 'nothing'`.execute(database.kysely);
      await sql`DELETE FROM spelling WHERE word = 'barsetshire'`.execute(database.kysely);
      expect(await verified(database)).toEqual(
        expect.arrayContaining([
          'search of wardens: it has other words than the claim',
          'search of beadles: it has other words than the claim',
          'spelling of “barsetshire”: a claim has the word, and no typing error is corrected to it',
        ]),
      );
      await verified(database, true);
      expect(await verified(database)).toEqual([]);
      expect(await found(database, 'barsetshre')).toEqual(['wardens']);
    }));
});

describe('where words are common', () => {
  /** The same claim many times over, the last of them with a rare word. */
  async function fill(database: Database, claims: number): Promise<void> {
    await loaded(database);
    const numbers = sql`WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < ${sql.lit(99 + claims)})`;
    await sql`INSERT INTO claim (id, slug, recorded_at) ${numbers} SELECT i, 'copy-' || i, ${AT} FROM n`.execute(
      database.kysely,
    );
    const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info('listing')`.execute(
      database.kysely,
    );
    const columns = rows.map(({ name }) => sql.id(name));
    const values = rows.map(({ name }) =>
      name === 'claim_id' ? sql`n.i` : name === 'slug' ? sql`'copy-' || n.i` : sql.ref(`l.${name}`),
    );
    await sql`INSERT INTO listing (${sql.join(columns)}) ${numbers} SELECT ${sql.join(values)} FROM n, listing l
      WHERE l.slug = 'wardens'`.execute(database.kysely);
    await sql`INSERT INTO claim_search (rowid, quote, people, rests, about) ${numbers}
      SELECT i, 'warden parish ' || CASE WHEN i = 100 THEN 'zanzibar' ELSE 'barsetshir' END, 'elodi', 'offic', 'parish' FROM n`.execute(
      database.kysely,
    );
  }

  it('finds rare words among them, the latest of all others, and says that there are more than are counted', () =>
    onLedger(EMBEDDED, async (database) => {
      await fill(database, 2_500);
      expect((await found(database, 'zanzibar parish wardens'))[0]).toBe('copy-100');
      expect((await found(database, 'zanzibr parish wardens'))[0] ?? '').toMatch(/^copy-/);
      const common = await listClaims(database, { q: 'parish wardens' }, 1);
      expect(common.claims).toHaveLength(20);
      expect(common.total).toBeGreaterThan(1_000);
      const all = await listClaims(database, {}, 1);
      expect(all.total).toBe(2_001);
      expect([all.words, all.facets.kind, all.facets.claimant]).toEqual([null, null, null]);
      expect(all.years.map(({ slug }) => slug)).toEqual(['2024']);
      const table = await tableOfClaims(database, {}, 'latest');
      expect([table.rows.length, table.isCut]).toEqual([2_502, false]);
      expect(new Set(table.rows.map(({ slug }) => slug)).size).toBe(2_502);
    }));
});

describe('the migrations', () => {
  it('run on a ledger of before in their order, and leave nothing for the second time', async () => {
    const ledger = await EMBEDDED.openEmpty();
    try {
      const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0014'));
      const migrator = new Migrator({
        db: ledger.database.kysely,
        provider: { getMigrations: async () => earlier },
      });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      expect(await migrate(ledger.database)).toContain('0014-search');
      expect(await migrate(ledger.database)).toEqual([]);
      expect(await found(ledger.database, 'anything')).toEqual([]);
    } finally {
      await ledger.close();
    }
  });
});

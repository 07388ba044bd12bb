/** What the ledger promises, on any database that it is opened on. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleBundle, type Bundle, keptClaim } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { canonicalJson } from '../../../claims/exact/canonical-json.ts';
import { METHOD } from '../../../claims/verdict/verdict.ts';
import { migrate } from '../../../db/base/migrate.ts';
import type { Database } from '../../../db/base/open.ts';
import { LoadConflict } from '../../../db/evidence/conflict.ts';
import { UnknownEvidence } from '../../../db/ledger/import.ts';
import { type LoadItem, loadBundles } from '../../../db/ledger/load.ts';
import { recompute } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { claimsAfter } from '../../../db/readers/api.ts';
import { listClaims, MATCH_END, MATCH_START, nearMatches } from '../../../db/readers/claims.ts';
import { findSeries, listSeries } from '../../../db/readers/evidence.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { homeLists } from '../../../db/readers/home.ts';
import { findPersonPage, findTopicPage } from '../../../db/readers/people.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { hostileBundle, SAID_ON, smallBundle, valid, withoutDefaults } from '../../support/bundles.ts';
import { addObservations, importObservations } from '../../support/figures.ts';
import { type OpenLedger, onItsOwn, type Store } from '../../support/ledgers.ts';
import { correctFigure, publishWaiting, revise } from '../../support/published.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';
const LATER = '2024-06-01T09:00:00.000Z';
const NOTHING = {
  claims: 0,
  series: 0,
  observations: 0,
  sources: 0,
  queued: 0,
  proposed: 0,
  takenOff: 0,
  unlike: 0,
};
const NOTE = { type: 'evidence', sentence: 'The figure was revised.' } as const;

const TABLES = [
  'source',
  'series',
  'observation',
  'series_pack',
  'claimant',
  'topic',
  'claim',
  'claim_revision',
  'revision_series',
  'revision_source',
  'ruling',
  'listing',
  'listing_finding',
  'claim_series',
  'series_subject',
  'subject_claim',
  'subject',
  'claim_search',
  'spelling',
  'queue_item',
  'correction',
] as const;

/** Every row of every table: two of these are the same if nothing was written between them. */
async function contents({ kysely }: Database): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const { rows } = await sql`SELECT * FROM ${sql.table(table)} ORDER BY 1, 2`.execute(kysely);
    all[table] = rows;
  }
  return all;
}

function load(database: Database, ...bundles: Bundle[]) {
  return loadBundles(
    database,
    bundles.map((bundle) => ({ bundle })),
    RECORDED,
  );
}

/** The bundle of a claim as the ledger gives it back. */
async function exported(database: Database, slug: string): Promise<Bundle> {
  const stored = await findClaim(database, slug);
  if (stored === undefined) throw new Error(`no claim ${slug}`);
  return assembleBundle(stored.claim, stored.series, stored.sources, stored.claim.saidOn);
}

/** The rulings published on a claim, in the order in which they were made. */
async function rulingsOf(database: Database, slug: string) {
  const entries = (await claimHistory(database, slug))?.entries ?? [];
  return entries.flatMap((entry) => entry.rulings).reverse();
}

async function conflictOf(work: Promise<unknown>): Promise<LoadConflict> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LoadConflict)) throw new Error(`expected a conflict, got ${String(error)}`);
  return error;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex');
}

/** Runs the suite on databases of a store, each test on one of its own. */
export function ledgerSuite(name: string, store: Store): void {
  /** Runs a test on a ledger of its own. */
  const alone = (test: (database: Database) => Promise<void>) => onItsOwn(store, test);

  describe(`the ledger on ${name}`, () => {
    it('migrates once, and has nothing to do the second time', async () => {
      const ledger = await store.openEmpty();
      try {
        expect(await migrate(ledger.database)).toEqual(Object.keys(MIGRATIONS));
        const before = await contents(ledger.database);
        expect(await migrate(ledger.database)).toEqual([]);
        expect(await contents(ledger.database)).toEqual(before);
      } finally {
        await ledger.close();
      }
    });

    it('takes a claim again that says by now that it is by a body, and changes nothing', () =>
      alone(async (database) => {
        const bundle = smallBundle({ claimant: 'The Daily Example' });
        const claimant = { ...bundle.claim.claimant, body: true as const };
        await load(database, bundle);
        const before = await contents(database);
        const marked = { ...bundle, claim: { ...bundle.claim, claimant } };
        expect(await loadBundles(database, [{ bundle: marked }], LATER)).toEqual(NOTHING);
        expect(await contents(database)).toEqual(before);
      }));

    it('does not mix two people of one name, and lists them apart once it is told', () =>
      alone(async (database) => {
        const by = (slug: string, party: string) => {
          const bundle = smallBundle({ slug, claimant: 'John Smith' });
          const claimant = { ...bundle.claim.claimant, party };
          return { ...bundle, claim: { ...bundle.claim, claimant } };
        };
        // Within one load as well as against what the ledger holds.
        const both = [by('labour', 'Labour'), by('tory', 'Conservative')];
        const { differences } = await conflictOf(load(database, ...both));
        expect(differences.map(({ what }) => what)).toEqual(['claim tory, claim.claimant']);
        expect((await listClaims(database, {}, 1)).total).toBe(0);
        await load(database, by('labour', 'Labour'));
        const before = await contents(database);
        await conflictOf(load(database, by('tory', 'Conservative')));
        expect(await contents(database)).toEqual(before);
        const other = { bundle: by('tory', 'Conservative'), which: 'another' };
        await loadBundles(database, [other], RECORDED);
        await load(database, by('tory-2', 'Conservative'));
        const { claims, claimants } = await listClaims(database, {}, 1);
        expect(new Map(claims.map((claim) => [claim.slug, claim.claimantSlug]))).toEqual(
          new Map([
            ['tory-2', 'john-smith-2'],
            ['tory', 'john-smith-2'],
            ['labour', 'john-smith'],
          ]),
        );
        expect(claimants.map(({ name }) => name)).toEqual(['John Smith', 'John Smith (Conservative)']);
      }));

    it('leads from a name that was corrected to the one under which its claims are', () =>
      alone(async (database) => {
        const bundle = smallBundle({ claimant: 'Jon Mistyped' });
        await load(database, bundle);
        const claim = { ...bundle.claim, claimant: { name: 'John Mistyped' } };
        await revise(database, LATER, { claim, note: { type: 'reading', sentence: 'A name.' } });
        for (const claimant of ['jon-mistyped', 'john-mistyped']) {
          const { claims } = await listClaims(database, { claimant }, 1);
          expect(claims.map(({ claimantSlug }) => claimantSlug)).toEqual(['john-mistyped']);
          expect(await claimsAfter(database, { claimant }, null, 10)).toHaveLength(1);
        }
        expect((await listClaims(database, { claimant: 'nobody' }, 1)).total).toBe(0);
      }));

    describe('with the starter ledger', () => {
      let ledger: OpenLedger;
      let items: LoadItem[];
      beforeAll(async () => {
        ledger = await store.openMigrated();
        items = await readStarter();
        await loadBundles(ledger.database, items, RECORDED);
      });
      afterAll(async () => ledger.close());

      it('holds at least 24 claims', async () => {
        const { total } = await listClaims(ledger.database, {}, 1);
        expect(total).toBe(items.length);
        expect(total).toBeGreaterThanOrEqual(24);
      });

      it('changes nothing when it is loaded again', async () => {
        const before = await contents(ledger.database);
        expect(await loadBundles(ledger.database, items, LATER)).toEqual(NOTHING);
        expect(await contents(ledger.database)).toEqual(before);
      });

      it('lists every claim under a topic', () => {
        expect(items.filter((item) => item.topic === undefined).map((i) => i.bundle.claim.slug)).toEqual([]);
      });

      it('gives every claim back as it was loaded', async () => {
        for (const { bundle } of items) {
          const { series, sources, claim } = bundle;
          const given = assembleBundle(keptClaim(bundle), series, sources, claim.saidOn);
          expect(canonicalJson(await exported(ledger.database, bundle.claim.slug)), bundle.claim.slug).toBe(
            canonicalJson(withoutDefaults(given)),
          );
        }
      });

      it('publishes both verdicts of a claim with the hash of their bundle and the method', async () => {
        for (const { bundle } of items) {
          const stored = await findClaim(ledger.database, bundle.claim.slug);
          if (stored === undefined) throw new Error(`no claim ${bundle.claim.slug}`);
          const rulings = await rulingsOf(ledger.database, bundle.claim.slug);
          expect(rulings.map((r) => r.asOf)).toEqual([bundle.claim.saidOn, RECORDED.slice(0, 10)]);
          for (const ruling of rulings) {
            const own = assembleBundle(stored.claim, stored.series, stored.sources, ruling.asOf);
            expect(ruling.bundleSha256, `${bundle.claim.slug} ${ruling.asOf}`).toBe(
              await sha256(canonicalJson(own)),
            );
            expect(ruling.verdict).toEqual(evaluateBundle(own));
            expect(ruling.method).toBe(METHOD);
          }
        }
      });

      it('finds what a reader searches for, the best first and with its words marked', async () => {
        const { claims, total } = await listClaims(ledger.database, { q: '20,000' }, 1);
        expect(total).toBeGreaterThan(0);
        expect(claims[0]?.quote).toContain(`${MATCH_START}20,000${MATCH_END}`);
        const johnson = await listClaims(ledger.database, { q: 'boris johnson' }, 1);
        expect(johnson.claims[0]?.claimant).toBe('Boris Johnson');
        const one = await listClaims(ledger.database, { q: 'officers' }, 1);
        const both = await listClaims(ledger.database, { q: 'officers month' }, 1);
        expect(both.total).toBeGreaterThan(0);
        expect(both.total).toBeLessThan(one.total);
      });

      it('finds a word by its beginning while it is being typed', async () => {
        const whole = await listClaims(ledger.database, { q: 'neighbourhood' }, 1);
        const begun = await listClaims(ledger.database, { q: 'neighbourh' }, 1);
        expect(begun.total).toBeGreaterThanOrEqual(whole.total);
        expect(whole.total).toBeGreaterThan(0);
      });

      it.each([
        'AND',
        'OR',
        'NOT officers',
        'NEAR(officers, 2)',
        'officers NEAR target',
        '*',
        'offic*',
        '"',
        '"officers',
        'a "b" c"',
        '-',
        '-officers',
        '^officers',
        'quote:officers',
        ':',
        '{quote claimant}: officers',
        '(officers',
        ')',
        '+',
        "'",
        "'; DROP TABLE claim; --",
        '%',
        '\\',
        ' ',
        '\u0000',
        'officers\u0000target',
        '\uD800',
        '👩‍👩‍👧',
        'x'.repeat(10_000),
        'officers '.repeat(500),
        '\u0301',
        'İstanbul',
      ])('never fails on what a reader types: %j', async (q) => {
        const { claims, total } = await listClaims(ledger.database, { q }, 1);
        expect(claims.length).toBe(Math.min(20, total));
      });

      it.each([
        ['an operator is a word', 'NOT', 'not'],
        ['quotes are passed over', '"officers"', 'officers'],
        ['a sign before a word is passed over', '-officers', 'officers'],
        ['case does not matter', 'OFFICERS', 'officers'],
        ['a word is one word, however often it is typed', 'officers '.repeat(12), 'officers'],
        ['a number is one, with its thousands separated and not', '20,000 20000', '20000'],
        ['space does not matter', '  officers\t', 'officers'],
      ])('%s', async (_, typed, meant) => {
        const found = await listClaims(ledger.database, { q: typed }, 1);
        const expected = await listClaims(ledger.database, { q: meant }, 1);
        expect(found.claims.map((c) => c.slug)).toEqual(expected.claims.map((c) => c.slug));
      });

      it('filters by claimant, topic and finding, and pages through all without repeating one', async () => {
        const { claimants, topics } = await listClaims(ledger.database, {}, 1);
        let byClaimant = 0;
        for (const { slug } of claimants)
          byClaimant += (await listClaims(ledger.database, { claimant: slug }, 1)).total;
        expect(byClaimant).toBe(items.length);
        let byTopic = 0;
        for (const { slug } of topics)
          byTopic += (await listClaims(ledger.database, { topic: slug }, 1)).total;
        expect(byTopic).toBe(items.length);
        const kept = await listClaims(ledger.database, { finding: 'kept' }, 1);
        expect(kept.claims.length).toBeGreaterThan(0);
        for (const claim of kept.claims) expect([claim.findingSaid, claim.findingNow]).toContain('kept');
        const slugs = new Set<string>();
        for (let page = 1; page <= Math.ceil(items.length / 20); page += 1)
          for (const claim of (await listClaims(ledger.database, {}, page)).claims) slugs.add(claim.slug);
        expect(slugs.size).toBe(items.length);
      });

      it('lists the latest first, everywhere', async () => {
        const days = (await listClaims(ledger.database, {}, 1)).claims.map((c) => c.saidOn);
        expect(days).toEqual([...days].sort().reverse());
      });

      it('knows what was nearly meant', async () => {
        const near = await nearMatches(ledger.database, 'johnson-20000-officer');
        expect(near[0]?.slug).toBe('johnson-20000-officers');
        expect(await nearMatches(ledger.database, '%"*')).toEqual([]);
        const other = await nearMatches(ledger.database, 'braverman-was-on-the-track-of-20000-officers');
        expect(other.map((claim) => claim.slug)).toContain('braverman-on-track');
        const words = Array.from({ length: 60 }, (_, i) => `wo${i}`).join('-');
        expect(await nearMatches(ledger.database, words)).toEqual([]);
      });

      it('gives a series with its vintages, its sources and the claims that rest on it', async () => {
        const { series, total } = await listSeries(ledger.database, 1);
        expect(total).toBe(series.length);
        for (const listed of series) {
          const found = await findSeries(ledger.database, listed.id);
          if (found === undefined) throw new Error(`no series ${listed.id}`);
          expect(found.series.observations).toHaveLength(listed.observations);
          expect(found.claims.length).toBe(listed.claims);
          const named = new Set(found.sources.map((s) => s.id));
          for (const o of found.series.observations) expect(named).toContain(o.source);
        }
        expect(await findSeries(ledger.database, 'no-such-series')).toBeUndefined();
      });

      it('knows claimants and topics by their slugs, with how their claims came out', async () => {
        const found = await findPersonPage(ledger.database, 'boris-johnson', {}, 1);
        if (found === undefined || 'moved' in found) throw new Error('he is not there');
        const { total } = await listClaims(ledger.database, { claimant: 'boris-johnson' }, 1);
        expect([found.person.name, found.total]).toEqual(['Boris Johnson', total]);
        // Each claim has one word by each clock.
        for (const clock of ['said', 'now'] as const)
          expect(found.words.reduce((sum, word) => sum + word[clock], 0)).toBe(total);
        expect(await findTopicPage(ledger.database, 'no-such-topic', {}, 1)).toBeUndefined();
      });
    });

    describe('a bundle that contradicts it', () => {
      const held = () => smallBundle();
      it.each<[string, Bundle, { what: string; key: string; ledger: string; bundle: string }]>([
        [
          'an observation',
          smallBundle({ slug: 'another', value: '20001' }),
          {
            what: 'series officers, 2023-12-31 published on 2024-01-31',
            key: 'value',
            ledger: '"20000"',
            bundle: '"20001"',
          },
        ],
        [
          'a source',
          smallBundle({ slug: 'another', sourceTitle: 'Another bulletin' }),
          { what: 'source bulletin', key: 'title', ledger: '"The bulletin"', bundle: '"Another bulletin"' },
        ],
        [
          'the head of a series',
          smallBundle({ slug: 'another', seriesTitle: 'Officers, all' }),
          {
            what: 'series officers',
            key: 'title',
            ledger: '"Officers in post"',
            bundle: '"Officers, all"',
          },
        ],
        [
          'a claim',
          smallBundle({ quote: 'There are 20,000 officers!' }),
          {
            what: 'claim a-claim',
            key: 'quote',
            ledger: '"There are 20,000 officers"',
            bundle: '"There are 20,000 officers!"',
          },
        ],
      ])('is refused with the difference: %s', (_, bundle, difference) =>
        alone(async (database) => {
          await load(database, held());
          const before = await contents(database);
          const conflict = await conflictOf(load(database, bundle));
          expect(conflict.differences).toEqual([difference]);
          expect(conflict.message).toContain(
            `${difference.what}: ${difference.key} is ${difference.ledger} in the ledger and ${difference.bundle} in the bundle`,
          );
          expect(await contents(database)).toEqual(before);
        })(),
      );

      it(
        'keeps all others out, even if it is the last of many',
        alone(async (database) => {
          await load(database, held());
          const before = await contents(database);
          const many = Array.from({ length: 50 }, (_, i) =>
            smallBundle({ slug: `many-${i}`, series: `many-${i}`, source: `many-${i}` }),
          );
          await conflictOf(load(database, ...many, smallBundle({ slug: 'last', value: '1' })));
          expect(await contents(database)).toEqual(before);
          expect((await load(database, ...many)).claims).toBe(50);
        }),
      );

      it(
        'is reported with every difference',
        alone(async (database) => {
          await load(database, held());
          const { differences } = await conflictOf(
            load(
              database,
              smallBundle({ quote: 'Else', seriesTitle: 'Else', value: '1', sourceTitle: 'Else' }),
            ),
          );
          expect(differences.map((d) => d.what).sort()).toEqual([
            'claim a-claim',
            'series officers',
            'series officers, 2023-12-31 published on 2024-01-31',
            'source bulletin',
          ]);
        }),
      );

      it(
        'may contradict its own neighbours, and is refused for that too',
        alone(async (database) => {
          const before = await contents(database);
          const { differences } = await conflictOf(
            load(database, held(), smallBundle({ slug: 'another', value: '5' })),
          );
          expect(differences.map((d) => d.key)).toEqual(['value']);
          expect(await contents(database)).toEqual(before);
        }),
      );

      it(
        'is not one that only writes out the defaults',
        alone(async (database) => {
          await load(database, held());
          const bundle = held();
          const spelled = valid({
            ...bundle,
            series: bundle.series.map((s) => ({
              ...s,
              observations: s.observations.map((o) => ({ ...o, precision: 'exact', status: 'final' })),
            })),
          });
          expect(await load(database, spelled)).toEqual(NOTHING);
        }),
      );
    });

    it(
      'refuses to change or remove what was recorded',
      alone(async (database) => {
        await load(database, smallBundle());
        const before = await contents(database);
        const first = {
          source: 'title',
          series: 'title',
          observation: 'value',
          claim: 'slug',
          claim_revision: 'body',
          ruling: 'finding',
        };
        for (const [table, column] of Object.entries(first)) {
          for (const statement of [
            sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = 'x'`,
            sql`DELETE FROM ${sql.table(table)}`,
          ])
            await expect(statement.execute(database.kysely), table).rejects.toThrow(/insert-only/);
        }
        expect(await contents(database)).toEqual(before);
      }),
    );

    it(
      'refuses to put another row in the place of one that was recorded',
      alone(async (database) => {
        await load(database, smallBundle());
        const before = await contents(database);
        for (const statement of [
          sql`INSERT OR REPLACE INTO source (id, title, publisher, recorded_at) VALUES ('bulletin', 'x', 'x', 'x')`,
          sql`INSERT OR REPLACE INTO series (id, title, unit, recorded_at) VALUES ('officers', 'x', 'x', 'x')`,
          sql`INSERT OR REPLACE INTO claim (id, slug, recorded_at) VALUES (1, 'a-claim', 'x')`,
          sql`INSERT OR REPLACE INTO observation (id, series_id, at, at_end, value, source_id, published_on, recorded_at)
            VALUES (1, 'officers', '2023-12-31', '2023-12-31', '1', 'bulletin', '2024-01-31', 'x')`,
          sql`INSERT OR REPLACE INTO ruling (id, revision_id, clock, as_of, method, bundle_sha256, finding, verdict, recorded_at)
            VALUES (1, 1, 'said', 'x', 'x', 'x', 'x', '{}', 'x')`,
        ])
          await statement.execute(database.kysely).catch(() => undefined);
        expect(await contents(database)).toEqual(before);
      }),
    );

    it(
      'holds only what its columns are declared to hold, and no row that refers to nothing',
      alone(async (database) => {
        await load(database, smallBundle());
        const { rows } = await sql<{ sql: string; name: string }>`
          SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'
            AND name NOT LIKE 'kysely%' AND name NOT LIKE 'claim_search%' AND name NOT LIKE 'saying_search%' AND name NOT LIKE 'sqlite%'
            AND name NOT LIKE '%libsql%'`.execute(database.kysely);
        const names = rows.map((row) => row.name);
        for (const table of TABLES) if (table !== 'claim_search') expect(names).toContain(table);
        for (const { name, sql: text } of rows) expect(text, name).toMatch(/STRICT/);
        const refused = [
          sql`INSERT INTO claim (id, slug, recorded_at) VALUES ('not a number', 'x', 'x')`,
          sql`INSERT INTO ruling (revision_id, as_of, method, bundle_sha256, finding, verdict, recorded_at)
            VALUES (999, 'x', 'x', 'x', 'x', '{}', 'x')`,
          sql`INSERT INTO observation (series_id, at, at_end, value, source_id, published_on, recorded_at)
            VALUES ('nowhere', '2023-12-31', '2023-12-31', '1', 'bulletin', '2024-01-31', 'x')`,
          sql`INSERT INTO observation (series_id, at, at_end, value, source_id, published_on, recorded_at)
            VALUES ('officers', '2023-12-31', '2023-12-31', '1', 'nowhere', '2024-02-01', 'x')`,
          sql`INSERT INTO observation (series_id, at, at_end, value, source_id, published_on, recorded_at, status)
            VALUES ('officers', '2023-12-31', '2023-12-31', '1', 'bulletin', '2024-02-01', 'x', 'guess')`,
          sql`INSERT INTO observation (series_id, at, at_end, value, source_id, published_on, recorded_at)
            VALUES ('officers', '2023-12-31', '2023-12-31', '1', 'bulletin', '2024-01-31', 'x')`,
        ];
        for (const statement of refused)
          await expect(statement.execute(database.kysely)).rejects.toThrow(
            /constraint|cannot store|datatype|FOREIGN KEY|CHECK|UNIQUE|3091/i,
          );
      }),
    );

    describe('a figure that is revised', () => {
      const revised = (value: string, publishedOn = '2024-04-30') => ({
        at: '2023-12-31',
        value,
        source: 'bulletin',
        publishedOn,
      });

      it(
        'turns the verdict of today once an editor has published it, next to the one that was published',
        alone(async (database) => {
          await load(database, smallBundle());
          const { added, claims, published, queued } = await importObservations(
            database,
            'officers',
            [revised('15000')],
            LATER,
          );
          expect({ added, claims, published }).toEqual({ added: 1, claims: 1, published: [] });
          expect(queued.map((q) => [q.slug, q.cause, q.before.now.finding, q.after.now.finding])).toEqual([
            ['a-claim', 'evidence', 'holds', 'fails'],
          ]);
          expect(await rulingsOf(database, 'a-claim')).toHaveLength(2);
          expect((await listClaims(database, {}, 1)).claims[0]?.findingNow).toBe('holds');
          await publishWaiting(database, LATER, 'a-claim', NOTE);
          const rulings = await rulingsOf(database, 'a-claim');
          expect(rulings.map((r) => [r.asOf, r.verdict.finding, r.recordedAt])).toEqual([
            [SAID_ON, 'holds', RECORDED],
            ['2024-02-01', 'holds', RECORDED],
            // A revision has both its verdicts, whether or not each is another.
            [SAID_ON, 'holds', LATER],
            ['2024-06-01', 'fails', LATER],
          ]);
          const [listed] = (await listClaims(database, {}, 1)).claims;
          expect([listed?.findingSaid, listed?.findingNow]).toEqual(['holds', 'fails']);
          expect([listed?.word, listed?.clock, listed?.other]).toEqual(['right', 'said', 'overstated']);
          expect((await listClaims(database, { word: 'right' }, 1)).total).toBe(1);
          expect((await listClaims(database, { word: 'overstated' }, 1)).total).toBe(0);
          expect((await listClaims(database, { word: 'overstated' }, 1)).words).toEqual([
            { word: 'right', claims: 1 },
          ]);
          expect(listed?.becauseNow).toContain('15,000');
          for (const finding of ['holds', 'fails'] as const)
            expect((await listClaims(database, { finding }, 1)).total).toBe(1);
          const { news } = await homeLists(database, {
            today: '2024-06-01',
            now: LATER,
            since: '2024-05-25T09:00:00.000Z',
          });
          expect(news).toMatchObject({
            isThisWeek: true,
            items: [
              { what: 'turned', slug: 'a-claim', at: LATER, turn: { from: 'right', to: 'overstated' } },
            ],
          });
          expect((await listClaims(database, { q: 'officers' }, 1)).total).toBe(1);
          expect(await recompute(database, LATER)).toEqual({ published: [], queued: [] });
          expect(await rulingsOf(database, 'a-claim')).toHaveLength(4);
        }),
      );

      it(
        'changes the version of the claim and of the series, so that no kept page is given',
        alone(async (database) => {
          await load(database, smallBundle());
          const before = [
            (await findClaim(database, 'a-claim'))?.version,
            (await findSeries(database, 'officers'))?.version,
          ];
          await importObservations(database, 'officers', [revised('20000')], LATER);
          const after = [
            (await findClaim(database, 'a-claim'))?.version,
            (await findSeries(database, 'officers'))?.version,
          ];
          expect(after[0]).not.toBe(before[0]);
          expect(after[1]).not.toBe(before[1]);
        }),
      );

      it(
        'is imported once, and refused if it differs from the ledger’s, or the ledger has no such series or source',
        alone(async (database) => {
          await load(database, smallBundle());
          await importObservations(database, 'officers', [revised('15000')], LATER);
          const before = await contents(database);
          expect((await importObservations(database, 'officers', [revised('15000')], LATER)).added).toBe(0);
          await conflictOf(
            importObservations(database, 'officers', [revised('1', '2024-05-31'), revised('15001')], LATER),
          );
          await expect(importObservations(database, 'nothing', [revised('1')], LATER)).rejects.toThrow(
            UnknownEvidence,
          );
          await expect(
            importObservations(
              database,
              'officers',
              [{ ...revised('1', '2024-05-30'), source: 'nothing' }],
              LATER,
            ),
          ).rejects.toThrow(/no source "nothing"/);
          expect(await contents(database)).toEqual(before);
        }),
      );

      it(
        'reaches a claim that was loaded before its series was',
        alone(async (database) => {
          const whole = smallBundle();
          await load(database, valid({ ...whole, series: [], sources: [] }));
          expect((await listClaims(database, {}, 1)).claims[0]?.findingNow).toBe('not-computable');
          await load(database, smallBundle({ slug: 'brings-the-series' }));
          const finding = async () =>
            (await listClaims(database, {}, 1)).claims.find(({ slug }) => slug === 'a-claim')?.findingNow;
          expect(await finding()).toBe('not-computable');
          await publishWaiting(database, LATER, 'a-claim', NOTE);
          expect(await finding()).toBe('holds');
        }),
      );
    });

    it(
      'counts a correction in the place of what it corrects',
      alone(async (database) => {
        await load(database, smallBundle());
        const [held] = (await findSeries(database, 'officers'))?.series.observations ?? [];
        if (held === undefined) throw new Error('the series has no figure');
        const wrong = { series: 'officers', at: held.at, publishedOn: held.publishedOn };
        await correctFigure(database, LATER, wrong, { ...held, value: '15000' });
        await expect(correctFigure(database, LATER, { ...wrong, at: '1999-12-31' }, held)).rejects.toThrow(
          /no figure for 1999-12-31/,
        );
        const values = async () =>
          (await findClaim(database, 'a-claim'))?.series[0]?.observations.map((o) => o.value);
        // The published verdict still rests on what it was published on.
        expect(await values()).toEqual(['20000']);
        expect((await findSeries(database, 'officers'))?.series.observations.map((o) => o.value)).toEqual([
          '15000',
        ]);
        expect((await listSeries(database, 1)).series[0]?.observations).toBe(1);
        await publishWaiting(database, LATER, 'a-claim', NOTE);
        expect(await values()).toEqual(['15000']);
        const [listed] = (await listClaims(database, {}, 1)).claims;
        expect([listed?.findingSaid, listed?.findingNow]).toEqual(['fails', 'fails']);
        // What is corrected once is not corrected twice; a bundle from before still loads, and adds nothing.
        await expect(
          sql`INSERT INTO observation (series_id, at, at_end, value, source_id, published_on, recorded_at, corrects)
            SELECT series_id, at, at_end, '1', source_id, published_on, ${LATER}, id FROM observation WHERE corrects IS NULL`.execute(
            database.kysely,
          ),
        ).rejects.toThrow(/UNIQUE|constraint/i);
        expect(await load(database, smallBundle())).toMatchObject({ claims: 0, observations: 0, queued: 0 });
        expect(await values()).toEqual(['15000']);
      }),
    );

    it(
      'takes another figure for a date whose figure was corrected to another date',
      alone(async (database) => {
        await load(database, smallBundle());
        const [held] = (await findSeries(database, 'officers'))?.series.observations ?? [];
        if (held === undefined) throw new Error('the series has no figure');
        const wrong = { series: 'officers', at: held.at, publishedOn: held.publishedOn };
        await correctFigure(database, LATER, wrong, { ...held, at: '2023-02-28' });
        const add = (figure: typeof held) =>
          database.kysely
            .transaction()
            .execute((trx) => addObservations(trx, [{ id: 'officers', observations: [figure] }], LATER));
        // The very figure that was corrected is not added next to its correction by recording it once more.
        await expect(add(held)).rejects.toThrow(/corrected to another date/);
        expect(await load(database, smallBundle())).toMatchObject({ observations: 0 });
        expect(await add({ ...held, value: '19000' })).toBe(1);
        await expect(add({ ...held, value: '18000' })).rejects.toThrow(/19000/);
        const { observations = [] } = (await findSeries(database, 'officers'))?.series ?? {};
        expect(observations.map((o) => `${o.at} ${o.value}`).sort()).toEqual(
          [`${held.at} 19000`, `2023-02-28 ${held.value}`].sort(),
        );
      }),
    );

    it(
      'finds words with accents, apostrophes and other letters, typed with or without them',
      alone(async (database) => {
        const quotes = [
          'Ce gouvernement a recruté 20,000 policiers à Besançon',
          'Er versprach 20,000 neue Stellen in Göttingen',
          'Ο πρωθυπουργός υποσχέθηκε 20,000 αστυνομικούς',
          'It’s the government’s promise, isn’t it',
        ];
        await load(
          database,
          ...quotes.map((quote, i) => smallBundle({ slug: `c-${i}`, quote, claimant: `Élodie ${i}` })),
        );
        const found = async (q: string) =>
          (await listClaims(database, { q }, 1)).claims.map((c) => c.slug).sort();
        expect(await found('recrute besancon')).toEqual(['c-0']);
        expect(await found('RECRUTÉ')).toEqual(['c-0']);
        expect(await found('gottingen')).toEqual(['c-1']);
        expect(await found('go\u0308ttingen')).toEqual(['c-1']);
        expect(await found('ΑΣΤΥΝΟΜΙΚΟΎΣ')).toEqual(['c-2']);
        expect(await found('elodie')).toEqual(['c-0', 'c-1', 'c-2', 'c-3']);
        expect(await found("government's")).toEqual(['c-3']);
        // The figure that is tested is another way to find a claim, whatever its words.
        expect(await found('20,000')).toEqual(['c-0', 'c-1', 'c-2', 'c-3']);
        expect(await found('20000')).toEqual(['c-0', 'c-1', 'c-2', 'c-3']);
      }),
    );

    it(
      'gives hostile text back byte for byte, however long',
      alone(async (database) => {
        const long = `${'Wörter 😀 <b>&amp;'.repeat(7_000)}`.slice(0, 100_000);
        const bundles = [hostileBundle(), smallBundle({ slug: 'long', quote: long })];
        await load(database, ...bundles);
        for (const bundle of bundles)
          expect(canonicalJson(await exported(database, bundle.claim.slug))).toBe(
            canonicalJson(assembleBundle(keptClaim(bundle), bundle.series, bundle.sources, bundle.asOf)),
          );
        expect(await load(database, ...bundles)).toEqual(NOTHING);
      }),
    );

    it(
      'gives two claimants whose names make one slug a slug each',
      alone(async (database) => {
        await load(
          database,
          smallBundle({ slug: 'one', claimant: 'José' }),
          smallBundle({ slug: 'two', claimant: 'Jose' }),
          smallBundle({ slug: 'three', claimant: '李' }),
          smallBundle({ slug: 'four', claimant: '王' }),
        );
        const { claimants } = await listClaims(database, {}, 1);
        expect(new Set(claimants.map((c) => c.slug)).size).toBe(4);
        for (const { slug } of claimants)
          expect((await listClaims(database, { claimant: slug }, 1)).total).toBe(1);
      }),
    );

    it(
      'takes twenty loads at once, and all of them land',
      alone(async (database) => {
        const loads = Array.from({ length: 20 }, (_, i) =>
          load(database, smallBundle({ slug: `at-once-${i}`, series: `s-${i}` })),
        );
        const added = await Promise.all(loads);
        expect(added.map((a) => a.claims)).toEqual(Array.from({ length: 20 }, () => 1));
        // All name one source: it is recorded once.
        expect(added.reduce((sum, a) => sum + a.sources, 0)).toBe(1);
        expect((await listClaims(database, {}, 1)).total).toBe(20);
      }),
    );

    it(
      'loads the same bundle once when it comes twenty times at once',
      alone(async (database) => {
        const added = await Promise.all(Array.from({ length: 20 }, () => load(database, smallBundle())));
        expect(added.reduce((sum, a) => sum + a.claims, 0)).toBe(1);
        expect((await listClaims(database, {}, 1)).total).toBe(1);
      }),
    );
  });
}

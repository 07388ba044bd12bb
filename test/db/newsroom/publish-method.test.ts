/** A ledger of the method 2026-11, brought to today's: what stays, what waits, and one command that publishes it. */
import { Migrator, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { METHOD, type Verdict } from '../../../claims/verdict/verdict.ts';
import { COMMAND_LINE } from '../../../db/base/audit.ts';
import { objectsMade } from '../../../db/base/integrity.ts';
import { migrate } from '../../../db/base/migrate.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { listQueue, recompute } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { storedVerdict } from '../../../db/ledger/stored-json.ts';
import { verifyLedger } from '../../../db/ledger/verify.ts';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { methodChanges, publishMethod } from '../../../db/newsroom/publish-method.ts';
import { listClaims } from '../../../db/readers/claims.ts';
import { correctionsFeed, listCorrections } from '../../../db/readers/corrections.ts';
import { claimsFeed } from '../../../db/readers/feeds.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { SAID_ON, smallBundle } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { importObservations } from '../../support/figures.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';
const UPGRADED = '2024-06-01T09:00:00.000Z';
const PUBLISHED = '2024-06-02T09:00:00.000Z';
const NOTE = 'a figure slightly off is no longer told as a failure.';

/** Adds rulings as a program of the method 2026-11 stored them: without a word, and by its own findings. */
async function ruledBefore(
  { kysely }: Database,
  findings: Record<string, Verdict['finding']>,
): Promise<void> {
  const rows = await kysely
    .selectFrom('ruling as g')
    .innerJoin('claim_revision as r', 'r.id', 'g.revision_id')
    .innerJoin('claim as c', 'c.id', 'r.claim_id')
    .selectAll('g')
    .select('c.slug')
    .orderBy('g.id')
    .execute();
  for (const { id, slug, ...row } of rows) {
    const { word: _, surface: __, ...values } = storedVerdict(row.verdict);
    const verdict = { ...values, method: '2026-11', finding: findings[slug] ?? values.finding };
    await kysely
      .insertInto('ruling')
      .values({
        ...row,
        corrects: id,
        method: '2026-11',
        finding: verdict.finding,
        verdict: JSON.stringify(verdict),
      })
      .execute();
  }
  for (const [slug, finding] of Object.entries(findings))
    await kysely
      .updateTable('listing')
      .set({
        finding_said: finding,
        finding_now: finding,
        word: 'nearly-right',
        word_said: 'nearly-right',
        word_now: 'nearly-right',
      })
      .where('slug', '=', slug)
      .execute();
  await sql`UPDATE listing_finding SET finding = l.finding_now FROM listing l WHERE l.claim_id = listing_finding.claim_id`.execute(
    kysely,
  );
  await sql`UPDATE listing SET method = '2026-11', ruling_id = (
    SELECT max(g.id) FROM ruling g WHERE g.revision_id = listing.revision_id AND g.clock = 'now')`.execute(
    kysely,
  );
}

/** Three claims: one that the method does not turn, two that it does. */
async function ledgerOf2026_11(database: Database): Promise<void> {
  const bundles = [
    smallBundle({ slug: 'stays', series: 'a', source: 'sa' }),
    smallBundle({ slug: 'turns', series: 'b', source: 'sb', value: '15000' }),
    smallBundle({ slug: 'turns-too', series: 'c', source: 'sc', value: '15000' }),
  ];
  await loadBundles(
    database,
    bundles.map((bundle) => ({ bundle })),
    RECORDED,
  );
  await ruledBefore(database, { turns: 'stretched', 'turns-too': 'stretched' });
}

/** What `verify` finds wrong in the lists and the queue; the rulings of these tests are made up. */
async function listsWrong(database: Database): Promise<string[]> {
  const { discrepancies } = await verifyLedger(database, await objectsMade(database), { at: PUBLISHED });
  return discrepancies.filter(({ of }) => of === 'derived').map(({ where, what }) => `${where}: ${what}`);
}

const rulingsOf = async (database: Database, slug: string) =>
  ((await claimHistory(database, slug))?.entries ?? []).flatMap((entry) => entry.rulings);

const publish = (database: Database, note = NOTE) =>
  publishMethod(database, { note, actor: COMMAND_LINE, at: PUBLISHED });

function suite(store: Store): void {
  const alone = (test: (database: Database) => Promise<void>) => onItsOwn(store, test);

  it(
    'publishes each claim once where two runs begin at once',
    alone(async (database) => {
      await ledgerOf2026_11(database);
      const runs = await Promise.all([publish(database), publish(database)]);
      expect(runs.flat().map(({ slug }) => slug)).toEqual(['turns', 'turns-too']);
      expect((await claimHistory(database, 'turns'))?.entries).toHaveLength(2);
    }),
  );

  it(
    'publishes nothing anew that is the same, and follows it by the new method',
    alone(async (database) => {
      await ledgerOf2026_11(database);
      const { published, queued } = await recompute(database, UPGRADED);
      expect(published).toEqual([]);
      expect(queued.map(({ slug, cause }) => [slug, cause])).toEqual([
        ['turns', 'method'],
        ['turns-too', 'method'],
      ]);
      expect((await rulingsOf(database, 'stays')).map((r) => r.method)).toEqual([
        '2026-11',
        '2026-11',
        METHOD,
        METHOD,
      ]);
      const stays = await findClaim(database, 'stays');
      expect([stays?.otherMethod, stays?.published?.method, stays?.changedAt]).toEqual([
        null,
        METHOD,
        RECORDED,
      ]);
      // What waits is shown as it was published.
      const turns = await findClaim(database, 'turns');
      expect(turns?.otherMethod?.now).toMatchObject({ finding: 'stretched', method: '2026-11' });
      const [, listed] = (await listClaims(database, {}, 1)).claims;
      expect(listed).toMatchObject({ word: 'nearly-right', findingNow: 'stretched' });
      expect(await listsWrong(database)).toEqual([]);
    }),
  );

  it(
    'lists what would change, and changes nothing',
    alone(async (database) => {
      await ledgerOf2026_11(database);
      const expected = ['turns', 'turns-too'].map((slug) => ({
        slug,
        method: '2026-11',
        from: 'Nearly right',
        to: 'Overstated',
        left: null,
      }));
      expect(await methodChanges(database, UPGRADED)).toEqual(expected);
      expect((await listQueue(database, 1)).total).toBe(0);
      expect((await findClaim(database, 'turns'))?.revision).toBe(1);
    }),
  );

  it(
    'publishes what waits because of the method with one note',
    alone(async (database) => {
      await ledgerOf2026_11(database);
      await recompute(database, UPGRADED);
      expect((await publish(database)).map(({ slug }) => slug)).toEqual(['turns', 'turns-too']);
      expect((await listQueue(database, 1)).total).toBe(0);
      const turns = await findClaim(database, 'turns');
      const sentence = `Computed by method ${METHOD}, until now by 2026-11: ${NOTE}`;
      expect(turns?.corrections).toMatchObject([
        {
          type: 'method',
          sentence,
          fromRevision: 1,
          toRevision: 2,
          changed: null,
          withoutSecondReader: false,
          before: { now: { word: 'nearly-right', finding: 'stretched' } },
          after: { now: { word: 'overstated', finding: 'fails' } },
        },
      ]);
      expect([turns?.otherMethod, turns?.queued]).toEqual([null, null]);
      expect((await rulingsOf(database, 'turns')).slice(0, 2).map((r) => [r.method, r.verdict.word])).toEqual(
        [
          [METHOD, 'overstated'],
          [METHOD, 'overstated'],
        ],
      );
      // A list has each claim; a feed has the change of the method once.
      expect((await listCorrections(database, 'method', 1)).total).toBe(2);
      const { entries } = await correctionsFeed(database, 1);
      expect(entries.map(({ type, sentence: said, alike }) => [type, said, alike])).toEqual([
        ['method', sentence, 2],
      ]);
      const { claims } = await claimsFeed(database);
      expect(claims.map(({ slug, changedAt }) => [slug, changedAt]).sort()).toEqual([
        ['stays', RECORDED],
        ['turns', PUBLISHED],
        ['turns-too', PUBLISHED],
      ]);
      const steps = await database.kysely
        .selectFrom('audit')
        .select(['action', 'subject', 'person'])
        .execute();
      expect(steps).toContainEqual({ action: 'queue-published', subject: 'turns', person: 'command line' });
      expect(await listsWrong(database)).toEqual([]);
      // Once is enough.
      expect(await publish(database)).toEqual([]);
      expect((await recompute(database, PUBLISHED)).published).toEqual([]);
    }),
  );

  it(
    'leaves to an editor what newer figures would change too',
    alone(async (database) => {
      await ledgerOf2026_11(database);
      await importObservations(
        database,
        'b',
        [{ at: '2023-12-31', value: '12000', source: 'sb', publishedOn: '2024-04-30' }],
        UPGRADED,
      );
      const turned = await publish(database);
      expect(turned.map(({ slug, left }) => [slug, left])).toEqual([
        ['turns', 'newer figures would change it too'],
        ['turns-too', null],
      ]);
      expect((await findClaim(database, 'turns'))?.revision).toBe(1);
      expect((await listQueue(database, 1)).entries.map(({ slug }) => slug)).toEqual(['turns']);
    }),
  );
}

describe('a new method on an embedded file', () => suite(EMBEDDED));

describe.skipIf(noSqld !== null)('a new method on a libSQL server', () => suite(REMOTE));

describe('the migration that gives lists their words', () => {
  const migrates = async (store: Store) => {
    const ledger = await store.openEmpty();
    try {
      const { database } = ledger;
      const earlier = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0010'));
      const migrator = new Migrator({
        db: database.kysely,
        provider: { getMigrations: async () => earlier },
      });
      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      await recordedAt2026_11(database);
      expect(await migrate(database)).toEqual(Object.keys(MIGRATIONS).filter((name) => name >= '0010'));
      const { claims, words } = await listClaims(database, {}, 1);
      expect(claims.map(({ slug, word, clock, other }) => [slug, word, clock, other])).toEqual([
        ['promised', 'kept', 'now', 'too-early'],
        ['revised', 'right', 'said', 'overstated'],
      ]);
      expect(words).toEqual([
        { word: 'kept', claims: 1 },
        { word: 'right', claims: 1 },
      ]);
    } finally {
      await ledger.close();
    }
  };

  it('fills them from the rulings of an earlier method', () => migrates(EMBEDDED));

  it.skipIf(noSqld !== null)('does so on a libSQL server', () => migrates(REMOTE));
});

/** Two claims in the tables of a program before there were words. */
async function recordedAt2026_11({ kysely }: Database): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(kysely);
  const verdict = (more: object) =>
    JSON.stringify({ asOf: SAID_ON, method: '2026-11', framing: [], ...more });
  const fails = {
    claimed: { value: '20000', unit: 'officers', hedge: 'bare', in: '[19500, 20500]', out: '[19000, 21000]' },
    computed: { interval: '[15000, 15000]', exact: '15000', decimal: '15000', unit: 'officers' },
  };
  const claims = [
    ['revised', 'level', { finding: 'holds' }, { finding: 'fails', ...fails }],
    ['promised', 'promise', { finding: 'pending' }, { finding: 'kept' }],
  ] as const;
  await run(`INSERT INTO claimant (slug, name) VALUES ('somebody', 'Somebody')`);
  for (const [i, [slug, kind, said, now]] of claims.entries()) {
    const id = i + 1;
    await run(`INSERT INTO claim (id, slug, recorded_at) VALUES (${id}, '${slug}', '${RECORDED}')`);
    await run(
      `INSERT INTO claim_revision (id, claim_id, revision, body, claimant_slug, recorded_at) VALUES (${id}, ${id}, 1, '{"quote":"Words","kind":"${kind}","inputs":{}}', 'somebody', '${RECORDED}')`,
    );
    for (const [clock, values] of [
      ['said', said],
      ['now', now],
    ] as const)
      await run(
        `INSERT INTO ruling (revision_id, clock, as_of, method, bundle_sha256, finding, verdict, recorded_at) VALUES (${id}, '${clock}', '${SAID_ON}', '2026-11', 'x', '${values.finding}', '${verdict({ kind, ...values })}', '${RECORDED}')`,
      );
    await run(
      `INSERT INTO listing (claim_id, slug, revision_id, ruling_id, ruled_on, computed_on, method, quote, claimant_slug, claimant, kind, said_on, finding_said, finding_now, standing_said, standing_now, because_now, evidence_mark) VALUES (${id}, '${slug}', ${id}, ${2 * id}, '${SAID_ON}', '${SAID_ON}', '2026-11', 'Words', 'somebody', 'Somebody', '${kind}', '${SAID_ON}', '${said.finding}', '${now.finding}', 'open', 'open', 'So it is.', 0)`,
    );
  }
}

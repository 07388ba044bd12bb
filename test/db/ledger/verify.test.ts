/** What was changed behind the ledger's back is found, told, and made anew as far as it is derived. */
import { createClient } from '@libsql/client';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectsMade } from '../../../db/base/integrity.ts';
import type { SchemaObject } from '../../../db/base/objects.ts';
import { type Database, openDatabase } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { type Verified, verifyLedger } from '../../../db/ledger/verify.ts';
import { smallBundle } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { importObservations } from '../../support/figures.ts';
import { EMBEDDED, onItsOwn, REMOTE } from '../../support/ledgers.ts';

const NOW = '2024-02-01T00:00:00.000Z';
const LATER = '2024-05-02T00:00:00.000Z';

let made: SchemaObject[];
const empty = openDatabase(createClient, { url: 'file::memory:' });
beforeAll(async () => {
  made = await objectsMade(empty);
});
afterAll(() => empty.close());

const verify = (database: Database, repair = false): Promise<Verified> =>
  verifyLedger(database, made, { repair, at: LATER });

/** Two claims; the first waits in the queue for a revised figure. */
async function fill(database: Database): Promise<void> {
  await loadBundles(
    database,
    [
      { bundle: smallBundle(), topic: 'Police' },
      { bundle: smallBundle({ slug: 'other', series: 'others' }) },
    ],
    NOW,
  );
  const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2024-04-30' };
  await importObservations(database, 'officers', [figure], LATER);
}

const change = (database: Database, ...statements: string[]) =>
  statements.reduce<Promise<unknown>>(
    (before, text) => before.then(() => sql.raw(text).execute(database.kysely)),
    Promise.resolve(),
  );

const found = ({ discrepancies }: Verified) => discrepancies.map(({ where, what }) => `${where}: ${what}`);

/** A change of something derived, and what is said of it. */
const DERIVED: [string, string[], RegExp][] = [
  [
    'every finding of the lists',
    [`UPDATE listing SET finding_now = 'fails', finding_said = 'fails'`],
    /^listing of a-claim: finding_said is "fails", and should be "holds"$/m,
  ],
  [
    'a claim taken from the lists',
    ["DELETE FROM listing WHERE slug = 'other'"],
    /^listing of other: the claim is published, and not listed$/m,
  ],
  [
    'the claimant of a list',
    [`UPDATE listing SET claimant = 'Nobody'`],
    /^listing of other: claimant is "Nobody", and should be "Somebody"$/m,
  ],
  [
    'the findings that claims are filtered by',
    ['DELETE FROM listing_finding'],
    /^listing_finding of a-claim: /m,
  ],
  [
    'the words that are searched',
    [`UPDATE claim_search SET quote = 'nothing' WHERE rowid = (SELECT id FROM claim WHERE slug = 'other')`],
    /^search of other: /m,
  ],
  [
    'a claim in the search that is none',
    [`INSERT INTO claim_search (rowid, quote) VALUES (999, 'x')`],
    /^search, row 999: there is no such claim$/m,
  ],
  [
    'words of a saying that is none',
    [`INSERT INTO saying_search (rowid, words) VALUES (999, 'x')`],
    /^search of sayings, row 999: there is no such saying$/m,
  ],
  [
    'a figure of a pack',
    [`UPDATE series_pack SET pack = replace(pack, '"20000"', '"30000"')`],
    /^pack of series officers: /m,
  ],
  [
    'what claims are about',
    ['DELETE FROM claim_series'],
    /^claim_series of other: it names other series than the claim is about$/m,
  ],
  [
    'which series belong together',
    [`UPDATE series_subject SET subject_id = 'others'`],
    /^series_subject: series are put together otherwise/m,
  ],
  ['the claims of a subject', ['DELETE FROM subject_claim'], /^subject_claim: claims stand under other/m],
  ['the numbers of a subject', ['UPDATE subject SET claims = 9'], /^subject: it has other numbers/m],
  [
    'the day that decides a claim',
    [`UPDATE listing SET due_on = '2030-01-01'`],
    /^listing of other: due_on is "2030-01-01", and should be null$/m,
  ],
  [
    'the queue emptied',
    ['DELETE FROM queue_item'],
    /^queue of a-claim: newer figures would change the verdict, and it does not wait$/m,
  ],
  [
    'the verdict that waits',
    [`UPDATE queue_item SET after = before`],
    /^queue of a-claim: it waits with other verdicts/m,
  ],
  [
    'the mark of the lists',
    ['UPDATE listing SET evidence_mark = 0'],
    /^listing of other: evidence_mark is 0, and should be /m,
  ],
  [
    'a trigger that guards rulings',
    ['DROP TRIGGER ruling_no_update'],
    /^trigger ruling_no_update: it is not there$/m,
  ],
  [
    'a trigger that guards nothing any more',
    [
      'DROP TRIGGER claim_no_delete',
      'CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT 1; END',
    ],
    /^trigger claim_no_delete: it is another than the program makes$/m,
  ],
  ['an index', ['DROP INDEX ruling_by_revision'], /^index ruling_by_revision: it is not there$/m],
];

/** A change of what was recorded, after its guard was taken away, and what is said of it. */
const RECORDED: [string, string[], RegExp][] = [
  [
    'the verdict of a ruling',
    [
      'DROP TRIGGER ruling_no_update',
      `UPDATE ruling SET finding = 'fails', verdict = replace(verdict, '"finding":"holds"', '"finding":"fails"') WHERE id = 1`,
    ],
    /^ruling 1 on a-claim: its verdict says fails; computed again, it is holds$/m,
  ],
  [
    'a column of a ruling',
    ['DROP TRIGGER ruling_no_update', `UPDATE ruling SET finding = 'fails' WHERE id = 1`],
    /^ruling 1 on a-claim: its column finding says fails, and its verdict holds$/m,
  ],
  [
    'the quotation of a claim',
    [
      'DROP TRIGGER claim_revision_no_update',
      `UPDATE claim_revision SET body = replace(body, 'There are', 'There were')`,
    ],
    /^ruling 1 on a-claim: its bundle has another hash/m,
  ],
  [
    'a figure',
    [
      'DROP TRIGGER observation_no_update',
      `UPDATE observation SET value = '25000' WHERE id = 1`,
      `UPDATE series_pack SET pack = replace(pack, '"20000"', '"25000"') WHERE series_id = 'officers'`,
    ],
    /^ruling 1 on a-claim: its bundle has another hash/m,
  ],
  [
    'a ruling that is gone',
    ['DROP TRIGGER ruling_no_delete', 'PRAGMA foreign_keys = OFF', `DELETE FROM ruling WHERE clock = 'said'`],
    /^claim other: its last revision has no ruling by both clocks$/m,
  ],
  [
    'the series of a claim',
    [`DELETE FROM revision_series`],
    /^revision 1 of other: the series that are noted for it are not those that its claim names$/m,
  ],
];

describe('a ledger as it should be', () => {
  it(
    'has nothing to tell',
    onItsOwn(EMBEDDED, async (database) => {
      await fill(database);
      const verified = await verify(database);
      expect(found(verified)).toEqual([]);
      expect([verified.claims, verified.rulings, [...verified.uncomputed], verified.reworded]).toEqual([
        2,
        4,
        [],
        [],
      ]);
    }),
  );

  it.skipIf(noSqld !== null)(
    `is verified and mended over a libSQL server as well${noSqld === null ? '' : `, ${noSqld}`}`,
    onItsOwn(REMOTE, async (database) => {
      await fill(database);
      expect(found(await verify(database))).toEqual([]);
      await change(database, `UPDATE listing SET finding_now = 'fails'`, 'DELETE FROM series_pack');
      expect((await verify(database, true)).repaired).toBeGreaterThan(2);
      expect(found(await verify(database))).toEqual([]);
    }),
  );
});

describe('what is derived', () => {
  it.each(DERIVED)('%s: is found and made anew', async (_, statements, said) => {
    await onItsOwn(EMBEDDED, async (database) => {
      await fill(database);
      const lists = async () =>
        JSON.stringify([
          await database.kysely.selectFrom('listing').selectAll().orderBy('claim_id').execute(),
          await database.kysely.selectFrom('listing_finding').selectAll().execute(),
          (await database.kysely.selectFrom('queue_item').selectAll().execute()).map(
            ({ since, ...row }) => row,
          ),
        ]);
      const before = await lists();
      await change(database, ...statements);
      const verified = await verify(database);
      expect(found(verified).join('\n')).toMatch(said);
      expect(verified.discrepancies.filter(({ of }) => of === 'recorded')).toEqual([]);
      const mended = await verify(database, true);
      expect(mended.repaired).toBe(mended.discrepancies.length);
      expect(found(await verify(database))).toEqual([]);
      expect(await lists()).toBe(before);
    })();
  });
});

describe('what was recorded', () => {
  it.each(RECORDED)('%s: is found, and left as it is', async (_, statements, said) => {
    await onItsOwn(EMBEDDED, async (database) => {
      await fill(database);
      await change(database, ...statements);
      expect(found(await verify(database)).join('\n')).toMatch(said);
      await verify(database, true);
      expect(found(await verify(database)).join('\n')).toMatch(said);
    })();
  });
});

it(
  'a sentence that is worded otherwise is told, and is no fault',
  onItsOwn(EMBEDDED, async (database) => {
    await fill(database);
    await change(database, `UPDATE listing SET because_now = 'As it was worded once.' WHERE slug = 'other'`);
    const verified = await verify(database);
    expect([found(verified), verified.reworded]).toEqual([[], ['other']]);
  }),
);

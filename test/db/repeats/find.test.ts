/** Sentences looked up in the starter ledger: what is proposed, and what is not. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/base/open.ts';
import { wantedKeys } from '../../../db/ledger/repeat-keys.ts';
import { findAllRepeats, findRepeats } from '../../../db/repeats/find.ts';
import { fillNew } from '../../../src/commands/starter.ts';
import { openInMemory } from '../../../src/settings.ts';

let database: Database;
beforeAll(async () => {
  database = openInMemory();
  await fillNew(database, '2026-11-01T00:00:00.000Z');
});
afterAll(() => database.close());

const found = async (words: string, saidOn?: string) =>
  (await findRepeats(database, { words, saidOn })).flatMap(({ matches }) =>
    matches.map(({ slug, relation }) => [relation, slug]),
  );

describe('a sentence', () => {
  it('that repeats a claim in other words finds it first', async () => {
    const [first] = await found('Coppers have had a 20% real-terms pay cut since 2010', '2023-02-01');
    expect(first).toEqual(['same', '20-percent-real-terms-pay-cut']);
  });

  it('that answers the other way is the other side', async () => {
    expect(await found('Violent crime has risen since 2010')).toContainEqual([
      'opposite-side',
      'sunak-violent-crime-cut-in-half',
    ]);
  });

  it.each(['', 'The cat sat on the mat', 'x'.repeat(2_000), '25 billion dollars'])(
    'that repeats nothing finds nothing: %.30s',
    async (words) => {
      expect(await found(words)).toEqual([]);
    },
  );

  it('is not offered a claim again that an editor called no repeat of it', async () => {
    const words = 'Net migration is down 10 per cent';
    const before = await found(words, '2024-05-01');
    expect(before.map(([, slug]) => slug)).toContain('sunak-net-migration-down-10-percent');
    const { wordsKey } = await import('../../../claims/editorial/same-words.ts');
    await sql`INSERT INTO not_a_repeat (claim_id, words_key, person, at)
      SELECT id, ${wordsKey({ quote: words })}, 'An editor', '2026-11-02' FROM claim
      WHERE slug = 'sunak-net-migration-down-10-percent'`.execute(database.kysely);
    expect((await found(words, '2024-05-01')).map(([, slug]) => slug)).not.toContain(
      'sunak-net-migration-down-10-percent',
    );
  });
});

describe('many sentences', () => {
  const quotes = async () =>
    (await database.kysely.selectFrom('listing').select(['quote', 'said_on']).limit(60).execute()).map(
      ({ quote, said_on }) => ({ words: quote, saidOn: said_on }),
    );

  it('are found as each is by itself, in their order, in six round trips', async () => {
    const statements = [...(await quotes()), { words: '' }, { words: '"* OR ) \u0000 ’' }];
    let trips = 0;
    const counted: Database = {
      ...database,
      read: (...queries) => {
        trips += 1;
        return database.read(...queries);
      },
    };
    const all = await findAllRepeats(counted, statements);
    expect(trips).toBe(6);
    const each = [];
    for (const one of statements) each.push(await findRepeats(database, one));
    expect(all).toEqual(each);
    expect(await findAllRepeats(database, [])).toEqual([]);
  });

  it('let others have the thread between them', async () => {
    let turns = 0;
    const other = setInterval(() => {
      turns += 1;
    }, 0);
    await findAllRepeats(database, (await quotes()).slice(0, 30));
    clearInterval(other);
    expect(turns).toBeGreaterThan(30);
  });
});

describe('the keys of the ledger', () => {
  it('are those of its claims and sayings', async () => {
    const ids = (await database.kysely.selectFrom('listing').select('claim_id').execute()).map(
      ({ claim_id }) => claim_id,
    );
    const wanted = await database.kysely.transaction().execute((trx) => wantedKeys(trx, ids));
    const held = await database.kysely.selectFrom('saying_key').selectAll().execute();
    const inOrder = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    expect(inOrder(held)).toEqual(inOrder(wanted));
    expect(held.length).toBeGreaterThanOrEqual(ids.length);
  });
});

/** Sentences looked up in the starter ledger: what is proposed, and what is not. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectsMade } from '../../../db/base/integrity.ts';
import type { Database } from '../../../db/base/open.ts';
import { keptOf, wantedOf } from '../../../db/ledger/repeat-keys.ts';
import { insertDeed, insertSaying } from '../../../db/ledger/saying-rows.ts';
import { verifyLedger } from '../../../db/ledger/verify.ts';
import { wordsOfEditors } from '../../../db/ledger/word-pairs.ts';
import { keepNotARepeat } from '../../../db/newsroom/sayings.ts';
import { keptPairs, pairWords, partWords } from '../../../db/newsroom/word-pairs.ts';
import { findAllRepeats, findRepeats } from '../../../db/repeats/find.ts';
import { repeatsAmongClaims } from '../../../db/repeats/whole.ts';
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

/** The ledger, and how often it was read by then. */
function counting(): { counted: Database; trips: () => number } {
  let trips = 0;
  const read = (...queries: Parameters<Database['read']>) => {
    trips += 1;
    return database.read(...queries);
  };
  return { counted: { ...database, read: read as Database['read'] }, trips: () => trips };
}

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

  it.each([
    ['1,142 officers a month', undefined, 'same'],
    ['Recruitment must run at 1,142 officers a month', '2022-02-01', 'same-other-time'],
  ])('with the number of a claim finds it before any other number: %s', async (words, saidOn, relation) => {
    const [first, ...others] = await found(words, saidOn);
    expect(first).toEqual([relation, '1142-officers-a-month']);
    expect(others.filter(([one]) => one === 'same-other-figure')).toEqual([]);
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

  it('are found as each is by itself, in their order, in seven round trips', async () => {
    const statements = [...(await quotes()), { words: '' }, { words: '"* OR ) \u0000 ’' }];
    const { counted, trips } = counting();
    const all = await findAllRepeats(counted, statements);
    expect(trips()).toBe(7);
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

describe('the pairs of a whole ledger', () => {
  it('are looked up in three round trips for every 50 claims, whatever they are, and one for what editors say of words', async () => {
    const { counted, trips } = counting();
    const pairs = [];
    for await (const one of repeatsAmongClaims(counted)) pairs.push(one);
    expect(pairs.length).toBeGreaterThan(5);
    const { n } = await database.kysely
      .selectFrom('listing')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    const pages = Math.ceil(n / 100) + 1;
    expect(trips()).toBeLessThanOrEqual(1 + pages + 3 * Math.ceil(n / 50));
  });
});

describe('words that are no repeat of a claim', () => {
  it('are not offered again, however long they are', async () => {
    const slug = '20-percent-real-terms-pay-cut';
    const { quote } = await database.kysely
      .selectFrom('listing')
      .select('quote')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    const words = `${quote}. ${'And so on and on. '.repeat(2_000)}`;
    const offered = async () =>
      (await findRepeats(database, { words: words.slice(0, 2_000) }))
        .flatMap((one) => one.matches)
        .map((one) => one.slug);
    expect(await offered()).toContain(slug);
    const actor = { personId: null, name: 'An editor', session: null };
    await keepNotARepeat(database, {
      slug,
      quote: words,
      form: 'not-a-repeat',
      actor,
      at: '2026-11-02T00:00:00Z',
    });
    expect(await offered()).not.toContain(slug);
  });
});

describe('a saying in words that its claim has none of', () => {
  const WORDS = 'Bobbies flooding every hamlet and thoroughfare';

  it('is found by them, and is none of the words of the claim itself', async () => {
    const { id, slug } = await database.kysely
      .selectFrom('claim')
      .select(['id', 'slug'])
      .where('slug', '=', '20-percent-real-terms-pay-cut')
      .executeTakeFirstOrThrow();
    const before = await rowsOf(id);
    const saying = await database.kysely.transaction().execute(async (trx) => {
      const by = { actor: { personId: null, name: 'An editor', session: null }, at: '2026-11-02T00:00:00Z' };
      const deedId = await insertDeed(trx, by, { what: 'attach', claimId: id });
      const { slug: claimantSlug } = await trx
        .selectFrom('claimant')
        .select('slug')
        .executeTakeFirstOrThrow();
      return insertSaying(
        trx,
        { claimId: id, deedId },
        { said: { quote: WORDS, claimant: { name: 'Somebody' }, saidOn: '2023-05-01' }, claimantSlug },
      );
    });
    const matches = (await findRepeats(database, { words: WORDS })).flatMap((one) => one.matches);
    expect(matches[0]).toMatchObject({ slug, saying });
    const after = await rowsOf(id);
    expect(after.filter(({ saying_id }) => saying_id !== saying)).toEqual(before);
    expect(after.length).toBeGreaterThan(before.length);
    const { rows } =
      await sql`SELECT rowid FROM claim_search WHERE claim_search MATCH '{quote people rests about} : thoroughfar*'`.execute(
        database.kysely,
      );
    expect(rows).toEqual([]);
    const wanted = await database.kysely.transaction().execute((trx) => wantedOf(trx, [id]));
    const kept = await database.kysely.transaction().execute((trx) => keptOf(trx, [id]));
    expect(kept.words).toEqual(wanted.words);
    await database.kysely
      .transaction()
      .execute((trx) =>
        insertDeed(
          trx,
          { actor: { personId: null, name: 'An editor', session: null }, at: '2026-11-03T00:00:00Z' },
          { what: 'detach', claimId: id, reason: 'Not the same', sayings: [saying] },
        ),
      );
    expect(await rowsOf(id)).toEqual(before);
    expect((await findRepeats(database, { words: WORDS })).flatMap((one) => one.matches)).toEqual([]);
  });

  const rowsOf = (id: number) =>
    database.kysely.selectFrom('saying_key').selectAll().where('claim_id', '=', id).execute();
});

describe('the keys of the ledger', () => {
  it('are those of its claims and sayings', async () => {
    const ids = (await database.kysely.selectFrom('listing').select('claim_id').execute()).map(
      ({ claim_id }) => claim_id,
    );
    const wanted = await database.kysely.transaction().execute((trx) => wantedOf(trx, ids));
    const held = await database.kysely.selectFrom('saying_key').selectAll().execute();
    const inOrder = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    expect(inOrder(held)).toEqual(inOrder(wanted.keys));
    expect(held.length).toBeGreaterThanOrEqual(ids.length);
  });
});

describe('pairs of words of editors', () => {
  const ACTOR = { personId: 'one', name: 'one@example.org', session: null };
  let forms = 0;
  const posted = () => {
    forms += 1;
    return { form: `form-${forms}`, actor: ACTOR, at: '2026-11-02T00:00:00.000Z' };
  };
  const WORDS = 'Gendarmes have had a 20% real-terms pay cut since 2010';
  const SLUG = '20-percent-real-terms-pay-cut';

  it('make words one in the look-up, until they are taken off, and bar what is never one', async () => {
    const stands = async (words: string) =>
      (await found(words, '2023-02-01')).find(([, slug]) => slug === SLUG)?.[0];
    const figure = 'There are 149,572 gendarmes in England and Wales';
    const before = await found(figure, '2023-07-30');
    const pair = { one: 'gendarme', other: 'officers', stand: 'one' as const, reason: 'the French word' };
    expect(await pairWords(database, { ...posted(), pair })).toEqual({ outcome: 'done' });
    expect(await stands(WORDS)).toBe('same');
    // The key of the ledger holds the program's own word for it.
    expect(before.map(([, slug]) => slug)).not.toContain('149572-officers-add-up');
    expect((await found(figure, '2023-07-30')).map(([, slug]) => slug)).toContain('149572-officers-add-up');
    expect(await pairWords(database, { ...posted(), pair: { ...pair, other: 'jobs' } })).toMatchObject({
      outcome: 'refused',
      field: 'stand',
      message: expect.stringContaining('contradicts itself'),
    });
    expect(await partWords(database, { ...posted(), id: 1, reason: 'not here' })).toEqual({
      outcome: 'done',
    });
    expect(await partWords(database, { ...posted(), id: 1, reason: 'again' })).toMatchObject({
      outcome: 'refused',
    });
    expect(await found(figure, '2023-07-30')).toEqual(before);
    const { discrepancies } = await verifyLedger(database, await objectsMade(openInMemory()), {
      at: '2026-11-03T00:00:00.000Z',
    });
    expect(discrepancies).toEqual([]);
    expect(await keptPairs(database)).toMatchObject([
      { one: 'gendarme', other: 'officers', off: { by: ACTOR.name, reason: 'not here' } },
    ]);
  });

  it('that contradict each other, as no form lets them, are told by verification, and bar nothing from itself', async () => {
    await sql`INSERT INTO word_pair (one, other, stand, reason, person, at) VALUES
      ('sloop', 'yacht', 'one', 'x', 'An editor', '2026-11-02'), ('yacht', 'sloop', 'never', 'x', 'An editor', '2026-11-02')`.execute(
      database.kysely,
    );
    const { discrepancies } = await verifyLedger(database, await objectsMade(openInMemory()), {
      at: '2026-11-03T00:00:00.000Z',
    });
    expect(discrepancies).toMatchObject([{ where: 'pairs of words', of: 'recorded' }]);
    const words = await wordsOfEditors(database);
    expect([words.areNeverOne('sloop', 'sloop'), words.areNeverOne('sloop', 'yacht')]).toEqual([
      false,
      false,
    ]);
    await expect(sql`DELETE FROM word_pair`.execute(database.kysely)).rejects.toThrow(/insert-only/);
  });
});

/** Claims that test the same words find one another, series say how often they have a figure, and faults stay out. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Bundle, parseBundle } from '../../../claims/bundle.ts';
import { wordsKey } from '../../../claims/editorial/same-words.ts';
import type { Database } from '../../../db/base/open.ts';
import { stalePacks } from '../../../db/evidence/series-cache.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { freeClaimName } from '../../../db/ledger/slugs.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { testsOfWords } from '../../../db/newsroom/same-words.ts';
import { findSeries } from '../../../db/readers/evidence.ts';
import { bundleOf, parsed, seriesOf } from '../../claims/support.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';

/** A claim on 130 officers, of which 30 are new. */
function test(slug: string, quote: string, more: Partial<Bundle['claim']> = {}): Bundle {
  const bundle = parsed(
    bundleOf(
      {
        kind: 'level',
        claimed: { value: '130', unit: 'officers' },
        inputs: { value: { series: 's', at: '2022-12-31' } },
      },
      {
        asOf: '2023-02-01',
        series: [
          {
            ...seriesOf([
              ['2022-11-30', '100'],
              ['2022-12-31', '130'],
            ]),
            frequency: 'month',
          },
        ],
      },
    ),
  );
  const claim = { ...bundle.claim, slug, quote, ...more };
  const read = parseBundle({ ...bundle, claim });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.bundle;
}

const WORDS = 'There are 130 officers, 30 more than a month before';

describe('the tests of one quotation', () => {
  it(
    'lead to one another, and not to the same words of another day',
    onItsOwn(EMBEDDED, async (database) => {
      const bundles = [
        test('as-a-level', WORDS),
        test('as-it-is-typed', `“${WORDS.toUpperCase()}”`),
        test('another-day', WORDS, { saidOn: '2023-01-15' }),
        test('other-words', 'There are 130 officers'),
      ];
      await loadBundles(
        database,
        bundles.map((bundle) => ({ bundle })),
        RECORDED,
      );
      const others = async (slug: string) =>
        (await findClaim(database, slug))?.otherTests.map((one) => one.slug);
      expect(await others('as-a-level')).toEqual(['as-it-is-typed']);
      expect(await others('as-it-is-typed')).toEqual(['as-a-level']);
      expect(await others('another-day')).toEqual([]);
      expect((await testsOfWords(database, 'as-a-level')).published[0]).toMatchObject({
        kind: 'level',
        claimed: '130 officers',
      });
      expect(await freeClaimName(database.kysely, 'as-a-level')).toBe('as-a-level-2');
    }),
  );

  it('are told by their words and where these were said', () => {
    const said = {
      quote: 'It rose by 1,000.',
      appearance: { title: 'Speech', url: 'https://example.org/a' },
    };
    expect(wordsKey({ ...said, quote: '“It rose by 1000”' })).toBe(wordsKey(said));
    expect(wordsKey({ ...said, quote: 'It rose by 1001' })).not.toBe(wordsKey(said));
    expect(wordsKey({ quote: said.quote })).not.toBe(wordsKey(said));
  });
});

describe('a series that says how often it has a figure', () => {
  it(
    'keeps that in the ledger, and what is derived of it is right',
    onItsOwn(EMBEDDED, async (database) => {
      await loadBundles(database, [{ bundle: test('a', WORDS) }], RECORDED);
      expect((await findSeries(database, 's'))?.series.frequency).toBe('month');
      expect((await findClaim(database, 'a'))?.series[0]?.frequency).toBe('month');
      expect(await stalePacks(database.kysely)).toEqual([]);
    }),
  );
});

describe('a ledger from before series said how often they have a figure', () => {
  /** Takes away what the migration brings, as if it had not run yet. */
  const before = async ({ kysely }: Database) => {
    for (const statement of [
      `UPDATE series_pack SET pack = json_remove(pack, '$.series.frequency')`,
      'ALTER TABLE series DROP COLUMN frequency',
      'DROP INDEX listing_by_words',
      'ALTER TABLE listing DROP COLUMN words_key',
    ])
      await sql.raw(statement).execute(kysely);
  };
  const keys = async ({ kysely }: Database) =>
    (await kysely.selectFrom('listing').select(['slug', 'words_key as key']).orderBy('slug').execute()).map(
      ({ slug, key }) => [slug, key],
    );

  const migrates = (store: Store) =>
    onItsOwn(store, async (database) => {
      const bundles = [
        test('as-a-level', WORDS),
        test('as-it-is-typed', `“${WORDS.toUpperCase()}”`),
        test('other-words', 'There are 130 officers'),
      ];
      await loadBundles(
        database,
        bundles.map((bundle) => ({ bundle })),
        RECORDED,
      );
      const made = await keys(database);
      await before(database);
      // By itself: those that came after it have run.
      await MIGRATIONS['0011-frequency-and-words']?.up(database.kysely);
      expect(await keys(database)).toEqual(made);
      expect(await stalePacks(database.kysely)).toEqual([]);
      const { published } = await testsOfWords(database, 'as-a-level');
      expect(published.map(({ slug }) => slug)).toEqual(['as-it-is-typed']);
      // What nobody said is not made up: the column is empty, and takes no word that is none.
      expect((await findSeries(database, 's'))?.series.frequency).toBeUndefined();
      const odd = sql`INSERT INTO series (id, title, unit, recorded_at, frequency)
        VALUES ('x', 'X', 'officers', ${RECORDED}, 'fortnight')`;
      await expect(odd.execute(database.kysely)).rejects.toThrow(/CHECK/);
    });

  it('is brought up to date, with its packs and its tests of one quotation', migrates(EMBEDDED));

  it.skipIf(noSqld !== null)('is so on a libSQL server', migrates(REMOTE));
});

describe('a claim that would not go to review', () => {
  it(
    'is not loaded either: its unit is not that of the evidence',
    onItsOwn(EMBEDDED, async (database) => {
      const apples = test('apples', WORDS, { claimed: { value: '130', unit: 'apples' } } as Partial<
        Bundle['claim']
      >);
      await expect(loadBundles(database, [{ bundle: apples }], RECORDED)).rejects.toThrow(
        /claim apples, claim\.claimed\.unit: The claim is in “apples”, but the evidence gives a figure in “officers”/,
      );
      const scaled = test('scaled', WORDS, {
        claimed: { value: '0.13', unit: 'thousand officers' },
      } as Partial<Bundle['claim']>);
      expect(await loadBundles(database, [{ bundle: scaled }], RECORDED)).toMatchObject({ claims: 1 });
    }),
  );
});

/** When the next figures of a series are expected: said, said again, taken back, met and overdue, in every kind of ledger. */
import { describe, expect, it } from 'vitest';
import { decidingFigure } from '../../../claims/editorial/deadlines.ts';
import { type Expected, expectedOf } from '../../../claims/editorial/next-release.ts';
import { decideClocks } from '../../../claims/evaluate.ts';
import { type Actor, listAudit } from '../../../db/base/audit.ts';
import type { Database } from '../../../db/base/open.ts';
import { releaseCalendar } from '../../../db/imports/calendar.ts';
import { nextReleasesOf, saveNextRelease } from '../../../db/imports/next-release.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { claimsChangedSince, isSameMark, publicMark } from '../../../db/readers/public-mark.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { promiseBundle, smallBundle } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { importObservations } from '../../support/figures.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';
const AT = '2024-02-10T09:00:00.000Z';
const EDITOR: Actor = { personId: 'editor', name: 'editor@example.org', session: 'abcd1234' };

const when = (text: string): Expected => {
  const expected = expectedOf(text);
  if (expected === undefined) throw new Error(`${text} is no day or month`);
  return expected;
};

let forms = 0;

/** Says when figures are expected, or with null that nobody knows. */
function say(database: Database, expected: string | null, series = 'officers', at = AT) {
  forms += 1;
  return saveNextRelease(database, {
    form: `a-form-${forms}`,
    actor: EDITOR,
    at,
    series,
    expected: expected === null ? null : when(expected),
  });
}

async function standing(database: Database) {
  return (await nextReleasesOf(database.kysely, ['officers', 'other'])).get('officers')?.expected;
}

const figure = (publishedOn: string, at = '2024-01-31') => ({
  at,
  value: '15100',
  source: 'bulletin',
  publishedOn,
});

function suite(store: Store): void {
  const alone = (test: (database: Database) => Promise<void>) =>
    onItsOwn(store, async (database) => {
      await loadBundles(database, [{ bundle: promiseBundle() }], RECORDED);
      await test(database);
    });

  it(
    'is what was said last, with the audit of each',
    alone(async (database) => {
      expect(await standing(database)).toBeUndefined();
      expect(await say(database, '2024-04')).toEqual({ outcome: 'saved' });
      expect(await say(database, '2024-04-18')).toEqual({ outcome: 'saved' });
      expect(await standing(database)).toBe('2024-04-18');
      // What stands already is not said twice.
      expect(await say(database, '2024-04-18')).toEqual({ outcome: 'saved' });
      expect(await say(database, null)).toEqual({ outcome: 'saved' });
      expect(await standing(database)).toBeUndefined();
      expect(await say(database, null)).toEqual({ outcome: 'saved' });
      const audit = await listAudit(database, { action: 'next-release-changed' });
      expect(audit.map(({ person, subject, detail }) => [person, subject, detail])).toEqual([
        [EDITOR.name, 'officers', 'taken back: 2024-04-18'],
        [EDITOR.name, 'officers', 'expected 2024-04-18'],
        [EDITOR.name, 'officers', 'expected 2024-04'],
      ]);
      expect(await say(database, '2024-04', 'nothing')).toEqual({ outcome: 'no-series' });
    }),
  );

  it(
    'is met by a figure that was published on its first day or later',
    alone(async (database) => {
      await say(database, '2024-04');
      await importObservations(database, 'officers', [figure('2024-03-31')], '2024-04-01T09:00:00.000Z');
      expect(await standing(database)).toBe('2024-04');
      await importObservations(
        database,
        'officers',
        [figure('2024-04-01', '2024-02-29')],
        '2024-04-02T09:00:00.000Z',
      );
      expect(await standing(database)).toBeUndefined();
      const { coming, overdue } = await releaseCalendar(database, '2024-06-01');
      expect([coming, overdue]).toEqual([[], []]);
      // Such a day is refused from then on, since it would be over at once.
      expect(await say(database, '2024-04')).toEqual({ outcome: 'met', publishedOn: '2024-04-01' });
      expect(await say(database, '2024-04-02')).toEqual({ outcome: 'saved' });
    }),
  );

  it(
    'is met by a file of the release that confirms what there was',
    alone(async (database) => {
      await say(database, '2024-04-18');
      const { kysely } = database;
      const file = 'a'.repeat(64);
      await kysely
        .insertInto('file')
        .values({ sha256: file, name: 'f.csv', size: 1, bytes: null, kept_at: AT })
        .execute();
      await kysely
        .insertInto('recipe')
        .values({ id: 'recipe', version: 1, body: '{}', person: 'p', recorded_at: AT })
        .execute();
      const { id } = await kysely
        .insertInto('import')
        .values({
          file_sha256: file,
          recipe_id: 'recipe',
          recipe_version: 1,
          plan_hash: 'h',
          released_on: '2024-04-18',
          answers: '{}',
          counts: '{}',
          source_id: null,
          person_id: null,
          person: 'p',
          begun_at: AT,
          applied_at: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await kysely
        .insertInto('import_row')
        .values({
          import_id: id,
          n: 1,
          what: 'confirmed',
          series_id: 'officers',
          at: '2023-12-31',
          at_end: '2023-12-31',
          published_on: '2024-01-31',
          value: null,
          precision: null,
          status: null,
          cell: 'B2',
          shown: null,
          stored: null,
          note: null,
        })
        .execute();
      // Nothing that is on its way in is read.
      expect(await standing(database)).toBe('2024-04-18');
      await kysely.updateTable('import').set({ applied_at: AT }).where('id', '=', id).execute();
      expect(await standing(database)).toBeUndefined();
    }),
  );

  it(
    'comes, is overdue, or is not known, each with the claims that wait',
    alone(async (database) => {
      const other = smallBundle({ slug: 'other-claim', series: 'other', source: 'other-bulletin' });
      await loadBundles(database, [{ bundle: other }], RECORDED);
      const told = async (today: string) => {
        const { coming, overdue, unknown } = await releaseCalendar(database, today);
        const short = (list: readonly { id: string; claims: readonly { slug: string }[] }[]) =>
          list.map(({ id, claims }) => [id, ...claims.map(({ slug }) => slug)].join(' '));
        return { coming: short(coming), overdue: short(overdue), unknown: short(unknown) };
      };
      expect(await told('2024-02-10')).toEqual({
        coming: [],
        overdue: [],
        unknown: ['officers a-promise'],
      });
      await say(database, '2024-04');
      await say(database, '2024-04-18', 'other');
      // A day comes before a month that it may be the first of.
      const coming = { coming: ['other', 'officers a-promise'], overdue: [], unknown: [] };
      expect(await told('2024-02-10')).toEqual(coming);
      expect(await told('2024-04-18')).toEqual(coming);
      expect(await told('2024-04-19')).toEqual({
        coming: ['officers a-promise'],
        overdue: ['other'],
        unknown: [],
      });
      expect(await told('2024-05-01')).toEqual({
        coming: [],
        overdue: ['other', 'officers a-promise'],
        unknown: [],
      });
      const [first] = (await releaseCalendar(database, '2024-04-01')).coming;
      expect(first).toMatchObject({
        publisher: 'A publisher',
        lastOn: '2024-01-31',
        said: 1,
        recordedAt: AT,
        expected: '2024-04-18',
      });
    }),
  );

  it(
    'moves the mark by which answers are kept, and names the claims that wait',
    alone(async (database) => {
      const before = await publicMark(database);
      await say(database, '2024-04');
      const after = await publicMark(database);
      expect(isSameMark(before, after)).toBe(false);
      expect(await claimsChangedSince(database, before, after)).toEqual(new Set(['a-promise']));
    }),
  );

  it(
    'stays as it was said',
    alone(async ({ kysely, ...database }) => {
      await say({ kysely, ...database }, '2024-04');
      await expect(kysely.updateTable('next_release').set({ expected: null }).execute()).rejects.toThrow(
        /insert-only/,
      );
      await expect(kysely.deleteFrom('next_release').execute()).rejects.toThrow(/insert-only/);
    }),
  );
}

describe('the next release in an embedded ledger', () => suite(EMBEDDED));
describe.skipIf(noSqld !== null)(
  `the next release on a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`,
  () => suite(REMOTE),
);

describe('the starter ledger', () => {
  it(
    'has the open claims in the calendar under the series that their figure is of',
    onItsOwn(EMBEDDED, async (database) => {
      const starter = await readStarter();
      await loadBundles(database, starter, '2022-12-01T09:00:00.000Z');
      const { unknown } = await releaseCalendar(database, '2022-12-01');
      const found = unknown.flatMap(({ id, claims }) => claims.map(({ slug }) => `${slug} ${id}`)).sort();
      const open = starter.flatMap(({ bundle }) => {
        const figure = decidingFigure(bundle.claim, decideClocks(bundle, '2022-12-01').now);
        return figure === null ? [] : [`${bundle.claim.slug} ${figure.series}`];
      });
      expect(found.length).toBeGreaterThan(3);
      expect(found).toEqual(open.sort());
    }),
  );
});

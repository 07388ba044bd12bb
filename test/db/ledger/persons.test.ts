/** People as the ledger knows them: by every way of writing a name, by role and party of a day, and after a correction. */
import { describe, expect, it } from 'vitest';
import { carryOver } from '../../../claims/drafting/carry-over.ts';
import { asPartial, dated, heldOn, tenureInWords } from '../../../claims/editorial/tenure.ts';
import { nameKey, searchKey, wikidataId } from '../../../claims/evidence/names.ts';
import { partialMoment } from '../../../claims/exact/calendar.ts';
import type { Database } from '../../../db/base/open.ts';
import { LoadConflict } from '../../../db/evidence/conflict.ts';
import { findNamed } from '../../../db/ledger/claimants.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { relistPersons } from '../../../db/ledger/relist-persons.ts';
import { insertRevisions } from '../../../db/ledger/revisions.ts';
import { splitClaimant } from '../../../db/newsroom/claimant-deeds.ts';
import { addHeld, changeClaimant, dropHeld } from '../../../db/newsroom/claimant-edit.ts';
import { ledgerKnows } from '../../../db/newsroom/known.ts';
import { findPartyPage } from '../../../db/readers/people.ts';
import { SAID_ON, smallBundle, valid } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

const AT = '2026-05-01T08:00:00.000Z';
const ACTOR = { personId: 'r', name: 'reviewer@example.org', session: null };

let forms = 0;
const posted = (slug: string) => {
  forms += 1;
  return { form: `form-${forms}`, actor: ACTOR, at: AT, slug };
};

function claimBy(slug: string, claimant: { name: string; role?: string; party?: string }) {
  const { claim, ...bundle } = smallBundle({ slug });
  return valid({ ...bundle, claim: { ...claim, claimant } });
}

const FIELDS = { listedAs: '', isBody: false, wikidata: null, note: null, aliases: [] };

const listed = (database: Database, slug: string) =>
  database.kysely.selectFrom('listing').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();

describe('a name', () => {
  it('is known by whatever way it is typed, and not by another accent', () => {
    for (const typed of ['O’Brien', "O'BRIEN", ' o brien ', 'O-Brien.'])
      expect(nameKey(typed)).toBe('o brien');
    expect(nameKey('José')).not.toBe(nameKey('Jose'));
    expect(searchKey('José')).toBe(searchKey('JOSE'));
    expect([nameKey('…'), nameKey('李'), nameKey('محمد')]).toEqual(['...', '李', 'محمد']);
    expect(nameKey('x'.repeat(100_000))).toHaveLength(100_000);
  });

  it('is that of a Wikidata item only if it is one', () => {
    for (const typed of [
      'Q42',
      ' q42 ',
      'https://www.wikidata.org/wiki/Q42',
      'http://wikidata.org/entity/Q42#x',
    ])
      expect(wikidataId(typed)).toBe('Q42');
    for (const typed of [
      '',
      'Q',
      'Q0',
      '42',
      'P42',
      'Q42;',
      'https://evil.example/wiki/Q42',
      `Q${'9'.repeat(40)}`,
    ])
      expect(wikidataId(typed)).toBeUndefined();
  });
});

describe('a time', () => {
  it('is a day, a month or a year at each end', () => {
    const tenure = dated({ since: '2022-02', until: '2024' });
    expect([tenure.firstDay, tenure.lastDay]).toEqual(['2022-02-01', '2024-12-31']);
    expect(
      ['2022-01-31', '2022-02-01', '2024-12-31', '2025-01-01'].map((day) => heldOn(tenure, day)),
    ).toEqual([false, true, true, false]);
    expect(tenureInWords(tenure)).toBe('February 2022 to 2024');
    expect(tenureInWords({ since: '2022-10-25', until: null })).toBe('since 25 October 2022');
    expect(tenureInWords({ since: null, until: null })).toBe('');
    for (const text of ['2022-13', '2022-02-30', '22', '', '2022-1'])
      expect([text, partialMoment(text)]).toEqual([text, undefined]);
    expect(asPartial({ text: '', start: '2024-02-01', end: '2024-02-29' })).toBe('2024-02');
    expect(asPartial({ text: '', start: '2024-02-01', end: '2024-03-31' })).toBeUndefined();
  });
});

function suite(store: Store): void {
  it(
    'has the role and the party of the day, and none on the days between',
    onItsOwn(store, async (database) => {
      await loadBundles(database, [{ bundle: claimBy('one', { name: 'Jane Doe' }) }], AT);
      const role = { role: 'Home Secretary', organisation: 'Home Office' };
      await addHeld(database, {
        ...posted('jane-doe'),
        held: { ...role, since: '2022-09-06', until: '2022-10-19' },
      });
      await addHeld(database, {
        ...posted('jane-doe'),
        held: { ...role, since: '2022-10-25', until: '2023-11-13' },
      });
      await addHeld(database, {
        ...posted('jane-doe'),
        held: { party: 'Conservative', since: '2015', until: '2023' },
      });
      const on = async (day: string) => {
        const known = await ledgerKnows(database, { name: 'JANE DOE', url: '', site: '', series: [] });
        const typed = { 'claimant.name': 'Jane Doe', saidOn: day };
        const filled = carryOver(typed, { ...known, series: new Map() }, '2024-02-01');
        return ['role', 'organisation', 'party'].map((part) => filled[`claimant.${part}`]);
      };
      expect(await on('2022-10-19')).toEqual(['Home Secretary', 'Home Office', 'Conservative']);
      expect(await on('2022-10-20')).toEqual([undefined, undefined, 'Conservative']);
      expect(await on('2023-11-13')).toEqual(['Home Secretary', 'Home Office', 'Conservative']);
      expect(await on('2024-01-01')).toEqual([undefined, undefined, undefined]);
    }),
  );

  it(
    'counts for the party of the day where its claim names none, and only there',
    onItsOwn(store, async (database) => {
      const bundles = [
        claimBy('silent', { name: 'Jane Doe' }),
        claimBy('says', { name: 'John Roe', party: 'Labour' }),
      ];
      await loadBundles(
        database,
        bundles.map((bundle) => ({ bundle })),
        AT,
      );
      expect((await listed(database, 'silent')).party_slug).toBeNull();
      const year = SAID_ON.slice(0, 4);
      for (const slug of ['jane-doe', 'john-roe'])
        await addHeld(database, { ...posted(slug), held: { party: 'Green', since: year, until: year } });
      expect(await listed(database, 'silent')).toMatchObject({ party_slug: 'green', party: 'Green' });
      expect(await listed(database, 'says')).toMatchObject({ party_slug: 'labour', party: 'Labour' });
      expect(await findPartyPage(database, 'green', {}, 1)).toMatchObject({ total: 1 });
      const { id } = await database.kysely
        .selectFrom('claimant_party')
        .select('id')
        .where('claimant_slug', '=', 'jane-doe')
        .executeTakeFirstOrThrow();
      await dropHeld(database, { ...posted('jane-doe'), what: 'party', id });
      expect((await listed(database, 'silent')).party_slug).toBeNull();
    }),
  );

  it(
    'is known by another name, which a claim may use',
    onItsOwn(store, async (database) => {
      await loadBundles(
        database,
        [{ bundle: claimBy('one', { name: 'Elizabeth Truss', party: 'Conservative' }) }],
        AT,
      );
      const fields = { ...FIELDS, name: 'Liz Truss', aliases: ['Mary Elizabeth Truss'] };
      await changeClaimant(database, { ...posted('elizabeth-truss'), fields });
      for (const name of ['liz truss', 'Mary Elizabeth Truss', 'Elizabeth  Truss'])
        expect((await findNamed(database, name)).map(({ slug }) => slug)).toEqual(['elizabeth-truss']);
      // The form of a claim fills in what is known of whoever has the name, however it is written.
      for (const name of ['LIZ TRUSS', 'Mary Elizabeth Truss', 'Elizabeth Truss'])
        expect((await ledgerKnows(database, { name, url: '', site: '', series: [] })).speaker).toMatchObject([
          { slug: 'elizabeth-truss', party: 'Conservative' },
        ]);
      const another = claimBy('two', { name: 'Mary Elizabeth Truss', party: 'Conservative' });
      await loadBundles(database, [{ bundle: another }], AT);
      expect(await listed(database, 'two')).toMatchObject({
        claimant_slug: 'elizabeth-truss',
        claimant: 'Liz Truss',
      });
      const other = claimBy('three', { name: 'Liz Truss', party: 'Labour' });
      await expect(loadBundles(database, [{ bundle: other }], AT)).rejects.toThrow(LoadConflict);
    }),
  );

  it(
    'keeps a claim that was given to it through corrections, until one says by whom it is',
    onItsOwn(store, async (database) => {
      const by = { name: 'John Smith', party: 'Labour' };
      const bundles = [claimBy('stays', by), claimBy('goes', by)];
      await loadBundles(
        database,
        bundles.map((bundle) => ({ bundle })),
        AT,
      );
      const to = { name: '', listedAs: 'John Smith (the other)' };
      await splitClaimant(database, { ...posted('john-smith'), claims: ['goes'], to, reason: '' });
      expect((await listed(database, 'goes')).claimant_slug).toBe('john-smith-2');
      const correct = async (revision: number, claimant: object, which?: string) =>
        database.kysely.transaction().execute(async (trx) => {
          const { claim_id, revision_id } = await trx
            .selectFrom('listing')
            .select(['claim_id', 'revision_id'])
            .where('slug', '=', 'goes')
            .executeTakeFirstOrThrow();
          const { series: _, sources: __, ...rest } = claimBy('goes', by);
          const claim = { ...rest.claim, claimant: { ...by, ...claimant } };
          const more = { topic: undefined, context: null, withoutSecondReader: false };
          const [id = 0] = await insertRevisions(
            trx,
            [{ claimId: claim_id, revision, claim, which, corrects: revision_id, ...more }],
            AT,
          );
          await trx.updateTable('listing').set({ revision_id: id }).where('slug', '=', 'goes').execute();
          await relistPersons(trx, ['john-smith', 'john-smith-2']);
        });
      // A correction that says the same of its claimant leaves the claim where it was given.
      await correct(2, {});
      expect((await listed(database, 'goes')).claimant_slug).toBe('john-smith-2');
      // One that was asked, and says that it is the first after all, is the later word.
      await correct(3, { role: 'Mayor' }, 'john-smith');
      expect((await listed(database, 'goes')).claimant_slug).toBe('john-smith');
      expect((await listed(database, 'stays')).claimant_slug).toBe('john-smith');
    }),
  );
}

describe('a person on an embedded file', () => suite(EMBEDDED));
describe.skipIf(noSqld !== null)('a person on a libSQL server', () => suite(REMOTE));

/** Sayings stay under the person who said them, once each, and fit their claim, whatever is corrected, taken off and undone. */
import { describe, expect, it } from 'vitest';
import type { Bundle, Claim } from '../../../claims/bundle.ts';
import { MAX_SAYINGS, type Saying } from '../../../claims/claim.ts';
import { inChunks } from '../../../db/base/chunks.ts';
import { objectsMade } from '../../../db/base/integrity.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { insertRevisions } from '../../../db/ledger/revisions.ts';
import { publishRulings } from '../../../db/ledger/rulings.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { verifyLedger } from '../../../db/ledger/verify.ts';
import { attachSaying } from '../../../db/newsroom/attach.ts';
import { mergeClaims, undoSayingDeed } from '../../../db/newsroom/saying-deeds.ts';
import { sayingsAtWork } from '../../../db/newsroom/saying-reads.ts';
import { confirmSaying, detachSaying } from '../../../db/newsroom/sayings.ts';
import { withdrawClaim } from '../../../db/newsroom/withdraw.ts';
import { claimsFeed } from '../../../db/readers/feeds.ts';
import { findPersonPage, listPeople, personAddress } from '../../../db/readers/people.ts';
import { smallBundle } from '../../support/bundles.ts';
import { EMBEDDED, onItsOwn } from '../../support/ledgers.ts';
import { revise } from '../../support/published.ts';

const AT = '2026-05-01T08:00:00.000Z';
const ONE = { personId: 'one', name: 'one@example.org', session: null };
const TWO = { personId: 'two', name: 'two@example.org', session: null };
const PUBLISHER = { person: { id: 'two', role: 'reviewer' as const }, secondReader: true };

let forms = 0;
const posted = (actor = ONE) => {
  forms += 1;
  return { form: `checked-${forms}`, actor, at: AT };
};

const SAID: Saying = {
  claimant: { name: 'Somebody new' },
  saidOn: '2024-02-02',
  quote: 'About 20,000 officers',
};

const withSayings = (bundle: Bundle, ...sayings: Saying[]): Bundle => ({
  ...bundle,
  claim: { ...bundle.claim, sayings },
});

/** Publishes a correction of a claim. */
async function correct({ kysely }: Database, claim: Claim): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    const { claim_id, revision_id } = await trx
      .selectFrom('listing')
      .select(['claim_id', 'revision_id'])
      .where('slug', '=', claim.slug)
      .executeTakeFirstOrThrow();
    const more = { which: undefined, topic: undefined, context: null, withoutSecondReader: false };
    const revisions = await insertRevisions(
      trx,
      [{ claimId: claim_id, revision: 2, claim, corrects: revision_id, ...more }],
      AT,
    );
    await publishRulings(trx, revisions, AT);
  });
}

const confirm = (database: Database, slug: string, id: number) =>
  confirmSaying(database, { ...posted(TWO), slug, id, publisher: PUBLISHER });

const attach = (database: Database, said: Saying) =>
  attachSaying(database, {
    ...posted(),
    slug: 'a-claim',
    saying: { said, within: '', why: '', isOther: true },
  });

const detach = (database: Database, id: number) =>
  detachSaying(database, { ...posted(), slug: 'a-claim', id, reason: 'not theirs' });

/** Undoes the latest deed of a kind on a claim. */
const undoLast = (database: Database, what: string) => undoLastOf(database, 'a-claim', what);

async function undoLastOf(database: Database, slug: string, what: string) {
  const { deeds } = await sayingsAtWork(database, slug);
  const deed = deeds.find((one) => one.what === what && one.undone === null)?.id ?? 0;
  return undoSayingDeed(database, { ...posted(), slug, deed, reason: 'an error' });
}

/** Adds sayings like the first one, each in words of its own. */
async function fillUp({ kysely }: Database, count: number): Promise<void> {
  const { id: _, ...row } = await kysely.selectFrom('saying').selectAll().executeTakeFirstOrThrow();
  const rows = Array.from({ length: count }, (_, i) => ({ ...row, words: `It is so, ${i}` }));
  await inChunks(rows, (chunk) => kysely.insertInto('saying').values(chunk).execute());
}

async function discrepancies(database: Database): Promise<string[]> {
  const found = await verifyLedger(database, await objectsMade(database), { at: AT });
  return found.discrepancies.map(({ where, what }) => `${where}: ${what}`);
}

describe('a saying that is loaded', () => {
  it(
    'is of whoever the claim is by now, not of whom an earlier revision named',
    onItsOwn(EMBEDDED, async (database) => {
      const wrong = smallBundle({ claimant: 'Wrong Ywoman' });
      const right = smallBundle({ claimant: 'Right Yman' });
      await loadBundles(database, [{ bundle: wrong }], AT);
      await correct(database, right.claim);
      const said = { ...SAID, claimant: { name: 'Right Yman' } };
      await loadBundles(database, [{ bundle: withSayings(right, said) }], AT);
      const { sayings } = await sayingsAtWork(database, 'a-claim');
      expect(sayings.map(({ id, person }) => [id, person.slug])).toEqual([[1, 'right-yman']]);
      await confirm(database, 'a-claim', 1);
      expect((await findClaim(database, 'a-claim'))?.sayings[0]?.person).toEqual({
        slug: 'right-yman',
        name: 'Right Yman',
      });
    }),
  );
});

describe('a saying that comes back', () => {
  it(
    'does not stand twice, and is refused with the reason',
    onItsOwn(EMBEDDED, async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], AT);
      await attach(database, SAID);
      await confirm(database, 'a-claim', 1);
      await detach(database, 1);
      await attach(database, SAID);
      await confirm(database, 'a-claim', 2);
      expect(await undoLast(database, 'detach')).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/Somebody new said .* is on the claim already, in the same words/),
      });
      const ids = async () => (await findClaim(database, 'a-claim'))?.sayings.map(({ id }) => id);
      expect(await ids()).toEqual([2]);
      expect(await discrepancies(database)).toEqual([]);
      // With the other one off, the first comes back.
      await detach(database, 2);
      const { deeds } = await sayingsAtWork(database, 'a-claim');
      const first = deeds.filter(({ what }) => what === 'detach').at(-1)?.id ?? 0;
      const undone = { ...posted(), slug: 'a-claim', deed: first, reason: 'an error' };
      expect(await undoSayingDeed(database, undone)).toMatchObject({ outcome: 'done' });
      expect(await ids()).toEqual([1]);
    }),
  );

  it(
    'is refused where the claim has as many as it may have',
    onItsOwn(EMBEDDED, async (database) => {
      const first = { ...SAID, quote: 'It is so' };
      await loadBundles(database, [{ bundle: withSayings(smallBundle(), first) }], AT);
      await fillUp(database, MAX_SAYINGS - 1);
      await detach(database, 1);
      expect(await attach(database, SAID)).toMatchObject({ outcome: 'done' });
      expect(await undoLast(database, 'detach')).toMatchObject({
        outcome: 'refused',
        message: expect.stringContaining('at most 500'),
      });
    }),
  );

  it(
    'is told by a verification if it stands twice, as earlier programs let it',
    onItsOwn(EMBEDDED, async (database) => {
      await loadBundles(database, [{ bundle: withSayings(smallBundle(), SAID) }], AT);
      const { id: _, ...row } = await database.kysely
        .selectFrom('saying')
        .selectAll()
        .executeTakeFirstOrThrow();
      await database.kysely.insertInto('saying').values(row).execute();
      expect(await discrepancies(database)).toContainEqual(
        'sayings of a-claim: saying 2, of Somebody new, 2024-02-02, is there twice: take one of them off',
      );
      await fillUp(database, MAX_SAYINGS);
      expect(await discrepancies(database)).toContainEqual(
        'sayings of a-claim: there are 502, and a claim has at most 500 besides its own',
      );
    }),
  );
});

it(
  'Nothing tells readers of a person whose only saying waits, neither page nor feed nor letter',
  onItsOwn(EMBEDDED, async (database) => {
    await loadBundles(database, [{ bundle: smallBundle({ claimant: 'Anybody' }) }], AT);
    await attach(database, SAID);
    const told = async () => [
      await personAddress(database, 'somebody-new'),
      (await findPersonPage(database, 'somebody-new', {}, 1)) !== undefined,
      (await claimsFeed(database, { of: 'claimant', slug: 'somebody-new' })).named?.name,
    ];
    expect(await told()).toEqual([undefined, false, undefined]);
    expect((await listPeople(database, {}, 1)).letters).toEqual(['a']);
    await confirm(database, 'a-claim', 1);
    expect(await told()).toEqual(['somebody-new', true, 'Somebody new']);
  }),
);

describe('the claim in whose words a saying is held', () => {
  const held = async (database: Database) => (await findClaim(database, 'a-claim'))?.sayings[0]?.said.within;
  const load = async (database: Database) => {
    const bundle = withSayings(smallBundle(), { ...SAID, within: 'held-in' });
    const other = smallBundle({ slug: 'held-in', claimant: 'Another' });
    const third = smallBundle({ slug: 'a-third', claimant: 'A third' });
    await loadBundles(database, [{ bundle: other }, { bundle: third }, { bundle }], AT);
    return bundle;
  };
  const merge = (database: Database, slug: string, other: string) =>
    mergeClaims(database, { ...posted(), slug, other, reason: 'one claim' });

  it(
    'is the one that it was merged into, and a bundle of before can be loaded still',
    onItsOwn(EMBEDDED, async (database) => {
      const bundle = await load(database);
      expect(await held(database)).toBe('held-in');
      expect(await merge(database, 'held-in', 'a-third')).toMatchObject({ slug: 'held-in' });
      expect(await held(database)).toBe('held-in');
      expect(await undoLastOf(database, 'held-in', 'merge')).toMatchObject({ outcome: 'done' });
      const into = await merge(database, 'a-claim', 'held-in');
      // Whichever stays, nothing is held in the words of its own claim.
      const slug = into.outcome === 'done' ? into.slug : '';
      const sayings = (await findClaim(database, slug))?.sayings ?? [];
      expect(sayings.map(({ said }) => said.within)).toEqual(sayings.map(() => undefined));
      expect(sayings.length).toBeGreaterThan(0);
      if (slug === 'a-claim')
        expect(await loadBundles(database, [{ bundle }], AT)).toMatchObject({ proposed: 0 });
    }),
  );

  it(
    'is left out when it is withdrawn',
    onItsOwn(EMBEDDED, async (database) => {
      await load(database);
      await withdrawClaim(database, { ...posted(), slug: 'held-in', reason: 'an error' });
      expect(await held(database)).toBeUndefined();
    }),
  );
});

it(
  'A correction after which a saying would not fit its claim is published once that is taken off',
  onItsOwn(EMBEDDED, async (database) => {
    const bundle = smallBundle();
    const claimed = { value: '21000', unit: 'officers' };
    await loadBundles(database, [{ bundle: withSayings(bundle, { ...SAID, claimed }) }], AT);
    const other = { ...bundle.claim, claimed: { value: '20000', unit: 'nurses' } } as Claim;
    const corrected = (claim: Claim) =>
      revise(database, AT, { claim, note: { type: 'reading', sentence: 'It was read otherwise.' } });
    await expect(corrected(other)).rejects.toThrow(/sayings-misfit.*Somebody new/);
    expect((await findClaim(database, 'a-claim'))?.revision).toBe(1);
    await corrected({ ...bundle.claim, quote: 'There are 20,000 police officers' });
    expect((await findClaim(database, 'a-claim'))?.revision).toBe(2);
    await detach(database, 1);
    await corrected(other);
    expect((await findClaim(database, 'a-claim'))?.revision).toBe(3);
    // What was taken off does not come back to a claim that it fits no more.
    expect(await undoLast(database, 'detach')).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('does not fit the claim as it is by now'),
    });
  }),
);

/** A saying never changes a verdict, a headline or a tally, whatever editors do with it, and each deed is undone without a trace. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Claim } from '../../../claims/bundle.ts';
import type { Saying } from '../../../claims/claim.ts';
import { objectsMade } from '../../../db/base/integrity.ts';
import { runSql } from '../../../db/base/json-columns.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { isHeld, waitsForSecond } from '../../../db/ledger/sayings.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { verifyLedger } from '../../../db/ledger/verify.ts';
import { attachSaying } from '../../../db/newsroom/attach.ts';
import { mergeClaims, splitClaim, undoSayingDeed } from '../../../db/newsroom/saying-deeds.ts';
import { sayingsAtWork } from '../../../db/newsroom/saying-reads.ts';
import { confirmSaying, detachSaying } from '../../../db/newsroom/sayings.ts';
import { readStarter } from '../../../src/commands/starter.ts';
import { smallBundle, valid } from '../../support/bundles.ts';
import { EMBEDDED, onItsOwn } from '../../support/ledgers.ts';
import { runs } from '../../support/scope.ts';

const AT = '2026-05-01T08:00:00.000Z';
const ONE = { personId: 'one', name: 'one@example.org', session: null };
const TWO = { personId: 'two', name: 'two@example.org', session: null };
const PUBLISHER = (id: string) => ({ person: { id, role: 'reviewer' as const }, secondReader: true });

let forms = 0;
const posted = (actor = ONE) => {
  forms += 1;
  return { form: `form-${forms}`, actor, at: AT };
};

const listedRow = z.object({ slug: z.string() }).catchall(z.union([z.string(), z.number(), z.null()]));

/** How claims are listed, by their slugs: all but when they were computed last, and on which evidence. */
async function listed({ kysely }: Database): Promise<Map<string, object>> {
  const rows = await runSql(
    kysely,
    sql`SELECT l.*, (SELECT group_concat(f.finding) FROM (SELECT finding FROM listing_finding x WHERE x.claim_id = l.claim_id ORDER BY finding) f) AS findings
      FROM listing l ORDER BY slug`,
    listedRow,
  );
  return new Map(
    rows.map(({ computed_on: _, evidence_mark: __, ruled_on: ___, ...row }) => [row.slug, row] as const),
  );
}

const rulingRow = z.object({ id: z.number(), claim: z.number(), verdict: z.string() });

/** Every ruling by its id, with its claim. */
async function rulings({ kysely }: Database): Promise<Map<number, string>> {
  const rows = await runSql(
    kysely,
    sql`SELECT g.id, r.claim_id AS claim, g.verdict FROM ruling g JOIN claim_revision r ON r.id = g.revision_id`,
    rulingRow,
  );
  return new Map(rows.map(({ id, claim, verdict }) => [id, `${claim} ${verdict}`]));
}

/** How many claims have each word, and how many of each person. */
function tallies(rows: ReadonlyMap<string, object>): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const row of rows.values()) {
    const { word_said, word_now, claimant_slug } = row as Record<string, string>;
    for (const key of [`said ${word_said}`, `now ${word_now}`, `by ${claimant_slug}`])
      counted[key] = (counted[key] ?? 0) + 1;
  }
  return counted;
}

async function expectWhole(database: Database): Promise<void> {
  const { discrepancies } = await verifyLedger(database, await objectsMade(database), { at: AT });
  expect(discrepancies).toEqual([]);
}

const deedRow = z.object({ id: z.number(), slug: z.string() });

const standingDeeds = ({ kysely }: Database) =>
  runSql(
    kysely,
    sql`SELECT d.id, m.slug FROM saying_deed d JOIN claim m ON m.id = d.claim_id
      WHERE d.what IN ('attach', 'detach', 'merge', 'split') AND NOT EXISTS (SELECT 1 FROM saying_deed u WHERE u.undoes = d.id)
      ORDER BY d.id DESC`,
    deedRow,
  );

/** The starter with a twin of each claim, said again later by somebody else, so that there is something to merge. */
async function fill(database: Database): Promise<void> {
  const items = await readStarter();
  await loadBundles(database, items, AT);
  for (const { bundle, topic } of items) {
    const claim = {
      ...bundle.claim,
      slug: `${bundle.claim.slug}-again`,
      claimant: { name: `Twin of ${bundle.claim.claimant.name}` },
    };
    await loadBundles(database, [{ bundle: { ...bundle, claim: claim as Claim }, topic, which: 'same' }], AT);
  }
}

describe('a thousand steps with sayings on the starter', () => {
  it(
    'change no verdict, no headline and no tally, and leave no trace when they are undone',
    onItsOwn(EMBEDDED, async (database) => {
      await fill(database);
      const before = await listed(database);
      const ruledBefore = await rulings(database);
      const seen = new Map(before);
      const done: Record<string, number> = {};
      const steps = fc.sample(
        fc.tuple(
          fc.constantFrom('attach', 'attach', 'confirm', 'detach', 'merge', 'split', 'undo', 'undo'),
          fc.nat(),
          fc.nat(),
        ),
        runs(1000).numRuns,
      );
      for (const [step, a, b] of steps) {
        const outcome = await take(database, step, a, b);
        done[`${step} ${outcome}`] = (done[`${step} ${outcome}`] ?? 0) + 1;
        const now = await listed(database);
        for (const [slug, row] of now) {
          const first = seen.get(slug);
          if (first === undefined) seen.set(slug, row);
          else expect(row, `${slug} after ${step}`).toEqual(first);
        }
        // Tallies are those of the claims that are listed, as they were before any saying.
        const same = new Map([...now.keys()].map((slug) => [slug, seen.get(slug) ?? {}]));
        expect(tallies(now)).toEqual(tallies(same));
        if (step === 'attach' || step === 'detach') expect(new Set(now.keys()).size).toBe(now.size);
      }
      const after = await rulings(database);
      for (const [id, ruling] of ruledBefore) expect(after.get(id)).toBe(ruling);
      for (const step of [
        'attach done',
        'confirm done',
        'detach done',
        'merge done',
        'split done',
        'undo done',
      ])
        expect(done[step], JSON.stringify(done)).toBeGreaterThan(0);
      await expectWhole(database);
      for (let left = await standingDeeds(database); left.length > 0; left = await standingDeeds(database)) {
        let undone = 0;
        for (const { id, slug } of left) {
          const { outcome } = await undoSayingDeed(database, {
            ...posted(),
            slug,
            deed: id,
            reason: 'an error',
          });
          if (outcome === 'done') undone += 1;
        }
        expect(undone).toBeGreaterThan(0);
      }
      expect([...(await listed(database))]).toEqual([...before]);
      await expectWhole(database);
      for (const slug of before.keys()) expect((await findClaim(database, slug))?.sayings).toEqual([]);
    }),
    600_000,
  );
});

const heldRow = z.object({ id: z.number(), slug: z.string() });

const confirmOne = async (database: Database, slug: string, id: number): Promise<string> =>
  (await confirmSaying(database, { ...posted(TWO), slug, id, publisher: PUBLISHER('two'), isAlike: true }))
    .outcome;

async function take(database: Database, step: string, a: number, b: number): Promise<string> {
  const { kysely } = database;
  const claims = await runSql(kysely, sql`SELECT claim_id AS id, slug FROM listing ORDER BY slug`, heldRow);
  const claim = claims[a % claims.length];
  if (claim === undefined) return 'none';
  if (step === 'attach') {
    const stored = await findClaim(database, claim.slug);
    const said: Saying = {
      claimant: { name: `Person ${b % 7}` },
      saidOn: stored?.claim.saidOn ?? '2023-01-01',
      quote: `It is so, ${b}`,
    };
    const attached = await attachSaying(database, {
      ...posted(),
      slug: claim.slug,
      saying: { said, within: '', why: '', isAlike: true },
    });
    // Most are confirmed at once, the rest by a step of its own, or never.
    if (attached.outcome !== 'done' || b % 4 === 0) return attached.outcome;
    const [newest] = await runSql(kysely, sql`SELECT max(id) AS id, '' AS slug FROM saying`, heldRow);
    return confirmOne(database, claim.slug, newest?.id ?? 0);
  }
  const held = await runSql(
    kysely,
    sql`SELECT s.id, l.slug FROM saying s JOIN listing l ON l.claim_id = s.claim_id ORDER BY s.id`,
    heldRow,
  );
  const saying = held[b % Math.max(1, held.length)];
  if (step === 'confirm') {
    const waiting = await runSql(
      kysely,
      sql`SELECT s.id, l.slug FROM saying s JOIN listing l ON l.claim_id = s.claim_id
        WHERE ${waitsForSecond('s')} AND ${isHeld('s')} ORDER BY s.id`,
      heldRow,
    );
    const one = waiting[b % Math.max(1, waiting.length)];
    return one === undefined ? 'none' : confirmOne(database, one.slug, one.id);
  }
  if (step === 'detach' && saying !== undefined)
    return (
      await detachSaying(database, { ...posted(), slug: saying.slug, id: saying.id, reason: 'not theirs' })
    ).outcome;
  if (step === 'split' && saying !== undefined)
    return (
      await splitClaim(database, { ...posted(), slug: saying.slug, ids: [saying.id], reason: 'another' })
    ).outcome;
  if (step === 'merge') {
    const other = claim.slug.endsWith('-again') ? claim.slug.replace(/-again$/, '') : `${claim.slug}-again`;
    return (await mergeClaims(database, { ...posted(), slug: claim.slug, other, reason: 'one claim' }))
      .outcome;
  }
  const deeds = await standingDeeds(database);
  const deed = deeds[b % Math.max(1, Math.min(5, deeds.length))];
  return deed === undefined
    ? 'none'
    : (await undoSayingDeed(database, { ...posted(), slug: deed.slug, deed: deed.id, reason: 'an error' }))
        .outcome;
}

describe('a saying', () => {
  const said: Saying = {
    claimant: { name: 'Somebody new' },
    saidOn: '2024-02-02',
    quote: 'About 20,000 officers',
  };
  const attach = (database: Database, given: Partial<Saying> = {}, actor = ONE, isOther = true) =>
    attachSaying(database, {
      ...posted(actor),
      slug: 'a-claim',
      saying: { said: { ...said, ...given }, within: '', why: 'same number', isOther, isAlike: true },
    });

  it(
    'waits for a second editor, who is another, whoever attached it and whoever said it',
    onItsOwn(EMBEDDED, async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], AT);
      expect(await attach(database)).toEqual({ outcome: 'done', slug: 'a-claim' });
      const sayings = async () => (await findClaim(database, 'a-claim'))?.sayings ?? [];
      expect(await sayings()).toEqual([]);
      const confirm = (who: typeof ONE, id = 1, secondReader = true) =>
        confirmSaying(database, {
          ...posted(who),
          slug: 'a-claim',
          id,
          publisher: { ...PUBLISHER(who.personId), secondReader },
        });
      expect(await confirm(ONE)).toMatchObject({
        outcome: 'refused',
        message: expect.stringMatching(/somebody else/),
      });
      expect(await confirm(TWO)).toEqual({ outcome: 'done', slug: 'a-claim' });
      expect(await sayings()).toMatchObject([{ id: 1, said: { quote: said.quote } }]);
      expect(await attach(database, { saidOn: '2024-02-09' }, ONE, false)).toMatchObject({
        outcome: 'refused',
        field: 'other',
        message: expect.stringContaining('seven days apart'),
      });
      // That the claim has the person already makes no difference, be it the claim's own speaker.
      await attach(database, { saidOn: '2024-02-03' });
      await attach(database, { claimant: smallBundle().claim.claimant, saidOn: '2024-02-04' }, TWO);
      expect((await sayings()).length).toBe(1);
      expect(await confirm(ONE, 2)).toMatchObject({ outcome: 'refused' });
      expect(await confirm(TWO, 3)).toMatchObject({ outcome: 'refused' });
      // As with claims: where the newsroom has no second reader, a reviewer confirms what they attached.
      expect(await confirm(ONE, 2, false)).toMatchObject({ outcome: 'done' });
      expect(await attach(database)).toMatchObject({ outcome: 'refused', field: 'words' });
      expect(await attach(database, { saidOn: '2027' })).toMatchObject({
        outcome: 'refused',
        field: 'saidOn',
      });
      expect((await sayings()).map(({ said: { saidOn } }) => saidOn)).toEqual(['2024-02-02', '2024-02-03']);
      await expectWhole(database);
    }),
  );

  it(
    'comes back from a bundle that was given away, and waits if the ledger has the claim without it',
    onItsOwn(EMBEDDED, async (database) => {
      const bundle = smallBundle();
      const sayings = [
        said,
        { ...said, claimant: { name: 'Somebody' }, saidOn: '2024-03', reported: true as const },
      ];
      const whole = valid({ ...bundle, claim: { ...bundle.claim, sayings } });
      await loadBundles(database, [{ bundle: whole }], AT);
      const stored = await findClaim(database, 'a-claim');
      expect(stored?.sayings.map((one) => one.said)).toEqual(sayings);
      expect(stored?.sayings.map(({ person }) => person.slug)).toEqual(['somebody-new', 'somebody']);
      expect(stored?.claim).toEqual(bundle.claim);
      expect(await loadBundles(database, [{ bundle: whole }], AT)).toMatchObject({ claims: 0 });
      expect(await loadBundles(database, [{ bundle }], AT)).toMatchObject({ claims: 0 });
      const more = valid({
        ...bundle,
        claim: { ...bundle.claim, sayings: [...sayings, { ...said, saidOn: '2024-04' }] },
      });
      const told = async (one: typeof more) => {
        const { proposed, takenOff } = await loadBundles(database, [{ bundle: one }], AT);
        return { proposed, takenOff };
      };
      const held = async () => (await findClaim(database, 'a-claim'))?.sayings.length;
      expect(await told(more)).toEqual({ proposed: 1, takenOff: 0 });
      expect(await held()).toBe(2);
      expect(await told(more)).toEqual({ proposed: 0, takenOff: 0 });
      const { sayings: atWork, deeds } = await sayingsAtWork(database, 'a-claim');
      expect(atWork.filter(({ waits }) => waits)).toMatchObject([
        {
          id: 3,
          said: { saidOn: '2024-04' },
          addedBy: 'command line',
          why: expect.stringMatching(/^Loaded with a bundle/),
        },
      ]);
      expect(deeds[0]).toMatchObject({ what: 'attach', who: [{ name: 'Somebody new', saidOn: '2024-04' }] });
      const off = { slug: 'a-claim', id: 3, reason: 'not theirs' };
      expect(await detachSaying(database, { ...posted(TWO), ...off })).toMatchObject({ outcome: 'done' });
      expect(await told(more)).toEqual({ proposed: 0, takenOff: 1 });
      expect(await held()).toBe(2);
      // A reviewer confirms what was loaded, as what anybody attached.
      const another = valid({
        ...bundle,
        claim: { ...bundle.claim, sayings: [...sayings, { ...said, saidOn: '2024-05', within: undefined }] },
      });
      expect(await told(another)).toEqual({ proposed: 1, takenOff: 0 });
      const confirmed = { slug: 'a-claim', id: 4, publisher: PUBLISHER('one'), isAlike: true };
      expect(await confirmSaying(database, { ...posted(), ...confirmed })).toMatchObject({ outcome: 'done' });
      expect(await held()).toBe(3);
      await expectWhole(database);
    }),
  );

  it(
    'that cannot be proposed keeps all of its file out, and says why',
    onItsOwn(EMBEDDED, async (database) => {
      const bundle = smallBundle();
      await loadBundles(
        database,
        [{ bundle: { ...bundle, claim: { ...bundle.claim, sayings: [said] } } }],
        AT,
      );
      const load = (sayings: Saying[]) =>
        loadBundles(database, [{ bundle: { ...bundle, claim: { ...bundle.claim, sayings } } }], AT);
      const otherwise = { ...said, claimant: { ...said.claimant, role: 'Minister' } };
      for (const [wrong, why] of [
        [{ ...said, saidOn: '2027' }, /sayings\[1\].*saidOn: /],
        [{ ...said, saidOn: '2024-04', within: 'not-there' }, /the ledger has no claim “not-there”/],
        [otherwise, /sayings\[1\].*this saying already/],
      ] as const)
        await expect(
          load([said, { ...said, saidOn: '2024-06' }, wrong].filter((_, i) => i !== 1)),
        ).rejects.toThrow(why);
      await expect(load([otherwise])).rejects.toThrow(/the ledger has this saying otherwise/);
      const { sayings: atWork } = await sayingsAtWork(database, 'a-claim');
      expect(atWork).toHaveLength(1);
      await expectWhole(database);
    }),
  );
});

describe('a merge', () => {
  const [first, second] = ['a-claim', 'a-claim-again'];
  const said: Saying = {
    claimant: { name: 'Somebody new' },
    saidOn: '2024-02-02',
    quote: 'About 20,000 officers',
  };
  const load = (database: Database) =>
    loadBundles(
      database,
      [first, second].map((slug) => {
        const bundle = smallBundle({ slug });
        // The same question, recorded twice: the very same words once, and somebody's saying on each.
        return { bundle: { ...bundle, claim: { ...bundle.claim, sayings: [said] } } };
      }),
      AT,
    );
  const merge = (database: Database) =>
    mergeClaims(database, { ...posted(), slug: first, other: second, reason: 'one claim' });

  it(
    'brings no saying that the claim has already, so that its bundle can be loaded again',
    onItsOwn(EMBEDDED, async (database) => {
      await load(database);
      expect(await merge(database)).toEqual({ outcome: 'done', slug: first });
      const stored = await findClaim(database, first);
      expect(stored?.sayings.map((one) => one.said.quote)).toEqual([said.quote]);
      await expectWhole(database);
    }),
  );

  it(
    'leaves nothing that waits behind',
    onItsOwn(EMBEDDED, async (database) => {
      await load(database);
      await attachSaying(database, {
        ...posted(),
        slug: second,
        saying: { said: { ...said, saidOn: '2024-04-02' }, within: '', why: '', isOther: true },
      });
      expect(await merge(database)).toMatchObject({
        outcome: 'refused',
        field: 'merge.with',
        message: expect.stringContaining('waits for a second editor'),
      });
    }),
  );
});

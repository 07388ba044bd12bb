/**
 * A hundred people of one name never mix: whatever the order in which their claims come in, are merged, split off and put
 * back, each claim is listed under whom the record says, every address leads there, and `verify` finds nothing.
 */
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ANOTHER, noneOf } from '../../../claims/editorial/claimants.ts';
import { objectsMade } from '../../../db/base/integrity.ts';
import { runSql } from '../../../db/base/json-columns.ts';
import type { Database } from '../../../db/base/open.ts';
import { LoadConflict } from '../../../db/evidence/conflict.ts';
import { findNamed } from '../../../db/ledger/claimants.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { verifyLedger } from '../../../db/ledger/verify.ts';
import { mergeClaimant, splitClaimant, undoDeed } from '../../../db/newsroom/claimant-deeds.ts';
import { changeClaimant } from '../../../db/newsroom/claimant-edit.ts';
import { findPersonPage, listPeople, personAddress } from '../../../db/readers/people.ts';

import { smallBundle, valid } from '../../support/bundles.ts';
import { EMBEDDED, onItsOwn } from '../../support/ledgers.ts';
import { runs } from '../../support/scope.ts';

const AT = '2026-05-01T08:00:00.000Z';
const ACTOR = { personId: 'r', name: 'reviewer@example.org', session: null };
const NAMES = ['John Smith', 'JOHN SMITH', 'John  Smith', 'John-Smith'];

let forms = 0;
const posted = () => {
  forms += 1;
  return { form: `form-${forms}`, actor: ACTOR, at: AT };
};

/** A claim by the namesake of a number. */
function claimBy(person: number, n: number, role = true) {
  const { claim, ...bundle } = smallBundle({ slug: `claim-${person}-${n}` });
  return valid({
    ...bundle,
    claim: {
      ...claim,
      claimant: {
        name: NAMES[(person + n) % NAMES.length] ?? '',
        ...(role ? { role: `Member ${person}` } : {}),
        party: `Party ${person % 7}`,
      },
    },
  });
}

/** Under whom each claim is listed. */
async function listing({ kysely }: Database): Promise<Map<string, string>> {
  const rows = await kysely.selectFrom('listing').select(['slug', 'claimant_slug']).execute();
  return new Map(rows.map((row) => [row.slug, row.claimant_slug]));
}

/** Loads a claim; if somebody is asked, answers that it is somebody known, or another. */
async function loadAs(
  database: Database,
  bundle: ReturnType<typeof claimBy>,
  known: string | undefined,
): Promise<void> {
  try {
    await loadBundles(database, [{ bundle }], AT);
  } catch (error) {
    if (!(error instanceof LoadConflict)) throw error;
    await loadBundles(database, [{ bundle, which: known ?? ANOTHER }], AT);
  }
}

const deedRow = z.object({
  id: z.number(),
  what: z.string(),
  from: z.string(),
  to: z.string(),
  undoes: z.number().nullable(),
  claims: z.string(),
});

/** The person of each claim by the record alone, worked out in another way than the ledger does. */
async function byTheRecord({ kysely }: Database): Promise<Map<string, string>> {
  const deeds = await runSql(
    kysely,
    sql`SELECT d.id, d.what, d.from_slug AS "from", d.to_slug AS "to", d.undoes,
      (SELECT json_group_array(c.slug || '|' || k.recorded_slug) FROM claimant_deed_claim k JOIN claim c ON c.id = k.claim_id WHERE k.deed_id = d.id) AS claims
      FROM claimant_deed d ORDER BY d.id`,
    deedRow,
  );
  const undone = new Set(deeds.flatMap(({ undoes }) => undoes ?? []));
  const standing = deeds.filter(({ id, what }) => what !== 'undo' && !undone.has(id));
  const merged = new Map(
    standing.flatMap(({ what, from, to }) => (what === 'merge' ? [[from, to] as const] : [])),
  );
  const given = new Map(
    standing.flatMap(({ what, to, claims }) =>
      what === 'split' ? (JSON.parse(claims) as string[]).map((key) => [key, to] as const) : [],
    ),
  );
  const rows = await kysely
    .selectFrom('claim_revision as r')
    .innerJoin('claim as c', 'c.id', 'r.claim_id')
    .select(['c.slug', 'r.claimant_slug'])
    .execute();
  const end = (slug: string): string => {
    const next = merged.get(slug);
    return next === undefined ? slug : end(next);
  };
  return new Map(
    rows.map(({ slug, claimant_slug }) => [
      slug,
      end(given.get(`${slug}|${claimant_slug}`) ?? claimant_slug),
    ]),
  );
}

async function expectWhole(database: Database): Promise<void> {
  const listed = await listing(database);
  expect(listed).toEqual(await byTheRecord(database));
  const people = new Set(listed.values());
  const slugs = await database.kysely.selectFrom('claimant').select('slug').execute();
  for (const { slug } of slugs) {
    const now = await personAddress(database, slug);
    // Every address that ever was leads to somebody with claims, and in one step.
    expect(people, `${slug} leads to ${now}`).toContain(now);
    expect(await personAddress(database, now ?? '')).toBe(now);
    const page = await findPersonPage(database, slug, {}, 1);
    if (now === slug) expect(page).toMatchObject({ person: { slug } });
    else expect(page).toEqual({ moved: now });
  }
  const { discrepancies } = await verifyLedger(database, await objectsMade(database), { at: AT });
  expect(discrepancies).toEqual([]);
}

describe('a hundred namesakes', () => {
  it(
    'stay a hundred, in whatever order their claims come in',
    onItsOwn(EMBEDDED, async (database) => {
      const order =
        fc.sample(
          fc.shuffledSubarray(
            Array.from({ length: 200 }, (_, i) => i),
            { minLength: 200 },
          ),
          1,
        )[0] ?? [];
      const slugs = new Map<number, string>();
      for (const i of order) {
        const [person, n] = [i % 100, i < 100 ? 0 : 1];
        const bundle = claimBy(person, n);
        await loadAs(database, bundle, slugs.get(person));
        const slug = (await listing(database)).get(bundle.claim.slug) ?? '';
        expect(slugs.get(person) ?? slug, `claim ${n} of ${person}`).toBe(slug);
        slugs.set(person, slug);
      }
      expect(new Set(slugs.values()).size).toBe(100);
      const { people, total } = await listPeople(database, { q: 'john smith' }, 1);
      expect([total, new Set(people.map(({ name }) => name)).size]).toEqual([100, 100]);
      expect(people.every(({ claims }) => claims === 2)).toBe(true);
      // With neither role nor anything else to go by, somebody is asked, and nobody is guessed.
      const bare = claimBy(3, 5, false);
      const known = await findNamed(database, 'john smith');
      expect(known).toHaveLength(100);
      await expect(loadBundles(database, [{ bundle: bare }], AT)).rejects.toThrow(LoadConflict);
      await loadBundles(database, [{ bundle: bare, which: noneOf(known) }], AT);
      expect([...slugs.values()]).not.toContain((await listing(database)).get(bare.claim.slug));
    }),
  );

  const act = fc.record({
    what: fc.constantFrom('load', 'merge', 'split', 'give', 'undo', 'rename'),
    a: fc.nat(),
    b: fc.nat(),
    some: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  });

  it('are listed as the record says through any merges, splits and undoings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 30 }), (acts) =>
        onItsOwn(EMBEDDED, async (database) => {
          for (let person = 0; person < 6; person += 1) await loadAs(database, claimBy(person, 0), undefined);
          for (const [i, { what, a, b, some }] of acts.entries()) {
            const listed = await listing(database);
            const people = [...new Set(listed.values())].sort();
            const [slug = '', other = ''] = [people[a % people.length], people[b % people.length]];
            const claims = [...listed].filter(([, by]) => by === slug).map(([claim]) => claim);
            const chosen = claims.filter((_, n) => some[n % some.length]);
            if (what === 'load') await loadAs(database, claimBy(a % 12, i + 1), slug);
            if (what === 'merge')
              await mergeClaimant(database, { ...posted(), slug, into: other, reason: '' });
            if (what === 'split')
              await splitClaimant(database, {
                ...posted(),
                slug,
                claims: chosen,
                to: { name: '', listedAs: '' },
                reason: '',
              });
            if (what === 'give')
              await splitClaimant(database, {
                ...posted(),
                slug,
                claims: chosen,
                to: { known: other },
                reason: '',
              });
            if (what === 'undo') {
              const deeds = await database.kysely.selectFrom('claimant_deed').select('id').execute();
              const deed = deeds[b % Math.max(1, deeds.length)]?.id ?? 0;
              await undoDeed(database, { ...posted(), slug, deed });
            }
            if (what === 'rename')
              await changeClaimant(database, {
                ...posted(),
                slug,
                fields: {
                  name: 'John Smith',
                  listedAs: `John Smith ${i}`,
                  isBody: false,
                  wikidata: null,
                  note: null,
                  aliases: [],
                },
              });
          }
          await expectWhole(database);
        })(),
      ),
      { ...runs(20), endOnFailure: true },
    );
  });
});

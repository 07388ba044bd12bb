/**
 * Claims that are listed no more because they went into another: where their addresses lead, by the deeds that stand, and how
 * one of them is listed again when a deed is undone.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { type RowQuery, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { relist, removeRows, unlist } from './listing.ts';
import { follow } from './queue.ts';
import { lastRulings, lastVerdicts, latestMark } from './rulings.ts';
import { deedStands } from './sayings.ts';
import { claimsOfRevisions } from './stored-claim.ts';
import { listedAs } from './verify-lists.ts';

type Trx = Transaction<Schema>;

const leadRow = z.object({ claim: z.number(), into: z.number() });

/** Where each claim leads that was merged into another, or was split from one to which it went back. Never makes a circle. */
export async function wantedLeads(trx: Kysely<Schema>): Promise<Map<number, number>> {
  const rows = await runSql(
    trx,
    sql`SELECT d.other_claim_id AS claim, d.claim_id AS "into" FROM saying_deed d
      WHERE (d.what = 'merge' AND ${deedStands('d')}) OR (d.what = 'split' AND NOT ${deedStands('d')}) ORDER BY d.id`,
    leadRow,
  );
  const next = new Map(rows.map(({ claim, into }) => [claim, into]));
  const last = (claim: number): number => {
    const seen = new Set([claim]);
    let at = claim;
    for (let to = next.get(at); to !== undefined && !seen.has(to); to = next.get(at)) {
      seen.add(to);
      at = to;
    }
    return at;
  };
  return new Map([...next.keys()].map((claim) => [claim, last(claim)]));
}

/** Claims that lead elsewhere than the deeds say; `into` is null for one that should lead nowhere. */
export async function strayLeads(trx: Kysely<Schema>): Promise<{ claim: number; into: number | null }[]> {
  const wanted = await wantedLeads(trx);
  const rows = await trx.selectFrom('claim_lead').selectAll().execute();
  const held = new Map(rows.map(({ claim_id, into_claim_id }) => [claim_id, into_claim_id]));
  return [...new Set([...wanted.keys(), ...held.keys()])].flatMap((claim) => {
    const into = wanted.get(claim) ?? null;
    return (held.get(claim) ?? null) === into ? [] : [{ claim, into }];
  });
}

/** Brings the addresses of claims up to date, and the lists with them: a claim that leads elsewhere is not listed. */
export async function leadClaims(trx: Trx, at: string): Promise<void> {
  for (const { claim, into } of await strayLeads(trx)) {
    await trx.deleteFrom('claim_lead').where('claim_id', '=', claim).execute();
    if (into === null) {
      await listAgain(trx, claim, at);
      continue;
    }
    await trx.insertInto('claim_lead').values({ claim_id: claim, into_claim_id: into }).execute();
    await trx.deleteFrom('queue_item').where('claim_id', '=', claim).execute();
    await unlist(trx, [claim]);
  }
}

/** Lists a claim as it was published last, and brings it up to the day: what newer figures would change waits, as ever. */
async function listAgain(trx: Trx, claimId: number, at: string): Promise<void> {
  const last = await trx
    .selectFrom('claim_revision')
    .select('id')
    .where('claim_id', '=', claimId)
    .orderBy('revision', 'desc')
    .executeTakeFirst();
  if (last === undefined) return;
  const [revision] = await claimsOfRevisions(trx, [last.id]);
  const rulings = await lastRulings(trx, [last.id]);
  const verdicts = lastVerdicts(rulings, last.id);
  const now = rulings.get(`${last.id} now`);
  if (revision === undefined || verdicts === undefined || now === undefined) return;
  const ruling = await trx
    .selectFrom('ruling')
    .select('evidence_mark')
    .where('id', '=', now.id)
    .executeTakeFirst();
  await removeRows(trx, [claimId]);
  await relist(trx, [
    listedAs(
      {
        revision,
        rulings,
        last: verdicts,
        now: { id: now.id, on: now.asOf, mark: ruling?.evidence_mark ?? null },
        latestMark: await latestMark(trx),
      },
      undefined,
    ),
  ]);
  await follow(trx, [last.id], at);
}

const intoRow = z.object({ slug: z.string(), id: z.number() });

/** The claim that an address leads to, if it is that of one that went into another. */
export function leadQuery(kysely: Kysely<Schema>, slug: string): RowQuery<z.infer<typeof intoRow>> {
  return sqlRows(
    kysely,
    sql`SELECT t.slug, t.id FROM claim m JOIN claim_lead w ON w.claim_id = m.id JOIN claim t ON t.id = w.into_claim_id
      WHERE m.slug = ${slug}`,
    intoRow,
  );
}

/** The slug of the claim that an address leads to; undefined if it leads nowhere else. */
export async function leadOf({ read, kysely }: Database, slug: string): Promise<string | undefined> {
  const [[lead]] = await read(leadQuery(kysely, slug));
  return lead?.slug;
}

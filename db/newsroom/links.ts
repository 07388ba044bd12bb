/** Links between claims: one more of two that are published, and those of a draft when it is published. */
import { sql, type Transaction } from 'kysely';
import * as z from 'zod';
import type { DraftLink } from '../../claims/drafting/draft-links.ts';
import type { LinkKind } from '../../claims/sayings/saying.ts';
import { recordAudit } from '../base/audit.ts';
import type { Posted } from '../base/idempotency.ts';
import { runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { insertDeed } from '../ledger/saying-rows.ts';
import { deedStands } from '../ledger/sayings.ts';

type Trx = Transaction<Schema>;

/** A claim that is linked. */
interface End {
  id: number;
  slug: string;
}

/** Links two claims within the transaction of a form that does more. False, with nothing done, if they are linked in this way already. */
export async function linkOne(
  trx: Trx,
  { actor, at }: Pick<Posted, 'actor' | 'at'>,
  { own, other, kind }: { own: End; other: End; kind: LinkKind },
): Promise<boolean> {
  const held = await trx
    .selectFrom('claim_link as k')
    .innerJoin('saying_deed as d', 'd.id', 'k.deed_id')
    .select('k.deed_id')
    .where('k.kind', '=', kind)
    .where(({ eb, or, and }) =>
      or([
        and([eb('k.from_claim_id', '=', own.id), eb('k.to_claim_id', '=', other.id)]),
        and([eb('k.from_claim_id', '=', other.id), eb('k.to_claim_id', '=', own.id)]),
      ]),
    )
    .where(deedStands('d'))
    .executeTakeFirst();
  if (held !== undefined) return false;
  const deed_id = await insertDeed(
    trx,
    { actor, at },
    { what: 'link', claimId: own.id, otherClaimId: other.id },
  );
  await trx
    .insertInto('claim_link')
    .values({ deed_id, from_claim_id: own.id, to_claim_id: other.id, kind })
    .execute();
  await recordAudit(trx, {
    at,
    actor,
    action: 'claims-linked',
    subject: own.slug,
    detail: `${kind}: ${other.slug}`,
  });
  return true;
}

const endRow = z.object({ typed: z.string(), id: z.number(), slug: z.string() });

/** The published claims that some slugs are of, or lead to. */
const endsOf = (slugs: readonly string[]) =>
  sql`SELECT c.slug AS typed, l.claim_id AS id, l.slug FROM claim c LEFT JOIN claim_lead w ON w.claim_id = c.id
    JOIN listing l ON l.claim_id = coalesce(w.into_claim_id, c.id)
    WHERE c.slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`;

/** Those of some slugs by which a published claim is found. */
export async function linkable({ read, kysely }: Database, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const [ends] = await read(sqlRows(kysely, endsOf(slugs), endRow));
  return new Set(ends.map(({ typed }) => typed));
}

/** Links a claim that is just published as its draft said. What is not published any more is left out: nobody can be led to it. */
export async function linkPublished(
  trx: Trx,
  posted: Pick<Posted, 'actor' | 'at'>,
  { own, links }: { own: End; links: readonly DraftLink[] },
): Promise<void> {
  if (links.length === 0) return;
  const ends = new Map(
    (await runSql(trx, endsOf(links.map(({ to }) => to)), endRow)).map((end) => [end.typed, end]),
  );
  for (const { to, kind } of links) {
    const other = ends.get(to);
    if (other !== undefined && other.id !== own.id) await linkOne(trx, posted, { own, other, kind });
  }
}

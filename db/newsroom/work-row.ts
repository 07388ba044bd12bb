/** The row of the work on a claim, which is made if a published claim has none yet. */
import type { Transaction } from 'kysely';
import type { Stage } from '../../claims/editorial/workflow.ts';
import type { Posted } from '../base/idempotency.ts';
import type { Schema } from '../base/schema.ts';
import { storedClaim } from '../ledger/stored-json.ts';

/** The work on the claim of a slug; undefined if neither the newsroom nor the ledger has one. */
export async function ensureWork(
  trx: Transaction<Schema>,
  slug: string,
  posted: Pick<Posted, 'actor' | 'at'>,
): Promise<{ id: number; latest: number; claimId: number | null; stage: Stage } | undefined> {
  const work = await trx
    .selectFrom('work')
    .select(['id', 'latest', 'claim_id as claimId', 'stage'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (work !== undefined) return work;
  const claim = await trx
    .selectFrom('claim')
    .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
    .select(['claim.id', 'r.body'])
    .where('claim.slug', '=', slug)
    .orderBy('r.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (claim === undefined) return undefined;
  const { quote } = storedClaim(claim.body);
  const { id } = await trx
    .insertInto('work')
    .values({
      slug,
      claim_id: claim.id,
      stage: 'published',
      latest: 0,
      published_number: 0,
      submitted_number: null,
      quote: [...quote.slice(0, 400)].slice(0, 200).join(''),
      touched_at: posted.at,
      touched_by: posted.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, latest: 0, claimId: claim.id, stage: 'published' };
}

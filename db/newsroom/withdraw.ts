/** Withdrawal of a published claim, recorded with who and when. */
import * as z from 'zod';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';
import { unlist } from '../ledger/listing.ts';
import { takeStep } from './drafts.ts';
import { ensureWork } from './work-row.ts';

export type Withdrawn = { outcome: 'withdrawn' } | { outcome: 'not-published' };

/** Withdraws a published claim: it leaves the lists and the search, and its page says that it was withdrawn, and why. */
export async function withdrawClaim(
  database: Database,
  { slug, reason, ...posted }: Posted & { slug: string; reason: string },
): Promise<Withdrawn> {
  return once<Withdrawn>(
    database,
    useOf(posted, 'withdraw', slug, reason),
    z.object({ outcome: z.literal('withdrawn') }),
    async (trx) => {
      const listing = await trx
        .selectFrom('listing')
        .select('claim_id')
        .where('slug', '=', slug)
        .executeTakeFirst();
      if (listing === undefined) return { outcome: 'not-published' };
      const claimId = listing.claim_id;
      await trx.insertInto('withdrawal').values({ claim_id: claimId, reason, at: posted.at }).execute();
      await trx.deleteFrom('queue_item').where('claim_id', '=', claimId).execute();
      await unlist(trx, [claimId]);
      const work = await ensureWork(trx, slug, posted);
      if (work === undefined) return { outcome: 'not-published' };
      await trx
        .updateTable('work')
        .set({
          stage: 'withdrawn',
          submitted_number: null,
          touched_at: posted.at,
          touched_by: posted.actor.name,
        })
        .where('id', '=', work.id)
        .execute();
      await takeStep(trx, posted, { workId: work.id, slug, number: work.latest, step: 'withdrawn' });
      return { outcome: 'withdrawn' };
    },
  );
}

/** What is done once a day, on either runtime: verdicts are brought to the day, and what is long past is forgotten. */
import { isAnother } from '../../claims/engine/identity.ts';
import { forgetForms } from '../../db/base/idempotency.ts';
import type { Database } from '../../db/base/open.ts';
import { type Followed, type Queued, recompute } from '../../db/ledger/queue.ts';
import { forgetEmbedViews } from '../../db/publishers/embed-counts.ts';
import { forgetDeliveries } from '../../db/publishers/webhooks.ts';
import { dayOf } from '../http/cache.ts';

/** A form that was drawn this long ago is not posted again, in milliseconds. */
const FORM_LIFE = 30 * 24 * 60 * 60 * 1_000;

/** Who embedded what is counted by day, and kept for so long, in milliseconds. */
const EMBEDS_LIFE = 400 * 24 * 60 * 60 * 1_000;

/** Brings what was not computed today to the day. Returns what was published and what waits in the queue. */
export async function followDay(database: Database, now: Date): Promise<Followed> {
  const followed = await recompute(database, now.toISOString(), { onlyStale: true });
  await forgetForms(database, new Date(now.getTime() - FORM_LIFE).toISOString());
  await forgetEmbedViews(database, dayOf(new Date(now.getTime() - EMBEDS_LIFE)));
  await forgetDeliveries(database, new Date(now.getTime() - EMBEDS_LIFE).toISOString());
  return followed;
}

/** A verdict that waits in the queue, in a line for whoever looks after the program. */
export function queuedInWords({ slug, before, after }: Queued): string {
  const clocks = (['said', 'now'] as const).filter((clock) => isAnother(before[clock], after[clock]));
  const told = clocks.map((clock) => {
    const [from, to] = [before[clock].finding, after[clock].finding];
    return `${clock === 'said' ? 'when said' : 'now'} ${from === to ? `${from}, with other figures` : `${from} -> ${to}`}`;
  });
  return `${slug} waits in the queue: ${told.join('; ')}`;
}

/** The day's work, on either runtime: bringing verdicts up to date, and forgetting what is long past. */
import { isAnother } from '../../claims/engine/identity.ts';
import { forgetForms } from '../../db/base/idempotency.ts';
import type { Database } from '../../db/base/open.ts';
import { type Followed, type Queued, recompute } from '../../db/ledger/queue.ts';
import { forgetEmbedViews } from '../../db/publishers/embed-counts.ts';
import { forgetDeliveries } from '../../db/publishers/webhooks.ts';
import { dayOf } from '../clock.ts';

/** After this long nobody posts a form again, in milliseconds. */
const FORM_LIFE = 30 * 24 * 60 * 60 * 1_000;

/** How long the daily counts of embeds and the deliveries are kept, in milliseconds. */
const EMBEDS_LIFE = 400 * 24 * 60 * 60 * 1_000;

/** How long hosts are kept that were seen on one day only. */
const SEEN_ONCE_LIFE = 30 * 24 * 60 * 60 * 1_000;

/** Brings verdicts up to date that were not computed today. Returns what was published and what waits in the queue. */
export async function followDay(database: Database, now: Date): Promise<Followed> {
  const followed = await recompute(database, now.toISOString(), { onlyStale: true });
  await forgetForms(database, new Date(now.getTime() - FORM_LIFE).toISOString());
  const ago = (life: number) => dayOf(new Date(now.getTime() - life));
  await forgetEmbedViews(database, ago(EMBEDS_LIFE), ago(SEEN_ONCE_LIFE));
  await forgetDeliveries(database, new Date(now.getTime() - EMBEDS_LIFE).toISOString());
  return followed;
}

/** A verdict that waits in the queue, in a line for the program's operator. */
export function queuedInWords({ slug, before, after }: Queued): string {
  const clocks = (['said', 'now'] as const).filter((clock) => isAnother(before[clock], after[clock]));
  const told = clocks.map((clock) => {
    const [from, to] = [before[clock].finding, after[clock].finding];
    return `${clock === 'said' ? 'when said' : 'now'} ${from === to ? `${from}, with other figures` : `${from} -> ${to}`}`;
  });
  return `${slug} waits in the queue: ${told.join('; ')}`;
}

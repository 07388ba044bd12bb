/** The publishers that hear of changes: admins add, list and end them. */
import * as z from 'zod';
import type { ListedDelivery, ListedPublisher } from '../../claims/editorial/embedding.ts';
import { recordAudit } from '../base/audit.ts';
import { once, type Posted, useOf } from '../base/idempotency.ts';
import type { Database } from '../base/open.ts';

/** How many deliveries are listed. */
const LISTED_DELIVERIES = 50;

/** Publishers, those that have not ended first, and the last deliveries, the latest first. */
export async function listPublishers({
  read,
  kysely,
}: Database): Promise<{ publishers: ListedPublisher[]; deliveries: ListedDelivery[] }> {
  const [publishers, deliveries] = await read(
    kysely
      .selectFrom('publisher')
      .select(['id', 'name', 'host', 'url', 'made_at as madeAt', 'ended_at as endedAt'])
      .orderBy('ended_at', (o) => o.desc().nullsFirst())
      .orderBy('host'),
    kysely
      .selectFrom('webhook_delivery as d')
      .innerJoin('publisher as p', 'p.id', 'd.publisher_id')
      .select([
        'p.name as publisher',
        'd.slug',
        'd.made_at as madeAt',
        'd.tries',
        'd.next_try_at as nextTryAt',
        'd.status',
        'd.last_answer as lastAnswer',
      ])
      .orderBy('d.id', 'desc')
      .limit(LISTED_DELIVERIES),
  );
  return { publishers, deliveries };
}

/**
 * Adds a publisher with the secret that is given; a form that was posted before gives the secret of that time. The
 * outcome is `host-taken` if another publisher that has not ended has the host.
 */
export async function addPublisher(
  database: Database,
  {
    name,
    host,
    url,
    secret,
    ...posted
  }: Posted & { name: string; host: string; url: string; secret: string },
): Promise<{ outcome: 'added'; secret: string } | { outcome: 'host-taken' }> {
  const added = await once<{ outcome: 'added'; id: number } | { outcome: 'host-taken' }>(
    database,
    useOf(posted, { addPublisher: { name, host, url } }),
    z.object({ outcome: z.literal('added'), id: z.number() }),
    async (trx) => {
      const row = await trx
        .insertInto('publisher')
        .values({ name, host, url, secret, made_at: posted.at, ended_at: null })
        .onConflict((c) => c.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) return { outcome: 'host-taken' };
      const { actor, at } = posted;
      await recordAudit(trx, { at, actor, action: 'webhook-added', subject: host, detail: url });
      return { outcome: 'added', id: row.id };
    },
  );
  if (added.outcome !== 'added') return added;
  const kept = await database.kysely
    .selectFrom('publisher')
    .select('secret')
    .where('id', '=', added.id)
    .executeTakeFirstOrThrow();
  return { outcome: 'added', secret: kept.secret };
}

/** Ends a publisher: its secret is forgotten, and what waits is not sent. Done again it changes nothing. */
export async function endPublisher(
  database: Database,
  { id, ...posted }: Posted & { id: number },
): Promise<'ended' | 'not-there'> {
  const { actor, at } = posted;
  const { outcome } = await once<{ outcome: 'ended' | 'not-there' }>(
    database,
    useOf(posted, { endPublisher: id }),
    z.object({ outcome: z.literal('ended') }),
    async (trx) => {
      const row = await trx
        .updateTable('publisher')
        .set({ ended_at: at, secret: '' })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .returning('host')
        .executeTakeFirst();
      if (row === undefined) return { outcome: 'not-there' };
      await trx
        .updateTable('webhook_delivery')
        .set({ status: 'given-up', next_try_at: null, last_answer: 'the webhook ended' })
        .where('publisher_id', '=', id)
        .where('status', '=', 'waiting')
        .execute();
      await recordAudit(trx, { at, actor, action: 'webhook-ended', subject: row.host });
      return { outcome: 'ended' };
    },
  );
  return outcome;
}

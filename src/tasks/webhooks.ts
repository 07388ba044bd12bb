/**
 * Webhooks: publishers are notified when a verdict that they embed changes, signed by Standard Webhooks
 * (https://www.standardwebhooks.com), and again if that fails.
 */
import type { Database } from '../../db/base/open.ts';
import {
  type DueDelivery,
  dueDeliveries,
  planDeliveries,
  settleDelivery,
  takeDelivery,
} from '../../db/publishers/webhooks.ts';
import { absolute, urls } from '../../views/parts/urls.ts';
import { signature, webhookAddress } from '../publishers/webhook.ts';

const MINUTE = 60 * 1_000;

/** The wait after each failed try, in milliseconds; after the last of them we give up. */
const WAITS = [1, 5, 30, 2 * 60, 12 * 60, 24 * 60].map((minutes) => minutes * MINUTE);

/** How long to wait for an answer, in milliseconds. */
const TIMEOUT = 10_000;

/** The most deliveries in a run, and at once. */
const SENT_AT_MOST = 50;
const AT_ONCE = 10;

/** What the runtime brings. */
export interface Net {
  send(address: string, init: RequestInit): Promise<Pick<Response, 'status' | 'body'>>;
  /** Whether all addresses of a host are on the public net. */
  isPublicHost(host: string): Promise<boolean>;
}

/** Sends a delivery. Returns whether it was taken, and the answer in words; whatever the receiver does, it does not throw. */
async function post(
  { id, body, url, secret }: DueDelivery,
  now: Date,
  { send, isPublicHost }: Net,
): Promise<{ taken: boolean; answer: string }> {
  const address = webhookAddress(url);
  if (address === null || !(await isPublicHost(address.host)))
    return { taken: false, answer: 'the address is not on the public net' };
  const name = `msg_${id}`;
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  try {
    const answer = await send(address.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Plumbline-Webhooks',
        'webhook-id': name,
        'webhook-timestamp': timestamp,
        'webhook-signature': await signature(secret, `${name}.${timestamp}.${body}`),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    // The body does not matter, and may have no end.
    await answer.body?.cancel().catch(() => undefined);
    return { taken: answer.status >= 200 && answer.status < 300, answer: String(answer.status) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { taken: false, answer: isLate ? `no answer in ${TIMEOUT / 1_000} seconds` : 'not reached' };
  }
}

/** Sends what is due. Returns how many were taken. */
export async function deliver(database: Database, now: Date, net: Net): Promise<number> {
  const due = await dueDeliveries(database, now, SENT_AT_MOST);
  let delivered = 0;
  const one = async (delivery: DueDelivery) => {
    const wait = WAITS[delivery.tries];
    const next = new Date(now.getTime() + (wait ?? WAITS.at(-1) ?? 0));
    if (!(await takeDelivery(database, delivery, next))) return;
    const { taken, answer } = await post(delivery, now, net);
    if (taken) delivered += 1;
    const status = taken ? 'delivered' : wait === undefined ? 'given-up' : 'waiting';
    await settleDelivery(database, delivery.id, status, answer);
  };
  for (let i = 0; i < due.length; i += AT_ONCE) await Promise.all(due.slice(i, i + AT_ONCE).map(one));
  return delivered;
}

/** Notifies publishers of what changed. Without an `origin` nothing is sent: messages name claims by it. */
export async function tellPublishers(
  database: Database,
  now: Date,
  origin: string | undefined,
  net: Net,
): Promise<void> {
  if (origin === undefined) return;
  await planDeliveries(database, now, (slug) => absolute(origin, urls.claim(slug)));
  await deliver(database, now, net);
}

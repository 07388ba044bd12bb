/** Publishers hear when what they embed changes: once, signed, again if that fails, and on the public net alone. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wholeSecond } from '../../../claims/exact/instant.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { addEmbedViews } from '../../../db/publishers/embed-counts.ts';
import { addPublisher, endPublisher, listPublishers } from '../../../db/publishers/registration.ts';
import {
  dueDeliveries,
  forgetDeliveries,
  planDeliveries,
  takeDelivery,
} from '../../../db/publishers/webhooks.ts';
import { makeSecret, webhookAddress } from '../../../src/publishers/webhook.ts';
import { isPublicAddress, isPublicHost } from '../../../src/tasks/public-host.ts';
import { deliver, type Net, tellPublishers } from '../../../src/tasks/webhooks.ts';
import { smallBundle } from '../../support/bundles.ts';
import { EMBEDDED, type OpenLedger } from '../../support/ledgers.ts';
import { revise, withdraw } from '../../support/published.ts';

const RECORDED = '2026-11-01T10:00:00.000Z';
const NOW = new Date('2026-11-22T10:00:00.000Z');
const ADMIN = { personId: 'admin', name: 'admin@example.org', session: null };
const NOTE = { type: 'reading', sentence: 'The figure was misread.' } as const;
const MINUTE = 60_000;

let ledger: OpenLedger;
let database: Database;
const secret = makeSecret();

const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const plan = (now = NOW) => planDeliveries(database, now, (slug) => `https://ledger.example/claims/${slug}`);
const bodies = async () =>
  (await database.kysely.selectFrom('webhook_delivery').select('body').orderBy('id').execute()).map(
    ({ body }) => JSON.parse(body) as Record<string, unknown>,
  );
const embed = (host: string, slug: string, day = '2026-11-20') =>
  addEmbedViews(database, [{ host, slug, day, form: 'badge', n: 1 }]);

let forms = 0;
function posted() {
  forms += 1;
  return { form: `form-${forms}`, actor: ADMIN, at: RECORDED };
}
const addNews = (form = posted()) =>
  addPublisher(database, {
    ...form,
    name: 'The News',
    host: 'news.example.org',
    url: 'https://hooks.example.org/plumbline',
    secret,
  });

const { claim } = smallBundle();
const change = (value: string, at = NOW.toISOString()) =>
  revise(database, at, {
    claim: { ...claim, claimed: { value, unit: 'officers' } } as typeof claim,
    note: NOTE,
  });

beforeEach(async () => {
  ledger = await EMBEDDED.openMigrated();
  database = ledger.database;
  await loadBundles(
    database,
    [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'b-claim' }) }],
    RECORDED,
  );
  await addNews();
  await embed('news.example.org', 'a-claim');
});
afterEach(() => ledger.close());

describe('what is planned', () => {
  it('is nothing for what is newly embedded, and nothing if nothing changed', async () => {
    expect(await plan()).toBe(0);
    expect(await plan(later(1))).toBe(0);
    const noted = await database.kysely.selectFrom('publisher_claim').selectAll().execute();
    expect(noted).toMatchObject([{ slug: 'a-claim', ruling_id: expect.any(Number) }]);
  });

  it('is one delivery of a verdict that changed, with what it was and what it is', async () => {
    await plan();
    await change('30000');
    expect(await plan()).toBe(1);
    expect(await plan()).toBe(0);
    const [body] = await bodies();
    expect(body).toEqual({
      type: 'verdict.changed',
      claim: 'a-claim',
      url: 'https://ledger.example/claims/a-claim',
      before: {
        headline: { word: 'right', clock: 'said' },
        finding: 'holds',
        findingWhenSaid: 'holds',
      },
      after: {
        headline: { word: 'overstated', clock: 'said' },
        finding: expect.not.stringMatching(/^holds$/),
        findingWhenSaid: expect.any(String),
        because: expect.stringContaining('30,000'),
        becauseWhenSaid: expect.stringContaining('30,000'),
      },
      revision: 2,
      at: wholeSecond(NOW.toISOString()),
    });
  });

  it('is made once by two runs at a time', async () => {
    await plan();
    await change('30000');
    const made = await Promise.all([plan(), plan()]);
    expect(made.sort()).toEqual([0, 1]);
  });

  it('is nothing if a revision leaves finding and sentence as they were', async () => {
    await plan();
    await revise(database, NOW.toISOString(), { claim, context: 'More on it.', note: NOTE });
    expect(await plan()).toBe(0);
    expect(await bodies()).toEqual([]);
  });

  it('counts hosts below the host, and none that only ends alike', async () => {
    await embed('www.news.example.org', 'b-claim');
    await addPublisher(database, {
      ...posted(),
      name: 'Other',
      host: 'ws.example.org',
      url: 'https://ws.example.org/',
      secret,
    });
    await plan();
    const noted = await database.kysely
      .selectFrom('publisher_claim')
      .select(['publisher_id', 'slug'])
      .execute();
    expect(noted).toEqual([
      { publisher_id: 1, slug: 'a-claim' },
      { publisher_id: 1, slug: 'b-claim' },
    ]);
  });

  it('leaves out what was embedded long ago, and publishers that ended', async () => {
    await plan();
    await change('30000');
    expect(await plan(new Date('2027-03-01T10:00:00.000Z'))).toBe(0);
    await endPublisher(database, { ...posted(), id: 1 });
    expect(await plan()).toBe(0);
  });

  it('says once that a claim was withdrawn, and is silent about one that was withdrawn before', async () => {
    await plan();
    await withdraw(database, NOW.toISOString(), 'a-claim', 'It was not said.');
    await withdraw(database, NOW.toISOString(), 'b-claim', 'Nor was this.');
    await embed('news.example.org', 'b-claim');
    expect(await plan()).toBe(1);
    expect(await plan()).toBe(0);
    expect(await bodies()).toEqual([
      {
        type: 'claim.withdrawn',
        claim: 'a-claim',
        url: 'https://ledger.example/claims/a-claim',
        before: {
          headline: { word: 'right', clock: 'said' },
          finding: 'holds',
          findingWhenSaid: 'holds',
        },
        reason: 'It was not said.',
        at: wholeSecond(NOW.toISOString()),
      },
    ]);
  });
});

describe('what is sent', () => {
  type Sent = { address: string; init: RequestInit };
  let sent: Sent[];
  let status: number | Error;
  const net: Net = {
    send: (address, init) => {
      sent.push({ address, init });
      return status instanceof Error
        ? Promise.reject(status)
        : Promise.resolve(new Response(status === 204 ? null : 'an answer', { status }));
    },
    isPublicHost: () => Promise.resolve(true),
  };
  const state = async () => (await listPublishers(database)).deliveries[0];

  beforeEach(async () => {
    sent = [];
    status = 204;
    await plan();
    await change('30000');
    await plan();
  });

  it('is signed, follows nothing, and is sent once', async () => {
    expect(await deliver(database, NOW, net)).toBe(1);
    expect(await deliver(database, later(60), net)).toBe(0);
    expect(sent).toHaveLength(1);
    const [{ address, init } = {} as Sent] = sent;
    expect(address).toBe('https://hooks.example.org/plumbline');
    expect(init).toMatchObject({ method: 'POST', redirect: 'manual', signal: expect.any(AbortSignal) });
    const headers = new Headers(init.headers);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('webhook-timestamp')).toBe(String(NOW.getTime() / 1_000));
    const message = `${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.${String(init.body)}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(key).toHaveLength(32);
    const mac = createHmac('sha256', key).update(message).digest('base64');
    expect(headers.get('webhook-signature')).toBe(`v1,${mac}`);
    expect(await state()).toMatchObject({
      status: 'delivered',
      tries: 1,
      nextTryAt: null,
      lastAnswer: '204',
    });
  });

  it('is sent again after 1, 5 and 30 minutes, 2, 12 and 24 hours, under the same id, and then given up', async () => {
    status = 500;
    let minutes = 0;
    await deliver(database, NOW, net);
    for (const wait of [1, 5, 30, 120, 720, 1_440]) {
      expect(await state()).toMatchObject({
        status: 'waiting',
        lastAnswer: '500',
        nextTryAt: later(minutes + wait).toISOString(),
      });
      const before = sent.length;
      await deliver(database, new Date(later(minutes + wait).getTime() - 1), net);
      expect(sent).toHaveLength(before);
      minutes += wait;
      await deliver(database, later(minutes), net);
      expect(sent).toHaveLength(before + 1);
    }
    expect(await state()).toMatchObject({ status: 'given-up', tries: 7, nextTryAt: null });
    await deliver(database, later(minutes + 100_000), net);
    expect(sent).toHaveLength(7);
    expect(new Set(sent.map(({ init }) => new Headers(init.headers).get('webhook-id'))).size).toBe(1);
    await forgetDeliveries(database, '2027-11-22');
    expect(await bodies()).toEqual([]);
  });

  it.each([
    [302, '302'],
    [410, '410'],
    [Object.assign(new Error('late'), { name: 'TimeoutError' }), 'no answer in 10 seconds'],
    [new TypeError('fetch failed'), 'not reached'],
  ])('waits if the answer is %s', async (answer, told) => {
    status = answer;
    expect(await deliver(database, NOW, net)).toBe(0);
    expect(await state()).toMatchObject({ status: 'waiting', lastAnswer: told });
  });

  it('reads nothing of an answer', async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream(
      {
        pull() {
          pulled += 1;
        },
        cancel() {
          cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    await deliver(database, NOW, { ...net, send: () => Promise.resolve(new Response(body)) });
    expect([pulled, cancelled]).toEqual([0, true]);
  });

  it('goes to no host that leads into a private net', async () => {
    const asked: string[] = [];
    const isPrivate = (host: string) => {
      asked.push(host);
      return Promise.resolve(false);
    };
    await deliver(database, NOW, { ...net, isPublicHost: isPrivate });
    expect([asked, sent]).toEqual([['hooks.example.org'], []]);
    expect(await state()).toMatchObject({
      status: 'waiting',
      lastAnswer: 'the address is not on the public net',
    });
  });

  it('is taken by one run of two, and comes again if a run was cut off', async () => {
    const [due] = await dueDeliveries(database, NOW, 1);
    if (due === undefined) throw new Error('nothing is due');
    expect(await takeDelivery(database, due, later(1))).toBe(true);
    expect(await takeDelivery(database, due, later(1))).toBe(false);
    expect(await dueDeliveries(database, NOW, 1)).toEqual([]);
    expect(await deliver(database, later(1), net)).toBe(1);
  });

  it('is nothing to a publisher that ended, whose secret is forgotten', async () => {
    const end = { ...posted(), id: 1 };
    expect(await endPublisher(database, end)).toBe('ended');
    expect(await endPublisher(database, end)).toBe('ended');
    expect(await endPublisher(database, { ...posted(), id: 1 })).toBe('not-there');
    expect(await deliver(database, NOW, net)).toBe(0);
    const row = await database.kysely.selectFrom('publisher').select('secret').executeTakeFirstOrThrow();
    expect([row.secret, sent]).toEqual(['', []]);
  });

  it('is nothing while the ledger does not know its own address', async () => {
    await tellPublishers(database, NOW, undefined, net);
    expect(sent).toEqual([]);
    await tellPublishers(database, NOW, 'https://ledger.example', net);
    expect(sent).toHaveLength(1);
  });
});

describe('publishers', () => {
  it('are one a host, and may be added again after they ended; a form that is posted twice adds one', async () => {
    expect(await addNews()).toEqual({ outcome: 'host-taken' });
    await endPublisher(database, { ...posted(), id: 1 });
    const form = posted();
    expect(await addNews(form)).toEqual({ outcome: 'added', secret });
    expect(await addNews(form)).toEqual({ outcome: 'added', secret });
    expect((await listPublishers(database)).publishers.map(({ endedAt }) => endedAt)).toEqual([
      null,
      RECORDED,
    ]);
  });
});

describe('addresses', () => {
  it.each([
    'http://hooks.example.org/',
    'https://hooks.example.org:8443/',
    'https://user:password@hooks.example.org/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://8.8.8.8/',
    'https://[::1]/',
    'https://[2606:4700::1111]/',
    'https://localhost/',
    'https://intranet/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://hooks.example.org./',
    'ftp://hooks.example.org/',
    'hooks.example.org',
    '',
  ])('%s is refused', (address) => {
    expect(webhookAddress(address)).toBeNull();
  });

  it.each([
    ['https://Hooks.example.org/a?b=c#d', 'https://hooks.example.org/a?b=c'],
    ['https://hooks.example.org:443', 'https://hooks.example.org/'],
  ])('%s is called as %s', (typed, url) => {
    expect(webhookAddress(typed)).toEqual({ url, host: 'hooks.example.org' });
  });

  it.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::a00:1', false],
    ['fc00::1', false],
    ['fe80::1', false],
    ['2002:a00:1::', false],
    ['2001:db8::1', false],
  ])('of %s it is %s that it is public', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });

  it('a name that leads to this machine, or nowhere, is not public', async () => {
    expect(await isPublicHost('localhost')).toBe(false);
    expect(await isPublicHost('no-such-host.invalid')).toBe(false);
  });
});

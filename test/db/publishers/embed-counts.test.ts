/** Who embeds is counted by public names of hosts, bounded, and by nothing else of a request. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import {
  addEmbedViews,
  forgetEmbedViews,
  listEmbedders,
  MAX_NEW_HOSTS,
} from '../../../db/publishers/embed-counts.ts';
import { embeddingHost } from '../../../src/publishers/hosts.ts';
import { followDay } from '../../../src/tasks/daily.ts';
import { EmbedCounter, embedOf } from '../../../src/tasks/embed-counter.ts';
import { smallBundle } from '../../support/bundles.ts';
import { type InProcess, inProcess } from '../../support/in-process.ts';
import { EMBEDDED, type OpenLedger } from '../../support/ledgers.ts';
import { withdraw } from '../../support/published.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const DAY = '2026-11-22';
const OWN = 'https://ledger.example';

describe('addresses', () => {
  it.each([
    ['https://ledger.example/badge/a-claim.svg', 'badge', ['a-claim']],
    ['https://ledger.example/badge/a-claim.svg?rev=2&theme=dark', 'badge', ['a-claim']],
    ['https://ledger.example/badge/a-claim.json', 'badge-data', ['a-claim']],
    ['https://ledger.example/embed/a-claim?theme=dark', 'card', ['a-claim']],
    ['https://ledger.example/og/a-claim.png?rev=1', 'picture', ['a-claim']],
    ['https://ledger.example/embed?claims=a-claim,b-claim,a-claim', 'strip', ['a-claim', 'b-claim']],
    ['http://ledger.example/embed?claims=a-claim%2C%20b-claim', 'strip', ['a-claim', 'b-claim']],
  ])('%s shows a %s', (address, form, slugs) => {
    expect(embedOf(address)).toEqual({ form, slugs });
  });

  it.each([
    'https://ledger.example/',
    'https://ledger.example/claims/badge',
    'https://ledger.example/embed.js',
    'https://ledger.example/embed',
    'https://ledger.example/embed?claims=',
    'https://ledger.example/embed/%3Cscript%3E',
    'https://ledger.example/badge/a-claim.gif',
    'https://ledger.example/badge/a/b.svg',
    `https://ledger.example/embed/${'a'.repeat(121)}`,
    'https://ledger.example/?x=/badge/a-claim.svg',
  ])('%s is not an embed', (address) => {
    expect(embedOf(address)).toBeNull();
  });

  it.each([
    ['https://news.example.org/a/page?with=secrets#x', 'news.example.org'],
    ['http://NEWS.example.org:8080/', 'news.example.org'],
    ['https://user:password@news.example.org/', 'news.example.org'],
    ['https://bücher.example.org/', 'xn--bcher-kva.example.org'],
    ['https://ledger.example.net/', undefined],
    ['https://127.0.0.1/', undefined],
    ['https://2130706433/', undefined],
    ['https://[::1]/', undefined],
    ['https://localhost/', undefined],
    ['https://intranet/', undefined],
    ['https://wiki.internal/', undefined],
    ['https://printer.local/', undefined],
    ['https://news.example.org./', undefined],
    [`https://${'a.'.repeat(130)}org/`, undefined],
    ['ftp://news.example.org/', undefined],
    ['about:blank', undefined],
    ['javascript:alert(1)', undefined],
    ['news.example.org', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %s the host is %s', (referer, host) => {
    expect(embeddingHost(referer, 'ledger.example.net')).toBe(host);
  });
});

describe('counts', () => {
  let ledger: OpenLedger;
  let database: Database;
  beforeAll(async () => {
    ledger = await EMBEDDED.openMigrated();
    database = ledger.database;
    await loadBundles(
      database,
      [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'b-claim' }) }],
      NOW,
    );
  });
  afterAll(() => ledger.close());
  beforeEach(() => forgetEmbedViews(database, '9999-12-31'));

  const counter = new EmbedCounter();
  const show = (path: string, referer: string | undefined, at = NOW) =>
    counter.count(`${OWN}${path}`, () => referer, OWN, new Date(at));
  const listed = async (filter: { slug?: string; host?: string; since?: string } = {}) =>
    (await listEmbedders(database, { since: '2026-01-01', ...filter }, 1)).embedders.map(
      ({ host, slug, shown, lastDay, forms }) => [host, slug, shown, lastDay, [...forms].sort().join(' ')],
    );

  it('add up by host, claim and form, over days and flushes', async () => {
    for (let i = 0; i < 3; i += 1) show('/badge/a-claim.svg', 'https://news.example.org/one');
    show('/embed/a-claim', 'https://news.example.org/two');
    show('/embed?claims=a-claim,b-claim', 'https://blog.example.com/');
    await counter.flush(database);
    expect(counter.isEmpty).toBe(true);
    show('/badge/a-claim.svg', 'https://news.example.org/', '2026-11-23T00:00:01.000Z');
    await counter.flush(database);
    await counter.flush(database);
    expect(await listed()).toEqual([
      ['news.example.org', 'a-claim', 5, '2026-11-23', 'badge card'],
      ['blog.example.com', 'a-claim', 1, DAY, 'strip'],
      ['blog.example.com', 'b-claim', 1, DAY, 'strip'],
    ]);
    expect(await listed({ slug: 'b-claim' })).toEqual([['blog.example.com', 'b-claim', 1, DAY, 'strip']]);
    expect(await listed({ host: 'news.example.org' })).toHaveLength(1);
    expect(await listed({ since: '2026-11-23' })).toEqual([
      ['news.example.org', 'a-claim', 1, '2026-11-23', 'badge'],
    ]);
    const { hosts, pairs, shown } = await listEmbedders(database, { since: '2026-01-01' }, 1);
    expect({ hosts, pairs, shown }).toEqual({ hosts: 2, pairs: 3, shown: 7 });
  });

  it('are of claims of the ledger, on other hosts alone', async () => {
    show('/badge/no-such-claim.svg', 'https://news.example.org/');
    show('/badge/a-claim.svg', 'https://ledger.example/claims/a-claim');
    show('/badge/a-claim.svg', undefined);
    show('/claims/a-claim', 'https://news.example.org/');
    await counter.flush(database);
    expect(await listed()).toEqual([]);
    const hosts = await database.kysely.selectFrom('embed_host').select('host').execute();
    expect(hosts).toEqual([]);
  });

  it('hold nothing of the page, the reader or the query', async () => {
    show('/embed/a-claim?secret=1', 'https://user:password@news.example.org/private/page?token=1');
    await counter.flush(database);
    const all = JSON.stringify([
      await database.kysely.selectFrom('embed_host').selectAll().execute(),
      await database.kysely.selectFrom('embed_count').selectAll().execute(),
    ]);
    expect(all).toBe(
      `[[{"host":"news.example.org","first_day":"${DAY}","last_day":"${DAY}"}],[{"slug":"a-claim","host":"news.example.org","day":"${DAY}","form":"card","n":1}]]`,
    );
  });

  it('let in a limited number of new hosts a day, and go on counting those that are known', async () => {
    show('/badge/a-claim.svg', 'https://known.example.org/', '2026-11-21T10:00:00.000Z');
    await counter.flush(database);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < MAX_NEW_HOSTS; i += 1)
        show('/badge/a-claim.svg', `https://made-up-${round}-${i}.example.org/`);
      show('/badge/a-claim.svg', 'https://known.example.org/');
      await counter.flush(database);
    }
    const { hosts } = await listEmbedders(database, { since: DAY }, 1);
    expect(hosts).toBe(MAX_NEW_HOSTS + 1);
    expect(await listed({ host: 'known.example.org', since: DAY })).toEqual([
      ['known.example.org', 'a-claim', 2, DAY, 'badge'],
    ]);
    show('/badge/a-claim.svg', 'https://later.example.org/', '2026-11-23T10:00:00.000Z');
    await counter.flush(database);
    expect(await listed({ host: 'later.example.org' })).toHaveLength(1);
  });

  it('list a host once it has come back on another day, whatever the order in which the days are written', async () => {
    const counted = (host: string, day: string) => ({
      host,
      slug: 'a-claim',
      day,
      form: 'badge' as const,
      n: 1,
    });
    await addEmbedViews(database, [counted('once.example.org', DAY), counted('news.example.org', DAY)]);
    const all = async () => await listEmbedders(database, { since: '2026-01-01', returned: true }, 1);
    expect(await all()).toMatchObject({ hosts: 0, once: 2, embedders: [] });
    expect(await addEmbedViews(database, [counted('news.example.org', '2026-11-21')])).toEqual([
      'news.example.org',
    ]);
    expect(await all()).toMatchObject({ hosts: 1, once: 1, shown: 2 });
    expect((await all()).embedders.map(({ host }) => host)).toEqual(['news.example.org']);
  });

  it('take ten new names a day from one network, and all that are known', async () => {
    const counter = new EmbedCounter();
    const from =
      (address: string) =>
      (host: string, at = NOW) =>
        counter.count(
          `${OWN}/badge/a-claim.svg`,
          () => `https://${host}/`,
          OWN,
          new Date(at),
          () => address,
        );
    const hosts = async () =>
      (await listEmbedders(database, { since: '2026-01-01' }, 1)).embedders.map(({ host }) => host).sort();
    from('192.0.2.1')('known.example.org', '2026-11-20T10:00:00.000Z');
    await counter.flush(database);
    from('192.0.2.1')('known.example.org', '2026-11-21T10:00:00.000Z');
    await counter.flush(database);
    for (let i = 0; i < 40; i += 1) from(`2001:db8::${i + 1}`)(`made-up-${i}.example.org`);
    from('2001:db8::99')('known.example.org');
    from('2001:db8:0:1::1')('elsewhere.example.org');
    await counter.flush(database);
    const made = Array.from({ length: 10 }, (_, i) => `made-up-${i}.example.org`);
    expect(await hosts()).toEqual(['elsewhere.example.org', 'known.example.org', ...made].sort());
    expect(await listed({ host: 'known.example.org', since: DAY })).toEqual([
      ['known.example.org', 'a-claim', 1, DAY, 'badge'],
    ]);
    from('2001:db8::1')('next-day.example.org', '2026-11-23T10:00:00.000Z');
    await counter.flush(database);
    expect(await hosts()).toContain('next-day.example.org');
  });

  it('of one network do not crowd out those of others while they wait', async () => {
    const counter = new EmbedCounter();
    for (let i = 0; i < 9_000; i += 1)
      counter.count(
        `${OWN}/badge/made-up-${i}.svg`,
        () => 'https://made-up.example.org/',
        OWN,
        new Date(NOW),
        () => '192.0.2.1',
      );
    counter.count(
      `${OWN}/badge/a-claim.svg`,
      () => 'https://news.example.org/',
      OWN,
      new Date(NOW),
      () => '192.0.2.2',
    );
    await counter.flush(database);
    expect((await listed()).map(([host]) => host)).toEqual(['news.example.org']);
  });

  it('wait for a database that does not answer, and are bounded meanwhile', async () => {
    const broken = { kysely: { transaction: () => ({ execute: () => Promise.reject(new Error('away')) }) } };
    for (let i = 0; i < 6_000; i += 1) show('/badge/a-claim.svg', `https://host-${i}.example.org/`);
    await expect(counter.flush(broken as unknown as Database)).rejects.toThrow('away');
    expect(counter.isEmpty).toBe(false);
    await counter.flush(database);
    expect((await listEmbedders(database, { since: DAY }, 1)).hosts).toBe(MAX_NEW_HOSTS);
  });

  it('are forgotten in time', async () => {
    await addEmbedViews(database, [
      { host: 'old.example.org', slug: 'a-claim', day: '2025-01-01', form: 'badge', n: 1 },
      { host: 'new.example.org', slug: 'a-claim', day: DAY, form: 'badge', n: 1 },
      { host: 'once.example.org', slug: 'a-claim', day: '2026-10-01', form: 'badge', n: 1 },
      { host: 'twice.example.org', slug: 'a-claim', day: '2026-09-01', form: 'badge', n: 1 },
      { host: 'twice.example.org', slug: 'a-claim', day: '2026-10-01', form: 'badge', n: 1 },
    ]);
    await followDay(database, new Date(NOW));
    expect((await listed({ since: '2020-01-01' })).map(([host]) => host)).toEqual([
      'twice.example.org',
      'new.example.org',
    ]);
  });

  it('stay if a claim was withdrawn', async () => {
    await addEmbedViews(database, [
      { host: 'news.example.org', slug: 'b-claim', day: DAY, form: 'card', n: 2 },
    ]);
    await withdraw(database, NOW, 'b-claim', 'It was not said.');
    const { embedders } = await listEmbedders(database, { since: DAY }, 1);
    expect(embedders).toMatchObject([{ host: 'news.example.org', slug: 'b-claim', quote: null, shown: 2 }]);
  });
});

describe('the app', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess([{ bundle: smallBundle() }], NOW);
  });
  afterAll(() => app.close());

  it('reports what it is asked, even if it answers from what it keeps, and never more', async () => {
    const told: [string, string | undefined][] = [];
    app.seen = (address, referer) => told.push([address, referer()]);
    const headers = { Referer: 'https://news.example.org/page' };
    for (let i = 0; i < 3; i += 1) expect((await app.get('/badge/a-claim.svg', headers)).status).toBe(200);
    const etag = (await app.get('/badge/a-claim.svg')).headers.get('etag') ?? '';
    expect((await app.get('/badge/a-claim.svg', { ...headers, 'If-None-Match': etag })).status).toBe(304);
    expect(told.map(([, referer]) => referer)).toEqual([
      'https://news.example.org/page',
      'https://news.example.org/page',
      'https://news.example.org/page',
      undefined,
      'https://news.example.org/page',
    ]);
  });

  it('makes no round trip for it', async () => {
    const counter = new EmbedCounter();
    app.seen = (address, referer) => counter.count(address, referer, undefined, new Date(NOW));
    await app.get('/badge/a-claim.svg');
    app.roundTrips();
    await app.get('/badge/a-claim.svg', { Referer: 'https://news.example.org/' });
    expect(app.roundTrips()).toBe(0);
    expect(counter.isEmpty).toBe(false);
  });
});

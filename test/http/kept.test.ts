/** What is kept: one answer for one thing, let go of when another process publishes, and given while the database fails. */
import { createClient } from '@libsql/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { smallBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { words } from '../support/markup.ts';
import { withdraw } from '../support/published.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const MORNING = '2026-06-30T08:00:00.000Z';
const TWO_MINUTES_LATER = '2026-06-30T08:02:00.000Z';
const NEXT_DAY = '2026-07-01T07:59:00.000Z';
const THREE_DAYS_LATER = '2026-07-03T08:00:00.000Z';

describe('an answer that is kept', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess(await readStarter(), MORNING);
  });
  afterAll(async () => app.close());
  beforeEach(() => app.forget());

  it.each([
    ['/sitemap.xml', '/sitemap.xml?x=1'],
    ['/claimreview.json', '/claimreview.json?x=1'],
    ['/method', '/method?x=1'],
    ['/feed.atom', '/feed.atom?utm_source=a&utm_medium=b'],
    ['/', '/?fbclid=abc'],
    ['/claims', '/claims?page=1&q='],
    ['/claims?page=2', '/claims?x=1&page=02'],
    ['/claims/braverman-on-track', '/claims/braverman-on-track?utm_source=newsletter'],
    ['/claims/braverman-on-track', '/claims/%62raverman-on-track/'],
    ['/claims/braverman-on-track.json', '/claims/braverman-on-track.json?x'],
    ['/evidence/uplift-ew.csv', '/evidence/uplift-ew.csv?download=1'],
    ['/api/v1/claims?limit=2', '/api/v1/claims?limit=2&'],
    ['/badge/braverman-on-track.svg', '/badge/braverman-on-track.svg?cachebust=123'],
  ])('under %s answers %s too, and the database is asked nothing', async (plain, other) => {
    const first = await app.get(plain);
    expect(first.status).toBe(200);
    app.roundTrips();
    const second = await app.get(other);
    expect([second.status, await second.text()]).toEqual([200, await first.text()]);
    expect(app.roundTrips()).toBe(0);
  });

  it('stays, whatever addresses are made up', async () => {
    await app.get('/claims/braverman-on-track');
    // More than the store holds, of the list that is drawn soonest: it is their number that matters.
    for (let i = 0; i < 1_500; i += 1) await app.get(`/people?q=made-up-${i}`);
    app.roundTrips();
    await app.get('/claims/braverman-on-track');
    expect(app.roundTrips()).toBe(0);
    // There is still room for a search that others make too.
    for (let i = 0; i < 2; i += 1) await app.get('/claims?q=officers');
    app.roundTrips();
    await app.get('/claims?q=officers');
    expect(app.roundTrips()).toBe(0);
  });
});

describe('what another process publishes', () => {
  it('is shown once somebody has looked, and takes nothing else away', async () => {
    const app = await inProcess(
      [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'another' }) }],
      MORNING,
    );
    const other = openDatabase(createClient, { url: app.url });
    try {
      await app.get('/claims/a-claim', AS_BROWSER);
      await app.get('/badge/a-claim.svg');
      await withdraw(other, MORNING, 'a-claim', 'It is gone.');
      await app.look();
      expect(words(await (await app.get('/claims/a-claim', AS_BROWSER)).text())).toContain('It is gone.');
      expect(await (await app.get('/badge/a-claim.svg')).text()).toContain('ithdrawn');
      await app.get('/claims/another');
      await app.look();
      app.roundTrips();
      await app.get('/claims/another');
      expect(app.roundTrips()).toBe(0);
    } finally {
      await other.close();
      await app.close();
    }
  });
});

describe('while the database fails', () => {
  const FAULT = Object.assign(new Error('the server is gone'), { code: 'ECONNREFUSED' });
  const PATHS = ['/claims/a-claim', '/embed/a-claim', '/badge/a-claim.svg', '/og/a-claim.png', '/'];
  let app: InProcess;
  let isBroken = false;
  let calls = 0;
  const breakable = (database: Database): Database => ({
    ...database,
    async read(...queries) {
      calls += 1;
      if (isBroken) throw FAULT;
      return database.read(...queries);
    },
  });
  beforeEach(async () => {
    isBroken = false;
    vi.spyOn(console, 'error').mockImplementation(() => {});
    app = await inProcess(
      [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'another' }) }],
      MORNING,
      breakable,
    );
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await app.close();
  });

  it('pages, cards, badges and pictures are given as they were, for a day and longer, and say so', async () => {
    const before = new Map<string, Response>();
    for (const path of PATHS) before.set(path, await app.get(path, AS_BROWSER));
    isBroken = true;
    app.at(NEXT_DAY);
    for (const path of PATHS) {
      const answer = await app.get(path, AS_BROWSER);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('warning'), path).toBe('111 - "Revalidation Failed"');
      expect(answer.headers.get('age'), path).toBe(String(24 * 3_600 - 60));
      expect(answer.headers.get('etag'), path).toBeNull();
      expect(answer.headers.get('content-type')).toBe(before.get(path)?.headers.get('content-type'));
      const body = await answer.text();
      if (answer.headers.get('content-type')?.startsWith('text/html') === true)
        expect(words(body)).toContain(
          'The ledger cannot be reached just now. This is as it was on 30 June 2026, 09:00 London time',
        );
      else expect(body).toBe(await before.get(path)?.text());
    }
    app.at(THREE_DAYS_LATER);
    expect((await app.get('/claims/a-claim', AS_BROWSER)).status).toBe(503);
  });

  it('nobody waits for it who has something to read, but for one every ten seconds; and it ends', async () => {
    for (const path of PATHS) await app.get(path, AS_BROWSER);
    isBroken = true;
    app.at(TWO_MINUTES_LATER);
    calls = 0;
    for (let i = 0; i < 3; i += 1) for (const path of PATHS) await app.get(path, AS_BROWSER);
    expect(calls).toBe(1);
    app.at('2026-06-30T08:02:11.000Z');
    for (const path of PATHS) await app.get(path, AS_BROWSER);
    expect(calls).toBe(2);
    isBroken = false;
    await app.look();
    const answer = await app.get('/claims/a-claim', AS_BROWSER);
    expect([answer.status, answer.headers.get('warning')]).toEqual([200, null]);
  });

  it('what was published since is not taken back', async () => {
    for (const slug of ['a-claim', 'another']) await app.get(`/claims/${slug}`, AS_BROWSER);
    await withdraw(app.database, MORNING, 'a-claim', 'It is gone.');
    await app.look();
    isBroken = true;
    expect((await app.get('/claims/a-claim', AS_BROWSER)).status).toBe(503);
    expect((await app.get('/claims/another', AS_BROWSER)).status).toBe(200);
  });

  it('the program lives, and is not ready', async () => {
    isBroken = true;
    expect((await app.get('/livez')).status).toBe(200);
    for (const path of ['/readyz', '/healthz']) {
      const answer = await app.get(path);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    }
  });
});

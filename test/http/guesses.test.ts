/** Guessing is slow, and a stranger who guesses locks nobody out; on both runtimes, whose addresses come to us differently. */
import { describe, expect } from 'vitest';
import { guessKey } from '../../src/auth/tokens.ts';
import { words } from '../support/markup.ts';
import {
  codeAt,
  inLedger,
  newPerson,
  PASSWORD,
  type Session,
  signIn,
  switchFactorOn,
  visitor,
} from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { SECRET } from '../support/servers.ts';

const DEVICE = '__Host-plumbline.device';

/** A browser at an address that has only the cookie by which another is known. */
function withDeviceOf(known: Session, address?: string): Session {
  const browser = visitor(known.base, address);
  browser.cookies.set(DEVICE, known.cookies.get(DEVICE) ?? '');
  return browser;
}

/** Lets a counter be one that has to wait. */
async function lock(database: string, what: string): Promise<void> {
  const until = new Date(Date.now() + 60_000).toISOString();
  const row = { key: await guessKey(SECRET, what), count: 99, locked_until: until, forget_at: until };
  await inLedger(database, (kysely) =>
    kysely
      .insertInto('guess')
      .values(row)
      .onConflict((c) => c.column('key').doUpdateSet(row))
      .execute(),
  );
}

onEachRuntime((base, database, { both, it }) => {
  describe('a stranger who guesses', () => {
    both('is slowed, and does not keep the owner out', async () => {
      const owner = await newPerson(base, database, 'editor');
      const known = await signIn(base, owner);
      const stranger = visitor(base);
      for (let i = 0; i < 5; i += 1)
        expect((await stranger.post('/sign-in', { email: owner.email, password: `guess ${i}` })).status).toBe(
          401,
        );
      const refused = await stranger.post('/sign-in', { ...owner });
      expect([refused.status, refused.cookies]).toEqual([429, []]);
      expect(words(refused.body)).toContain('do not slow a browser that you have signed in with');
      // Somewhere else, and even at the stranger's address in a browser that is known, the owner comes in.
      expect((await visitor(base).post('/sign-in', { ...owner })).status).toBe(303);
      expect((await withDeviceOf(known, stranger.address).post('/sign-in', { ...owner })).status).toBe(303);
    });

    both('and has many addresses slows strangers alone', async () => {
      const owner = await newPerson(base, database, 'editor');
      const known = await signIn(base, owner);
      await lock(database, `password of ${owner.email}`);
      expect((await visitor(base).post('/sign-in', { ...owner })).status).toBe(429);
      expect((await withDeviceOf(known).post('/sign-in', { ...owner })).status).toBe(303);
    });

    both('at many accounts from one address does not slow those who are known there', async () => {
      const owner = await newPerson(base, database, 'editor');
      const known = await signIn(base, owner);
      const { address } = visitor(base);
      await lock(database, `passwords from ${address}`);
      expect((await visitor(base, address).post('/sign-in', { ...owner })).status).toBe(429);
      expect((await withDeviceOf(known, address).post('/sign-in', { ...owner })).status).toBe(303);
    });

    it('with the cookie of another account is a stranger', async () => {
      const owner = await newPerson(base, database, 'editor');
      const other = await signIn(base, await newPerson(base, database, 'editor'));
      await lock(database, `password of ${owner.email}`);
      expect((await withDeviceOf(other).post('/sign-in', { ...owner })).status).toBe(429);
    });

    it('with a stolen cookie has a few guesses more, and none after the password is changed', async () => {
      const owner = await newPerson(base, database, 'editor');
      const known = await signIn(base, owner);
      const thief = withDeviceOf(known);
      for (let i = 0; i < 5; i += 1)
        await thief.post('/sign-in', { email: owner.email, password: `guess ${i}` });
      expect((await thief.post('/sign-in', { ...owner })).status).toBe(429);
      const here = await signIn(base, owner);
      await lock(database, `password of ${owner.email}`);
      const next = 'a kettle nobody painted green';
      const form = { 'current-password': PASSWORD, password: next, repeated: next };
      expect((await here.post('/edit/account', { do: 'password', ...form })).status).toBe(303);
      const again = withDeviceOf(known);
      expect((await again.post('/sign-in', { ...owner, password: next })).status).toBe(429);
      expect((await withDeviceOf(here).post('/sign-in', { ...owner, password: next })).status).toBe(303);
    });

    it('is let in with the next one-time link, whatever others guess', async () => {
      const owner = await newPerson(base, database, 'editor');
      await lock(database, `password of ${owner.email}`);
      const boss = await signIn(base, await newPerson(base, database, 'admin'));
      const row = (await boss.get('/edit/people')).body.split('<tr>').find((r) => r.includes(owner.email));
      const path = /href="([^"]*)"/.exec(row ?? '')?.[1] ?? '';
      const shown = await boss.post(path, { do: 'link' }, { from: path });
      const [, link = ''] = /(\/sign-in\/invitation\/[^<\s]*)/.exec(shown.body) ?? [];
      const browser = visitor(base);
      await browser.post(link, { password: PASSWORD, repeated: PASSWORD });
      expect((await browser.post('/sign-in', { ...owner })).status).toBe(303);
    });

    both('codes with the right password does not keep the owner out', async () => {
      const owner = await newPerson(base, database, 'editor');
      const known = await signIn(base, owner);
      const { secret } = await switchFactorOn(known);
      const thief = visitor(base);
      const said: number[] = [];
      for (let i = 0; i < 12; i += 1) {
        if (i % 5 === 0) await thief.post('/sign-in', { ...owner });
        said.push((await thief.post('/sign-in/code', { code: '000000' })).status);
      }
      expect(said.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
      expect(said.at(-1)).toBe(429);
      const browser = withDeviceOf(known, thief.address);
      expect((await browser.post('/sign-in', { ...owner })).location).toBe('/sign-in/code');
      const code = codeAt(secret, Date.now() + 30_000);
      expect((await browser.post('/sign-in/code', { code })).location).toBe('/edit');
    });
  });

  describe('the cookie of a known browser', () => {
    both('is kept from scripts and other sites, and is another after each sign-in', async () => {
      const owner = await newPerson(base, database, 'editor');
      const first = await signIn(base, owner);
      const line = first.page?.cookies.find((cookie) => cookie.startsWith(`${DEVICE}=`)) ?? '';
      for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=15552000'])
        expect(line.split('; ')).toContain(attribute);
      const before = first.cookies.get(DEVICE) ?? '';
      const second = withDeviceOf(first);
      await second.post('/sign-in', { ...owner });
      expect(second.cookies.get(DEVICE)).not.toBe(before);
      const stored = await inLedger(database, (kysely) =>
        kysely
          .selectFrom('known_device')
          .innerJoin('person', 'person.id', 'person_id')
          .select('known_device.id')
          .where('email', '=', owner.email)
          .execute(),
      );
      // The browser that set the password, and the one that signed in twice; the ledger holds neither name.
      expect(stored).toHaveLength(2);
      expect(JSON.stringify(stored)).not.toContain(before);
    });
  });
});

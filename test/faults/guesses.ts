/** Somebody who guesses passwords from a thousand addresses, day and night. */
import { countAttempt } from '../../db/people/login-throttle.ts';
import { EMBEDDED } from '../support/ledgers.ts';
import type { Fault } from './fault.ts';

const ADDRESSES = 1_000;
const DAY = 86_400;

/** Every how many seconds a stranger guesses, and the owner signs in. */
const GUESS = 10;
const VISIT = 1_800;

export const guesses: Fault = {
  what: `guesses at one account from ${ADDRESSES} addresses`,
  goal: 'at most 400 are looked at in a day, and the owner never waits in a browser that is known',
  async run() {
    const ledger = await EMBEDDED.openMigrated();
    try {
      const { kysely } = ledger.database;
      const start = Date.parse('2026-11-22T00:00:00Z');
      let looked = 0;
      let waited = 0;
      for (let second = 0; second < DAY; second += GUESS) {
        const now = new Date(start + second * 1_000);
        const address = `address ${(second / GUESS) % ADDRESSES}`;
        const wait = await countAttempt(
          kysely,
          [
            { key: address, budget: 'account' },
            { key: 'everywhere', budget: 'everywhere' },
          ],
          now,
        );
        if (wait === 0) looked += 1;
        if (second % VISIT === 0)
          waited += await countAttempt(kysely, [{ key: 'known browser', budget: 'account' }], now);
      }
      const { length } = await kysely.selectFrom('guess').select('key').execute();
      return {
        figure: `${looked} of ${DAY / GUESS} looked at; the owner waited ${waited} s; ${length} counters left`,
        isMet: looked <= 400 && waited === 0,
      };
    } finally {
      await ledger.close();
    }
  },
};

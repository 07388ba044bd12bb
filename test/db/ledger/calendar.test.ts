/** A clock that is wrong for a moment, and the day of the newsroom's zone, on an embedded file and on a libSQL server. */
import { describe, expect, it } from 'vitest';
import { confirmDay, findCalendar } from '../../../db/base/calendar.ts';
import type { Database } from '../../../db/base/open.ts';
import { loadBundles } from '../../../db/ledger/load.ts';
import { recompute } from '../../../db/ledger/queue.ts';
import { findClaim } from '../../../db/ledger/stored-claim.ts';
import { saveSettings } from '../../../db/newsroom/settings.ts';
import { dueDeliveries } from '../../../db/publishers/webhooks.ts';
import { claimsAfter as apiClaims } from '../../../db/readers/api.ts';
import { listClaims } from '../../../db/readers/claims.ts';
import { findEmbed } from '../../../db/readers/embeds.ts';
import { claimsFeed, sitemapPart } from '../../../db/readers/feeds.ts';
import { claimHistory } from '../../../db/readers/history.ts';
import { followDay, standstillInWords } from '../../../src/tasks/daily.ts';
import { promiseBundle, smallBundle } from '../../support/bundles.ts';
import { noSqld } from '../../support/edge.ts';
import { importObservations } from '../../support/figures.ts';
import { EMBEDDED, onItsOwn, REMOTE, type Store } from '../../support/ledgers.ts';

/** The promise's deadline is 31 March 2024. */
const RECORDED = '2024-02-01T09:00:00.000Z';
const NEXT_DAY = new Date('2024-02-02T00:05:00.000Z');
const TEN_YEARS_ON = new Date('2034-02-02T00:05:00.000Z');
const AFTER = new Date('2024-02-02T00:06:00.000Z');
const ACTOR = { personId: null, name: 'command line', session: null };

/** All that is public of the ledger's claims by what is stored: lists, API, feeds, site map, pages, embeds. */
async function answers(database: Database) {
  const [list, api, feed, map, page, embed] = await Promise.all([
    listClaims(database, {}, 1),
    apiClaims(database, {}, null, 50),
    claimsFeed(database),
    sitemapPart(database, 1),
    findClaim(database, 'a-promise'),
    findEmbed(database, 'a-promise', null),
  ]);
  if (page === undefined || embed.state !== 'published') throw new Error('the promise is not published');
  const { version: _, ...rest } = page;
  return { list, api, feed, map, page: rest, embed: { ...embed.shown, changed: embed.changed } };
}

async function loaded(database: Database): Promise<void> {
  await loadBundles(database, [{ bundle: smallBundle() }, { bundle: promiseBundle() }], RECORDED);
  await followDay(database, new Date(RECORDED));
}

function calendarSuite(store: Store): void {
  const alone = (test: (database: Database) => Promise<void>) => onItsOwn(store, test);

  it(
    'publishes nothing on a day that has jumped, nor on one that is over, and says so in a line',
    alone(async (database) => {
      await loaded(database);
      await followDay(database, NEXT_DAY);
      const before = await answers(database);
      const ahead = await followDay(database, TEN_YEARS_ON);
      expect([ahead.published, ahead.queued, ahead.calendar.step]).toEqual([[], [], 'jumped']);
      expect(standstillInWords(ahead.calendar)).toMatch(
        /^The calendar stands still: this machine's clock says 2 February 2034, and the last day that was followed is 2 February 2024\..* plumbline recompute --today 2034-02-02, or an admin at \/edit\.$/,
      );
      const flat = await followDay(database, new Date('1970-01-01T00:00:00.000Z'));
      expect(flat.calendar.step).toBe('back');
      expect(await answers(database)).toEqual(before);
      // Right again, it goes on as if nothing had been.
      const right = await followDay(database, AFTER);
      expect([right.published, right.calendar.step]).toEqual([[], 'go']);
      expect(await answers(database)).toEqual(before);
    }),
  );

  it(
    'goes on after three weeks without the server once somebody confirms the day',
    alone(async (database) => {
      await loaded(database);
      const now = new Date('2024-04-01T08:00:00.000Z');
      expect((await followDay(database, now)).calendar.step).toBe('jumped');
      const { last, today } = await findCalendar(database.kysely, now.toISOString());
      await database.kysely
        .transaction()
        .execute((trx) => confirmDay(trx, { last, today, at: now.toISOString() }, ACTOR));
      const { published } = await followDay(database, now);
      expect(published).toEqual([
        { slug: 'a-promise', clock: 'now', from: 'pending', to: 'awaiting-outcome' },
      ]);
      expect(await findCalendar(database.kysely, now.toISOString())).toMatchObject({ last: '2024-04-01' });
      const audit = await database.kysely
        .selectFrom('audit')
        .select(['action', 'subject', 'detail'])
        .execute();
      expect(audit).toEqual([{ action: 'day-confirmed', subject: '2024-04-01', detail: 'after 2024-02-01' }]);
      // The day after needs nobody.
      expect((await followDay(database, new Date('2024-04-02T00:05:00.000Z'))).calendar.step).toBe('go');
    }),
  );

  it(
    'follows a ruling of a day that has not come by one of today, and every list shows that one',
    alone(async (database) => {
      await loaded(database);
      await followDay(database, NEXT_DAY);
      const before = await answers(database);
      // As a program did that trusted its clock.
      const wrong = await recompute(database, TEN_YEARS_ON.toISOString(), { onlyStale: true });
      expect(wrong.published.map(({ slug, to }) => `${slug} ${to}`)).toEqual(['a-promise awaiting-outcome']);
      const { published } = await followDay(database, AFTER);
      expect(published).toEqual([
        { slug: 'a-promise', clock: 'now', from: 'awaiting-outcome', to: 'pending' },
      ]);
      const { list, api, feed, page, embed } = await answers(database);
      expect(list).toEqual(before.list);
      expect(api.map(({ slug, changedOn, findingNow }) => [slug, changedOn, findingNow])).toEqual([
        ['a-promise', '2024-02-02', 'pending'],
        ['a-claim', '2024-02-01', 'holds'],
      ]);
      expect(await apiClaims(database, { changedSince: '2024-02-03' }, null, 50)).toEqual([]);
      expect(feed.claims.map(({ slug, changedAt }) => [slug, changedAt])).toEqual([
        ['a-promise', AFTER.toISOString()],
        ['a-claim', RECORDED],
      ]);
      expect([page.changedAt, page.publishedAt, page.published?.on]).toEqual([
        AFTER.toISOString(),
        RECORDED,
        '2024-02-02',
      ]);
      expect([embed.publishedAt, embed.changed]).toEqual([AFTER.toISOString(), null]);
      const pinned = await findEmbed(database, 'a-promise', 1);
      expect(pinned.state === 'published' && pinned.changed).toBeNull();
      // Nothing was deleted.
      const history = await claimHistory(database, 'a-promise');
      const now = history?.entries[0]?.rulings.filter(({ clock }) => clock === 'now');
      expect(now?.map(({ asOf, verdict }) => [asOf, verdict.finding])).toEqual([
        ['2024-02-02', 'pending'],
        ['2034-02-02', 'awaiting-outcome'],
        ['2024-02-01', 'pending'],
      ]);
      expect((await followDay(database, AFTER)).published).toEqual([]);
    }),
  );

  it(
    'follows a ruling of such a day even if it says the same',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], TEN_YEARS_ON.toISOString());
      // A ledger from before days were noted.
      await followDay(database, AFTER);
      const [claim] = await apiClaims(database, {}, null, 1);
      expect([claim?.changedOn, claim?.findingNow]).toEqual(['2024-02-02', 'holds']);
      const { claims, moved } = await claimsFeed(database);
      expect([claims[0]?.publishedAt, claims[0]?.changedAt, moved]).toEqual(
        Array(3).fill(AFTER.toISOString()),
      );
      const page = await findClaim(database, 'a-claim');
      expect([page?.recordedAt, page?.publishedAt]).toEqual(Array(2).fill(AFTER.toISOString()));
      expect((await sitemapPart(database, 1)).claims).toEqual([
        { slug: 'a-claim', changedAt: AFTER.toISOString() },
      ]);
    }),
  );

  it(
    'settles what such a clock left in sessions, locks, counts and deliveries',
    alone(async (database) => {
      await loaded(database);
      const { kysely } = database;
      const far = TEN_YEARS_ON.toISOString();
      const person = { id: 'p', name: 'Ada', email: 'ada@example.org', image: null, role: 'editor' as const };
      await kysely
        .insertInto('person')
        .values({
          ...person,
          email_verified: 0,
          created_at: RECORDED,
          updated_at: RECORDED,
          second_factor: 0,
          disabled: 0,
        })
        .execute();
      const session = { token: 't', updated_at: far, ip_address: null, user_agent: null, person_id: 'p' };
      await kysely
        .insertInto('person_session')
        .values([
          { ...session, id: 'far', expires_at: '2034-02-09T00:00:00.000Z', created_at: far },
          {
            ...session,
            id: 'near',
            token: 'u',
            expires_at: '2024-02-08T00:00:00.000Z',
            created_at: RECORDED,
          },
        ])
        .execute();
      await kysely
        .insertInto('guess')
        .values({ key: 'k', count: 9, locked_until: far, forget_at: far })
        .execute();
      await kysely
        .insertInto('embed_host')
        .values({ host: 'a.example', first_day: '2034-02-02', last_day: '2034-02-02' })
        .execute();
      const publisher = await kysely
        .insertInto('publisher')
        .values({
          name: 'A',
          host: 'a.example',
          url: 'https://a.example/hook',
          secret: 's',
          made_at: RECORDED,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await kysely
        .insertInto('webhook_delivery')
        .values({ publisher_id: publisher.id, slug: 'a-claim', body: '{}', made_at: far, next_try_at: far })
        .execute();
      // A delivery waits no longer than two days, whoever put it off.
      expect(await dueDeliveries(database, AFTER, 10)).toHaveLength(1);
      await followDay(database, AFTER);
      expect(await kysely.selectFrom('person_session').select('id').execute()).toEqual([{ id: 'near' }]);
      expect(await kysely.selectFrom('guess').select('key').execute()).toEqual([]);
      expect(await kysely.selectFrom('embed_host').select('last_day').execute()).toEqual([
        { last_day: '2024-02-02' },
      ]);
    }),
  );

  it(
    'counts days by the newsroom’s zone: a promise is over when its day is over there',
    alone(async (database) => {
      await saveSettings(database.kysely, { timeZone: 'Pacific/Auckland' }, ACTOR, RECORDED);
      await loadBundles(database, [{ bundle: promiseBundle() }], '2024-03-30T12:00:00.000Z');
      // Half past eleven on 31 March, and then midnight: in summer, Auckland is 13 hours ahead.
      expect((await followDay(database, new Date('2024-03-31T10:30:00.000Z'))).published).toEqual([]);
      const { published, calendar } = await followDay(database, new Date('2024-03-31T11:00:00.000Z'));
      expect(calendar.today).toBe('2024-04-01');
      expect(published).toEqual([
        { slug: 'a-promise', clock: 'now', from: 'pending', to: 'awaiting-outcome' },
      ]);
      const [claim] = await apiClaims(database, {}, null, 1);
      expect(claim?.changedOn).toBe('2024-04-01');
    }),
  );

  it(
    'takes a figure that was published on the newsroom’s day',
    alone(async (database) => {
      await loadBundles(database, [{ bundle: smallBundle() }], RECORDED);
      const figure = { at: '2024-06-30', value: '20100', source: 'bulletin', publishedOn: '2024-07-02' };
      // London is an hour ahead of UTC: there it is 2 July already.
      const at = '2024-07-01T23:30:00.000Z';
      expect((await importObservations(database, 'officers', [figure], at)).added).toBe(1);
      expect((await findCalendar(database.kysely, at)).today).toBe('2024-07-02');
    }),
  );
}

describe('the calendar on an embedded file', () => calendarSuite(EMBEDDED));
describe.skipIf(noSqld !== null)(
  `the calendar on a libSQL server${noSqld === null ? '' : `, ${noSqld}`}`,
  () => calendarSuite(REMOTE),
);

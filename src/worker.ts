/**
 * The readers' Worker: pages, feeds, embeds, the API and what runs by the clock, on Cloudflare Workers with a remote libSQL
 * database. What is asked of the newsroom it passes on to the newsroom's Worker.
 */
import type { Database } from '../db/base/open.ts';
import { answerBy, type Env, open } from './edge.ts';
import { faultInWords } from './faults.ts';
import { makeApp } from './frame.ts';
import { NEWSROOM_ELSEWHERE } from './newsroom-elsewhere.ts';
import { READERS } from './readers.ts';
import { followDay, standstillInWords } from './tasks/daily.ts';
import { EmbedCounter } from './tasks/embed-counter.ts';
import { tellPublishers } from './tasks/webhooks.ts';

interface ReadersEnv extends Env {
  /** The newsroom's Worker, if it is bound. */
  DESK?: { fetch(request: Request): Promise<Response> };
}

/** What the platform runs on after an answer. */
interface Running {
  waitUntil(work: Promise<unknown>): void;
}

const app = makeApp([READERS, NEWSROOM_ELSEWHERE]);
const embeds = new EmbedCounter();

/** How long counts of embeds are gathered before they are written, in milliseconds. */
const GATHERED = 5_000;
/** A gathering that began longer ago was ended by the platform. */
const GATHERED_AT_MOST = 30_000;
let gatheringSince = 0;

/** How often an isolate that is asked looks at what was published, in milliseconds. */
const LOOK_EVERY = 4_000;
let lookedAt = 0;

/** Writes the counts of embeds, a while after the first of them and after the answer. */
async function writeCounts(env: Env): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, GATHERED));
  gatheringSince = 0;
  const database = open(env);
  try {
    await embeds.flush(database);
  } catch (error) {
    console.error('embeds could not be counted:', faultInWords(error));
  } finally {
    await database.close();
  }
}

/** Looks at what was published, beside a request. */
async function look(env: Env): Promise<void> {
  let database: Database | undefined;
  try {
    database = open(env);
    await app.look(database, new Date());
  } catch (error) {
    console.error('the database does not answer, and readers get what is kept:', faultInWords(error));
  } finally {
    await database?.close();
  }
}

/** Follows the calendar, and says in the log if it stands still or could not be followed. */
async function followCalendar(database: Database): Promise<void> {
  try {
    const { calendar } = await followDay(database, new Date());
    const standstill = standstillInWords(calendar);
    if (standstill !== null) console.error(standstill);
  } catch (error) {
    console.error('verdicts could not be brought up to date:', faultInWords(error));
  }
}

export default {
  async fetch(request: Request, env: ReadersEnv, running: Running): Promise<Response> {
    if (Date.now() - lookedAt > LOOK_EVERY) {
      lookedAt = Date.now();
      running.waitUntil(look(env));
    }
    const { DESK } = env;
    return answerBy(app, request, env, {
      newsroom: DESK && ((asked) => DESK.fetch(asked)),
      seen(address, referer, from) {
        embeds.count(address, referer, env.PUBLIC_ORIGIN || undefined, new Date(), from);
        const now = Date.now();
        if (embeds.isEmpty || now - gatheringSince < GATHERED_AT_MOST) return;
        gatheringSince = now;
        running.waitUntil(writeCounts(env));
      },
    });
  },

  /**
   * Every ten minutes: publishes what the calendar alone changed once the newsroom's day has begun, such as a deadline
   * that passed, and sends publishers what changed.
   */
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const database = open(env);
    try {
      await followCalendar(database);
      await tellPublishers(database, new Date(), env.PUBLIC_ORIGIN || undefined, {
        send: (address, init) => fetch(address, init),
        // A Worker reaches only the public net.
        isPublicHost: () => Promise.resolve(true),
      });
    } finally {
      await database.close();
    }
  },
};

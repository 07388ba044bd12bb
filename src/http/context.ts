/** What travels with a request: its dependencies, its time, who is signed in, what was posted, and the site. */
import type { Context } from 'hono';
import type { Licence } from '../../claims/editorial/licence.ts';
import type { FactorDue } from '../../claims/editorial/people.ts';
import type { Role } from '../../claims/editorial/workflow.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import type { Site } from '../../views/parts/layout.ts';
import type { ZoneClock } from '../clock.ts';
import type { StoredAnswer } from './cache.ts';
import type { Deps } from './deps.ts';
import type { VerdictStore } from './held.ts';
import type { Keeper } from './keeper.ts';

/** Who is signed in. */
export interface Person {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** A short public name of the session, for the audit: it tells sessions apart, and cannot be used. */
  session: string;
  sessionId: string;
  /** What forms of the session carry as `_csrf`. */
  csrf: string;
  hasSecondFactor: boolean;
  /** Until when they may work without the second factor that their role asks for; set by `newsroom()`. */
  factorDue?: FactorDue | undefined;
}

/** A form as it was posted. */
export interface Form {
  /** Every text field; of several with one name, the first. */
  fields: Record<string, string>;
  /** The text of a field; empty if the form lacks it. */
  get(name: string): string;
  /** The names of the fields that held a file. */
  files: readonly string[];
  /** The file of a form that takes one. */
  upload?: { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined;
}

export interface AppEnv {
  Bindings: {
    deps: Deps;
    now: Date;
    /** The client's address, as far as it is known; used to slow guesses. */
    address?: (() => string | undefined) | undefined;
  };
  Variables: {
    deps: Deps;
    /** The time at which the request came in. */
    now: Date;
    styleHash: string;
    /** Who is signed in; set by `newsroom()`. */
    person: Person;
    /** What was posted; set by `newsroom()`. */
    form: Form;
    verdicts: VerdictStore;
    /** Asks the app itself for one of its pages, as a browser does. */
    ask(path: string): Promise<Response>;
    /** The clock of the newsroom, in its time zone. It is asked after a page has read what it shows. */
    clock(): ZoneClock;
    /** The licence of the ledger; null if none was chosen. It is asked for like the clock. */
    licence(): Licence | null;
    /** Makes sure of the zone before anything else is read. */
    knowZone(): Promise<void>;
    /** Reads the zone again, because it was changed. */
    forgetZone(): void;
    /** What keeps answers, and gives them; undefined if none are kept. */
    keeper?: Keeper;
    /** The answer to keep, and the address to keep it under. */
    keep?: StoredAnswer;
    keptAs?: string;
  };
}

/** The origin of the site: as configured, or else the request's. */
export function originOf(c: Context<AppEnv>): string {
  return c.var.deps.origin ?? new URL(c.req.url).origin;
}

/** The site of a request's pages. */
export function siteOf(c: Context<AppEnv>): Site {
  const { styleHash } = c.var;
  return {
    origin: originOf(c),
    styleHash,
    today: todayOf(c),
    zone: zoneOf(c),
    licence: c.var.licence(),
  };
}

/** The day of a request at the newsroom, `YYYY-MM-DD`. */
export function todayOf(c: Context<AppEnv>): string {
  return c.var.clock().dayOf(c.var.now);
}

const WEEK = 7 * 86_400_000;

/** The day of a request at the newsroom, its time, and when the seven days began that end with it, ISO 8601. */
export function lastWeekOf(c: Context<AppEnv>): { today: string; now: string; since: string } {
  const { now } = c.var;
  return {
    today: todayOf(c),
    now: now.toISOString(),
    since: new Date(now.getTime() - WEEK).toISOString(),
  };
}

/** The newsroom's time zone. */
export function zoneOf(c: Context<AppEnv>): string {
  return c.var.clock().zone;
}

/** The day of an ISO 8601 time at the newsroom, `YYYY-MM-DD`. */
export function dayOf(c: Context<AppEnv>, at: string): string {
  return dayIn(zoneOf(c), at);
}

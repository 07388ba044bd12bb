/** What travels with a request: the dependencies, the time, and the site that pages are part of. */
import type { Context } from 'hono';
import type { Site } from '../../views/parts/layout.ts';
import type { Person } from '../auth/person.ts';
import { dayOf, type Kept } from './cache.ts';
import type { Deps } from './deps.ts';
import type { Form } from './forms.ts';
import type { VerdictStore } from './held.ts';

export interface AppEnv {
  Bindings: {
    deps: Deps;
    now: Date;
    /** The client's address, as far as it can be known: asked for by what slows guesses. */
    address?: (() => string | undefined) | undefined;
  };
  Variables: {
    deps: Deps;
    /** The clock as the request came in. */
    now: Date;
    styleHash: string;
    /** The hashes in the addresses of the newsroom's style sheet and script. */
    editStyleHash: string;
    scriptHash: string;
    /** Who is signed in; behind `newsroom()`. */
    person: Person;
    /** What was posted; behind `newsroom()`. */
    form: Form;
    verdicts: VerdictStore;
    /** The answer that is to be kept, once it is made. */
    keep?: Kept;
  };
}

/** Where the site is served: as configured, or as the request has it. */
export function originOf(c: Context<AppEnv>): string {
  return c.var.deps.origin ?? new URL(c.req.url).origin;
}

/** The site of a request's pages. */
export function siteOf(c: Context<AppEnv>): Site {
  return { origin: originOf(c), styleHash: c.var.styleHash, today: dayOf(c.var.now) };
}

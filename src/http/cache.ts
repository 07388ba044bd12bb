/**
 * How long each kind of answer may be kept, in one table, and the store of answers in memory.
 *
 * A fresh answer is given without asking the database, and a reader who has it already gets a 304 without anything
 * being drawn. No answer outlives the newsroom's day: when it ends, every page that says "today" changes.
 */

export interface Policy {
  /** Seconds for which it may be given without asking, from the store and by shared caches. */
  maxAge: number;
  /** Whether browsers ask each time, so that nobody sees an old verdict after its correction. */
  isAskedEachTime?: boolean;
  /** The same for shared caches and for the store, if theirs is different. */
  sharedMaxAge?: number;
  /** Seconds after that in which it may be given while a newer one is fetched. */
  staleWhileRevalidate?: number;
  /** Seconds after that in which it may be given if fetching a newer one fails. */
  staleIfError?: number;
  /** Whether it never changes at its address. */
  immutable?: boolean;
}

/** The one table of policies. */
export const POLICIES = {
  /** Verdicts, and what is made from them. */
  claim: { maxAge: 60, isAskedEachTime: true },
  list: { maxAge: 60, isAskedEachTime: true },
  evidence: { maxAge: 60, isAskedEachTime: true },
  method: { maxAge: 300, staleWhileRevalidate: 3_600 },
  asset: { maxAge: 31_536_000, immutable: true },
  icon: { maxAge: 86_400 },
  /**
   * What other sites show. So that a front page does not wait, its readers get an older one while a newer one is
   * fetched, but none older than an hour, since a verdict may have been corrected. If the ledger does not answer, a
   * day-old one is better than a broken picture: it says its date.
   */
  embed: { maxAge: 300, sharedMaxAge: 60, staleWhileRevalidate: 3_600, staleIfError: 86_400 },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;

/** The Cache-Control of what is never kept, such as errors and the newsroom. */
export const NO_STORE = 'no-store';

/** The Cache-Control of a policy. */
export function cacheControl(name: PolicyName): string {
  const policy: Policy = POLICIES[name];
  if (policy.isAskedEachTime === true) return `public, max-age=0, s-maxage=${policy.maxAge}, must-revalidate`;
  return [
    'public',
    `max-age=${policy.maxAge}`,
    ...(policy.sharedMaxAge === undefined ? [] : [`s-maxage=${policy.sharedMaxAge}`]),
    ...(policy.staleWhileRevalidate === undefined
      ? []
      : [`stale-while-revalidate=${policy.staleWhileRevalidate}`]),
    ...(policy.staleIfError === undefined ? [] : [`stale-if-error=${policy.staleIfError}`]),
    ...(policy.immutable === true ? ['immutable'] : []),
  ].join(', ');
}

/** An answer in the store. */
export interface StoredAnswer {
  headers: Record<string, string>;
  etag: string;
  /** Text, or bytes of a format that is compressed already. */
  body: string | Uint8Array<ArrayBuffer>;
  gzipped?: Uint8Array<ArrayBuffer>;
  /** Until when it is fresh, in milliseconds of the clock: its age is up, or the day is. */
  freshUntil: number;
  /** When it was made. It is stale too if the clock was set back to before that. */
  madeAt: number;
}

/** The store holds about this many bytes, and drops what was used least recently. */
const MAX_BYTES = 48_000_000;
const MAX_ANSWERS = 4_000;
/** A longer answer is not kept. */
const MAX_ANSWER = 1_000_000;

/** The bytes that an answer takes: its address, its body and room for its compressed copy. */
function weight(key: string, kept: StoredAnswer): number {
  return 2 * key.length + Math.ceil(1.5 * kept.body.length);
}

/** A store of answers by address, bounded, in the memory of one process or isolate. */
export class AnswerStore {
  readonly #answers = new Map<string, StoredAnswer>();
  #bytes = 0;
  #writes = 0;

  /** The answer kept for an address, if it is fresh. */
  get(key: string, now: Date): StoredAnswer | undefined {
    const kept = this.#answers.get(key);
    if (kept === undefined) return undefined;
    this.#answers.delete(key);
    if (kept.freshUntil <= now.getTime() || kept.madeAt > now.getTime()) {
      this.#bytes -= weight(key, kept);
      return undefined;
    }
    this.#answers.set(key, kept);
    return kept;
  }

  /** Keeps an answer, and drops those used least recently until there is room. */
  set(key: string, kept: StoredAnswer): void {
    if (kept.body.length > MAX_ANSWER) return;
    this.delete(key);
    this.#answers.set(key, kept);
    this.#bytes += weight(key, kept);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= MAX_BYTES && this.#answers.size <= MAX_ANSWERS) break;
      this.delete(oldest);
    }
  }

  /** How often the store was emptied because something was written. */
  get writes(): number {
    return this.#writes;
  }

  /** Drops everything, because something was written. */
  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
    this.#writes += 1;
  }

  delete(key: string): void {
    const kept = this.#answers.get(key);
    if (kept === undefined) return;
    this.#bytes -= weight(key, kept);
    this.#answers.delete(key);
  }
}

/**
 * Until when an answer made now is fresh under a policy, but never beyond the day, which ends at `dayEnds`; both in
 * milliseconds of the clock.
 */
export function freshUntil(name: PolicyName, now: Date, dayEnds: number): number {
  const policy: Policy = POLICIES[name];
  return Math.min(now.getTime() + (policy.sharedMaxAge ?? policy.maxAge) * 1_000, dayEnds);
}

/** Whether an If-None-Match names the tag, by weak comparison (RFC 9110, section 13.1.2). */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => plain(tag) === plain(etag));
}

/**
 * How long each kind of answer may be kept, in one table, and the store of answers that are kept here.
 *
 * An answer that is fresh is given without asking the database, and a reader who has it already is told so
 * (304) without drawing it. The day is part of the key: at midnight every page that says "today" is another.
 */

export interface Policy {
  /** Seconds for which it may be given without asking, here and by shared caches. */
  maxAge: number;
  /** Whether browsers ask each time, so that nobody is shown a verdict that they have seen corrected. */
  isAskedEachTime?: boolean;
  /** The same for shared caches and for the store here, where it is another for them. */
  sharedMaxAge?: number;
  /** Seconds beyond that in which it may be given while it is asked for anew. */
  staleWhileRevalidate?: number;
  /** Seconds beyond that in which it may be given where an error came instead. */
  staleIfError?: number;
  /** It never changes at its address. */
  immutable?: boolean;
}

/** The one table of policies. */
export const POLICIES = {
  /** Verdicts and what is made from them. */
  claim: { maxAge: 60, isAskedEachTime: true },
  list: { maxAge: 60, isAskedEachTime: true },
  evidence: { maxAge: 60, isAskedEachTime: true },
  method: { maxAge: 300, staleWhileRevalidate: 3_600 },
  asset: { maxAge: 31_536_000, immutable: true },
  icon: { maxAge: 86_400 },
  /**
   * What other sites show. A front page does not wait for it, so that a reader is given the one of before while it
   * is asked for anew: but not one that is more than an hour old, as a verdict may have been corrected. Where the
   * ledger does not answer, a day-old one is better than a broken picture, as it says its date.
   */
  embed: { maxAge: 300, sharedMaxAge: 60, staleWhileRevalidate: 3_600, staleIfError: 86_400 },
} as const satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;

/** What is never kept: errors, health. */
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

/** An answer that is kept. */
export interface StoredAnswer {
  headers: Record<string, string>;
  etag: string;
  /** Text, or what is packed by itself and compressed no further. */
  body: string | Uint8Array<ArrayBuffer>;
  gzipped?: Uint8Array<ArrayBuffer>;
  /** From when on the answer is made anew, in milliseconds of the clock: its age, or the next day. */
  freshUntil: number;
  /** When it was made; a clock that was set back makes it anew. */
  madeAt: number;
}

/** Answers are kept up to this many bytes together, about, the least recently used leaving first. */
const MAX_BYTES = 48_000_000;
const MAX_ANSWERS = 4_000;
/** One answer longer than this is not kept. */
const MAX_ANSWER = 1_000_000;

/** What an answer weighs: its address, its body and room for its compressed copy. */
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

  /** Keeps an answer, and lets go of the least recently used where there is no room. */
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

  /** How often it was emptied because something was written. */
  get writes(): number {
    return this.#writes;
  }

  /** Lets go of everything: something was written. */
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

/** Until when an answer made now under a policy is fresh: its age, but never beyond the day, in milliseconds. */
export function freshUntil(name: PolicyName, now: Date): number {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  const policy: Policy = POLICIES[name];
  return Math.min(now.getTime() + (policy.sharedMaxAge ?? policy.maxAge) * 1_000, midnight);
}

/** Whether an If-None-Match names the tag; weak comparison, as RFC 9110 section 13.1.2 asks. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => plain(tag) === plain(etag));
}

/**
 * How long each kind of answer may be kept, in one table. What keeps them is store.ts.
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

/** How long after it was made an answer may still be given while the database fails, in milliseconds. */
export const STALE_IF_ERROR = 2 * 86_400_000;

/** The Cache-Control of such an answer: shared caches bear the load, and see a fresh one soon after there is one. */
export const OUTDATED = 'public, max-age=0, s-maxage=10';

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
  policy: PolicyName;
  headers: Record<string, string>;
  etag: string;
  /** Text, or bytes of a format that is compressed already. */
  body: string | Uint8Array<ArrayBuffer>;
  gzipped?: Uint8Array<ArrayBuffer>;
  /** Until when it is fresh, in milliseconds of the clock: its age is up, or the day is. */
  freshUntil: number;
  /** The newsroom's time zone at that time. */
  zone: string;
  /** When it was made. It is stale too if the clock was set back to before that. */
  madeAt: number;
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

/**
 * The store of answers, in the memory of one process or isolate: each under the one address that it has (kept.ts).
 *
 * Addresses without a query name what the ledger holds, and are as many as that. Those with one can be made up without
 * end: they have a shelf of their own, so that nobody can push the others out, and one that is full takes only what is
 * asked for twice.
 *
 * An answer that is no longer fresh stays until there is no room for it: it is given, marked, while the database fails.
 */
import { STALE_IF_ERROR, type StoredAnswer } from './cache.ts';
import { contentHash } from './hash.ts';

/** About how many bytes each shelf holds, and how many answers; what was used least recently is dropped first. */
const PLAIN = { bytes: 36_000_000, answers: 3_000 };
const QUERIED = { bytes: 12_000_000, answers: 1_000 };
/** A longer answer is not kept, nor one with a longer address. */
const MAX_ANSWER = 1_000_000;
const MAX_ADDRESS = 2_000;
/** How many addresses are remembered as asked for once. */
const MAX_ASKED = 8_000;

/** The bytes that an answer takes: its address, its body and room for its compressed copy. */
function weight(key: string, kept: StoredAnswer): number {
  return 2 * key.length + Math.ceil(1.5 * kept.body.length);
}

/** Answers by address, bounded; the least recently used is dropped first. */
class Shelf {
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #most: typeof PLAIN;
  #bytes = 0;

  constructor(most: typeof PLAIN) {
    this.#most = most;
  }

  get(key: string): StoredAnswer | undefined {
    const kept = this.#answers.get(key);
    if (kept === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, kept);
    return kept;
  }

  /** Whether it has hardly room for one more. */
  get isFull(): boolean {
    return this.#answers.size >= this.#most.answers || this.#bytes + MAX_ANSWER > this.#most.bytes;
  }

  has(key: string): boolean {
    return this.#answers.has(key);
  }

  set(key: string, kept: StoredAnswer): void {
    this.delete(key);
    this.#answers.set(key, kept);
    this.#bytes += weight(key, kept);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#most.bytes && this.#answers.size <= this.#most.answers) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const kept = this.#answers.get(key);
    if (kept === undefined) return;
    this.#bytes -= weight(key, kept);
    this.#answers.delete(key);
  }

  entries(): [string, StoredAnswer][] {
    return [...this.#answers];
  }

  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
  }
}

/** The claim that an address is about, by its page, its files or its embeds; undefined if it is about several or none. */
function claimIn(address: string): string | undefined {
  return /^(?:https?:\/\/[^/]+)?\/(?:claims|embed|badge|og)\/([^/?]+?)(?:\.(?:json|svg|png))?(?:[/?]|$)/.exec(
    address,
  )?.[1];
}

export class AnswerStore {
  readonly #plain = new Shelf(PLAIN);
  readonly #queried = new Shelf(QUERIED);
  readonly #askedOnce = new Set<string>();
  #changes = 0;

  #shelf(key: string): Shelf {
    return key.includes('?') ? this.#queried : this.#plain;
  }

  /** The answer kept for an address, if it is fresh: its age is not up, and the clock was not set back. */
  get(key: string, now: Date): StoredAnswer | undefined {
    const kept = this.#shelf(key).get(key);
    const time = now.getTime();
    return kept !== undefined && kept.freshUntil > time && kept.madeAt <= time ? kept : undefined;
  }

  /** The answer kept for an address, fresh or not, that may be given while the database fails. */
  outdated(key: string, now: Date): StoredAnswer | undefined {
    const kept = this.#shelf(key).get(key);
    return kept !== undefined && now.getTime() - kept.madeAt < STALE_IF_ERROR ? kept : undefined;
  }

  /** Keeps an answer, if there is reason to. */
  set(key: string, kept: StoredAnswer): void {
    if (kept.body.length > MAX_ANSWER || key.length > MAX_ADDRESS) return;
    const shelf = this.#shelf(key);
    if (shelf === this.#queried && shelf.isFull && !shelf.has(key) && !this.#wasAsked(key)) return;
    shelf.set(key, kept);
  }

  /** Whether an address was asked for before; it was from now on. */
  #wasAsked(key: string): boolean {
    const short = contentHash(key);
    if (this.#askedOnce.delete(short)) return true;
    this.#askedOnce.add(short);
    for (const oldest of this.#askedOnce) {
      if (this.#askedOnce.size <= MAX_ASKED) break;
      this.#askedOnce.delete(oldest);
    }
    return false;
  }

  /** How often something was published: an answer that was being made meanwhile is not kept. */
  get changes(): number {
    return this.#changes;
  }

  /** Drops everything. */
  clear(): void {
    this.#plain.clear();
    this.#queried.clear();
    this.#changes += 1;
  }

  /**
   * Something was published: no answer is fresh any more, and those about claims that changed are dropped, as is what is
   * about several. The others remain for when the database fails.
   */
  supersede(changed: ReadonlySet<string>): void {
    this.#changes += 1;
    for (const shelf of [this.#plain, this.#queried])
      for (const [key, kept] of shelf.entries()) {
        const claim = claimIn(key);
        if (claim === undefined || changed.has(claim)) shelf.delete(key);
        else kept.freshUntil = 0;
      }
  }
}

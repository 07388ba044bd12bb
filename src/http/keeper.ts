/**
 * Gives answers from the store, and keeps them there. A fresh one is given without asking the database; what runs the
 * app looks every few seconds whether anything was published since, by this process or another, and lets go of what that
 * changed. While the database fails, what is kept is given even if it is no longer fresh, marked as that.
 */
import type { Database } from '../../db/base/open.ts';
import { claimsChangedSince, isSameMark, type PublicMark, publicMark } from '../../db/readers/public-mark.ts';
import type { PolicyName, StoredAnswer } from './cache.ts';
import { Outage } from './outage.ts';
import { AnswerStore } from './store.ts';

/** Answers under these policies are read from the database: that there is one says that it answers. */
const FROM_DATABASE: ReadonlySet<PolicyName> = new Set<PolicyName>(['claim', 'list', 'evidence']);

/** An answer from the store, and whether it is given only because the database fails. */
export interface Found {
  kept: StoredAnswer;
  isOutdated: boolean;
}

export class Keeper {
  readonly #store = new AnswerStore();
  readonly #outage = new Outage();
  #mark: PublicMark | undefined;

  /** How often something was published, as far as is known here. */
  get changes(): number {
    return this.#store.changes;
  }

  /** What is given for an address without asking the routes, if anything. */
  find(key: string, now: Date): Found | undefined {
    const kept = this.#store.get(key, now);
    if (kept !== undefined) return { kept, isOutdated: false };
    if (!this.#outage.isOn) return undefined;
    const found = this.outdated(key, now);
    return found === undefined || this.#outage.isTurnToTry(now) ? undefined : found;
  }

  /** What may be given for an address if the database fails. */
  outdated(key: string, now: Date): Found | undefined {
    const kept = this.#store.outdated(key, now);
    return kept === undefined ? undefined : { kept, isOutdated: true };
  }

  /** Keeps an answer that was just made. */
  keep(key: string, kept: StoredAnswer): void {
    if (FROM_DATABASE.has(kept.policy)) this.#outage.end();
    this.#store.set(key, kept);
  }

  /** A request found out that the database fails. */
  failed(now: Date): void {
    this.#outage.note(now);
  }

  /** Drops everything: something was published, and nobody has to look. */
  clear(): void {
    this.#store.clear();
  }

  /**
   * Looks at what was published, and lets go of what it changed; the first time of everything, since nothing is known of
   * what came before. Throws if the database fails.
   */
  async look(database: Database, now: Date): Promise<void> {
    try {
      const before = this.#mark;
      const mark = await publicMark(database);
      this.#outage.end();
      if (before !== undefined && isSameMark(before, mark)) return;
      const changed = before === undefined ? undefined : await claimsChangedSince(database, before, mark);
      this.#mark = mark;
      if (changed === undefined) this.#store.clear();
      else this.#store.supersede(changed);
    } catch (error) {
      this.#outage.note(now);
      throw error;
    }
  }
}

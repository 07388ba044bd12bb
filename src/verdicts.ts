/**
 * Verdicts that were computed, by what they were computed from: a claim's version in the ledger and a day.
 * A verdict is a pure function of these, so that one that is held is never out of date.
 */
import type { Verdict } from '../claims/verdict.ts';

const MAX_HELD = 2_000;
/** A verdict on more figures than this is computed anew each time, so that what is held stays small. */
const MAX_FIGURES = 100;

export class VerdictStore {
  readonly #held = new Map<string, Verdict>();
  readonly #most: number;

  constructor(most = MAX_HELD) {
    this.#most = most;
  }

  /** The verdict of a key, computed where it is not held; the least recently used leave first. */
  get(key: string, compute: () => Verdict): Verdict {
    const held = this.#held.get(key);
    if (held !== undefined) {
      this.#held.delete(key);
      this.#held.set(key, held);
      return held;
    }
    const verdict = compute();
    if (verdict.evidence.length > MAX_FIGURES) return verdict;
    this.#held.set(key, verdict);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#most) break;
      this.#held.delete(oldest);
    }
    return verdict;
  }
}

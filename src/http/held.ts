/**
 * What was computed, held by what it was computed from: verdicts by a claim's version in the ledger and a day, pictures
 * by what they show. Each is a pure function of its key, so that nothing held is ever out of date.
 */
import type { CourseTold } from '../../claims/editorial/course-told.ts';
import type { Verdict } from '../../claims/verdict/verdict.ts';

/** Values by their keys; the least recently used is dropped first. */
export class Held<Value> {
  readonly #held = new Map<string, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const held = this.#held.get(key);
    if (held === undefined) return undefined;
    this.#held.delete(key);
    this.#held.set(key, held);
    return held;
  }

  set(key: string, value: Value): void {
    this.#held.set(key, value);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#most) break;
      this.#held.delete(oldest);
    }
  }
}

const MAX_HELD = 2_000;
/** A verdict on more figures than this is computed each time, so that what is held stays small. */
const MAX_FIGURES = 100;

export class VerdictStore {
  readonly #held: Held<Verdict>;
  readonly #courses: Held<CourseTold>;

  constructor(most = MAX_HELD) {
    this.#held = new Held(most);
    this.#courses = new Held(most);
  }

  /** The course of a key, computed unless it is held. */
  course(key: string, compute: () => CourseTold): CourseTold {
    const held = this.#courses.get(key);
    if (held !== undefined) return held;
    const course = compute();
    this.#courses.set(key, course);
    return course;
  }

  /** The verdict of a key, computed unless it is held. */
  get(key: string, compute: () => Verdict): Verdict {
    const held = this.#held.get(key);
    if (held !== undefined) return held;
    const verdict = compute();
    if (verdict.evidence.length <= MAX_FIGURES) this.#held.set(key, verdict);
    return verdict;
  }
}

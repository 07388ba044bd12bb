/**
 * Evidence that is looked at on one day after another, and remembers what of it was read: where nothing of that was published
 * anew, the verdict is the same, and need not be decided again (method, section 9).
 */
import { type KnownObservation, known as knownOf, Lookup, type Series } from '../evidence/series.ts';
import { compareMoments, moment } from '../exact/calendar.ts';
import { Evidence, type EvidenceParts } from './evidence.ts';

/** What is known of a series from one day to a later one, each figure taken apart once. */
class Growing {
  readonly #pending: Series['observations'];
  readonly #counting = new Map<string, KnownObservation>();
  #next = 0;
  #known: readonly KnownObservation[] | undefined;

  constructor({ observations }: Series) {
    this.#pending = observations
      .filter(({ status }) => status !== 'forecast')
      .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0));
  }

  /** The observations that count on a day, which is no earlier than the one before, in order of date. */
  on(day: string): readonly KnownObservation[] {
    for (; ; this.#next += 1) {
      const one = this.#pending[this.#next];
      if (one === undefined || one.publishedOn > day) break;
      this.#counting.set(moment(one.at).text, knownOf(one));
      this.#known = undefined;
    }
    this.#known ??= [...this.#counting.values()].sort((a, b) => compareMoments(a.at, b.at));
    return this.#known;
  }
}

/** A lookup that notes which moments it was asked for. */
class NotedLookup extends Lookup {
  readonly #note: (at: string) => void;

  constructor(series: Series, asOf: string, note: (at: string) => void) {
    super(series, asOf);
    this.#note = note;
  }

  override at(at: string, options?: { forecasts?: boolean }): ReturnType<Lookup['at']> {
    this.#note(at);
    return super.at(at, options);
  }
}

/** Evidence on a row of days, in order, from the day of the words on. */
export class WatchedEvidence extends Evidence {
  readonly #saidOn: string;
  readonly #growing = new Map<string, Growing>();
  /** What was known on the day of the words, by which "latest" is fixed. */
  readonly #then = new Map<string, readonly KnownObservation[]>();
  readonly #ids: readonly string[];
  #wholes = new Set<string>();
  #moments = new Set<string>();

  constructor(parts: EvidenceParts, saidOn: string) {
    super(parts);
    this.#saidOn = saidOn;
    this.#ids = parts.series.map(({ id }) => id);
  }

  /** Begins another day: what was read before is forgotten. */
  begin(): void {
    this.#wholes = new Set();
    this.#moments = new Set();
  }

  /** Whether a figure of a series and a moment was read since the day began. */
  hasRead(series: string, at: string): boolean {
    return this.#wholes.has(series) || this.#moments.has(`${series} ${moment(at).text}`);
  }

  override known(series: Series, asOf: string): readonly KnownObservation[] {
    const then = this.#then.get(series.id);
    if (asOf === this.#saidOn && then !== undefined) return then;
    this.#wholes.add(series.id);
    const growing = this.#growing.get(series.id) ?? new Growing(series);
    this.#growing.set(series.id, growing);
    if (asOf > this.#saidOn && then === undefined) this.#then.set(series.id, growing.on(this.#saidOn));
    const known = growing.on(asOf);
    if (asOf === this.#saidOn) this.#then.set(series.id, known);
    return known;
  }

  override lookup(series: Series, asOf: string): Lookup {
    return new NotedLookup(series, asOf, (at) => this.#moments.add(`${series.id} ${moment(at).text}`));
  }

  /** Another form of a series is read by evidence that is not watched: all of it may have been. */
  override withSeries(series: Series): Evidence {
    for (const id of this.#ids) this.#wholes.add(id);
    return super.withSeries(series);
  }
}

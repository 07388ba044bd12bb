/** The evidence that a claim is decided on: the series and sources of a bundle, looked up as of any day. */
import type { Related } from '../claim.ts';
import { type KnownObservation, knownOn, Lookup, type Series, type Source } from '../evidence/series.ts';

/** What evidence is made of. A claim that rests on no source, as in tests of a formula, may leave the sources out. */
export interface EvidenceParts {
  series: readonly Series[];
  sources?: readonly Source[];
  related?: Related | undefined;
}

/**
 * Series and sources by their ids. What is known on a day is worked out once for each series and day, so that two clocks,
 * other evidence and a surface do not sort the same figures again.
 */
export class Evidence {
  readonly related: Related;
  readonly #series: ReadonlyMap<string, Series>;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #known = new Map<string, readonly KnownObservation[]>();
  readonly #lookups = new Map<string, Lookup>();
  readonly #lastPublished = new Map<string, string>();

  constructor({ series, sources = [], related = {} }: EvidenceParts) {
    this.#series = new Map(series.map((s) => [s.id, s]));
    this.#sources = new Map(sources.map((s) => [s.id, s]));
    this.related = related;
  }

  /** The series with an id. */
  get(id: string): Series | undefined {
    return this.#series.get(id);
  }

  /** The source with an id. */
  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  /** The same evidence with one series in another form. */
  withSeries(series: Series): Evidence {
    return new Evidence({
      series: [...this.#series.values()].map((s) => (s.id === series.id ? series : s)),
      sources: [...this.#sources.values()],
      related: this.related,
    });
  }

  /** The last day of publication on or before a day: on two days of which it is one, the same is known. Empty before the first. */
  lastPublished(asOf: string): string {
    let last = this.#lastPublished.get(asOf);
    if (last === undefined) {
      last = '';
      for (const { observations } of this.#series.values())
        for (const { publishedOn } of observations)
          if (publishedOn <= asOf && publishedOn > last) last = publishedOn;
      this.#lastPublished.set(asOf, last);
    }
    return last;
  }

  /** The observations of a series that are known on a day, no forecasts, in order of date. */
  known(series: Series, asOf: string): readonly KnownObservation[] {
    const key = `${series.id} ${asOf}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = knownOn(series, asOf);
      this.#known.set(key, known);
    }
    return known;
  }

  /** Looks up single observations of a series as of a day. */
  lookup(series: Series, asOf: string): Lookup {
    const key = `${series.id} ${asOf}`;
    let lookup = this.#lookups.get(key);
    if (lookup === undefined) {
      lookup = new Lookup(series, asOf);
      this.#lookups.set(key, lookup);
    }
    return lookup;
  }
}

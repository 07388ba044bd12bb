/** The evidence that is typed into one form, in addition to what the ledger has. */

import type { SeriesHead } from '../evidence/record.ts';
import type { Observation, Series, Source } from '../evidence/series.ts';
import { canonicalJson } from '../exact/canonical-json.ts';
import { freeId } from './free-id.ts';

/** What the ledger has of the evidence that a form names. */
export interface KnownEvidence {
  series: ReadonlyMap<string, SeriesHead>;
  sources: ReadonlyMap<string, Source>;
}

/** Sources, series and figures typed into one form. The same content typed twice is added once. */
export class AddedEvidence {
  readonly #known: KnownEvidence;
  readonly #sources = new Map<string, Source>();
  readonly #series = new Map<string, Series>();

  constructor(known: KnownEvidence) {
    this.#known = known;
  }

  /** The sources that are new to the ledger. */
  get sources(): Source[] {
    return [...this.#sources.values()];
  }

  /** The series that got new figures; a series that the ledger has keeps the ledger's head. */
  get series(): Series[] {
    return [...this.#series.values()];
  }

  /** The id of a described source: that of a source with the same content, or a new one. */
  source(source: Omit<Source, 'id'>): string {
    const id = freeId(source.title, 'source', source, [this.#known.sources, this.#sources]);
    if (!this.#known.sources.has(id)) this.#sources.set(id, { id, ...source });
    return id;
  }

  /** The sources that a text names: the one with this id, or all that the ledger has with this title, or else the form. */
  sourcesNamed(text: string): Source[] {
    const own = this.#known.sources.get(text) ?? this.#sources.get(text);
    if (own !== undefined) return [own];
    const titled = (sources: ReadonlyMap<string, Source>) =>
      [...sources.values()].filter(({ title }) => title === text);
    const held = titled(this.#known.sources);
    return held.length > 0 ? held : titled(this.#sources);
  }

  /** The head of the series with this id, of the ledger or of this form; undefined if neither has it. */
  head(id: string): SeriesHead | undefined {
    return this.#known.series.get(id) ?? this.#series.get(id);
  }

  /** A described series: one with the same content, or a new one with a free id. */
  newSeries(head: Omit<SeriesHead, 'id'>): SeriesHead {
    const id = freeId(head.title, 'series', head, [this.#known.series, this.#series]);
    return this.head(id) ?? { id, ...head };
  }

  /** Adds a figure. False if the form has another figure for the same time and day of publication. */
  observation(head: SeriesHead, observation: Observation): boolean {
    const series = this.#series.get(head.id) ?? { ...head, observations: [] };
    const same = series.observations.find(
      (o) => o.at === observation.at && o.publishedOn === observation.publishedOn,
    );
    if (same !== undefined) return canonicalJson(same) === canonicalJson(observation);
    this.#series.set(head.id, { ...series, observations: [...series.observations, observation] });
    return true;
  }
}

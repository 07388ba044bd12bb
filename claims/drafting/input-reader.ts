/** Reads the inputs of a claim from its form, and gathers the evidence that is typed on the spot. */

import type { InputSpec, Takes } from '../engine/inputs.ts';
import type { SeriesHead } from '../evidence/record.ts';
import { id as idSchema, line } from '../evidence/schema.ts';
import type { Series, Source } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { momentName } from '../words/dates.ts';
import { AddedEvidence, type KnownEvidence } from './added-evidence.ts';
import { defined } from './defined.ts';
import { GIVEN, type Given, inputField } from './draft-fields.ts';
import {
  EvidenceReader,
  SERIES_FIELDS,
  type SeriesField,
  type SourceField,
  seriesDescribed,
} from './evidence-reader.ts';
import type { FieldReader } from './field-reader.ts';
import { signOf } from './unit-fit.ts';

/** The ways in which an input may be given. */
export function waysOf(takes: Takes): readonly Given[] {
  return takes === 'observation' ? ['series', 'new'] : GIVEN;
}

/** Reads the inputs of a form one after the other. */
export class InputReader {
  readonly #read: FieldReader;
  readonly #added: AddedEvidence;
  readonly #evidence: EvidenceReader;

  constructor(read: FieldReader, known: KnownEvidence) {
    this.#read = read;
    this.#added = new AddedEvidence(known);
    this.#evidence = new EvidenceReader(read, this.#added);
  }

  /** What was typed on the spot by the inputs read so far. */
  get added(): { series: Series[]; sources: Source[] } {
    return { series: this.#added.series, sources: this.#added.sources };
  }

  /** An input as a claim has it; undefined if it is left out, is wrong or lacks something. */
  input(key: string, form: InputSpec): unknown {
    if (form.takes === 'series') return this.#seriesId(key, form.optional === true);
    const field = inputField(key, 'from');
    const typed = this.#read.typed(field);
    if (typed === '' && form.optional === true) return undefined;
    const given = typed === '' ? (form.usually ?? 'series') : typed;
    const way = waysOf(form.takes).find((one) => one === given);
    switch (way) {
      case 'series':
        return this.#ofSeries(key);
      case 'figure':
        return this.#onTheSpot(key, form);
      case 'new':
        return this.#newFigure(key);
      default:
        return this.#read.wrong(field, 'Choose how this figure is given.');
    }
  }

  /** The unit of an input that was read: as it was typed on the spot, or of its series; undefined if it is not known. */
  unitOf(key: string): string | undefined {
    if (this.#read.typed(inputField(key, 'from')) === 'figure')
      return this.#read.typed(inputField(key, 'unit'));
    const series = this.#read.typed(inputField(key, 'series'));
    return this.#added.head(series)?.unit;
  }

  /** The id of a series that a field names; undefined if it is empty or names none that is known. */
  namedSeries(key: string): string | undefined {
    return this.#seriesId(key, true);
  }

  #seriesId(key: string, optional: boolean): string | undefined {
    const field = inputField(key, 'series');
    const typed = optional
      ? this.#read.text(field, line)
      : this.#read.needed(field, line, 'Find the series that has this figure.');
    if (typed === undefined) return undefined;
    if (idSchema.safeParse(typed).success && this.#added.head(typed) !== undefined) return typed;
    return this.#read.wrong(
      field,
      `The ledger has no series “${typed.slice(0, 80)}”: press “Find” to look for one by the words of its title.`,
    );
  }

  #ofSeries(key: string) {
    const series = this.#seriesId(key, false);
    const field = inputField(key, 'at');
    const typed = this.#read.typed(field);
    if (typed === '')
      return this.#read.lacks(
        field,
        'Say which figure of the series: its date, its period, or “latest” for the newest.',
      );
    const at = /^(?:the )?latest$/i.test(typed) ? 'latest' : this.#read.moment(field);
    return series === undefined || at === undefined ? undefined : { series, at };
  }

  #onTheSpot(key: string, { takes, role }: InputSpec) {
    const field = (name: string) => inputField(key, name);
    const unit = this.#read.unit(field('unit'));
    const value = this.#evidence.value(field('value'), unit);
    const sign = unit === undefined ? signOf(this.#read.typed(field('value'))) : undefined;
    if (sign !== undefined)
      this.#read.lacks(
        field('unit'),
        `Say what the figure counts: the sign typed with it, ${sign}, is its unit.`,
      );
    const measure = this.#read.text(field('measure'), line);
    const name = this.#read.text(field('name'), line);
    const at = this.#read.moment(field('at'));
    if (takes === 'dated-figure' && this.#read.typed(field('at')) === '')
      this.#read.lacks(field('at'), 'Give the date of this figure: the rate is worked out from it.');
    if (takes === 'flow' && at?.includes('/') !== true) {
      const message = 'Give the time over which this happened, such as 2023 or January to March 2023.';
      if (this.#read.typed(field('at')) === '') this.#read.lacks(field('at'), message);
      else if (at !== undefined) return this.#read.wrong(field('at'), message);
    }
    const precision = this.#evidence.precision(field, value, unit);
    const source = this.#source(key);
    // A target is usually for a day to come; a count is not.
    if (at !== undefined && moment(at).start > this.#read.today && role !== 'agreed')
      return this.#read.wrong(
        field('at'),
        `This figure would be for ${momentName(at)}, which has not come. Give a forecast as a new figure of a series, and mark it as a forecast.`,
      );
    if (value === undefined) return undefined;
    return defined({ value, unit, measure, name, at, precision, source });
  }

  #newFigure(key: string) {
    const field = (name: string) => inputField(key, name);
    const head = this.#head(key);
    const at = this.#evidence.at(field('at'));
    const value = this.#evidence.value(field('value'), head?.unit);
    const publishedOn = this.#evidence.publishedOn(field('publishedOn'));
    const precision = this.#evidence.precision(field, value, head?.unit);
    const status = this.#evidence.status(field('status'));
    const source = this.#source(key);
    if (!this.#evidence.givesSource((name) => field(`source.${name}`)))
      this.#evidence.lacksSource(field('source.title'));
    // A draft may be saved without a series or a source: only a whole figure is checked for contradictions.
    if (head === undefined || source === undefined) return undefined;
    const observation = this.#evidence.observation(
      { at, value, publishedOn, precision, status, source },
      field,
    );
    if (observation === undefined) return undefined;
    if (!this.#added.observation(head, observation))
      return this.#read.wrong(
        field('at'),
        'This form has another figure for the same time, published on the same day: a day can have only one.',
      );
    return { series: head.id, at: observation.at };
  }

  /** The series that a new figure goes into: one that the ledger has, or a new one. */
  #head(key: string): SeriesHead | undefined {
    const field = (name: SeriesField) => inputField(key, `newSeries.${name}`);
    const isNamed = this.#read.typed(inputField(key, 'series')) !== '';
    const isDescribed = SERIES_FIELDS.some((name) => this.#read.typed(field(name)) !== '');
    if (isNamed && isDescribed)
      return this.#read.wrong(
        field('title'),
        'Name a series that the ledger has or describe a new one, not both: empty one of the two.',
      );
    if (isNamed) {
      const id = this.#seriesId(key, false);
      return id === undefined ? undefined : this.#added.head(id);
    }
    if (!isDescribed)
      return this.#read.lacks(
        inputField(key, 'series'),
        'Find the series that this figure belongs to, or describe a new one below.',
      );
    const described = seriesDescribed(this.#read, field);
    return described === undefined ? undefined : this.#added.newSeries(described);
  }

  #source(key: string): string | undefined {
    return this.#evidence.source((name: SourceField) => inputField(key, `source.${name}`));
  }
}

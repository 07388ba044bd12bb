/**
 * Reads the fields of evidence: a figure with its time, precision and status, its source, and its series. The claim
 * form and the evidence editor name these fields differently; each passes a function from a field's plain name to its
 * own, and gets the same values and the same messages.
 */

import type { SeriesHead } from '../evidence/record.ts';
import { line, positiveDecimal, text, url } from '../evidence/schema.ts';
import {
  FREQUENCIES,
  type Observation,
  observationSchema,
  type Precision,
  pointInInterval,
  STATUSES,
} from '../evidence/series.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { publishedEarly } from '../words/publication-date.ts';
import { sentence } from '../words/text.ts';
import type { AddedEvidence } from './added-evidence.ts';
import { defined } from './defined.ts';
import type { FieldReader } from './field-reader.ts';

/** The form's name for a field of a figure, a source or a series. */
type NameOf<Field extends string> = (field: Field) => string;

/** The fields that describe a source; `id` names one that is there already. */
const SOURCE_FIELDS = ['title', 'publisher', 'url', 'publishedOn', 'licence', 'quote'] as const;

export type SourceField = (typeof SOURCE_FIELDS)[number] | 'id';

/** The fields that describe a series. */
export const SERIES_FIELDS = ['title', 'unit', 'measure', 'place', 'definition', 'frequency'] as const;

export type SeriesField = (typeof SERIES_FIELDS)[number];

/** The parts of a figure as they were read; undefined for what is wrong, missing or left out. */
type ReadParts = { readonly [Part in keyof Observation]?: Observation[Part] | undefined };

/** How many ids are suggested for a title that several sources have. */
const MAX_SUGGESTED = 5;

export class EvidenceReader {
  readonly #read: FieldReader;
  readonly #added: AddedEvidence;

  constructor(read: FieldReader, added: AddedEvidence) {
    this.#read = read;
    this.#added = added;
  }

  /** The day or period that a figure is for, which must be given. */
  at(field: string): string | undefined {
    return this.#read.typed(field) === ''
      ? this.#read.lacks(field, 'Give the date or the period that this figure is for.')
      : this.#read.moment(field);
  }

  /** The value of a figure, which must be given. Without a unit nothing is checked against it. */
  value(field: string, unit: string | undefined): string | undefined {
    return this.#read.typed(field) === ''
      ? this.#read.lacks(field, 'Give the figure.')
      : this.#read.numberOf(unit, field);
  }

  /** The day on which a figure was published, which must be given. */
  publishedOn(field: string): string | undefined {
    return this.#read.typed(field) === ''
      ? this.#read.lacks(field, 'Give the day on which this figure was published.')
      : this.#read.pastDate(field, 'give the day on which the figure was published.');
  }

  /** Whether a figure is provisional, final or a forecast; undefined if nothing is chosen. */
  status(field: string): Observation['status'] {
    return this.#read.choice(field, STATUSES);
  }

  /** How exact a figure is: rounded to the nearest step, or published with its bounds. */
  precision(
    field: NameOf<'nearest' | 'low' | 'high'>,
    value: string | undefined,
    unit: string | undefined,
  ): Precision | undefined {
    const [lowField, highField] = [field('low'), field('high')];
    const bounds = {
      low: this.#read.numberOf(unit, lowField),
      high: this.#read.numberOf(unit, highField),
    };
    const isBounded = [lowField, highField].some((name) => this.#read.typed(name) !== '');
    const nearest = this.#read.typed(field('nearest'));
    if (nearest === '') return isBounded ? this.#between(field, bounds, value) : undefined;
    if (isBounded)
      return this.#read.wrong(
        field('nearest'),
        'Give either how the figure is rounded or its lower and upper bound, not both.',
      );
    if (/^exact(?:ly)?$/i.test(nearest)) return 'exact';
    const step = this.#read.numberOf(unit, field('nearest'), positiveDecimal);
    return step === undefined ? undefined : { nearest: step };
  }

  /** The precision that two bounds give, if both are there and the value is between them. */
  #between(
    field: NameOf<'low' | 'high'>,
    { low, high }: { low: string | undefined; high: string | undefined },
    value: string | undefined,
  ): Precision | undefined {
    if (this.#read.typed(field('low')) === '')
      return this.#read.lacks(field('low'), 'Give the lower bound too.');
    if (this.#read.typed(field('high')) === '')
      return this.#read.lacks(field('high'), 'Give the upper bound too.');
    if (low === undefined || high === undefined) return undefined;
    if (compare(parseDecimal(low), parseDecimal(high)) > 0)
      return this.#read.wrong(field('high'), 'The upper bound is below the lower one.');
    const precision: Precision = { interval: [low, high] };
    if (value !== undefined && !pointInInterval({ value, precision }))
      return this.#read.wrong(field('low'), 'The figure itself is not between these bounds.');
    return precision;
  }

  /** The figure that its parts make; undefined if one is missing, or with an issue if they contradict each other. */
  observation(parts: ReadParts, field: NameOf<'at' | 'value'>): Observation | undefined {
    const { at, value, publishedOn, status, source } = parts;
    if (at === undefined || value === undefined || publishedOn === undefined) return undefined;
    const early = publishedEarly({ at, publishedOn, status });
    if (early !== undefined) return this.#read.wrong(field('at'), early);
    if (source === undefined) return undefined;
    const result = observationSchema.safeParse(defined(parts));
    if (result.success) return result.data;
    return this.#read.wrong(
      field('value'),
      sentence(result.error.issues[0]?.message ?? 'this figure cannot be recorded'),
    );
  }

  /** Whether anything describes a new source. */
  describesSource(field: NameOf<SourceField>): boolean {
    return SOURCE_FIELDS.some((name) => this.#read.typed(field(name)) !== '');
  }

  /** Whether anything names or describes a source. */
  givesSource(field: NameOf<SourceField>): boolean {
    return this.#read.typed(field('id')) !== '' || this.describesSource(field);
  }

  /** The id of a source that is named or described; undefined if neither, or with an issue if both. */
  source(field: NameOf<SourceField>): string | undefined {
    const isDescribed = this.describesSource(field);
    if (this.#read.typed(field('id')) === '') return isDescribed ? this.#describedSource(field) : undefined;
    if (!isDescribed) return this.namedSource(field('id'));
    return this.#read.wrong(
      field('title'),
      'Name a source that the ledger has or describe a new one, not both: empty one of the two.',
    );
  }

  /** The id of the source that a field names by its id or its title. */
  namedSource(field: string): string | undefined {
    const typed = this.#read.text(field, line);
    if (typed === undefined) return undefined;
    const [first, ...others] = this.#added.sourcesNamed(typed);
    if (first === undefined)
      return this.#read.wrong(
        field,
        `The ledger has no source “${typed.slice(0, 80)}”: find one that it has, or describe a new one.`,
      );
    if (others.length === 0) return first.id;
    const ids = [first, ...others].slice(0, MAX_SUGGESTED).map((source) => source.id);
    return this.#read.wrong(
      field,
      `Several sources have this title: give the id of one of them, such as ${ids.join(' or ')}.`,
    );
  }

  #describedSource(field: NameOf<SourceField>): string | undefined {
    const title = this.#read.needed(field('title'), line, 'Give the source a title.');
    const publisher = this.#read.needed(field('publisher'), line, 'Say who published the source.');
    const more = defined({
      url: this.#read.text(field('url'), url),
      publishedOn: this.#read.pastDate(
        field('publishedOn'),
        'give the day on which the source was published.',
      ),
      licence: this.#read.text(field('licence'), line),
      quote: this.#read.text(field('quote'), text()),
    });
    if (title === undefined || publisher === undefined) return undefined;
    return this.#added.source({ title, publisher, ...more });
  }

  /** Notes that a figure has no source. */
  lacksSource(field: string): undefined {
    return this.#read.lacks(
      field,
      'Every figure needs a source: find one that the ledger has, or describe a new one.',
    );
  }
}

/** Reads a series as its fields describe it; undefined without a title and a unit. */
export function seriesDescribed(
  read: FieldReader,
  field: NameOf<SeriesField>,
): Omit<SeriesHead, 'id'> | undefined {
  const title = read.needed(field('title'), line, 'Give the series a title.');
  const unit = read.neededUnit(field('unit'), 'Say what the series counts, such as officers or %.');
  const more = defined({
    measure: read.text(field('measure'), line),
    place: read.text(field('place'), line),
    definition: read.text(field('definition'), text()),
    frequency: read.choice(field('frequency'), FREQUENCIES),
  });
  return title === undefined || unit === undefined ? undefined : { title, unit, ...more };
}

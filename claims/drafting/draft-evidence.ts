/**
 * Reads the inputs of a claim from its form, and gathers the evidence that is typed on the spot: sources, series
 * and observations, which get their ids here.
 */
import { canonicalJson } from '../bundle.ts';
import type { FormInput, Takes } from '../engine/kind-form.ts';
import {
  type Observation,
  type Precision,
  pointInInterval,
  type Series,
  type Source,
  STATUSES,
} from '../evidence/evidence.ts';
import { id as idSchema, line, positiveDecimal, text, url } from '../evidence/schema.ts';
import { moment } from '../exact/calendar.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { publishedEarly } from '../words/publication-date.ts';
import { momentName } from '../words/words.ts';
import { AGREED } from './draft-context.ts';
import { GIVEN, type Given, idsTried, inputField } from './draft-fields.ts';
import type { FieldReader } from './field-reader.ts';

/** A series without its figures. */
export type SeriesHead = Omit<Series, 'observations'>;

/** What the ledger has of that which a form names. */
export interface KnownEvidence {
  series: ReadonlyMap<string, SeriesHead>;
  sources: ReadonlyMap<string, Source>;
}

/** The ways in which an input may be given. */
export function waysOf(takes: Takes): readonly Given[] {
  return takes === 'observation' ? ['series', 'new'] : GIVEN;
}

/** The evidence typed into one form. Things with the same content are one, whichever input they were typed at. */
class Added {
  readonly #known: KnownEvidence;
  readonly sources = new Map<string, Source>();
  readonly series = new Map<string, Series>();

  constructor(known: KnownEvidence) {
    this.#known = known;
  }

  /** The id of a source: of one with the same content that is there already, or a new one. */
  source(source: Omit<Source, 'id'>): string {
    const id = freeId(idsTried(source.title, 'source'), source, [this.#known.sources, this.sources]);
    if (!this.#known.sources.has(id)) this.sources.set(id, { id, ...source });
    return id;
  }

  /** The head of a series of an id, of the ledger or of this form; undefined where neither has it. */
  head(id: string): SeriesHead | undefined {
    return this.#known.series.get(id) ?? this.series.get(id);
  }

  hasSource(id: string): boolean {
    return this.#known.sources.has(id) || this.sources.has(id);
  }

  /** The series of a head that was typed: one with the same content that is there already, or a new one. */
  newSeries(head: Omit<SeriesHead, 'id'>): SeriesHead {
    const id = freeId(idsTried(head.title, 'series'), head, [this.#known.series, this.series]);
    return this.head(id) ?? { id, ...head };
  }

  /** Adds an observation. False where another figure stands for the same time and day of publication. */
  observation(head: SeriesHead, observation: Observation): boolean {
    const { observations, ...rest } = { observations: [], ...head } as Series;
    const series = this.series.get(head.id) ?? { ...rest, observations: [] };
    const same = series.observations.find(
      (o) => o.at === observation.at && o.publishedOn === observation.publishedOn,
    );
    if (same !== undefined) return canonicalJson(same) === canonicalJson(observation);
    this.series.set(head.id, { ...series, observations: [...series.observations, observation] });
    return true;
  }
}

/** The first id that is free, or that belongs to the same content. */
function freeId(
  tried: readonly string[],
  content: object,
  held: readonly ReadonlyMap<string, { id: string }>[],
): string {
  const wanted = canonicalJson(content);
  const fits = (id: string) =>
    held.every((map) => {
      const there = map.get(id);
      if (there === undefined) return true;
      const { id: _, observations: __, ...own } = there as { id: string; observations?: unknown };
      return canonicalJson(own) === wanted;
    });
  return tried.find(fits) ?? `${tried[0]}-${held.reduce((n, map) => n + map.size, tried.length)}`;
}

/** Reads the inputs of a form one after the other. */
export class InputReader {
  readonly #read: FieldReader;
  readonly #added: Added;

  constructor(read: FieldReader, known: KnownEvidence) {
    this.#read = read;
    this.#added = new Added(known);
  }

  /** What was typed on the spot by the inputs read so far. */
  get added(): { series: Series[]; sources: Source[] } {
    return { series: [...this.#added.series.values()], sources: [...this.#added.sources.values()] };
  }

  /** An input as a claim has it; undefined where it is left out, is wrong or lacks something. */
  input(key: string, form: FormInput): unknown {
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
        return this.#onTheSpot(key, form.takes === 'dated-figure');
      case 'new':
        return this.#newFigure(key);
      default:
        return this.#read.wrong(field, 'Choose how this figure is given.');
    }
  }

  #seriesId(key: string, optional: boolean): string | undefined {
    const field = inputField(key, 'series');
    const typed = optional
      ? this.#read.text(field, line)
      : this.#read.needed(field, line, 'Find the series that it is measured by.');
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

  #onTheSpot(key: string, dated: boolean) {
    const unit = this.#read.unit(inputField(key, 'unit'));
    const value = this.#value(key, unit);
    const measure = this.#read.text(inputField(key, 'measure'), line);
    const at = this.#read.moment(inputField(key, 'at'));
    if (dated && this.#read.typed(inputField(key, 'at')) === '')
      this.#read.lacks(
        inputField(key, 'at'),
        'Give the date of this figure: the rate is worked out from it.',
      );
    const precision = this.#precision(key, value, unit);
    const source = this.#source(key);
    // A target is mostly of a day to come; what is counted is not.
    if (at !== undefined && moment(at).start > this.#read.today && !AGREED.includes(key))
      return this.#read.wrong(
        inputField(key, 'at'),
        `This figure would be for ${momentName(at)}, which has not come. A forecast is given as a new figure of a series, marked as such.`,
      );
    if (value === undefined) return undefined;
    return withoutEmpty({ value, unit, measure, at, precision, source });
  }

  #newFigure(key: string) {
    const head = this.#head(key);
    const value = this.#value(key, head?.unit);
    const atField = inputField(key, 'at');
    const at =
      this.#read.typed(atField) === ''
        ? this.#read.lacks(atField, 'Give the date or the period that this figure is for.')
        : this.#read.moment(atField);
    const publishedField = inputField(key, 'publishedOn');
    const publishedOn =
      this.#read.typed(publishedField) === ''
        ? this.#read.lacks(publishedField, 'Give the day on which this figure was published.')
        : this.#read.pastDate(publishedField, 'give the day on which the figure was published.');
    const precision = this.#precision(key, value, head?.unit);
    const status = this.#read.choice(inputField(key, 'status'), STATUSES) as Observation['status'];
    const source = this.#source(key);
    if (source === undefined && !this.#sourceTyped(key))
      this.#read.lacks(
        inputField(key, 'source.title'),
        'Every figure of the ledger has a source: name one that it has, or describe a new one.',
      );
    if (
      head === undefined ||
      value === undefined ||
      at === undefined ||
      publishedOn === undefined ||
      source === undefined
    )
      return undefined;
    const early = publishedEarly({ at, publishedOn, status });
    if (early !== undefined) return this.#read.wrong(atField, early);
    const observation = withoutEmpty({ at, value, precision, source, publishedOn, status }) as Observation;
    if (!this.#added.observation(head, observation))
      return this.#read.wrong(
        atField,
        'Another figure of this form stands for the same time and was published on the same day: there can be one of a day.',
      );
    return { series: head.id, at };
  }

  /** The series that a new observation goes into: one that is there, or a new one. */
  #head(key: string): SeriesHead | undefined {
    const field = inputField(key, 'series');
    const own = (name: string) => inputField(key, `newSeries.${name}`);
    const described = ['title', 'unit', 'measure', 'place', 'definition'].some(
      (name) => this.#read.typed(own(name)) !== '',
    );
    if (this.#read.typed(field) !== '') {
      if (described)
        return this.#read.wrong(
          own('title'),
          'Name a series that the ledger has or describe a new one, not both: empty one of the two.',
        );
      const id = this.#seriesId(key, false);
      return id === undefined ? undefined : this.#added.head(id);
    }
    if (!described)
      return this.#read.lacks(
        field,
        'Find the series that this figure belongs to, or describe a new one below.',
      );
    const title = this.#read.needed(own('title'), line, 'Give the new series a title.');
    const unit = this.#read.neededUnit(own('unit'), 'Say what the new series counts, such as officers or %.');
    const measure = this.#read.text(own('measure'), line);
    const place = this.#read.text(own('place'), line);
    const definition = this.#read.text(own('definition'), text());
    if (title === undefined || unit === undefined) return undefined;
    return this.#added.newSeries(
      withoutEmpty({ title, measure, unit, place, definition }) as Omit<SeriesHead, 'id'>,
    );
  }

  #value(key: string, unit: string | undefined): string | undefined {
    const field = inputField(key, 'value');
    return this.#read.typed(field) === ''
      ? this.#read.lacks(field, 'Give the figure.')
      : this.#read.numberOf(unit, field);
  }

  /** How exact a figure is: rounded to the nearest so many, or published with its bounds. */
  #precision(key: string, value: string | undefined, unit: string | undefined): Precision | undefined {
    const [nearestField, lowField, highField] = ['nearest', 'low', 'high'].map((name) =>
      inputField(key, name),
    ) as [string, string, string];
    const [low, high] = [this.#read.numberOf(unit, lowField), this.#read.numberOf(unit, highField)];
    const bounded = this.#read.typed(lowField) !== '' || this.#read.typed(highField) !== '';
    const typed = this.#read.typed(nearestField);
    if (typed !== '') {
      if (bounded)
        return this.#read.wrong(
          nearestField,
          'Give how it is rounded, or its lower and upper bound, not both.',
        );
      if (/^exact(?:ly)?$/i.test(typed)) return 'exact';
      const nearest = this.#read.numberOf(unit, nearestField, positiveDecimal);
      return nearest === undefined ? undefined : { nearest };
    }
    if (!bounded) return undefined;
    if (this.#read.typed(lowField) === '') return this.#read.lacks(lowField, 'Give the lower bound too.');
    if (this.#read.typed(highField) === '') return this.#read.lacks(highField, 'Give the upper bound too.');
    if (low === undefined || high === undefined) return undefined;
    if (compare(parseDecimal(low), parseDecimal(high)) > 0)
      return this.#read.wrong(highField, 'The upper bound lies below the lower one.');
    const precision: Precision = { interval: [low, high] };
    if (value !== undefined && !pointInInterval({ value, precision }))
      return this.#read.wrong(lowField, 'The figure itself does not lie between these bounds.');
    return precision;
  }

  #sourceTyped(key: string): boolean {
    return ['id', 'title', 'publisher', 'url', 'publishedOn', 'quote', 'licence'].some(
      (name) => this.#read.typed(inputField(key, `source.${name}`)) !== '',
    );
  }

  /** The id of the source of a figure; undefined where none is given. */
  #source(key: string): string | undefined {
    const field = (name: string) => inputField(key, `source.${name}`);
    const described = ['title', 'publisher', 'url', 'publishedOn', 'quote', 'licence'].some(
      (name) => this.#read.typed(field(name)) !== '',
    );
    const named = this.#read.text(field('id'), line);
    if (this.#read.typed(field('id')) !== '') {
      if (named === undefined) return undefined;
      if (described)
        return this.#read.wrong(
          field('title'),
          'Name a source that the ledger has or describe a new one, not both: empty one of the two.',
        );
      return this.#added.hasSource(named)
        ? named
        : this.#read.wrong(
            field('id'),
            `The ledger has no source “${named.slice(0, 80)}”: press “Find” to look for one, or describe it below.`,
          );
    }
    if (!described) return undefined;
    const title = this.#read.needed(field('title'), line, 'Give the source a title.');
    const publisher = this.#read.needed(field('publisher'), line, 'Say who published the source.');
    const link = this.#read.text(field('url'), url);
    const publishedOn = this.#read.pastDate(
      field('publishedOn'),
      'give the day on which the source was published.',
    );
    const licence = this.#read.text(field('licence'), line);
    const quote = this.#read.text(field('quote'), text());
    if (title === undefined || publisher === undefined) return undefined;
    return this.#added.source(
      withoutEmpty({ title, publisher, url: link, publishedOn, licence, quote }) as Omit<Source, 'id'>,
    );
  }
}

function withoutEmpty(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

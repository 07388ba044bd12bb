/**
 * Reads the rows of the evidence editor into observations, with the source that they share, the reason for a
 * revision, and what is wrong, each under the name of its field (`rows.3.value`). Pure: what the ledger has is
 * given, and nothing is looked up.
 */
import { canonicalJson } from '../bundle.ts';
import {
  type Observation,
  observationSchema,
  type Precision,
  pointInInterval,
  type Source,
  STATUSES,
} from '../evidence/evidence.ts';
import { line, positiveDecimal, text, url } from '../evidence/schema.ts';
import { moment } from '../exact/calendar.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { publishedEarly } from '../words/publication-date.ts';
import { amount, dateInWords, momentName, sentence } from '../words/words.ts';
import { type DraftFields, idsTried, typedIn } from './draft-fields.ts';
import { isEmptyRow, type RowField, rowCount, rowField, rowOf } from './evidence-fields.ts';
import { type DraftIssue, FieldReader } from './field-reader.ts';
import { unlikeUnit } from './unit-fit.ts';

/** What the ledger has of that which a form is about. */
export interface RowsContext {
  /** The unit of the series; empty where it is not known yet. */
  unit: string;
  /** The figures of the series that count, each vintage. */
  held: readonly Observation[];
  /** Those that were corrected, and count no more. */
  corrected?: readonly Observation[];
  /** The sources that the form may name, and those whose ids a new one may take. */
  sources: readonly Source[];
  today: string;
  /** Whether there is one row, which has a day of publication of its own and shares none. */
  isAlone?: boolean;
}

/** A figure as it was read. */
export interface ReadFigure {
  row: number;
  observation: Observation;
  /** Whether it is for a new date, another vintage of a date that has one, or in the ledger already. */
  is: 'new' | 'revision' | 'held';
  /** Another date of the series that ends on the same day, which may have been meant. */
  near?: string;
}

/** A form as it was read. Where there are issues, the rest is what could be read. */
export interface ReadEvidence {
  figures: ReadFigure[];
  /** The source that was described, where it is new. */
  sources: Source[];
  reason: string | undefined;
  issues: DraftIssue[];
}

/** The fields of the source that a posting describes. */
const DESCRIBED = ['title', 'publisher', 'url', 'publishedOn', 'licence', 'quote'] as const;

const MAX_REASON = 1_000;

/** A figure in words, with its unit where that is a sign. */
export function figureInWords(value: string, unit: string): string {
  return amount(parseDecimal(value), /^(?:%|GBP|EUR|USD)/.test(unit) ? unit : undefined, 6);
}

/** The message for a figure that would stand beside another of the same day of publication. */
export function sameDayMessage(value: string, unit: string): string {
  return `This date has a figure published on that day already: ${figureInWords(value, unit)}. To change what was recorded wrongly, correct it; for a new publication give its own day.`;
}

/** Reads the rows of a form that adds figures. Never throws. */
export function readEvidence(fields: DraftFields, context: RowsContext): ReadEvidence {
  const reader = new RowsReader(fields, context);
  const figures = reader.rows();
  for (const figure of figures) reader.compare(figure);
  const isRevision = figures.some((figure) => figure.is === 'revision');
  return reader.result(
    figures,
    isRevision ? 'Say why the figure is revised, such as “revised in the release of April 2023”.' : undefined,
  );
}

/** Reads the one row of a form that corrects a figure which was recorded wrongly. Never throws. */
export function readCorrection(
  fields: DraftFields,
  { wrong, ...context }: RowsContext & { wrong: Observation },
): ReadEvidence {
  const held = context.held.filter((o) => !isVintage(o, wrong));
  const reader = new RowsReader(fields, { ...context, held, isAlone: true });
  const [figure] = reader.rows();
  if (isEmptyRow(fields, 0)) reader.lackFigure();
  if (figure !== undefined) reader.compareCorrection(figure, wrong);
  return reader.result(
    figure === undefined ? [] : [figure],
    'Say what was recorded wrongly, such as “two digits were swapped”.',
  );
}

function isVintage(a: Observation, b: Observation): boolean {
  return a.at === b.at && a.publishedOn === b.publishedOn;
}

/** Whether two figures say the same, with what stands for a default written out. */
function isSame(a: Observation, b: Observation): boolean {
  const whole = (o: Observation) =>
    canonicalJson({ ...o, precision: o.precision ?? 'exact', status: o.status ?? 'final' });
  return whole(a) === whole(b);
}

/** Reads one form. */
class RowsReader {
  readonly #read: FieldReader;
  readonly #fields: DraftFields;
  readonly #context: RowsContext;
  #source: string | undefined;
  #added: Source[] = [];
  #usesShared = false;

  constructor(fields: DraftFields, context: RowsContext) {
    // A reason is one paragraph, however it was typed.
    this.#fields = { ...fields, reason: typedIn(fields, 'reason').replace(/\s+/g, ' ') };
    this.#context = context;
    this.#read = new FieldReader(this.#fields, context.today);
  }

  /** The rows in which something was typed. */
  rows(): ReadFigure[] {
    const rows = Array.from({ length: rowCount(this.#fields) }, (_, row) => row).filter(
      (row) => !isEmptyRow(this.#fields, row),
    );
    this.#source = this.#sharedSource();
    const published = this.#read.pastDate('publishedOn', 'give the day on which the figures were published.');
    const figures = rows.flatMap((row): ReadFigure[] => {
      const observation = this.#row(row, published);
      return observation === undefined ? [] : [{ row, observation, is: 'new' }];
    });
    if (rows.length > 0) this.#checkSource();
    return this.#once(figures);
  }

  lackFigure(): void {
    this.#read.lacks(rowField(0, 'value'), 'Give the figure as it should have been recorded.');
  }

  #row(row: number, published: string | undefined): Observation | undefined {
    const field = (name: RowField) => rowField(row, name);
    const at =
      this.#read.typed(field('at')) === ''
        ? this.#read.lacks(field('at'), 'Give the date or the period that this figure is for.')
        : this.#read.moment(field('at'));
    const value = this.#value(field('value'));
    const precision = this.#precision(row, value);
    const status = this.#read.choice(field('status'), STATUSES) as Observation['status'];
    const publishedOn = this.#publishedOn(field('publishedOn'), published);
    const source = this.#sourceOf(row);
    if (at === undefined || value === undefined || publishedOn === undefined) return undefined;
    const early = publishedEarly({ at, publishedOn, status });
    if (early !== undefined) return this.#read.wrong(field('at'), early);
    if (source === undefined) return undefined;
    const observation = {
      at,
      value,
      ...(precision === undefined || precision === 'exact' ? {} : { precision }),
      source,
      publishedOn,
      ...(status === undefined || status === 'final' ? {} : { status }),
    };
    const checked = observationSchema.safeParse(observation);
    return checked.success
      ? checked.data
      : this.#read.wrong(
          field('value'),
          sentence(checked.error.issues[0]?.message ?? 'This cannot be taken'),
        );
  }

  #value(field: string): string | undefined {
    const typed = this.#read.typed(field);
    if (typed === '') return this.#read.lacks(field, 'Give the figure.');
    const value = this.#read.number(field);
    if (value === undefined) return undefined;
    const why = unlikeUnit(typed, this.#context.unit);
    return why === undefined ? value : this.#read.wrong(field, why);
  }

  #precision(row: number, value: string | undefined): Precision | undefined {
    const [nearestField, lowField, highField] = [
      rowField(row, 'nearest'),
      rowField(row, 'low'),
      rowField(row, 'high'),
    ] as const;
    const [low, high] = [this.#read.number(lowField), this.#read.number(highField)];
    const hasLow = this.#read.typed(lowField) !== '';
    const hasHigh = this.#read.typed(highField) !== '';
    const nearest = this.#read.typed(nearestField);
    if (nearest !== '') {
      if (hasLow || hasHigh)
        return this.#read.wrong(
          nearestField,
          'Give how it is rounded, or its lower and upper bound, not both.',
        );
      if (/^exact(?:ly)?$/i.test(nearest)) return 'exact';
      const step = this.#read.number(nearestField, positiveDecimal);
      return step === undefined ? undefined : { nearest: step };
    }
    if (!hasLow && !hasHigh) return undefined;
    if (!hasLow) return this.#read.lacks(lowField, 'Give the lower bound too.');
    if (!hasHigh) return this.#read.lacks(highField, 'Give the upper bound too.');
    if (low === undefined || high === undefined) return undefined;
    if (compare(parseDecimal(low), parseDecimal(high)) > 0)
      return this.#read.wrong(highField, 'The upper bound lies below the lower one.');
    const precision: Precision = { interval: [low, high] };
    if (value !== undefined && !pointInInterval({ value, precision }))
      return this.#read.wrong(lowField, 'The figure itself does not lie between these bounds.');
    return precision;
  }

  /** The day of publication of a row: its own, or the one that all share. */
  #publishedOn(field: string, shared: string | undefined): string | undefined {
    if (this.#read.typed(field) !== '')
      return this.#read.pastDate(field, 'give the day on which the figure was published.');
    if (this.#read.typed('publishedOn') === '' && this.#context.isAlone === true)
      return this.#read.lacks(field, 'Give the day on which the figure was published.');
    if (this.#read.typed('publishedOn') === '')
      return this.#lacksOnce('publishedOn', 'Give the day on which the figures were published.');
    return shared;
  }

  #lacksOnce(field: string, message: string): undefined {
    if (!this.#read.missing.some((issue) => issue.field === field)) this.#read.lacks(field, message);
    return undefined;
  }

  /** The source that all rows share: one that the ledger has, or one that is described. */
  #sharedSource(): string | undefined {
    const described = DESCRIBED.some((name) => this.#read.typed(`source.${name}`) !== '');
    if (this.#read.typed('source.id') !== '') {
      if (described)
        return this.#read.wrong(
          'source.title',
          'Name a source that the ledger has or describe a new one, not both: empty one of the two.',
        );
      return this.#named('source.id');
    }
    return described ? this.#describedSource() : undefined;
  }

  #describedSource(): string | undefined {
    const title = this.#read.needed('source.title', line, 'Give the source a title.');
    const publisher = this.#read.needed('source.publisher', line, 'Say who published the source.');
    const content = {
      title,
      publisher,
      url: this.#read.text('source.url', url),
      publishedOn: this.#read.pastDate(
        'source.publishedOn',
        'give the day on which the source was published.',
      ),
      licence: this.#read.text('source.licence', line),
      quote: this.#read.text('source.quote', text()),
    };
    if (title === undefined || publisher === undefined) return undefined;
    const wanted = Object.fromEntries(Object.entries(content).filter(([, part]) => part !== undefined));
    const known = new Map(this.#context.sources.map((source) => [source.id, source]));
    const tried = idsTried(title, 'source');
    const fits = (id: string) => {
      const { id: _, ...held } = known.get(id) ?? { id };
      return !known.has(id) || canonicalJson(held) === canonicalJson(wanted);
    };
    const id = tried.find(fits) ?? `${tried[0]}-${tried.length + known.size}`;
    if (!known.has(id)) this.#added = [{ id, ...wanted } as Source];
    return id;
  }

  /** The id of a source of the ledger, from a field in which its id or its title was typed. */
  #named(field: string): string | undefined {
    const typed = this.#read.text(field, line);
    if (typed === undefined) return undefined;
    const { sources } = this.#context;
    if (sources.some((source) => source.id === typed)) return typed;
    const [first, ...others] = sources.filter((source) => source.title === typed);
    if (first === undefined)
      return this.#read.wrong(
        field,
        `The ledger has no source “${typed.slice(0, 80)}”: choose one of the list, or describe a new one.`,
      );
    if (others.length === 0) return first.id;
    const ids = [first, ...others].slice(0, 5).map((source) => source.id);
    return this.#read.wrong(
      field,
      `Several sources have this title: write the id of one of them, such as ${ids.join(' or ')}.`,
    );
  }

  #sourceOf(row: number): string | undefined {
    const field = rowField(row, 'source');
    if (this.#read.typed(field) !== '') return this.#named(field);
    this.#usesShared = true;
    return this.#source;
  }

  /** Tells where rows lack a source, or the one that is described would be lost. */
  #checkSource(): void {
    const typed = ['id', ...DESCRIBED].some((name) => this.#read.typed(`source.${name}`) !== '');
    if (this.#usesShared && !typed)
      this.#read.lacks(
        'source.id',
        'Every figure has a source: choose one of the list, or describe a new one.',
      );
    if (!this.#usesShared && this.#added.length > 0)
      this.#read.wrong(
        'source.title',
        'Every row names a source of its own, so that this one would not be recorded: empty it, or the sources of the rows.',
      );
  }

  /** The figures without those that stand twice in the form, which are told. */
  #once(figures: readonly ReadFigure[]): ReadFigure[] {
    const seen = new Map<string, number>();
    return figures.filter(({ row, observation: { at, publishedOn } }) => {
      const first = seen.get(`${at} ${publishedOn}`);
      if (first === undefined) {
        seen.set(`${at} ${publishedOn}`, row);
        return true;
      }
      this.#read.wrong(
        rowField(row, 'at'),
        `Row ${first + 1} has a figure for the same time, published on the same day: there can be one of a day.`,
      );
      return false;
    });
  }

  /** Holds a figure against those of the ledger. */
  compare(figure: ReadFigure): void {
    const { row, observation } = figure;
    const same = this.#context.held.find((o) => isVintage(o, observation));
    if (same !== undefined) {
      if (isSame(same, observation)) figure.is = 'held';
      else this.#read.wrong(rowField(row, 'value'), this.#differs(same, observation));
      return;
    }
    if (
      this.#context.corrected?.some(
        (o) =>
          isSame({ ...o, value: observation.value }, observation) &&
          compare(parseDecimal(o.value), parseDecimal(observation.value)) === 0,
      )
    )
      this.#read.wrong(
        rowField(row, 'at'),
        'This figure was recorded before, and corrected since. To take that back, correct the figure that stands in its place.',
      );
    if (this.#context.held.some((o) => o.at === observation.at)) figure.is = 'revision';
    else {
      const { end } = moment(observation.at);
      const near = this.#context.held.find((o) => moment(o.at).end === end);
      if (near !== undefined) figure.near = near.at;
    }
  }

  /** The message for a figure whose day of publication has another one, or the same one told otherwise. */
  #differs(held: Observation, observation: Observation): string {
    if (compare(parseDecimal(held.value), parseDecimal(observation.value)) !== 0)
      return sameDayMessage(held.value, this.#context.unit);
    const what =
      held.source === observation.source ? 'its rounding, bounds or status' : `its source (${held.source})`;
    return `This date has the same figure published on that day already, and differs in ${what}. To change what was recorded wrongly, correct it.`;
  }

  /** Holds a correction against what it corrects, and against the other figures. */
  compareCorrection(figure: ReadFigure, wrong: Observation): void {
    const { row, observation } = figure;
    if (isSame(wrong, observation))
      this.#read.wrong(rowField(row, 'value'), 'Nothing differs from what is recorded.');
    const other = this.#context.held.find((o) => isVintage(o, observation));
    if (other !== undefined)
      this.#read.wrong(
        rowField(row, 'at'),
        `The series has another figure for ${momentName(other.at)}, published on ${dateInWords(other.publishedOn)}: ${figureInWords(other.value, this.#context.unit)}.`,
      );
    figure.is = 'revision';
  }

  /** What was read; `needsReason` is the message where a reason is needed and missing. */
  result(figures: ReadFigure[], needsReason: string | undefined): ReadEvidence {
    const reason =
      needsReason === undefined
        ? this.#read.text('reason', line)
        : this.#read.needed('reason', line, needsReason);
    if (reason !== undefined && [...reason].length > MAX_REASON)
      this.#read.wrong('reason', 'This is longer than 1,000 characters: say it in a sentence or two.');
    const place = ({ field }: DraftIssue) => rowOf(field) ?? Number.MAX_SAFE_INTEGER;
    const issues = [...this.#read.missing, ...this.#read.issues].sort((a, b) => place(a) - place(b));
    return { figures, sources: this.#added, reason, issues };
  }
}

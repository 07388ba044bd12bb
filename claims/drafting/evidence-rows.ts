/**
 * Reads the rows of the evidence editor into observations, with the source that they share, the reason for a
 * revision, and what is wrong, each under the name of its field (`rows.3.value`). Pure: the caller passes what the
 * ledger has.
 */

import { line } from '../evidence/schema.ts';
import type { Observation, Source } from '../evidence/series.ts';
import { moment } from '../exact/calendar.ts';
import { canonicalJson } from '../exact/canonical-json.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import { type Held, heldOf, oddBeside } from '../tables/against.ts';
import { dateInWords, momentName } from '../words/dates.ts';
import { valueInWords } from '../words/numbers.ts';
import { AddedEvidence } from './added-evidence.ts';
import { isEmptyRow, MAX_READ, type RowField, rowCount, rowField, rowOf } from './evidence-fields.ts';
import { EvidenceReader, type SourceField } from './evidence-reader.ts';
import { FieldReader } from './field-reader.ts';
import type { FieldIssue } from './messages.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** What the ledger has of the evidence that a form is about. */
export interface RowsContext {
  /** The unit of the series; empty if it is not known yet. */
  unit: string;
  /** The figures of the series that count, each vintage. */
  held: readonly Observation[];
  /** Figures that were corrected and no longer count. */
  corrected?: readonly Observation[];
  /** The sources that the form may name, and those with an id that a new one might get. */
  sources: readonly Source[];
  today: string;
  /** Whether there is only one row, which has its own day of publication. */
  isAlone?: boolean;
}

/** A figure as it was read. */
export interface ReadFigure {
  row: number;
  observation: Observation;
  /** Whether the figure is for a new time, is another vintage for a time that has one, or is already in the ledger. */
  is: 'new' | 'revision' | 'held';
  /** Another time of the series that ends on the same day: perhaps that was meant. */
  near?: string;
  /** Why it looks odd beside the other figures of its series, as a sentence. */
  odd?: string;
}

/** A form as it was read. If there are issues, the rest is what could be read. */
export interface ReadEvidence {
  figures: ReadFigure[];
  /** The source that the form describes, if it is new. */
  sources: Source[];
  reason: string | undefined;
  issues: FieldIssue[];
}

const MAX_REASON = 1_000;

/** The message for a figure whose time has another figure, published on the same day. */
export function sameDayMessage(value: string, unit: string): string {
  return `This date already has a figure published on that day: ${valueInWords(value, unit)}. To change what was recorded wrongly, correct that figure; for a new publication, give its own day.`;
}

/** Reads the rows of a form that adds figures. Never throws. */
export function readEvidence(fields: TypedFields, context: RowsContext): ReadEvidence {
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
  fields: TypedFields,
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

/** An issue for each figure that looks odd beside the others of its series, until somebody says that it is right. */
export function oddIssues(figures: readonly ReadFigure[]): FieldIssue[] {
  return figures.flatMap(({ row, odd }) =>
    odd === undefined ? [] : [{ field: rowField(row, 'value'), message: odd }],
  );
}

function isVintage(a: Observation, b: Observation): boolean {
  return a.at === b.at && a.publishedOn === b.publishedOn;
}

/** Whether two figures say the same, once their defaults are written out. */
function isSame(a: Observation, b: Observation): boolean {
  const whole = (o: Observation) =>
    canonicalJson({ ...o, precision: o.precision ?? 'exact', status: o.status ?? 'final' });
  return whole(a) === whole(b);
}

function isSameValue(a: Observation, b: Observation): boolean {
  return compare(parseDecimal(a.value), parseDecimal(b.value)) === 0;
}

/** What tells a vintage of a series from the others. */
function vintage({ at, publishedOn }: Observation): string {
  return `${at} ${publishedOn}`;
}

/** The same for two figures that say the same, if one may be written with more zeros. */
function figureKey({ value, precision, status, ...o }: Observation): string {
  const plain = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return canonicalJson({ ...o, value: plain, precision: precision ?? 'exact', status: status ?? 'final' });
}

/** A figure as the ledger records it, without what is the default. */
function withoutDefaults({ precision, status, ...rest }: Observation): Observation {
  return {
    ...rest,
    ...(precision === undefined || precision === 'exact' ? {} : { precision }),
    ...(status === undefined || status === 'final' ? {} : { status }),
  };
}

/** The fields of the source that all rows share. */
const sharedSource = (name: SourceField) => `source.${name}`;

/** Reads one form. */
class RowsReader {
  readonly #read: FieldReader;
  readonly #evidence: EvidenceReader;
  readonly #added: AddedEvidence;
  readonly #fields: TypedFields;
  readonly #context: RowsContext;
  readonly #held: Held;
  readonly #vintages: ReadonlyMap<string, Observation>;
  readonly #ats: ReadonlySet<string>;
  readonly #ends: ReadonlyMap<string, string>;
  readonly #corrected: ReadonlySet<string>;
  #source: string | undefined;
  #usesShared = false;

  constructor(fields: TypedFields, context: RowsContext) {
    // A reason is one paragraph, however it was typed.
    this.#fields = { ...fields, reason: typedIn(fields, 'reason').replace(/\s+/g, ' ') };
    this.#context = context;
    this.#read = new FieldReader(this.#fields, context.today);
    const sources = new Map(context.sources.map((source) => [source.id, source]));
    this.#added = new AddedEvidence({ series: new Map(), sources });
    this.#evidence = new EvidenceReader(this.#read, this.#added);
    this.#held = heldOf(context.held);
    this.#vintages = new Map(context.held.map((o) => [vintage(o), o]));
    this.#ats = new Set(context.held.map((o) => o.at));
    this.#ends = new Map([...context.held].reverse().map((o) => [moment(o.at).end, o.at]));
    this.#corrected = new Set((context.corrected ?? []).map(figureKey));
  }

  /** The rows in which something was typed. */
  rows(): ReadFigure[] {
    const rows = Array.from({ length: rowCount(this.#fields, MAX_READ) }, (_, row) => row).filter(
      (row) => !isEmptyRow(this.#fields, row),
    );
    this.#source = this.#evidence.source(sharedSource);
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
    const { unit } = this.#context;
    const at = this.#evidence.at(field('at'));
    const value = this.#evidence.value(field('value'), unit);
    const precision = this.#evidence.precision(field, value, unit);
    const status = this.#evidence.status(field('status'));
    const publishedOn = this.#publishedOn(field('publishedOn'), published);
    const source = this.#sourceOf(field('source'));
    const observation = this.#evidence.observation(
      { at, value, publishedOn, precision, status, source },
      field,
    );
    return observation === undefined ? undefined : withoutDefaults(observation);
  }

  /** The day of publication of a row: its own, or the one that all rows share. */
  #publishedOn(field: string, shared: string | undefined): string | undefined {
    const hasOwn = this.#read.typed(field) !== '';
    const hasShared = this.#read.typed('publishedOn') !== '';
    if (hasOwn || (!hasShared && this.#context.isAlone === true)) return this.#evidence.publishedOn(field);
    if (!hasShared) this.#lacksOnce('publishedOn', 'Give the day on which the figures were published.');
    return shared;
  }

  #lacksOnce(field: string, message: string): void {
    if (!this.#read.missing.some((issue) => issue.field === field)) this.#read.lacks(field, message);
  }

  /** The source of a row: its own, or the one that all rows share. */
  #sourceOf(field: string): string | undefined {
    const own = this.#read.typed(field) === '' ? undefined : this.#evidence.namedSource(field);
    if (this.#read.typed(field) !== '' && (own === undefined || own !== this.#source)) return own;
    this.#usesShared = true;
    return this.#source;
  }

  /** Notes if rows lack a source, or if no row uses the new one that is described. */
  #checkSource(): void {
    if (this.#usesShared && !this.#evidence.givesSource(sharedSource))
      this.#evidence.lacksSource(sharedSource('id'));
    if (!this.#usesShared && this.#added.sources.length > 0)
      this.#read.wrong(
        sharedSource('title'),
        'Every row names its own source, so nothing would use this one: empty it, or the sources of the rows.',
      );
  }

  /** The figures without those that the form has twice, which become issues. */
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
        `Row ${first + 1} has a figure for the same time, published on the same day: a day can have only one.`,
      );
      return false;
    });
  }

  /** Compares a figure with those of the ledger. */
  compare(figure: ReadFigure): void {
    const { row, observation } = figure;
    const same = this.#vintages.get(vintage(observation));
    if (same !== undefined) {
      if (isSame(same, observation)) figure.is = 'held';
      else this.#read.wrong(rowField(row, 'value'), this.#differs(same, observation));
      return;
    }
    if (this.#corrected.has(figureKey(observation)))
      this.#read.wrong(
        rowField(row, 'at'),
        'This figure was recorded before and has been corrected since. To bring it back, correct the figure that replaced it.',
      );
    const odd = oddBeside(observation, this.#held, this.#context.unit);
    if (odd !== undefined) figure.odd = odd;
    if (this.#ats.has(observation.at)) figure.is = 'revision';
    else {
      const near = this.#ends.get(moment(observation.at).end);
      if (near !== undefined) figure.near = near;
    }
  }

  /** The message for a figure of the same time and day of publication as another, which differs from it. */
  #differs(held: Observation, observation: Observation): string {
    if (!isSameValue(held, observation)) return sameDayMessage(held.value, this.#context.unit);
    const what =
      held.source === observation.source ? 'its rounding, bounds or status' : `its source (${held.source})`;
    return `This date already has the same figure published on that day, but ${what} differs. To change what was recorded wrongly, correct that figure.`;
  }

  /** Compares a correction with the figure that it corrects, and with the others. */
  compareCorrection(figure: ReadFigure, wrong: Observation): void {
    const { row, observation } = figure;
    if (isSame(wrong, observation))
      this.#read.wrong(rowField(row, 'value'), 'This is what is recorded already.');
    const other = this.#context.held.find((o) => isVintage(o, observation));
    if (other !== undefined)
      this.#read.wrong(
        rowField(row, 'at'),
        `The series has another figure for ${momentName(other.at)}, published on ${dateInWords(other.publishedOn)}: ${valueInWords(other.value, this.#context.unit)}.`,
      );
    figure.is = 'revision';
  }

  /** The form as it was read; `needsReason` is the message for a missing reason, undefined if none is needed. */
  result(figures: ReadFigure[], needsReason: string | undefined): ReadEvidence {
    const reason =
      needsReason === undefined
        ? this.#read.text('reason', line)
        : this.#read.needed('reason', line, needsReason);
    if (reason !== undefined && [...reason].length > MAX_REASON)
      this.#read.wrong('reason', 'This is longer than 1,000 characters: say it in a sentence or two.');
    const place = ({ field }: FieldIssue) => rowOf(field, MAX_READ) ?? Number.MAX_SAFE_INTEGER;
    const issues = [...this.#read.missing, ...this.#read.issues].sort((a, b) => place(a) - place(b));
    return { figures, sources: this.#added.sources, reason, issues };
  }
}

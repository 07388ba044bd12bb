/**
 * A file of figures that a command brings in: its table read as a pasted one is (claims/tables), each row an observation
 * of its series. Pure: the caller passes what the ledger has of the series that the file names.
 */
import { issuesOf } from '../bundle.ts';
import type { SeriesHead } from '../evidence/record.ts';
import { type Observation, observationSchema } from '../evidence/series.ts';
import { isSameUnit } from '../evidence/units.ts';
import { isDate } from '../exact/calendar.ts';
import type { PrecisionCell } from '../exchange/columns.ts';
import { readNumber } from '../reading/number-words.ts';
import { heldOf, oddBeside, otherFrequency } from '../tables/against.ts';
import { type Answers, type Finding, isHeldUp } from '../tables/finding.ts';
import { bySeries, type ReadRow, readTable } from '../tables/reading.ts';
import { publishedEarly } from '../words/publication-date.ts';
import { inUnit } from './unit-fit.ts';

/** What the ledger has of a series. */
export interface HeldSeries {
  head: SeriesHead;
  /** The figures that count, each vintage. */
  observations: readonly Observation[];
}

/** How a file is read. */
export interface FileContext {
  /** The series of rows that name none, the source and the day of publication of rows that give none. */
  series?: string | undefined;
  source?: string | undefined;
  publishedOn?: string | undefined;
  rounded?: string | undefined;
  answers: Answers;
  held: ReadonlyMap<string, HeldSeries>;
  today: string;
}

/** A figure of a file. */
export interface FileFigure {
  row: number;
  series: string;
  observation: Observation;
  /** The number of its row in a table of the ledger's own, and of the row that it corrects. */
  id: string;
  corrects: string;
}

export interface FiguresFile {
  figures: FileFigure[];
  findings: Finding[];
  /** Whether it is a table that the ledger gave away. */
  isExport: boolean;
  /** Figures that look odd beside those of their series, as sentences. */
  odd: string[];
}

/** What is wrong with a row, as a finding that stops. */
function stop({ row }: { row: number }, message: string): Finding {
  return { code: 'number-unreadable', level: 'stop', message: `Row ${row}: ${message}` };
}

function precisionOf(cell: PrecisionCell | undefined): unknown {
  if (cell === undefined || cell === 'exact') return cell;
  const number = (text: string) => {
    const read = readNumber(text);
    return read.ok ? read.value : text;
  };
  return 'nearest' in cell
    ? { nearest: number(cell.nearest) }
    : { interval: [number(cell.low), number(cell.high)] };
}

/** A row as an observation, or what is wrong with it. */
function observationOf(row: ReadRow, context: FileContext): Observation | Finding {
  const publishedOn = row.publishedOn ?? context.publishedOn;
  const source = row.source ?? context.source;
  if (publishedOn === undefined)
    return stop(
      row,
      'no day of publication: give it in a column “publishedOn”, or to all rows with --published DAY.',
    );
  if (!isDate(publishedOn))
    return stop(row, `${JSON.stringify(publishedOn)} is not a day of publication: write it like 2023-01-31.`);
  if (source === undefined)
    return stop(row, 'no source: give its id in a column “source”, or to all rows with --source ID.');
  const read = observationSchema.safeParse({
    at: row.at,
    value: row.value,
    ...(row.precision === undefined ? {} : { precision: precisionOf(row.precision) }),
    ...(row.status === undefined ? {} : { status: row.status }),
    publishedOn,
    source,
  });
  if (read.success) return read.data;
  const [issue] = issuesOf(read.error);
  return stop(row, `${issue?.path ?? ''}: ${issue?.message ?? 'it cannot be recorded'}.`);
}

/** What a row says of its series that the ledger has otherwise. */
function clash({ own, shown, row, series }: ReadRow, held: HeldSeries): Finding[] {
  const said = (['unit', 'measure', 'place', 'frequency'] as const).flatMap((name) => {
    const [text, has = ''] = [own[name] ?? '', held.head[name]];
    const isSame = name === 'unit' ? isSameUnit(text, has) : text === has;
    return text === '' || isSame
      ? []
      : [`its ${name} is ${text}, and that of ${series ?? held.head.id} is ${has || 'not given'}`];
  });
  const unlike = unlikeUnit(shown.value, held.head.unit);
  return [...said, ...(unlike === undefined ? [] : [unlike])].map(
    (message): Finding => ({ ...stop({ row }, `${message}.`.replace('..', '.')), code: 'unit-differs' }),
  );
}

/** Why the figure of a cell, which has no scale but its unit's, cannot be in a unit; undefined if it can. */
function unlikeUnit(shown: string, unit: string): string | undefined {
  const fit = inUnit(shown, unit);
  if (!fit.ok) return fit.message;
  return fit.text === shown
    ? undefined
    : `The unit is ${unit}: write the number alone, without “thousand” or “million”.`;
}

/** The most lines of a file. */
const MAX_FILE_LINES = 1_000_000;

/** Reads a file of figures. If a finding holds it up, there are no figures. Never throws. */
export function readFiguresFile(text: string, context: FileContext): FiguresFile {
  const ids = [...context.held.keys()];
  const [only] = ids;
  const {
    rows,
    findings,
    isExport = false,
  } = readTable(text, {
    unit: ids.length === 1 ? (context.held.get(only ?? '')?.head.unit ?? '') : '',
    answers: context.answers,
    near: context.publishedOn ?? context.today,
    rounded: context.rounded,
    seriesId: context.series,
    isOfSeveral: context.series === undefined,
    maxLines: MAX_FILE_LINES,
  });
  const all = [...findings];
  const odd: string[] = [];
  const figures: FileFigure[] = [];
  for (const [named, ofSeries] of bySeries(rows)) {
    const series = named === '' ? (context.series ?? '') : named;
    const held = context.held.get(series);
    if (held === undefined) {
      all.push(
        stop(
          ofSeries[0] ?? { row: 0 },
          series === ''
            ? 'no series: give --series ID, or a column “series”.'
            : `the ledger has no series “${series}”: add it at /edit/evidence/new first.`,
        ),
      );
      continue;
    }
    const read = readSeries(ofSeries, series, held, { ...context, isExport });
    all.push(...read.findings);
    odd.push(...read.odd);
    figures.push(...read.figures);
  }
  return isHeldUp(all)
    ? { figures: [], findings: all, odd: [], isExport }
    : { figures, findings: all, odd, isExport };
}

/** The most rows of a series whose issues are told. */
const MAX_TOLD = 20;

function readSeries(
  rows: readonly ReadRow[],
  series: string,
  held: HeldSeries,
  context: FileContext & { isExport: boolean },
): Pick<FiguresFile, 'figures' | 'findings' | 'odd'> {
  const beside = heldOf(held.observations);
  const findings: Finding[] = [];
  const odd: string[] = [];
  const figures: FileFigure[] = [];
  const other = context.isExport
    ? undefined
    : otherFrequency(
        rows.map(({ at }) => at),
        held.observations,
      );
  if (other !== undefined) findings.push({ code: 'mixed-frequency', level: 'stop', message: other });
  for (const row of rows) {
    const observation = observationOf(row, context);
    findings.push(...clash(row, held));
    if ('level' in observation) {
      findings.push(observation);
      continue;
    }
    const early = context.isExport ? undefined : publishedEarly(observation);
    if (early !== undefined) findings.push(stop(row, early));
    const looksOdd = context.isExport ? undefined : oddBeside(observation, beside, held.head.unit);
    if (looksOdd !== undefined) odd.push(`Row ${row.row}, of ${series}: ${looksOdd}`);
    figures.push({
      row: row.row,
      series,
      observation,
      id: row.own.id ?? '',
      corrects: row.own.corrects ?? '',
    });
  }
  const told = findings.slice(0, MAX_TOLD);
  if (findings.length > told.length)
    told.push({
      code: 'limit',
      level: 'stop',
      message: `And ${findings.length - told.length} more of ${series} like these.`,
    });
  return { figures, findings: told, odd };
}

/** The figures of a plot as CSV: what the chart of a claim is drawn from, and what is drawn on it. */
import type { Source } from '../evidence/series.ts';
import { decimal, exact, type Rational } from '../exact/number.ts';
import type { TableField } from '../exchange/columns.ts';
import { csvTable } from '../exchange/csv.ts';
import type { LineReading, Plot, PlotBar, PlotPoint, RingLine } from '../verdict/plot-shape.ts';

/**
 * The columns, in order. `exact` is the value as a fraction; `valueWhenSaid` is empty where it was the same, or not known;
 * `publishedOn` is the day on which the value was published first, `publishedAgainOn` the last on which it was repeated.
 */
const COLUMNS = [
  { name: 'what', type: 'string' },
  { name: 'at', type: 'string' },
  { name: 'value', type: 'number' },
  { name: 'exact', type: 'number' },
  { name: 'unit', type: 'string' },
  { name: 'valueWhenSaid', type: 'number' },
  { name: 'knownWhenSaid', type: 'string' },
  { name: 'publishedOn', type: 'date' },
  { name: 'status', type: 'string' },
  { name: 'used', type: 'string' },
  { name: 'source', type: 'string' },
  { name: 'sourceTitle', type: 'string' },
  { name: 'publisher', type: 'string' },
  { name: 'url', type: 'string' },
  { name: 'publishedAgainOn', type: 'date' },
] as const satisfies readonly TableField[];

type Row = Record<(typeof COLUMNS)[number]['name'], string>;

const EMPTY: Row = {
  what: '',
  at: '',
  value: '',
  exact: '',
  unit: '',
  valueWhenSaid: '',
  knownWhenSaid: '',
  publishedOn: '',
  status: '',
  used: '',
  source: '',
  sourceTitle: '',
  publisher: '',
  url: '',
  publishedAgainOn: '',
};

const numbers = (q: Rational) => ({ value: decimal(q), exact: exact(q) });

/** The figures of a plot, a line each, with their sources; then its rings, target and level. `title` names a single line. */
export function plotCsv(plot: Plot, sources: readonly Source[], title: string): string {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const figures = [
    ...plot.lines.flatMap(({ name, points }) =>
      points.map((point) => pointRow(point, name === '' ? title : name, byId)),
    ),
    ...plot.bars.map((bar) => barRow(bar, byId)),
  ];
  const rows = [...figures, ...drawnBeside(plot)].map((row) => ({ ...row, unit: plot.unit }));
  return csvTable(COLUMNS, rows);
}

function sourceCells(ids: readonly string[], byId: ReadonlyMap<string, Source>): Partial<Row> {
  const cell = (of: (source: Source) => string | undefined) =>
    ids.map((id) => of(byId.get(id) ?? { id, title: id, publisher: '' }) ?? '').join('; ');
  return {
    source: ids.join('; '),
    sourceTitle: cell(({ title }) => title),
    publisher: cell(({ publisher }) => publisher),
    url: cell(({ url }) => url),
  };
}

function pointRow(point: PlotPoint, what: string, byId: ReadonlyMap<string, Source>): Row {
  return {
    ...EMPTY,
    what,
    at: point.at,
    ...numbers(point.value),
    valueWhenSaid: point.before === undefined ? '' : decimal(point.before),
    knownWhenSaid: point.isLater ? 'no' : 'yes',
    publishedOn: point.publishedOn ?? '',
    publishedAgainOn: point.publishedAgainOn ?? '',
    status: point.isForecast ? 'forecast' : point.isProvisional ? 'provisional' : 'final',
    used: point.isUsed ? 'yes' : 'no',
    ...sourceCells(point.sources, byId),
  };
}

function barRow(bar: PlotBar, byId: ReadonlyMap<string, Source>): Row {
  return {
    ...EMPTY,
    what: bar.isResult ? 'together' : bar.name,
    at: bar.at ?? '',
    ...numbers(bar.value),
    publishedOn: bar.publishedOn ?? '',
    publishedAgainOn: bar.publishedAgainOn ?? '',
    status: bar.isProvisional ? 'provisional' : 'final',
    used: 'yes',
    ...sourceCells(bar.sources, byId),
  };
}

/** What is drawn beside the figures: the ends of the rings, the target, the level, the pace. */
function drawnBeside({ rings, way, level }: Plot): Row[] {
  const row = (what: string, q: Rational | null | undefined, at = ''): Row[] =>
    q === null || q === undefined ? [] : [{ ...EMPTY, what, at, ...numbers(q) }];
  return [
    ...rings.flatMap(({ date, in: inner, out }) => [
      ...row('the words hold from', inner.lo, date),
      ...row('the words hold to', inner.hi, date),
      ...row('stretched from', out?.lo, date),
      ...row('stretched to', out?.hi, date),
    ]),
    ...row('target', way?.target, way?.deadline),
    ...(way?.milestones ?? []).flatMap(({ by, value }) => row('step on the way', value, by)),
    ...row('needed a month', way?.required?.rate),
    ...row('at the pace kept up', way?.kept?.to.value, way?.kept?.to.date),
    ...row('level', level?.value),
  ];
}

/** What the numbers of a line are called. */
const READINGS: Readonly<Record<LineReading['is'], string>> = {
  claimed: 'claimed',
  'in-from': 'the words hold from',
  'in-to': 'the words hold to',
  'out-from': 'stretched from',
  'out-to': 'stretched to',
  evidence: 'the evidence',
};

/** The numbers of a line: the claimed one with its rings, and what the evidence gives by each clock. */
export function ringsCsv({ readings, unit }: RingLine): string {
  const rows = readings.map(({ is, value, at }) => ({
    ...EMPTY,
    what: at === undefined ? READINGS[is] : `${READINGS[is]} on ${at}`,
    ...numbers(value),
    unit,
  }));
  return csvTable(COLUMNS, rows);
}

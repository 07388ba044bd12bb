/** The figures of a file beside those of the ledger: which are new, which revise, which stand as they are. `import.md`, "Plan". */
import type { Observation, Precision } from '../evidence/series.ts';
import { isDate } from '../exact/calendar.ts';
import { decimal, HUNDRED, isZero, parseDecimal } from '../exact/number.ts';
import { momentName } from '../words/dates.ts';
import { Against, type Overlap, tellRebased } from './against-ledger.ts';
import { isSameNumber } from './decimals.ts';
import type { Figure } from './figures.ts';
import { type Found, MOST_NAMED, someOf } from './found.ts';
import { type Ledger, momentKey } from './ledger.ts';
import type { Confirmed, HeldFigure, Made, Planned, Revised } from './plan-shape.ts';
import type { Release } from './release-day.ts';
import type { KnownTimes } from './spots.ts';

/** What figures are compared with. */
export interface CompareAsked {
  figures: readonly Figure[];
  sheet: string;
  release: Release;
  /** Stands for the day of release while it is not known. */
  today: string;
  ledger: Ledger;
  times: KnownTimes;
  found: Found;
}

/** What the figures of a file come to. */
export interface Compared {
  new: Planned[];
  revised: Revised[];
  confirmed: Confirmed[];
  /** The series that are made, by their ids. */
  made: Map<string, Made>;
  /** The times of each series that the file has figures for. */
  at: Map<string, Set<string>>;
}

/** A figure that has a series. */
type Own = Figure & { series: string; at: string; publishedOn: string };

/** Whether two precisions say the same; none is exact. */
function isSamePrecision(a: Precision | undefined, b: Precision | undefined): boolean {
  const [one = 'exact', other = 'exact'] = [a, b];
  if (one === other) return true;
  if (one === 'exact' || other === 'exact') return false;
  if ('nearest' in one && 'nearest' in other) return isSameNumber(one.nearest, other.nearest);
  if (!('interval' in one) || !('interval' in other)) return false;
  return one.interval.every((end, i) => isSameNumber(end, other.interval[i] ?? ''));
}

/** Whether two statuses are one: a figure without a mark is as good as a final one. */
function isSameStatus(a: Observation['status'], b: Observation['status']): boolean {
  return (a === 'final' ? undefined : a) === (b === 'final' ? undefined : b);
}

/** 100 (new/old - 1), half to even to 6 places; null where old is 0. */
function percentOf(old: string, is: string): string | null {
  const before = parseDecimal(old);
  return isZero(before) ? null : decimal(parseDecimal(is).div(before).sub(parseDecimal('1')).mul(HUNDRED));
}

/** Questions and ticks about when figures were published, gathered to be told once. */
class Timing {
  readonly #older = new Map<string, { cells: string[]; count: number }>();
  readonly #notOver = { cells: [] as string[], told: [] as string[], count: 0 };
  readonly #asked: CompareAsked;

  constructor(asked: CompareAsked) {
    this.#asked = asked;
  }

  /** When a figure was first published that is older than the newest of its series: as answered; asked if it was not. */
  first({ at, publishedOn, cell }: Own): Pick<Planned, 'publishedOn' | 'orBefore'> {
    const { older = {} } = this.#asked.found.answers;
    const answer = Object.hasOwn(older, at) ? older[at] : older['*'];
    if (answer === 'here') return { publishedOn };
    if (answer === 'unknown') return { publishedOn, orBefore: true };
    if (answer !== undefined && isDate(answer.earlier) && answer.earlier <= publishedOn)
      return { publishedOn: answer.earlier };
    const open = this.#older.get(at) ?? { cells: [], count: 0 };
    this.#older.set(at, open);
    open.count += 1;
    if (open.cells.length < MOST_NAMED) open.cells.push(cell);
    return { publishedOn };
  }

  /** Takes note of a figure that was published before its time was over. */
  over({ at, cell, publishedOn, status }: Planned): void {
    if (status === 'forecast' || publishedOn >= this.#asked.times.of(at).end) return;
    this.#notOver.count += 1;
    if (this.#notOver.cells.length >= MOST_NAMED) return;
    this.#notOver.cells.push(cell);
    this.#notOver.told.push(`the figure for ${momentName(at)} (${cell}) from ${publishedOn}`);
  }

  tell(): void {
    const { found } = this.#asked;
    const ats = [...this.#older.keys()].sort();
    if (ats.length > 0) {
      const count = [...this.#older.values()].reduce((sum, open) => sum + open.count, 0);
      const names = ats.map(momentName);
      found.add({
        code: 'older-time',
        where: ats,
        count,
        message: `The ledger has no figure yet for ${someOf(names, names.length, 4)}, ${ats.length === 1 ? 'a time' : 'times'} older than the newest of the same series in the file (${count === 1 ? 'one figure' : `${count} figures`}): say where they were first published, for one time or for all.`,
        question: {
          name: 'older',
          label: 'They were first published',
          choices: [
            { value: 'here', label: 'in this file' },
            { value: 'earlier', label: 'on an earlier day, which you know' },
            { value: 'unknown', label: 'on the day of release or before, nobody knows when' },
          ],
        },
      });
    }
    const { cells, told, count } = this.#notOver;
    if (count > 0)
      found.add({
        code: 'not-over',
        where: cells,
        count,
        message: `Published before its time was over, and marked as no forecast: ${someOf(told, count)}. Look at the times and the day of release, and say why it is right.`,
      });
  }
}

/** The figures of each series by time, those of a series and a time from the first published to the last. */
function grouped({ figures, release, today }: CompareAsked): Map<string, Map<string, Own[]>> {
  const groups = new Map<string, Map<string, Own[]>>();
  for (const figure of figures) {
    const { series, at, row } = figure.spot;
    if (series === undefined) continue;
    const publishedOn = release.byRow?.get(row.number) ?? release.day ?? today;
    const own: Own = { ...figure, series, at, publishedOn };
    let times = groups.get(series);
    if (times === undefined) {
      times = new Map();
      groups.set(series, times);
    }
    const key = momentKey(at);
    const same = times.get(key);
    if (same === undefined) times.set(key, [own]);
    else same.push(own);
  }
  for (const times of groups.values())
    for (const same of times.values())
      if (same.length > 1)
        same.sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0));
  return groups;
}

/** A figure as it is planned. */
function plannedOf(
  { series, at, publishedOn, value, precision, status, note, cell, spot }: Own,
  sheet: string,
): Planned {
  const planned: Planned = {
    series,
    at,
    value,
    precision,
    publishedOn,
    cell,
    sheet,
    shown: spot.cell?.shown ?? '',
  };
  if (status !== undefined) planned.status = status;
  if (spot.cell?.stored !== undefined) planned.stored = spot.cell.stored;
  if (note !== '') planned.note = note;
  return planned;
}

/** Compares one series after the other. */
class Comparison {
  readonly #asked: CompareAsked;
  readonly #against: Against;
  readonly #timing: Timing;
  readonly #twice = { cells: [] as string[], told: [] as string[], count: 0 };
  readonly result: Compared = { new: [], revised: [], confirmed: [], made: new Map(), at: new Map() };

  constructor(asked: CompareAsked) {
    this.#asked = asked;
    this.#against = new Against(asked.ledger, asked.release.day ?? asked.today);
    this.#timing = new Timing(asked);
  }

  /** Compares the figures of a series. */
  series(series: string, byTime: ReadonlyMap<string, readonly Own[]>): void {
    const { times, found } = this.#asked;
    const keys = [...byTime.keys()].sort();
    const newest = keys.reduce((last, at) => (times.of(at).end > last ? times.of(at).end : last), '');
    const overlaps: Overlap[] = [];
    for (const key of keys) this.#time(key, byTime.get(key) ?? [], newest, overlaps);
    this.result.at.set(series, new Set(keys));
    tellRebased(series, overlaps, found);
  }

  /** Compares the figures of a time: one, or its vintages where a column has the days of release. */
  #time(key: string, figures: readonly Own[], newest: string, overlaps: Overlap[]): void {
    let before: HeldFigure | undefined;
    for (const [i, own] of figures.entries()) {
      const last = figures[i - 1];
      if (last !== undefined && last.publishedOn === own.publishedOn) {
        this.#tellTwice(last, own);
        continue;
      }
      const known = this.#asked.ledger.known(own.series, key, own.publishedOn);
      const prior =
        before !== undefined && (known === undefined || known.publishedOn < before.publishedOn)
          ? before
          : known;
      if (prior === known && known !== undefined)
        overlaps.push({ value: own.value, precision: own.precision, old: known });
      before = this.#figure(own, prior, newest);
    }
  }

  /** Compares a figure with the one before it, and gives what is known after it. */
  #figure(own: Own, prior: HeldFigure | undefined, newest: string): HeldFigure {
    const planned = plannedOf(own, this.#asked.sheet);
    if (prior === undefined) {
      if (this.#asked.times.of(own.at).end < newest) this.#older(planned, own);
      this.#takeNew(planned, own);
      return planned;
    }
    if (
      isSameNumber(prior.value, own.value) &&
      isSamePrecision(prior.precision, own.precision) &&
      isSameStatus(prior.status, own.status)
    ) {
      this.result.confirmed.push({
        series: own.series,
        at: own.at,
        publishedOn: prior.publishedOn,
        cell: own.cell,
      });
      return prior;
    }
    const isStatus = !isSameStatus(prior.status, own.status);
    this.result.revised.push({
      series: own.series,
      at: own.at,
      old: prior.value,
      new: own.value,
      percent: percentOf(prior.value, own.value),
      ...(isStatus ? { status: [prior.status ?? null, own.status ?? null] } : {}),
      revises: prior.publishedOn,
      figure: planned,
      cell: own.cell,
      precision: own.precision,
      publishedOn: own.publishedOn,
    });
    this.#against.look(planned, prior);
    this.#timing.over(planned);
    return planned;
  }

  /** Says of a figure for an older time when it was published. */
  #older(planned: Planned, own: Own): void {
    const { publishedOn, orBefore } = this.#timing.first(own);
    planned.publishedOn = publishedOn;
    if (orBefore !== true) return;
    planned.orBefore = true;
    planned.note = [planned.note, `published on ${publishedOn} or before`]
      .filter((text) => text !== undefined)
      .join('; ');
  }

  #takeNew(planned: Planned, { spot }: Own): void {
    this.result.new.push(planned);
    if (spot.made !== undefined) this.result.made.set(spot.made.id, spot.made);
    this.#against.look(planned, undefined);
    this.#timing.over(planned);
  }

  #tellTwice(first: Own, second: Own): void {
    this.#twice.count += 1;
    if (this.#twice.told.length >= MOST_NAMED) return;
    this.#twice.cells.push(first.cell, second.cell);
    const both = isSameNumber(first.value, second.value)
      ? `both ${first.value}`
      : `${first.value} and ${second.value}`;
    this.#twice.told.push(`${momentName(first.at)} (${first.cell} and ${second.cell}, ${both})`);
  }

  /** Takes up what was found. */
  tell(): void {
    const { found } = this.#asked;
    const { cells, told, count } = this.#twice;
    if (count > 0)
      found.add({
        code: 'same-time-twice',
        where: cells,
        count,
        message: `There are two figures of one series for ${someOf(told, count)}: only one can stand. Say which rows are meant with where, map the labels apart, or correct the times.`,
      });
    this.#against.tell(found);
    this.#timing.tell();
  }
}

/** Compares the figures of a file with those of the ledger. What is odd of them is found. */
export function compareFigures(asked: CompareAsked): Compared {
  const groups = grouped(asked);
  const comparison = new Comparison(asked);
  for (const series of [...groups.keys()].sort()) comparison.series(series, groups.get(series) ?? new Map());
  comparison.tell();
  return comparison.result;
}

/** The figures of a file beside those of the ledger: which are new, which revise, which stand as they are. `import.md`, "Plan". */
import type { Observation, Precision } from '../evidence/series.ts';
import { isDate } from '../exact/calendar.ts';
import { decimal, HUNDRED, isZero, parseDecimal } from '../exact/number.ts';
import { momentName } from '../words/dates.ts';
import { Against, type Overlap, tellRebased } from './against-ledger.ts';
import { isSameNumber } from './decimals.ts';
import type { Figure } from './figures.ts';
import { type Found, MOST_NAMED, someOf } from './found.ts';
import type { Ledger } from './ledger.ts';
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
  /** The times that the file has figures for, of each series that the ledger has. */
  at: Map<string, Set<string>>;
}

/** A figure with its series, its time and the day of its release. */
interface Own {
  figure: Figure;
  series: string;
  at: string;
  publishedOn: string;
}

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
  first({ at, publishedOn, figure }: Own): Pick<Planned, 'publishedOn' | 'orBefore'> {
    const { older = {} } = this.#asked.found.answers;
    const answer = Object.hasOwn(older, at) ? older[at] : older['*'];
    if (answer === 'here') return { publishedOn };
    if (answer === 'unknown') return { publishedOn, orBefore: true };
    if (answer !== undefined && isDate(answer.earlier) && answer.earlier <= publishedOn)
      return { publishedOn: answer.earlier };
    const open = this.#older.get(at) ?? { cells: [], count: 0 };
    this.#older.set(at, open);
    open.count += 1;
    if (open.cells.length < MOST_NAMED) open.cells.push(figure.cell);
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

/** The figures of each series in order of time, those of a time from the first published to the last. */
function grouped(figures: readonly Figure[], dayOf: (figure: Figure) => string): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { series } = figure.spot;
    if (series === undefined) continue;
    const own = groups.get(series);
    if (own === undefined) groups.set(series, [figure]);
    else own.push(figure);
  }
  for (const own of groups.values())
    own.sort((a, b) => {
      if (a.spot.at !== b.spot.at) return a.spot.at < b.spot.at ? -1 : 1;
      const [first, second] = [dayOf(a), dayOf(b)];
      return first < second ? -1 : first > second ? 1 : 0;
    });
  return groups;
}

/** A figure as it is planned. */
function plannedOf({ figure, series, at, publishedOn }: Own, sheet: string): Planned {
  const { value, precision, status, note, cell, spot } = figure;
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

  /** The day on which a figure of the file was published. */
  dayOf = ({ spot }: Figure): string => {
    const { release, today } = this.#asked;
    return release.byRow?.get(spot.row.number) ?? release.day ?? today;
  };

  /** Compares the figures of a series, in order. */
  series(series: string, figures: readonly Figure[]): void {
    const { times, found, ledger } = this.#asked;
    let newest = '';
    for (const { spot } of figures) if (times.of(spot.at).end > newest) newest = times.of(spot.at).end;
    const overlaps: Overlap[] = [];
    let last: Own | undefined;
    let before: HeldFigure | undefined;
    for (const figure of figures) {
      const { at } = figure.spot;
      const own: Own = { figure, series, at, publishedOn: this.dayOf(figure) };
      const isSame = last?.at === at;
      if (isSame && last?.publishedOn === own.publishedOn) {
        this.#tellTwice(last.figure, figure);
        continue;
      }
      before = this.#time(own, isSame ? before : undefined, newest, overlaps);
      last = own;
    }
    if (ledger.has(series)) this.result.at.set(series, new Set(figures.map(({ spot }) => spot.at)));
    tellRebased(series, overlaps, found);
  }

  /** Compares a figure with what is known of its time on its day, vintages of the file included; gives what is known after it. */
  #time(own: Own, before: HeldFigure | undefined, newest: string, overlaps: Overlap[]): HeldFigure {
    const known = this.#asked.ledger.known(own.series, own.at, own.publishedOn);
    const isBefore = before !== undefined && (known === undefined || known.publishedOn < before.publishedOn);
    const { value, precision } = own.figure;
    if (known !== undefined && !isBefore) overlaps.push({ value, precision, old: known });
    return this.#figure(own, isBefore ? before : known, newest);
  }

  /** Compares a figure with the one before it, and gives what is known after it. */
  #figure(own: Own, prior: HeldFigure | undefined, newest: string): HeldFigure {
    const { value, precision, status, cell } = own.figure;
    const { series, at, publishedOn } = own;
    if (
      prior !== undefined &&
      isSameNumber(prior.value, value) &&
      isSamePrecision(prior.precision, precision) &&
      isSameStatus(prior.status, status)
    ) {
      this.result.confirmed.push({ series, at, publishedOn: prior.publishedOn, cell });
      return prior;
    }
    const planned = plannedOf(own, this.#asked.sheet);
    if (prior === undefined) {
      if (this.#asked.times.of(at).end < newest) this.#older(planned, own);
      this.#takeNew(planned, own);
      return planned;
    }
    const isStatus = !isSameStatus(prior.status, status);
    this.result.revised.push({
      series,
      at,
      old: prior.value,
      new: value,
      percent: percentOf(prior.value, value),
      ...(isStatus ? { status: [prior.status ?? null, status ?? null] } : {}),
      revises: prior.publishedOn,
      figure: planned,
      cell,
      precision,
      publishedOn,
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

  #takeNew(planned: Planned, { figure: { spot } }: Own): void {
    this.result.new.push(planned);
    if (spot.made !== undefined) this.result.made.set(spot.made.id, spot.made);
    this.#against.look(planned, undefined);
    this.#timing.over(planned);
  }

  #tellTwice(first: Figure, second: Figure): void {
    this.#twice.count += 1;
    if (this.#twice.told.length >= MOST_NAMED) return;
    this.#twice.cells.push(first.cell, second.cell);
    const both = isSameNumber(first.value, second.value)
      ? `both ${first.value}`
      : `${first.value} and ${second.value}`;
    this.#twice.told.push(`${momentName(first.spot.at)} (${first.cell} and ${second.cell}, ${both})`);
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
  const comparison = new Comparison(asked);
  const groups = grouped(asked.figures, comparison.dayOf);
  for (const series of [...groups.keys()].sort()) comparison.series(series, groups.get(series) ?? []);
  comparison.tell();
  return comparison.result;
}

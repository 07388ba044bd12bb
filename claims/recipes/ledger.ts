/** What the ledger has of the series of a file: the vintages of each time, and those known on a day. */
import { moment } from '../exact/calendar.ts';
import type { HeldFigure } from './plan-shape.ts';

/** The vintages of a series by time, each list from the first published to the last. */
type ByTime = Map<string, HeldFigure[]>;

const NONE: ByTime = new Map();

/** The text of a moment by which equal ones are equal: a period of one day is that day. */
export function momentKey(at: string): string {
  return at.includes('/') ? moment(at).text : at;
}

/** The figures of the ledger. */
export class Ledger {
  readonly #series = new Map<string, ByTime>();

  constructor(held: readonly HeldFigure[]) {
    for (const figure of held) {
      let times = this.#series.get(figure.series);
      if (times === undefined) {
        times = new Map();
        this.#series.set(figure.series, times);
      }
      const key = momentKey(figure.at);
      const vintages = times.get(key);
      if (vintages === undefined) times.set(key, [figure]);
      else vintages.push(figure);
    }
    for (const times of this.#series.values())
      for (const vintages of times.values())
        if (vintages.length > 1)
          vintages.sort((a, b) =>
            a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0,
          );
  }

  /** Whether the ledger has figures of a series. */
  has(series: string): boolean {
    return this.#series.has(series);
  }

  /** The vintages of a series by time. */
  times(series: string): ReadonlyMap<string, readonly HeldFigure[]> {
    return this.#series.get(series) ?? NONE;
  }

  /** The figure of a time that was published last on a day or before; undefined if there was none. */
  known(series: string, at: string, day: string): HeldFigure | undefined {
    return this.#series
      .get(series)
      ?.get(at)
      ?.findLast(({ publishedOn }) => publishedOn <= day);
  }

  /** The latest figure of each time that was known on a day, in no order. */
  latest(series: string, day: string): HeldFigure[] {
    return [...this.times(series).values()].flatMap(
      (vintages) => vintages.findLast(({ publishedOn }) => publishedOn <= day) ?? [],
    );
  }
}

/** Figures from the places where they stand: read, scaled, with their precision, status and notes; what is odd is found. */

import type { Observation, Precision } from '../evidence/series.ts';
import { isPercent } from '../evidence/units.ts';
import { compare, parseDecimal } from '../exact/number.ts';
import type { Cell } from '../workbook/table.ts';
import { addressOf, isEmpty, textAt } from './cells.ts';
import type { Named } from './columns.ts';
import { bare, lastPlace, placesOf, product, withoutNoise } from './decimals.ts';
import { askFractions, askNoise, askStored, isOtherThanShown, Places, Telling } from './figure-guards.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import { Marks } from './marks.ts';
import type { KnownSeries } from './plan-shape.ts';
import type { Recipe } from './recipe.ts';
import type { Spot } from './spots.ts';
import { ENGLISH, type ReadCell, Reader, type Style, styleOf } from './values.ts';

/** A figure of the file. */
export interface Figure {
  spot: Spot;
  value: string;
  precision: Precision;
  status: Observation['status'];
  note: string;
  /** Its address in the file. */
  cell: string;
}

/** What figures are read from. */
export interface FiguresAsked {
  spots: readonly Spot[];
  grid: Grid;
  recipe: Recipe;
  named: Named;
  found: Found;
  /** Whether numbers of the file are written by machines: JSON. */
  isMachine: boolean;
  /** What is known of a series of the ledger. */
  known: (series: string) => KnownSeries | undefined;
  /** Whether the ledger has figures of a series, all of them within -1 and 1. */
  hasSmall: (series: string) => boolean;
}

/** The figures of a file, and how many are missing by each mark. */
export interface FiguresRead {
  figures: Figure[];
  missing: Map<string, number>;
}

const POWERS: Readonly<Record<string, number>> = {
  unit: 0,
  one: 0,
  ten: 1,
  hundred: 2,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
};

/** The factor that a cell names: a power of ten, or its word; undefined if it is neither. */
function factorIn(text: string): string | undefined {
  const word = POWERS[text.toLowerCase().replace(/s$/, '')];
  const power = word ?? (/^-?\d{1,2}$/.test(text) ? Number(text) : undefined);
  if (power === undefined || !Object.is(power, Math.trunc(power))) return undefined;
  return power >= 0 ? `1${'0'.repeat(power)}` : lastPlace(-power);
}

/** Reads cells in the style of the file. */
class CellReader {
  readonly #own: Reader;
  readonly #english = new Reader(ENGLISH);
  readonly #plain: boolean;
  readonly #isOpenStyle: boolean;
  readonly #marks: Marks;
  /** Whether what the file holds is read, and not what it shows. */
  isStored: boolean;

  constructor(style: Style, { recipe, isMachine }: FiguresAsked, marks: Marks) {
    this.#own = new Reader(style);
    this.#plain = isMachine;
    this.#isOpenStyle = recipe.value.decimal === undefined && recipe.value.group === undefined;
    this.#marks = marks;
    this.isStored = recipe.value.read === 'stored';
  }

  read(cell: Cell): ReadCell {
    const text = cell.shown.trim();
    const isNumber = cell.kind === 'number' || cell.kind === 'percent';
    if (cell.kind === 'error' || this.#marks.isMissing(text)) return { mark: text, isPercent: false };
    if (this.isStored && cell.stored !== undefined && isNumber)
      return { ...this.#english.read(cell.stored, 'number') };
    if (this.#plain && isNumber) return this.#english.read(text, cell.kind);
    const read = this.#own.read(text, cell.kind);
    return read.wrong === true && isNumber && this.#isOpenStyle ? this.#english.read(text, cell.kind) : read;
  }

  /** The number that a cell of numbers holds, by the file itself. */
  held(cell: Cell): string | undefined {
    if (cell.kind !== 'number' && cell.kind !== 'percent') return undefined;
    return cell.stored ?? (this.#plain ? undefined : this.#english.read(cell.shown, cell.kind).value);
  }
}

/** What messages call the figures of a file. */
function figuresName({ grid, spots }: FiguresAsked): string {
  const columns = new Set<number>();
  for (const { figure } of spots) {
    columns.add(figure.column);
    if (columns.size > 1) return 'the figures';
  }
  const [only] = columns;
  const name = grid.heads[only ?? -1]?.name ?? '';
  return name === '' ? 'the figures' : `the column “${name}”`;
}

/** The cells of spots that are not empty. */
function* cellsOf(spots: readonly Spot[]): Iterable<Cell> {
  for (const { cell } of spots) if (cell !== undefined && !isEmpty(cell)) yield cell;
}

/** Reads every cell, asks what has to be known of them as a whole, and reads them so. */
function readCells(
  asked: FiguresAsked,
  marks: Marks,
): { reads: (ReadCell | undefined)[]; reader: CellReader } {
  const { spots, grid, recipe, found } = asked;
  const name = figuresName(asked);
  const reader = new CellReader(styleOf(cellsOf(spots), recipe, name, found), asked, marks);
  const readAll = () =>
    spots.map(({ cell }) => (cell === undefined || isEmpty(cell) ? undefined : reader.read(cell)));
  let reads = readAll();
  const address = (i: number) => {
    const spot = spots[i];
    return spot === undefined ? '' : addressOf(grid, spot.row, spot.figure.column);
  };
  if (!reader.isStored) {
    const others = spots.flatMap(({ cell }, i) => {
      const [value, held] = [reads[i]?.value, cell && reader.held(cell)];
      return cell !== undefined &&
        value !== undefined &&
        held !== undefined &&
        isOtherThanShown(value, held, cell.kind)
        ? [{ shown: cell.shown.trim(), held, cell: address(i) }]
        : [];
    });
    if (others.length > 0 && askStored(others, found) === 'stored') {
      reader.isStored = true;
      reads = readAll();
    }
  }
  const noisy = reads.flatMap((read, i) =>
    read?.value !== undefined && withoutNoise(read.value) !== read.value
      ? [{ read, value: read.value, cell: address(i) }]
      : [],
  );
  if (noisy.length > 0 && askNoise(noisy, found) !== 'as-is')
    for (const { read, value } of noisy) read.value = withoutNoise(value);
  return { reads, reader };
}

/** The series in % whose figures are given as fractions of one, as was answered. */
function fractions(asked: FiguresAsked, reads: readonly (ReadCell | undefined)[]): Set<string> {
  const { spots, grid, known, hasSmall, recipe, found } = asked;
  const open = new Map<
    string,
    { shown: string; value: string; cell: string; isSmall: boolean; isTold: boolean }
  >();
  const factor = typeof recipe.value.scale === 'object' ? '1' : String(recipe.value.scale ?? 1);
  const percents = new Map<string, boolean>();
  for (const [i, spot] of spots.entries()) {
    const { series, cell } = spot;
    const read = reads[i];
    if (series === undefined || cell === undefined || read?.value === undefined) continue;
    let isIn = percents.get(series);
    if (isIn === undefined) {
      const unit = known(series)?.unit ?? spot.unit ?? recipe.series.new?.unit;
      isIn = unit !== undefined && isPercent(unit) && !hasSmall(series);
      percents.set(series, isIn);
    }
    if (!isIn) continue;
    const value = product(read.value, factor) ?? read.value;
    const isSmall = /^-?(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(value);
    const held = open.get(series) ?? { shown: '', value: '', cell: '', isSmall: true, isTold: false };
    held.isSmall &&= isSmall;
    held.isTold ||= read.isPercent;
    if (held.shown === '' && /[1-9]/.test(value))
      Object.assign(held, {
        shown: cell.shown.trim(),
        value,
        cell: addressOf(grid, spot.row, spot.figure.column),
      });
    open.set(series, held);
  }
  const asks = [...open].filter(([, { isSmall, isTold, shown }]) => isSmall && !isTold && shown !== '');
  if (asks.length === 0) return new Set();
  const isFraction =
    askFractions(
      asks.map(([series, held]) => ({ series, ...held })),
      found,
    ) === 'fraction';
  return new Set(isFraction ? asks.map(([series]) => series) : []);
}

/** Makes figures of what was read. */
class Maker {
  readonly #asked: FiguresAsked;
  readonly #marks: Marks;
  readonly #reader: CellReader;
  readonly #fractions: ReadonlySet<string>;
  readonly #telling: Telling;
  readonly #places = new Places();
  readonly #precisions = new Map<string, Precision>();
  readonly missing = new Map<string, number>();

  constructor(asked: FiguresAsked, marks: Marks, reader: CellReader, fractionSeries: ReadonlySet<string>) {
    this.#asked = asked;
    this.#marks = marks;
    this.#reader = reader;
    this.#fractions = fractionSeries;
    this.#telling = new Telling(asked.found);
  }

  /** The figure of a place; undefined if it has none. */
  make(spot: Spot, read: ReadCell | undefined): Figure | undefined {
    const { row, figure, cell } = spot;
    const address = addressOf(this.#asked.grid, row, figure.column);
    if (read?.wrong === true) {
      this.#telling.unreadable(address, cell?.shown.trim() ?? '', '');
      return undefined;
    }
    if (cell?.merged === true && spot.series !== undefined) {
      this.#telling.unreadable(
        address,
        cell.shown.trim(),
        'is merged with the cell beside or above it, so that it is not clear what it is for',
      );
      return undefined;
    }
    const { sup } = cell ?? {};
    const isMark = sup !== undefined && this.#marks.knows(sup.trim());
    const ofTime = this.#timeNotes(spot);
    const texts = [
      read?.mark ?? '',
      ...(isMark ? [sup.trim()] : []),
      ...figure.marks.map((column) => textAt(row, column)),
      ...ofTime.filter((note) => this.#marks.knows(note)),
    ];
    const hasFigure = read?.value !== undefined;
    const marked = this.#marks.read(texts, { cell: address, shown: cell?.shown ?? '', hasFigure });
    if (read?.value === undefined || marked.missing !== undefined) {
      if (spot.series !== undefined && !(marked.isOpen && !hasFigure)) this.#count(marked.missing ?? '');
      return undefined;
    }
    const footnote = read.footnote?.text ?? (isMark ? undefined : sup?.trim());
    if (footnote !== undefined && spot.series !== undefined)
      this.#telling.footnote(
        address,
        cell?.shown.trim() ?? '',
        read.value,
        footnote,
        read.footnote?.by ?? 'superscript',
      );
    const sized = this.#sized(spot, read.value, address);
    if (sized === undefined) return undefined;
    if (marked.isBreak && spot.series !== undefined) this.#marks.break(address);
    const notes = [marked.note, footnote ?? '', ...ofTime.filter((one) => !this.#marks.knows(one))];
    const note = notes.filter((text) => text !== '').join('; ');
    return { spot, ...sized, status: marked.status, note, cell: address };
  }

  /** The footnotes of a figure's time, which stand at the head of its column or in its row. */
  #timeNotes({ row, figure }: Spot): string[] {
    const { grid, named } = this.#asked;
    const cells =
      figure.time === undefined
        ? named.time.map((column) => row.cells[column])
        : [grid.heads[figure.column]?.cell];
    return cells.flatMap((cell) =>
      cell?.sup === undefined || cell.sup.trim() === '' ? [] : [cell.sup.trim()],
    );
  }

  #count(mark: string): void {
    this.missing.set(mark, (this.missing.get(mark) ?? 0) + 1);
  }

  /** A value with its scale, and what it stands for; undefined, and told, if it cannot be scaled or has no bounds. */
  #sized(spot: Spot, written: string, address: string): Pick<Figure, 'value' | 'precision'> | undefined {
    const factor = this.#factor(spot);
    const value = factor === undefined ? undefined : product(written, factor);
    if (factor === undefined || value === undefined) {
      this.#telling.unreadable(
        address,
        spot.cell?.shown.trim() ?? '',
        factor === undefined
          ? 'has no power of ten in the column of its scale'
          : 'is too long once it is scaled',
      );
      return undefined;
    }
    const precision = this.#precision(spot, written, value, factor);
    if (typeof precision === 'string' && precision !== 'exact') {
      this.#telling.unreadable(address, spot.cell?.shown.trim() ?? '', precision);
      return undefined;
    }
    return { value, precision: precision as Precision };
  }

  #factor({ row, series }: Spot): string | undefined {
    const { recipe, named } = this.#asked;
    const { scale = 1 } = recipe.value;
    const own = typeof scale === 'object' ? factorIn(textAt(row, named.scale ?? -1)) : String(scale);
    return own !== undefined && series !== undefined && this.#fractions.has(series)
      ? product(own, '100')
      : own;
  }

  /** What a value stands for, or why that is not known, as the end of a sentence. */
  #precision(spot: Spot, written: string, value: string, factor: string): Precision | string {
    const { precision = 'shown' } = this.#asked.recipe.value;
    if (precision === 'exact') return 'exact';
    if (precision === 'shown') {
      const places = placesOf(written);
      if (spot.series !== undefined)
        this.#places.add(spot.series, places, written, spot.cell?.shown.trim() ?? '');
      return this.#nearest(bare(product(lastPlace(places), factor) ?? '1'));
    }
    return 'nearest' in precision ? this.#nearest(precision.nearest) : this.#interval(spot, value, factor);
  }

  #nearest(nearest: string): Precision {
    let precision = this.#precisions.get(nearest);
    if (precision === undefined) {
      precision = { nearest };
      this.#precisions.set(nearest, precision);
    }
    return precision;
  }

  #interval({ row }: Spot, value: string, factor: string): Precision | string {
    const { named } = this.#asked;
    const [low, high] = [named.low, named.high].map((column) => {
      const cell = row.cells[column ?? -1];
      const read = cell === undefined || isEmpty(cell) ? undefined : this.#reader.read(cell);
      return read?.value === undefined ? undefined : product(withoutNoise(read.value), factor);
    });
    if (low === undefined || high === undefined) return 'lacks its lower or its upper bound';
    const [lo, at, hi] = [low, value, high].map(parseDecimal);
    if (
      lo === undefined ||
      at === undefined ||
      hi === undefined ||
      compare(lo, at) > 0 ||
      compare(at, hi) > 0
    )
      return `lies outside of its own bounds, ${low} and ${high}`;
    return { interval: [low, high] };
  }

  /** Takes up what was found. */
  tell(): void {
    this.#marks.tell();
    this.#telling.tell();
    this.#places.tell(this.#asked.found);
  }
}

/** Reads the figures of all places. Whatever is odd of them is found. */
export function readFigures(asked: FiguresAsked): FiguresRead {
  const marks = new Marks(asked.recipe, asked.found);
  const { reads, reader } = readCells(asked, marks);
  const maker = new Maker(asked, marks, reader, fractions(asked, reads));
  const figures: Figure[] = [];
  for (const [i, spot] of asked.spots.entries()) {
    const figure = maker.make(spot, reads[i]);
    if (figure !== undefined) figures.push(figure);
  }
  maker.tell();
  return { figures, missing: maker.missing };
}

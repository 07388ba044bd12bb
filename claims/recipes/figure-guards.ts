/**
 * What is odd of figures by themselves: other numbers behind them, remnants of calculations, fractions for percentages, digits
 * that are footnotes, decimals that differ. `import.md`, guards 2, 5 and 6.
 */

import { half } from '../exact/interval.ts';
import { compare, isDecimal, parseDecimal } from '../exact/number.ts';
import { fewOf, quoted } from '../tables/finding.ts';
import { separated } from '../words/numbers.ts';
import type { CellKind } from '../workbook/table.ts';
import { lastPlace, placesOf, shifted, withoutNoise } from './decimals.ts';
import { type Found, MOST_NAMED } from './found.ts';

/** The significant digits that a workbook shows of a number without a format. */
const SHOWN_DIGITS = 15;

/** The unit in which the last digit of a shown number counts. */
function unitShown(value: string): string {
  const digits = value.replace(/^-?0*\.?0*/, '').replace('.', '').length;
  const whole = value.replace(/^-/, '').split('.')[0]?.length ?? 0;
  return digits > SHOWN_DIGITS && !value.includes('.')
    ? `1${'0'.repeat(whole - SHOWN_DIGITS)}`
    : lastPlace(placesOf(value));
}

/** Whether the number that a cell holds is another one than it shows, by more than rounding. */
export function isOtherThanShown(value: string, held: string, kind: CellKind): boolean {
  const number = kind === 'percent' ? shifted(held, 2) : held;
  if (number === value || !isDecimal(number)) return false;
  const apart = parseDecimal(number).sub(parseDecimal(value)).abs();
  return compare(apart, half(parseDecimal(unitShown(value)))) > 0;
}

/** Asks which counts, what cells show or what they hold. Undefined while that is open. */
export function askStored(
  cells: readonly { shown: string; held: string; cell: string }[],
  found: Found,
): string | undefined {
  const [first] = cells;
  const { shown = '', held = '' } = first ?? {};
  return found.ask({
    code: 'format-scale',
    where: cells.slice(0, MOST_NAMED).map(({ cell }) => cell),
    count: cells.length,
    message: `${quoted(shown)} is shown where the file holds ${held} (${fewOf(
      cells.map(({ cell }) => cell),
      4,
    )}): a format may show thousands. Say which of the two counts.`,
    question: {
      name: 'format-scale',
      label: 'The figures are',
      choices: [
        { value: 'shown', label: `what is shown: ${shown}` },
        { value: 'stored', label: `what the file holds: ${held}` },
      ],
    },
  });
}

/** Asks whether figures have remnants of calculations. Undefined while that is open. */
export function askNoise(
  cells: readonly { value: string; cell: string }[],
  found: Found,
): string | undefined {
  const [first] = cells;
  const value = first?.value ?? '';
  return found.ask({
    code: 'float-noise',
    where: cells.slice(0, MOST_NAMED).map(({ cell }) => cell),
    count: cells.length,
    message: `${quoted(value)} has more digits than a published figure has (${fewOf(
      cells.map(({ cell }) => cell),
      4,
    )}): is it ${withoutNoise(value)}, with a remnant of a calculation?`,
    question: {
      name: 'float-noise',
      label: 'Figures with such a remnant are read',
      choices: [
        { value: 'rounded', label: `without it: ${withoutNoise(value)}` },
        { value: 'as-is', label: `as they stand: ${value}` },
      ],
      proposed: 'rounded',
    },
  });
}

/** Asks whether figures of series in % are fractions of one. Undefined while that is open. */
export function askFractions(
  series: readonly { series: string; shown: string; value: string; cell: string }[],
  found: Found,
): string | undefined {
  const [first] = series;
  const { shown = '', value = '0' } = first ?? {};
  const times = shifted(value, 2);
  return found.ask({
    code: 'percent-fraction',
    where: series.map(({ cell }) => cell),
    message: `${quoted(shown)} for a series in % (${fewOf(
      series.map((one) => `${one.series}, ${one.cell}`),
      3,
    )}), all of whose figures lie within -1 and 1: is it ${value} %, or the fraction that is ${times} %?`,
    question: {
      name: 'percent-fraction',
      label: `${quoted(shown)} is`,
      choices: [
        { value: 'percent', label: `${value} %` },
        { value: 'fraction', label: `${times} %: a fraction of one` },
      ],
    },
  });
}

interface Split {
  shown: string;
  value: string;
  note: string;
  cell: string;
}

/** Gathers cells that cannot be read, and digits that were split off, to be told once. */
export class Telling {
  readonly #found: Found;
  readonly #unreadable: { cell: string; shown: string; why: string }[] = [];
  readonly #splits: Record<'digits' | 'superscript', Split[]> = { digits: [], superscript: [] };
  readonly #counts = { unreadable: 0, digits: 0, superscript: 0 };

  constructor(found: Found) {
    this.#found = found;
  }

  unreadable(cell: string, shown: string, why: string): void {
    this.#counts.unreadable += 1;
    if (this.#unreadable.length < MOST_NAMED) this.#unreadable.push({ cell, shown, why });
  }

  footnote(cell: string, shown: string, value: string, note: string, by: 'digits' | 'superscript'): void {
    this.#counts[by] += 1;
    if (this.#splits[by].length < MOST_NAMED) this.#splits[by].push({ cell, shown, value, note });
  }

  tell(): void {
    const [first] = this.#unreadable;
    if (first !== undefined) {
      const named = this.#unreadable
        .slice(0, 5)
        .map(({ cell, shown, why }) => `${quoted(shown)} at ${cell}${why === '' ? '' : ` ${why}`}`);
      const rest = this.#counts.unreadable - named.length;
      const isPlain = first.why === '';
      this.#found.add({
        code: 'number-unreadable',
        where: this.#unreadable.map(({ cell }) => cell),
        count: this.#counts.unreadable,
        message: `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}${isPlain ? ` ${this.#counts.unreadable === 1 ? 'is no number' : 'are no numbers'} as the recipe writes them` : ''}. Look at value.decimal and value.group, at the marks, and at where the table ends.`,
      });
    }
    for (const by of ['digits', 'superscript'] as const) this.#tellSplits(by);
  }

  #tellSplits(by: 'digits' | 'superscript'): void {
    const splits = this.#splits[by];
    if (splits.length === 0) return;
    const read = splits.map(
      ({ shown, value, note, cell }) =>
        `${quoted(shown)} at ${cell} is read as ${separated(value)} with note ${note}`,
    );
    this.#found.add({
      code: 'footnote-split',
      level: by === 'digits' ? 'tick' : 'said',
      where: splits.map(({ cell }) => cell),
      count: this.#counts[by],
      message: `${fewOf(read)}${by === 'digits' ? ', since a group of thousands has three digits. Look at the source, and say why it is right' : ', which is raised above the line'}.`,
    });
  }
}

interface SeriesPlaces {
  most: number;
  least: number;
  finest: string;
  coarsest: string;
  /** Whether a figure with the most decimals ends in a nought: then noughts are written, and fewer decimals are meant. */
  hasNought: boolean;
}

/** Decimals that differ within a series: noughts at the end may have been lost, as in 4 for 4.0. */
export class Places {
  readonly #series = new Map<string, SeriesPlaces>();

  add(series: string, places: number, value: string, shown: string): void {
    const held = this.#series.get(series);
    const hasNought = places > 0 && value.endsWith('0');
    if (held === undefined) {
      this.#series.set(series, { most: places, least: places, finest: shown, coarsest: shown, hasNought });
      return;
    }
    if (places > held.most) Object.assign(held, { most: places, finest: shown, hasNought });
    else if (places === held.most) held.hasNought ||= hasNought;
    if (places < held.least) Object.assign(held, { least: places, coarsest: shown });
  }

  /** Takes up what was found. */
  tell(found: Found): void {
    const differing = [...this.#series].filter(
      ([, { most, least, hasNought }]) => most > least && !hasNought,
    );
    const [first] = differing;
    if (first === undefined) return;
    const [, { coarsest, finest, most }] = first;
    found.add({
      code: 'places-differ',
      where: differing.map(([series]) => series),
      message: `Decimals differ within ${differing.length === 1 ? 'a series' : `${differing.length} series`} (${fewOf(differing.map(([series]) => series))}): ${quoted(coarsest)} stands beside ${quoted(finest)}, perhaps with noughts lost. Each figure is nearest its own last place; if noughts are lost, give the recipe the precision {"nearest": "${lastPlace(most)}"}.`,
    });
  }
}

/** Figures as sentences tell them: values that travel as JSON, read back as numbers and moments. */

import { type Moment, moment } from '../exact/calendar.ts';
import { parseExact, type Rational } from '../exact/number.ts';
import { whenInWords } from './dates.ts';
import { amount } from './numbers.ts';
import { titleInWords } from './text.ts';

/** A figure as a verdict says it. A type and no interface, so that it counts as JSON. */
export type ToldFigure = {
  /** An exact fraction. */
  readonly value: string;
  readonly unit?: string;
  readonly measure?: string;
  /** A date or a period. */
  readonly at?: string;
  /** The id and the title of its series. */
  readonly series?: string;
  readonly title?: string;
};

/** The same, its number and its moment read. */
export interface NamedFigure {
  value: Rational;
  unit?: string | undefined;
  measure?: string | undefined;
  at?: Moment | undefined;
  series?: { id: string; title: string } | undefined;
}

/** Reads a figure that a verdict says. */
export function readFigure({ value, unit, measure, at, series, title }: ToldFigure): NamedFigure {
  return {
    value: parseExact(value),
    unit,
    measure,
    at: at === undefined ? undefined : moment(at),
    series: series === undefined ? undefined : { id: series, title: title ?? series },
  };
}

/** How many decimals a published figure is shown with: more than most have, for a figure is told as it was published. */
const PUBLISHED_PLACES = 6;

/**
 * A figure in words: "16,753 officers on 31 December 2022", "20,000 officers". `apartFrom` are figures that stand beside
 * it, for which it must not be taken.
 */
export function figureInWords(
  { value, unit, at }: NamedFigure,
  ...apartFrom: readonly NamedFigure[]
): string {
  const shown = amount(value, unit, {
    places: PUBLISHED_PLACES,
    apartFrom: apartFrom.map((other) => other.value),
  });
  return at === undefined ? shown : `${shown} ${whenInWords(at)}`;
}

/**
 * How to tell several figures of one sentence: each with the title of its series where they are not all of one, so that
 * "128,433 officers in “Adjusted baseline”" is not taken for a count of officers in post.
 */
export function tellingSeries(figures: readonly NamedFigure[]): (figure: NamedFigure) => string {
  const apart = new Set(figures.map(({ series }) => series?.id)).size > 1;
  return (figure) => {
    const told = figureInWords(figure, ...figures.filter((other) => other !== figure));
    return apart && figure.series !== undefined ? `${told} in ${titleInWords(figure.series.title)}` : told;
  };
}

/** "from X on one day to Y on another". */
export function fromTo(earlier: NamedFigure, later: NamedFigure): string {
  return `from ${figureInWords(earlier, later)} to ${figureInWords(later, earlier)}`;
}

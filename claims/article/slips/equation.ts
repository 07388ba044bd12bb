/**
 * An equation between figures of a text: whether some reading of the words fits it, and what is told where none does.
 */
import { unitOf } from '../../evidence/units.ts';
import { closed, type Interval, meets } from '../../exact/interval.ts';
import {
  compare,
  isDecimal,
  max,
  min,
  parseDecimal,
  type Rational,
  rational,
  writtenForm,
} from '../../exact/number.ts';
import { briefly, numberInWords, valueInWords } from '../../words/numbers.ts';
import type { Contradiction } from '../article.ts';
import type { Figure } from './figures.ts';
import { meant } from './spans.ts';

/** One reading of how the last figure follows from the others. */
export interface Way {
  /** What follows from the figures, in their order; undefined where nobody can tell. */
  of: (figures: readonly Interval[]) => Interval | undefined;
  /** “20,000 − 16,753 leaves 3,247” of the figures and the result, all in words. */
  told: (figures: readonly string[], result: string) => string;
}

export interface Equation {
  /** What the stated figure should follow from. */
  from: readonly Figure[];
  stated: Figure;
  /** Every reading of the words; the first is the one that is told. */
  ways: readonly Way[];
  /** Those of the figures that are targets, which are the number that they name. */
  targets?: ReadonlySet<Figure>;
  /** Only where a single slip explains it, since the words alone do not bind the figures enough. */
  onlySlips?: true;
  /** How far the stated figure may be from what follows and still be meant as that, as a factor; 2 where not said. */
  within?: Rational;
}

/** Whether some reading of the words fits; so too where nobody can tell. */
export function follows(equation: Equation): boolean {
  const { from, stated, targets } = equation;
  return fits(
    equation,
    from.map((figure) => spanOf(figure, targets)),
    spanOf(stated, targets),
  );
}

const spanOf = (figure: Figure, targets: ReadonlySet<Figure> | undefined): Interval =>
  targets?.has(figure) === true ? meant(figure, true) : figure.meant;

function fits({ ways }: Equation, from: readonly Interval[], stated: Interval): boolean {
  return ways.some((way) => {
    const result = way.of(from);
    return result === undefined || meets(result, stated);
  });
}

/** What is told of an equation that no reading fits; undefined where its figures are likely not bound at all. */
export function toldOf(equation: Equation): Contradiction | undefined {
  const slip = slipIn(equation);
  const { from, stated, ways, onlySlips } = equation;
  const way = ways[0];
  const point = way?.of(from.map(({ amount }) => closed(amount, amount)))?.lo ?? undefined;
  if (way === undefined || point === undefined) return undefined;
  if (
    slip === undefined &&
    (onlySlips === true || !isNear(point, stated.amount, equation.within ?? rational(2n)))
  )
    return undefined;
  const shown = from.map(inWords);
  return {
    quotes: [...from, stated].sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end })),
    told: `${way.told(shown, resultInWords(point, stated))}; ${inWords(stated)} does not follow from these figures.`,
    ...(slip === undefined ? {} : { guess: slip }),
  };
}

function isNear(a: Rational, b: Rational, factor: Rational): boolean {
  return compare(a.mul(factor), b) >= 0 && compare(b.mul(factor), a) >= 0;
}

/** A figure in words, its unit only as far as that is a sign or a scale. */
export const inWords = ({ value, unit }: Figure): string => valueInWords(value, unit.replace(/ per .*$/, ''));

/** A result in the unit of the figure that was stated, with one decimal more than that has, or as many where both are whole. */
function resultInWords(result: Rational, { value, unit }: Figure): string {
  const scaled = result.div(unitOf(unit).scale);
  const places = value.split('.')[1]?.length ?? 0;
  return briefly(numberInWords(scaled, places + 1), unit.replace(/ per .*$/, ''));
}

export const EXCHANGED = 'digits exchanged?';
export const ONE_DIGIT = 'one digit?';

/** The slip of the pen in one figure that would explain it all: two neighbouring digits exchanged, or one digit another. */
function slipIn(equation: Equation): string | undefined {
  const { from, stated, targets } = equation;
  const figures = [...from, stated];
  for (const [guess, variants] of [
    [EXCHANGED, exchanged],
    [ONE_DIGIT, oneDigit],
  ] as const)
    for (const [i, figure] of figures.entries()) {
      if (targets?.has(figure) === true) continue;
      for (const value of variants(figure.value)) {
        if (!isDecimal(value)) continue;
        const spans = figures.map((other, j) =>
          i === j ? meant({ ...figure, value }) : spanOf(other, targets),
        );
        if (fits(equation, spans.slice(0, -1), spans[spans.length - 1] ?? figure.meant)) return guess;
      }
    }
  return undefined;
}

function exchanged(value: string): string[] {
  const variants: string[] = [];
  for (let i = 0; i + 1 < value.length; i += 1) {
    const j = value[i + 1] === '.' ? i + 2 : i + 1;
    const [a, b] = [value[i], value[j]];
    if (a === undefined || b === undefined || a === b || a === '.' || (i === 0 && b === '0')) continue;
    variants.push(value.slice(0, i) + b + value.slice(i + 1, j) + a + value.slice(j + 1));
  }
  return variants;
}

function oneDigit(value: string): string[] {
  const variants: string[] = [];
  for (let i = 0; i < value.length; i += 1)
    for (let d = i === 0 ? 1 : 0; d <= 9 && value[i] !== '.'; d += 1)
      if (String(d) !== value[i]) variants.push(value.slice(0, i) + d + value.slice(i + 1));
  return variants;
}

/** How many units of the coarsest last place two amounts are apart: where that is many, a slip of one digit is no chance. */
export function stepsApart(a: Rational, b: Rational, figures: readonly Figure[]): Rational {
  const step = figures
    .map(({ value, unit }) => writtenForm(value).lastPlace.mul(unitOf(unit).scale))
    .reduce((x, y) => max(x, y), rational(1n, 1_000_000n));
  return a.sub(b).abs().div(step);
}

/** So many months as people say it: up to half of one more or less, of few an eighth of them. */
export const roughly = (value: string): Interval => {
  const n = parseDecimal(value);
  const give = min(rational(1n, 2n), n.mul(rational(1n, 8n)));
  return closed(n.sub(give), n.add(give));
};

/** The sentence of a kind that states a figure: its figures and what they come to, then the verdict's clause. */

import { unitOf } from '../evidence/units.ts';
import { parseInterval, scale } from '../exact/interval.ts';
import { ONE, parseExact, type Rational } from '../exact/number.ts';
import type { Decided } from '../verdict/verdict.ts';
import { type Telling, verdictClause } from './clauses.ts';
import { sentence } from './text.ts';
import { type NamedFigure, readFigure, type ToldFigure } from './told.ts';

/** What such a kind says: its options, the figures of its inputs in their order, and numbers worked out on the way. */
export type FigureValues = {
  readonly options: { readonly [name: string]: string | null };
  readonly figures: { readonly [input: string]: ToldFigure };
  readonly numbers?: { readonly [name: string]: string };
};

/** What a kind's words are made from. */
export interface FigureTelling<Options> {
  options: Options;
  /** The names of all inputs, those of a list numbered: `parts.0`. */
  names: readonly string[];
  has(input: string): boolean;
  /** Throws a RangeError if there is no such input. */
  figure(input: string): NamedFigure;
  unitOf(input: string): string | undefined;
  /** A number that the kind worked out. Throws a RangeError if there is none of the name. */
  number(name: string): Rational;
  value: Rational;
  /** The unit of the value. */
  unit: string;
  /** The value with its unit, and its size without a sign, with as many decimals as tell them from the claimed figure. */
  shown: string;
  size: string;
}

/** How a kind that states a figure puts it into words. */
export interface FigureWords<Options> {
  /** The sentence up to its verdict: the figures, and what they come to. */
  tell(telling: FigureTelling<Options>): string;
  /** How the claim is put after "not" and "the claim of": "29 short of it". The claimed figure alone if absent. */
  put?(options: Options, words: string, value: Rational): string;
  /** The way that the claim says a figure moved; the claim is then put as that change: "a fall of 29". */
  moves?(options: Options): 'rise' | 'fall';
  /** How the difference of a kind that compares is put, its size being in words: "30 officers fewer". */
  signed?(value: Rational, size: string, unit: string): string;
  /** What is claimed by a kind that names no figure: "more". */
  claims?(options: Options, unit: string | undefined): string;
}

/** The sentence of a decided verdict. */
export function figureSentence<Options>(
  words: FigureWords<Options>,
  values: FigureValues,
  decided: Decided,
): string {
  const { computed, claimed } = decided;
  if (computed === undefined) throw new RangeError('a figure that is not computed has no sentence');
  const options = values.options as Options;
  const { unit, by } = toldIn(values, decided, computed.unit);
  const value = parseExact(computed.exact).mul(by);
  const moves = words.moves?.(options);
  const put = (figure: string) => {
    if (words.claims !== undefined) return words.claims(options, unit);
    return words.put?.(options, figure, value) ?? figure;
  };
  const telling: Telling = {
    finding: decided.finding,
    ...(decided.direction === undefined ? {} : { direction: decided.direction }),
    value,
    range: scale(parseInterval(computed.interval), by),
    unit,
    in: claimed === undefined ? undefined : parseInterval(claimed.in),
    out: claimed === undefined ? undefined : parseInterval(claimed.out),
    claimed,
    moves,
    signed: words.signed && ((q, size) => words.signed?.(q, size, unit) ?? size),
    put,
  };
  const { clause, shown, size } = verdictClause(telling);
  const hint = decided.reason === 'unit-error' ? ' Read as percentage points, the claim would hold.' : '';
  return sentence(
    `${words.tell({ ...readValues<Options>(values), value, unit, shown, size })}${clause}${hint}`,
  );
}

/**
 * What the result is told in. Words that name no figure have no scale of their own, so it is told on that of the first
 * figure: "£16 million less than £30 million".
 */
function toldIn(
  { figures }: FigureValues,
  { claimed }: Decided,
  unit: string,
): { unit: string; by: Rational } {
  const first = Object.values(figures).find((figure) => figure.unit !== undefined)?.unit;
  if (claimed !== undefined || first === undefined || unitOf(first).base !== unit) return { unit, by: ONE };
  return { unit: first, by: ONE.div(unitOf(first).scale) };
}

function readValues<Options>({ options, figures, numbers = {} }: FigureValues) {
  const read = new Map<string, NamedFigure>();
  const figure = (input: string): NamedFigure => {
    const told = figures[input];
    if (told === undefined) throw new RangeError(`input ${input} has no figure`);
    const figure = read.get(input) ?? readFigure(told);
    read.set(input, figure);
    return figure;
  };
  return {
    options: options as Options,
    names: Object.keys(figures),
    has: (input: string) => Object.hasOwn(figures, input),
    figure,
    unitOf: (input: string) => figures[input]?.unit,
    number(name: string): Rational {
      const told = numbers[name];
      if (told === undefined) throw new RangeError(`no number is called ${name}`);
      return parseExact(told);
    },
  };
}

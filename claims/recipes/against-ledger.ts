/** Figures against those that the ledger has: another size, another sign, a scale, a new base. `import.md`, guards 6 and 7. */
import { extent, type Precision } from '../evidence/series.ts';
import { half, type Interval } from '../exact/interval.ts';
import {
  compare,
  decimal,
  isZero,
  parseDecimal,
  parsePlain,
  type Rational,
  rational,
  sign,
} from '../exact/number.ts';
import { besides, type Held, heldOf } from '../tables/against.ts';
import { quoted } from '../tables/finding.ts';
import { momentName } from '../words/dates.ts';
import { separated } from '../words/numbers.ts';
import { type Found, MOST_NAMED, someOf } from './found.ts';
import type { Ledger } from './ledger.ts';
import type { Code, HeldFigure, Planned } from './plan-shape.ts';

const TEN = rational(10n);
const [LOW, HIGH] = [rational(900n), rational(1_100n)];

type OddCode = Extract<Code, 'size' | 'sign' | 'scale-1000'>;

/** What is odd of a figure beside another one of its series; undefined if nothing is. */
function oddity(value: Rational, other: Rational, isRevised: boolean, allSign: number): OddCode | undefined {
  const own = sign(value);
  if ((isRevised && own * sign(other) < 0) || own * allSign < 0) return 'sign';
  const [a, b] = [value.abs(), other.abs()];
  if (isZero(a) || isZero(b)) return undefined;
  const [less, more] = compare(a, b) < 0 ? [a, b] : [b, a];
  const times = more.div(less);
  if (compare(times, LOW) >= 0 && compare(times, HIGH) <= 0) return 'scale-1000';
  return compare(less, TEN) >= 0 && compare(times, TEN) > 0 ? 'size' : undefined;
}

const WORDS: Readonly<Record<OddCode, string>> = {
  size: 'More than ten times another size',
  sign: 'Another sign',
  'scale-1000': 'About a thousand times another size, so that it may be on another scale: a scale?',
};

/** Holds figures against those of the ledger, and tells what is odd of them by code. */
export class Against {
  readonly #ledger: Ledger;
  readonly #day: string;
  readonly #held = new Map<string, Held>();
  readonly #odd = new Map<OddCode, { cells: string[]; told: string[]; count: number }>();

  constructor(ledger: Ledger, day: string) {
    this.#ledger = ledger;
    this.#day = day;
  }

  /** Looks at a figure beside the one that it revises, or else beside that of the nearest time of its series. */
  look(figure: Planned, revises: HeldFigure | undefined): void {
    let held = this.#held.get(figure.series);
    if (held === undefined) {
      held = heldOf(this.#ledger.latest(figure.series, this.#day));
      this.#held.set(figure.series, held);
    }
    const other =
      revises === undefined
        ? besides(held, figure.at)
        : { at: revises.at, value: parseDecimal(revises.value), shown: revises.value };
    if (other === undefined) return;
    const code = oddity(parseDecimal(figure.value), other.value, revises !== undefined, held.sign);
    if (code === undefined) return;
    const odd = this.#odd.get(code) ?? { cells: [], told: [], count: 0 };
    this.#odd.set(code, odd);
    odd.count += 1;
    if (odd.cells.length < MOST_NAMED) odd.cells.push(figure.cell);
    if (odd.told.length < MOST_NAMED)
      odd.told.push(
        `${separated(figure.value)} for ${momentName(figure.at)} (${figure.series}, ${figure.cell}) beside ${separated(other.shown)} for ${momentName(other.at)}${revises === undefined ? '' : ', which it revises'}`,
      );
  }

  /** Takes up what was found. */
  tell(found: Found): void {
    for (const [code, { cells, told, count }] of this.#odd)
      found.add({
        code,
        where: cells,
        count,
        message: `${WORDS[code]}${code === 'scale-1000' ? ' ' : ': '}${someOf(told, count)}. Look at the source, and say why it is right.`,
      });
  }
}

/** A figure of the file beside the one that the ledger has for its time. */
export interface Overlap {
  value: string;
  precision: Precision;
  old: HeldFigure;
}

interface Range {
  lo: Rational;
  hi: Rational;
}

/** So many figures that all changed by one factor are no revisions. */
const LEAST = 3;

/** The factors, new over old, that two figures and their roundings agree with: a range, any of them, or none. */
function factors({ value, precision, old }: Overlap): Range | 'any' | undefined {
  const [a, b] = [parseDecimal(value), parseDecimal(old.value)];
  if (sign(a) === 0 || sign(a) !== sign(b)) return undefined;
  const ends = ({ lo, hi }: Interval) =>
    lo === null || hi === null ? undefined : sign(a) > 0 ? { lo, hi } : { lo: hi.neg(), hi: lo.neg() };
  const [is, was] = [ends(extent(a, precision).interval), ends(extent(b, old.precision).interval)];
  // A figure that may be nothing before its rounding agrees with any factor.
  if (is === undefined || was === undefined || sign(was.lo) <= 0 || sign(is.lo) <= 0) return 'any';
  return { lo: is.lo.div(was.hi), hi: is.hi.div(was.lo) };
}

/** The factor by which all figures of a series changed, within their rounding; undefined if there is none, or none changed so. */
function rebaseFactor(overlaps: readonly Overlap[]): string | undefined {
  if (
    overlaps.length < LEAST ||
    overlaps.some(({ value, old }) => isZero(parseDecimal(value).sub(parseDecimal(old.value))))
  )
    return undefined;
  let range: Range | undefined;
  let told = 0;
  for (const overlap of overlaps) {
    const one = factors(overlap);
    if (one === undefined) return undefined;
    if (one === 'any') continue;
    told += 1;
    range =
      range === undefined
        ? one
        : {
            lo: compare(one.lo, range.lo) > 0 ? one.lo : range.lo,
            hi: compare(one.hi, range.hi) < 0 ? one.hi : range.hi,
          };
    if (compare(range.lo, range.hi) > 0) return undefined;
  }
  if (range === undefined || told < LEAST) return undefined;
  const one = rational(1n);
  // Figures that are only more precise than before have the factor 1.
  if (compare(range.lo, one) <= 0 && compare(range.hi, one) >= 0) return undefined;
  return decimalWithin(range);
}

/** The shortest decimal near the middle of a range that lies in it. */
function decimalWithin({ lo, hi }: Range): string {
  const middle = half(lo.add(hi));
  for (let places = 0; places < 30; places += 1) {
    const text = decimal(middle, places);
    const value = parsePlain(text);
    if (compare(value, lo) >= 0 && compare(value, hi) <= 0) return text;
  }
  return decimal(middle, 30);
}

/** Finds that all figures of a series changed by one factor. */
export function tellRebased(series: string, overlaps: readonly Overlap[], found: Found): void {
  const factor = rebaseFactor(overlaps);
  if (factor === undefined) return;
  found.add({
    code: 'rebased',
    where: [series],
    factor,
    message: `All ${overlaps.length} figures of ${quoted(series)} that the ledger has are ${factor} times what they were, within rounding: the base of the series has changed. Make a new series for the new base.`,
  });
}

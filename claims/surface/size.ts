/** Results that are compared and counted by the thousand: fractions that are not reduced before one is told. */
import { type Rational, rational } from '../exact/number.ts';

/** n/d, d above 0. */
export interface Size {
  n: bigint;
  d: bigint;
}

/** Whether `a` is greater than `b`. */
export function isGreater(a: Size, b: Size): boolean {
  return a.d === b.d ? a.n > b.n : a.n * b.d > b.n * a.d;
}

/** The greater of two; the other where one is absent. */
export function greater(a: Size | undefined, b: Size | undefined): Size | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isGreater(b, a) ? b : a;
}

/** The size as a reduced fraction. */
export function reduced({ n, d }: Size): Rational {
  return rational(n, d);
}

/** A rational as a size. */
export function sizeOf(q: Rational): Size {
  return { n: BigInt(q.top), d: BigInt(q.bottom) };
}

/** Exact values as floats, which are fine on paper. */
import type { Rational } from '../../claims/exact/number.ts';

/** An exact value for drawing; 0 for none. */
export function numberOf(q: Rational | null): number {
  if (q === null) return 0;
  const value = Number(q.valueOf());
  return Number.isFinite(value) ? value : 0;
}

/**
 * The only door to a verdict: a pure function of a claim, the evidence and a date.
 *
 *     const parsed = parseBundle(json);
 *     if (parsed.ok) evaluateBundle(parsed.bundle).because
 *     // "20,000 officers less the 16,753 officers on 31 December 2022 leaves 3,247 officers; over the
 *     //  3 months to 31 March 2023 that is 1,082.33 officers per month, not 1,142."
 *
 * The same three inputs give the same verdict on every machine; nothing here reads a clock, a file, the
 * network or chance.
 */
import type { Bundle, Claim } from './bundle.ts';
import type { Evidence } from './engine/figures.ts';
import type { Series } from './evidence/evidence.ts';
import { kindNamed } from './kinds/index.ts';
import type { Verdict } from './verdict.ts';

/** Series by their ids. */
export function evidenceOf(series: readonly Series[]): Evidence {
  return new Map(series.map((s) => [s.id, s]));
}

/** The verdict on a claim, on the evidence that was published by `asOf` (`YYYY-MM-DD`). */
export function evaluate(claim: Claim, evidence: Evidence, asOf: string): Verdict {
  const kind = kindNamed(claim.kind);
  if (kind === undefined) throw new RangeError(`no such kind: ${claim.kind}`);
  return kind.evaluate(claim, evidence, asOf);
}

/** The verdict on a bundle, as of its own date unless another is given. */
export function evaluateBundle(bundle: Bundle, asOf = bundle.asOf): Verdict {
  return evaluate(bundle.claim, evidenceOf(bundle.series), asOf);
}

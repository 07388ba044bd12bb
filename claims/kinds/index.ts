/** The kinds of statement, a line each, in the order of the method. */
import type { Kind } from '../engine/kind.ts';
import { registered } from '../engine/kind-checks.ts';
import { averageRate } from './average-rate.ts';
import { change } from './change.ts';
import { comparison } from './comparison.ts';
import { level } from './level.ts';
import { onPace } from './on-pace.ts';
import { percentChangeKind } from './percent-change.ts';
import { promise } from './promise.ts';
import { ratio } from './ratio.ts';
import { realTermsChange } from './real-terms-change.ts';
import { requiredRate } from './required-rate.ts';
import { share } from './share.ts';
import { shortfall } from './shortfall.ts';
import { sum } from './sum.ts';
import { superlative } from './superlative.ts';

export const KINDS: readonly [Kind, ...Kind[]] = registered([
  level,
  change,
  percentChangeKind,
  share,
  shortfall,
  ratio,
  averageRate,
  requiredRate,
  sum,
  realTermsChange,
  comparison,
  superlative,
  onPace,
  promise,
]);

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));

/** The kind of a name; undefined if there is none. */
export function kindNamed(name: string): Kind | undefined {
  return BY_NAME.get(name);
}

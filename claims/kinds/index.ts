/** The kinds of statement, a line each, in the order of the method. */
import type { Kind } from '../engine/kind.ts';
import { registered } from '../engine/kind-checks.ts';
import { average } from './average.ts';
import { averageRate } from './average-rate.ts';
import { change } from './change.ts';
import { comparison } from './comparison.ts';
import { difference } from './difference.ts';
import { flowRate } from './flow-rate.ts';
import { forecast } from './forecast.ts';
import { level } from './level.ts';
import { onPace } from './on-pace.ts';
import { percentChangeKind } from './percent-change.ts';
import { promise } from './promise.ts';
import { rank } from './rank.ts';
import { ratio } from './ratio.ts';
import { realTermsChange } from './real-terms-change.ts';
import { requiredRate } from './required-rate.ts';
import { share } from './share.ts';
import { shortfall } from './shortfall.ts';
import { streak } from './streak.ts';
import { sum } from './sum.ts';
import { superlative } from './superlative.ts';
import { total } from './total.ts';

export const KINDS: readonly [Kind, ...Kind[]] = registered([
  level,
  change,
  percentChangeKind,
  difference,
  share,
  shortfall,
  ratio,
  flowRate,
  averageRate,
  requiredRate,
  sum,
  total,
  average,
  realTermsChange,
  comparison,
  rank,
  superlative,
  streak,
  onPace,
  promise,
  forecast,
]);

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));

/** The kind of a name; undefined if there is none. */
export function kindNamed(name: string): Kind | undefined {
  return BY_NAME.get(name);
}

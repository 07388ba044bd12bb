/** What the lines of a working are called. */

import type { WorkedStep } from '../verdict/verdict.ts';
import { count } from './numbers.ts';

type Counts = NonNullable<WorkedStep['counts']>;

/** Names that are not their code. */
const NAMES: Readonly<Record<string, string | ((counts: Counts) => string)>> = {
  'over-target': 'over the target',
  'required-rate': 'required rate',
  'rate-over': ({ months }) => `rate over ${months} months`,
  'ratio-over': ({ months }) => `${months} months against required`,
  'best-rate': 'best rate for as long',
  way: 'per cent of the way',
  'extreme-of': ({ extreme, rivals }) => `${extreme} of ${count(Number(rivals), 'other figure')}`,
};

/** The name of a line: the kind's own, one that kinds share, or its code. */
export function stepName(
  { code, counts = {} }: Pick<WorkedStep, 'code' | 'counts'>,
  own: Readonly<Record<string, string>> = {},
): string {
  if (Object.hasOwn(own, code)) return own[code] ?? code;
  const name = Object.hasOwn(NAMES, code) ? NAMES[code] : undefined;
  return typeof name === 'function' ? name(counts) : (name ?? code);
}

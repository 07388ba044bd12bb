/** The word about a claim, the two clocks, the headline and the course (method, section 9). */
import type { Words } from './hedges.ts';
import { lt, type Rat, sign } from './numbers.ts';

const RIGHT = ['holds', 'holds-as-published', 'rounded'];
const NEARLY = ['within-rounding', 'stretched', 'slightly-off'];

interface Said {
  kind: string;
  finding: string;
  direction?: string | undefined;
  words?: Words | undefined;
  point?: Rat | undefined;
  agrees?: boolean | null | undefined;
  as?: string | undefined;
  /** Whether the claimed figure is of the class `times`. */
  times: boolean;
}

/** The claimed figure that a point is compared with: of a range the nearer end. */
export function nearerEnd(words: Words, direction: string | undefined): Rat {
  return words.to !== undefined && direction === 'above' ? words.to : words.value;
}

function failed({ kind, direction, words, point, as, times }: Said): string {
  if (words === undefined || point === undefined || kind === 'rank' || kind === 'streak') return 'wrong';
  const v = nearerEnd(words, direction);
  if (sign(v) === 0 || sign(v) !== sign(point)) return 'wrong';
  const turned =
    (kind === 'flow-rate' && as === 'every') ||
    (words.hedge === 'or-more' && times && lt(v, { n: 1n, d: 1n }));
  const over = (direction === 'below') === sign(v) > 0;
  return over !== turned ? 'overstated' : 'understated';
}

/** The word of a verdict. */
export function wordOf(said: Said): string {
  const { kind, finding } = said;
  if (finding === 'not-computable' || finding === 'unclear') return 'cannot-be-checked';
  if (finding === 'pending' || finding === 'awaiting-outcome') return 'too-early';
  if (finding === 'too-close' || finding === 'yardsticks-disagree') return 'too-close';
  if (kind === 'promise') return finding;
  if (kind === 'on-pace') return said.agrees ? 'borne-out' : 'not-borne-out';
  if (kind === 'forecast') return finding === 'fails' ? 'not-borne-out' : 'borne-out';
  if (RIGHT.includes(finding)) return 'right';
  return NEARLY.includes(finding) ? 'nearly-right' : failed(said);
}

export interface Headline {
  word: string;
  clock: 'said' | 'now';
  other?: string;
}

/** The headline of the words of the two clocks. */
export function headlineOf(kind: string, said: string, now: string): Headline {
  const UNCHECKED = 'cannot-be-checked';
  const words = { said, now };
  let clock: 'said' | 'now' = kind === 'promise' || kind === 'forecast' ? 'now' : 'said';
  const otherOf = (c: 'said' | 'now') => (c === 'said' ? 'now' : 'said');
  const beside = words[otherOf(clock)];
  if (words[clock] === UNCHECKED && beside !== UNCHECKED && beside !== 'too-early') clock = otherOf(clock);
  const other = words[otherOf(clock)];
  return { word: words[clock], clock, ...(other !== words[clock] && other !== UNCHECKED ? { other } : {}) };
}

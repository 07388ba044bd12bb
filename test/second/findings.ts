/** Which finding an interval E gives (method, section 5, "Finding"). */
import { contains, type Interval, liesIn, lt, meets, only, type Rat } from './numbers.ts';

/** What the evidence allows. */
export interface Result {
  e: Interval;
  point: Rat;
  causes: Set<string>;
}

export interface Rings {
  in: Interval;
  out: Interval;
  near: Interval | undefined;
  hedge: string;
  /** Whether the words give a range. */
  range: boolean;
}

export interface Found {
  finding: string;
  direction?: 'below' | 'above';
}

export function sideOf(x: Rat, of: Interval): 'below' | 'above' {
  const below = of.lo !== null && (of.loIn ? lt(x, of.lo) : !lt(of.lo, x));
  return below ? 'below' : 'above';
}

/** The first finding of the list that applies. `kind` may quote published estimates. */
export function findingOf({ e, point, causes }: Result, rings: Rings, kind: string): Found {
  const rounding = causes.size === 1 && causes.has('rounding');
  const narrow = rounding ? only(point) : e;
  const meetsIn = meets(e, rings.in);
  const direction = sideOf(point, rings.in);
  const { hedge } = rings;
  const loose = hedge === 'bare' ? 'rounded' : 'stretched';
  if (liesIn(e, rings.in)) return { finding: 'holds' };
  const quoted = ['level', 'forecast'].includes(kind) && (hedge === 'bare' || hedge === 'about');
  if (meetsIn && contains(rings.in, point) && (rounding || liesIn(e, rings.out) || quoted))
    return { finding: 'holds-as-published' };
  if (meetsIn && liesIn(e, rings.out)) return { finding: loose, direction };
  if (meetsIn && rounding && (hedge === 'bare' || hedge === 'exactly')) return { finding: 'within-rounding' };
  if (meetsIn) return { finding: 'too-close' };
  if (liesIn(narrow, rings.out)) return { finding: loose, direction };
  if (rings.near !== undefined && liesIn(narrow, rings.near)) return { finding: 'slightly-off', direction };
  if (!meets(narrow, rings.out)) return { finding: 'fails', direction };
  return { finding: 'too-close' };
}

/** Members of a surface, and what a family of them comes to: how many agree, and how it is told in a word. */

import type { FamilyName, SurfaceFamily, SurfaceWord } from '../engine/surface-shape.ts';
import { exact, rational } from '../exact/number.ts';
import { greater, isGreater, type Size } from './size.ts';
import type { Spot } from './spots.ts';

/** The same words with one parameter moved. */
export interface Member {
  family: FamilyName;
  /** Where it begins: of a superlative the earliest rival. */
  from: Spot;
  to: Spot;
  /** Its result with the claim's sign, in the unit of the result. */
  readonly r: Size;
  agrees: boolean;
  opposes: boolean;
}

/** How members are counted: the greatest of their results is known even where each is not made. */
export interface Counted {
  n: number;
  agree: number;
  oppose: number;
  greatest: Size | undefined;
}

/** The members of which a share can be told. */
const ENOUGH = 5;

/** What members come to together; `greatest` are those of which one has the greatest result, if that is known. */
export function counted(
  members: readonly Member[],
  greatest: readonly (Member | undefined)[] = members,
): Counted {
  let [agree, oppose] = [0, 0];
  for (const member of members) {
    if (member.opposes) oppose += 1;
    else if (member.agrees) agree += 1;
  }
  return {
    n: members.length,
    agree,
    oppose,
    greatest: greatest.reduce<Size | undefined>((best, member) => greater(best, member?.r), undefined),
  };
}

/** The members whose start, or whose end, has the lowest and the highest figure: where only that moves, one is the greatest. */
export function extremes(members: readonly Member[], moved: 'from' | 'to'): (Member | undefined)[] {
  let [low, high] = [members[0], members[0]];
  for (const member of members) {
    if (low !== undefined && member[moved].whole < low[moved].whole) low = member;
    if (high !== undefined && member[moved].whole > high[moved].whole) high = member;
  }
  return [low, high];
}

/** The word for a share of agree in n. */
export function wordOf({ n, agree }: Pick<Counted, 'n' | 'agree'>): SurfaceWord {
  if (n < ENOUGH) return 'few';
  if (5 * agree >= 4 * n) return 'robust';
  return 2 * agree >= n ? 'sensitive' : 'alone';
}

/** Whether the claim's own result is greater than that of each of five or more. */
export function isPicked({ n, greatest }: Counted, own: Size): boolean {
  return n >= ENOUGH && greatest !== undefined && isGreater(own, greatest);
}

/** A family as a verdict gives it; `picked` only where it is said of the kind. `n` is above 0. */
export function familyOf(members: Counted, own: Size, saysPicked: boolean): SurfaceFamily {
  const { n, agree, oppose } = members;
  return {
    n,
    agree,
    oppose,
    share: exact(rational(BigInt(agree), BigInt(n))),
    word: wordOf(members),
    ...(saysPicked ? { picked: isPicked(members, own) } : {}),
  };
}

/** Whether the sayings of each published claim can be given away and loaded again: none is there twice, and none too many. */
import type { Transaction } from 'kysely';
import { MAX_SAYINGS } from '../../claims/claim.ts';
import { sayingKey } from '../../claims/sayings/list-fault.ts';
import type { Discrepancy } from '../base/integrity.ts';
import type { Schema } from '../base/schema.ts';
import { sayingsOfClaims } from './sayings.ts';
import type { BareClaim } from './stored-claim.ts';

/** What is wrong with the sayings of a published claim that stand. What was recorded is never changed: an editor takes off what is too much. */
export async function checkSayings(
  trx: Transaction<Schema>,
  claimId: number,
  { claim }: BareClaim,
): Promise<Discrepancy[]> {
  const all = await sayingsOfClaims(trx, [claimId]);
  const sayings = all.filter(({ waits }) => !waits).map(({ saying }) => saying);
  const wrong = (what: string): Discrepancy => ({ where: `sayings of ${claim.slug}`, what, of: 'recorded' });
  const seen = new Set([sayingKey(claim)]);
  const twice = sayings.filter(({ said }) => {
    const key = sayingKey(said);
    const isSeen = seen.has(key);
    seen.add(key);
    return isSeen;
  });
  return [
    ...twice.map(({ id, person, said }) =>
      wrong(`saying ${id}, of ${person.name}, ${said.saidOn}, is there twice: take one of them off`),
    ),
    ...(sayings.length > MAX_SAYINGS
      ? [wrong(`there are ${sayings.length}, and a claim has at most ${MAX_SAYINGS} besides its own`)]
      : []),
  ];
}

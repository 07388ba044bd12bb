/** Whether sayings that come back to a claim, because what took them away is undone, can stand on it as it is by now. */
import type { Transaction } from 'kysely';
import { MAX_SAYINGS } from '../../claims/claim.ts';
import { sayingKey } from '../../claims/sayings/list-fault.ts';
import { occasionsOf } from '../../claims/sayings/occasions.ts';
import type { HeldSaying } from '../../claims/sayings/saying.ts';
import { saidWhen } from '../../claims/sayings/saying.ts';
import { sayingFault } from '../../claims/sayings/verdict.ts';
import type { Schema } from '../base/schema.ts';
import { isAttached, type OpenClaim, openClaims, TOO_MANY } from './sayings.ts';

type Trx = Transaction<Schema>;

/**
 * Why some sayings that came back to claims, which are all that were not there `before`, cannot stay, by the rules of attaching and of
 * loading; undefined if they can. A claim that is not published has none that readers see.
 */
export async function keptFromComingBack(
  trx: Trx,
  claims: readonly number[],
  before: ReadonlySet<number>,
  today: string,
): Promise<string | undefined> {
  const named = await trx.selectFrom('claim').select('slug').where('id', 'in', claims).execute();
  const open = await openClaims(
    trx,
    named.map(({ slug }) => slug),
  );
  for (const claim of open.values()) {
    const back = claim.all.filter(({ id }) => !before.has(id));
    if (back.length > 0 && claim.all.length > MAX_SAYINGS) return TOO_MANY;
    for (const one of back) {
      const why = faultOf(claim, one, today);
      if (why !== undefined) return why;
    }
  }
  return undefined;
}

function faultOf(claim: OpenClaim, { id, person, said }: HeldSaying, today: string): string | undefined {
  const others = claim.all.filter((one) => one.id !== id);
  const what = `What ${person.name} said ${saidWhen(said.saidOn)}`;
  const isThere =
    isAttached(occasionsOf(claim.person, claim.bare.claim, others), person.slug, said) ||
    [claim.bare.claim, ...others.map((one) => one.said)].some((one) => sayingKey(one) === sayingKey(said));
  if (isThere)
    return `${what} is on the claim already, in the same words: it would stand there twice. Take that one off first, or leave this as it is.`;
  const fault = sayingFault(claim.bare, said, today);
  return fault && `${what} does not fit the claim as it is by now. ${fault.message}`;
}

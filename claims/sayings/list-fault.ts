/** What is wrong with a saying among the others of its claim, as a bundle lists them. */
import type { Claim } from '../bundle.ts';
import type { Saying } from '../claim.ts';
import { quoteWords } from '../editorial/same-words.ts';
import { nameKey } from '../evidence/names.ts';

/**
 * Why a saying of a claim cannot stand in its list: it is there twice, or is said to be held in the claim's own words, which
 * would leave it uncounted. Undefined if it can.
 */
export function listFault(
  claim: Claim,
  index: number,
): { field: 'quote' | 'within'; message: string } | undefined {
  const sayings = claim.sayings ?? [];
  const said = sayings[index];
  if (said === undefined) return undefined;
  if (said.within !== undefined && said.within === claim.slug)
    return { field: 'within', message: 'The words are held in those of another claim, not of this one.' };
  const key = sayingKey(said);
  if (![claim, ...sayings.slice(0, index)].some((one) => sayingKey(one) === key)) return undefined;
  return { field: 'quote', message: 'The claim has this saying already: the same person, day and words.' };
}

/** What makes two sayings one: the person, the day and the words. */
export const sayingKey = ({ claimant, saidOn, quote }: Pick<Saying, 'claimant' | 'saidOn' | 'quote'>) =>
  JSON.stringify([nameKey(claimant.name), saidOn, quoteWords(quote)]);

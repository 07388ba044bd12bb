/** How often a claim was said and by whom first, as cards and strips tell it in a line. */
import { saidWhen, type Told, timesInWords, timesShort } from '../../claims/sayings/saying.ts';
import { isolated } from '../parts/direction.ts';
import { clip } from '../parts/layout.ts';

/** What of the sayings of a claim is told in short; undefined if nobody but its speaker said it. */
export type ToldShort = Pick<Told, 'times' | 'people' | 'lines' | 'first'> | undefined;

/** How much of a name is shown. */
const NAME = 80;

/** "Said seven times by five people, first by Rachel Reeves on 19 November 2023", or "first in these words". */
export function saidLine(told: NonNullable<ToldShort>): string {
  return `Said ${timesInWords(told)}, ${firstBy(told)}`;
}

/** "said 7 times, first by Rachel Reeves on 19 November 2023", beside other notes. */
export function saidNote(told: NonNullable<ToldShort>): string {
  return `said ${told.times === 2 ? 'twice' : timesShort(told.times)}, ${firstBy(told)}`;
}

/** Who was the first stands on the card already where it was its own speaker. */
function firstBy({ first }: NonNullable<ToldShort>): string {
  if (first.id === null) return 'first in these words';
  return `first by ${isolated(clip(first.claimant.name, NAME))} ${saidWhen(first.saidOn)}`;
}

/** How a headline stands to its claim, for whatever shows it by one colour and one shape. */
import type { Standing } from '../verdict.ts';
import type { Headline } from './headline.ts';
import { wordForReaders } from './words-of-readers.ts';

/** That of a word; or `turned`, where the two clocks contradict each other. */
export type HeadlineStanding = Standing | 'turned';

/**
 * The standing of the word that decides, unless the other clock contradicts it. Then neither colour would be fair: green
 * beside "wrong on today's figures" would pass for today's truth, and red beside "the target was reached" would blame
 * somebody for what came true. So both turns get the same neutral colour and a shape of their own, whichever side they hurt,
 * and the words say the rest.
 */
export function standingOfHeadline({ word, other }: Pick<Headline, 'word' | 'other'>): HeadlineStanding {
  const { standing } = wordForReaders(word);
  if (other === undefined) return standing;
  const second = wordForReaders(other).standing;
  const isSettled = standing !== 'open' && second !== 'open';
  return isSettled && (standing === 'against') !== (second === 'against') ? 'turned' : standing;
}

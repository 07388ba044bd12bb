/** The headline of a claim that is followed by programs: in a sentence, and why. From the lists or, alike, from its verdicts. */
import { type FollowedClaim, listedHeadline } from '../../claims/editorial/listed-claim.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import type { Word } from '../../claims/verdict/reader-words.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';

type Followed = Pick<
  FollowedClaim,
  | 'kind'
  | 'word'
  | 'clock'
  | 'other'
  | 'findingSaid'
  | 'findingNow'
  | 'hasOutcome'
  | 'becauseSaid'
  | 'becauseNow'
>;

/** The headline in a sentence without its stop. `on` is a day that is named in place of today. */
export function listedSentence(claim: Omit<Followed, 'becauseSaid' | 'becauseNow'>, on?: string): string {
  const { kind, findingSaid: said, findingNow: now, hasOutcome } = claim;
  return english.headline(listedHeadline(claim), { kind, findings: { said, now }, hasOutcome }, on).sentence;
}

/** Why, the deciding clock first; and the other's reason where its word differs. */
export function listedReasons(
  { clock, other, becauseSaid, becauseNow }: Pick<Followed, 'clock' | 'other' | 'becauseSaid' | 'becauseNow'>,
  on?: string,
): string[] {
  if (clock === 'now' || becauseSaid === null) return [becauseNow];
  return other === null ? [becauseSaid] : [becauseSaid, `On ${english.presentFigures(on)}: ${becauseNow}`];
}

/** The same from the verdicts of both clocks, for the page of the claim. */
export function followedHeadline({ said, now }: Clocks): { word: Word; sentence: string; because: string } {
  const headline = headlineOf({ said, now });
  const followed = {
    ...headline,
    kind: now.kind,
    other: headline.other ?? null,
    findingSaid: said.finding,
    findingNow: now.finding,
    hasOutcome: now.outcome !== undefined && now.outcome !== null,
    becauseSaid: headline.clock === 'said' ? said.because : null,
    becauseNow: now.because,
  };
  return {
    word: headline.word,
    sentence: listedSentence(followed),
    because: listedReasons(followed).join(' '),
  };
}

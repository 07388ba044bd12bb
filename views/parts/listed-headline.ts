/** The headline of a claim that is followed by programs, from what the lists keep of it: in a sentence, and why. */
import { type FollowedClaim, listedHeadline } from '../../claims/editorial/listed-claim.ts';
import { headlineInWords } from '../../claims/words/headline.ts';

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

/** The headline in a sentence without its stop. */
export function listedSentence(claim: Omit<Followed, 'becauseSaid' | 'becauseNow'>): string {
  const { kind, findingSaid: said, findingNow: now, hasOutcome } = claim;
  return headlineInWords(listedHeadline(claim), { kind, findings: { said, now }, hasOutcome }).sentence;
}

/** Why, the deciding clock first; and the other's reason where its word differs. */
export function listedReasons({ clock, other, becauseSaid, becauseNow }: Followed): string[] {
  if (clock === 'now' || becauseSaid === null) return [becauseNow];
  return other === null ? [becauseSaid] : [becauseSaid, `On today’s figures: ${becauseNow}`];
}

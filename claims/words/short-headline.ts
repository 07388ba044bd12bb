/** The headline of a claim in the fewest words, for badges and pictures. headline.ts has the sentence. */
import { type Headline, isDecidedLater } from '../verdict/headline.ts';
import { type Word, wordForReaders } from '../verdict/reader-words.ts';
import { dateInWords } from './dates.ts';
import type { HeadlineContext } from './headline.ts';
import { lowered } from './text.ts';

/** When the clock of now was read: now, or on a day that is named. */
const present = ({ on }: HeadlineContext) => (on === undefined ? 'now' : `on ${dateInWords(on)}`);

const small = (word: Word) => lowered(wordForReaders(word).label);

/** "Right", "Right when said; wrong now", "Not borne out when said; target reached". */
export function shortHeadline({ word, clock, other }: Headline, context: HeadlineContext): string {
  const { label } = wordForReaders(word);
  if (clock === 'said') {
    const since = sinceSaid({ word, other }, context);
    return since === undefined ? label : `${label} when said; ${since}`;
  }
  // That it was too early to say before is no news of what came of a promise or a forecast.
  if (isDecidedLater(context.kind) && (other === undefined || other === 'too-early')) return label;
  return other === undefined
    ? `${label} ${present(context)}`
    : `${label} ${present(context)}; ${small(other)} when said`;
}

function sinceSaid(
  { word, other }: { word: Word; other: Word | undefined },
  context: HeadlineContext,
): string | undefined {
  const { kind, findings, hasOutcome = true } = context;
  const { said, now } = findings;
  if (kind === 'on-pace' && said !== now) {
    if (now === 'reached') return hasOutcome ? 'target reached' : 'target reached so far';
    if (now === 'missed') return hasOutcome ? 'target missed' : 'milestone missed';
    if (now === 'awaiting-outcome') return 'outcome awaited';
  }
  if (other !== undefined) return `${small(other)} ${present(context)}`;
  const isLost = word !== 'cannot-be-checked' && (now === 'not-computable' || now === 'unclear');
  return isLost ? `not checkable ${present(context)}` : undefined;
}

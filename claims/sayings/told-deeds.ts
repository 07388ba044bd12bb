/** What was done with sayings in public, as the list of corrections tells it. */
import { listInWords } from '../words/text.ts';
import { saidOnName } from './saying.ts';

/** A deed as readers are told of it. */
export interface ToldDeed {
  /** `confirm` is what makes a saying public. */
  what: 'confirm' | 'detach' | 'merge' | 'split' | 'undo';
  /** What was undone; null for all else. */
  undid: 'load' | 'attach' | 'detach' | 'merge' | 'split' | 'link' | null;
  /** The sayings that it is about, or that what was undone is about. */
  sayings: readonly { by: string; on: string }[];
  /** The words of the other claim; null if there is none. */
  other: string | null;
  reason: string | null;
}

/** How many sayings a sentence names one by one. */
const NAMED = 3;

/**
 * A deed in a sentence with its reason. A saying is told by its day, so that nobody reads that a person never said the claim's own
 * words because another saying of theirs was taken off.
 */
export function deedSentence(deed: ToldDeed): string {
  const { reason } = deed;
  return `${doneInWords(deed)}${reason === null || reason === '' ? '.' : `: ${reason}`}`;
}

function doneInWords({ what, undid, sayings, other }: ToldDeed): string {
  const claim = other === null ? 'another claim' : `the claim “${other}”`;
  const said = saidInWords(sayings);
  const was = sayings.length > 1 ? 'were' : 'was';
  const Claim = claim.replace(/^./, (first) => first.toUpperCase());
  const Said = said.replace(/^./, (first) => first.toUpperCase());
  if (what === 'confirm') return `${Said} ${was} added`;
  if (what === 'detach') return `${Said} ${was} taken off`;
  if (what === 'merge') return `${Claim} tests the same and was merged into this one`;
  if (what === 'split') return `${Said} became ${claim}`;
  if (undid === 'detach') return `${Said}, which had been taken off, ${was} put back`;
  if (undid === 'merge') return `The merge with ${claim} was undone, and each stands by itself again`;
  if (undid === 'split')
    return `${Claim}, which had been made of ${said}, was put back as a part of this one`;
  return `${Said} ${was} taken off`;
}

/** "a saying of 25 January 2023 by Andy Cooke"; of many their number. */
function saidInWords(sayings: readonly { by: string; on: string }[]): string {
  if (sayings.length === 0) return 'a saying';
  if (sayings.length > NAMED) return `${sayings.length} sayings`;
  return listInWords(sayings.map(({ by, on }) => `a saying of ${saidOnName(on)} by ${by}`));
}

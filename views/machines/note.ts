/** A verdict as a note of the length of a post: the source first, then who said what, how it came out, and the address. */
import type { Claim } from '../../claims/bundle.ts';
import { shortDate } from '../../claims/words/dates.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { clip } from '../parts/layout.ts';

/** The longest note, in characters, as the sites take them that count the shortest. */
export const NOTE = 280;

/** The least of a quotation that is worth quoting, and the most of a publisher's and of a speaker's name. */
const QUOTE = 24;
const NAME = 48;

export interface NoteProps {
  claim: Pick<Claim, 'quote' | 'claimant' | 'saidOn'>;
  /** The headline in a sentence without its stop. */
  sentence: string;
  /** Whose figures the verdict rests on. */
  publishers: readonly string[];
  /** The full address of the verdict, which is never cut. */
  address: string;
}

/** The note, in at most 280 characters unless the address alone is longer. */
export function shareNote({ claim, sentence, publishers, address }: NoteProps): string {
  const [publisher] = publishers;
  const source = publisher === undefined ? '' : `Figures: ${clip(publisher, NAME)}. `;
  const by = ` (${clip(claim.claimant.name, NAME)}, ${shortDate(claim.saidOn)}): `;
  const rest = `${by}${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}. ${address}`;
  const room = NOTE - lengthOf(`${source}“”${rest}`);
  if (room >= QUOTE) return `${source}“${clip(withoutMarks(claim.quote), room)}”${rest}`;
  // A long address leaves no room for the words: the verdict and the address go before them.
  const short = `${source}${sentence}. ${address}`;
  return lengthOf(short) <= NOTE
    ? short
    : clip(`${sentence}.`, Math.max(1, NOTE - lengthOf(address) - 1)).concat(` ${address}`);
}

function lengthOf(text: string): number {
  return [...text].length;
}

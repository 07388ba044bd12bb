/** The headline of a claim as every form of embed shows it: one word, or two where the clocks differ. */
import { type Clock, type Headline, headlineOf } from '../../claims/verdict/headline.ts';
import { type HeadlineStanding, standingOfHeadline } from '../../claims/verdict/headline-standing.ts';
import { type Word, wordForReaders } from '../../claims/verdict/reader-words.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import { english } from '../../claims/words/language.ts';

export interface HeadlineShown {
  word: Word;
  clock: Clock;
  /** The word alone: "Right". */
  label: string;
  /** Where there is room for a few words alone, on a badge: "Right when said; wrong now". */
  short: string;
  /** In a sentence without its stop: "Right when said; wrong on today's figures". */
  sentence: string;
  standing: HeadlineStanding;
  /** The verdict that decides, whose sentence is told first. */
  deciding: Verdict;
  /** The other clock's verdict, if its word differs and says more than that it was too early. */
  other: Verdict | null;
  /** The day that is named in place of today. */
  on?: string | undefined;
}

/**
 * What is shown of the verdicts of both clocks where one verdict is shown. Those of earlier methods get a word by their values.
 * `on` is the day that is named in place of today: that of what stays as it was published, or one that was asked for.
 */
export function headlineShown(clocks: Clocks, on?: string): HeadlineShown {
  const headline = headlineOf(clocks);
  return {
    word: headline.word,
    clock: headline.clock,
    label: wordForReaders(headline.word).label,
    short: english.headlineInShort(headline, clocks, on),
    sentence: english.headline(headline, clocks, on).sentence,
    standing: standingOfHeadline(headline),
    deciding: clocks[headline.clock],
    other: otherOf(headline, clocks),
    on,
  };
}

function otherOf({ clock, other }: Headline, { said, now }: Clocks): Verdict | null {
  if (other === undefined) return null;
  if (clock === 'said') return now;
  return other === 'too-early' ? null : said;
}

/** The reasons of a headline: the deciding clock's, and the other's too where its word differs. */
export function reasonsOf({
  deciding,
  clock,
  other,
  on,
}: Pick<HeadlineShown, 'deciding' | 'clock' | 'other' | 'on'>): string {
  if (other === null) return deciding.because;
  const when =
    clock === 'said' ? `On ${english.presentFigures(on)}` : 'On the figures known when it was said';
  return `${deciding.because} ${when}: ${other.because}`;
}

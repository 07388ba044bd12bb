/** How the time that reading a quotation takes grows with its length, on input made to be slow. */
import { readTokens } from '../../claims/reading/quotation.ts';
import { tokenise } from '../../claims/reading/tokens.ts';

/** Texts that a reader which looks back or ahead without bound would take quadratic time for. */
export const ADVERSARIAL: Record<string, string> = {
  digits: '1',
  commas: '1,',
  'spaced digits': '1 ',
  nearly: 'nearly ',
  spaces: ' ',
  letters: 'a',
  articles: 'a ',
  numbers: 'one hundred and ',
  nouns: 'officers and ',
  police: 'police ',
  lists: 'officers, ',
  months: 'January to ',
  dates: '2022-',
  shares: '1 in ',
  promises: 'we will ',
  comparisons: '1 more than ',
  rates: '5 per 100,000 people ',
  hedges: 'not just under the ',
  'on track': 'on track ',
  brackets: '(FTE) ',
  Hebrew: 'אבג ',
  Arabic: '٢٠٠ ',
  emoji: '👮‍♀️',
  marks: '-',
  'end of': 'the end of ',
  magnitudes: '1 million ',
  money: 'R500 ',
  'lakh crore': '₹5 lakh crore ',
  'ranges of magnitudes': '1 to 2 million - ',
  'past dates': 'by 2014 had ',
  halves: 'cut in half ',
  margins: '+/- 1 ',
  points: '.1 ',
  'half surrogates': '\ud83d',
};

/** A text of about that many characters. */
export function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

function seconds(text: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    // The reading that was made last is kept, so it is made anew here.
    readTokens(text, tokenise(text));
    return (performance.now() - started) / 1_000;
  });
  return Math.min(...times);
}

/** Prints for each text how many times as long it takes when its length doubles; 2 is linear. */
export function readingGrowth(say: (line: string) => void): void {
  const [short, long] = [60_000, 240_000];
  seconds(repeated('nearly 450 people a month, ', short));
  say(
    '\nreading a quotation: time for each doubling of the length (2 is linear), and characters a microsecond',
  );
  for (const [name, unit] of Object.entries(ADVERSARIAL)) {
    const [a, b] = [seconds(repeated(unit, short)), seconds(repeated(unit, long))];
    say(
      `${name.padEnd(16)} ${Math.sqrt(b / a)
        .toFixed(2)
        .padStart(6)} ${(long / b / 1e6).toFixed(2).padStart(8)}`,
    );
  }
}

/** Every headline that two clocks can give, whatever the kind: in a few words, and in a sentence. */
import type { Headline } from '../../claims/verdict/headline.ts';
import { WORD_NAMES } from '../../claims/verdict/reader-words.ts';
import { type HeadlineContext, headlineInWords } from '../../claims/words/headline.ts';
import { shortHeadline } from '../../claims/words/short-headline.ts';

const FINDINGS_NOW = ['holds', 'reached', 'missed', 'awaiting-outcome', 'not-computable'] as const;

/** Those of badges. */
export function everyShortHeadline(): string[] {
  return every(shortHeadline);
}

/** Those of everything else; `on` is a day in place of today. */
export function everyHeadline(on?: string): string[] {
  return every((headline, context) => headlineInWords(headline, { ...context, on }).sentence);
}

function every(say: (headline: Headline, context: HeadlineContext) => string): string[] {
  const all = WORD_NAMES.flatMap((word) =>
    [undefined, ...WORD_NAMES.filter((name) => name !== word && name !== 'cannot-be-checked')].flatMap(
      (other) =>
        (['said', 'now'] as const).flatMap((clock) =>
          (['level', 'on-pace', 'promise'] as const).flatMap((kind) =>
            FINDINGS_NOW.map((now) =>
              say(
                { word, clock, ...(other === undefined ? {} : { other }) },
                { kind, findings: { said: 'holds', now }, hasOutcome: false },
              ),
            ),
          ),
        ),
    ),
  );
  return [...new Set(all)];
}

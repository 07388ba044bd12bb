/** Every headline in a few words that two clocks can give, whatever the kind. */
import { WORD_NAMES } from '../../claims/engine/words-of-readers.ts';
import { shortHeadline } from '../../claims/words/short-headline.ts';

const FINDINGS_NOW = ['holds', 'reached', 'missed', 'awaiting-outcome', 'not-computable'] as const;

export function everyShortHeadline(): string[] {
  const all = WORD_NAMES.flatMap((word) =>
    [undefined, ...WORD_NAMES.filter((name) => name !== word && name !== 'cannot-be-checked')].flatMap(
      (other) =>
        (['said', 'now'] as const).flatMap((clock) =>
          (['level', 'on-pace', 'promise'] as const).flatMap((kind) =>
            FINDINGS_NOW.map((now) =>
              shortHeadline(
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

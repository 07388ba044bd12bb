/** One word for a claim: that of the clock that decides, and the other clock's if it differs (method, section 9). */
import type { AnyVerdict, Clocks } from '../verdict.ts';
import { wordOf } from './word.ts';
import { type Word, wordForReaders } from './words-of-readers.ts';

/** On whose figures a verdict rests: those of the day of the words, or today's. */
export type Clock = keyof Clocks;

export interface Headline {
  word: Word;
  clock: Clock;
  /** The other clock's word, if it differs and can be checked. */
  other?: Word;
}

/** The word of a stored or decided verdict. Verdicts of method 2026-11 were stored without one. */
export function wordOfVerdict(verdict: AnyVerdict): Word {
  return verdict.word ?? wordOf(verdict);
}

/** What is decided by what came of it, and not by what was known when it was said. */
const DECIDED_LATER: readonly string[] = ['promise', 'forecast'];

/** Whether a claim of a kind is told by what came of it, and not by what was known when it was said. */
export function isDecidedLater(kind: string): boolean {
  return DECIDED_LATER.includes(kind);
}

/** The headline of a claim from the verdicts of both clocks. Total: whatever the verdicts, there is one. */
export function headlineOf({ said, now }: Clocks<AnyVerdict>): Headline {
  const words = { said: wordOfVerdict(said), now: wordOfVerdict(now) };
  const first: Clock = isDecidedLater(now.kind) ? 'now' : 'said';
  const second: Clock = first === 'now' ? 'said' : 'now';
  const isSecond =
    words[first] === 'cannot-be-checked' && !['cannot-be-checked', 'too-early'].includes(words[second]);
  const clock = isSecond ? second : first;
  const other = words[isSecond ? first : second];
  const word = words[clock];
  return {
    word,
    clock,
    ...(other === word || other === 'cannot-be-checked' ? {} : { other }),
  };
}

/** The rating of a headline on the scale of ClaimReview; undefined if nothing was rated (method, section 9). */
export function ratingOfWord(word: Word): number | undefined {
  return wordForReaders(word).rating;
}

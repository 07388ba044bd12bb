/**
 * The headline of a claim in one sentence, for everything that shows one verdict: the word of the clock that decides, and
 * what the other clock says where that differs (method, section 9).
 */
import { type Headline, isDecidedLater } from '../verdict/headline.ts';
import { type Word, wordForReaders } from '../verdict/reader-words.ts';
import type { AnyVerdict, Clocks, Finding } from '../verdict/verdict.ts';
import { dateInWords } from './dates.ts';
import { lowered } from './text.ts';

/** What the sentence is made from beside the headline. Lists know the kind and the findings; a page knows the rest too. */
export interface HeadlineContext {
  kind: string;
  /** The findings of both clocks. */
  findings: Clocks<Finding>;
  /** False if a pace's deadline is still to come, so that it was a milestone that was missed, or the target is reached so far. */
  hasOutcome?: boolean | undefined;
  /** The day of the figures of the clock of now, `YYYY-MM-DD`, if the words stay and the day does not: it is named in place of today. */
  on?: string | undefined;
}

/** The figures of the clock of now: today's, or those of a day that is named. */
export function presentFigures(on: string | undefined): string {
  return on === undefined ? 'today’s figures' : `the figures of ${dateInWords(on)}`;
}

/** The same in a headline, where a day says enough: "on today's figures", "on 5 September 2023". */
function onPresent(on: string | undefined): string {
  return on === undefined ? 'on today’s figures' : `on ${dateInWords(on)}`;
}

export interface HeadlineInWords {
  /** The word alone: "Right". */
  label: string;
  /** In one sentence without its stop: "Right when said; wrong on today's figures". */
  sentence: string;
  /** The sentence up to its semicolon, and from there on: what the other clock says, if it says something else. */
  parts: readonly [first: string, second?: string];
}

/** The context of a headline, from the verdicts of both clocks. */
export function headlineContext({ said, now }: Clocks<AnyVerdict>): HeadlineContext {
  return {
    kind: now.kind,
    findings: { said: said.finding, now: now.finding },
    hasOutcome: now.outcome !== undefined && now.outcome !== null,
  };
}

const small = (word: Word) => lowered(wordForReaders(word).label);

/**
 * A headline in words: "Right", "Right when said; wrong on today's figures", "Not borne out when said; the target was
 * reached". It is the same wherever one verdict is shown, so that it rests on nothing that a list does not know.
 */
export function headlineInWords(headline: Headline, context: HeadlineContext): HeadlineInWords {
  const { label } = wordForReaders(headline.word);
  const sentence = `${label}${ending(headline, context)}`;
  const [first = sentence, ...second] = sentence.split('; ');
  return { label, sentence, parts: second.length === 0 ? [first] : [first, second.join('; ')] };
}

/** What follows the word. */
function ending(headline: Headline, context: HeadlineContext): string {
  const { clock, other } = headline;
  const present = onPresent(context.on);
  if (clock === 'said') {
    const since = sinceSaid(headline, context);
    return since === undefined ? '' : ` when said; ${since}`;
  }
  // That it was too early to say before is no news of a promise or a forecast.
  if (isDecidedLater(context.kind))
    return other === undefined || other === 'too-early' ? '' : ` ${present}; ${small(other)} when said`;
  return other === undefined
    ? ` ${present}; it could not be checked when said`
    : ` ${present}; ${small(other)} when said`;
}

/** What a reader of today should know of a claim that is told by the day it was said; undefined if nothing changed. */
function sinceSaid({ word, other }: Headline, context: HeadlineContext): string | undefined {
  const { kind, findings, on } = context;
  if (kind === 'on-pace') {
    const outcome = paceOutcome(context);
    if (outcome !== undefined) return outcome;
  }
  if (other !== undefined) return `${small(other)} ${onPresent(on)}`;
  const isLost = word !== 'cannot-be-checked' && ['not-computable', 'unclear'].includes(findings.now);
  return isLost ? `it cannot be checked ${onPresent(on)}` : undefined;
}

/** What came of a target that the words were about; undefined while it is open, or if it was open when they were said. */
function paceOutcome({ findings: { said, now }, hasOutcome = true }: HeadlineContext): string | undefined {
  if (said === now) return undefined;
  if (now === 'reached') return hasOutcome ? 'the target was reached' : 'the target is reached so far';
  if (now === 'missed') return hasOutcome ? 'the target was missed' : 'a milestone was missed since';
  return now === 'awaiting-outcome' ? 'the outcome is not published yet' : undefined;
}

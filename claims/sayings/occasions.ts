/** Whether two sayings of one person may be one: the same words, or the same place, within days of each other. */
import type { Claim } from '../bundle.ts';
import { quoteWords } from '../editorial/same-words.ts';
import { daysBetween, partialMoment } from '../exact/calendar.ts';
import { count } from '../words/numbers.ts';
import { titleInWords } from '../words/text.ts';
import type { HeldSaying } from './saying.ts';

/** A saying as far as it tells one occasion from another. */
export interface Occasion {
  /** Whose it is, by their slug. */
  person: string;
  saidOn: string;
  quote: string;
  appearance?: { title: string; publisher?: string | undefined; url?: string | undefined } | undefined;
}

/** A claim's own saying, of a person, and its others. */
export function occasionsOf(
  person: string,
  { saidOn, quote, appearance }: Pick<Claim, 'saidOn' | 'quote' | 'appearance'>,
  sayings: readonly HeldSaying[],
): Occasion[] {
  const own = { person, saidOn, quote, appearance };
  return [own, ...sayings.map((one) => ({ ...one.said, person: one.person.slug }))];
}

/** Within how many days the same words of the same person may be reports of one occasion. */
const NEAR_DAYS = 14;

/** Of which claim a question is, and of whom, where it does not stand on the page of the claim. */
export interface AskedOf {
  claim: { slug: string; quote: string };
  speaker: string;
}

/**
 * The question that is asked before a saying is attached which may be one that the claim has already; undefined if none comes near.
 * A saying whose day is not known is as near as it may be.
 */
export function occasionAsked(said: Occasion, others: readonly Occasion[], of?: AskedOf): string | undefined {
  const near = others
    .filter(({ person }) => person === said.person)
    .map((other) => ({ alike: alikeIn(said, other), apart: daysApart(said.saidOn, other.saidOn) }))
    .filter(({ alike, apart }) => alike !== undefined && apart <= NEAR_DAYS)
    .sort((a, b) => a.apart - b.apart)[0];
  if (near === undefined) return undefined;
  const when = near.apart === 0 ? 'on the same day' : `${count(near.apart, 'day')} apart`;
  const claim =
    of === undefined ? 'The claim' : `The claim ${titleInWords(of.claim.quote)} (${of.claim.slug})`;
  return `${claim} has ${near.alike} of ${of?.speaker ?? 'the same speaker'}, ${when}: is this the same occasion?`;
}

/** What two sayings have in common; undefined if nothing. */
function alikeIn(a: Occasion, b: Occasion): string | undefined {
  const [words, others] = [quoteWords(a.quote), quoteWords(b.quote)];
  if (words.join(' ') === others.join(' ')) return 'the same words';
  if (areNearlySame(words, others)) return 'nearly the same words';
  const [one, two] = [a.appearance, b.appearance];
  if (one === undefined || two === undefined) return undefined;
  const isSame =
    one.url !== undefined && two.url !== undefined
      ? one.url === two.url
      : one.title === two.title && one.publisher === two.publisher;
  return isSame ? 'the same place' : undefined;
}

/** Of all words of two quotations, how many both have where one is the other as another page gives it. */
const NEARLY = 0.8;

/** Whether words are the same but for a few: two reports of one utterance seldom agree to the letter. Their numbers are the same. */
function areNearlySame(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [new Set(a), new Set(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  const isNumberApart = [...one, ...other].some(
    (word) => /\p{N}/u.test(word) && !(one.has(word) && other.has(word)),
  );
  return all > 0 && !isNumberApart && shared / all >= NEARLY;
}

/** How many days lie between two days, months or years at the least. */
function daysApart(a: string, b: string): number {
  const [one, two] = [partialMoment(a), partialMoment(b)];
  if (one === undefined || two === undefined) return Number.POSITIVE_INFINITY;
  if (one.end < two.start) return daysBetween(one.end, two.start);
  return two.end < one.start ? daysBetween(two.end, one.start) : 0;
}

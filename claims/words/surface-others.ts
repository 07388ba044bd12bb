/** The sentences of other measures, per head of population and in real terms. */
import { parseExact, sign } from '../exact/number.ts';
import { alsoA, itIs, nameOf, sizeOf, wayOf } from './surface-clauses.ts';
import type { ReadingTold, SurfaceTold } from './surface-told.ts';
import { titleInWords } from './text.ts';

/** "March 2010 was higher", "March 2010 was as high": the best rival of a record that is none in this reading. */
function beatenBy({ rival, r, from }: ReadingTold, told: SurfaceTold): string {
  const [more, as] = told.way === 'highest' ? ['higher', 'high'] : ['lower', 'low'];
  return `${nameOf(rival ?? from, told)} was ${sign(parseExact(r)) === 0 ? `as ${as}` : more}`;
}

function recordBy(by: string, one: ReadingTold, told: SurfaceTold): string {
  return one.opposes
    ? `${by} it is not the ${told.way}: ${beatenBy(one, told)}.`
    : `${by} it is also the ${told.way}.`;
}

function labelOf({ label }: ReadingTold): string {
  if (label === undefined) return 'another measure';
  return 'measure' in label ? label.measure : titleInWords(label.title);
}

function measureSentence(one: ReadingTold, told: SurfaceTold): string {
  if (told.says === 'record') return recordBy(`By ${labelOf(one)}`, one, told);
  const by = `Counted as ${labelOf(one)}`;
  return one.opposes || sizeOf(one.r, told) === undefined
    ? `${by} ${itIs(one.r, told)}.`
    : `${by}: ${alsoA('also', one.r, told)}.`;
}

/** How much more or less, as a count of what is counted, or as an amount: "1,395 fewer officers", "£1,106 a year less". */
function moreOrLess(r: string, told: SurfaceTold): string {
  const size = sizeOf(r, told) ?? '';
  const isMore = wayOf(r, told) === 'rise';
  const [, number, things] =
    /^([\d,.]+(?: (?:thousand|million|billion))?) ([a-z][a-z ]*s|people)$/.exec(size) ?? [];
  return number === undefined || things === undefined
    ? `${size} ${isMore ? 'more' : 'less'}`
    : `${number} ${isMore ? 'more' : 'fewer'} ${things}`;
}

function perHeadSentence(one: ReadingTold, told: SurfaceTold): string {
  const by = 'Per head of population';
  if (told.says === 'record') return recordBy(by, one, told);
  if (told.says === 'percent') return adjusted(by, one, told);
  const allowing =
    one.grew === false ? 'Allowing for the change in population' : 'Allowing for population growth';
  if (sizeOf(one.r, told) === undefined) return `${allowing} there is almost no change.`;
  return `${allowing} it is ${one.opposes ? '' : 'also '}a ${wayOf(one.r, told)}: ${moreOrLess(one.r, told)} at the population of ${nameOf(told.to, told)}.`;
}

function realTermsSentence(one: ReadingTold, told: SurfaceTold): string {
  if (told.says === 'record') return recordBy('After inflation', one, told);
  if (told.says === 'percent') return adjusted('After inflation', one, told);
  const prices = `In the prices of ${nameOf(one.pricesOf ?? told.to, told)}`;
  return sizeOf(one.r, told) === undefined
    ? `${prices} there is almost no change.`
    : `${prices} it is ${moreOrLess(one.r, told)}.`;
}

const adjusted = (by: string, one: ReadingTold, told: SurfaceTold) =>
  one.opposes || sizeOf(one.r, told) === undefined
    ? `${by} ${itIs(one.r, told)}.`
    : `${by}: ${alsoA('also', one.r, told)}.`;

/** The sentence of another measure, per head or in real terms. */
export function otherSentence(one: ReadingTold, told: SurfaceTold): string {
  if (one.family === 'per-head') return perHeadSentence(one, told);
  return one.family === 'real-terms' ? realTermsSentence(one, told) : measureSentence(one, told);
}

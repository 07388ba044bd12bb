/**
 * Which claims answer a question, or that none does. A claim answers only if it has most of what is asked, and among that
 * the thing that is counted and what the question is about: a claim on officers says nothing of nurses.
 */

import { countedAt } from '../reading/nouns.ts';
import { readQuotation } from '../reading/quotation.ts';
import { tokenise } from '../reading/tokens.ts';
import type { IndexRow } from '../searching/index-row.ts';
import { askedIn } from '../searching/question.ts';
import { isLight } from '../searching/stop-words.ts';
import { termsOf } from '../searching/terms.ts';
import { matchOf, type Part } from '../searching/weighing.ts';
import { modeIn, modeOf } from './modes.ts';
import { type Amount, amountOf, figuresAgree } from './numbers.ts';
import { isWhole, namesOfPlace, placesIn } from './places.ts';
import { ANY_DOLLAR, narrows } from './things.ts';

/** A claim that may answer. */
export interface Answerable {
  slug: string;
  quote: string;
  kind: string;
  /** The claimed figure, in words. */
  claimed: string | null;
  row: IndexRow;
}

/** How much of the weight of all that is asked a claim must have. */
const LEAST = 0.45;

/** The same of a claim that has another figure than the question. */
const LEAST_WITHOUT_FIGURE = 0.6;

/** How much a figure that agrees, though it is not the same digits, counts in the order of claims. */
const FIGURE = 0.35;

/** A question is not read beyond this. */
const MOST_READ = 2_000;

/** The claims that answer, the best first, at most so many; none if no claim does. Never throws. */
export function answersTo(
  question: string,
  parts: readonly Part[],
  claims: readonly Answerable[],
  limit: number,
): Answerable[] {
  const text = question.slice(0, MOST_READ);
  const needed = neededParts(text, parts);
  const places = placesAsked(text);
  const wanted = wantedBy(text);
  const low = text.toLowerCase();
  const found = claims
    .map((claim) => ({ claim, ...scored(claim, parts, wanted) }))
    .filter(
      ({ claim, coverage, least }) =>
        coverage >= least &&
        needed.every((part) => has(claim.row, part)) &&
        places.every((names) => names.some((name) => holds(claim.row, name))) &&
        (!wanted.isSum || ownFigures(claim).some(isSum)) &&
        !narrows(claim.quote.toLowerCase(), low),
    )
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ claim }) => claim);
  // A record is answered by claims among which there is one of a record.
  if (asksForRecord(low) && !found.some(isOfRank)) return [];
  return found;
}

/** "Have they ever had more than now?" asks for a record, too. */
const EVER_MORE = /\bever\b.{1,80}\b(?:more|fewer|less|higher|lower|larger|bigger|better|worse)\b/;

const asksForRecord = (low: string): boolean => modeIn(low) === 'rank' || EVER_MORE.test(low);

/** "How much does an officer earn?" asks for a sum, which no share of one answers. */
const ASKS_SUM =
  /\bhow much (?:does|do|did|is|are|was|were)\b.{0,80}\b(?:earn|cost|pay|paid|make|spend|charged?|worth)\b/;

const isSum = ({ thing }: Amount) => thing === ANY_DOLLAR || /^[A-Z]{3}$/.test(thing);

/** A question as far as it tells which kind of claim answers it. */
interface Wanted {
  figures: readonly Amount[];
  isRecord: boolean;
  isSum: boolean;
  /** It asks how many or how much. */
  isNumber: boolean;
  /** It asks what was, so that no promise or forecast answers. */
  isPast: boolean;
}

const ASKS_NUMBER =
  /\bhow (?:many|much|big|large|high|low|far)\b|\bwhat (?:number|share|percentage|proportion)\b/;
const ASKS_PAST =
  /^\W*(?:did|was|were|has|have|had)\b|\bhow (?:many|much)\b.{0,60}\b(?:did|was|were|has|have|had)\b/;

function wantedBy(text: string): Wanted {
  const low = text.toLowerCase();
  const isAhead = modeIn(low) === 'pledge' || modeIn(low) === 'forecast' || modeIn(low) === 'need';
  return {
    figures: figuresOf(text),
    isRecord: asksForRecord(low),
    isSum: ASKS_SUM.test(low),
    isNumber: ASKS_NUMBER.test(low),
    isPast: ASKS_PAST.test(low) && !isAhead,
  };
}

/** How much it counts that a claim is of the kind that a question asks for. */
const OF_KIND = 0.15;

/** How much the kind of a claim speaks for it, or against it. */
function kindCounts(claim: Answerable, wanted: Wanted): number {
  const mode = modeOf(claim.kind) ?? modeIn(claim.quote.toLowerCase());
  const isAhead = mode === 'pledge' || mode === 'forecast' || mode === 'need';
  return (
    (wanted.isRecord && isOfRank(claim) ? OF_KIND : 0) +
    (wanted.isNumber && claim.claimed !== null ? OF_KIND : 0) -
    (wanted.isPast && (isAhead || FORETELLS.test(claim.quote)) ? OF_KIND : 0)
  );
}

const FORETELLS = /\b(?:predicts?|forecasts?|expects?)\b/;

const isOfRank = ({ kind, quote }: Answerable) =>
  modeOf(kind) === 'rank' || modeIn(quote.toLowerCase()) === 'rank' || /\bpeak\b/.test(quote);

function scored(claim: Answerable, parts: readonly Part[], wanted: Wanted) {
  const { figures: asked } = wanted;
  const { score: match, coverage } = matchOf(parts, claim.row);
  const score = match + kindCounts(claim, wanted);
  if (asked.length === 0) return { score, coverage, least: LEAST };
  const own = ownFigures(claim);
  const agreeing = asked.filter((one) => own.some((other) => figuresAgree(one, other)));
  const share = agreeing.length / asked.length;
  // What stands there as another number that agrees ("a thousand" and 1,022) is not lacking.
  const lacking = numbersLacking(parts, claim.row);
  return {
    score: score + FIGURE * share,
    coverage: Math.min(1, coverage + share * lacking),
    least: share > 0 ? LEAST : LEAST_WITHOUT_FIGURE,
  };
}

const ownFigures = ({ claimed, quote }: Answerable): Amount[] => [
  ...figuresOf(claimed ?? ''),
  ...figuresOf(quote),
];

/** How much of the weight of all parts is in numbers that a claim does not have. */
function numbersLacking(parts: readonly Part[], row: IndexRow): number {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const lacking = parts.filter((part) => part.asked.word === null && !has(row, part));
  return all === 0 ? 0 : lacking.reduce((sum, { weight }) => sum + weight, 0) / all;
}

function figuresOf(text: string): Amount[] {
  return readQuotation(text).figures.flatMap(({ value, unit, hedge, role }) => {
    if (role === 'span' || role === 'base') return [];
    const amount = amountOf({ value, unit, ...(hedge === 'bare' ? {} : { hedge }) });
    return amount === undefined ? [] : [amount];
  });
}

function has(row: IndexRow, { forms }: Part): boolean {
  return Object.values(row).some((line: string) =>
    forms.some(({ phrase }) => ` ${line} `.includes(` ${phrase.join(' ')} `)),
  );
}

/** The terms of a phrase with spaces between them. */
const lineOf = (phrase: string): string =>
  termsOf(phrase)
    .map(({ term }) => term)
    .join(' ');

const holds = (row: IndexRow, line: string): boolean =>
  Object.values(row).some((one: string) => ` ${one} `.includes(` ${line} `));

/** The places that a question names, each by all its names; a country is often named in passing. */
function placesAsked(text: string): string[][] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  return placesIn(words)
    .filter((place) => !isWhole(place))
    .map((place) => namesOfPlace(place).map(lineOf));
}

/** The parts without which nothing answers: what is counted, and what the question is about. */
function neededParts(text: string, parts: readonly Part[]): Part[] {
  const words = [...countedIn(text), ...subjectOf(text)];
  const terms = new Set(words.flatMap((word) => termsOf(word).map(({ term }) => term)));
  return parts.filter(({ asked }) => asked.word !== null && terms.has(asked.term));
}

/** The nouns that a question counts: "cars" of "how many police cars", "arrests" of "20,000 arrests". */
function countedIn(text: string): string[] {
  const tokens = tokenise(text);
  const units = tokens.flatMap(({ norm }, i) => {
    const isMany = norm === 'many' && tokens[i - 1]?.norm === 'how';
    return isMany ? (countedAt(tokens, i + 1, text)?.unit ?? []) : [];
  });
  const figures = readQuotation(text).figures.map(({ unit }) => unit);
  return [...units, ...figures].flatMap((unit) => lastNoun(unit));
}

/** The last word of a unit, if it counts a thing. */
function lastNoun(unit: string): string[] {
  const word =
    unit
      .replace(/ per .*$/, '')
      .split(' ')
      .at(-1) ?? '';
  return /^\p{Ll}{3,}$/u.test(word) && !/^(?:million|billion|thousand|times|percent)$/.test(word)
    ? [word]
    : [];
}

const ASKS =
  /^\W*(?:(?:how much|when|why|how) )?(?:is|are|was|were|has|have|had|did|do|does|will|would|could|can|should)\b/i;

/** Words that tell how a thing ranks or compares, and are none. */
const OF_RECORDS = /^(?:record|\p{L}+est|best|worst|more|fewer|less)$/u;

/** The first word of content of a question that asks whether, when or how something is so. */
function subjectOf(text: string): string[] {
  if (!ASKS.test(text)) return [];
  const [first] = askedIn(text).filter(
    ({ word, isLight: light }) => word !== null && !light && !isLight(word) && !OF_RECORDS.test(word),
  );
  return first === undefined ? [] : [first.typed];
}

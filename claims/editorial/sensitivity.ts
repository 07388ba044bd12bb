/**
 * How much verdicts hang on the latest figure of a series: which of them would have another word if it were one per cent
 * higher or lower. Computed by the same engine as the verdicts, on exact numbers.
 */
import type { Claim } from '../bundle.ts';
import { evidenceOf, headlineAlone } from '../evaluate.ts';
import { knownOn, type Observation, type Precision, type Series, type Source } from '../evidence/series.ts';
import { HUNDRED, isDecimal, isZero, parseDecimal, plain, type Rational } from '../exact/number.ts';
import type { Clock } from '../verdict/headline.ts';
import type { Word } from '../verdict/reader-words.ts';
import { momentName } from '../words/dates.ts';
import { count, valueInWords } from '../words/numbers.ts';

/** Published claims that rest on a series, with all the evidence that the ledger has for them. */
export interface Tried {
  claims: readonly TriedClaim[];
  /** All their series and sources, each once. */
  series: readonly Series[];
  sources: readonly Source[];
}

export interface TriedClaim {
  slug: string;
  claim: Claim;
  /** The clock that its published headline goes by. */
  clock: Clock;
  /** The ids of its series. */
  series: readonly string[];
}

/** A claim whose headline has another word if the figure is moved. */
export interface Swung {
  slug: string;
  word: Word;
  /** The word if the figure is higher, and if it is lower; null where it stays. */
  higher: Word | null;
  lower: Word | null;
}

/** What would become of the claims that rest on a series if its latest figure were moved. */
export interface Sensitivity {
  at: string;
  value: string;
  /** How many claims were tried. */
  tried: number;
  swung: readonly Swung[];
}

/** The latest figure of a series that counts on a day, unless it is nought, of which one per cent is nothing. */
export function latestFigure(series: Series, today: string): Observation | undefined {
  const last = knownOn(series, today).at(-1);
  return last === undefined || isZero(last.value) ? undefined : last.observation;
}

/** A figure that is moved by one per cent of its size; its precision goes along. Undefined if that has too many digits to be read. */
export function movedFigure(figure: Observation, way: 1 | -1): Observation | undefined {
  const value = parseDecimal(figure.value);
  const size = value.abs().div(HUNDRED);
  const by = way === 1 ? size : size.neg();
  const moved = plain(value.add(by));
  const precision = movedPrecision(figure.precision, by);
  if (!isDecimal(moved) || precision === null) return undefined;
  return { ...figure, value: moved, ...(precision === undefined ? {} : { precision }) };
}

/** A published interval moves with its figure; null if it could not be read. */
function movedPrecision(precision: Precision | undefined, by: Rational): Precision | undefined | null {
  if (precision === undefined || precision === 'exact' || 'nearest' in precision) return precision;
  const [lo, hi] = precision.interval.map((end) => plain(parseDecimal(end).add(by)));
  return lo !== undefined && hi !== undefined && isDecimal(lo) && isDecimal(hi)
    ? { interval: [lo, hi] }
    : null;
}

/** The most figures that are looked at for all claims together, so that a page stays quick: a record takes some seven microseconds for each. */
const MOST_LOOKED_AT = 12_000;

/** How often the figures of a claim are looked at: as they are, higher and lower. */
const FORMS = 3;

/** What would become of claims if the latest figure of a series were moved; undefined if none can be, or there is too much to try. */
export function sensitivityOf(tried: Tried, series: Series, today: string): Sensitivity | undefined {
  const figure = latestFigure(series, today);
  const moved = figure && ([movedFigure(figure, 1), movedFigure(figure, -1)] as const);
  if (figure === undefined || moved?.[0] === undefined || moved[1] === undefined) return undefined;
  const forms = [figure, ...moved].map((one) =>
    one === undefined ? series : withFigure(series, figure, one),
  );
  const sizes = new Map(tried.series.map(({ id, observations }) => [id, observations.length]));
  const evidence = evidenceIn(tried, forms);
  const swung: Swung[] = [];
  let [done, left] = [0, MOST_LOOKED_AT];
  for (const one of tried.claims) {
    if (!isBeyondReach(one, figure)) {
      left -= FORMS * one.series.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
      if (left < 0) break;
      const [word, higher, lower] = evidence(one.claim).map((e) => headlineAlone(one.claim, e, today).word);
      if (word !== undefined && (word !== higher || word !== lower))
        swung.push({ slug: one.slug, word, higher: other(word, higher), lower: other(word, lower) });
    }
    done += 1;
  }
  return done === 0 ? undefined : { at: figure.at, value: figure.value, tried: done, swung };
}

const other = (word: Word, found: Word | undefined): Word | null =>
  found === undefined || found === word ? null : found;

function withFigure(series: Series, figure: Observation, moved: Observation): Series {
  const isIt = (o: Observation) =>
    o.at === figure.at && o.publishedOn === figure.publishedOn && o.status === figure.status;
  return { ...series, observations: series.observations.map((o) => (isIt(o) ? moved : o)) };
}

/** Whether a claim is told by the figures of the day on which it was said, before this one was published. */
function isBeyondReach({ claim, clock }: TriedClaim, { publishedOn }: Observation): boolean {
  return clock === 'said' && claim.saidOn < publishedOn;
}

/** The evidence of a claim in each form of a series: the same one for all, so that what was known on a day is worked out once. */
function evidenceIn({ series, sources }: Tried, forms: readonly Series[]) {
  const partsOf = (own: Series) => ({ series: series.map((s) => (s.id === own.id ? own : s)), sources });
  const shared = forms.map((own) => evidenceOf(partsOf(own)));
  return ({ related }: Claim) =>
    related === undefined ? shared : forms.map((own) => evidenceOf({ ...partsOf(own), related }));
}

/** In one sentence: how many claims were tried, and how many have another verdict. */
export function sensitivityInWords(
  { at, value, tried, swung }: Sensitivity,
  unit: string,
  total: number,
): string {
  const lead =
    total > tried
      ? `Used by ${total} claims, of which the ${tried} said last were tried`
      : `Used by ${count(tried, 'claim')}`;
  const n = swung.length;
  const which =
    n === 0
      ? `the verdict on ${tried === 1 ? 'it would not' : 'none of them would'} change`
      : tried === 1
        ? 'the verdict on it would change'
        : `the ${n === 1 ? 'verdict' : 'verdicts'} on ${n === tried ? 'all of them' : `${count(n, '', '').trim()} of them`} would change`;
  return `${lead}; ${which} if its latest figure, ${valueInWords(value, unit)} for ${momentName(at)}, were 1% higher or lower.`;
}

/** A claim of the ledger as a statement, and the keys by which it is found again. */
import type { Claimed, Hedge } from '../claim.ts';
import { isMoment } from '../exact/calendar.ts';
import { type ClaimWithInputs, inputsOf, seriesOf } from '../kinds/given-inputs.ts';
import { bucketOf } from './buckets.ts';
import { type Key, type Profile, profileOf } from './keys.ts';
import type { Statement } from './statement.ts';

/** A claim as far as it bears on repeats. */
export type KnownClaim = ClaimWithInputs & {
  slug: string;
  quote: string;
  claimant: { name: string };
  saidOn: string;
  claimed?: Claimed | undefined;
  options?: Readonly<Record<string, unknown>> | undefined;
};

/** A series that it may rest on. */
export interface KnownSeries {
  id: string;
  place?: string | undefined;
}

/** A claim as a statement: its figure, its kind, the place of its series, and the time that it names, if it names one. */
export function claimStatement(claim: KnownClaim, series: readonly KnownSeries[]): Statement {
  const ids = [...new Set(inputsOf(claim).flatMap((one) => seriesOf(one) ?? []))];
  const places = new Set(
    series.flatMap(({ id, place }) => (ids.includes(id) && place !== undefined ? [place] : [])),
  );
  const [place] = places;
  return {
    words: claim.quote,
    by: claim.claimant.name,
    saidOn: claim.saidOn,
    kind: claim.kind,
    claim: claim.slug,
    series: ids,
    period: periodOf(claim),
    ...(places.size === 1 ? { place } : {}),
    ...figureOf(claim.claimed),
  };
}

function figureOf(claimed: Claimed | undefined): Pick<Statement, 'figure' | 'unit' | 'hedge'> {
  if (claimed === undefined) return {};
  const { value, unit, hedge } = claimed;
  return { figure: value, unit, hedge };
}

/** The deadline of a pledge or a pace, or the days of the figures that the claim names; undefined if it is of the latest ones. */
function periodOf(claim: KnownClaim): string | undefined {
  const deadline = claim.options?.['deadline'];
  if (typeof deadline === 'string' && isMoment(deadline)) return ended(deadline);
  const days = inputsOf(claim).flatMap(({ given }) =>
    typeof given === 'string' || given.at === undefined || !isMoment(given.at) ? [] : [ended(given.at)],
  );
  const isLatest = inputsOf(claim).some(
    ({ given }) => typeof given !== 'string' && given.at !== undefined && !isMoment(given.at),
  );
  const [first, last] = [[...days].sort()[0], [...days].sort().at(-1)];
  if (isLatest || first === undefined || last === undefined) return undefined;
  return first === last ? last : `${first}/${last}`;
}

/** The last day of a moment. */
const ended = (at: string): string => at.split('/').at(-1) ?? at;

/** A saying of a claim: its own words, day and figure, of what the claim tests. */
export function sayingStatement(
  of: Statement,
  said: {
    quote: string;
    claimant: { name: string };
    saidOn: string;
    claimed?: { value: string; unit: string; hedge?: Hedge | undefined } | undefined;
  },
): Statement {
  return {
    ...of,
    ...figureOf(said.claimed),
    words: said.quote,
    by: said.claimant.name,
    saidOn: said.saidOn,
  };
}

/** A key as the ledger keeps it. */
export interface KeyRow {
  clause: number;
  unit: string;
  /** round(ln value / ln 1.05); null if the clause has no figure. */
  bucket: number | null;
  kind: string;
  dir: string;
  place: string;
  period_from: string | null;
  period_to: string | null;
  series: string | null;
}

/** The most clauses of a statement that are kept. */
const MOST_KEYS = 8;

const DIRECTIONS = { '-1': 'fall', '0': '', '1': 'rise' } as const;

/** The keys of a statement, the main one first. */
export function keysOf(statement: Statement): KeyRow[] {
  const profile = profileOf(statement);
  return [profile.main, ...profile.others]
    .slice(0, MOST_KEYS)
    .map((key, clause) => keyRow(profile, key, clause));
}

function keyRow(
  { mode, places, period, statement }: Profile,
  { amount, direction }: Key,
  clause: number,
): KeyRow {
  return {
    clause,
    unit: amount?.thing ?? '',
    bucket: amount === undefined ? null : bucketOf(amount.value),
    kind: mode,
    dir: DIRECTIONS[`${direction}`],
    place: places[0] ?? '',
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    series: statement.series?.[0] ?? null,
  };
}

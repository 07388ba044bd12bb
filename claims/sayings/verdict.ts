/**
 * The verdict on one saying of a claim: by the claim's inputs and rule, on its own figure and hedge, of its own day. It is
 * told beside the saying and decides nothing else.
 */
import { type Bundle, type Claim, claimSchema } from '../bundle.ts';
import type { Saying } from '../claim.ts';
import type { Evidence } from '../engine/evidence.ts';
import { clocksAlone, evidenceOf, inWords } from '../evaluate.ts';
import { isSameUnit } from '../evidence/units.ts';
import { lastDayOf, type Moment } from '../exact/calendar.ts';
import { mentionsOf } from '../kinds/given-inputs.ts';
import { kindNamed } from '../kinds/index.ts';
import type { Clocks, Decided } from '../verdict/verdict.ts';
import { momentName } from '../words/dates.ts';
import { type HeldSaying, saidWhen } from './saying.ts';

/** A claim as one of its sayings says it. A day that is not known is the last that it may be. */
export function claimOfSaying(claim: Claim, said: Pick<Saying, 'saidOn' | 'claimed' | 'appearance'>): Claim {
  const { sayings: _, ...test } = claim;
  return {
    ...test,
    saidOn: lastDayOf(said.saidOn),
    appearance: said.appearance,
    ...(said.claimed === undefined ? {} : { claimed: said.claimed }),
  } as Claim;
}

/** What is decided on a saying, on the figures of its own day and on those of today: no word depends on what stands beside. */
export function decideSaying(claim: Claim, said: Saying, evidence: Evidence, today: string): Clocks<Decided> {
  return clocksAlone(claimOfSaying(claim, said), evidence, today);
}

/** The verdicts on the sayings of a claim in words, by their numbers. */
export function sayingVerdicts(
  { claim, ...parts }: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  held: readonly HeldSaying[],
  today: string,
): Map<number, Clocks> {
  const evidence = evidenceOf({ ...parts, related: claim.related });
  return new Map(
    held.map(({ id, said }) => {
      const decided = decideSaying(claim, said, evidence, today);
      return [id, { said: inWords(decided.said), now: inWords(decided.now) }];
    }),
  );
}

/** A year before that is a slip of typing: nobody’s words from before it are checked against figures of today. */
const EARLIEST = '1800-01-01';

/** Why something is no saying of a claim, and which part of it says so. */
export interface SayingFault {
  field: 'saidOn' | 'claimed';
  message: string;
}

/**
 * Why a saying cannot be one of a claim; undefined if it can. `latest` means what it meant on the day of the claim's own words:
 * where it is another figure on the day of the saying, that is another claim.
 */
export function sayingFault(
  bundle: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  said: Saying,
  today: string,
): SayingFault | undefined {
  const day = lastDayOf(said.saidOn);
  if (day > today)
    return {
      field: 'saidOn',
      message: `It was said ${saidWhen(said.saidOn)}, which is not over yet: write a day that has been.`,
    };
  if (day < EARLIEST)
    return {
      field: 'saidOn',
      message: `It was said ${saidWhen(said.saidOn)}: check the year. No saying is from before the year 1800.`,
    };
  return figureFault(bundle, said) ?? latestFault(bundle, day);
}

/** The figure as said must be one that the claim's kind takes, and be in its unit. */
function figureFault({ claim }: Pick<Bundle, 'claim'>, said: Saying): SayingFault | undefined {
  if (said.claimed === undefined) return undefined;
  const own = 'claimed' in claim ? claim.claimed : undefined;
  if (own === undefined)
    return {
      field: 'claimed',
      message:
        'The claim has no figure of its own, so that a saying of it has none either: leave the figure out.',
    };
  if (!isSameUnit(own.unit, said.claimed.unit))
    return {
      field: 'claimed',
      message: `The figure is in ${said.claimed.unit}, and that of the claim in ${own.unit}: write it in ${own.unit}, or make it a claim of its own.`,
    };
  const issue = claimSchema.safeParse({
    ...claimOfSaying(claim, said),
    appearance: undefined,
    related: undefined,
  }).error?.issues[0];
  return issue === undefined ? undefined : { field: 'claimed', message: issue.message };
}

/** The series that the claim takes the latest figure of, whose latest on the day of the saying is another. */
function latestFault(
  { claim, series, sources }: Pick<Bundle, 'claim' | 'series' | 'sources'>,
  day: string,
): SayingFault | undefined {
  const evidence = evidenceOf({ series, sources });
  for (const id of latestSeries(claim)) {
    const held = evidence.get(id);
    if (held === undefined) continue;
    const [then, at] = [claim.saidOn, day].map((on) => evidence.known(held, on).at(-1)?.at);
    if (then?.text === at?.text) continue;
    const named = (one: Moment | undefined) => (one === undefined ? 'none' : `that of ${momentName(one)}`);
    return {
      field: 'saidOn',
      message: `On that day the latest figure of “${held.title}” was ${named(at)}; when the claim was made it was ${named(then)}. That is another claim, with its inputs moved on.`,
    };
  }
  return undefined;
}

/** The series of which a claim takes the latest figure, whether it says so or leaves it out. */
function latestSeries(claim: Claim): string[] {
  const named = mentionsOf(claim).flatMap(({ given }) =>
    typeof given === 'object' && 'series' in given && given.at === 'latest' ? [given.series] : [],
  );
  const given: { readonly [name: string]: unknown } = claim.inputs;
  const leftOut = (kindNamed(claim.kind)?.inputs ?? []).flatMap(({ name, latestOf }) => {
    const series = latestOf === undefined || given[name] !== undefined ? undefined : given[latestOf];
    return typeof series === 'string' ? [series] : [];
  });
  return [...new Set([...named, ...leftOut])];
}

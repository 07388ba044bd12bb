/**
 * superlative: a figure is the highest or lowest of its series, ever, since a date or within a period.
 *
 * The verdict says since when it was tested. "In its history" says more than any series does, so a claim
 * with no bounds, or with bounds that reach further back than the figures, carries the flag `coverage`.
 */
import * as z from 'zod';
import { flip } from '../engine/figure-kind.ts';
import {
  type Evidence,
  type Figure,
  mismatches,
  resolve,
  usedOf,
  widthIsRounding,
} from '../engine/figures.ts';
import { type ClaimOf, claimSchema, defineKind } from '../engine/kind.ts';
import { seriesInput } from '../evidence/claim.ts';
import { type KnownObservation, knownOn } from '../evidence/evidence.ts';
import { date, id, period } from '../evidence/schema.ts';
import { compareMoments, daysBetween, moment } from '../exact/calendar.ts';
import { above, below, formatInterval } from '../exact/interval.ts';
import { compare, exact, plain, quantity } from '../exact/number.ts';
import { type Finding, METHOD, type Missing, type Verdict } from '../verdict.ts';
import { missingSentence } from '../words/sentence.ts';
import { amount, count, dateInWords, momentName, sentence, whenInWords } from '../words/words.ts';
import { uplift } from './examples.ts';

/** Figures that begin this many days after the claim's `since` still cover it: a year's figures come yearly. */
const COVERED_WITHIN_DAYS = 366;

const schema = claimSchema(
  'superlative',
  z.strictObject({ value: seriesInput, series: id.optional() }),
  z
    .strictObject({
      extreme: z.enum(['highest', 'lowest'], { error: 'extreme is "highest" or "lowest"' }).optional(),
      since: date.optional(),
      within: period.optional(),
    })
    .refine((o) => o.since === undefined || o.within === undefined, 'give "since" or "within", not both')
    .optional(),
);

type SuperlativeClaim = ClaimOf<typeof schema>;
type Extreme = 'highest' | 'lowest';

/** The observations that the value is measured against. */
function rivalsOf(
  claim: SuperlativeClaim,
  value: Figure,
  known: readonly KnownObservation[],
): KnownObservation[] {
  const { since, within } = claim.options ?? {};
  const own = value.at;
  if (own === undefined) return [];
  const others = known.filter((o) => o.at.text !== own.text);
  if (within !== undefined) {
    const bounds = moment(within);
    return others.filter((o) => o.at.start >= bounds.start && o.at.end <= bounds.end);
  }
  return others.filter((o) => compareMoments(o.at, own) < 0 && (since === undefined || o.at.end >= since));
}

/** Whether `a` lies further towards the extreme than `b`. */
function beyond(a: KnownObservation['value'], b: KnownObservation['value'], extreme: Extreme): boolean {
  return extreme === 'highest' ? compare(a, b) > 0 : compare(a, b) < 0;
}

/** The end of an interval that lies towards the extreme, or away from it. */
function endOf(o: Pick<Figure, 'interval' | 'value'>, extreme: Extreme, towards: boolean) {
  return ((extreme === 'highest') === towards ? o.interval.hi : o.interval.lo) ?? o.value;
}

function findingOf(value: Figure, rivals: readonly KnownObservation[], extreme: Extreme): Finding {
  const least = endOf(value, extreme, false);
  if (rivals.every((r) => beyond(least, endOf(r, extreme, true), extreme))) return 'holds';
  const most = endOf(value, extreme, true);
  if (rivals.some((r) => !beyond(most, endOf(r, extreme, false), extreme))) return 'fails';
  const roundingOnly = widthIsRounding([value, ...rivals]);
  return roundingOnly && rivals.every((r) => beyond(value.value, r.value, extreme))
    ? 'holds-as-published'
    : 'too-close';
}

/** The rival whose published point lies furthest towards the extreme, of equal ones the earliest. */
function foremost(rivals: readonly KnownObservation[], extreme: Extreme): KnownObservation | undefined {
  return rivals.reduce<KnownObservation | undefined>(
    (best, r) => (best === undefined || beyond(r.value, best.value, extreme) ? r : best),
    undefined,
  );
}

function evaluate(claim: SuperlativeClaim, evidence: Evidence, asOf: string): Verdict {
  const extreme = claim.options?.extreme ?? 'highest';
  const rivalId = claim.inputs.series ?? claim.inputs.value.series;
  const rivalSeries = evidence.get(rivalId);
  const inputs = new Map([['value', claim.inputs.value]]);
  const resolved = resolve(inputs, evidence, asOf);
  const dimensions = new Map(resolved.dimensions);
  if (rivalSeries !== undefined) dimensions.set('series', rivalSeries);

  const value = resolved.figures.get('value');
  const known = rivalSeries === undefined ? [] : knownOn(rivalSeries, asOf);
  const rivals = value === undefined ? [] : rivalsOf(claim, value, known);
  const rival = foremost(rivals, extreme);
  const missing: Missing[] = [
    ...resolved.missing,
    ...(rivalSeries === undefined && rivalId !== claim.inputs.value.series
      ? [{ reason: 'no-series' as const, input: 'series' }]
      : []),
    ...mismatches(dimensions, [{ of: ['value', 'series'], by: 'unit-and-measure' }]),
    ...(value !== undefined && rivalSeries !== undefined && rival === undefined
      ? [{ reason: 'no-rival' as const, input: 'series' }]
      : []),
  ];
  const common = { kind: 'superlative', asOf, method: METHOD, reason: null, missing };
  const earliest = rivals[0];
  if (
    missing.length > 0 ||
    value === undefined ||
    rival === undefined ||
    earliest === undefined ||
    rivalSeries === undefined
  ) {
    const named = new Map([...inputs, ['series', { series: rivalId, at: 'latest' }]]);
    return {
      ...common,
      finding: 'not-computable',
      because: missingSentence(missing, named, evidence, asOf),
      working: [],
      flips: [],
      framing: [],
      evidence: value === undefined ? [] : [value.used],
    };
  }

  const finding = findingOf(value, rivals, extreme);
  const testedSince = earliest.at.end;
  const limited = isLimited(claim.options, testedSince);
  return {
    ...common,
    finding,
    ...(finding === 'fails'
      ? { direction: extreme === 'highest' ? ('below' as const) : ('above' as const) }
      : {}),
    computed: { interval: formatInterval(value.interval), ...quantity(value.value), unit: value.unit ?? '' },
    testedSince,
    because: sentence(tell(finding, extreme, value, rival, rivals.length, testedSince, limited)),
    working: [
      {
        step: `${extreme} of ${count(rivals.length, 'other figure')}`,
        expression: 'rival',
        values: { rival: plain(rival.value), value: plain(value.value) },
        ...quantity(rival.value),
      },
      {
        step: 'margin',
        expression: 'value - rival',
        values: { value: plain(value.value), rival: plain(rival.value) },
        ...quantity(value.value.sub(rival.value)),
      },
    ],
    flips: [flip('value', value.value, extreme === 'highest' ? above(rival.value) : below(rival.value))],
    framing: limited ? [{ flag: 'coverage', testedSince }] : [],
    evidence: [value.used, usedOf('series', rivalSeries, rival)],
  };
}

/** Whether the claim says more than the figures reach back to. */
function isLimited(options: SuperlativeClaim['options'], testedSince: string): boolean {
  if (options?.within !== undefined) return false;
  return options?.since === undefined || daysBetween(options.since, testedSince) > COVERED_WITHIN_DAYS;
}

function tell(
  finding: Finding,
  extreme: Extreme,
  value: Figure,
  rival: KnownObservation,
  rivals: number,
  testedSince: string,
  limited: boolean,
): string {
  const own = `${amount(value.value, value.unit)}${value.at === undefined ? '' : ` ${whenInWords(value.at)}`}`;
  const other = `${amount(rival.value, value.unit)} ${whenInWords(rival.at)}`;
  const [more, most] = extreme === 'highest' ? ['above', 'highest'] : ['below', 'lowest'];
  const against =
    rivals === 1
      ? `the only other figure, ${other}`
      : `all ${count(rivals, 'other figure')}; the ${most} of them is ${other}`;
  const reach = limited
    ? `. The figures reach back only to ${dateInWords(testedSince)}, so nothing earlier is tested`
    : '';
  if (finding === 'holds') return `${own} is ${more} ${against}${reach}.`;
  if (finding === 'holds-as-published')
    return `${own} is, as published, ${more} ${against}; but the figures are rounded, and the true ones may lie the other way${reach}.`;
  if (finding === 'too-close')
    return `${own} is too close to ${other} to tell which is the ${extreme}${reach}.`;
  const equal = exact(value.value) === exact(rival.value);
  return equal
    ? `${own} only equals ${other}, so it is the joint ${most} and not the ${most}${reach}.`
    : `${own} is not the ${most}: the figure for ${momentName(rival.at)} is ${amount(rival.value, value.unit)}${reach}.`;
}

export const superlative = defineKind({
  name: 'superlative',
  title: 'Superlative',
  says: 'A figure is the highest or lowest there has been, ever, since a date or within a period.',
  computes: 'the figure against every other of its series',
  schema,
  evaluate,
  example: uplift('superlative', 'more officers recruited than ever before', '2023-04-26', {
    inputs: { value: { series: 'uplift-ew', at: '2023-03-31' } },
    options: { extreme: 'highest' },
  }),
});

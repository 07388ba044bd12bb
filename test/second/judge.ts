/** The finding on a claim, kind by kind, and the verdict that it gives (method, sections 5 and 8). */
import type { Claim, Claimed, Options } from './bundle.ts';
import { decideRank, decideStreak } from './counting.ts';
import { type Decision, type Flag, undecided } from './decision.ts';
import { figureOf, type Sight, type Slot, sightOf } from './evidence.ts';
import { type Found, findingOf, type Result, type Rings } from './findings.ts';
import { asManyFlip, type Flip, formulaFlips } from './flips.ts';
import { atPoints, corners, type Formula, formulaOf } from './formulas.ts';
import { framingOf } from './framing.ts';
import { type Words, wordsOf } from './hedges.ts';
import {
  closed,
  div,
  type Interval,
  interval,
  intervalText,
  mul,
  ONE,
  quantity,
  type Rat,
  rat,
  scaled,
  sign,
  sub,
  ZERO,
} from './numbers.ts';
import { decideOnPace, decidePromise, type Pace } from './pace.ts';
import { decideAverage, decideTotal } from './series-kinds.ts';
import { decideSuperlative } from './superlative.ts';
import type { Surface } from './surface.ts';
import { moment } from './time.ts';
import { isPercent, isTimes, readUnit } from './units.ts';
import { nearerEnd, wordOf } from './words.ts';

export interface Computed {
  interval: string;
  exact: string;
  decimal: string;
}

export interface Verdict {
  kind: string;
  finding: string;
  word: string;
  direction?: string;
  reason?: string;
  computed?: Computed;
  claimed?: { in: string; out: string };
  difference?: { exact: string; decimal: string };
  relative?: { exact: string; decimal: string };
  testedSince?: string;
  step?: string;
  missing: { reason: string }[];
  flips: Flip[];
  framing: Flag[];
  surface?: Surface;
  alsoOn?: { label: string; finding: string; word: string; computed: Computed | null }[];
  insteadOf?: { what: string };
  pace?: Pace;
  outcome?: Record<string, unknown> | null;
  evidence?: Record<string, string>[];
}

const RELATIONS: Record<string, Interval> = {
  more: interval(ZERO, false, null, false),
  fewer: interval(null, false, ZERO, false),
  'not-more': closed(null, ZERO),
  'not-fewer': closed(ZERO, null),
};

const AS_MANY = rat(1, 40);

function relationRings(relation: string | undefined, b: Slot): Rings {
  const ring = RELATIONS[relation ?? ''];
  if (ring !== undefined) return { in: ring, out: ring, near: undefined, hedge: 'relation', range: false };
  const size = (share: Rat) => {
    const w = mul(figureOf(b).point, share);
    const [lo, hi] = sign(w) < 0 ? [w, sub(ZERO, w)] : [sub(ZERO, w), w];
    return closed(lo, hi);
  };
  return { in: size(AS_MANY), out: size(rat(1, 20)), near: undefined, hedge: 'relation', range: false };
}

function comparisonFlips(f: Formula, relation: string | undefined, within: Interval): Flip[] {
  const flips = formulaFlips(f, within);
  const [a, b] = f.slots;
  if (relation !== 'as-many' || a === undefined || b === undefined) return flips;
  return [...flips.slice(0, 1), asManyFlip(figureOf(a).point, b, AS_MANY)];
}

/** Which pairs of a formula's inputs may lie too far apart. */
function pairsOf(kind: string, slots: Slot[]): [Slot, Slot][] {
  if (!['share', 'ratio', 'comparison', 'difference', 'sum'].includes(kind)) return [];
  if (kind !== 'ratio') return slots.flatMap((a, i) => slots.slice(0, i).map((b): [Slot, Slot] => [b, a]));
  const find = (name: string) => slots.find((s) => s.name === name);
  const pairs = [
    ['a', 'b'],
    ['a', 'perA'],
    ['b', 'perB'],
  ].map(([x = '', y = '']) => [find(x), find(y)]);
  return pairs.filter((p): p is [Slot, Slot] => p[0] !== undefined && p[1] !== undefined);
}

/** The decision of a kind with a formula. */
function decideFormula(f: Formula, claim: Claim): Decision {
  const { kind, options = {} } = claim;
  const missing = f.slots.flatMap((s) => (s.reason === undefined ? [] : [s.reason]));
  const reasons = missing.length > 0 ? [] : f.reasons();
  const base = { ...undecided([...missing, ...f.mismatches, ...reasons]), unit: f.unit, agrees: f.agrees };
  if (base.missing.length > 0) return base;
  const { lo, hi } = corners(f);
  const causes = new Set(f.slots.flatMap((s) => figureOf(s).cause ?? []));
  const untested = ['target', 'perA', 'perB'];
  const decision: Decision = {
    ...base,
    result: { e: closed(lo, hi), point: atPoints(f), causes },
    flips: (within) => formulaFlips(f, within),
    used: f.slots.map((slot) => ({
      ...{ name: slot.name, known: slot.known, slot, tested: !untested.includes(slot.name) },
    })),
    pairs: pairsOf(kind, f.slots),
  };
  const b = f.slots[1];
  if (kind !== 'comparison' || b === undefined) return decision;
  return {
    ...decision,
    rings: relationRings(options.relation, b),
    flips: (within) => comparisonFlips(f, options.relation, within),
  };
}

function decide(sight: Sight, claim: Claim): { decision: Decision; formula?: Formula } {
  const { kind, inputs, options = {} } = claim;
  if (kind === 'total') return { decision: decideTotal(sight, inputs, options) };
  if (kind === 'average') return { decision: decideAverage(sight, inputs, options) };
  if (kind === 'rank') return { decision: decideRank(sight, inputs, options) };
  if (kind === 'streak') return { decision: decideStreak(sight, inputs, options) };
  if (kind === 'superlative') return { decision: decideSuperlative(sight, inputs, options) };
  const claimed = claim.claimed === undefined ? undefined : readUnit(claim.claimed.unit);
  const formula = formulaOf(kind, sight, inputs, options, claimed);
  if (formula === undefined) throw new Error(`no kind ${kind}`);
  return { decision: decideFormula(formula, claim), formula };
}

/** Told in the base unit times the scale of the claimed unit. */
function told(result: Result, scale: Rat): Computed {
  const by = div(ONE, scale);
  return { interval: intervalText(scaled(result.e, by)), ...quantity(mul(result.point, by)) };
}

function notComputable(kind: string, reasons: string[]): Verdict {
  const missing = [...new Set(reasons)].map((reason) => ({ reason }));
  return { kind, finding: 'not-computable', word: 'cannot-be-checked', missing, flips: [], framing: [] };
}

/** Whether a fall or rise of percentages, read in points, would hold. */
function unitError(f: Formula, claimed: Claimed, options: Options): boolean {
  const [from, to] = f.slots;
  if (from === undefined || to === undefined || !isPercent(from.unit) || !isPercent(to.unit)) return false;
  const falls = options.direction === 'fall';
  const words = wordsOf({ ...claimed, unit: 'percentage points' }, 'change', options);
  const of = (x: Rat[]) => {
    const d = sub(x[1] ?? ZERO, x[0] ?? ZERO);
    return falls ? sub(ZERO, d) : d;
  };
  const points: Formula = { ...f, of, roles: ['above', 'above'] };
  const { lo, hi } = corners(points);
  const causes = new Set(f.slots.flatMap((s) => figureOf(s).cause ?? []));
  const result = { e: closed(lo, hi), point: atPoints(points), causes };
  return findingOf(result, ringsOf(words), 'change').finding.startsWith('holds');
}

export const ringsOf = (words: Words): Rings => ({ ...words, range: words.to !== undefined });

export interface Judged {
  verdict: Verdict;
  decision?: Decision;
}

/** The verdict on figures. */
function judge(sight: Sight, claim: Claim): Judged {
  const { kind, options = {} } = claim;
  const { decision, formula } = decide(sight, claim);
  const given = claim.claimed ?? (kind === 'rank' ? { value: '1', unit: 'place' } : undefined);
  const words =
    given === undefined ? undefined : wordsOf(given, kind, options, undefined, formula?.classless);
  const reasons = [...decision.missing];
  if (words !== undefined && !decision.agrees(words.unit)) reasons.push('unit-mismatch');
  if (words === undefined && kind !== 'comparison' && kind !== 'superlative')
    reasons.push('no-claimed-figure');
  if (reasons.length > 0) return { verdict: notComputable(kind, reasons) };
  const rings = decision.rings ?? (words === undefined ? undefined : ringsOf(words));
  const { result } = decision;
  const find = (e: Interval): Found =>
    result === undefined || rings === undefined
      ? (decision.found ?? { finding: '' })
      : findingOf({ ...result, e }, rings, kind);
  const found = result === undefined ? (decision.found ?? { finding: '' }) : find(result.e);
  const open = decision.open?.((e) => find(e).finding);
  if (open !== undefined && open.missing.length > 0) return { verdict: notComputable(kind, open.missing) };
  const times = words !== undefined && isTimes(words.unit);
  const withOpen = { ...decision, flags: [...decision.flags, ...(open?.flags ?? [])] };
  const scale = words?.unit.scale ?? ONE;
  const verdict: Verdict = {
    kind,
    ...found,
    word: wordOf({ kind, ...found, words, point: result?.point, as: options.as, times }),
    missing: [],
    flips: decision.flips(rings?.in ?? closed(null, null)),
    framing: framingOf(sight, withOpen, words, times),
  };
  if (result !== undefined) verdict.computed = told(result, scale);
  verdict.evidence = decision.used.flatMap(({ name, known }) => {
    if (known === undefined) return [];
    const { value, publishedOn, source } = known.raw;
    return [{ input: name, series: known.series.id, at: known.at.text, value, publishedOn, source }];
  });
  if (decision.told !== undefined) verdict.computed = told(decision.told, ONE);
  if (decision.testedSince !== undefined) verdict.testedSince = decision.testedSince;
  if (decision.step !== undefined) verdict.step = decision.step;
  if (words !== undefined) Object.assign(verdict, claimedPart(words, found, result));
  const holdsAsPoints = kind === 'percent-change' && found.finding === 'fails';
  if (holdsAsPoints && formula !== undefined && given !== undefined && unitError(formula, given, options))
    verdict.reason = 'unit-error';
  return { verdict, decision };
}

/** What is claimed, and how far from it the evidence lies. */
function claimedPart(words: Words, found: Found, result: Result | undefined): Partial<Verdict> {
  const by = div(ONE, words.unit.scale);
  const part: Partial<Verdict> = {
    claimed: { in: intervalText(scaled(words.in, by)), out: intervalText(scaled(words.out, by)) },
  };
  if (result === undefined || !['fails', 'slightly-off', 'rounded', 'stretched'].includes(found.finding))
    return part;
  const d = sub(nearerEnd(words, found.direction), result.point);
  part.difference = quantity(mul(d, by));
  if (sign(result.point) !== 0) part.relative = quantity(div(d, result.point));
  return part;
}

function judgePace(sight: Sight, claim: Claim): Judged {
  const { kind, inputs, options = {} } = claim;
  const paced = (kind === 'promise' ? decidePromise : decideOnPace)(sight, inputs, options);
  if (paced.finding === 'not-computable') return { verdict: notComputable(kind, paced.missing) };
  const { pace, outcome, finding } = paced;
  const framing =
    finding === 'unclear'
      ? []
      : framingOf(sight, { flags: [], pairs: [], used: paced.used }, undefined, false);
  const word = wordOf({ kind, finding, agrees: pace?.agrees, times: false });
  const verdict: Verdict = { kind, finding, word, missing: [], flips: [], framing };
  if (pace !== undefined) verdict.pace = pace;
  if (outcome !== undefined) verdict.outcome = outcome;
  return { verdict };
}

/** A forecast is judged once its figure is known. */
function judgeForecast(sight: Sight, claim: Claim): Judged {
  const input = claim.inputs['value'];
  const bundle = {
    ...sight.bundle,
    series: sight.bundle.series.map((s) => ({
      ...s,
      observations: s.observations.filter((o) => o.status !== 'forecast'),
    })),
  };
  const real = sightOf(bundle, sight.day);
  const judged = judge(real, claim);
  const reasons = judged.verdict.missing.map((m) => m.reason);
  const unknown = ['no-observation', 'not-yet-published'];
  if (!reasons.some((r) => unknown.includes(r)) || reasons.some((r) => !unknown.includes(r))) return judged;
  if (typeof input !== 'object' || Array.isArray(input) || input.at === undefined || input.at === 'latest')
    return judged;
  const finding = sight.day > moment(input.at).end ? 'awaiting-outcome' : 'pending';
  return { verdict: { kind: claim.kind, finding, word: 'too-early', missing: [], flips: [], framing: [] } };
}

/** The verdict of any kind, before other evidence and the surface are looked at. */
export function judgeAny(sight: Sight, claim: Claim): Judged {
  if (claim.kind === 'on-pace' || claim.kind === 'promise') return judgePace(sight, claim);
  return claim.kind === 'forecast' ? judgeForecast(sight, claim) : judge(sight, claim);
}

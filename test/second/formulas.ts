/** The kinds that a formula over inputs decides (method, section 5). */
import type { Input, Inputs, Options } from './bundle.ts';
import { adoptScale, figureOf, firstUnit, type Sight, type Slot, slotOf } from './evidence.ts';
import { add, div, greatest, le, least, mul, ONE, type Rat, rat, sign, sub, ZERO } from './numbers.ts';
import { between, flowLength, isPeriod, type Moment, sameLength } from './time.ts';
import { agree, agreesPer, differenceUnit, hasBase, isRate, perTime, type Unit, unitOf } from './units.ts';

/** How an input stands in the formula: above the line, below it, below what is below, or as a thing that no flip is told of. */
export type Role = 'above' | 'below' | 'twice-below' | 'part' | 'fixed';

export interface Formula {
  slots: Slot[];
  roles: Role[];
  /** The formula on one value for each slot, in base units. */
  of: (x: Rat[]) => Rat;
  /** Whether a claimed figure has no class, whatever its unit. */
  classless?: boolean;
  /** The unit of the result, without a scale; undefined where it is not known. */
  unit: Unit | undefined;
  agrees: (claimed: Unit) => boolean;
  /** Mismatches between the inputs. */
  mismatches: string[];
  /** Reasons of the formula itself, asked only where no figure is missing. */
  reasons: () => string[];
}

interface Parts {
  sight: Sight;
  inputs: Inputs;
  options: Options;
  claimed: Unit | undefined;
}

const HUNDRED = rat(100);
const slot = (p: Parts, name: string): Slot => slotOf(p.sight, name, p.inputs[name] as Input);

/** Mismatches of units and measures between two inputs. */
export function pairMismatches(a: Slot, b: Slot): string[] {
  const out: string[] = [];
  if (!agree(a.unit, b.unit)) out.push('unit-mismatch');
  if (measuresDiffer(a, b)) out.push('measure-mismatch');
  return out;
}

const measuresDiffer = (a: Slot, b: Slot): boolean =>
  a.measure !== undefined && b.measure !== undefined && a.measure !== b.measure;

/** Whether two inputs are of lengths that may not stand beside each other. */
export function lengthsDiffer(a: Slot, b: Slot, ratesMayDiffer = true): boolean {
  if (a.at === undefined || b.at === undefined) return false;
  if (ratesMayDiffer && isRate(a.unit) && isRate(b.unit)) return false;
  return !sameLength(a.at, b.at);
}

const lengthMismatch = (a: Slot, b: Slot): string[] => (lengthsDiffer(a, b) ? ['period-mismatch'] : []);
const lowest = (s: Slot): Rat => figureOf(s).lo;
const touchesZero = (s: Slot): boolean => sign(figureOf(s).lo) <= 0 && sign(figureOf(s).hi) >= 0;
const zeroes = (...slots: Slot[]): string[] => (slots.some(touchesZero) ? ['division-by-zero'] : []);
const baseless = (s: Slot): string[] => (sign(lowest(s)) <= 0 ? ['non-positive-base'] : []);

const negated = (x: Rat, when: boolean): Rat => (when ? sub(ZERO, x) : x);
const at = (x: Rat[], i: number): Rat => x[i] ?? ZERO;
const end = (m: Moment | undefined): string => m?.end ?? '';

type Filled = Partial<Formula> & Pick<Formula, 'slots' | 'roles' | 'of'>;
function formula(f: Filled): Formula {
  const unit = f.unit;
  return {
    agrees: (claimed) => agree(claimed, unit),
    mismatches: [],
    reasons: () => [],
    ...f,
    unit,
  };
}

function level(p: Parts): Formula {
  const value = slot(p, 'value');
  adoptScale([value], p.claimed?.scale);
  return formula({ slots: [value], roles: ['above'], of: (x) => at(x, 0), unit: firstUnit([value]) });
}

/** Two inputs that must agree; absent units take over a scale. */
function pairOf(p: Parts, a: string, b: string, own: boolean): [Slot, Slot] {
  const pair: [Slot, Slot] = [slot(p, a), slot(p, b)];
  adoptScale(pair, own ? p.claimed?.scale : undefined);
  return pair;
}

function change(p: Parts): Formula {
  const [from, to] = pairOf(p, 'from', 'to', true);
  const falls = p.options.direction === 'fall';
  return formula({
    slots: [from, to],
    roles: ['above', 'above'],
    of: (x) => negated(sub(at(x, 1), at(x, 0)), falls),
    unit: differenceUnit(firstUnit([from, to])),
    mismatches: [...pairMismatches(from, to), ...lengthMismatch(from, to)],
  });
}

/** 100 (a/b - 1) on b and a, in that order. */
function percentOf(base: Slot, other: Slot, minus: boolean, mismatches: string[]): Formula {
  return formula({
    slots: [base, other],
    roles: ['below', 'above'],
    of: (x) => negated(mul(HUNDRED, sub(div(at(x, 1), at(x, 0)), ONE)), minus),
    unit: unitOf('%'),
    mismatches,
    reasons: () => baseless(base),
  });
}

function percentChange(p: Parts): Formula {
  const [from, to] = pairOf(p, 'from', 'to', false);
  const bad = [...pairMismatches(from, to), ...lengthMismatch(from, to)];
  return percentOf(from, to, p.options.direction === 'fall', bad);
}

function difference(p: Parts): Formula {
  const percent = p.options.as === 'percent';
  const [a, b] = pairOf(p, 'a', 'b', !percent);
  const fewer = p.options.direction === 'fewer';
  const mismatches = [...pairMismatches(a, b), ...lengthMismatch(a, b)];
  if (percent) {
    const f = percentOf(b, a, fewer, mismatches);
    return { ...f, slots: [a, b], roles: ['above', 'below'], of: (x) => f.of([at(x, 1), at(x, 0)]) };
  }
  return formula({
    slots: [a, b],
    roles: ['above', 'above'],
    of: (x) => negated(sub(at(x, 0), at(x, 1)), fewer),
    unit: differenceUnit(firstUnit([a, b])),
    mismatches,
  });
}

function share(p: Parts): Formula {
  const [part, whole] = pairOf(p, 'part', 'whole', false);
  return formula({
    slots: [part, whole],
    roles: ['above', 'below'],
    of: (x) => mul(HUNDRED, div(at(x, 0), at(x, 1))),
    unit: unitOf('%'),
    mismatches: agree(part.unit, whole.unit) && measuresDiffer(part, whole) ? ['measure-mismatch'] : [],
    reasons: () => zeroes(whole),
  });
}

function shortfall(p: Parts): Formula {
  const percent = p.options.as === 'percent';
  const [target, actual] = pairOf(p, 'target', 'actual', !percent);
  const mismatches = pairMismatches(target, actual);
  return formula({
    slots: [target, actual],
    roles: [percent ? 'below' : 'above', 'above'],
    of: (x) => (percent ? mul(HUNDRED, sub(ONE, div(at(x, 1), at(x, 0)))) : sub(at(x, 0), at(x, 1))),
    unit: percent ? unitOf('%') : differenceUnit(firstUnit([target, actual])),
    mismatches,
    reasons: () => (percent ? zeroes(target) : []),
  });
}

function ratio(p: Parts): Formula {
  const [a, b] = [slot(p, 'a'), slot(p, 'b')];
  const perA = p.inputs['perA'] === undefined ? undefined : slot(p, 'perA');
  const perB = p.inputs['perB'] === undefined ? undefined : slot(p, 'perB');
  const slots = [a, b, ...(perA ? [perA] : []), ...(perB ? [perB] : [])];
  const n = perB === undefined || perB.reason !== undefined ? ONE : figureOf(perB).point;
  const [ua, ub] = [a.unit, b.unit];
  const both = hasBase(ua) && hasBase(ub);
  const same = both && agree(ua, ub);
  const unit = same ? unitOf('time') : both ? undefined : p.claimed;
  return formula({
    slots,
    roles: ['above', 'below', ...slots.slice(2).map((): Role => 'fixed')],
    of: (x) => {
      const over = perA === undefined ? ONE : at(x, 2);
      const times = perB === undefined ? ONE : at(x, perA === undefined ? 2 : 3);
      return div(div(at(x, 0), over), div(at(x, 1), times));
    },
    unit,
    classless: both && !same,
    agrees: (claimed) =>
      both && !same && ua !== undefined && ub !== undefined
        ? agreesPer(claimed, ua, n, ub)
        : agree(claimed, unit),
    mismatches: same && measuresDiffer(a, b) ? ['measure-mismatch'] : [],
    reasons: () => zeroes(b, ...(perA ? [perA] : []), ...(perB ? [perB] : [])),
  });
}

function flowRate(p: Parts): Formula {
  const flow = slot(p, 'flow');
  const { per = 'month', as } = p.options;
  const every = as === 'every';
  if (!every) adoptScale([flow], p.claimed?.scale);
  const n = flow.at === undefined ? ONE : flowLength(flow.at, per);
  return formula({
    slots: [flow],
    roles: [every ? 'below' : 'above'],
    of: (x) => (every ? div(n, at(x, 0)) : div(at(x, 0), n)),
    unit: every ? unitOf(per) : perTime(firstUnit([flow]), per),
    reasons: () => {
      if (flow.at !== undefined && !isPeriod(flow.at)) return ['no-period'];
      return every ? zeroes(flow) : [];
    },
  });
}

function averageRate(p: Parts): Formula {
  const [from, to] = pairOf(p, 'from', 'to', true);
  const { per = 'month' } = p.options;
  const falls = p.options.direction === 'fall';
  const n = from.at && to.at ? between(end(from.at), end(to.at), per) : ONE;
  return formula({
    slots: [from, to],
    roles: ['above', 'above'],
    of: (x) => negated(div(sub(at(x, 1), at(x, 0)), n), falls),
    unit: perTime(differenceUnit(firstUnit([from, to])), per),
    mismatches: [...pairMismatches(from, to), ...lengthMismatch(from, to)],
    reasons: () => (sign(n) === 0 ? ['division-by-zero'] : []),
  });
}

function requiredRate(p: Parts): Formula {
  const [target, actual] = pairOf(p, 'target', 'actual', true);
  const { per = 'month', deadline = '' } = p.options;
  const n = actual.at === undefined ? ONE : between(end(actual.at), deadline, per);
  return formula({
    slots: [target, actual],
    roles: ['above', 'above'],
    of: (x) => div(sub(at(x, 0), at(x, 1)), n),
    unit: perTime(differenceUnit(firstUnit([target, actual])), per),
    mismatches: pairMismatches(target, actual),
    reasons: () => (sign(n) <= 0 ? ['no-time-left'] : []),
  });
}

function sum(p: Parts): Formula {
  const list = p.inputs['parts'] as Input[];
  const parts = list.map((input, i) => slotOf(p.sight, `parts.${i}`, input));
  adoptScale(parts, p.claimed?.scale);
  const mismatches = parts.flatMap((a, i) => parts.slice(0, i).flatMap((b) => pairMismatches(a, b)));
  return formula({
    slots: parts,
    roles: parts.map((): Role => 'part'),
    of: (x) => x.reduce(add, ZERO),
    unit: firstUnit(parts),
    mismatches,
  });
}

function realTerms(p: Parts): Formula {
  const [from, to] = pairOf(p, 'from', 'to', false);
  const [before, after] = pairOf(p, 'pricesFrom', 'pricesTo', false);
  const falls = p.options.direction === 'fall';
  return formula({
    slots: [from, to, before, after],
    roles: ['below', 'above', 'twice-below', 'below'],
    of: (x) => {
      const real = div(mul(at(x, 1), at(x, 2)), mul(at(x, 0), at(x, 3)));
      return negated(mul(HUNDRED, sub(real, ONE)), falls);
    },
    unit: unitOf('%'),
    mismatches: [...pairMismatches(from, to), ...pairMismatches(before, after), ...lengthMismatch(from, to)],
    reasons: () => [...baseless(from), ...zeroes(before, after)],
  });
}

function comparison(p: Parts): Formula {
  const [a, b] = pairOf(p, 'a', 'b', false);
  return formula({
    slots: [a, b],
    roles: ['above', 'above'],
    of: (x) => sub(at(x, 0), at(x, 1)),
    unit: differenceUnit(firstUnit([a, b])),
    mismatches: [...pairMismatches(a, b), ...lengthMismatch(a, b)],
  });
}

const FORMULAS: Record<string, (p: Parts) => Formula> = {
  level,
  forecast: level,
  change,
  'percent-change': percentChange,
  difference,
  share,
  shortfall,
  ratio,
  'flow-rate': flowRate,
  'average-rate': averageRate,
  'required-rate': requiredRate,
  sum,
  'real-terms-change': realTerms,
  comparison,
};

/** The formula of a kind over its inputs, or undefined where the kind has none. */
export function formulaOf(
  kind: string,
  sight: Sight,
  inputs: Inputs,
  options: Options,
  claimed: Unit | undefined,
): Formula | undefined {
  return FORMULAS[kind]?.({ sight, inputs, options, claimed });
}

/** The smallest and the greatest value at the corners of what the inputs allow. */
export function corners(f: Formula): { lo: Rat; hi: Rat } {
  const figures = f.slots.map(figureOf);
  if (f.roles[0] === 'part')
    return { lo: f.of(figures.map((x) => x.lo)), hi: f.of(figures.map((x) => x.hi)) };
  let points: Rat[][] = [[]];
  for (const { lo, hi } of figures)
    points = points.flatMap((x) =>
      le(hi, lo)
        ? [[...x, lo]]
        : [
            [...x, lo],
            [...x, hi],
          ],
    );
  const values = points.map((x) => f.of(x));
  return { lo: least(...values), hi: greatest(...values) };
}

/** Every figure of the formula at its published point. */
export const atPoints = (f: Formula): Rat => f.of(f.slots.map((s) => figureOf(s).point));

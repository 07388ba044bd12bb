/**
 * A formula is written once, as a tree, and read four ways: its value on the published points, its exact
 * interval on what the evidence allows, the working shown to readers, and for each input the set of values
 * with which the result would lie in a given interval (what would change the verdict).
 *
 * Each input appears once in its formula, so that interval arithmetic gives the exact range, taken at the
 * corners (Moore, "Interval Analysis", 1966), and the tree can be solved for any one of its inputs.
 *
 *     step('rate', over(step('left', minus(input('target'), input('actual'))), constant(n, 'months')))
 */
import {
  closed,
  contains,
  dividing,
  type Interval,
  intersection,
  isEmpty,
  NEGATIVE,
  NOWHERE,
  POSITIVE,
  scale,
  shift,
} from '../exact/interval.ts';
import {
  compare,
  isZero,
  max,
  min,
  ONE,
  plain,
  quantity,
  type Rational,
  rational,
  sign,
  total,
  ZERO,
} from '../exact/number.ts';
import type { FormulaReason, WorkedStep } from '../verdict/verdict.ts';

export type Formula =
  | { op: 'input'; name: string }
  | { op: 'constant'; value: Rational; name?: string }
  | { op: 'sum'; terms: Formula[] }
  | { op: 'minus'; left: Formula; right: Formula }
  | { op: 'times'; factor: Rational; of: Formula }
  | { op: 'over'; left: Formula; right: Formula; reason: FormulaReason }
  | { op: 'step'; name: string; of: Formula };

export const input = (name: string): Formula => ({ op: 'input', name });
/** A number that is no input: 1, or a time worked out from the dates, which then has a name. */
export const constant = (value: Rational, name?: string): Formula =>
  name === undefined ? { op: 'constant', value } : { op: 'constant', value, name };
export const one: Formula = constant(ONE);
export const sum = (terms: Formula[]): Formula => ({ op: 'sum', terms });
export const minus = (left: Formula, right: Formula): Formula => ({ op: 'minus', left, right });
export const times = (factor: bigint, of: Formula): Formula => ({
  op: 'times',
  factor: rational(factor),
  of,
});
/** left / right. A denominator that touches 0 has no value: `division-by-zero`. */
export const over = (left: Formula, right: Formula): Formula => ({
  op: 'over',
  left,
  right,
  reason: 'division-by-zero',
});
/** left / right, where right is the base of a percentage and must be positive: else `non-positive-base`. */
export const overBase = (left: Formula, right: Formula): Formula => ({
  op: 'over',
  left,
  right,
  reason: 'non-positive-base',
});
/** left / right, where right is the time that is left and must be positive: else `no-time-left`. */
export const overTimeLeft = (left: Formula, right: Formula): Formula => ({
  op: 'over',
  left,
  right,
  reason: 'no-time-left',
});
/** A part of the formula that the working shows as a line of its own. */
export const step = (name: string, of: Formula): Formula => ({ op: 'step', name, of });

/** What an input is worth: its published point, and the interval that the evidence allows. */
export interface Allowed {
  point: Rational;
  interval: Interval;
}

export type Environment = ReadonlyMap<string, Allowed>;

function allowed(env: Environment, name: string): Allowed {
  const found = env.get(name);
  if (found === undefined) throw new RangeError(`the formula names an input without a figure: ${name}`);
  return found;
}

/** The value of the formula on the published points. Throws if it has none: ask `failures` first. */
export function valueAt(f: Formula, env: Environment): Rational {
  switch (f.op) {
    case 'input':
      return allowed(env, f.name).point;
    case 'constant':
      return f.value;
    case 'sum':
      return total(f.terms.map((term) => valueAt(term, env)));
    case 'minus':
      return valueAt(f.left, env).sub(valueAt(f.right, env));
    case 'times':
      return f.factor.mul(valueAt(f.of, env));
    case 'over':
      return valueAt(f.left, env).div(valueAt(f.right, env));
    case 'step':
      return valueAt(f.of, env);
  }
}

type Bounds = readonly [lo: Rational, hi: Rational];

function corners(products: readonly Rational[]): Bounds {
  const [first = ZERO, ...rest] = products;
  return [rest.reduce(min, first), rest.reduce(max, first)];
}

/** The ends of the formula's range over the closed intervals of its inputs; undefined if it has no value. */
function boundsOf(f: Formula, env: Environment): Bounds | undefined {
  switch (f.op) {
    case 'input': {
      const { interval, point } = allowed(env, f.name);
      return [interval.lo ?? point, interval.hi ?? point];
    }
    case 'constant':
      return [f.value, f.value];
    case 'sum': {
      const bounds: Bounds[] = [];
      for (const term of f.terms) {
        const b = boundsOf(term, env);
        if (b === undefined) return undefined;
        bounds.push(b);
      }
      return [total(bounds.map(([lo]) => lo)), total(bounds.map(([, hi]) => hi))];
    }
    case 'minus': {
      const [l, r] = [boundsOf(f.left, env), boundsOf(f.right, env)];
      return l && r && [l[0].sub(r[1]), l[1].sub(r[0])];
    }
    case 'times': {
      const b = boundsOf(f.of, env);
      return b && corners([f.factor.mul(b[0]), f.factor.mul(b[1])]);
    }
    case 'over': {
      const [l, r] = [boundsOf(f.left, env), boundsOf(f.right, env)];
      if (l === undefined || r === undefined || !divides(r, f.reason)) return undefined;
      return corners([l[0].div(r[0]), l[0].div(r[1]), l[1].div(r[0]), l[1].div(r[1])]);
    }
    case 'step':
      return boundsOf(f.of, env);
  }
}

/** Whether a denominator with these bounds may stand: clear of 0, and for a base or a time left above it. */
function divides([lo, hi]: Bounds, reason: FormulaReason): boolean {
  return sign(lo) > 0 || (reason === 'division-by-zero' && sign(hi) < 0);
}

/** E, the exact range of the formula over the intervals of its inputs; undefined if it has no value. */
export function rangeOf(f: Formula, env: Environment): Interval | undefined {
  const bounds = boundsOf(f, env);
  return bounds && closed(bounds[0], bounds[1]);
}

/** Every reason why the formula has no value, each with the input that it lies in, if there is one. */
export function failures(f: Formula, env: Environment): { reason: FormulaReason; input?: string }[] {
  switch (f.op) {
    case 'input':
    case 'constant':
      return [];
    case 'sum':
      return f.terms.flatMap((term) => failures(term, env));
    case 'minus':
      return [...failures(f.left, env), ...failures(f.right, env)];
    case 'times':
    case 'step':
      return failures(f.of, env);
    case 'over': {
      const inner = [...failures(f.left, env), ...failures(f.right, env)];
      const bounds = boundsOf(f.right, env);
      if (bounds === undefined || divides(bounds, f.reason)) return inner;
      const [name] = inputsOf(f.right);
      return [...inner, name === undefined ? { reason: f.reason } : { reason: f.reason, input: name }];
    }
  }
}

/** The names of the inputs in a formula, in the order in which they appear. */
export function inputsOf(f: Formula): string[] {
  switch (f.op) {
    case 'input':
      return [f.name];
    case 'constant':
      return [];
    case 'sum':
      return f.terms.flatMap(inputsOf);
    case 'minus':
    case 'over':
      return [...inputsOf(f.left), ...inputsOf(f.right)];
    case 'times':
    case 'step':
      return inputsOf(f.of);
  }
}

/** The working on the published points, a line for each step, the innermost first. */
export function workingOf(f: Formula, env: Environment): WorkedStep[] {
  const lines: WorkedStep[] = [];
  const visit = (node: Formula): void => {
    if (node.op === 'sum') node.terms.forEach(visit);
    if (node.op === 'minus' || node.op === 'over') {
      visit(node.left);
      visit(node.right);
    }
    if (node.op === 'times') visit(node.of);
    if (node.op === 'step') {
      visit(node.of);
      const named = new Map<string, Rational>();
      const expression = write(node.of, env, named, 0);
      lines.push({
        code: node.name,
        expression,
        values: Object.fromEntries([...named].map(([name, value]) => [name, plain(value)])),
        ...quantity(valueAt(node.of, env)),
      });
    }
  };
  visit(f);
  return lines;
}

/** Writes a formula down, its steps by name, and collects the values of the names. */
function write(f: Formula, env: Environment, named: Map<string, Rational>, depth: 0 | 1 | 2): string {
  const bracket = (text: string, level: 1 | 2) => (depth >= level ? `(${text})` : text);
  switch (f.op) {
    case 'input':
    case 'step':
      named.set(f.name, valueAt(f, env));
      return f.name;
    case 'constant':
      if (f.name === undefined) return plain(f.value);
      named.set(f.name, f.value);
      return f.name;
    case 'sum':
      return bracket(f.terms.map((term) => write(term, env, named, 0)).join(' + '), 1);
    case 'minus':
      return bracket(`${write(f.left, env, named, 0)} - ${write(f.right, env, named, 1)}`, 1);
    case 'times':
      return bracket(`${plain(f.factor)} x ${write(f.of, env, named, 2)}`, 2);
    case 'over':
      return bracket(`${write(f.left, env, named, 1)} / ${write(f.right, env, named, 2)}`, 2);
  }
}

/**
 * The values of one input that put the formula in `target`, all other inputs at their published
 * points: the preimage of the interval. An input in a denominator stays on its point's side of 0, and one
 * in a base above it. Undefined if the formula does not name the input.
 */
export function preimage(f: Formula, name: string, env: Environment, target: Interval): Interval | undefined {
  switch (f.op) {
    case 'input':
      return f.name === name ? target : undefined;
    case 'constant':
      return undefined;
    case 'sum': {
      const at = f.terms.findIndex((term) => inputsOf(term).includes(name));
      const own = f.terms[at];
      if (own === undefined) return undefined;
      const others = sum(f.terms.filter((_, i) => i !== at));
      return preimage(own, name, env, shift(target, valueAt(others, env).neg()));
    }
    case 'minus':
      return inputsOf(f.left).includes(name)
        ? preimage(f.left, name, env, shift(target, valueAt(f.right, env)))
        : preimage(f.right, name, env, shift(scale(target, rational(-1n)), valueAt(f.left, env)));
    case 'times':
      return preimage(f.of, name, env, scale(target, ONE.div(f.factor)));
    case 'over':
      return inputsOf(f.left).includes(name)
        ? preimage(f.left, name, env, scale(target, valueAt(f.right, env)))
        : preimage(f.right, name, env, denominators(valueAt(f.left, env), valueAt(f.right, env), target));
    case 'step':
      return preimage(f.of, name, env, target);
  }
}

/** The denominators d, on the same side of 0 as `now`, with n/d in `target`. */
function denominators(n: Rational, now: Rational, target: Interval): Interval {
  const sideOfNow = compare(now, ZERO) > 0 ? POSITIVE : NEGATIVE;
  if (isZero(n)) return contains(target, ZERO) ? sideOfNow : NOWHERE;
  const results = intersection(target, sign(n) * sign(now) > 0 ? POSITIVE : NEGATIVE);
  return isEmpty(results) ? NOWHERE : dividing(n, results);
}

/** A line of working that no formula gives. */
export function workedStep(
  code: string,
  expression: string,
  values: Record<string, Rational>,
  result: Rational,
  counts?: WorkedStep['counts'],
): WorkedStep {
  return {
    code,
    ...(counts === undefined ? {} : { counts }),
    expression,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])),
    ...quantity(result),
  };
}

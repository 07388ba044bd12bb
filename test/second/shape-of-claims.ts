/** The shape of a claim: which inputs and options each kind takes (contract, section 1; method, section 5). */
import { cmp, decimal } from './numbers.ts';
import { moment } from './time.ts';

/** A bundle that is none. */
export class Malformed extends Error {}

type Keys = Record<string, 0 | 1>;

/** What is asked of values; each throws `Malformed`. */
export interface Check {
  sources: Set<string>;
  object(x: unknown, where: string, keys: Keys): Record<string, unknown>;
  list(x: unknown, where: string): unknown[];
  text(x: unknown, where: string): void;
  date(x: unknown, where: string): void;
  moment(x: unknown, where: string): void;
  period(x: unknown, where: string): void;
  number(x: unknown, where: string): void;
  oneOf(x: unknown, names: string[], where: string): void;
  source(x: unknown): void;
  figure(o: Record<string, unknown>): void;
}

/** What an input may be: a figure of any kind, one with a date, one of a series, the id of a series, a list. */
type Shape = 'input' | 'dated' | 'flow' | 'of-series' | 'id' | 'list';
interface KindShape {
  inputs: Record<string, [Shape, 0 | 1]>;
  options: Record<
    string,
    [string[] | 'date' | 'period' | 'moment' | 'number' | 'count' | 'milestones', 0 | 1]
  >;
  claimed: boolean;
}

const RISE = { direction: [['rise', 'fall'], 0] } as KindShape['options'];
const PER = { per: [['day', 'month', 'year'], 0] } as KindShape['options'];
const kind = (
  inputs: Record<string, [Shape, 0 | 1]>,
  options: KindShape['options'] = {},
  claimed = true,
): KindShape => ({ inputs, options, claimed });
const two = (a: string, b: string, shape: Shape = 'input'): Record<string, [Shape, 1]> => ({
  [a]: [shape, 1],
  [b]: [shape, 1],
});

const FLOW_PERS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
export const KINDS: Record<string, KindShape> = {
  level: kind({ value: ['input', 1] }),
  change: kind(two('from', 'to'), RISE),
  'percent-change': kind(two('from', 'to'), RISE),
  difference: kind(two('a', 'b'), { as: [['count', 'percent'], 0], direction: [['more', 'fewer'], 0] }),
  share: kind(two('part', 'whole')),
  shortfall: kind(two('target', 'actual'), { as: [['count', 'percent'], 0] }),
  ratio: kind({ ...two('a', 'b'), perA: ['input', 0], perB: ['input', 0] }),
  'flow-rate': kind({ flow: ['flow', 1] }, { per: [FLOW_PERS, 1], as: [['rate', 'every'], 0] }),
  'average-rate': kind(two('from', 'to', 'dated'), { ...PER, ...RISE }),
  'required-rate': kind({ target: ['input', 1], actual: ['dated', 1] }, { ...PER, deadline: ['date', 1] }),
  sum: kind({ parts: ['list', 1] }),
  total: kind({ series: ['id', 1] }, { within: ['period', 1] }),
  average: kind({ series: ['id', 1] }, { within: ['period', 1] }),
  'real-terms-change': kind({ ...two('from', 'to'), ...two('pricesFrom', 'pricesTo') }, RISE),
  comparison: kind(
    two('a', 'b'),
    { relation: [['more', 'fewer', 'not-more', 'not-fewer', 'as-many'], 1] },
    false,
  ),
  rank: kind(
    { value: ['input', 1], among: ['list', 1] },
    { extreme: [['highest', 'lowest'], 0], size: ['count', 0] },
  ),
  superlative: kind(
    { value: ['of-series', 1], series: ['id', 0] },
    {
      extreme: [['highest', 'lowest'], 0],
      since: ['moment', 0],
      recordsFrom: ['moment', 0],
      within: ['period', 0],
    },
    false,
  ),
  streak: kind(
    { series: ['id', 1], until: ['of-series', 0], line: ['input', 0] },
    { condition: [['rise', 'fall', 'above', 'below'], 1] },
  ),
  forecast: kind({ value: ['of-series', 1] }),
  'on-pace': kind(
    { target: ['input', 1], progress: ['id', 1] },
    {
      deadline: ['date', 1],
      says: [['on-track', 'off-track'], 1],
      aim: [['at-least', 'at-most'], 0],
      milestones: ['milestones', 0],
    },
    false,
  ),
  promise: kind(
    { target: ['input', 0], progress: ['id', 0] },
    {
      deadline: ['date', 0],
      aim: [['at-least', 'at-most'], 0],
      baseline: ['number', 0],
      partlyAt: ['number', 0],
    },
    false,
  ),
};

const HEDGES = 'exactly bare about nearly just-over or-more over at-least under at-most up-to'.split(' ');

function checkInput(check: Check, x: unknown, shape: Shape, where: string): void {
  if (shape === 'id') {
    check.text(x, where);
    return;
  }
  if (shape === 'list') {
    const list = check.list(x, where);
    if (list.length < 2) throw new Malformed(`${where}: two or more`);
    for (const one of list) checkInput(check, one, 'input', where);
    return;
  }
  if (shape === 'of-series' || (typeof x === 'object' && x !== null && 'series' in x)) {
    const s = check.object(x, where, { series: 1, at: 1 });
    check.text(s['series'], where);
    if (s['at'] !== 'latest') check.moment(s['at'], where);
    return;
  }
  const keys: Keys = { value: 1, unit: 0, measure: 0, at: 0, precision: 0, source: 0, name: 0 };
  const o = check.object(x, where, keys);
  check.figure(o);
  for (const key of ['unit', 'measure', 'name']) if (key in o) check.text(o[key], key);
  if ('source' in o) check.source(o['source']);
  if ('at' in o) check.moment(o['at'], where);
  else if (shape !== 'input') throw new Malformed(`${where}: needs its date`);
  if (shape === 'flow' && moment(String(o['at'])).start === moment(String(o['at'])).end)
    throw new Malformed(`${where}: needs its period`);
}

function checkInputs(check: Check, x: unknown, of: KindShape): Record<string, unknown> {
  const keys = Object.fromEntries(Object.entries(of.inputs).map(([k, [, needed]]) => [k, needed]));
  const inputs = check.object(x, 'inputs', keys);
  for (const [key, [shape]] of Object.entries(of.inputs))
    if (key in inputs) checkInput(check, inputs[key], shape, key);
  return inputs;
}

function checkMilestones(check: Check, x: unknown): void {
  let before = '';
  for (const one of check.list(x, 'milestones')) {
    const m = check.object(one, 'milestones', { by: 1, value: 1 });
    check.date(m['by'], 'by');
    check.number(m['value'], 'value');
    if (String(m['by']) <= before) throw new Malformed('milestones: in order of by');
    before = String(m['by']);
  }
}

function checkOptions(check: Check, x: unknown, of: KindShape): Record<string, unknown> {
  const keys = Object.fromEntries(Object.entries(of.options).map(([k, [, needed]]) => [k, needed]));
  const options = check.object(x ?? {}, 'options', keys);
  for (const [key, [shape]] of Object.entries(of.options)) {
    const value = options[key];
    if (value === undefined) continue;
    if (Array.isArray(shape)) check.oneOf(value, shape, key);
    else if (shape === 'milestones') checkMilestones(check, value);
    else if (shape === 'count') check.text(/^\d+$/.test(String(value)) ? value : '', key);
    else check[shape](value, key);
  }
  return options;
}

function checkClaimed(check: Check, x: unknown): void {
  const c = check.object(x, 'claimed', { value: 1, unit: 1, hedge: 0, to: 0 });
  check.number(c['value'], 'value');
  check.text(c['unit'], 'unit');
  if ('hedge' in c) check.oneOf(c['hedge'], HEDGES, 'hedge');
  if (!('to' in c)) return;
  check.number(c['to'], 'to');
  if (cmp(decimal(String(c['to'])), decimal(String(c['value']))) <= 0) throw new Malformed('to: above value');
  if ('hedge' in c && c['hedge'] !== 'bare') throw new Malformed('to: with the hedge bare');
}

export function checkClaim(check: Check, x: unknown): void {
  const c = check.object(x, 'claim', {
    ...{ slug: 1, quote: 1, claimant: 1, saidOn: 1, kind: 1, inputs: 1 },
    ...{ appearance: 0, claimed: 0, options: 0, alsoOn: 0, insteadOf: 0 },
  });
  for (const key of ['slug', 'quote']) check.text(c[key], key);
  const who = check.object(c['claimant'], 'claimant', {
    name: 1,
    role: 0,
    organisation: 0,
    party: 0,
    body: 0,
  });
  check.text(who['name'], 'name');
  check.date(c['saidOn'], 'saidOn');
  if ('appearance' in c) check.object(c['appearance'], 'appearance', { title: 1, publisher: 0, url: 0 });
  const of = Object.hasOwn(KINDS, String(c['kind'])) ? KINDS[String(c['kind'])] : undefined;
  if (of === undefined) throw new Malformed('kind');
  const inputs = checkInputs(check, c['inputs'], of);
  const options = checkOptions(check, c['options'], of);
  if (!of.claimed && 'claimed' in c) throw new Malformed('claimed: not in this kind');
  if ('claimed' in c) checkClaimed(check, c['claimed']);
  if (['above', 'below'].includes(String(options['condition'])) && !('line' in inputs))
    throw new Malformed('line is missing');
  if (['since', 'recordsFrom', 'within'].filter((k) => k in options).length > 1)
    throw new Malformed('since, recordsFrom and within exclude each other');
  if ('alsoOn' in c)
    for (const also of check.list(c['alsoOn'], 'alsoOn')) {
      const a = check.object(also, 'alsoOn', { label: 1, inputs: 1 });
      check.text(a['label'], 'label');
      checkInputs(check, a['inputs'], of);
    }
  if ('insteadOf' in c)
    for (const other of check.list(c['insteadOf'], 'insteadOf')) {
      const o = check.object(other, 'insteadOf', { what: 1, input: 1 });
      check.text(o['what'], 'what');
      checkInput(check, o['input'], 'input', 'insteadOf');
    }
}

/** The bundle's types, and the refusal of bundles that are malformed (contract, section 1). */
import { type Check, checkClaim, Malformed } from './shape-of-claims.ts';
import { isDate, moment, parseMoment } from './time.ts';

export type Precision = 'exact' | { nearest: string } | { interval: [string, string] };

export interface Observation {
  at: string;
  value: string;
  precision?: Precision;
  source: string;
  publishedOn: string;
  status?: 'provisional' | 'final' | 'forecast';
}
export interface Series {
  id: string;
  title: string;
  measure?: string;
  unit: string;
  place?: string;
  definition?: string;
  frequency?: string;
  observations: Observation[];
}
export interface Source {
  id: string;
  title: string;
  publisher: string;
  url?: string;
}
export interface SeriesInput {
  series: string;
  at: string;
}
export interface InlineInput {
  value: string;
  unit?: string;
  measure?: string;
  at?: string;
  precision?: Precision;
  source?: string;
  name?: string;
}
export type Input = SeriesInput | InlineInput;
export type Inputs = Record<string, Input | Input[] | string | undefined>;
export interface Claimed {
  value: string;
  unit: string;
  hedge?: string;
  to?: string;
}
export interface Options {
  direction?: string;
  as?: string;
  per?: string;
  deadline?: string;
  within?: string;
  since?: string;
  recordsFrom?: string;
  extreme?: string;
  relation?: string;
  condition?: string;
  size?: string;
  says?: string;
  aim?: string;
  baseline?: string;
  partlyAt?: string;
  milestones?: { by: string; value: string }[];
}
export interface Claim {
  slug: string;
  quote: string;
  claimant: { name: string };
  saidOn: string;
  appearance?: { title: string; publisher?: string; url?: string };
  kind: string;
  claimed?: Claimed;
  inputs: Inputs;
  options?: Options;
  alsoOn?: { label: string; inputs: Inputs }[];
  insteadOf?: { what: string; input: Input }[];
}
export interface Related {
  measures?: string[];
  population?: string;
  prices?: string;
  marks?: { on: string; what: string }[];
}
export interface Bundle {
  plumbline: 1;
  asOf: string;
  claim: Claim;
  series: Series[];
  sources: Source[];
  related?: Related;
}

export const isSeriesInput = (x: unknown): x is SeriesInput =>
  typeof x === 'object' && x !== null && 'series' in x;

const observationKeys = { at: 1, value: 1, source: 1, publishedOn: 1, precision: 0, status: 0 } as const;

function checkSeries(check: Check, list: unknown): void {
  const ids = new Set<string>();
  for (const one of check.list(list, 'series')) {
    const s = check.object(one, 'series', {
      id: 1,
      title: 1,
      unit: 1,
      observations: 1,
      measure: 0,
      place: 0,
      definition: 0,
      frequency: 0,
    });
    for (const key of ['id', 'title', 'unit', 'measure', 'place', 'definition'])
      if (key in s) check.text(s[key], key);
    if ('frequency' in s)
      check.oneOf(s['frequency'], ['day', 'week', 'month', 'quarter', 'year', 'event'], 'frequency');
    if (ids.has(String(s['id']))) throw new Malformed('series: an id twice');
    ids.add(String(s['id']));
    const seen = new Set<string>();
    for (const each of check.list(s['observations'], 'observations')) {
      const o = check.object(each, 'observations', observationKeys);
      check.moment(o['at'], 'at');
      check.figure(o);
      check.source(o['source']);
      check.date(o['publishedOn'], 'publishedOn');
      if ('status' in o) check.oneOf(o['status'], ['provisional', 'final', 'forecast'], 'status');
      const key = `${moment(String(o['at'])).text} ${String(o['publishedOn'])}`;
      if (seen.has(key)) throw new Malformed(`observations: ${key} twice`);
      seen.add(key);
    }
  }
}

function checkSources(check: Check, list: unknown): void {
  const optional: Record<string, 0> = {
    url: 0,
    publishedOn: 0,
    retrievedOn: 0,
    sha256: 0,
    licence: 0,
    quote: 0,
  };
  for (const one of check.list(list, 'sources')) {
    const s = check.object(one, 'sources', { id: 1, title: 1, publisher: 1, ...optional });
    for (const key of ['id', 'title', 'publisher']) check.text(s[key], key);
    if (check.sources.has(String(s['id']))) throw new Malformed('sources: an id twice');
    check.sources.add(String(s['id']));
  }
}

function checkRelated(check: Check, given: unknown): void {
  const r = check.object(given, 'related', { measures: 0, population: 0, prices: 0, marks: 0 });
  if ('measures' in r) for (const id of check.list(r['measures'], 'measures')) check.text(id, 'measures');
  for (const key of ['population', 'prices']) if (key in r) check.text(r[key], key);
  if ('marks' in r)
    for (const mark of check.list(r['marks'], 'marks')) {
      const m = check.object(mark, 'marks', { on: 1, what: 1 });
      check.date(m['on'], 'on');
      check.text(m['what'], 'what');
    }
}

/** Reads a bundle from a JSON value. Throws `Malformed`. */
export function readBundle(value: unknown): Bundle {
  const check = newCheck();
  const b = check.object(value, 'bundle', {
    plumbline: 1,
    asOf: 1,
    claim: 1,
    series: 1,
    sources: 1,
    related: 0,
  });
  if (b['plumbline'] !== 1) throw new Malformed('plumbline: 1');
  check.date(b['asOf'], 'asOf');
  checkSources(check, b['sources']);
  checkSeries(check, b['series']);
  if ('related' in b) checkRelated(check, b['related']);
  checkClaim(check, b['claim']);
  return value as Bundle;
}

function newCheck(): Check {
  const fail = (what: string): never => {
    throw new Malformed(what);
  };
  const check: Check = {
    sources: new Set(),
    object(x, where, keys) {
      if (typeof x !== 'object' || x === null || Array.isArray(x)) return fail(`${where}: an object`);
      for (const key of Object.keys(x)) if (!Object.hasOwn(keys, key)) fail(`${where}: unknown ${key}`);
      for (const [key, needed] of Object.entries(keys))
        if (needed && !Object.hasOwn(x, key)) fail(`${where}: ${key} is missing`);
      return x as Record<string, unknown>;
    },
    list: (x, where) => (Array.isArray(x) ? x : fail(`${where}: a list`)),
    text(x, where) {
      if (typeof x !== 'string' || x.trim() === '') fail(`${where}: a text`);
    },
    date(x, where) {
      if (!isDate(x)) fail(`${where}: a date`);
    },
    moment(x, where) {
      if (parseMoment(x) === undefined) fail(`${where}: a date or period`);
    },
    period(x, where) {
      if (typeof x !== 'string' || !x.includes('/')) fail(`${where}: a period`);
      check.moment(x, where);
    },
    number(x, where) {
      if (typeof x !== 'string' || !/^-?\d+(\.\d+)?$/.test(x) || x.replace(/[-.]/g, '').length > 30)
        fail(`${where}: a decimal`);
    },
    oneOf(x, names, where) {
      if (typeof x !== 'string' || !names.includes(x)) fail(`${where}: one of ${names.join(', ')}`);
    },
    source(x) {
      if (typeof x !== 'string' || !check.sources.has(x)) fail('source: none has this id');
    },
    figure(o) {
      check.number(o['value'], 'value');
      const p = o['precision'];
      if (p === undefined || p === 'exact') return;
      if (typeof p === 'object' && p !== null && 'nearest' in p)
        check.number(check.object(p, 'precision', { nearest: 1 })['nearest'], 'nearest');
      else {
        const ends = check.list(check.object(p, 'precision', { interval: 1 })['interval'], 'interval');
        if (ends.length !== 2) fail('interval: two ends');
        for (const end of ends) check.number(end, 'interval');
      }
    },
  };
  return check;
}

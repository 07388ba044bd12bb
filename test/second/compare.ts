/** Where two verdicts differ in what the method and the contract fix: intervals and fractions as numbers, reasons as a set. */

export type Json = Record<string, unknown>;

export interface Difference {
  /** `claimed.in`, `flips[from].by`. */
  path: string;
  want: unknown;
  got: unknown;
}

const SURFACE_FLAGS = ['per-head', 'real-terms', 'window', 'stale'];
const INTERVALS = ['interval', 'in', 'out', 'holdsIn'];
const FRACTIONS = ['exact', 'nearest', 'by'];
const POINTED = ['fails', 'slightly-off', 'rounded', 'stretched'];
const MATCHED_BY: Record<string, string> = {
  flips: 'input',
  windows: 'months',
  alsoOn: 'label',
  on: 'label',
};

const isJson = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);
const rowsOf = (x: unknown): Json[] => (Array.isArray(x) ? x.filter(isJson) : []);
const plain = (x: unknown): string => JSON.stringify(x) ?? 'undefined';

/** A fraction, or an end of an interval, with what is common to both its sides taken out. */
function fraction(text: string): string {
  const [n = '', d = '1'] = text.trim().replace(/^\+/, '').split('/');
  if (!/^-?\d+(\.\d+)?$/.test(n)) return text.trim();
  const places = n.split('.')[1]?.length ?? 0;
  let [p, q] = [BigInt(n.replace('.', '')), BigInt(d) * 10n ** BigInt(places)];
  let [a, b] = [p < 0n ? -p : p, q];
  while (b !== 0n) [a, b] = [b, a % b];
  if (a > 0n) [p, q] = [p / a, q / a];
  return `${p}/${q}`;
}

function intervalKey(text: string): string {
  const t = text.trim();
  if (t === 'none') return t;
  const [lo = '', hi = ''] = t.slice(1, -1).split(',');
  const [open, shut] = [lo.trim() === '-inf' ? '(' : t[0], hi.trim() === 'inf' ? ')' : t.at(-1)];
  return `${open}${fraction(lo)},${fraction(hi)}${shut}`;
}

function same(key: string, want: unknown, got: unknown): boolean {
  if (want === null || want === undefined || got === null || got === undefined)
    return (want ?? null) === (got ?? null);
  if (typeof want !== 'string' || typeof got !== 'string') return want === got;
  if (INTERVALS.includes(key)) return intervalKey(want) === intervalKey(got);
  return FRACTIONS.includes(key) ? fraction(want) === fraction(got) : want === got;
}

/** Those of the framing that the surface gives. */
function surfaceFlags(framing: unknown): Json[] {
  return rowsOf(framing).flatMap((f) => {
    if (f['flag'] !== 'measure') return SURFACE_FLAGS.includes(String(f['flag'])) ? [f] : [];
    const on = rowsOf(f['on']).filter((x) => !('word' in x));
    return on.length > 0 ? [{ ...f, on }] : [];
  });
}

function ofSets(want: Json[], got: Json[], key: string, path: string): Difference[] {
  const by = key === 'missing' ? 'reason' : 'flag';
  const names = (rows: Json[]) => [...new Set(rows.map((r) => String(r[by])))].sort();
  const [a, b] = [names(want), names(got)];
  if (plain(a) !== plain(b)) return [{ path, want: a, got: b }];
  if (key === 'missing') return [];
  return want.flatMap((w) =>
    differences(
      w,
      got.find((g) => g['flag'] === w['flag']),
      `${path}[${String(w['flag'])}]`,
    ),
  );
}

function ofLists(want: unknown[], got: unknown, key: string, path: string): Difference[] {
  if (want.length > 0 && want.every((x) => typeof x === 'string')) {
    const sorted = (x: unknown[]) => plain(x.map(String).sort());
    return Array.isArray(got) && sorted(want) === sorted(got) ? [] : [{ path, want, got }];
  }
  const [rows, wanted] = [rowsOf(got), rowsOf(want)];
  if (key === 'missing' || key === 'framing') return ofSets(wanted, rows, key, path);
  const by = MATCHED_BY[key];
  const out: Difference[] = [];
  if (rows.length !== wanted.length && key !== 'flips')
    out.push({ path, want: by ? wanted.map((w) => w[by]) : want, got: by ? rows.map((r) => r[by]) : got });
  for (const [i, w] of wanted.entries()) {
    const g = by === undefined ? rows[i] : rows.find((r) => r[by] === w[by]);
    if (by === undefined && g === undefined) break;
    out.push(...differences(w, g, `${path}[${by === undefined ? i : String(w[by])}]`));
  }
  return out;
}

/** Every place where `got` is not what is wanted. Only what is wanted is looked at; null and absent are the same. */
export function differences(want: unknown, got: unknown, path = ''): Difference[] {
  const key = path.split('.').at(-1) ?? '';
  if (isJson(want)) {
    if (!isJson(got)) return [{ path, want, got }];
    return Object.entries(want).flatMap(([k, one]) =>
      k === 'flags' && path === ''
        ? differences(one, surfaceFlags(got['framing']), 'framing')
        : differences(one, got[k], path === '' ? k : `${path}.${k}`),
    );
  }
  if (Array.isArray(want)) return ofLists(want, got, key, path);
  return same(key, want, got) ? [] : [{ path, want, got }];
}

/** Where a verdict is not what a case expects of it. */
export function compare(expected: Json, verdict: Json): Difference[] {
  const [malformed, refused] = [expected['error'] === true, 'error' in verdict];
  if (malformed !== refused) return [{ path: 'error', want: malformed, got: verdict['error'] }];
  return malformed ? [] : differences(expected, verdict);
}

const pick = (from: unknown, ...keys: string[]): Json =>
  isJson(from) ? Object.fromEntries(keys.filter((k) => k in from).map((k) => [k, from[k]])) : {};

function paceExpectation(v: Json): Json {
  const { kind, finding, pace, outcome } = v;
  const e: Json = {};
  if (isJson(pace)) {
    const told = ['at', 'actual', 'target', ...(kind === 'on-pace' ? ['says', 'agrees'] : [])];
    if (!outcome) told.push('left', 'required', 'finding');
    if (!outcome && pace['required']) told.push('windows', 'bestPast', 'enough');
    e['pace'] = pick(pace, ...told);
  }
  if (finding !== 'unclear') e['outcome'] = outcome ?? null;
  return e;
}

function figureExpectation(v: Json): Json {
  const { kind, finding } = v;
  const e: Json = {};
  if (kind === 'superlative') e['testedSince'] = v['testedSince'];
  else {
    if (v['direction']) e['direction'] = v['direction'];
    Object.assign(e, pick(v, 'step'));
    e['computed'] = pick(v['computed'], 'interval', 'exact', 'decimal');
    if ('claimed' in v) e['claimed'] = pick(v['claimed'], 'in', 'out');
    if ('claimed' in v && POINTED.includes(String(finding)))
      Object.assign(e, pick(v, 'difference', 'relative'));
    if (kind === 'percent-change' && finding === 'fails') e['reason'] = v['reason'] ?? null;
  }
  e['flips'] = rowsOf(v['flips']).map((f) => pick(f, 'input', 'holdsIn', 'nearest', 'by'));
  return e;
}

/** The part of a verdict that another implementation must agree with. */
export function expectation(v: Json): Json {
  if ('error' in v) return { error: true };
  const e: Json = pick(v, 'finding', 'word', 'insteadOf', 'surface');
  if ('alsoOn' in v)
    e['alsoOn'] = rowsOf(v['alsoOn']).map((x) => ({
      ...pick(x, 'label', 'finding', 'word'),
      computed: x['computed'] ? pick(x['computed'], 'interval', 'exact', 'decimal') : null,
    }));
  if (v['finding'] === 'not-computable') return { ...e, missing: v['missing'] };
  e['framing'] = v['framing'];
  if (v['kind'] === 'on-pace' || v['kind'] === 'promise') return { ...e, ...paceExpectation(v) };
  return v['computed'] || v['testedSince'] ? { ...e, ...figureExpectation(v) } : e;
}

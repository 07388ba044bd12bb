/** The response surface, its counter and its flags (method, section 7). */
import type { Flag } from './decision.ts';
import { known } from './evidence.ts';
import {
  alongTime,
  alongTimeOfSuperlative,
  elsewhere,
  type Ground,
  type Member,
  marginOf,
  phaseOf,
  resultOf,
  sameDay,
  withOwn,
  yearsApart,
} from './members.ts';
import { cmp, decimalText, div, eq, exactText, le, lt, type Rat, rat, sign } from './numbers.ts';
import { compareMoments, dayNumber, type Moment, months } from './time.ts';

export interface Family {
  n: number;
  agree: number;
  oppose: number;
  share: string;
  word: string;
  picked?: boolean;
}

export interface Surface {
  own: string;
  families: Record<string, Family>;
  counter: { family: string; from: string; to: string; value: string } | null;
}

const opposes = (g: Ground, m: Member): boolean =>
  sign(m.r) < 0 || (g.kind === 'superlative' && sign(m.r) === 0);

function familyOf(g: Ground, r0: Rat, members: Member[]): Family {
  const n = members.length;
  const agree = members.filter((m) => sign(m.r) > 0).length;
  const share = rat(agree, n);
  const word = n < 5 ? 'few' : le(rat(4, 5), share) ? 'robust' : le(rat(1, 2), share) ? 'sensitive' : 'alone';
  const family = {
    n,
    agree,
    oppose: members.filter((m) => opposes(g, m)).length,
    share: exactText(share),
    word,
  };
  if (g.kind === 'superlative') return family;
  return { ...family, picked: n >= 5 && members.every((m) => lt(m.r, r0)) };
}

/** Of some observations those that are marks: for each mark the nearest to its day. */
function marksAmong(g: Ground, among: Moment[]): Set<string> {
  const out = new Set<string>();
  for (const { on } of g.related.marks ?? []) {
    let best: { at: Moment; off: number } | undefined;
    for (const at of [...among].sort(compareMoments)) {
      const off = Math.abs(dayNumber(at.end) - dayNumber(on));
      if (off <= 183 && (best === undefined || off < best.off)) best = { at, off };
    }
    if (best !== undefined) out.add(best.at.text);
  }
  return out;
}

const wholeYearsBack = (start: Moment, to: Moment): boolean =>
  sameDay(start, to) && [1, 5, 10].includes(yearsApart(start, to));

/** Of starts the first, the highest and the lowest, of equals the latest. */
function outstanding(starts: { at: Moment; point: Rat }[]): Set<string> {
  const inOrder = [...starts].sort((a, b) => compareMoments(a.at, b.at));
  const first = inOrder[0];
  if (first === undefined) return new Set();
  let [highest, lowest] = [first, first];
  for (const s of inOrder) {
    if (le(highest.point, s.point)) highest = s;
    if (le(s.point, lowest.point)) lowest = s;
  }
  return new Set([first.at.text, highest.at.text, lowest.at.text]);
}

/** The observations that a start, or an end, is of. */
function settings(g: Ground) {
  const superlative = g.kind === 'superlative';
  const starts = superlative
    ? g.all.filter((k) => compareMoments(k.at, g.from.at) < 0 && compareMoments(k.at, g.to.at) < 0)
    : phaseOf(withOwn(g.plain, g.from), g.from).filter((k) => compareMoments(k.at, g.to.at) < 0);
  const withFrom = starts.some((k) => k.at.text === g.from.at.text) ? starts : [...starts, g.from];
  const startMarks = marksAmong(
    g,
    (superlative ? g.all : phaseOf(withOwn(g.plain, g.from), g.from)).map((k) => k.at),
  );
  const endMarks = marksAmong(
    g,
    (superlative ? g.all : phaseOf(withOwn(g.plain, g.to), g.to)).map((k) => k.at),
  );
  return { starts: withFrom, startMarks, endMarks };
}

function classOf(g: Ground, m: Member, members: Member[], at: ReturnType<typeof settings>): 1 | 2 | 0 {
  if (m.family === 'shifts' || m.family === 'pairs') return 0;
  if (m.family === 'ends') {
    const latest = members.filter((x) => x.family === 'ends').at(-1);
    return latest === m || at.endMarks.has(m.to.text) ? 1 : 2;
  }
  if (m.family !== 'starts' && m.family !== 'since') return 1;
  const first = m.from;
  const natural =
    wholeYearsBack(first, g.to.at) || outstanding(at.starts).has(first.text) || at.startMarks.has(first.text);
  return natural ? 1 : 2;
}

function counterOf(g: Ground, r0: Rat, members: Member[]): Surface['counter'] {
  const at = settings(g);
  const ranked = members
    .map((m) => ({ m, rank: classOf(g, m, members, at) }))
    .filter(({ rank }) => rank > 0)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        cmp(a.m.moved, b.m.moved) ||
        compareMoments(b.m.to, a.m.to) ||
        compareMoments(b.m.from, a.m.from) ||
        (a.m.family < b.m.family ? -1 : 1),
    )
    .map(({ m }) => m);
  const span = months(g.from.at.end, g.to.at.end);
  const weak = (m: Member) => lt(div(m.r, r0), rat(1, 2)) && le(span, months(m.from.end, m.to.end));
  const found =
    ranked.find((m) => opposes(g, m)) ?? (g.kind === 'superlative' ? undefined : ranked.find(weak));
  if (found === undefined) return null;
  return { family: found.family, from: found.from.text, to: found.to.text, value: exactText(found.r) };
}

function existedWhenSaid(g: Ground): Set<string> {
  const series = g.sight.series.get(g.seriesId);
  return new Set(series === undefined ? [] : known(series, g.sight.saidOn).map((k) => k.at.text));
}

function neighbours(g: Ground): boolean {
  return !g.all.some((k) => compareMoments(g.from.at, k.at) < 0 && compareMoments(k.at, g.to.at) < 0);
}

function windowFlag(g: Ground, r0: Rat, members: Member[], then: Set<string>): boolean {
  if (g.kind === 'superlative' || neighbours(g)) return false;
  if (eq(months(g.from.at.end, g.to.at.end), rat(12))) return false;
  const at = settings(g);
  const suspicious = (of: Member[], excused: boolean): boolean => {
    if (of.length === 0 || !of.some((m) => opposes(g, m))) return false;
    const { word, picked } = familyOf(g, r0, of);
    return word === 'alone' || (picked === true && word !== 'robust' && !excused);
  };
  const starts = members.filter((m) => m.family === 'starts');
  const ends = members.filter((m) => m.family === 'ends' && then.has(m.to.text));
  const first = at.starts.every((k) => compareMoments(g.from.at, k.at) <= 0);
  const excused = first || wholeYearsBack(g.from.at, g.to.at);
  return (
    (!at.startMarks.has(g.from.at.text) && suspicious(starts, excused)) ||
    (!at.endMarks.has(g.to.at.text) && suspicious(ends, false))
  );
}

function flagsOf(g: Ground, r0: Rat, members: Member[]): Flag[] {
  const then = existedWhenSaid(g);
  const out: Flag[] = [];
  const against = members.filter((m) => m.family.startsWith('measures:') && opposes(g, m));
  if (against.length > 0)
    out.push({
      flag: 'measure',
      on: against.map((m) => ({
        label: g.sight.series.get(m.family.slice('measures:'.length))?.title ?? '',
        decimal: decimalText(m.r),
      })),
    });
  for (const family of ['per-head', 'real-terms'])
    if (members.some((m) => m.family === family && opposes(g, m))) out.push({ flag: family });
  if (windowFlag(g, r0, members, then)) out.push({ flag: 'window' });
  const latest = members.filter((m) => m.family === 'ends' && then.has(m.to.text)).at(-1);
  if (latest !== undefined && opposes(g, latest)) out.push({ flag: 'stale' });
  return out;
}

/** The surface of a claim and its flags; undefined where none is drawn. */
export function surfaceOf(g: Ground): { surface: Surface; flags: Flag[] } | undefined {
  const superlative = g.kind === 'superlative';
  const r0 = superlative
    ? marginOf(
        g,
        g.to.point,
        g.rivals.map((k) => k.point),
      )
    : resultOf(g, g.from.point, g.to.point);
  if (r0 === undefined || sign(r0) <= 0) return undefined;
  const members = [...(superlative ? alongTimeOfSuperlative(g) : alongTime(g)), ...elsewhere(g)];
  const families: Record<string, Family> = {};
  for (const name of new Set(members.map((m) => m.family)))
    families[name] = familyOf(
      g,
      r0,
      members.filter((m) => m.family === name),
    );
  const surface = { own: exactText(r0), families, counter: counterOf(g, r0, members) };
  return { surface, flags: flagsOf(g, r0, members) };
}

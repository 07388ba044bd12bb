/** Units: their scale, their base, and whether two agree (method, section 2). */
import { decimal, mul, ONE, type Rat, rat } from './numbers.ts';

const SCALES: Record<string, bigint> = {
  thousand: 10n ** 3n,
  lakh: 10n ** 5n,
  million: 10n ** 6n,
  crore: 10n ** 7n,
  billion: 10n ** 9n,
  trillion: 10n ** 12n,
};
const LETTERS: Record<string, bigint> = { k: 10n ** 3n, m: 10n ** 6n, bn: 10n ** 9n, tn: 10n ** 12n };
const SIGN_OR_CODE = /^(?:[£€$]|[A-Z]{3})$/;
const PERIODS: Record<string, string> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};
const PERIOD_NAMES = new Set(Object.values(PERIODS));

/** What is divided by, and by how many of it at a time. */
export interface Per {
  n: Rat;
  base: string;
}

/** A unit read: its scale, whether it names one, what it counts and what that is per. */
export interface Unit {
  text: string;
  scale: Rat;
  hasScale: boolean;
  /** What is counted, without any per; empty where the unit is only a scale word. */
  head: string;
  pers: Per[];
}

const scaleWord = (word: string): bigint | undefined => SCALES[word.toLowerCase().replace(/s$/, '')];

/** One word as it is compared: without its plural, small where the method says so. */
function word(text: string): string {
  let w = text;
  if (w.length >= 3 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (w.length >= 3 && w.endsWith('s')) w = w.slice(0, -1);
  if (w.length >= 4 || /^\p{Lu}[^\p{Lu}]*$/u.test(w)) w = w.toLowerCase();
  if (w === 'person' || w === 'people') return 'people';
  if (w === '£' || w === 'pound') return 'GBP';
  if (w === '€' || w === 'euro') return 'EUR';
  if (w === '$' || w === 'dollar') return 'USD';
  return w === 'percent' ? '%' : w;
}

/** Words of a unit: signs of currencies, letters of scale and percent signs are words of their own. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\bper\s*cents?\b/gi, ' % ')
    .replace(/%/g, ' % ')
    .replace(/(^|\s)([£€$])(?=\p{L}|\s|$|\/)/gu, '$1$2 ')
    .replace(/(^|\s)([A-Z]{3})(k|m|bn|tn)(?=\s|$|\/)/g, '$1$2 $3')
    .replace(/\/\s*(?=(?:day|week|month|quarter|year)\b)/gi, ' per ')
    .split(/\s+/)
    .filter((w) => w !== '');
}

/** `a month`, `monthly` and `per annum` as `per month` and `per year`. */
function withPers(words: string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const [w = '', next = ''] = [words[i], words[i + 1]];
    const [small, then] = [w.toLowerCase(), next.toLowerCase()];
    const period = PERIODS[small];
    if (period !== undefined) out.push('per', period);
    else if (small === 'a' && PERIOD_NAMES.has(then)) out.push('per');
    else if (small === 'per' && then === 'annum') {
      out.push('per', 'year');
      i += 1;
    } else out.push(small === 'per' ? 'per' : w);
  }
  return out;
}

/** The words of what is counted, with the scale taken out. */
function headOf(words: string[]): { scale: bigint; hasScale: boolean; head: string[] } {
  let scale = 1n;
  let hasScale = false;
  const head: string[] = [];
  let afterScale = false;
  for (const [i, w] of words.entries()) {
    const letters = SIGN_OR_CODE.test(words[i - 1] ?? '') ? LETTERS[w] : undefined;
    const power = scaleWord(w) ?? letters;
    if (power !== undefined) {
      scale *= power;
      hasScale = true;
      afterScale = true;
      continue;
    }
    if (!(afterScale && w.toLowerCase() === 'of')) head.push(w);
    afterScale = false;
  }
  return { scale, hasScale, head };
}

function perOf(words: string[]): Per {
  let n = ONE;
  const rest: string[] = [];
  for (const w of words) {
    const power = scaleWord(w);
    if (power !== undefined) n = mul(n, rat(power));
    else if (/^\d+(?:\.\d+)?$/.test(w) && rest.length === 0) n = mul(n, decimal(w));
    else if (!(w.toLowerCase() === 'of' && rest.length === 0)) rest.push(w);
  }
  return { n, base: rest.map(word).join(' ') };
}

/** Reads a unit. */
export function readUnit(text: string): Unit {
  const parts: string[][] = [[]];
  for (const w of withPers(wordsOf(text))) {
    if (w === 'per') parts.push([]);
    else parts.at(-1)?.push(w);
  }
  const { scale, hasScale, head } = headOf(parts[0] ?? []);
  const counted = head.map(word).join(' ');
  return {
    text,
    scale: rat(scale),
    hasScale,
    head: counted === 'point' ? 'percentage point' : counted,
    pers: parts.slice(1).map(perOf),
  };
}

const perKey = (p: Per): string => `${p.n.n}/${p.n.d} ${p.base}`;

/** A unit's base as one text: two units agree where these are one. Empty where there is no base. */
export function baseOf(unit: Unit): string {
  return [unit.head, ...unit.pers.map(perKey).sort()].join(' | ');
}

/** A unit made of others. */
export function unitOf(head: string, pers: Per[] = []): Unit {
  return { text: head, scale: ONE, hasScale: false, head, pers };
}

/** Whether a unit says what it counts. */
export const hasBase = (unit: Unit | undefined): unit is Unit =>
  unit !== undefined && (unit.head !== '' || unit.pers.length > 0);

export function agree(a: Unit | undefined, b: Unit | undefined): boolean {
  return a === undefined || b === undefined || baseOf(a) === baseOf(b);
}

export const isPercent = (u: Unit | undefined): boolean => u?.head === '%' && u.pers.length === 0;
export const isTimes = (u: Unit | undefined): boolean => u?.head === 'time' && u.pers.length === 0;
/** Units of the class %. */
export const isPercentClass = (u: Unit | undefined): boolean =>
  u !== undefined &&
  (u.head.startsWith('% of ') || (u.pers.length === 0 && (u.head === '%' || u.head === 'percentage point')));
export const isRate = (u: Unit | undefined): boolean =>
  u !== undefined && (u.head.includes('%') || u.pers.length > 0);

/** What the difference of two figures is in. */
export function differenceUnit(u: Unit | undefined): Unit | undefined {
  return isPercent(u) ? unitOf('percentage point') : u;
}

/** A unit per a unit of time. */
export const perTime = (u: Unit | undefined, per: string): Unit | undefined =>
  hasBase(u) ? { ...u, scale: ONE, pers: [...u.pers, { n: ONE, base: per }] } : undefined;

/** Whether a claimed unit agrees with "A per N B": all of B but N may be left out. */
export function agreesPer(claimed: Unit, a: Unit, n: Rat, b: Unit): boolean {
  const full = (base: string): Unit => ({
    ...a,
    pers: [...a.pers, { n, base }, ...b.pers],
  });
  return baseOf(claimed) === baseOf(full(b.head)) || (n.n !== n.d && baseOf(claimed) === baseOf(full('')));
}

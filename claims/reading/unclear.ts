/**
 * Figures that their words do not state plainly: bounds of a range, denials, parts of parts, ages, scores and names.
 * The editor sees them, and they are never proposed.
 */
import { isMoney } from '../evidence/currencies.ts';
import { type Around, joinedAt, type Short } from './bounds.ts';
import { cuesAt } from './cue-phrases.ts';
import { denominator, hasTwoReadings, inFull, SCALES, SHORT_SCALES, scaleOf } from './numerals.ts';
import type { FigureFound, Why } from './parts.ts';
import type { Token } from './tokens.ts';

/** Tokens from one up to another, with at least one figure among them. */
export interface UnclearPlace {
  from: number;
  next: number;
  why: Why;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The stretches of a text whose figures are not stated plainly, in order and without overlaps. */
export function unclearAmong(
  tokens: readonly Token[],
  figures: readonly FigureFound[],
  isDate: (i: number) => boolean,
): UnclearPlace[] {
  if (figures.length === 0) return [];
  const around: Around = {
    tokens,
    starting: new Map(figures.map((figure) => [figure.from, figure])),
    ending: new Map(figures.map((figure) => [figure.next, figure])),
    isDate,
  };
  const places: UnclearPlace[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const joined = joinedAt(around, i);
    if (joined === undefined) continue;
    if (joined.short !== undefined) completed(joined.short);
    places.push({ from: joined.from, next: joined.next, why: joined.why });
  }
  const denials = new Map<number, number>();
  for (const figure of figures) {
    const denial = denialOf(tokens, figure, denials);
    if (denial !== undefined) denials.set(figure.next, denial);
    if (figure.role !== undefined) continue;
    if (denial !== undefined) places.push({ from: denial, next: figure.next, why: 'negated' });
    const place = partOfPercent(around, figure) ?? ageAt(tokens, figure) ?? nameAt(tokens, figure);
    if (place !== undefined) places.push(place);
    const why = hasTwoReadings(figure.value)
      ? 'two-readings'
      : hasTwoScales(tokens, figure)
        ? 'two-scales'
        : '';
    if (why !== '') places.push({ from: figure.from, next: figure.next, why });
  }
  return merged(places);
}

/** Gives the lower bound of a range the scale and unit of the upper one: 3 of "3 to 4 million people" is 3 million. */
function completed({ figure, like, power }: Short): void {
  const isOfMoney = isMoney(figure.unit) && !isMoney(like.unit);
  const unit = isOfMoney ? `${figure.unit} ${like.unit}` : like.unit;
  figure.unit = unit;
  if (isOfMoney) like.unit = unit;
  figure.value = inFull({ coefficient: figure.value, scale: power }) ?? figure.value;
}

function merged(places: readonly UnclearPlace[]): UnclearPlace[] {
  const apart: UnclearPlace[] = [];
  for (const place of [...places].sort((a, b) => a.from - b.from || b.next - a.next)) {
    const last = apart[apart.length - 1];
    if (last !== undefined && place.from < last.next) last.next = Math.max(last.next, place.next);
    else apart.push({ ...place });
  }
  return apart;
}

const NEGATIONS = words('not no never nor neither none nobody nothing nowhere without cannot');

/** Words after a negation that then denies nothing: "not only 300 jobs", "no doubt". */
const DENIES_NOTHING = words(
  'just only merely simply solely least mention alone until doubt question wonder matter',
);

/** Words that start another clause or turn to a promise, which ends a denial: "not on track for 20,000". */
const ENDS_DENIAL = words(
  'that which who whose but because if when where while although though whether and so after despite following amid ' +
    'track pace course schedule target targets goal promise promised pledge pledged commitment confident',
);

/** Words after which "that" carries a denial on. */
const DENIED = words('true case correct right evidence proof believe think way');

/** "recruits with no experience will start on £19,000": the denial ends with its noun. */
const BEFORE_NOUN = words('with of in by from to for on at');
const AUXILIARIES = words('will would shall should can could may might must is are was were has have had');

const AIMS = words('target targets goal promise pledge commitment quota');

/** How far, in tokens, a negation may come before its figure. */
const DENIAL_REACH = 8;

/** The token of the negation that denies a figure: "have not built 40 hospitals", "nowhere near 40". */
function denialOf(
  tokens: readonly Token[],
  { from, number, next }: FigureFound,
  denials: ReadonlyMap<number, number>,
): number | undefined {
  // "will not meet the 20,000 target": the number is the target, which nobody denies.
  if (AIMS.has(tokens[next]?.norm ?? '')) return undefined;
  const before = tokens[from - 1]?.norm ?? '';
  // "have not hired 300 officers and 40 staff".
  if (before === 'and' && denials.has(from - 1)) return denials.get(from - 1);
  let isNewClause = false;
  for (let k = from - 1; k >= Math.max(0, from - DENIAL_REACH); k -= 1) {
    const token = tokens[k];
    if (token === undefined || token.sentence !== tokens[number]?.sentence) return undefined;
    if (token.kind === 'number') continue;
    if (token.kind !== 'word') {
      if ('£$€%'.includes(token.norm) && token.kind === 'mark') continue;
      return undefined;
    }
    // "It is not true that 40 hospitals were built".
    if (token.norm === 'that' && DENIED.has(tokens[k - 1]?.norm ?? '')) continue;
    if (ENDS_DENIAL.has(token.norm)) return undefined;
    if (NEGATIONS.has(token.norm) || token.norm.endsWith("n't")) {
      const after = tokens[k + 1];
      // "No 10": a house.
      if (token.norm === 'no' && after?.kind === 'number' && k + 1 !== from) return undefined;
      const ofNoun =
        token.norm === 'without' || (token.norm === 'no' && BEFORE_NOUN.has(tokens[k - 1]?.norm ?? ''));
      return DENIES_NOTHING.has(after?.norm ?? '') || (ofNoun && isNewClause) ? undefined : k;
    }
    if (AUXILIARIES.has(token.norm)) isNewClause = true;
  }
  return before === 'from' && tokens[from - 2]?.norm === 'far' ? from - 2 : undefined;
}

/** "half of 1%", "a third of 2%", "0.5 of 1%", "10% of the 5%". */
function partOfPercent({ tokens, ending, isDate }: Around, figure: FigureFound): UnclearPlace | undefined {
  if (!figure.unit.startsWith('%')) return undefined;
  const of = figure.from - (tokens[figure.from - 1]?.norm === 'the' ? 2 : 1);
  if (tokens[of]?.norm !== 'of') return undefined;
  const place = (from: number): UnclearPlace => ({ from, next: figure.next, why: 'part' });
  const part = ending.get(of);
  if (part !== undefined) return part.unit === '' || part.unit === '%' ? place(part.from) : undefined;
  const last = tokens[of - 1];
  if (last?.kind === 'mark') return '¼½¾'.includes(last.norm) ? place(of - 1) : undefined;
  if (last?.kind === 'number' && !isDate(of - 1))
    return place(tokens[of - 2]?.norm === '/' ? of - 3 : of - 1);
  return last?.kind === 'word' && denominator(last.norm) !== undefined ? place(of - 1) : undefined;
}

const PEOPLE = words(
  'people those anyone everyone anybody someone children adults men women boys girls pensioners patients workers ' +
    'pupils kids drivers voters claimants the all',
);
const AGE_WORDS = words('over under above below');
const AGE_AFTER = words('over above older under below younger');

/** "aged over 65", "people under 25", "65 and over", "24 year olds". */
function ageAt(
  tokens: readonly Token[],
  { from, number, next, unit, value }: FigureFound,
): UnclearPlace | undefined {
  if (!/^\d{1,3}$/.test(value)) return undefined;
  const before = tokens[from - 1]?.norm ?? '';
  if (before === 'aged' || before === 'age' || before === 'ages') return { from: from - 1, next, why: 'age' };
  if (before === 'of' && /^ages?$/.test(tokens[from - 2]?.norm ?? ''))
    return { from: from - 2, next, why: 'age' };
  if (/^year-?olds?$/.test(unit.replace(' ', '-')) || /^olds\b/.test(unit)) return { from, next, why: 'age' };
  if (unit !== '' || value.length > 2) return undefined;
  // Right after another figure, "over" is no hedge: "1,200 people over 65".
  const over = from < number ? from : from - 1;
  if (AGE_WORDS.has(tokens[over]?.norm ?? '') && PEOPLE.has(tokens[over - 1]?.norm ?? ''))
    return { from: over, next, why: 'age' };
  const joins = tokens[next]?.norm === 'and' || tokens[next]?.norm === 'or';
  return joins && AGE_AFTER.has(tokens[next + 1]?.norm ?? '')
    ? { from, next: next + 2, why: 'age' }
    : undefined;
}

const ENDS_OF_A_SCALE = words('top bottom richest poorest wealthiest');
const TAKES_PERCENT = words('cap tax levy rate target offer limit threshold mark duty surcharge');

/** "the 1 per cent", "the top 10%": people, not a share that is claimed. */
function nameAt(
  tokens: readonly Token[],
  { from, number, next, unit, value }: FigureFound,
): UnclearPlace | undefined {
  if (unit !== '%' || from !== number) return undefined;
  const before = tokens[from - 1]?.norm ?? '';
  if (ENDS_OF_A_SCALE.has(before)) return { from: from - 1, next, why: 'name' };
  if (before !== 'the' || (value !== '1' && value !== '99') || tokens[next]?.norm === 'of') return undefined;
  // "the 1% pay rise", "the 1% cap": these are figures after all.
  for (let k = next; k < next + 3 && tokens[k]?.kind === 'word'; k += 1)
    if (
      TAKES_PERCENT.has(tokens[k]?.norm ?? '') ||
      cuesAt(tokens, k).some(({ cue }) => cue === 'rise' || cue === 'fall')
    )
      return undefined;
  return { from: from - 1, next, why: 'name' };
}

/** "2 million million pounds": one scale is read into the value, and another is left in the unit. */
function hasTwoScales(tokens: readonly Token[], { number, next, unit }: FigureFound): boolean {
  if (scaleOf(unit) === 0) return false;
  let scales = 0;
  for (let k = number; k < next && tokens[k]?.norm !== 'per'; k += 1) {
    const token = tokens[k];
    if (token?.kind === 'word' && (SCALES.has(token.norm) || (token.glued && SHORT_SCALES.has(token.norm))))
      scales += 1;
  }
  return scales > 1;
}

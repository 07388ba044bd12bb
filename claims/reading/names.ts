/**
 * Numbers that name a thing and count nothing: "section 28", "HB 97", "the top 10", "all 50 states", "10 Downing
 * Street", "999 calls". And numbers that count something else than the words claim: a margin of error, an age.
 */
import type { NumberFound } from './number-tokens.ts';
import { TIME_NOUNS } from './parts.ts';
import type { Token } from './tokens.ts';

/** Why a number is set apart before anybody asks what it counts. */
export type NameReason = 'name' | 'time' | 'part' | 'age' | 'margin';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words after which a small number is a name: "section 28", "Covid 19", "top 10", "S&P 500". */
const LABELS = words(
  'section sections clause article page pages chapter table figure fig part phase tier band grade stage group paragraph para ' +
    'note schedule rule resolution channel route junction room platform flight version round category class covid number no ' +
    'nos radio level step question amendment bbc point aged age zone type top bottom hb sb hr ab hjr sjr prop proposition ' +
    'interstate highway boeing airbus ftse nasdaq nikkei dax cac p psalm apollo sdg iphone',
);

/** The same, if a capital shows that they are names: "Year 6", "Title 42", but not "last year 300 officers left". */
const LABELS_WITH_CAPITAL = words(
  'year week day month title form act bill measure order regulation directive protocol goal case docket area district ward ' +
    'unit formula windows fortune war bowl studio pier season episode game line bus train terminal gate article law decree ' +
    'convention',
);

/** Nouns of which a country has a fixed number: "all 50 states". */
const FIXED = words('states counties provinces boroughs cantons emirates länder prefectures');

/** Words that make a number of things the best or worst of their sort: "the fifty largest cities". */
const SELECTS = words(
  'largest biggest smallest poorest richest wealthiest highest lowest oldest youngest busiest fastest slowest worst best',
);

const STREETS = words('street st road rd avenue ave lane square drive boulevard terrace crescent');

/** Numbers that people call for help. */
export const EMERGENCIES = words('999 101 111 112 911');
const CALLS = words('call calls caller callers dispatcher dispatchers operator operators emergency service');

/** Why a number counts nothing that the words claim; undefined if it may be a figure. `full` is the number in full. */
export function nameOf(
  tokens: readonly Token[],
  number: NumberFound,
  full: string,
  after: Token | undefined,
): NameReason | undefined {
  const { from, next } = number;
  const before = tokens[from - 1];
  if (isLabelled(tokens, number) || isNamed(tokens, number, full) || isAddress(tokens, number)) return 'name';
  // "a 10-year plan", "a 16-year-old", "10 o'clock".
  if (after?.hyphen === true && TIME_NOUNS.test(after.norm)) return 'time';
  if (isClock(tokens, next)) return 'time';
  // "48th of 50".
  if (before?.norm === 'of' && SUFFIXES.has(tokens[from - 2]?.norm ?? '') && tokens[from - 2]?.glued)
    return 'part';
  // "one family in 20", a share with its noun in the middle.
  if (before?.norm === 'in' && tokens[from - 3]?.norm === 'one') return 'part';
  // "Mr Smith, 45, said".
  if (/^\d\d$/.test(full) && before?.norm === ',' && after?.norm === ',' && next > from) return 'age';
  return undefined;
}

const SUFFIXES = words('st nd rd th');
const CLOCKS = words("o'clock am pm noon midnight gmt bst");

/** "5 p.m.", "12 noon". */
function isClock(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next]?.norm ?? '';
  if (after === 'p' || after === 'a') return tokens[next + 1]?.norm === '.' && tokens[next + 2]?.norm === 'm';
  return CLOCKS.has(after);
}

const PLACES = words(
  'in at from across for by of to and or than but with since until on through near outside around',
);

/**
 * Whether a number that counts nothing named is a part of the name before it: "the Falcon 9", "our Vision 30". After "in
 * London" it is not.
 */
export function isAfterName(
  tokens: readonly Token[],
  { from, number, words: inWords }: NumberFound,
): boolean {
  const [name, before] = [tokens[from - 1], tokens[from - 2]];
  if (from !== number || inWords || name?.kind !== 'word' || before === undefined) return false;
  if (!/^\d{1,3}$/.test(tokens[number]?.norm ?? '') || before.sentence !== name.sentence) return false;
  return name.capital && before.kind === 'word' && !PLACES.has(before.norm);
}

/** "section 28", "section 12.34", "Phase 2", "No. 10", "Phase Two": the word before makes the number a name. */
function isLabelled(tokens: readonly Token[], { from, number, next, words: inWords }: NumberFound): boolean {
  const token = tokens[number];
  if (from !== number || token === undefined) return false;
  const dot = tokens[from - 1]?.norm === '.';
  const label = tokens[dot ? from - 2 : from - 1];
  if (label?.kind !== 'word') return false;
  const isTop = label.norm === 'top' || label.norm === 'bottom';
  if (inWords) return isTop || (token.capital && label.capital && next === number + 1 && isLabel(label));
  if (!/^(?:\d{1,5}|\d{1,2}\.\d{1,2})$/.test(token.norm)) return false;
  // "No. 10" and "Art. 5"; after any other word a stop ends a sentence.
  if (dot && label.norm !== 'no' && label.norm !== 'nos' && label.norm !== 'fig') return false;
  if (label.norm === 'p') return tokens[from - 2]?.norm === '&';
  return isLabel(label);
}

const isLabel = (label: Token): boolean =>
  LABELS.has(label.norm) || (label.capital && LABELS_WITH_CAPITAL.has(label.norm));

/** "the 50 states", "America's fifty largest cities", "999 calls". */
function isNamed(tokens: readonly Token[], { from, number, next }: NumberFound, full: string): boolean {
  if (from !== number) return false;
  const after = tokens[next]?.norm ?? '';
  const before = tokens[from - 1];
  if (SELECTS.has(after)) return true;
  if (
    EMERGENCIES.has(full) &&
    (CALLS.has(after) || /^(?:dial|dials|dialled|ring|rang)$/.test(before?.norm ?? ''))
  )
    return true;
  const isGroup = FIXED.has(after) || (after === 'member' && tokens[next + 1]?.norm === 'states');
  return isGroup && /^(?:the|all|our|its)$/.test(before?.norm ?? '') && /^\d\d$/.test(full);
}

/** "10 Downing Street", "1600 Pennsylvania Avenue". */
function isAddress(tokens: readonly Token[], { from, number, next }: NumberFound): boolean {
  if (from !== number) return false;
  for (let k = next; k < next + 3 && tokens[k]?.capital === true; k += 1)
    if (k > next && STREETS.has(tokens[k]?.norm ?? '')) return true;
  return false;
}

/** "+/- 2.6", "±3", "plus or minus 3": how far a figure may be off, which is no figure of its own. */
export function isMargin(tokens: readonly Token[], { from }: NumberFound): boolean {
  const at = (k: number) => tokens[from - k]?.norm ?? '';
  if (at(1) === '±') return true;
  const sign = /^[-−–]$/.test(at(1)) ? 2 : 1;
  if (at(sign) === '/' && at(sign + 1) === '+') return true;
  return at(1) === 'or' && at(2) === 'plus';
}

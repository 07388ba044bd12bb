/** The figures among the tokens of a quotation: value, hedge, unit and what is counted. */
import { yearOf } from './dates.ts';
import { type Floor, hedgeAfter, hedgeBefore } from './hedge-words.ts';
import { countedAt, ofWhat, type Rate, rateAt } from './nouns.ts';
import {
  denominator,
  inFull,
  isNumberWord,
  readDigits,
  readNumberWords,
  SCALES,
  SHORT_SCALES,
  scaleName,
} from './numerals.ts';
import { type FigureFound, multipleAt, partAt, TIME_NOUNS } from './parts.ts';
import { type Token, wordsAt } from './tokens.ts';

/** A number among tokens, before its unit is read. */
interface NumberFound {
  coefficient: string;
  scale: number;
  negative: boolean;
  currency: string;
  from: number;
  number: number;
  next: number;
  words: boolean;
}

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['$', 'USD'],
]);

const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map([
  ['pounds', 'GBP'],
  ['sterling', 'GBP'],
  ['gbp', 'GBP'],
  ['euros', 'EUR'],
  ['eur', 'EUR'],
  ['dollars', 'USD'],
  ['usd', 'USD'],
]);

/** Units that stand right after the digits. */
const GLUED_UNITS = new Set('km kg mph mg kw mw gw tw kwh mwh gwh twh'.split(' '));

/** Words that a small number after them names and does not count: "section 28", "Covid 19", "aged 16". */
const LABELS = new Set(
  (
    'section sections clause article page pages chapter table figure fig part phase tier band grade stage group paragraph para note ' +
    'schedule rule resolution channel route junction room platform flight version round category class covid number no radio level ' +
    'step question amendment bbc point aged age zone type'
  ).split(' '),
);

/** The same, where a capital shows that they are names: "Year 6", but "last year 300 officers left". */
const LABELS_WITH_CAPITAL = new Set(['year', 'week', 'day', 'month']);

/** Words before a number of years or months that make it a stretch of time and no claim. */
const BEFORE_SPAN = new Set(
  'in within for over after during past last next first final previous coming preceding every under since throughout'.split(
    ' ',
  ),
);
const AFTER_SPAN = new Set(['ago', 'later', 'earlier', 'old', 'on']);

/** Words before a small number in words that make it a figure where no unit does. */
const GIVES_AMOUNT = new Set('by to from of averaged averaging reach reached total totalled'.split(' '));

/** Marks that a number stuck to them is part of something else with: times, addresses, fractions. */
const ODD_BEFORE = '.,:/#@_&=+*^~\\%';
const ODD_AFTER = ':/#@_=*^\\°';

const VULGAR: Record<string, string> = { '¼': '25', '½': '5', '¾': '75' };

const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.norm);

/** Reads the number at a token: digits, or words. `next` without a number means: these tokens are no figure. */
function numberAt(tokens: readonly Token[], i: number): NumberFound | { next: number } | undefined {
  const token = tokens[i];
  if (token?.kind === 'number') return digitsAt(tokens, i) ?? { next: i + 1 };
  if (token?.kind !== 'word' || token.glued) return undefined;
  return wordsNumberAt(tokens, i);
}

function digitsAt(tokens: readonly Token[], i: number): NumberFound | undefined {
  const token = tokens[i];
  if (token === undefined || token.hyphen) return undefined;
  const read = readDigits(token.norm);
  if (!read.ok || read.continental || /^0\d/.test(token.norm)) return undefined;
  const before = tokens[i - 1];
  const front = frontOf(tokens, i);
  if (front === undefined) return undefined;
  // "+4.6%" is a figure with its sign, "1+1" none.
  const plus = before?.norm === '+' && !before.glued;
  if (token.glued && isMark(before, ODD_BEFORE) && !plus) return undefined;
  // "20 000" is one number; "12 500" and "0800 123 4567" are one or several, nobody can tell.
  const parts = [read.value];
  let k = i + 1;
  if (/^\d{1,3}$/.test(token.norm))
    for (; tokens[k]?.norm === '000' && isNeighbour(tokens[k - 1], tokens[k]) && k < i + 10; k += 1)
      parts.push('000');
  if (isNeighbour(before, token) || isNeighbour(tokens[k - 1], tokens[k])) return undefined;
  let coefficient = parts.join('');
  const vulgar = tokens[k]?.glued ? VULGAR[tokens[k]?.norm ?? ''] : undefined;
  if (vulgar !== undefined) {
    if (coefficient.includes('.')) return undefined;
    coefficient = `${coefficient}.${vulgar}`;
    k += 1;
  }
  const after = tokens[k];
  if (
    after?.glued &&
    isMark(after, ODD_AFTER) &&
    tokens[k + 1]?.glued &&
    !(after.norm === '/' && tokens[k + 1]?.kind === 'word')
  )
    return undefined;
  const found = { coefficient, scale: 0, ...front, number: i, next: k, words: false };
  if (after?.kind === 'word' && after.glued) {
    const scale = SHORT_SCALES.get(after.norm) ?? SCALES.get(after.norm);
    if (scale !== undefined) return { ...found, scale, next: k + 1 };
    return after.norm === 'pc' || after.norm === 'x' || GLUED_UNITS.has(after.norm) ? found : undefined;
  }
  if (after?.kind === 'word') {
    const short = front.currency === '' ? undefined : SHORT_SCALES.get(after.norm);
    const scale = SCALES.get(after.norm) ?? (after.hyphen ? undefined : short);
    if (scale !== undefined) return { ...found, scale, next: k + 1 };
    if (after.norm === 'hundred' && SCALES.has(tokens[k + 1]?.norm ?? ''))
      return { ...found, scale: 2 + (SCALES.get(tokens[k + 1]?.norm ?? '') ?? 0), next: k + 2 };
  }
  return found;
}

/** Whether two numbers stand side by side with one space between them, and neither is a year. */
function isNeighbour(left: Token | undefined, right: Token | undefined): boolean {
  if (left?.kind !== 'number' || right?.kind !== 'number' || right.start !== left.end + 1) return false;
  return yearOf(left) === undefined && yearOf(right) === undefined;
}

/** The sign and the currency before a number; undefined where what stands there makes it no figure. */
function frontOf(
  tokens: readonly Token[],
  i: number,
): Pick<NumberFound, 'negative' | 'currency' | 'from'> | undefined {
  let from = i;
  let currency = '';
  const mark = tokens[from - 1];
  if (mark !== undefined && CURRENCIES.has(mark.norm)) {
    const prefix = mark.glued ? tokens[from - 2] : undefined;
    // "A$5": a dollar of another country.
    if (prefix?.kind === 'word' && !(mark.norm === '$' && prefix.norm === 'us')) return undefined;
    currency = CURRENCIES.get(mark.norm) ?? '';
    from -= prefix?.kind === 'word' ? 2 : 1;
  } else if (mark?.kind === 'word' && ['gbp', 'eur', 'usd'].includes(mark.norm)) {
    currency = CURRENCY_WORDS.get(mark.norm) ?? '';
    from -= 1;
  }
  const sign = tokens[from - 1];
  if (isMark(sign, '-−–') && tokens[from]?.glued === true) {
    const previous = tokens[from - 2];
    const stuck =
      sign?.glued === true &&
      (previous?.kind === 'number' || previous?.kind === 'word' || previous?.norm === '%');
    if (!stuck) return { negative: true, currency, from: from - 1 };
  } else if (sign?.norm === 'minus') return { negative: true, currency, from: from - 1 };
  return { negative: false, currency, from };
}

const WORDS_AHEAD = 24;

function wordsNumberAt(tokens: readonly Token[], i: number): NumberFound | { next: number } | undefined {
  const first = tokens[i]?.norm ?? '';
  if (first !== 'a' && first !== 'half' && !isNumberWord(first)) return undefined;
  const second = tokens[i + 1]?.norm ?? '';
  if (first === 'a' && !isNumberWord(second) && second !== 'quarter') return undefined;
  // "a third of a million" is a number that no decimal holds.
  if (first === 'a' && tokens[i - 1]?.norm === 'of' && denominator(tokens[i - 2]?.norm ?? '') !== undefined)
    return { next: i + 2 };
  const words: string[] = [];
  for (let k = i; k < i + WORDS_AHEAD && tokens[k]?.kind === 'word' && tokens[k]?.glued !== true; k += 1)
    words.push(tokens[k]?.norm ?? '');
  const read = readNumberWords(words);
  if (read === undefined) return first === 'half' || first === 'a' ? undefined : { next: i + 1 };
  const front = frontOf(tokens, i);
  let next = i + read.taken;
  // "nineteen eighty-four", "one hundred two hundred": two numbers or one, nobody can tell.
  if (isNumberWord(tokens[next]?.norm ?? '') && tokens[next]?.kind === 'word') {
    while (isNumberWord(tokens[next]?.norm ?? '')) next += 1;
    return { next };
  }
  if (front === undefined || (tokens[next]?.kind === 'number' && tokens[next]?.hyphen === true))
    return { next };
  return {
    coefficient: read.numeral.coefficient,
    scale: read.numeral.scale,
    ...front,
    number: i,
    next,
    words: true,
  };
}

/** The figure whose number starts at a token, or how many tokens to pass over; undefined for neither. */
export function figureAt(
  tokens: readonly Token[],
  i: number,
  floor: Floor,
  text: string,
): FigureFound | { next: number } | undefined {
  const special = multipleAt(tokens, i, floor) ?? partAt(tokens, i, floor, text);
  if (special !== undefined) return special;
  const found = numberAt(tokens, i);
  if (found === undefined || !('coefficient' in found)) return found;
  return withUnit(tokens, found, floor, text) ?? { next: found.next };
}

/** A number with its unit, or undefined where the words around it make it no figure. */
function withUnit(
  tokens: readonly Token[],
  found: NumberFound,
  floor: Floor,
  text: string,
): FigureFound | undefined {
  const { number } = found;
  const full = inFull(found);
  if (full === undefined) return undefined;
  const after = hedgeAfter(tokens, found.next);
  const k = after?.next ?? found.next;
  const before = hedgeBefore(tokens, found.from, floor);
  const hedge = before.hedge === 'bare' ? (after?.hedge ?? 'bare') : before.hedge;
  const said = tokens[before.start - 1];
  const signed = (value: string) => (found.negative && /[1-9]/.test(value) ? `-${value}` : value);
  const figure = (
    value: string,
    unit: string,
    next: number,
    more: Partial<FigureFound> = {},
  ): FigureFound => ({
    value: signed(value),
    hedge,
    unit,
    from: before.start,
    number,
    next,
    ...more,
  });
  const rated = (value: string, unit: string, next: number, more: Partial<FigureFound> = {}): FigureFound => {
    const rate = rateAt(tokens, next, text);
    const line = `${unit}${rate?.unit ?? ''}`.trim();
    return figure(value, line.length > MAX_UNIT ? '' : line, rate?.next ?? next, {
      ...more,
      ...ofRate(rate),
    });
  };

  const percent = percentAt(tokens, k);
  if (percent !== undefined) {
    const what = ofWhat(tokens, percent.next, text);
    return rated(full, percent.unit, percent.next, what === undefined ? {} : { what });
  }
  const currencyWord = CURRENCY_WORDS.get(tokens[k]?.norm ?? '');
  const currency = found.currency || (currencyWord ?? '');
  if (currency !== '') {
    const next = currencyWord === undefined || found.currency !== '' ? k : k + 1;
    const large = found.scale >= 6 && scaleName(found.scale) !== '';
    return rated(
      large ? found.coefficient : full,
      large ? `${currency} ${scaleName(found.scale)}` : currency,
      next,
    );
  }
  const times = tokens[k]?.norm;
  if (times === 'x' && tokens[k]?.glued) return figure(full, 'times', k + 1);
  if (times === 'fold' && tokens[k]?.hyphen) return figure(full, 'times', k + 1);
  if (times === 'times' && found.scale === 0) return figure(full, 'times', k + 1);
  if (tokens[k]?.glued && GLUED_UNITS.has(times ?? ''))
    return rated(full, text.slice(tokens[k]?.start, tokens[k]?.end), k + 1);

  if (!found.words && isLabelled(tokens, found, full)) return undefined;
  // "a 10-year plan", "a 16-year-old".
  if (tokens[k]?.hyphen && TIME_NOUNS.test(tokens[k]?.norm ?? '')) return undefined;
  if (tokens[k]?.norm === "o'clock") return undefined;
  // "one family in 20", a share whose noun stands in the middle; "Mr Smith, 45, said", an age.
  if (tokens[found.from - 1]?.norm === 'in' && tokens[found.from - 3]?.norm === 'one') return undefined;
  if (/^\d\d$/.test(full) && tokens[found.from - 1]?.norm === ',' && tokens[k]?.norm === ',')
    return undefined;
  const strong = tokens[k]?.hyphen === true && tokens[k]?.norm === 'strong';
  const counted = strong ? undefined : countedAt(tokens, k, text);
  if (counted === undefined && TIME_NOUNS.test(tokens[k]?.norm ?? '') && full !== '1') return undefined;
  if (counted !== undefined && TIME_NOUNS.test(tokens[counted.next - 1]?.norm ?? '')) {
    const span = BEFORE_SPAN.has(said?.norm ?? '') || AFTER_SPAN.has(tokens[counted.next]?.norm ?? '');
    // "Over 10 years, pay has fallen": a stretch, not more than ten years of something.
    const overSpan =
      before.hedge === 'over' && tokens[before.start]?.norm === 'over' && tokens[before.start]?.capital;
    const role = span || overSpan ? ({ role: 'span' } as const) : {};
    return {
      ...figure(full, counted.unit, counted.next, { what: counted.what, ...role }),
      ...(overSpan ? { hedge: 'bare' as const } : {}),
    };
  }
  const isYear = yearOf(tokens[number]) !== undefined && !found.words && found.scale === 0;
  if (isYear && counted === undefined) return undefined;
  if (counted !== undefined) return rated(full, counted.unit, counted.next, { what: counted.what });
  const rate = rateAt(tokens, k, text);
  const small = found.words && found.scale === 0 && /^(?:\d|1[0-2])$/.test(full);
  if (small && rate === undefined && hedge === 'bare' && !GIVES_AMOUNT.has(said?.norm ?? ''))
    return undefined;
  if (found.words && full === '1') return undefined;
  // Without a noun the magnitude is all the unit there is, and keeps the precision as said.
  const name = found.scale >= 6 ? scaleName(found.scale) : '';
  return name === '' ? rated(full, '', k) : rated(found.coefficient, name, k);
}

const MAX_UNIT = 120;

function ofRate(rate: Rate | undefined): Partial<FigureFound> {
  if (rate === undefined) return {};
  return {
    ...(rate.per === undefined ? {} : { per: rate.per }),
    ...(rate.base === undefined ? {} : { base: rate.base }),
  };
}

/** "section 28", "section 12.34", "Phase 2", "No. 10": the number names a thing. */
function isLabelled(tokens: readonly Token[], { from, number }: NumberFound, full: string): boolean {
  if (from !== number || !/^(?:\d{1,3}|\d{1,2}\.\d{1,2})$/.test(full)) return false;
  const dot = tokens[from - 1]?.norm === '.' && tokens[from - 2]?.norm === 'no';
  const label = tokens[dot ? from - 2 : from - 1];
  if (label?.kind !== 'word') return false;
  return LABELS.has(label.norm) || (label.capital && LABELS_WITH_CAPITAL.has(label.norm));
}

/** "%", "per cent", "pc", "percentage points". */
function percentAt(tokens: readonly Token[], i: number): { unit: string; next: number } | undefined {
  const token = tokens[i];
  const word = token?.norm;
  if (word === 'percentage' && /^points?$/.test(tokens[i + 1]?.norm ?? ''))
    return { unit: 'percentage points', next: i + 2 };
  if (word === 'pp' || word === 'ppts') return { unit: 'percentage points', next: i + 1 };
  const next =
    word === '%' || word === 'percent' || word === 'pc'
      ? i + 1
      : wordsAt(tokens, i, ['per', 'cent'])
        ? i + 2
        : undefined;
  if (next === undefined) return undefined;
  return /^points?$/.test(tokens[next]?.norm ?? '')
    ? { unit: 'percentage points', next: next + 1 }
    : { unit: '%', next };
}

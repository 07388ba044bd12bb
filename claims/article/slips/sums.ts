/** Parts and their total: "4,660,891 contacts, of which …", "12 men and 15 women, 27 in total", "the remaining 17%". */
import { closed, type Interval } from '../../exact/interval.ts';
import { compare, HUNDRED, rational, total } from '../../exact/number.ts';
import { type Equation, stepsApart } from './equation.ts';
import type { Figure, Line } from './figures.ts';
import { form, marksIn, matchesOf, onlyAmount } from './grammar.ts';
import { less, plus } from './spans.ts';

/** Parts that are all of it. */
const ALL = form(
  '{whole:nm}@BREAK \\(?(?:(?:is|are|was|were|will be|would be|to be) )?(?:made up of|comprising|comprised of|composed of|consisting of|consisted of|comprises|consists of|split between|divided between)(?= )',
);
/** Parts that may be some of it. */
const SOME = form(
  '{whole:nm}@BREAK ?(?: \\(?(?:of which|of whom|of these|including)(?= )|:(?= )| \\((?=<[nm])|(?<= -)(?= <[nm]))',
);
/** Two halves of all that there are. */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:men|males?|boys)\b/, /\b(?:women|females?|girls)\b/],
  [/\bfull[- ]time\b/, /\bpart[- ]time\b/],
  [/\badults?\b/, /\bchildren\b/],
];

/** A total after its parts. */
const CLOSES: readonly RegExp[] = [
  form(
    '(?:,|-|;|\\)| or| for| making| giving)* (?:an? (?:combined |grand |overall )?total of|totall?ing|making|giving) {whole:nm}(?:..2(?: in total| in all| altogether| overall))?..3(?=[.,;)]|$)',
  ),
  form('(?:,|-|;)? {whole:nm}..2 (?:in total|in all|altogether)(?=[.,;)]|$)'),
];
/** Words after which a total is of more or less than the parts beside it. */
const RUNNING =
  /\b(?:bringing|taking|brings|takes|so far|to date|since|season|cumulative|already|previous|more than one|both|either|overlap\w*|may|also|another|further|extra|additional|plus|on top|net of|rounding)\b/;

/** The sums in one line, and what is left of the one amount of the sentence before. */
export function sumsIn(line: Line, before: Line | undefined): Equation[] {
  const after = saidAfter(line, before);
  if (line.figures.length < 2) return after;
  return [
    ...after,
    ...openedIn(line),
    ...closedIn(line),
    ...restIn(line, before),
    ...leftIn(line, before),
    ...shortIn(line),
  ];
}

function openedIn(line: Line): Equation[] {
  return [ALL, SOME].flatMap((pattern) =>
    matchesOf(line, pattern).flatMap(({ index, text, figures: { whole } }) => {
      if (whole === undefined || RUNNING.test(line.words)) return [];
      const parts = partsAfter(line, index + text.length, whole);
      return sumOf(parts, whole, pattern === ALL || areHalves(line, index, parts), /[:(]$/.test(text));
    }),
  );
}

function areHalves(line: Line, from: number, parts: readonly Figure[]): boolean {
  if (parts.length !== 2) return false;
  const said = `${line.words.slice(from, from + 160)} ${parts.map(({ text }) => text).join(' ')}`;
  return HALVES.some(([a, b]) => a.test(said) && b.test(said));
}

/** The parts that a line counts up from a place: amounts with a comma or “and” between them, in one clause. */
function partsAfter(line: Line, from: number, whole: Figure): Figure[] {
  const parts: Figure[] = [];
  const rest = line.words.slice(from);
  let last = 0;
  for (const { figure: part, index, end } of marksIn(line, rest)) {
    const gap = rest.slice(last, index);
    if (part.sort !== whole.sort || gap.length > 70) return [];
    if (/[.;:()]|\b(?:while|but|compared|than|from|up|down|whereas|with)\b/.test(gap)) return [];
    if (parts.length > 0 && !/,| and | plus |&/.test(gap)) return [];
    parts.push(part);
    last = end;
    if (parts.length > 1 && /\band\b|&/.test(gap)) return parts;
  }
  return [];
}

function sumOf(parts: readonly Figure[], whole: Figure, isAll: boolean, isListed: boolean): Equation[] {
  if (!arePartsOf(parts, whole)) return [];
  const sum = total(parts.map(({ amount }) => amount));
  // Parts that are not said to be all of it are so only where a single slip in many digits explains the little amiss.
  const isFar =
    compare(stepsApart(sum, whole.amount, [...parts, whole]), isListed ? THREE : HUNDRED) >= 0 &&
    compare(sum.mul(NEARLY_ALL), whole.amount) >= 0;
  return isAll || isFar ? [added(parts, whole, allOf(parts.length, 1), isAll)] : [];
}

const THREE = rational(3n);

/** Parts come to nearly all where they are within a fifth of it. */
const NEARLY_ALL = rational(6n, 5n);

const arePartsOf = (parts: readonly Figure[], whole: Figure) =>
  parts.length > 1 && parts.every((part) => part !== whole && compare(part.amount, whole.amount) <= 0);

function added(parts: readonly Figure[], whole: Figure, ways: Equation['ways'], isAll: boolean): Equation {
  return {
    from: parts,
    stated: whole,
    ways,
    within: rational(11n, 10n),
    ...(isAll ? {} : { onlySlips: true }),
  };
}

/** The sums of all of so many parts, of all but the first, and so on, for so many readings. */
function allOf(count: number, readings = count - 1): Equation['ways'] {
  return Array.from({ length: readings }, (_, skipped) => ({
    of: (spans: readonly Interval[]) => plus(...spans.slice(skipped)),
    told: (shown: readonly string[], result: string) => `${shown.slice(skipped).join(' + ')} is ${result}`,
  }));
}

/** Totals after their parts: any run of parts before one may be meant. */
function closedIn(line: Line): Equation[] {
  if (RUNNING.test(line.words)) return [];
  return CLOSES.flatMap((pattern) =>
    matchesOf(line, pattern).flatMap(({ index, figures: { whole } }) => {
      const parts = whole === undefined ? [] : partsBefore(line, index, whole, true);
      if (whole === undefined || !arePartsOf(parts, whole)) return [];
      return [added(parts, whole, allOf(parts.length), true)];
    }),
  );
}

const THAT_IS = form(
  '^(?:that|this|it|together|in all|in total|altogether)(?:,? (?:that|this|it|they|these))?(?: is| comes to| amounts to| adds up to| makes| means| come to| add up to)(?: an? (?:combined )?total of| nearly| almost| about| around| over)* {whole:nm}..5 (?:in all|in total|altogether|combined)(?=[.,;]|$)',
);

/** "… £270m to cars, £92m to life sciences and £120m to industry. That is £482m in all": of all that the sentence before gives. */
function saidAfter(line: Line, before: Line | undefined): Equation[] {
  if (before === undefined || RUNNING.test(line.words) || RUNNING.test(before.words)) return [];
  return matchesOf(line, THAT_IS).flatMap(({ figures: { whole } }) => {
    if (whole === undefined) return [];
    const parts = partsBefore(before, before.words.length, whole, true);
    const isAll = before.figures.filter(({ sort }) => sort === whole.sort).length === parts.length;
    if (!isAll || !arePartsOf(parts, whole)) return [];
    return [{ ...added(parts, whole, allOf(parts.length, 1), true), onlySlips: true as const }];
  });
}

/** The amounts right before a place, with commas between them, and “and” between the last two where that is asked for. */
function partsBefore(line: Line, until: number, whole: Figure, withAnd: boolean): Figure[] {
  const parts: Figure[] = [];
  let next = until;
  for (const { figure: part, index, end } of marksIn(line, line.words.slice(0, until)).reverse()) {
    const gap = line.words.slice(end, next);
    if (part.sort !== whole.sort || gap.length > 110) break;
    if (parts.length > 0 && /[.:]|\b(?:while|compared|than|from|up|down|to(?= $))\b/.test(gap)) break;
    if (parts.length > 0 && !/[,;]| and | plus |&/.test(gap)) break;
    if (withAnd && parts.length === 1 && !/\band\b|\bplus\b|&/.test(gap)) return [];
    parts.unshift(part);
    next = index;
  }
  return parts;
}

const REST: readonly RegExp[] = [
  form('\\b(?:remaining|rest|balance)(?: of)? {rest:p}'),
  form(
    "{rest:p}(?: (?:were|was|are|is|had|remain(?:ed)?|say(?:ing)?|said))?(?: they)? (?:not sure|unsure|undecided|don't know|didn't know|did not know|do not know)",
  ),
];

/** "45% said yes, 38% no and the remaining 17% did not know": shares that are all of it, and never more. */
function restIn(line: Line, before: Line | undefined): Equation[] {
  const seen = new Set<Figure>();
  return REST.flatMap((pattern, i) =>
    matchesOf(line, pattern).flatMap(({ index, text, figures: { rest } }) => {
      if (rest === undefined || seen.has(rest)) return [];
      seen.add(rest);
      const parts = partsBefore(line, index + text.indexOf('<'), rest, false);
      const shares = [...parts, rest];
      if (parts.length === 0 || shares.some(({ hedge }) => hedge !== 'bare')) return [];
      // Shares that stand before the first of them may be of the same whole.
      const isWhole =
        i === 0 &&
        parts.length > 1 &&
        !hasShare(before) &&
        line.figures.filter(({ sort, start }) => sort === 'p' && start <= rest.start).length ===
          shares.length;
      const sum = total(shares.map(({ amount }) => amount));
      return isWhole || compare(sum, rational(103n)) > 0 ? [restOf(parts, rest, isWhole)] : [];
    }),
  );
}

const hasShare = (line: Line | undefined) => line?.figures.some(({ sort }) => sort === 'p') === true;

function restOf(parts: readonly Figure[], rest: Figure, isWhole: boolean): Equation {
  return {
    from: parts,
    stated: rest,
    ways: parts.map((_, skipped) => ({
      of: (spans) => {
        const sum = plus(...spans.slice(skipped));
        if (sum.lo === null || sum.hi === null) return undefined;
        const left = closed(HUNDRED.sub(sum.hi), HUNDRED.sub(sum.lo));
        // More shares of the same whole may stand elsewhere.
        return isWhole ? left : { ...left, lo: null, loClosed: false };
      },
      told: (shown, result) => `${shown.slice(skipped).join(' + ')} leaves ${result}`,
    })),
  };
}

const LEAVES: Equation['ways'][number] = {
  of: ([a, b]) => (a === undefined || b === undefined ? undefined : less(a, b)),
  told: ([a = '', b = ''], result) => `${a} − ${b} leaves ${result}`,
};

/** "612 vacancies … it had filled 145 of them, leaving 467". */
const LEFT = form(
  '{part:nm}(?: of (?:them|these|those|which|whom))?..5,? (?:leaving|which leaves|which left|and left)(?: just| only)? {left:nm}',
);
const LEFT_OF = /<[nm]\d+> of (?:them|these|those|which|whom)/;

function leftIn(line: Line, before: Line | undefined): Equation[] {
  return matchesOf(line, LEFT).flatMap(({ text, figures: { part, left } }): Equation[] => {
    const whole = LEFT_OF.test(text) ? (wholeOf(line, part) ?? onlyAmount(before)) : undefined;
    if (
      part === undefined ||
      left === undefined ||
      whole === undefined ||
      compare(part.amount, whole.amount) > 0
    )
      return [];
    return [{ from: [whole, part], stated: left, ways: [LEAVES] }];
  });
}

/** "recruited 3,468 of the 4,557 officers, a shortfall of 1,089"; "was given 4,557, but recruited 3,468 - 1,089 short". */
const SHORT: readonly RegExp[] = [
  form(
    '{part:nm} (?:out )?of (?:the |its |their |an? )?..4{whole:nm}..6BREAK (?:leaving |which leaves |or |\\()?(?:an? )?(?:shortfall|gap|shortage) of {left:nm}',
  ),
  form('{part:nm} (?:out )?of (?:the |its |their |an? )?..4{whole:nm}..6BREAK (?:or |\\()?{left:nm} short'),
  form(
    '{part:nm} (?:out )?of (?:the |its |their |an? )?..4{whole:nm}..6BREAK (?:leaving|which leaves|which left|and left)(?: just| only| another)? {left:nm}',
  ),
];
/** A round number that was promised is the number itself. */
const AIMED_AT = /\b(?:promised|pledged|target(?:ed)?|planned|goal|allocated|needed)\b/;
/** Without "of", only where the line has no other amount. */
const SHORT_OF_TWO = form(
  '(?:,| -|\\(|leaving)(?: or| which is| leaving)? ?(?:an? )?(?:(?:shortfall|shortage) of {left:nm}|{left2:nm} short\\b)',
);

function shortIn(line: Line): Equation[] {
  const found = SHORT.flatMap((pattern) =>
    matchesOf(line, pattern).flatMap(({ figures: { part, whole, left } }) =>
      shortOf(whole, part, left).map((one) =>
        whole !== undefined && AIMED_AT.test(line.words) ? { ...one, targets: new Set([whole]) } : one,
      ),
    ),
  );
  if (found.length > 0) return found;
  return matchesOf(line, SHORT_OF_TWO).flatMap(({ figures: { left2, left = left2 } }) => {
    const amounts = line.figures.filter((one) => (one.sort === 'n' || one.sort === 'm') && one !== left);
    const [a, b] = amounts;
    if (a === undefined || b === undefined || amounts.length > 2) return [];
    return compare(a.amount, b.amount) > 0 ? shortOf(a, b, left) : shortOf(b, a, left);
  });
}

function shortOf(whole?: Figure, part?: Figure, left?: Figure): Equation[] {
  if (whole === undefined || part === undefined || left === undefined) return [];
  if (whole.sort !== part.sort || part.sort !== left.sort || compare(part.amount, whole.amount) >= 0)
    return [];
  return [{ from: [whole, part], stated: left, ways: [LEAVES], onlySlips: true }];
}

/** The one amount of a line before a part. */
function wholeOf(line: Line, part: Figure | undefined): Figure | undefined {
  const before = line.figures.filter(
    ({ sort, start }) => part !== undefined && sort === part.sort && start < part.start,
  );
  return before.length === 1 ? before[0] : undefined;
}

/** Parts and their total: "4,660,891 contacts, of which …", "12 men and 15 women, 27 in total", "the remaining 17%". */
import { closed } from '../../exact/interval.ts';
import { compare, HUNDRED, rational, total } from '../../exact/number.ts';
import type { Equation } from './equation.ts';
import { stepsApart } from './equation.ts';
import type { Figure, Line } from './figures.ts';
import { figure, figuresOf, words } from './grammar.ts';
import { plus } from './spans.ts';

const PART = figure('nm');

/** Words that say that the parts are all of it. */
const ALL_OF_IT =
  'made up of|comprising|comprised of|composed of|consisting of|consisted of|comprises|consists of|split between|divided between';
const OPENS = new RegExp(
  `${PART}${words(6)},?(?: -)?,? \\(?(of which|of whom|of these|including|${ALL_OF_IT})(?= )`,
  'g',
);
/** A colon or a bracket opens the parts too, where they are two halves of all that there are. */
const OPENS_HALVES = new RegExp(`${PART}${words(4)} ?(?:\\(|: | - )(?=${PART}|<p)`, 'g');
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:men|males?|boys)\b/, /\b(?:women|females?|girls)\b/],
  [/\bfull[- ]time\b/, /\bpart[- ]time\b/],
  [/\badults?\b/, /\bchildren\b/],
];

/** A total after its parts. */
const CLOSES = new RegExp(
  `(?:,|-|;|\\)| or| for| making| giving)* (?:(?:for |making |giving )?an? (?:combined |grand |overall )?total of|totall?ing|(?:making|or|giving)) ${PART}(?:${words(2)}(?: in total| in all| altogether| overall))?${words(3)}(?=[.,;)]|$)`,
  'g',
);
const IN_TOTAL = new RegExp(`(?:,|-|;)? ${PART}${words(2)} (?:in total|in all|altogether)(?=[.,;)]|$)`, 'g');
/** Words after which a total is of more than the parts beside it. */
const RUNNING =
  /\b(?:bringing|taking|brings|takes|so far|to date|since|season|cumulative|already|previous|more than one|both|either|overlap|may|also|another|further|extra|additional|plus|on top)\b/;

/** The sums in one line. */
export function sumsIn(line: Line): Equation[] {
  if (line.figures.length < 3) return [];
  return [...openedIn(line), ...closedIn(line), ...restIn(line)];
}

function openedIn(line: Line): Equation[] {
  const found: Equation[] = [];
  for (const match of line.words.matchAll(OPENS)) {
    const [whole] = figuresOf(line, match, 1);
    const parts = whole === undefined ? [] : partsAfter(line, match.index + match[0].length, whole);
    const isAll = new RegExp(ALL_OF_IT).test(match[2] ?? '');
    if (whole !== undefined) found.push(...sumOf(line, parts, whole, isAll));
  }
  for (const match of line.words.matchAll(OPENS_HALVES)) {
    const [whole] = figuresOf(line, match, 1);
    const rest = line.words.slice(match.index, match.index + 160);
    const isHalves = HALVES.some(
      ([a, b]) =>
        (a.test(rest) || a.test(textAfter(line, match))) && (b.test(rest) || b.test(textAfter(line, match))),
    );
    const parts = whole === undefined ? [] : partsAfter(line, match.index + match[0].length, whole);
    if (whole !== undefined && parts.length === 2 && isHalves) found.push(...sumOf(line, parts, whole, true));
  }
  return found;
}

/** The words of the two figures after a place, which hold what is counted. */
function textAfter(line: Line, match: RegExpMatchArray): string {
  const after = [...line.words.slice(match.index).matchAll(/<[nm](\d+)>/g)].slice(1, 3);
  return after
    .flatMap((found) => figuresOf(line, found, 1))
    .map(({ text }) => text)
    .join(' ');
}

/** The parts that a line counts up from a place: amounts with a comma or “and” between them, in one clause. */
function partsAfter(line: Line, from: number, whole: Figure): Figure[] {
  const parts: Figure[] = [];
  const rest = line.words.slice(from);
  let last = 0;
  let isClosed = false;
  for (const match of rest.matchAll(/<[a-z](\d+)>/g)) {
    const gap = rest.slice(last, match.index);
    const [part] = figuresOf(line, match, 1);
    if (part === undefined || part.sort !== whole.sort) break;
    if (gap.length > 70 || /[.;:]|\b(?:while|but|compared|than|from|up|down|whereas|with)\b/.test(gap)) break;
    if (parts.length > 0 && !/,| and | plus |&/.test(gap)) break;
    if (isClosed) break;
    isClosed = parts.length > 0 && /\band\b/.test(gap);
    parts.push(part);
    last = match.index + match[0].length;
  }
  return isClosed ? parts : [];
}

function sumOf(line: Line, parts: readonly Figure[], whole: Figure, isAll: boolean): Equation[] {
  if (parts.length < 2 || parts.some((part) => compare(part.amount, whole.amount) > 0)) return [];
  const sum = total(parts.map(({ amount }) => amount));
  if (!isAll && compare(stepsApart(sum, whole.amount, [...parts, whole]), HUNDRED) < 0) return [];
  if (RUNNING.test(line.words)) return [];
  return [added(parts, whole, !isAll)];
}

function added(parts: readonly Figure[], whole: Figure, onlySlips: boolean): Equation {
  return {
    from: parts,
    stated: whole,
    ways: [{ of: (spans) => plus(...spans), told: (shown, result) => `${shown.join(' + ')} is ${result}` }],
    within: rational(11n, 10n),
    ...(onlySlips ? { onlySlips: true as const } : {}),
  };
}

/** Totals after their parts: any run of parts before it may be meant. */
function closedIn(line: Line): Equation[] {
  if (RUNNING.test(line.words)) return [];
  return [CLOSES, IN_TOTAL].flatMap((form) =>
    [...line.words.matchAll(form)].flatMap((match) => {
      const [whole] = figuresOf(line, match, 1);
      if (whole === undefined) return [];
      const parts = partsBefore(line, match.index, whole);
      if (parts.length < 2 || parts.some((part) => compare(part.amount, whole.amount) > 0)) return [];
      const { ways: _, ...equation } = added(parts, whole, false);
      return [{ ...equation, ways: runsOf(parts.length) }];
    }),
  );
}

/** The amounts right before a place, with a comma or “and” between them. */
function partsBefore(line: Line, until: number, whole: Figure): Figure[] {
  const parts: Figure[] = [];
  let next = until;
  let hasAnd = false;
  for (const match of [...line.words.slice(0, until).matchAll(/<[a-z](\d+)>/g)].reverse()) {
    const [part] = figuresOf(line, match, 1);
    const gap = line.words.slice(match.index + match[0].length, next);
    if (part === undefined || part.sort !== whole.sort || gap.length > 70) break;
    if (
      /[.;:]|\b(?:while|but|compared|than|from|up|down|whereas|to|of)\b(?! <d>)/.test(gap) &&
      parts.length > 0
    )
      break;
    if (parts.length > 0 && !/,| and | plus |&/.test(gap)) break;
    hasAnd ||= parts.length === 1 && /\band\b|\bplus\b/.test(gap);
    if (parts.length === 1 && !hasAnd) return [];
    parts.unshift(part);
    next = match.index;
  }
  return parts;
}

/** The sums of all, and of the last few, of so many parts. */
function runsOf(count: number): Equation['ways'] {
  return Array.from({ length: count - 1 }, (_, skipped) => ({
    of: (spans: Parameters<Equation['ways'][number]['of']>[0]) => plus(...spans.slice(skipped)),
    told: (shown: readonly string[], result: string) => `${shown.slice(skipped).join(' + ')} is ${result}`,
  }));
}

const REST = new RegExp(`\\b(?:the )?(?:remaining|rest|other|balance)(?: of)? ${figure('p')}`, 'g');
const UNSURE = new RegExp(
  `${figure('p')}(?: (?:were|was|are|is|had|remain(?:ed)?|say(?:ing)?|said))?(?: they)? (?:not sure|unsure|undecided|don't know|didn't know|did not know|do not know)`,
  'g',
);

/** "45% said yes, 38% no and the remaining 17% did not know": shares that are all of it. */
function restIn(line: Line): Equation[] {
  const found: Equation[] = [];
  for (const [form, isUpTo] of [
    [REST, false],
    [UNSURE, true],
  ] as const)
    for (const match of line.words.matchAll(form)) {
      const [rest] = figuresOf(line, match, 1);
      if (rest === undefined) continue;
      const before = partsBefore(line, match.index + match[0].indexOf('<'), rest);
      const shares = [...(before.length > 0 ? before : singleBefore(line, match.index)), rest];
      if (shares.length < 2 || shares.some(({ hedge }) => hedge !== 'bare')) continue;
      if (
        isUpTo &&
        (shares.length !== 3 ||
          !/\b(?:yes|no|support|oppose|agree|approve|favou?r|against|back)/.test(line.words))
      )
        continue;
      found.push(...wholeOf(shares, isUpTo));
    }
  return found;
}

function singleBefore(line: Line, until: number): Figure[] {
  const match = [...line.words.slice(0, until).matchAll(/<[a-z](\d+)>/g)].at(-1);
  if (match === undefined || until - match.index > 120) return [];
  return figuresOf(line, match, 1).filter(({ sort }) => sort === 'p');
}

function wholeOf(shares: readonly Figure[], isUpTo: boolean): Equation[] {
  const last = shares[shares.length - 1];
  if (last === undefined) return [];
  const sum = total(shares.map(({ amount }) => amount));
  const parts = shares.slice(0, -1);
  if (isUpTo && compare(sum, rational(103n)) < 0) return [];
  // Runs of the last shares may be all of it; more than that they cannot be.
  return [
    {
      from: parts,
      stated: last,
      ways: parts.map((_, skipped) => ({
        of: (spans) => {
          const sumOf = plus(...spans.slice(skipped));
          return sumOf.lo === null || sumOf.hi === null
            ? undefined
            : closed(HUNDRED.sub(sumOf.hi), HUNDRED.sub(sumOf.lo));
        },
        told: (shown, result) => `${shown.slice(skipped).join(' + ')} leaves ${result}`,
      })),
    },
  ];
}

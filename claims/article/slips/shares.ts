/** What part of a whole is, in per cent, and how far two amounts that are set against each other are apart. */
import type { Equation } from './equation.ts';
import type { Figure, Line } from './figures.ts';
import { form, marksIn, matchesOf, onlyAmount } from './grammar.ts';
import { apart, percent } from './spans.ts';

const OF_ALL = '(?:the |all |its |their |those |these |our |a total of |some )*';
const PART = '{part:nm}';
const WHOLE = `${OF_ALL}{whole:nm}`;
const SHARE = '{share:p}';

/** What the share is of must not be said, or be the whole. */
const FORMS: readonly RegExp[] = [
  // 1,056 of the 3,200 people asked (33%); or 33%
  form(
    `${PART} (?:out )?of ${WHOLE}..4BREAK (?:\\(|or (?:about |around |just )?|equal to )${SHARE}(?=[).,;]| -|$)`,
  ),
  form(`${PART} (?:out )?of ${WHOLE}..4 - ${SHARE}(?=[.,;]| -|$)`),
  // 33% (1,056 of the 3,200); 33%, or 1,056 of the 3,200
  form(`${SHARE}BREAK (?:\\(|or )${PART} (?:out )?of ${WHOLE}`),
  // of the 3,200 people asked, 1,056 (33%) said so
  form(`\\bof ${WHOLE}..7, (?:only |just |some )?${PART}..3,? (?:\\(|or )${SHARE}(?=[),.]|$)`),
  // 1,056, or 33% of the 3,200
  form(
    `${PART}@(?:(?:,| -) (?:or )?| \\()${SHARE} of ${OF_ALL}(?:[a-z]+'s? )?{whole:nm}(?!(?: [a-z'-]+){0,4} (?:are|were|is|was|have|had|has|said|say|will|would)\\b)`,
  ),
];

/** "Of these, 1,056, or 33%, said so", of the one amount of the sentence before. */
const ACROSS: readonly RegExp[] = [
  form(`^of (?:these|those|them|this),? (?:only |just |some )?${PART}..4,? (?:\\(|or )${SHARE}(?=[),.])`),
  form(`${PART} of (?:them|these|those),? (?:\\(|or )${SHARE}(?=[),.])`),
];

/** The equations of shares and of gaps in one line. */
export function sharesIn(line: Line, before: Line | undefined): Equation[] {
  if (line.figures.length < 2) return [];
  const whole = onlyAmount(before);
  return [
    ...(whole === undefined ? [] : ACROSS.flatMap((pattern) => shares(line, pattern, whole))),
    ...(hasShare(line) ? FORMS.flatMap((pattern) => shares(line, pattern)) : []),
    ...gapsIn(line),
  ];
}

/** A share beside two amounts, without which a line is not read for them. */
const hasShare = ({ figures, words }: Line) =>
  figures.length > 2 && words.includes('of ') && figures.some(({ sort }) => sort === 'p');

function shares(line: Line, pattern: RegExp, single?: Figure): Equation[] {
  return matchesOf(line, pattern).flatMap(({ figures: { part, share, whole = single } }): Equation[] => {
    if (part === undefined || share === undefined || whole === undefined) return [];
    if (part.sort !== whole.sort) return [];
    const told = ([a = '', b = '']: readonly string[], result: string) => `${a} of ${b} is ${result}`;
    return [
      {
        from: [part, whole],
        stated: share,
        ways: [{ of: ([a, b]) => (a === undefined || b === undefined ? undefined : percent(a, b)), told }],
      },
    ];
  });
}

const GAP = form(
  '\\b(?:an? |the |its |his |her |with an? )(?:(?!total|overall|combined|average)[a-z-]+ ){0,2}(?:difference|gap|lead|majority|margin|deficit|surplus) of(?: just| only)? {gap:nmpq}',
);
/** What tells that two amounts are set against each other. */
const AGAINST = /\b(?:votes|exports?|imports?|exported|imported|compared (?:with|to)|against|versus|to)\b/;
/** Words after which more than two amounts make the gap. */
const ADDED = /\b(?:added|adding|plus|in addition|including|as well as)\b/;

/** "won by 17,410 votes to 15,208, a majority of 2,202"; "exports of 45 and imports of 52, a deficit of 7". */
function gapsIn(line: Line): Equation[] {
  if (line.figures.length < 3 || !AGAINST.test(line.words)) return [];
  const [match] = matchesOf(line, GAP);
  const gap = match?.figures['gap'];
  if (match === undefined || gap === undefined) return [];
  const before = line.words.slice(0, match.index);
  if (!AGAINST.test(before) || ADDED.test(before)) return [];
  const [a, b, ...more] = marksIn(line, before)
    .map(({ figure }) => figure)
    .filter(({ sort }) => sort === gap.sort || ((gap.sort === 'q' || gap.sort === 'n') && sort === 'p'));
  if (a === undefined || b === undefined || more.length > 0 || a.sort !== b.sort) return [];
  if (gap.key !== '' && a.key !== '' && gap.sort === a.sort && gap.key !== a.key) return [];
  const told = ([x = '', y = '']: readonly string[], result: string) => `${x} and ${y} are ${result} apart`;
  return [
    {
      from: [a, b],
      stated: gap,
      ways: [{ of: ([x, y]) => (x === undefined || y === undefined ? undefined : apart(x, y)), told }],
    },
  ];
}

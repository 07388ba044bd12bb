/** What part of a whole is, in per cent, and what one amount is more than another. */
import type { Equation } from './equation.ts';
import type { Figure, Line } from './figures.ts';
import { figure, figuresOf, words } from './grammar.ts';
import { apart, percent } from './spans.ts';

const PART = figure('nm');
const SHARE = figure('p');
const OF_ALL = '(?:the |all |its |their |those |these |our |a total of |some )*';

/** Each gives the groups of part, whole and share. What the share is of must not be said, or be the whole. */
const FORMS: readonly { form: RegExp; part: number; whole: number; share: number }[] = [
  // 1,056 of the 3,200 people asked (33%)
  {
    form: rx(
      `${PART} (?:out )?of ${OF_ALL}${PART}${words(4)},?(?: -)? (?:\\(|or (?:about |around |just )?|equal to )${SHARE}(?=[).,;]| -|$)`,
    ),
    part: 1,
    whole: 2,
    share: 3,
  },
  {
    form: rx(`${PART} (?:out )?of ${OF_ALL}${PART}${words(4)} - ${SHARE}(?=[.,;]| -|$)`),
    part: 1,
    whole: 2,
    share: 3,
  },
  // 33% (1,056 of the 3,200); 33%, or 1,056 of the 3,200
  {
    form: rx(`${SHARE},?(?: -)? (?:\\(|or )${PART} (?:out )?of ${OF_ALL}${PART}`),
    share: 1,
    part: 2,
    whole: 3,
  },
  // of the 3,200 people asked, 1,056 (33%) said so
  {
    form: rx(
      `\\bof ${OF_ALL}${PART}${words(7)}, (?:only |just |some )?${PART}${words(3)},? (?:\\(|or )${SHARE}(?=[),])`,
    ),
    whole: 1,
    part: 2,
    share: 3,
  },
  // 1,056, or 33% of the 3,200
  {
    form: rx(`${PART}${words(3)},?(?: -)? (?:\\(|or )${SHARE} of ${OF_ALL}${PART}`),
    part: 1,
    share: 2,
    whole: 3,
  },
];

function rx(source: string): RegExp {
  return new RegExp(source, 'g');
}

/** The equations of shares and of gaps in one line. */
export function sharesIn(line: Line): Equation[] {
  if (line.figures.length < 3) return [];
  const shares = FORMS.flatMap(({ form, part, whole, share }) =>
    [...line.words.matchAll(form)].flatMap((match) => {
      const [a, b, c] = figuresOf(line, match, part, whole, share);
      return a === undefined || b === undefined || c === undefined ? [] : shareOf(a, b, c);
    }),
  );
  return [...shares, ...gapsIn(line)];
}

function shareOf(part: Figure, whole: Figure, share: Figure): Equation[] {
  if (part.sort !== whole.sort || part.amount.compare(whole.amount) > 0) return [];
  return [
    {
      from: [part, whole],
      stated: share,
      ways: [
        {
          of: ([a, b]) => (a === undefined || b === undefined ? undefined : percent(a, b)),
          told: ([a = '', b = ''], result) => `${a} of ${b} is ${result}`,
        },
      ],
    },
  ];
}

const GAP = rx(
  `\\b(?:an? |the |its |his |her |with an? )(?:[a-z-]+ ){0,2}(?:difference|gap|lead|majority|margin|deficit|surplus) of(?: just| only)? ${figure('nmpq')}`,
);
/** What tells that two amounts are set against each other. */
const AGAINST =
  /\b(?:votes|exports?|imports?|exported|imported|compared (?:with|to)|against|versus|revenue|spending|to)\b/;

/** "won by 17,410 votes to 15,208, a majority of 2,202"; "exports of 45 and imports of 52, a deficit of 7". */
function gapsIn(line: Line): Equation[] {
  const match = GAP.exec(line.words);
  GAP.lastIndex = 0;
  const [gap] = match === null ? [] : figuresOf(line, match, 1);
  if (match === null || gap === undefined) return [];
  const before = line.words.slice(0, match.index);
  if (!AGAINST.test(before)) return [];
  const two = [...before.matchAll(/<[nmp](\d+)>/g)].flatMap((found) => figuresOf(line, found, 1));
  const [a, b, ...more] = two.filter(
    ({ sort }) =>
      sort === gap.sort || (gap.sort === 'q' && sort === 'p') || (gap.sort === 'n' && sort === 'p'),
  );
  if (a === undefined || b === undefined || more.length > 0) return [];
  if (gap.key !== '' && a.key !== '' && gap.sort === a.sort && gap.key !== a.key) return [];
  return [
    {
      from: [a, b],
      stated: gap,
      ways: [
        {
          of: ([x, y]) => (x === undefined || y === undefined ? undefined : apart(x, y)),
          told: ([x = '', y = ''], result) => `${x} and ${y} are ${result} apart`,
        },
      ],
    },
  ];
}

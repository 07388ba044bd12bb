/** From one amount to another, and by how much: in per cent, in points, in things, in times. */
import type { Interval } from '../../exact/interval.ts';
import type { Equation, Way } from './equation.ts';
import { alike, type Figure, type Line } from './figures.ts';
import { figure, figuresOf, MOVE_NOUN, MOVED, TIME, words } from './grammar.ts';
import { apart, less, over, percent, percentMoved, plus } from './spans.ts';

/** Words that give a change another base than the figures beside it, or spread it over years. */
const OTHER_BASE =
  /\b(?:real[- ]terms|in real|inflation[- ]adjusted|adjust(?:ed|ing)|adjustment|annuali[sz]ed|annual (?:rate|average|growth|increase|rise)|average|averag(?:ed|ing)|compound|per annum|constant|like[- ]for[- ]like|organic|underlying|comparable|excluding|per (?:head|capita|person)|a year|each year|every year|annually|year[- ]on[- ]year|seasonally|nominal|volume|population)\b/;

const AMOUNT = figure('nmpr');
const BY = figure('pqnmrx');
const A_NOUN = `(?:an? |the |its |representing an? |which is an? |that is an? )?(?:[a-z-]+ )?`;

/** Each gives the groups of from, to and by. */
const FORMS: readonly { form: RegExp; from: number; to: number; by: number }[] = [
  // rose [by] 5% in May to 210 from 200
  {
    form: rx(
      `\\b${MOVED}(?: by)?(?: just| only| another| a further)? ${BY}${TIME},? to${words(2)} ${AMOUNT}${words(3)}${TIME},?(?: up| down)? from${words(2)} ${AMOUNT}`,
    ),
    by: 1,
    to: 2,
    from: 3,
  },
  // rose [by] 5% from 200 in May to 210
  {
    form: rx(
      `\\b${MOVED}(?: by)?(?: just| only)? ${BY}${TIME},? from${words(2)} ${AMOUNT}${words(3)}${TIME},? to${words(2)} ${AMOUNT}`,
    ),
    by: 1,
    from: 2,
    to: 3,
  },
  // from 200 to 210, a rise of 5%; (5%); up 5%; or 5%; - 5% more
  {
    form: rx(
      `\\bfrom${words(2)} ${AMOUNT}${words(4)}${TIME},? to${words(2)} ${AMOUNT}${words(4)}${TIME},?(?: -)?,? (?:or |\\()?${A_NOUN}(?:${MOVED}|${MOVE_NOUN})(?: of| by)? ${BY}`,
    ),
    from: 1,
    to: 2,
    by: 3,
  },
  {
    form: rx(
      `\\bfrom${words(2)} ${AMOUNT}${words(4)}${TIME},? to${words(2)} ${AMOUNT}${words(4)}${TIME},?(?: -)?,? (?:or (?:by )?|\\(|by )${BY}(?=[.,;)]| -|$)`,
    ),
    from: 1,
    to: 2,
    by: 3,
  },
  {
    form: rx(
      `\\bfrom${words(2)} ${AMOUNT}${words(4)}${TIME},? to${words(2)} ${AMOUNT}${words(4)}${TIME},?(?: -)?,? \\(?(?:or |an? |the |which is an? )${BY} (?:[a-z-]+ )?${MOVE_NOUN}\\b`,
    ),
    from: 1,
    to: 2,
    by: 3,
  },
  // a 5% rise from 200 to 210; a rise of 5%, from 200 to 210
  {
    form: rx(
      `\\b${BY} ${MOVE_NOUN}${words(5)}${TIME},? \\(?from${words(2)} ${AMOUNT}${words(3)}${TIME},? to${words(2)} ${AMOUNT}`,
    ),
    by: 1,
    from: 2,
    to: 3,
  },
  {
    form: rx(
      `\\b${MOVE_NOUN} of ${BY}${words(3)}${TIME},? \\(?from${words(2)} ${AMOUNT}${words(3)}${TIME},? to${words(2)} ${AMOUNT}`,
    ),
    by: 1,
    from: 2,
    to: 3,
  },
  // 210 in May, up 5% on the 200 of April; 210, which is 5% more than the 200 of April
  {
    form: rx(
      `${AMOUNT}${words(5)}${TIME},?(?: -)?,? \\(?(?:which (?:is|was) )?(?:up|down) (?:by )?${BY}${TIME} (?:from|on|compared with|compared to|over|versus) (?:the )?${words(2)} ?${AMOUNT}`,
    ),
    to: 1,
    by: 2,
    from: 3,
  },
  {
    form: rx(
      `${AMOUNT}${words(5)}${TIME},?(?: -)?,? \\(?(?:which (?:is|was) |or )?${BY} (?:higher|lower|more|less|fewer|up|down|above|below)(?: than| from| on)? (?:the )?${AMOUNT}`,
    ),
    to: 1,
    by: 2,
    from: 3,
  },
  // 210, up from 200 in April, a rise of 5%
  {
    form: rx(
      `${AMOUNT}${words(5)}${TIME},?(?: -)?,? \\(?(?:up|down|compared (?:with|to)|against) (?:from )?(?:the )?${AMOUNT}${words(3)}${TIME},?(?: -)?,? ${A_NOUN}${MOVE_NOUN} of ${BY}`,
    ),
    to: 1,
    from: 2,
    by: 3,
  },
  {
    form: rx(
      `${AMOUNT}${words(5)}${TIME},?(?: -)?,? \\(?(?:up|down|compared (?:with|to)|against) (?:from )?(?:the )?${AMOUNT}${words(3)}${TIME},?(?: -)?,? (?:or |an? |\\()${BY}(?: (?:[a-z-]+ )?${MOVE_NOUN}|(?=[).,;]|$))`,
    ),
    to: 1,
    from: 2,
    by: 3,
  },
];

function rx(source: string): RegExp {
  return new RegExp(source, 'g');
}

/** The equations of change in one line. */
export function changesIn(line: Line): Equation[] {
  if (line.figures.length < 3) return [];
  const found = FORMS.flatMap(({ form, from, to, by }) =>
    [...line.words.matchAll(form)].flatMap((match) => {
      const [a, b, c] = figuresOf(line, match, from, to, by);
      return a === undefined || b === undefined || c === undefined
        ? []
        : changeOf(a, b, c, otherBase(line, match));
    }),
  );
  return [...found, ...splitsIn(line)];
}

const otherBase = ({ words: all }: Line, { index = 0, 0: match }: RegExpMatchArray) =>
  OTHER_BASE.test(all.slice(Math.max(0, index - 40), index + match.length + 40));

function changeOf(from: Figure, to: Figure, by: Figure, isOtherBase: boolean): Equation[] {
  if (!alike(from, to) || from === to || from === by || to === by) return [];
  if (from.hedge === 'or-more' || to.hedge === 'or-more' || by.hedge === 'or-more') return [];
  const ways = waysOf(from, to, by);
  if (ways.length === 0 || (isOtherBase && by.sort !== from.sort)) return [];
  return [{ from: [from, to], stated: by, ways }];
}

type Two = (a: Interval, b: Interval) => Interval | undefined;
const way = (of: Two, told: Way['told']): Way => ({
  of: ([a, b]) => (a === undefined || b === undefined ? undefined : of(a, b)),
  told,
});

const moved = ([from = '', to = '']: readonly string[], result: string) =>
  `From ${from} to ${to} is a change of ${result}`;
const ONE_SIDED =
  (f: Two): Two =>
  (a, b) =>
    f(b, a);

/** Every reading of by how much. */
function waysOf(from: Figure, to: Figure, by: Figure): Way[] {
  const scaled = isScaleShared(from, to);
  const aside: Way[] = scaled === undefined ? [] : [{ of: () => undefined, told: moved }];
  const relative = [way(percentMoved, moved), way(ONE_SIDED(percentMoved), moved)];
  const absolute = way(apart, moved);
  if (by.sort === 'p') return [...(from.sort === 'p' ? [absolute] : []), ...relative, ...aside];
  if (by.sort === 'q') return [absolute, ...relative, ...aside];
  if (by.sort === 'x') return [way((a, b) => over(b, a), moved), way(over, moved), ...aside];
  if (!alike(from, by)) return [];
  return [absolute, ...aside];
}

/** "from 3.2 to 4.1 million": the scale of one may be that of both, and nobody can tell. */
function isScaleShared(a: Figure, b: Figure): true | undefined {
  const scale = /\b(?:thousand|million|billion|trillion|lakh|crore)|(?:\d|\b)(?:k|m|bn|tn)\b/i;
  return scale.test(a.text) === scale.test(b.text) ? undefined : true;
}

/** "rose by 83, or 12.9%, to 726": by how much, twice, and to what. */
const SPLIT = rx(
  `\\b(${MOVED})(?: by)? ${figure('nm')},?(?: -)? ?(?:or |\\(|and |, )?${figure('p')}\\)?,?(?: -)?${TIME},? to${words(2)} ${figure('nm')}`,
);
const SPLIT_BACK = rx(
  `\\b(${MOVED})(?: by)? ${figure('p')},?(?: -)? ?(?:or |\\(|, )${figure('nm')}\\)?,?(?: -)?${TIME},? to${words(2)} ${figure('nm')}`,
);

function splitsIn(line: Line): Equation[] {
  return [
    ...[...line.words.matchAll(SPLIT)].flatMap((match) => splitOf(line, match, 2, 3)),
    ...[...line.words.matchAll(SPLIT_BACK)].flatMap((match) => splitOf(line, match, 3, 2)),
  ];
}

function splitOf(line: Line, match: RegExpMatchArray, by: number, share: number): Equation[] {
  const [d, c, b] = figuresOf(line, match, by, share, 4);
  if (d === undefined || c === undefined || b === undefined || !alike(d, b) || otherBase(line, match))
    return [];
  const told = ([move = '', to = '']: readonly string[], result: string) =>
    `A change of ${move} to ${to} is ${result}`;
  const ways = [
    way((x, y) => percent(x, less(y, x)), told),
    way((x, y) => percent(x, plus(y, x)), told),
    way((x, y) => percent(x, y), told),
  ];
  return [{ from: [d, b], stated: c, ways }];
}

/** From one amount to another, and by how much: in per cent, in points, in things, in times. */
import type { Interval } from '../../exact/interval.ts';
import type { Equation, Way } from './equation.ts';
import { alike, type Figure, type Line } from './figures.ts';
import { form, type Match, matchesOf, onlyAmount } from './grammar.ts';
import { apart, less, over, percent, percentMoved, plus } from './spans.ts';

/** Words that give a change another base than the figures beside it, or spread it over years. */
const OTHER_BASE =
  /\b(?:real[- ]terms|in real|adjust(?:ed|ing)|adjustment|annuali[sz]ed|annual (?:rate|average|growth|increase|rise)|averag(?:ed|ing)|average (?:annual|yearly|rate|rise|increase|growth|of)|on average|compound|per annum|constant|like[- ]for[- ]like|organic|underlying|comparable|excluding|per (?:head|capita|person)|(?:each|every) §|annually|year[- ]on[- ]year|seasonally|nominal|volume|population|rate of)\b/;

const FROM = '{from:nmpr}';
const TO = '{to:nmpr}';
const BY = '{by:pqnmrx}';
const FROM_TO = `(?:\\bfrom..2 ${FROM}@,? to..2 ${TO}|\\bto..2 {to2:nmpr}@+,? from..2 {from2:nmpr})@BREAK`;
/** What a change is not said to be of: "a rise of 5% in costs". */
const OF_IT = '(?! (?:in|for|of) (?!(?:the|its|a|an|just|only|less|one|this|that) |<|§)[a-z])';
/** "in the 43 forces": where something is counted. */
const IN_SO_MANY = '(?: (?:in|across|among|of|at) (?:the |all |its |all the )?<n\\d+>@)?';
const UP_FROM = `${TO}@${IN_SO_MANY}BREAK \\(?(?:up|down|compared (?:with|to)|against) (?:from )?(?:the )?${FROM}@BREAK`;
const JUST = '(?: by)?(?: just| only| another| a further| almost)?';

/** The forms, each list with the words without which a line has none of it. */
const FORMS: readonly { needs: RegExp; forms: readonly RegExp[] }[] = [
  {
    needs: / from .* to | to .* from /,
    forms: [
      // rose [by] 5% in May to 210 from 200, or from 200 to 210
      form(`\\bMOVED${JUST} ${BY}~,? to..2 ${TO}@+,?(?: up| down)? from..2 ${FROM}`),
      form(`\\bMOVED${JUST} ${BY}~,? from..2 ${FROM}@,? to..2 ${TO}`),
      // from 200 to 210, a rise of 5%; up 5%; or 5%; (5%); a 5% rise
      form(
        `${FROM_TO} (?:or |\\()?(?:(?:an? |the |representing an? |which is an? )(?:[a-z-]+ )?NOUN of|up|down|(?:rising|falling|growing) by) ${BY}${OF_IT}`,
      ),
      form(`${FROM_TO} (?:or (?:by )?|\\(|by )${BY}(?=[.,;)]| -|$)`),
      form(`${FROM_TO} \\(?(?:or |an? |the |which is an? )${BY} (?:[a-z-]+ )?NOUN\\b${OF_IT}`),
      // a 5% rise from 200 to 210; a rise of 5%, from 200 to 210
      form(`\\b${BY} NOUN..5~,? \\(?from..2 ${FROM}@,? to..2 ${TO}`),
      form(`\\bNOUN of ${BY}..3~,? \\(?from..2 ${FROM}@,? to..2 ${TO}`),
    ],
  },
  {
    // rose 5% to 210 (2022: 200)
    needs: /: <[nmpr]\d+>\)/,
    forms: [form(`\\bMOVED${JUST} ${BY}~,? to..2 ${TO}..3~ \\((?:<d>|[a-z0-9§ ]{1,24}): ${FROM}\\)`)],
  },
  {
    needs:
      /> (?:from|on|over|versus|compared|higher|lower|more|less|fewer|up|down|above|below|in|for|§|at|than) /,
    forms: [
      // 210 in May, up 5% on the 200 of April; a rise of 5% from 200; 5% more than the 200 of April
      form(
        `${TO}@BREAK \\(?(?:which (?:is|was) )?(?:up|down) (?:by )?${BY}~ (?:from|on|compared with|compared to|over|versus) (?:the )?..2 ?${FROM}`,
      ),
      form(
        `${TO}@BREAK an? (?:[a-z-]+ )?NOUN of ${BY}~ (?:from|on|over|compared with|compared to) (?:the )?..2 ?${FROM}`,
      ),
      form(
        `${TO}@BREAK ${BY} (?:higher|lower|more|less|fewer|up|down) than..2@,? when (?:there (?:were|was)|it (?:was|had|were)|they were)..2 ${FROM}`,
      ),
      form(
        `${TO}@BREAK \\(?(?:which (?:is|was) |or )?${BY} (?:higher|lower|more|less|fewer|up|down|above|below)(?: than| from| on)? (?:the )?${FROM}`,
      ),
    ],
  },
  {
    needs: /\b(?:up|down|compared|against) .*<.*</,
    forms: [
      // 210, up from 200 in April, a rise of 5%; or 5%; a 5% rise
      form(`${UP_FROM} (?:an? |the )?(?:[a-z-]+ )?NOUN of ${BY}`),
      form(`${UP_FROM} (?:or |an? |\\()${BY}(?: (?:[a-z-]+ )?NOUN|(?=[).,;]|$))`),
    ],
  },
];

/** "That is 8% more than the 298 million tonnes of last season", of the one amount of the sentence before. */
const ACROSS: readonly RegExp[] = [
  form(
    `^(?:that|this|it) (?:is|was|represents|marks|compares) (?:up |down )?${BY} (?:higher|lower|more|less|fewer|up|down|above|below)(?: than| from| on)?(?: the)?..2 ${FROM}`,
  ),
  form(
    `^(?:that|this|it) (?:is|was|represents|marks) (?:an? |the )?(?:[a-z-]+ )?NOUN of ${BY}~ (?:from|on|over|compared with|compared to)(?: the)?..2 ${FROM}`,
  ),
];

/** Both ends of a change, which the next sentence may say by how much. */
const ENDS: readonly RegExp[] = [form(FROM_TO), form(UP_FROM)];
const THAT_IS = form(
  `^(?:that|this|it)(?:'s| is| was| represents| marks| amounts to| means)(?: just| only| about| almost| nearly)* (?:an? |the )?(?:[a-z-]+ )?(?:NOUN|loss) of {by:npq}`,
);
/** What gives the change of the next sentence another beginning. */
const ANEW = /\b(?:since|compared|than|from|on|average|per|each|over the)\b/;

/** "had 1,087 officers, down from 1,214 in 2010. That is a loss of 127 officers": of the ends that the sentence before gives. */
function saidAfter(line: Line, before: Line | undefined): Equation[] {
  if (before === undefined || line.figures.length === 0) return [];
  const ends = ENDS.flatMap((pattern) => matchesOf(before, pattern));
  const [pair] = ends;
  if (pair === undefined || ends.length > 1 || line.dates.some((at) => !before.dates.includes(at))) return [];
  return matchesOf(line, THAT_IS).flatMap(({ index, text, figures: { by } }) => {
    if (by === undefined || ANEW.test(line.words.slice(index + text.length))) return [];
    const { from2, to2, from = from2, to = to2 } = pair.figures;
    return from === undefined || to === undefined
      ? []
      : changeOf(from, to, by, isOtherBase(before, pair)).map((one) => ({
          ...one,
          onlySlips: true as const,
        }));
  });
}

/** The equations of change in one line, and with the sentence before it. */
export function changesIn(line: Line, before: Line | undefined): Equation[] {
  const after = saidAfter(line, before);
  if (line.figures.length < 2) return after;
  const to = onlyAmount(before);
  const across = to === undefined ? [] : ACROSS.flatMap((pattern) => changes(line, pattern, to));
  if (line.figures.length < 3) return [...after, ...across];
  const patterns = FORMS.flatMap(({ needs, forms }) => (needs.test(line.words) ? forms : []));
  return [...after, ...across, ...patterns.flatMap((pattern) => changes(line, pattern)), ...splitsIn(line)];
}

function changes(line: Line, pattern: RegExp, single?: Figure): Equation[] {
  return matchesOf(line, pattern).flatMap((match) => {
    const { from2, to2, by, from = from2, to = to2 ?? single } = match.figures;
    return from === undefined || to === undefined || by === undefined
      ? []
      : changeOf(from, to, by, isOtherBase(line, match));
  });
}

const isOtherBase = ({ words: all }: Line, { index, text }: Match) =>
  OTHER_BASE.test(all.slice(Math.max(0, index - 40), index + text.length + 40));

function changeOf(from: Figure, to: Figure, by: Figure, hasOtherBase: boolean): Equation[] {
  if (!alike(from, to) || from === to || from === by || to === by) return [];
  if ([from, to, by].some(({ hedge }) => hedge === 'or-more')) return [];
  if (hasOtherBase && by.sort !== from.sort) return [];
  const ways = waysOf(from, to, by);
  return ways.length === 0 ? [] : [{ from: [from, to], stated: by, ways }];
}

type Two = (a: Interval, b: Interval) => Interval | undefined;
const way = (of: Two, told: Way['told']): Way => ({
  of: ([a, b]) => (a === undefined || b === undefined ? undefined : of(a, b)),
  told,
});

const moved = ([from = '', to = '']: readonly string[], result: string) =>
  `From ${from} to ${to} is a change of ${result}`;

/** Every reading of by how much. */
function waysOf(from: Figure, to: Figure, by: Figure): Way[] {
  // "from 3.2 to 4.1 million": nobody can tell whether the scale of one is that of both.
  if (isScaled(from) !== isScaled(to) && Number((isScaled(from) ? to : from).value) < 1_000) return [];
  const relative = [way(percentMoved, moved), way((a, b) => percentMoved(b, a), moved)];
  const absolute = way(apart, moved);
  if (by.sort === 'p') return [...(from.sort === 'p' ? [absolute] : []), ...relative];
  if (by.sort === 'q') return [absolute, ...relative];
  if (by.sort === 'x') return [way((a, b) => over(b, a), moved), way(over, moved)];
  return alike(from, by) ? [absolute] : [];
}

const isScaled = ({ text }: Figure) =>
  /\b(?:thousand|million|billion|trillion|lakh|crore)|(?:\d|\b)(?:k|m|mn|bn|tn)\b/i.test(text);

/** "rose by 83, or 12.9%, to 726": by how much, twice, and to what. */
const SPLITS: readonly RegExp[] = [
  form(`\\bMOVED${JUST} {move:nm}BREAK ?(?:or |\\(|and |, )?{by:p}\\)?BREAK~,? to..2 {to:nm}`),
  form(`\\bMOVED${JUST} {by:p}BREAK ?(?:or |\\(|, )?{move:nm}\\)?BREAK~,? to..2 {to:nm}`),
];

function splitsIn(line: Line): Equation[] {
  if (!line.figures.some(({ sort }) => sort === 'p')) return [];
  return SPLITS.flatMap((pattern) =>
    matchesOf(line, pattern).flatMap((match): Equation[] => {
      const { move, by, to } = match.figures;
      if (move === undefined || by === undefined || to === undefined || !alike(move, to)) return [];
      if (isOtherBase(line, match)) return [];
      const told = ([change = '', end = '']: readonly string[], result: string) =>
        `A change of ${change} to ${end} is ${result}`;
      const ways = [
        way((x, y) => percent(x, less(y, x)), told),
        way((x, y) => percent(x, plus(y, x)), told),
        way(percent, told),
      ];
      return [{ from: [move, to], stated: by, ways }];
    }),
  );
}

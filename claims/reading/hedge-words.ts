/** The words that hedge a figure (method, section 4), before it or after it. */
import type { Hedge } from '../claim.ts';
import { type Token, wordsAt } from './tokens.ts';

/** Each phrase with the hedge that it makes; if two fit, the longer one counts. */
const BEFORE: Record<Exclude<Hedge, 'bare' | 'or-more'>, string> = {
  exactly: 'exactly|precisely',
  about: 'about|around|roughly|approximately|approx|circa|some|in the region of|something like|maybe|perhaps',
  nearly:
    'nearly|almost|close to|just under|just below|just short of|just shy of|approaching|nudging|not quite|not far short of|nigh on|virtually|practically',
  over: 'over|more than|above|greater than|higher than|in excess of|upwards of|well over|well above|exceeding|exceeded|topped|topping|north of|upward of',
  'just-over': 'just over|just above|slightly more than|a little over|a little more than',
  'at-least': 'at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of',
  under: 'under|fewer than|less than|below|lower than|well under|well below',
  'at-most': 'at most|no more than|not more than|no greater than|not exceeding|a maximum of|maximum of',
  'up-to': 'up to|as many as|as much as',
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

interface Phrase {
  words: readonly string[];
  hedge: Hedge;
}

/** The phrases by their last word, longest first. */
const BY_LAST_WORD: ReadonlyMap<string, readonly Phrase[]> = (() => {
  const phrases = Object.entries(BEFORE).flatMap(([hedge, list]) =>
    list.split('|').map((words): Phrase => ({ words: words.split(' '), hedge: hedge as Hedge })),
  );
  phrases.sort((a, b) => b.words.length - a.words.length);
  const byLast = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const last = phrase.words[phrase.words.length - 1] ?? '';
    byLast.set(last, [...(byLast.get(last) ?? []), phrase]);
  }
  return byLast;
})();

/** Words that may stand between a hedge and its figure: "nearly an additional 450". */
const BETWEEN = new Set([
  'a',
  'an',
  'the',
  'additional',
  'extra',
  'further',
  'another',
  'massive',
  'total',
  'mere',
  'staggering',
]);
const MAX_BETWEEN = 3;

/** "worried about 300 jobs": after these words "about" says what, not how much. */
const TELLS_WHAT = new Set(
  'worried concerned complain complained complaints know knew talk talks talked talking think thought questions warned hear heard told asked'.split(
    ' ',
  ),
);

/** Verbs that "over" belongs to: "handed over 13,000 keys", "presided over 340 closures". */
const WITH_OVER = words(
  'hand hands handed handing turn turns turned turning preside presides presided presiding pore pores pored poring mull ' +
    'mulled mulling rule ruled ruling reign reigned reigning gloss glossed argue argues argued arguing fight fights fought ' +
    'row clash clashed clashes quarrel quarrelled lord sign signs tower towers towered',
);

/** "took over 200 schools", but "took over 20 minutes" and "took over £2 billion". */
const TAKES = words('take takes taking took taken');

/** "a dispute over 300 job losses": after these nouns "over" says what it is about. */
const ABOUT_OVER = words(
  'dispute disputes row rows strike strikes fight battle concern concerns fears fear anger fury outcry protest protests debate ' +
    'questions alarm worry worries control power war wars',
);

/** "brings the total up to 4,618": after these words "up to" is a direction. */
const BRINGS = new Set(
  'bring brings bringing brought take takes taking took back bumped pushed pushing pushes raise raises raised raising'.split(
    ' ',
  ),
);
const MAX_BRINGS = 8;

/** Verbs that have an amount right after them: "took up to $25 million" hedges it. */
const TAKES_AMOUNT = words('take takes taking took raise raises raised raising');

/** The same for words right before it: "going up to £12.21". */
const GOES = words(
  'go goes going gone went rise rises rising rose risen moved moving climb climbs climbing climbed catch catching ticked tick ticks ' +
    'crept creep edged inched nudged drifted jumped shot soared surged ramped grew grown built',
);

/** How far back a hedge may reach, and where the figure before it ends. */
export interface Floor {
  floor: number;
  compared: number;
}

export interface HedgeFound {
  hedge: Hedge;
  /** The index of its first token, or of the figure's if there is no hedge. */
  start: number;
}

/**
 * The hedge before the token at `figure`, no further back than `floor`. Right after another figure, which ends at
 * `compared`, the words compare the two and hedge nothing: "312 more than 147,434".
 */
export function hedgeBefore(
  tokens: readonly Token[],
  figure: number,
  { floor, compared }: Floor,
): HedgeFound {
  const none: HedgeFound = { hedge: 'bare', start: figure };
  let end = figure - 1;
  if (tokens[end]?.norm === '.' && tokens[end - 1]?.norm === 'approx') end -= 1;
  for (let skipped = 0; skipped <= MAX_BETWEEN && end >= floor; skipped += 1, end -= 1) {
    const token = tokens[end];
    if (token?.kind !== 'word') return none;
    const found = BY_LAST_WORD.get(token.norm)?.find(
      ({ words }) => end - words.length + 1 >= floor && wordsAt(tokens, end - words.length + 1, words),
    );
    if (found !== undefined) {
      const start = end - found.words.length + 1;
      const place = { figure, start, end };
      return isHedge(tokens, place, found, { floor, compared }) ? { hedge: found.hedge, start } : none;
    }
    if (!BETWEEN.has(token.norm)) return none;
  }
  return none;
}

/** Where the words of a hedge and its figure are: its first token and its last, and the token of the number. */
interface HedgePlace {
  start: number;
  end: number;
  figure: number;
}

function isHedge(
  tokens: readonly Token[],
  { start, end, figure }: HedgePlace,
  { words, hedge }: Phrase,
  { floor, compared }: Floor,
): boolean {
  const word = wordAt(tokens, start - 1);
  // "not nearly 20,000" means far from it, which no hedge does.
  if (word === 'not' || word === 'nowhere') return false;
  if (words[0] === 'about' && TELLS_WHAT.has(word)) return false;
  if ((hedge === 'over' || hedge === 'under') && start === compared) return false;
  // "above the 2% target", "over the 12 months": only "nearly the 300" and "over the 300 mark" hedge a number.
  if (end < figure - 1 && wordAt(tokens, figure - 1) === 'the' && hedge !== 'nearly')
    return wordAt(tokens, figure + 1) === 'mark';
  if (words[0] === 'over') return !isParticle(tokens, start, figure);
  return hedge !== 'up-to' || words[0] !== 'up' || !isDirection(tokens, start, floor);
}

const wordAt = (tokens: readonly Token[], i: number): string =>
  tokens[i]?.kind === 'word' ? (tokens[i]?.norm ?? '') : '';

/** Whether "over" belongs to the verb or noun before it. */
function isParticle(tokens: readonly Token[], start: number, figure: number): boolean {
  const word = wordAt(tokens, start - 1);
  if (WITH_OVER.has(word) || ABOUT_OVER.has(word)) return true;
  if (!TAKES.has(word)) return false;
  const isTime = [1, 2].some((k) => TIME.test(wordAt(tokens, figure + k)));
  return tokens[figure]?.kind !== 'mark' && !isTime;
}

/** Whether "up to" says where something went: "going up to £12.21", "brings the total up to 4,618". */
function isDirection(tokens: readonly Token[], start: number, floor: number): boolean {
  const word = wordAt(tokens, start - 1);
  if (word === 'by' || word === 'of' || TAKES_AMOUNT.has(word)) return false;
  if (GOES.has(word)) return true;
  for (let i = start - 1; i >= Math.max(floor, start - MAX_BRINGS); i -= 1)
    if (BRINGS.has(wordAt(tokens, i))) return true;
  return false;
}

const TIME = /^(?:second|minute|hour|day|week|month|year|decade)s?$/;

const AFTER: readonly Phrase[] = [
  { words: ['or', 'more'], hedge: 'at-least' },
  { words: ['or', 'so'], hedge: 'about' },
  { words: ['odd'], hedge: 'about' },
  { words: ['give', 'or', 'take'], hedge: 'about' },
  { words: ['or', 'thereabouts'], hedge: 'about' },
  { words: ['or', 'fewer'], hedge: 'at-most' },
  { words: ['or', 'less'], hedge: 'at-most' },
  { words: ['at', 'least'], hedge: 'at-least' },
  { words: ['at', 'most'], hedge: 'at-most' },
  { words: ['at', 'best'], hedge: 'at-most' },
  { words: ['plus'], hedge: 'at-least' },
];

/** The hedge right after a figure: "20,000+", "300 or so". `next` is the token after it. */
export function hedgeAfter(tokens: readonly Token[], i: number): { hedge: Hedge; next: number } | undefined {
  const token = tokens[i];
  if (token?.norm === '+' && token.glued && tokens[i + 1]?.kind !== 'number')
    return { hedge: 'at-least', next: i + 1 };
  const found = AFTER.find(({ words }) => wordsAt(tokens, i, words));
  // "300 plus 200" adds two figures, and "300 odd socks" are odd; "300-plus" and "300-odd" are hedges.
  const [word] = found?.words ?? [];
  if (found === undefined || ((word === 'plus' || word === 'odd') && token?.hyphen !== true))
    return undefined;
  const next = i + found.words.length;
  // "300 at least 20 of whom".
  if (word === 'at' && tokens[next] !== undefined && tokens[next]?.kind !== 'mark') return undefined;
  return { hedge: found.hedge, next };
}

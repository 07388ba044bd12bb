/**
 * Statements without a figure of their own that a series or a record could decide: records, comparisons, streaks, ranks,
 * what is on track, and changes of which only the direction is said. Found by their words, each in a bounded stretch.
 */
import {
  A_RECORD_BEFORE,
  AMONG,
  AND_GOING,
  BESIDE,
  COMPARATIVES,
  CONSECUTIVE,
  COUNTS,
  COURSE,
  EVEN,
  EVERY_YEAR,
  EXTREMES,
  FARED,
  FIRST,
  GOING_ON,
  HAS_SERIES,
  IDIOM,
  JUDGES,
  NAMES_A_THING,
  NEVER_BEEN,
  NO_RECORD_AFTER,
  NOT_SEEN,
  NOT_SINCE,
  NUMBERS,
  ON_PACE,
  OUTDOES,
  OVER_TIME,
  RANKED,
  RANKS,
  RECORD_HIGH,
  RECORD_THEN,
  THAN,
  THAN_COUNTED,
  THAN_EVER,
  UNHEARD,
  VAGUE,
  WISHED,
} from './cue-words.ts';
import { isFigureIn, type Line, wordsAfter, wordsBefore } from './line.ts';

/** A cue: its tokens, and the kind that its words make. */
export interface CueTest {
  from: number;
  next: number;
  kind: string;
  others: readonly string[];
  /** Of a rank or a streak: the place, or how many times in a row. */
  claimed?: { value: string; unit: string };
}

/** A word at which a cue may start: its sign, its number, and the words from it on. */
interface At {
  line: Line;
  i: number;
  word: string;
  right: string;
}

type Reader = (at: At) => CueTest | undefined;

/** How many tokens some words of `wordsAfter` take; a sign may stand for several. */
function endOf({ line, i }: At, words: string): number {
  let left = words.trim().split(' ').filter(Boolean).length;
  let next = i;
  while (left > 0 && next < line.tokens.length) {
    if (line.signs[next] !== '') left -= 1;
    next += 1;
  }
  return Math.max(next, i + 1);
}

/** The first token of a word, which a line of print may have broken: "high-⏎est". */
const firstOf = ({ line, i }: At): number =>
  line.tokens[i - 1]?.norm === '-' && line.signs[i - 1] === '' && line.signs[i - 2] === '' ? i - 2 : i;

const cue = (at: At, words: string, kind: string, ...others: string[]): CueTest => ({
  from: firstOf(at),
  next: endOf(at, words),
  kind,
  others,
});

const before = ({ line, i }: At, reach: number): string => wordsBefore(line, i, reach);
const isNamed = (at: At): boolean => NAMES_A_THING.test(before(at, 5));
const isHeading = ({ line }: At): boolean => line.sentence.place === 'heading';

/** Whether a figure stands over a token, or ends right before it: the figure is then the test. */
const hasFigure = ({ line, i }: At): boolean =>
  [0, 1, 2].some((back) => {
    const figure = line.over[i - back];
    return figure !== undefined && (back === 0 || (figure.role === undefined && figure.next + 1 >= i));
  });

const pace: Reader = (at) => {
  const found = ON_PACE.exec(at.right);
  return found === null ? undefined : cue(at, found[0], 'on-pace', 'promise', 'forecast');
};

/** "largest in its history", "lowest in Asia". */
const superlative: Reader = (at) => {
  const { word, right } = at;
  const left = before(at, 5);
  if ((word === 'least' || word === 'most') && / at (?:the (?:very )?)?$/.test(left)) return undefined;
  if (/ (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|nd|rd|th|#) $/.test(left))
    return undefined;
  if (
    / (?:one|some|two|three|few|many|several|#) of (?:the|its|their|our) (?:\w+ )?$| among (?:the|its) (?:\w+ )?$/.test(
      left,
    )
  )
    return undefined;
  const tail = right.slice(word.length + 1);
  const time = OVER_TIME.exec(tail);
  const isOne =
    time !== null && !/ (?:and|but|which|who) /.test(time[0].slice(0, -1)) && !isAtMost(left, time[0]);
  if (isOne) return cue(at, word + time[0], 'superlative', 'level', 'rank');
  const among = AMONG.exec(tail);
  if (among === null || word === 'most' || !/ (?:the|was|were|is|are|has|have|had|,) $/.test(left))
    return undefined;
  return {
    ...cue(at, word + among[0], 'rank', 'superlative', 'comparison'),
    claimed: { value: '1', unit: 'place' },
  };
};

/** "the nation's largest force since" names a force; "the country's worst year on record" is a claim all the same. */
const isAtMost = (left: string, time: string): boolean => /(?:'s|’s|s') $/.test(left) && / since /.test(time);

/** "a record high", "record infrastructure", but not "criminal record" or "on record". */
const record: Reader = (at) => {
  const { right } = at;
  if (isNamed(at) && !RECORD_HIGH.test(right)) return undefined;
  const found = RECORD_HIGH.exec(right);
  if (found !== null)
    return / (?:on|criminal|track) $/.test(before(at, 2))
      ? undefined
      : cue(at, found[0], 'superlative', 'level', 'rank');
  const isApposed =
    / (?:[,–—-]|and) an? (?:new )?$/.test(before(at, 4)) && isFigureIn(at.line, at.i - 14, at.i);
  if (isApposed && RECORD_THEN.test(right))
    return cue(
      at,
      / record at the time /.test(right) ? ' record at the time ' : ' record ',
      'superlative',
      'level',
    );
  if (NO_RECORD_AFTER.test(right) || !/^ record /.test(right) || !A_RECORD_BEFORE.test(before(at, 3)))
    return undefined;
  return cue(at, right.split(' ').slice(0, 3).join(' '), 'superlative', 'level', 'rank');
};

/** "more officers are leaving than joining", "higher than expected", "more … than ever before". */
const comparison: Reader = (at) => {
  const { word, right, line } = at;
  const left = before(at, 4);
  if (/ (?:rather|other|no) $/.test(left) && !/^ more likely /.test(right)) return undefined;
  const ever = THAN_EVER.exec(right);
  if (ever !== null && !hasFigure(at)) {
    const isBare = /^ \S+ than ever/.test(right);
    return (isBare && !EVEN.has(word)) || JUDGES.test(right)
      ? undefined
      : cue(at, ever[0], 'superlative', 'comparison');
  }
  if (
    IDIOM.test(right) &&
    (!EVEN.has(word) || / than #| than (?:halv|doubl|that|half)/.test(right.slice(0, 24)))
  )
    return undefined;
  if (hasFigure(at) || isHeading(at) || WISHED.test(before(at, 10))) return undefined;
  if (line.text.endsWith('?') || JUDGES.test(right)) return undefined;
  const found = THAN.exec(right)?.[0] ?? /^ (?:\S+ ){1,2}(?:expected|compared (?:to|with)) /.exec(right)?.[0];
  if (found === undefined)
    return / even $/.test(left) && EVEN.has(word) ? cue(at, word, 'comparison', 'difference') : undefined;
  if (/^ (?:[\w'’]+ ){1,4}(?:and|but|,) /.test(found)) return undefined;
  if (VAGUE.has(word) && !THAN_COUNTED.test(right)) return undefined;
  const one = cue(at, found, 'comparison', 'superlative', 'difference', 'ratio', 'rank');
  return { ...one, next: Math.min(one.next + 1, line.tokens.length) };
};

/** "imports outstripped exports", where no figure says by how much. */
const outdone: Reader = (at) => {
  const { line, i, word } = at;
  return isFigureIn(line, i - 2, i + 8) || WISHED.test(before(at, 6)) || isHeading(at)
    ? undefined
    : cue(at, word, 'comparison', 'difference');
};

/** "below the expected standard", "above the national average". */
const beside: Reader = (at) => {
  const found = BESIDE.exec(at.right);
  if (found === null || WISHED.test(before(at, 8)) || isHeading(at)) return undefined;
  if (/ (?:#|#%|%|percent|cent|points) (?:\w+ )?$/.test(before(at, 3))) return undefined;
  return cue(at, found[0], 'comparison', 'shortfall', 'difference');
};

/** "the third consecutive month", "four years in a row". */
const streak: Reader = (at) => {
  const { line, i } = at;
  const found = CONSECUTIVE.exec(at.right);
  if (found === null) return undefined;
  const [words, count = ''] = found;
  const period = found[2] ?? found[3] ?? '';
  const figure = line.over[i]?.number === i ? line.over[i] : undefined;
  const place = Math.max(NUMBERS.indexOf(count), COUNTS.indexOf(count));
  const value =
    figure?.value ?? (place > 0 ? String(place) : (/^\d{1,3}/.exec(line.tokens[i]?.norm ?? '')?.[0] ?? ''));
  if (value === '') return undefined;
  const unit = period.endsWith('s') ? period : `${period}s`;
  return { ...cue(at, words, 'streak', 'superlative', 'level'), claimed: { value, unit } };
};

/** "third-highest", "the second largest economy". */
const ranked: Reader = (at) => {
  const found = RANKED.exec(at.right);
  if (found === null || isNamed(at)) return undefined;
  const value = String(NUMBERS.indexOf(found[1] ?? ''));
  return { ...cue(at, found[0], 'rank', 'superlative'), claimed: { value, unit: 'place' } };
};

/** "ranks fifth". */
const ranks: Reader = (at) => {
  const found = RANKS.exec(at.right);
  const place = NUMBERS.indexOf(found?.[1] ?? '');
  if (found === null) return undefined;
  const one = cue(at, `${at.word} ${found[1]}`, 'rank', 'superlative', 'comparison');
  return place > 0 ? { ...one, claimed: { value: String(place), unit: 'place' } } : one;
};

/** "has gone down over the past year". */
const course: Reader = (at) => {
  const { line, i } = at;
  const found = COURSE.exec(at.right);
  return found === null || isFigureIn(line, i - 3, i + 8) || IN_A_ROW.test(wordsAfter(line, i, 14))
    ? undefined
    : cue(at, found[0], 'change', 'level', 'comparison');
};

/** A streak farther on says more than the change: "has risen for the third month in a row". */
const IN_A_ROW = / (?:consecutive|straight|successive|in a row|running) /;

/** Where the clause of a word ends, at most seven tokens on. */
function clauseEnd({ line, i }: At): number {
  for (let k = i + 1; k < i + 7; k += 1) if (/^[,;:.–—]$/.test(line.signs[k] ?? '')) return k;
  return i + 7;
}

/** "Knife crime is falling in London". */
const goingOn: Reader = (at) => {
  const { line, i, right } = at;
  const found = GOING_ON.exec(right);
  if (found === null || isFigureIn(line, i - 3, clauseEnd(at)) || line.text.endsWith('?')) return undefined;
  const left = before(at, 9);
  if (WISHED.test(left) || / (?:if|when|while|because|whether|as|where) /.test(left)) return undefined;
  return HAS_SERIES.test(left) ? cue(at, found[0], 'change', 'level', 'comparison') : undefined;
};

/** "is 3.6 per cent, and falling". */
const andGoing: Reader = (at) =>
  AND_GOING.test(at.right) && isFigureIn(at.line, at.i - 5, at.i)
    ? { ...cue(at, 'and falling', 'change', 'level'), from: at.i + 1 }
    : undefined;

/** "a 20-year high", "a three-month low". */
const highOf: Reader = (at) => {
  const { line, i } = at;
  const time = line.tokens[i - 1];
  const isOne =
    time?.kind === 'word' && time.hyphen && /^(?:year|month|decade|week|quarter)$/.test(time.norm);
  return isOne ? { from: i - 2, next: i + 1, kind: 'superlative', others: ['level'] } : undefined;
};

const byPattern =
  (pattern: RegExp, kind: string, ...others: string[]): Reader =>
  (at) => {
    const found = pattern.exec(at.right);
    return found === null ? undefined : cue(at, found[0], kind, ...others);
  };

/** Digits before "consecutive": the reader of quotations takes "12th" for no figure. */
const NUMERALS = Array.from({ length: 100 }, (_, i) => String(i));

/** The readers by the words that they start at, so that most tokens cost one look. */
const STARTS: ReadonlyMap<string, readonly Reader[]> = (() => {
  const byWord = new Map<string, Reader[]>();
  const add = (words: Iterable<string>, reader: Reader) => {
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), reader]);
  };
  add('well still firmly currently on ahead behind off set likely going certain poised'.split(' '), pace);
  add(['all', 'record', 'all-time'], record);
  add([...NUMBERS.slice(1), ...COUNTS.slice(2), '#', ...NUMERALS], streak);
  add(['first'], byPattern(FIRST, 'superlative', 'streak', 'change'));
  add(NUMBERS.slice(1, 11), ranked);
  add(EXTREMES, superlative);
  add(COMPARATIVES, comparison);
  add(OUTDOES, outdone);
  add(['below', 'above', 'under'], beside);
  add('has have had rose fell increased declined dropped grew decreased went'.split(' '), course);
  add(['is', 'are'], goingOn);
  add(['and'], andGoing);
  add('high low peak'.split(' '), highOf);
  add(
    'not last never unseen unmatched unprecedented'.split(' '),
    byPattern(NOT_SEEN, 'superlative', 'level'),
  );
  add(
    "not hasn't haven't hadn't hasn’t haven’t hadn’t".split(' '),
    byPattern(NOT_SINCE, 'streak', 'superlative', 'level'),
  );
  add(COMPARATIVES, byPattern(EVERY_YEAR, 'streak', 'change', 'comparison'));
  add(['up', 'down'], byPattern(EVERY_YEAR, 'streak', 'change', 'comparison'));
  add(['without'], byPattern(UNHEARD, 'superlative', 'comparison'));
  add('ranks ranked came finished placed'.split(' '), ranks);
  add('fared fares performed'.split(' '), byPattern(FARED, 'rank', 'superlative', 'comparison'));
  add(['never'], byPattern(NEVER_BEEN, 'superlative', 'level', 'comparison'));
  return byWord;
})();

/** The cues of a line, in its order, without overlaps. */
export function cuesOf(line: Line): CueTest[] {
  const found: CueTest[] = [];
  for (let i = 0, reached = 0; i < line.tokens.length; i += 1) {
    const word = line.signs[i] ?? '';
    const readers = i < reached ? undefined : STARTS.get(word);
    if (readers === undefined) continue;
    const at: At = { line, i, word, right: wordsAfter(line, i) };
    for (const read of readers) {
      const one = read(at);
      if (one === undefined || one.from < reached) continue;
      found.push(one);
      reached = one.next;
      break;
    }
  }
  return found;
}

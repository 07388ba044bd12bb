/**
 * Statements without a figure of their own that a series or a record could decide: records, comparisons, streaks, ranks,
 * what is on track, and changes of which only the direction is said. Found by their words, each in a bounded stretch.
 */
import { type Line, wordsAfter, wordsBefore } from './line.ts';

/** A cue: its tokens, and the kind that its words make. */
export interface CueTest {
  from: number;
  next: number;
  kind: string;
  others: readonly string[];
  /** Of a rank or a streak: the place, or how many times in a row. */
  claimed?: { value: string; unit: string };
}

const EXTREME =
  'highest|lowest|largest|biggest|smallest|greatest|fewest|most|least|longest|shortest|fastest|slowest|strongest|weakest|steepest|sharpest|best|worst|deepest|cheapest|dearest|hottest|coldest|wettest|driest|warmest|busiest|quickest|poorest|tightest|deadliest|heaviest|broadest|youngest|oldest|richest|lowest-ever|highest-ever|toughest|widest|narrowest';
const EXTREMES: ReadonlySet<string> = new Set(EXTREME.split('|'));

/** What makes a superlative one over time: "since 2010", "in 50 years", "on record", "ever". */
const OVER_TIME =
  /^(?: [\w'’%#$£€/-]+){0,9}? (?:since (?:@|the|records|at least|\w+ \w+ war|world|comparable|\w+ began|then|before|20|19)|(?:in|for|over) (?:more than |over |nearly |almost |about |around |at least |the past |the last |the |some |a |its |their |our |well over )*(?:#|\w+|0)? ?(?:years?|decades?|months?|quarters?|century|generation|history|weeks?)|on record|ever|of all time|in living memory|in history|in modern times|to ?-?date|in peacetime|so far this year|of any|in its history|than at any|this century|this decade|this year) /;

/** What makes one a rank among places or bodies: "in Asia", "of any G7 country", "in the world". */
const AMONG =
  /^(?: [\w'’%#$£€/-]+){0,6}? (?:(?:in|across|among|of|in all of|anywhere in) (?:the )?(?:world|europe|asia|africa|g7|g20|oecd|eu|euro area|eurozone|country|nation|uk|us|united kingdom|united states|england|scotland|wales|britain|australia|america|latin america|south america|western europe|developed world|industrialised world|industrialized world|any (?:\w+ ){0,3}(?:country|nation|economy|state|force|region)|all (?:\w+ ){0,3}(?:countries|nations|economies|states|forces|regions)|oecd|g7|developed countries|advanced economies|major economies|state|city|region)) /;

/** Superlatives that name a thing and claim nothing: "the nation's largest force", "the world's biggest economy". */
const NAMES_A_THING =
  /(?:'s|’s|s'|’) (?:\w+ )?$| (?:one|some|two|three|many|several) of (?:the|its|their|our) (?:\w+ )?$/;

/** Phrases that are a test by themselves, with their kind. */
const PHRASES: readonly [kind: string, others: readonly string[], phrases: RegExp][] = [
  [
    'on-pace',
    ['promise', 'forecast'],
    /^ (?:(?:well |still |firmly |currently )?(?:(?:on track|on target|on schedule|on pace) (?:to|for|with)|on course to)|(?:ahead of|behind) (?:schedule|target)|(?:well )?on (?:its|the|our|their|his|her) way|off track|off course|(?:set|likely|going|certain|poised) to (?:miss|fail|fall short)|on track )/,
  ],
  [
    'superlative',
    ['level', 'rank'],
    /^ (?:(?:a |an |new |the |its |their )*(?:all-time|all time|record) (?:high|low|highs|lows|levels?|numbers?|amounts?|figures?|funding|investment|infrastructure|spending|profits?|sales|growth|temperatures?|heat|rainfall|exports?|imports?|employment|unemployment|revenues?|surplus|deficit|turnout|budget|haul|crop|harvest|intake|demand|output|production|prices?|inflows?|waits?|waiting|backlog|delays?|immigration|migration|pace|sum|years?|month|quarter|breaking|\w+ \w+ (?:investment|spending|funding)))/,
  ],
];
const RECORD = /^ (?:all-time|all time|record|record-breaking|record-high|record-low) /;

const COMPARATIVE =
  'more|fewer|less|higher|lower|larger|bigger|smaller|greater|faster|slower|worse|better|longer|shorter|cheaper|stronger|weaker|older|younger|richer|poorer|safer|deadlier|quicker|further|hotter|colder|likelier|busier|healthier';
const COMPARATIVES: ReadonlySet<string> = new Set(COMPARATIVE.split('|'));

/** Comparisons that say no more than an idiom, or hedge a number: "more than 300", "rather than", "no more than". */
const EVER =
  /^(?: \S+){0,6}? than (?:ever|at any|any (?:other )?(?:time|point|year|government|previous|month|period)|any previous|in any|has ever|it has ever)/;
const THAN = /^(?: [\w'’%£$€#@/-]+){0,9}? than /;

const CONSECUTIVE =
  /^ (?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|0 ?(?:st|nd|rd|th)|#|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?(?:st|nd|rd|th))? (?:(?:consecutive|straight|successive) (\w+)|(\w+) (?:in a row|running))/;

const NUMBERS =
  'zero first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'.split(
    ' ',
  );
const COUNTS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ');
const PERIODS = /^(?:day|week|month|quarter|year|time|election|season|session|winter|summer|decade)s?$/;

const RANKED =
  /^ (first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: -)? (?:highest|lowest|largest|biggest|smallest|most|least|best|worst|fastest|slowest|richest|poorest|longest|busiest|cheapest|deadliest) /;

const COURSE =
  /^ (?:(?:has|have|had) (?:\w+ )?(?:risen|fallen|gone (?:up|down)|increased|decreased|declined|dropped|grown|doubled|halved|worsened|improved|climbed|shrunk|soared|plummeted)|(?:rose|fell|increased|declined|dropped|grew|decreased|went up|went down)) (?:\w+ly )?(?:(?:over|in|during) (?:the )?(?:past|last|previous) (?:\w+ )?(?:year|years|decade|month|months|quarter)|since (?:@|\w+ @)|every (?:year|month|single year)|year on year|for the (?:first|second|third|fourth|fifth) (?:time|year|month))/;

/** The cue that starts at a token, if one does. */
function cueAt(line: Line, i: number): CueTest | undefined {
  const token = line.tokens[i];
  if (token?.kind !== 'word' && token?.kind !== 'number') return undefined;
  const word = line.signs[i] ?? '';
  const starts = STARTS.get(word);
  if (starts === undefined) return undefined;
  const right = wordsAfter(line, i);
  for (const read of starts) {
    const found = read(line, i, right);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Reader = (line: Line, i: number, right: string) => CueTest | undefined;

/** How many tokens some words of `wordsAfter` take; signs that stand for several tokens count as one. */
function tokensIn(line: Line, i: number, words: string): number {
  let left = words.trim().split(' ').filter(Boolean).length;
  let next = i;
  while (left > 0 && next < line.tokens.length) {
    if (line.signs[next] !== '') left -= 1;
    next += 1;
  }
  return Math.max(next, i + 1);
}

const phrase: Reader = (line, i, right) => {
  for (const [kind, others, words] of PHRASES) {
    const found = words.exec(right);
    if (found !== null) {
      if (kind === 'superlative' && isNamed(line, i)) continue;
      return { from: i, next: tokensIn(line, i, found[0]), kind, others };
    }
  }
  return undefined;
};

const isNamed = (line: Line, i: number): boolean => NAMES_A_THING.test(wordsBefore(line, i, 5));

/** "largest in its history", "lowest in Asia". */
const superlative: Reader = (line, i, right) => {
  const word = line.signs[i] ?? '';
  if (!EXTREMES.has(word)) return undefined;
  const left = wordsBefore(line, i, 5);
  const tail = right.slice(word.length + 1);
  if (/ (?:at|for|by|the) $/.test(left) && (word === 'least' || (word === 'most' && / at $/.test(left))))
    return undefined;
  if (
    / of (?:the|its|their|our) (?:\w+ )?$/.test(left) &&
    / (?:one|some|two|three|many|several|among) of /.test(left)
  )
    return undefined;
  if (/ (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|nd|rd|th|#) $/.test(left))
    return undefined;
  const time = OVER_TIME.exec(tail);
  if (time !== null && !/ (?:and|but|which|who|that) /.test(time[0].slice(0, -1)) && !/s' |'s $/.test(left))
    return {
      from: i,
      next: tokensIn(line, i, word + time[0]),
      kind: 'superlative',
      others: ['level', 'rank'],
    };
  const among = AMONG.exec(tail);
  if (among !== null && / (?:the|was|were|is|are|has|have|had|by far the|,) $/.test(left) && word !== 'most')
    return {
      from: i,
      next: tokensIn(line, i, word + among[0]),
      kind: 'rank',
      others: ['superlative', 'comparison'],
      claimed: { value: '1', unit: 'place' },
    };
  return undefined;
};

/** "record infrastructure investment", but not "criminal record" or "on record". */
const record: Reader = (line, i, right) => {
  if (!RECORD.test(right) || isNamed(line, i)) return undefined;
  const left = wordsBefore(line, i, 3);
  return / (?:a|at|of|by|the|delivered|hit|hits|another|in|its|new|reached|saw|despite|posted|see|seen|set) $/.test(
    left,
  ) || left.trim() === ''
    ? /^ record (?:of|on|that|is|was|and|as|,|\.|at|speaks|when|to|shows) /.test(right)
      ? undefined
      : {
          from: i,
          next: tokensIn(line, i, right.split(' ').slice(0, 3).join(' ')),
          kind: 'superlative',
          others: ['level', 'rank'],
        }
    : undefined;
};

/** What is wished for, expected or to come without a number is no test. */
const WISHED =
  / (?:would|should|could|may|might|must|will|want|wants|if|expect|hope|hopes|need|needs|can|whether|to be|to become|to make) /;

/** "more officers are leaving than joining", "higher than expected", "more … than ever before". */
const comparison: Reader = (line, i, right) => {
  const word = line.signs[i] ?? '';
  if (!COMPARATIVES.has(word)) return undefined;
  const left = wordsBefore(line, i, 4);
  if (/ (?:rather|other) $/.test(left)) return undefined;
  if (/^ \S+ than (?:#|halv|doubl|trebl|tripl|quadrupl)/.test(right)) return undefined;
  const ever = EVER.exec(right);
  if (ever !== null)
    return { from: i, next: tokensIn(line, i, ever[0]), kind: 'superlative', others: ['comparison'] };
  if (
    /^ (?:more|less|fewer|better|greater|higher|lower|longer) than (?:#|half|a|an|one|just|the|that|this|two|three|once|enough|happy|ever|double|twice)\b/.test(
      right,
    ) &&
    (word === 'more' || word === 'less' || word === 'fewer' || /^ \S+ than #/.test(right))
  )
    return undefined;
  // A figure by the word says how much more: that figure is the test.
  const over = line.figures.some(
    ({ from, next, role }) => from <= i && i < next + (role === undefined ? 2 : 0),
  );
  if (over || / (?:#|#%|%|percent|cent|times|points|pc) (?:\w+ )?$/.test(left)) return undefined;
  if (WISHED.test(wordsBefore(line, i, 10)) || line.sentence.place === 'heading') return undefined;
  const than = THAN.exec(right);
  const expected = /^ (?:\S+ ){1,2}(?:expected|compared (?:to|with))/.exec(right);
  // "the contraction in Japan is estimated to have been even larger".
  const even =
    / even $/.test(left) && word !== 'more' && word !== 'less' && word !== 'better' && word !== 'worse'
      ? /^ \S+/.exec(right)
      : null;
  const found = than ?? expected ?? even;
  if (found === null || /^ (?:[\w'’]+ ){1,4}(?:and|but|,) /.test(found[0])) return undefined;
  if (
    / (?:it|this|that|which)? ?(?:is|was|be|would be|it's) (?:\w+ )?$/.test(left) &&
    /^ (?:more|less) (?:important|difficult|complicated|a|about|like|interested|concerned|worried|of)\b/.test(
      right,
    )
  )
    return undefined;
  if (/ no longer/.test(` ${right.slice(0, 12)}`)) return undefined;
  return {
    from: i,
    next: tokensIn(line, i, found[0]) + 1,
    kind: 'comparison',
    others: ['superlative', 'difference', 'ratio'],
  };
};

/** "below the expected standard", "above the national average". */
const beside: Reader = (line, i, right) => {
  const found =
    /^ (?:below|above|under|over) (?:the |its |their |an? )?(?:\w+ ){0,2}(?:standard|average|target|expectations|norm|benchmark|inflation|rate of inflation)/.exec(
      right,
    );
  if (found === null || / (?:#|#%|%|percent|cent|points) $/.test(wordsBefore(line, i, 3))) return undefined;
  return {
    from: i,
    next: tokensIn(line, i, found[0]),
    kind: 'comparison',
    others: ['shortfall', 'difference'],
  };
};

/** "the third consecutive month", "four years in a row". */
const streak: Reader = (line, i, right) => {
  const found = CONSECUTIVE.exec(right);
  if (found === null) return undefined;
  const [words, count = '', period = found[3] ?? ''] = found;
  if (!PERIODS.test(period)) return undefined;
  const figure = line.figures.find(({ number }) => number === i);
  const place = Math.max(NUMBERS.indexOf(count), COUNTS.indexOf(count));
  const value =
    figure?.value ?? (place > 0 ? String(place) : (/\d+/.exec(line.tokens[i]?.norm ?? '')?.[0] ?? ''));
  if (value === '') return undefined;
  const unit = period.endsWith('s') ? period : `${period}s`;
  return {
    from: i,
    next: tokensIn(line, i, words),
    kind: 'streak',
    others: ['superlative', 'level'],
    claimed: { value, unit },
  };
};

/** "third-highest", "the second largest economy". */
const ranked: Reader = (line, i, right) => {
  const found = RANKED.exec(right);
  if (found === null || isNamed(line, i)) return undefined;
  return {
    from: i,
    next: i + 2,
    kind: 'rank',
    others: ['superlative'],
    claimed: { value: String(NUMBERS.indexOf(found[1] ?? '')), unit: 'place' },
  };
};

/** "has gone down over the past year": a change of which only the direction is said. */
const course: Reader = (line, i, right) => {
  const found = COURSE.exec(right);
  if (found === null || line.figures.some(({ from, role }) => role === undefined && Math.abs(from - i) < 12))
    return undefined;
  return { from: i, next: tokensIn(line, i, found[0]), kind: 'change', others: ['level', 'comparison'] };
};

/** "the first time since 2010", "for the first time in a decade". */
const firstTime: Reader = (line, i, right) => {
  const found =
    /^ first (?:time|fall|rise|drop|increase|decline|decrease|annual fall|quarterly fall) (?:since|in (?:more than |over |nearly |almost |at least )?(?:#|a|\w+) (?:years|decade|decades|months|generation|quarters|century))/.exec(
      right,
    );
  return found === null
    ? undefined
    : { from: i, next: tokensIn(line, i, found[0]), kind: 'superlative', others: ['streak', 'change'] };
};

/** The readers by the words that they start at, so that most tokens cost one look. */
const STARTS: ReadonlyMap<string, readonly Reader[]> = (() => {
  const byWord = new Map<string, Reader[]>();
  const add = (words: Iterable<string>, reader: Reader) => {
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), reader]);
  };
  add('well still firmly currently on ahead behind off set likely going certain poised'.split(' '), phrase);
  add(['all', 'record', 'all-time'], phrase);
  add(['record'], record);
  add(['first'], firstTime);
  add([...NUMBERS.slice(1), ...COUNTS.slice(2), '#', '0'], streak);
  add(NUMBERS.slice(1, 11), ranked);
  add(EXTREMES, superlative);
  add(COMPARATIVES, comparison);
  add(['below', 'above', 'under', 'over'], beside);
  add('has have had rose fell increased declined dropped grew decreased went'.split(' '), course);
  return byWord;
})();

/** The cues of a line, in its order, without overlaps. */
export function cuesOf(line: Line): CueTest[] {
  const found: CueTest[] = [];
  let reached = 0;
  for (let i = 0; i < line.tokens.length; i += 1) {
    if (i < reached) continue;
    const cue = cueAt(line, i);
    if (cue === undefined) continue;
    found.push(cue);
    reached = cue.next;
  }
  return found;
}

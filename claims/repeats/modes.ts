/** How a statement states: as a level, a change, a rank, a pledge, a pace or a forecast; in which direction; and as a denial or not. */

export type Mode = 'level' | 'change' | 'rank' | 'pledge' | 'pace' | 'forecast' | 'need';

const OF_KIND: Readonly<Record<string, Mode>> = {
  level: 'level',
  sum: 'level',
  total: 'level',
  average: 'level',
  'average-rate': 'level',
  'flow-rate': 'level',
  ratio: 'level',
  share: 'level',
  shortfall: 'level',
  event: 'level',
  change: 'change',
  difference: 'change',
  'percent-change': 'change',
  'real-terms-change': 'change',
  comparison: 'change',
  rank: 'rank',
  superlative: 'rank',
  streak: 'rank',
  promise: 'pledge',
  pledge: 'pledge',
  'required-rate': 'need',
  'on-pace': 'pace',
  pace: 'pace',
  forecast: 'forecast',
};

/** Kinds whose words have a number that is not what they state: the target of a pace, the years of a record. */
const WITHOUT_FIGURE = new Set(['on-pace', 'pace', 'superlative', 'rank', 'comparison', 'streak']);

/** Whether a typed kind without a typed figure states none, whatever numbers its words have. */
export const statesNoFigure = (kind: string | undefined): boolean =>
  kind !== undefined && WITHOUT_FIGURE.has(kind);

/** The mode of a typed kind; undefined if it is none that is known. */
export const modeOf = (kind: string | undefined): Mode | undefined =>
  kind === undefined ? undefined : OF_KIND[kind];

const ON_PACE =
  /\b(?:will (?:still |easily |surely )?(?:meet|hit) (?:the|its|our|their|this)|on (?:track|course|target|schedule|pace)|(?:well )?on (?:its|our|their|the) way to|ahead of (?:schedule|target)|on the cusp|remain confident|am confident|likely to have hit)\b/;
const OFF_PACE =
  /\b(?:will (?:still |surely |almost certainly )?(?:miss|fail to (?:meet|hit)|not (?:meet|hit)) (?:the|its|our|their|this)|off (?:track|course|target)|behind (?:schedule|target)|course to miss|track to miss|verge of (?:breaking|missing)|set to (?:miss|become)|broken promises?|lag(?:s|ging)? behind|won't achieve)\b/;
const PLEDGE =
  /\b(?:promis\w*|pledg\w*|vow\w*|commit(?:ted|ment|ting)?|manifesto|guarantee\w*|we(?:'re| are) (?:putting|going to)|we will|we'll|we shall|(?:government|labour|conservatives|party|plan|they|he|she|i) will (?:get|build|put|recruit|deliver|hire|bring|fund|create|raise|make)|will (?:get|build|put|recruit|deliver|hire|bring|fund|rebuild)|aim(?:s|ing)? to|programme to build|we(?:'d| would) (?:build|hire)|over the (?:next|lifetime of this) (?:decade|parliament|five years|ten years)|next parliament|wants? to|fund the|building \d+ new|enforced by)\b/;
/** What would have to be. */
const NEED =
  /\b(?:need(?:s|ed)? to|(?:would|will) (?:have|need) to|must (?:now )?(?:be|run|reach|average|recruit|hire|build|find|rise|fall)|required to)\b/;
const FORECAST =
  /\b(?:forecasts?|projected|projections?|predict\w*|set to (?:rise|fall|grow|cost|reach)|would (?:cost|raise|hit|see|save|lose|be|mean|add)|will (?:cost|cut|raise|lose|save|add|fall|rise|grow)|(?:is|are) going to|over the next (?:two|three|four) years|is expected|are expected|can secure|plan is going)\b/;
const RANK =
  /\b(?:fastest|slowest|highest|lowest|largest|biggest|smallest|record (?:high|low|number|level)s?|record numbers?|best|worst|than ever(?: before)?|first time|lower than any|higher than any|most (?:in|since|ever)|quicker rate than|the only)\b/;
const CHANGE =
  /\b(?:ris(?:e|es|en|ing)|rose|increas\w*|grew|grow(?:s|n|ing)|(?:go(?:es|ing|ne)?|went|com(?:es?|ing)|came) (?:up|down)|improv\w*|worsen\w*|(?:got|getting|gets|become) (?:worse|better)|deteriorat\w*|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|decreas\w*|declin\w*|reduc\w*|cut(?:s|ting)?|lost|lose|losing|down (?:by|from|\d[\d,.]*)|up (?:by|from|\d[\d,.]*)|(?:higher|lower|fewer|more|larger|smaller|bigger|less) (?:[\p{L}'-]+ ){0,5}than|extra|additional|more (?:police|officers|people|jobs|employees|homes|appointments|nurses|bobbies)|doubled?|halved|tripled|shrank|shrunk|slashed|delivered|recruited|created)\b/u;

/** Words of what has come about, or is so, which no pledge or forecast says. */
const DONE =
  /\b(?:(?:ha(?:s|ve)|had|we've|i've) (?:now |already |been |indeed |since )*(?:delivered|built|recruited|created|brought|opened|hired|increased|reduced|cut|fallen|risen|grown|joined|left|quit|added|put)|(?:was|were) (?:delivered|built|recruited|created)|brought in|delivered|(?:is|are) (?:now |already )*(?:operating|open|falling|rising|growing)|now ha(?:s|ve)|actually (?:is|are|has|have)|(?:more|fewer|less|higher|lower|larger|smaller) (?:[\p{L}'-]+ ){0,4}than (?:it was|they were|there were|we had|in \d{4}))\b/u;

/** Whether words tell of what has come about. */
export const isDone = (text: string): boolean => DONE.test(text);

/** Words of how much there is. */
const LEVEL =
  /\b(?:there (?:is|are|were|was)|(?:is|are|was|were) (?:now |currently |still |about |around |over |nearly |almost )*(?:on|in|at|waiting|[£$€]?\d)|stands? at|stood at|total(?:s|led)?|have (?:now )?(?:got )?\d|amounts? to)\b/;

/** Words of what neither rises nor falls. */
const STILL =
  /\b(?:flat|flatlin(?:ed|es|ing)|stable|stagnant|stagnat(?:ed|es|ing)|unchanged|level pegging|no change|not changed|hasn't changed|haven't changed|standing still|stood still|frozen)\b/;

/** Whether words say that something stayed as it was. */
export const isStill = (text: string): boolean => STILL.test(text);

/** Whether words say how much there is, and nothing of more or less. */
export const tellsOfLevel = (text: string): boolean => LEVEL.test(text) && !CHANGE.test(text);

/** Words of a time that does not move on: a fixed beginning, an inheritance, a record that was set. */
const FIXED =
  /\b(?:since (?:the )?(?:\d{4}|inauguration|election|pandemic|start|day|we|i|he|she|they|labour|covid)|after \d{4}|between \d{4} and|(?:in|by|from) (?:\p{L}+ )?\d{4}|inherit\w*|when .{1,40}\b(?:left|came|took)\b|left (?:office|power|the|us)|took (?:office|the oath)|record high|before the (?:last |general |\d{4} )*election)/u;

/** Whether words name a time that does not move on. */
export const isFixedTime = (text: string): boolean => FIXED.test(text);

/** The mode that words suggest. Words without a sign of anything else state a level. */
export function modeIn(text: string): Mode {
  if (ON_PACE.test(text) || OFF_PACE.test(text)) return 'pace';
  if (NEED.test(text)) return 'need';
  if (PLEDGE.test(text)) return 'pledge';
  if (FORECAST.test(text)) return 'forecast';
  if (RANK.test(text)) return 'rank';
  return CHANGE.test(text) ? 'change' : 'level';
}

/** Words of a fall and of a rise, each a whole word in small letters. */
const FALL =
  /\b(?:fell|falls?|fallen|falling|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|lower(?:ed)?|fewer|less|narrow(?:s|ed|er|ing)?|collaps(?:es?|ed|ing)|plummet(?:s|ed|ing)?|plung(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|crash(?:es|ed|ing)?|dwindl(?:es?|ed|ing)|lost|los(?:e|es|ing)|down|slash(?:ed|ing)?|shr[aiu]nk(?:ing)?|smaller|lowest|slowest|halv(?:e|ed|ing)|below|worse(?:ns?|ned|ning)?|deteriorat(?:es?|ed|ing)|shortfall|short of)\b/gu;
const RISE =
  /\b(?:rose|ris(?:e|es|en|ing)|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing|th)?|up|more|higher|extra|additional|gain(?:s|ed)?|soar(?:s|ed|ing)?|boom(?:s|ed|ing)?|widen(?:s|ed|ing)?|rocket(?:s|ed|ing)?|skyrocket(?:s|ed|ing)?|balloon(?:s|ed|ing)?|swell(?:s|ed|ing)?|swollen|surg(?:e|ed|ing)|jump(?:s|ed)?|climb(?:s|ed)?|doubl(?:e|ed|ing)|tripl(?:e|ed)|above|larger|bigger|fastest|highest|largest|record|expanded|better|improv(?:es?|ed|ing)|quicker|recruited|hired|created|added)\b/gu;

/** Hedges and phrases whose words are no directions. */
const NO_DIRECTION =
  /\b(?:(?:no )?(?:more|fewer|less|higher|lower) than(?= (?:£|\$|€)?\d| half| a (?:million|third|quarter|half)| (?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)\b)|tax (?:cuts?|rises?)|once more|any more|up to|cut through|down to earth|set up|more or less|make up|made up|end up|put them up|up in|catch up|sign up|grow(?:ing)? up)\b/g;

/** Words of a pace that is not kept. */
export const isOffPace = (text: string): boolean => OFF_PACE.test(text);

/** How far from a figure a word may stand that tells its direction, in characters. */
const FARTHEST = 60;

/** Up, down, or neither: by the words of a clause, those nearest to a place first. */
export function directionIn(text: string, at: number): -1 | 0 | 1 {
  const plain = text.replace(NO_DIRECTION, (all) => ' '.repeat(all.length));
  let best = at === 0 ? Number.POSITIVE_INFINITY : FARTHEST;
  let direction: -1 | 0 | 1 = 0;
  for (const [pattern, sense] of [
    [FALL, -1],
    [RISE, 1],
  ] as const)
    for (const match of plain.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const distance = end <= at ? at - end : Math.max(0, match.index - at);
      if (distance >= best) continue;
      best = distance;
      direction = sense;
    }
  return direction;
}

/** Words by which one side says that what the other says is not so: of its truth, of its making, of its worth. */
const DENIAL = new RegExp(
  [
    String.raw`\b(?:garbage|rubbish|nonsense|hogwash|balderdash|baloney|bunkum|bogus|hoax|hokum|fiction|fantasy|fairy ?tales?|jugglery|trickery|propaganda|whopper)\b`,
    String.raw`\b(?:untrue|not true|(?:not |in)accurate|incorrect|baseless|unfounded|groundless|fictitious|fabricat\w*|exaggerat\w*|overstat\w*|inflated|debunked?|disproved?|quickly unravelled)\b`,
    String.raw`\b(?:can't|cannot|can not|could not|couldn't) (?:possibly )?be (?:right|true|correct)\b`,
    String.raw`\b(?:falsely|falsehoods?|false claims?|myth|misle[ad]\w*|misinformation|disinformation|deceit(?:ful)?|dishonest)\b`,
    String.raw`\b(?:is|was|are|were|'s|'re)(?: \p{L}+ly| just| simply| all)* (?:false|wrong|lies|lying|invented|made up|spin)\b`,
    String.raw`\b(?:a|an|that|this)(?: [\p{L}-]+){0,2} lies?\b`,
    String.raw`\b(?:nothing but|no truth|no basis|not a shred|not the case|nowhere near|not even close|far from (?:it|true|the truth|being)|not involved)\b`,
    String.raw`\b(?:does not|doesn't|do not|don't|did not|didn't) (?:add up|stand up|hold up|exist|happen)\b`,
    String.raw`\b(?:is|are|was|were)(?: not|n't) (?:\d|more|fewer|the|a|involved)`,
    String.raw`[,;–—-] (?:and )?not (?:the|a|an) \p{L}`,
    String.raw`\bthere (?:is|are|was|were) no\b|\bnone of\b`,
    String.raw`(?:\b(?:not|never|no longer)|n't)(?: been| yet| even| actually| really| being)* (?:fall(?:en|ing)?|drop(?:ped|ping)?|declin(?:ed?|ing)|reduc(?:ed?|ing)|cut|ris(?:e|en|ing)|increas(?:ed?|ing)|grow(?:n|ing)?|go(?:ne|ing)? (?:up|down)|deliver(?:ed)?|met|meet|hit|reach(?:ed)?|achieved?|kept|keep|clear(?:ed)?|built|build|recruit(?:ed)?|hired?|stop(?:ped)?|halved?|doubled?|created?)\b`,
    String.raw`\bno (?:such )?(?:rise|fall|cuts?|increase|decrease|reduction|growth|drop)\b`,
    String.raw`\b(?:fail(?:s|ed|ing)? to|unable to|yet to)\b`,
  ].join('|'),
  'u',
);

/** What somebody else said, which a statement is set against: it denies that, and not what it states itself. */
const SET_AGAINST = /\b(?:despite|notwithstanding|regardless of|whatever|unlike) [^.;:!?,]*/g;

/** Words of a kind that a sentence without a figure states. */
export const statesKind = (text: string): boolean =>
  ON_PACE.test(text) || OFF_PACE.test(text) || RANK.test(text) || CHANGE.test(text);

/** Words of what is left of a whole, where other words tell how much of it was reached. */
const SHORT =
  /\b(?:short(?:fall)?|shy|missing|remain(?:s|ing)?|behind|left to|still to|less|cheaper|discount|not)\b/;

/** Whether words tell of what is left of a whole. */
export const tellsOfTheRest = (text: string): boolean => SHORT.test(text);

/** What is said not to be so: "does not have", "won't cost". */
const NEGATED =
  /(?<!\b(?:who|that|which) )\b(?:(?:do|does|did|has|have|had|is|are|was|were|will|would) not|(?:don|doesn|didn|hasn|haven|hadn|isn|aren|wasn|weren|won|wouldn)'t)\b(?! (?:just|only|merely|simply)\b)/;

/** Any word of what is not so: two statements with one of them each may say the same in other words. */
const NEGATIVE =
  /n't\b|\b(?:(?:do|does|did|has|have|had|is|are|was|were|wo|would|ca)nt|not|no|never|nobody|none|nothing|nowhere|without|cannot|zero|lacks?|lacking|except|barring|fail\w*|refus\w*|den(?:y|ies|ied)|unable|end(?:s|ed|ing)?|abolish\w*|scrap\w*|stop\w*)\b/;

/** Whether words say that something is not so. */
export const negates = (text: string): boolean => NEGATED.test(text.replace(SET_AGAINST, ' '));

/** Whether words have any sign of what is not so. */
export const isNegative = (text: string): boolean => NEGATIVE.test(text);

/** Words by which what is stated is set against what was made of it. */
const CONTRAST =
  /\b(?:actually|actual|in (?:reality|fact)|the truth is|(?:true|real) (?:number|figure)|at best|whilst|even though)\b/;

/** Words before a number by which it is said to be less than it was made out to be. */
const BELITTLED = /\b(?:only|just|merely|a mere|barely|no more than) (?:[\p{L}'£$€-]+ ){0,2}$/u;

/** Whether words deny something, what stands in them of the sayings of others apart. */
export const denies = (text: string): boolean => DENIAL.test(text.replace(SET_AGAINST, ' '));

/** Whether a clause sets the number at a place in it against another one. "Just over" tells how near a number is, and no more. */
export const contrasts = (text: string, at: number): boolean =>
  CONTRAST.test(text) || BELITTLED.test(text.slice(Math.max(0, at - FARTHEST), at));

/** "A 45-year high", "the highest in 45 years". */
const RECORD_OF =
  /\b(\d{1,4})[ -]years?[ -](?:high|low|peak|record)|\b(?:\p{L}+est|most|worst|best)\b[^.;!?]{0,40}\b(?:in|for|over) (?:the (?:last|past) )?(\d{1,4}) years\b/u;

/** How many years a record goes back, by its words; undefined if they do not say. */
export function yearsOfRecord(text: string): number | undefined {
  const [, one, other] = RECORD_OF.exec(text) ?? [];
  const years = one ?? other;
  return years === undefined ? undefined : Number(years);
}

/** Places in an order, and the words that may stand between one and what it is a place of. */
const ORDINALS = 'second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const PLACE_OF =
  /\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th))[ -](?:most|best|worst|fastest|slowest|highest|lowest|largest|biggest|smallest|richest|poorest|strongest|weakest|longest|shortest|cheapest)\b/g;

/**
 * Which place of an order words give to what they tell of: 8 of "the eighth largest", 1 of a superlative alone; undefined if
 * they give none. A superlative that is denied beside a place ("the eighth largest, not the biggest") gives none.
 */
export function placeInOrder(text: string): number | undefined {
  const [first] = [...text.matchAll(PLACE_OF)];
  if (first === undefined) return RANK.test(text) ? 1 : undefined;
  const word = first[1] ?? '';
  const named = ORDINALS.indexOf(word);
  return named >= 0 ? named + 2 : Number.parseInt(word, 10);
}

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
  /\b(?:on (?:track|course|target|schedule|pace)|(?:well )?on (?:its|our|their|the) way to|ahead of (?:schedule|target)|on the cusp|remain confident|am confident|likely to have hit)\b/;
const OFF_PACE =
  /\b(?:off (?:track|course|target)|behind (?:schedule|target)|course to miss|track to miss|verge of (?:breaking|missing)|set to (?:miss|become)|broken promises?|lag(?:s|ging)? behind|won't achieve)\b/;
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
  /\b(?:ris(?:e|es|en|ing)|rose|increas\w*|grew|grow(?:s|n|ing)|gone up|went up|fell|fall(?:s|en|ing)|drop(?:s|ped|ping)?|decreas\w*|declin\w*|reduc\w*|cut(?:s|ting)?|lost|lose|losing|down (?:by|from|\d)|up (?:by|from|\d)|(?:higher|lower|fewer|more|larger|smaller|bigger|less) (?:[\p{L}'-]+ ){0,5}than|extra|additional|more (?:police|officers|people|jobs|employees|homes|appointments|nurses|bobbies)|doubled?|halved|tripled|shrank|shrunk|slashed|delivered|recruited|created)\b/u;

/** Words of what has come about, or is so, which no pledge or forecast says. */
const DONE =
  /\b(?:(?:ha(?:s|ve)|had|we've|i've) (?:now |already |been |indeed |since )*(?:delivered|built|recruited|created|brought|opened|hired|increased|reduced|cut|fallen|risen|grown|joined|left|quit|added|put)|(?:was|were) (?:delivered|built|recruited|created)|brought in|delivered|(?:is|are) (?:now |already )*(?:operating|open|falling|rising|growing)|now ha(?:s|ve)|actually (?:is|are|has|have))\b/;

/** Whether words tell of what has come about. */
export const isDone = (text: string): boolean => DONE.test(text);

/** Words of a time that does not move on: a fixed beginning, an inheritance, a record that was set. */
const FIXED =
  /\b(?:since (?:the )?(?:\d{4}|inauguration|election|pandemic|start|day|we|i|he|she|they|labour|covid)|after \d{4}|between \d{4} and|(?:in|by|from) (?:\p{L}+ )?\d{4}|inherit\w*|when .{1,40}\b(?:left|came|took)\b|left (?:office|power|the|us)|took (?:office|the oath)|record high)/u;

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
  /\b(?:fell|falls?|fallen|falling|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|lower(?:ed)?|fewer|lost|los(?:e|es|ing)|down|slash(?:ed|ing)?|shr[aiu]nk(?:ing)?|smaller|lowest|slowest|halv(?:e|ed|ing)|below|worse|shortfall|short of)\b/gu;
const RISE =
  /\b(?:rose|ris(?:e|es|en|ing)|increas(?:e|es|ed|ing)|grew|grow(?:s|n|ing|th)?|up|more|higher|extra|additional|gain(?:s|ed)?|soar(?:s|ed)?|surg(?:e|ed|ing)|jump(?:s|ed)?|climb(?:s|ed)?|doubl(?:e|ed|ing)|tripl(?:e|ed)|above|larger|bigger|fastest|highest|largest|record|expanded|quicker|recruited|hired|created|added)\b/gu;

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

/** Words by which one side says that what the other says is not so. */
const DENIAL =
  /\b(?:garbage|rubbish|nonsense|untrue|not true|(?:not |in)accurate|incorrect|(?:can't|cannot|can not) be right|falsely|myth|(?:is|was|are|were) (?:a lie|lies|lying|wrong)|misle[ad]\w*|deceit(?:ful)?|dishonest|don't add up|do not add up|not the case|nowhere near|quickly unravelled|debunked?|not involved|(?:is|are|was|were)(?: not|n't) (?:\d|more|fewer|the|a|involved)|there (?:is|are) no|none of)\b/;

/** Words of a kind that a sentence without a figure states. */
export const statesKind = (text: string): boolean =>
  ON_PACE.test(text) || OFF_PACE.test(text) || RANK.test(text) || CHANGE.test(text);

/** Words of what is left of a whole, where other words tell how much of it was reached. */
const SHORT =
  /\b(?:short(?:fall)?|shy|missing|remain(?:s|ing)?|behind|left to|still to|less|cheaper|discount|not)\b/;

/** Whether words tell of what is left of a whole. */
export const tellsOfTheRest = (text: string): boolean => SHORT.test(text);

/** Words by which a number is said to be less than it was made out to be. */
const CONTRAST =
  /\b(?:only|just|merely|actually|actual|in reality|the truth is|true (?:number|figure)|at best|whilst|despite|even though)\b/;

/** Whether words deny something. */
export const denies = (text: string): boolean => DENIAL.test(text);

/** Whether words set a number against another one. */
export const contrasts = (text: string): boolean =>
  CONTRAST.test(text.replace(/\bjust (?:over|under|above|below)\b/g, ''));

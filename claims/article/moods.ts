/** Figures that are promised, aimed at or foretold, by the words of the clause that lead up to them. */
import type { Rule } from './kind-at.ts';
import { ACTS, AIMS, PROMISES, TO_COME } from './kind-words.ts';
import { type Around, lastMatch } from './line.ts';
import { isPartyName } from './speakers/lexicon.ts';

const MOOD_BREAK =
  / (?:but|while|whilst|although|though|whereas|who|after|because|compared|since|said|says|rose|fell|was|were|had|has|reported|reached|found|from|as|and there (?:are|is|were|was)|and we (?:have|now)|;|:|—|–|-|…|, an? (?:increase|rise|cut|fall|drop|decrease|reduction|jump)) /;

/** A verb of its own after what is promised: "a promise to balance the books would allow Labour to borrow …". */
const NEW_VERB = /^ (?:(?:to|of) (?:\S+ ){2,})?(?:would|will|could|should|can) /;

/** Whether any mood may be found before a figure. */
function isMooded(around: Around): boolean {
  around.isMooded ??= MOODED.test(around.left);
  return around.isMooded;
}

/** The words between the last word of a mood and the figure, if nothing there starts another clause. */
function mood(left: string, words: RegExp): string | undefined {
  const at = lastMatch(left, words);
  if (at === undefined) return undefined;
  const between = left.slice(at.index + at[0].length);
  if (NEW_VERB.test(between) || (/ to$/.test(at[0]) && NEW_VERB.test(` to${between}`))) return undefined;
  // "will fall from £124bn to £85bn": the earlier end breaks nothing.
  const plain = between.replace(/ to have /g, ' ').replace(/ from (?:(?:\S+ ){0,8}to )?$/, ' ');
  return MOOD_BREAK.test(plain) ? undefined : between;
}

const any = (words: string): RegExp => new RegExp(` (?:${words})(?= )`, 'g');
const PROMISED = any(PROMISES);
const AIMED = any(AIMS);
const COMING = any("will|shall|'ll|we'll|i'll|they'll|going to|expect to|expects to");
const TOLD = any(TO_COME);
const MAYBE = any('could|may|might');
/** Any of them, so that most figures cost one look. */
const MOODED = new RegExp([PROMISED, AIMED, COMING, TOLD, MAYBE].map(({ source }) => source).join('|'));
const ACT = new RegExp(`^ (?:\\w+ly |also |now |see (?:us |them |the \\w+ )?|be able to )*(?:${ACTS}) `);

/** Who can promise something: "the trust will recruit", but not "the scheme will create". */
const AGENT =
  / (?:we|i|he|she|they|us|government|labour|labor|conservatives|tories|democrats|republicans|liberals|lib dems|party|council|councillors|minister|ministers|president|mayor|administration|coalition|chancellor|secretary|department|board|authority|force|trust|nhs|office|treasury|state|country|police|ministry|cabinet|congress|parliament) (?:\w+ ){0,4}$/;

const HELD_AGAINST =
  / (?:against|below|above|than|standard|benchmark|met|hit|reached|exceeded|beat|achieved) (?:\w+ ){0,3}(?:target|goal|standard|benchmark)(?: \w+){0,6} of (?:\w+ )?$/;

const DOING =
  / (?:am|are|is|'re|we're|they're) (?:now |also |currently )?(?:recruiting|hiring|employing|building|delivering|creating|providing|investing|spending|funding|putting|training|opening|planting|adding|introducing|offering|allocating|installing|buying|extending|rolling out|bringing in|taking on) (?:\S+ ){0,4}$/;
const NEXT_YEARS =
  / (?:over|in|during|within) (?:the )?(?:next|coming) | by @ | by the end of | next year | this decade | (?:between|from) now /;

/** "6,000 planners would be trained", "nurses will be hired": what somebody is to do, said of those it is done to. */
const TO_BE_DONE =
  /^ (?:[\w-]+ ){0,5}?(?:(?:will|would|are to|is to) be|to be(?= \w+ by )) (?:\w+ly )?(?:completed|trained|recruited|hired|built|created|invested|spent|delivered|opened|given|provided|added|planted|offered|funded|installed|allocated|set aside|employed|rebuilt|made available|put into|deployed|resettled|upgraded) /;

/** "Government to hire 1,000 officers": what a headline says that somebody will do. */
const TITLE_TO = new RegExp(`^ (?:[\\w’'-]+ ){1,6}?to (?:${ACTS}) (?:\\S+ ){0,2}$`);
const TITLES: ReadonlySet<string> = new Set(['title', 'heading']);

/** "Labour: 10,000 more nurses": what a list says that a party promises. */
const OF_SOMEBODY = /^([^:]{2,24}): /;
const isOfParty = (text: string): boolean => isPartyName(OF_SOMEBODY.exec(text)?.[1] ?? '');
const FINITE = / (?:is|are|was|were|has|have|had|says|said) /;

/** "pledged to recruit 20,000 officers", "will spend $5.1 billion": aimed at by whoever says it. */
export const promised: Rule = (around) => {
  const { left, right, figure, line } = around;
  if (isOfParty(line.text) && !FINITE.test(left) && figure.verb === undefined)
    return { kind: 'promise', others: ['forecast', 'level'], unclaimed: true };
  if (figure.verb === undefined && TITLES.has(around.line.sentence.place) && TITLE_TO.test(left))
    return { kind: 'promise', others: ['forecast', 'level'], unclaimed: true };
  if (HELD_AGAINST.test(left)) return { kind: 'level', others: ['share', 'promise'] };
  const hasMood = isMooded(around);
  if (
    (hasMood && mood(left, PROMISED) !== undefined) ||
    (figure.verb === undefined &&
      figure.unit !== 'times' &&
      /^ (?:(?:that|was|were|had|been|it|they) )*(?:promised|pledged) /.test(right))
  )
    return { kind: 'promise', others: ['forecast'], unclaimed: true };
  const isDone =
    TO_BE_DONE.test(right) && !/ (?:could|may|might|expected|forecast) /.test(right.slice(0, 40));
  const isDoing = DOING.test(left) && NEXT_YEARS.test(right);
  if (isDone || (isDoing && AGENT.test(left.replace(DOING, ' '))))
    return { kind: 'promise', others: ['forecast'], unclaimed: true };
  if (!hasMood) return undefined;
  const aimed = mood(left, AIMED);
  if (aimed !== undefined) return { kind: 'promise', others: ['forecast'], unclaimed: true };
  const coming = mood(left, COMING);
  if (
    coming === undefined ||
    / (?:that|which) (?:will|shall) $/.test(left.slice(0, left.length - coming.length + 1))
  )
    return undefined;
  const isAgent = AGENT.test(left.slice(0, left.length - coming.length + 1)) || / see us /.test(coming);
  return isAgent && ACT.test(coming) ? { kind: 'promise', others: ['forecast'], unclaimed: true } : undefined;
};

/** "would cost £13.8bn to clear": what something comes to, whenever it is done. */
const WOULD_COST = / would (?:\w+ )?(?:cost|take|require) (?:[\w’'-]+ ){0,3}$/;

/** "a worker on the median wage of £18,650 would": the sum tells who, and is not to come. */
const OF_WHOM =
  / (?:wage|salary|income|pay|earnings|pension|budget|mortgage|house|home|price)s? (?:of|worth) (?:\w+ )?$/;

/** "is expected to reach 3%", "will cost $2.6 billion". */
export const foretold: Rule = (around) => {
  const { left, right } = around;
  const isCost =
    / cost /.test(left.slice(-30)) &&
    (/^ to (?!@|#)/.test(right) || / (?:\w+ing) (?:\S+ ){0,9}would cost /.test(left));
  if (isCost && WOULD_COST.test(left)) return { kind: 'level', others: ['forecast'] };
  const coming = isMooded(around) ? mood(left, TOLD) : undefined;
  if (coming === undefined) {
    const isLater =
      /^ (?:\w+ ){0,6}(?:is|are|was|were) (?:expected|forecast|projected|predicted|due|planned) /.test(
        right,
      ) ||
      (/^ (?:\w+ ){0,2}(?:will|would) (?!not )/.test(right) && !OF_WHOM.test(left));
    return isLater ? { kind: 'forecast', others: ['promise'] } : undefined;
  }
  const isMaybe = / (?:could|may|might) \w* ?\w* ?$/.test(left) || mood(left, MAYBE) !== undefined;
  return isMaybe
    ? { kind: 'level', others: ['forecast'] }
    : { kind: 'forecast', others: ['promise', 'level'] };
};

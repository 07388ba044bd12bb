/** Figures that are promised, aimed at or foretold, by the words of the clause that lead up to them. */
import type { Rule } from './kind-at.ts';
import { ACTS, AIMS, PROMISES, TO_COME } from './kind-words.ts';
import { type Around, lastMatch } from './line.ts';

const MOOD_BREAK =
  / (?:but|while|whilst|although|though|whereas|who|after|because|compared|since|said|says|rose|fell|was|were|had|has|reported|reached|found|from|as|;|:|—|–|-|…|, an? (?:increase|rise|cut|fall|drop|decrease|reduction|jump)) /;

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
  return MOOD_BREAK.test(between.replace(/ to have /g, ' ')) ? undefined : between;
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

/** "pledged to recruit 20,000 officers", "will spend $5.1 billion": aimed at by whoever says it. */
export const promised: Rule = (around) => {
  const { left, right, figure } = around;
  if (HELD_AGAINST.test(left)) return { kind: 'level', others: ['share', 'promise'] };
  const hasMood = isMooded(around);
  if (
    (hasMood && mood(left, PROMISED) !== undefined) ||
    (figure.verb === undefined &&
      figure.unit !== 'times' &&
      /^ (?:(?:that|was|were|had|been|it|they) )*(?:promised|pledged) /.test(right))
  )
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

/** "is expected to reach 3%", "will cost $2.6 billion". */
export const foretold: Rule = (around) => {
  const { left, right } = around;
  const coming = isMooded(around) ? mood(left, TOLD) : undefined;
  if (coming === undefined) {
    const isLater =
      /^ (?:\w+ ){0,6}(?:is|are|was|were) (?:expected|forecast|projected|predicted|due|planned) /.test(
        right,
      ) || /^ (?:\w+ ){0,2}(?:will|would) (?!not )/.test(right);
    return isLater ? { kind: 'forecast', others: ['promise'] } : undefined;
  }
  const isMaybe = / (?:could|may|might) \w* ?\w* ?$/.test(left) || mood(left, MAYBE) !== undefined;
  return isMaybe
    ? { kind: 'level', others: ['forecast'] }
    : { kind: 'forecast', others: ['promise', 'level'] };
};

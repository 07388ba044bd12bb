/** Figures that a sentence only compares with: the earlier end of a change, a target held against, what a rate is to reach. */
import type { KindAt, Rule } from './kind-at.ts';
import { FALL, RISE } from './kind-words.ts';
import type { Around } from './line.ts';

const SMALL_WORDS =
  '(?:(?:an?|the|just|about|only|around|some|revised|nearly|almost|over|under|more than|less than|its|their|record|peak of|high of|low of|an estimated|a revised|total of|average of|figure of|rate of) )*';

/** "up from", "down from its peak of", "a rise from", "has fallen in a year from". */
const FROM = new RegExp(` (?:${RISE}|${FALL}) (?:\\S+ ){0,9}?from ${SMALL_WORDS}$`);
const UP_FROM = new RegExp(` (?:up|down|higher|lower|increase|rise|fall|drop|decrease) from ${SMALL_WORDS}$`);
const BESIDE = new RegExp(` (?:compar(?:es|ed|ing) (?:with|to)|versus|against|and not) ${SMALL_WORDS}$`);
const THAN_THE = / (?:than|up on|down on|above|below) the $/;

/** A time after a figure: "in August", "a year ago", "recorded in 2015". */
const AT_A_TIME =
  /^ (?:[\w'’-]+ ){0,5}?(?:@|(?:in|during|for|at) (?:the (?:same|previous|year|month|quarter|prior|preceding|three|six|first|second|third|fourth|last|spring|summer|autumn|winter|end|start|beginning|peak|height|time|final)|@|january|february|march|april|may|june|july|august|september|october|november|december)|(?:a|one|two|three|four|five|ten|#|the) (?:year|month|decade|week|quarter|day|years|months|decades|weeks|quarters)(?: (?:ago|earlier|before|previously|prior))|(?:last|the previous|the prior|the preceding) (?:year|month|quarter|week|decade)|previously|before the|a year) /;

const AIM_OF =
  / (?:against|towards|compared (?:with|to)|versus|out of) (?:an?|the|its|their|his|her|our) (?:[\w’'-]+ ){0,4}?(?:target|goal|plan|aim|commitment|pledge|promise|budget|forecast) (?:of |for |to \w+ |number of )*$/;

/** "To get to 1.5 million, ministers would need to build 300,000 a year". */
const TO_REACH =
  /(?:^|[,—–:;]| and| but| that) (?:in order )?to (?:get(?: back)? to|reach|meet|hit|have|achieve|deliver|attain|make|build|get) (?:(?:its|the|their|his|her|our|a|target|goal|pledge|promise|of|commitment|total) )*$/;
const THEN_NEEDED =
  /(?:need|needs|needed|have|has|had|must|require|requires|required|take|mean|means|ought)(?: \w+)? (?:to |build|recruit|hire|train|deliver|add|create|find|be|that|an?|#)/;

const INPUT = (input: string): KindAt => ({ kind: 'level', others: [], input });

/** Whether two figures may be of one thing: the same unit, or none said again. */
export function isAlike(a: string, b: string): boolean {
  const base = (unit: string): string =>
    unit
      .replace(/\b(?:thousand|million|billion|trillion)\b/g, '')
      .replace(/ ?per .*$/, '')
      .trim();
  const [x, y] = [base(a), base(b)];
  return x === y || x === '' || y === '' || x.split(' ').pop() === y.split(' ').pop();
}

const hasAlike = ({ line, figure, index }: Around): boolean =>
  line.figures.some((one, i) => i !== index && one.role === undefined && isAlike(one.unit, figure.unit));

/** "down from 62", "compares with 8.5% in the quarter to April", "against a target of 92%": an input of another figure's test. */
export const comparedWith: Rule = (around) => {
  const { left, right, line } = around;
  if (AIM_OF.test(left)) return INPUT('target');
  if (TO_REACH.test(`${left.trimEnd()} `) && THEN_NEEDED.test(right)) return INPUT('target');
  // Both ends of a change are read together.
  const isPair = /^ (?:[\w@’'-]+ ){0,7}?to (?:\w+ ){0,2}#/.test(right);
  if (!isPair && UP_FROM.test(left)) return INPUT('from');
  if (!isPair && FROM.test(left) && hasAlike(around)) return INPUT('from');
  const isThen = AT_A_TIME.test(right);
  if (isThen && (BESIDE.test(left) || THAN_THE.test(left))) {
    // "compares with 8.5% a year ago" goes on from the sentence before.
    const goesOn = /^ (?:that|this|which|it|the figure) (?:\w+ )?compares? /.test(
      ` ${line.signs.slice(0, 6).filter(Boolean).join(' ')} `,
    );
    return hasAlike(around) || goesOn ? INPUT('from') : undefined;
  }
  return undefined;
};

/** Figures by which something has moved, or by which two things differ. */
import { isMoney } from '../evidence/currencies.ts';
import { changed, isPercent, isPoints, type Rule } from './kind-at.ts';
import { CHANGE_NOUN, FALL, FILLER, PAST_TIME, RISE } from './kind-words.ts';

const GOES = (words: string) => new RegExp(` (?:${words})(?: (?:${FILLER}|\\w+ly))* $`);
const UP = GOES(RISE);
const DOWN = GOES(FALL);
const BY_UP = new RegExp(` (?:${RISE}) (?:\\S+ ){0,8}by(?: (?:${FILLER}))* $`);
const BY_DOWN = new RegExp(` (?:${FALL}) (?:\\S+ ){0,8}by(?: (?:${FILLER}))* $`);
const NOUN_OF = new RegExp(` (?:${CHANGE_NOUN})(?: \\S+){0,4} of(?: (?:${FILLER}))* $`);
const NOUN_AFTER = new RegExp(`^ (?:[\\w'’-]+ ){0,3}?(?:${CHANGE_NOUN}) `);
const DOWN_WORD =
  /cut|fall|drop|decrease|decline|reduc|loss|contract|slump|slide|plunge|dip|shrink|slow|discount/;

const GROWS_AT =
  / (?:grow|grows|grew|growing|grown|rise|rises|rising|risen|rose|increase|increased|increasing|expand|expanded|expanding|shrank|shrunk|contracted|contracting|declined|declining|dropped|shrinking|falling|fell|climbing|accelerating) (?:\w+ )?at (?:an? )?(?:\w+ )?(?:rate of |pace of )?$/;

/** "growth was 1.3%": a change, as growth is one. */
const GROWTH_WAS =
  / growth (?:\w+ )?(?:was|is|of|at|to|reached|hit|averaged|came in at|stood at|slowed to|accelerated to) (?:just )?$/;

const COME_AND_GO =
  /^ (?:of \w+ \w+ )?(?:has |have |had )?(?:been |were |was |are |being )*(?:lost|created|added|gained|disappeared|cut|axed|gone|scrapped|slashed) /;

/** "rose by 312", "a 20% real-terms pay reduction", "a decline of over 30%". */
export const moved: Rule = (around, found) => {
  const { left, right, own, index, line, figure } = around;
  if (figure.verb === 'part') return changed(around, 'fall');
  if (GROWS_AT.test(left) || (isPercent(around) && GROWTH_WAS.test(left))) return changed(around, undefined);
  if (/ (?:to|at|below|above|from|between) $| (?:made?|makes|making) up (?:\w+ )?$/.test(left))
    return undefined;
  if (/ (?:created|creating) (?:\w+ ){0,2}$/.test(left) && / (?:jobs|posts|positions) /.test(own))
    return changed(around, 'rise');
  if (DOWN.test(left) || BY_DOWN.test(left)) return changed(around, 'fall');
  if (UP.test(left) || BY_UP.test(left)) return changed(around, 'rise');
  if (NOUN_OF.test(left)) return changed(around, DOWN_WORD.test(left.slice(-60)) ? 'fall' : 'rise');
  const noun = NOUN_AFTER.exec(right);
  if (
    noun !== null &&
    (isPercent(around) || isPoints(around) || isMoney(figure.unit)) &&
    figure.what === undefined
  )
    return changed(around, DOWN_WORD.test(noun[0]) ? 'fall' : 'rise');
  // "Librarians (down 18.8%), refuse collectors (16.2%)".
  const isBracketed = (k: number): boolean => line.tokens[line.figures[k]?.next ?? -1]?.norm === ')';
  const last = found[index - 1];
  if (
    / \( $/.test(left) &&
    isBracketed(index) &&
    isBracketed(index - 1) &&
    isPercent(around) &&
    last !== undefined
  )
    if (/change$/.test(last.kind)) return { ...last, ...changed(around, last.direction) };
  // "declined by 3.7%, or by 17.0%", "exports fell by 42% and Singapore's by 21%".
  const previous = found[index - 1];
  const before = line.figures[index - 1];
  const isChange = previous !== undefined && /change$/.test(previous.kind) && !previous.unclaimed;
  if (isChange && before !== undefined && figure.from - before.next <= 14 && / by $/.test(left))
    return { ...previous, ...changed(around, previous.direction) };
  if (
    isChange &&
    before !== undefined &&
    / (?:and|or|,|\() (?:by )?$/.test(left) &&
    figure.from - before.next <= 3
  )
    return changed(around, previous.direction);
  const verb = isPercent(around) || figure.per !== undefined ? null : COME_AND_GO.exec(right);
  if (verb !== null && / (?:lost|disappeared|cut|axed|gone|scrapped|slashed) /.test(verb[0]))
    return changed(around, 'fall');
  if (verb !== null && / (?:jobs|posts|positions|seats) /.test(own)) return changed(around, 'rise');
  return undefined;
};

const THEN = new RegExp(`^(?:${PAST_TIME})`);
const THAN =
  /^ (?:[\w'’-]+ ){0,3}?(?:higher|lower|more|less|fewer|greater|smaller|larger|bigger|cheaper|faster|slower|worse off|better off|worse|better|longer|shorter|above|below|up on|down on|up from|down from|ahead of|behind) (?:(?:[\w'’-]+ ){0,6}?than|on|the|pre|last|its|their|a|in) (?!#)/;

/** "3,000 more than a year ago", "5% higher than in 2019", "12 points ahead of Labour". */
export const compared: Rule = (around) => {
  const { right, own, figure } = around;
  const isMore = / (?:more|fewer|less|extra|additional) /.test(own);
  const than = /^(?: [\w'’-]+){0,8}? than (.{0,40})/.exec(right);
  if (isMore && than !== null) {
    const isTime = THEN.test(than[1] ?? '');
    const down = / (?:fewer|less) /.test(own);
    return isTime || figure.unit === '%'
      ? changed(around, down ? 'fall' : 'rise')
      : { kind: 'difference', others: ['change', 'comparison'] };
  }
  const isIn =
    / # (?:\w+ )?(?:more|less|fewer) /.test(own) &&
    /^ (?:are|were|in work|in employment|in jobs|means|have jobs|now|today|,|\.) /.test(right);
  const isThere = / there (?:are|were) (?:now |still )?$/.test(around.left) && / (?:more|fewer) /.test(own);
  if ((isIn || isThere) && figure.per === undefined)
    return changed(around, / (?:fewer|less) /.test(own) ? 'fall' : 'rise');
  if (/^ (?:fewer|less|more) \w+ (?:in|over|since|than) /.test(right))
    return changed(around, /^ more /.test(right) ? 'rise' : 'fall');
  // "406,575 had waited more than a year": what is compared is not the number.
  if (
    !THAN.test(right) ||
    (!isPercent(around) && /^ (?:\S+ ){2}/.test(right.slice(0, right.search(/ (?:more|less|fewer) /) + 1)))
  )
    return undefined;
  const isDown = /(?:lower|less|fewer|smaller|below|down|cheaper|slower|behind|worse)/.test(
    right.slice(0, 40),
  );
  const beside = / (?:than|on|above|below|from) (.{0,40})/.exec(right)?.[1] ?? '';
  const isOverTime = THEN.test(beside);
  if (isOverTime) return changed(around, isDown ? 'fall' : 'rise');
  if (isPercent(around))
    return { ...changed(around, isDown ? 'fall' : 'rise'), others: ['difference', 'ratio', 'comparison'] };
  return { kind: 'difference', others: ['change', 'comparison'] };
};

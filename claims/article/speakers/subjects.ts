/** The phrase that a sentence begins with: what pronouns and promises in it, and after it, go back to. */
import {
  BETWEEN,
  BODIES,
  CLAUSE,
  DATA,
  DETERMINERS,
  DOCUMENTS,
  OPENS,
  PASSIVE,
  PEOPLE,
  PRONOUNS,
  ROLES,
} from './lexicon.ts';
import { mentionIn } from './mentions.ts';
import { apposedAfter } from './phrases.ts';
import { hasVerb, type Stretch } from './reporting.ts';
import { isMark, type Mention, norm } from './words-at.ts';

/** The noun phrase that a sentence begins with, for pronouns and promises in it; undefined if none can be read. */
export function subjectOf(s: Stretch): Mention | undefined {
  let start = s.from;
  for (let rounds = 0; rounds < 3 && OPENS.has(norm(s, start)); rounds += 1) {
    const comma = commaAfter(s, start);
    if (
      comma !== undefined &&
      /^(?:in|on|at|by|for|from|after|before|during|since|under|with|without|despite|amid|following|as|while|when|if|although|speaking|asked|although)$/.test(
        norm(s, start),
      )
    )
      start = comma + 1;
    else start += 1;
  }
  const end = nounEnd(s, start);
  // "THE VERDICT: Misleading": what a line is about, and nobody who speaks.
  if (isMark(s, end, ':')) return undefined;
  const mention = end > start && !/(?:'s|s')$/.test(norm(s, end - 1)) ? mentionIn(s, start, end) : undefined;
  return mention === undefined ? undefined : apposedAfter(s, mention, end, s.to).mention;
}

function commaAfter(s: Stretch, start: number): number | undefined {
  for (let i = start; i < Math.min(s.to, start + 20); i += 1) if (isMark(s, i, ',')) return i;
  return undefined;
}

/** The end of a phrase at the start of a sentence: a pronoun, a name, or a noun of people, bodies or papers. */
function nounEnd(s: Stretch, start: number): number {
  const isHead = (i: number): boolean => HEADS.some((heads) => heads.has(norm(s, i)));
  const isCapital = (i: number): boolean => {
    const token = s.tokens[i];
    if (token?.kind === 'mark')
      return token.glued && ".&'’".includes(token.norm) && s.tokens[i + 1]?.capital === true;
    return token?.kind === 'word' && token.capital;
  };
  const bound = Math.min(s.to, start + 16);
  if (PRONOUNS.has(norm(s, start).replace(/'.*$/, ''))) return start + 1;
  let end = start;
  let head = start;
  for (let i = start; i < bound && s.quoteAt(i) === undefined; i += 1) {
    const word = norm(s, i);
    const joins =
      /^(?:of|for|and|at|from)$/.test(word) &&
      end > start &&
      (isCapital(i + 1) || (DETERMINERS.has(norm(s, i + 1)) && (isHead(i + 2) || isCapital(i + 2))));
    if (
      isCapital(i) ||
      isHead(i) ||
      joins ||
      (i > start && DETERMINERS.has(word) && /^(?:of|for|at|from)$/.test(norm(s, i - 1)))
    ) {
      end = i + 1;
      if (isCapital(i) || isHead(i)) head = i + 1;
    } else if (end > start && !(head === start + 1 && DETERMINERS.has(norm(s, start)))) break;
    else if (
      BETWEEN.has(word) ||
      PASSIVE.has(word) ||
      CLAUSE.has(word) ||
      hasVerb(s, i) ||
      s.tokens[i]?.kind !== 'word'
    )
      break;
  }
  return head;
}

/** The classes of nouns that end a phrase for somebody who can speak. */
const HEADS = [ROLES, PEOPLE, BODIES, DOCUMENTS, DATA];

/** Whether what follows a verb of saying is speech that it reports, and where it begins. */
import { BETWEEN, NOUNY, PASSIVE, PRONOUNS, SAYS, SAYS_THAT, SAYS_TO, TIMES } from './lexicon.ts';
import { isMark, type Mention, norm, type Words } from './words-at.ts';

/** Whether what follows a verb is speech that it reports. */
export function reports(s: Stretch, i: number, word: string, mention?: Mention): boolean {
  let k = adverbialEnd(s, i + 1);
  if (word === 'pointed' || word === 'points' || word === 'went' || word === 'goes') k += 1;
  const next = norm(s, k);
  const token = s.tokens[k];
  // "promised in her campaign to hire".
  if (/^(?:promised|pledged|vowed)$/.test(word) && hasWithin(s, i + 1, 9, /^(?:to|that)$/)) return true;
  if (k >= s.to) return isMark(s, i + 1, ':');
  if (next === 'that' || isMark(s, k, ':')) return true;
  if (s.quoteAt(k) !== undefined) return true;
  if (isMark(s, k, ',') && s.quoteAt(k + 1) !== undefined) return true;
  if (SAYS_TO.has(word) && next === 'to') return true;
  if (SAYS_TO.has(word) && !SAYS.has(word)) return false;
  if (/^(?:promis|pledg|vow)/.test(word) && token?.kind === 'word') return true;
  if (/^(?:told|tells|tell|telling)$/.test(word)) return toldAnything(s, k);
  if (/^(?:unveil|outlin)/.test(word)) return hasWithin(s, k, 5, /^(?:plans?|proposals?|package|scheme)$/);
  // "Aid groups put the number of dead at 15,000".
  if (word === 'put' || word === 'puts') return putsAt(s, k);
  if (/^(?:accused|accuses)$/.test(word)) return true;
  if (SAYS_THAT.has(word) && !SAYS.has(word)) return hasThat(s, k, word, mention);
  if (/^(?:of|to|for|against|about|by|from|on|with|into|and|or|but|as|at)$/.test(next))
    return /^(?:said|says|say)$/.test(word) && next !== 'and' && next !== 'to';
  if (isMark(s, k, ',.;)')) return false;
  if (/^add/.test(word))
    return (
      token?.kind === 'word' &&
      (PRONOUNS.has(next) || /^(?:the|there|this|these|more|many|his|her|their|its|our)$/.test(next))
    );
  if (NOUNY.has(word)) return opensClause(s, k);
  return true;
}

/** "told MPs that …", "told the BBC: …", "told MPs bringing in officers was difficult". */
const toldAnything = (s: Stretch, k: number): boolean =>
  k < s.to && !isMark(s, k, '.;') && norm(s, k) !== 'to';

/** Whether "that", a colon or a quotation follows within a few words: "explained to MPs that". */
function hasThat(s: Stretch, k: number, word: string, mention: Mention | undefined): boolean {
  const near = /^(?:found|finds|shows|showed|show|indicated|indicates|understands|understand)$/.test(word);
  if (near && (mention?.kind === 'document' || mention?.kind === 'data') && opensClause(s, k)) return true;
  if (/^(?:why|how|whether|if)$/.test(norm(s, k))) return true;
  const calls = /^(?:called|described|describes|hailed|branded)$/.test(word);
  for (let i = k; i < Math.min(s.to, k + 9); i += 1) {
    if (norm(s, i) === 'that' || isMark(s, i, ':')) return true;
    if (isMark(s, i, ',.;')) return s.quoteAt(i + 1) !== undefined;
    if (s.quoteAt(i) !== undefined) return calls || i <= k + 1;
  }
  return false;
}

/** Whether a clause may begin at a token: "the economy grew", "it had", "5% of firms", "London’s …". */
function opensClause(s: Stretch, k: number): boolean {
  const token = s.tokens[k];
  if (token === undefined) return false;
  if (token.kind === 'number' || token.kind === 'mark')
    return token.kind === 'number' || '£$€'.includes(token.norm);
  const { norm: word } = token;
  if (
    PASSIVE.has(word) ||
    /^(?:of|to|for|by|from|on|with|into|and|or|but|as|at|have|has|had|will|would|show|shows|suggest|suggests|more)$/.test(
      word,
    )
  )
    return word === 'more';
  return true;
}

/** Whether a colon, or a quotation, opens the words after a verb. */
export function opensQuote(s: Stretch, k: number): boolean {
  for (let i = k; i < Math.min(s.to, k + 24); i += 1) {
    if (isMark(s, i, ':')) return true;
    if (s.quoteAt(i) !== undefined) return i === k || isMark(s, i - 1, ',');
    if (norm(s, i) === 'that') return isMark(s, i + 1, ':');
  }
  return false;
}

/** Passes over "on Monday", "in a statement", "last week", "yesterday" after a verb. */
export function adverbialEnd(s: Stretch, start: number): number {
  let i = start;
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const word = norm(s, i);
    if (/^(?:in|on|last|this|during)$/.test(word) && TIMES.has(norm(s, i + 1)))
      i += s.tokens[i + 2]?.kind === 'number' ? 3 : 2;
    else if (TIMES.has(word) || BETWEEN.has(word) || /ly$/.test(word)) i += 1;
    else if (
      /^(?:on|in|at|during|after|before|to|last|this|by|via|from|following|of|for|as|when|outside)$/.test(
        word,
      ) &&
      !s.tokens[i]?.capital
    ) {
      const end = adverbialTail(s, i);
      if (end === undefined) return i;
      i = end;
    } else return i;
  }
  return i;
}

/** The end of "in an interview with the BBC", if the stretch of reporting ends there too. */
function adverbialTail(s: Stretch, start: number): number | undefined {
  for (let i = start + 1; i <= Math.min(s.to, start + 16); i += 1) {
    if (i >= s.to || isMark(s, i, '.,;:') || s.quoteAt(i) !== undefined) return i;
    if (
      norm(s, i) === 'that' ||
      (PRONOUNS.has(norm(s, i)) && !/^(?:you|it)$/.test(norm(s, i))) ||
      /^(?:is|are|was|were|had|has|have|would|will)$/.test(norm(s, i))
    )
      return TIMES.has(norm(s, start + 1)) ? start + 2 : undefined;
  }
  return undefined;
}

/** What of a sentence is read: its tokens, and where quotations are. */
export interface Stretch extends Words {
  from: number;
  to: number;
  /** The end of the quotation that a token is the first of, or is in; undefined outside of one. */
  quoteAt: (token: number) => { from: number; to: number } | undefined;
}

/** A word that shows a clause with a verb of its own. */
export const hasVerb = (s: Stretch, k: number): boolean =>
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|rose|fell|grew|went|came|took|made|cut|saw|met|lost|won|\w{3,}(?:ed|ing))$/.test(
    norm(s, k),
  );

function hasWithin(s: Stretch, from: number, count: number, is: RegExp): boolean {
  for (let i = from; i < Math.min(s.to, from + count); i += 1) if (is.test(norm(s, i))) return true;
  return false;
}

function putsAt(s: Stretch, from: number): boolean {
  for (let i = from; i < Math.min(s.to, from + 10); i += 1)
    if (norm(s, i) === 'at') return hasWithin(s, i + 1, 4, /^\d/);
  return false;
}

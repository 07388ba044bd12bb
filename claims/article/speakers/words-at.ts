/** Looks at the tokens of a text: what may be part of a name, of a phrase, or ends one. */
import type { Token } from '../../reading/tokens.ts';
import {
  BODIES,
  CLAUSE,
  DATA,
  DETERMINERS,
  DOCUMENTS,
  OF,
  PEOPLE,
  PRONOUNS,
  ROLES,
  TIMES,
} from './lexicon.ts';

/** The tokens of a text with the text. */
export interface Words {
  text: string;
  tokens: readonly Token[];
}

export const norm = (w: Words, i: number): string => w.tokens[i]?.norm ?? '';

export const isMark = (w: Words, i: number, marks: string): boolean =>
  w.tokens[i]?.kind === 'mark' && marks.includes(norm(w, i));

/** A word without its genitive: "Labour’s" is "labour". */
export const plain = (word: string): string => word.replace(/'s$|s'$/, (end) => (end === "s'" ? 's' : ''));

/** Whether a token is part of a name: a word with a capital, an initial with its stop, or "&". */
export function isName(w: Words, i: number): boolean {
  const token = w.tokens[i];
  if (token === undefined) return false;
  if (token.kind === 'mark') {
    if (token.norm === '.')
      return (
        token.glued &&
        /^(?:\p{L}|mr|mrs|ms|dr|st|jr|sr|sen|rep|gov|gen|col|sgt|prof|rev|hon|cllr)$/u.test(norm(w, i - 1))
      );
    if ("'’".includes(token.norm))
      return token.glued && norm(w, i - 1).endsWith('s') && w.tokens[i + 1]?.capital === true;
    return token.norm === '&' || (token.norm === '-' && token.glued);
  }
  return token.kind === 'word' && token.capital;
}

export const VERBISH = new Set(
  `is are was were be been has have had will would can could may might must should do does did fell rose grew went came
  took gave made got put cut saw met left lost won kept sent spent stood hit ran began became showed says said`.split(
    /\s+/,
  ),
);

export const isDeterminer = (w: Words, i: number): boolean => DETERMINERS.has(norm(w, i));

/** A word that may end a phrase before "of", "for", "at": a noun, as far as its form tells. */
export function isNounish(w: Words, i: number): boolean {
  const token = w.tokens[i];
  if (token?.kind !== 'word') return isMark(w, i, ')');
  const { norm: word } = token;
  return (
    !VERBISH.has(word) &&
    !CLAUSE.has(word) &&
    !OF.has(word) &&
    !PRONOUNS.has(word) &&
    !isDeterminer(w, i) &&
    !TIMES.has(word)
  );
}

/** "and" between two parts of one name or two names: "Chief of Constabulary and Fire", "Smith and Jones". */
export function joinsNames(w: Words, i: number): boolean {
  return w.tokens[i - 1]?.capital === true && w.tokens[i + 1]?.capital === true && !isDeterminer(w, i + 1);
}

export const nameWords = (w: Words, from: number, to: number): number =>
  w.tokens.slice(from, to).filter(({ kind }) => kind === 'word').length;

export const hasBody = (w: Words, from: number, to: number): boolean =>
  w.tokens.slice(from, to).some(({ norm: word }) => BODIES.has(plain(word)));

/** "of" within a name: "House of Commons", "Bank of England". */
export const isNameInside = (w: Words, i: number): boolean =>
  (norm(w, i) === 'of' || norm(w, i) === 'for') &&
  isName(w, i - 1) &&
  !DOCUMENTS.has(norm(w, i - 1)) &&
  !DATA.has(norm(w, i - 1)) &&
  !ROLES.has(norm(w, i - 1)) &&
  (isName(w, i + 1) || (isDeterminer(w, i + 1) && isName(w, i + 2)));

/** The end of a name that begins at a token: capitals with "of", "for", "and", "the" between them, or one common noun. */
export function nameEnd(w: Words, start: number, to: number): number {
  let end = start;
  while (
    end < to &&
    (isName(w, end) ||
      (end > start &&
        /^(?:of|for|and|the|on|in|de|da|do)$/.test(norm(w, end)) &&
        (isName(w, end + 1) || (isDeterminer(w, end + 1) && isName(w, end + 2)))))
  )
    end += 1;
  if (end > start) return end;
  for (let i = start; i < Math.min(to, start + 5); i += 1) {
    const word = norm(w, i);
    if (BODIES.has(word) || PEOPLE.has(word))
      return isName(w, i + 1) && w.tokens[i + 1]?.kind === 'word' ? nameEnd(w, i + 1, to) : i + 1;
    if (w.tokens[i]?.kind !== 'word' || isDeterminer(w, i) || OF.has(word) || CLAUSE.has(word)) break;
    if (isName(w, i)) return nameEnd(w, i, to);
  }
  return start;
}

/** The last token that is the noun of a role in front of a name; -1 if none is. */
export function lastRole(w: Words, from: number, to: number): number {
  for (let i = to - 1; i >= from; i -= 1) if (ROLES.has(norm(w, i)) || ROLES.has(plain(norm(w, i)))) return i;
  return -1;
}

/** A phrase that names somebody, as the text has it. */
export interface Mention {
  kind: 'pronoun' | 'person' | 'organisation' | 'people' | 'document' | 'data';
  /** The indices of its tokens, without what stands in apposition. */
  from: number;
  to: number;
  /** The words of the name, an exact part of the text without an article. */
  name: string;
  /** The noun that says what it is, in small letters: "spokesman", "force", "she". */
  head: string;
  /** It begins with "the", "this" or "their": it was named before, or is known to everybody. */
  definite: boolean;
  /** It is somebody’s: "its survey", "her office". */
  possessed: boolean;
  plural: boolean;
  gender: 'he' | 'she' | '';
  role?: string;
  organisation?: string;
  party?: string;
  /** Its short form in brackets: "(IBGE)". */
  short?: string;
}

/** Somebody by a name that no phrase of a sentence gives: a head's speaker, a label, who made a document. */
export function mentionBy(kind: 'person' | 'organisation', name: string, definite = false): Mention {
  const head = name.toLowerCase().split(/\s+/).at(-1) ?? '';
  return { kind, from: 0, to: 0, name, head, definite, possessed: false, plural: false, gender: '' };
}

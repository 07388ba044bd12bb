/** What the words around a name say of somebody: role, organisation, party. Nothing is known but what they say. */
import { lineOf } from '../../reading/tokens.ts';
import { PARTIES } from './lexicon.ts';
import { isDeterminer, type Mention, norm, type Words } from './words-at.ts';

/** Role, organisation and party that the tokens of a description give, as far as it has them. */
export function roleOf(w: Words, from: number, to: number, known: Partial<Mention> = {}): Partial<Mention> {
  let start = from;
  while (start < to && (isDeterminer(w, start) || norm(w, start) === 'also')) start += 1;
  const all = lineOf(w.text, w.tokens, start, to);
  if (all === '' || all.length > 160) return {};
  const party = partyIn(all);
  const owner =
    /'s$/.test(norm(w, start)) || /'s$/.test(norm(w, start + 1)) ? all.replace(/['’]s\b.*$/u, '') : undefined;
  const at =
    /\b(?:of|at|for|from|with) (?:the )?(\p{Lu}[\p{L}\d&.’'-]*(?: (?:of|and|for|the|de|da|&) ?| )?(?:\p{Lu}[\p{L}\d&.’'-]*(?: (?:of|and|for|the|de|da|&) | )?)*)/u
      .exec(all)?.[1]
      ?.trim();
  // "CommBank economist", "Home Office minister": the capitals in front of the noun of a role.
  const front = /^((?:\p{Lu}[\p{L}&’'-]+ )+)\p{Ll}/u.exec(all)?.[1]?.trim();
  const named = front !== undefined && (/ /.test(front) || /\p{Lu}.*\p{Lu}/u.test(front)) ? front : undefined;
  const body = at ?? owner ?? named;
  const organisation = body !== undefined && partyIn(body) !== body ? body : undefined;
  // "Gareth Pryce, of South Vale Police": where somebody is from is no role.
  const whole = owner === undefined ? all : all.slice(owner.length + 2).trim();
  const role = /^(?:of|for|from|at|with|in)\b/.test(whole) ? '' : whole.replace(/,? who\b.*$/u, '');
  return {
    ...(known.role !== undefined || role === '' ? {} : { role }),
    ...(known.organisation !== undefined || organisation === undefined ? {} : { organisation }),
    ...(known.party !== undefined || party === undefined ? {} : { party }),
  };
}

/** All names of parties, the longest first. A "Labour Minister" may be one of labour. */
const PARTY = new RegExp(
  `(?<![\\p{L}-])(${PARTIES.flat()
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}])(?! (?:minister|ministry|secretary|department|commissioner|force|market))`,
  'giu',
);

/** The party that words name, in their own words; undefined if they name none. */
export function partyIn(words: string): string | undefined {
  const letters = /^\(?([RD])-[A-Z]/.exec(words)?.[1];
  if (letters !== undefined) return letters === 'R' ? 'Republican' : 'Democrat';
  for (const [name] of words.slice(0, 200).matchAll(PARTY)) if (/^\p{Lu}/u.test(name)) return name;
  return undefined;
}

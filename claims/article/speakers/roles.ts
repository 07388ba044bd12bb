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
  const organisation = at ?? (owner !== undefined && partyIn(owner) === undefined ? owner : undefined);
  const role = owner === undefined ? all : all.slice(owner.length + 2).trim();
  return {
    ...(known.role !== undefined || role === '' ? {} : { role }),
    ...(known.organisation !== undefined || organisation === undefined ? {} : { organisation }),
    ...(known.party !== undefined || party === undefined ? {} : { party }),
  };
}

/** The party that words name, in their own words; undefined if they name none. */
export function partyIn(words: string): string | undefined {
  const letters = /^\(?([RD])-[A-Z]/.exec(words)?.[1];
  if (letters !== undefined) return letters === 'R' ? 'Republican' : 'Democrat';
  for (const names of PARTIES)
    for (const name of names) {
      const found = new RegExp(`(?:^|[^\\p{L}])(${name})(?=$|[^\\p{L}])`, 'iu').exec(words)?.[1];
      if (found !== undefined && /^\p{Lu}/u.test(found)) return found;
    }
  return undefined;
}

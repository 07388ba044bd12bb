/** Labels before the words of a transcript: "Sadiq Khan: …", "The Prime Minister: …", "MR SPEAKER: …". */
import type { Sentence } from '../article.ts';
import { ROLES } from './lexicon.ts';
import { mentionIn } from './mentions.ts';
import type { Mention, Words } from './words-at.ts';

/** The label at a token, the token after its colon, and whether it names a person in full. */
export function labelAt(
  w: Words,
  from: number,
  to: number,
): { mention: Mention; next: number; sure: boolean } | undefined {
  let colon = from;
  while (colon < Math.min(to, from + 14) && w.tokens[colon]?.norm !== ':') colon += 1;
  if (w.tokens[colon]?.norm !== ':' || colon === from || to - colon < 5) return undefined;
  let end = from;
  while (end < colon && (w.tokens[end]?.kind === 'word' || w.tokens[end]?.norm === '.')) end += 1;
  if (end < colon && w.tokens[end]?.norm !== '(') return undefined;
  const capitals = w.tokens
    .slice(from, end)
    .every(({ kind, capital, norm }) => kind === 'mark' || capital || /^(?:the|of|for|and)$/.test(norm));
  if (!capitals || end - from > 8) return undefined;
  const mention = mentionIn(w, from, end);
  if (
    mention === undefined ||
    (mention.kind !== 'person' && !(mention.kind === 'people' && ROLES.has(mention.head)))
  )
    return undefined;
  return { mention, next: colon + 1, sure: mention.kind === 'person' && mention.name.includes(' ') };
}

/** How many paragraphs of a text have a label. */
export function labelled(w: Words, sentences: readonly Sentence[]): number {
  let count = 0;
  let token = 0;
  for (const { start, end, place } of sentences) {
    while (token < w.tokens.length && (w.tokens[token]?.start ?? 0) < start) token += 1;
    let to = token;
    while (to < Math.min(w.tokens.length, token + 40) && (w.tokens[to]?.start ?? 0) < end) to += 1;
    if ((place === 'paragraph' || place === 'item') && labelAt(w, token, to) !== undefined) count += 1;
  }
  return count;
}

import { PARTICLES, ROLES, TITLES } from './lexicon.ts';
import type { Words } from './words-at.ts';

/** Short forms in brackets after the name that they are short for: "Office for National Statistics (ONS)". */
export function shortForms({ text, tokens }: Words): Map<string, string> {
  const found = new Map<string, string>();
  for (let i = 2; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (
      token?.kind !== 'word' ||
      !token.capital ||
      tokens[i - 1]?.norm !== '(' ||
      tokens[i + 1]?.norm !== ')'
    )
      continue;
    const short = text.slice(token.start, token.end);
    if (!/^\p{Lu}[\p{L}]*\p{Lu}s?$/u.test(short) || short.length > 9) continue;
    let start = i - 1;
    let names = 0;
    for (let k = i - 2; k >= Math.max(0, i - 14); k -= 1) {
      const word = tokens[k];
      if (word?.kind !== 'word' && word?.norm !== '&' && word?.norm !== ',') break;
      if (word.capital) {
        start = k;
        names += 1;
        if (
          names >= short.length &&
          initialsOf(text.slice(word.start, tokens[i - 2]?.end)).startsWith(short.charAt(0))
        )
          break;
      } else if (!/^(?:of|for|and|the|on|in|de|da|do|e|,|&)$/.test(word.norm)) break;
    }
    while (start < i - 2 && /^(?:the|a|an|in|from|but|according)$/.test(tokens[start]?.norm ?? ''))
      start += 1;
    const name = text.slice(tokens[start]?.start ?? 0, tokens[i - 2]?.end ?? 0).replace(/\s+/g, ' ');
    if (names > 1 && name.charAt(0).toUpperCase() === short.charAt(0) && !found.has(short))
      found.set(short, name);
  }
  return found;
}

/** The full names of the text by their last word: two or three capitals in a row that look like somebody’s name. */
export function fullNames({ text, tokens }: Words): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let i = 1; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined || !isPart(token) || (isPart(tokens[i + 1]) && !tokens[i + 1]?.caps)) continue;
    let start = i;
    while (
      start > 0 &&
      i - start < 3 &&
      (isPart(tokens[start - 1]) || PARTICLES.has(tokens[start - 1]?.norm ?? ''))
    )
      start -= 1;
    for (let k = i - 1; k >= start; k -= 1)
      if (ROLES.has(tokens[k]?.norm ?? '') || TITLES.has(tokens[k]?.norm ?? '')) {
        start = k + 1;
        break;
      }
    while (start < i && PARTICLES.has(tokens[start]?.norm ?? '')) start += 1;
    if (start === i) continue;
    const name = text.slice(tokens[start]?.start ?? 0, token.end).replace(/\s+/g, ' ');
    const list = found.get(token.norm);
    if (list === undefined) found.set(token.norm, [name]);
    else if (list.length < 4 && !list.includes(name)) list.push(name);
  }
  return found;
}

const isPart = (token: { kind: string; capital: boolean; norm: string } | undefined): boolean =>
  token?.kind === 'word' &&
  token.capital &&
  !/'s$/.test(token.norm) &&
  !/^(?:the|a|an|in|on|but|and|he|she|it|they|we|i|last|mr|mrs|ms|dr)$/.test(token.norm) &&
  !NO_PART.test(token.norm);

/** Words of titles in capitals, "Did Alberta", "SAYS PSU", that are no part of a name. */
const NO_PART =
  /^(?:says?|said|tells?|told|warns?|warned|did|does|do|is|are|was|were|has|have|had|can|could|should|would|will|why|how|what|where|when|who)$/;

const OFFICES = /^(?:president|premier|mayor|governor|chancellor|taoiseach|minister)$/;

/** Who holds an office, by the words of it: "President Ann Lee", "Prime Minister Ann Lee". */
export function holdersOf({ text, tokens }: Words): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (let i = 0; i + 2 < tokens.length; i += 1) {
    const office = tokens[i];
    if (office?.kind !== 'word' || !office.capital || !OFFICES.test(office.norm)) continue;
    const before = tokens[i - 1]?.norm ?? '';
    // A minister is one of many, unless they are the prime or the first.
    const isOne = office.norm !== 'minister' || before === 'prime' || before === 'first';
    if (!isOne || /^(?:vice|deputy|former|ex|shadow|lord|-)$/.test(before)) continue;
    let end = i + 1;
    while (end < i + 4 && isPart(tokens[end])) end += 1;
    if (end - i < 3) continue;
    const role = office.norm === 'minister' ? `${before} minister` : office.norm;
    const name = text.slice(tokens[i + 1]?.start ?? 0, tokens[end - 1]?.end ?? 0).replace(/\s+/g, ' ');
    found.set(role, (found.get(role) ?? new Set()).add(name));
  }
  return found;
}

/** Words that have a capital inside a sentence, where only names have one. */
export function capitals({ tokens }: Words): Set<string> {
  const found = new Set<string>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (
      token.kind === 'word' &&
      token.capital &&
      before?.kind === 'word' &&
      before.sentence === token.sentence
    )
      found.add(token.norm);
  });
  return found;
}

export const keysOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter(
      (word) => word !== '' && !TITLES.has(word) && !/^(?:the|a|an|of|for|and|at|in|mp|msp)$/.test(word),
    );

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');

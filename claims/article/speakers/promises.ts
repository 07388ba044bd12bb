/**
 * Whose promise it is: "their election promise to recruit 20,000", "breaking its pledge to provide 609". The figure is
 * that of who promised, whoever tells of it.
 */

import type { Member } from './cast.ts';
import { DETERMINERS, PROMISES, ROLES } from './lexicon.ts';
import { mentionIn } from './mentions.ts';
import type { Over, Read, Said, Scene } from './state.ts';
import { subjectOf } from './subjects.ts';

/** How many tokens a promise may stand after whose it is: "Boris Johnson’s flagship manifesto, the pledge to". */
const REACH = 7;

const POSSESSIVE = /^(?:its|their|his|her)$/;

/** The promises of a sentence, each from its noun to the end of its clause. */
export function promisesIn(scene: Scene, read: Read, base: readonly Over[]): Over[] {
  const found: Over[] = [];
  let k = 0;
  for (let i = read.from; i < read.to; i += 1) {
    const token = scene.tokens[i];
    if (token?.kind !== 'word' || !PROMISES.has(token.norm) || !leadsOn(scene, i, read.to)) continue;
    const owner = ownerBefore(scene, read, i);
    if (owner === undefined) continue;
    const start = token.start;
    const end = clauseEnd(scene, i + 1, read.to);
    while (k < base.length && (base[k]?.end ?? 0) <= start) k += 1;
    const around = base[k]?.said;
    // What another says that a plan would do is that other's claim.
    if (/^(?:would|will)$/.test(scene.tokens[i + 1]?.norm ?? '') && around?.who !== 'own') continue;
    if (around?.who === owner || (found[found.length - 1]?.end ?? 0) > start) continue;
    const said: Said = { who: owner, why: 'promise', secondHand: true };
    found.push({ start, end, said });
  }
  return found;
}

/** "promise to", "pledge of", "promises that"; plans and proposals only with what they would do. */
function leadsOn(scene: Scene, i: number, to: number): boolean {
  const noun = scene.tokens[i]?.norm ?? '';
  const next = i + 1 < to ? (scene.tokens[i + 1]?.norm ?? '') : '';
  if (/^(?:plans?|proposals?)$/.test(noun)) return next === 'to' || next === 'would' || next === 'will';
  if (noun === 'manifesto') return false;
  if (
    /^(?:forecast|predict|estimate|project|claim|warn|assert|conten|alleg|boast|insist|suggest|argu)/.test(
      noun,
    )
  )
    return next === 'of' || next === 'that';
  return next === 'to' || next === 'of' || next === 'that' || next === 'for';
}

function clauseEnd(scene: Scene, from: number, to: number): number {
  for (let i = from; i < to; i += 1) {
    const token = scene.tokens[i];
    const isEnd =
      token?.kind === 'mark' &&
      ('.;:!?–—"”'.includes(token.norm) ||
        (token.norm === ',' && !isNumberAfter(scene, i)) ||
        (token.norm === '-' && !token.glued));
    if (isEnd && token !== undefined) return token.start;
  }
  return scene.tokens[to - 1]?.end ?? 0;
}

const isNumberAfter = (scene: Scene, i: number): boolean => scene.tokens[i + 1]?.kind === 'number';

/** Whose it is: a genitive or a possessive pronoun before it. Undefined if it is the speaker's own, or nobody's. */
function ownerBefore(scene: Scene, read: Read, noun: number): Member | '?' | undefined {
  for (let i = noun - 1; i >= Math.max(read.from, noun - REACH); i -= 1) {
    const token = scene.tokens[i];
    if (token?.kind === 'break' || token?.kind === 'number') continue;
    if (token?.kind === 'mark' && !",'’".includes(token.norm)) return undefined;
    if (token?.kind !== 'word') continue;
    if (/^(?:our|my)$/.test(token.norm)) return undefined;
    if (POSSESSIVE.test(token.norm)) return pronounOwner(scene, read, i);
    if (
      /'s$|s'$/.test(token.norm) ||
      (/s$/.test(token.norm) && /^['’]$/.test(scene.text[token.end] ?? ' '))
    ) {
      const start = ownerStart(scene, read.from, i);
      const mention = mentionIn(scene, start, i + 1);
      if (
        mention === undefined ||
        mention.kind === 'data' ||
        mention.kind === 'document' ||
        mention.kind === 'pronoun'
      )
        return undefined;
      return scene.cast.of({ ...mention, name: mention.name.replace(/['’]s?$/u, '') }, 0);
    }
    if (/^(?:a|an|this|that|and|or|but|to|of|by|with|is|are|was|were)$/.test(token.norm)) return undefined;
  }
  return undefined;
}

/** Where a genitive begins: a name, or a noun with its article; nothing before a preposition belongs to it. */
function ownerStart(scene: Scene, from: number, last: number): number {
  let start = last;
  for (let i = last - 1; i >= Math.max(from, last - 6); i -= 1) {
    const token = scene.tokens[i];
    if (token?.kind !== 'word') break;
    if (DETERMINERS.has(token.norm)) return i;
    const isName = scene.tokens[i + 1]?.capital === true && token.capital;
    const isInside = token.norm === 'of' && scene.tokens[i + 1]?.capital && scene.tokens[i - 1]?.capital;
    if (
      !isName &&
      !isInside &&
      !ROLES.has(token.norm) &&
      !/^(?:former|prime|local|new|current|previous|last)$/.test(token.norm)
    )
      break;
    start = i;
  }
  return start;
}

/** Whom "its" or "their" means: who is accused in the clause, or what the sentence begins with. */
function pronounOwner(scene: Scene, read: Read, at: number): Member | '?' {
  let hearer: Member | '?' | undefined;
  for (const one of read.attributions) {
    if (one.to > at) break;
    if (one.hearer !== undefined && /^accus/.test(scene.tokens[one.verb]?.norm ?? ''))
      hearer = scene.cast.of(one.hearer, 0);
    else if (one.hearer === undefined && typeof one.said.who === 'object') hearer = one.said.who;
  }
  if (hearer !== undefined) return hearer;
  if (read.subject !== undefined) return read.subject;
  const subject = subjectOf({ ...scene, from: read.from, to: read.to, quoteAt: () => undefined });
  return subject === undefined ||
    subject.kind === 'pronoun' ||
    subject.kind === 'data' ||
    subject.kind === 'document'
    ? '?'
    : scene.cast.of(subject, 0);
}

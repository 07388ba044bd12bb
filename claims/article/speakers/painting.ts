/** Draws the voices of a text: stretches that cover its sentences, from who was found to say what. */
import type { Sentence, Speaker, Voice } from '../article.ts';
import { attributionsIn } from './attributions.ts';
import { promisesIn } from './promises.ts';
import type { Over, Quoted, Read, Said, Scene, Settled } from './state.ts';

/** A place from which on somebody speaks, up to the next one. */
interface Cut {
  at: number;
  said: Said;
}

/** Why somebody is named, for the editor. */
const WHYS: Readonly<Record<string, string>> = {
  own: 'the article’s own words',
  figures: 'figures of a source, in the article’s own words',
  'said-before': 'a word of saying before it',
  'said-after': 'a word of saying after it',
  'said-between': 'a word of saying within it',
  'goes-on': 'the quotation goes on',
  'spoken-of': 'quoted right after this person was named',
  pronoun: 'the pronoun before the word of saying',
  'same-pronoun': 'the same pronoun',
  'same-subject': 'a second word of saying, with the same subject',
  colon: 'a colon after the word of saying opens it',
  'runs-on-would': '“would” carries the reported words on',
  'runs-on': 'reported words may run on here',
  'no-subject': 'a word of saying without a name',
  quotation: 'a quotation without a name',
  label: 'the label of the paragraph',
  promise: 'whose promise it is',
};

/** The voices of all sentences. */
export function painted(scene: Scene, sentences: readonly Sentence[], own: Speaker | null): Voice[] {
  const voices: Voice[] = [];
  sentences.forEach((sentence, k) => {
    const read = scene.reads[k];
    if (read === undefined) return;
    for (const { start, end, said } of stretches(scene, sentence, read))
      voices.push(voiceOf(start, end, said, own));
  });
  return voices;
}

function voiceOf(start: number, end: number, said: Said, own: Speaker | null): Voice {
  const speaker = said.who === 'own' ? own : said.who === '?' ? '?' : said.who.speaker;
  const why =
    said.who === 'own' && own !== null && said.why === 'own'
      ? 'the speaker of the whole text'
      : (WHYS[said.why] ?? said.why);
  return {
    start,
    end,
    speaker,
    why,
    ...(said.secondHand === undefined ? {} : { secondHand: true }),
    ...(said.source === undefined ? {} : { source: said.source }),
  };
}

/** The stretches of a sentence, in order, without gaps. */
function stretches(scene: Scene, sentence: Sentence, read: Read): Over[] {
  const cuts = cutsOf(scene, sentence, read);
  const quotes = quotesOver(scene, sentence, read);
  const base = flattened(sentence, cuts, quotes);
  return laidOver(base, promisesIn(scene, read, base));
}

/** Where voices change outside of quotations. */
function cutsOf(scene: Scene, sentence: Sentence, read: Read): Cut[] {
  const cuts: Cut[] = [{ at: sentence.start, said: read.base }];
  const startOf = (token: number): number => scene.tokens[token]?.start ?? sentence.end;
  for (const one of read.attributions) {
    const from = token(startOf(one.from), sentence);
    const to = token(startOf(one.to), sentence);
    if (one.place !== 'after') {
      // What stands before it, back to where somebody else began to speak.
      const last = cuts[cuts.length - 1];
      if (last !== undefined && (last.said === read.base || one.place === 'before')) last.said = one.said;
      cuts.push({ at: from, said: one.said });
      if (one.place === 'before')
        cuts.push({ at: to, said: read.attributions.length > 1 ? one.said : after(read, one) });
      else if (read.base.who !== 'own' && startsAnew(scene, one.to)) cuts.push({ at: to, said: read.base });
    } else {
      cuts.push({ at: to, said: one.said });
      const own = read.base.why === 'label' ? ownAgain(scene, one.to, read.to) : undefined;
      if (own !== undefined) cuts.push({ at: token(startOf(own), sentence), said: read.base });
    }
  }
  return cuts;
}

/** "The bank says that rates will fall, and we have": where who speaks all along speaks of themselves again. */
function ownAgain({ tokens }: Scene, from: number, to: number): number | undefined {
  for (let i = from; i + 2 < to; i += 1)
    if (
      tokens[i]?.norm === ',' &&
      /^(?:and|but|so)$/.test(tokens[i + 1]?.norm ?? '') &&
      /^(?:we|i|we've|i've|we're|our)$/.test(tokens[i + 2]?.norm ?? '')
    )
      return i;
  return undefined;
}

/** "…, the bank says, and the budget will": who speaks all along goes on. */
const startsAnew = ({ tokens }: Scene, at: number): boolean =>
  tokens[at]?.norm === ',' &&
  /^(?:and|but|so)$/.test(tokens[at + 1]?.norm ?? '') &&
  tokens[at + 2]?.norm !== 'that';

const token = (at: number, { start, end }: Sentence): number => Math.min(Math.max(at, start), end);

/** What follows an attribution at the end of its words is the article's own, if anything does. */
const after = (read: Read, one: Settled): Said => (read.base.who === 'own' ? one.said : read.base);

/** The quotations of a sentence, each with its speaker, and those within them. */
function quotesOver(scene: Scene, sentence: Sentence, read: Read): Over[] {
  const over: Over[] = [];
  let i = read.from;
  while (i < read.to) {
    const quotation = scene.quotations[scene.quotedBy[i] ?? -1];
    if (quotation === undefined) {
      i += 1;
      continue;
    }
    const start = Math.max(sentence.start, quotation.start);
    const end = Math.min(sentence.end, quotation.end);
    if (quotation.said !== undefined && end > start) {
      over.push({ start, end, said: quotation.said });
      over.push(...innerOf(scene, quotation, Math.max(i, quotation.from), Math.min(read.to, quotation.to)));
    }
    i = Math.max(i + 1, Math.min(read.to, quotation.to));
  }
  return over;
}

/** What somebody who is quoted reports of another: "The minister says 5,000 have joined", second-hand. */
function innerOf(scene: Scene, quotation: Quoted, from: number, to: number): Over[] {
  const over: Over[] = [];
  const stretch = {
    text: scene.text,
    tokens: scene.tokens,
    from: scene.tokens[from]?.kind === 'mark' ? from + 1 : from,
    to,
    quoteAt: () => undefined,
  };
  for (const one of attributionsIn(stretch)) {
    const { mention } = one;
    if (mention === undefined || mention === 'same' || mention.kind === 'data' || mention.kind === 'document')
      continue;
    if (mention.kind === 'pronoun' && !/^(?:he|she|they)$/.test(mention.head)) continue;
    const start = one.place === 'after' ? one.to : from;
    const end = one.place === 'before' ? one.from : to;
    const [a, b] = [scene.tokens[start]?.start ?? 0, scene.tokens[end - 1]?.end ?? 0];
    const last = over[over.length - 1];
    if (b <= a || (last !== undefined && a < last.end)) continue;
    const who = mention.kind === 'pronoun' ? ('?' as const) : scene.cast.of(mention, 0);
    if (quotation.said !== undefined && who === quotation.said.who) continue;
    over.push({ start: a, end: b, said: { who, why: 'said-before', secondHand: true } });
  }
  return over;
}

/** Cuts and what lies over them as stretches without gaps. Quotations inside quotations come after the outer ones. */
function flattened(sentence: Sentence, cuts: readonly Cut[], over: readonly Over[]): Over[] {
  const base: Over[] = [];
  cuts.forEach(({ at, said }, k) => {
    const end = cuts[k + 1]?.at ?? sentence.end;
    if (end > at) base.push({ start: at, end, said });
  });
  const outer = over.filter(({ said }) => said.secondHand === undefined);
  const inner = over.filter(({ said }) => said.secondHand !== undefined);
  return laidOver(laidOver(base, outer), inner);
}

/** Stretches with others laid over them; both in order, neither overlapping within itself. One pass. */
function laidOver(base: readonly Over[], over: readonly Over[]): Over[] {
  const found: Over[] = [];
  const push = (start: number, end: number, said: Said): void => {
    const last = found[found.length - 1];
    if (end <= start) return;
    if (last !== undefined && last.end === start && isSame(last.said, said)) last.end = end;
    else found.push({ start, end, said });
  };
  let k = 0;
  for (const one of base) {
    let at = one.start;
    while (k < over.length && (over[k]?.end ?? 0) <= at) k += 1;
    for (let j = k; j < over.length && (over[j]?.start ?? 0) < one.end; j += 1) {
      const top = over[j];
      if (top === undefined) break;
      push(at, Math.max(at, Math.min(top.start, one.end)), one.said);
      push(Math.max(at, top.start), Math.min(top.end, one.end), top.said);
      at = Math.max(at, Math.min(top.end, one.end));
      if (top.end > one.end) break;
      k = j;
    }
    push(at, one.end, one.said);
  }
  return found;
}

const isSame = (a: Said, b: Said): boolean =>
  a.who === b.who && a.secondHand === b.secondHand && a.source === b.source && a.why === b.why;

/**
 * Goes through the sentences of an article in their order, and settles who speaks: whom each attribution names, whom
 * pronouns mean, and whose each quotation is.
 */
import type { Sentence, Speaker } from '../article.ts';
import { attributionsIn } from './attributions.ts';
import { Cast, type Member } from './cast.ts';
import { type LabelNames, labelAt, labelsIn } from './labels.ts';
import { BODIES, RUNS_ON } from './lexicon.ts';
import { type Quotation, quotationsOf } from './quotations.ts';
import { settleQuotations, speaks } from './quoting.ts';
import type { Stretch } from './reporting.ts';
import { settle, subjectMember } from './settling.ts';
import { OWN, type Quoted, type Read, type Said, type Scene, type Settled, type State } from './state.ts';
import { subjectOf } from './subjects.ts';
import { type Mention, mentionBy, plain, type Words } from './words-at.ts';

/** Reads who speaks in the sentences of a text. */
export function readScene(w: Words, sentences: readonly Sentence[], own: Speaker | null): Scene {
  const quotations = placed(w, quotationsOf(w.text, sentences));
  const quotedBy = new Int32Array(w.tokens.length).fill(-1);
  quotations.forEach((quotation, q) => {
    quotedBy.fill(q, quotation.from, quotation.to);
  });
  const cast = new Cast(w);
  const scene: Scene = { ...w, reads: [], quotations, quotedBy, cast };
  const state: State = {
    cast,
    at: 0,
    own: own === null ? undefined : cast.of(mentionOf(own), 0),
    part: 0,
    last: undefined,
    lastAt: -9,
    lastParagraph: -9,
    quiet: false,
    first: undefined,
    many: false,
    bare: undefined,
    bareParagraph: -9,
    bareHangs: false,
    firstPerson: new Set(),
    subject: undefined,
    subjectAt: -9,
    label: undefined,
    labelParagraph: -9,
    labelEnds: false,
  };
  state.firstPerson = firstPersonIn(scene, sentences);
  const labels = labelsIn(w, sentences);
  let from = 0;
  for (const sentence of sentences) {
    while (from < w.tokens.length && (w.tokens[from]?.start ?? 0) < sentence.start) from += 1;
    let to = from;
    while (to < w.tokens.length && (w.tokens[to]?.start ?? 0) < sentence.end) to += 1;
    scene.reads.push(readSentence(scene, state, sentence, { from, to }, labels, own));
    from = to;
    state.at += 1;
  }
  cast.nameRoles();
  return scene;
}

/** The speaker of a whole text as if the text had named them. */
function mentionOf({ name }: Speaker): Mention {
  const words = name.toLowerCase().split(/\s+/);
  const isBody = words.some((word) => BODIES.has(plain(word))) || words.length === 1;
  return mentionBy(isBody ? 'organisation' : 'person', name);
}

/** Quotations with the indices of their tokens, marks included. */
function placed({ tokens }: Words, quotations: readonly Quotation[]): Quoted[] {
  let i = 0;
  return quotations.map((quotation) => {
    while (i < tokens.length && (tokens[i]?.start ?? 0) < quotation.start) i += 1;
    const from = i;
    while (i < tokens.length && (tokens[i]?.start ?? 0) < quotation.end) i += 1;
    return { ...quotation, from, to: i };
  });
}

function readSentence(
  scene: Scene,
  state: State,
  sentence: Sentence,
  range: { from: number; to: number },
  labels: Labels,
  own: Speaker | null,
): Read {
  const { quotedBy, quotations } = scene;
  const stretch: Stretch = {
    text: scene.text,
    tokens: scene.tokens,
    ...range,
    quoteAt: (token) => quotations[quotedBy[token] ?? -1],
  };
  const label = labelOf(stretch, state, sentence, labels);
  const begins = label === undefined ? range.from : label;
  const isShouted = isAllCapitals(stretch);
  const mention =
    quotedBy[range.from] === -1 && !isShouted ? subjectOf({ ...stretch, from: begins }) : undefined;
  const subject = mention === undefined ? undefined : subjectMember(state, mention);
  const attributions: Settled[] = [];
  for (const attribution of isShouted ? [] : attributionsIn({ ...stretch, from: begins }))
    attributions.push({
      ...attribution,
      said: settle(state, attribution, attributions, subject, mention, {
        isTitle: sentence.place === 'title',
        hasOwner: own !== null,
      }),
    });
  for (const { said, verb } of attributions) learnPaper(scene, said, verb, range.to);
  const base = baseOf(stretch, state, sentence, attributions, mention, subject, own);
  const read: Read = { from: range.from, to: range.to, attributions, base, subject };
  settleQuotations(scene, state, sentence, read);
  remember(scene, state, sentence, read, own);
  return read;
}

/** "COUNCIL WORKERS £3,100 WORSE OFF, SAYS UNION": of a line in capitals nobody can tell what is a name. */
function isAllCapitals({ tokens, from, to }: Stretch): boolean {
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') continue;
    if (!token.caps) return false;
    count += 1;
  }
  return count > 3;
}

const PAPER = /^(?:report|study|survey|paper|analysis|review|briefing|poll|research)$/;

/** "estimates the institute in a report": what "the report" says farther on is the institute's. */
function learnPaper({ tokens }: Scene, { who }: Said, verb: number, end: number): void {
  if (typeof who !== 'object' || who.kind === 'document') return;
  for (let i = verb; i < Math.min(end, verb + 12); i += 1) {
    const word = tokens[i]?.norm ?? '';
    if (!PAPER.test(word)) continue;
    if (!/^(?:in|its|their|a|new|an)$/.test(tokens[i - 1]?.norm ?? '')) continue;
    who.heads.add(word);
    return;
  }
}

/** What is known of the labels of a text. */
interface Labels {
  names: LabelNames;
  /** How many paragraphs begin with one. */
  count: number;
}

/** From this many labels on a text is a transcript, or a list of parties. */
const A_TRANSCRIPT = 3;

/** Ends a transcript, and what was said in it. */
const ENDED = /^\W*(?:ends?|notes to editors|media contacts?)\W*(?:$|:)/i;

/** The label before the words of a transcript ("Sadiq Khan: …"); where the sentence proper begins after it. */
function labelOf(s: Stretch, state: State, sentence: Sentence, { names, count }: Labels): number | undefined {
  const isFirst = state.labelParagraph !== sentence.paragraph;
  const isPlace = sentence.place === 'paragraph' || sentence.place === 'item';
  const found = isPlace && isFirst ? labelAt(s, s.from, s.to, names) : undefined;
  if (found !== undefined && (count >= A_TRANSCRIPT || found.sure)) {
    state.label = state.cast.of(found.mention, state.at);
    state.labelParagraph = sentence.paragraph;
    state.labelEnds = found.isParty;
    return found.next;
  }
  if (
    isFirst &&
    (count < A_TRANSCRIPT || state.labelEnds || ENDED.test(s.text.slice(sentence.start, sentence.start + 30)))
  )
    state.label = undefined;
  return undefined;
}

const FIRST_PERSON = /^(?:we|our|us|i|my|we're|we've|we'll|i'm|i've|ours)$/;

function firstPersonIn({ tokens, quotedBy }: Scene, sentences: readonly Sentence[]): Set<number> {
  const found = new Set<number>();
  let i = 0;
  for (const { start, end, paragraph } of sentences) {
    while (i < tokens.length && (tokens[i]?.start ?? 0) < start) i += 1;
    for (; i < tokens.length && (tokens[i]?.start ?? 0) < end; i += 1)
      if (quotedBy[i] === -1 && FIRST_PERSON.test(tokens[i]?.norm ?? '')) found.add(paragraph);
  }
  return found;
}

/** Whose a sentence is if nothing in it says so. */
function baseOf(
  s: Stretch,
  state: State,
  sentence: Sentence,
  attributions: readonly Settled[],
  mention: Mention | undefined,
  subject: Member | undefined,
  own: Speaker | null,
): Said {
  if (
    sentence.place === 'title' ||
    sentence.place === 'heading' ||
    sentence.place === 'table' ||
    sentence.place === 'caption'
  ) {
    if (sentence.place === 'heading') {
      state.bare = undefined;
      state.part = state.at + 1;
    }
    return OWN;
  }
  if (state.label !== undefined) return { who: state.label, why: 'label' };
  const source = mention?.kind === 'data' ? { source: mention.organisation ?? '' } : undefined;
  if (state.bare !== undefined && sentence.paragraph === state.bareParagraph && !state.bareHangs)
    return { who: state.bare, why: 'colon' };
  if (attributions.length > 0) return OWN;
  if (source !== undefined) return source.source === '' ? OWN : { ...OWN, why: 'figures', ...source };
  if (state.bare !== undefined) {
    const next = sentence.paragraph === state.bareParagraph + 1;
    if (
      (next && (state.bareHangs || sentence.place === 'item')) ||
      (own === null && state.firstPerson.has(sentence.paragraph))
    ) {
      state.bareParagraph = sentence.paragraph;
      state.bareHangs = false;
      return { who: state.bare, why: 'colon' };
    }
    if (next) return { who: '?', why: 'runs-on' };
    state.bare = undefined;
  }
  const { last } = state;
  if (last === undefined || state.quiet || state.at - state.lastAt > 1) return OWN;
  if (hasWord(s, (word) => RUNS_ON.has(word))) {
    if (own === null && carries(state, sentence, mention, subject, last))
      return { who: last, why: 'runs-on-would' };
    if (own !== null || sentence.paragraph !== state.lastParagraph) return { who: '?', why: 'runs-on' };
  }
  if (sentence.paragraph === state.lastParagraph && own === null) return { who: '?', why: 'runs-on' };
  return OWN;
}

/** Whether "would" carries on the words of who spoke last: with their pronoun, with what they spoke of, and no other name. */
function carries(
  state: State,
  { paragraph }: Sentence,
  mention: Mention | undefined,
  subject: Member | undefined,
  last: Member,
): boolean {
  if (mention?.kind === 'pronoun')
    return subject === last || (mention.head === 'it' && subject === undefined);
  if (subject !== undefined && subject !== last && subject.kind === 'person') return false;
  return paragraph === state.lastParagraph || !state.many;
}

function hasWord(s: Stretch, is: (word: string) => boolean): boolean {
  for (let i = s.from; i < s.to; i += 1) {
    const token = s.tokens[i];
    if (token?.kind === 'word' && s.quoteAt(i) === undefined && is(token.norm)) return true;
  }
  return false;
}

/** Takes in who spoke in a sentence. */
function remember(scene: Scene, state: State, sentence: Sentence, read: Read, own: Speaker | null): void {
  for (const { said, verb } of read.attributions) {
    if (said.secondHand !== undefined) continue;
    speaks(state, said, sentence);
    // What follows "according to the bank" is no word of the bank's.
    if (
      scene.tokens[verb]?.norm === 'according' &&
      typeof said.who === 'object' &&
      said.who.kind !== 'person'
    )
      state.quiet = true;
  }
  const final = read.attributions[read.attributions.length - 1];
  if (final !== undefined) {
    const colon = final.opensQuote && final.place === 'after' && !hasQuoteAfter(scene, final.to, read.to);
    const goesOn = state.bare !== undefined && state.bareParagraph === sentence.paragraph;
    if (colon || !goesOn) {
      state.bare = colon && typeof final.said.who === 'object' ? final.said.who : undefined;
      state.bareHangs =
        scene.tokens.slice(final.to, Math.min(read.to, final.to + 3)).every(({ kind }) => kind === 'mark') &&
        read.to - final.to < 4;
    }
    state.bareParagraph = sentence.paragraph;
  }
  const end =
    scene.quotations[scene.quotedBy[read.to - 1] ?? -1] ??
    scene.quotations[scene.quotedBy[read.to - 2] ?? -1];
  const begin = scene.quotations[scene.quotedBy[read.from] ?? -1];
  const quoted = end?.said ?? begin?.said;
  if (quoted !== undefined) {
    speaks(state, quoted, sentence);
    state.bare = undefined;
  }
  if (
    read.attributions.length === 0 &&
    quoted === undefined &&
    typeof read.base.who === 'object' &&
    own === null
  ) {
    state.last = read.base.who;
    state.lastAt = state.at;
    state.lastParagraph = sentence.paragraph;
  }
  if (read.subject !== undefined) {
    state.subject = read.subject;
    state.subjectAt = state.at;
  }
}

function hasQuoteAfter(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if ((scene.quotedBy[i] ?? -1) >= 0) return true;
  return false;
}

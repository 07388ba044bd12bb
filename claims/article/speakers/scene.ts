/**
 * Goes through the sentences of an article in their order, and settles who speaks: whom each attribution names, whom
 * pronouns mean, and whose each quotation is.
 */
import type { Sentence, Speaker } from '../article.ts';
import { type Attribution, attributionsIn, type Stretch, subjectOf } from './attributions.ts';
import { Cast, type Member } from './cast.ts';
import { labelAt, labelled } from './labels.ts';
import { HE, RUNS_ON } from './lexicon.ts';
import { type Quotation, quotationsOf } from './quotations.ts';
import type { Mention, Words } from './words-at.ts';

/** Whose words a stretch is, and by which word of the text that is known. */
export interface Said {
  /** `own`: the article itself. */
  who: Member | 'own' | '?';
  why: string;
  secondHand?: true;
  source?: string;
}

/** A stretch of the text that is somebody's. */
export interface Over {
  start: number;
  end: number;
  said: Said;
}

/** An attribution whose speaker is settled. */
export interface Settled extends Attribution {
  said: Said;
}

/** A sentence with what was found in it. */
export interface Read {
  /** Its tokens. */
  from: number;
  to: number;
  attributions: readonly Settled[];
  /** Whose the sentence is where no attribution and no quotation says otherwise. */
  base: Said;
  /** What its first words name. */
  subject: Member | undefined;
}

/** A quotation with its tokens and its speaker. */
export interface Quoted extends Quotation {
  /** The sentence that it begins in, with who had spoken by then. */
  began?: { last: Member | undefined; subject: Member | undefined };
  from: number;
  to: number;
  said?: Said;
}

export interface Scene extends Words {
  reads: Read[];
  quotations: Quoted[];
  /** The quotation that each token stands in; -1 outside. */
  quotedBy: Int32Array;
  cast: Cast;
}

/** What is kept from sentence to sentence. */
interface State {
  cast: Cast;
  at: number;
  /** Who spoke last, and in which sentence and paragraph. */
  last: Member | undefined;
  lastAt: number;
  lastParagraph: number;
  /** The last words were those of a document or of figures. */
  quiet: boolean;
  /** How many have spoken, as far as it matters: one or more. */
  first: Member | undefined;
  many: boolean;
  /** "X said:" opened words without a mark of quotation. */
  bare: Member | undefined;
  bareParagraph: number;
  /** Nothing stood after the colon: the words begin with the next paragraph. */
  bareHangs: boolean;
  /** The paragraphs in which somebody speaks of themselves, outside of quotations. */
  firstPerson: ReadonlySet<number>;
  /** What the sentence before began with. */
  subject: Member | undefined;
  subjectAt: number;
  label: Member | undefined;
  labelParagraph: number;
}

const OWN: Said = { who: 'own', why: 'own' };

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
  };
  state.firstPerson = firstPersonIn(scene, sentences);
  const isTranscript = labelled(w, sentences) >= 3;
  let from = 0;
  for (const sentence of sentences) {
    while (from < w.tokens.length && (w.tokens[from]?.start ?? 0) < sentence.start) from += 1;
    let to = from;
    while (to < w.tokens.length && (w.tokens[to]?.start ?? 0) < sentence.end) to += 1;
    scene.reads.push(readSentence(scene, state, sentence, { from, to }, isTranscript, own));
    from = to;
    state.at += 1;
  }
  return scene;
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
  isTranscript: boolean,
  own: Speaker | null,
): Read {
  const { quotedBy, quotations } = scene;
  const stretch: Stretch = {
    text: scene.text,
    tokens: scene.tokens,
    ...range,
    quoteAt: (token) => quotations[quotedBy[token] ?? -1],
  };
  const label = labelOf(stretch, state, sentence, isTranscript);
  const begins = label === undefined ? range.from : label;
  const inQuote =
    (quotedBy[range.from] ?? -1) >= 0 && (quotations[quotedBy[range.from] ?? -1]?.from ?? 0) < range.from;
  const mention =
    inQuote || quotedBy[range.from] !== -1 ? undefined : subjectOf({ ...stretch, from: begins });
  const subject = mention === undefined ? undefined : subjectMember(state, mention);
  const attributions: Settled[] = [];
  for (const attribution of attributionsIn({ ...stretch, from: begins }))
    attributions.push({
      ...attribution,
      said: settle(state, attribution, attributions, subject, mention, sentence.place === 'title'),
    });
  const base = baseOf(stretch, state, sentence, attributions, mention, subject, own);
  const read: Read = { ...range, attributions, base, subject };
  settleQuotations(scene, state, sentence, read);
  remember(scene, state, sentence, read, own);
  return read;
}

/** The label before the words of a transcript ("Sadiq Khan: …"); where the sentence proper begins after it. */
function labelOf(s: Stretch, state: State, sentence: Sentence, isTranscript: boolean): number | undefined {
  const found =
    sentence.place === 'paragraph' || sentence.place === 'item' ? labelAt(s, s.from, s.to) : undefined;
  const first = state.labelParagraph !== sentence.paragraph;
  if (found !== undefined && (isTranscript || found.sure)) {
    state.label = state.cast.of(found.mention, state.at);
    state.labelParagraph = sentence.paragraph;
    return found.next;
  }
  if (first && !isTranscript) state.label = undefined;
  return undefined;
}

/** Who the first words of a sentence name, as far as pronouns and promises may go back to it. */
function subjectMember(state: State, mention: Mention): Member | undefined {
  if (mention.kind === 'pronoun') return pronounOf(state, mention);
  if (!state.cast.isName(mention)) return undefined;
  if (
    mention.kind === 'person' ||
    mention.kind === 'organisation' ||
    (mention.kind === 'people' && mention.role !== undefined)
  )
    return state.cast.of(mention, state.at);
  if (mention.kind === 'data' && mention.organisation !== undefined) bodyOf(state, mention.organisation);
  return undefined;
}

/** The organisation of that name, so that "it" may mean it. */
function bodyOf(state: State, name: string): Member {
  return state.cast.of(
    {
      kind: 'organisation',
      from: 0,
      to: 0,
      name,
      head: name.toLowerCase().split(' ').pop() ?? '',
      definite: false,
      possessed: false,
      plural: false,
      gender: '',
    },
    state.at,
  );
}

/** Whom a pronoun means; undefined if nobody fits, or the text itself speaks. */
function pronounOf(state: State, { head, gender }: Mention): Member | undefined {
  const { cast, last, subject, at } = state;
  const near = subject !== undefined && at - state.subjectAt <= 3 ? subject : undefined;
  const spoke = last !== undefined && at - state.lastAt <= 6 ? last : undefined;
  if (HE.has(head)) {
    const isHuman = (one: Member | undefined): one is Member =>
      one !== undefined && (one.kind === 'person' || (one.kind === 'people' && !one.plural));
    const fits = (one: Member | undefined): one is Member =>
      isHuman(one) && (one.gender === '' || one.gender === gender);
    const order = state.subjectAt > state.lastAt ? [near, spoke] : [spoke, near];
    const found =
      order.find(fits) ??
      cast.last((one) => fits(one) && at - one.seen <= 6) ??
      order.find((one) => isHuman(one) && one.soft);
    if (found !== undefined && (found.gender === '' || found.soft)) found.gender = gender;
    return found;
  }
  if (head === 'it') {
    const isBody = (one: Member | undefined): one is Member =>
      one !== undefined && (one.kind === 'organisation' || one.kind === 'document');
    return [spoke, near].find(isBody) ?? cast.last((one) => isBody(one) && at - one.seen <= 3);
  }
  if (head === 'they') {
    const isMany = (one: Member | undefined): one is Member =>
      one !== undefined && (one.plural || one.kind === 'organisation');
    return [spoke, near].find(isMany);
  }
  return undefined;
}

/** Who says what an attribution reports. */
function settle(
  state: State,
  attribution: Attribution,
  before: readonly Settled[],
  subject: Member | undefined,
  first: Mention | undefined,
  isTitle: boolean,
): Said {
  const { mention, inner } = attribution;
  const secondHand = inner ? { secondHand: true as const } : {};
  if (mention === 'same') {
    const previous = before[before.length - 1]?.said;
    if (previous !== undefined) return { ...previous, why: 'same-subject' };
    if (subject !== undefined) return { who: subject, why: 'same-subject' };
    return { who: '?', why: 'no-subject' };
  }
  if (mention === undefined) return { who: '?', why: 'no-subject' };
  if (mention.kind === 'pronoun') {
    if (mention.head === 'i' || mention.head === 'we' || mention.head === 'you') return OWN;
    const previous = before[before.length - 1];
    if (inner && previous !== undefined) return { ...previous.said, why: 'same-pronoun' };
    const known =
      first?.kind !== 'pronoun' &&
      subject !== undefined &&
      fitsPronoun(subject, mention) &&
      attribution.from > (first?.to ?? 0)
        ? subject
        : pronounOf(state, mention);
    return known === undefined ? { who: '?', why: 'pronoun' } : { who: known, why: 'pronoun' };
  }
  if (mention.kind === 'data' || isOwnWork(mention)) {
    const source = mention.organisation;
    if (source !== undefined) bodyOf(state, source);
    return { ...OWN, why: 'figures', ...(source === undefined ? {} : { source }) };
  }
  // "…, says charity" in a title: who that is stands below.
  if (isTitle && mention.kind !== 'person' && /^\p{Ll}/u.test(mention.name))
    return { who: '?', why: 'no-subject' };
  return {
    who: memberOf(state, mention, subject),
    why: attribution.place === 'after' ? 'said-before' : 'said-after',
    ...secondHand,
  };
}

/** An analysis that nobody is named for is the article's own: "analysis of the figures suggests". */
const isOwnWork = ({ kind, organisation, definite, head }: Mention): boolean =>
  kind === 'document' &&
  organisation === undefined &&
  !definite &&
  /^(?:analysis|research|estimates?|calculations|modelling|projections?|forecasts?|documents?|papers|accounts)$/.test(
    head,
  );

function fitsPronoun(member: Member, { head, gender }: Mention): boolean {
  if (gender !== '') return member.kind === 'person' && (member.gender === '' || member.gender === gender);
  return head === 'it'
    ? member.kind === 'organisation'
    : head === 'they'
      ? member.plural || member.kind === 'organisation'
      : false;
}

/** The member of a name, of a document the one who made it, of "a spokesperson" the body spoken of. */
function memberOf(state: State, mention: Mention, subject: Member | undefined): Member {
  if (mention.kind === 'document') {
    if (mention.organisation !== undefined) {
      const maker = bodyOf(state, mention.organisation);
      if (!maker.heads.has(mention.head)) maker.heads.add(mention.head);
      return maker;
    }
    if (mention.possessed) {
      const owner = pronounOf(state, { ...mention, head: 'it' });
      if (owner !== undefined) return owner;
    }
    const known = mention.definite
      ? state.cast.last((one) => one.heads.has(mention.head) && state.at - one.seen < 12)
      : undefined;
    if (known !== undefined) {
      known.seen = state.at;
      return known;
    }
  }
  // "The Met has not denied it, and a spokesperson said": for whom is told by the clause before.
  if (
    mention.kind === 'people' &&
    mention.organisation === undefined &&
    /^spokes/.test(mention.head) &&
    !mention.definite
  ) {
    const body =
      subject?.kind === 'organisation'
        ? subject
        : state.cast.last((one) => one.kind === 'organisation' && state.at - one.seen <= 2);
    if (body !== undefined) {
      body.seen = state.at;
      return body;
    }
  }
  return state.cast.of(mention, state.at);
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
    if (sentence.place === 'heading') state.bare = undefined;
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
    if ((next && state.bareHangs) || (own === null && state.firstPerson.has(sentence.paragraph))) {
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

/** Settles whose the quotations are that begin or end in a sentence. */
function settleQuotations(scene: Scene, state: State, sentence: Sentence, read: Read): void {
  let i = read.from;
  while (i < read.to) {
    const q = scene.quotedBy[i] ?? -1;
    if (q < 0) {
      i += 1;
      continue;
    }
    const quotation = scene.quotations[q];
    if (quotation === undefined) break;
    if (quotation.said === undefined) settleQuotation(scene, state, sentence, read, q);
    i = Math.max(i + 1, quotation.to);
  }
  // `“We did it!” Mr Smith said.`: what follows a quotation of the sentence before.
  const first = read.attributions[0];
  const before =
    (scene.quotedBy[read.from - 1] ?? -1) >= 0
      ? scene.quotations[scene.quotedBy[read.from - 1] ?? -1]
      : undefined;
  if (
    first !== undefined &&
    before !== undefined &&
    first.from === read.from &&
    first.place === 'after' &&
    isBareTail(scene, first, read) &&
    before.paragraph === sentence.paragraph
  ) {
    before.said = { ...first.said, why: 'said-after' };
    speaks(state, first.said, sentence);
  }
}

/** Whether a sentence is nothing but "Mr Smith said." */
const isBareTail = (scene: Scene, first: Attribution, read: Read): boolean =>
  scene.tokens.slice(first.to, read.to).every(({ kind }) => kind === 'mark') && read.to - first.to <= 2;

function settleQuotation(scene: Scene, state: State, sentence: Sentence, read: Read, q: number): void {
  const quotation = scene.quotations[q];
  if (quotation === undefined) return;
  quotation.began ??= beganWith(state, sentence, quotation);
  const before = scene.quotations[q - 1];
  if (quotation.goesOn && before?.said !== undefined) {
    quotation.said = { ...before.said, why: 'goes-on' };
    return;
  }
  const attached = attachedTo(scene, read, quotation);
  if (attached !== undefined) {
    quotation.said = attached;
    return;
  }
  // It goes on past this sentence: what follows it may say whose it is.
  if (quotation.to > read.to && !quotation.unclosed && !isLong(quotation)) return;
  if (isScare(quotation, read)) return;
  quotation.said = carriedTo(state, quotation);
}

/** A quotation of this many tokens is settled where it begins: no attribution is so far away. */
const LONG = 400;
const isLong = ({ from, to }: Quoted): boolean => to - from > LONG;

/** A few words in marks inside a sentence, which quote nobody who is named. */
const isScare = ({ from, to }: Quoted, read: Read): boolean =>
  to - from <= 7 && (from > read.from || to < read.to - 2);

/** The attribution of the sentence that a quotation belongs to. */
function attachedTo(scene: Scene, read: Read, quotation: Quoted): Said | undefined {
  const { attributions } = read;
  let before: Settled | undefined;
  let after: Settled | undefined;
  for (const one of attributions) {
    if (one.to <= quotation.from) before = one;
    else if (one.from >= quotation.to && after === undefined) after = one;
  }
  const touches = after !== undefined && after.place !== 'after' && isNextTo(scene, quotation.to, after.from);
  if (touches && after !== undefined) return { ...after.said, why: 'said-after' };
  if (
    before !== undefined &&
    (before.place !== 'before' || before.opensQuote || isNextTo(scene, before.to, quotation.from))
  )
    return { ...before.said, why: before.place === 'after' ? 'said-before' : 'said-between' };
  if (after !== undefined && after.place !== 'after') return { ...after.said, why: 'said-after' };
  return undefined;
}

/** Whether only marks stand between two tokens. */
function isNextTo({ tokens }: Words, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 5); i += 1) if (tokens[i]?.kind === 'word') return false;
  return to - from < 5;
}

/** Who may be quoted where nothing is said of a quotation: who was spoken of, or who spoke, right before it. */
function beganWith(state: State, sentence: Sentence, quotation: Quoted): NonNullable<Quoted['began']> {
  const near = state.at - state.lastAt <= 1 && sentence.paragraph - state.lastParagraph <= 1 && !state.quiet;
  const whole = quotation.start <= sentence.start + 1;
  const told =
    whole &&
    state.subjectAt === state.at - 1 &&
    state.subjectAt > state.lastAt &&
    state.subject?.kind === 'person';
  return { last: near ? state.last : undefined, subject: told ? state.subject : undefined };
}

/** Whose a quotation is that nothing in its sentences is said of. */
function carriedTo(state: State, { began }: Quoted): Said {
  if (state.label !== undefined) return { who: state.label, why: 'label' };
  if (began?.subject !== undefined) return { who: began.subject, why: 'spoken-of' };
  if (began?.last !== undefined) return { who: began.last, why: 'goes-on' };
  return { who: '?', why: 'quotation' };
}

/** Takes in who spoke in a sentence. */
function remember(scene: Scene, state: State, sentence: Sentence, read: Read, own: Speaker | null): void {
  for (const { said } of read.attributions) if (said.secondHand === undefined) speaks(state, said, sentence);
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

function speaks(state: State, { who, why }: Said, { paragraph }: Sentence): void {
  if (who === 'own') {
    state.quiet = why === 'figures';
    if (why === 'figures') state.last = undefined;
    return;
  }
  state.last = who === '?' ? undefined : who;
  if (who !== '?' && who.kind !== 'document') {
    if (state.first !== undefined && state.first !== who) state.many = true;
    state.first ??= who;
  }
  if (who !== '?') who.seen = state.at;
  state.quiet = who !== '?' && who.kind === 'document';
  state.lastAt = state.at;
  state.lastParagraph = paragraph;
}

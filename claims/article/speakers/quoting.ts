/** Settles whose each quotation is. */
import type { Sentence } from '../article.ts';
import type { Attribution } from './attributions.ts';
import type { Quoted, Read, Said, Scene, Settled, State } from './state.ts';
import type { Words } from './words-at.ts';

/** Settles whose the quotations are that begin or end in a sentence. */
export function settleQuotations(scene: Scene, state: State, sentence: Sentence, read: Read): void {
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

/** Takes in who spoke last, and where. */
export function speaks(state: State, { who, why }: Said, { paragraph }: Sentence): void {
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

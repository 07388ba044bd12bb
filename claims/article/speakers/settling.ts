/** Settles whom an attribution means: names, pronouns, documents, the same subject as before. */
import type { Attribution } from './attributions.ts';
import type { Member } from './cast.ts';
import { HE } from './lexicon.ts';
import { OWN, type Said, type Settled, type State } from './state.ts';
import { type Mention, mentionBy } from './words-at.ts';

/** Who the first words of a sentence name, as far as pronouns and promises may go back to it. */
export function subjectMember(state: State, mention: Mention): Member | undefined {
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
const bodyOf = (state: State, name: string): Member =>
  state.cast.of(mentionBy('organisation', name), state.at);

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
    // Who spoke last was not to be told, or another part of the text has begun: nobody is meant for sure.
    const isLost = last === undefined && state.lastAt > state.subjectAt && at - state.lastAt <= 2;
    const latest = cast.last((one) => fits(one))?.seen ?? 0;
    // Whom a sentence was about is not meant where somebody else has spoken since.
    const isNear = (one: Member | undefined) => fits(one) && (one === spoke || one.seen >= latest);
    const found =
      order.find((one) => isNear(one) && (one?.seen ?? 0) >= state.part) ??
      (isLost ? undefined : cast.last((one) => fits(one) && at - one.seen <= 6 && one.seen >= state.part)) ??
      order.find((one) => isHuman(one) && one.soft && one.seen >= state.part);
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
    return [spoke, near].find(isMany) ?? (spoke?.kind === 'people' ? spoke : undefined);
  }
  return undefined;
}

/** Who says what an attribution reports. `hasOwner`: the whole text is the words of somebody. */
export function settle(
  state: State,
  attribution: Attribution,
  before: readonly Settled[],
  subject: Member | undefined,
  first: Mention | undefined,
  { isTitle, hasOwner }: { isTitle: boolean; hasOwner: boolean },
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
    if (mention.head === 'i' || mention.head === 'we' || mention.head === 'you')
      return state.label === undefined ? OWN : { who: state.label, why: 'label' };
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
  if (mention.kind === 'data' || isOwnWork(mention) || (hasOwner && isUnmade(mention))) {
    const source = mention.organisation;
    if (source !== undefined) bodyOf(state, source);
    return { ...OWN, why: 'figures', ...(source === undefined ? {} : { source }) };
  }
  // "…, says charity" in a title: who that is stands below.
  if (isTitle && mention.kind !== 'person' && /^\p{Ll}/u.test(mention.name))
    return { who: '?', why: 'no-subject' };
  const isOfLabel = state.labelEnds && mention.definite && mention.head === 'party';
  if (isOfLabel && state.label !== undefined) return { who: state.label, why: 'label' };
  const who = memberOf(state, mention, subject);
  if (who === state.own) return OWN;
  return {
    who,
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

/** "The research found": in somebody's own text it is theirs, if nobody is named who made it. */
const isUnmade = ({ kind, organisation, definite }: Mention): boolean =>
  kind === 'document' && organisation === undefined && definite;

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

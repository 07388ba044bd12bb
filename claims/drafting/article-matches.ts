/** What the ledger has already of what an article says: claims that it repeats, and those that come near. */
import type { Claim } from '../bundle.ts';
import { isSameQuotation } from '../editorial/same-words.ts';
import { nameKey } from '../evidence/names.ts';
import { agree, unitOf } from '../evidence/units.ts';
import { compare, isDecimal, parseDecimal, type Rational } from '../exact/number.ts';
import { inputsOf } from '../kinds/given-inputs.ts';
import type { Occasion } from '../sayings/occasions.ts';
import type { LinkKind } from '../sayings/saying.ts';
import { fieldsOf, inputField } from './draft-fields.ts';
import { likeClaim } from './like-claim.ts';
import { type TypedFields, typedIn } from './typed-fields.ts';

/** A claim of the ledger that a test of an article may repeat. */
export interface ArticleMatch {
  slug: string;
  quote: string;
  claimant: string;
  saidOn: string;
  /** What its figure counts; undefined if it claims none. */
  unit: string | undefined;
  /** `repeat`: the same claim, whoever made it; `part`: a part of it, or it is a part of this; `near`: an editor has to look. */
  is: 'repeat' | 'part' | 'near';
  /** Whether the same claimant made it. */
  isOwn: boolean;
  /** Why it is offered, in one line. */
  why: string;
  /** Where it stood. */
  url: string;
  /** Its own saying and its others, each of the person whose name is the key. */
  occasions: readonly Occasion[];
  /** The series of its inputs, by their names, if it is of the same kind and states the same number; empty for what is near. */
  series: InputSeries;
  /** If it asks the same question of another figure or time, or is answered the other way: what a draft takes over of it. */
  linked?: LinkedTest | undefined;
}

/** The series of inputs by their names, with the times that they are asked for. */
type InputSeries = Readonly<Record<string, { id: string; at?: string }>>;

/** What a draft takes over of a claim that it is to be linked to. */
export interface LinkedTest {
  kind: LinkKind;
  /** Its series, if both are of one kind; without their times for what is of another time. */
  series: InputSeries;
  /** The options of its form, by the names of their fields. */
  options: Readonly<Record<string, string>>;
}

/** How many matches are offered for a test. */
const OFFERED = 3;

/** The claims that a test may repeat, repeats first. `fields` are those of its draft. */
export function matchesAmong(fields: TypedFields, claims: readonly Claim[]): ArticleMatch[] {
  return claims
    .flatMap((claim) => matchOf(fields, claim))
    .sort((a, b) => Number(b.is === 'repeat') - Number(a.is === 'repeat') || (a.saidOn < b.saidOn ? 1 : -1))
    .slice(0, OFFERED);
}

function matchOf(fields: TypedFields, claim: Claim): ArticleMatch[] {
  const isSameFigure = sameFigure(fields, claim);
  const isSameKind = typedIn(fields, 'kind') === claim.kind;
  const isSameWords = isSameKind && isSameQuotation(typedIn(fields, 'quote'), claim.quote);
  if (!isSameFigure && !isSameWords) return [];
  const isOwn = isSameName(fields, claim);
  const what = isSameFigure ? 'the same figure in the same unit' : 'the same words';
  const why = `${what}, ${isOwn ? 'by the same claimant' : 'by somebody else'}`;
  // A figure alone tells no subject: ten officers and ten days are both ten.
  const is = isOwn && isSameWords ? 'repeat' : 'near';
  return [{ ...shownMatch(fields, claim, { is, why }), series: {} }];
}

/**
 * A claim that was found for a test, as it is shown. A part with another number or of another kind is only near. Its series are those of the
 * test where both state the same number by the same kind.
 */
export function shownMatch(
  fields: TypedFields,
  claim: Claim,
  { is: found, why, link }: Pick<ArticleMatch, 'is' | 'why'> & { link?: LinkKind | undefined },
): ArticleMatch {
  const isSame = isSameNumber(fields, claim);
  const isSameKind = typedIn(fields, 'kind') === claim.kind;
  // A part of another kind, such as a pace among whose figures a promise stands, is another claim.
  const is = found === 'part' && !(isSame && isSameKind) ? 'near' : found;
  const isTest = is !== 'near' && isSame && isSameKind;
  return {
    slug: claim.slug,
    quote: claim.quote,
    claimant: claim.claimant.name,
    saidOn: claim.saidOn,
    unit: claim.claimed?.unit,
    is,
    isOwn: isSameName(fields, claim),
    why,
    url: claim.appearance?.url ?? '',
    occasions: [
      {
        person: nameKey(claim.claimant.name),
        saidOn: claim.saidOn,
        quote: claim.quote,
        appearance: claim.appearance,
      },
    ],
    series: isTest ? seriesOf(claim) : {},
    ...(link === undefined ? {} : { linked: linkedTest(claim, link, isSameKind) }),
  };
}

function linkedTest(claim: Claim, kind: LinkKind, isSameKind: boolean): LinkedTest {
  if (!isSameKind) return { kind, series: {}, options: {} };
  const series = Object.entries(seriesOf(claim)).map(([name, { id, at }]) => [
    name,
    at === undefined || (kind === 'other-time' && at !== 'latest') ? { id } : { id, at },
  ]);
  const { fields } = likeClaim({}, fieldsOf(claim, { topic: '', context: '', notes: '' }), kind);
  const options = Object.entries(fields).filter(([name]) => name.startsWith('options.'));
  return { kind, series: Object.fromEntries(series), options: Object.fromEntries(options) };
}

/** Whether a draft and a claim state one number, whatever each calls what it counts: that of the figure, or those agreed on. */
function isSameNumber(fields: TypedFields, claim: Claim): boolean {
  const [value, unit] = [typedIn(fields, 'claimed.value'), typedIn(fields, 'claimed.unit')];
  const { claimed } = claim;
  if (claimed !== undefined || value !== '')
    return (
      claimed !== undefined &&
      isDecimal(value) &&
      typedIn(fields, 'claimed.to') === (claimed.to ?? '') &&
      compare(quantity(value, unit), quantity(claimed.value, claimed.unit)) === 0
    );
  return inputsOf(claim).every(({ name, given }) => {
    const typed = typedIn(fields, inputField(name, 'value'));
    if (typed === '' || typeof given === 'string' || !('value' in given)) return true;
    const own = typedIn(fields, inputField(name, 'unit'));
    return isDecimal(typed) && compare(quantity(typed, own), quantity(given.value, given.unit ?? own)) === 0;
  });
}

function isSameName(fields: TypedFields, { claimant }: Claim): boolean {
  const name = typedIn(fields, 'claimant.name');
  return name !== '' && nameKey(name) === nameKey(claimant.name);
}

/** Whether a draft and a claim claim one quantity: 6.4 million people are 6,400,000 people. */
function sameFigure(fields: TypedFields, { claimed }: Claim): boolean {
  const [value, unit] = [typedIn(fields, 'claimed.value'), typedIn(fields, 'claimed.unit')];
  if (claimed === undefined || !isDecimal(value) || unit === '' || !agree(unit, claimed.unit)) return false;
  return compare(quantity(value, unit), quantity(claimed.value, claimed.unit)) === 0;
}

function quantity(value: string, unit: string): Rational {
  return parseDecimal(value).mul(unitOf(unit).scale);
}

/** The series of a claim's inputs, with the times that it asks them for. */
function seriesOf(claim: Claim): InputSeries {
  return Object.fromEntries(
    inputsOf(claim).flatMap(({ spec, given }) => {
      if (spec.takes === 'figures') return [];
      if (typeof given === 'string') return [[spec.name, { id: given }]];
      return 'series' in given ? [[spec.name, { id: given.series, at: given.at }]] : [];
    }),
  );
}

/**
 * What a figure counts, as it is compared: words for one thing are one, and some pairs are never one.
 */
import { stemOf } from '../searching/stem.ts';
import { isLight, isStopWord } from '../searching/stop-words.ts';

/** Words for one thing. */
const ONE = [
  'person people patient individual human citizen resident inhabitant voter taxpayer migrant immigrant american african briton',
  'case pathway procedure treatment',
  'officer police bobby constable cop copper policeman personnel recruit',
  'home dwelling house',
  'nurse',
  'teacher',
  'doctor gp',
  'prisoner inmate',
  'student undergraduate',
  'pensioner',
  'employee payroll',
  'job post',
  'appointment scan operation',
  'family household',
  'hospital scheme',
  'crime offence offense incident',
  'child kid pupil',
  'adult',
  'boat vessel',
  'crossing arrival',
  'time occasion',
  'vacancy',
];

/** Words that share a stem with a thing, and are none. */
const NO_THINGS = new Set([
  'employment',
  'employed',
  'employ',
  'employing',
  'housing',
  'policing',
  'nursing',
]);

/** The name of each thing, by the stems of its words. */
const THING = new Map<string, string>();
for (const words of ONE) {
  const [name = ''] = words.split(' ');
  for (const word of words.split(' ')) THING.set(stemOf(word), name);
}

const KNOWN_THINGS: ReadonlySet<string> = new Set(THING.values());

/** The thing that a phrase is about, by its last known noun; else its last word as a stem. Empty for no words. */
export function thingOf(phrase: string): string {
  const stems = phrase
    .toLowerCase()
    .replace(/\bper\b.*$/, '')
    .split(/[^\p{L}%]+/u)
    .filter((word) => word !== '' && !NO_THINGS.has(word) && !/^(?:of|the|on|in|and|a)$/.test(word))
    .map((word) => stemOf(word.replace(/'s?$/, '')));
  const known = stems.flatMap((stem) => THING.get(stem) ?? []);
  return known.at(-1) ?? stems.at(-1) ?? '';
}

/** Whether a thing is one of the lists, so that another one of them is another thing. */
export const isKnownThing = (thing: string): boolean => KNOWN_THINGS.has(thing);

/** What a word is another word for, given with its stem; the stem itself where it is none, or one of the many for people. */
export function sameThingAs(word: string, stem: string): string {
  const thing = NO_THINGS.has(word) ? undefined : THING.get(stem);
  return thing === undefined || thing === 'person' ? stem : thing;
}

type Pair = readonly [string, string];

const asThings = (pairs: readonly Pair[]) => pairs.map(([x, y]): Pair => [thingOf(x), thingOf(y)]);

const isAmong = (things: readonly Pair[], a: string, b: string) =>
  things.some(([one, other]) => (one === a && other === b) || (one === b && other === a));

/** Pairs that are never one, whatever else agrees: the people and their cases, homes and boats. Read once, for every comparison asks. */
export const NEVER = asThings([
  ['person', 'case'],
  ['person', 'boat'],
  ['person', 'family'],
  ['person', 'appointment'],
  ['person', 'crime'],
  ['person', 'job'],
  ['boat', 'crossing'],
  ['officer', 'job'],
]);

/** Whether two things are never one, whatever the words say. */
export function areNeverOne(a: string, b: string): boolean {
  return isAmong(NEVER, a, b);
}

/** What a sum with the sign of dollars alone is counted in: in those of one country or another, as its place and speaker have it. */
export const ANY_DOLLAR = '$';
const DOLLARS: ReadonlySet<string> = new Set([ANY_DOLLAR, 'USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD']);

/** The things under which a figure of a thing may have been noted, itself and nobody knows what among them. */
export function notedAs(thing: string): string[] {
  const others = thing === ANY_DOLLAR ? [...DOLLARS] : DOLLARS.has(thing) ? [ANY_DOLLAR] : [];
  return [...new Set([thing, '', ...others])];
}

/** Words before a thing that tell nothing of which of it is counted, beside those that only help. */
const NEUTRAL =
  /^(?:extra|additional|further|newly|total|police|million|billion|thousand|lakh|crore|whole|entire|full|actual|working|ordinary|hard-working|british|american|\p{N}.*)$/u;

/** The words before a thing by which it is a part of it: "neighbourhood" of "neighbourhood police officers". */
export function partsNamed(phrase: string): string[] {
  const words = phrase
    .toLowerCase()
    .replace(/\b(?:per|of|in|on|at|for|with|who|and|or|than|to|from)\b.*$/, '')
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean);
  return words.slice(0, -1).filter((word) => !isLight(word) && !isStopWord(word) && !NEUTRAL.test(word));
}

/** Whether two things are one, by the lists and by what else is known to be never one; an unknown one agrees with any. */
export function isOneThing(a: string, b: string, areNever = areNeverOne): boolean {
  if (areNever(a, b)) return false;
  if (a === ANY_DOLLAR || b === ANY_DOLLAR) return [a, b].every((one) => one === '' || DOLLARS.has(one));
  return a === '' || b === '' || a === b;
}

/**
 * Words that narrow what is measured, so that a figure with one of them answers another question than a figure without:
 * violent crime and all crime, a rate and a total, pay and pay in real terms.
 */
const NARROWING: readonly (readonly [string, RegExp])[] = [
  ['per person', /\bper (?:person|head|capita|officer|worker)\b/],
  ['on the payroll', /\bpayroll(?:ed|s)?\b/],
  ['cases', /\bpathways?\b/],
  ['violent', /\bviolent\b|\bviolence\b/],
  ['with knives', /\bknife\b|\bknives\b/],
  ['with guns', /\bguns?\b|\bfirearms?\b/],
  ['killings', /\bmurders?\b|\bhomicides?\b/],
  ['fraud', /\bfraud\b/],
  ['burglaries', /\bburglar\w*/],
  ['in goods', /\bgoods\b(?! and services)/],
  ['in real terms', /\breal(?:-| )terms?\b/],
  ['of the first year', /\bfirst[- ]year (?:target|increase|goal)/],
  ['the young', /\byouth\b|\byoung\b/],
  ['women', /\bwom[ae]n\b/],
  ['of long waits', /\b(?:more than|over) (?:a|one) year\b|\b(?:52|65|18) weeks\b/],
  ['in Europe', /\beuropean\b/],
  ['for the same work', /\bsame (?:\p{L}+ )?(?:work|jobs?|roles?|positions?)\b/u],
];

/** The same of words that round off a measure: a figure may leave them out, but another figure with them is of a part or of another count. */
const NARROWING_OTHERS: readonly (readonly [string, RegExp])[] = [
  ['full-time equivalents', /\bfte\b|full[- ]time equivalents?/],
  ['of one alone', /\p{L}+ alone\b|\bexcluding\b|\bexcept for\b|\bnot (?:counting|including)\b/u],
  ['on average', /\b(?:on average|the average|the median)\b/],
];

/** Words of which each answers another question than the other. */
const RIVALS: readonly (readonly [string, RegExp, string, RegExp])[] = [
  ['full-time equivalents', /\bfte\b|full-time equivalent/, 'heads', /\bheadcounts?\b/],
  ['the deficit', /\bdeficits?\b/, 'the debt', /\bdebts?\b/],
  ['imports', /\bimport(?:s|ed)?\b/, 'exports', /\bexport(?:s|ed)?\b/],
  ['immigration', /\bimmigration\b|\barriv\w+/, 'emigration', /\bemigration\b|\bemigrat\w+/],
  ['births', /\bbirths?\b|\bborn\b/, 'deaths', /\bdeaths?\b|\bdied\b/],
  ['prices', /\bprices?\b/, 'wages', /\bwages?\b|\bsalar(?:y|ies)\b/],
  ['revenue', /\brevenues?\b/, 'prices', /\bprices?\b/],
  ['revenue', /\brevenues?\b|\bturnover\b/, 'profit', /\bprofits?\b/],
  ['arrests', /\barrest(?:s|ed)?\b/, 'convictions', /\bconvict(?:ions?|ed)\b/],
  ['gross', /\bgross\b|\bpaid\b|\bsend\b/, 'net', /\bnet (?:contribution|figure|cost|payment)/],
  [
    'people',
    /\bpeople\b|\bpatients?\b|\bmigrants?\b/,
    'boats',
    /\b(?:number of )?boats (?:was|were|arrived|crossed)/,
  ],
];

/** Names of narrowings that make another thing of a thing: violent crime is not crime. */
const OF_THINGS = new Set([
  'violent',
  'with knives',
  'with guns',
  'killings',
  'fraud',
  'burglaries',
  'the young',
  'women',
]);

/** Whether a text in small letters is about a narrower thing than another one. */
export function narrows(text: string, than: string): boolean {
  return NARROWING.some(
    ([name, pattern]) => OF_THINGS.has(name) && pattern.test(text) && !pattern.test(than),
  );
}

/** How the measures of two texts in small letters differ: words that only one has, or that rule each other out. */
export function measuresApart(a: string, b: string, isOtherFigure: boolean): string[] {
  const one = [...NARROWING, ...(isOtherFigure ? NARROWING_OTHERS : [])]
    .filter(([, pattern]) => pattern.test(a) !== pattern.test(b))
    .map(([name]) => name);
  const rival = RIVALS.flatMap(([x, isX, y, isY]) =>
    (isX.test(a) && isY.test(b) && !isX.test(b)) || (isY.test(a) && isX.test(b) && !isX.test(a))
      ? [`${x} and ${y}`]
      : [],
  );
  return [...one, ...rival];
}

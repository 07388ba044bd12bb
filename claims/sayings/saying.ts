/** Sayings as the ledger holds them, and what their list says of them as a whole. */
import type { Claimant, Saying } from '../claim.ts';
import type { ListedVerdicts } from '../editorial/listed-claim.ts';
import { lastDayOf, partialMoment } from '../exact/calendar.ts';
import { momentName, whenInWords } from '../words/dates.ts';
import { count, separated } from '../words/numbers.ts';

/** A saying of a claim besides its own. */
export interface HeldSaying {
  /** Its number in the ledger, by which its place on the page is found. */
  id: number;
  /** Whose it is by now, and the name that lists show. */
  person: { slug: string; name: string };
  said: Saying;
  /** When it came to be on the page, ISO 8601. */
  addedAt: string;
}

/** How two claims belong together, as an editor said. */
export const LINK_KINDS = {
  'other-time': 'Earlier and later',
  'other-figure': 'Another figure for the same question',
  'other-side': 'The other side',
  'two-readings': 'Another reading of the same sentence',
  'see-also': 'See also',
} as const satisfies Record<string, string>;

export type LinkKind = keyof typeof LINK_KINDS;

export const LINK_NAMES = Object.keys(LINK_KINDS) as [LinkKind, ...LinkKind[]];

/** The link that fits how words stand to a claim (claims/repeats/statement.ts); none fits words that are the claim’s own. */
export const LINK_OF_RELATION: Readonly<Record<string, LinkKind>> = {
  'same-other-figure': 'other-figure',
  'same-other-time': 'other-time',
  'opposite-side': 'other-side',
  related: 'see-also',
};

/** A claim that another one is linked to, as lists show it. */
export interface LinkedClaim extends ListedVerdicts {
  /** The deed by which they were linked. */
  deed: number;
  link: LinkKind;
  slug: string;
  quote: string;
  claimant: string;
  saidOn: string;
}

/** A saying of a person on a claim of the ledger, as the page of the person lists it: without a word, which is the claim’s page’s. */
export interface PersonSaying {
  id: number;
  /** The claim, its own words and its claimant. */
  slug: string;
  quote: string;
  claimant: string;
  words: string;
  isReported: boolean;
  saidOn: string;
}

/** One line of the list of sayings: the claim's own (`id` null) or another. */
export interface SayingLine {
  id: number | null;
  person: { slug: string; name: string };
  claimant: Claimant;
  saidOn: string;
  quote: string;
  isReported: boolean;
  appearance: Saying['appearance'];
  /** False if the words are held in those of another claim, or the same person said it on the same occasion. */
  isCounted: boolean;
}

/** Who said it, how often and when first and last. */
export interface Told {
  lines: SayingLine[];
  /** How often it was said, and by how many. */
  times: number;
  people: number;
  first: SayingLine;
  last: SayingLine;
}

/** A claim of the ledger with its sayings, as bundles that are given away have it; one without any is as it was. */
export function withSayings<One extends object>(claim: One, held: readonly HeldSaying[]): One {
  return held.length === 0 ? claim : { ...claim, sayings: held.map(({ said }) => said) };
}

/** Those of some sayings that had been said by a day; one whose day is not known by the last that it may be. */
export function saidBy(held: readonly HeldSaying[], day: string): HeldSaying[] {
  return held.filter(({ said }) => lastDayOf(said.saidOn) <= day);
}

/** A claim's own saying, as far as the list tells it. */
export interface OwnSaying {
  claimant: Claimant;
  saidOn: string;
  quote: string;
  appearance?: Saying['appearance'];
}

/**
 * The sayings of a claim in the order of their days, its own among them. Of two of one day the claim's own comes first, then
 * that which was recorded first. A saying whose day is not known stands at the last that it may be.
 */
export function toldSayings(
  own: OwnSaying,
  ownPerson: { slug: string; name: string },
  others: readonly HeldSaying[],
): Told {
  const ownLine: SayingLine = {
    id: null,
    person: ownPerson,
    claimant: own.claimant,
    saidOn: own.saidOn,
    quote: own.quote,
    isReported: false,
    appearance: own.appearance,
    isCounted: true,
  };
  const seen = new Set<string>();
  const lines = [ownLine, ...others.map(lineOf)].sort(byDay).map((line) => {
    const occasion = occasionOf(line);
    const isAgain = occasion !== undefined && seen.has(occasion);
    if (occasion !== undefined) seen.add(occasion);
    return isAgain ? { ...line, isCounted: false } : line;
  });
  const counted = lines.filter(({ isCounted }) => isCounted);
  return {
    lines,
    times: counted.length,
    people: new Set(counted.map(({ person }) => person.slug)).size,
    first: counted[0] ?? ownLine,
    last: counted.at(-1) ?? ownLine,
  };
}

/** Who, when and where: two sayings of one occasion count once. Undefined if nobody knows where. */
function occasionOf({ person, saidOn, appearance }: SayingLine): string | undefined {
  if (appearance === undefined) return undefined;
  const where = appearance.url ?? [appearance.title, appearance.publisher ?? ''];
  return JSON.stringify([person.slug, saidOn, where]);
}

function lineOf({ id, person, said }: HeldSaying): SayingLine {
  const { claimant, saidOn, quote, reported, appearance, within } = said;
  return {
    id,
    person,
    claimant,
    saidOn,
    quote,
    isReported: reported === true,
    appearance,
    isCounted: within === undefined,
  };
}

function byDay(a: SayingLine, b: SayingLine): number {
  const [x, y] = [lastDayOf(a.saidOn), lastDayOf(b.saidOn)];
  if (x !== y) return x < y ? -1 : 1;
  return (a.id ?? 0) - (b.id ?? 0);
}

/** "seven times by five people": bodies among them are told as such. */
export function timesInWords({ times, people, lines }: Pick<Told, 'times' | 'people' | 'lines'>): string {
  const hasBody = lines.some(({ claimant, isCounted }) => isCounted && claimant.body === true);
  const by =
    people === 1
      ? hasBody
        ? 'one body'
        : 'one person'
      : count(people, hasBody ? 'person and body' : 'person', hasBody ? 'people and bodies' : 'people');
  return `${timesOnly(times)} by ${by}`;
}

/** "once", "twice", "seven times". */
function timesOnly(times: number): string {
  if (times === 1) return 'once';
  return times === 2 ? 'twice' : count(times, 'time');
}

/** "7 times", for a badge. */
export function timesShort(times: number): string {
  return `${separated(String(times))} ${times === 1 ? 'time' : 'times'}`;
}

/** "on 19 November 2023", "in November 2023", "in 2023". */
export function saidWhen(saidOn: string): string {
  const at = partialMoment(saidOn);
  return at === undefined ? saidOn : whenInWords(at);
}

/** "19 November 2023", "November 2023", "2023". */
export function saidOnName(saidOn: string): string {
  const at = partialMoment(saidOn);
  return at === undefined ? saidOn : momentName(at);
}

/** Whether the day is not known, but a month or a year. */
export function isDayOpen(saidOn: string): boolean {
  const at = partialMoment(saidOn);
  return at !== undefined && at.start !== at.end;
}

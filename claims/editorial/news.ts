/**
 * What the front page tells of: what happened to claims lately, when open ones will be decided, and what people dispute, each
 * claim once. What is chosen, and in which order, is by one rule for everybody, which the page states.
 */

import type { Word } from '../verdict/reader-words.ts';
import type { Pace } from '../verdict/verdict.ts';
import type { ListedDispute } from './disputes.ts';
import type { Facet, ListedClaim, ListedVerdicts, WordTally } from './listed-claim.ts';

/** What may happen to a claim. */
export const HAPPENINGS = [
  /** Its word became another, by newer figures or by the calendar. */
  'turned',
  /** It was corrected. */
  'corrected',
  'withdrawn',
  /** The claimant answered. */
  'answered',
  /** A newer method came to another word. */
  'recomputed',
  /** Newer figures came to the same word. */
  'confirmed',
  'published',
] as const;

export type Happening = (typeof HAPPENINGS)[number];

/** The words of a claim before and after, by the clock that moved. */
export interface Turn {
  from: Word;
  to: Word;
}

/** Something that happened to a claim. */
export interface NewsItem {
  what: Happening;
  /** When. ISO 8601. */
  at: string;
  slug: string;
  quote: string;
  claimant: string;
  claimantSlug: string;
  saidOn: string;
  /** Its verdicts as they are; null if it was withdrawn. */
  verdicts: ListedVerdicts | null;
  turn: Turn | null;
  /** What readers are told of it: the note of a correction, the reason, the answer, or why the verdict is as it is. */
  sentence: string;
  /** What it is about, if others spoke of that too; of what was published, one claim a subject is told of. */
  subject: string | null;
}

/** How many are told of. */
const TOLD = 8;

/** What happened in the last week, or if nothing did, what happened last. */
export interface News {
  isThisWeek: boolean;
  items: readonly NewsItem[];
}

const weight = ({ what }: NewsItem) => HAPPENINGS.indexOf(what);

/**
 * Chooses what is told of, each claim once, by what mattered most of what happened to it, then by what happened last; and gives it
 * in the order in which it happened, the last first. Only what happened since `since` counts, if anything did. `taken` are claims
 * that the page shows elsewhere: they are told of here only if something happened to them since they were published. Of claims that
 * were only published, those come first that the list has first, one of each subject.
 */
export function newsOf(
  items: readonly NewsItem[],
  since: string,
  taken: ReadonlySet<string> = new Set(),
): News {
  const recent = items.filter(({ at }) => at >= since);
  const isThisWeek = recent.length > 0;
  const best = new Map<string, NewsItem>();
  for (const item of isThisWeek ? recent : items) {
    const held = best.get(item.slug);
    if (
      held === undefined ||
      weight(item) < weight(held) ||
      (weight(item) === weight(held) && item.at > held.at)
    )
      best.set(item.slug, item);
  }
  const all = [...best.values()];
  const happened = all.filter(({ what }) => what !== 'published').sort(byWeight);
  const subjects = new Set<string>();
  const published = all.filter(({ what, slug, subject }) => {
    if (what !== 'published' || taken.has(slug)) return false;
    if (subject === null) return true;
    return !subjects.has(subject) && subjects.add(subject).size > 0;
  });
  return { isThisWeek, items: [...happened, ...published].slice(0, TOLD).sort(byTime) };
}

function byWeight(a: NewsItem, b: NewsItem): number {
  return weight(a) - weight(b) || byTime(a, b);
}

function byTime(a: NewsItem, b: NewsItem): number {
  return a.at === b.at ? weight(a) - weight(b) : a.at < b.at ? 1 : -1;
}

/** An open claim, with the day that decides it. */
export interface DueClaim extends ListedVerdicts {
  slug: string;
  quote: string;
  claimant: string;
  dueOn: string;
  /** The claimed figure in words; null if the claim names none. */
  claimed: string | null;
  /** The pace so far, with its unit; null if there is none. */
  pace: { pace: Pace; unit: string } | null;
}

/** A claim that a dispute on the front page may quote. */
export type QuotedClaim = Pick<
  ListedClaim,
  'slug' | 'quote' | 'claimant' | 'claimantSlug' | 'saidOn' | 'claimed' | keyof ListedVerdicts
> & {
  dispute: string;
};

/** A dispute with two claims that came out otherwise, in the order in which they were made; or with none. */
export interface QuotedDispute extends ListedDispute {
  sides: readonly QuotedClaim[];
}

/**
 * Two claims of a dispute by different people that came out otherwise, the earlier first; none if there are no such two. Those of
 * one kind come before others, and among them those that name no figure, of which one says what the other denies; then those that
 * were said last. So nothing but the days chooses between sides.
 */
export function twoSides(claims: readonly QuotedClaim[]): QuotedClaim[] {
  const latest = [...claims].sort((a, b) => (a.saidOn < b.saidOn ? 1 : a.saidOn > b.saidOn ? -1 : 0));
  const pairs = latest.flatMap((one, i) =>
    latest
      .slice(i + 1)
      .filter((other) => other.claimantSlug !== one.claimantSlug && other.word !== one.word)
      .map((other) => [other, one] as const),
  );
  const alike = pairs.filter(([a, b]) => a.kind === b.kind);
  const pair = alike.find(([a, b]) => a.claimed === null && b.claimed === null) ?? alike[0] ?? pairs[0];
  return pair === undefined ? [] : [...pair];
}

/** What is read for the front page. */
export interface FrontPageRows {
  news: readonly NewsItem[];
  due: readonly DueClaim[];
  disputes: readonly ListedDispute[];
  quoted: readonly QuotedClaim[];
  topics: readonly Facet[];
  words: readonly WordTally[] | null;
  total: number;
}

/** What the front page shows: no claim twice. */
export interface FrontPage extends Omit<FrontPageRows, 'news' | 'disputes' | 'quoted'> {
  news: News;
  disputes: readonly QuotedDispute[];
}

/** Puts the front page together: what happened, then what is due, then what is disputed, each claim where it comes first. */
export function frontPage({ news, due, disputes, quoted, ...rest }: FrontPageRows, since: string): FrontPage {
  const told = newsOf(news, since, new Set(due.map(({ slug }) => slug)));
  const taken = new Set(told.items.map(({ slug }) => slug));
  const open = due.filter(({ slug }) => !taken.has(slug));
  for (const { slug } of open) taken.add(slug);
  return {
    ...rest,
    news: told,
    due: open,
    disputes: disputes.map((dispute) => {
      const sides = twoSides(quoted.filter((one) => one.dispute === dispute.id && !taken.has(one.slug)));
      for (const { slug } of sides) taken.add(slug);
      return { ...dispute, sides };
    }),
  };
}

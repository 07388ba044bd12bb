/** What a badge says about a claim, in words: in the drawing, and as data for sites that draw their own. */

import type { ShortClaim } from '../../claims/engine/kind.ts';
import { subjectOf } from '../../claims/engine/subject.ts';
import type { Series } from '../../claims/evidence/series.ts';
import { kindNamed } from '../../claims/kinds/index.ts';
import { timesShort } from '../../claims/sayings/saying.ts';
import type { HeadlineStanding } from '../../claims/verdict/headline-standing.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { dateInWords, shortDate, shortMoment } from '../../claims/words/dates.ts';
import { withoutMarks } from '../../claims/words/text.ts';
import { isolated } from '../parts/direction.ts';
import { headlineShown } from '../parts/headline-shown.ts';
import { onOneLine } from '../parts/text-width.ts';
import { toneOf } from './pen.ts';

/** What badges need of a claim; every kind has some of it. */
export interface BadgeClaim extends ShortClaim {
  kind: string;
  quote: string;
  saidOn: string;
  claimant: { name: string };
}

/**
 * What was claimed, in short: never a figure alone, which says nothing of what it is a figure of. `figure` is null if
 * the words say it all.
 */
export interface ClaimedInShort {
  /** "a fall of 29 officers". */
  figure: string | null;
  /** What it is a figure of: the title of its series; or the beginning of the quotation, in its marks. */
  words: string;
  /** The period that it is a figure of, if it is of one: "Oct–Dec 2021". Never cut. */
  when: string | null;
  isQuoted: boolean;
}

/** What a badge is about. */
export type Badge =
  | {
      state: 'published';
      /** What was claimed, in short. */
      claimed: ClaimedInShort;
      /** The beginning of the quotation, on one line. */
      quote: string;
      claimant: string;
      saidOn: string;
      standing: HeadlineStanding;
      /** The headline in a few words: "Right when said; wrong now". */
      label: string;
      /** The same in a sentence without its stop. */
      sentence: string;
      /** The day of the figures of today's clock. */
      asOf: string;
      /** The published revision that it is pinned to, with the day of its publication; null if it follows the claim. */
      pinned: { revision: number; on: string } | null;
      /** The day since which today's verdict differs from the pinned one. */
      changedOn: string | null;
      /** The page of the claim. */
      address: string;
    }
  | {
      state: 'withdrawn';
      claimed: ClaimedInShort;
      quote: string;
      claimant: string;
      saidOn: string;
      withdrawnOn: string;
      address: string;
    }
  /** There is no claim to show; a few words say why. */
  | { state: 'notice'; notice: string };

/** How many characters of a text are looked at: more than any badge shows. */
const LOOKED_AT = 130;

/** A series by its title. */
type Titled = Pick<Series, 'id' | 'title'>;

/**
 * The badge of the verdicts of both clocks. `address` is that of the claim's page, `series` are those that it rests on;
 * `pinned` is set if the badge is pinned to a revision, `asof` if a day was asked for, and `changedOn` if the verdict of that
 * revision was superseded.
 */
export function verdictBadge(
  claim: BadgeClaim,
  verdicts: Clocks,
  {
    address,
    series = [],
    pinned = null,
    asof,
    changedOn,
    times,
  }: {
    address: string;
    /** How often it was said, if the badge is to say so. */
    times?: number | undefined;
    series?: readonly Titled[];
    pinned?: { revision: number; on: string } | null;
    asof?: string | undefined;
    changedOn: string | null;
  },
): Badge {
  const { standing, short, sentence } = headlineShown(verdicts, pinned === null ? asof : verdicts.now.asOf);
  return {
    state: 'published',
    ...said(claim, series),
    standing,
    label: times === undefined ? short : `${short} · said ${timesShort(times)}`,
    sentence,
    asOf: verdicts.now.asOf,
    pinned,
    changedOn,
    address,
  };
}

/** The badge of a claim that was withdrawn. */
export function withdrawnBadge(
  claim: BadgeClaim,
  { address, withdrawnOn }: { address: string; withdrawnOn: string },
): Badge {
  return { state: 'withdrawn', ...said(claim), withdrawnOn, address };
}

function said(claim: BadgeClaim, series: readonly Titled[] = []) {
  return {
    claimed: claimedInShort(claim, series),
    quote: onOneLine(claim.quote, LOOKED_AT),
    claimant: onOneLine(claim.claimant.name, LOOKED_AT),
    saidOn: claim.saidOn,
  };
}

/**
 * What was claimed, in a few words: the figure, or what the kind says, with the title of its series; with the quotation
 * if it is of no single series of these, or the quotation alone.
 */
export function claimedInShort(claim: BadgeClaim, series: readonly Titled[] = []): ClaimedInShort {
  const kind = kindNamed(claim.kind);
  const short = kind?.short(claim);
  const about = kind === undefined ? undefined : subjectOf(kind, claim.inputs);
  const title = series.find(({ id }) => id === about)?.title;
  const figure = short === undefined ? null : onOneLine(short, LOOKED_AT);
  return figure === null || title === undefined
    ? { figure, words: `“${withoutMarks(onOneLine(claim.quote, LOOKED_AT))}”`, when: null, isQuoted: true }
    : { figure, words: onOneLine(title, LOOKED_AT), when: periodOf(claim.inputs, about), isQuoted: false };
}

/** The period of the only figure of a series among the inputs; null if it has a day, or there are more. */
function periodOf(inputs: ShortClaim['inputs'], series: string | undefined): string | null {
  const own = Object.values(inputs ?? {}).flatMap((input) =>
    typeof input === 'object' && 'series' in input && input.series === series ? [input.at] : [],
  );
  const [at, ...more] = own;
  return more.length > 0 || at === undefined || !at.includes('/') ? null : shortMoment(at);
}

/** The words before a figure, with its period; with a colon, unless their end was cut off. */
function leading(words: string, when: string | null): string {
  if (when !== null) return `${words}, ${when}:`;
  return words.endsWith('…') ? words : `${words}:`;
}

/** The same in one line: "Police officers: a fall of 29 officers". `cut` shortens the words, and never the figure. */
export function claimedLine(
  { figure, words, when, isQuoted }: ClaimedInShort,
  cut: (text: string) => string = (text) => text,
): string {
  if (figure === null) return cut(words);
  return isQuoted ? `${figure}: ${cut(words)}` : `${leading(cut(words), when)} ${figure}`;
}

/** How the texts of the ledger are shortened. */
export interface Cuts {
  quote(text: string): string;
  name(text: string): string;
}

/** The badge in one or two sentences, for screen readers and tooltips. */
export function badgeTitle(badge: Badge, cut: Cuts): string {
  if (badge.state === 'notice') return `Plumbline: ${badge.notice}`;
  const claim = `“${isolated(cut.quote(withoutMarks(badge.quote)))}” (${isolated(cut.name(badge.claimant))}, ${dateInWords(badge.saidOn)})`;
  if (badge.state === 'withdrawn')
    return `${claim}. Plumbline: withdrawn on ${dateInWords(badge.withdrawnOn)}.`;
  const since =
    badge.changedOn === null
      ? ''
      : ` The verdict has changed since, on ${dateInWords(badge.changedOn)}: ${badge.address}`;
  return `${claim}. Plumbline’s verdict as of ${dateInWords(badge.asOf)}: ${badge.sentence}.${since}`;
}

/** A badge in the schema of the shields endpoint, which refuses any other key. */
export interface BadgeData {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
  isError?: true;
  cacheSeconds: number;
}

/** How long sites that draw their own keep a badge, in seconds; the shields endpoint accepts no less. */
const CACHE_SECONDS = 300;

/** The badge as data. `lineOf` tells what is claimed on one line. */
export function badgeData(badge: Badge, lineOf: (claimed: ClaimedInShort) => string): BadgeData {
  if (badge.state === 'notice')
    return {
      schemaVersion: 1,
      label: 'Plumbline',
      message: badge.notice,
      color: hexOf('open'),
      isError: true,
      cacheSeconds: CACHE_SECONDS,
    };
  return {
    schemaVersion: 1,
    label: lineOf(badge.claimed),
    message: badge.state === 'withdrawn' ? `withdrawn on ${shortDate(badge.withdrawnOn)}` : messageOf(badge),
    color: hexOf(badge.state === 'withdrawn' ? 'open' : badge.standing),
    cacheSeconds: CACHE_SECONDS,
  };
}

/** The tone of a standing as the schema writes it. */
function hexOf(standing: HeadlineStanding): string {
  return toneOf('light', standing).slice(1);
}

function messageOf(badge: Badge & { state: 'published' }): string {
  const since = badge.changedOn === null ? '' : `; changed since, ${shortDate(badge.changedOn)}`;
  return `${badge.label}, as of ${shortDate(badge.asOf)}${since}`;
}

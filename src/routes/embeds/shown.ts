/** What an embed of a claim shows, in one place for every form of it. */

import type { Context } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { type Told, toldSayings } from '../../../claims/sayings/saying.ts';
import { wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { type Clocks, METHOD } from '../../../claims/verdict/verdict.ts';
import { type Embedded, findEmbed } from '../../../db/readers/embeds.ts';
import { THEMES } from '../../../views/parts/theme.ts';
import { urls } from '../../../views/parts/urls.ts';
import { askedDay, publishedBy } from '../../http/asof.ts';
import { type AppEnv, dayOf, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { ClaimMoved } from '../../http/moved.ts';
import { choice } from '../../http/query.ts';

/** The theme that an address asks for, the reader's own settings unless it names another. */
export const theme = choice(THEMES);

/** What is found of a claim that did not go into another. */
export type Found = Exclude<Embedded, { state: 'moved' }>;

/** An embed of a published claim. */
export type Shown = Extract<Embedded, { state: 'published' }>;

/**
 * The verdicts that an embed shows. One that follows shows today's, as the claim's page does; one that is pinned, or
 * was published by another method, shows what was published. If a day was asked for, that is the day of the second clock,
 * and both are computed by today's method.
 */
export function verdictsShown(
  c: Context<AppEnv>,
  { shown, slug, isPinned }: Shown,
  asof?: string | undefined,
): Clocks {
  const { said, now } = shown.verdicts;
  const verdictOn = (day: string) =>
    c.var.verdicts.get(`embed ${slug} ${shown.revision} ${shown.publishedAt} ${day}`, () =>
      evaluateBundle(assembleBundle(shown.claim, shown.series, shown.sources, day)),
    );
  if (!isPinned && asof !== undefined)
    return { said: said.method === METHOD ? said : verdictOn(said.asOf), now: verdictOn(asof) };
  if (isPinned || said.method !== METHOD || now.method !== METHOD) return shown.verdicts;
  const today = todayOf(c);
  return now.asOf === today ? shown.verdicts : { said, now: verdictOn(today) };
}

/** The day that an embed names in place of today: that of what it is pinned to, or one that was asked for. */
export function dayNamed({ isPinned, shown }: Shown, asof: string | undefined): string | undefined {
  return isPinned ? shown.verdicts.now.asOf : asof;
}

/**
 * What an address of an embed is about: a claim, a revision of it, either as of a day. Throws a 400 if the day is none with a
 * verdict, and `ClaimMoved` if the claim went into another.
 */
export async function findShown(
  c: Context<AppEnv>,
  slug: string,
  rev: number | null,
  asof: string | undefined,
): Promise<Found> {
  const by = rev === null ? undefined : publishedBy(c, asof);
  const found = await findEmbed(c.var.deps.database, slug, rev, by);
  if (found.state === 'moved') throw new ClaimMoved(slug, found.slug);
  if (asof !== undefined && found.state === 'published') askedDay(c, asof, found.shown.claim.saidOn);
  return found;
}

/** The error of a day without a verdict, which an embed tells in its own way. Throws all others. */
export function refusedDay(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  throw error;
}

/**
 * Who said the claim of an embed, how often and who first; undefined if nobody but its speaker did, or if the embed shows another
 * day or revision than today's, on which it was not known.
 */
export function saidBesides(
  { isPinned, sayings, shown: { claim, claimantSlug } }: Shown,
  asof?: string | undefined,
): Told | undefined {
  if (isPinned || asof !== undefined || sayings.length === 0) return undefined;
  return toldSayings(claim, { slug: claimantSlug, name: claim.claimant.name }, sayings);
}

/** The path of the page that shows what an embed shows. */
export function pageOf({ slug, isPinned, shown }: Shown, asof: string | undefined): string {
  return urls.claimPinned(slug, isPinned ? shown.revision : null, asof);
}

/** The revision that an embed is pinned to; null if it follows. */
export function pinnedTo(
  c: Context<AppEnv>,
  { isPinned, shown }: Shown,
): { revision: number; on: string } | null {
  return isPinned ? { revision: shown.revision, on: dayOf(c, shown.publishedAt) } : null;
}

/** Names the state of an embed, for ETags: it changes whenever the embed shows something else. */
export function versionOf(embedded: Found): string {
  if (embedded.state === 'unknown') return contentHash('unknown');
  if (embedded.state === 'withdrawn') return contentHash(JSON.stringify({ ...embedded, shown: null }));
  const { shown, latest, changed, isPinned, sayings } = embedded;
  const { said, now } = shown.verdicts;
  return contentHash(
    JSON.stringify([
      isPinned,
      shown.revision,
      shown.publishedAt,
      [said, now].map((v) => [wordOfVerdict(v), v.finding, v.because, v.asOf, v.method]),
      latest.revision,
      latest.publishedAt,
      changed?.at,
      ...sayings,
    ]),
  );
}

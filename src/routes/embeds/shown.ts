/** What an embed of a claim shows, in one place for every form of it. */

import type { Context } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { type Clocks, METHOD } from '../../../claims/verdict/verdict.ts';
import { type Embedded, findEmbed } from '../../../db/readers/embeds.ts';
import { THEMES } from '../../../views/parts/theme.ts';
import { urls } from '../../../views/parts/urls.ts';
import { askedDay, publishedBy } from '../../http/asof.ts';
import { type AppEnv, dayOf, todayOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { choice } from '../../http/query.ts';

/** The theme that an address asks for, the reader's own settings unless it names another. */
export const theme = choice(THEMES);

/** An embed of a published claim. */
export type Shown = Extract<Embedded, { state: 'published' }>;

/**
 * The verdicts that an embed shows. One that follows shows today's, as the claim's page does; one that is pinned, or
 * was published by another method, shows what was published. One of a day that was asked for has one verdict, by both clocks.
 */
export function verdictsShown(
  c: Context<AppEnv>,
  { shown, slug, isPinned }: Shown,
  asof?: string | undefined,
): Clocks {
  const { said, now } = shown.verdicts;
  if (!isPinned && asof !== undefined) {
    const bundle = assembleBundle(shown.claim, shown.series, shown.sources, asof);
    const key = `embed ${slug} ${shown.revision} ${shown.publishedAt} ${asof} asked`;
    const asked = c.var.verdicts.get(key, () => evaluateBundle(bundle));
    return { said: asked, now: asked };
  }
  if (isPinned || said.method !== METHOD || now.method !== METHOD) return shown.verdicts;
  const today = todayOf(c);
  if (now.asOf === today) return shown.verdicts;
  const bundle = assembleBundle(shown.claim, shown.series, shown.sources, today);
  const key = `embed ${slug} ${shown.revision} ${shown.publishedAt} ${today}`;
  return { said, now: c.var.verdicts.get(key, () => evaluateBundle(bundle)) };
}

/** The day that an embed names in place of today, because it stays as it is: that of what it is pinned to. */
export function dayNamed({ isPinned, shown }: Shown): string | undefined {
  return isPinned ? shown.verdicts.now.asOf : undefined;
}

/**
 * What an address of an embed is about: a claim, a revision of it, either as of a day. Throws a 400 if the day is none with a
 * verdict.
 */
export async function findShown(
  c: Context<AppEnv>,
  slug: string,
  rev: number | null,
  asof: string | undefined,
): Promise<Embedded> {
  const by = rev === null ? undefined : publishedBy(c, asof);
  const found = await findEmbed(c.var.deps.database, slug, rev, by);
  if (asof !== undefined && found.state === 'published') askedDay(c, asof, found.shown.claim.saidOn);
  return found;
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
export function versionOf(embedded: Embedded): string {
  if (embedded.state === 'unknown') return contentHash('unknown');
  if (embedded.state === 'withdrawn') return contentHash(JSON.stringify({ ...embedded, shown: null }));
  const { shown, latest, changed, isPinned } = embedded;
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
    ]),
  );
}

/** Badges: a claim's verdict as a drawing for other sites, and as data for those who draw their own. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { BADGE_SIZES, drawBadge, shieldsBadge } from '../../../views/badge/badge.ts';
import { type Badge, verdictBadge, withdrawnBadge } from '../../../views/badge/words.ts';
import { THEMES } from '../../../views/parts/theme.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { asof } from '../../http/asof.ts';
import { type AppEnv, dayOf, originOf } from '../../http/context.ts';
import { errorsWith, HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { EMBED_HEADERS } from '../../http/headers.ts';
import { kept } from '../../http/kept.ts';
import { choice, type Reading, readQuery, revision } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';
import { findShown, pageOf, pinnedTo, refusedDay, saidBesides, verdictsShown } from './shown.ts';

/** A badge ignores a look that is given several times, and finds no revision by an empty or repeated number. */
const AS_WRITTEN: Reading = { repeated: 'all', keepsEmpty: true };

/** `sayings=1` adds how often it was said; anything else is ignored, as a look that there is not. */
const pinQuery = z.object({
  rev: revision,
  asof,
  sayings: z
    .string()
    .optional()
    .transform((given) => given === '1'),
});
const drawingQuery = pinQuery.extend({ size: choice(BADGE_SIZES), theme: choice(THEMES) });

/** Badges: `/badge/SLUG.svg`, `/badge/SLUG.json`. */
export function badgeRoutes(): Hono<AppEnv> {
  return (
    new Hono<AppEnv>()
      .get('/badge/:file{[^/]+\\.svg}', kept(drawingQuery, AS_WRITTEN), (c) =>
        drawing(c, c.req.param('file').slice(0, -'.svg'.length)),
      )
      .get('/badge/:file{[^/]+\\.json}', kept(pinQuery, AS_WRITTEN), (c) =>
        data(c, c.req.param('file').slice(0, -'.json'.length)),
      )
      .get('/badge/:file', () => {
        throw new HttpError('not-found', 'There is no badge at this address: it ends in .svg or in .json.');
      })
      // What went wrong is shown by other sites too.
      .onError(errorsWith(EMBED_HEADERS.badge))
  );
}

/** The badge of a claim, or one that says that there is none: better than a broken picture. */
async function badgeOf(
  c: Context<AppEnv>,
  slug: string,
  { rev, asof, sayings }: z.infer<typeof pinQuery>,
): Promise<Badge> {
  const found = rev === 'unknown' ? undefined : await findShown(c, slug, rev, asof).catch(refusedDay);
  if (found instanceof HttpError) return { state: 'notice', notice: 'No verdict on that day' };
  if (found === undefined || found.state === 'unknown')
    return { state: 'notice', notice: rev === null ? 'Claim not found' : 'Revision not found' };
  if (found.state === 'withdrawn')
    return withdrawnBadge(found.claim, {
      address: absolute(originOf(c), urls.claim(slug)),
      withdrawnOn: dayOf(c, found.at),
    });
  return verdictBadge(found.shown.claim, verdictsShown(c, found, asof), {
    address: absolute(originOf(c), pageOf(found, asof)),
    series: found.shown.series,
    asof,
    times: sayings && !found.isPinned && asof === undefined ? (saidBesides(found)?.times ?? 1) : undefined,
    pinned: pinnedTo(c, found),
    changedOn: found.changed === null ? null : dayOf(c, found.changed.at),
  });
}

async function drawing(c: Context<AppEnv>, slug: string): Promise<Response> {
  const { rev, asof, sayings, ...look } = readQuery(c, drawingQuery, AS_WRITTEN);
  const badge = await badgeOf(c, slug, { rev, asof, sayings });
  return answer(c, {
    isKept: isOfClaim(badge),
    type: 'svg',
    policy: 'embed',
    version: contentHash(JSON.stringify([badge, look])),
    headers: EMBED_HEADERS.badge,
    body: () => drawBadge(badge, look),
  });
}

async function data(c: Context<AppEnv>, slug: string): Promise<Response> {
  const badge = await badgeOf(c, slug, readQuery(c, pinQuery, AS_WRITTEN));
  const body = JSON.stringify(shieldsBadge(badge));
  return answer(c, {
    isKept: isOfClaim(badge),
    type: 'json',
    policy: 'embed',
    version: contentHash(body),
    body: () => body,
  });
}

/** Whether there is such a claim: anybody can ask for others, without end. */
function isOfClaim(badge: Badge): boolean {
  return badge.state !== 'notice';
}

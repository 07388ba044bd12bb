/** What programs follow the ledger by: feeds, all ClaimReviews, the site map and robots.txt. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { FollowedClaim } from '../../../claims/editorial/listed-claim.ts';
import { claimsAfter, claimsFeed, sitemapPart } from '../../../db/readers/feeds.ts';
import { claimReviewFeed, type Reviewed } from '../../../views/machines/claim-review.ts';
import { claimsAtom, claimsJsonFeed } from '../../../views/machines/feeds.ts';
import { robots, sitemap, sitemapIndex } from '../../../views/machines/sitemap.ts';
import { listedReasons, listedSentence } from '../../../views/parts/listed-headline.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { type AppEnv, originOf, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { quoted, readQuery } from '../../http/query.ts';
import { answer } from '../../http/respond.ts';

const reviewsQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}$/, {
      error: ({ input }) =>
        `“after” is “${quoted(input)}”: leave it out, or follow the address of the next part as it is given.`,
    })
    .transform(Number)
    .default(0),
});

/** `/feed.atom`, `/feed.json`, `/claimreview.json`, `/sitemap.xml` with `/sitemap-N.xml`, `/robots.txt`. */
export function machineRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/feed.atom', kept(), async (c) => {
      const { claims, moved } = await claimsFeed(c.var.deps.database);
      return answer(c, {
        type: 'atom',
        policy: 'list',
        version: contentHash(JSON.stringify([claims, moved, originOf(c)])),
        body: () => claimsAtom(siteOf(c), claims, moved),
      });
    })
    .get('/feed.json', kept(), async (c) => {
      const { claims } = await claimsFeed(c.var.deps.database);
      return answer(c, {
        type: 'jsonFeed',
        policy: 'list',
        version: contentHash(JSON.stringify([claims, originOf(c)])),
        body: () => claimsJsonFeed(siteOf(c), claims),
      });
    })
    .get('/claimreview.json', kept(reviewsQuery, { keepsEmpty: true }), reviews)
    .get('/sitemap.xml', kept(), (c) => siteMap(c, null))
    .get('/:file{sitemap-[1-9][0-9]{0,4}\\.xml}', kept(), (c) =>
      siteMap(c, Number(/\d+/.exec(c.req.param('file'))?.[0])),
    )
    .get('/robots.txt', kept(), (c) => {
      const text = robots(originOf(c));
      return answer(c, { type: 'text', policy: 'icon', version: contentHash(text), body: () => text });
    });
}

/** A published claim as its ClaimReview has it. */
function reviewedOf(claim: FollowedClaim): Reviewed {
  return { ...claim, sentence: listedSentence(claim), because: listedReasons(claim).join(' ') };
}

/**
 * All ClaimReviews as a DataFeed, in parts of 1,000: a part that is not the last names the next one in `hasPart` and
 * in its Link header (`rel="next"`), whose `?after=` is the number of its own last claim in the ledger.
 */
async function reviews(c: Context<AppEnv>): Promise<Response> {
  const { after } = readQuery(c, reviewsQuery, { keepsEmpty: true });
  const { claims, withdrawn, next } = await claimsAfter(c.var.deps.database, after);
  return answer(c, {
    type: 'json',
    policy: 'list',
    version: contentHash(JSON.stringify([claims, withdrawn, next, originOf(c)])),
    headers: next === null ? {} : { Link: `<${absolute(originOf(c), urls.claimReviews(next))}>; rel="next"` },
    body: () =>
      claimReviewFeed({ site: siteOf(c), reviewed: claims.map(reviewedOf), withdrawn, after, next }),
  });
}

/** The site map: one file, or an index of several, and each of those. Throws a 404 beyond the last. */
async function siteMap(c: Context<AppEnv>, asked: number | null): Promise<Response> {
  const file = asked ?? 1;
  const { files, ...part } = await sitemapPart(c.var.deps.database, file);
  if (file > files) throw new HttpError('not-found', `The site map has no file ${file}.`);
  const origin = originOf(c);
  return answer(c, {
    type: 'xml',
    policy: 'list',
    version: contentHash(JSON.stringify([part, files, origin])),
    body: () =>
      asked === null && files > 1
        ? sitemapIndex(origin, files)
        : sitemap({ origin, ...part, isFirst: file === 1 }),
  });
}

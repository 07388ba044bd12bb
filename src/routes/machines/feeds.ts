/** What programs follow the ledger by: feeds, all ClaimReviews, the site map and robots.txt. */

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { FeedScope } from '../../../claims/editorial/listed-claim.ts';
import { claimsAfter, claimsFeed, type ReviewedClaim, sitemapPart } from '../../../db/readers/feeds.ts';
import { followedClaim } from '../../../db/readers/history.ts';
import { claimFeedDocument } from '../../../views/machines/claim-feed.ts';
import { claimReviewFeed, type Reviewed } from '../../../views/machines/claim-review.ts';
import { documentAsAtom, documentAsJson, type FeedDocument } from '../../../views/machines/feed-document.ts';
import { claimsFeedDocument } from '../../../views/machines/feeds.ts';
import { robots, sitemap, sitemapIndex } from '../../../views/machines/sitemap.ts';
import { listedReasons, listedSentence } from '../../../views/parts/listed-headline.ts';
import { absolute, urls } from '../../../views/parts/urls.ts';
import { type AppEnv, originOf, siteOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { kept } from '../../http/kept.ts';
import { ClaimMoved } from '../../http/moved.ts';
import { quoted, readQuery } from '../../http/query.ts';
import { answer, movedOn } from '../../http/respond.ts';

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

/** A place in a feed, as the addresses of its parts give it. */
function place(name: string) {
  return z
    .string()
    .regex(/^\d{1,15}$/, {
      error: ({ input }) =>
        `“${name}” is “${quoted(input)}”: leave it out, or follow the address of the next part as it is given.`,
    })
    .transform(Number)
    .optional();
}

/** Which part of a feed is asked for. */
const partQuery = z.object({ before: place('before'), after: place('after') });

/** `/feed.atom` and `/feed.json`, of all claims and of `/topics/SLUG`, `/people/SLUG` and `/claims/SLUG`; `/claimreview.json`, `/sitemap.xml` with `/sitemap-N.xml`, `/robots.txt`. */
export function machineRoutes(): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/feed.atom', kept(partQuery), (c) => feed(c, { of: 'all' }, 'atom'))
    .get('/feed.json', kept(partQuery), (c) => feed(c, { of: 'all' }, 'jsonFeed'))
    .get('/:of{topics|people}/:slug/:file{feed\\.(?:atom|json)}', kept(partQuery), (c) =>
      feed(
        c,
        { of: c.req.param('of') === 'topics' ? 'topic' : 'claimant', slug: c.req.param('slug') },
        formatOf(c),
      ),
    )
    .get('/claims/:slug/:file{feed\\.(?:atom|json)}', kept(partQuery), claimFeed)
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

/** The format that the name of a feed's file asks for. */
function formatOf(c: Context<AppEnv>): 'atom' | 'jsonFeed' {
  return c.req.path.endsWith('.atom') ? 'atom' : 'jsonFeed';
}

/** A feed in a format. */
function drawn(c: Context<AppEnv>, type: 'atom' | 'jsonFeed', document: FeedDocument): Response {
  return answer(c, {
    type,
    policy: 'list',
    version: contentHash(JSON.stringify(document)),
    body: () => (type === 'atom' ? documentAsAtom : documentAsJson)(siteOf(c), document),
  });
}

/** A part of the feed of all claims, or of a topic's or a person's. Throws a 404 if there is none. */
async function feed(c: Context<AppEnv>, scope: FeedScope, type: 'atom' | 'jsonFeed'): Promise<Response> {
  const part = readQuery(c, partQuery);
  const found = await claimsFeed(c.var.deps.database, scope, part);
  if (scope.of === 'all') return drawn(c, type, claimsFeedDocument(siteOf(c), scope, part, found));
  const { named } = found;
  if (named === null)
    throw new HttpError(
      'not-found',
      `The ledger has no ${scope.of === 'topic' ? 'topic' : 'person'} “${scope.slug.slice(0, 100)}”.`,
    );
  const now = { ...scope, slug: named.slug };
  if (named.slug === scope.slug) return drawn(c, type, claimsFeedDocument(siteOf(c), now, part, found));
  return movedOn(c, (type === 'atom' ? urls.feed : urls.jsonFeed)(now, part));
}

/** A part of the feed of one claim, published or withdrawn. Throws a 404 if there never was one. */
async function claimFeed(c: Context<AppEnv>): Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const part = readQuery(c, partQuery);
  const found = await followedClaim(c.var.deps.database, slug);
  if (found === undefined)
    throw new HttpError('not-found', `The ledger has no claim “${slug.slice(0, 100)}”.`);
  if (found.into !== null) throw new ClaimMoved(slug, found.into);
  return drawn(c, formatOf(c), claimFeedDocument(siteOf(c), part, { slug, ...found }));
}

/** A published claim as its ClaimReview has it. */
function reviewedOf(claim: ReviewedClaim): Reviewed {
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

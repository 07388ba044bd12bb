/**
 * Verdicts as schema.org/ClaimReview, which search engines and the archives of fact checkers read: one on the page
 * of each claim, and all of them in a DataFeed.
 */

import type { Claimant } from '../../claims/claim.ts';
import type { VerdictShown } from '../../claims/editorial/correction.ts';
import type { FollowedClaim } from '../../claims/editorial/listed-claim.ts';
import { BEST_RATING, ratingOf, WORST_RATING } from '../../claims/engine/rating.ts';
import { type Html, jsonBlock } from '../parts/html.ts';
import { clip, type Site } from '../parts/layout.ts';
import { findingWords } from '../parts/mark.ts';
import { absolute, urls } from '../parts/urls.ts';

/** A published claim with its verdict of today. */
export interface Reviewed
  extends Pick<
      FollowedClaim,
      'slug' | 'quote' | 'claimant' | 'saidOn' | 'isKnownBody' | 'publishedAt' | 'changedAt'
    >,
    Partial<Pick<FollowedClaim, 'appearance'>>,
    VerdictShown {}

const CONTEXT = 'https://schema.org';

/** The longest claim that programs which read ClaimReview show. */
const MAX_CLAIM = 75;

/**
 * Who made the claim: a person, unless the claim says that it is a body, the ledger knows the name as a body's, or the
 * name is that of its organisation or party.
 */
function claimantThing({ name, role, organisation, party, body }: Claimant, isKnownBody: boolean): object {
  const isOwnName =
    name === party || (organisation !== undefined && (name === organisation || name.includes(organisation)));
  if (body === true || isKnownBody || isOwnName) return { '@type': 'Organization', name };
  const of = organisation ?? party;
  return {
    '@type': 'Person',
    name,
    ...(role === undefined ? {} : { jobTitle: role }),
    ...(of === undefined ? {} : { affiliation: { '@type': 'Organization', name: of } }),
  };
}

/** Where it was said. The ledger does not know whether it was first said there. */
function appearances({ appearance }: Reviewed): object {
  if (appearance === undefined) return {};
  const { title, publisher, url } = appearance;
  const work = {
    '@type': 'CreativeWork',
    name: title,
    ...(url === undefined ? {} : { url }),
    ...(publisher === undefined ? {} : { publisher: { '@type': 'Organization', name: publisher } }),
  };
  return { appearance: work };
}

/** The ClaimReview of a claim, without the context that a whole document begins with. */
function review(origin: string, reviewed: Reviewed): object {
  const { slug, quote, claimant, saidOn, finding, standing, because } = reviewed;
  const ratingValue = ratingOf(finding);
  return {
    '@type': 'ClaimReview',
    url: absolute(origin, urls.claim(slug)),
    claimReviewed: clip(quote, MAX_CLAIM),
    author: { '@type': 'Organization', name: 'Plumbline', url: absolute(origin, urls.home()) },
    datePublished: reviewed.publishedAt,
    dateModified: reviewed.changedAt,
    itemReviewed: {
      '@type': 'Claim',
      author: claimantThing(claimant, reviewed.isKnownBody),
      datePublished: saidOn,
      ...appearances(reviewed),
    },
    reviewRating: {
      '@type': 'Rating',
      ...(ratingValue === undefined ? {} : { ratingValue }),
      bestRating: BEST_RATING,
      worstRating: WORST_RATING,
      alternateName: findingWords(finding, standing),
      ratingExplanation: because,
    },
  };
}

/** The ClaimReview of the page of a claim, for its head. */
export function claimReview({ origin }: Site, reviewed: Reviewed): Html {
  return jsonBlock('application/ld+json', { '@context': CONTEXT, ...review(origin, reviewed) });
}

export interface ReviewFeedProps {
  site: Site;
  reviewed: readonly Reviewed[];
  /** The numbers of the claims after which this part of the feed and the next one begin. */
  after: number;
  next: number | null;
}

/** All ClaimReviews, or a part of them that names the next one, as a schema.org DataFeed in JSON. */
export function claimReviewFeed({ site: { origin }, reviewed, after, next }: ReviewFeedProps): string {
  const changed = reviewed.reduce((last, { changedAt }) => (changedAt > last ? changedAt : last), '');
  const address = (from: number) => absolute(origin, urls.claimReviews(from));
  return JSON.stringify({
    '@context': CONTEXT,
    '@type': 'DataFeed',
    name: 'All verdicts of Plumbline',
    url: address(after),
    ...(changed === '' ? {} : { dateModified: changed }),
    ...(next === null ? {} : { hasPart: { '@type': 'DataFeed', url: address(next) } }),
    dataFeedElement: reviewed.map((one) => ({
      '@type': 'DataFeedItem',
      dateCreated: one.publishedAt,
      dateModified: one.changedAt,
      item: review(origin, one),
    })),
  });
}

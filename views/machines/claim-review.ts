/**
 * Verdicts as schema.org/ClaimReview, which search engines and the archives of fact checkers read: one on the page
 * of each claim, and all of them in a DataFeed.
 */

import type { Appearance, Claimant } from '../../claims/claim.ts';
import type { FollowedClaim, WithdrawnReview } from '../../claims/editorial/listed-claim.ts';
import { wikidataAddress } from '../../claims/evidence/names.ts';
import { wholeSeconds } from '../../claims/exact/instant.ts';
import type { HeldSaying } from '../../claims/sayings/saying.ts';
import { ratingOfWord } from '../../claims/verdict/headline.ts';
import { BEST_RATING, WORST_RATING, type Word } from '../../claims/verdict/reader-words.ts';
import { type Html, jsonBlock } from '../parts/html.ts';
import type { Site } from '../parts/layout.ts';
import { absolute, urls } from '../parts/urls.ts';
import { licensed } from './licensed.ts';

/** A published claim with its headline. `quote` is the whole quotation. */
export interface Reviewed
  extends Pick<
      FollowedClaim,
      | 'slug'
      | 'quote'
      | 'claimant'
      | 'claimantSlug'
      | 'saidOn'
      | 'isKnownBody'
      | 'wikidata'
      | 'publishedAt'
      | 'changedAt'
    >,
    Partial<Pick<FollowedClaim, 'appearance'>> {
  word: Word;
  /** Who said the same besides. */
  sayings?: readonly HeldSaying[];
  /** The headline in a sentence without its stop, and why. */
  sentence: string;
  because: string;
}

const CONTEXT = 'https://schema.org';

/**
 * Who made the claim: a person, unless the claim says that it is a body, the ledger knows the name as a body's, or the
 * name is that of its organisation or party.
 */
function claimantThing(
  { name, role, organisation, party, body }: Claimant,
  isKnownBody: boolean,
  sameAs: string | readonly string[],
): object {
  const isOwnName =
    name === party || (organisation !== undefined && (name === organisation || name.includes(organisation)));
  if (body === true || isKnownBody || isOwnName) return { '@type': 'Organization', name, sameAs };
  const of = organisation ?? party;
  return {
    '@type': 'Person',
    name,
    sameAs,
    ...(role === undefined ? {} : { jobTitle: role }),
    ...(of === undefined ? {} : { affiliation: { '@type': 'Organization', name: of } }),
  };
}

/** Where it was said, by the claimant and by others. The ledger does not know whether it was first said there. */
function appearances({ appearance, sayings = [] }: Reviewed): object {
  const own = appearance === undefined ? [] : [workThing(appearance)];
  const others = sayings.flatMap(({ said }) =>
    said.appearance === undefined
      ? []
      : [
          {
            ...workThing(said.appearance),
            author: {
              '@type': said.claimant.body === true ? 'Organization' : 'Person',
              name: said.claimant.name,
            },
            datePublished: said.saidOn,
          },
        ],
  );
  const all = [...own, ...others];
  if (all.length === 0) return {};
  return { appearance: all.length === 1 ? all[0] : all };
}

function workThing({ title, publisher, url }: Appearance): object {
  return {
    '@type': 'CreativeWork',
    name: title,
    ...(url === undefined ? {} : { url }),
    ...(publisher === undefined ? {} : { publisher: { '@type': 'Organization', name: publisher } }),
  };
}

/** The rating by the word of the headline; without a number where nothing was rated, and then without a scale. */
function ratingThing({ word, sentence, because }: Reviewed): object {
  const ratingValue = ratingOfWord(word);
  return {
    '@type': 'Rating',
    ...(ratingValue === undefined ? {} : { ratingValue, bestRating: BEST_RATING, worstRating: WORST_RATING }),
    alternateName: sentence,
    ratingExplanation: because,
  };
}

/** The ClaimReview of a claim, without the context that a whole document begins with. */
function review({ origin, licence }: Pick<Site, 'origin' | 'licence'>, reviewed: Reviewed): object {
  const { slug, quote, claimant, claimantSlug, saidOn, wikidata } = reviewed;
  const page = absolute(origin, urls.claimant(claimantSlug));
  const sameAs = wikidata === null ? page : [page, wikidataAddress(wikidata)];
  return {
    '@type': 'ClaimReview',
    url: absolute(origin, urls.claim(slug)),
    claimReviewed: quote,
    author: { '@type': 'Organization', name: 'Plumbline', url: absolute(origin, urls.home()) },
    datePublished: reviewed.publishedAt,
    dateModified: reviewed.changedAt,
    ...licensed(licence),
    itemReviewed: {
      '@type': 'Claim',
      author: claimantThing(claimant, reviewed.isKnownBody, sameAs),
      datePublished: saidOn,
      ...appearances(reviewed),
    },
    reviewRating: ratingThing(reviewed),
  };
}

/** The ClaimReview of the page of a claim, for its head. */
export function claimReview(site: Site, reviewed: Reviewed): Html {
  return jsonBlock('application/ld+json', { '@context': CONTEXT, ...review(site, reviewed) });
}

export interface ReviewFeedProps {
  site: Site;
  reviewed: readonly Reviewed[];
  /** Claims of this part that were withdrawn, and when, ISO 8601: programs that have their reviews delete them. */
  withdrawn: readonly WithdrawnReview[];
  /** The numbers of the claims after which this part of the feed and the next one begin. */
  after: number;
  next: number | null;
}

/** All ClaimReviews, or a part of them that names the next one, as a schema.org DataFeed in JSON. */
export function claimReviewFeed({ site, reviewed, withdrawn, after, next }: ReviewFeedProps): string {
  const { origin, licence } = site;
  const times = [...reviewed.map(({ changedAt }) => changedAt), ...withdrawn.map(({ at }) => at)];
  const changed = times.reduce((last, at) => (at > last ? at : last), '');
  const address = (from: number) => absolute(origin, urls.claimReviews(from));
  return JSON.stringify(
    {
      '@context': CONTEXT,
      '@type': 'DataFeed',
      name: 'All verdicts of Plumbline',
      url: address(after),
      ...licensed(licence),
      ...(changed === '' ? {} : { dateModified: changed }),
      ...(next === null ? {} : { hasPart: { '@type': 'DataFeed', url: address(next) } }),
      dataFeedElement: [
        ...reviewed.map((one) => ({
          '@type': 'DataFeedItem',
          dateCreated: one.publishedAt,
          dateModified: one.changedAt,
          item: review(site, one),
        })),
        ...withdrawn.map(({ slug, at }) => ({
          '@type': 'DataFeedItem',
          dateDeleted: at,
          item: { '@type': 'ClaimReview', url: absolute(origin, urls.claim(slug)) },
        })),
      ],
    },
    wholeSeconds,
  );
}

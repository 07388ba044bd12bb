/** What programs find in the head of a claim's page: its bundle, its embed, its review, its picture. */

import type { Claim } from '../../../claims/bundle.ts';
import type { HeldSaying } from '../../../claims/sayings/saying.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { claimReview } from '../../machines/claim-review.ts';
import { feedLinksOf } from '../../machines/feeds.ts';
import { isolated } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip, type Site } from '../../parts/layout.ts';
import { followedHeadline } from '../../parts/listed-headline.ts';
import { quotedText } from '../../parts/quoted.ts';
import type { Card } from '../../parts/social.ts';
import { absolute, urls } from '../../parts/urls.ts';

export interface ClaimHeadProps {
  site: Site;
  claim: Claim;
  /** Whether the ledger knows the claimant as a body. */
  isKnownBody: boolean;
  /** The claimant's item at Wikidata. */
  wikidata: string | null;
  /** The headline in a sentence. */
  sentence: string;
  claimantSlug: string;
  /** The verdicts when it was said and of today. */
  said: Verdict;
  now: Verdict;
  /** Whether the page shows today's verdict, the only one that is offered to search engines as a review. */
  isToday: boolean;
  /** The published revision that the page shows; null if it follows the claim. */
  rev: number | null;
  /** The day that its address names. */
  asof?: string | undefined;
  /** Whether the claim was withdrawn since the revision was published. */
  isWithdrawn: boolean;
  /** When it was published first, and when its verdict or its evidence changed last. ISO 8601. */
  publishedAt: string;
  changedAt: string;
  /** Who said the same besides. */
  others?: readonly HeldSaying[] | undefined;
}

/** The links by which programs find the embed of a claim (oEmbed 1.0, section 4). */
export function oembedLinks(origin: string, slug: string, rev: number | null = null, asof?: string): Html {
  const address = absolute(origin, urls.claimPinned(slug, rev, asof));
  return html`<link rel="alternate" type="application/json+oembed" href="${absolute(origin, urls.oembed(address, 'json'))}" title="Embed (JSON)">
<link rel="alternate" type="text/xml+oembed" href="${absolute(origin, urls.oembed(address, 'xml'))}" title="Embed (XML)">
`;
}

/** More elements for the head of the page of a claim. */
export function claimHead(props: ClaimHeadProps): Html {
  const {
    site,
    claim,
    claimantSlug,
    isKnownBody,
    wikidata,
    said,
    now,
    isToday,
    rev,
    asof,
    publishedAt,
    changedAt,
  } = props;
  const review = {
    ...claim,
    ...followedHeadline({ said, now }),
    claimantSlug,
    isKnownBody,
    wikidata,
    publishedAt,
    changedAt,
    sayings: props.others ?? [],
  };
  // What a withdrawn claim rested on is in its history.
  const data = props.isWithdrawn
    ? nothing
    : html`<link rel="alternate" type="application/json" href="${urls.claimJson(claim.slug, asof, rev ?? undefined)}" title="The data and the verdict">
`;
  const text =
    props.isWithdrawn || asof !== undefined
      ? nothing
      : html`<link rel="alternate" type="text/markdown" href="${urls.claimMarkdown(claim.slug, rev ?? undefined)}" title="As Markdown">
`;
  const feed = feedLinksOf({ of: 'claim', slug: claim.slug }, 'What becomes of this claim');
  return html`${data}${text}${feed}${oembedLinks(site.origin, claim.slug, rev, asof)}${isToday && rev === null ? claimReview(site, review) : nothing}`;
}

/** The picture of a claim in words. */
export function pictureAlt(
  { quote, claimant, saidOn }: Pick<Claim, 'quote' | 'claimant' | 'saidOn'>,
  verdict: string,
): string {
  return `${quotedText(quote, 160)} (${isolated(clip(claimant.name, 80))}, ${dateInWords(saidOn)}). Plumbline’s verdict: ${verdict}.`;
}

/** What sites that link to a claim's page may show. */
export function claimCard({
  site,
  claim,
  sentence,
  rev,
  asof,
  isWithdrawn,
  publishedAt,
  changedAt,
}: ClaimHeadProps): Card {
  return {
    publishedAt,
    changedAt,
    picture: {
      address: absolute(site.origin, urls.picture(claim.slug, rev ?? undefined, asof)),
      alt: pictureAlt(claim, isWithdrawn ? 'withdrawn' : sentence),
    },
  };
}

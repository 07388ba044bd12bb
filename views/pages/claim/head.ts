/** What programs find in the head of a claim's page: its bundle, its embed, its review, its picture. */

import type { Claim } from '../../../claims/bundle.ts';
import type { Verdict } from '../../../claims/verdict/verdict.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { claimReview } from '../../machines/claim-review.ts';
import { isolated } from '../../parts/direction.ts';
import { type Html, html, nothing } from '../../parts/html.ts';
import { clip, type Site } from '../../parts/layout.ts';
import { followedHeadline } from '../../parts/listed-headline.ts';
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
  /** Whether the page shows today's verdict, the only one that is offered to programs. */
  isToday: boolean;
  /** The published revision that its address pins embeds to; null if they follow the claim. */
  rev: number | null;
  /** When it was published first, and when its verdict or its evidence changed last. ISO 8601. */
  publishedAt: string;
  changedAt: string;
}

/** The links by which programs find the embed of a claim (oEmbed 1.0, section 4). */
export function oembedLinks(origin: string, slug: string, rev: number | null = null): Html {
  const address = absolute(origin, urls.claimPinned(slug, rev));
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
  };
  return html`<link rel="alternate" type="application/json" href="${urls.claimJson(claim.slug)}" title="The data and the verdict">
${oembedLinks(site.origin, claim.slug, rev)}${isToday && rev === null ? claimReview(site, review) : nothing}`;
}

/** The picture of a claim in words. */
export function pictureAlt(
  { quote, claimant, saidOn }: Pick<Claim, 'quote' | 'claimant' | 'saidOn'>,
  verdict: string,
): string {
  return `“${isolated(clip(quote, 160))}” (${isolated(clip(claimant.name, 80))}, ${dateInWords(saidOn)}). Plumbline’s verdict: ${verdict}.`;
}

/** What sites that link to a claim's page may show. */
export function claimCard({
  site,
  claim,
  sentence,
  isToday,
  rev,
  publishedAt,
  changedAt,
}: ClaimHeadProps): Card {
  return {
    publishedAt,
    changedAt,
    picture: isToday
      ? {
          address: absolute(site.origin, urls.picture(claim.slug, rev ?? undefined)),
          // A pinned picture shows its own verdict, which may not be the page's any more.
          alt: pictureAlt(claim, rev === null ? sentence : `as of revision ${rev}, in the picture`),
        }
      : null,
  };
}

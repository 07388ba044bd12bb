/** The latest changes of claims, as Atom and as JSON Feed 1.1 (jsonfeed.org). */

import { licenceSentence } from '../../claims/editorial/licence.ts';
import type { FollowedClaim } from '../../claims/editorial/listed-claim.ts';
import { wholeSeconds } from '../../claims/exact/instant.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html } from '../parts/html.ts';
import { clip, type Site } from '../parts/layout.ts';
import { listedReasons, listedSentence } from '../parts/listed-headline.ts';
import { absolute, urls } from '../parts/urls.ts';
import { atomFeed, NEVER, tagUri } from './atom.ts';

const TITLE = 'Verdicts · Plumbline';
const SUBTITLE =
  'Political claims with verdicts computed from published figures: the latest to be published, and the latest whose verdict or evidence changed.';

/** How much of a quotation a title and an entry show. */
const TITLE_QUOTE = 120;
const QUOTE = 400;

function entryTitle(claim: FollowedClaim): string {
  return `“${isolated(clip(claim.quote, TITLE_QUOTE))}”: ${listedSentence(claim)}`;
}

function content(claim: FollowedClaim): string {
  const { quote, claimant, saidOn } = claim;
  const [why, ...more] = listedReasons(claim);
  return String(html`<blockquote dir="auto">${clip(quote, QUOTE)}</blockquote>
<p>${bdi(claimant.name)}, ${dateInWords(saidOn)}</p>
<p><strong>${listedSentence(claim)}.</strong> ${why}</p>
${more.map((reason) => html`<p>${reason}</p>`)}`);
}

/** The feed in Atom. `moved` is when a claim was last withdrawn or, if none was, when the first one was recorded. */
export function claimsAtom(site: Site, claims: readonly FollowedClaim[], moved: string | null): string {
  return atomFeed({
    licence: site.licence,
    title: TITLE,
    subtitle: SUBTITLE,
    self: absolute(site.origin, urls.feed()),
    alternate: absolute(site.origin, urls.claims()),
    // If the newest claim is withdrawn, the feed must not get older.
    updated: [claims[0]?.changedAt ?? NEVER, moved ?? NEVER].sort()[1] ?? NEVER,
    entries: claims.map((claim) => ({
      id: tagUri(site, claim.publishedAt, claim.slug),
      title: entryTitle(claim),
      address: absolute(site.origin, urls.claim(claim.slug)),
      updated: claim.changedAt,
      published: claim.publishedAt,
      category: { term: claim.word, label: wordForReaders(claim.word).label },
      content: content(claim),
    })),
  });
}

/** The same feed in JSON. */
export function claimsJsonFeed(site: Site, claims: readonly FollowedClaim[]): string {
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: TITLE,
      description: SUBTITLE,
      home_page_url: absolute(site.origin, urls.claims()),
      feed_url: absolute(site.origin, urls.jsonFeed()),
      language: 'en-GB',
      ...(site.licence == null ? {} : { _plumbline: { rights: licenceSentence(site.licence) } }),
      authors: [{ name: 'Plumbline', url: absolute(site.origin, urls.home()) }],
      items: claims.map((claim) => ({
        id: tagUri(site, claim.publishedAt, claim.slug),
        url: absolute(site.origin, urls.claim(claim.slug)),
        title: entryTitle(claim),
        content_html: content(claim),
        summary: listedReasons(claim).join(' '),
        date_published: claim.publishedAt,
        date_modified: claim.changedAt,
        tags: [wordForReaders(claim.word).label, ...(claim.topic === null ? [] : [claim.topic])],
      })),
    },
    wholeSeconds,
  );
}

/** The link by which feed readers find the feed of corrections, for the head of a page. */
export function correctionsFeedLink(): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${urls.correctionsFeed()}" title="Corrections">
`;
}

/** The links by which feed readers find all feeds, for the head of pages that list claims. */
export function feedLinks(): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${urls.feed()}" title="Verdicts">
<link rel="alternate" type="application/feed+json" href="${urls.jsonFeed()}" title="Verdicts (JSON)">
${correctionsFeedLink()}`;
}

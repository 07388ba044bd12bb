/** Feeds of claims, of all or of a topic or a person, as Atom and as JSON Feed 1.1 (jsonfeed.org), part by part. */

import type { ClaimsFeed, FeedPart, FeedScope, FollowedClaim } from '../../claims/editorial/listed-claim.ts';
import { wordForReaders } from '../../claims/verdict/reader-words.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { type Html, html } from '../parts/html.ts';
import { clip, type Site } from '../parts/layout.ts';
import { listedReasons, listedSentence } from '../parts/listed-headline.ts';
import { quotedText } from '../parts/quoted.ts';
import { dayInWords } from '../parts/time.ts';
import { absolute, type FeedOf, urls } from '../parts/urls.ts';
import { NEVER, tagUri } from './atom.ts';
import type { FeedDocument, FeedItem } from './feed-document.ts';

/** How much of a quotation a title and an entry show. */
const TITLE_QUOTE = 120;
const QUOTE = 400;

function content(site: Site, claim: FollowedClaim): string {
  const { quote, claimant, saidOn, ruledOn, slug } = claim;
  const [why, ...more] = listedReasons(claim, ruledOn);
  return String(html`<blockquote dir="auto">${clip(quote, QUOTE)}</blockquote>
<p>${bdi(claimant.name)}, ${dateInWords(saidOn)}</p>
<p><strong>${listedSentence(claim, ruledOn)}.</strong> ${why}</p>
${more.map((reason) => html`<p>${reason}</p>`)}
<p><a href="${absolute(site.origin, urls.claim(slug))}">The claim as it is today</a></p>`);
}

/** The page that a feed follows. */
function pageOf(of: FeedScope): string {
  if (of.of === 'all') return urls.claims();
  return of.of === 'topic' ? urls.topic(of.slug) : urls.claimant(of.slug);
}

/** A claim as an entry. It leads to its revision, which says the same for good. */
function item(site: Site, claim: FollowedClaim): FeedItem {
  const { slug, revision, ruledOn, isRuledLater, topic } = claim;
  const { label } = wordForReaders(claim.word);
  return {
    id: tagUri(site, claim.publishedAt, slug),
    title: `${quotedText(claim.quote, TITLE_QUOTE)}: ${listedSentence(claim, ruledOn)}`,
    address: absolute(site.origin, urls.claimPinned(slug, revision, isRuledLater ? ruledOn : undefined)),
    published: claim.publishedAt,
    updated: claim.changedAt,
    category: { term: claim.word, label },
    tags: [label, ...(topic === null ? [] : [topic])],
    content: content(site, claim),
    summary: listedReasons(claim, ruledOn).join(' '),
  };
}

/** A part of a feed of claims. */
export function claimsFeedDocument(
  site: Site,
  scope: FeedScope,
  part: FeedPart,
  { claims, withdrawn, older, newer, moved, named }: ClaimsFeed,
): FeedDocument {
  const name = named === null ? null : isolated(clip(named.name, TITLE_QUOTE));
  const times = [
    ...claims.map(({ changedAt }) => changedAt),
    ...withdrawn.map(({ at }) => at),
    // If the newest claim of all is withdrawn, the feed must not get older.
    ...(moved !== null && (scope.of === 'all' || claims.length + withdrawn.length === 0) ? [moved] : []),
  ].sort();
  return {
    of: scope,
    part,
    title: name === null ? 'Verdicts · Plumbline' : `${name} · Plumbline`,
    subtitle: `Political claims${name === null ? '' : ` ${scope.of === 'topic' ? 'on' : 'by'} ${name}`} with verdicts computed from published figures: the latest to be published, and the latest whose verdict or evidence changed.`,
    alternate: absolute(site.origin, pageOf(scope)),
    updated: times[times.length - 1] ?? NEVER,
    older: older === null ? null : { before: older },
    newer: newer === null ? null : { after: newer },
    items: claims.map((claim) => item(site, claim)),
    deleted: withdrawn.map(({ slug, quote, publishedAt, at }) => ({
      id: tagUri(site, publishedAt, slug),
      at,
      address: absolute(site.origin, urls.claim(slug)),
      title: `Withdrawn: ${quotedText(quote, TITLE_QUOTE)}`,
      comment: `The claim was withdrawn from the ledger on ${dayInWords(at, site.zone)}, which gives no verdict on it any more.`,
    })),
  };
}

/** The links by which feed readers find a feed, for the head of a page. */
export function feedLinksOf(of: FeedOf, title: string): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${urls.feed(of)}" title="${title}">
<link rel="alternate" type="application/feed+json" href="${urls.jsonFeed(of)}" title="${title} (JSON)">
`;
}

/** The link by which feed readers find the feed of corrections, for the head of a page. */
export function correctionsFeedLink(): Html {
  return html`<link rel="alternate" type="application/atom+xml" href="${urls.correctionsFeed()}" title="Corrections">
`;
}

/** The links by which feed readers find all feeds, for the head of pages that list claims. */
export function feedLinks(): Html {
  return html`${feedLinksOf({ of: 'all' }, 'Verdicts')}${correctionsFeedLink()}`;
}

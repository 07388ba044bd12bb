/** The site map (sitemaps.org, protocol 0.9) and robots.txt, which lead search engines to the readers' pages. */

import type { SitemapPart } from '../../claims/editorial/listed-claim.ts';
import { wholeSecond } from '../../claims/exact/instant.ts';
import { absolute, urls } from '../parts/urls.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

/** The readers' pages that exist once: what the site map begins with, and a copy of the site is found from. */
export const READERS_PAGES = [
  urls.home(),
  urls.claims(),
  urls.people(),
  urls.parties(),
  urls.topics(),
  urls.disputes(),
  urls.evidence(),
  urls.calendar(),
  urls.method(),
  urls.corrections(),
  urls.about(),
  urls.about('funding'),
  urls.about('team'),
  urls.about('complaints'),
] as const;

export interface SitemapProps extends Omit<SitemapPart, 'files'> {
  origin: string;
  /** Whether it is the first file, which also has the pages that exist once. */
  isFirst: boolean;
}

/** One file of the site map. */
export function sitemap({
  origin,
  claims,
  claimants,
  parties,
  topics,
  series,
  disputes,
  isFirst,
}: SitemapProps): string {
  const entry = (path: string, lastmod?: string): Xml =>
    element(
      'url',
      {},
      element('loc', {}, absolute(origin, path)),
      ...(lastmod === undefined ? [] : [element('lastmod', {}, wholeSecond(lastmod))]),
    );
  return xmlDocument(
    element(
      'urlset',
      NAMESPACE,
      ...(isFirst ? READERS_PAGES : []).map((path) => entry(path)),
      ...claims.map(({ slug, changedAt }) => entry(urls.claim(slug), changedAt)),
      ...topics.map((slug) => entry(urls.topic(slug))),
      ...claimants.map((slug) => entry(urls.claimant(slug))),
      ...parties.map((slug) => entry(urls.party(slug))),
      ...series.map((id) => entry(urls.series(id))),
      ...disputes.map((id) => entry(urls.dispute(id))),
    ),
  );
}

/** The list of the files, if there is more than one. */
export function sitemapIndex(origin: string, files: number): string {
  return xmlDocument(
    element(
      'sitemapindex',
      NAMESPACE,
      ...Array.from({ length: files }, (_, i) =>
        element('sitemap', {}, element('loc', {}, absolute(origin, urls.sitemap(i + 1)))),
      ),
    ),
  );
}

/** What robots may look at, and where the site map is. Searches and embeds are not to be indexed. */
export function robots(origin: string): string {
  return `User-agent: *
Allow: /
Disallow: ${urls.claims()}?
Disallow: ${urls.claimWith('*').replace('%2A', '*')}
Disallow: ${urls.readerFigure('')}
Disallow: ${urls.embeds([])}?
Disallow: ${urls.edit.home()}
Disallow: ${urls.signIn()}

Sitemap: ${absolute(origin, urls.sitemap())}
`;
}

/** A feed in both of its formats, Atom (RFC 4287, 5005, 6721) and JSON Feed 1.1, from one document. */

import { licenceSentence } from '../../claims/editorial/licence.ts';
import type { FeedPart } from '../../claims/editorial/listed-claim.ts';
import { wholeSecond } from '../../claims/exact/instant.ts';
import type { Site } from '../parts/layout.ts';
import { absolute, type FeedOf, urls } from '../parts/urls.ts';
import { atomFeed, type DeletedEntry, type FeedEntry } from './atom.ts';

/** An entry in both formats. */
export interface FeedItem extends FeedEntry {
  published: string;
  tags: readonly string[];
  summary?: string;
}

/** An entry that was taken out. In JSON, which has no word for that, it is an entry that says so. */
export interface DeletedItem extends DeletedEntry {
  address: string;
  title: string;
}

export interface FeedDocument {
  of: FeedOf;
  part: FeedPart;
  title: string;
  subtitle: string;
  /** The full address of the page that it follows. */
  alternate: string;
  /** When it last changed, ISO 8601. */
  updated: string;
  /** Where the next older and the next newer part begin; null if there is none. */
  older: FeedPart | null;
  newer: FeedPart | null;
  items: readonly FeedItem[];
  deleted: readonly DeletedItem[];
}

/** The part that has the oldest entries. */
const OLDEST: FeedPart = { after: 0 };

/** The feed in Atom. */
export function documentAsAtom(site: Site, feed: FeedDocument): string {
  const { of, part, older, newer, title, subtitle, alternate, updated, items, deleted } = feed;
  const at = (where: FeedPart) => absolute(site.origin, urls.feed(of, where));
  const isOnly = older === null && newer === null;
  return atomFeed({
    licence: site.licence,
    id: at({}),
    title,
    subtitle,
    self: at(part),
    alternate,
    updated,
    entries: items,
    deleted,
    ...(isOnly ? {} : { first: at({}), last: at(OLDEST) }),
    ...(newer === null ? {} : { previous: at(newer) }),
    ...(older === null ? {} : { next: at(older) }),
  });
}

/** The feed in JSON. */
export function documentAsJson(site: Site, feed: FeedDocument): string {
  const { of, part, older, title, subtitle, alternate, items, deleted } = feed;
  const at = (where: FeedPart) => absolute(site.origin, urls.jsonFeed(of, where));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    home_page_url: alternate,
    feed_url: at(part),
    ...(older === null ? {} : { next_url: at(older) }),
    language: 'en-GB',
    ...(site.licence == null ? {} : { _plumbline: { rights: licenceSentence(site.licence) } }),
    authors: [{ name: 'Plumbline', url: absolute(site.origin, urls.home()) }],
    items: [
      ...items.map(({ id, address, title, content, summary, published, updated, tags }) => ({
        id,
        url: address,
        title,
        content_html: content,
        ...(summary === undefined ? {} : { summary }),
        date_published: wholeSecond(published),
        date_modified: wholeSecond(updated),
        tags,
      })),
      ...deleted.map(({ id, address, title, comment, at }) => ({
        id,
        url: address,
        title,
        content_text: comment,
        date_modified: wholeSecond(at),
        tags: ['Withdrawn'],
      })),
    ],
  });
}

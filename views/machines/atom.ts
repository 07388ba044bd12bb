/** Feeds in Atom 1.0 (RFC 4287). */

import type { ListedCorrection } from '../../claims/editorial/correction.ts';
import { type Licence, licenceSentence } from '../../claims/editorial/licence.ts';
import { wholeSecond } from '../../claims/exact/instant.ts';
import { tally } from '../../claims/words/numbers.ts';
import { correctionAddress, movesInWords, typeLabel } from '../parts/corrections.ts';
import { html, nothing } from '../parts/html.ts';
import type { Site } from '../parts/layout.ts';
import { quotedText } from '../parts/quoted.ts';
import { absolute, urls } from '../parts/urls.ts';
import { element, xmlDocument } from './xml.ts';

const link = (rel: string, type: string, href: string) => element('link', { rel, type, href });

export interface FeedEntry {
  /** Never changes, even if the address of the entry does. */
  id: string;
  title: string;
  /** The page of the entry, in full. */
  address: string;
  /** RFC 3339. */
  updated: string;
  /** When it was first published, if known. */
  published?: string;
  category?: { term: string; label: string };
  /** Markup for readers, shown by programs that may leave its style out. */
  content: string;
}

export interface Feed {
  /** If it differs from the feed's own address. */
  id?: string;
  title: string;
  subtitle: string;
  /** The feed's own address, and that of the page that it follows, in full. */
  self: string;
  alternate: string;
  /** When the last entry changed or, without entries, what the feed is about. RFC 3339. */
  updated: string;
  entries: readonly FeedEntry[];
  /** Entries that were taken out of it (RFC 6721). */
  deleted?: readonly DeletedEntry[];
  /** The full addresses of the other parts of the feed, if there are any (RFC 5005, section 3). */
  first?: string | undefined;
  previous?: string | undefined;
  next?: string | undefined;
  licence?: Licence | null | undefined;
  last?: string | undefined;
}

/** An entry that was taken out of a feed, by its id, with when and why. */
export interface DeletedEntry {
  id: string;
  at: string;
  comment: string;
}

/** A feed as the text of its document. */
export function atomFeed(feedOf: Feed): string {
  const { id, title, subtitle, self, alternate, updated, entries, deleted = [], licence = null } = feedOf;
  const parts = (['first', 'previous', 'next', 'last'] as const).flatMap((rel) => {
    const address = feedOf[rel];
    return address === undefined ? [] : [link(rel, 'application/atom+xml', address)];
  });
  const feed = element(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      ...(deleted.length === 0 ? {} : { 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' }),
      'xml:lang': 'en-GB',
    },
    element('id', {}, id ?? self),
    element('title', {}, title),
    element('subtitle', {}, subtitle),
    element('updated', {}, wholeSecond(updated)),
    ...(licence === null ? [] : [element('rights', {}, licenceSentence(licence))]),
    element('author', {}, element('name', {}, 'Plumbline')),
    link('self', 'application/atom+xml', self),
    link('alternate', 'text/html', alternate),
    ...parts,
    ...deleted.map((entry) =>
      element(
        'at:deleted-entry',
        { ref: entry.id, when: wholeSecond(entry.at) },
        element('at:comment', { type: 'text' }, entry.comment),
      ),
    ),
    ...entries.map((entry) =>
      element(
        'entry',
        {},
        element('id', {}, entry.id),
        element('title', {}, entry.title),
        element('updated', {}, wholeSecond(entry.updated)),
        ...(entry.published === undefined ? [] : [element('published', {}, wholeSecond(entry.published))]),
        link('alternate', 'text/html', entry.address),
        ...(entry.category === undefined ? [] : [element('category', entry.category)]),
        element('content', { type: 'html' }, entry.content),
      ),
    ),
  );
  return xmlDocument(feed);
}

/** When a feed of an empty ledger was last changed: never. */
export const NEVER = '1970-01-01T00:00:00Z';

/** A page of the corrections and withdrawals as a feed. `begun` is when the ledger's first claim was recorded. */
export function correctionsAtom(
  site: Site,
  entries: readonly ListedCorrection[],
  { page, hasMore, begun }: { page: number; hasMore: boolean; begun: string | null },
): string {
  const at = (of: number) => absolute(site.origin, urls.correctionsFeed(of));
  return atomFeed({
    id: at(1),
    licence: site.licence,
    title: 'Corrections · Plumbline',
    subtitle:
      'Every correction of a published claim, and every withdrawal, with the verdicts before and after.',
    self: at(page),
    previous: page > 1 ? at(page - 1) : undefined,
    next: hasMore ? at(page + 1) : undefined,
    alternate: absolute(site.origin, urls.corrections()),
    updated: entries[0]?.at ?? begun ?? NEVER,
    entries: entries.map((entry) => ({
      id: tag(site, entry),
      title: isOfMany(entry)
        ? `${typeLabel(entry.type)}: ${tally(entry.alike ?? 1, 'verdict')} computed anew`
        : `${typeLabel(entry.type)}: ${quotedText(entry.quote, 120)}`,
      address: absolute(
        site.origin,
        isOfMany(entry) ? urls.corrections({ type: 'method' }) : correctionAddress(entry),
      ),
      updated: entry.at,
      category: { term: entry.type, label: typeLabel(entry.type) },
      content: content(entry),
    })),
  });
}

/**
 * A tag URI (RFC 4151) of this site: it stays the same even if the address of what it names changes, or the newsroom's
 * time zone, so that its day is that of UTC.
 */
export function tagUri({ origin }: Site, at: string, name: string): string {
  return `tag:${new URL(origin).hostname},${at.slice(0, 10)}:${name}`;
}

function tag(site: Site, { slug, id, deed, at }: ListedCorrection): string {
  const name = deed !== null ? `sayings-${deed}` : id === null ? 'withdrawal' : `correction-${id}`;
  return tagUri(site, at, `${slug}/${name}`);
}

/** Whether an entry stands for several claims that a new method turned together. */
function isOfMany({ alike = 1 }: ListedCorrection): boolean {
  return alike > 1;
}

function content(entry: ListedCorrection): string {
  const { claimant, sentence, before, after, withoutSecondReader } = entry;
  if (isOfMany(entry)) return String(html`<p dir="auto">${sentence}</p>`);
  return String(html`<p dir="auto">${claimant}</p>
<p dir="auto">${sentence}</p>
${before === null || after === null ? nothing : movesInWords(before, after)}
${withoutSecondReader ? html`<p>Published without a second reader.</p>` : nothing}`);
}

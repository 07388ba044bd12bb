/** The feed of one claim: its revisions, the verdicts that time alone moved, its corrections, the replies, its sayings, its withdrawal. */

import type {
  Correction,
  History,
  HistoryEntry,
  PublishedRuling,
  ReleasedReply,
  SayingsEntry,
} from '../../claims/editorial/correction.ts';
import type { FeedPart } from '../../claims/editorial/listed-claim.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { movesInWords, typeLabel } from '../parts/corrections.ts';
import { bdi, isolated } from '../parts/direction.ts';
import { headlineShown, reasonsOf } from '../parts/headline-shown.ts';
import { html } from '../parts/html.ts';
import { clip, type Site } from '../parts/layout.ts';
import { quotedText } from '../parts/quoted.ts';
import { dayInWords } from '../parts/time.ts';
import { absolute, urls } from '../parts/urls.ts';
import { tagUri } from './atom.ts';
import type { FeedDocument, FeedItem } from './feed-document.ts';

/** How many entries a part holds. */
const SIZE = 50;

const TITLE_QUOTE = 100;
const QUOTE = 400;

export interface ClaimFeedProps extends History {
  slug: string;
  replies: readonly ReleasedReply[];
  /** What was done with its sayings. */
  sayings: readonly SayingsEntry[];
}

/** A part of the feed of a claim. Its places count its entries from the oldest on. */
export function claimFeedDocument(site: Site, part: FeedPart, props: ClaimFeedProps): FeedDocument {
  const { slug, withdrawn } = props;
  const [latest] = props.entries;
  const quote = latest?.claim.quote ?? '';
  const all = [...(withdrawn === null ? entriesOf(site, props) : []), ...withdrawalOf(site, props)].sort(
    (a, b) => (a.updated < b.updated ? -1 : a.updated > b.updated ? 1 : 0),
  );
  const until =
    part.after !== undefined ? part.after + SIZE : Math.min(part.before ?? all.length, all.length);
  const from = Math.max(0, part.after ?? until - SIZE);
  const items = all.slice(from, until).reverse();
  return {
    of: { of: 'claim', slug },
    part,
    title: `${quotedText(quote, TITLE_QUOTE)} · Plumbline`,
    subtitle:
      'Every published revision of one claim and its verdicts, the corrections, what the claimant replied, and who else said it.',
    alternate: absolute(site.origin, urls.claim(slug)),
    updated: all[all.length - 1]?.updated ?? latest?.recordedAt ?? '',
    older: from > 0 ? { before: from } : null,
    newer: until < all.length ? { after: until } : null,
    items,
    // Whoever has the entries of before is told that no verdict stands any more.
    deleted:
      withdrawn === null
        ? []
        : entriesOf(site, props).map(({ id, title, address }) => ({
            id,
            at: withdrawn.at,
            title: `Withdrawn: ${title.slice(0, title.indexOf(':'))}`,
            address,
            comment: `The claim was withdrawn on ${dayInWords(withdrawn.at, site.zone)}; no verdict stands.`,
          })),
  };
}

function entriesOf(site: Site, props: ClaimFeedProps): FeedItem[] {
  return [
    ...props.entries.flatMap((entry) => revisionItems(site, props.slug, entry)),
    ...props.corrections.map((correction) => correctionItem(site, props, correction)),
    ...props.replies.flatMap((reply) => replyItems(site, props, reply)),
    ...props.sayings.map((entry) => sayingsItem(site, props, entry)),
  ];
}

/** The rulings of a clock that count, in the order in which they were made: none of a clock that was ahead. */
function rulingsBy(clock: 'said' | 'now', { rulings }: HistoryEntry): PublishedRuling[] {
  const own = rulings.filter((ruling) => ruling.clock === clock);
  return own
    .filter((ruling, i) => !own.slice(0, i).some((later) => later.recordedAt < ruling.recordedAt))
    .reverse();
}

/** A revision as it was published, and each verdict that time alone moved on it. */
function revisionItems(site: Site, slug: string, entry: HistoryEntry): FeedItem[] {
  const [said] = rulingsBy('said', entry);
  const [first, ...moved] = rulingsBy('now', entry);
  if (said === undefined || first === undefined) return [];
  const { revision, claim, recordedAt } = entry;
  const at = first.recordedAt < recordedAt ? first.recordedAt : recordedAt;
  const item = (ruling: PublishedRuling, name: string, title: string, updated: string, asof?: string) => {
    const clocks: Clocks = { said: said.verdict, now: ruling.verdict };
    const shown = headlineShown(clocks, ruling.asOf);
    return {
      id: tagUri(site, updated, `${slug}/${name}`),
      title: `${title}: ${quotedText(claim.quote, TITLE_QUOTE)}: ${shown.sentence}`,
      address: absolute(site.origin, urls.claimPinned(slug, revision, asof)),
      published: updated,
      updated,
      category: { term: shown.word, label: shown.label },
      tags: [shown.label],
      content: String(html`<blockquote dir="auto">${clip(claim.quote, QUOTE)}</blockquote>
<p>${bdi(claim.claimant.name)}, ${dateInWords(claim.saidOn)}</p>
<p><strong>${shown.sentence}.</strong> ${reasonsOf(shown)}</p>
<p>On the figures known on ${dateInWords(ruling.asOf)}. Revision ${revision}, method ${ruling.method}.</p>`),
    };
  };
  return [
    item(first, `revision-${revision}`, `Revision ${revision}`, at),
    ...moved.map((ruling) => {
      const on = dayIn(site.zone, ruling.recordedAt);
      return item(ruling, `revision-${revision}-${on}`, 'The verdict moved with time', ruling.recordedAt, on);
    }),
  ];
}

function correctionItem(site: Site, { slug, entries }: ClaimFeedProps, correction: Correction): FeedItem {
  const { id, type, sentence, at, before, after, toRevision } = correction;
  const { claim } = entries.find(({ revision }) => revision === toRevision) ?? entries[0] ?? {};
  const label = typeLabel(type);
  return {
    // The same as in the feed of all corrections.
    id: tagUri(site, at, `${slug}/correction-${id}`),
    title: `${label}: ${quotedText(claim?.quote ?? '', TITLE_QUOTE)}`,
    address: absolute(site.origin, urls.correction(slug, id, 'history')),
    published: at,
    updated: at,
    category: { term: type, label },
    tags: ['Correction', label],
    content: String(html`<p dir="auto">${sentence}</p>
${movesInWords(before, after)}
<p><a href="${absolute(site.origin, urls.claimPinned(slug, toRevision))}">Revision ${toRevision}</a></p>`),
  };
}

/** A saying that was added, taken off or moved. It changes no verdict, and the entry has none. */
function sayingsItem(site: Site, { slug, entries }: ClaimFeedProps, entry: SayingsEntry): FeedItem {
  const { deed, at, sentence } = entry;
  const label = typeLabel('sayings');
  return {
    // The same as in the feed of all corrections, which has those that took something away.
    id: tagUri(site, at, `${slug}/sayings-${deed}`),
    title: `${label}: ${quotedText(entries[0]?.claim.quote ?? '', TITLE_QUOTE)}`,
    address: absolute(site.origin, urls.sayings(slug)),
    published: at,
    updated: at,
    category: { term: 'sayings', label },
    tags: [label],
    content: String(html`<p dir="auto">${sentence}</p>
<p>The verdict is the same: a saying changes none.</p>`),
  };
}

/** A question to the claimant, and each answer. */
function replyItems(site: Site, { slug, entries }: ClaimFeedProps, reply: ReleasedReply): FeedItem[] {
  const name = entries[0]?.claim.claimant.name ?? '';
  const item = (id: number, at: string, title: string, content: string) => ({
    id: tagUri(site, at, `${slug}/reply-${id}`),
    title,
    address: absolute(site.origin, `${urls.claim(slug)}#reply`),
    published: at,
    updated: at,
    category: { term: 'reply', label: 'Right of reply' },
    tags: ['Right of reply'],
    content,
  });
  const asked = item(
    reply.id,
    reply.releasedAt,
    `Right of reply: ${isolated(clip(name, TITLE_QUOTE))} was asked`,
    String(html`<p>${bdi(name)} was asked on ${dateInWords(reply.askedOn)}.</p>`),
  );
  return [
    asked,
    ...reply.answers.map(({ id, releasedAt, text, on }) =>
      item(
        id,
        releasedAt,
        `Right of reply: the answer of ${isolated(clip(name, TITLE_QUOTE))}`,
        String(html`<p>On ${dateInWords(on)}:</p><blockquote dir="auto">${text}</blockquote>`),
      ),
    ),
  ];
}

function withdrawalOf(site: Site, { slug, withdrawn, entries }: ClaimFeedProps): FeedItem[] {
  if (withdrawn === null) return [];
  const { at, reason } = withdrawn;
  return [
    {
      id: tagUri(site, at, `${slug}/withdrawal`),
      title: `Withdrawn: ${quotedText(entries[0]?.claim.quote ?? '', TITLE_QUOTE)}`,
      address: absolute(site.origin, urls.claim(slug)),
      published: at,
      updated: at,
      category: { term: 'withdrawal', label: typeLabel('withdrawal') },
      tags: [typeLabel('withdrawal')],
      content: String(html`<p dir="auto">${reason}</p>`),
    },
  ];
}

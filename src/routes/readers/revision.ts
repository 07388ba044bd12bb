/** A revision of a claim as a page and as data: `/claims/SLUG?rev=N`, and with `asof` as it stood at the end of that day. */

import type { Context } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { isDate } from '../../../claims/exact/calendar.ts';
import { dateInWords } from '../../../claims/words/dates.ts';
import { count } from '../../../claims/words/numbers.ts';
import { findRevision, type NoRevision, type RevisionPage } from '../../../db/readers/revision.ts';
import { claimPage } from '../../../views/pages/claim/page.ts';
import { revisionStrip } from '../../../views/pages/claim/revision-strip.ts';
import type { Html } from '../../../views/parts/html.ts';
import { clip } from '../../../views/parts/layout.ts';
import { urls } from '../../../views/parts/urls.ts';
import { askedDay, publishedBy } from '../../http/asof.ts';
import { type AppEnv, dayOf, siteOf, todayOf } from '../../http/context.ts';
import { HttpError } from '../../http/errors.ts';
import { contentHash } from '../../http/hash.ts';
import { CHART_HEADERS } from '../../http/headers.ts';
import { answer } from '../../http/respond.ts';
import { chartScript } from './assets.ts';

/** The revision that an address names. */
export interface AskedRevision {
  rev: number | 'unknown';
  /** As it was written. */
  written: string;
  asof: string | undefined;
}

/** The page of a revision; undefined if the ledger never had the claim. Throws a 404 or a 400. */
export async function revisionPage(
  c: Context<AppEnv>,
  slug: string,
  asked: AskedRevision,
): Promise<Response | undefined> {
  const found = await revisionAt(c, slug, asked);
  if (found === undefined) return undefined;
  return answer(c, {
    type: 'html',
    policy: 'claim',
    version: versionOf(found, asked),
    headers: CHART_HEADERS,
    body: () => drawn(c, slug, asked.asof, found),
  });
}

/** The bundle and the verdict of a revision; undefined if the ledger never had the claim. Throws a 404, a 400 or a 410. */
export async function revisionJson(
  c: Context<AppEnv>,
  slug: string,
  asked: AskedRevision,
): Promise<Response | undefined> {
  const found = await revisionAt(c, slug, asked);
  if (found === undefined) return undefined;
  const { embedded, shown } = found;
  if (embedded.state === 'withdrawn')
    throw new HttpError('gone', `This claim was withdrawn on ${dateInWords(dayOf(c, embedded.at))}.`);
  return answer(c, {
    type: 'json',
    policy: 'claim',
    version: versionOf(found, asked),
    body: () => {
      const verdict = shown.verdicts.now;
      const bundle = assembleBundle(shown.claim, shown.series, shown.sources, verdict.asOf);
      return JSON.stringify({ bundle, verdict });
    },
  });
}

async function revisionAt(
  c: Context<AppEnv>,
  slug: string,
  asked: AskedRevision,
): Promise<RevisionPage | undefined> {
  // A day that is none is refused before a revision is looked for.
  if (asked.asof !== undefined && !isDate(asked.asof)) askedDay(c, asked.asof, todayOf(c));
  const by = publishedBy(c, asked.asof);
  const found = await findRevision(c.var.deps.database, slug, asked.rev, by);
  if ('published' in found) {
    if (found.published.length === 0) return undefined;
    throw noRevision(c, slug, asked, found);
  }
  if (asked.asof !== undefined) askedDay(c, asked.asof, found.shown.claim.saidOn);
  return found;
}

/** The 404 of a revision that was not published, or not by a day: it says which there are. */
function noRevision(
  c: Context<AppEnv>,
  slug: string,
  { rev, written, asof }: AskedRevision,
  { published }: NoRevision,
): HttpError {
  const at = rev === 'unknown' ? undefined : published[rev - 1];
  if (at !== undefined && asof !== undefined)
    return new HttpError(
      'not-found',
      `Revision ${rev} of this claim was published on ${dateInWords(dayOf(c, at))}: there was no verdict of it by ${dateInWords(asof)}.`,
    );
  const last = published.length;
  return new HttpError(
    'not-found',
    `There is no revision “${clip(written, 20)}” of the claim “${clip(slug, 100)}”: it has ${count(last, 'revision')}, ${last === 1 ? 'which is “rev=1”' : `from “rev=1” to “rev=${last}”`}.`,
  );
}

/** Names all that the page of a revision shows: what was published stays, so that what came since is counted. */
function versionOf(
  { embedded, shown, corrections, later, replies, hasLaterReplies, into }: RevisionPage,
  asked: AskedRevision,
) {
  return contentHash(
    JSON.stringify([
      asked.rev,
      asked.asof,
      shown.publishedAt,
      embedded.state === 'published' ? [embedded.latest.revision, embedded.changed] : embedded.at,
      corrections.length,
      later.length,
      replies,
      hasLaterReplies,
      into,
    ]),
  );
}

function drawn(c: Context<AppEnv>, slug: string, asof: string | undefined, page: RevisionPage): Html {
  const { embedded, shown, corrections, replies } = page;
  const { said, now } = shown.verdicts;
  const { revision, revisedAt, topic, topicSlug } = shown;
  const isWithdrawn = embedded.state === 'withdrawn';
  const path = urls.claimPinned(slug, revision, asof);
  return claimPage({
    site: siteOf(c),
    bundle: assembleBundle(shown.claim, shown.series, shown.sources, now.asOf),
    claimantSlug: shown.claimantSlug,
    isKnownBody: shown.isKnownBody,
    // A review is offered on the claim's own page alone.
    wikidata: null,
    topic: topic === null || topicSlug === null ? null : { slug: topicSlug, name: topic },
    revision,
    revisedOn: dayOf(c, revisedAt),
    publishedAt: revisedAt,
    changedAt: shown.publishedAt,
    said,
    now,
    chartScript,
    pinnedOn: now.asOf,
    rev: revision,
    asof,
    citedAt: path,
    edition: {
      path,
      isWithdrawn,
      strip: stripOf(c, slug, asof, page),
    },
    otherMethod: null,
    context: shown.context,
    withoutSecondReader: shown.withoutSecondReader,
    wasReviewed: shown.wasReviewed,
    corrections,
    replies,
    // What waits, and the other tests of the words, are of today.
    queued: null,
    otherTests: [],
    publishedNow: null,
  });
}

/** What stands above a revision: which one it is, and what has changed since. */
function stripOf(
  c: Context<AppEnv>,
  slug: string,
  asof: string | undefined,
  { embedded, shown, later, hasLaterReplies, into }: RevisionPage,
): Html {
  const isWithdrawn = embedded.state === 'withdrawn';
  return revisionStrip({
    slug,
    zone: siteOf(c).zone,
    revision: shown.revision,
    revisedAt: shown.revisedAt,
    asof,
    verdicts: shown.verdicts,
    latest: isWithdrawn ? null : embedded.latest.revision,
    changed: isWithdrawn ? null : embedded.changed,
    later,
    hasLaterReplies,
    withdrawn: isWithdrawn ? { reason: embedded.reason, at: embedded.at } : null,
    into,
  });
}

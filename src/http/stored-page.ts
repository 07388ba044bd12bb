/** What the page of a claim shows of the ledger besides verdicts: alike whether the figures are the ledger's or a reader's. */
import type { Context } from 'hono';
import type { StoredClaim } from '../../db/ledger/stored-claim.ts';
import { type AppEnv, dayOf, siteOf } from './context.ts';

/** The parts of a stored claim that are drawn as they are. */
export function storedOnPage(c: Context<AppEnv>, stored: StoredClaim) {
  const { claimantSlug, isKnownBody, wikidata, topic, revision, publishedAt, changedAt } = stored;
  const { context, withoutSecondReader, wasReviewed, corrections, replies, queued, otherTests } = stored;
  return {
    site: siteOf(c),
    claimantSlug,
    isKnownBody,
    wikidata,
    topic,
    revision,
    revisedOn: dayOf(c, stored.recordedAt),
    publishedAt,
    changedAt,
    context,
    withoutSecondReader,
    wasReviewed,
    corrections,
    replies,
    queued,
    otherTests,
  };
}

/** A published revision of a claim in full, as it was published: for its own page, which stays when the claim changes. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { Correction, ReleasedReply } from '../../claims/editorial/correction.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { leadQuery } from '../ledger/claim-leads.ts';
import { changedBy } from '../ledger/correction-rows.ts';
import { claimColumn } from '../ledger/stored-json.ts';
import {
  type Embedded,
  embeddedFrom,
  embedQueries,
  type PinnedRevision,
  type PublishedBy,
} from './embeds.ts';
import { correctionsOf, repliesOf } from './history.ts';

/** What is on the page of a revision besides its verdict: as it was when the verdict was published. */
export interface RevisionPage {
  embedded: Exclude<Embedded, { state: 'unknown' | 'moved' }>;
  shown: PinnedRevision;
  /** The corrections that led to it, and those that came after it; the latest first. */
  corrections: Correction[];
  later: Correction[];
  /** The right of reply as far as it was published then, and whether more of it was since. */
  replies: ReleasedReply[];
  hasLaterReplies: boolean;
  /** The slug of the claim that the claim went into; null if it stands by itself. */
  into: string | null;
}

/** What there is of a claim if not the revision that was asked for: how many there are, and on which days they were published. */
export interface NoRevision {
  /** When each was published, ISO 8601, from the first on; empty if the ledger never had the claim. */
  published: string[];
}

const textRow = z.object({
  revision: z.number(),
  recordedAt: z.string(),
  claim: claimColumn,
  context: z.string().nullable(),
  topic: z.string().nullable(),
});

/**
 * The revision `rev` of a claim with the verdicts that it was published with; with `by`, with the last of those that were
 * published on it by then. One round trip.
 */
export async function findRevision(
  database: Database,
  slug: string,
  rev: number | 'unknown',
  by?: PublishedBy,
): Promise<RevisionPage | NoRevision> {
  const { kysely } = database;
  const asked = rev === 'unknown' ? 0 : rev;
  const [found, ruled, withdrawn, texts, corrected, [replied], [lead]] = await database.read(
    ...embedQueries(database, slug, asked),
    sqlRows(
      kysely,
      sql`SELECT v.revision, v.recorded_at AS recordedAt, v.body AS claim, v.context, t.name AS topic
        FROM claim m JOIN claim_revision v ON v.claim_id = m.id LEFT JOIN topic t ON t.slug = v.topic_slug
        WHERE m.slug = ${slug} ORDER BY v.revision`,
      textRow,
    ),
    correctionsOf(kysely, slug),
    repliesOf(kysely, slug),
    leadQuery(kysely, slug),
  );
  const embedded = embeddedFrom([found, ruled, withdrawn], slug, asked, by);
  if (embedded.state === 'unknown' || embedded.shown === null)
    return { published: texts.map(({ recordedAt }) => recordedAt) };
  const { shown } = embedded;
  const byRevision = new Map(texts.map((text) => [text.revision, text]));
  const corrections = corrected.map((c) => ({ ...c, changed: changedBy(c, byRevision) }));
  const isThen = (c: Correction) =>
    c.toRevision < shown.revision ||
    (c.toRevision === shown.revision && (c.fromRevision < shown.revision || c.at <= shown.publishedAt));
  const all: readonly ReleasedReply[] = replied?.replies ?? [];
  const then = repliesBy(all, shown.publishedAt);
  return {
    embedded,
    shown,
    corrections: corrections.filter(isThen),
    later: corrections.filter((c) => !isThen(c)),
    replies: then,
    hasLaterReplies: countOf(then) < countOf(all),
    into: lead?.slug ?? null,
  };
}

/** The replies that were on the page at a time. */
function repliesBy(all: readonly ReleasedReply[], at: string): ReleasedReply[] {
  return all
    .filter(({ releasedAt }) => releasedAt <= at)
    .map((one) => ({ ...one, answers: one.answers.filter(({ releasedAt }) => releasedAt <= at) }));
}

function countOf(all: readonly ReleasedReply[]): number {
  return all.length + all.reduce((sum, { answers }) => sum + answers.length, 0);
}

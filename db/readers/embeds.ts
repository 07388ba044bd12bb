/** What an embed shows of a claim: the verdict of today, or that of a pinned revision and what has changed since. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import type { ChangedSince } from '../../claims/editorial/embedding.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import type { HeldSaying } from '../../claims/sayings/saying.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { flag, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Clock } from '../base/schema.ts';
import { EVERYTHING, sourcesCited, sourcesSchema } from '../evidence/rows.ts';
import { cachedEvidence, type Evidence, packsOfRevision } from '../evidence/series-cache.ts';
import { revisedAt, wasReviewed } from '../ledger/changed-at.ts';
import { leadQuery } from '../ledger/claim-leads.ts';
import { personOf } from '../ledger/persons.ts';
import { claimOf, sayingsInShort } from '../ledger/sayings.ts';
import { claimColumn, verdictColumn } from '../ledger/stored-json.ts';

/** A published revision, as it was published, with the evidence that its verdicts could see. */
export interface PinnedRevision extends Evidence {
  revision: number;
  /** When the verdicts that are shown were published, ISO 8601. */
  publishedAt: string;
  /** When the revision itself was published, whatever was ruled on it since. */
  revisedAt: string;
  claim: Claim;
  claimantSlug: string;
  /** Whether the ledger knows the claimant as a body, whatever the claim itself says of it. */
  isKnownBody: boolean;
  topic: string | null;
  topicSlug: string | null;
  withoutSecondReader: boolean;
  /** Whether the revision went through the newsroom's review. */
  wasReviewed: boolean;
  /** What readers should know besides the claim, in Markdown. */
  context: string | null;
  /** The verdicts as published with it; what came later within the revision is `latest`. */
  verdicts: Clocks;
}

/** What an embed of a claim, or of one of its revisions, is about. */
export type Embedded =
  | { state: 'unknown' }
  /** The claim went into another, of this slug. */
  | { state: 'moved'; slug: string }
  /** The claim of the revision that was asked for, or of the last. */
  | {
      state: 'withdrawn';
      slug: string;
      claim: Claim;
      reason: string;
      at: string;
      /** The revision as it was published, for its own page; no embed shows a verdict of it any more. */
      shown: PinnedRevision | null;
    }
  | {
      state: 'published';
      slug: string;
      /** The revision that readers see today. */
      latest: { revision: number; verdicts: Clocks; publishedAt: string };
      /** The revision that is shown: the pinned one, or the latest. */
      shown: PinnedRevision;
      isPinned: boolean;
      /** The verdicts of today, if they differ from those of the pinned revision. */
      changed: ChangedSince | null;
      /** Who said it besides, without the words: of a pinned revision none. */
      sayings: readonly HeldSaying[];
    };

const revisionRow = z.object({
  id: z.number(),
  revision: z.number(),
  claim: claimColumn,
  revisedAt: z.string(),
  claimantSlug: z.string(),
  isKnownBody: flag,
  topicSlug: z.string().nullable(),
  topic: z.string().nullable(),
  withoutSecondReader: flag,
  wasReviewed: flag,
  context: z.string().nullable(),
  packs: z.string().nullable(),
  cited: sourcesSchema,
});

type RevisionRow = z.infer<typeof revisionRow>;

const rulingRow = z.object({
  revisionId: z.number(),
  clock: z.enum(['said', 'now']),
  verdict: verdictColumn,
  at: z.string(),
  mark: z.number().nullable(),
});

type RulingRow = z.infer<typeof rulingRow>;

/** The revision `rev` of a claim, if there is one, and the last; without `rev`, the last alone. */
function revisions({ kysely }: Database, slug: string, rev: number | null) {
  const query = sql`SELECT r.id, r.revision, r.body AS claim, ${revisedAt('r')} AS revisedAt, ${personOf('r')} AS claimantSlug,
      (SELECT n.is_body FROM claimant n WHERE n.slug = ${personOf('r')}) AS isKnownBody, r.topic_slug AS topicSlug,
      t.name AS topic, r.without_second_reader AS withoutSecondReader, ${wasReviewed} AS wasReviewed, r.context,
      ${packsOfRevision} AS packs, ${sourcesCited} AS cited
    FROM claim m JOIN claim_revision r ON r.claim_id = m.id LEFT JOIN topic t ON t.slug = r.topic_slug
    WHERE m.slug = ${slug} AND (r.revision = ${rev ?? 0}
      OR r.revision = (SELECT max(revision) FROM claim_revision WHERE claim_id = m.id))
    ORDER BY r.revision`;
  return sqlRows(kysely, query, revisionRow);
}

/** The rulings of a claim from a revision on, in the order in which they were made; without one, those of the last. */
function rulings({ kysely }: Database, slug: string, rev: number | null) {
  const query = sql`SELECT g.revision_id AS revisionId, g.clock, g.verdict, g.recorded_at AS at, g.evidence_mark AS mark
    FROM claim c JOIN claim_revision r ON r.claim_id = c.id JOIN ruling g ON g.revision_id = r.id
    WHERE c.slug = ${slug}
      AND r.revision >= coalesce(${rev}, (SELECT max(revision) FROM claim_revision WHERE claim_id = c.id))
    ORDER BY g.id`;
  return sqlRows(kysely, query, rulingRow);
}

/** Whether something that was published at a time, ISO 8601, counts: by the end of the day that an address names, say. */
export type PublishedBy = (at: string) => boolean;

/** The queries of what an embed shows, for one round trip with others; `embeddedFrom` reads their rows. */
export function embedQueries(database: Database, slug: string, rev: number | null) {
  return [
    revisions(database, slug, rev),
    rulings(database, slug, rev),
    database.kysely
      .selectFrom('claim')
      .innerJoin('withdrawal as w', 'w.claim_id', 'claim.id')
      .select(['w.reason', 'w.at'])
      .where('claim.slug', '=', slug),
  ] as const;
}

type EmbedRows = readonly [
  readonly RevisionRow[],
  readonly RulingRow[],
  readonly { reason: string; at: string }[],
];

/**
 * Finds what an embed shows. Without `rev` it follows: the latest published revision, with its last rulings; with one
 * it is pinned to that revision's first rulings, or to the last of those that were published by a day. A revision that was
 * never published, or not by then, is unknown. A claim that went into another is moved, unless a revision of its own is asked for. One round trip.
 */
export async function findEmbed(
  database: Database,
  slug: string,
  rev: number | null,
  by?: PublishedBy,
): Promise<Embedded> {
  const { kysely } = database;
  const [found, ruled, withdrawn, [lead], sayings] = await database.read(
    ...embedQueries(database, slug, rev),
    leadQuery(kysely, slug),
    sayingsInShort(kysely, claimOf(slug)),
  );
  if (rev === null && lead !== undefined) return { state: 'moved', slug: lead.slug };
  const embedded = embeddedFrom([found, ruled, withdrawn], slug, rev, by);
  return embedded.state === 'published' && rev === null ? { ...embedded, sayings } : embedded;
}

/** The same, where one that went into another is followed there. */
export async function followEmbed(
  database: Database,
  slug: string,
  rev: number | null,
): Promise<Exclude<Embedded, { state: 'moved' }>> {
  const found = await findEmbed(database, slug, rev);
  return found.state === 'moved' ? followEmbed(database, found.slug, null) : found;
}

/** What an embed shows, from the rows of `embedQueries`. */
export function embeddedFrom(
  [found, all, [withdrawn]]: EmbedRows,
  slug: string,
  rev: number | null,
  by?: PublishedBy,
): Exclude<Embedded, { state: 'moved' }> {
  const ruled = ofTheirTime(all);
  const last = found[found.length - 1];
  const row = rev === null ? last : found.find((r) => r.revision === rev);
  if (last === undefined || row === undefined) return { state: 'unknown' };
  const latest = publishedVerdicts(ruled, last.id, 'last');
  const pinned =
    rev === null
      ? latest
      : by === undefined
        ? publishedVerdicts(ruled, row.id, 'first')
        : publishedVerdicts(
            ruled.filter(({ at }) => by(at)),
            row.id,
            'last',
          );
  const publishedAt = rev === null || by !== undefined ? pinned?.at : row.revisedAt;
  const shown = pinned === undefined ? null : pinnedRevision(row, pinned, publishedAt ?? row.revisedAt);
  if (withdrawn !== undefined) return { state: 'withdrawn', slug, claim: row.claim, ...withdrawn, shown };
  if (latest === undefined || pinned === undefined || shown === null) return { state: 'unknown' };
  const changedAt = rev === null ? null : changedSince(ruled, pinned.verdicts);
  return {
    state: 'published',
    slug,
    latest: { revision: last.revision, verdicts: latest.verdicts, publishedAt: latest.at },
    shown,
    isPinned: rev !== null,
    changed: changedAt === null ? null : { ...latest.verdicts, at: changedAt },
    sayings: [],
  };
}

/** Rulings without those that a clock was ahead for: one that comes after them by the same clock was made earlier. */
function ofTheirTime(rulings: readonly RulingRow[]): RulingRow[] {
  return rulings.filter(
    ({ revisionId, clock, at }, i) =>
      !rulings.slice(i + 1).some((g) => g.revisionId === revisionId && g.clock === clock && g.at < at),
  );
}

/** The verdicts that a revision was published with, when, and the last observation that they could see. */
interface PublishedVerdicts {
  verdicts: Clocks;
  at: string;
  mark: number | null;
}

function pinnedRevision(
  { id: _, packs, cited, ...row }: RevisionRow,
  { verdicts, mark }: PublishedVerdicts,
  publishedAt: string,
): PinnedRevision {
  return { ...row, publishedAt, ...cachedEvidence(packs, mark ?? EVERYTHING, cited), verdicts };
}

/**
 * Since when the verdicts have been different from those of a pinned revision, without a break; null if they are the
 * same. If both clocks moved, the one that moved first counts.
 */
function changedSince(rulings: readonly RulingRow[], pinned: Clocks): string | null {
  const since = (['now', 'said'] as const).flatMap((clock) => {
    const all = rulings.filter((g) => g.clock === clock);
    const last = all.findLastIndex((g) => !isAnother(g.verdict, pinned[clock]));
    const first = all[last + 1];
    return first === undefined ? [] : [first.at];
  });
  return since.sort()[0] ?? null;
}

/** The first or the last verdicts that a revision was published with. */
function publishedVerdicts(
  rulings: readonly RulingRow[],
  revisionId: number,
  which: 'first' | 'last',
): PublishedVerdicts | undefined {
  const own = rulings.filter((g) => g.revisionId === revisionId);
  const pick = (clock: Clock) => {
    const all = own.filter((g) => g.clock === clock);
    return which === 'first' ? all[0] : all[all.length - 1];
  };
  const [said, now] = [pick('said'), pick('now')];
  if (said === undefined || now === undefined) return undefined;
  return { verdicts: { said: said.verdict, now: now.verdict }, at: now.at, mark: now.mark };
}

/** The history of a claim as readers see it: its published revisions, the rulings on them, and why it was changed. */
import type { Claim } from '../../claims/bundle.ts';
import type { Verdict } from '../../claims/verdict.ts';
import type { Database } from '../base/open.ts';
import type { Clock } from '../base/schema.ts';
import { type ClocksShown, type Correction, changedBy } from '../ledger/stored-claim.ts';

/** One step of a claim's history: a revision, with the rulings made on it. */
export interface HistoryEntry {
  revision: number;
  recordedAt: string;
  claim: Claim;
  context: string | null;
  topic: string | null;
  withoutSecondReader: boolean;
  rulings: {
    clock: Clock;
    asOf: string;
    verdict: Verdict;
    bundleSha256: string;
    recordedAt: string;
    method: string;
  }[];
}

/** What happened to a claim since it was published. */
export interface History {
  /** The published revisions with their rulings, the latest first. */
  entries: HistoryEntry[];
  corrections: Correction[];
  withdrawn: { reason: string; at: string } | null;
}

/** The history of a claim; undefined where none of the slug was published. */
export async function claimHistory({ read, kysely }: Database, slug: string): Promise<History | undefined> {
  const [revisions, rulings, corrections, [withdrawn]] = await read(
    kysely
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .leftJoin('topic as t', 't.slug', 'r.topic_slug')
      .select(['r.id', 'r.revision', 'r.body', 'r.recorded_at', 'r.context', 'r.without_second_reader'])
      .select('t.name as topic')
      .where('claim.slug', '=', slug)
      .orderBy('r.revision', 'desc'),
    kysely
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .innerJoin('ruling as g', 'g.revision_id', 'r.id')
      .select([
        'g.revision_id',
        'g.clock',
        'g.as_of',
        'g.verdict',
        'g.bundle_sha256',
        'g.recorded_at',
        'g.method',
      ])
      .where('claim.slug', '=', slug)
      .orderBy('g.id', 'desc'),
    kysely
      .selectFrom('claim')
      .innerJoin('correction as c', 'c.claim_id', 'claim.id')
      .selectAll('c')
      .where('claim.slug', '=', slug)
      .orderBy('c.id', 'desc'),
    kysely
      .selectFrom('claim')
      .innerJoin('withdrawal as w', 'w.claim_id', 'claim.id')
      .select(['w.reason', 'w.at'])
      .where('claim.slug', '=', slug),
  );
  if (revisions.length === 0) return undefined;
  const texts = new Map(
    revisions.map((r) => [
      r.revision,
      { claim: JSON.parse(r.body) as Claim, context: r.context, topic: r.topic },
    ]),
  );
  return {
    entries: revisions.map((r) => ({
      revision: r.revision,
      recordedAt: r.recorded_at,
      claim: JSON.parse(r.body) as Claim,
      context: r.context,
      topic: r.topic,
      withoutSecondReader: r.without_second_reader === 1,
      rulings: rulings
        .filter((g) => g.revision_id === r.id)
        .map((g) => ({
          clock: g.clock,
          asOf: g.as_of,
          verdict: JSON.parse(g.verdict) as Verdict,
          bundleSha256: g.bundle_sha256,
          recordedAt: g.recorded_at,
          method: g.method,
        })),
    })),
    corrections: corrections.map((c) => ({
      id: c.id,
      type: c.type,
      sentence: c.sentence,
      fromRevision: c.from_revision,
      toRevision: c.to_revision,
      before: JSON.parse(c.before) as ClocksShown,
      after: JSON.parse(c.after) as ClocksShown,
      changed: changedBy({ fromRevision: c.from_revision, toRevision: c.to_revision }, texts),
      at: c.at,
      withoutSecondReader: c.without_second_reader === 1,
    })),
    withdrawn: withdrawn ?? null,
  };
}

/** What an embed shows of a claim: the verdict of today, or that of a pinned revision with what became of it since. */

import { sql } from 'kysely';
import type { Claim } from '../../claims/bundle.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import type { Series, Source } from '../../claims/evidence/evidence.ts';
import type { Clocks, Verdict } from '../../claims/verdict.ts';
import { compilable, EVERYTHING, present, sourceJson } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Clock } from '../base/schema.ts';
import { type SeriesPack, unpack } from '../evidence/series-cache.ts';

/** A published revision, as it was published. */
export interface PinnedRevision {
  revision: number;
  /** When the verdicts that are shown were published, ISO 8601. */
  publishedAt: string;
  /** When the revision itself was published, whatever was ruled on it since. */
  revisedAt: string;
  claim: Claim;
  claimantSlug: string;
  topic: string | null;
  withoutSecondReader: boolean;
  /** What readers are told beside the claim, in Markdown. */
  context: string | null;
  /** The evidence that its verdicts could see. */
  series: Series[];
  sources: Source[];
  /** The verdicts as published with it; what came later within the revision is `latest`. */
  verdicts: Clocks;
}

/** What an embed of a slug, and if asked of a revision, is about. */
export type Embedded =
  | { state: 'unknown' }
  /** The claim is that of the revision which was asked for, or the last. */
  | { state: 'withdrawn'; slug: string; claim: Claim; reason: string; at: string }
  | {
      state: 'published';
      slug: string;
      /** The revision that readers see today. */
      latest: { revision: number; verdicts: Clocks; publishedAt: string };
      /** The revision that is shown: the pinned one, or the latest. */
      shown: PinnedRevision;
      isPinned: boolean;
      /** Where the verdict of today is another than that of the pinned revision: since when. */
      changed: { now: Verdict; at: string } | null;
    };

interface RevisionRow {
  id: number;
  revision: number;
  body: string;
  recorded_at: string;
  claimant_slug: string;
  topic: string | null;
  without_second_reader: number;
  context: string | null;
  packs: string | null;
  /** The sources that its inline figures name. */
  cited: string | null;
  last: number;
}

interface RulingRow {
  revision_id: number;
  clock: Clock;
  verdict: string;
  recorded_at: string;
  evidence_mark: number | null;
}

/**
 * Finds what an embed shows. Without `rev` it follows: the latest published revision, with its last rulings; with
 * one it is pinned to that revision's first rulings. A revision that was never published is unknown. One round trip.
 */
export async function findEmbed(
  { read, kysely }: Database,
  slug: string,
  rev: number | null,
): Promise<Embedded> {
  const [revisions, rulings, [withdrawn]] = await read(
    compilable(
      sql<RevisionRow>`SELECT r.id, r.revision, r.body, r.recorded_at, r.claimant_slug, t.name AS topic, r.without_second_reader, r.context,
          (SELECT group_concat(p.pack) FROM revision_series rs JOIN series_pack p ON p.series_id = rs.series_id
            WHERE rs.revision_id = r.id) AS packs,
          (SELECT json_group_array(json(${sourceJson})) FROM revision_source s JOIN source k ON k.id = s.source_id
            WHERE s.revision_id = r.id) AS cited,
          (SELECT max(revision) FROM claim_revision WHERE claim_id = c.id) AS last
        FROM claim c JOIN claim_revision r ON r.claim_id = c.id LEFT JOIN topic t ON t.slug = r.topic_slug
        WHERE c.slug = ${slug} AND (r.revision = ${rev ?? 0}
          OR r.revision = (SELECT max(revision) FROM claim_revision WHERE claim_id = c.id))
        ORDER BY r.revision`,
      kysely,
    ),
    compilable(
      sql<RulingRow>`SELECT g.revision_id, g.clock, g.verdict, g.recorded_at, g.evidence_mark
        FROM claim c JOIN claim_revision r ON r.claim_id = c.id JOIN ruling g ON g.revision_id = r.id
        WHERE c.slug = ${slug}
          AND r.revision >= coalesce(${rev}, (SELECT max(revision) FROM claim_revision WHERE claim_id = c.id))
        ORDER BY g.id`,
      kysely,
    ),
    kysely
      .selectFrom('claim')
      .innerJoin('withdrawal as w', 'w.claim_id', 'claim.id')
      .select(['w.reason', 'w.at'])
      .where('claim.slug', '=', slug),
  );
  const last = revisions[revisions.length - 1];
  const row = rev === null ? last : revisions.find((r) => r.revision === rev);
  if (last === undefined || row === undefined) return { state: 'unknown' };
  if (withdrawn !== undefined)
    return { state: 'withdrawn', slug, claim: JSON.parse(row.body) as Claim, ...withdrawn };
  const of = (revision: RevisionRow, which: 'first' | 'last') =>
    publishedVerdicts(rulings, revision.id, which);
  const latest = of(last, 'last');
  const pinned = rev === null ? latest : of(row, 'first');
  if (latest === undefined || pinned === undefined) return { state: 'unknown' };
  const changedAt = rev === null ? null : changedSince(rulings, pinned.verdicts);
  const packs = JSON.parse(`[${row.packs ?? ''}]`) as SeriesPack[];
  const { series, sources } = unpack(packs, pinned.mark ?? EVERYTHING);
  const cited = JSON.parse(row.cited ?? '[]') as SeriesPack['sources'];
  const more = cited.filter((source) => !sources.some((s) => s.id === source['id']));
  return {
    state: 'published',
    slug,
    latest: { revision: last.revision, verdicts: latest.verdicts, publishedAt: latest.at },
    shown: {
      revision: row.revision,
      publishedAt: rev === null ? latest.at : row.recorded_at,
      revisedAt: row.recorded_at,
      claim: JSON.parse(row.body) as Claim,
      claimantSlug: row.claimant_slug,
      topic: row.topic,
      withoutSecondReader: row.without_second_reader === 1,
      context: row.context,
      series,
      sources: [...sources, ...more.map((source) => present<Source>(source))],
      verdicts: pinned.verdicts,
    },
    isPinned: rev !== null,
    changed: changedAt === null ? null : { now: latest.verdicts.now, at: changedAt },
  };
}

/**
 * Since when the verdicts have been others than those of a pinned revision, without a break; null where they are
 * the same. Of both clocks the one that moved first counts.
 */
function changedSince(rulings: readonly RulingRow[], pinned: Clocks): string | null {
  const since = (['now', 'said'] as const).flatMap((clock) => {
    const all = rulings.filter((g) => g.clock === clock);
    const isOther = (g: RulingRow) => isAnother(JSON.parse(g.verdict) as Verdict, pinned[clock]);
    const last = all.findLastIndex((g) => !isOther(g));
    const first = all[last + 1];
    return first === undefined ? [] : [first.recorded_at];
  });
  return since.sort()[0] ?? null;
}

/** The first or the last verdicts that a revision was published with, and the evidence that they could see. */
function publishedVerdicts(
  rulings: readonly RulingRow[],
  revisionId: number,
  which: 'first' | 'last',
): { verdicts: Clocks; at: string; mark: number | null } | undefined {
  const own = rulings.filter((g) => g.revision_id === revisionId);
  const pick = (clock: Clock) => {
    const all = own.filter((g) => g.clock === clock);
    return which === 'first' ? all[0] : all[all.length - 1];
  };
  const [said, now] = [pick('said'), pick('now')];
  if (said === undefined || now === undefined) return undefined;
  return {
    verdicts: { said: JSON.parse(said.verdict) as Verdict, now: JSON.parse(now.verdict) as Verdict },
    at: now.recorded_at,
    mark: now.evidence_mark,
  };
}

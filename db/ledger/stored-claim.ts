/** One claim with all that its verdict rests on and all that its page shows besides it, in one statement. */

import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Claim } from '../../claims/bundle.ts';
import type { Correction, QueuedVerdict, Reply } from '../../claims/editorial/correction.ts';
import type { OtherSide } from '../../claims/editorial/disputes.ts';
import type { OtherTest } from '../../claims/editorial/listed-claim.ts';
import { isAnother } from '../../claims/engine/identity.ts';
import { contentHash } from '../../claims/exact/text-hash.ts';
import type { HeldSaying, LinkedClaim } from '../../claims/sayings/saying.ts';
import { type Clocks, type Finding, METHOD } from '../../claims/verdict/verdict.ts';
import { flag, jsonColumn, nestedRows, runSql, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { ClaimRevisionTable, ListingTable, ReplyEventTable, Schema } from '../base/schema.ts';
import { expectedOfSeries, nextReleasesJson, type SeriesExpected } from '../evidence/next-release.ts';
import { EVERYTHING, sourcesCited, sourcesSchema } from '../evidence/rows.ts';
import { cachedEvidence, type Evidence, packsOfRevision } from '../evidence/series-cache.ts';
import { changedAt, publishedAt, revisedAt, wasReviewed } from './changed-at.ts';
import { CORRECTION_COLUMNS, changedBy, correctionRow } from './correction-rows.ts';
import { otherTests } from './evidence-lists.ts';
import { type OtherRow, otherSideOf, othersOn } from './other-side.ts';
import { personOf } from './persons.ts';
import { claimOf, linksOf, sayingsOf } from './sayings.ts';
import { claimColumn, clocksColumn, findingSchema, verdictColumn, verdictShown } from './stored-json.ts';

/** A claim at its published revision, with the evidence that its published verdict can see. */
export interface StoredClaim extends Evidence {
  claim: Claim;
  revision: number;
  recordedAt: string;
  /** When it was first published, and when its verdict or its evidence last changed. */
  publishedAt: string;
  changedAt: string;
  claimantSlug: string;
  /** Whether the ledger knows the claimant as a body, whatever the claim itself says of it. */
  isKnownBody: boolean;
  /** The id of the claimant's item at Wikidata; null if it is not known. */
  wikidata: string | null;
  topic: { slug: string; name: string } | null;
  /** What readers should know besides the claim, in Markdown. */
  context: string | null;
  withoutSecondReader: boolean;
  /** Whether the revision went through the newsroom's review, with or without a second reader; false if it was loaded. */
  wasReviewed: boolean;
  /** What was last published, and when; null before anything was. */
  published: { findingNow: Finding; method: string; on: string } | null;
  /** The verdicts as published, if another method than this program's computed them; null otherwise. */
  otherMethod: Clocks | null;
  corrections: Correction[];
  replies: Reply[];
  /** The change to its verdict that waits for an editor; null if none does. */
  queued: QueuedVerdict | null;
  /** The other claims that test the same words. */
  otherTests: readonly OtherTest[];
  /** What was said besides about the same figures. */
  otherSide: OtherSide;
  /** Who said the same besides, as it stands, and the claims that editors linked to it. */
  sayings: readonly HeldSaying[];
  links: readonly LinkedClaim[];
  /** When the next figures are expected of the series that it rests on, if it is open; those of which it is known. */
  nextReleases: readonly SeriesExpected[];
  /** Changes whenever anything that the page shows of it does. */
  version: string;
}

const claimRow = z.object({
  claim_id: z.number(),
  revision_id: z.number(),
  body: claimColumn,
  revision: z.number(),
  recorded_at: z.string(),
  claimant_slug: z.string(),
  claimant_is_body: flag,
  claimant_wikidata: z.string().nullable(),
  context: z.string().nullable(),
  without_second_reader: flag,
  topic_slug: z.string().nullable(),
  topic: z.string().nullable(),
  ruling_id: z.number().nullable(),
  ruled_on: z.string().nullable(),
  method: z.string().nullable(),
  finding_now: findingSchema.nullable(),
  evidence_mark: z.number().nullable(),
  /** The packs of its series, which are unpacked at the mark that is asked for. */
  packs: z.string().nullable(),
  last_observation: z.number().nullable(),
  cited: sourcesSchema,
});

type ClaimRow = z.infer<typeof claimRow>;

/** A claim's revision `r`, listed as `l`, with all its evidence as one row. */
const CLAIM_COLUMNS = sql`r.claim_id, r.id AS revision_id, r.body, r.revision, ${revisedAt('r')} AS recorded_at, ${personOf('r')} AS claimant_slug,
  (SELECT n.is_body FROM claimant n WHERE n.slug = ${personOf('r')}) AS claimant_is_body,
  (SELECT n.wikidata FROM claimant n WHERE n.slug = ${personOf('r')}) AS claimant_wikidata, r.context, r.without_second_reader, r.topic_slug, t.name AS topic,
  l.ruling_id, l.ruled_on, l.method, l.finding_now, l.evidence_mark, ${packsOfRevision} AS packs,
  (SELECT max(p.last_observation) FROM revision_series rs JOIN series_pack p ON p.series_id = rs.series_id
    WHERE rs.revision_id = r.id) AS last_observation,
  ${sourcesCited} AS cited`;

const ofRevision = expressionBuilder<Schema & { r: ClaimRevisionTable; l: ListingTable }, 'r' | 'l'>();

/** The corrections of a claim, the latest first. */
const corrections = nestedRows(
  ofRevision
    .selectFrom('correction as c')
    .select(CORRECTION_COLUMNS)
    .whereRef('c.claim_id', '=', 'r.claim_id')
    .orderBy('c.id', 'desc'),
  correctionRow,
);

/** The revisions that corrections lead from and to. */
const correctedTexts = nestedRows(
  ofRevision
    .selectFrom('claim_revision as v')
    .leftJoin('topic as n', 'n.slug', 'v.topic_slug')
    .select(['v.revision', 'v.body as claim', 'v.context', 'n.name as topic'])
    .whereRef('v.claim_id', '=', 'r.claim_id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('correction as c')
          .select('c.id')
          .whereRef('c.claim_id', '=', 'v.claim_id')
          .whereRef('c.from_revision', '<>', 'c.to_revision')
          .where(({ eb, or, ref }) =>
            or([eb('v.revision', '=', ref('c.from_revision')), eb('v.revision', '=', ref('c.to_revision'))]),
          ),
      ),
    ),
  z.object({
    revision: z.number(),
    claim: claimColumn,
    context: z.string().nullable(),
    topic: z.string().nullable(),
  }),
);

/** The answers to question `e` that are on the page, in the order in which they were recorded. */
const answers = nestedRows(
  expressionBuilder<Schema & { e: ReplyEventTable }, 'e'>()
    .selectFrom('reply_event as a')
    .innerJoin('reply_release as b', 'b.event_id', 'a.id')
    .select(['a.id', 'a.answer as text', 'a.happened_on as on', 'b.at as releasedAt'])
    .whereRef('a.question', '=', 'e.id')
    .orderBy('a.id'),
  z.object({
    text: z
      .string()
      .nullable()
      .transform((text) => text ?? ''),
    on: z.string(),
    id: z.number(),
    releasedAt: z.string(),
  }),
);

/** The questions to the claimant of the claim of revision `r` that are on the page, in the order in which they were recorded. */
export const replies = nestedRows(
  ofRevision
    .selectFrom('work as w')
    .innerJoin('reply_event as e', 'e.work_id', 'w.id')
    .innerJoin('reply_release as p', 'p.event_id', 'e.id')
    .select(['e.id', 'e.happened_on as askedOn', 'e.channel', 'e.deadline', 'p.at as releasedAt'])
    .select(answers.json.as('answers'))
    .whereRef('w.claim_id', '=', 'r.claim_id')
    .where('e.question', 'is', null)
    .orderBy('e.id'),
  z.object({
    id: z.number(),
    releasedAt: z.string(),
    askedOn: z.string(),
    channel: z
      .string()
      .nullable()
      .transform((channel) => channel ?? ''),
    deadline: z.string().nullable(),
    answers: answers.rows,
  }),
);

const lastRuling = (clock: 'said' | 'now') =>
  sql`(SELECT g.verdict FROM ruling g WHERE g.revision_id = r.id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;

const pageRow = claimRow.extend({
  was_reviewed: flag,
  published_at: z.string(),
  changed_at: z.string(),
  /** The verdicts as published, if they were computed by another method than this program's. */
  other_method: jsonColumn(z.object({ said: verdictColumn, now: verdictColumn })).nullable(),
  corrections: corrections.rows,
  texts: correctedTexts.rows,
  replies: replies.rows,
  queued: jsonColumn(
    z.object({
      since: z.string(),
      cause: z.enum(['evidence', 'method']),
      mark: z.number(),
      before: clocksColumn,
      after: clocksColumn,
      onNewFigures: flag,
    }),
  ).nullable(),
  next_releases: jsonColumn(z.array(expectedOfSeries)).nullable(),
});

type PageRow = z.infer<typeof pageRow>;

/** What the page shows besides the verdict. */
const PAGE_COLUMNS = sql`
  ${wasReviewed} AS was_reviewed,
  ${publishedAt(sql`r.claim_id`)} AS published_at, ${changedAt(sql`r.claim_id`)} AS changed_at,
  CASE WHEN l.method <> ${METHOD} THEN json_object('said', ${lastRuling('said')}, 'now', ${lastRuling('now')}) END AS other_method,
  ${corrections.json} AS corrections, ${correctedTexts.json} AS texts, ${replies.json} AS replies,
  (SELECT json_object('since', i.since, 'cause', i.cause, 'mark', i.evidence_mark, 'before', i.before, 'after', i.after, 'onNewFigures',
      EXISTS (SELECT 1 FROM revision_series rs JOIN observation o ON o.series_id = rs.series_id
        WHERE rs.revision_id = r.id AND o.id > l.evidence_mark AND o.id <= i.evidence_mark))
    FROM queue_item i WHERE i.claim_id = r.claim_id) AS queued,
  CASE WHEN l.due_on IS NOT NULL
    THEN ${nextReleasesJson(sql`SELECT v.series_id FROM revision_series v WHERE v.revision_id = r.id`)} END AS next_releases`;

/** The page of a claim as one row, by its slug. */
const pageOf = (slug: string): RawBuilder<unknown> => sql`SELECT ${CLAIM_COLUMNS}, ${PAGE_COLUMNS}
  FROM listing l JOIN claim_revision r ON r.id = l.revision_id LEFT JOIN topic t ON t.slug = r.topic_slug
  WHERE l.slug = ${slug}`;

/** The claim of a slug at its published revision; undefined if there is none, or it was withdrawn. */
export async function findClaim({ read, kysely }: Database, slug: string): Promise<StoredClaim | undefined> {
  const [[row], ...beside] = await read(
    sqlRows(kysely, pageOf(slug), pageRow),
    otherTests(kysely, slug),
    othersOn(kysely, slug),
    sayingsOf(kysely, claimOf(slug)),
    linksOf(kysely, slug),
  );
  return row && pageClaim(row, ...beside);
}

/** A revision as it is computed: with the evidence that its published verdict can see, and with all there is. */
export interface RevisionToCompute {
  revisionId: number;
  claimId: number;
  /** On the evidence of the mark. */
  claim: BareClaim;
  /** On all the evidence. */
  latest: BareClaim;
  /** Whether evidence was recorded beyond the mark. */
  hasNewer: boolean;
  mark: number;
  /** The method of its published verdicts; null before any. */
  method: string | null;
  /** On the evidence of any mark. */
  at(mark: number): BareClaim;
}

/** A claim with its evidence, its claimant's slug and its topic. */
export type BareClaim = Pick<StoredClaim, 'claim' | 'series' | 'sources' | 'claimantSlug' | 'topic'>;

/** Claims at given revisions, listed already or not. */
export async function claimsOfRevisions(
  trx: Kysely<Schema>,
  revisionIds: readonly number[],
): Promise<RevisionToCompute[]> {
  if (revisionIds.length === 0) return [];
  const query = sql`SELECT ${CLAIM_COLUMNS}
    FROM claim_revision r LEFT JOIN listing l ON l.revision_id = r.id LEFT JOIN topic t ON t.slug = r.topic_slug
    WHERE r.id IN (${sql.join(revisionIds)})`;
  return (await runSql(trx, query, claimRow)).map(revisionToCompute);
}

function revisionToCompute(row: ClaimRow): RevisionToCompute {
  const mark = row.evidence_mark ?? EVERYTHING;
  const hasNewer = (row.last_observation ?? 0) > mark;
  const latest = bareClaim(row, EVERYTHING);
  return {
    revisionId: row.revision_id,
    claimId: row.claim_id,
    claim: hasNewer ? bareClaim(row, mark) : latest,
    latest,
    hasNewer,
    mark,
    method: row.method,
    at: (other) => bareClaim(row, other),
  };
}

function bareClaim(row: ClaimRow, mark: number): BareClaim {
  return {
    claim: row.body,
    ...cachedEvidence(row.packs, mark, row.cited),
    claimantSlug: row.claimant_slug,
    topic: row.topic_slug === null || row.topic === null ? null : { slug: row.topic_slug, name: row.topic },
  };
}

/** What is read of a claim beside its own row: other tests, the other side, sayings, links. */
type Beside = [readonly OtherTest[], readonly OtherRow[], readonly HeldSaying[], readonly LinkedClaim[]];

function pageClaim(row: PageRow, ...beside: Beside): StoredClaim {
  const [tests, others, sayings, links] = beside;
  const texts = new Map(row.texts.map((text) => [text.revision, text]));
  return {
    ...bareClaim(row, row.evidence_mark ?? EVERYTHING),
    isKnownBody: row.claimant_is_body,
    wikidata: row.claimant_wikidata,
    revision: row.revision,
    recordedAt: row.recorded_at,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
    context: row.context,
    withoutSecondReader: row.without_second_reader,
    wasReviewed: row.was_reviewed,
    published:
      row.finding_now === null || row.method === null || row.ruled_on === null
        ? null
        : { findingNow: row.finding_now, method: row.method, on: row.ruled_on },
    otherMethod: row.other_method,
    corrections: row.corrections.map((c) => ({ ...c, changed: changedBy(c, texts) })),
    replies: row.replies,
    queued: queuedOf(row),
    otherTests: tests,
    otherSide: otherSideOf(others),
    sayings,
    links,
    nextReleases: row.next_releases ?? [],
    version: versionOf(row, beside),
  };
}

function queuedOf({ queued }: PageRow): QueuedVerdict | null {
  if (queued === null) return null;
  // A method that is applied to newer figures shows what these would change.
  const cause = queued.onNewFigures ? 'evidence' : queued.cause;
  const { since, before, after } = queued;
  return { since, cause, now: verdictShown(after.now), isSameNow: !isAnother(before.now, after.now) };
}

function versionOf({ queued, replies, ...row }: PageRow, [tests, others, ...said]: Beside): string {
  return [
    row.revision_id,
    Math.min(row.last_observation ?? 0, row.evidence_mark ?? EVERYTHING),
    row.ruling_id ?? 0,
    row.corrections.length,
    contentHash(JSON.stringify([row.claimant_slug, row.claimant_is_body, row.claimant_wikidata])),
    replies.length + replies.reduce((sum, { answers }) => sum + answers.length, 0),
    queued === null ? '' : `${queued.cause}${queued.mark}`,
    tests.length === 0 ? '' : contentHash(JSON.stringify(tests)),
    others.length === 0 ? '' : contentHash(JSON.stringify(others)),
    ...(said.every((rows) => rows.length === 0) ? [] : [contentHash(JSON.stringify(said))]),
    ...((row.next_releases?.length ?? 0) === 0 ? [] : [contentHash(JSON.stringify(row.next_releases))]),
    ...(row.method === null || row.method === METHOD ? [] : [row.method]),
  ].join('-');
}

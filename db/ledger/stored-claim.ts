/** One claim with all that its verdict rests on, and all that readers are told beside it, in one statement. */
import { type Kysely, sql } from 'kysely';
import type { Claim } from '../../claims/bundle.ts';
import { type PublishedText, type Revised, revisedBetween } from '../../claims/editorial/changes.ts';
import type { CorrectionType } from '../../claims/editorial/workflow.ts';
import type { Series, Source } from '../../claims/evidence/evidence.ts';
import {
  type Clocks,
  type Finding,
  METHOD,
  type Standing,
  standingOf,
  type Verdict,
} from '../../claims/verdict.ts';
import { compilable, EVERYTHING, present, sourceJson } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { type SeriesPack, unpack } from '../evidence/series-cache.ts';
import { changedAt } from './changed-at.ts';

/** A verdict as a correction tells of it. */
export interface VerdictShown {
  finding: Finding;
  standing: Standing;
  because: string;
}

/** Both verdicts as a correction tells of them. */
export interface ClocksShown {
  said: VerdictShown;
  now: VerdictShown;
}

/** A correction, as the claim's page and the list of all corrections show it. */
export interface Correction {
  id: number;
  type: CorrectionType;
  sentence: string;
  fromRevision: number;
  toRevision: number;
  before: ClocksShown;
  after: ClocksShown;
  /** What of the claim was changed; null where the verdict alone was published anew. */
  changed: Revised | null;
  at: string;
  withoutSecondReader: boolean;
}

/** That the claimant was asked, and what they answered, as far as it is published. */
export interface Reply {
  askedOn: string;
  channel: string;
  deadline: string | null;
  /** In the order in which they were recorded. */
  answers: readonly { text: string; on: string }[];
}

/** A claim at its published revision, with its evidence as far as its verdict was published on it. */
export interface StoredClaim {
  claim: Claim;
  series: Series[];
  sources: Source[];
  revision: number;
  recordedAt: string;
  /** When it was published first, and when its verdict or its evidence changed last. */
  publishedAt: string;
  changedAt: string;
  claimantSlug: string;
  topic: { slug: string; name: string } | null;
  /** What readers are told beside the claim, in Markdown. */
  context: string | null;
  withoutSecondReader: boolean;
  /** What was published last, and when; null before anything was. */
  published: { findingNow: Finding; method: string; on: string } | null;
  /** The verdicts as published, where they are of another method than this program's; null otherwise. */
  otherMethod: Clocks | null;
  corrections: Correction[];
  replies: Reply[];
  /** That newer evidence, or a newer method, would change the verdict, and that an editor has yet to publish it. */
  queued: { since: string; cause: 'evidence' | 'method'; now: VerdictShown } | null;
  /** Changes whenever anything that the page shows of it does. */
  version: string;
}

interface ClaimRow {
  claim_id: number;
  body: string;
  revision: number;
  revision_id: number;
  recorded_at: string;
  claimant_slug: string;
  context: string | null;
  without_second_reader: number;
  topic_slug: string | null;
  topic: string | null;
  packs: string | null;
  last_observation: number | null;
  cited: string | null;
  ruling_id: number | null;
  ruled_on: string | null;
  method: string | null;
  finding_now: Finding | null;
  evidence_mark: number | null;
}

interface PageRow extends ClaimRow {
  published_at: string;
  changed_at: string;
  other_method: string | null;
  corrections: string;
  corrected: string;
  replies: string;
  queued: string | null;
}

/** A claim's revision with all its evidence as one row. */
const CLAIM_COLUMNS = sql`r.claim_id, r.id AS revision_id, r.body, r.revision, r.recorded_at, r.claimant_slug,
  r.context, r.without_second_reader, r.topic_slug, t.name AS topic,
  l.ruling_id, l.ruled_on, l.method, l.finding_now, l.evidence_mark,
  (SELECT group_concat(p.pack) FROM revision_series rs JOIN series_pack p ON p.series_id = rs.series_id
    WHERE rs.revision_id = r.id) AS packs,
  (SELECT max(p.last_observation) FROM revision_series rs JOIN series_pack p ON p.series_id = rs.series_id
    WHERE rs.revision_id = r.id) AS last_observation,
  (SELECT json_group_array(json(${sourceJson})) FROM revision_source c JOIN source k ON k.id = c.source_id
    WHERE c.revision_id = r.id) AS cited`;

const lastRuling = (clock: 'said' | 'now') =>
  sql`(SELECT g.verdict FROM ruling g WHERE g.revision_id = r.id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;

/** What stands on the page beside the verdict. */
const PAGE_COLUMNS = sql`
  (SELECT c.recorded_at FROM claim c WHERE c.id = r.claim_id) AS published_at, ${changedAt(sql`r.claim_id`)} AS changed_at,
  CASE WHEN l.method <> ${METHOD} THEN json_object('said', json(${lastRuling('said')}), 'now', json(${lastRuling('now')})) END AS other_method,
  (SELECT json_group_array(json_array(c.id, c.type, c.sentence, c.from_revision, c.to_revision, c.before, c.after, c.at, c.without_second_reader))
    FROM (SELECT * FROM correction WHERE claim_id = r.claim_id ORDER BY id DESC) c) AS corrections,
  (SELECT json_group_array(json_array(v.revision, json(v.body), v.context,
      (SELECT n.name FROM topic n WHERE n.slug = v.topic_slug))) FROM claim_revision v
    WHERE v.claim_id = r.claim_id AND EXISTS (SELECT 1 FROM correction c WHERE c.claim_id = r.claim_id
      AND c.from_revision <> c.to_revision AND v.revision IN (c.from_revision, c.to_revision))) AS corrected,
  (SELECT json_group_array(json_array(q.happened_on, q.channel, q.deadline, json((
      SELECT json_group_array(json_array(a.answer, a.happened_on)) FROM (SELECT n.* FROM reply_event n
        JOIN reply_release b ON b.event_id = n.id WHERE n.question = q.id ORDER BY n.id) a))))
    FROM (SELECT e.* FROM work w JOIN reply_event e ON e.work_id = w.id AND e.question IS NULL
      JOIN reply_release p ON p.event_id = e.id WHERE w.claim_id = r.claim_id ORDER BY e.id) q) AS replies,
  (SELECT json_array(i.since, i.cause, i.evidence_mark, json_extract(i.after, '$.now'),
      EXISTS (SELECT 1 FROM revision_series rs JOIN observation o ON o.series_id = rs.series_id
        WHERE rs.revision_id = r.id AND o.id > l.evidence_mark AND o.id <= i.evidence_mark))
    FROM queue_item i WHERE i.claim_id = r.claim_id) AS queued`;

/** The claim of a slug at its published revision; undefined where there is none, or it was withdrawn. */
export async function findClaim({ read, kysely }: Database, slug: string): Promise<StoredClaim | undefined> {
  const [[row]] = await read(
    compilable(
      sql<PageRow>`SELECT ${CLAIM_COLUMNS}, ${PAGE_COLUMNS}
        FROM listing l JOIN claim_revision r ON r.id = l.revision_id LEFT JOIN topic t ON t.slug = r.topic_slug
        WHERE l.slug = ${slug}`,
      kysely,
    ),
  );
  return row && pageClaim(row);
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
}

/** A claim with its evidence, and where lists put it. */
export type BareClaim = Pick<StoredClaim, 'claim' | 'series' | 'sources' | 'claimantSlug' | 'topic'>;

/** Claims at given revisions, whether listed already or not, inside a transaction. */
export async function claimsOfRevisions(
  trx: Kysely<Schema>,
  revisionIds: readonly number[],
): Promise<RevisionToCompute[]> {
  if (revisionIds.length === 0) return [];
  const { rows } = await sql<ClaimRow>`
    SELECT ${CLAIM_COLUMNS}
    FROM claim_revision r LEFT JOIN listing l ON l.revision_id = r.id LEFT JOIN topic t ON t.slug = r.topic_slug
    WHERE r.id IN (${sql.join(revisionIds)})`.execute(trx);
  return rows.map((row) => {
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
    };
  });
}

function bareClaim(row: ClaimRow, mark: number): BareClaim {
  const cited = JSON.parse(row.cited ?? '[]') as SeriesPack['sources'];
  const packs = JSON.parse(`[${row.packs ?? ''}]`) as SeriesPack[];
  const { series, sources } = unpack(packs, mark);
  const more = cited.filter((source) => !sources.some((s) => s.id === source['id']));
  return {
    claim: JSON.parse(row.body) as Claim,
    series,
    sources: [...sources, ...more.map((source) => present<Source>(source))],
    claimantSlug: row.claimant_slug,
    topic: row.topic_slug === null || row.topic === null ? null : { slug: row.topic_slug, name: row.topic },
  };
}

type CorrectionTuple = [
  number,
  CorrectionType,
  string,
  number,
  number,
  before: string,
  after: string,
  at: string,
  number,
];
/** A revision that a correction leads from or to. */
type CorrectedTuple = [revision: number, claim: Claim, context: string | null, topic: string | null];
type ReplyTuple = [string, string | null, string | null, answers: [string, string][]];
type QueuedTuple = [
  since: string,
  cause: 'evidence' | 'method',
  mark: number,
  now: Verdict,
  onNewFigures: 0 | 1,
];

function pageClaim(row: PageRow): StoredClaim {
  const texts = new Map(
    (JSON.parse(row.corrected) as CorrectedTuple[]).map(([n, claim, context, topic]) => [
      n,
      { claim, context, topic },
    ]),
  );
  const corrections = (JSON.parse(row.corrections) as CorrectionTuple[]).map((c) => correctionOf(c, texts));
  const replies = (JSON.parse(row.replies) as ReplyTuple[]).map(replyOf);
  const mark = row.evidence_mark ?? EVERYTHING;
  const queued = row.queued === null ? null : (JSON.parse(row.queued) as QueuedTuple);
  return {
    ...bareClaim(row, mark),
    revision: row.revision,
    recordedAt: row.recorded_at,
    publishedAt: row.published_at,
    changedAt: row.changed_at,
    context: row.context,
    withoutSecondReader: row.without_second_reader === 1,
    published:
      row.finding_now === null || row.method === null || row.ruled_on === null
        ? null
        : { findingNow: row.finding_now, method: row.method, on: row.ruled_on },
    otherMethod: row.other_method === null ? null : (JSON.parse(row.other_method) as Clocks),
    corrections,
    replies,
    // A method that is applied to newer figures tells what these would change.
    queued:
      queued === null
        ? null
        : { since: queued[0], cause: queued[4] === 1 ? 'evidence' : queued[1], now: verdictShown(queued[3]) },
    version: [
      row.revision_id,
      Math.min(row.last_observation ?? 0, mark),
      row.ruling_id ?? 0,
      corrections.length,
      replies.length + replies.reduce((sum, { answers }) => sum + answers.length, 0),
      queued === null ? '' : `${queued[1]}${queued[2]}`,
    ].join('-'),
  };
}

/** A verdict as a correction tells of it. */
export function verdictShown(verdict: Verdict): VerdictShown {
  return { finding: verdict.finding, standing: standingOf(verdict), because: verdict.because };
}

/** What a correction changed of its claim, by the texts of its revisions; null where nothing is another. */
export function changedBy(
  { fromRevision, toRevision }: Pick<Correction, 'fromRevision' | 'toRevision'>,
  texts: ReadonlyMap<number, PublishedText>,
): Revised | null {
  const [from, to] = [texts.get(fromRevision), texts.get(toRevision)];
  return fromRevision === toRevision || from === undefined || to === undefined
    ? null
    : revisedBetween(from, to);
}

function correctionOf(
  [id, type, sentence, fromRevision, toRevision, before, after, at, alone]: CorrectionTuple,
  texts: ReadonlyMap<number, PublishedText>,
): Correction {
  return {
    id,
    type,
    sentence,
    fromRevision,
    toRevision,
    before: JSON.parse(before) as ClocksShown,
    after: JSON.parse(after) as ClocksShown,
    changed: changedBy({ fromRevision, toRevision }, texts),
    at,
    withoutSecondReader: alone === 1,
  };
}

function replyOf([askedOn, channel, deadline, answers]: ReplyTuple): Reply {
  return {
    askedOn,
    channel: channel ?? '',
    deadline,
    answers: answers.map(([text, on]) => ({ text, on })),
  };
}

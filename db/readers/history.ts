/** The history of a claim as readers see it: its published revisions, the rulings on them, and why it was changed. */
import { expressionBuilder } from 'kysely';
import * as z from 'zod';
import type {
  Correction,
  History,
  HistoryEntry,
  ReleasedReply,
  SayingsEntry,
  Withdrawal,
} from '../../claims/editorial/correction.ts';
import { builtRows, flag, nestedRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { ClaimRevisionTable, Schema } from '../base/schema.ts';
import { leadQuery } from '../ledger/claim-leads.ts';
import { CORRECTION_COLUMNS, changedBy, correctionRow } from '../ledger/correction-rows.ts';
import { replies } from '../ledger/stored-claim.ts';
import { claimColumn, verdictColumn } from '../ledger/stored-json.ts';
import { sayingsEntries } from '../ledger/told-deeds.ts';

const ofRevision = expressionBuilder<Schema & { r: ClaimRevisionTable }, 'r'>();

/** The rulings on a revision, the latest first. */
const rulings = nestedRows(
  ofRevision
    .selectFrom('ruling as g')
    .select(['g.clock', 'g.as_of as asOf', 'g.verdict', 'g.bundle_sha256 as bundleSha256'])
    .select(['g.recorded_at as recordedAt', 'g.method'])
    .whereRef('g.revision_id', '=', 'r.id')
    .orderBy('g.id', 'desc'),
  z.object({
    clock: z.enum(['said', 'now']),
    asOf: z.string(),
    verdict: verdictColumn,
    bundleSha256: z.string(),
    recordedAt: z.string(),
    method: z.string(),
  }),
);

const entry = z.object({
  revision: z.number(),
  recordedAt: z.string(),
  claim: claimColumn,
  context: z.string().nullable(),
  topic: z.string().nullable(),
  withoutSecondReader: flag,
  rulings: rulings.rows,
});

/** The queries of a claim's history, for one round trip with others; `historyOf` reads their rows. */
function historyQueries(kysely: Database['kysely'], slug: string) {
  return [
    builtRows(
      kysely
        .selectFrom('claim')
        .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
        .leftJoin('topic as t', 't.slug', 'r.topic_slug')
        .select(['r.revision', 'r.recorded_at as recordedAt', 'r.body as claim', 'r.context'])
        .select(['t.name as topic', 'r.without_second_reader as withoutSecondReader'])
        .select(rulings.json.as('rulings'))
        .where('claim.slug', '=', slug)
        .orderBy('r.revision', 'desc'),
      entry,
    ),
    correctionsOf(kysely, slug),
    kysely
      .selectFrom('claim')
      .innerJoin('withdrawal as w', 'w.claim_id', 'claim.id')
      .select(['w.reason', 'w.at'])
      .where('claim.slug', '=', slug),
    leadQuery(kysely, slug),
  ] as const;
}

/** The corrections of a claim, the latest first. */
export function correctionsOf(kysely: Database['kysely'], slug: string) {
  return builtRows(
    kysely
      .selectFrom('claim')
      .innerJoin('correction as c', 'c.claim_id', 'claim.id')
      .select(CORRECTION_COLUMNS)
      .where('claim.slug', '=', slug)
      .orderBy('c.id', 'desc'),
    correctionRow,
  );
}

/** The published replies on a claim, as one row. */
export function repliesOf(kysely: Database['kysely'], slug: string) {
  return builtRows(
    kysely
      .selectFrom('claim')
      .innerJoin('claim_revision as r', 'r.claim_id', 'claim.id')
      .select(replies.json.as('replies'))
      .where('claim.slug', '=', slug)
      .where('r.revision', '=', 1),
    z.object({ replies: replies.rows }),
  );
}

function historyOf(
  entries: readonly HistoryEntry[],
  corrections: readonly Omit<Correction, 'changed'>[],
  withdrawn: Withdrawal | undefined,
  lead: { slug: string } | undefined,
): History | undefined {
  if (entries.length === 0) return undefined;
  const texts = new Map(entries.map((one) => [one.revision, one]));
  return {
    entries,
    corrections: corrections.map((c) => ({ ...c, changed: changedBy(c, texts) })),
    withdrawn: withdrawn ?? null,
    into: lead?.slug ?? null,
  };
}

/** The history of a claim; undefined if none of the slug was published. */
export async function claimHistory({ read, kysely }: Database, slug: string): Promise<History | undefined> {
  const [entries, corrections, [withdrawn], [lead]] = await read(...historyQueries(kysely, slug));
  return historyOf(entries, corrections, withdrawn, lead);
}

/** The same with the replies and with what was done with its sayings, for its feed. */
export async function followedClaim(
  { read, kysely }: Database,
  slug: string,
): Promise<(History & { replies: readonly ReleasedReply[]; sayings: readonly SayingsEntry[] }) | undefined> {
  const [entries, corrections, [withdrawn], [lead], [replied], sayings] = await read(
    ...historyQueries(kysely, slug),
    repliesOf(kysely, slug),
    sayingsEntries(kysely, slug),
  );
  const history = historyOf(entries, corrections, withdrawn, lead);
  return history && { ...history, replies: replied?.replies ?? [], sayings };
}

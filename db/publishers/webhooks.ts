/**
 * Messages to publishers: derived by comparing what is published with what each publisher knows, so that
 * publishing need not think of them and nothing that was published is missed.
 */
import { type Kysely, sql, type Transaction } from 'kysely';
import * as z from 'zod';
import { isAnother } from '../../claims/engine/identity.ts';
import { wholeSeconds } from '../../claims/exact/instant.ts';
import { type Headline, headlineOf } from '../../claims/verdict/headline.ts';
import type { Clocks, Verdict } from '../../claims/verdict/verdict.ts';
import { flag, runSql } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import type { Schema } from '../base/schema.ts';
import { verdictColumn } from '../ledger/stored-json.ts';

type Trx = Transaction<Schema>;

/** For how many days after it last showed a claim a publisher hears of it. */
const EMBEDDED_WITHIN = 90;

/** How many claims of publishers a run looks at; the rest comes in the next. */
const PLANNED_AT_MOST = 500;

/** A claim that a publisher embeds without knowing its present verdict. */
const behindRow = z.object({
  publisher: z.number(),
  slug: z.string(),
  isNew: flag,
  /** The ruling that it knows; null if it knows that the claim was withdrawn. */
  told: z.number().nullable(),
  /** The last ruling that stands; null if the claim was withdrawn. */
  latest: z.number().nullable(),
  revision: z.number().nullable(),
  at: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  reason: z.string().nullable(),
});

type Behind = z.infer<typeof behindRow>;

/** A verdict by one clock, as it stood at a ruling. */
const ruledRow = z.object({
  mark: z.number(),
  clock: z.enum(['said', 'now']),
  verdict: verdictColumn,
});

type Verdicts = Partial<Clocks>;

/**
 * Makes the deliveries that are due to publishers: one for each claim that they embed whose verdict is another by either
 * clock than the one they know, and one for each that was withdrawn. What they embed newly is only noted.
 * `urlOf` gives the full address of a claim. Returns how many were made.
 */
export async function planDeliveries(
  { kysely }: Database,
  now: Date,
  urlOf: (slug: string) => string,
): Promise<number> {
  const behind = await claimsBehind(kysely, now);
  if (behind.length === 0) return 0;
  const verdicts = await verdictsAt(
    kysely,
    behind.flatMap(({ isNew, told, latest }) =>
      isNew ? [] : [told, latest].filter((mark) => mark !== null),
    ),
  );
  return kysely.transaction().execute(async (trx) => {
    let made = 0;
    for (const one of behind) {
      if (one.isNew) await noteClaim(trx, one);
      else if (await moveOn(trx, one)) {
        const body = bodyOf(one, urlOf(one.slug), verdicts);
        if (body === null) continue;
        await insertDelivery(trx, one, body, now);
        made += 1;
      }
    }
    return made;
  });
}

/** The claims that publishers embed without knowing, by either clock, what stands. */
async function claimsBehind(kysely: Kysely<Schema>, now: Date): Promise<Behind[]> {
  const since = new Date(now.getTime() - EMBEDDED_WITHIN * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const query = sql`SELECT * FROM (
    SELECT b.publisher, b.slug, pc.slug IS NULL AS isNew, pc.ruling_id AS told, r.revision,
        w.at AS withdrawnAt, w.reason, l.claim_id AS listed,
        (SELECT max(g.id) FROM ruling g WHERE g.revision_id = l.revision_id) AS latest,
        (SELECT g.recorded_at FROM ruling g WHERE g.revision_id = l.revision_id ORDER BY g.id DESC LIMIT 1) AS at
      FROM (SELECT DISTINCT p.id AS publisher, e.slug FROM publisher p
          CROSS JOIN embed_host h ON h.host = p.host OR substr(h.host, -length(p.host) - 1) = '.' || p.host
          JOIN embed_count e ON e.host = h.host AND e.day >= ${since}
          WHERE p.ended_at IS NULL AND h.last_day >= ${since}) b
        JOIN claim c ON c.slug = b.slug
        LEFT JOIN listing l ON l.claim_id = c.id
        LEFT JOIN claim_revision r ON r.id = l.revision_id
        LEFT JOIN withdrawal w ON w.claim_id = c.id
        LEFT JOIN publisher_claim pc ON pc.publisher_id = b.publisher AND pc.slug = b.slug)
    WHERE (listed IS NOT NULL OR withdrawnAt IS NOT NULL) AND (isNew OR told IS NOT latest)
    ORDER BY publisher, slug LIMIT ${sql.lit(PLANNED_AT_MOST)}`;
  return runSql(kysely, query, behindRow);
}

/** The verdicts of both clocks as they stood at some rulings, by the ids of these. */
async function verdictsAt(kysely: Kysely<Schema>, marks: readonly number[]): Promise<Map<number, Verdicts>> {
  const query = sql`SELECT m.value AS mark, g.clock, g.verdict
    FROM (SELECT DISTINCT value FROM json_each(${JSON.stringify(marks)})) m JOIN ruling t ON t.id = m.value
      JOIN ruling g ON g.revision_id = t.revision_id AND g.id <= t.id ORDER BY g.id`;
  const verdicts = new Map<number, Verdicts>();
  for (const ruled of await runSql(kysely, query, ruledRow))
    verdicts.set(ruled.mark, { ...verdicts.get(ruled.mark), [ruled.clock]: ruled.verdict });
  return verdicts;
}

/** Notes a claim that a publisher embeds newly. */
async function noteClaim(trx: Trx, { publisher, slug, latest }: Behind): Promise<void> {
  await trx
    .insertInto('publisher_claim')
    .values({ publisher_id: publisher, slug, ruling_id: latest })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Moves on what a publisher knows. False if another run was faster: only the one that moves it on makes the delivery. */
async function moveOn(trx: Trx, { publisher, slug, told, latest }: Behind): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('publisher_claim')
    .set({ ruling_id: latest })
    .where('publisher_id', '=', publisher)
    .where('slug', '=', slug)
    .where('ruling_id', told === null ? 'is' : '=', told)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function insertDelivery(trx: Trx, { publisher, slug }: Behind, body: object, now: Date): Promise<void> {
  const at = now.toISOString();
  await trx
    .insertInto('webhook_delivery')
    .values({
      publisher_id: publisher,
      slug,
      body: JSON.stringify(body, wholeSeconds),
      made_at: at,
      next_try_at: at,
    })
    .execute();
}

/** What a publisher is sent about a claim; null if nothing in it is new to the publisher. */
function bodyOf(one: Behind, url: string, verdicts: ReadonlyMap<number, Verdicts>): object | null {
  const { slug, told, latest, revision, at, withdrawnAt, reason } = one;
  const before = told === null ? undefined : verdicts.get(told);
  const was = {
    headline: headlineAt(before),
    finding: before?.now?.finding ?? null,
    findingWhenSaid: before?.said?.finding ?? null,
  };
  if (latest === null)
    return { type: 'claim.withdrawn', claim: slug, url, before: was, reason, at: withdrawnAt };
  const after = verdicts.get(latest);
  const isSame = (['said', 'now'] as const).every((clock) => isSameOrNone(before?.[clock], after?.[clock]));
  if (isSame) return null;
  return {
    type: 'verdict.changed',
    claim: slug,
    url,
    before: was,
    after: {
      headline: headlineAt(after),
      finding: after?.now?.finding,
      findingWhenSaid: after?.said?.finding,
      because: after?.now?.because,
      becauseWhenSaid: after?.said?.because,
    },
    revision,
    at,
  };
}

/** The headline of a claim as it stood; null if it was not published by both clocks. */
function headlineAt(verdicts: Verdicts | undefined): Headline | null {
  const { said, now } = verdicts ?? {};
  return said === undefined || now === undefined ? null : headlineOf({ said, now });
}

function isSameOrNone(a: Verdict | undefined, b: Verdict | undefined): boolean {
  return a === undefined || b === undefined ? a === b : !isAnother(a, b);
}

/** A delivery that is to be tried now. */
export interface DueDelivery {
  id: number;
  body: string;
  tries: number;
  url: string;
  secret: string;
}

/** No try waits for longer than this, in milliseconds: one that seems to was put off by a clock that was ahead. */
const LONGEST_WAIT = 2 * 24 * 60 * 60 * 1_000;

/** What is to be sent now to publishers that have not ended, what waits longest first. */
export async function dueDeliveries({ kysely }: Database, now: Date, limit: number): Promise<DueDelivery[]> {
  return kysely
    .selectFrom('webhook_delivery as d')
    .innerJoin('publisher as p', 'p.id', 'd.publisher_id')
    .select(['d.id', 'd.body', 'd.tries', 'p.url', 'p.secret'])
    .where('d.status', '=', 'waiting')
    .where(({ eb, or }) =>
      or([
        eb('d.next_try_at', '<=', now.toISOString()),
        eb('d.next_try_at', '>', new Date(now.getTime() + LONGEST_WAIT).toISOString()),
      ]),
    )
    .where('p.ended_at', 'is', null)
    .orderBy('d.next_try_at')
    .orderBy('d.id')
    .limit(limit)
    .execute();
}

/**
 * Counts a try before it is made, and sets when the next is due, so that it comes even if this one is cut off.
 * False if another run takes the delivery.
 */
export async function takeDelivery(
  { kysely }: Database,
  { id, tries }: DueDelivery,
  nextTry: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('webhook_delivery')
    .set({ tries: tries + 1, next_try_at: nextTry.toISOString() })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Records how a try ended. A delivery that is left waiting is tried again when it is due. */
export async function settleDelivery(
  { kysely }: Database,
  id: number,
  status: 'waiting' | 'delivered' | 'given-up',
  answer: string,
): Promise<void> {
  await kysely
    .updateTable('webhook_delivery')
    .set({ status, last_answer: answer, ...(status === 'waiting' ? {} : { next_try_at: null }) })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
}

/** Forgets deliveries that were sent or given up, and made before a time. */
export async function forgetDeliveries({ kysely }: Database, before: string): Promise<void> {
  await kysely
    .deleteFrom('webhook_delivery')
    .where('status', '!=', 'waiting')
    .where('made_at', '<', before)
    .execute();
}

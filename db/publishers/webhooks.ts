/**
 * What publishers are told: derived from what stands against what each was last told, so that publishing knows nothing
 * of it and nothing that was published is missed.
 */
import { sql } from 'kysely';
import type { Database } from '../base/open.ts';
import type { Clock } from '../base/schema.ts';

/** A publisher is told of what it embedded in so many days. */
const EMBEDDED_WITHIN = 90;

/** So many claims of publishers are looked at in a run; the rest comes in the next. */
const PLANNED_AT_MOST = 500;

/** A claim that a publisher embeds and of which something other stands than it knows. */
interface Behind {
  publisher: number;
  slug: string;
  isNew: number;
  /** The ruling that it knows; null where it knows that the claim was withdrawn. */
  told: number | null;
  /** The last ruling that stands; null where the claim was withdrawn. */
  latest: number | null;
  revision: number | null;
  at: string | null;
  withdrawnAt: string | null;
  reason: string | null;
}

interface Ruled {
  mark: number;
  clock: Clock;
  finding: string;
  because: string;
}

type Verdicts = Partial<Record<Clock, Ruled>>;

/**
 * Makes the deliveries that are due to publishers: one where the finding or the sentence of a claim that they embed is
 * another than they know, by either clock, and one where it was withdrawn. What they embed newly is only noted.
 * `urlOf` gives the full address of a claim. Returns how many were made.
 */
export async function planDeliveries(
  { kysely }: Database,
  now: Date,
  urlOf: (slug: string) => string,
): Promise<number> {
  const since = new Date(now.getTime() - EMBEDDED_WITHIN * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  // By either clock: a verdict of when it was said may change alone.
  const { rows: behind } = await sql<Behind>`SELECT * FROM (
    SELECT b.publisher, b.slug, pc.slug IS NULL AS isNew, pc.ruling_id AS told, r.revision,
        w.at AS withdrawnAt, w.reason, l.claim_id AS listed,
        (SELECT max(g.id) FROM ruling g WHERE g.revision_id = l.revision_id) AS latest,
        (SELECT max(g.recorded_at) FROM ruling g WHERE g.revision_id = l.revision_id) AS at
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
    ORDER BY publisher, slug LIMIT ${sql.lit(PLANNED_AT_MOST)}`.execute(kysely);
  if (behind.length === 0) return 0;
  const marks = behind.flatMap(({ isNew, told, latest }) =>
    isNew === 1 ? [] : [told, latest].filter((mark) => mark !== null),
  );
  const { rows: rulings } = await sql<Ruled>`SELECT m.value AS mark, g.clock, g.finding,
      json_extract(g.verdict, '$.because') AS because
    FROM (SELECT DISTINCT value FROM json_each(${JSON.stringify(marks)})) m JOIN ruling t ON t.id = m.value
      JOIN ruling g ON g.revision_id = t.revision_id AND g.id <= t.id ORDER BY g.id`.execute(kysely);
  const verdicts = new Map<number, Verdicts>();
  for (const ruled of rulings)
    verdicts.set(ruled.mark, { ...verdicts.get(ruled.mark), [ruled.clock]: ruled });
  return kysely.transaction().execute(async (trx) => {
    let made = 0;
    for (const one of behind) {
      const { publisher, slug, told, latest } = one;
      if (one.isNew === 1) {
        await trx
          .insertInto('publisher_claim')
          .values({ publisher_id: publisher, slug, ruling_id: latest })
          .onConflict((c) => c.doNothing())
          .execute();
        continue;
      }
      // Another run may have been faster: only who moves it on tells of it.
      const { numUpdatedRows } = await trx
        .updateTable('publisher_claim')
        .set({ ruling_id: latest })
        .where('publisher_id', '=', publisher)
        .where('slug', '=', slug)
        .where('ruling_id', told === null ? 'is' : '=', told)
        .executeTakeFirst();
      const body = bodyOf(one, urlOf(slug), verdicts);
      if (numUpdatedRows === 0n || body === null) continue;
      const at = now.toISOString();
      await trx
        .insertInto('webhook_delivery')
        .values({ publisher_id: publisher, slug, body: JSON.stringify(body), made_at: at, next_try_at: at })
        .execute();
      made += 1;
    }
    return made;
  });
}

/** What is told of a claim; null where the publisher sees nothing new in it. */
function bodyOf(one: Behind, url: string, verdicts: ReadonlyMap<number, Verdicts>): object | null {
  const { slug, told, latest, revision, at, withdrawnAt, reason } = one;
  const before = told === null ? undefined : verdicts.get(told);
  const was = { finding: before?.now?.finding ?? null, findingWhenSaid: before?.said?.finding ?? null };
  if (latest === null)
    return { type: 'claim.withdrawn', claim: slug, url, before: was, reason, at: withdrawnAt };
  const after = verdicts.get(latest);
  const isSame = (['said', 'now'] as const).every(
    (clock) =>
      before?.[clock]?.finding === after?.[clock]?.finding &&
      before?.[clock]?.because === after?.[clock]?.because,
  );
  if (isSame) return null;
  return {
    type: 'verdict.changed',
    claim: slug,
    url,
    before: was,
    after: {
      finding: after?.now?.finding,
      findingWhenSaid: after?.said?.finding,
      because: after?.now?.because,
      becauseWhenSaid: after?.said?.because,
    },
    revision,
    at,
  };
}

/** A delivery that is to be tried now. */
export interface DueDelivery {
  id: number;
  body: string;
  tries: number;
  url: string;
  secret: string;
}

/** What is to be sent now to publishers that have not ended, what waits longest first. */
export async function dueDeliveries({ kysely }: Database, now: Date, limit: number): Promise<DueDelivery[]> {
  return kysely
    .selectFrom('webhook_delivery as d')
    .innerJoin('publisher as p', 'p.id', 'd.publisher_id')
    .select(['d.id', 'd.body', 'd.tries', 'p.url', 'p.secret'])
    .where('d.status', '=', 'waiting')
    .where('d.next_try_at', '<=', now.toISOString())
    .where('p.ended_at', 'is', null)
    .orderBy('d.next_try_at')
    .orderBy('d.id')
    .limit(limit)
    .execute();
}

/**
 * Counts a try before it is made, and sets when the next is due, so that it comes also where this one is cut off.
 * False where another run takes the delivery.
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

/** Records what a try came to; one that leaves the delivery waiting is tried again when it is due. */
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

/** Forgets what was sent or given up and made before a time. */
export async function forgetDeliveries({ kysely }: Database, before: string): Promise<void> {
  await kysely
    .deleteFrom('webhook_delivery')
    .where('status', '!=', 'waiting')
    .where('made_at', '<', before)
    .execute();
}

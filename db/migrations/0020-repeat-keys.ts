/** Makes the keys by which repeats are found of every claim that is listed (claims/repeats). */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { claimStatement, type KeyRow, type KnownClaim, keysOf } from '../../claims/repeats/of-claim.ts';

/** How many claims are read and written at a time. */
const AT_A_TIME = 250;

const body = z.custom<KnownClaim>(
  (value) => z.object({ slug: z.string(), quote: z.string(), saidOn: z.string() }).safeParse(value).success,
);
const row = z.object({
  id: z.number(),
  body: z.string().transform((text) => body.safeParse(JSON.parse(text)).data),
  series: z
    .string()
    .transform((text) =>
      z.array(z.object({ id: z.string(), place: z.string().nullable() })).parse(JSON.parse(text)),
    ),
});

/** Writes the keys. A claim that is recorded in another shape than any version has written has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql`SELECT l.claim_id AS id, r.body,
        (SELECT json_group_array(json_object('id', s.id, 'place', s.place)) FROM revision_series v JOIN series s ON s.id = v.series_id
          WHERE v.revision_id = r.id) AS series
      FROM listing l JOIN claim_revision r ON r.id = l.revision_id
      WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
    const claims = rows.map((one) => row.parse(one));
    await writeKeys(db, claims.flatMap(keysOfClaim));
    const last = claims.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** A key, with the claim that it is of. */
type ClaimKey = KeyRow & { id: number };

function keysOfClaim({ id, body: claim, series }: z.infer<typeof row>): ClaimKey[] {
  if (claim === undefined) return [];
  const known = series.map(({ place, ...one }) => (place === null ? one : { ...one, place }));
  return keysOf(claimStatement(claim, known)).map((key) => ({ id, ...key }));
}

/** Writes the keys of some claims in one statement, at most eight of a claim: a ledger that is far away is asked once for them. */
async function writeKeys(db: Kysely<unknown>, keys: readonly ClaimKey[]): Promise<void> {
  await sql`INSERT INTO saying_key (claim_id, saying_id, clause, unit, bucket, kind, dir, place, period_from, period_to, series)
    SELECT value ->> 'id', 0, value ->> 'clause', value ->> 'unit', value ->> 'bucket', value ->> 'kind', value ->> 'dir',
      value ->> 'place', value ->> 'period_from', value ->> 'period_to', value ->> 'series'
    FROM json_each(${JSON.stringify(keys)})`.execute(db);
}

/**
 * Search finds claims by what they rest on, and by terms that are made by one rule of texts and of questions
 * (claims/searching). Lists can be narrowed to a party and a kind, and ordered by what changed last.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { indexRow, type Searchable, spellings } from '../../claims/searching/index-row.ts';
import { spellingKeys } from '../../claims/searching/spelling.ts';

const STATEMENTS = [
  `ALTER TABLE listing ADD COLUMN party TEXT`,
  // Serve lists of claims of a party and of a kind, latest first, and those whose verdicts were published last.
  `CREATE INDEX listing_by_party_said ON listing (party, said_on DESC, claim_id DESC)`,
  `CREATE INDEX listing_by_kind ON listing (kind, said_on DESC, claim_id DESC)`,
  `CREATE INDEX listing_by_change ON listing (ruled_on DESC, claim_id DESC)`,
  `DROP TABLE claim_search`,
  // The terms of a claim by where they stand: in its quotation; of who said it; of what it rests on; all else. Terms are
  // made before they come here, so that the index takes them as they are; rowid is the claim's id.
  `CREATE VIRTUAL TABLE claim_search USING fts5 (
    quote, people, rests, about, tokenize = 'unicode61 remove_diacritics 0'
  )`,
  // Words of claims under all keys by which one typing error is found.
  `CREATE TABLE spelling (key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (key, word)) STRICT, WITHOUT ROWID`,
] as const;

/** How many claims are read and written at a time. */
const AT_A_TIME = 250;

/** A claim as far as it is indexed; what was recorded of it was checked then. */
type Body = Pick<Searchable['claim'], 'quote'> & Partial<Searchable['claim']>;

const body = z.custom<Body>((value) => z.object({ quote: z.string() }).safeParse(value).success);
const series = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    measure: z.string().nullable(),
    place: z.string().nullable(),
    unit: z.string(),
  }),
);
const row = z.object({
  id: z.number(),
  slug: z.string(),
  kind: z.string(),
  claimant: z.string(),
  topic: z.string().nullable(),
  body: z.string().transform((text) => body.parse(JSON.parse(text))),
  series: z.string().transform((text) => series.parse(JSON.parse(text))),
  publishers: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
});

/** The listed claims after one, with all that they are found by. The sources are those that its published verdict can see. */
async function claimsAfter(db: Kysely<unknown>, after: number) {
  const { rows } = await sql`SELECT l.claim_id AS id, l.slug, l.kind, l.claimant, l.topic, r.body,
      (SELECT json_group_array(json_object('id', s.id, 'title', s.title, 'measure', s.measure, 'place', s.place, 'unit', s.unit))
        FROM revision_series rs JOIN series s ON s.id = rs.series_id WHERE rs.revision_id = r.id) AS series,
      (SELECT json_group_array(publisher) FROM (SELECT k.publisher FROM source k WHERE k.id IN (
          SELECT o.source_id FROM revision_series rs JOIN observation o ON o.series_id = rs.series_id
          WHERE rs.revision_id = r.id AND o.id <= l.evidence_mark
            AND NOT EXISTS (SELECT 1 FROM observation x WHERE x.corrects = o.id AND x.id <= l.evidence_mark)
          UNION SELECT c.source_id FROM revision_source c WHERE c.revision_id = r.id))) AS publishers
    FROM listing l JOIN claim_revision r ON r.id = l.revision_id
    WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
  return rows.map((one) => row.parse(one));
}

function searchableOf(one: z.infer<typeof row>): Searchable {
  return {
    claim: {
      ...one.body,
      slug: one.slug,
      kind: one.kind,
      claimant: one.body.claimant ?? { name: one.claimant },
    },
    names: [one.claimant],
    topic: one.topic,
    series: one.series.map(({ measure, place, ...rest }) => ({
      ...rest,
      ...(measure === null ? {} : { measure }),
      ...(place === null ? {} : { place }),
    })),
    publishers: one.publishers,
  };
}

/** Makes the index of every listed claim, and gives it its party. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  const kept = new Set<string>();
  for (let after = 0; ; ) {
    const claims = await claimsAfter(db, after);
    const last = claims.at(-1);
    if (last === undefined) return;
    await write(db, claims, kept);
    after = last.id;
  }
}

async function write(
  db: Kysely<unknown>,
  claims: readonly z.infer<typeof row>[],
  kept: Set<string>,
): Promise<void> {
  const indexed = claims.map((one) => {
    const { quote, people, rests, about } = indexRow(searchableOf(one));
    return [one.id, quote, people, rests, about];
  });
  await sql`INSERT INTO claim_search (rowid, quote, people, rests, about)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
    FROM json_each(${JSON.stringify(indexed)})`.execute(db);
  const parties = claims.flatMap(({ id, body: { claimant } }) =>
    claimant?.party === undefined ? [] : [[id, claimant.party]],
  );
  if (parties.length > 0)
    await sql`UPDATE listing SET party = p.value ->> 1
      FROM json_each(${JSON.stringify(parties)}) p WHERE listing.claim_id = p.value ->> 0`.execute(db);
  const words = [...new Set(claims.flatMap((one) => spellings(searchableOf(one))))].filter(
    (word) => !kept.has(word),
  );
  for (const word of words) kept.add(word);
  const keys = words.flatMap((word) => spellingKeys(word).map((key) => [key, word]));
  if (keys.length > 0)
    await sql`INSERT INTO spelling (key, word) SELECT value ->> 0, value ->> 1
      FROM json_each(${JSON.stringify(keys)})`.execute(db);
}

/**
 * People, bodies and parties become things of their own: names, roles and parties with dates, a Wikidata item, and the
 * merges and splits of editors, by which each claim has its person. The lists know the party of each claim, and its word by
 * either clock. What is not certain is left open: a role that a claim names is known on the day of that claim only.
 */
import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { nameKey, searchKey } from '../../claims/evidence/names.ts';
import { slugOf } from '../../claims/evidence/slug.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import type { AnyVerdict } from '../../claims/verdict/verdict.ts';

const insertOnly = (table: string, same: string) => {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is insert-only: record a correction as a new row'); END`;
  return [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse}`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse}`,
    // INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
      WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same}) ${refuse}`,
  ];
};

const STATEMENTS = [
  `ALTER TABLE claimant ADD COLUMN wikidata TEXT`,
  `ALTER TABLE claimant ADD COLUMN note TEXT`,
  // What the name is known by as claims write it, and what it is searched and ordered by as lists show it.
  `ALTER TABLE claimant ADD COLUMN key TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE claimant ADD COLUMN sort_key TEXT NOT NULL DEFAULT ''`,
  // Where its address leads, if it was merged into another; derived from the deeds.
  `ALTER TABLE claimant ADD COLUMN now_slug TEXT`,
  // Serves "who is called that": the claim form, publication and loading.
  `CREATE INDEX claimant_by_key ON claimant (key)`,
  // Serves /people, in order of the names, and its letters.
  `CREATE INDEX claimant_by_sort ON claimant (sort_key, slug)`,
  // Serves "whose addresses lead here": the page of a person.
  `CREATE INDEX claimant_by_now ON claimant (now_slug) WHERE now_slug IS NOT NULL`,
  `DROP INDEX claimant_by_called`,
  `CREATE TABLE claimant_alias (
    id INTEGER PRIMARY KEY, claimant_slug TEXT NOT NULL REFERENCES claimant (slug), name TEXT NOT NULL, key TEXT NOT NULL, search_key TEXT NOT NULL
  ) STRICT`,
  // Each serves the names of a person, and who has a name.
  `CREATE UNIQUE INDEX claimant_alias_by_claimant ON claimant_alias (claimant_slug, key)`,
  `CREATE INDEX claimant_alias_by_key ON claimant_alias (key)`,
  `CREATE TABLE claimant_role (
    id INTEGER PRIMARY KEY, claimant_slug TEXT NOT NULL REFERENCES claimant (slug), role TEXT NOT NULL, organisation TEXT,
    since TEXT, until TEXT, first_day TEXT, last_day TEXT
  ) STRICT`,
  // Serves the roles of a person, and the one on a day.
  `CREATE INDEX claimant_role_by_claimant ON claimant_role (claimant_slug, first_day)`,
  `CREATE TABLE party (slug TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, short TEXT, now_slug TEXT) STRICT`,
  // Each way in which claims and editors write a party.
  `CREATE TABLE party_name (
    name TEXT PRIMARY KEY, key TEXT NOT NULL, party_slug TEXT NOT NULL REFERENCES party (slug)
  ) STRICT, WITHOUT ROWID`,
  // Each serves which party a name is, and the names of a party.
  `CREATE INDEX party_name_by_key ON party_name (key)`,
  `CREATE INDEX party_name_by_party ON party_name (party_slug)`,
  `CREATE TABLE claimant_party (
    id INTEGER PRIMARY KEY, claimant_slug TEXT NOT NULL REFERENCES claimant (slug),
    party_slug TEXT NOT NULL REFERENCES party (slug), since TEXT, until TEXT, first_day TEXT, last_day TEXT
  ) STRICT`,
  // Each serves the party of a person on a day, and the people of a party.
  `CREATE INDEX claimant_party_by_claimant ON claimant_party (claimant_slug, first_day)`,
  `CREATE INDEX claimant_party_by_party ON claimant_party (party_slug)`,
  `CREATE TABLE claimant_deed (
    id INTEGER PRIMARY KEY, what TEXT NOT NULL CHECK (what IN ('merge', 'split', 'undo')),
    from_slug TEXT NOT NULL REFERENCES claimant (slug), to_slug TEXT NOT NULL REFERENCES claimant (slug),
    undoes INTEGER REFERENCES claimant_deed (id), reason TEXT, person_id TEXT, person TEXT NOT NULL, at TEXT NOT NULL,
    CHECK ((what = 'undo') = (undoes IS NOT NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX claimant_deed_undoes ON claimant_deed (undoes) WHERE undoes IS NOT NULL`,
  // Each serves what was done with a person: where an address leads, and the newsroom's page.
  `CREATE INDEX claimant_deed_by_from ON claimant_deed (from_slug)`,
  `CREATE INDEX claimant_deed_by_to ON claimant_deed (to_slug)`,
  // The claims of a split, each with the name under which it was recorded.
  `CREATE TABLE claimant_deed_claim (
    deed_id INTEGER NOT NULL REFERENCES claimant_deed (id), claim_id INTEGER NOT NULL REFERENCES claim (id),
    recorded_slug TEXT NOT NULL REFERENCES claimant (slug), PRIMARY KEY (deed_id, claim_id)
  ) STRICT, WITHOUT ROWID`,
  // Serves the person of a claim.
  `CREATE INDEX claimant_deed_claim_by_claim ON claimant_deed_claim (claim_id, recorded_slug, deed_id)`,
  // Serves the mark of what readers see (db/readers/public-mark.ts).
  `CREATE INDEX audit_of_names ON audit (id) WHERE action IN ('claimant-changed', 'claimant-merged', 'claimant-split', 'claimant-undone', 'party-changed')`,
  ...insertOnly('claimant_deed', 'id = NEW.id OR undoes = NEW.undoes'),
  ...insertOnly('claimant_deed_claim', 'deed_id = NEW.deed_id AND claim_id = NEW.claim_id'),
  `ALTER TABLE listing ADD COLUMN party_slug TEXT`,
  `ALTER TABLE listing ADD COLUMN word_said TEXT NOT NULL DEFAULT 'cannot-be-checked'`,
  `ALTER TABLE listing ADD COLUMN word_now TEXT NOT NULL DEFAULT 'cannot-be-checked'`,
  // Serves the claims of a party, latest first.
  `CREATE INDEX listing_by_party ON listing (party_slug, said_on DESC, claim_id DESC)`,
  // A claim says by now whether it is by a body.
  `UPDATE claimant SET is_body = 1 WHERE slug IN (
    SELECT claimant_slug FROM claim_revision WHERE json_extract(body, '$.claimant.body') = 1)`,
] as const;

/** How many rows are read and written at a time. */
const AT_A_TIME = 500;

/** Adds the tables and columns, and fills what the claims tell. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  await keyNames(db);
  await namePartiesOfClaims(db);
  await fillWords(db);
}

const nameRow = z.object({ slug: z.string(), name: z.string(), called: z.string().nullable() });

async function keyNames(db: Kysely<unknown>): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows } = await sql`SELECT slug, name, called FROM claimant WHERE slug > ${after}
      ORDER BY slug LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
    const read = z.array(nameRow).parse(rows);
    const keys = read.map(({ slug, name, called }) => [slug, nameKey(called ?? name), searchKey(name)]);
    if (keys.length > 0)
      await sql`UPDATE claimant SET key = k.value ->> 1, sort_key = k.value ->> 2
        FROM json_each(${JSON.stringify(keys)}) k WHERE claimant.slug = k.value ->> 0`.execute(db);
    after = read.at(-1)?.slug;
  }
}

const partyRow = z.object({ name: z.string() });

/** Every party that a claim names becomes one, under the first way in which it is written. */
async function namePartiesOfClaims(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`SELECT json_extract(body, '$.claimant.party') AS name FROM claim_revision
    WHERE json_extract(body, '$.claimant.party') IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`.execute(
    db,
  );
  const bySlug = new Set<string>();
  const byKey = new Map<string, string>();
  for (const { name } of z.array(partyRow).parse(rows)) {
    const key = nameKey(name);
    let slug = byKey.get(key);
    if (slug === undefined) {
      const wanted = slugOf(name);
      for (let n = 1; slug === undefined || bySlug.has(slug); n += 1)
        slug = n === 1 ? wanted : `${wanted}-${n}`;
      bySlug.add(slug);
      byKey.set(key, slug);
      await sql`INSERT INTO party (slug, name) VALUES (${slug}, ${name})`.execute(db);
    }
    await sql`INSERT INTO party_name (name, key, party_slug) VALUES (${name}, ${key}, ${slug})`.execute(db);
  }
  await sql`UPDATE listing SET party_slug = (SELECT n.party_slug FROM claim_revision r
    JOIN party_name n ON n.name = json_extract(r.body, '$.claimant.party') WHERE r.id = listing.revision_id)`.execute(
    db,
  );
}

/** What a word is made from; the rest of a verdict has been checked when it was stored. */
const verdict = z.custom<AnyVerdict>(
  (value) => z.object({ kind: z.string(), finding: z.string() }).safeParse(value).success,
);

const rulingsRow = z.object({ id: z.number(), said: z.string().nullable(), now: z.string().nullable() });

/** The last ruling on the listed revision by a clock. */
const lastRuling = (clock: 'said' | 'now') =>
  sql`(SELECT g.verdict FROM ruling g WHERE g.revision_id = l.revision_id AND g.clock = ${sql.lit(clock)} ORDER BY g.id DESC LIMIT 1)`;

/** The word of each listed claim by either clock, from its rulings, whatever method they were made by. */
async function fillWords(db: Kysely<unknown>): Promise<void> {
  const wordIn = (text: string) => wordOfVerdict(verdict.parse(JSON.parse(text)));
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { rows } =
      await sql`SELECT l.claim_id AS id, ${lastRuling('said')} AS said, ${lastRuling('now')} AS now
      FROM listing l WHERE l.claim_id > ${after} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`.execute(db);
    const read = z.array(rulingsRow).parse(rows);
    const words = read.flatMap(({ id, said, now }) =>
      said === null || now === null ? [] : [[id, wordIn(said), wordIn(now)]],
    );
    if (words.length > 0)
      await sql`UPDATE listing SET word_said = k.value ->> 1, word_now = k.value ->> 2
        FROM json_each(${JSON.stringify(words)}) k WHERE listing.claim_id = k.value ->> 0`.execute(db);
    after = read.at(-1)?.id;
  }
}

/** The whole ledger, table by table, for download: what was published, and nothing of the newsroom. */

import { sql } from 'kysely';
import * as z from 'zod';
import type { Source } from '../../claims/evidence/series.ts';
import { precisionText } from '../../claims/exchange/columns.ts';
import type { TableName } from '../../claims/exchange/data-package.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { sourceJson, sourceRow, storedPrecision } from '../evidence/rows.ts';
import { SAYINGS_FROM, sayingStands, withinNow } from '../ledger/sayings.ts';
import { storedVerdict } from '../ledger/stored-json.ts';
import { PAIRS_STANDING } from '../ledger/word-pairs.ts';
import { PEOPLE_QUERIES, type TableQuery } from './people-export.ts';

/** A row: its cells by the names of the columns, and the key after which the next rows come. */
const rowSchema = z
  .object({ key: z.union([z.string(), z.number()]) })
  .catchall(z.union([z.string(), z.number(), z.null()]));

type Row = z.infer<typeof rowSchema>;

/** How many rows are read at a time. */
const AT_A_TIME = 2_000;

/** Each table in the order of its key, after a key. */
const QUERIES: Record<TableName, TableQuery> = {
  series: (
    after,
    limit,
  ) => sql`SELECT id AS key, id, title, measure, unit, place, definition, recorded_at AS recordedAt, frequency
    FROM series WHERE id > ${String(after)} ORDER BY id LIMIT ${limit}`,
  sources: (after, limit) => sql`SELECT id AS key, id, title, publisher, url, published_on AS publishedOn,
      retrieved_on AS retrievedOn, sha256, licence, quote, recorded_at AS recordedAt,
      (SELECT a.url FROM source_archive a WHERE a.source_id = source.id) AS archivedUrl
    FROM source WHERE id > ${String(after)} ORDER BY id LIMIT ${limit}`,
  observations: (after, limit) => sql`SELECT id AS key, id, series_id AS series, at, value, precision,
      coalesce(status, 'final') AS status, published_on AS publishedOn, source_id AS source,
      recorded_at AS recordedAt, corrects
    FROM observation WHERE id > ${Number(after)} ORDER BY id LIMIT ${limit}`,
  'next-releases': (
    after,
    limit,
  ) => sql`SELECT id AS key, id, series_id AS series, expected, recorded_at AS recordedAt
    FROM next_release WHERE id > ${Number(after)} ORDER BY id LIMIT ${limit}`,
  recipes: (
    after,
    limit,
  ) => sql`SELECT id || ' ' || printf('%09d', version) AS key, id, version, body AS recipe,
      recorded_at AS recordedAt
    FROM recipe WHERE id || ' ' || printf('%09d', version) > ${String(after)}
    ORDER BY id || ' ' || printf('%09d', version) LIMIT ${limit}`,
  'word-pairs': (
    after,
    limit,
  ) => sql`SELECT p.id AS key, p.id, p.one, p.other, p.stand, p.reason, p.at AS recordedAt
    FROM ${PAIRS_STANDING} AND p.id > ${Number(after)} ORDER BY p.id LIMIT ${limit}`,
  claims: (after, limit) => sql`SELECT c.id AS key, c.slug, r.revision,
      json_extract(r.body, '$.quote') AS quote, json_extract(r.body, '$.claimant.name') AS claimant,
      json_extract(r.body, '$.claimant.role') AS role,
      json_extract(r.body, '$.claimant.organisation') AS organisation,
      json_extract(r.body, '$.claimant.party') AS party, l.claimant_slug AS person, l.party_slug AS partyOfDay,
      json_extract(r.body, '$.saidOn') AS saidOn,
      json_extract(r.body, '$.kind') AS kind, json_extract(r.body, '$.claimed.value') AS claimedValue,
      json_extract(r.body, '$.claimed.unit') AS claimedUnit, json_extract(r.body, '$.claimed.hedge') AS claimedHedge,
      t.name AS topic, l.word, l.clock AS wordClock, l.other AS otherWord, l.word_said AS wordSaid, l.word_now AS wordNow, l.finding_said AS findingSaid, l.finding_now AS findingNow, l.because_now AS becauseNow,
      r.recorded_at AS recordedAt, w.at AS withdrawnAt, w.reason AS withdrawnReason
    FROM claim c JOIN claim_revision r ON r.claim_id = c.id
        AND r.revision = (SELECT max(x.revision) FROM claim_revision x WHERE x.claim_id = c.id)
      LEFT JOIN topic t ON t.slug = r.topic_slug LEFT JOIN listing l ON l.claim_id = c.id
      LEFT JOIN withdrawal w ON w.claim_id = c.id
    WHERE c.id > ${Number(after)} ORDER BY c.id LIMIT ${limit}`,
  sayings: (after, limit) => sql`SELECT s.id AS key, s.id, m.slug,
      json_extract(s.claimant, '$.name') AS claimant, json_extract(s.claimant, '$.role') AS role,
      json_extract(s.claimant, '$.organisation') AS organisation, json_extract(s.claimant, '$.party') AS party,
      c.slug AS person, s.said_on AS saidOn, s.words, iif(s.is_reported = 1, 'yes', NULL) AS reported,
      json_extract(s.appearance, '$.title') AS "where", json_extract(s.appearance, '$.publisher') AS publisher,
      json_extract(s.appearance, '$.url') AS url, json_extract(s.claimed, '$.value') AS claimedValue,
      json_extract(s.claimed, '$.hedge') AS claimedHedge, ${withinNow('s')} AS within, d.at AS addedAt
    FROM ${SAYINGS_FROM} JOIN claim m ON m.id = s.claim_id JOIN listing l ON l.claim_id = s.claim_id
    WHERE s.id > ${Number(after)} AND ${sayingStands('s')} ORDER BY s.id LIMIT ${limit}`,
  rulings: (
    after,
    limit,
  ) => sql`SELECT g.id AS key, g.id, c.slug, r.revision, g.clock, g.as_of AS asOf, g.method,
      g.finding, g.verdict AS because, g.bundle_sha256 AS bundleSha256,
      g.recorded_at AS recordedAt
    FROM ruling g JOIN claim_revision r ON r.id = g.revision_id JOIN claim c ON c.id = r.claim_id
    WHERE g.id > ${Number(after)} ORDER BY g.id LIMIT ${limit}`,
  corrections: (after, limit) => sql`SELECT k.id AS key, k.id, c.slug, k.type, k.sentence,
      k.from_revision AS fromRevision, k.to_revision AS toRevision,
      json_extract(k.before, '$.said.word') AS wordSaidBefore,
      json_extract(k.before, '$.now.word') AS wordNowBefore,
      json_extract(k.after, '$.said.word') AS wordSaidAfter,
      json_extract(k.after, '$.now.word') AS wordNowAfter,
      json_extract(k.before, '$.said.finding') AS findingSaidBefore,
      json_extract(k.before, '$.now.finding') AS findingNowBefore,
      json_extract(k.after, '$.said.finding') AS findingSaidAfter,
      json_extract(k.after, '$.now.finding') AS findingNowAfter, k.at
    FROM correction k JOIN claim c ON c.id = k.claim_id
    WHERE k.id > ${Number(after)} ORDER BY k.id LIMIT ${limit}`,
  ...PEOPLE_QUERIES,
};

/** Tables whose key is a text. */
const BY_TEXT: ReadonlySet<TableName> = new Set(['series', 'sources', 'people', 'parties', 'party-names']);

/** The rows of a table in the order of their key, some at a time; cells as text, empty if there is nothing in them. */
export async function* tableRows(
  { read, kysely }: Database,
  table: TableName,
): AsyncGenerator<Record<string, string>[]> {
  let after: string | number | undefined = BY_TEXT.has(table) ? '' : 0;
  while (after !== undefined) {
    const [rows]: [Row[]] = await read(sqlRows(kysely, QUERIES[table](after, sql.lit(AT_A_TIME)), rowSchema));
    if (rows.length > 0) yield rows.map((row) => cells(table, row));
    after = rows.length < AT_A_TIME ? undefined : rows[rows.length - 1]?.key;
  }
}

function cells(table: TableName, { key: _, ...row }: Row): Record<string, string> {
  const texts = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );
  if (table === 'rulings') {
    const verdict = storedVerdict(texts['because'] ?? '');
    return { ...texts, word: wordOfVerdict(verdict), because: verdict.because };
  }
  if (table !== 'observations') return texts;
  const precision = texts['precision'];
  return { ...texts, precision: precisionText(precision ? storedPrecision(precision) : undefined) };
}

/** The slugs of all published claims, in order. */
export async function publishedSlugs({ read, kysely }: Database): Promise<string[]> {
  const [rows] = await read(kysely.selectFrom('listing').select('slug').orderBy('slug'));
  return rows.map((row) => row.slug);
}

/** One source of each licence that the ledger names: what a package says it was made from. */
export async function licensedSources({ read, kysely }: Database): Promise<Source[]> {
  const query = sql`SELECT ${sourceJson} AS source FROM source k WHERE k.id IN (
    SELECT min(id) FROM source WHERE licence IS NOT NULL GROUP BY licence)`;
  const [rows] = await read(sqlRows(kysely, query, sourceRow));
  return rows.map(({ source }) => source);
}

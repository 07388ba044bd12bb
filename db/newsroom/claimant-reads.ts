/** What the newsroom asks of somebody besides what readers see: where an address leads, the claims, its own other names. */
import { sql } from 'kysely';
import * as z from 'zod';
import { countRow, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';

const nowRow = z.object({ now: z.string() });

/** The slug of whoever an address is of now: itself, unless it was merged; undefined if there never was anybody. */
export async function claimantAddress({ read, kysely }: Database, slug: string): Promise<string | undefined> {
  const [[row]] = await read(
    sqlRows(kysely, sql`SELECT coalesce(now_slug, slug) AS now FROM claimant WHERE slug = ${slug}`, nowRow),
  );
  return row?.now;
}

/** How many claims are listed under somebody. */
export async function countClaims({ read, kysely }: Database, slug: string): Promise<number> {
  const [[row]] = await read(
    sqlRows(kysely, sql`SELECT count(*) AS n FROM listing WHERE claimant_slug = ${slug}`, countRow),
  );
  return row?.n ?? 0;
}

/** The other names that were given to somebody, without those of whoever was merged into it. */
export async function ownAliases({ read, kysely }: Database, slug: string): Promise<string[]> {
  const [rows] = await read(
    kysely.selectFrom('claimant_alias').select('name').where('claimant_slug', '=', slug).orderBy('key'),
  );
  return rows.map(({ name }) => name);
}

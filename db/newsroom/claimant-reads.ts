/** Where an address of a person leads in the newsroom, and how many claims are listed there. */
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

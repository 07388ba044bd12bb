/** The tests of one quotation: those that readers see, those still at work, and the name of another. */
import { sql } from 'kysely';
import * as z from 'zod';
import type { OtherTest } from '../../claims/editorial/listed-claim.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { otherTests } from '../ledger/evidence-lists.ts';

/** The other tests of the words of a claim. */
export interface TestsOfWords {
  published: readonly OtherTest[];
  /** The names of drafts that no revision is published of, with the same words. */
  drafts: readonly string[];
}

/** The most drafts that are named. */
const MAX_DRAFTS = 20;

const slugRow = z.object({ slug: z.string() });

/** The other tests of the words of the claim of a slug, in one round trip. */
export async function testsOfWords({ read, kysely }: Database, slug: string): Promise<TestsOfWords> {
  const drafts = sql`SELECT w.slug FROM work o JOIN work w ON w.quote = o.quote
    WHERE o.slug = ${slug} AND w.slug <> o.slug AND w.claim_id IS NULL AND w.quote <> ''
      AND w.latest > w.discarded_number
    ORDER BY w.id LIMIT ${sql.lit(MAX_DRAFTS)}`;
  const [published, rows] = await read(otherTests(kysely, slug), sqlRows(kysely, drafts, slugRow));
  return { published, drafts: rows.map((row) => row.slug) };
}

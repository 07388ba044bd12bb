/** Whose words answered a search: of claims that others said too, and whose own words do not have all that was asked. */
import { sql } from 'kysely';
import * as z from 'zod';
import { excerpt, type Marks, marked } from '../../claims/searching/marking.ts';
import { matchesIn, type Part, partsElsewhere } from '../../claims/searching/weighing.ts';
import { flag, sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { SAYINGS_FROM, sayingStands } from '../ledger/sayings.ts';
import { speakerColumn } from '../ledger/stored-json.ts';

/** A saying by which a claim was found, with the matches in the name and in the words marked. */
export interface FoundSaying {
  id: number;
  claimant: string;
  saidOn: string;
  words: string;
  isReported: boolean;
}

/** How much of the words of a saying is looked at, in characters, and how many sayings of a page of claims. */
const READ = 4_000;
const MOST = 1_000;

const row = z.object({
  slug: z.string(),
  id: z.number(),
  name: z.string(),
  claimant: speakerColumn,
  saidOn: z.string(),
  words: z.string(),
  isReported: flag,
});

type Row = z.infer<typeof row>;

/** What is looked for in the sayings of a claim: what its own words and its speaker's name do not have. */
export interface Lacking {
  slug: string;
  parts: readonly Part[];
}

/** Of some parts those that the terms of sayings have. */
export function inSayings(parts: readonly Part[], line: string): Part[] {
  if (line === '') return [];
  const elsewhere = new Set(partsElsewhere(parts, line));
  return parts.filter((part) => !elsewhere.has(part));
}

/** For each claim the saying that has most of what its own words lack, by its slug. No round trip if nothing is looked for. */
export async function foundSayings(
  { read, kysely }: Database,
  lacking: readonly Lacking[],
  marks: Marks,
): Promise<Map<string, FoundSaying>> {
  if (lacking.length === 0) return new Map();
  const [rows] = await read(
    sqlRows(
      kysely,
      sql`SELECT m.slug, s.id, c.name, s.claimant, s.said_on AS saidOn, substr(s.words, 1, ${sql.lit(READ)}) AS words,
          s.is_reported AS isReported
        FROM ${SAYINGS_FROM} JOIN claim m ON m.id = s.claim_id
        WHERE m.slug IN (${sql.join(lacking.map(({ slug }) => slug))}) AND ${sayingStands('s')}
        ORDER BY m.id, s.last_day, s.id LIMIT ${sql.lit(MOST)}`,
      row,
    ),
  );
  return new Map(
    lacking.flatMap(({ slug, parts }) => {
      const best = bestOf(
        rows.filter((one) => one.slug === slug),
        parts,
      );
      return best === undefined ? [] : [[slug, toldOf(best, parts, marks)] as const];
    }),
  );
}

/** The saying with the most of the weight of what is looked for, of two the earlier; undefined if none has any. */
function bestOf(rows: readonly Row[], parts: readonly Part[]): Row | undefined {
  let best: { row: Row; weight: number } | undefined;
  for (const one of rows) {
    const { role, organisation, party } = one.claimant;
    const texts = [one.words, one.name, one.claimant.name, role, organisation, party];
    const weight = parts
      .filter((part) => texts.some((text) => text !== undefined && matchesIn([part], text).length > 0))
      .reduce((sum, part) => sum + part.weight, 0);
    if (weight > (best?.weight ?? 0)) best = { row: one, weight };
  }
  return best?.row;
}

function toldOf(
  { id, claimant, saidOn, words, isReported }: Row,
  parts: readonly Part[],
  marks: Marks,
): FoundSaying {
  return {
    id,
    claimant: marked(claimant.name, parts, marks),
    saidOn,
    words: excerpt(words, parts, marks),
    isReported,
  };
}

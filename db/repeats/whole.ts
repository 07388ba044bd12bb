/** The claims of a ledger that may repeat each other, found claim by claim by the same look-up, so that the time grows with them. */
import { sql } from 'kysely';
import { claimStatement } from '../../claims/repeats/of-claim.ts';
import type { Relation, Statement } from '../../claims/repeats/statement.ts';
import { sqlRows } from '../base/json-columns.ts';
import type { Database } from '../base/open.ts';
import { STATEMENT_COLUMNS, statementFields } from '../ledger/repeat-keys.ts';
import { wordsOfEditors } from '../ledger/word-pairs.ts';
import { findAllRepeats, type MatchedClause } from './find.ts';

/** Two claims of the ledger, and what the first is to the second. */
export interface Repeat {
  a: string;
  b: string;
  relation: Exclude<Relation, 'related'>;
  why: string;
}

/** How many claims are read, and looked up, at a time: whoever reads the pairs waits for that many. */
const AT_A_TIME = 100;

/**
 * All pairs of claims that may repeat each other, or be two sides of one question, each once; with `of`, those of some claims.
 */
export async function* repeatsAmongClaims(
  database: Database,
  { of }: { of?: readonly string[] } = {},
): AsyncGenerator<Repeat> {
  const told = new Set<string>();
  const words = await wordsOfEditors(database);
  const among =
    of === undefined ? sql`` : sql`AND l.slug IN (SELECT value FROM json_each(${JSON.stringify(of)}))`;
  for (let after = 0; ; ) {
    const [claims] = await database.read(
      sqlRows(
        database.kysely,
        sql`SELECT ${STATEMENT_COLUMNS} FROM listing l JOIN claim_revision r ON r.id = l.revision_id
          WHERE l.claim_id > ${after} ${among} ORDER BY l.claim_id LIMIT ${sql.lit(AT_A_TIME)}`,
        statementFields,
      ),
    );
    const statements = claims.map(({ body, series }) => claimStatement(body, series));
    const found = await findAllRepeats(database, statements.map(butItself), { words });
    for (const [i, clauses] of found.entries()) {
      for (const one of repeatsOf(statements[i]?.claim ?? '', clauses)) {
        const key = [one.a, one.b].sort().join(' ');
        if (told.has(key)) continue;
        told.add(key);
        yield one;
      }
    }
    const last = claims.at(-1);
    if (last === undefined) return;
    after = last.claim_id;
  }
}

const butItself = (statement: Statement) => ({ ...statement, but: statement.claim });

function repeatsOf(own: string, [clause]: readonly MatchedClause[]): Repeat[] {
  // What the claim tests is its first clause; its other figures are no claim of it.
  return (clause?.matches ?? []).flatMap(({ slug, relation, why }) =>
    relation === 'maybe' || relation === 'related' ? [] : [{ a: slug, b: own, relation, why }],
  );
}

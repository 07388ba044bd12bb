/** What the API answers about sentences that may repeat a claim: proposals with their reasons, and nothing is written. */
import type { Context } from 'hono';
import type * as z from 'zod';
import type { Statement } from '../../claims/repeats/statement.ts';
import { findAllRepeats, findRepeats, type MatchedClause } from '../../db/repeats/find.ts';
import type { AppEnv } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import type { Admitted } from '../http/limits.ts';
import {
  type repeatsListSchema,
  type repeatsQuery,
  type repeatsSchema,
  sentencesSchema,
} from './repeats-schemas.ts';

type C = Context<AppEnv>;
type Asked = z.infer<typeof repeatsQuery>;

/** What was asked, as a statement. */
function statementOf({ text, said_on, by, unit, place }: Asked): Statement {
  return { words: text, saidOn: said_on, by, unit, place };
}

/** The characters of a sentence that cost as much as being looked up at all. */
const CHARACTERS_A_POINT = 500;

/** What looking sentences up costs, in points: each is read, and held against what comes near it, in proportion to its length. */
const pointsOfSentences = (all: readonly Asked[]): number =>
  all.reduce((sum, { text }) => sum + 1 + text.length / CHARACTERS_A_POINT, 0);

/** The claims that a sentence may repeat, clause by clause. `admitted` is charged for it before the work is done. */
export async function repeatsValue(
  c: C,
  asked: Asked,
  admitted?: Admitted,
): Promise<z.infer<typeof repeatsSchema>> {
  admitted?.costs(pointsOfSentences([asked]));
  return answerOf(asked, await findRepeats(c.var.deps.database, statementOf(asked)));
}

const answerOf = (asked: Asked, clauses: readonly MatchedClause[]) => ({
  sentence: asked.text,
  clauses: clauses.map(clauseValue),
});

function clauseValue({ clause, named, matches }: MatchedClause) {
  const claimed = clause.amount?.claimed;
  return {
    text: clause.text.trim(),
    figure: claimed?.value ?? null,
    unit: claimed === undefined || claimed.unit === '' ? null : claimed.unit,
    period: named,
    matches: matches.map(({ slug, saying, relation, why, agrees, differs }) => ({
      slug,
      saying,
      relation,
      why,
      agrees: [...agrees],
      differs: [...differs],
    })),
  };
}

/** The same of many sentences, in their order, looked up together. Throws a 400 if what was sent is no JSON, a 422 that names each wrong field. */
export async function manyRepeatsValue(
  c: C,
  sent: Uint8Array<ArrayBuffer>,
  admitted?: Admitted,
): Promise<z.infer<typeof repeatsListSchema>> {
  const read = sentencesSchema.safeParse(parsed(sent));
  if (!read.success)
    throw new HttpError(
      'unacceptable',
      'These are no sentences to look up: each issue says what is wrong, and where.',
      {
        issues: read.error.issues
          .slice(0, MOST_ISSUES)
          .map(({ path, message }) => ({ path: path.join('.'), message })),
      },
    );
  const { sentences } = read.data;
  admitted?.costs(pointsOfSentences(sentences));
  const found = await findAllRepeats(c.var.deps.database, sentences.map(statementOf));
  return { sentences: sentences.map((one, i) => answerOf(one, found[i] ?? [])) };
}

const MOST_ISSUES = 100;

function parsed(sent: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(sent));
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'not JSON';
    throw new HttpError('bad-request', `What was sent is not JSON: ${why}.`);
  }
}

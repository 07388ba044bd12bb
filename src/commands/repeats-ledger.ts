/** What the command that finds repeats needs of a ledger: of a database where one is set, else of the starter ledger's files. */
import { type Answerable, answersTo } from '../../claims/repeats/answers.ts';
import { OWN_LISTS, type PairedWords } from '../../claims/repeats/paired-words.ts';
import { indexRow } from '../../claims/searching/index-row.ts';
import { askedIn } from '../../claims/searching/question.ts';
import { type Part, partsOf } from '../../claims/searching/weighing.ts';
import { wordsOfEditors } from '../../db/ledger/word-pairs.ts';
import { answersIn } from '../../db/readers/search.ts';
import type { World } from './command.ts';
import { readStarter } from './starter.ts';
import { withLedger } from './with-ledger.ts';

/** The quotations by which the rarity of words is told, beside those that are given. */
export async function ledgerQuotes(): Promise<string[]> {
  return (await readStarter()).map(({ bundle }) => bundle.claim.quote);
}

/** Whether a database is set. */
export const hasDatabase = ({ env }: World): boolean => (env['DATABASE_URL'] ?? '') !== '';

/** What the editors of the database say of words; without one the lists of the program are alone. */
export async function wordsOfLedger(world: World): Promise<PairedWords> {
  let words = OWN_LISTS;
  if (!hasDatabase(world)) return words;
  await withLedger(world, async (database) => {
    words = await wordsOfEditors(database);
    return 0;
  });
  return words;
}

/** The claims of the database that answer each question. */
export async function answersFromLedger(
  world: World,
  questions: readonly string[],
  limit: number,
): Promise<string[][]> {
  return withLedger(world, async (database) => {
    const found: string[][] = [];
    for (const question of questions) found.push(await answersIn(database, question, limit));
    return found;
  });
}

/** The claims of the starter ledger that answer each question. */
export async function answersFromStarter(
  _world: World,
  questions: readonly string[],
  limit: number,
): Promise<string[][]> {
  const claims = await starterClaims();
  const lines = claims.map(({ row }) =>
    Object.values(row)
      .map((one: string) => ` ${one} `)
      .join('|'),
  );
  return questions.map((question) =>
    answersTo(question, partsAmong(question, lines), claims, limit).map(({ slug }) => slug),
  );
}

async function starterClaims(): Promise<Answerable[]> {
  return (await readStarter()).map(({ bundle: { claim, series, sources }, topic }) => ({
    slug: claim.slug,
    quote: claim.quote,
    kind: claim.kind,
    claimed: claim.claimed === undefined ? null : `${claim.claimed.value} ${claim.claimed.unit}`,
    row: indexRow({
      claim,
      names: [claim.claimant.name],
      topic: topic ?? null,
      series,
      publishers: sources.map(({ publisher }) => publisher),
    }),
  }));
}

/** The parts of a question, weighed by how many of some lines have each. */
function partsAmong(question: string, lines: readonly string[]): Part[] {
  const asked = askedIn(question);
  const held = (phrases: readonly (readonly string[])[]) =>
    lines.filter((one) => phrases.some((phrase) => one.includes(` ${phrase.join(' ')} `))).length;
  const known = asked.map(({ term, others }) => ({
    own: held([[term]]),
    claims: held([[term], ...others]),
    near: [],
  }));
  return partsOf(asked, known, lines.length);
}

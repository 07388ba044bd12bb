/**
 * The command that holds statements against each other or against the ledger, by rule: pairs, questions, a pool; or the
 * whole ledger, for claims that repeat each other. It proposes and writes nothing.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { HEDGE_NAMES } from '../../claims/claim.ts';
import { compareProfiles, nearness } from '../../claims/repeats/compare.ts';
import type { Known } from '../../claims/repeats/facts.ts';
import { type Profile, profileOf } from '../../claims/repeats/keys.ts';
import { type Outcome, RELATIONS, type Statement } from '../../claims/repeats/statement.ts';
import { contentOf, weighBy } from '../../claims/repeats/topic.ts';
import { repeatsAmongClaims } from '../../db/repeats/whole.ts';
import { linesOf, parseArgs, type Run, UsageError, type World } from './command.ts';
import {
  answersFromLedger,
  answersFromStarter,
  hasDatabase,
  ledgerQuotes,
  wordsOfLedger,
} from './repeats-ledger.ts';
import { pairLines, questionLines } from './repeats-score.ts';
import { withLedger } from './with-ledger.ts';

const line = z.string().max(100_000);
const statementShape = z.object({
  id: z.string().optional(),
  quote: line,
  claimant: line.nullish(),
  saidOn: line.nullish(),
  figure: line.nullish(),
  unit: line.nullish(),
  hedge: z.enum(HEDGE_NAMES).nullish(),
  kind: line.nullish(),
  period: line.nullish(),
  place: line.nullish(),
  slug: line.nullish(),
});
type Given = z.infer<typeof statementShape>;

const pairShape = z.object({ name: z.string(), a: statementShape, b: statementShape });
const questionShape = z.object({ name: z.string(), question: line });
/** The same as people judged them. */
const judgedShape = pairShape.extend({ relation: z.enum([...RELATIONS, 'none']) });
const answeredShape = questionShape.extend({ slugs: z.array(line) });
const pooledShape = statementShape.extend({ id: z.string() });

/** A statement as it was typed; without its typed fields only what was said, by whom and when. */
function statementOf(given: Given, isTyped: boolean): Statement {
  const said = { words: given.quote, by: given.claimant ?? undefined, saidOn: given.saidOn ?? undefined };
  if (!isTyped) return said;
  return {
    ...said,
    figure: given.figure ?? undefined,
    unit: given.unit ?? undefined,
    hedge: given.hedge ?? undefined,
    kind: given.kind ?? undefined,
    period: given.period ?? undefined,
    place: given.place ?? undefined,
    claim: given.slug ?? undefined,
  };
}

/** The rows of a file of NDJSON, or of standard input for `-`. Throws a UsageError that names the line that is none. */
async function rowsOf<Row>(file: string, shape: z.ZodType<Row>, world: World): Promise<Row[]> {
  const rows: Row[] = [];
  let number = 0;
  for await (const text of linesOf(file === '-' ? world.stdin : createReadStream(file))) {
    number += 1;
    if (text.trim() === '') continue;
    const read = shape.safeParse(parsed(text));
    if (!read.success)
      throw new UsageError(
        `${file}, line ${number}: ${z.prettifyError(read.error).split('\n')[0] ?? 'not a row'}`,
      );
    rows.push(read.data);
  }
  return rows;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How rare words are in the ledger and in the given sentences, each counted once; and what editors say of words, if a database is set. */
async function knownOf(world: World, sentences: Iterable<string>): Promise<Known> {
  const texts = new Set([...(await ledgerQuotes()), ...sentences]);
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { term } of contentOf(text, new Set())) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { weigh: weighBy(counts, texts.size), words: await wordsOfLedger(world) };
}

/** A relation as the score reads it: what is too weak to decide is no relation. */
const told = (outcome: Outcome) => (outcome === 'maybe' ? 'none' : outcome);

const write = (world: World, row: unknown) => world.stdout.write(`${JSON.stringify(row)}\n`);

async function pairs(file: string, isTyped: boolean, world: World): Promise<number> {
  const rows = await rowsOf(file, pairShape, world);
  const known = await knownOfPairs(rows, world);
  for (const row of rows) write(world, { name: row.name, ...relationOf(row, isTyped, known) });
  return 0;
}

type Pair = z.infer<typeof pairShape>;

const knownOfPairs = (rows: readonly Pair[], world: World): Promise<Known> =>
  knownOf(
    world,
    rows.flatMap(({ a, b }) => [a.quote, b.quote]),
  );

/** What the second statement of a pair is to the first, with the reason; `isTyped`: by its typed fields, too. */
function relationOf({ a, b }: Pair, isTyped: boolean, known: Known): { relation: string; why: string } {
  const [one, other] = [profileOf(statementOf(a, true)), profileOf(statementOf(b, isTyped))];
  const { relation, why } = compareProfiles(one, other, known);
  return { relation: told(relation), why };
}

/** Prints how well the pairs and questions of a folder are told, as people judged them: `gold.ndjson`, `questions.ndjson`. */
async function check(folder: string, world: World): Promise<number> {
  const rows = await rowsOf(join(folder, 'gold.ndjson'), judgedShape, world);
  const asked = await rowsOf(join(folder, 'questions.ndjson'), answeredShape, world);
  const known = await knownOfPairs(rows, world);
  const judged = (isTyped: boolean) =>
    rows.map((row) => ({ gold: row.relation, got: relationOf(row, isTyped, known).relation }));
  const answers = await answersTo(
    asked.map(({ question }) => question),
    world,
  );
  const lines = [
    ...pairLines('pairs, both typed', judged(true)),
    ...pairLines('pairs, the second untyped', judged(false)),
    ...questionLines(asked.map(({ slugs }, i) => ({ gold: slugs, got: answers[i] ?? [] }))),
  ];
  world.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** How many of the pool are named for a statement. */
const MOST_RANKED = 50;

async function retrieve(file: string, pool: string, isTyped: boolean, world: World): Promise<number> {
  const rows = await rowsOf(file, pairShape, world);
  const pooled = await rowsOf(pool, pooledShape, world);
  const known = await knownOf(
    world,
    pooled.map(({ quote }) => quote),
  );
  const read: [string, Profile][] = pooled.map((one) => [one.id, profileOf(statementOf(one, true))]);
  for (const { name, b } of rows) {
    const own = profileOf(statementOf(b, isTyped));
    const ranked = read
      .filter(([id]) => id !== b.id)
      .map(([id, other]) => ({ id, score: nearness(other, own, known) }))
      .sort((x, y) => y.score - x.score)
      .slice(0, MOST_RANKED)
      .map(({ id }) => id);
    write(world, { name, ranked });
  }
  return 0;
}

/** How many claims are named for a question. */
const MOST_ANSWERS = 3;

const answersTo = (asked: string[], world: World) =>
  (hasDatabase(world) ? answersFromLedger : answersFromStarter)(world, asked, MOST_ANSWERS);

async function questions(file: string, world: World): Promise<number> {
  const rows = await rowsOf(file, questionShape, world);
  const answers = await answersTo(
    rows.map(({ question }) => question),
    world,
  );
  for (const [i, { name }] of rows.entries()) write(world, { name, slugs: answers[i] ?? [] });
  return 0;
}

/** Every pair of claims of the ledger that may repeat each other, a line each. */
const wholeLedger = (world: World): Promise<number> =>
  withLedger(world, async (database) => {
    for await (const one of repeatsAmongClaims(database)) write(world, one);
    return 0;
  });

function misplaced(why: string): never {
  throw new UsageError(why);
}

export const run: Run = async (args, world) => {
  const { flags, values, rest } = parseArgs(args, {
    flags: ['untyped'],
    values: ['pairs', 'questions', 'retrieve', 'pool', 'check'],
  });
  if (rest.length > 0) throw new UsageError('repeats takes options only: name files after them');
  const [file, asked, looked, pool, folder] = ['pairs', 'questions', 'retrieve', 'pool', 'check'].map(
    (name) => values.get(name),
  );
  if ([file, asked, looked, folder].filter((one) => one !== undefined).length > 1)
    throw new UsageError('--pairs, --questions, --retrieve and --check are asked for one at a time');
  if (folder !== undefined) return check(folder, world);
  const isTyped = !flags.has('untyped');
  if (file !== undefined) return pairs(file, isTyped, world);
  if (asked !== undefined) return questions(asked, world);
  if (looked === undefined)
    return pool === undefined ? wholeLedger(world) : misplaced('--pool goes with --retrieve');
  if (pool === undefined) throw new UsageError('--retrieve needs --pool: the sentences to look among');
  return retrieve(looked, pool, isTyped, world);
};

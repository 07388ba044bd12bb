/**
 * The claims that a sentence may repeat: looked up by the keys of its clauses and by its rarest words, at most 600 of them
 * whatever the size of the ledger; those that share most are then held against it in full. Many sentences are looked up
 * together. It reads, and writes nothing.
 */
import { compareProfiles } from '../../claims/repeats/compare.ts';
import { clausesOf, type Key, type Profile, profileOf } from '../../claims/repeats/keys.ts';
import { inWords, type PairedWords } from '../../claims/repeats/paired-words.ts';
import type { Comparison, Outcome, Statement } from '../../claims/repeats/statement.ts';
import type { Weigh } from '../../claims/repeats/topic.ts';
import { breath } from '../base/breath.ts';
import type { Database } from '../base/open.ts';
import { wordsOfEditors } from '../ledger/word-pairs.ts';
import { candidatesFor, nearest, raritiesOf, termSets } from './candidates.ts';
import { type Held, heldFor, type Known } from './held.ts';

/** A claim that a clause may repeat, and how. */
export interface Match extends Comparison {
  slug: string;
  /** Which of its sayings comes nearest; null for its own words. */
  saying: number | null;
  relation: Exclude<Outcome, 'none'>;
}

/** A clause of the sentence with the claims that come nearest, the strongest first. */
export interface MatchedClause {
  clause: Key;
  /** The first date that the sentence names. */
  named: string | null;
  matches: Match[];
}

/** The most proposals of a clause, and the most clauses. */
const PROPOSALS = 5;
const CLAUSES = 6;

/** How many sentences are looked up in one round trip: what they read holds up the thread of an embedded ledger. */
const TOGETHER = 50;

/** Holds a sentence against the ledger, as `findAllRepeats` does many. */
export async function findRepeats(database: Database, statement: LookedFor): Promise<MatchedClause[]> {
  const [clauses = []] = await findAllRepeats(database, [statement]);
  return clauses;
}

/**
 * Holds sentences against the ledger, and gives the clauses of each in their order. Pairs that an editor called no repeat
 * are left out. One round trip for what editors say of words, unless `words` has that already, and three for every 50 sentences; others have
 * the thread between any two of them.
 */
export async function findAllRepeats(
  database: Database,
  statements: readonly LookedFor[],
  { words }: { words?: PairedWords | undefined } = {},
): Promise<MatchedClause[][]> {
  if (statements.length === 0) return [];
  const shared: Shared = {
    known: new Map(),
    termsOf: termSets(),
    words: words ?? (await wordsOfEditors(database)),
  };
  const found: MatchedClause[][] = [];
  for (let i = 0; i < statements.length; i += TOGETHER)
    found.push(...(await findTogether(database, statements.slice(i, i + TOGETHER), shared)));
  return found;
}

/** A sentence that is looked up; `but` is the claim that it is from. */
export type LookedFor = Statement & { but?: string | undefined };

/** What the sentences of one look-up share. */
interface Shared {
  known: Known;
  termsOf: (quote: string) => ReadonlySet<string>;
  words: PairedWords;
}

async function findTogether(
  database: Database,
  statements: readonly LookedFor[],
  { known, termsOf, words }: Shared,
): Promise<MatchedClause[][]> {
  const profiles = await eachInTurn(statements, (one) => inWords(profileOf(one), words));
  const rarities = await raritiesOf(database, profiles, words);
  const sought = profiles.flatMap((profile, i) => {
    const rarity = rarities[i];
    const { but } = statements[i] ?? {};
    return rarity === undefined
      ? []
      : [{ profile, rarity, clauses: clausesOf(profile).slice(0, CLAUSES), but }];
  });
  const candidates = await candidatesFor(database, sought, words);
  const near = await eachInTurn(sought, ({ profile, rarity: { weigh } }, i) => ({
    statement: profile.statement,
    near: nearest(candidates[i] ?? [], profile, { weigh, termsOf }),
  }));
  const held = await heldFor(database, near, known);
  return eachInTurn(sought, ({ clauses, rarity, but }, i) =>
    clauses.map((clause) => ({
      clause: clause.main,
      named: clause.named[0] ?? null,
      matches: matchesOf(clause, held[i] ?? [], { weigh: rarity.weigh, words, but }),
    })),
  );
}

/** Works on one after the other, and lets others have the thread after each. */
async function eachInTurn<One, Made>(
  all: readonly One[],
  work: (one: One, i: number) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [i, one] of all.entries()) {
    made.push(work(one, i));
    if (all.length > 1) await breath();
  }
  return made;
}

/** In a whole ledger some claim shares a word with any sentence: one that is proposed shares this much. */
const LEAST = 0.25;
const LEAST_OF_ONE_WORD = 0.42;

/** The claims that a clause may repeat, each by that of its sayings that comes nearest. */
function matchesOf(
  clause: Profile,
  held: readonly Held[],
  { weigh, words, but }: { weigh: Weigh; words: PairedWords; but: string | undefined },
): Match[] {
  const best = new Map<string, Match>();
  for (const { profile, slug, saying, isSameLatest } of held) {
    if (slug === but) continue;
    const { relation, ...rest } = compareProfiles(profile, clause, { weigh, isSameLatest, words });
    if (relation === 'none' || rest.bond < (rest.isThin ? LEAST_OF_ONE_WORD : LEAST)) continue;
    const match = { slug, saying, relation, ...rest };
    if ((best.get(slug)?.score ?? -1) < match.score) best.set(slug, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, PROPOSALS);
}

/** The claims of the ledger that the words of a draft or a claim may repeat, as the newsroom offers them. */
import type { Context } from 'hono';
import type { Bundle } from '../../../claims/bundle.ts';
import { HEDGE_NAMES } from '../../../claims/claim.ts';
import { partedBy } from '../../../claims/drafting/compound.ts';
import { FieldReader } from '../../../claims/drafting/field-reader.ts';
import type { TypedFields } from '../../../claims/drafting/typed-fields.ts';
import { claimStatement } from '../../../claims/repeats/of-claim.ts';
import { lookedUp, type Statement } from '../../../claims/repeats/statement.ts';
import type { Database } from '../../../db/base/open.ts';
import { claimsNamed } from '../../../db/readers/api.ts';
import { findAllRepeats, type Match, type MatchedClause } from '../../../db/repeats/find.ts';
import type { OfferedRepeat } from '../../../views/edit/parts/repeats.ts';
import { type AppEnv, todayOf } from '../../http/context.ts';
import { partialDay } from './name-fields.ts';

/** The most that are offered. */
const MOST = 5;

/** The fewest characters of a quotation that is looked up. */
const LEAST = 12;

/** The words of a form as a statement, as far as they are typed: its day and its figure as the ledger would hold them. */
export function typedStatement(fields: TypedFields, today: string): Statement {
  const read = new FieldReader(fields, today);
  const get = (name: string) => read.typed(name) || undefined;
  const unit = read.unit('claimed.unit');
  const figure = unit === undefined ? undefined : read.numberOf(unit, 'claimed.value');
  return {
    words: lookedUp(get('quote') ?? ''),
    by: get('claimant.name'),
    saidOn: partialDay(read.typed('saidOn'), today),
    kind: get('kind'),
    // A figure without what it counts is none that another could be held against.
    ...(figure === undefined ? {} : { figure, unit, hedge: read.choice('claimed.hedge', HEDGE_NAMES) }),
  };
}

/** What claims are offered for. */
export interface OfferedFor {
  /** The draft or the claim itself, which is none of them. */
  slug: string | null;
  fields: Readonly<Record<string, string>>;
  /** The claim, as soon as there is one. */
  bundle?: Pick<Bundle, 'claim' | 'series'> | undefined;
}

/** At most five claims, the nearest first. */
export async function offeredRepeats(c: Context<AppEnv>, asked: OfferedFor): Promise<OfferedRepeat[]> {
  const [offered = []] = await offeredForAll(c.var.deps.database, [asked], todayOf(c));
  return offered;
}

/** The same for several, in their order, looked up together. */
export async function offeredForAll(
  database: Database,
  all: readonly OfferedFor[],
  today: string,
): Promise<OfferedRepeat[][]> {
  const statements = all.map(({ slug, fields, bundle }) => ({
    ...(bundle === undefined ? typedStatement(fields, today) : claimStatement(bundle.claim, bundle.series)),
    but: slug ?? undefined,
  }));
  const long = statements.filter(({ words }) => words.trim().length >= LEAST);
  const clauses = await findAllRepeats(database, long);
  const found = new Map(long.map((statement, i) => [statement, nearestOf(clauses[i] ?? [])]));
  const slugs = new Set([...found.values()].flatMap((matches) => matches.map(({ slug }) => slug)));
  const claims = new Map((await claimsNamed(database, [...slugs])).map((claim) => [claim.slug, claim]));
  return statements.map((statement) =>
    (found.get(statement) ?? []).flatMap(({ slug, relation, why }) => {
      const claim = claims.get(slug);
      if (claim === undefined) return [];
      const { quote, claimant, saidOn } = claim;
      const rest = relation === 'part' ? partedBy(statement.words, quote).rest : '';
      return [{ slug, quote, claimant, saidOn, relation, why, rest }];
    }),
  );
}

/** The nearest of the matches of all clauses, each claim once. */
function nearestOf(clauses: readonly MatchedClause[]): Match[] {
  const best = new Map<string, Match>();
  for (const match of clauses.flatMap(({ matches }) => matches)) {
    const held = best.get(match.slug);
    if (held === undefined || held.score < match.score) best.set(match.slug, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
}

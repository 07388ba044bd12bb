/** The claims of the ledger that the words of a draft or a claim may repeat, as the newsroom offers them. */
import type { Context } from 'hono';
import type { Bundle } from '../../../claims/bundle.ts';
import { partedBy } from '../../../claims/drafting/compound.ts';
import { claimStatement } from '../../../claims/repeats/of-claim.ts';
import type { Statement } from '../../../claims/repeats/statement.ts';
import { claimsNamed } from '../../../db/readers/api.ts';
import { findRepeats } from '../../../db/repeats/find.ts';
import type { OfferedRepeat } from '../../../views/edit/parts/repeats.ts';
import type { AppEnv } from '../../http/context.ts';

/** The most that are offered. */
const MOST = 5;

/** The fewest characters of a quotation that is looked up, and the most. */
const LEAST = 12;
const LONGEST = 2_000;

/** The words of a form as a statement, as far as they are typed. */
function typedStatement(fields: Readonly<Record<string, string>>): Statement {
  const get = (name: string) => {
    const typed = (fields[name] ?? '').trim();
    return typed === '' ? undefined : typed;
  };
  return {
    words: (get('quote') ?? '').slice(0, LONGEST),
    by: get('claimant.name'),
    saidOn: get('saidOn'),
    kind: get('kind'),
  };
}

/** At most five claims, the nearest first; `slug` is the draft or the claim itself, which is none of them. */
export async function offeredRepeats(
  c: Context<AppEnv>,
  {
    slug,
    fields,
    bundle,
  }: {
    slug: string | null;
    fields: Readonly<Record<string, string>>;
    /** The claim, as soon as there is one. */
    bundle?: Pick<Bundle, 'claim' | 'series'> | undefined;
  },
): Promise<OfferedRepeat[]> {
  const statement =
    bundle === undefined ? typedStatement(fields) : claimStatement(bundle.claim, bundle.series);
  if (statement.words.trim().length < LEAST) return [];
  const { database } = c.var.deps;
  const clauses = await findRepeats(database, statement, slug === null ? {} : { but: slug });
  const best = new Map<string, (typeof clauses)[number]['matches'][number]>();
  for (const match of clauses.flatMap(({ matches }) => matches)) {
    const held = best.get(match.slug);
    if (held === undefined || held.score < match.score) best.set(match.slug, match);
  }
  const matches = [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
  const claims = await claimsNamed(
    database,
    matches.map((match) => match.slug),
  );
  const named = new Map(claims.map((claim) => [claim.slug, claim]));
  return matches.flatMap(({ slug: other, relation, why }) => {
    const claim = named.get(other);
    if (claim === undefined) return [];
    const { quote, claimant, saidOn } = claim;
    const rest = relation === 'part' ? partedBy(statement.words, quote).rest : '';
    return [{ slug: other, quote, claimant, saidOn, relation, why, rest }];
  });
}

/** Which claims of the ledger the tests of an article repeat: the one place where they are looked up. */
import { type ArticleMatch, matchesAmong } from '../../../claims/drafting/article-matches.ts';
import type { Line } from '../../../claims/drafting/article-sheet.ts';
import { type TypedFields, typedIn } from '../../../claims/drafting/typed-fields.ts';
import type { Database } from '../../../db/base/open.ts';
import { claimsWith } from '../../../db/newsroom/known-figures.ts';

/** The claims that each line may repeat, by its key; lines without one are left out. One round trip. */
export async function matchesOf(
  database: Database,
  lines: readonly Pick<Line, 'key' | 'fields'>[],
): Promise<Map<string, readonly ArticleMatch[]>> {
  const texts = (name: string) => [
    ...new Set(lines.map(({ fields }) => typedIn(fields as TypedFields, name)).filter((text) => text !== '')),
  ];
  const claims = await claimsWith(database, {
    values: texts('claimed.value'),
    claimants: texts('claimant.name'),
  });
  const found = lines.map(({ key, fields }) => [key, matchesAmong(fields, claims)] as const);
  return new Map(found.filter(([, matches]) => matches.length > 0));
}

/** What an embed of a claim shows, in one place for every form of it. */

import type { Context } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { wordOfVerdict } from '../../../claims/verdict/headline.ts';
import { type Clocks, METHOD } from '../../../claims/verdict/verdict.ts';
import type { Embedded } from '../../../db/readers/embeds.ts';
import { THEMES } from '../../../views/parts/theme.ts';
import { type AppEnv, dayOf, todayOf } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';
import { choice } from '../../http/query.ts';

/** The theme that an address asks for, the reader's own settings unless it names another. */
export const theme = choice(THEMES);

/** An embed of a published claim. */
export type Shown = Extract<Embedded, { state: 'published' }>;

/**
 * The verdicts that an embed shows. One that follows shows today's, as the claim's page does; one that is pinned, or
 * was published by another method, shows what was published.
 */
export function verdictsShown(c: Context<AppEnv>, { shown, slug, isPinned }: Shown): Clocks {
  const { said, now } = shown.verdicts;
  if (isPinned || said.method !== METHOD || now.method !== METHOD) return shown.verdicts;
  const today = todayOf(c);
  if (now.asOf === today) return shown.verdicts;
  const bundle = assembleBundle(shown.claim, shown.series, shown.sources, today);
  const key = `embed ${slug} ${shown.revision} ${shown.publishedAt} ${today}`;
  return { said, now: c.var.verdicts.get(key, () => evaluateBundle(bundle)) };
}

/** The revision that an embed is pinned to; null if it follows. */
export function pinnedTo(
  c: Context<AppEnv>,
  { isPinned, shown }: Shown,
): { revision: number; on: string } | null {
  return isPinned ? { revision: shown.revision, on: dayOf(c, shown.publishedAt) } : null;
}

/** Names the state of an embed, for ETags: it changes whenever the embed shows something else. */
export function versionOf(embedded: Embedded): string {
  if (embedded.state !== 'published') return contentHash(JSON.stringify(embedded));
  const { shown, latest, changed, isPinned } = embedded;
  const { said, now } = shown.verdicts;
  return contentHash(
    JSON.stringify([
      isPinned,
      shown.revision,
      shown.publishedAt,
      [said, now].map((v) => [wordOfVerdict(v), v.finding, v.because, v.asOf, v.method]),
      latest.revision,
      latest.publishedAt,
      changed?.at,
    ]),
  );
}

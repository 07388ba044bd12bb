/** What is asked of an embed, and what it shows: read from the address in one place for every form of it. */

import type { Context } from 'hono';
import { assembleBundle } from '../../../claims/bundle.ts';
import { evaluateBundle } from '../../../claims/evaluate.ts';
import { type Clocks, METHOD } from '../../../claims/verdict.ts';
import type { Embedded } from '../../../db/readers/embeds.ts';
import { isTheme, type Theme } from '../../../views/parts/theme.ts';
import { dayOf } from '../../http/cache.ts';
import type { AppEnv } from '../../http/context.ts';
import { contentHash } from '../../http/hash.ts';

/** An embed of a claim that is published. */
export type Shown = Extract<Embedded, { state: 'published' }>;

/** What `rev` says: a revision, none where it does not ask, and `unknown` where it can name none. */
export function revisionOf(text: string | undefined): number | null | 'unknown' {
  if (text === undefined || text === '') return null;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 'unknown';
}

/** The theme that an address asks for; any other is that of the reader's own settings. */
export function themeOf(text: string | undefined): Theme {
  return isTheme(text) ? text : 'auto';
}

/**
 * Whether a request names its answer as we would: only then is the answer kept here. Parameters that are not known,
 * or that change nothing, lead to the same answer under endlessly many addresses.
 */
export function isPlainly(c: Context<AppEnv>, address: string): boolean {
  const asked = c.req.url.slice(new URL(c.req.url).origin.length);
  return asked.replaceAll(',', '%2C').replaceAll('@', '%40') === address;
}

/**
 * The verdicts that an embed shows. One that follows shows those of today, as the claim's page does; what is pinned,
 * or was published by another method, stands as it was published.
 */
export function clocksShown(c: Context<AppEnv>, { shown, slug, isPinned }: Shown): Clocks {
  const { said, now } = shown.verdicts;
  if (isPinned || said.method !== METHOD || now.method !== METHOD) return shown.verdicts;
  const today = dayOf(c.var.now);
  if (now.asOf === today) return shown.verdicts;
  const bundle = assembleBundle(shown.claim, shown.series, shown.sources, today);
  const key = `embed ${slug} ${shown.revision} ${shown.publishedAt} ${today}`;
  return { said, now: c.var.verdicts.get(key, () => evaluateBundle(bundle)) };
}

/** What an embed is pinned to; null where it follows. */
export function pinnedTo({ isPinned, shown }: Shown): { revision: number; on: string } | null {
  return isPinned ? { revision: shown.revision, on: shown.publishedAt.slice(0, 10) } : null;
}

/** Names the state of an embed, for tags: another whenever it shows something else. */
export function versionOf(embedded: Embedded): string {
  if (embedded.state !== 'published') return contentHash(JSON.stringify(embedded));
  const { shown, latest, changed, isPinned } = embedded;
  const { said, now } = shown.verdicts;
  return contentHash(
    JSON.stringify([
      isPinned,
      shown.revision,
      shown.publishedAt,
      [said, now].map((v) => [v.finding, v.because, v.asOf, v.method]),
      latest.revision,
      latest.publishedAt,
      changed?.at,
    ]),
  );
}

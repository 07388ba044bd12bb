/** Which claims a strip shows, for the strip itself and for its oEmbed. */
import type { Context } from 'hono';
import { followEmbed } from '../../../db/readers/embeds.ts';
import type { StripItem } from '../../../views/embed/strip.ts';
import type { AppEnv } from '../../http/context.ts';
import { revisionOf } from '../../http/query.ts';
import { type Found, saidBesides, verdictsShown, versionOf } from './shown.ts';

/** The most claims in a strip; any beyond them are left out. */
const MAX_CLAIMS = 20;
/** The longest list that is read, in characters. */
const MAX_LIST = 20_000;

interface Listed {
  slug: string;
  rev: ReturnType<typeof revisionOf> | null;
  asked: string;
}

/**
 * The claims of a list, each written `SLUG` or `SLUG@REVISION`; of several with one slug the first counts. `all` is the
 * revision of those that name none.
 */
function listed(text: string, all: string): Listed[] {
  const found = new Map<string, Listed>();
  for (const part of text.slice(0, MAX_LIST).split(',')) {
    const named = part.trim();
    if (named === '' || found.size === MAX_CLAIMS) continue;
    const asked = all === '' || named.includes('@') ? named : `${named}@${all.slice(0, 20)}`;
    const [slug = '', rev, ...more] = asked.split('@');
    // Whatever follows an @ pins, even if it is no number: an embed that follows promises something else.
    const pinned = rev === undefined ? null : more.length > 0 ? 'unknown' : revisionOf(rev);
    if (!found.has(slug)) found.set(slug, { slug, rev: pinned, asked });
  }
  return [...found.values()];
}

/** What the address of a strip asks for. */
export interface StripAsked {
  /** The list of claims, and the revision of those that name none. */
  claims: string;
  rev: string;
}

/** The entries of a strip, in the order that was asked for; with the list as it was read, and what names their state. */
export async function stripItems(
  c: Context<AppEnv>,
  { claims, rev: all }: StripAsked,
): Promise<{ name: string; items: StripItem[]; version: string }> {
  const list = listed(claims, all);
  const found = await Promise.all(
    list.map(({ slug, rev }) =>
      rev === 'unknown'
        ? Promise.resolve<Found>({ state: 'unknown' })
        : followEmbed(c.var.deps.database, slug, rev),
    ),
  );
  const name = list.map(({ asked }) => asked).join(',');
  return {
    name,
    items: found.map((embedded, i) => itemOf(c, embedded, list[i]?.asked ?? '')),
    version: [name, ...found.map(versionOf)].join(' '),
  };
}

function itemOf(c: Context<AppEnv>, embedded: Found, asked: string): StripItem {
  if (embedded.state === 'unknown') return { state: 'unknown', asked };
  if (embedded.state === 'withdrawn') return embedded;
  const { shown, isPinned, changed } = embedded;
  const { claim, revision } = shown;
  return {
    state: 'published',
    claim,
    revision,
    isPinned,
    verdicts: verdictsShown(c, embedded),
    changed,
    told: saidBesides(embedded),
  };
}

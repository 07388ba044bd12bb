/**
 * Counts who embeds verdicts, in memory until the counts are written: by the host in the Referer, and by nothing else
 * of the request. A request without one is not counted.
 */
import type { CountedForm } from '../../claims/editorial/embedding.ts';
import type { Database } from '../../db/base/open.ts';
import { addEmbedViews, type EmbedViews } from '../../db/publishers/embed-counts.ts';
import { utcDayOf } from '../clock.ts';
import { embeddingHost } from '../publishers/hosts.ts';

/** The full address of an embed: its sort, its name and its query. */
const EMBEDDED = /^https?:\/\/[^/?#]+\/(badge|embed|og)(?:\/([^/?#]+))?(?:\?([^#]*))?(?:#|$)/;

/** The form of a claim's slug. Whether there is such a claim is checked when the counts are written. */
const SLUG = /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/;
const MAX_SLUG = 120;

/** How many claims of a strip are counted. */
const MAX_CLAIMS = 20;

/** The form of an embed and the claims that it shows, by its address; null if that is no embed's. */
export function embedOf(address: string): { form: CountedForm; slugs: string[] } | null {
  const [, sort, name, query = ''] = EMBEDDED.exec(address) ?? [];
  if (sort === undefined) return null;
  const shown = (form: CountedForm, ...slugs: string[]) => {
    const claims = slugs.filter((slug) => slug.length <= MAX_SLUG && SLUG.test(slug));
    return claims.length === 0 ? null : { form, slugs: claims };
  };
  if (sort === 'embed' && name === undefined) {
    const claims = new URLSearchParams(query).get('claims')?.split(',') ?? [];
    return shown(
      'strip',
      ...new Set(claims.slice(0, MAX_CLAIMS).map((slug) => slug.trim().replace(/@\d+$/, ''))),
    );
  }
  if (name === undefined) return null;
  if (sort === 'embed') return shown('card', name);
  if (sort === 'og') return name.endsWith('.png') ? shown('picture', name.slice(0, -'.png'.length)) : null;
  if (name.endsWith('.svg')) return shown('badge', name.slice(0, -'.svg'.length));
  return name.endsWith('.json') ? shown('badge-data', name.slice(0, -'.json'.length)) : null;
}

/** The most counts that wait to be written; any beyond them are dropped. */
const MAX_WAITING = 5_000;

export class EmbedCounter {
  #waiting = new Map<string, EmbedViews>();

  /** Counts what an address shows, for the host in the Referer. `origin` is our own, if it is set. */
  count(address: string, referer: () => string | undefined, origin: string | undefined, now: Date): void {
    const embed = embedOf(address);
    if (embed === null) return;
    const own = new URL(origin !== undefined && URL.canParse(origin) ? origin : address).hostname;
    const host = embeddingHost(referer(), own);
    if (host === undefined) return;
    for (const slug of embed.slugs) this.#add({ host, slug, form: embed.form, day: utcDayOf(now), n: 1 });
  }

  #add(views: EmbedViews): void {
    const key = `${views.day} ${views.host} ${views.form} ${views.slug}`;
    const held = this.#waiting.get(key);
    if (held !== undefined) held.n += views.n;
    else if (this.#waiting.size < MAX_WAITING) this.#waiting.set(key, views);
  }

  /** Whether nothing waits to be written. */
  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Writes the waiting counts. If that fails it throws, and they go on waiting. */
  async flush(database: Database): Promise<void> {
    const waiting = [...this.#waiting.values()];
    this.#waiting = new Map();
    try {
      await addEmbedViews(database, waiting);
    } catch (error) {
      for (const views of waiting) this.#add(views);
      throw error;
    }
  }
}

/**
 * Counts who embeds verdicts, in memory, until it is written: by the host that the Referer names, and by nothing else
 * of the request. Where it cannot be told it is not counted.
 */

import type { Database } from '../../db/base/open.ts';
import type { EmbedForm } from '../../db/base/schema-embeds.ts';
import { addEmbedViews, type EmbedViews } from '../../db/publishers/embed-counts.ts';
import { dayOf } from '../clock.ts';
import { embeddingHost } from '../publishers/hosts.ts';

/** The paths of embeds, in a full address. */
const EMBEDDED = /^https?:\/\/[^/?#]+\/(badge|embed|og)(?:\/([^/?#]+))?(?:\?([^#]*))?(?:#|$)/;

/** What the slug of a claim is made of; whether there is such a claim is asked when it is written. */
const SLUG = /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/;
const MAX_SLUG = 120;

/** So many claims of a strip are counted. */
const MAX_CLAIMS = 20;

/** What of which claims an address shows; null where it is no embed. */
export function embedOf(address: string): { form: EmbedForm; slugs: string[] } | null {
  const [, sort, name, query = ''] = EMBEDDED.exec(address) ?? [];
  if (sort === undefined) return null;
  const shown = (form: EmbedForm, ...slugs: string[]) => {
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

/** So many counts wait at most; what comes beyond that before they are written is not counted. */
const MAX_WAITING = 5_000;

export class EmbedCounter {
  #waiting = new Map<string, EmbedViews>();

  /** Counts what an address shows, on the host of the page that it was asked from. `origin` is our own, where it is set. */
  count(address: string, referer: () => string | undefined, origin: string | undefined, now: Date): void {
    const embed = embedOf(address);
    if (embed === null) return;
    const own = new URL(origin !== undefined && URL.canParse(origin) ? origin : address).hostname;
    const host = embeddingHost(referer(), own);
    if (host === undefined) return;
    for (const slug of embed.slugs) this.#add({ host, slug, form: embed.form, day: dayOf(now), n: 1 });
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

  /** Writes what waits. Where that fails it throws, and what waited waits on. */
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

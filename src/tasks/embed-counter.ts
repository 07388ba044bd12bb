/**
 * Counts who embeds verdicts, in memory until the counts are written: by the host in the Referer, and by nothing else
 * of the request. A request without one is not counted.
 */
import type { CountedForm } from '../../claims/editorial/embedding.ts';
import type { Database } from '../../db/base/open.ts';
import { addEmbedViews, type EmbedViews } from '../../db/publishers/embed-counts.ts';
import { utcDayOf } from '../clock.ts';
import { networkOf } from '../networks.ts';
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

/**
 * How many hosts one network may name in a day that have not come back on another day, and how many counts of its may wait:
 * anybody can write any name into a Referer, and a reader looks at few sites.
 */
const MAX_NEWCOMERS = 10;
const MAX_WAITING_OF_ONE = 500;

/** How many networks, and how many hosts that came back, are remembered. */
const MAX_REMEMBERED = 10_000;

/** What a network has named in a day. */
interface Naming {
  newcomers: Set<string>;
  waiting: number;
}

/** Makes room for one more in what is remembered: the oldest is forgotten. */
function makeRoom(remembered: Map<string, unknown> | Set<string>): void {
  if (remembered.size < MAX_REMEMBERED) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
}

export class EmbedCounter {
  #waiting = new Map<string, EmbedViews>();
  /** The networks of a day; never written anywhere. */
  readonly #networks = new Map<string, Naming>();
  #day = '';
  /** Hosts that came back, as far as this process has written counts of theirs. */
  readonly #returned = new Set<string>();

  /**
   * Counts what an address shows, for the host in the Referer. `origin` is our own, if it is set, and `from` gives the
   * client's address, if it is known.
   */
  count(
    address: string,
    referer: () => string | undefined,
    origin: string | undefined,
    now: Date,
    from: () => string | undefined = () => undefined,
  ): void {
    const embed = embedOf(address);
    if (embed === null) return;
    const own = new URL(origin !== undefined && URL.canParse(origin) ? origin : address).hostname;
    const host = embeddingHost(referer(), own);
    if (host === undefined) return;
    const day = utcDayOf(now);
    const naming = this.#naming(from(), day);
    if (naming !== undefined && !this.#isTaken(host, naming)) return;
    for (const slug of embed.slugs) {
      if (naming !== undefined && naming.waiting >= MAX_WAITING_OF_ONE) return;
      const isNew = this.#add({ host, slug, form: embed.form, day, n: 1 });
      if (isNew && naming !== undefined) naming.waiting += 1;
    }
  }

  /** What the network of a client has named today; undefined if its address is not known. */
  #naming(client: string | undefined, day: string): Naming | undefined {
    if (day !== this.#day) this.#networks.clear();
    this.#day = day;
    if (client === undefined) return undefined;
    const network = networkOf(client);
    const held = this.#networks.get(network);
    if (held !== undefined) return held;
    makeRoom(this.#networks);
    const naming = { newcomers: new Set<string>(), waiting: 0 };
    this.#networks.set(network, naming);
    return naming;
  }

  #isTaken(host: string, { newcomers }: Naming): boolean {
    if (this.#returned.has(host) || newcomers.has(host)) return true;
    if (newcomers.size >= MAX_NEWCOMERS) return false;
    newcomers.add(host);
    return true;
  }

  /** Adds to a count; whether it is one that did not wait yet. */
  #add(views: EmbedViews): boolean {
    const key = `${views.day} ${views.host} ${views.form} ${views.slug}`;
    const held = this.#waiting.get(key);
    if (held !== undefined) held.n += views.n;
    else if (this.#waiting.size < MAX_WAITING) {
      this.#waiting.set(key, views);
      return true;
    }
    return false;
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
      for (const host of await addEmbedViews(database, waiting)) {
        makeRoom(this.#returned);
        this.#returned.add(host);
      }
      for (const naming of this.#networks.values()) naming.waiting = 0;
    } catch (error) {
      for (const views of waiting) this.#add(views);
      throw error;
    }
  }
}

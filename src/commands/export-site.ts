/** The reader's site as static files: what `export --site` writes. The pages are those of the app, asked in process. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dateInWords } from '../../claims/words/dates.ts';
import { dayAt } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { publishedSlugs } from '../../db/readers/export.ts';
import { READERS_PAGES } from '../../views/machines/sitemap.ts';
import { html } from '../../views/parts/html.ts';
import { isPictured } from '../../views/parts/social.ts';
import { urls } from '../../views/parts/urls.ts';
import { createApp } from '../app.ts';
import type { Deps } from '../http/deps.ts';
import { programFile } from '../node-files.ts';
import { asFile, fileOf } from './static-site.ts';

/** The pages from which all others are found, besides the claims; the feeds come with them. */
const BEGINNINGS = [
  ...READERS_PAGES,
  urls.correctionsFeed(),
  urls.feed(),
  urls.jsonFeed(),
  urls.apiDocs(),
  urls.icon(),
  urls.embedScript(),
  urls.pagePicture(urls.home()),
];

/** What other sites show of a claim, which no page leads to. */
const shownOf = (slug: string) => [
  urls.claim(slug),
  urls.badge(slug),
  urls.badge(slug, { size: 'narrow' }),
  urls.badge(slug, { size: 'card' }),
  urls.badgeJson(slug),
  urls.embed(slug),
  urls.picture(slug),
];

/** What a page says in place of a form. */
const noteOf = (today: string) =>
  String(
    html`<p class="note">Searching and choosing a day need the ledger’s server. This is a copy of ${dateInWords(today)}, which opens without one.</p>`,
  );

/** What other sites show of a page besides: its picture, and the chart of a series. */
function besides(address: string): string[] {
  const [, id] = /^\/evidence\/([^/?]+)$/.exec(address) ?? [];
  return [
    ...(isPictured(address) ? [urls.pagePicture(address)] : []),
    ...(id === undefined ? [] : [urls.embedSeries(decodeURIComponent(id))]),
  ];
}

/**
 * Writes the site to a folder, so that it opens from there: every page that a reader can come to without searching,
 * with the files that it offers. `origin` is where the site is served, for the addresses in feeds. `onProgress` gets
 * how many files are written, out of how many that are known. Returns the files, and those that could not be
 * made, by their addresses.
 */
export async function exportSite(
  database: Database,
  folder: string,
  origin: string,
  now: Date,
  onProgress: (done: number, of: number) => void,
): Promise<{ files: number; failed: string[] }> {
  const deps: Deps = {
    database,
    now: () => now,
    build: 'export',
    file: programFile,
    origin,
  };
  const app = createApp({ keepAnswers: false });
  const { today } = await dayAt(database.kysely, now.toISOString());
  const note = noteOf(today);
  const known = new Map<string, string>();
  const toMake: [file: string, address: string][] = [];
  const find = (address: string, file: string | null) => {
    if (file === null || known.has(file)) return;
    known.set(file, address);
    toMake.push([file, address]);
  };
  for (const address of BEGINNINGS) find(address, fileOf(address));
  for (const slug of await publishedSlugs(database))
    for (const address of shownOf(slug)) find(address, fileOf(address));
  const failed: string[] = [];
  let files = 0;
  for (let next = toMake.pop(); next !== undefined; next = toMake.pop()) {
    const [file, address] = next;
    const answer = await app.fetch(
      new Request(new URL(address, origin), { headers: { Accept: 'text/html,*/*' } }),
      deps,
    );
    // What pages link to is written whatever it says, so that no link is dead; what was only tried is not.
    if (answer.status !== 200) {
      failed.push(address);
      if (BEGINNINGS.includes(address)) continue;
    }
    let bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.headers.get('content-type')?.startsWith('text/html') === true) {
      const page = asFile(new TextDecoder().decode(bytes), file, new URL(origin).origin, note);
      for (const [to, path] of page.leadsTo) find(path, to);
      // The chart of a series and the pictures of pages belong to their pages.
      for (const beside of besides(address)) find(beside, fileOf(beside));
      bytes = new TextEncoder().encode(page.markup);
    }
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    files += 1;
    onProgress(files, known.size);
  }
  return { files, failed };
}

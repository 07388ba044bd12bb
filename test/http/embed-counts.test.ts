/** Who embeds is counted on both runtimes, and shown to everybody in the newsroom. */
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../db/base/open.ts';
import { addEmbedViews, listEmbedders } from '../../db/publishers/embed-counts.ts';
import { noSqld } from '../support/edge.ts';
import { words } from '../support/markup.ts';
import { newPerson, signIn } from '../support/newsroom.ts';
import { startNode, temporaryFolder } from '../support/servers.ts';

const SLUG = 'braverman-on-track';
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** What was counted on a host, in a database that others use as well. */
async function counted(url: string, host: string): Promise<[string, number][]> {
  const database = openDatabase(createClient, { url });
  try {
    const { embedders } = await listEmbedders(database, { since: '2000-01-01', host }, 1);
    return embedders.map(({ slug, shown }) => [slug, shown]);
  } finally {
    await database.close();
  }
}

/** Looks at a badge and a card from a page of a host, the second time as it is kept. */
async function look(base: string, host: string): Promise<void> {
  for (const path of [`/badge/${SLUG}.svg`, `/badge/${SLUG}.svg`, `/embed/${SLUG}`, `/claims/${SLUG}`]) {
    const answer = await fetch(base + path, { headers: { Referer: `https://${host}/a/page?of=theirs` } });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    await answer.arrayBuffer();
  }
}

describe('on Node', () => {
  it('what is counted is written when the server stops, and shown to an editor', async () => {
    const database = `file:${join(folder.path, 'ledger.db')}`;
    const first = await startNode({ DATABASE_URL: database });
    await look(first.url, 'news.example.org');
    await first.stop();
    expect(await counted(database, 'news.example.org')).toEqual([[SLUG, 3]]);
    const ledger = openDatabase(createClient, { url: database });
    const dayAgo = (days: number) =>
      new Date(Date.now() - days * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
    const other = { slug: 'met-over-34000-fte', form: 'strip' } as const;
    await addEmbedViews(ledger, [
      { host: 'blog.example.com', day: dayAgo(3), n: 1, ...other },
      { host: 'blog.example.com', day: dayAgo(1), n: 1, ...other },
      { host: 'news.example.org', slug: SLUG, day: dayAgo(2), form: 'badge', n: 1 },
      { host: 'made-up.example.com', day: dayAgo(1), n: 99, ...other },
      { host: 'long.ago.example.org', slug: SLUG, day: '2020-01-01', form: 'card', n: 9 },
    ]);
    await ledger.close();

    const again = await startNode({ DATABASE_URL: database });
    try {
      const editor = await signIn(again.url, await newPerson(again.url, database, 'editor'));
      const all = words((await editor.get('/edit/embeds')).body);
      expect(all).toContain('Two sites have shown verdicts 6 times.');
      expect(all).toMatch(
        /news\.example\.org 4 times in all .*?badge, card 4 .*blog\.example\.com 2 times in all/,
      );
      // Anybody can make up a name, so that one is listed once it was seen on a second day, or asked for.
      expect(all).not.toContain('made-up.example.com');
      expect(all).toContain('A site is listed from its second day on');
      expect(all).toContain('One site was seen on one day only so far');
      const made = words((await editor.get('/edit/embeds?host=made-up.example.com')).body);
      expect(made).toContain('One site has shown verdicts 99 times.');
      expect(all).not.toContain('long.ago');
      const one = await editor.get(`/edit/embeds?claim=${SLUG}`);
      expect(words(one.body)).toContain('One site has shown verdicts 4 times.');
      expect(one.body).toContain(`value="${SLUG}"`);
      expect(words((await editor.get('/edit/embeds?host=nobody.example.org')).body)).toContain(
        'Nothing that fits was counted.',
      );
      for (const odd of ['%3Cscript%3E', '%00', '%FF', "'%20OR%201"])
        expect((await editor.get(`/edit/embeds?claim=${odd}&host=${odd}`)).status).toBe(200);
      expect((await editor.get('/edit/embeds?page=2')).status).toBe(404);
      expect((await editor.get('/edit/embeds?page=x')).status).toBe(400);
    } finally {
      await again.stop();
    }
  });
});

const edge = inject('edge');
describe.skipIf(edge === null)(`on workerd${noSqld === null ? '' : `, ${noSqld}`}`, () => {
  it('what is counted is written soon after the answer', async () => {
    const host = `edge-${Date.now()}.example.org`;
    await look(edge ?? '', host);
    await expect
      .poll(() => counted(inject('edgeDatabase') ?? '', host), { timeout: 30_000 })
      .toEqual([[SLUG, 3]]);
  });
});

/** A claim that was merged into another: every address of it leads to the same address there, and its own revisions stay. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { unescaped, words } from '../support/markup.ts';
import { type Session, signedInAs } from '../support/newsroom.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

// A claim that no other test changes: they share a ledger on each runtime.
const KEPT = '16753-have-joined';
const FORM = `/edit/claims/${KEPT}/sayings`;
const WORDS = 'Data from the Home Office shows 16,753 police have joined';

const lastId = (page: string) => [...page.matchAll(/name="detach\.(\d+)"/g)].at(-1)?.[1] ?? '';

/** Attaches a saying, makes it a claim of its own, and merges that again. Returns its slug, and the number of the merge. */
async function merged(one: Session, two: Session): Promise<{ slug: string; deed: string }> {
  const act = async (who: Session, fields: Record<string, string>) => {
    const answer = await who.post(FORM, fields, { from: FORM });
    expect([fields['do'], answer.status, words(answer.body).slice(0, 2_000)]).toEqual([
      fields['do'],
      303,
      expect.any(String),
    ]);
    return answer.location ?? '';
  };
  await act(one, {
    do: 'attach',
    alike: 'yes',
    words: `${WORDS} ${Date.now()}`,
    'claimant.name': 'Ada Example',
    saidOn: '30 January 2023',
    'appearance.title': 'A debate',
    'appearance.url': 'https://example.org/debate',
  });
  const id = lastId((await two.get(FORM)).body);
  await act(two, { do: 'confirm', id, [`alike.${id}`]: 'yes' });
  const to = await act(one, { do: 'split', [`saying.${id}`]: 'yes', 'split.reason': 'Another question' });
  const slug = /claims\/([^/]+)\/sayings/.exec(to)?.[1] ?? '';
  await act(one, { do: 'merge', 'merge.with': slug, 'merge.reason': 'The same after all' });
  return { slug, deed: /name="deed" value="(\d+)"/.exec((await one.get(FORM)).body)?.[1] ?? '' };
}

/** The addresses of a claim, by the routes that answer them, with what they are asked besides. */
const ADDRESSES: Readonly<Record<string, (slug: string) => readonly string[]>> = {
  '/claims/:slug': (slug) => [
    `/claims/${slug}`,
    `/claims/${slug}?asof=2024-06-30`,
    `/claims/${slug}.json`,
    `/claims/${slug}.json?asof=2024-06-30`,
  ],
  '/claims/:name{[^/]+\\.md}': (slug) => [`/claims/${slug}.md`],
  '/claims/:slug/with': (slug) => [`/claims/${slug}/with`, `/claims/${slug}/with?figure=1%202`],
  '/claims/:slug/embed': (slug) => [`/claims/${slug}/embed?form=card`],
  '/claims/:slug/:file{cite\\.[a-z]+}': (slug) => [`/claims/${slug}/cite.txt`, `/claims/${slug}/cite.bib`],
  '/claims/:slug/:file{chart\\.\\w+}': (slug) =>
    ['svg', 'png', 'csv'].map((ending) => `/claims/${slug}/chart.${ending}`),
  '/claims/:slug/:file{feed\\.(?:atom|json)}': (slug) => [
    `/claims/${slug}/feed.atom`,
    `/claims/${slug}/feed.json`,
  ],
  '/embed/:slug': (slug) => [`/embed/${slug}`, `/embed/${slug}?theme=dark`],
  '/badge/:file{[^/]+\\.svg}': (slug) => [`/badge/${slug}.svg?size=flat&sayings=1`],
  '/badge/:file{[^/]+\\.json}': (slug) => [`/badge/${slug}.json`],
  '/og/:file': (slug) => [`/og/${slug}.png`, `/og/${slug}.png?size=square`],
  '/api/v1/claims/:slug': (slug) => [`/api/v1/claims/${slug}`],
};

/** Routes under the same beginnings that lead nowhere else: the history of a claim stays its own, the others name no claim. */
const OTHERS = new Set([
  '/claims/:slug/history',
  '/embed/evidence/:id',
  '/og/page/:path{.+\\.png}',
  '/badge/:file',
]);

/** The addresses of the first revision. */
const pinned = (slug: string) =>
  Object.entries(ADDRESSES)
    .filter(([route]) => !/with|feed/.test(route))
    .flatMap(([, of]) => of(slug))
    .filter((path) => !path.includes('asof='))
    .map((path) => `${path}${path.includes('?') ? '&' : '?'}rev=1`);

onEachRuntime((base, database, { both }) => {
  both('its addresses lead on for good, also as other sites ask, and its revisions stay', async () => {
    const { slug } = await merged(
      await signedInAs(base, database, 'reviewer'),
      await signedInAs(base, database, 'reviewer'),
    );
    for (const path of Object.values(ADDRESSES).flatMap((of) => of(slug))) {
      const answer = await fetch(base + path, { redirect: 'manual', headers: AS_PROGRAM });
      expect([path, answer.status, answer.headers.get('location')]).toEqual([
        path,
        301,
        path.replace(slug, KEPT),
      ]);
      expect(answer.headers.get('access-control-allow-origin'), path).toBe('*');
      expect(answer.headers.get('cross-origin-resource-policy'), path).toBe('cross-origin');
      expect(answer.headers.get('cache-control'), path).toContain('no-store');
      expect([path, (await fetch(base + path, { headers: AS_PROGRAM })).status]).toEqual([
        path,
        path.includes('figure=') ? 422 : 200,
      ]);
    }
    for (const path of pinned(slug)) {
      const answer = await fetch(base + path, { redirect: 'manual', headers: AS_PROGRAM });
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });
});

describe('a claim that was merged into another', () => {
  let server: ServedLedger;
  let reviewer: Session;
  let younger: { slug: string; deed: string };
  beforeAll(async () => {
    server = await serveLedger();
    reviewer = await signedInAs(server.url, server.database, 'reviewer');
    younger = await merged(reviewer, await signedInAs(server.url, server.database, 'reviewer'));
  });
  afterAll(() => server.stop());

  const read = async (path: string, headers: Record<string, string> = AS_BROWSER) => {
    const answer = await fetch(server.url + path, { headers });
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };

  it('has every route that names a claim among those that are walked', () => {
    const routes = createApp()
      .routes.filter(
        ({ method, path }) =>
          method === 'GET' && /^\/(?:claims|embed|badge|og|api\/v1\/claims)\/.*:/.test(path),
      )
      .map(({ path }) => path);
    expect(new Set(routes)).toEqual(new Set([...Object.keys(ADDRESSES), ...OTHERS]));
  });

  it('says on its pinned pages where it is by now, in its own words', async () => {
    const { slug } = younger;
    const page = words(await read(`/claims/${slug}?rev=1`));
    expect(page).toContain(WORDS);
    expect(page).toContain('merged into another one, which tests the same');
    expect(await read(`/claims/${slug}?rev=1`)).toContain(`href="/claims/${KEPT}">See it as it is today`);
    const value = JSON.parse(await read(`/api/v1/claims/${slug}?rev=1`, AS_PROGRAM));
    expect(value).toMatchObject({
      slug,
      revision: 1,
      latestRevision: 1,
      isPinned: true,
      saidTimes: 1,
      mergedInto: { slug: KEPT },
      bundle: { claim: { quote: expect.stringContaining(WORDS) } },
    });
    expect(JSON.parse(await read(`/api/v1/claims/${KEPT}`, AS_PROGRAM))).toMatchObject({ mergedInto: null });
    for (const path of [`/claims/${slug}.md?rev=1`, `/claims/${slug}/cite.txt?rev=1`])
      expect(await read(path, AS_PROGRAM), path).toContain(WORDS);
    const none = await fetch(`${server.url}/api/v1/claims/${slug}?rev=7`, { headers: AS_PROGRAM });
    expect(none.status).toBe(404);
    const history = await read(`/claims/${slug}/history`);
    expect(words(history)).toContain('Merged into another claim');
    expect(words(history)).toContain(WORDS);
  });

  it('is followed by strips, oEmbed and assistants, and by a form that was sent', async () => {
    const { slug } = younger;
    expect(await read(`/embed?claims=${slug},1142-officers-a-month`)).toContain(`/claims/${KEPT}`);
    const told = JSON.parse(
      await read(`/oembed?url=${encodeURIComponent(`${server.url}/claims/${slug}`)}`, AS_PROGRAM),
    );
    expect(told.html).toContain(`/embed/${KEPT}`);
    const sent = await fetch(`${server.url}/claims/${slug}/with`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...AS_BROWSER, Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'x=1',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([308, `/claims/${KEPT}/with`]);
    const asked = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'get_claim', arguments: { slug } },
      }),
    });
    expect(unescaped(await asked.text())).toContain(`/claims/${KEPT}`);
  });

  it('leads every page of the newsroom that is about it to where it is worked on', async () => {
    const { slug } = younger;
    for (const page of [
      '',
      '/review',
      '/sayings',
      '/revisions',
      '/replies',
      '/withdraw',
      '/compare',
      '/discard',
    ]) {
      const answer = await reviewer.get(`/edit/claims/${slug}${page}`);
      expect([page, answer.status, answer.location]).toEqual([page, 301, `/edit/claims/${KEPT}${page}`]);
    }
  });

  it('can be had back where the claim that it went into was withdrawn', async () => {
    const { slug, deed } = younger;
    const withdraw = `/edit/claims/${KEPT}/withdraw`;
    const gone = await reviewer.post(
      withdraw,
      { reason: 'It was nobody’s', confirm: 'yes' },
      { from: withdraw },
    );
    expect([gone.status, words(gone.body)]).toEqual([303, expect.any(String)]);
    expect((await fetch(`${server.url}/claims/${slug}`, { headers: AS_PROGRAM })).status).toBe(410);
    expect((await reviewer.get(`/edit/claims/${slug}/sayings`)).location).toBe(FORM);
    const page = await reviewer.get(FORM);
    expect(page.status).toBe(200);
    expect(words(page.body)).toContain('The claim was withdrawn, so that nothing is attached to it');
    expect(page.body).toContain(`name="deed" value="${deed}"`);
    for (const [what, fields] of [
      [
        'attach',
        {
          words: 'x',
          'claimant.name': 'A',
          saidOn: '2023',
          'appearance.title': 'T',
          'appearance.url': 'https://example.org/',
        },
      ],
      ['merge', { 'merge.with': '1142-officers-a-month', 'merge.reason': 'x' }],
      ['link', { 'link.to': '1142-officers-a-month', 'link.kind': 'see-also' }],
      ['split', { 'split.reason': 'x' }],
    ] as const) {
      const answer = await reviewer.post(FORM, { do: what, ...fields }, { from: FORM });
      expect([what, answer.status]).toEqual([what, 422]);
      expect(words(answer.body), what).toContain('The claim is not published any more');
    }
    // What stands in the record can be taken off all the same.
    const id = lastId(page.body);
    const off = await reviewer.post(
      FORM,
      { do: 'detach', id, [`detach.${id}`]: 'Not theirs' },
      { from: FORM },
    );
    expect(off.status).toBe(303);
    const taken = /name="deed" value="(\d+)"/.exec((await reviewer.get(FORM)).body)?.[1] ?? '';
    expect(
      (await reviewer.post(FORM, { do: 'undo', deed: taken, [`undo.${taken}`]: 'Theirs' }, { from: FORM }))
        .status,
    ).toBe(303);
    const back = await reviewer.post(
      FORM,
      { do: 'undo', deed, [`undo.${deed}`]: 'It stands by itself' },
      { from: FORM },
    );
    expect([back.status, words(back.body)]).toEqual([303, expect.any(String)]);
    expect(words(await read(`/claims/${slug}`))).toContain(WORDS);
    expect(JSON.parse(await read(`/api/v1/claims/${slug}`, AS_PROGRAM))).toMatchObject({ slug });
    // What it was made of would go back to the claim that is gone: that is refused, and says what to do.
    const log = (await reviewer.get(FORM)).body;
    const split = [...log.matchAll(/name="deed" value="(\d+)"/g)]
      .map(([, id]) => id ?? '')
      .filter((id) => id !== deed);
    const told: string[] = [];
    for (const id of split)
      told.push(
        words(
          (await reviewer.post(FORM, { do: 'undo', deed: id, [`undo.${id}`]: 'x' }, { from: FORM })).body,
        ),
      );
    expect(told.join(' ')).toContain('The claim that they came from is withdrawn');
  });
});

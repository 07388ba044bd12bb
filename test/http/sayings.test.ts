/** Sayings over HTTP: what editors do with them, what readers get of them, and what nobody sees before a second editor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unescaped, words } from '../support/markup.ts';
import { type Session, signedInAs } from '../support/newsroom.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const CLAIM = '16-percent-short';
const FORM = `/edit/claims/${CLAIM}/sayings`;
const HOSTILE = '"><script>alert(1)</script>';

const SAID = {
  do: 'attach',
  words: 'They are 16 per cent short',
  'claimant.name': 'Ada Example',
  'claimant.role': 'Shadow Minister',
  saidOn: '30 January 2023',
  'appearance.title': `A debate ${HOSTILE}`,
  'appearance.url': 'https://example.org/debate',
};

async function read(base: string, path: string): Promise<string> {
  const answer = await fetch(`${base}${path}`, { headers: AS_BROWSER });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

/** The id of the saying that a page of the newsroom lets somebody take off, the last of them. */
const lastId = (page: string) => [...page.matchAll(/name="detach\.(\d+)"/g)].at(-1)?.[1] ?? '';

onEachRuntime((base, database, { both }) => {
  both('a saying by somebody new is seen by nobody outside before a second editor confirms it', async () => {
    const editor = await signedInAs(base, database, 'editor');
    const name = `Nobody Known ${Date.now()}`;
    const sent = await editor.post(FORM, { ...SAID, 'claimant.name': name }, { from: FORM });
    expect([sent.status, words(sent.body)]).toEqual([303, expect.any(String)]);
    const page = await editor.get(FORM);
    expect(words(page.body)).toContain('Waits for a second editor');
    expect(page.body).not.toContain(HOSTILE);
    expect(words((await editor.get('/edit')).body)).toMatch(/sayings? waits? for a second editor/i);
    const queue = (await editor.get('/edit/queue')).body;
    expect(words(queue)).toContain(name);
    expect(queue).toContain(`href="${FORM}"`);
    for (const path of [
      `/claims/${CLAIM}`,
      `/claims/${CLAIM}.json`,
      `/api/v1/claims/${CLAIM}`,
      '/corrections',
      '/people',
    ])
      expect(await read(base, path)).not.toContain(name);
    const person = `/people/${name.toLowerCase().replaceAll(' ', '-')}`;
    expect((await fetch(`${base}${person}`, { headers: AS_BROWSER })).status).toBe(404);
    const reviewer = await signedInAs(base, database, 'reviewer');
    const id = lastId((await reviewer.get(FORM)).body);
    const off = await reviewer.post(FORM, { do: 'detach', id, [`detach.${id}`]: 'A test' }, { from: FORM });
    expect(off.status).toBe(303);
    expect(words((await reviewer.get(FORM)).body)).not.toContain('Waits for a second editor');
    expect(await read(base, '/corrections')).not.toContain(name);
  });
});

describe('the sayings of a claim', () => {
  let server: ServedLedger;
  let reviewer: Session;
  let second: Session;
  let editor: Session;
  beforeAll(async () => {
    server = await serveLedger();
    reviewer = await signedInAs(server.url, server.database, 'reviewer');
    second = await signedInAs(server.url, server.database, 'reviewer');
    editor = await signedInAs(server.url, server.database, 'editor');
  });
  afterAll(() => server.stop());

  const api = async (slug = CLAIM) => {
    const answer = await fetch(`${server.url}/api/v1/claims/${slug}`, { headers: AS_PROGRAM });
    return (await answer.json()) as Record<string, never> & {
      slug: string;
      saidTimes: number;
      saidBy: number;
      sayings: { id: number | null; claimant: { name: string }; saidOn: string; said: { word: string } }[];
      headline: unknown;
      verdicts: unknown;
      bundle: { claim: { sayings?: unknown[] } };
      links: { relation: string; slug: string }[];
    };
  };
  const act = async (who: Session, fields: Record<string, string>, status = 303, path = FORM) => {
    const answer = await who.post(path, fields, { from: path });
    expect([fields['do'], answer.status, words(answer.body)]).toEqual([
      fields['do'],
      status,
      expect.any(String),
    ]);
    return answer;
  };

  it('of one who said it alone looks as it ever did', async () => {
    const page = await read(server.url, `/claims/${CLAIM}`);
    expect(page).not.toContain('id="sayings"');
    const value = await api();
    expect([value.saidTimes, value.saidBy, value.sayings.length]).toEqual([1, 1, 1]);
    expect('sayings' in value.bundle.claim).toBe(false);
  });

  it('are attached with words, person, day and address, or the form says what is missing', async () => {
    const answer = await act(reviewer, { do: 'attach', words: '', saidOn: 'tomorrow week' }, 422);
    const told = words(answer.body);
    expect(told).toContain('is no day, month or year');
    expect(told).toContain('Write the address at which the words can be read or heard.');
    expect(await act(reviewer, { ...SAID, claimed: '20', saidOn: '2099' }, 422)).toMatchObject({
      body: expect.stringContaining('not over yet'),
    });
    await act(reviewer, { do: 'nonsense' }, 422);
    for (const what of ['confirm', 'detach', 'link', 'merge', 'split', 'undo'])
      await act(editor, { do: what, id: '1' }, 403);
  });

  it('stand on the page once a second editor confirmed them, and change nothing else', async () => {
    const before = await api();
    await act(reviewer, SAID);
    const id = lastId((await reviewer.get(FORM)).body);
    expect((await act(reviewer, { do: 'confirm', id }, 422)).body).toContain('somebody else confirms it');
    expect((await api()).saidTimes).toBe(1);
    await act(second, { do: 'confirm', id });
    const near = await act(reviewer, { ...SAID, saidOn: '2 February 2023' }, 422);
    expect(words(near.body)).toContain(
      'The claim has the same words of the same speaker, three days apart: is this the same occasion?',
    );
    await act(reviewer, {
      ...SAID,
      other: 'yes',
      words: 'About 16% short',
      saidOn: 'February 2023',
      reported: 'yes',
      hedge: 'about',
      claimed: '16',
    });
    // That the claim has the person already makes no difference.
    expect((await api()).saidTimes).toBe(2);
    await act(second, { do: 'confirm', id: lastId((await second.get(FORM)).body) });
    const value = await api();
    expect([value.saidTimes, value.saidBy]).toEqual([3, 2]);
    expect(value.sayings.map(({ saidOn }) => saidOn)).toEqual(['2023-01-25', '2023-01-30', '2023-02']);
    expect([value.headline, value.verdicts]).toEqual([before.headline, before.verdicts]);
    expect(value.bundle.claim.sayings).toHaveLength(2);
    const page = await read(server.url, `/claims/${CLAIM}`);
    expect(words(page)).toMatch(
      /Said three times by two people and bodies, first by .* on 25 January 2023, last by Ada Example in February 2023/,
    );
    expect(page).toContain(`id="saying-${id}"`);
    expect(page).not.toContain(HOSTILE);
    expect(words(page)).toContain('As reported: About 16% short');
    const review = JSON.parse(
      /<script type="application\/ld\+json">([^<]*"ClaimReview"[^<]*)</.exec(page)?.[1] ?? '{}',
    );
    expect(review.itemReviewed.appearance).toHaveLength(3);
    expect(review.itemReviewed.appearance[1]).toMatchObject({
      author: { name: 'Ada Example' },
      datePublished: '2023-01-30',
    });
    expect(words(await read(server.url, '/people/ada-example'))).toContain('Also said');
    const badge = await (await fetch(`${server.url}/badge/${CLAIM}.json?sayings=1`)).json();
    expect(badge).toMatchObject({ message: expect.stringContaining('· said 3 times') });
    const plain = await (await fetch(`${server.url}/badge/${CLAIM}.json`)).json();
    expect(JSON.stringify(plain)).not.toContain('said 3 times');
    expect(await read(server.url, `/claims/${CLAIM}.md`)).toContain('## Who said it');
    const reviews = JSON.parse(await read(server.url, '/claimreview.json'));
    const listed = reviews.dataFeedElement
      .map(({ item }: { item: { url: string } }) => item)
      .filter(({ url }: { url: string }) => url.endsWith(`/claims/${CLAIM}`));
    expect(listed).toEqual([{ ...review, '@context': undefined }]);
    expect(await read(server.url, '/people/ada-example.md')).toContain('## Also said');
    const then = JSON.parse(await read(server.url, `/claims/${CLAIM}.json?asof=2023-01-31`));
    expect(then.bundle.claim.sayings).toHaveLength(1);
    const feed = JSON.parse(await read(server.url, `/claims/${CLAIM}/feed.json`));
    expect(feed.items.map(({ content_html: told }: { content_html: string }) => words(told))).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          'A saying of 30 January 2023 by Ada Example was added. The verdict is the same',
        ),
        expect.stringContaining('A saying of February 2023 by Ada Example was added.'),
      ]),
    );
    const map = await read(server.url, '/sitemap.xml');
    const [, seen = ''] = new RegExp(`/claims/${CLAIM}</loc>\\s*<lastmod>([^<]*)<`).exec(map) ?? [];
    expect(seen > review.dateModified).toBe(true);
    const asked = await fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'get_claim', arguments: { slug: CLAIM } },
      }),
    });
    const answer = await asked.text();
    expect(answer).toContain('Also said, by day, as far as the ledger knows.');
    expect(answer).toContain('As reported, not in exact words. Words of Ada Example');
    expect(words(page)).toContain('on the figures known on 28 February 2023: the exact day is not known');
    const first = 'first in these words';
    const card = await read(server.url, `/embed/${CLAIM}`);
    expect(words(card)).toContain(`Said three times by two people and bodies, ${first}`);
    expect(card).toContain(`href="/claims/${CLAIM}#sayings"`);
    const strip = words(await read(server.url, `/embed?claims=${CLAIM},1142-officers-a-month`));
    expect(strip).toContain(`said 3 times, ${first}`);
    // What is pinned, or as of another day, is as it was then.
    for (const path of [
      `/embed/${CLAIM}?rev=1`,
      `/embed/${CLAIM}?asof=2023-06-30`,
      `/embed?claims=${CLAIM}@1,1142-officers-a-month`,
    ])
      expect(words(await read(server.url, path)), path).not.toMatch(/said (?:3|three) times/i);
  });

  it('by the claim’s own speaker wait too, though a reviewer attaches them', async () => {
    const own = { ...SAID, words: 'Words that nobody said', saidOn: '1 March 2023', alike: 'yes' };
    const { sayings } = await api();
    await act(reviewer, { ...own, 'claimant.name': sayings[0]?.claimant.name ?? '' });
    expect((await api()).saidTimes).toBe(3);
    expect(await read(server.url, `/claims/${CLAIM}`)).not.toContain(own.words);
    const id = lastId((await reviewer.get(FORM)).body);
    await act(reviewer, { do: 'confirm', id }, 422);
    await act(second, { do: 'detach', id, [`detach.${id}`]: 'Nobody said so' });
  });

  it('are taken off with a reason, which stands among the corrections, and put back by one click', async () => {
    const id = lastId((await reviewer.get(FORM)).body);
    await act(reviewer, { do: 'detach', id, [`detach.${id}`]: '' }, 422);
    await act(reviewer, { do: 'detach', id, [`detach.${id}`]: `Not theirs ${HOSTILE}` });
    expect((await api()).saidTimes).toBe(2);
    expect(unescaped(await read(server.url, `/claims/${CLAIM}/feed.atom`))).toContain(
      'was taken off: Not theirs',
    );
    const list = await read(server.url, '/corrections?type=sayings');
    expect(words(list)).toContain('A saying of February 2023 by Ada Example was taken off: Not theirs');
    expect(list).not.toContain(HOSTILE);
    expect(unescaped(await (await fetch(`${server.url}/corrections.atom`)).text())).toContain('Who said it');
    const deed = /name="deed" value="(\d+)"/.exec((await reviewer.get(FORM)).body)?.[1] ?? '';
    expect((await act(reviewer, { do: 'undo', deed }, 422)).body).toContain('Say why it is undone');
    await act(reviewer, { do: 'undo', deed, [`undo.${deed}`]: 'Theirs after all' });
    expect((await api()).saidTimes).toBe(3);
    expect(words(await read(server.url, '/corrections?type=sayings'))).toContain(
      'A saying of February 2023 by Ada Example, which had been taken off, was put back: Theirs after all',
    );
    expect((await act(reviewer, { do: 'undo', deed, [`undo.${deed}`]: 'x' }, 422)).body).toContain(
      'undone already',
    );
  });

  it('become a claim of their own, whose address leads back when that is undone', async () => {
    const ids = [...(await reviewer.get(FORM)).body.matchAll(/name="saying\.(\d+)"/g)].map(
      ([, id]) => id ?? '',
    );
    const made = await act(reviewer, {
      do: 'split',
      [`saying.${ids[0]}`]: 'yes',
      'split.reason': 'Another question',
    });
    const slug = /claims\/([^/]+)\/sayings/.exec(made.location ?? '')?.[1] ?? '';
    expect(slug).not.toBe(CLAIM);
    expect(words(await read(server.url, `/claims/${slug}`))).toContain('They are 16 per cent short');
    expect((await api()).saidTimes).toBe(2);
    const own = `/edit/claims/${slug}/sayings`;
    const link = await act(reviewer, { do: 'link', 'link.to': CLAIM, 'link.kind': 'see-also' }, 303, own);
    expect(link.status).toBe(303);
    expect((await api()).links).toMatchObject([{ relation: 'see-also', slug }]);
    expect(
      (await act(reviewer, { do: 'merge', 'merge.with': '1142-officers-a-month', 'merge.reason': 'x' }, 422))
        .body,
    ).toContain('do not test the same');
    await act(reviewer, { do: 'merge', 'merge.with': slug, 'merge.reason': 'The same after all' });
    expect((await api()).saidTimes).toBe(3);
    const moved = await fetch(`${server.url}/claims/${slug}`, { redirect: 'manual', headers: AS_BROWSER });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `/claims/${CLAIM}`]);
    expect((await api(slug)).slug).toBe(CLAIM);
    const pinned = await fetch(`${server.url}/claims/${slug}?rev=1`, {
      redirect: 'manual',
      headers: AS_BROWSER,
    });
    expect(pinned.status).toBe(200);
    expect((await fetch(`${server.url}/badge/${slug}.svg`)).status).toBe(200);
    const deed = /name="deed" value="(\d+)"/.exec((await reviewer.get(FORM)).body)?.[1] ?? '';
    await act(reviewer, { do: 'undo', deed, [`undo.${deed}`]: 'Two after all' });
    expect(words(await read(server.url, '/corrections?type=sayings'))).toContain(
      'The merge with the claim “They are 16 per cent short” was undone',
    );
    expect(await read(server.url, `/claims/${slug}`)).toContain('They are 16 per cent short');
  });
});

describe('words that may not state the claim', () => {
  it('are attached and confirmed by nobody who was not told why', async () => {
    const server = await serveLedger();
    try {
      const [one, two] = [
        await signedInAs(server.url, server.database, 'editor'),
        await signedInAs(server.url, server.database, 'reviewer'),
      ];
      const form = '/edit/claims/1142-officers-a-month/sayings';
      const said = { ...SAID, words: 'The government recruits 900 officers a month.' };
      const refused = await one.post(form, said, { from: form });
      expect(refused.status).toBe(422);
      expect(words(refused.body)).toContain('another number (900, not 1,142)');
      expect(words(refused.body)).toContain('It states the same claim all the same');
      expect((await one.post(form, { ...said, alike: 'yes' }, { from: form })).status).toBe(303);
      const page = (await two.get(form)).body;
      expect(words(page)).toContain('another number (900, not 1,142)');
      const id = lastId(page);
      expect((await two.post(form, { do: 'confirm', id }, { from: form })).status).toBe(422);
      const sure = { do: 'confirm', id, [`alike.${id}`]: 'yes' };
      expect((await two.post(form, sure, { from: form })).status).toBe(303);
    } finally {
      await server.stop();
    }
  });
});

/** Feeds of all claims, of topics, people and single claims: by the rules of their formats, part by part, with what was withdrawn. */
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostile, hostileBundle, hostileText, smallBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { ask, publishHostile, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime, raw } from '../support/runtimes.ts';
import { childrenOf, type Element, readXml, textOf } from '../support/xml.ts';

const MORNING = '2026-05-01T08:00:00.123Z';
const NEWS = '2026-05-03T08:00:00.456Z';
const LATER = '2026-05-05T08:00:00.789Z';

/** How many claims there are on one topic and by one person: more than two parts of a feed. */
const MANY = 120;
const PART = 50;

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

function links(element: Element, rel: string): string[] {
  return childrenOf(element, 'link')
    .filter(({ attributes }) => attributes['rel'] === rel)
    .map(({ attributes }) => attributes['href'] ?? '');
}

/** The one text of an element; throws unless it has exactly one. */
function one(element: Element, name: string): string {
  const found = childrenOf(element, name);
  if (found.length !== 1) throw new Error(`<${element.name}> has ${found.length} <${name}>`);
  return textOf(element, name) ?? '';
}

/** Holds a document against RFC 4287 (sections 4.1 and 4.2), 5005 (section 3) and 6721, as far as they can be checked. */
function expectAtom(document: string, address: string): Element {
  const feed = readXml(document);
  expect(feed.name).toBe('feed');
  expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
  // 4.1.1: exactly one id, title and updated; a self link should be there; at most one alternate of a type and language.
  expect(URL.canParse(one(feed, 'id'))).toBe(true);
  expect(one(feed, 'title')).not.toBe('');
  expect(one(feed, 'updated')).toMatch(RFC3339);
  expect(links(feed, 'self')).toEqual([address]);
  expect(links(feed, 'alternate')).toHaveLength(1);
  // An author of the feed stands for every entry without one.
  expect(childrenOf(feed, 'author').map((author) => one(author, 'name'))).toEqual(['Plumbline']);
  const ids = new Set<string>();
  for (const entry of childrenOf(feed, 'entry')) {
    const id = one(entry, 'id');
    expect(id).toMatch(/^tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:\S+$/);
    expect(ids.has(id), id).toBe(false);
    ids.add(id);
    expect(one(entry, 'title')).not.toBe('');
    expect(one(entry, 'updated')).toMatch(RFC3339);
    for (const published of childrenOf(entry, 'published')) {
      expect(published.text).toMatch(RFC3339);
      expect(published.text <= one(entry, 'updated')).toBe(true);
    }
    expect(links(entry, 'alternate')).toHaveLength(1);
    const [content] = childrenOf(entry, 'content');
    expect(content?.attributes['type']).toBe('html');
    expect(content?.children).toEqual([]);
    expect(one(entry, 'updated') <= one(feed, 'updated')).toBe(true);
  }
  for (const gone of childrenOf(feed, 'at:deleted-entry')) {
    expect(feed.attributes['xmlns:at']).toBe('http://purl.org/atompub/tombstones/1.0');
    expect(gone.attributes['when']).toMatch(RFC3339);
    expect(ids.has(gone.attributes['ref'] ?? '')).toBe(false);
    expect(one(gone, 'at:comment')).toContain('withdrawn');
  }
  return feed;
}

interface JsonItem {
  id: string;
  url: string;
  title: string;
  content_html?: string;
  content_text?: string;
  date_modified: string;
  tags: string[];
}

interface JsonFeedBody {
  version: string;
  title: string;
  feed_url: string;
  next_url?: string;
  items: JsonItem[];
}

/** Holds a document against JSON Feed 1.1. */
function expectJsonFeed(document: string, address: string): JsonFeedBody {
  const feed = JSON.parse(document) as JsonFeedBody;
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.title).not.toBe('');
  expect(feed.feed_url).toBe(address);
  expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
  for (const item of feed.items) {
    expect(item.content_html ?? item.content_text).toBeTruthy();
    expect(item.date_modified).toMatch(RFC3339);
    expect(URL.canParse(item.url)).toBe(true);
  }
  return feed;
}

const pathOf = (address: string) => address.replace('http://ledger.test', '');

describe('feeds', () => {
  let app: InProcess;

  beforeAll(async () => {
    const bundles = Array.from({ length: MANY }, (_, i) => ({
      bundle: smallBundle({ slug: `claim-${i}`, series: `series-${i}`, claimant: 'A Speaker' }),
      topic: 'Police',
    }));
    app = await inProcess(
      [
        ...bundles,
        { bundle: smallBundle({ slug: 'other', series: 'other', claimant: 'Another' }), topic: 'Health' },
      ],
      MORNING,
    );
  }, 120_000);

  afterAll(() => app.close());

  async function atom(path: string): Promise<Element> {
    const answer = await app.get(path, AS_PROGRAM);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    return expectAtom(await answer.text(), `http://ledger.test${path}`);
  }

  async function json(path: string): Promise<JsonFeedBody> {
    const answer = await app.get(path, AS_PROGRAM);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    return expectJsonFeed(await answer.text(), `http://ledger.test${path}`);
  }

  it.each(['/feed', '/topics/police/feed', '/people/a-speaker/feed'])(
    'at %s have every claim once, part by part, there and back',
    async (base) => {
      const total = base === '/feed' ? MANY + 1 : MANY;
      const seen: string[] = [];
      const parts: Element[] = [];
      for (let path: string | undefined = `${base}.atom`; path !== undefined; ) {
        const part: Element = await atom(path);
        parts.push(part);
        seen.push(...childrenOf(part, 'entry').map((entry) => one(entry, 'id')));
        expect(links(part, 'first')).toEqual([`http://ledger.test${base}.atom`]);
        expect(one(part, 'id')).toBe(`http://ledger.test${base}.atom`);
        const [next] = links(part, 'next');
        path = next === undefined ? undefined : pathOf(next);
      }
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
      expect(parts.map((part) => childrenOf(part, 'entry').length)).toEqual([PART, PART, total - 2 * PART]);
      // The last part by its own address begins with the oldest; from there the way back leads to the newest.
      const [last = ''] = links(parts[0] as Element, 'last');
      const back: string[] = [];
      for (let path: string | undefined = pathOf(last); path !== undefined; ) {
        const part: Element = await atom(path);
        back.push(...childrenOf(part, 'entry').map((entry) => one(entry, 'id')));
        const [previous] = links(part, 'previous');
        path = previous === undefined ? undefined : pathOf(previous);
      }
      expect([...back].sort()).toEqual([...seen].sort());
      const items: string[] = [];
      for (let path: string | undefined = `${base}.json`; path !== undefined; ) {
        const part: JsonFeedBody = await json(path);
        items.push(...part.items.map(({ id }) => id));
        path = part.next_url === undefined ? undefined : pathOf(part.next_url);
      }
      expect(items).toEqual(seen);
    },
  );

  it('take one round trip, whatever part is asked for', async () => {
    for (const path of [
      '/feed.atom',
      '/feed.json?before=100',
      '/topics/police/feed.atom?after=0',
      '/people/a-speaker/feed.json',
      '/claims/claim-1/feed.atom',
    ]) {
      app.forget();
      app.roundTrips();
      expect((await app.get(path)).status).toBe(200);
      expect(app.roundTrips(), path).toBe(1);
    }
  });

  it('are read by libraries that read feeds', async () => {
    const document = await (await app.get('/topics/police/feed.atom')).text();
    const parsed = parseAtomFeed(document);
    expect(parsed.entries).toHaveLength(PART);
    expect(parsed.links?.map(({ rel }) => rel)).toEqual(
      expect.arrayContaining(['self', 'first', 'next', 'last']),
    );
    const rss = await new Parser().parseString(document);
    expect([rss.title, rss.items.length]).toEqual(['Police · Plumbline', PART]);
    expect(rss.items[0]?.link).toMatch(/^http:\/\/ledger\.test\/claims\/claim-\d+\?rev=1$/);
    const feed = parseJsonFeed(await (await app.get('/people/a-speaker/feed.json')).text());
    expect(feed.items).toHaveLength(PART);
    expect(feed.next_url).toMatch(/\/people\/a-speaker\/feed\.json\?before=\d+$/);
  });

  it('refuse a part that is none, and names that the ledger does not know', async () => {
    for (const [path, status] of [
      ['/feed.atom?before=x', 400],
      ['/topics/police/feed.json?after=-1', 400],
      ['/topics/police/feed.json?before=1234567890123456', 400],
      ['/topics/no-such-topic/feed.atom', 404],
      ['/people/nobody/feed.json', 404],
      ['/claims/no-such-claim/feed.atom', 404],
      [`/topics/${encodeURIComponent(hostile('topic'))}/feed.atom`, 404],
      [`/people/${encodeURIComponent('\u202e<b>')}/feed.atom`, 404],
      [`/claims/${'a'.repeat(5_000)}/feed.json`, 404],
    ] as const) {
      expect((await app.get(path, AS_PROGRAM)).status, path.slice(0, 60)).toBe(status);
      const page = await app.get(path, AS_BROWSER);
      expect(page.status, path.slice(0, 60)).toBe(status);
      expect(await page.text()).not.toContain('<b>');
    }
  });

  it('are named in the heads of the pages that they follow', async () => {
    for (const [page, feed] of [
      ['/topics/police', '/topics/police/feed'],
      ['/claims/claim-1', '/claims/claim-1/feed'],
      ['/claims', '/feed'],
    ] as const) {
      const head = await (await app.get(page, AS_BROWSER)).text();
      expect(head).toContain(`<link rel="alternate" type="application/atom+xml" href="${feed}.atom"`);
      expect(head).toContain(`<link rel="alternate" type="application/feed+json" href="${feed}.json"`);
    }
  });

  it('keep ids and times through a typo, move with a verdict, and say what was withdrawn', async () => {
    const { claim } = smallBundle({ slug: 'claim-7', series: 'series-7', claimant: 'A Speaker' });
    const entryOf = async () =>
      (await json('/people/a-speaker/feed.json')).items.find(({ url }) => url.includes('/claims/claim-7?'));
    const find = async (): Promise<JsonItem | undefined> => {
      for (let path: string | undefined = '/people/a-speaker/feed.json'; path !== undefined; ) {
        const part: JsonFeedBody = await json(path);
        const item = part.items.find(({ url }) => url.includes('/claims/claim-7?'));
        if (item !== undefined) return item;
        path = part.next_url === undefined ? undefined : pathOf(part.next_url);
      }
      return undefined;
    };
    const before = await find();
    expect(before?.date_modified).toBe('2026-05-01T08:00:00Z');
    await revise(app.database, NEWS, {
      claim: { ...claim, quote: 'There are twenty thousand officers' },
      note: { type: 'typo', sentence: 'As it was said.' },
    });
    app.at(NEWS);
    app.forget();
    const typo = await find();
    expect([typo?.id, typo?.date_modified]).toEqual([before?.id, before?.date_modified]);
    expect(typo?.url).toBe('http://ledger.test/claims/claim-7?rev=2');
    await revise(app.database, LATER, {
      claim: { ...claim, claimed: { value: '30000', unit: 'officers' } },
      note: { type: 'reading', sentence: 'Misheard.' },
    });
    app.at(LATER);
    app.forget();
    const moved = await entryOf();
    expect([moved?.id, moved?.date_modified, moved?.url]).toEqual([
      before?.id,
      '2026-05-05T08:00:00Z',
      'http://ledger.test/claims/claim-7?rev=3',
    ]);
    await ask(app.database, LATER, 'claim-7', {
      askedOn: '2026-05-04',
      channel: 'Letter',
      deadline: null,
      answer: { on: '2026-05-05', text: 'We stand by it.' },
    });
    app.forget();
    const own = await json('/claims/claim-7/feed.json');
    expect(own.items.map(({ title }) => title.split(':')[0])).toEqual(
      expect.arrayContaining([
        'Revision 3',
        'Revision 2',
        'Revision 1',
        'Right of reply',
        'Reading',
      ]),
    );
    expectAtom(
      await (await app.get('/claims/claim-7/feed.atom')).text(),
      'http://ledger.test/claims/claim-7/feed.atom',
    );
    const entries = own.items.map(({ id }) => id);
    await withdraw(app.database, '2026-05-06T08:00:00.000Z', 'claim-7', hostileText('reason'));
    app.at('2026-05-06T09:00:00.000Z');
    app.forget();
    for (const base of ['/feed', '/people/a-speaker/feed']) {
      const feed = await atom(`${base}.atom`);
      expect(childrenOf(feed, 'at:deleted-entry').map(({ attributes }) => attributes)).toEqual([
        { ref: before?.id, when: '2026-05-06T08:00:00Z' },
      ]);
      expect(one(feed, 'updated')).toBe('2026-05-06T08:00:00Z');
      const items = (await json(`${base}.json`)).items.filter(({ id }) => id === before?.id);
      expect(items.map(({ title, tags }) => [title.split(':')[0], tags])).toEqual([
        ['Withdrawn', ['Withdrawn']],
      ]);
    }
    // Its own feed takes back each entry that it had, and has one of the withdrawal.
    const gone = await atom('/claims/claim-7/feed.atom');
    expect(childrenOf(gone, 'entry').map((entry) => one(entry, 'title').split(':')[0])).toEqual([
      'Withdrawn',
    ]);
    expect(
      childrenOf(gone, 'at:deleted-entry')
        .map(({ attributes }) => attributes['ref'])
        .sort(),
    ).toEqual([...entries].sort());
  });
});

describe('feeds of hostile text', () => {
  it('stay well-formed, and hold no markup of others', async () => {
    const app = await inProcess(
      [
        { bundle: hostileBundle('hostile-claim', hostileText('quote')), topic: hostileText('topic') },
        { bundle: hostileBundle('withdrawn-claim', hostileText('withdrawn')), topic: hostileText('topic') },
      ],
      '2024-05-01T08:00:00.000Z',
    );
    try {
      await publishHostile(app.database, '2024-06-01T08:00:00.000Z');
      app.at('2024-06-02T08:00:00.000Z');
      app.forget();
      const feeds = ['/feed', '/claims/hostile-claim/feed', '/claims/withdrawn-claim/feed'];
      const { items } = JSON.parse(await (await app.get('/api/v1/claims')).text()) as { items?: unknown };
      expect(items).toBeUndefined();
      const list = JSON.parse(await (await app.get('/api/v1/claims')).text()) as {
        claims: { claimant: { slug: string }; topic: { slug: string } | null }[];
      };
      for (const { claimant, topic } of list.claims) {
        feeds.push(`/people/${encodeURIComponent(claimant.slug)}/feed`);
        if (topic !== null) feeds.push(`/topics/${encodeURIComponent(topic.slug)}/feed`);
      }
      for (const base of feeds) {
        const document = await (await app.get(`${base}.atom`)).text();
        const feed = expectAtom(document, `http://ledger.test${base}.atom`);
        for (const entry of childrenOf(feed, 'entry')) {
          const content = textOf(entry, 'content') ?? '';
          expect(content).not.toMatch(/<(?:script|img|svg|style|title)\b/i);
        }
        const read = expectJsonFeed(
          await (await app.get(`${base}.json`)).text(),
          `http://ledger.test${base}.json`,
        );
        for (const { content_html = '' } of read.items)
          expect(content_html).not.toMatch(/<(?:script|img|svg|style|title)\b/i);
      }
      expect(feeds.length).toBeGreaterThan(3);
    } finally {
      await app.close();
    }
  });
});

onEachRuntime((base, _, { both }) => {
  both('the feeds of the starter ledger, and a revision as a page, are served', async () => {
    const answers = await Promise.all(
      [
        '/feed.atom',
        '/topics/police-numbers/feed.atom',
        '/topics/police-numbers/feed.json',
        '/people/boris-johnson/feed.atom',
        '/claims/braverman-on-track/feed.atom',
        '/claims/braverman-on-track/feed.json',
        '/claims/braverman-on-track?rev=1',
        '/claims/braverman-on-track.json?rev=1',
        '/og/braverman-on-track.png?rev=1',
        '/og/braverman-on-track.png?asof=2023-01-31',
        '/embed/braverman-on-track?asof=2023-01-31',
      ].map(async (path) => [path, (await raw(base, path)).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    expect((await raw(base, '/claims/braverman-on-track?rev=99')).status).toBe(404);
    const feed = await raw(base, '/topics/police-numbers/feed.atom');
    expectAtom(feed.body.toString('utf8'), `${base}/topics/police-numbers/feed.atom`);
    const [entry] = childrenOf(readXml(feed.body.toString('utf8')), 'entry');
    const leads = (entry === undefined ? [] : links(entry, 'alternate'))[0] ?? '';
    expect((await raw(base, leads.replace(base, ''))).status).toBe(200);
  });
});

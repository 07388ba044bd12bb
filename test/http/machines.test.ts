/** What machines of others read: ClaimReview, feeds, the site map, oEmbed, cards and pictures, each by its specification. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type * as z from 'zod';
import { wholeSecond } from '../../claims/exact/instant.ts';
import { type Headline, headlineOf, ratingOfWord } from '../../claims/verdict/headline.ts';
import { WORD_NAMES, wordForReaders } from '../../claims/verdict/reader-words.ts';
import type { Clocks } from '../../claims/verdict/verdict.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { programFile } from '../../src/node-files.ts';
import { typesOf } from '../../views/picture/type.ts';
import { hostileBundle, smallBundle } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { everyHeadline } from '../support/headlines.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import {
  dataFeedSchema,
  jsonFeedSchema,
  oembedSchema,
  pageReviewSchema,
} from '../support/machine-schemas.ts';
import { attributes, tags, unescaped, words } from '../support/markup.ts';
import { READER_PAGES } from '../support/pages.ts';
import { publishHostile, publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime } from '../support/runtimes.ts';
import { isEverything } from '../support/scope.ts';
import { asWordPressShows } from '../support/wordpress.ts';
import { childrenOf, readXml, textOf } from '../support/xml.ts';

const ORIGIN = 'http://ledger.test';
const MORNING = '2026-06-30T08:00:00.000Z';
const TYPO = '2026-07-01T08:00:00.000Z';
const EVIDENCE = '2026-07-02T08:00:00.000Z';
const LATER = '2026-07-03T08:00:00.000Z';

let starter: InProcess;
let slugs: string[];
/** One claim of each kind; all of them if everything is run. */
let drawn: string[];
let hostile: InProcess;
beforeAll(async () => {
  const bundles = await readStarter();
  slugs = bundles.map(({ bundle }) => bundle.claim.slug);
  const kinds = bundles.map(({ bundle }) => bundle.claim.kind);
  drawn = slugs.filter((_, i) => isEverything || kinds.indexOf(kinds[i] ?? '') === i);
  starter = await inProcess(bundles, MORNING);
  hostile = await inProcess(
    [{ bundle: hostileBundle() }, { bundle: hostileBundle('withdrawn-claim') }],
    MORNING,
  );
  await publishHostile(hostile.database, MORNING);
});
afterAll(async () => {
  await starter.close();
  await hostile.close();
});

async function text(app: InProcess, path: string): Promise<string> {
  const answer = await app.get(path, AS_BROWSER);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** The ClaimReviews of a page. */
function blocks(page: string): unknown[] {
  return [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = '']) => JSON.parse(json) as unknown,
  );
}

/** The reviews of a feed without those that are no more. */
const reviewsOf = ({ dataFeedElement }: z.infer<typeof dataFeedSchema>) =>
  dataFeedElement.flatMap((element) => ('dateDeleted' in element ? [] : [element.item]));

async function withApp(test: (app: InProcess) => Promise<void>): Promise<void> {
  const app = await inProcess([{ bundle: smallBundle() }], MORNING);
  try {
    await test(app);
  } finally {
    await app.close();
  }
}

/** Mends a typo of `a-claim`, and a day later publishes it on revised figures. */
const STEPS = {
  typo: (app: InProcess) =>
    revise(app.database, TYPO, {
      claim: { ...smallBundle().claim, quote: 'There are 20,000 officers.' },
      note: { type: 'typo', sentence: 'A full stop.' },
    }),
  async evidence(app: InProcess) {
    const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-05-02' };
    await importObservations(app.database, 'officers', [figure], EVIDENCE);
    await publishWaiting(app.database, EVIDENCE, 'a-claim', { type: 'evidence', sentence: 'Revised.' });
  },
};

describe('ClaimReview', () => {
  it('is once on the page of every claim, is valid, and says what the page says', async () => {
    expect(slugs.length).toBeGreaterThan(50);
    const rated = new Set<number | undefined>();
    for (const slug of slugs) {
      const page = await text(starter, `/claims/${slug}`);
      const [block, ...more] = blocks(page);
      expect(more, slug).toEqual([]);
      const review = pageReviewSchema.parse(block);
      const { reviewRating, itemReviewed } = review;
      const { verdicts, bundle, headline } = JSON.parse(await text(starter, `/api/v1/claims/${slug}`)) as {
        verdicts: Clocks;
        headline: Headline;
        bundle: { claim: { quote: string; claimant: { name: string }; saidOn: string } };
      };
      expect(headline, slug).toEqual(headlineOf(verdicts));
      const { label } = wordForReaders(headline.word);
      const [, visible = ''] = /<p class="finding">([\s\S]*?)<\/p>/.exec(page) ?? [];
      expect(words(visible), slug).toContain(label);
      expect(reviewRating.alternateName.startsWith(label), slug).toBe(true);
      expect(words(page)).toContain(verdicts[headline.clock].because.replace(/\s+/g, ' ').trim());
      expect(reviewRating.ratingExplanation.startsWith(verdicts[headline.clock].because)).toBe(true);
      const ratingValue = 'ratingValue' in reviewRating ? reviewRating.ratingValue : undefined;
      expect(ratingValue, slug).toBe(ratingOfWord(headline.word));
      rated.add(ratingValue);
      expect(review.url).toBe(attributes(page, 'href').find((href) => href === review.url));
      expect(page).toContain(`<link rel="canonical" href="${review.url}">`);
      expect(new URL(review.url).pathname).toBe(`/claims/${slug}`);
      expect(review.claimReviewed).toBe(bundle.claim.quote);
      expect(itemReviewed.author.name).toBe(bundle.claim.claimant.name);
      expect(itemReviewed.datePublished).toBe(bundle.claim.saidOn);
    }
    expect([...rated]).toEqual(expect.arrayContaining([1, 5, undefined]));
  });

  it('gives no number, and no scale, if nothing was settled or was only said of the future', () => {
    const rated = WORD_NAMES.filter((word) => ratingOfWord(word) !== undefined);
    expect(rated).toEqual([
      'right',
      'nearly-right',
      'overstated',
      'understated',
      'wrong',
      'kept',
      'kept-late',
      'partly-kept',
      'broken',
    ]);
    expect(rated.map(ratingOfWord)).toEqual([5, 4, 2, 2, 1, 5, 4, 3, 1]);
  });

  it('is nowhere else', async () => {
    const [slug = ''] = slugs;
    const pages = READER_PAGES.filter((path) => !/^\/claims\/[^/?]+$/.test(path));
    expect(pages.length).toBeGreaterThan(10);
    for (const path of [...pages, `/embed/${slug}`, `/embed/${slug}?rev=1`, `/claims/${slug}/history`]) {
      const page = await text(starter, path);
      expect(page, path).not.toContain('ClaimReview"');
      expect(page, path).not.toContain('"ClaimReview"');
      // A person's own page says who that is, and that about the ledger who keeps it; neither rates anything.
      if (!/^\/(?:people\/|about$|evidence\/)/.test(path)) expect(page, path).not.toContain('ld+json');
      expect(page, path).not.toMatch(/"Rating"|reviewRating/);
    }
    expect(blocks(await text(hostile, '/claims/withdrawn-claim'))).toEqual([]);
  });

  it('cannot be ended by what was said', async () => {
    const page = await text(hostile, '/claims/hostile-claim');
    const review = pageReviewSchema.parse(blocks(page)[0]);
    expect(review.itemReviewed.author.name).toContain('<script>alert(1)</script>');
    // The data, and the script of the chart.
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
  });

  it('are all in one feed, as they are on the pages', async () => {
    starter.forget();
    starter.roundTrips();
    const answer = await starter.get('/claimreview.json');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('link')).toBeNull();
    const feed = dataFeedSchema.parse(await answer.json());
    expect(starter.roundTrips()).toBe(1);
    expect(feed.hasPart).toBeUndefined();
    const byUrl = new Map(reviewsOf(feed).map((item) => [item.url, item]));
    expect(byUrl.size).toBe(slugs.length);
    for (const slug of slugs) {
      const { '@context': _, ...onPage } = pageReviewSchema.parse(
        blocks(await text(starter, `/claims/${slug}`))[0],
      );
      expect(byUrl.get(`${ORIGIN}/claims/${slug}`), slug).toEqual(onPage);
    }
  });

  it('of a withdrawn claim is deleted from the feed, so that who kept it drops it', async () => {
    const feed = dataFeedSchema.parse(JSON.parse(await text(hostile, '/claimreview.json')));
    expect(reviewsOf(feed).map(({ url }) => url)).toEqual([`${ORIGIN}/claims/hostile-claim`]);
    expect(feed.dataFeedElement.filter((element) => 'dateDeleted' in element)).toEqual([
      {
        '@type': 'DataFeedItem',
        dateDeleted: wholeSecond(MORNING),
        item: { '@type': 'ClaimReview', url: `${ORIGIN}/claims/withdrawn-claim` },
      },
    ]);
  });

  it('are all in parts of a feed, if there are more than a thousand', async () => {
    const many = await inProcess(
      Array.from({ length: 1_003 }, (_, i) => ({ bundle: smallBundle({ slug: `claim-${i}` }) })),
      MORNING,
    );
    try {
      const seen: string[] = [];
      let path = '/claimreview.json';
      for (let parts = 1; ; parts += 1) {
        const answer = await many.get(path);
        const feed = dataFeedSchema.parse(await answer.json());
        expect(feed.url).toBe(ORIGIN + path);
        seen.push(...feed.dataFeedElement.map(({ item }) => item.url));
        if (feed.hasPart === undefined) {
          expect([parts, answer.headers.get('link')]).toEqual([2, null]);
          break;
        }
        expect(answer.headers.get('link')).toBe(`<${feed.hasPart.url}>; rel="next"`);
        path = feed.hasPart.url.slice(ORIGIN.length);
      }
      expect(new Set(seen).size).toBe(1_003);
      expect(seen).toHaveLength(1_003);
    } finally {
      await many.close();
    }
    for (const after of ['x', '-1', '1.5', '9'.repeat(20)])
      expect((await starter.get(`/claimreview.json?after=${after}`)).status).toBe(400);
    expect(
      dataFeedSchema.parse(await (await starter.get('/claimreview.json?after=999999')).json()),
    ).toMatchObject({
      dataFeedElement: [],
    });
  });
});

describe('the feeds', () => {
  it('are valid Atom and JSON Feed 1.1, and say the same', async () => {
    for (const app of [starter, hostile]) {
      const atom = await app.get('/feed.atom');
      expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      const feed = readXml(await atom.text());
      expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
      expect(textOf(feed, 'id')).toBe(`${ORIGIN}/feed.atom`);
      expect(textOf(feed, 'updated')).toBe(wholeSecond(MORNING));
      expect(childrenOf(feed, 'author').map((author) => textOf(author, 'name'))).toEqual(['Plumbline']);
      expect(childrenOf(feed, 'link').map(({ attributes: { rel, href } }) => [rel, href])).toEqual([
        ['self', `${ORIGIN}/feed.atom`],
        ['alternate', `${ORIGIN}/claims`],
        ...(app === starter
          ? [
              ['first', `${ORIGIN}/feed.atom`],
              ['next', expect.stringMatching(/\/feed\.atom\?before=\d+$/)],
              ['last', `${ORIGIN}/feed.atom?after=0`],
            ]
          : []),
      ]);
      const json = await app.get('/feed.json');
      expect(json.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
      const all = jsonFeedSchema.parse(await json.json()).items;
      const items = all.flatMap((item) => ('content_html' in item ? [item] : []));
      // What was withdrawn is an element of its own in Atom, and an item that says so in JSON.
      const deleted = childrenOf(feed, 'at:deleted-entry').map(({ attributes: { ref } }) => ref);
      expect(deleted).toHaveLength(app === hostile ? 1 : 0);
      expect(all.slice(items.length).map(({ id }) => id)).toEqual(deleted);
      const entries = childrenOf(feed, 'entry');
      expect(entries.length).toBe(Math.min(50, app === starter ? slugs.length : 1));
      expect(entries.map((entry) => textOf(entry, 'id'))).toEqual(items.map(({ id }) => id));
      for (const [i, entry] of entries.entries()) {
        expect(textOf(entry, 'id')).toMatch(/^tag:ledger\.test,2026-06-30:[a-z0-9._-]+$/);
        expect(textOf(entry, 'title')).toBe(items[i]?.title);
        expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
        const [content] = childrenOf(entry, 'content');
        expect([content?.attributes['type'], content?.text]).toEqual(['html', items[i]?.content_html]);
        for (const tag of tags(content?.text ?? ''))
          expect(tag).toMatch(/^<\/?(?:p|strong|blockquote|bdi|a)(?: (?:dir|href)="")?>$/);
        expect(childrenOf(entry, 'link')[0]?.attributes['href']).toBe(items[i]?.url);
      }
    }
  });

  it('are one read each, and are announced where readers look for them', async () => {
    starter.forget();
    starter.roundTrips();
    await starter.get('/feed.atom');
    await starter.get('/feed.json');
    expect(starter.roundTrips()).toBe(2);
    for (const path of ['/', '/claims', '/topics/police-numbers', '/people/boris-johnson']) {
      const page = await text(starter, path);
      for (const [type, href] of [
        ['application/atom+xml', '/feed.atom'],
        ['application/feed+json', '/feed.json'],
        ['application/atom+xml', '/corrections.atom'],
      ])
        expect(page, path).toContain(`<link rel="alternate" type="${type}" href="${href}"`);
      if (/^\/(?:topics|people)\//.test(path))
        expect(attributes(page, 'href')).toContain(`${path}/feed.atom`);
    }
  });

  it('move by evidence, and not by a typo; so do the review and the site map', async () => {
    await withApp(async (app) => {
      const times = async () => {
        app.forget();
        const [review] = blocks(await text(app, '/claims/a-claim'));
        const feed = jsonFeedSchema.parse(JSON.parse(await text(app, '/feed.json')));
        const map = readXml(await text(app, '/sitemap.xml'));
        const claim = childrenOf(map, 'url').find((u) => textOf(u, 'loc').endsWith('/claims/a-claim'));
        const atom = childrenOf(readXml(await text(app, '/feed.atom')), 'entry')[0];
        const all = dataFeedSchema.parse(JSON.parse(await text(app, '/claimreview.json')));
        const told = [
          pageReviewSchema.parse(review).dateModified,
          reviewsOf(all)[0]?.dateModified,
          feed.items[0]?.date_modified,
          atom && textOf(atom, 'updated'),
          claim && textOf(claim, 'lastmod'),
        ];
        // Feeds tell times to the second.
        expect(new Set(told.map((time) => time?.replace('.000', ''))).size).toBe(1);
        expect(feed.items[0]).toMatchObject({
          date_published: wholeSecond(MORNING),
          id: 'tag:ledger.test,2026-06-30:a-claim',
        });
        return { at: told[0], title: feed.items[0]?.title };
      };
      expect(await times()).toEqual({
        at: wholeSecond(MORNING),
        title: '“There are 20,000 officers”: Right',
      });
      await STEPS.typo(app);
      app.at(TYPO);
      expect(await times()).toEqual({
        at: wholeSecond(MORNING),
        title: '“There are 20,000 officers.”: Right',
      });
      await STEPS.evidence(app);
      app.at(EVIDENCE);
      expect(await times()).toEqual({
        at: wholeSecond(EVIDENCE),
        title: '“There are 20,000 officers.”: Right when said; overstated on 2 July 2026',
      });
      // What changed last comes first.
      await loadBundles(
        app.database,
        [{ bundle: smallBundle({ slug: 'b-claim', series: 'others' }) }],
        LATER,
      );
      app.at(LATER);
      app.forget();
      const { items } = jsonFeedSchema.parse(JSON.parse(await text(app, '/feed.json')));
      expect(items.map(({ date_modified }) => date_modified)).toEqual([LATER, EVIDENCE].map(wholeSecond));
      await withdraw(app.database, LATER, 'b-claim', 'Misheard.');
      app.forget();
      const left = jsonFeedSchema.parse(JSON.parse(await text(app, '/feed.json'))).items;
      expect(left.map(({ id, tags: [tag] }) => [id.split(':').at(-1), tag])).toEqual([
        ['a-claim', 'Right'],
        ['b-claim', 'Withdrawn'],
      ]);
    });
  });

  it('are valid while the ledger is empty', async () => {
    const empty = await inProcess([], MORNING);
    try {
      expect(childrenOf(readXml(await text(empty, '/feed.atom')), 'entry')).toEqual([]);
      expect(jsonFeedSchema.parse(JSON.parse(await text(empty, '/feed.json'))).items).toEqual([]);
      expect(
        dataFeedSchema.parse(JSON.parse(await text(empty, '/claimreview.json'))).dataFeedElement,
      ).toEqual([]);
      expect(childrenOf(readXml(await text(empty, '/sitemap.xml')), 'url').length).toBe(14);
    } finally {
      await empty.close();
    }
  });
});

describe('the site map', () => {
  const SPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

  it('names pages that are there under their canonical address, and every claim', async () => {
    const answer = await starter.get('/sitemap.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const map = readXml(await answer.text());
    expect([map.name, map.attributes['xmlns']]).toEqual(['urlset', SPACE]);
    const places = childrenOf(map, 'url').map((url) => textOf(url, 'loc'));
    expect(new Set(places).size).toBe(places.length);
    for (const slug of slugs) expect(places).toContain(`${ORIGIN}/claims/${slug}`);
    for (const place of places) {
      const page = await text(starter, place.slice(ORIGIN.length));
      expect(page).toContain(`<link rel="canonical" href="${place}">`);
    }
  });

  it('is found by robots.txt', async () => {
    const robots = await text(starter, '/robots.txt');
    expect(robots).toMatch(/^User-agent: \*$/m);
    expect(robots).toMatch(/^Sitemap: http:\/\/ledger\.test\/sitemap\.xml$/m);
    for (const path of ['/claims?', '/embed?', '/edit', '/sign-in'])
      expect(robots.split('\n')).toContain(`Disallow: ${path}`);
  });

  it('is a list of files if there are more claims than one holds', async () => {
    await withApp(async (app) => {
      await app.database.kysely
        .insertInto('claim')
        .values({ id: 25_000, slug: 'a-number-of-the-future', recorded_at: MORNING })
        .execute();
      await loadBundles(
        app.database,
        [{ bundle: smallBundle({ slug: 'b-claim', series: 'others' }) }],
        LATER,
      );
      app.at(LATER);
      const index = readXml(await text(app, '/sitemap.xml'));
      expect([index.name, index.attributes['xmlns']]).toEqual(['sitemapindex', SPACE]);
      const files = childrenOf(index, 'sitemap').map((file) => textOf(file, 'loc').slice(ORIGIN.length));
      expect(files).toEqual(['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-3.xml']);
      const places = await Promise.all(
        files.map(async (file) =>
          childrenOf(readXml(await text(app, file)), 'url').map((url) => textOf(url, 'loc')),
        ),
      );
      expect(places[0]).toContain(`${ORIGIN}/claims/a-claim`);
      expect(places.slice(1)).toEqual([[], [`${ORIGIN}/claims/b-claim`]]);
      expect((await app.get('/sitemap-4.xml')).status).toBe(404);
      expect((await app.get('/sitemap-0.xml')).status).toBe(404);
    });
  });
});

/** The address of the oEmbed answer on an address. */
function asking(address: string, more = ''): string {
  return `/oembed?url=${encodeURIComponent(address)}${more}`;
}

describe('oEmbed', () => {
  it('answers for claims of each kind, in JSON and XML alike, as their pages say', async () => {
    for (const slug of drawn) {
      const page = await text(starter, `/claims/${slug}`);
      const links = [...page.matchAll(/<link rel="alternate" type="([^"]*\+oembed)" href="([^"]*)"/g)];
      expect(links.map(([, type]) => type)).toEqual(['application/json+oembed', 'text/xml+oembed']);
      const [json = '', xml = ''] = links.map(([, , href = '']) => unescaped(href));
      for (const href of [json, xml]) {
        const { origin, pathname, searchParams } = new URL(href);
        expect([origin, pathname, ...searchParams.keys()]).toEqual([ORIGIN, '/oembed', 'url', 'format']);
      }
      const asJson = await starter.get(json.slice(ORIGIN.length));
      expect(asJson.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(asJson.headers.get('access-control-allow-origin')).toBe('*');
      expect(asJson.headers.get('x-content-type-options')).toBe('nosniff');
      const told = oembedSchema.parse(await asJson.json());
      const asXml = await starter.get(xml.slice(ORIGIN.length));
      expect(asXml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
      const root = readXml(await asXml.text());
      expect(root.name).toBe('oembed');
      expect(Object.fromEntries(root.children.map(({ name, text }) => [name, text]))).toEqual(
        Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)])),
      );
      if (told.type !== 'rich') throw new Error(`${slug} is ${told.type}`);
      expect(words(told.html), slug).toMatch(
        /^A claim by .+ of \d+ \w+ \d{4}, tested by Plumbline: see the verdict$/,
      );
      expect(told.html).not.toMatch(/margin|padding/);
      // Sites keep the markup for years: it says no word of a verdict, and the quotation once, for those who hear the frame.
      const [, visible = ''] = /<p class="finding">([\s\S]*?)<\/p>/.exec(page) ?? [];
      expect(`${told.title} ${told.html}`).not.toContain(words(visible));
      expect(told.html.replace(/ title="[^"]*"/, '')).not.toContain('“');
    }
  });

  it('survives WordPress, which knows nothing of it', async () => {
    for (const [app, slug] of [
      ...drawn.map((s) => [starter, s] as const),
      [hostile, 'hostile-claim'] as const,
    ]) {
      const told = oembedSchema.parse(await (await app.get(asking(`${ORIGIN}/claims/${slug}`))).json());
      if (told.type !== 'rich') throw new Error(`${slug} is ${told.type}`);
      const shown = asWordPressShows(told.html);
      expect(shown).toMatch(
        /^<blockquote class="wp-embedded-content" data-secret="\w+">[^<]*<a href="[^"]+">see the verdict<\/a><\/blockquote><iframe [^>]*src="http:\/\/ledger\.test\/embed\/[^"]+#\?secret=\w+"[^>]*><\/iframe>$/,
      );
      expect(shown).toContain(`title="Plumbline’s verdict`);
      expect(words(shown ?? '')).toBe(words(told.html));
    }
    expect(asWordPressShows('<script>1</script><p>text</p>')).toBeNull();
  });

  it('takes no more room than it is given', async () => {
    const [slug = ''] = slugs;
    const address = `${ORIGIN}/claims/${slug}`;
    for (const [width, height] of [
      [undefined, undefined],
      [2_000, 2_000],
      [600, 1_000],
      [400, 300],
      [200, 200],
      [199, 400],
      [1, 1],
    ]) {
      const asked = `${width === undefined ? '' : `&maxwidth=${width}`}${height === undefined ? '' : `&maxheight=${height}`}`;
      const told = oembedSchema.parse(await (await starter.get(asking(address, asked))).json());
      if (told.type === 'link') {
        expect(Math.min(width ?? 0, height ?? 0)).toBeLessThan(200);
        continue;
      }
      expect(told.width).toBeLessThanOrEqual(width ?? 600);
      expect(told.height).toBeLessThanOrEqual(height ?? 1_000);
      expect(told.html).toContain(`width="${told.width}" height="${told.height}"`);
      if ('thumbnail_width' in told) expect(width ?? 1_200).toBeGreaterThanOrEqual(told.thumbnail_width);
    }
  });

  it('answers what it cannot give as the specification says', async () => {
    const [slug = ''] = slugs;
    const claim = `${ORIGIN}/claims/${slug}`;
    const status = async (path: string) => {
      const answer = await starter.get(path, AS_PROGRAM);
      expect(answer.headers.get('access-control-allow-origin'), path).toBe('*');
      if (answer.status !== 200) expect(answer.headers.get('cache-control')).toBe('no-store');
      return answer.status;
    };
    const expected: [path: string, status: number][] = [
      [asking(claim), 200],
      [asking(`${claim}/`), 200],
      [asking(`${claim}?asof=2026-01-01`), 200],
      [asking(`${claim}?rev=1`), 200],
      [asking(`${claim}#correction-1`), 200],
      [asking(claim, '&rev=1'), 200],
      [asking(claim, '&unknown=1&callback=alert'), 200],
      [asking(claim, '&format=json'), 200],
      [asking(claim, '&format=yaml'), 501],
      [asking(claim, '&format=constructor'), 501],
      [asking(`${ORIGIN}/claims/no-such-claim`), 404],
      [asking(claim, '&rev=2'), 404],
      [asking(`${ORIGIN}/edit/claims/${slug}`), 401],
      [asking(`${ORIGIN}/edit`), 401],
      [asking(`${claim}.json`), 404],
      [asking(`${ORIGIN}/claims`), 200],
      [asking(ORIGIN), 200],
      [asking(`${ORIGIN}/sign-in`), 404],
      [asking(`${ORIGIN}/nowhere/at/all`), 404],
      [asking(`${ORIGIN}/api/v1/claims`), 404],
      [asking(`${ORIGIN}/feed.atom`), 404],
      [asking(`${ORIGIN}/evidence/nothing`), 404],
      [asking(`${ORIGIN}/embed?claims=nothing`), 404],
      [asking(`${ORIGIN}/embed`), 404],
      [asking(`https://ledger.test/claims/${slug}`), 404],
      [asking(`http://evil.example/claims/${slug}`), 404],
      [asking(`http://ledger.test@evil.example/claims/${slug}`), 404],
      [asking(`http://a:b@ledger.test/claims/${slug}`), 404],
      [asking(`http://ledger.test:81/claims/${slug}`), 404],
      [asking('javascript:alert(1)'), 404],
      [asking(`//ledger.test/claims/${slug}`), 400],
      [asking('nonsense'), 400],
      ['/oembed', 400],
      ['/oembed?url=', 400],
      [`${asking(claim)}&url=${encodeURIComponent(claim)}`, 400],
      [asking(claim, '&maxwidth=x'), 400],
      [asking(claim, '&maxwidth=-1'), 400],
      [asking(claim, '&maxwidth=0'), 400],
      [asking(claim, '&maxheight=1e3'), 400],
      [asking(claim, '&maxwidth=300&maxwidth=400'), 400],
      [asking(claim, '&rev=x'), 400],
    ];
    for (const [path, code] of expected) expect([path, await status(path)]).toEqual([path, code]);
  });

  it('says nothing of what it was asked with, and asks the database nothing for what it ignores', async () => {
    const [slug = ''] = slugs;
    const claim = `${ORIGIN}/claims/${slug}`;
    const plain = await (await starter.get(asking(claim, '&format=json'))).text();
    for (const junk of ['#"><img src=x onerror=alert(1)>', '?utm_source=x']) {
      expect(await (await starter.get(asking(claim + junk, '&format=json'))).text()).toBe(plain);
      starter.roundTrips();
      expect(await (await starter.get(asking(claim, '&x=<b>&format=json'))).text()).toBe(plain);
      expect(starter.roundTrips()).toBe(0);
    }
    const refused = await starter.get(asking(`${claim}?asof=<script>`, '&format=json'));
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain('script');
    starter.roundTrips();
    await starter.get(asking(claim, '&format=json'));
    expect(starter.roundTrips()).toBe(0);
  });

  it('says that a claim was withdrawn, and what a pinned verdict has become', async () => {
    const gone = oembedSchema.parse(
      await (await hostile.get(asking(`${ORIGIN}/claims/withdrawn-claim`))).json(),
    );
    expect(gone.title).not.toMatch(/withdrawn/);
    if (gone.type !== 'rich') throw new Error(gone.type);
    expect(words(gone.html)).toMatch(/^A claim by .*: see the verdict$/);
    expect('thumbnail_url' in gone).toBe(false);
    await withApp(async (app) => {
      await STEPS.evidence(app);
      app.at(EVIDENCE);
      const html = async (more: string) => {
        const told = oembedSchema.parse(
          await (await app.get(asking(`${ORIGIN}/claims/a-claim${more}`))).json(),
        );
        return told.type === 'rich' ? told.html : '';
      };
      expect(await html('')).toContain(`src="${ORIGIN}/embed/a-claim"`);
      const pinned = await html('?rev=1');
      expect(pinned).toContain(`<a href="${ORIGIN}/claims/a-claim?rev=1">see the verdict</a>`);
      expect(pinned).toContain(`src="${ORIGIN}/embed/a-claim?rev=1"`);
    });
  });

  it('brings no markup of the ledger into another site', async () => {
    const told = oembedSchema.parse(
      await (await hostile.get(asking(`${ORIGIN}/claims/hostile-claim`))).json(),
    );
    if (told.type !== 'rich') throw new Error(told.type);
    expect(tags(told.html)).toEqual([
      '<div style="">',
      '<blockquote class="">',
      '<a href="">',
      '</a>',
      '</blockquote>',
      expect.stringMatching(
        /^<iframe(?: (?:src|title|width|height|frameborder|loading|sandbox|style)="")+>$/,
      ),
      '</iframe>',
      '</div>',
      '<script src="" integrity="" crossorigin="" async>',
      '</script>',
    ]);
  });
});

describe('cards', () => {
  /** The metadata of a page by its names. */
  const metadata = (page: string) =>
    Object.fromEntries(
      [...page.matchAll(/<meta (?:property|name)="((?:og|article|twitter):[^"]*)" content="([^"]*)">/g)].map(
        ([, name = '', content = '']) => [name, unescaped(content)],
      ),
    );

  it('of a claim have a picture, with its size and what it shows in words', async () => {
    for (const slug of slugs.slice(0, 10)) {
      const page = await text(starter, `/claims/${slug}`);
      const told = metadata(page);
      expect(told).toMatchObject({
        'og:site_name': 'Plumbline',
        'og:type': 'article',
        'og:url': `${ORIGIN}/claims/${slug}`,
        'og:image': `${ORIGIN}/og/${slug}.png`,
        'og:image:type': 'image/png',
        'og:image:width': '1200',
        'og:image:height': '630',
        'twitter:card': 'summary_large_image',
      });
      expect(page).toContain(`<link rel="canonical" href="${told['og:url']}">`);
      const [, visible = ''] = /<p class="finding">([\s\S]*?)<\/p>/.exec(page) ?? [];
      expect(told['og:image:alt']).toContain(`Plumbline’s verdict: ${words(visible)}.`);
      for (const name of ['og:title', 'og:description']) expect(told[name]?.length).toBeGreaterThan(10);
    }
  });

  it('of another day name the picture of that day, and their own address', async () => {
    const told = metadata(await text(starter, '/claims/braverman-on-track?asof=2023-01-25'));
    expect(told['og:image']).toBe(`${ORIGIN}/og/braverman-on-track.png?asof=2023-01-25`);
    expect(told['og:url']).toBe(`${ORIGIN}/claims/braverman-on-track?asof=2023-01-25`);
  });

  it('are on every page that is to be found, and on no other', async () => {
    for (const path of READER_PAGES) {
      const page = await text(starter, path);
      const told = metadata(page);
      const [, canonical = ''] = /<link rel="canonical" href="([^"]*)">/.exec(page) ?? [];
      if (page.includes('<meta name="robots" content="noindex">') && canonical === '')
        expect(told).toEqual({});
      else {
        // The page of a day, or of a revision, is shared as itself; search engines are led to the claim.
        expect(told['og:url']?.replace(/\?(?:asof|rev)=.*/, ''), path).toBe(unescaped(canonical));
        expect(told['og:title'], path).toBeTruthy();
        // The site's name stands once: at the end, or where the title of the first page begins with it.
        const [, title = ''] = /<title>([^<]*)<\/title>/.exec(page) ?? [];
        expect(unescaped(title).replace(/ · Plumbline$/, ''), path).toBe(told['og:title']);
        if (!path.startsWith('/claims/') && told['og:image'] !== undefined)
          expect(told['og:image:alt'], path).toBe(unescaped(title));
        expect(title.match(/Plumbline/g)?.length ?? 0, path).toBeLessThanOrEqual(2);
      }
    }
  });
});

/** The width and the height that a PNG file gives in its header. */
function sizeOf(file: Uint8Array): [number, number] {
  const view = new DataView(file.buffer, file.byteOffset);
  expect([...file.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(new TextDecoder().decode(file.slice(12, 16))).toBe('IHDR');
  return [view.getUint32(16), view.getUint32(20)];
}

const MAX_PICTURE = 150_000;

describe('pictures', () => {
  it('have letters for what they say themselves, and know which they lack', async () => {
    const { bold, serif } = typesOf(new TextDecoder().decode(await programFile('letters.txt')));
    for (const on of [undefined, '2026-09-30'])
      for (const headline of everyHeadline(on)) expect(bold.covers(headline), headline).toBe(true);
    for (const covered of ['“£14 million” – 0.7%…', 'Ștefănescu Łukasz Ŵyn', '1,082.33 ½ €5'])
      expect(serif.covers(covered)).toBe(true);
    for (const not of ['שלום', 'мир', '👩', 'e\u0301', '\u202e']) expect(serif.covers(not)).toBe(false);
    const lines = serif.lines(`a ${'w'.repeat(400)} b`, 40, 900);
    expect(lines.join('')).toBe(`a${'w'.repeat(400)} b`);
    for (const line of lines) expect(serif.width(line, 40)).toBeLessThanOrEqual(900);
  });

  it('are drawn of claims of each kind, even if none of their text can be drawn', async () => {
    const all = [
      ...drawn.map((slug) => [starter, slug] as const),
      [hostile, 'hostile-claim'] as const,
      [hostile, 'withdrawn-claim'] as const,
    ];
    for (const [app, slug] of all) {
      const answer = await app.get(`/og/${slug}.png`);
      expect([slug, answer.status, answer.headers.get('content-type')]).toEqual([slug, 200, 'image/png']);
      const file = new Uint8Array(await answer.arrayBuffer());
      expect(sizeOf(file)).toEqual([1200, 630]);
      expect(file.length).toBeLessThan(MAX_PICTURE);
      expect(file.length).toBeGreaterThan(5_000);
    }
  });

  it('are others for another verdict, and pinned the same', async () => {
    await withApp(async (app) => {
      const picture = async (path: string) => Buffer.from(await (await app.get(path)).arrayBuffer());
      const first = await picture('/og/a-claim.png');
      const pinned = await picture('/og/a-claim.png?rev=1');
      await STEPS.evidence(app);
      app.at(EVIDENCE);
      app.forget();
      expect((await picture('/og/a-claim.png')).equals(first)).toBe(false);
      // It says besides that the verdict is now another.
      expect((await picture('/og/a-claim.png?rev=1')).equals(pinned)).toBe(false);
      expect((await app.get('/og/a-claim.png?rev=3')).status).toBe(404);
    });
  });

  onEachRuntime((base) => {
    it('are the same on each runtime, may be kept, and do not exist for what does not', async () => {
      const path = '/og/braverman-on-track.png';
      const answer = await fetch(base + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/png');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      const file = new Uint8Array(await answer.arrayBuffer());
      expect(sizeOf(file)).toEqual([1200, 630]);
      expect(file.length).toBeLessThan(MAX_PICTURE);
      const again = await fetch(base + path, {
        headers: { 'If-None-Match': answer.headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(304);
      expect((await fetch(base + path, { method: 'HEAD' })).status).toBe(200);
      const onNode = new Uint8Array(await (await fetch(inject('node') + path)).arrayBuffer());
      expect(file.length).toBe(onNode.length);
      for (const none of [
        '/og/none.png',
        '/og/braverman-on-track',
        '/og/braverman-on-track.png?rev=x',
        '/og/.png',
      ])
        expect([none, (await fetch(base + none)).status]).toEqual([none, 404]);
    });
  });
});

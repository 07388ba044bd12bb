/** Nothing of a draft reaches those who are not signed in: no list, search, feed, file or page of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedOf } from '../../claims/editorial/next-release.ts';
import { TABLES, type TableName } from '../../claims/exchange/data-package.ts';
import type { Actor } from '../../db/base/audit.ts';
import { saveNextRelease } from '../../db/imports/next-release.ts';
import { saveRecipe } from '../../db/imports/recipes.ts';
import { shippedRecipes } from '../../db/imports/shipped.ts';
import { keepArticle, saveBatch } from '../../db/newsroom/article-deeds.ts';
import { attachSaying } from '../../db/newsroom/attach.ts';
import { addHeld, changeClaimant } from '../../db/newsroom/claimant-edit.ts';
import { saveDraft, sendBack } from '../../db/newsroom/drafts.ts';
import { recordReply } from '../../db/newsroom/replies.ts';
import { confirmSaying } from '../../db/newsroom/sayings.ts';
import { pairWords } from '../../db/newsroom/word-pairs.ts';
import { publishedSlugs, tableRows } from '../../db/readers/export.ts';
import { createApp } from '../../src/app.ts';
import { urls } from '../../views/parts/urls.ts';
import { smallBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { READER_PAGES } from '../support/pages.ts';
import { AS_BROWSER, AS_PROGRAM } from '../support/runtimes.ts';

const NOW = '2026-06-30T08:00:00.000Z';
const SECRET = 'zanzibarquux';
const WRITER: Actor = { personId: 'writer', name: 'writer@example.org', session: 'abcd1234' };

/** A draft with the secret in every field that takes text. */
const fields: Record<string, string> = {
  quote: `They said ${SECRET} 20,000 officers`,
  slug: `draft-${SECRET}`,
  'claimant.name': `Claimant ${SECRET}`,
  'claimant.role': SECRET,
  topic: `Topic ${SECRET}`,
  saidOn: '2024-01-31',
  kind: 'level',
  'claimed.value': '20000',
  'claimed.unit': 'officers',
  'inputs.value.from': 'new',
  'inputs.value.newSeries.title': `Series ${SECRET}`,
  'inputs.value.newSeries.unit': 'officers',
  'inputs.value.at': '2023-12-31',
  'inputs.value.value': '20000',
  'inputs.value.publishedOn': '2024-01-15',
  'inputs.value.source.title': `Source ${SECRET}`,
  'inputs.value.source.publisher': `Publisher ${SECRET}`,
  context: `Context ${SECRET}`,
  notes: `Notes ${SECRET}`,
};

const DRAFT = `draft-${SECRET}`;

/** Everything that somebody who is not signed in may ask for, with what embeds will be. */
const PUBLIC: readonly string[] = [
  ...READER_PAGES.filter(
    (path) => !/braverman|economy|on-track|government|met-|uplift|johnson|police/.test(path),
  ),
  '/claims/a-claim',
  '/claims/a-claim.json',
  '/claims/a-claim/history',
  '/claims/a-claim/with?value=5',
  '/figures/aaaa-aaaa-aaaa-aaaa',
  '/people/somebody',
  '/evidence/officers',
  '/evidence/officers.csv',
  '/evidence/officers.json',
  '/corrections',
  '/corrections.atom',
  '/calendar.ics',
  '/releases',
  '/releases/2019-01-24-none',
  '/recipes/none.json',
  `/files/${'0'.repeat(64)}`,
  '/feed.atom',
  '/feed.json',
  '/sitemap.xml',
  '/robots.txt',
  '/claimreview.json',
  '/api/v1/claims',
  '/api/v1/series',
  `/claims?q=${SECRET}`,
  `/claims/draft-${SECRET}`,
  `/claims/draft-${SECRET}.json`,
  `/claims/draft-${SECRET}/history`,
  `/claims/draft-${SECRET}/embed`,
  `/people/claimant-${SECRET}`,
  `/topics/topic-${SECRET}`,
  `/evidence/series-${SECRET}`,
  `/evidence/series-${SECRET}.csv`,
  `/badge/draft-${SECRET}.svg`,
  `/badge/draft-${SECRET}.json`,
  `/embed/draft-${SECRET}`,
  `/og/draft-${SECRET}.png`,
  `/oembed?url=${encodeURIComponent(`http://ledger.test/claims/draft-${SECRET}`)}`,
  ...[undefined, 1].flatMap((rev) => [
    urls.badge(DRAFT, { rev }),
    urls.badgeJson(DRAFT, rev),
    urls.embed(DRAFT, { rev }),
    urls.picture(DRAFT, rev),
    urls.api.claim(DRAFT, rev),
    ...['txt', 'bib', 'ris', 'json', 'md'].map((format) => urls.citation(DRAFT, format, rev)),
  ]),
  urls.oembed(`http://ledger.test/claims/${DRAFT}`, 'xml'),
  urls.embedChooser(DRAFT),
  urls.api.series(`series-${SECRET}`),
  urls.seriesJson(`series-${SECRET}`),
  urls.seriesPackage(`series-${SECRET}`),
  // What is published, and has an open draft too.
  ...[undefined, 1].flatMap((rev) => [
    urls.badge('a-claim', { rev }),
    urls.badgeJson('a-claim', rev),
    urls.embed('a-claim', { rev }),
    urls.picture('a-claim', rev),
    urls.api.claim('a-claim', rev),
    urls.citation('a-claim', 'bib', rev),
    urls.citation('a-claim', 'json', rev),
  ]),
  urls.oembed('http://ledger.test/claims/a-claim', 'json'),
  urls.embedChooser('a-claim'),
  urls.seriesPackage('officers'),
  urls.api.series('officers'),
  '/topics/police',
  '/llms.txt',
  '/method.md',
  '/claims.csv',
  ...['people', 'parties', 'topics', 'disputes', 'corrections', 'evidence'].map((list) => `/${list}.csv`),
  `/people.csv?q=${SECRET}`,
  `/claims.csv?q=${SECRET}`,
  '/claimants/somebody',
  `/claimants/claimant-${SECRET}`,
  '/people/somebody.md',
  `/people/claimant-${SECRET}.md`,
  '/parties/a-party',
  `/parties/party-${SECRET}`,
  '/disputes/officers',
  `/disputes/series-${SECRET}`,
  ...['a-claim', DRAFT].flatMap((slug) => [
    `/claims/${slug}.md`,
    ...(['svg', 'png', 'csv'] as const).map((format) => urls.chart(slug, format)),
    `/claims/${slug}/feed.atom`,
    `/claims/${slug}/feed.json`,
  ]),
  ...['officers', `series-${SECRET}`].flatMap((id) => [`/evidence/${id}.md`, urls.embedSeries(id)]),
  ...['topics/police', 'people/somebody', `topics/topic-${SECRET}`, `people/claimant-${SECRET}`].flatMap(
    (page) => [`/${page}/feed.atom`, `/${page}/feed.json`, `/og/page/${page}.png`],
  ),
  '/sitemap-1.xml',
  '/embed.js',
  '/api/openapi.json',
  '/favicon.svg',
  '/favicon.ico',
  '/healthz',
  '/livez',
  '/readyz',
  '/api/v1/compute',
  // Requests for many at once, or by words, which answer 200 if some of it is there.
  urls.embeds([DRAFT, 'a-claim']),
  urls.api.claims({ q: SECRET }),
  urls.api.claims({ topic: `topic-${SECRET}` }),
  urls.api.claims({ claimant: `claimant-${SECRET}` }),
  urls.api.allSeries({ q: SECRET }),
  '/api/v1/repeats',
  urls.api.repeats({ text: 'What somebody says of the draft' }),
  `/edit/claims/${DRAFT}`,
  `/edit/claims/${DRAFT}/review`,
  '/edit',
  '/edit/article',
  '/edit/article/1',
];

/** Answers to a question that may be about many things: they are there, and say nothing. */
const isSearch = (path: string) =>
  /^\/(?:claims|(?:claims|people)\.csv|embed|api\/v1\/(?:claims|series))\?/.test(path);

let app: InProcess;

/** What editors know of whoever made the published claim, so that no table of people is empty. */
async function knowSomebody(): Promise<void> {
  const posted = (form: string) => ({ form, actor: WRITER, at: NOW, slug: 'somebody' });
  const fields = {
    name: 'Somebody',
    listedAs: '',
    isBody: false,
    wikidata: null,
    note: '',
    aliases: ['Anybody'],
  };
  const tenure = { since: '2020', until: null };
  const done = [
    await changeClaimant(app.database, { ...posted('known'), fields }),
    await addHeld(app.database, {
      ...posted('role'),
      held: { role: 'A role', organisation: null, ...tenure },
    }),
    await addHeld(app.database, { ...posted('party'), held: { party: 'A party', ...tenure } }),
  ];
  expect(done.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
  const expected = expectedOf('2026-07') ?? null;
  const [recipe] = shippedRecipes();
  if (recipe !== undefined) await saveRecipe(app.database.kysely, recipe, { name: 'somebody' }, NOW);
  await saveNextRelease(app.database, { form: 'next', actor: WRITER, at: NOW, series: 'officers', expected });
  const pair = { one: 'lorry', other: 'truck', stand: 'one' as const, reason: 'one thing' };
  expect(await pairWords(app.database, { form: 'pair', actor: WRITER, at: NOW, pair })).toEqual({
    outcome: 'done',
  });
}

/** What somebody else said besides: one saying that is on the page, and one that waits for a second editor. */
async function sayBesides(): Promise<void> {
  const publisher = { person: { id: 'another', role: 'reviewer' as const }, secondReader: true };
  const said = { saidOn: '2024-06', quote: 'There are 20,000 of them' };
  const done = [
    { ...said, claimant: { name: 'Somebody' } },
    { ...said, claimant: { name: `Nobody ${SECRET}` }, quote: `Again: ${SECRET}` },
  ].map((one, index) =>
    attachSaying(app.database, {
      slug: 'a-claim',
      saying: { said: one, within: '', why: SECRET, isAlike: true },
      actor: WRITER,
      at: NOW,
      form: `said-${index}`,
    }),
  );
  expect(await Promise.all(done)).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
  const { id } = await app.database.kysely
    .selectFrom('saying')
    .select('id')
    .where('claimant_slug', '=', 'somebody')
    .executeTakeFirstOrThrow();
  const second = { ...WRITER, personId: 'another' };
  const confirmed = await confirmSaying(app.database, {
    slug: 'a-claim',
    id,
    publisher,
    actor: second,
    at: NOW,
    form: 'said-confirmed',
    isAlike: true,
  });
  expect(confirmed.outcome).toBe('done');
}

beforeAll(async () => {
  app = await inProcess([{ bundle: smallBundle() }], NOW);
  const post = { slug: `draft-${SECRET}`, fields, actor: WRITER, at: NOW };
  await saveDraft(app.database, { ...post, base: 0, isNew: true, submit: true, form: 'one' });
  await sendBack(app.database, {
    slug: post.slug,
    number: 1,
    comments: [{ field: 'quote', comment: `See ${SECRET}` }],
    actor: WRITER,
    at: NOW,
    form: 'two',
  });
  await saveDraft(app.database, { ...post, base: 1, isNew: false, submit: true, form: 'three' });
  await recordReply(app.database, {
    slug: post.slug,
    reply: { askedOn: '2026-06-29', channel: SECRET, deadline: null },
    actor: WRITER,
    at: NOW,
    form: 'four',
  });
  await knowSomebody();
  await sayBesides();
  const kept = { actor: WRITER, at: NOW, head: { title: SECRET } };
  const { id: article } = await keepArticle(app.database, {
    ...kept,
    form: 'six',
    text: `A text of ${SECRET}`,
  });
  const drafts = [
    { start: 0, test: '0-1', slug: `draft-of-${SECRET}`, fields: { ...fields, slug: '' }, submit: true },
  ];
  await saveBatch(app.database, { ...kept, form: 'seven', article, drafts, sayings: [] });
  // A draft of what is published already, which must not be taken for it.
  await saveDraft(app.database, {
    slug: 'a-claim',
    fields: { ...fields, slug: 'a-claim' },
    actor: WRITER,
    at: NOW,
    base: 0,
    isNew: false,
    submit: true,
    form: 'five',
  });
});
afterAll(async () => app.close());

/** What an answer says besides the address that was asked for, which it may repeat. */
async function said(path: string, headers: Record<string, string>): Promise<string> {
  const answer = await app.get(path, headers);
  const text = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
  const asked = [path, encodeURIComponent(path), encodeURIComponent(encodeURIComponent(path))];
  const slugs = [
    `draft-${SECRET}`,
    `claimant-${SECRET}`,
    `topic-${SECRET}`,
    `series-${SECRET}`,
    `party-${SECRET}`,
  ];
  return [...asked, ...slugs].reduce((rest, part) => rest.replaceAll(part, ''), text);
}

it.each(Object.keys(TABLES) as TableName[])(
  'the table %s of an export reveals nothing of a draft',
  async (table) => {
    const rows: Record<string, string>[] = [];
    for await (const some of tableRows(app.database, table)) rows.push(...some);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
    if (table !== 'corrections') expect(rows.length).toBeGreaterThan(0);
  },
);

it('no draft is among the claims of an export', async () => {
  expect(await publishedSlugs(app.database)).toEqual(['a-claim']);
});

it('the list has a line for every address that readers may ask for', () => {
  const routes = createApp()
    .routes.filter(({ method, path }) => method === 'GET' && !/^\/(?:edit|sign-|assets|\*$)/.test(path))
    .map(({ path }) => path);
  expect(routes.length).toBeGreaterThan(25);
  const asked = PUBLIC.map((path) => path.split('?')[0] ?? '');
  const isAsked = (route: string) => {
    const shape = route
      .replace(/:\w+(?:\{(.+?)\})?(?=\/|$)/g, (_, own?: string) =>
        own === undefined ? '[^/]+' : `(?:${own})`,
      )
      .replace('embed\\.[a-z0-9]+\\.js', 'embed(?:\\.[a-z0-9]+)?\\.js');
    return asked.some((path) => new RegExp(`^${shape}$`).test(path));
  };
  expect(routes.filter((route) => !isAsked(route))).toEqual([]);
});

describe.each([
  ['a browser', AS_BROWSER],
  ['a program', AS_PROGRAM],
] as const)('%s that is not signed in', (_, headers) => {
  it.each(PUBLIC)('%s reveals nothing of a draft', async (path) => {
    const text = await said(path, headers);
    // A search repeats what was searched for in its own field.
    expect(isSearch(path) ? text.replaceAll(`value="${SECRET}"`, '') : text).not.toContain(SECRET);
  });

  it('finds no claim, series or badge of a draft', async () => {
    const named = PUBLIC.filter((p) => p.includes(SECRET) && !isSearch(p) && !p.startsWith('/edit'));
    for (const path of named) {
      const answer = await app.get(path, headers);
      // A badge is drawn even if there is none: the same as for what never was.
      const nothing = await app.get(path.replaceAll(SECRET, 'zanzibarquuy'), headers);
      expect([path, answer.status]).toEqual([path, path.startsWith('/badge/') ? 200 : 404]);
      expect(nothing.status).toBe(answer.status);
      expect((await nothing.text()).replaceAll('zanzibarquuy', SECRET)).toBe(await answer.text());
    }
  });

  it('sees the published claim as it was published', async () => {
    expect(await said('/claims/a-claim', headers)).toContain('There are 20,000 officers');
  });
});

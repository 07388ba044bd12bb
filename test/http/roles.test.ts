/**
 * Who may do what: every address of the newsroom by every role, on one's own work and on that of others, as it is
 * declared here. Somebody who is not signed in is sent to the door, or gets 401.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { SAID_ON } from '../support/bundles.ts';
import { newPerson, type Session, signIn, visitor } from '../support/newsroom.ts';
import { AS_PROGRAM } from '../support/runtimes.ts';
import { sendFigure } from '../support/sent-figures.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

/** Whose draft it is that an address is about. */
type Whose = 'own' | 'other';
type Who = 'editor' | 'reviewer' | 'admin';

/** The status of an answer for each role: one for any work, or one for one's own and one for that of others. */
type Expected = Record<Who, number | Record<Whose, number>>;

const all = (status: number): Expected => ({ editor: status, reviewer: status, admin: status });
const fromReviewer = (status: number): Expected => ({ editor: 403, reviewer: status, admin: status });
const adminOnly = (status: number): Expected => ({ editor: 403, reviewer: 403, admin: status });

interface Address {
  method: 'GET' | 'POST';
  /** The route, with `:draft` for a draft in review, `:claim` for a published claim, `:queued` for one in the queue. */
  route: string;
  query?: string;
  fields?: Record<string, string>;
  expected: Expected;
}

/** Posts that change nothing, since they lack something and get 422, or are refused before that. */
const ADDRESSES: readonly Address[] = [
  { method: 'GET', route: '/edit', expected: all(200) },
  { method: 'GET', route: '/edit/new', expected: all(200) },
  // Another day than today is never confirmed.
  { method: 'POST', route: '/edit/calendar', fields: { day: '2000-01-01' }, expected: adminOnly(409) },
  { method: 'POST', route: '/edit/new', fields: { do: 'save' }, expected: all(422) },
  { method: 'GET', route: '/edit/article', expected: all(200) },
  { method: 'POST', route: '/edit/article', fields: { text: ' ' }, expected: all(422) },
  { method: 'GET', route: '/edit/article/999999', expected: all(404) },
  { method: 'GET', route: '/edit/article/:article', expected: all(200) },
  // Nothing is ticked, so that nothing happens.
  { method: 'POST', route: '/edit/article/:article', fields: { do: 'batch' }, expected: all(422) },
  { method: 'POST', route: '/edit/article/:article', fields: { do: 'publish' }, expected: fromReviewer(422) },
  { method: 'POST', route: '/edit/article/999999', fields: { do: 'delete' }, expected: all(404) },
  { method: 'GET', route: '/edit/claims/:draft', expected: all(200) },
  { method: 'GET', route: '/edit/claims/:claim', expected: all(200) },
  { method: 'POST', route: '/edit/claims/:draft', fields: { do: 'submit', base: '1' }, expected: all(422) },
  { method: 'POST', route: '/edit/preview', fields: { quote: 'x' }, expected: all(200) },
  { method: 'GET', route: '/edit/complete', query: '?field=series&q=up', expected: all(200) },
  { method: 'GET', route: '/edit/claims/:draft/review', expected: all(200) },
  {
    method: 'POST',
    route: '/edit/claims/:draft/review',
    fields: { do: 'approve', number: '1' },
    // Nobody publishes their own work, whatever their role.
    expected: { editor: 403, reviewer: { own: 403, other: 422 }, admin: { own: 403, other: 422 } },
  },
  {
    method: 'POST',
    route: '/edit/claims/:draft/review',
    fields: { do: 'send-back', number: '1' },
    expected: fromReviewer(422),
  },
  {
    method: 'POST',
    route: '/edit/claims/:draft/review',
    fields: { do: 'take-back', number: '7' },
    // Only its writers take a draft back; the number is of no save, so that nothing happens.
    expected: {
      editor: { own: 409, other: 403 },
      reviewer: { own: 409, other: 403 },
      admin: { own: 409, other: 403 },
    },
  },
  { method: 'GET', route: '/edit/claims/:draft/preview', expected: all(200) },
  { method: 'GET', route: '/edit/words', expected: all(200) },
  { method: 'POST', route: '/edit/words', fields: { do: 'add', stand: 'one' }, expected: all(422) },
  { method: 'POST', route: '/edit/words', fields: { do: 'off', id: '999999' }, expected: all(422) },
  { method: 'GET', route: '/edit/claims/:claim/sayings', expected: all(200) },
  { method: 'POST', route: '/edit/claims/:claim/sayings', fields: { do: 'attach' }, expected: all(422) },
  {
    method: 'POST',
    route: '/edit/claims/:claim/sayings',
    fields: { do: 'merge' },
    expected: fromReviewer(422),
  },
  { method: 'GET', route: '/edit/claims/:draft/discard', expected: all(200) },
  {
    method: 'POST',
    route: '/edit/claims/:draft/discard',
    // An editor discards their own draft only; the number is of no save, so that nothing happens.
    fields: { do: 'discard', number: '7' },
    expected: { editor: { own: 409, other: 403 }, reviewer: 409, admin: 409 },
  },
  { method: 'GET', route: '/edit/claims/:draft/revisions', expected: all(200) },
  { method: 'GET', route: '/edit/claims/:draft/compare', query: '?from=1&to=1', expected: all(200) },
  { method: 'GET', route: '/edit/claims/:draft/replies', expected: all(200) },
  { method: 'POST', route: '/edit/claims/:draft/replies', fields: { do: 'asked' }, expected: all(422) },
  { method: 'GET', route: '/edit/claims/:claim/withdraw', expected: fromReviewer(200) },
  { method: 'POST', route: '/edit/claims/:claim/withdraw', expected: fromReviewer(422) },
  { method: 'GET', route: '/edit/evidence', expected: all(200) },
  { method: 'GET', route: '/edit/evidence/new', expected: all(200) },
  { method: 'POST', route: '/edit/evidence/new', fields: { do: 'save' }, expected: all(422) },
  { method: 'GET', route: '/edit/evidence/series/uplift-ew', expected: all(200) },
  { method: 'POST', route: '/edit/evidence/series/uplift-ew', fields: { do: 'save' }, expected: all(422) },
  {
    method: 'POST',
    route: '/edit/evidence/series/uplift-ew/next',
    fields: { expected: 'soon' },
    expected: all(422),
  },
  {
    method: 'POST',
    route: '/edit/evidence/series/uplift-ew/archives',
    fields: { 'archived.ho-2020-04': 'http://localhost/' },
    expected: all(422),
  },
  { method: 'GET', route: '/edit/import', expected: all(200) },
  { method: 'POST', route: '/edit/import', expected: all(422) },
  // No file of that name is on its way in.
  { method: 'GET', route: '/edit/import/:id', expected: all(404) },
  { method: 'POST', route: '/edit/import/:id', fields: { do: 'drop' }, expected: all(404) },
  { method: 'GET', route: '/edit/releases/:release', expected: all(404) },
  {
    method: 'POST',
    route: '/edit/releases/:release',
    fields: { note: 'Figures came out.' },
    // There is none of that name; who may not publish is told first.
    expected: { editor: 403, reviewer: 404, admin: 404 },
  },
  { method: 'GET', route: '/edit/queue', expected: all(200) },
  { method: 'GET', route: '/edit/queue/:claim', expected: all(303) },
  { method: 'POST', route: '/edit/queue/:claim', fields: { sentence: 'x' }, expected: fromReviewer(409) },
  { method: 'GET', route: '/edit/queue/:queued', expected: all(200) },
  {
    method: 'POST',
    route: '/edit/queue/:queued',
    // The form names no state of the evidence that it was drawn for, so that nothing is published.
    fields: { 'type.:queued': 'evidence', 'sentence.:queued': 'Counted again.' },
    // Whoever recorded what waits does not publish it.
    expected: { editor: 403, reviewer: { own: 403, other: 409 }, admin: { own: 403, other: 409 } },
  },
  { method: 'GET', route: '/edit/claims/:queued/replies', expected: all(200) },
  {
    method: 'POST',
    route: '/edit/claims/:queued/replies',
    fields: { do: 'release', id: ':question' },
    // The second time there is nothing left to do, which is not an error.
    expected: { editor: 403, reviewer: { own: 403, other: 303 }, admin: { own: 403, other: 303 } },
  },
  {
    method: 'POST',
    route: '/edit/claims/:queued/replies',
    fields: { do: 'take-back', id: '999999' },
    expected: all(404),
  },
  { method: 'GET', route: '/edit/figures', query: '?state=received', expected: all(200) },
  { method: 'GET', route: '/edit/figures/:figure', expected: all(200) },
  { method: 'GET', route: '/edit/figures/999999', expected: all(404) },
  // It names another number of answers than there are, so that nothing is saved.
  {
    method: 'POST',
    route: '/edit/figures/:figure',
    fields: { state: 'looked-at', seen: '9' },
    expected: all(409),
  },
  {
    method: 'POST',
    route: '/edit/figures/:figure',
    fields: { state: 'accepted', answer: 'Taken up.', seen: '9' },
    expected: fromReviewer(409),
  },
  { method: 'GET', route: '/edit/claimants', query: '?q=johnson', expected: all(200) },
  { method: 'GET', route: '/edit/claimants/boris-johnson', expected: all(200) },
  {
    method: 'POST',
    route: '/edit/claimants/boris-johnson',
    fields: { do: 'merge', into: 'boris-johnson' },
    expected: fromReviewer(422),
  },
  { method: 'GET', route: '/edit/parties', expected: all(200) },
  { method: 'GET', route: '/edit/parties/labour', expected: all(200) },
  { method: 'POST', route: '/edit/parties/labour', fields: { name: '' }, expected: fromReviewer(422) },
  { method: 'GET', route: '/edit/embeds', query: '?claim=braverman-on-track', expected: all(200) },
  { method: 'GET', route: '/edit/embeds/webhooks', expected: adminOnly(200) },
  { method: 'POST', route: '/edit/embeds/webhooks', fields: { do: 'add' }, expected: adminOnly(422) },
  { method: 'GET', route: '/edit/account', expected: all(200) },
  { method: 'POST', route: '/edit/account', fields: { do: 'password' }, expected: all(422) },
  // The session of somebody else is not there.
  {
    method: 'POST',
    route: '/edit/account',
    fields: { do: 'end-session', session: 'of-another' },
    expected: all(303),
  },
  { method: 'GET', route: '/edit/people', expected: adminOnly(200) },
  { method: 'POST', route: '/edit/people', expected: adminOnly(422) },
  { method: 'GET', route: '/edit/people/:person', expected: adminOnly(200) },
  { method: 'POST', route: '/edit/people/:person', fields: { do: 'nothing' }, expected: adminOnly(422) },
  { method: 'GET', route: '/edit/settings', expected: adminOnly(200) },
  { method: 'POST', route: '/edit/settings', fields: { 'second-reader': 'x' }, expected: adminOnly(422) },
  { method: 'GET', route: '/edit/settings/about', expected: adminOnly(200) },
  { method: 'POST', route: '/edit/settings/about', fields: { answerDays: 'x' }, expected: adminOnly(422) },
  { method: 'GET', route: '/edit/audit', expected: adminOnly(200) },
  { method: 'GET', route: '/edit/audit.csv', expected: adminOnly(200) },
  { method: 'GET', route: '/edit/nowhere', expected: all(404) },
  { method: 'GET', route: '/edit/claims/no-such-claim', expected: all(404) },
  { method: 'GET', route: '/edit/evidence/series/no-such-series', expected: all(404) },
  { method: 'GET', route: '/edit/people/nobody', expected: adminOnly(404) },
  { method: 'GET', route: '/edit/claimants/nobody', expected: all(404) },
  { method: 'GET', route: '/edit/parties/nothing', expected: all(404) },
];

/** A draft that may be published. */
const draftFields = (slug: string): Record<string, string> => ({
  quote: 'There are 16,753 officers',
  slug,
  'claimant.name': 'Somebody',
  saidOn: SAID_ON,
  kind: 'level',
  'claimed.value': '16753',
  'claimed.unit': 'officers',
  'claimed.hedge': 'bare',
  'inputs.value.from': 'series',
  'inputs.value.series': 'uplift-ew',
  'inputs.value.at': '31 December 2022',
  base: '0',
  do: 'submit',
});

let server: ServedLedger;
const sessions = {} as Record<Who, Session>;
/** Drafts in review, each by a writer of a role. */
const drafts: Record<Who | 'stranger', string> = {
  editor: 'draft-of-editor',
  reviewer: 'draft-of-reviewer',
  admin: 'draft-of-admin',
  stranger: 'draft-of-stranger',
};
/** Claims that wait in the queue, each for a figure that a person recorded, with a question that they recorded. */
const queued: Record<Who | 'stranger', { slug: string; series: string; at: string; question: string }> = {
  editor: { slug: 'at-least-1800-recruits-quit', series: 'quit-uplift', at: '2022-12-30', question: '' },
  reviewer: {
    slug: 'more-officers-leaving-than-joining',
    series: 'leavers-ew',
    at: '2021-04-01/2022-03-31',
    question: '',
  },
  admin: { slug: 'neighbourhood-growth-of-just-214', series: 'np-ew', at: '2025-03-31', question: '' },
  stranger: {
    slug: 'met-could-lose-up-to-14-million',
    series: 'withheld-met',
    at: '2022-04-01/2023-03-31',
    question: '',
  },
};
let person: string;
let figure: string;
let article: string;

/** Revises the last figure of a series, so that the claim that rests on it waits, and asks about that claim. */
async function waitFor(session: Session, who: Who | 'stranger'): Promise<void> {
  const { slug, series, at } = queued[who];
  const address = `/edit/evidence/series/${series}`;
  const saved = await session.post(
    address,
    {
      'rows.0.at': at,
      'rows.0.value': '1',
      'source.title': 'A later count',
      'source.publisher': 'A publisher',
      publishedOn: '1 June 2026',
      reason: 'Counted again.',
      do: 'save',
    },
    { from: address },
  );
  expect([who, saved.status]).toEqual([who, 303]);
  expect([who, (await session.get(`/edit/queue/${slug}`)).status]).toEqual([who, 200]);
  const replies = `/edit/claims/${slug}/replies`;
  const asked = { do: 'asked', askedOn: '1 June 2026', channel: 'E-mail' };
  expect((await session.post(replies, asked, { from: replies })).status).toBe(303);
  queued[who].question = /name="id" value="(\d+)"/.exec((await session.get(replies)).body)?.[1] ?? '';
}

beforeAll(async () => {
  server = await serveLedger();
  const { database } = server;
  for (const who of ['editor', 'reviewer', 'admin'] as const)
    sessions[who] = await signIn(server.url, await newPerson(server.url, database, who));
  const stranger = await signIn(server.url, await newPerson(server.url, database, 'editor', 'stranger'));
  for (const [who, session] of [...Object.entries(sessions), ['stranger', stranger]] as [
    Who | 'stranger',
    Session,
  ][]) {
    const saved = await session.post('/edit/new', draftFields(drafts[who]));
    expect([who, saved.status, saved.location]).toEqual([
      who,
      303,
      `/edit/claims/${drafts[who]}?done=submitted`,
    ]);
  }
  for (const who of ['editor', 'reviewer', 'admin'] as const) await waitFor(sessions[who], who);
  await waitFor(stranger, 'stranger');
  await sendFigure(visitor(server.url), '1142-officers-a-month', { actual: '16574' });
  figure = /href="\/edit\/figures\/(\d+)"/.exec((await sessions.admin.get('/edit/figures')).body)?.[1] ?? '';
  const text = 'There are 16,753 officers, the Home Office said.';
  article = (await stranger.post('/edit/article', { text })).location?.split('/').at(-1) ?? '';
  const people = await sessions.admin.get('/edit/people');
  person = /href="(\/edit\/people\/[^"]+)"/.exec(people.body)?.[1] ?? '';
  expect(person).not.toBe('');
});
afterAll(async () => {
  await server.stop();
});

function pathOf({ route, query = '' }: Address, whose: Who | 'stranger'): string {
  return `${route
    .replace(':draft', drafts[whose])
    .replace(':queued', queued[whose].slug)
    .replace(':claim', 'braverman-on-track')
    .replace(':figure', figure)
    .replace(':article', article)
    .replace('/edit/people/:person', person)}${query}`;
}

describe.each(['editor', 'reviewer', 'admin'] as const)('a person of the role %s', (who) => {
  it.each(ADDRESSES)('$method $route $fields.do', async (address) => {
    const session = sessions[who];
    const expected = address.expected[who];
    const cases: readonly [Whose, number][] =
      typeof expected === 'number'
        ? [
            ['own', expected],
            ['other', expected],
          ]
        : [
            ['own', expected.own],
            ['other', expected.other],
          ];
    for (const [whose, status] of cases) {
      const owner = whose === 'own' ? who : 'stranger';
      const path = pathOf(address, owner);
      const fields = Object.fromEntries(
        Object.entries(address.fields ?? {}).map(([name, text]) => [
          name.replace(':queued', queued[owner].slug),
          text.replace(':question', queued[owner].question),
        ]),
      );
      const answer =
        address.method === 'GET'
          ? await session.get(path)
          : await session.post(path, fields, { from: '/edit/account' });
      expect([whose, path, answer.status]).toEqual([whose, path, status]);
      expect(answer.headers['cache-control']).toBe('no-store');
      // The review shows the page of its draft in a frame.
      const framed = address.route.endsWith('/preview') && address.method === 'GET';
      expect(answer.headers['content-security-policy']).toContain(
        `frame-ancestors ${framed ? "'self'" : "'none'"}`,
      );
    }
  });
});

describe('somebody who is not signed in', () => {
  it.each(ADDRESSES)('$method $route is sent to the door', async (address) => {
    const nobody = visitor(server.url);
    const path = pathOf(address, 'stranger');
    if (address.method === 'GET') {
      const answer = await nobody.get(path);
      // A file is asked for by programs, and a sign-in form would be no such file.
      const door = path.endsWith('.csv') ? [401, undefined] : [303, '/sign-in'];
      expect([answer.status, answer.location?.split('?')[0]]).toEqual(door);
      const program = await nobody.get(path, AS_PROGRAM);
      expect([program.status, JSON.parse(program.body).error.code]).toEqual([401, 'unauthorized']);
      return;
    }
    const answer = await nobody.post(path, address.fields ?? {}, { tokens: { csrf: 'x', form: 'y' } });
    expect(answer.status).toBe(401);
  });
});

describe('the table', () => {
  it('has a line for every route of the newsroom', () => {
    const routes = createApp()
      .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/edit'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(routes.length).toBeGreaterThan(20);
    const shape = (route: string) =>
      route
        .replace(/:(?:draft|claim|queued|slug|id|person|series|figure|release|article)\b/g, '*')
        .replace(/\/series\/(?:uplift-ew|no-such-series)(?=\/next$|\/archives$|$)/, '/series/*')
        .replace(/\/(claimants|parties)\/[a-z-]+$/, '/$1/*');
    const lines = new Set(ADDRESSES.map(({ method, route }) => `${method} ${shape(route)}`));
    expect(
      routes.map(shape).filter((route) => !lines.has(route)),
      'Add the route to ADDRESSES, and say who may.',
    ).toEqual([]);
  });

  it('is about drafts that are still as they were', async () => {
    for (const slug of Object.values(drafts)) {
      const review = await sessions.admin.get(`/edit/claims/${slug}/review`);
      expect(review.body).toContain('name="number" value="1"');
    }
  });
});

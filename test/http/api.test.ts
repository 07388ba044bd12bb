/** The API: what it answers is what its schemas say, page after page, to any site, and as its documentation shows. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { KINDS } from '../../claims/kinds/index.ts';
import { requiredRate } from '../../claims/kinds/required-rate.ts';
import { headlineOf, wordOfVerdict } from '../../claims/verdict/headline.ts';
import { ENDPOINTS } from '../../src/api/endpoints.ts';
import { repeatsListSchema, repeatsSchema } from '../../src/api/repeats-schemas.ts';
import {
  type checkedSchema,
  claimAnswerSchema,
  claimListSchema,
  errorSchema,
  seriesAnswerSchema,
  seriesListSchema,
} from '../../src/api/schemas.ts';
import { verdictSchema } from '../../src/api/verdict-schemas.ts';
import { createApp } from '../../src/app.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { programFile } from '../../src/node-files.ts';
import { shortened } from '../../views/pages/api.ts';
import { smallBundle, valid } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { unescaped } from '../support/markup.ts';
import { ask, correctFigure, publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, onEachRuntime } from '../support/runtimes.ts';

const NOW = '2026-11-22T10:00:00.000Z';

let app: InProcess;
let slugs: string[];
beforeAll(async () => {
  const starter = await readStarter();
  slugs = starter.map(({ bundle }) => bundle.claim.slug);
  app = await inProcess(
    [...starter, { bundle: smallBundle() }, { bundle: smallBundle({ slug: 'withdrawn-claim' }) }],
    NOW,
  );
  const { claim } = smallBundle();
  await revise(app.database, NOW, {
    claim,
    context: 'Context',
    note: { type: 'typo', sentence: 'A slip was mended.' },
  });
  await ask(app.database, NOW, 'a-claim', {
    askedOn: '2024-02-01',
    channel: 'e-mail',
    deadline: null,
    answer: { on: '2024-02-02', text: 'We stand by it.' },
  });
  await withdraw(app.database, NOW, 'withdrawn-claim', 'It was not said.');
  await correctFigure(
    app.database,
    NOW,
    { series: 'officers', at: '2023-12-31', publishedOn: '2024-01-31' },
    { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2024-01-31' },
  );
  await publishWaiting(app.database, NOW, 'a-claim', {
    type: 'evidence',
    sentence: 'The figure was another.',
  });
});
afterAll(() => app.close());

async function json<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const answer = await app.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return schema.parse(await answer.json());
}

async function fails(path: string): Promise<[number, string, string]> {
  const answer = await app.get(path, AS_BROWSER);
  const { error } = errorSchema.parse(await answer.json());
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  return [answer.status, error.code, error.message];
}

type ListedClaim = z.infer<typeof claimListSchema>['claims'][number];

/** All claims that a list gives, from page to page. */
async function everyClaim(query: string): Promise<ListedClaim[]> {
  const found: ListedClaim[] = [];
  for (let path: string | null = `/api/v1/claims?${query}`; path !== null; ) {
    const page: z.infer<typeof claimListSchema> = await json(path, claimListSchema);
    found.push(...page.claims);
    expect(page.next === null).toBe(page.after === null);
    path = page.next === null ? null : page.next.replace('http://ledger.test', '');
  }
  return found;
}

const allClaims = async (query: string) => (await everyClaim(query)).map(({ slug }) => slug);

describe('claims', () => {
  it('are listed page after page, each once, those said last first', async () => {
    const all = await allClaims('limit=7');
    expect([...all].sort()).toEqual([...slugs, 'a-claim'].sort());
    expect(await allClaims('limit=100')).toEqual(all);
    const claims = await everyClaim('limit=100');
    const days = claims.map((claim) => claim.saidOn);
    expect(days).toEqual([...days].sort().reverse());
  });

  it('are narrowed as the lists of the site are, on every page', async () => {
    const claims = await everyClaim('limit=100');
    const those = (fits: (claim: ListedClaim) => boolean) => claims.filter(fits).map((claim) => claim.slug);
    const holds = those(({ verdicts: { said, now } }) => [said.finding, now.finding].includes('holds'));
    expect(holds.length).toBeGreaterThan(5);
    expect(await allClaims('finding=holds&limit=3')).toEqual(holds);
    const right = those(({ headline }) => headline.word === 'right');
    expect(right.length).toBeGreaterThan(5);
    expect(await allClaims('word=right&limit=3')).toEqual(right);
    const both = right.filter((slug) => holds.includes(slug));
    expect(await allClaims('word=right&finding=holds&limit=3')).toEqual(both);
    expect(await allClaims('claimant=boris-johnson&limit=1')).toEqual(
      those((claim) => claim.claimant.slug === 'boris-johnson'),
    );
    expect(await allClaims('topic=police-numbers&limit=5')).toEqual(
      those((claim) => claim.topic?.slug === 'police-numbers'),
    );
    const officers = await allClaims('q=officers&limit=2');
    expect(officers.length).toBeGreaterThan(2);
    expect(officers).toContain('a-claim');
    expect(await allClaims('q=%22%22')).toEqual([]);
    expect(await allClaims('claimant=nobody')).toEqual([]);
    expect(await allClaims('changedSince=2026-11-23')).toEqual([]);
    expect(await allClaims('changedSince=2026-11-22&limit=50')).toEqual(those(() => true));
  });

  it('say what lists and pages of the site say', async () => {
    const { claims } = await json('/api/v1/claims?limit=100', claimListSchema);
    for (const item of claims) {
      const full = await json(`/api/v1/claims/${item.slug}`, claimAnswerSchema);
      expect(item.apiUrl).toBe(`http://ledger.test/api/v1/claims/${item.slug}`);
      const both = [full.verdicts.said, full.verdicts.now].map((v) => [v.finding, v.because]);
      const listed = [item.verdicts.said, item.verdicts.now].map((v) => [v.finding, v.because]);
      expect(listed).toEqual(both);
      expect(full.headline, item.slug).toEqual(headlineOf(full.verdicts));
      expect(item.headline).toEqual(full.headline);
      const words = [full.verdicts.said, full.verdicts.now].map(wordOfVerdict);
      expect([item.verdicts.said.word, item.verdicts.now.word], item.slug).toEqual(words);
      expect(full.course[0], item.slug).toMatchObject({
        from: item.saidOn,
        finding: full.verdicts.said.finding,
        word: words[0],
      });
      expect(full.course.at(-1), item.slug).toMatchObject({
        finding: full.verdicts.now.finding,
        word: words[1],
      });
      expect([full.revision, full.latestRevision]).toEqual([item.revision, item.revision]);
      const file = (await (await app.get(`/claims/${item.slug}.json`)).json()) as Record<string, unknown>;
      expect({ bundle: full.bundle, verdict: full.verdicts.now }).toEqual(file);
      // What anybody can recompute gives the same.
      const computed = verdictSchema.parse(await (await compute(full.bundle)).json());
      expect(computed).toEqual(full.verdicts.now);
    }
  });

  it('are pinned to a revision, with what became of it', async () => {
    const now = await json('/api/v1/claims/a-claim', claimAnswerSchema);
    expect([now.revision, now.latestRevision, now.isPinned, now.changed]).toEqual([3, 3, false, null]);
    expect(now.verdicts.now.finding).toBe('fails');
    expect(now.corrections.map((c) => c.type)).toEqual(['evidence', 'typo']);
    expect(now.replies).toEqual([
      {
        askedOn: '2024-02-01',
        channel: 'e-mail',
        deadline: null,
        answers: [{ text: 'We stand by it.', on: '2024-02-02' }],
      },
    ]);
    const first = await json('/api/v1/claims/a-claim?rev=1', claimAnswerSchema);
    expect([first.revision, first.latestRevision, first.isPinned]).toEqual([1, 3, true]);
    expect([first.verdicts.now.finding, first.changed?.now.finding]).toEqual(['holds', 'fails']);
    expect([first.context, now.context]).toEqual([null, 'Context']);
    expect(first.bundle.series[0]?.observations[0]?.value).toBe('20000');
    expect((await json('/api/v1/claims/a-claim?rev=3', claimAnswerSchema)).changed).toBeNull();
  });

  it('that are gone are distinguished from those that never were', async () => {
    expect(await fails('/api/v1/claims/withdrawn-claim')).toEqual([
      410,
      'gone',
      expect.stringContaining('withdrawn'),
    ]);
    expect((await fails('/api/v1/claims/withdrawn-claim?rev=1')).slice(0, 2)).toEqual([410, 'gone']);
    expect((await fails('/api/v1/claims/no-such-claim')).slice(0, 2)).toEqual([404, 'not-found']);
    expect((await fails('/api/v1/claims/a-claim?rev=9')).slice(0, 2)).toEqual([404, 'not-found']);
    expect((await fails('/api/v1/nothing')).slice(0, 2)).toEqual([404, 'not-found']);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=x',
    'after=x',
    'after=2024-01-01.9999999999999999',
    'word=holds',
    'finding=x',
    'finding=constructor',
    'changedSince=yesterday',
    'changedSince=2023-02-30',
    'claimant=%00',
    'page=2',
    '__proto__=x',
    `q=${'x'.repeat(201)}`,
  ])('refuse %s', async (query) => {
    const [status, code, message] = await fails(`/api/v1/claims?${query}`);
    expect([status, code]).toEqual([400, 'bad-request']);
    expect(message).toMatch(/^The parameters cannot be read: .{3,}\.$/s);
  });

  it.each(['rev=0', 'rev=x', 'rev=1.5', 'rev=-1', 'asof=2024-01-01'])('refuse %s of one', async (query) => {
    expect((await fails(`/api/v1/claims/a-claim?${query}`))[0]).toBe(400);
  });
});

describe('series', () => {
  it('are listed and given with their figures, sources and claims', async () => {
    const ids: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: z.infer<typeof seriesListSchema> = await json(
        `/api/v1/series?limit=9&after=${after}`,
        seriesListSchema,
      );
      for (const item of page.series) {
        const full = await json(`/api/v1/series/${item.id}`, seriesAnswerSchema);
        expect(full.series.observations).toHaveLength(item.observations);
        expect(full.claims.length).toBe(Math.min(item.claims, 100));
        ids.push(item.id);
      }
      after = page.after;
    }
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toContain('uplift-ew');
  });

  it('refuse what they do not know', async () => {
    expect((await fails('/api/v1/series/nothing'))[0]).toBe(404);
    expect((await fails('/api/v1/series/uplift-ew?rev=1'))[0]).toBe(400);
    expect((await fails('/api/v1/series?q=x'))[0]).toBe(400);
  });
});

/** Sends a bundle to be computed. */
async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return asked(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const compute = (body: unknown, headers: Record<string, string> = {}) =>
  post('/api/v1/compute', body, headers);

it('a bundle that is checked has its verdict, what would keep it out, and what to look at again', async () => {
  const bundle = requiredRate.example as { claim: { claimed: object } };
  const wrong = { ...bundle, claim: { ...bundle.claim, claimed: { value: '1142', unit: 'apples' } } };
  const answer = await asked('/api/v1/check', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wrong),
  });
  expect(answer.status).toBe(200);
  const { verdict, faults, warnings } = (await answer.json()) as z.infer<typeof checkedSchema>;
  expect(verdict.finding).toBe('not-computable');
  expect(faults).toEqual([
    { path: 'claim.claimed.unit', message: expect.stringContaining('The claim is in “apples”') },
  ]);
  expect(warnings.map(({ path }) => path)).toContain('claim.appearance.title');
});

const program = createApp();

const NONE = new Proxy({} as InProcess['database'], {
  get() {
    throw new Error('the database was asked');
  },
});

/** Asks the app, with no database behind it unless one is given. */
async function asked(
  path: string,
  init: RequestInit,
  database = NONE,
  { of = program, from }: { of?: typeof program; from?: string } = {},
): Promise<Response> {
  return of.fetch(
    new Request(`http://ledger.test${path}`, init),
    { database, now: () => new Date(NOW), build: 'test', file: programFile },
    undefined,
    () => from,
  );
}

describe('compute', () => {
  it.each(KINDS.map((kind) => [kind.name, kind.example] as const))(
    'gives the verdict on a claim of the kind %s, without a database',
    async (_, example) => {
      const answer = await compute(example);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('set-cookie')).toBeNull();
      verdictSchema.parse(await answer.json());
    },
  );

  it('names each wrong field of an invalid bundle', async () => {
    const bundle = { ...smallBundle(), asOf: '2024-02-30', extra: 1 };
    const answer = await compute(bundle);
    const { error } = errorSchema.parse(await answer.json());
    expect([answer.status, error.code]).toEqual([422, 'unacceptable']);
    expect(error.issues?.map((issue) => issue.path).sort()).toEqual(['', 'asOf']);
    for (const value of [null, [], 'text', 1, {}])
      expect((await compute(JSON.stringify(value))).status).toBe(422);
  });

  it('refuses what is not JSON, not called so, or too long', async () => {
    const code = async (answer: Response) => [
      answer.status,
      errorSchema.parse(await answer.json()).error.code,
    ];
    expect(await code(await compute('{'))).toEqual([400, 'bad-request']);
    expect(await code(await compute(''))).toEqual([400, 'bad-request']);
    expect(await code(await compute('{}', { 'Content-Type': 'text/plain' }))).toEqual([
      415,
      'unsupported-type',
    ]);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await code(await compute('a=b', form))).toEqual([415, 'unsupported-type']);
    expect(await code(await compute(`"${'x'.repeat(1_000_000)}"`))).toEqual([413, 'too-large']);
    expect((await compute(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)).status).toBe(422);
    expect((await compute(smallBundle(), { 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(
      200,
    );
  });

  it('is asked by POST alone', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const answer = await asked('/api/v1/compute', { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST, OPTIONS']);
    }
  });
});

describe('pages of other sites', () => {
  it('learn how they may ask, at addresses of the API alone', async () => {
    const paths = ENDPOINTS.map(({ path, method }) => [path.replace(/\{\w+\}/, 'x'), method] as const);
    for (const [path, method] of [...paths, ['/api/openapi.json', 'get'] as const]) {
      const answer = await asked(path, { method: 'OPTIONS' });
      expect([path, answer.status]).toEqual([path, 204]);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-allow-methods')).toContain(method.toUpperCase());
      expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
    for (const path of ['/', '/claims', '/api', '/edit', '/sign-in']) {
      const answer = await asked(path, { method: 'OPTIONS' });
      expect([path, answer.status]).toEqual([path, 405]);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await asked('/api/v1/nothing', { method: 'OPTIONS' })).status).toBe(404);
  });

  it('send nothing anywhere else', async () => {
    for (const path of ['/api/v1/claims', '/api/v1/claims/a-claim', '/api/openapi.json', '/api/v1/nothing'])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect([path, method, (await asked(path, { method })).status]).toEqual([path, method, 405]);
  });
});

const sentences = (body: string) =>
  asked(
    '/api/v1/repeats',
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body },
    app.database,
  );

describe('sentences', () => {
  it('are held against the claims, one or many, and none found says nothing of the truth', async () => {
    const quote = (await json('/api/v1/claims?limit=1', claimListSchema)).claims[0]?.quote ?? '';
    const path = `/api/v1/repeats?${new URLSearchParams({ text: quote, said_on: '2023-01' })}`;
    const one = await json(path, repeatsSchema);
    expect(one.sentence).toBe(quote);
    for (const { matches } of one.clauses) expect(matches.length).toBeLessThanOrEqual(5);
    const both = await sentences(
      JSON.stringify({
        sentences: [{ text: quote, said_on: '2023-01' }, { text: 'The cat sat on the mat' }],
      }),
    );
    const [same, none] = repeatsListSchema.parse(await both.json()).sentences;
    expect(same).toEqual(one);
    expect(none?.clauses.map(({ matches }) => matches)).toEqual([[]]);
  });

  it.each([
    ['{"sentences":[]}', 422],
    ['{"sentences":[{"text":""}]}', 422],
    [JSON.stringify({ sentences: Array.from({ length: 201 }, () => ({ text: 'x' })) }), 422],
    [JSON.stringify({ sentences: Array.from({ length: 51 }, () => ({ text: 'x'.repeat(2_000) })) }), 422],
    ['{', 400],
  ])('are refused if they are none: %.40s', async (body, status) => {
    expect((await sentences(body)).status).toBe(status);
  });

  it('say how much may be sent together', async () => {
    const long = { sentences: Array.from({ length: 51 }, () => ({ text: 'x'.repeat(2_000) })) };
    expect(await (await sentences(JSON.stringify(long))).text()).toContain('100,000 characters together');
  });

  it('cost who asks by their number and length, sent or in the address', async () => {
    const of = createApp();
    const ask = (path: string, init: RequestInit = {}) =>
      asked(path, init, app.database, { of, from: '198.51.100.7' });
    const body = JSON.stringify({
      sentences: Array.from({ length: 200 }, () => ({ text: 'x y '.repeat(120) })),
    });
    const post = () =>
      ask('/api/v1/repeats', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const get = () => ask('/api/v1/repeats?text=x');
    expect((await get()).status).toBe(200);
    expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
    expect((await post()).status).toBe(429);
    expect((await ask('/api/v1/repeats?text=y')).status).toBe(429);
    expect((await ask('/api/v1/claims?limit=1')).status).toBe(200);
  });

  it('need a text, and a day that is one', async () => {
    expect((await fails('/api/v1/repeats'))[0]).toBe(400);
    expect((await fails('/api/v1/repeats?text=x&said_on=yesterday'))[0]).toBe(400);
  });
});

describe('the documentation', () => {
  it('shows an example of every endpoint, answered as it shows', async () => {
    const page = await (await app.get('/api', AS_BROWSER)).text();
    const blocks = (label: string) =>
      [
        ...page.matchAll(
          new RegExp(`aria-label="${label}: ([^"]*)" tabindex="0"><pre>([\\s\\S]*?)</pre>`, 'g'),
        ),
      ].map(([, summary = '', text = '']) => [unescaped(summary), unescaped(text)] as const);
    const answers = new Map(blocks('Answer'));
    const many = new Map(blocks('Sentences'));
    const bundles = new Map(blocks('Bundle'));
    const requests = blocks('Request');
    expect(requests.map(([summary]) => summary)).toEqual(ENDPOINTS.map((one) => one.summary));
    for (const [summary, text] of requests) {
      const [, address = ''] = /^curl '([^']+)'/.exec(text) ?? [];
      const path = address.replace('http://ledger.test', '');
      const bundle = bundles.get(summary);
      const sent = many.get(summary);
      const answer = await (sent !== undefined
        ? sentences(sent)
        : bundle === undefined
          ? app.get(path)
          : post(path, valid(JSON.parse(bundle))));
      expect([path, answer.status]).toEqual([path, 200]);
      expect(JSON.parse(answers.get(summary) ?? '')).toEqual(shortened(await answer.json()));
    }
  });

  it('names every parameter, and is drawn for an empty ledger too', async () => {
    const page = await (await app.get('/api', AS_BROWSER)).text();
    for (const { query, path } of ENDPOINTS) {
      expect(page).toContain(path);
      for (const name of Object.keys(query.shape)) expect(page).toContain(`<code>${name}</code>`);
    }
    const empty = await inProcess([], NOW);
    try {
      const answer = await empty.get('/api', AS_BROWSER);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('This ledger has nothing to show here yet.');
      expect(claimListSchema.parse(await (await empty.get('/api/v1/claims')).json()).claims).toEqual([]);
    } finally {
      await empty.close();
    }
  });
});

onEachRuntime((base) => {
  it('is read by any site, asked again for nothing, and computes', async () => {
    for (const path of [
      '/api/v1/claims?limit=1',
      '/api/v1/claims/braverman-on-track',
      '/api/v1/series',
      '/api/v1/series/uplift-ew',
      '/api/openapi.json',
    ]) {
      const first = await fetch(base + path, { headers: { Origin: 'https://other.example' } });
      expect([path, first.status]).toEqual([path, 200]);
      expect(first.headers.get('access-control-allow-origin')).toBe('*');
      expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(first.headers.get('set-cookie')).toBeNull();
      const again = await fetch(base + path, {
        headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
      });
      expect([path, again.status]).toEqual([path, 304]);
      expect(again.headers.get('access-control-allow-origin')).toBe('*');
    }
    const post = (body: string) =>
      fetch(`${base}/api/v1/compute`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
    expect(verdictSchema.parse(await (await post(JSON.stringify(smallBundle()))).json()).finding).toBe(
      'holds',
    );
    expect((await post(`"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
    expect((await fetch(`${base}/api/v1/compute`, { method: 'OPTIONS' })).status).toBe(204);
  });
});

/** Badges as other sites ask for them: what they carry, what is kept of them, and what becomes of them. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../db/base/open.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { hostileBundle, MARKUP, smallBundle } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, tags } from '../support/markup.ts';
import { publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, onEachRuntime, raw } from '../support/runtimes.ts';
import { childrenOf, type Element, readXml } from '../support/xml.ts';

const MORNING = '2026-05-01T08:00:00.000Z';
const NEWS = '2026-05-03T08:00:00.000Z';
const LATER = '2026-05-05T08:00:00.000Z';

const KEYS = ['cacheSeconds', 'color', 'label', 'message', 'schemaVersion'];

const read = (svg: string): Element => readXml(`<?xml version="1.0" encoding="utf-8"?>${svg}`);
const textsOf = (svg: string) => childrenOf(read(svg), 'text').map(({ text }) => text);
const sizeOf = (svg: string) => / width="\d+" height="\d+"/.exec(svg)?.[0];
const titleOf = (svg: string) => read(svg).children[0]?.text ?? '';

async function svgOf(app: InProcess, path: string): Promise<string> {
  const answer = await app.get(path);
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'image/svg+xml']);
  return answer.text();
}

async function dataOf(app: InProcess, path: string): Promise<Record<string, unknown>> {
  const answer = await app.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Record<string, unknown>;
}

/** Runs a test on an app of its own. */
function withApp(test: (app: InProcess) => Promise<void>): () => Promise<void> {
  return async () => {
    const app = await inProcess([{ bundle: smallBundle() }], MORNING);
    try {
      await test(app);
    } finally {
      await app.close();
    }
  };
}

/** Publishes a figure on which the claim fails. */
async function turn(app: InProcess, at: string): Promise<void> {
  const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-05-02' };
  await importObservations(app.database, 'officers', [figure], at);
  await publishWaiting(app.database, at, 'a-claim', {
    type: 'evidence',
    sentence: 'The bulletin was revised.',
  });
  app.forget();
  app.at(at);
}

const SHARED = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
};
const DRAWN = {
  ...SHARED,
  'content-type': 'image/svg+xml',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
};
const KEPT_BY_OTHERS = {
  'cache-control': 'public, max-age=300, s-maxage=60, stale-while-revalidate=3600, stale-if-error=86400',
};

describe('the headers', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess([{ bundle: smallBundle() }], MORNING);
  });
  afterAll(async () => app.close());

  it.each([
    ['/badge/a-claim.svg', { ...DRAWN, ...KEPT_BY_OTHERS }],
    ['/badge/a-claim.svg?rev=1&theme=dark&size=card', { ...DRAWN, ...KEPT_BY_OTHERS }],
    ['/badge/no-such-claim.svg', { ...DRAWN, ...KEPT_BY_OTHERS }],
    [
      '/badge/a-claim.json',
      { ...SHARED, ...KEPT_BY_OTHERS, 'content-type': 'application/json; charset=utf-8' },
    ],
    ['/badge/no-such-claim.json', { ...SHARED, ...KEPT_BY_OTHERS }],
  ])('of %s let other sites show it, and it run nothing', async (path, expected) => {
    const { headers } = await app.get(path);
    expect(Object.fromEntries(headers)).toMatchObject(expected);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  });

  it.each(['/', '/claims/a-claim', '/nowhere'])('of %s let no other site have it', async (path) => {
    const { headers } = await app.get(path, AS_BROWSER);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('of one that the reader has say so without drawing it', async () => {
    const first = await app.get('/badge/a-claim.svg');
    const again = await app.get('/badge/a-claim.svg', { 'If-None-Match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(Object.fromEntries(again.headers)).toMatchObject({ ...SHARED, ...KEPT_BY_OTHERS });
  });
});

describe('a query', () => {
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess([{ bundle: smallBundle() }], MORNING);
  });
  afterAll(async () => app.close());

  /** The round trips of asking twice: one if the answer is kept. */
  async function twice(path: string): Promise<number> {
    app.roundTrips();
    const [first, second] = [await app.get(path), await app.get(path)];
    expect([path, first.status, second.status]).toEqual([path, 200, 200]);
    expect(await second.text()).toBe(await first.text());
    return app.roundTrips();
  }

  it.each([
    '/badge/a-claim.svg',
    '/badge/a-claim.svg?size=card',
    '/badge/a-claim.svg?rev=1&theme=dark&size=card',
    '/badge/a-claim.json',
    '/badge/a-claim.json?rev=1',
  ])('that is written as it should be is kept: %s', async (path) => {
    expect(await twice(path)).toBe(1);
  });

  it.each([
    '/badge/a-claim.svg?x=1',
    '/badge/a-claim.svg?',
    '/badge/a-claim.svg?size=flat',
    '/badge/a-claim.svg?theme=auto',
    '/badge/a-claim.svg?size=card&size=card',
    '/badge/a-claim.svg?size=enormous',
    '/badge/a-claim.svg?theme=url(https://example.org)',
    '/badge/a-claim.svg?SIZE=card',
    '/badge/%61-claim.svg',
    '/badge/a-claim.json?rev=1&rev=1&callback=alert',
    '/badge/a-claim.json?size=card',
    '/badge/no-such-claim.svg',
    '/badge/no-such-claim.json',
    '/badge/a-claim.svg?rev=7',
  ])('that is written differently gets no room of its own: %s', async (path) => {
    expect(await twice(path)).not.toBe(1);
  });

  it('with an unknown part draws what it would without that part, with the same tag', async () => {
    const plain = await app.get('/badge/a-claim.svg');
    const body = await plain.text();
    for (const junk of ['?x=1', '?size=enormous', '?theme=%3Cscript%3E', '?size=card&size=flat', '?&&&=']) {
      const answer = await app.get(`/badge/a-claim.svg${junk}`);
      expect([junk, answer.headers.get('etag')]).toEqual([junk, plain.headers.get('etag')]);
      expect(await answer.text()).toBe(body);
      expect(answer.headers.get('location')).toBeNull();
    }
  });

  it('for a revision that does not exist, or is not one, finds nothing and follows nothing', async () => {
    for (const rev of ['2', '0', '-1', '1.0', '01', 'x', '', '1&rev=1', '99999999', '1%20', '%3Cscript%3E']) {
      const svg = await svgOf(app, `/badge/a-claim.svg?rev=${rev}`);
      expect([rev, textsOf(svg)]).toEqual([rev, ['Plumbline', 'Revision not found']]);
    }
  });

  it('lets no markup in, not even from the path', async () => {
    for (const markup of MARKUP) {
      const written = encodeURIComponent(markup);
      for (const path of [
        `/badge/${written}.svg`,
        `/badge/a-claim.svg?size=${written}&theme=${written}&rev=${written}`,
      ]) {
        const svg = await svgOf(app, path);
        expect(tags(svg).join('')).not.toMatch(/script|img|<b>|onerror/);
        expect(svg).not.toContain('alert');
      }
    }
  });
});

describe('a badge', () => {
  it(
    'that follows is of the verdict of today, with its day',
    withApp(async (app) => {
      expect(textsOf(await svgOf(app, '/badge/a-claim.svg'))).toEqual([
        'Officers in post: 20,000 officers',
        'Right',
        'as of 1 May 2026',
      ]);
      await turn(app, NEWS);
      const svg = await svgOf(app, '/badge/a-claim.svg');
      expect(textsOf(svg)).toEqual([
        'Officers in post: 20,000 officers',
        'Right when said; overstated now',
        'as of 3 May 2026',
      ]);
      expect(titleOf(svg)).toContain('as of 3 May 2026: Right when said; overstated on today’s figures.');
      expect(await dataOf(app, '/badge/a-claim.json')).toMatchObject({
        message: 'Right when said; overstated now, as of 3 May 2026',
      });
    }),
  );

  it(
    'that is pinned never changes, except for the strip that says that the verdict has',
    withApp(async (app) => {
      const paths = ['/badge/a-claim.svg?rev=1', '/badge/a-claim.svg?rev=1&size=card'];
      const before = await Promise.all(paths.map((path) => svgOf(app, path)));
      const data = await dataOf(app, '/badge/a-claim.json?rev=1');
      await turn(app, NEWS);
      for (const [i, path] of paths.entries()) {
        const after = await svgOf(app, path);
        const texts = textsOf(after);
        const [pinned, strip] = path.includes('card')
          ? ['Revision 1, published on 1 May 2026.', 'The verdict has changed since, on 3 May 2026.']
          : ['Revision 1, published on 1 May 2026', 'Changed since, 3 May 2026'];
        expect(textsOf(before[i] ?? '')).toContain(pinned);
        expect(texts).toEqual(textsOf(before[i] ?? '').map((line) => (line === pinned ? strip : line)));
        // A page that reserved its room keeps its letters at their size.
        expect(sizeOf(after)).toEqual(sizeOf(before[i] ?? ''));
        expect(titleOf(after)).toBe(
          `${titleOf(before[i] ?? '')} The verdict has changed since, on 3 May 2026: http://ledger.test/claims/a-claim?rev=1`,
        );
      }
      expect(await dataOf(app, '/badge/a-claim.json?rev=1')).toEqual({
        ...data,
        message: `${data['message']}; changed since, 3 May 2026`,
      });
      // A revision of the words alone leaves it as it is.
      const strip = await svgOf(app, '/badge/a-claim.svg?rev=1');
      await revise(app.database, LATER, {
        claim: smallBundle({ quote: 'There are twenty thousand officers' }).claim,
        note: { type: 'typo', sentence: 'The quotation was mistyped.' },
      });
      app.forget();
      app.at(LATER);
      expect(titleOf(await svgOf(app, '/badge/a-claim.svg?rev=1'))).toContain('There are 20,000 officers');
      expect(textsOf(await svgOf(app, '/badge/a-claim.svg?rev=1')).slice(0, -1)).toEqual(
        textsOf(strip).slice(0, -1),
      );
      expect(titleOf(await svgOf(app, '/badge/a-claim.svg?rev=3'))).toContain('twenty thousand');
    }),
  );

  it(
    'that is pinned to what is still valid has no strip',
    withApp(async (app) => {
      const before = await svgOf(app, '/badge/a-claim.svg?rev=1');
      app.forget();
      app.at(LATER);
      expect(await svgOf(app, '/badge/a-claim.svg?rev=1')).toBe(before);
    }),
  );

  it(
    'of a claim that was withdrawn says so, pinned or not',
    withApp(async (app) => {
      await withdraw(app.database, NEWS, 'a-claim', 'It was said by somebody else.');
      app.forget();
      app.at(NEWS);
      for (const query of ['', '?rev=1', '?size=card']) {
        const svg = await svgOf(app, `/badge/a-claim.svg${query}`);
        expect(textsOf(svg)).toContain('Withdrawn');
        expect(titleOf(svg)).toContain('withdrawn on 3 May 2026');
        expect(svg).not.toContain('Right');
      }
      expect(textsOf(await svgOf(app, '/badge/a-claim.svg?rev=9'))).toContain('Revision not found');
      const data = await dataOf(app, '/badge/a-claim.json');
      expect(Object.keys(data).sort()).toEqual(KEYS);
      expect(data).toMatchObject({ message: 'withdrawn on 3 May 2026' });
    }),
  );

  it(
    'of a claim that does not exist says so, as a picture and as data',
    withApp(async (app) => {
      const svg = await svgOf(app, '/badge/no-such-claim.svg');
      expect(textsOf(svg)).toEqual(['Plumbline', 'Claim not found']);
      const data = await dataOf(app, '/badge/no-such-claim.json');
      expect(Object.keys(data).sort()).toEqual([...KEYS, 'isError'].sort());
      expect(data).toMatchObject({ schemaVersion: 1, message: 'Claim not found', isError: true });
    }),
  );

  it(
    'has the keys of the shields endpoint, and no other',
    withApp(async (app) => {
      const data = await dataOf(app, '/badge/a-claim.json');
      expect(Object.keys(data).sort()).toEqual(KEYS);
      expect(data).toMatchObject({
        schemaVersion: 1,
        label: 'Officers in post: 20,000 officers',
        color: '1c6347',
      });
      expect(data['cacheSeconds']).toBeGreaterThanOrEqual(300);
    }),
  );

  it('of hostile text is text', async () => {
    const app = await inProcess([{ bundle: hostileBundle() }], MORNING);
    try {
      for (const size of ['flat', 'card']) {
        const svg = await svgOf(app, `/badge/hostile-claim.svg?size=${size}`);
        expect(() => read(svg)).not.toThrow();
        for (const tag of tags(svg)) expect(tag).toMatch(/^<\/?(?:svg|title|style|path|text|g|circle)\b/);
        for (const name of ['href', 'src', 'onload', 'onerror']) expect(attributes(svg, name)).toEqual([]);
      }
    } finally {
      await app.close();
    }
  });
});

describe('an error', () => {
  it('under the address of a drawing is drawn, with its status, and not kept', async () => {
    let isDown = false;
    const app = await inProcess(
      [{ bundle: smallBundle() }],
      MORNING,
      (database): Database =>
        isDown
          ? {
              ...database,
              read: () => {
                throw new Error('fetch failed');
              },
            }
          : database,
    );
    try {
      isDown = true;
      const answer = await app.get('/badge/a-claim.svg', AS_BROWSER);
      expect(answer.status).toBe(503);
      expect(Object.fromEntries(answer.headers)).toMatchObject({ ...DRAWN, 'cache-control': 'no-store' });
      expect(answer.headers.get('retry-after')).toBe('10');
      expect(textsOf(await answer.text())).toEqual(['Plumbline', 'Not available just now (503)']);
      const data = await app.get('/badge/a-claim.json');
      expect([data.status, data.headers.get('access-control-allow-origin')]).toEqual([503, '*']);
      expect(await data.json()).toMatchObject({ error: { code: 'unavailable' } });
      for (const path of ['/embed/a-claim', '/embed?claims=a-claim', '/og/a-claim.png']) {
        const other = await app.get(path, AS_BROWSER);
        expect([path, other.status, other.headers.get('retry-after')]).toEqual([path, 503, '10']);
        expect(other.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
        if (path.startsWith('/embed'))
          expect(other.headers.get('content-security-policy')).toContain('frame-ancestors *');
      }
      isDown = false;
      expect(textsOf(await svgOf(app, '/badge/a-claim.svg'))).toContain('Right');
    } finally {
      await app.close();
    }
  });

  it(
    'of no badge is an error in the medium asked for',
    withApp(async (app) => {
      expect((await app.get('/badge/a-claim')).status).toBe(404);
      expect((await app.get('/badge/a-claim.png', AS_BROWSER)).headers.get('content-type')).toContain(
        'text/html',
      );
      const drawing = await app.get('/nowhere.svg', AS_BROWSER);
      expect([drawing.status, drawing.headers.get('content-type')]).toEqual([404, 'image/svg+xml']);
      expect(textsOf(await drawing.text())).toEqual(['Plumbline', 'Not found (404)']);
    }),
  );
});

onEachRuntime((base) => {
  it('badges of the starter ledger are small on the wire, in every look', async () => {
    const { slug } = (await readStarter())[0]?.bundle.claim ?? { slug: '' };
    for (const query of ['', '?size=card', '?theme=dark', '?rev=1&size=card']) {
      const { status, headers, body } = await raw(base, `/badge/${slug}.svg${query}`, {
        headers: { 'Accept-Encoding': 'gzip' },
      });
      expect(status).toBe(200);
      expect(headers).toMatchObject(DRAWN);
      const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      expect(read(text.toString()).name).toBe('svg');
      expect(gzipSync(text).length).toBeLessThanOrEqual(1_500);
      if (headers['content-encoding'] === 'gzip') expect(body.length).toBeLessThanOrEqual(1_500);
    }
  });

  it('a badge of a claim that does not exist is still a badge', async () => {
    const { status, headers } = await raw(base, '/badge/no-such-claim.svg');
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml']);
  });
});

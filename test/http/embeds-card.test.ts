/** Cards, strips, the custom element, the page where they are chosen, and citations: what each address answers. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METHOD } from '../../claims/verdict/verdict.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { hostileBundle, SAID_ON, smallBundle } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, tags, unescaped, words } from '../support/markup.ts';
import { publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER } from '../support/runtimes.ts';

const MORNING = '2026-05-01T08:00:00.000Z';
const NEWS = '2026-05-03T08:00:00.000Z';
const LATER = '2026-05-04T08:00:00.000Z';
const FORMATS = ['txt', 'md', 'html', 'bib', 'json'] as const;

async function text(app: InProcess, path: string, status = 200): Promise<string> {
  const answer = await app.get(path, AS_BROWSER);
  expect(answer.status, path).toBe(status);
  return answer.text();
}

async function withApp(test: (app: InProcess) => Promise<void>): Promise<void> {
  const app = await inProcess(
    [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'b-claim', quote: 'There are 9 officers' }) }],
    MORNING,
  );
  try {
    await test(app);
  } finally {
    await app.close();
  }
}

/** Publishes that there were fewer officers, so that the claim fails. */
async function correct(app: InProcess): Promise<void> {
  const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-05-02' };
  await importObservations(app.database, 'officers', [figure], NEWS);
  await publishWaiting(app.database, LATER, 'a-claim', { type: 'evidence', sentence: 'It was revised.' });
  app.forget();
  app.at(LATER);
}

describe('of one claim', () => {
  let app: InProcess;
  let css: string;
  let hash: string;
  beforeAll(async () => {
    app = await inProcess(
      [
        { bundle: smallBundle() },
        { bundle: smallBundle({ slug: 'gone-claim', quote: 'It is gone' }) },
        { bundle: hostileBundle() },
      ],
      MORNING,
    );
    await withdraw(app.database, NEWS, 'gone-claim', 'Misheard.');
    [, css = ''] = /href="(\/assets\/embed-[^"]+)"/.exec(await text(app, '/embed/a-claim')) ?? [];
    const code = await text(app, '/claims/a-claim/embed?form=element');
    [, hash = ''] = /\/embed\.([a-z0-9]+)\.js/.exec(code) ?? [];
  });
  afterAll(async () => app.close());

  it('a card says what was said and by whom, the verdict by both clocks, why, and as of when', async () => {
    const card = await text(app, '/embed/a-claim');
    const said = words(card);
    for (const part of [
      '“There are 20,000 officers”: Right · Plumbline',
      'There are 20,000 officers Somebody, 31 January 2024',
      'Somebody, 31 January 2024 Right In “Officers in post”',
      'so the claim of 20,000 holds.',
      'Holds. On the figures known when it was said, 31 January 2024, and on those known on 1 May 2026',
      'Revision 1, follows the evidence',
      'The working and the sources',
    ])
      expect(said).toContain(part);
    expect(card.match(/<svg class="chart/g)).toHaveLength(1);
    expect(card).toContain('<meta name="robots" content="noindex">');
    expect(card).toContain('<link rel="canonical" href="http://ledger.test/claims/a-claim">');
    for (const link of card.match(/<a [^>]*>/g) ?? [])
      expect(link).toContain('target="_blank" rel="noopener"');
    expect(card).not.toMatch(/<img|<form|\sstyle="|<link rel="icon/);
  });

  it('one that follows is of today', async () => {
    app.at('2026-05-20T08:00:00.000Z');
    expect(words(await text(app, '/embed/a-claim'))).toContain('and on those known on 20 May 2026');
    expect(words(await text(app, '/embed/a-claim?rev=1'))).toContain('on those known on 1 May 2026');
    expect(words(await text(app, '/embed?claims=a-claim'))).toContain('as of 20 May 2026');
    app.at(MORNING);
  });

  // CORP, CORS, frame-ancestors, and whether scripts run: what is served to others, and how.
  const HEADERS: [
    path: () => string,
    corp: string,
    cors: string | null,
    ancestors: string,
    scripts: string,
  ][] = [
    [() => '/embed/a-claim', 'cross-origin', null, '*', 'sha256'],
    [() => '/embed/a-claim?rev=1&theme=dark', 'cross-origin', null, '*', 'sha256'],
    [() => '/embed/gone-claim', 'cross-origin', null, '*', 'sha256'],
    [() => '/embed/no-such-claim', 'cross-origin', null, '*', 'sha256'],
    [() => '/embed?claims=a-claim,gone-claim', 'cross-origin', null, '*', 'sha256'],
    [() => '/embed', 'cross-origin', null, '*', 'sha256'],
    [() => css, 'cross-origin', '*', "'none'", 'none'],
    [() => '/embed.js', 'cross-origin', '*', "'none'", 'none'],
    [() => `/embed.${hash}.js`, 'cross-origin', '*', "'none'", 'none'],
    [() => '/claims/a-claim', 'same-origin', null, "'none'", 'self'],
    [() => '/claims/a-claim/embed', 'same-origin', null, "'none'", 'self'],
    ...FORMATS.map((format): [() => string, string, string, string, string] => [
      () => `/claims/a-claim/cite.${format}`,
      'cross-origin',
      '*',
      "'none'",
      'none',
    ]),
  ];

  it.each(HEADERS.map(([path, ...rest], i) => [i, path, rest] as const))(
    'answers with the headers of row %i',
    async (_, path, [corp, cors, ancestors, scripts]) => {
      const { headers } = await app.get(path(), AS_BROWSER);
      const policy = headers.get('content-security-policy') ?? '';
      expect(headers.get('cross-origin-resource-policy'), path()).toBe(corp);
      expect(headers.get('access-control-allow-origin')).toBe(cors);
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).toContain(`frame-ancestors ${ancestors}`);
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|data:/);
      const [, allowed = "'none'"] = /script-src ([^;]*)/.exec(policy) ?? [];
      expect(allowed).toContain(scripts);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('location')).toBeNull();
      expect(headers.get('vary') ?? '').not.toMatch(/cookie|origin|referer/i);
    },
  );

  it('the policy of a card lets its one script run', async () => {
    for (const path of ['/embed/a-claim', '/embed?claims=a-claim', '/embed/gone-claim']) {
      const answer = await app.get(path);
      const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(await answer.text()) ?? [];
      const sha = createHash('sha256').update(script).digest('base64');
      expect(answer.headers.get('content-security-policy')).toContain(`script-src 'sha256-${sha}'`);
    }
    expect(await text(app, '/embed/no-such-claim', 404)).not.toContain('<script');
  });

  it('themes are classes, and anything else is none', async () => {
    const theme = async (query: string) =>
      /<html lang="en-GB"(?: class="([^"]*)")?/.exec(await text(app, `/embed/a-claim${query}`))?.[1];
    expect(await theme('?theme=dark')).toBe('dark');
    expect(await theme('?theme=light')).toBe('light');
    for (const junk of ['', '?theme=', '?theme=auto', '?theme=%22%3E%3Cscript%3E', '?theme=constructor'])
      expect(await theme(junk), junk).toBeUndefined();
  });

  it('of a claim that was withdrawn say so, in every form', async () => {
    for (const path of ['/embed/gone-claim', '/embed/gone-claim?rev=1']) {
      const card = words(await text(app, path));
      expect(card).toContain('This claim was withdrawn from the ledger on 3 May 2026.');
      expect(card).toContain('Misheard.');
      expect(card).not.toMatch(/Right|Overstated|Holds|Fails/);
    }
    expect(words(await text(app, '/embed?claims=gone-claim'))).toContain(
      'withdrawn on 3 May 2026: no verdict stands',
    );
    for (const format of FORMATS) {
      const cited = await text(app, `/claims/gone-claim/cite.${format}`);
      expect(cited).toContain('Withdrawn');
      expect(cited).toContain('was withdrawn from the ledger on 3 May 2026');
    }
    expect(await text(app, '/claims/gone-claim/embed', 410)).toContain(
      'This claim was withdrawn on 3 May 2026',
    );
  });

  it('that do not exist are small cards that say so', async () => {
    for (const [path, message] of [
      ['/embed/no-such-claim', 'The ledger has no published claim “no-such-claim”.'],
      ['/embed/a-claim?rev=2', 'pinned to revision “2”'],
      ['/embed/a-claim?rev=junk', 'pinned to revision “junk”'],
      ['/embed/a-claim?rev=-1', 'pinned to revision “-1”'],
      ['/embed/a-claim?rev=1.0', 'pinned to revision “1.0”'],
      ['/embed?claims=,,', 'No claim is named'],
      [`/embed/${encodeURIComponent('"><script>alert(1)</script>')}`, '<script>alert(1)</script>'],
    ] as const) {
      const card = await text(app, path, 404);
      expect(words(card), path).toContain(message);
      expect(card).toMatch(/^<!doctype html>/);
      expect(card).not.toContain('<script');
      expect((await app.get(path)).headers.get('cache-control')).toBe('no-store');
    }
  });

  it('a strip is in the order asked for, each claim once, and names what is missing', async () => {
    const page = await text(
      app,
      '/embed?claims=hostile-claim, a-claim@1 ,no-such,gone-claim,a-claim,,a-claim@x',
    );
    const said = words(page);
    const places = ['quote <script>', 'There are 20,000', 'no published claim “ no-such ”', 'It is gone'].map(
      (part) => said.indexOf(part),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page.match(/<li>/g)).toHaveLength(4);
    expect(said).toContain('Four claims, tested by Plumbline');
    expect(said).toContain('claimed: 20,000 officers · as of 1 May 2026, revision 1');
    const many = Array.from({ length: 30 }, (_, i) => `no-${i}`).join(',');
    expect((await text(app, `/embed?claims=${many}`)).match(/<li>/g)).toHaveLength(20);
    expect(words(await text(app, '/embed?claims=a-claim@x'))).toContain('no published claim “ a-claim@x ”');
  });

  it('keeps one answer for one thing, however it is asked for', async () => {
    const isKept = async (path: string) => {
      app.forget();
      await app.get(path);
      app.roundTrips();
      await app.get(path);
      return app.roundTrips() === 0;
    };
    for (const path of [
      '/embed/a-claim',
      '/embed/a-claim?rev=1',
      '/embed/a-claim?rev=1&theme=dark',
      '/embed?claims=a-claim%2Chostile-claim',
      '/embed?claims=a-claim,hostile-claim@1',
      '/claims/a-claim/cite.txt',
      '/claims/a-claim/embed?form=element&theme=dark',
    ])
      expect(await isKept(path), path).toBe(true);
    const again = async (path: string, kept: string) => {
      app.forget();
      await app.get(kept);
      app.roundTrips();
      expect(await text(app, path), path).toBe(await text(app, kept));
      expect(app.roundTrips(), path).toBe(0);
    };
    for (const path of ['?x=1', '?theme=auto', '?theme=junk', '?rev=', '?', '/'])
      await again(`/embed/a-claim${path}`, '/embed/a-claim');
    await again('/embed/a-claim?theme=dark&rev=1', '/embed/a-claim?rev=1&theme=dark');
    await again('/embed/a-claim?rev=1&rev=2', '/embed/a-claim?rev=1');
    await again('/claims/a-claim/cite.txt?x', '/claims/a-claim/cite.txt');
    await again('/claims/a-claim/embed?form=junk', '/claims/a-claim/embed');
    await again('/%65mbed/%61-claim', '/embed/a-claim');
    for (const path of ['/embed/no-such-claim', '/embed?claims=a-claim,no-such'])
      expect(await isKept(path), path).toBe(false);
    const plain = await text(app, '/embed/a-claim');
    for (const junk of ['?x=1', '?theme=junk', '?rev=', '?url=https://evil.example', '?callback=alert'])
      expect(await text(app, `/embed/a-claim${junk}`)).toBe(plain);
  });

  it('the custom element has a name of its own for each version, with its integrity', async () => {
    const newest = await app.get('/embed.js');
    const version = await app.get(`/embed.${hash}.js`);
    const code = await newest.text();
    expect(await version.text()).toBe(code);
    expect(newest.headers.get('cache-control')).toMatch(/max-age=\d{1,4},/);
    expect(version.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(version.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    expect(words(await text(app, '/claims/a-claim/embed?form=element'))).toContain(
      `integrity="${integrity}"`,
    );
    for (const path of ['/embed.0.js', '/embed.css', '/assets/embed-0.css', '/assets/chooser-0.js'])
      expect((await app.get(path)).status, path).toBe(404);
  });

  it('the page where one is chosen shows each form, and what is to be pasted', async () => {
    const markup = async (query: string) => {
      const page = await text(app, `/claims/a-claim/embed${query}`);
      expect(page.match(/<h1[ >]/g)).toHaveLength(1);
      expect(page).not.toMatch(/\sstyle="/);
      return unescaped(/<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page)?.[1] ?? '');
    };
    expect(await markup('')).toMatch(
      /^<div style="container-type:inline-size;width:100%"><iframe src="http:\/\/ledger\.test\/embed\/a-claim" title="[^"]+" width="640" height="\d+" loading="lazy" style="[^"]+"><\/iframe><\/div>$/,
    );
    expect(await markup('?form=card&theme=dark&width=480&rev=1')).toMatch(
      /src="http:\/\/ledger\.test\/embed\/a-claim\?rev=1&amp;theme=dark".* width="480"/,
    );
    expect(await markup('?form=element&rev=1')).toMatch(
      /^<div style="[^"]+"><plumbline-verdict claim="a-claim" rev="1" style=/,
    );
    expect(await markup('?form=badge')).toMatch(
      /<img src="http:\/\/ledger\.test\/badge\/a-claim\.svg" alt="[^"]+" width="\d+" height="\d+"/,
    );
    expect(await markup('?form=badge-card')).toContain('/badge/a-claim.svg?size=card');
    expect(await markup('?form=link')).toMatch(/^<a href="http:\/\/ledger\.test\/claims\/a-claim">/);
    expect(await markup('?form=address')).toBe('http://ledger.test/claims/a-claim');
    for (const format of FORMATS)
      expect(await markup(`?form=${format}`)).toBe(await text(app, `/claims/a-claim/cite.${format}`));
    for (const junk of ['?form=junk', '?form=constructor', '?width=1e9', '?theme=%3Cscript%3E'])
      expect(await markup(junk)).toBe(await markup(''));
    await text(app, '/claims/a-claim/embed?rev=7', 404);
    await text(app, '/claims/no-such/embed', 404);
    expect(attributes(await text(app, '/claims/a-claim'), 'href')).toContain('/claims/a-claim/embed');
  });

  it('citations have their types, their revision and their day', async () => {
    const types = {
      txt: 'text/plain; charset=utf-8',
      md: 'text/markdown; charset=utf-8',
      html: 'text/html; charset=utf-8',
      bib: 'application/x-bibtex; charset=utf-8',
      json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    };
    for (const format of FORMATS) {
      const answer = await app.get(`/claims/a-claim/cite.${format}`);
      expect(answer.headers.get('content-type')).toBe(types[format]);
      const cited = await answer.text();
      for (const part of ['There are 20,000 officers', 'Somebody', '1 May 2026', METHOD, 'Right'])
        expect(cited, format).toContain(part);
      expect(cited).toMatch(/revision 1/i);
      // A reference manager reads the ampersand in its own way.
      expect(unescaped(cited).replaceAll('\\', '')).toContain(
        'http://ledger.test/claims/a-claim?rev=1&asof=2026-05-01',
      );
      expect(await text(app, `/claims/a-claim/cite.${format}?rev=1`)).toContain(
        'http://ledger.test/claims/a-claim?rev=1',
      );
      await text(app, `/claims/a-claim/cite.${format}?rev=2`, 404);
      await text(app, `/claims/a-claim/cite.${format}?rev=x`, 404);
    }
    expect((await app.get('/claims/a-claim/cite.exe')).status).toBe(404);
    expect((await app.get('/claims/a-claim/cite.constructor')).status).toBe(404);
    expect(JSON.parse(await text(app, '/claims/a-claim/cite.json'))).toEqual([
      {
        id: 'plumbline-a-claim-r1-2026-05-01',
        type: 'webpage',
        title: '“There are 20,000 officers”: Right',
        author: [{ literal: 'Plumbline' }],
        'container-title': 'Plumbline',
        issued: { 'date-parts': [[2026, 5, 1]] },
        accessed: { 'date-parts': [[2026, 5, 1]] },
        URL: 'http://ledger.test/claims/a-claim?rev=1&asof=2026-05-01',
        version: 'revision 1',
        language: 'en-GB',
        abstract: expect.stringContaining('Right.'),
        note: expect.stringContaining(`method ${METHOD}`),
      },
    ]);
  });

  it('hold hostile text as text', async () => {
    for (const path of [
      '/embed/hostile-claim',
      '/embed?claims=hostile-claim,%3Cscript%3E',
      '/claims/hostile-claim/embed',
      '/claims/hostile-claim/embed?form=element',
      '/claims/hostile-claim/embed?form=html',
      '/claims/hostile-claim/cite.html',
    ]) {
      const drawn = await text(app, path);
      const ours = tags(drawn.replace(/<script>[\s\S]*?<\/script>/g, ''));
      for (const tag of ours) {
        expect(tag, path).not.toMatch(/^<\/?(?:b|i|u|object|embed)[\s>]/i);
        expect(tag, path).not.toMatch(/\son[a-z]+\s*=/i);
        if (/^<(?:script|img)/i.test(tag)) expect(tag, path).toMatch(/^<script src=""/);
      }
      for (const href of attributes(drawn, 'href')) expect(href, path).toMatch(/^(?:\/(?!\/)|#|https?:\/\/)/);
      expect(drawn).not.toContain('<script>alert');
    }
  });
});

describe('pinned', () => {
  it('never change, except for a strip that says that the verdict did', () =>
    withApp(async (app) => {
      const before = await text(app, '/embed/a-claim?rev=1');
      const cited = await text(app, '/claims/a-claim/cite.txt?rev=1');
      expect(words(before)).toContain('Pinned to revision 1 of 1 May 2026');
      await correct(app);
      const after = await text(app, '/embed/a-claim?rev=1');
      expect(words(after)).toContain(
        'The verdict has changed since this was embedded, on 4 May 2026: it was Right, and is now Right when said; overstated on today’s figures. See the current verdict',
      );
      expect(after.replace(/<p class="changed">[\s\S]*?<\/p>\n/, '')).toBe(before);
      expect(
        (await text(app, '/claims/a-claim/cite.txt?rev=1')).replace(
          ' The verdict has changed since, on 4 May 2026: http://ledger.test/claims/a-claim',
          '',
        ),
      ).toBe(cited);
      const strip = words(await text(app, '/embed?claims=a-claim@1'));
      expect(strip).toContain(
        'Changed since this was embedded, on 4 May 2026: now Right when said; overstated on today’s figures.',
      );
      expect(words(await text(app, '/embed/a-claim'))).toMatch(
        /On the figures known on 4 May 2026 Overstated Fails/,
      );
      expect(await text(app, '/embed/a-claim')).not.toContain('class="changed"');
      expect(words(await text(app, '/claims/a-claim/embed?rev=1'))).toContain('Today’s verdict is different');
    }));

  it('keep the words of their revision if the claim was changed, or withdrawn', () =>
    withApp(async (app) => {
      const forms = [
        '/embed/a-claim?rev=1',
        '/oembed?url=http%3A%2F%2Fledger.test%2Fclaims%2Fa-claim%3Frev%3D1',
      ];
      forms.push(...FORMATS.map((format) => `/claims/a-claim/cite.${format}?rev=1`));
      const { claim } = smallBundle();
      await revise(app.database, NEWS, {
        claim: { ...claim, quote: 'Quite other words', claimant: { name: 'Another Name' } },
        note: { type: 'reading', sentence: 'It was misheard.' },
      });
      await withdraw(app.database, NEWS, 'a-claim', 'Misheard.');
      app.forget();
      app.at(NEWS);
      for (const path of forms) {
        const shown = await text(app, path);
        // What sites keep for years says nothing that will not stay true.
        if (!path.startsWith('/oembed')) expect(shown, path).toMatch(/withdr[ae]w/i);
        expect(shown, path).toContain('20,000 officers');
        expect(shown, path).not.toMatch(/Quite other|Another Name/);
      }
    }));

  it('are led to by the links of the page whose address pins', () =>
    withApp(async (app) => {
      const page = await text(app, '/claims/a-claim?rev=1');
      expect(page).toContain('url=http%3A%2F%2Fledger.test%2Fclaims%2Fa-claim%3Frev%3D1');
      expect(page).toContain('/og/a-claim.png?rev=1');
      expect(page).not.toContain('application/ld+json');
      // A revision that was never published has no page.
      expect(await text(app, '/claims/a-claim?rev=7', 404)).not.toContain('rev%3D');
      const strip = await text(app, '/embed?claims=a-claim&rev=1');
      expect(strip).toBe(await text(app, '/embed?claims=a-claim@1'));
    }));

  it('to an earlier revision keep its words', () =>
    withApp(async (app) => {
      const before = await text(app, '/embed/a-claim?rev=1');
      const { claim } = smallBundle();
      await revise(app.database, NEWS, {
        claim: { ...claim, quote: 'There were 20,000 officers' },
        note: { type: 'typo', sentence: 'A word was misheard.' },
      });
      app.forget();
      app.at(LATER);
      expect(await text(app, '/embed/a-claim?rev=1')).toBe(before);
      expect(words(await text(app, '/embed/a-claim'))).toContain('There were 20,000 officers');
      expect(words(await text(app, '/embed/a-claim?rev=2'))).toContain('Pinned to revision 2 of 3 May 2026');
      expect(words(await text(app, '/claims/a-claim/embed?rev=1'))).toContain('Pin revision 2');
    }));

  it('are one read each', () =>
    withApp(async (app) => {
      for (const path of [
        '/embed/a-claim',
        '/embed/a-claim?rev=1',
        '/claims/a-claim/embed',
        '/claims/a-claim/cite.bib',
      ]) {
        app.forget();
        app.roundTrips();
        await app.get(path);
        expect(app.roundTrips(), path).toBe(1);
      }
    }));
});

describe('of the starter ledger', () => {
  it('are under 15 kB compressed with their style sheet', async () => {
    const bundles = await readStarter();
    const app = await inProcess(bundles, '2026-06-30T08:00:00.000Z');
    try {
      const first = await text(app, `/embed/${bundles[0]?.bundle.claim.slug ?? ''}`);
      const [, css = ''] = /href="(\/assets\/embed-[^"]+)"/.exec(first) ?? [];
      const style = gzipSync(await text(app, css)).length;
      expect(style).toBeGreaterThan(1_000);
      const heavy: string[] = [];
      let most = 0;
      for (const { bundle } of bundles) {
        const { slug } = bundle.claim;
        const card = await text(app, `/embed/${slug}`);
        const bytes = gzipSync(card).length + style;
        most = Math.max(most, bytes);
        if (bytes >= 15_000) heavy.push(`${slug}: ${bytes}`);
        expect(card.match(/<svg class="chart/g)?.length ?? 0, slug).toBeLessThanOrEqual(1);
      }
      expect(heavy).toEqual([]);
      expect(most).toBeGreaterThan(2_000);
      const all = bundles.slice(0, 20).map(({ bundle }) => bundle.claim.slug);
      expect(gzipSync(await text(app, `/embed?claims=${all.join(',')}`)).length + style).toBeLessThan(15_000);
    } finally {
      await app.close();
    }
  });

  it(`says the day on which it was said, ${SAID_ON}`, () =>
    withApp(async (app) => {
      expect(await text(app, '/embed/a-claim')).toContain(
        `<time datetime="${SAID_ON}">31 January 2024</time>`,
      );
    }));
});

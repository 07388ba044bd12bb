/** What every address answers: status, type, headers, caching, and the verbs that are refused. */
import { gunzipSync } from 'node:zlib';
import { expect, inject } from 'vitest';
import { ERROR_PAGES, FILES, READER_PAGES } from '../support/pages.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime, raw } from '../support/runtimes.ts';

const ALL = [...READER_PAGES, ...Object.keys(FILES)];
/** A page, and a file that is not drawn by a view. */
const ONE_OF_EACH = ['/claims/braverman-on-track', '/evidence/uplift-ew.csv'];
const ALL_OTHERS = ALL.filter((path) => !ONE_OF_EACH.includes(path));

/** Whether a page draws a claim, on some day or in some revision: it alone has a script, which reads the chart out. */
const hasScript = (path: string) => /^\/claims\/[^/?.]+(?:\?|$)/.test(path);

/** What other sites show as a picture; the table of its figures comes with it. */
const isDrawing = (path: string) => path.endsWith('/chart.svg');
const isEmbedded = (path: string) => /\/chart\.(?:svg|csv)$/.test(path);

/** What every answer has, whatever it says; a page of a claim and a drawing are known by their path. */
function expectSecure(headers: Headers, path = ''): void {
  const csp = headers.get('content-security-policy') ?? '';
  if (isDrawing(path)) expect(csp).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
  else expectStrict(hasScript(path) ? csp.replace(/; script-src 'self'$/, '') : csp);
  if (hasScript(path)) expect(csp).toMatch(/; script-src 'self'$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toMatch(/^(?:no-referrer|strict-origin|same-origin)/);
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toMatch(/camera=\(\)/);
  expect(headers.get('set-cookie')).toBeNull();
}

/** What a page may load and do, if it has no script. */
function expectStrict(csp: string): void {
  expect(csp).toMatch(/default-src 'none'/);
  expect(csp).toMatch(/frame-ancestors 'none'/);
  expect(csp).toMatch(/base-uri 'none'/);
  expect(csp).toMatch(/form-action 'self'/);
  expect(csp).not.toMatch(/unsafe|\*|https?:|data:|script-src/);
}

onEachRuntime((base, _, { it, both }) => {
  both.each(READER_PAGES)('answers %s with a page', async (path) => {
    const response = await fetch(base + path, { headers: AS_BROWSER });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expectSecure(response.headers, path);
    const page = await response.text();
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    // A block of data is not a script.
    const scripts = page.match(/<script(?! type="application\/ld\+json">)[^>]*>/gi) ?? [];
    expect(scripts).toEqual(
      hasScript(path)
        ? [expect.stringMatching(/^<script type="module" src="\/assets\/chart-[0-9a-z]+\.js">$/)]
        : [],
    );
    expect(page).not.toMatch(/\sstyle="|\son[a-z]+="/i);
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
  });

  both.each(Object.entries(FILES))('answers %s as %s', async (path, type) => {
    const response = await fetch(base + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expectSecure(response.headers, path);
    expect((await response.text()).length).toBeGreaterThan(0);
  });

  const isKept = async (path: string) => {
    const first = await fetch(base + path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^(?:W\/)?"[\x21\x23-\x7e]+"$/);
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
    // Nobody is shown by their own browser what was corrected since, but for minutes where other sites show it.
    if (isEmbedded(path))
      expect(first.headers.get('cache-control')).toBe(
        'public, max-age=300, s-maxage=60, stale-while-revalidate=3600, stale-if-error=86400',
      );
    else if (!/^\/(?:method|favicon|robots)/.test(path))
      expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, must-revalidate');
    const strong = etag.replace(/^W\//, '');
    for (const asked of [etag, strong, `"other", ${etag}`, `${strong},W/"other"`, '*']) {
      const again = await raw(base, path, { headers: { 'If-None-Match': asked } });
      expect(again.status, asked).toBe(304);
      expect(again.body.length).toBe(0);
      expect(again.headers['etag']).toBe(etag);
      expect(again.headers['cache-control']).toBe(first.headers.get('cache-control'));
      expectSecure(new Headers(again.headers), path);
    }
    for (const asked of ['"other"', 'W/"other"', strong.slice(1, -1), '']) {
      const again = await raw(base, path, { headers: { 'If-None-Match': asked } });
      expect(again.status, asked).toBe(200);
    }
  };
  both.each(ONE_OF_EACH)('lets %s be kept, and asked for again for nothing', isKept);
  it.each(ALL_OTHERS)('lets %s be kept, and asked for again for nothing', isKept);

  const answersHead = async (path: string) => {
    const get = await raw(base, path);
    const head = await raw(base, path, { method: 'HEAD' });
    expect(head.status).toBe(get.status);
    expect(head.body.length).toBe(0);
    for (const name of ['content-type', 'etag', 'cache-control', 'content-security-policy'])
      expect(head.headers[name], name).toBe(get.headers[name]);
  };
  both.each(ONE_OF_EACH)('answers HEAD of %s as GET, without a body', answersHead);
  it.each(ALL_OTHERS)('answers HEAD of %s as GET, without a body', answersHead);

  both('says the same to one who takes gzip and to one who does not', async () => {
    for (const path of ['/claims/braverman-on-track', '/evidence/uplift-ew.csv']) {
      const plain = await raw(base, path, { headers: { 'Accept-Encoding': 'identity' } });
      expect(plain.headers['content-encoding']).toBeUndefined();
      for (let i = 0; i < 2; i += 1) {
        const packed = await raw(base, path, { headers: { 'Accept-Encoding': 'gzip' } });
        expect(packed.headers['vary']).toMatch(/Accept-Encoding/i);
        // On Workers it is the platform that compresses, in front of the program.
        const isPacked = packed.headers['content-encoding'] === 'gzip';
        if (base === inject('node')) expect(isPacked).toBe(true);
        expect((isPacked ? gunzipSync(packed.body) : packed.body).toString()).toBe(plain.body.toString());
      }
    }
  });

  both.each(['br;q=1, gzip;q=0', 'gzip;q=0', 'deflate'])(
    'does not send gzip to one who refuses it: %s',
    async (encoding) => {
      const answer = await raw(base, '/claims/braverman-on-track', {
        headers: { 'Accept-Encoding': encoding },
      });
      expect(answer.headers['content-encoding'] ?? 'none').not.toBe('gzip');
    },
  );

  both(
    'gives spreadsheets the mark that they need, by the address or by what they accept, and nobody else',
    async () => {
      const path = '/evidence/uplift-ew.csv';
      const get = async (query: string, Accept = '*/*') => {
        const { status, headers, body } = await raw(base, path + query, { headers: { Accept } });
        expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
        expect(headers['vary']).toMatch(/\bAccept\b(?!-)/);
        return { text: body.toString(), etag: headers['etag'] };
      };
      const plain = await get('');
      const lines = plain.text.split('\r\n');
      expect(lines[0]).toBe(
        'at,value,unit,precision,status,publishedOn,source,sourceTitle,publisher,url,series,measure,place,licence,frequency,archivedUrl',
      );
      // Each row says whose it is, how and where it was counted, and under which licence.
      for (const line of lines.slice(1, -1)) expect(line).toMatch(/,uplift-ew,headcount,England and Wales/);
      for (let i = 0; i < 2; i += 1)
        for (const [query, accept] of [
          ['?bom=1', '*/*'],
          ['', 'application/vnd.ms-excel'],
          ['', 'text/csv; charset=utf-8; bom=1'],
        ] as const) {
          const marked = await get(query, accept);
          expect(marked.text).toBe(`\uFEFF${plain.text}`);
          expect(marked.etag).not.toBe(plain.etag);
        }
      for (const accept of ['text/csv', '*/*', 'text/html,*/*;q=0.8'])
        expect((await get('', accept)).text).toBe(plain.text);
      expect((await get('?bom=0', 'application/vnd.ms-excel')).text).toBe(plain.text);
      const odd = await raw(base, `${path}?bom=yes`);
      expect([odd.status, JSON.parse(odd.body.toString()).error.message]).toEqual([
        400,
        '“bom” is "yes": write bom=1 for a byte order mark, which Excel needs.',
      ]);
      const page = await (await fetch(`${base}/evidence/uplift-ew`)).text();
      expect(page).toContain('href="/evidence/uplift-ew.csv?bom=1"');
      expect(await (await fetch(`${base}/api`)).text()).toContain('/evidence/SERIES.csv?bom=1');
    },
  );

  both('serves its style sheet for ever under its own name, and no other name', async () => {
    const page = await (await fetch(base)).text();
    const [, path = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(page) ?? [];
    const css = await fetch(base + path);
    expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(css.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await css.text()).not.toMatch(/url\(|@import|https?:/);
    expect((await fetch(`${base}/assets/plumbline-0.css`)).status).toBe(404);
  });

  both('answers /healthz afresh each time', async () => {
    const response = await fetch(`${base}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectSecure(response.headers);
  });

  both.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'refuses %s, and says what it takes',
    async (method) => {
      for (const path of ['/', '/claims/braverman-on-track', '/healthz', '/nowhere']) {
        const response = await fetch(base + path, { method, headers: AS_PROGRAM });
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
        expect(await response.json()).toEqual({
          error: { code: 'method-not-allowed', message: expect.any(String) },
        });
        expectSecure(response.headers);
      }
    },
  );

  const ERRORS: [path: string, status: number, code: string][] = [
    ['/nowhere', 404, 'not-found'],
    ['/claims/no-such-claim', 404, 'not-found'],
    ['/claims/no-such-claim.json', 404, 'not-found'],
    ['/claims/no-such-claim/history', 404, 'not-found'],
    ['/claims/braverman-on-track/nothing', 404, 'not-found'],
    ['/claimants/nobody', 404, 'not-found'],
    ['/people/nobody', 404, 'not-found'],
    ['/people/boris-johnson?now=liar', 400, 'bad-request'],
    ['/people?kind=robot', 400, 'bad-request'],
    ['/parties/nothing', 404, 'not-found'],
    ['/topics/nothing', 404, 'not-found'],
    ['/evidence/nothing', 404, 'not-found'],
    ['/evidence/nothing.csv', 404, 'not-found'],
    ['/evidence/nothing.json', 404, 'not-found'],
    ['/assets/nothing.css', 404, 'not-found'],
    ['/claims?page=0', 400, 'bad-request'],
    ['/claims?page=-1', 400, 'bad-request'],
    ['/claims?page=1e9', 400, 'bad-request'],
    ['/claims?page=1.5', 400, 'bad-request'],
    ['/claims?page=99999999999999999999', 400, 'bad-request'],
    ['/claims?finding=x', 400, 'bad-request'],
    ['/claims?finding=constructor', 400, 'bad-request'],
    ['/evidence?page=x', 400, 'bad-request'],
    ['/topics/police-numbers?page=x', 400, 'bad-request'],
    ['/corrections?type=x', 400, 'bad-request'],
    ['/corrections?page=0', 400, 'bad-request'],
    ['/corrections?page=2', 404, 'not-found'],
    ['/claims/braverman-on-track?asof=', 400, 'bad-request'],
    ['/claims/braverman-on-track?asof=yesterday', 400, 'bad-request'],
    ['/claims/braverman-on-track?asof=2023-02-30', 400, 'bad-request'],
    ['/claims/braverman-on-track?asof=2023-1-25', 400, 'bad-request'],
    ['/claims/braverman-on-track?asof=2023-01-24', 400, 'bad-request'],
    ['/claims/braverman-on-track?asof=9999-12-31', 400, 'bad-request'],
    ['/claims/braverman-on-track.json?asof=x', 400, 'bad-request'],
    ['/claims/braverman-on-track.json?asof=2023-01-24', 400, 'bad-request'],
  ];

  const answersWith = async (path: string, status: number, code: string) => {
    for (const headers of [AS_PROGRAM, { Accept: '*/*' }]) {
      const asProgram = await fetch(base + path, { headers });
      expect(asProgram.status).toBe(status);
      expect(asProgram.headers.get('content-type')).toMatch(/^application\/json/);
      expect(asProgram.headers.get('cache-control')).toBe('no-store');
      expect(asProgram.headers.get('vary')).toMatch(/Accept/);
      expectSecure(asProgram.headers);
      expect(await asProgram.json()).toEqual({
        error: { code, message: expect.stringMatching(/^.{10,400}[.]$/s) },
      });
    }
    const asBrowser = await fetch(base + path, { headers: AS_BROWSER });
    expect(asBrowser.status).toBe(status);
    expect(asBrowser.headers.get('cache-control')).toBe('no-store');
    expectSecure(asBrowser.headers);
    const body = await asBrowser.text();
    if (/\.(?:json|csv)(?:\?|$)/.test(path)) expect(JSON.parse(body).error.code).toBe(code);
    else {
      expect(asBrowser.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
      expect(body).toContain('<form class="search" method="get" action="/claims">');
      expect(body).toContain('<meta name="robots" content="noindex">');
    }
  };
  const name = 'answers %s with %i (%s), in the medium asked for';
  both.each(ERRORS.filter(([path]) => path.includes('no-such-claim')))(name, answersWith);
  it.each(ERRORS.filter(([path]) => !path.includes('no-such-claim')))(name, answersWith);

  it.each(ERROR_PAGES)('answers %s alike when it is asked again', async (path) => {
    const one = await fetch(base + path, { headers: AS_BROWSER });
    const two = await fetch(base + path, { headers: AS_BROWSER });
    expect([two.status, await two.text()]).toEqual([one.status, await one.text()]);
  });

  it('says which claims may have been meant', async () => {
    const page = await (await fetch(`${base}/claims/braverman-on-trak`, { headers: AS_BROWSER })).text();
    expect(page).toContain('Was it one of these?');
    expect(page).toContain('href="/claims/braverman-on-track"');
  });

  it('says why a day has no verdict', async () => {
    const said = async (asof: string) =>
      (await (await fetch(`${base}/claims/braverman-on-track?asof=${asof}`, { headers: AS_PROGRAM })).json())
        .error.message;
    expect(await said('2023-02-30')).toContain('no day of the calendar');
    expect(await said('2023-01-24')).toMatch(/made on 25 January 2023.*24 January 2023, which is before/);
    expect(await said('9999-12-31')).toMatch(/31 December 9999 has not come/);
  });

  const HOSTILE = [
    '/claims?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/claims?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
    `/claims?q=${'x'.repeat(10_000)}`,
    `/claims?q=${'%F0%9F%98%80'.repeat(300)}`,
    '/claims?q=%00',
    '/claims?q=officers%00target',
    '/claims?q=%FF%FE',
    '/claims?q=%E0%A4%A',
    '/claims?q=%',
    '/claims?q=%ED%A0%80',
    '/claims?q=AND%20OR%20NEAR(*)',
    '/claims?q=%22%22%22',
    '/claims?q=a&q=b&q=c',
    '/claims?q[]=a&q[$ne]=b',
    '/claims?__proto__=x&constructor=y',
    '/claims?claimant=%00&topic=%27%20OR%201%3D1%20--',
    '/claims?claimant=%3Cscript%3E',
    '/claims?page=-1',
    '/claims?page=1e9',
    '/claims?page=%3Cscript%3E',
    '/claims?finding=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/corrections?type=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/corrections?type=%00&page=%FF',
    '/claims/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/claims/%00',
    '/claims/%E0%A4%A',
    '/claims/%FF',
    '/claims/%2e%2e%2fetc%2fpasswd',
    '/claims/..%5c..%5c',
    `/claims/${'a-'.repeat(4_000)}`,
    '/claims/%22%3E%3Cimg%20src%3Dx%3E/history',
    '/claims/%E0%A4%A/history',
    '/claims/braverman-on-track?asof=%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/claims/braverman-on-track?asof=%00',
    '/claims/braverman-on-track?asof=%FF',
    '/evidence/%22%0d%0aSet-Cookie:x=1.csv',
    '/evidence/%3Cscript%3E',
    '/evidence/%E0%A4%A.csv',
    '/topics/%3Cscript%3E',
    '/claimants/%FF',
    '/people/%FF',
    '/people?letter=%FF&q=%00%27%22',
    '/people?q=%E2%80%AE%3Cscript%3E',
    '/parties/%3Cimg%20src%3Dx%3E?said=%FF',
    '/assets/%2e%2e%2fsettings.ts',
    '/%FF',
    '/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '//evil.example/claims',
  ];

  both.each(HOSTILE)('takes %s for what it is', async (path) => {
    for (const headers of [AS_BROWSER, AS_PROGRAM]) {
      const { status, headers: given, body } = await raw(base, path, { headers });
      expect(status).toBeLessThan(500);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(given['set-cookie']).toBeUndefined();
      const text = body.toString();
      if (given['content-type']?.startsWith('text/html')) expect(text).not.toMatch(/<script|<img/i);
      else expect(given['x-content-type-options']).toBe('nosniff');
    }
  });

  it('shows no page of a list that lies beyond its end as if it were one', async () => {
    const page = await (await fetch(`${base}/claims?page=50`, { headers: AS_BROWSER })).text();
    expect(page).not.toMatch(/Page 50 of \d\b/);
  });
});

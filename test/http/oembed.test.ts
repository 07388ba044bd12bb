/** oEmbed as clients read it: of every sort of page, on a running server, by two libraries that sites use. */
import { extract, setProviderList } from '@extractus/oembed-extractor';
import { unfurl } from 'unfurl.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import type { Running } from '../support/servers.ts';

const SLUG = 'braverman-on-track';
const STRIP = `/embed?claims=${SLUG},cooper-on-course-to-miss`;

let app: InProcess;
let server: Running;
beforeAll(async () => {
  app = await inProcess(await readStarter(), '2026-11-22T10:00:00.000Z');
  server = await app.listen();
});
afterAll(async () => {
  await server.stop();
  await app.close();
});

type Told = Record<string, string | number | undefined>;

const told = async (path: string, more = ''): Promise<Told> => {
  const answer = await fetch(`${server.url}/oembed?url=${encodeURIComponent(server.url + path)}${more}`);
  return (await answer.json()) as Told;
};

const FRAMED: readonly [path: string, frame: string][] = [
  [`/claims/${SLUG}`, `/embed/${SLUG}`],
  [`/claims/${SLUG}/embed`, `/embed/${SLUG}`],
  [`/embed/${SLUG}?rev=1`, `/embed/${SLUG}?rev=1`],
  [STRIP, '/embed?claims='],
  ['/evidence/uplift-ew', '/embed/evidence/uplift-ew'],
  ['/embed/evidence/uplift-ew', '/embed/evidence/uplift-ew'],
];

describe('what has a frame', () => {
  it.each(FRAMED)('%s is rich, as wide as there is room', async (path, frame) => {
    const answer = await told(path);
    expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 600 });
    const html = String(answer['html']);
    expect(html).toContain(`src="${server.url}${frame}`);
    expect(html).toMatch(/style="border:0;width:100%;height:/);
    // The line for those without a frame comes first, the script that fits the frame last.
    expect(html).toMatch(
      /^<div style="container-type:inline-size;width:100%;max-width:600px"><blockquote class="plumbline-embed">[^<]*<a href="[^"]+">[^<]+<\/a><\/blockquote><iframe [^>]+><\/iframe><\/div><script [^>]+><\/script>$/,
    );
    const [, src = ''] = / src="([^"]*)" title/.exec(html) ?? [];
    expect((await fetch(src.replaceAll('&amp;', '&'))).status).toBe(200);
    const [, script = ''] = /<script src="([^"]*)"/.exec(html) ?? [];
    expect((await fetch(script)).status).toBe(200);
  });

  it.each(FRAMED)('%s is taller where there is less room, and a link where there is none', async (path) => {
    const [wide, narrow] = [await told(path), await told(path, '&maxwidth=280')];
    expect(narrow['width']).toBe(280);
    // The drawing of a series gets smaller with its width, the texts of the others longer.
    if (!path.includes('/evidence/'))
      expect(Number(narrow['height'])).toBeGreaterThan(Number(wide['height']));
    expect((await told(path, '&maxwidth=150'))['type']).toBe('link');
  });

  it.each(FRAMED)('%s has its picture with its size, or none of the three', async (path) => {
    for (const more of ['', '&maxwidth=600', '&maxwidth=1200&maxheight=630']) {
      const answer = await told(path, more);
      const three = ['thumbnail_url', 'thumbnail_width', 'thumbnail_height'].filter((name) => name in answer);
      expect([0, 3]).toContain(three.length);
    }
  });
});

describe('any other page', () => {
  it.each([
    '/',
    '/claims',
    '/corrections',
    '/method',
    '/evidence',
    '/topics/police-numbers',
    '/people/suella-braverman',
  ])('%s is a link with the title and picture that the page has', async (path) => {
    const answer = await told(path);
    const page = await (await fetch(server.url + path)).text();
    const [, title = ''] = /<meta property="og:title" content="([^"]*)"/.exec(page) ?? [];
    const [, picture] = /<meta property="og:image" content="([^"]*)"/.exec(page) ?? [];
    expect(answer).toMatchObject({ type: 'link', version: '1.0', title: title.replaceAll('&amp;', '&') });
    expect(answer['thumbnail_url']).toBe(picture);
    expect(answer['html']).toBeUndefined();
  });
});

describe('clients', () => {
  it('find it by the link in the page: unfurl.js', async () => {
    for (const path of [`/claims/${SLUG}`, '/evidence/uplift-ew', STRIP]) {
      const found = await unfurl(server.url + path, { oembed: true });
      expect(found.oEmbed, path).toMatchObject({ type: 'rich', width: 600 });
      expect(found.oEmbed?.title).not.toBe('');
    }
  });

  it('read it from a provider that they know: oembed-extractor', async () => {
    setProviderList([
      {
        provider_name: 'Plumbline',
        provider_url: server.url,
        endpoints: [{ schemes: [`${server.url}/*`], url: `${server.url}/oembed` }],
      },
    ]);
    // The library asks over https alone.
    const { fetch: ask } = globalThis;
    const spy = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, init) => ask(String(url).replace(/^https:/, 'http:'), init));
    for (const [path] of FRAMED) {
      const found = await extract(server.url + path, { maxwidth: 500 });
      expect([path, found.type, found.version]).toEqual([path, 'rich', '1.0']);
      expect((found as unknown as Told)['width']).toBe(500);
    }
    spy.mockRestore();
  });
});

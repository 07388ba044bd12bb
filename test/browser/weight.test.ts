/** How heavy verdict pages are on the wire, and whether all pages are valid HTML. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { reader, startBrowser } from '../support/browser.ts';
import { hostileBundle, SAID_ON } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { ERROR_PAGES, OWN_PAGES, READER_PAGES } from '../support/pages.ts';
import { publishHostile } from '../support/published.ts';
import { AS_BROWSER, raw } from '../support/runtimes.ts';
import { isEverything } from '../support/scope.ts';
import { ROOT, temporaryFolder } from '../support/servers.ts';

const base = inject('node');
const MAX_BYTES = 20_000;

let slugs: string[];
/** The claims whose pages are checked: one of each kind, or all if everything is run. */
let toCheck: string[];
let hostile: InProcess;
let browser: Browser;
beforeAll(async () => {
  const claims = (await readStarter()).map(({ bundle }) => bundle.claim);
  slugs = claims.map((claim) => claim.slug);
  const ofEachKind = new Map(claims.map((claim) => [claim.kind, claim.slug]));
  toCheck = isEverything ? slugs : [...ofEachKind.values()];
  hostile = await inProcess(
    [{ bundle: hostileBundle() }, { bundle: hostileBundle('withdrawn-claim') }],
    '2026-06-30T08:00:00.000Z',
  );
  await publishHostile(hostile.database, '2026-06-30T08:00:00.000Z');
  browser = await startBrowser();
});
afterAll(async () => {
  await hostile.close();
  await browser.close();
});

async function transferred(path: string): Promise<{ bytes: number; body: Buffer }> {
  const answer = await raw(base, path, { headers: { ...AS_BROWSER, 'Accept-Encoding': 'gzip' } });
  expect(answer.headers['content-encoding'], path).toBe('gzip');
  return { bytes: answer.body.length, body: answer.body };
}

it('every verdict page with its style sheet is under 20 kB compressed', async () => {
  const page = await (await fetch(`${base}/claims/${slugs[0] ?? ''}`)).text();
  const [, css = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(page) ?? [];
  const style = (await transferred(css)).bytes;
  expect(style).toBeGreaterThan(1_000);
  const heavy: string[] = [];
  for (const slug of slugs) {
    const { bytes } = await transferred(`/claims/${slug}`);
    if (bytes + style >= MAX_BYTES) heavy.push(`${slug}: ${bytes + style}`);
  }
  expect(heavy).toEqual([]);
});

it('a browser asks for a verdict page, its style sheet and its icon, and for nothing else', async () => {
  const context = await reader(browser);
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.resourceType()));
    await page.goto(`${base}/claims/braverman-on-track`);
    expect(asked.filter((type) => !['document', 'stylesheet', 'image', 'other'].includes(type))).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(3);
  } finally {
    await context.close();
  }
});

interface Message {
  url: string;
  type: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

/** What is wrong in files of HTML. Java compiles lightly, since it is over in seconds. Throws if there is no Java. */
function checked(files: readonly string[]): Message[] {
  const java = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m', '-jar'];
  const vnu = join(ROOT, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const options = ['--errors-only', '--exit-zero-always', '--format', 'json'];
  const ran = spawnSync('java', [...java, vnu, ...options, ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (ran.error !== undefined) throw new Error('vnu needs Java: apt-get install default-jre-headless');
  return (JSON.parse(ran.stderr) as { messages: Message[] }).messages;
}

it('every page is valid HTML, even with hostile text in it', async () => {
  const folder = temporaryFolder();
  try {
    const pages = new Map<string, string>();
    const add = (path: string, page: string) => pages.set(`${pages.size}.html`, `${path}\n${page}`);
    const paths = [
      ...READER_PAGES,
      ...OWN_PAGES,
      ...ERROR_PAGES,
      ...toCheck.map((slug) => `/claims/${slug}`),
      ...toCheck.slice(0, 10).map((slug) => `/claims/${slug}/history`),
    ];
    for (const path of paths) add(path, await (await fetch(base + path, { headers: AS_BROWSER })).text());
    for (const path of [
      '/',
      '/claims?q=quote',
      '/claims/hostile-claim',
      `/claims/hostile-claim?asof=${SAID_ON}`,
      '/claims/hostile-claim/history',
      '/claims/withdrawn-claim',
      '/claims/withdrawn-claim/history',
      '/corrections',
      '/evidence',
      '/evidence/hostile-series',
    ])
      add(`hostile ${path}`, await (await hostile.get(path, AS_BROWSER)).text());
    mkdirSync(folder.path, { recursive: true });
    const names = new Map<string, string>();
    for (const [file, text] of pages) {
      const cut = text.indexOf('\n');
      names.set(file, text.slice(0, cut));
      writeFileSync(join(folder.path, file), text.slice(cut + 1));
    }
    // That it finds anything at all.
    writeFileSync(join(folder.path, 'wrong.html'), '<!doctype html><title>x</title><p><div></p>');
    const messages = checked([...names.keys(), 'wrong.html'].map((file) => join(folder.path, file)));
    const fileOf = ({ url }: Message) => url.split('/').pop() ?? '';
    expect(messages.filter((m) => fileOf(m) === 'wrong.html')).not.toEqual([]);
    expect(
      messages
        .filter((m) => fileOf(m) !== 'wrong.html')
        .map(
          (m) =>
            `${names.get(fileOf(m))}:${m.lastLine ?? '?'}: ${m.message} (${(m.extract ?? '').slice(0, 120)})`,
        ),
    ).toEqual([]);
  } finally {
    folder.remove();
  }
}, 180_000);

it('no override of direction reaches beyond the text that holds it', async () => {
  const served = await hostile.listen();
  const context = await reader(browser);
  try {
    const page = await context.newPage();
    const loose: string[] = [];
    for (const path of [
      '/claims',
      '/claims/hostile-claim',
      '/claims/hostile-claim/history',
      '/claims/withdrawn-claim',
      '/claims/withdrawn-claim/history',
      '/corrections',
      '/evidence',
      '/evidence/hostile-series',
    ]) {
      await page.goto(served.url + path);
      const found = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const all: string[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const element = node.parentElement;
          if (element === null || !/[\u202A-\u202E\u2066-\u2069]/.test(node.textContent ?? '')) continue;
          const isolated = (e: Element) => /isolate|plaintext/.test(getComputedStyle(e).unicodeBidi);
          let held: Element | null = element;
          while (held !== null && held !== document.body && !isolated(held)) held = held.parentElement;
          if (held === null || held === document.body)
            all.push(
              `<${element.tagName.toLowerCase()} class="${element.className}"> ${(node.textContent ?? '').slice(0, 30)}`,
            );
        }
        return all;
      });
      loose.push(...found.map((text) => `${path}: ${text}`));
    }
    expect(loose).toEqual([]);
  } finally {
    await context.close();
    await served.stop();
  }
});

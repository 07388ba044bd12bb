/** Embeds in a real browser: on pages of another origin, under a strict policy, with scripts and without. */

import { createServer, type Server } from 'node:http';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { axeFindings } from '../support/axe.ts';
import { picture, show, startBrowser } from '../support/browser.ts';
import { smallBundle } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { unescaped } from '../support/markup.ts';
import { publishWaiting, withdraw } from '../support/published.ts';
import { isEverything } from '../support/scope.ts';
import { freePort, type Running } from '../support/servers.ts';

const MORNING = '2026-05-01T08:00:00.000Z';
const LATER = '2026-05-04T08:00:00.000Z';
const CLAIM = 'braverman-on-track';

/** How many cards stand on a page of many: more than fit on the screen several times over. */
const MANY = isEverything ? 50 : 20;

let slugs: string[];
let app: InProcess;
let ledger: Running;
let browser: Browser;
let host: { url: string; server: Server };
/** What the host's pages are, by their path. */
const pages = new Map<string, { body: string; policy: string }>();

beforeAll(async () => {
  const starter = await readStarter();
  slugs = starter.map(({ bundle }) => bundle.claim.slug);
  app = await inProcess(
    [
      ...starter,
      { bundle: smallBundle() },
      { bundle: smallBundle({ slug: 'gone-claim', quote: 'It is gone' }) },
    ],
    MORNING,
  );
  const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-05-02' };
  await importObservations(app.database, 'officers', [figure], LATER);
  await publishWaiting(app.database, LATER, 'a-claim', { type: 'evidence', sentence: 'It was revised.' });
  await withdraw(app.database, LATER, 'gone-claim', 'Misheard.');
  app.at(LATER);
  ledger = await app.listen();
  const port = await freePort();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname);
    if (page === undefined) return response.writeHead(204).end();
    return response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': page.policy })
      .end(page.body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  host = { url: `http://127.0.0.1:${port}`, server };
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  host.server.closeAllConnections();
  await new Promise((resolve) => host.server.close(resolve));
  await ledger.stop();
  await app.close();
});

/** As strict as a host can be that shows what is embedded: no inline style, no inline script but one that listens. */
function strict(): string {
  return `default-src 'none'; frame-src ${ledger.url}; script-src ${ledger.url} 'nonce-test'; img-src ${ledger.url} 'self'; style-src 'nonce-test'; base-uri 'none'`;
}

/** A page of the host. What `style` holds goes into its style sheet, as the policy wants. */
function hostPage(path: string, body: string, style = '', policy = strict()): string {
  pages.set(path, {
    policy,
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<style nonce="test">body{margin:1rem;font:1rem sans-serif}iframe{border:0;display:block;max-width:100%}${style}</style>
<script nonce="test">window.shifts=[];new PerformanceObserver((list)=>{for(const e of list.getEntries())window.shifts.push(e.value)}).observe({type:'layout-shift',buffered:true});
window.heights=[];addEventListener('message',(e)=>{window.heights.push({origin:e.origin,data:e.data})})</script></head><body><h1>An article</h1><p>Before.</p>${body}<p id="after">After.</p></body></html>`,
  });
  return host.url + path;
}

interface Watched {
  page: Page;
  context: BrowserContext;
  errors: string[];
  /** What was asked of the ledger. */
  asked: string[];
}

async function open(url: string, javaScriptEnabled = true): Promise<Watched> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 800, height: 700 } });
  const page = await context.newPage();
  const errors: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    if (request.url().startsWith(ledger.url)) asked.push(request.url().slice(ledger.url.length));
  });
  await page.goto(url);
  return { page, context, errors, asked };
}

/** What the host pastes, as the page for publishers gives it, and the rule for its style sheet if it asks for one. */
async function pastedWithRule(slug: string, query: string): Promise<{ code: string; rule: string }> {
  const page = await (await fetch(`${ledger.url}/claims/${slug}/embed${query}`)).text();
  const [code = '', rule = ''] = [...page.matchAll(/<textarea[^>]*>\n([\s\S]*?)<\/textarea>/g)].map(
    ([, text]) => unescaped(text ?? ''),
  );
  return { code, rule };
}

async function pasted(slug: string, query: string): Promise<string> {
  return (await pastedWithRule(slug, query)).code;
}

/** What has moved on a page by the time that it is drawn as it is. */
async function shifts(page: Page): Promise<number> {
  await page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
  return page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0));
}

/** The frames of cards on a page, once there are that many and each has loaded. */
async function cardsOf(page: Page, count: number): Promise<Frame[]> {
  const cards = () => page.frames().filter((frame) => frame.url().startsWith(`${ledger.url}/embed/`));
  await expect.poll(() => cards().length, { timeout: 30_000 }).toBe(count);
  for (const card of cards()) await card.waitForLoadState('load');
  return cards();
}

/** The card in the only frame of a page. */
async function cardOf(page: Page): Promise<Frame> {
  const [card] = await cardsOf(page, 1);
  if (card === undefined) throw new Error('the page has no card');
  return card;
}

/** How tall what a card shows is: its content and its foot, with what is above them and as much below. */
function heightIn(card: Frame): Promise<number> {
  return card.evaluate(() => {
    const [main, foot] = ['main', 'body > .foot'].map((one) => document.querySelector(one));
    if (main == null || foot == null) throw new Error('the card has no content or no foot');
    const { top, height } = main.getBoundingClientRect();
    const gap = Number.parseFloat(getComputedStyle(foot).marginTop);
    return height + gap + foot.getBoundingClientRect().height + 2 * (top + scrollY);
  });
}

/** Goes down the page screen by screen as a reader does, so that what waits to be seen is asked for. */
async function readDown(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y <= document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  });
}

/** Waits until a card has sent its page a message. */
async function told(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as { heights: unknown[] }).heights.length > 0);
}

describe('a card in a frame', () => {
  it('makes two requests, moves nothing and causes no error, with scripts and without', async () => {
    const { code, rule } = await pastedWithRule(CLAIM, '?width=640&style=sheet');
    const url = hostPage('/card', code, rule);
    for (const scripts of [true, false]) {
      const { page, context, errors, asked } = await open(url, scripts);
      try {
        const card = await cardOf(page);
        if (scripts) await told(page);
        expect(errors).toEqual([]);
        expect(asked).toEqual([`/embed/${CLAIM}`, expect.stringMatching(/^\/assets\/embed-[a-z0-9]+\.css$/)]);
        expect(await card.locator('h1').textContent()).toContain('I am delighted');
        expect(await card.locator('.finding').textContent()).toContain('target was reached');
        expect(await context.cookies()).toEqual([]);
        if (scripts) expect(await shifts(page)).toBe(0);
      } finally {
        await context.close();
      }
    }
  });

  it('tells the host its height, and nobody else anything', async () => {
    const { page, context } = await open(hostPage('/told', await pasted(CLAIM, '?width=640')));
    try {
      await told(page);
      const heights = await page.evaluate(() => (window as unknown as { heights: unknown[] }).heights);
      expect(heights).toEqual([
        {
          origin: ledger.url,
          data: {
            plumbline: 1,
            claim: CLAIM,
            height: expect.any(Number),
            title: expect.stringContaining('target was reached'),
          },
        },
      ]);
      const card = await cardOf(page);
      const [first] = heights as { data: { height: number } }[];
      expect(Math.abs((first?.data.height ?? 0) - (await heightIn(card)))).toBeLessThan(3);
    } finally {
      await context.close();
    }
  });

  it('many on a page move nothing, and cause no error', async () => {
    const some = slugs.slice(0, MANY);
    const all = await Promise.all(some.map((slug) => pastedWithRule(slug, '?width=480&style=sheet')));
    const { page, context, errors, asked } = await open(
      hostPage('/many', all.map(({ code }) => code).join('\n'), all.map(({ rule }) => rule).join('')),
    );
    try {
      // What is far below is not asked for before it is near.
      expect(asked.filter((path) => path.startsWith('/embed/')).length).toBeLessThan(MANY);
      await readDown(page);
      await cardsOf(page, MANY);
      expect(new Set(asked.filter((path) => path.startsWith('/embed/'))).size).toBe(MANY);
      expect(
        asked.filter((path) => !path.startsWith('/embed/') && !path.startsWith('/assets/embed-')),
      ).toEqual([]);
      expect(errors).toEqual([]);
      expect(await shifts(page)).toBe(0);
    } finally {
      await context.close();
    }
  });
});

/** Whether an element shows its frame, and not what is inside it. */
function isShown(page: Page): Promise<boolean> {
  return page
    .locator('plumbline-verdict iframe')
    .evaluate((frame) => getComputedStyle(frame).opacity === '1' && !(frame as HTMLIFrameElement).inert);
}

describe('the custom element', () => {
  it('shows the card in its place, and moves nothing if its room is reserved', async () => {
    const { code, rule } = await pastedWithRule(CLAIM, '?form=element&width=640&theme=dark&style=sheet');
    const { page, context, errors, asked } = await open(hostPage('/element', code, rule));
    try {
      const card = await cardOf(page);
      await expect.poll(() => isShown(page)).toBe(true);
      expect(errors).toEqual([]);
      expect(asked).toHaveLength(3);
      expect(asked[0]).toMatch(/^\/embed\.[a-z0-9]+\.js$/);
      expect(asked[1]).toBe(`/embed/${CLAIM}?theme=dark`);
      const frame = page.locator('plumbline-verdict iframe');
      expect(await frame.getAttribute('title')).toContain('target was reached');
      expect(await page.locator('plumbline-verdict > a').isVisible()).toBe(false);
      const [inner, outer] = await Promise.all([
        card.evaluate(() => document.documentElement.scrollHeight),
        frame.evaluate((e) => e.clientHeight),
      ]);
      expect(outer).toBe(inner);
      expect(await shifts(page)).toBe(0);
    } finally {
      await context.close();
    }
  });

  it('grows as its card does', async () => {
    const { page, context } = await open(
      hostPage(
        '/grows',
        `<plumbline-verdict claim="${CLAIM}"></plumbline-verdict><script src="${ledger.url}/embed.js" async></script>`,
      ),
    );
    try {
      const height = () => page.locator('plumbline-verdict iframe').evaluate((e) => e.clientHeight);
      const card = await cardOf(page);
      await expect.poll(() => isShown(page)).toBe(true);
      const before = await height();
      await page.setViewportSize({ width: 340, height: 700 });
      await expect.poll(height).toBeGreaterThan(before + 50);
      await expect.poll(async () => Math.abs((await height()) - (await heightIn(card)))).toBeLessThan(3);
    } finally {
      await context.close();
    }
  });

  it('keeps its contents if there is no card, no script, or no ledger', async () => {
    const script = `<script src="${ledger.url}/embed.js" async></script>`;
    const inside = '<a href="https://example.org/">The verdict: fails</a>';
    const one = (claim: string) => `<plumbline-verdict claim="${claim}">${inside}</plumbline-verdict>`;
    const cases: [string, boolean][] = [
      [hostPage('/none', `${one('no-such-claim')}${script}`), true],
      [hostPage('/empty', `${one('')}${script}`), true],
      [hostPage('/off', `${one(CLAIM)}${script}`), false],
      [
        hostPage(
          '/dead',
          `${one(CLAIM)}<script src="${ledger.url}/embed.0.js" integrity="sha384-x" crossorigin="anonymous" async></script>`,
        ),
        true,
      ],
    ];
    for (const [url, scripts] of cases) {
      const { page, context } = await open(url, scripts);
      try {
        // Scripts have run and frames have loaded by the time that the page has; what they do to it is drawn next.
        if (scripts) await shifts(page);
        expect(await page.locator('plumbline-verdict > a').isVisible(), url).toBe(true);
        const frames = page.locator('plumbline-verdict iframe');
        if ((await frames.count()) > 0) expect(await isShown(page), url).toBe(false);
      } finally {
        await context.close();
      }
    }
  });

  it('takes its height from no other frame, nor from the host', async () => {
    const { page, context } = await open(
      hostPage(
        '/forged',
        `<plumbline-verdict claim="no-such-claim">Inside</plumbline-verdict><script src="${ledger.url}/embed.js" async></script>`,
      ),
    );
    try {
      await page.evaluate(() => postMessage({ plumbline: 1, claim: 'no-such-claim', height: 9_999 }, '*'));
      // What the page hears, the element on it has heard.
      await told(page);
      expect(await isShown(page)).toBe(false);
    } finally {
      await context.close();
    }
  });

  it('follows its attributes, and shows several claims as a strip', async () => {
    const { page, context, errors } = await open(
      hostPage(
        '/changes',
        `<plumbline-verdict claim="${CLAIM}">Inside</plumbline-verdict><script src="${ledger.url}/embed.js" async></script>`,
      ),
    );
    try {
      const address = () => page.locator('plumbline-verdict iframe').getAttribute('src');
      const set = (name: string, value: string) =>
        page
          .locator('plumbline-verdict')
          .evaluate((e, [n, v]) => e.setAttribute(n ?? '', v ?? ''), [name, value]);
      await set('rev', '1');
      await set('theme', 'light');
      expect(await address()).toBe(`${ledger.url}/embed/${CLAIM}?rev=1&theme=light#bare`);
      await set('claim', 'a-claim@1,gone-claim');
      expect(await address()).toBe(
        `${ledger.url}/embed?claims=a-claim%401%2Cgone-claim&rev=1&theme=light#bare`,
      );
      await expect.poll(() => isShown(page)).toBe(true);
      await page.locator('plumbline-verdict').evaluate((e) => e.remove());
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it('can be on a page many times, with one script and one listener', async () => {
    const some = slugs.slice(0, MANY);
    const script = (await pasted(CLAIM, '?form=element')).split('\n').pop() ?? '';
    const { page, context, errors, asked } = await open(
      hostPage(
        '/many-elements',
        `${some.map((slug) => `<plumbline-verdict claim="${slug}"><a href="${ledger.url}/claims/${slug}">A verdict</a></plumbline-verdict>`).join('\n')}${script}`,
        'plumbline-verdict{display:block;min-height:900px}',
      ),
    );
    try {
      await readDown(page);
      await cardsOf(page, MANY);
      expect(errors).toEqual([]);
      expect(asked.filter((path) => path.endsWith('.js'))).toHaveLength(1);
      const visible = () =>
        page
          .locator('plumbline-verdict iframe')
          .evaluateAll((frames) => frames.filter((f) => getComputedStyle(f).opacity === '1').length);
      await expect.poll(visible).toBe(MANY);
      expect(await shifts(page)).toBe(0);
    } finally {
      await context.close();
    }
  });
});

it('what is pasted reserves the room that a card takes at 360 and 800 pixels', async () => {
  const policy = `default-src 'none'; frame-src ${ledger.url}; style-src 'unsafe-inline'`;
  // One of each kind of layout; embeds-height.test.ts measures the others.
  const measured = slugs.slice(0, 12);
  const all = await Promise.all(measured.map((slug) => pasted(slug, '')));
  const page = await browser.newPage();
  try {
    await page.goto(hostPage('/room', all.join('\n'), '', policy));
    await readDown(page);
    const cards = await cardsOf(page, measured.length);
    for (const width of [360, 800]) {
      await page.setViewportSize({ width, height: 700 });
      for (const card of cards) {
        const frame = await card.frameElement();
        const [outer = 0, within = 0] = await page.evaluate(
          (e) => (e instanceof HTMLElement ? [e.clientHeight, e.clientWidth] : []),
          frame,
        );
        await expect.poll(() => card.evaluate(() => innerWidth)).toBe(within);
        const inner = await heightIn(card);
        expect(outer, card.url()).toBeGreaterThanOrEqual(inner);
        expect(outer, card.url()).toBeLessThan(inner + 60);
      }
    }
  } finally {
    await page.close();
  }
});

describe('a host like WordPress', () => {
  /** What wp-embed.js does: a secret behind the #, and a frame that may run scripts and nothing else. */
  const frame = (path: string) =>
    `<iframe sandbox="allow-scripts" src="${ledger.url}${path}#?secret=aB3dE6gH9k" data-secret="aB3dE6gH9k" title="A verdict" width="600" height="340"></iframe>`;

  it('gets the height with its secret, from a sandbox, and where links lead', async () => {
    const { page, context, errors } = await open(hostPage('/wordpress', frame(`/embed/${CLAIM}`)));
    try {
      const messages = () =>
        page.evaluate(
          () =>
            (window as unknown as { heights: { origin: string; data: Record<string, unknown> }[] }).heights,
        );
      const height = async () => (await messages()).find(({ data }) => data['message'] === 'height');
      await expect.poll(height).toEqual({
        origin: 'null',
        data: { message: 'height', value: expect.any(Number), secret: 'aB3dE6gH9k' },
      });
      const card = await cardOf(page);
      // The style sheet is let in, though to a sandbox every origin is another.
      expect(await card.evaluate(() => getComputedStyle(document.body).borderInlineStartWidth)).toBe('6px');
      await card.locator('a.more').click();
      await expect
        .poll(async () => (await messages()).at(-1)?.data)
        .toEqual({
          message: 'link',
          value: `${ledger.url}/claims/${CLAIM}`,
          secret: 'aB3dE6gH9k',
        });
      expect(page.url()).toBe(`${host.url}/wordpress`);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it('that begins to listen late gets it again', async () => {
    const { page, context } = await open(hostPage('/late', frame(`/embed/${CLAIM}`)));
    try {
      const messages = () =>
        page.evaluate(() => (window as unknown as { heights: unknown[] }).heights.length);
      await told(page);
      await page.evaluate(() => {
        (window as unknown as { heights: unknown[] }).heights.length = 0;
        document
          .querySelector('iframe')
          ?.contentWindow?.postMessage({ message: 'ready', secret: 'aB3dE6gH9k' }, '*');
      });
      await expect.poll(messages).toBe(2);
    } finally {
      await context.close();
    }
  });
});

describe('the ledger’s own pages', () => {
  it('are shown in no frame', async () => {
    const { page, context } = await open(
      hostPage('/framed', `<iframe src="${ledger.url}/claims/${CLAIM}" title="x"></iframe>`),
    );
    try {
      const inner = page.frames().find((f) => f !== page.mainFrame());
      expect(await inner?.content()).not.toContain('delighted');
    } finally {
      await context.close();
    }
  });

  it('copy what is to be pasted, and say so', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    try {
      for (const form of ['card', 'element', 'badge', 'bib']) {
        await page.goto(`${ledger.url}/claims/${CLAIM}/embed?form=${form}`);
        await page.getByRole('button', { name: 'Copy' }).click();
        await page.getByText('Copied.').waitFor();
        const field = await page.getByRole('textbox').inputValue();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(field);
      }
      expect(errors).toEqual([]);
      await page.goto(`${ledger.url}/claims/${CLAIM}`);
      await page.getByRole('link', { name: 'Embed it' }).click();
      await page.getByLabel('Form').selectOption('element');
      await page.getByLabel('When the verdict changes').selectOption('1');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('Pinned to revision 1 of').first().waitFor();
      expect(await page.getByRole('textbox').inputValue()).toContain('rev="1"');
    } finally {
      await context.close();
    }
  });
});

const SHOWN = {
  card: `/embed/${CLAIM}`,
  turned: '/embed/economy-1-2-percent-smaller-end-of-2021',
  pinned: '/embed/a-claim?rev=1',
  withdrawn: '/embed/gone-claim',
  missing: '/embed/no-such-claim',
  strip: `/embed?claims=${CLAIM},a-claim@1,gone-claim,no-such-claim,met-largest-in-its-history`,
  chooser: `/claims/${CLAIM}/embed`,
  'chooser-element': `/claims/${CLAIM}/embed?form=element&theme=dark&width=480`,
  'chooser-text': `/claims/${CLAIM}/embed?form=bib`,
  'chooser-badge': '/claims/a-claim/embed?form=badge-card&rev=1',
} as const;

describe.each(Object.entries(SHOWN))('"%s"', (name, path) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ bypassCSP: true });
    await page.goto(ledger.url + path);
  });
  afterAll(async () => page.close());

  it.each([
    ['light', 1280, 'all'],
    ['light', 360, 'layout'],
    ['dark', 1280, 'colours'],
    ['dark', 360, 'layout'],
  ] as const)(
    'has no finding in %s at %i pixels, and is drawn for a person to look at',
    async (colorScheme, width, rules) => {
      await show(page, colorScheme, width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await picture(page, `embed-${name}-${width}-${colorScheme}`);
      // What is dark and narrow at once is seen by axe if everything is run: it was dark, and it was narrow.
      if (isEverything || colorScheme === 'light' || width === 1280)
        expect(await axeFindings(page, rules)).toEqual([]);
    },
  );
});

it.each(['light', 'dark'] as const)(
  'the theme %s is kept, whatever the reader’s device says',
  async (theme) => {
    const page = await browser.newPage({ bypassCSP: true });
    try {
      await page.goto(`${ledger.url}/embed/${CLAIM}?theme=${theme}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await show(page, colorScheme, 1280);
        const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(background).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(27, 33, 39)');
        expect(await axeFindings(page, colorScheme === 'light' ? 'all' : 'colours')).toEqual([]);
      }
    } finally {
      await page.close();
    }
  },
);

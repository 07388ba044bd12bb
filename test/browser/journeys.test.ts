/** What readers do, in a browser that runs no script. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reader, startBrowser } from '../support/browser.ts';
import { ERROR_PAGES, OWN_PAGES, READER_PAGES } from '../support/pages.ts';

const base = inject('node');
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => browser.close());

/** Opens the page that the tests of a suite go from, and closes it after them. */
function withPage(options: BrowserContextOptions = {}): void {
  beforeAll(async () => {
    page = await (await reader(browser, options)).newPage();
  });
  afterAll(async () => page.context().close());
}

const open = (path: string) => page.goto(base + path);

/** Chromium gives a click on a quotation mark, which style draws, to what is behind the link. */
const IN_THE_TEXT = { position: { x: 60, y: 12 } };

/** Waits until the reader is at a path. */
async function arrive(path: string | RegExp): Promise<void> {
  await page.waitForURL((url) => {
    const here = url.pathname + url.search + url.hash;
    return typeof path === 'string' ? here === path : path.test(here);
  });
}

describe('a reader', () => {
  withPage();

  it('searches from the front page, and opens what is found', async () => {
    await open('/');
    await page.getByRole('searchbox').fill('on track to deliver');
    await page.getByRole('button', { name: 'Search' }).click();
    await arrive('/claims?q=on+track+to+deliver');
    expect(await page.getByRole('status').innerText()).toMatch(
      /^(?:\d+|[a-z]+) claims? found, best match first\.$/i,
    );
    expect(await page.locator('mark').first().innerText()).toMatch(/on|track|to|deliver/i);
    expect(await page.getByRole('searchbox').inputValue()).toBe('on track to deliver');
    await page.locator('ol.claims h2 a').first().click(IN_THE_TEXT);
    await arrive(/^\/claims\/[a-z0-9-]+$/);
    expect(await page.locator('h1').innerText()).not.toBe('');
  });

  it('narrows the list by choices and a search together, and takes them back one by one', async () => {
    await open('/claims');
    await page.getByText('Exact finding, when said or now').click();
    await page.getByRole('link', { name: 'Fails', exact: true }).first().click();
    await arrive(/[?&]finding=fails/);
    const marks = await page.locator('ol.claims > li').allInnerTexts();
    expect(marks.length).toBeGreaterThan(0);
    for (const text of marks)
      expect(text).toMatch(/Fails|(?:wrong|overstated|understated) on today’s figures/i);
    await page.getByRole('searchbox').fill('police');
    await page.getByRole('button', { name: 'Search' }).click();
    await arrive(/[?&]finding=fails/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('police');
    await page.getByRole('link', { name: /^Remove: Exact finding/ }).click();
    await arrive('/claims?q=police');
  });

  it('turns the pages of a list, there and back', async () => {
    await open('/claims');
    const first = await page.locator('ol.claims h2').first().innerText();
    await page.getByRole('link', { name: 'Next →', exact: true }).click();
    await arrive('/claims?page=2');
    expect(await page.locator('ol.claims h2').first().innerText()).not.toBe(first);
    await page.getByRole('link', { name: '← Previous', exact: true }).click();
    await arrive('/claims');
  });

  it('asks for the verdict of another day', async () => {
    await open('/claims/economy-1-2-percent-smaller-end-of-2021');
    // Two lines: what joins them in a list is left out.
    const headline = 'Right when said\nWrong on today’s figures';
    expect(await page.locator('.finding').innerText()).toBe(headline);
    await page.locator('details.other-clock > summary').click();
    expect(await page.locator('.revised > p').innerText()).toBe(
      'The figures were revised on 1 September 2023, and by them it is wrong:',
    );
    await page.getByLabel('The verdict on the figures of another day').fill('2023-08-31');
    await page.getByRole('button', { name: 'Show' }).click();
    await arrive('/claims/economy-1-2-percent-smaller-end-of-2021?asof=2023-08-31');
    expect(await page.locator('.finding').innerText()).toBe('Right');
    expect(await page.locator('#verdict').innerText()).toContain('31 August 2023');
    await page.getByRole('link', { name: 'The verdict as it is today' }).click();
    await arrive('/claims/economy-1-2-percent-smaller-end-of-2021');
    expect(await page.locator('.finding').innerText()).toBe(headline);
  });

  it('follows a claim to its evidence and back, and to its history', async () => {
    await open('/claims/braverman-on-track');
    const evidence = page.locator('table.evidence a[href^="/evidence/"]').first();
    expect(await evidence.isVisible()).toBe(false);
    await page.locator('summary', { hasText: /^The evidence: / }).click();
    await evidence.click();
    await arrive(/^\/evidence\/[a-z0-9-]+$/);
    await page
      .locator('section[aria-labelledby="resting"] a[href="/claims/braverman-on-track"]')
      .click(IN_THE_TEXT);
    await arrive('/claims/braverman-on-track');
    await page.getByRole('link', { name: 'The history of this claim' }).click();
    await arrive('/claims/braverman-on-track/history');
    expect(await page.locator('.hash').first().innerText()).toMatch(/^fingerprint [0-9a-f]{64}$/);
    await page.getByRole('link', { name: 'The claim', exact: true }).click();
    await arrive('/claims/braverman-on-track');
  });

  it('is taken from a kind of claim to how it is tested', async () => {
    await open('/claims/1142-officers-a-month');
    await page.locator('.tested').getByRole('link').click();
    await arrive('/method#required-rate');
    expect(await page.locator('#required-rate').count()).toBe(1);
    await page.goBack();
    await page.getByText('The working, line by line').click();
    await page.getByRole('link', { name: 'How this kind of claim is tested' }).click();
    await arrive('/method#required-rate');
  });

  it('finds the way out of a page that is not there', async () => {
    await open('/claims/braverman-on-trak');
    expect(await page.locator('h1').innerText()).toBe('Not found');
    await page
      .locator('section[aria-labelledby="near"] a[href="/claims/braverman-on-track"]')
      .click(IN_THE_TEXT);
    await arrive('/claims/braverman-on-track');
  });

  it('follows every link of the main pages to a page', async () => {
    await open('/');
    const seen = new Set<string>();
    for (const path of [...READER_PAGES, OWN_PAGES[0]]) {
      await page.goto(base + path);
      const links = await page
        .locator('a[href^="/"], link[href^="/"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      for (const link of links) seen.add(link.split('#')[0] ?? '');
      const anchors = await page
        .locator('a[href^="#"]')
        .evaluateAll((all) =>
          all
            .map((a) => (a.getAttribute('href') ?? '').slice(1))
            .filter((id) => document.getElementById(id) === null),
        );
      expect(anchors, path).toEqual([]);
    }
    seen.delete('');
    expect(seen.size).toBeGreaterThan(60);
    const broken: string[] = [];
    for (const link of seen) {
      const answer = await fetch(base + link);
      await answer.body?.cancel();
      if (!answer.ok) broken.push(link);
    }
    expect(broken).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  // Without motion a page has scrolled to what has the focus when it is asked where that is.
  withPage({ reducedMotion: 'reduce' });

  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        text: (element.textContent ?? '').trim().slice(0, 300),
        name: element.tagName.toLowerCase(),
        id: element.id,
        // The parts of a date field are stops of their own, which the browser marks itself.
        marked:
          (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
          element.getAttribute('type') === 'date',
        seen:
          box.width > 0 &&
          box.height > 0 &&
          box.right > 0 &&
          box.bottom > 0 &&
          box.left < innerWidth &&
          box.top < innerHeight,
        place: [...document.querySelectorAll('*')].indexOf(element),
      };
    });

  it('a reader skips to the content first', async () => {
    await open('/claims/braverman-on-track');
    await page.keyboard.press('Tab');
    const skip = await focused();
    expect(skip).toMatchObject({ text: 'Skip to the content', seen: true });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it.each(['/', '/claims', '/claims/braverman-on-track', '/evidence/uplift-ew'])(
    'sees on %s where they are, in the order of the page',
    async (path) => {
      await open(path);
      const total = await page.locator('a[href], button, input, select, summary, [tabindex="0"]').count();
      let last = -1;
      for (let i = 0; i < Math.min(total, 45); i += 1) {
        await page.keyboard.press('Tab');
        const here = await focused();
        if (here === null) break;
        expect(here, `${i}: ${here.name} ${here.text}`).toMatchObject({ marked: true, seen: true });
        expect(here.place).toBeGreaterThanOrEqual(last);
        last = here.place;
      }
      expect(last).toBeGreaterThan(0);
    },
  );

  it('searches and opens a claim', async () => {
    await open('/');
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      if ((await focused())?.id === 'q') break;
    }
    await page.keyboard.type('1,142');
    await page.keyboard.press('Enter');
    await arrive('/claims?q=1%2C142');
    // Past the filters, and the words by which the list can be narrowed.
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      if ((await focused())?.text.includes('1,142')) break;
    }
    await page.keyboard.press('Enter');
    await arrive(/^\/claims\/[a-z0-9-]+$/);
    expect(await page.locator('h1').innerText()).toContain('1,142');
  });
});

/** The pages of claims, which have the one script of readers' pages. */
const CLAIM_PAGE = /^\/claims\/[a-z0-9-]+(?:\?|$)/;
const CHART_SCRIPT = /^\/assets\/chart-[0-9a-z]+\.js$/;

describe('every page, to a browser that runs scripts', () => {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  withPage({ javaScriptEnabled: true });
  beforeAll(() => {
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== base) elsewhere.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  it.each([...READER_PAGES, ...OWN_PAGES, ...ERROR_PAGES])(
    '%s asks nobody else, sets no cookie and runs no script but that of charts',
    async (path) => {
      complaints.length = 0;
      const response = await page.goto(base + path, { waitUntil: 'load' });
      expect(elsewhere).toEqual([]);
      // A browser notes in its console that a page is not there, which is what the page says.
      const status = response?.status() ?? 0;
      expect(complaints.filter((text) => status < 400 || !text.includes(`status of ${status}`))).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
      expect(
        await page
          .locator(
            'script:not([type="application/ld+json"], [src]), iframe, object, embed, [style], [onclick], [onload]',
          )
          .count(),
      ).toBe(0);
      const scripts = await page
        .locator('script[src]')
        .evaluateAll((all) => all.map((script) => script.getAttribute('src')));
      const hasCharts = status === 200 && CLAIM_PAGE.test(path);
      expect(scripts).toEqual(hasCharts ? [expect.stringMatching(CHART_SCRIPT)] : []);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    },
  );
});

/** Whether the page that is shown is wider than the screen. */
const isTooWide = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.each([
  [
    'does not scroll sideways at 360 pixels',
    { width: 360, height: 740 },
    [...READER_PAGES, ...OWN_PAGES, ...ERROR_PAGES],
  ],
  [
    'can be read at 320 pixels, as at a zoom of 400%',
    { width: 320, height: 256 },
    ['/claims/braverman-on-track', '/claims/government-13000-by-end-of-parliament', '/', '/claims'],
  ],
] as const)('every page %s', (_, viewport, paths) => {
  withPage({ viewport });

  it.each(paths)('%s', async (path) => {
    await page.goto(base + path);
    expect(await isTooWide()).toBe(false);
  });
});

describe('on paper', () => {
  withPage();

  it('a page prints without its menu', async () => {
    await open('/claims/braverman-on-track');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav[aria-label="Main"]').isVisible()).toBe(false);
    expect(await page.locator('.finding').isVisible()).toBe(true);
  });
});

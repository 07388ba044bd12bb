/** The pages of corrections, replies and withdrawals as a browser has them: accessible, and a feed that it can read. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { show, startBrowser } from '../support/browser.ts';
import { hostileBundle } from '../support/bundles.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { publishHostile } from '../support/published.ts';
import type { Running } from '../support/servers.ts';

const AT = '2026-06-30T08:00:00.000Z';
const PAGES = [
  '/claims/hostile-claim',
  '/claims/hostile-claim/history',
  '/claims/withdrawn-claim',
  '/claims/withdrawn-claim/history',
  '/corrections',
  '/corrections?type=evidence',
];

let app: InProcess;
let served: Running;
let browser: Browser;

beforeAll(async () => {
  app = await inProcess([{ bundle: hostileBundle() }, { bundle: hostileBundle('withdrawn-claim') }], AT);
  await publishHostile(app.database, AT);
  served = await app.listen();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.stop();
  await app.close();
});

describe.each(PAGES)('%s', (path) => {
  let page: Page;
  beforeAll(async () => {
    // axe is put into the page by the test: the pages' own policy lets no script in.
    page = await browser.newPage({ bypassCSP: true });
    const answer = await page.goto(served.url + path);
    expect(answer?.status()).toBe(200);
  });
  afterAll(async () => page.close());

  it.each([
    ['light', 1280, 'all'],
    ['dark', 1280, 'colours'],
    ['dark', 360, 'layout'],
  ] as const)('has no finding, and nothing wider than the screen, in %s at %i pixels', async (...look) => {
    const [colorScheme, width, rules] = look;
    await show(page, colorScheme, width);
    expect(await axeFindings(page, rules)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

it('leads from the list to the correction on its page', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${served.url}/corrections?type=evidence`);
    await page.locator('h2.said a').click();
    expect(new URL(page.url()).hash).toBe('#correction-2');
    expect(await page.locator('#correction-2').isVisible()).toBe(true);
  } finally {
    await context.close();
  }
});

it('gives a feed that the browser reads as XML', async () => {
  const text = await (await fetch(`${served.url}/corrections.atom`)).text();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const read = await page.evaluate((xml) => {
      const feed = new DOMParser().parseFromString(xml, 'application/xml');
      return {
        errors: feed.getElementsByTagName('parsererror').length,
        root: feed.documentElement.namespaceURI,
        entries: feed.getElementsByTagName('entry').length,
      };
    }, text);
    expect(read).toEqual({ errors: 0, root: 'http://www.w3.org/2005/Atom', entries: 3 });
  } finally {
    await context.close();
  }
});

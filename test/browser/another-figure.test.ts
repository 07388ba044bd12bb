/** A reader holds a figure of theirs against ours, by keyboard and without a script; the newsroom answers, and they read it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { reader, show, startBrowser } from '../support/browser.ts';
import { newPerson } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

let server: ServedLedger;
let browser: Browser;
let page: Page;
let desk: Page;

beforeAll(async () => {
  server = await serveLedger();
  browser = await startBrowser();
  page = await (await reader(browser, { viewport: { width: 360, height: 740 } })).newPage();
  desk = await (await reader(browser)).newPage();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Moves on by the keyboard until a control is reached. Throws if it is not among the next ones. */
async function tabTo(at: Page, selector: string): Promise<void> {
  for (let n = 0; n < 150; n += 1) {
    await at.keyboard.press('Tab');
    if (await at.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** Reaches a field by the keyboard and types into it. */
async function type(at: Page, name: string, text: string): Promise<void> {
  await tabTo(at, `[name="${name}"]`);
  await at.keyboard.type(text);
}

/** Has no finding in both colour schemes, and nothing wider than a phone's screen. */
async function expectClean(
  at: string,
  cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> = [],
) {
  // axe is put into the page by the test: the pages' own policy lets no script in.
  const context = await browser.newContext({ bypassCSP: true });
  await context.addCookies(cookies);
  const looked = await context.newPage();
  await looked.goto(at);
  for (const [colorScheme, width, rules] of [
    ['light', 1280, 'all'],
    ['dark', 360, 'colours'],
  ] as const) {
    await show(looked, colorScheme, width);
    expect(await axeFindings(looked, rules)).toEqual([]);
    expect(await looked.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await context.close();
}

let sent: string;

it('is typed and sent by keyboard, without a script', async () => {
  await page.goto(`${server.url}/claims/1142-officers-a-month`);
  await tabTo(page, 'details.another > summary');
  await page.keyboard.press('Enter');
  await type(page, 'actual', '16.574 thousand officers');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/with\?/);
  expect(await page.locator('.theirs').innerText()).toContain('This is no verdict of the ledger');
  expect(await page.locator('.beside').innerText()).toMatch(
    /published figures\s+Overstated[\s\S]*reader’s figure\s+Right/,
  );
  await type(page, 'sent.title', 'Uplift, recounted');
  await type(page, 'sent.publisher', 'An institute');
  await type(page, 'sent.quote', 'Table 3.');
  await tabTo(page, '.send button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/figures\//);
  sent = new URL(page.url()).pathname;
  expect(await page.locator('#state').innerText()).toBe('Received');
  expect(await page.locator('.keep').innerText()).toContain(`${server.url}${sent}`);
  await expectClean(`${server.url}${sent}`);
});

it('is answered by the newsroom, and its sender reads the answer', async () => {
  const { email, password } = await newPerson(server.url, server.database, 'reviewer');
  await desk.goto(`${server.url}/sign-in?next=/edit/figures`);
  await desk.locator('[name=email]').fill(email);
  await desk.locator('[name=password]').fill(password);
  await desk.keyboard.press('Enter');
  await desk.waitForURL(/\/edit\/figures/);
  await desk.locator('ol.work a').first().click();
  await desk.waitForURL(/\/edit\/figures\/\d+/);
  const cookies = await desk.context().cookies();
  await expectClean(desk.url(), cookies);
  await expectClean(`${server.url}/edit/figures`, cookies);
  await desk.locator('[value="accepted"]').check();
  await desk.locator('[name="answer"]').fill('Thank you: we counted again.');
  await desk.locator('form:has([name="answer"]) button').click();
  await desk.waitForURL(/done=answered/);
  await page.goto(`${server.url}${sent}`);
  expect(await page.locator('#state').innerText()).toBe('Accepted');
  expect(await page.locator('article').innerText()).toContain('Thank you: we counted again.');
});

it('what the ledger says of itself is written on a form without a finding', async () => {
  const { email, password } = await newPerson(server.url, server.database, 'admin');
  const admin = await (await reader(browser)).newPage();
  await admin.goto(`${server.url}/sign-in?next=/edit/settings/about`);
  await admin.locator('[name=email]').fill(email);
  await admin.locator('[name=password]').fill(password);
  await admin.keyboard.press('Enter');
  await admin.waitForURL(/\/edit\/settings\/about/);
  await expectClean(admin.url(), await admin.context().cookies());
});

/**
 * The newsroom from its first day: somebody is let in by the command line, a claim is written, reviewed, published,
 * overtaken by a revision of its evidence, published again from the queue, and corrected; and what readers see of it.
 * The same with scripts and without.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arriveBy, reader, startBrowser } from '../support/browser.ts';
import { addPerson, PASSWORD } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';
import { ROOT } from '../support/servers.ts';

const QUOTE = 'We have put 16,753 new officers on the streets of Barsetshire since 2020';
const SLUG = '16753-officers-in-barsetshire';
const SENTENCE =
  'The force revised its figure for the end of 2022 from 16,753 to 15,343, so the claim now fails.';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  mkdirSync(join(ROOT, 'var/screenshots'), { recursive: true });
});
afterAll(async () => browser.close());

/** Somebody at a browser of their own. */
interface Someone {
  context: BrowserContext;
  page: Page;
  email: string;
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
] as const)('the newsroom, %s', (_, javaScriptEnabled) => {
  let server: ServedLedger;
  let writer: Someone;
  let reviewer: Someone;
  /** A reader, who keeps no page that they have seen. */
  let stranger: Page;
  let database: string;
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    server = await serveLedger();
    database = server.database;
    const context = await reader(browser, { extraHTTPHeaders: { 'Cache-Control': 'no-cache' } });
    stranger = await context.newPage();
  });
  afterAll(async () => {
    await server.stop();
  });

  /** A browser that nobody has used yet. */
  async function arrive(email: string): Promise<Someone> {
    const context = await browser.newContext({
      javaScriptEnabled,
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      // A refused form is answered with its status, which the browser reports as an error.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        consoleErrors.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => consoleErrors.push(`${page.url()}: ${error.message}`));
    return { context, page, email };
  }

  async function setPasswordAndSignIn({ page, email }: Someone, link: string): Promise<void> {
    await arriveBy(page, server.url, { link: new URL(link, server.url).pathname, email });
  }

  /** What somebody who is not signed in sees of an address, as words. */
  async function asReader(path: string): Promise<string> {
    await stranger.goto(server.url + path);
    return (await stranger.locator('main').innerText()).replace(/\s+/g, ' ');
  }

  const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

  async function press(page: Page, button: string): Promise<void> {
    await page.getByRole('button', { name: button, exact: true }).last().click();
    await page.waitForLoadState('load');
  }

  it('lets the first admin in by a link of the command line, and a second person by a link of the admin', async () => {
    writer = await arrive('ada@example.org');
    await setPasswordAndSignIn(writer, await addPerson(database, writer.email, 'admin'));
    const { page } = writer;
    await page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'People' }).click();
    await page.getByLabel('E-mail address').fill('rita@example.org');
    await page.getByLabel('Name (optional)').fill('Rita Reviewer');
    await page.getByLabel('Reviewer', { exact: true }).check();
    await press(page, 'Invite');
    const link = /https?:\/\/\S+\/sign-in\/invitation\/[^\s"<]+/.exec(await page.content())?.[0] ?? '';
    expect(link).not.toBe('');
    reviewer = await arrive('rita@example.org');
    await setPasswordAndSignIn(reviewer, link);
    expect(await reviewer.page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
  });

  it('records a new series with its first figures', async () => {
    const { page } = writer;
    await page.getByRole('link', { name: 'Figures', exact: true }).click();
    await page.goto(`${server.url}/edit/evidence/new`);
    await page.getByLabel('Title', { exact: true }).first().fill('Officers recruited, Barsetshire');
    await field(page, 'unit').fill('officers');
    await field(page, 'place').fill('Barsetshire');
    await field(page, 'rows.0.at').fill('31 December 2021');
    await field(page, 'rows.0.value').fill('11,048');
    await field(page, 'rows.1.at').fill('31 December 2022');
    await field(page, 'rows.1.value').fill('16,753');
    await field(page, 'publishedOn').fill('25 January 2023');
    const details = page.locator('details').filter({ has: field(page, 'source.title') });
    if ((await details.count()) > 0 && !(await details.first().evaluate((e) => e.hasAttribute('open'))))
      await details.first().locator('summary').first().click();
    await field(page, 'source.title').fill('Quarterly bulletin');
    await field(page, 'source.publisher').fill('Barsetshire Police');
    await field(page, 'source.url').fill('https://example.org/bulletin');
    await page.locator('button[name="do"][value="save"]').click();
    await page.waitForURL((url) => url.pathname.startsWith('/edit/evidence/series/'));
    expect(await page.locator('main').innerText()).toContain('16,753');
  });

  it('reads the words of a quotation, and computes the verdict as the form is filled', async () => {
    const { page } = writer;
    await page.getByRole('link', { name: 'New claim' }).click();
    await field(page, 'quote').fill(QUOTE);
    await press(page, 'Read the words');
    await expect.poll(() => field(page, 'claimed.value').inputValue()).toBe('16753');
    expect(await field(page, 'quote').inputValue()).toBe(QUOTE);
    await field(page, 'slug').fill(SLUG);
    await field(page, 'claimed.unit').fill('officers');
    await field(page, 'claimant.name').fill('Septimus Harding');
    await field(page, 'saidOn').fill('31 January 2023');
    await field(page, 'topic').fill('Barsetshire');
    const all = page.locator('details').filter({ has: page.locator('#f-kind-level') });
    if ((await all.count()) > 0 && !(await all.first().evaluate((e) => e.hasAttribute('open'))))
      await all.first().locator('summary').first().click();
    await page.locator('#f-kind-level').check();
    if (!javaScriptEnabled) await press(page, 'Change to this kind');
    await field(page, 'inputs.value.series').fill('officers-recruited-barsetshire');
    await field(page, 'inputs.value.at').fill('31 December 2022');
    await field(page, 'context').fill('The figure counts **people**, not posts. <script>alert(1)</script>');
    if (!javaScriptEnabled) await press(page, 'Show the preview');
    const preview = page.getByRole('complementary', { name: 'Preview' }).or(page.locator('.preview')).first();
    await expect.poll(async () => preview.innerText(), { timeout: 15_000 }).toContain('Holds');
    await press(page, 'Save the draft');
    await page.waitForURL((url) => url.pathname === `/edit/claims/${SLUG}`);
    expect(await page.getByRole('status').first().innerText()).toContain('saved');
  });

  it('keeps the draft from readers', async () => {
    expect(await asReader(`/claims?q=Barsetshire`)).toContain('No claim matches');
    expect(await asReader(`/claims/${SLUG}`)).toContain('no claim');
  });

  it('goes to review, where its writer cannot publish it and somebody else can', async () => {
    const { page } = writer;
    await press(page, 'Send to review');
    await page.goto(`${server.url}/edit/claims/${SLUG}/review`);
    expect(await page.getByRole('button', { name: 'Approve and publish' }).count()).toBe(0);
    const second = reviewer.page;
    await second.goto(`${server.url}/edit`);
    await second.goto(`${server.url}/edit/claims/${SLUG}/review`);
    await press(second, 'Approve and publish');
    // Nothing was confirmed yet, and it says so next to each box.
    expect(await second.locator('.check.wrong').count()).toBeGreaterThan(0);
    for (const box of await second.locator('.checklist input[type="checkbox"]').all()) await box.check();
    await press(second, 'Approve and publish');
    const seen = await asReader(`/claims/${SLUG}`);
    expect(seen).toContain('Holds');
    expect(seen).toContain('The figure counts people, not posts. <script>alert(1)</script>');
    expect(await asReader('/claims?q=Barsetshire')).toContain('16,753 new officers');
  });

  it('shows what a revision of the figures would do, and changes nothing silently', async () => {
    const { page } = writer;
    await page.goto(`${server.url}/edit/evidence/series/officers-recruited-barsetshire?revise=2022-12-31`);
    await field(page, 'rows.0.value').fill('15,343');
    await page.locator('[name="publishedOn"], [name="rows.0.publishedOn"]').first().fill('26 April 2023');
    await field(page, 'reason').fill('Revised by the force in its April bulletin');
    const source = field(page, 'source.id');
    if ((await source.inputValue()) === '') await source.fill('Quarterly bulletin');
    await page.locator('button[name="do"][value="preview"]').click();
    await page.waitForLoadState('load');
    expect((await page.locator('main').innerText()).replace(/\s+/g, ' ')).toMatch(/Holds.*Fails/);
    await page.locator('button[name="do"][value="save"]').click();
    await page.waitForLoadState('load');
    expect((await page.locator('main').innerText()).toLowerCase()).toContain('queue');
    const seen = await asReader(`/claims/${SLUG}`);
    expect(seen).toMatch(
      /The verdict, on the figures published here as of today, \d+ \w+ \d+, London time Right On /,
    );
    expect(seen).toMatch(/Newer figures are waiting for review/);
    expect(seen).not.toMatch(/would be/);
  });

  it('publishes the new verdict from the queue with a note, by keyboard, by somebody else than who recorded it', async () => {
    const { page: own } = writer;
    await own.goto(`${server.url}/edit/queue`);
    expect(await own.locator(`[id="${SLUG}"] button`).count()).toBe(0);
    const { page } = reviewer;
    await page.goto(`${server.url}/edit/queue`);
    const item = page.locator(`[id="${SLUG}"]`);
    expect((await item.innerText()).replace(/\s+/g, ' ')).toMatch(/Holds.*Fails/);
    if (javaScriptEnabled) {
      await page.keyboard.press('j');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(SLUG);
    }
    // The proposed sentence is written over, and Tab leads to the button.
    await item.locator('textarea').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(SENTENCE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(
      (url) => url.pathname === '/edit/queue' && url.searchParams.get('published') === SLUG,
    );
    const seen = await asReader(`/claims/${SLUG}`);
    expect(seen).toMatch(
      /The verdict, as of today, \d+ \w+ \d+, London time Right when said Overstated on today’s figures On /,
    );
    expect(seen).toContain(SENTENCE);
    expect(await asReader('/corrections')).toContain(SENTENCE);
    const feed = await (await fetch(`${server.url}/corrections.atom`)).text();
    expect(feed).toContain('<entry>');
  });

  it('corrects the reading in the open, and keeps every revision', async () => {
    const { page } = writer;
    await page.goto(`${server.url}/edit/claims/${SLUG}`);
    await field(page, 'claimed.hedge').selectOption('about');
    await page.locator('[name="correction.type"][value="reading"]').check();
    await field(page, 'correction.sentence').fill('The words were “about 16,753”, which we had left out.');
    await press(page, 'Send to review');
    const second = reviewer.page;
    await second.goto(`${server.url}/edit/claims/${SLUG}/review`);
    for (const box of await second.locator('.checklist input[type="checkbox"]').all()) await box.check();
    await press(second, 'Approve and publish');
    expect(await asReader(`/claims/${SLUG}`)).toContain('which we had left out');
    const history = await asReader(`/claims/${SLUG}/history`);
    for (const text of ['Revision 2', 'Revision 1', SENTENCE, 'which we had left out'])
      expect(history).toContain(text);
    await page.goto(`${server.url}/edit/claims/${SLUG}/revisions`);
    expect(await page.locator('main').innerText()).toContain('ada');
  });

  it('withdraws a claim, and leaves a page that says so and why', async () => {
    const { page } = reviewer;
    await page.goto(`${server.url}/edit/claims/${SLUG}/withdraw`);
    await field(page, 'reason').fill('It was never said.');
    await page.locator('form input[type="checkbox"]').check();
    await page.locator('main form button:not(.plain)').last().click();
    await page.waitForLoadState('load');
    expect(await asReader(`/claims/${SLUG}`)).toContain('It was never said.');
    expect((await fetch(`${server.url}/claims/${SLUG}.json`)).status).toBe(410);
    expect(await asReader('/claims?q=Barsetshire')).toContain('No claim matches');
  });

  it('has recorded all of it in the audit', async () => {
    const { page } = writer;
    await page.goto(`${server.url}/edit/audit`);
    const told = await page.locator('main').innerText();
    for (const what of [
      'Draft saved',
      'Submitted for review',
      'Published',
      'Evidence revised',
      'Verdict published from the queue',
      'Correction published',
      'Withdrawn',
      'Person invited',
    ])
      expect(told).toContain(what);
    const csv = await page.request.get(`${server.url}/edit/audit.csv`);
    expect([csv.status(), csv.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
  });

  it('loses nothing when the session ends while a form is open', async () => {
    const { page, context } = writer;
    await page.goto(`${server.url}/edit/new`);
    await field(page, 'quote').fill('Words that must not be lost: 42 buses');
    await context.clearCookies();
    await press(page, 'Save the draft');
    await page.getByLabel('E-mail address').fill(writer.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Sign in');
    await press(page, 'Go on');
    await page.waitForURL((url) => url.pathname.startsWith('/edit/claims/'));
    expect(await field(page, 'quote').inputValue()).toBe('Words that must not be lost: 42 buses');
  });

  it('ends every way in with the session', async () => {
    const { page } = writer;
    await press(page, 'Sign out');
    await page.goto(`${server.url}/edit`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  it('says nothing on the console', () => {
    expect(consoleErrors).toEqual([]);
  });
});

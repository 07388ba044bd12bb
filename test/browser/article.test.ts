/**
 * From a pasted article to published verdicts, by keyboard, with two people: one brings the text, ticks and makes the drafts, the
 * other reads them beside the text and publishes. Every key and every page that it takes is counted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { arriveBy, reader, show, startBrowser } from '../support/browser.ts';
import { addPerson } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';
import { ROOT } from '../support/servers.ts';

const TEXT = readFileSync(join(ROOT, 'test/cases/article/police-promise.txt'), 'utf8');

let browser: Browser;
let server: ServedLedger;
beforeAll(async () => {
  browser = await startBrowser();
  server = await serveLedger();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Somebody of the newsroom at a browser of their own, with the keys and the pages that they took. */
interface Someone {
  page: Page;
  keys: number;
  pages: number;
  errors: string[];
  press(...keys: string[]): Promise<void>;
}

async function arrive(role: 'editor' | 'reviewer', email: string): Promise<Someone> {
  const link = await addPerson(server.database, email, role);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const one: Someone = {
    page,
    keys: 0,
    pages: 0,
    errors: [],
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
      one.keys += keys.length;
    },
  };
  page.on('pageerror', (error) => one.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      one.errors.push(message.text());
  });
  await arriveBy(page, server.url, { link, email });
  page.on('load', () => {
    one.pages += 1;
  });
  return one;
}

/** Moves to the entry that has some words, by the key of the list. */
async function moveTo({ page, press }: Someone, words: string): Promise<void> {
  // From the first entry, wherever somebody is.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < 40; i += 1) {
    await press('j');
    const own = await page.evaluate(
      () => document.activeElement?.querySelector('blockquote')?.textContent ?? '',
    );
    if (own.includes(words)) return;
  }
  throw new Error(`no entry has the words “${words}”`);
}

/** Asks for a draft of its own where somebody is, although the ledger has such a claim. */
async function ownDraft(page: Page): Promise<void> {
  const own = page.locator('[data-item]:focus select[name$=".as"]').first();
  if ((await own.count()) > 0) await own.selectOption('');
  // A series that the claim does not have is never chosen for somebody: here it is that of the other figure.
  await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLSelectElement>(
        '[data-item]:focus .figures-of select[name*=".series."]',
      ),
    ];
    const chosen = all.find(({ value }) => value !== '')?.value ?? '';
    for (const one of all.filter(({ name, value }) => /\.(?:from|to)$/.test(name) && value === '')) {
      one.append(new Option(chosen, chosen));
      one.value = chosen;
    }
  });
}

const said = (page: Page) => page.locator('#list-said').innerText();

describe('an article', () => {
  const CLAIMS = ['16,753 police have joined', '20% real-terms pay reduction'];
  /** The ledger has this already, by the same person on the same day in the same words: nothing is made of it. */
  const REPEAT = 'more officers are leaving than joining';
  let editor: Someone;
  let reviewer: Someone;

  it('becomes drafts in review by keyboard', async () => {
    editor = await arrive('editor', 'elsa@example.org');
    const { page, press } = editor;
    await page.goto(`${server.url}/edit/article`);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
    await page.keyboard.insertText(TEXT);
    for (const typed of [
      'Tories on verge of breaking police promise',
      'Daily Mirror',
      'https://mirror.example/police',
      '25 January 2023',
    ]) {
      await press('Tab');
      await page.keyboard.insertText(typed);
    }
    await press('Enter');
    await page.waitForURL((url) => /^\/edit\/article\/\d+$/.test(url.pathname));
    expect(await said(page)).toMatch(/^0 of \d+ claims ticked\.$/);
    for (const words of [...CLAIMS, REPEAT]) {
      await moveTo(editor, words);
      // Where several tests are in one entry, the first alone is ticked.
      await press('t', 'x');
      if (words !== REPEAT) await ownDraft(page);
      if ((await page.locator('[data-entry]:focus').count()) === 0) await press('t');
    }
    expect(await said(page)).not.toMatch(/^0 of/);
    const ticked = await page.locator('[data-test] input:checked').count();
    expect(ticked).toBe(CLAIMS.length + 1);
    await press('Enter');
    await page.waitForURL((url) => url.searchParams.get('done') === 'batch');
    expect(await said(page)).toBe('2 drafts: 0 published, 2 in review, 0 not complete yet.');
    const shown = await page.locator('.article-list').innerText();
    // What a second reader needs beside each draft: where its figures are from, and what the ledger has already.
    for (const words of [
      'Police Uplift Programme',
      'Published',
      'Address',
      'Does the ledger have it already?',
    ])
      expect(shown).toContain(words);
    expect(editor.errors).toEqual([]);
    // The box, the list, the drafts.
    expect(editor.pages).toBe(3);
  });

  it('is published by a second person by keyboard, beside the text', async () => {
    reviewer = await arrive('reviewer', 'rita@example.org');
    const { page, press } = reviewer;
    await page.goto(server.url + new URL(editor.page.url()).pathname);
    for (const _ of CLAIMS) await press('j', 'x');
    await press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('check.quotation');
    for (let i = 0; i < 5; i += 1) await press(...(i === 0 ? ['Space'] : ['Tab', 'Space']));
    await press('Enter');
    const notice = await page.locator('div.notice[role=status]').innerText();
    expect(notice.match(/: published\./g)).toHaveLength(CLAIMS.length);
    expect(reviewer.errors).toEqual([]);
    expect(reviewer.pages).toBe(2);
    const links = page.getByRole('link', { name: 'public page' });
    expect(await links.count()).toBe(CLAIMS.length);
    const stranger = await (await reader(browser)).newPage();
    for (const link of await links.all()) {
      const answer = await stranger.goto(server.url + (await link.getAttribute('href')));
      expect(answer?.status()).toBe(200);
      const shown = await stranger.locator('main').innerText();
      expect(CLAIMS.some((words) => shown.includes(words))).toBe(true);
      // Nothing of the text is public beyond the quotation.
      expect(shown).not.toContain('This steadily dipped');
    }
  });

  it('steals no key from somebody who types, and tells the matches in one key', async () => {
    const { page, press } = editor;
    await page.goto(`${server.url}${new URL(page.url()).pathname}?list=1`);
    await press('j', 's');
    const name = page.locator('.said input:focus');
    await name.fill('');
    await page.keyboard.type('jxm1 u');
    expect(await name.inputValue()).toBe('jxm1 u');
    await press('Escape', 'm');
    const after = await said(page);
    expect(after).not.toMatch(/^0 of/);
    await press('m');
    expect(await said(page)).toMatch(/^0 of/);
    // The words of where somebody is are in sight in the text, and marked.
    await press('j');
    const entry = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-entry]')?.dataset['entry'],
    );
    const here = page.locator('.article-text mark.here');
    expect(await here.locator('.n').first().innerText()).toBe(entry);
    const [mark, pane] = [await here.boundingBox(), await page.locator('.article-text').boundingBox()];
    expect(mark?.y ?? 0).toBeGreaterThanOrEqual(pane?.y ?? 0);
    expect(mark?.y ?? 0).toBeLessThan((pane?.y ?? 0) + (pane?.height ?? 0));
    await press('u');
    expect(await page.locator('#apart').getAttribute('open')).not.toBeNull();
  });

  it('says that nothing has a match, each time that it is asked', async () => {
    const { page, press } = editor;
    const list = page.url();
    await page.goto(`${server.url}/edit/article`);
    await page.locator('[name=text]').fill('The town of Barset has 4,711 nurses, said Jane Doe.');
    await page.keyboard.press('Tab');
    await press('Enter');
    await page.waitForURL((url) => /^\/edit\/article\/\d+$/.test(url.pathname));
    await press('m');
    const told = 'Nothing has a match that can be ticked. 0 of 1 claim ticked.';
    const once = await page.locator('#list-said').evaluate((one) => one.textContent);
    expect(once).toBe(told);
    await press('m');
    const again = await page.locator('#list-said').evaluate((one) => one.textContent);
    expect(again?.trim()).toBe(told);
    expect(again).not.toBe(once);
    await page.goto(list);
  });

  it.each(['/edit/article', '', '?list=1'])('has nothing that axe finds, at %s', async (which) => {
    const { page } = editor;
    const own = new URL(page.url()).pathname;
    const path =
      which === '/edit/article' ? which : `${own.replace(/\/edit\/article$/, '/edit/article/1')}${which}`;
    await page.goto(server.url + path);
    for (const [scheme, width] of [
      ['light', 1280],
      ['dark', 360],
    ] as const) {
      await show(page, scheme, width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});

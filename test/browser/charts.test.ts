/** The chart of a claim in a browser: its values by keys and by pointing, its letters on a phone, and nothing beside the page. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { show, startBrowser } from '../support/browser.ts';

const base = inject('node');

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await (await browser.newContext({ locale: 'en-GB', hasTouch: true })).newPage();
  await page.goto(`${base}/claims/braverman-on-track`);
});
afterAll(() => browser.close());

const chart = () => page.locator('.claim-plot svg:visible');
const reading = () => page.locator('.claim-plot .reading');

it('gives a value by keys from figure to figure, to eyes and to ears', async () => {
  await show(page, 'light', 1280);
  await chart().locator('[tabindex="0"]').focus();
  expect(await reading().textContent()).toBe(
    '31 March 2023: 20,951 officers (provisional, published 26 Apr 2023)',
  );
  await page.keyboard.press('ArrowLeft');
  expect(await reading().textContent()).toBe('31 December 2022: 16,753 officers (provisional)');
  const focused = page.locator(':focus');
  expect(await focused.getAttribute('aria-label')).toBe('31 December 2022: 16,753 officers (provisional)');
  expect(await chart().locator('[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('Home');
  expect(await reading().textContent()).toBe('31 March 2020: 3,005 officers (provisional)');
  expect(await reading().getAttribute('aria-live')).toBe('polite');
});

it('gives a value to a mouse and to a finger, wherever above or below the figure they are', async () => {
  await chart().scrollIntoViewIfNeeded();
  const box = (await chart().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.13, box.y + box.height * 0.5);
  expect(await reading().textContent()).toMatch(/^30 June 2020: 4,336 officers/);
  await page.touchscreen.tap(box.x + 75, box.y + box.height * 0.6);
  expect(await reading().textContent()).toMatch(/^31 March 2020: 3,005 officers/);
});

it('is drawn anew on a phone: letters of 11 pixels or more, nothing wider than the screen', async () => {
  for (const width of [360, 768, 1280]) {
    await show(page, 'dark', width);
    const letters = await page.evaluate(() => {
      const svg = [...document.querySelectorAll<SVGSVGElement>('.claim-plot svg')].find(
        (one) => one.getBoundingClientRect().width > 0,
      );
      const times = (svg?.getBoundingClientRect().width ?? 0) / (svg?.viewBox.baseVal.width ?? 1);
      return (
        times * Number.parseFloat(getComputedStyle(svg?.querySelector('text') ?? document.body).fontSize)
      );
    });
    expect(letters, String(width)).toBeGreaterThanOrEqual(11);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

it('has no label that lies beyond its paper', async () => {
  await show(page, 'light', 360);
  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.claim-plot svg')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .flatMap((svg) => {
        const paper = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < paper.left - 2 || box.right > paper.right + 2;
        });
      })
      .map((text) => text.textContent),
  );
  expect(beyond).toEqual([]);
});

it('gives the values of a claim of one number by arrow keys, as its table and its CSV have them', async () => {
  const of = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await of.goto(`${base}/claims/biden-18000-people-got-clemency`);
  const svg = of.locator('.claim-plot svg:visible');
  await svg.locator('[tabindex="0"]').focus();
  const told: string[] = [];
  await of.keyboard.press('Home');
  for (let i = 0; i < 7; i += 1) {
    told.push((await of.locator('.claim-plot .reading').textContent()) ?? '');
    await of.keyboard.press('ArrowRight');
  }
  expect(told).toEqual([
    'The evidence, as known on 5 October 2020: 1,927 people',
    expect.stringMatching(/^The evidence, as known on .*: 1,927 people$/),
    'They are stretched from: 17,500 people',
    'The words hold from: 17,550 people',
    'Claimed: 18,000 people',
    'The words hold to: 18,450 people',
    'They are stretched to: 18,500 people',
  ]);
  const csv = await (await fetch(`${base}/claims/biden-18000-people-got-clemency/chart.csv`)).text();
  expect(csv.trim().split('\r\n').length - 1).toBe(told.length);
  await of.context().close();
});

it('has values on every chart of the starter ledger, as many as its table has rows', async () => {
  const of = await browser.newPage({ javaScriptEnabled: false });
  for (const { bundle } of await readStarter()) {
    const { slug } = bundle.claim;
    await of.goto(`${base}/claims/${slug}`, { waitUntil: 'domcontentloaded' });
    const rows = await of.locator('.figures tbody tr').count();
    const places = (await of.locator('.claim-plot svg').first().getAttribute('data-at')) ?? '';
    expect([slug, places.split(',').length, rows > 0]).toEqual([slug, rows, true]);
  }
  await of.close();
});

/** A claim on a phone: its words, its headline, its numbers and its chart within two screens, whatever the claim. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readStarter } from '../../src/commands/starter.ts';
import { startBrowser } from '../support/browser.ts';

const base = inject('node');

/** Two screens of a phone, in pixels; two of a small one are told for those who run the test. */
const TWO_SCREENS = 1_600;
const TWO_SMALL = 1_280;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: 'en-GB' });
});
afterAll(() => browser.close());

/** Where the lower edge of what is first seen of some elements lies on the page; 0 without one. */
const bottoms = (selectors: readonly string[]) =>
  page.evaluate(
    (all) =>
      all.map((selector) => {
        const shown = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
        const [first] = shown.filter(({ height }) => height > 0);
        return first === undefined ? 0 : Math.round(first.bottom + window.scrollY);
      }),
    selectors,
  );

it('shows every claim of the starter ledger with its chart within two screens', async () => {
  const slugs = (await readStarter()).map(({ bundle }) => bundle.claim.slug);
  const far: string[] = [];
  let near = 0;
  for (const slug of slugs) {
    await page.goto(`${base}/claims/${slug}`, { waitUntil: 'domcontentloaded' });
    const [finding = 0, flags = 0, chart = 0] = await bottoms([
      '.verdict .finding',
      '.leaves-out',
      '.claim-plot svg',
    ]);
    expect([slug, finding > 0, chart > finding, chart > flags]).toEqual([slug, true, true, true]);
    if (chart > TWO_SCREENS) far.push(`${slug}: ${chart}`);
    if (chart <= TWO_SMALL) near += 1;
  }
  expect(far).toEqual([]);
  // Most are within two screens of a small phone, too.
  expect(near).toBeGreaterThan(slugs.length * 0.75);
});

it('shows a line of each thing that is left out, and all of it once it is opened', async () => {
  await page.goto(`${base}/claims/braverman-on-track`);
  const flag = page.locator('.leaves-out .framing').first();
  const closed = (await flag.boundingBox())?.height ?? 0;
  expect(closed).toBeLessThan(36);
  await flag.locator('summary').click();
  expect((await flag.boundingBox())?.height ?? 0).toBeGreaterThan(1.5 * closed);
  const other = page.locator('.other-clock');
  expect(await other.locator('.because').isVisible()).toBe(false);
  await other.locator('summary').click();
  expect(await other.locator('.because').textContent()).toMatch(
    /^The figure for 31 March 2023 is 20,951 officers/,
  );
});

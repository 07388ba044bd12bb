/**
 * Pictures of the main pages, for a person to look at; they are not compared, and not taken in the normal suite. They go to var/screenshots, and with
 * `npm run screenshots` to test/screenshots, which is kept.
 */
import { statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { picture, reader, startBrowser } from '../support/browser.ts';

const base = inject('node');
const MAX_HEIGHT = 1_800;

const PAGES = {
  home: '/',
  claims: '/claims',
  turned: '/claims/economy-1-2-percent-smaller-end-of-2021',
  pace: '/claims/braverman-on-track?asof=2023-01-25',
  series: '/evidence/uplift-ew',
  method: '/method',
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => browser.close());

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  describe.each([360, 768, 1280])('at %i pixels', (width) => {
    it.each(Object.entries(PAGES))('the page "%s"', async (name, path) => {
      const context = await reader(browser, { colorScheme, viewport: { width, height: 900 } });
      try {
        const page = await context.newPage();
        await page.goto(base + path);
        const file = await picture(page, `${name}-${width}-${colorScheme}`, MAX_HEIGHT);
        expect(statSync(file ?? '').size).toBeGreaterThan(5_000);
      } finally {
        await context.close();
      }
    });
  });
});

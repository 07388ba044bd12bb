/**
 * Pictures of the main pages, for a person to look at; they are not compared. They go to var/screenshots, and with
 * `npm run screenshots` to test/screenshots, which is kept.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reader, startBrowser } from '../support/browser.ts';
import { ROOT } from '../support/servers.ts';

const base = inject('node');
const FOLDER = join(ROOT, process.env['SCREENSHOTS'] ?? 'var/screenshots');
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
  mkdirSync(FOLDER, { recursive: true });
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
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        const file = join(FOLDER, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({
          path: file,
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(height, MAX_HEIGHT) },
        });
        expect(statSync(file).size).toBeGreaterThan(5_000);
      } finally {
        await context.close();
      }
    });
  });
});

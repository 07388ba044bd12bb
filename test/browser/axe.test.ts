/** WCAG 2.2 AA, as far as axe can see, in light and dark, wide and narrow. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { startBrowser } from '../support/browser.ts';
import { ERROR_PAGES, READER_PAGES } from '../support/pages.ts';
import { isEverything } from '../support/scope.ts';

const base = inject('node');
const ALL = [...READER_PAGES, ...ERROR_PAGES];
/** What is laid out differently on a narrow screen: one page of each layout. */
const NARROW = ['/', '/claims', '/claims/braverman-on-track', '/evidence/uplift-ew', '/method'];

/** One page of everything that has colours of its own: lists and marks, charts, findings, tables, notes, code, faults. */
const COLOURED = [
  '/',
  '/claims?q=officers&finding=holds',
  '/claims/economy-1-2-percent-smaller-end-of-2021',
  '/claims/braverman-on-track?asof=2023-01-25',
  '/claims/met-short-by-more-than-1300',
  '/claims/met-largest-in-its-history',
  '/claims/braverman-on-track/history',
  '/evidence/uplift-ew',
  '/method',
  '/corrections',
  '/api',
  '/claims/braverman-on-trak',
];

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => browser.close());

describe.each([
  ['light', 1280, ALL, 'all'],
  ['dark', 1280, isEverything ? ALL : COLOURED, 'colours'],
  ['dark', 360, NARROW, 'all'],
] as const)('in %s at %i pixels', (colorScheme, width, pages, rules) => {
  let page: Page;
  beforeAll(async () => {
    // axe is put into the page by the test: the pages' own policy lets no script in.
    const context = await browser.newContext({
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    });
    page = await context.newPage();
  });
  afterAll(async () => page.context().close());

  it.each(pages)('%s has no finding', async (path) => {
    await page.goto(base + path);
    expect(await axeFindings(page, rules)).toEqual([]);
  });
});

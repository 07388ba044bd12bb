/** WCAG 2.2 AA, as far as axe can see, in light and dark, wide and narrow. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type AxeRules, axeFindings } from '../support/axe.ts';
import { show, startBrowser } from '../support/browser.ts';
import { ERROR_PAGES, OWN_PAGES, READER_PAGES } from '../support/pages.ts';
import { isEverything } from '../support/scope.ts';

const base = inject('node');
const ALL = [...READER_PAGES, ...OWN_PAGES, ...ERROR_PAGES];
/** What is laid out differently on a narrow screen: one page of each layout. */
const NARROW = new Set<string>([
  '/',
  '/claims',
  '/claims/braverman-on-track',
  '/evidence/uplift-ew',
  '/method',
]);

/** One page of everything that has colours of its own: lists and marks, charts, findings, tables, notes, code, faults. */
const COLOURED = new Set<string>([
  '/',
  '/claims?q=officers&finding=holds',
  '/claims/economy-1-2-percent-smaller-end-of-2021',
  '/claims/braverman-on-track?asof=2023-01-25',
  '/claims/met-short-by-more-than-1300',
  '/claims/met-largest-in-its-history',
  '/claims/braverman-on-track/history',
  ...OWN_PAGES,
  '/about/complaints',
  '/evidence/uplift-ew',
  '/method',
  '/corrections',
  '/api',
  '/claims/braverman-on-trak',
]);

/** In which colours and how wide a page is looked at, and by which rules. */
function looksAt(path: (typeof ALL)[number]): ['light' | 'dark', number, AxeRules][] {
  const looks: ['light' | 'dark', number, AxeRules][] = [['light', 1280, 'all']];
  if (isEverything || COLOURED.has(path)) looks.push(['dark', 1280, 'colours']);
  if (NARROW.has(path)) looks.push(['dark', 360, 'layout']);
  return looks;
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  // axe is put into the page by the test: the pages' own policy lets no script in.
  page = await (await browser.newContext({ bypassCSP: true })).newPage();
});
afterAll(async () => browser.close());

describe.each(ALL)('%s', (path) => {
  beforeAll(async () => {
    await page.goto(base + path);
  });

  it.each(looksAt(path))('has no finding in %s at %i pixels', async (colorScheme, width, rules) => {
    await show(page, colorScheme, width);
    expect(await axeFindings(page, rules)).toEqual([]);
  });
});

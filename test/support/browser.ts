/** Chromium as Debian has it, driven by playwright-core. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { PASSWORD } from './newsroom.ts';
import { takesPictures } from './scope.ts';
import { ROOT } from './servers.ts';

/** Debian's Chromium without a window takes half the time of the whole browser, which shows the same pages. */
const CHROMIUM =
  process.env['CHROMIUM'] ??
  ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path)) ??
  '/usr/bin/chromium';

/** Starts a browser. Throws with the cure if there is none. */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(
      `no browser at ${CHROMIUM}: apt-get install chromium-headless-shell, or set CHROMIUM to the path of one`,
    );
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      // Pages and frames share a process: to start one for each takes longer than to show them.
      '--renderer-process-limit=1',
      '--process-per-site',
      '--disable-site-isolation-trials',
    ],
  });
}

/** A reader of their own, whose browser runs no script. */
export function reader(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', ...options });
}

/** Shows an open page in a colour scheme and on a screen of a width, in pixels: its markup stays as it was loaded. */
export async function show(page: Page, colorScheme: 'light' | 'dark', width: number): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
}

/** Where pictures go: var/screenshots, and with `npm run screenshots` test/screenshots, which is kept. */
const PICTURES = join(ROOT, process.env['SCREENSHOTS'] ?? 'var/screenshots');

/**
 * Takes a picture of the page that is shown, at most `maxHeight` pixels high. Returns its file; undefined if pictures are
 * left out.
 */
export async function picture(page: Page, name: string, maxHeight?: number): Promise<string | undefined> {
  if (!takesPictures) return undefined;
  mkdirSync(PICTURES, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const file = join(PICTURES, `${name}.png`);
  await page.screenshot({
    path: file,
    fullPage: true,
    ...(maxHeight === undefined ? {} : { clip: { x: 0, y: 0, width, height: Math.min(height, maxHeight) } }),
  });
  return file;
}

/** Sets the password of somebody by the link that let them in, signs in, and waits for the desk. */
export async function arriveBy(
  page: Page,
  base: string,
  { link, email }: { link: string; email: string },
): Promise<void> {
  await page.goto(base + link);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByLabel('E-mail address').waitFor();
  await signInAt(page, email);
}

/** Fills in the form of an open page of signing in, and waits for the desk. */
export async function signInAt(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/edit');
}

/** The newsroom's accounts as a person meets them: in a browser that runs no script, by keyboard, in light and dark. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { reader, show, startBrowser } from '../support/browser.ts';
import { addPerson, ageSessions, inLedger, PASSWORD } from '../support/newsroom.ts';

const base = inject('node');
const email = `browser-${Date.now()}@example.org`;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  const link = await addPerson(inject('nodeDatabase'), email, 'admin');
  const context = await reader(browser);
  const page = await context.newPage();
  await page.goto(base + link);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  expect(await page.getByRole('status').textContent()).toContain('The password is set');
  await context.close();
});
afterAll(async () => browser.close());

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('h1:not(:text-is("Sign in"))').waitFor();
}

describe('without script', () => {
  it('somebody signs in, is kept in, and signs out', async () => {
    const context = await reader(browser);
    const page = await context.newPage();
    await page.goto(`${base}/edit/account`);
    // The first field has the focus, which a browser gives it a moment after the page has loaded.
    await page.locator('[name="email"]:focus').waitFor();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.locator('[name="password"]:focus').waitFor();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.name).toMatch(/^__Host-/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await page.getByRole('status').textContent()).toContain('You are signed out');
    await page.goto(`${base}/edit/account`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await context.close();
  });

  it('a text that was typed when the session had ended comes through signing in', async () => {
    const context = await reader(browser);
    const page = await context.newPage();
    await page.goto(`${base}/edit/people`);
    await signIn(page);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Name').fill('Zoë “Z” O’Neill <b>');
    await context.clearCookies();
    await page.getByLabel('Name').press('Enter');
    await page.getByText('what you had written is still here').waitFor();
    await signIn(page);
    await page.getByRole('heading', { name: 'You are signed in again' }).waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('alert').getByText('invited already').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Zoë “Z” O’Neill <b>');
    expect(new URL(page.url()).pathname).toBe('/edit/people');
    await context.close();
  });
});

describe('a password that was given a while ago', () => {
  it('is asked for again, and the form is sent with it', async () => {
    const context = await reader(browser);
    const page = await context.newPage();
    await page.goto(`${base}/edit/people`);
    await signIn(page);
    await page.getByLabel('E-mail address').fill(email);
    await ageSessions(inject('nodeDatabase'), email, 16);
    await page.getByLabel('E-mail address').press('Enter');
    await page.locator('[name="_password"]:focus').waitFor();
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The password is not right').waitFor();
    await page.getByLabel('Your password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('invited already').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(email);
    await context.close();
  });
});

it('no page of accounts has a finding of axe, or is wider than the screen', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${base}/edit/account`);
  const look = async (name: string) => {
    for (const [colorScheme, width, rules] of [
      ['light', 1280, 'all'],
      ['dark', 1280, 'colours'],
      ['light', 360, 'layout'],
    ] as const) {
      await show(page, colorScheme, width);
      const found = await axeFindings(page, rules);
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([name, colorScheme, width, found, wide]).toEqual([name, colorScheme, width, [], 0]);
    }
  };
  await look('sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await look('refused');
  await signIn(page);
  for (const path of ['/edit/account', '/edit/people', '/edit/settings', '/sign-out']) {
    await page.goto(base + path);
    await look(path);
  }
  await page.goto(`${base}/edit/people`);
  await page.getByRole('link', { name: email.split('@')[0] ?? '' }).click();
  await page.getByRole('heading', { name: 'Disable' }).waitFor();
  await look('person');
  await page.goto(`${base}/edit/account`);
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByRole('alert').waitFor();
  await look('problem');
  await page.locator('[name=factor-password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByRole('heading', { name: 'Switch the second factor on' }).waitFor();
  await look('second factor');
  await ageSessions(inject('nodeDatabase'), email, 16);
  await page.goto(`${base}/edit/settings`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Your password once more' }).waitFor();
  await look('password once more');
  const over = { since: '2026-01-01T00:00:00.000Z' };
  await inLedger(inject('nodeDatabase'), (kysely) =>
    kysely
      .updateTable('factor_grace')
      .set(over)
      .where('person_id', 'in', (e) => e.selectFrom('person').select('id').where('email', '=', email))
      .execute(),
  );
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { name: 'Set up your second factor first' }).waitFor();
  await look('second factor first');
  await page.goto(`${base}/edit/queue`);
  await page.getByText('only your account can be opened').waitFor();
  await look('account, nothing else');
  await context.close();
});

/** The claim form by keyboard alone: searching, choosing, going on, with the focus never thrown away. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../support/browser.ts';
import { addPerson, PASSWORD, runCommand } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

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

/** An editor at a browser of their own. */
async function editor(javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB' });
  const page = await context.newPage();
  const email = `kim-${javaScriptEnabled ? 'with' : 'without'}@example.org`;
  await page.goto(server.url + (await addPerson(server.database, email, 'editor')));
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByLabel('The same again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/edit');
  return page;
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute('name') === 'do'
      ? `do=${active.getAttribute('value')}`
      : active?.getAttribute('name');
  });

describe.each([
  ['with scripts', true],
  ['without scripts', false],
] as const)('the claim form by keyboard, %s', (_, javaScriptEnabled) => {
  const SERIES = 'inputs.value.series';
  let page: Page;
  const press = async (key: string, times = 1) => {
    for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
  };
  const field = (name: string) => page.locator(`[name="${name}"]`);

  beforeAll(async () => {
    expect(await runCommand(server.database, 'load', '--starter')).toMatchObject({ code: 0 });
    page = await editor(javaScriptEnabled);
    await page.goto(`${server.url}/edit/new`);
    await field('quote').focus();
    await page.keyboard.insertText('There are 16,753 officers');
    await page.locator('#f-kind-level').focus();
    await press('Space');
    if (!javaScriptEnabled) {
      await page.getByRole('button', { name: 'Change to this kind' }).focus();
      await press('Enter');
    }
    await field(SERIES).waitFor();
  });
  afterAll(async () => page.context().close());

  it('takes the match that is chosen, and none on the way to it', async () => {
    await field(SERIES).focus();
    await page.keyboard.insertText('officers');
    await press('Tab');
    await press('Enter');
    const matches = field(`${SERIES}.pick`);
    await matches.nth(2).waitFor();
    await expect.poll(() => focused(page)).toBe(`${SERIES}.pick`);
    await press('ArrowDown');
    expect(await field(SERIES).inputValue()).toBe('officers');
    await press('Tab', 2);
    const third = await matches.nth(2).getAttribute('value');
    await press('Enter');
    await expect.poll(() => field(SERIES).inputValue()).toBe(third);
    await expect.poll(() => matches.count()).toBe(0);
    if (javaScriptEnabled) await expect.poll(() => focused(page)).toBe(SERIES);
    else await field(SERIES).focus();
    // On to the date: the button “Find” and the link to the series lie between.
    for (let n = 0; n < 5 && (await focused(page)) !== 'inputs.value.at'; n += 1) await press('Tab');
    await page.keyboard.insertText('31 December 2022');
    expect(await field('inputs.value.at').inputValue()).toBe('31 December 2022');
  });

  // Completions are of the script.
  if (javaScriptEnabled)
    it('keeps the focus where it went when a completion is taken', async () => {
      await field(SERIES).fill('');
      await field(SERIES).focus();
      await page.keyboard.type('uplift-ew');
      await page.locator('#complete-series option[value="uplift-ew"]').waitFor({ state: 'attached' });
      const drawn = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/edit/new');
      await press('Tab');
      await drawn;
      await page.locator('#claim-form:not([aria-busy])').waitFor();
      await expect.poll(() => focused(page)).toBe(`do=find:${SERIES}`);
    });

  it('says what to do if nothing is found, next to the field that keeps the focus', async () => {
    await field(SERIES).fill('flurbish wombats');
    await field(SERIES).focus();
    await press('Tab');
    await press('Enter');
    const error = page.locator('#f-inputs-value-series-error');
    await error.waitFor();
    expect(await error.innerText()).toMatch(/Nothing in the ledger matches “flurbish wombats”/);
    expect(await page.locator('main').innerText()).not.toContain('press “Find”');
    if (javaScriptEnabled) await expect.poll(() => focused(page)).toBe(SERIES);
  });

  it('goes on in the part that was added to a list', async () => {
    // The list of kinds may be folded.
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.locator('#f-kind-sum').focus();
    await press('Space');
    if (!javaScriptEnabled) {
      await page.getByRole('button', { name: 'Change to this kind' }).focus();
      await press('Enter');
    }
    const add = page.getByRole('button', { name: 'Add a part' });
    await add.focus();
    await press('Enter');
    await field('inputs.parts.2.from').first().waitFor();
    if (javaScriptEnabled) await expect.poll(() => focused(page)).toBe('inputs.parts.2.from');
    await page.getByRole('button', { name: 'Take part 1 out' }).focus();
    await press('Enter');
    await field('inputs.parts.2.from').first().waitFor({ state: 'detached' });
  });
});

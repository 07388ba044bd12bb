/** The claim form by keyboard alone: searching, choosing, going on, with the focus never thrown away. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arriveBy, startBrowser } from '../support/browser.ts';
import { addPerson, runCommand } from '../support/newsroom.ts';
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
async function editor(javaScriptEnabled: boolean, name = 'kim'): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB' });
  const page = await context.newPage();
  const email = `${name}-${javaScriptEnabled ? 'with' : 'without'}@example.org`;
  await arriveBy(page, server.url, { link: await addPerson(server.database, email, 'editor'), email });
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

describe('the claim form on a phone, without a script', () => {
  it('goes step by step, with the verdict in reach, and loses nothing', async () => {
    const page = await editor(false, 'phone');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${server.url}/edit/new`);
    const shown = async () =>
      (await page.locator('.step, aside.preview').all()).reduce<Promise<string[]>>(async (seen, one) => {
        const names = await seen;
        return (await one.isVisible()) ? [...names, (await one.getAttribute('id')) ?? 'preview'] : names;
      }, Promise.resolve([]));
    const isNarrow = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    const field = (name: string) => page.locator(`[name="${name}"]`);
    const press = (button: string) => page.locator(`button[value="${button}"]`).last().click();
    const next = (name: string) => page.getByRole('link', { name: `Next: ${name}` }).click();

    expect(await shown()).toEqual(['step-words']);
    await field('quote').fill(
      'Between 31 March 2020 and 31 March 2022 the number of police officers rose by 11%',
    );
    await press('read');
    await next('who said it, when and where');
    expect(await shown()).toEqual(['step-speaker']);
    await field('claimant.name').fill('Yvette Cooper');
    await field('saidOn').fill('26 April 2023');
    await press('know');
    expect(await shown()).toEqual(['step-speaker']);
    expect(await field('claimant.party').inputValue()).toBe('Labour');
    expect(await isNarrow()).toBe(true);
    await next('what the words claim');
    expect(await shown()).toEqual(['step-test']);
    expect(await field('claimed.value').inputValue()).toBe('11');
    // A step is left by a link, so that what was typed there is still there.
    await field('claimed.value').fill('8.3');
    await next('the figures');
    expect(await shown()).toEqual(['step-evidence']);
    await field('inputs.from.series').fill('Police officers, headcount');
    await press('find:inputs.from.series');
    expect(await shown()).toEqual(['step-evidence']);
    await page.getByRole('button', { name: /^Police officers, headcount/ }).click();
    expect(await field('inputs.to.at').inputValue()).toBe('31 March 2022');
    expect(await isNarrow()).toBe(true);
    const verdict = page.locator('.steps .to-verdict');
    expect(await verdict.innerText()).toContain('Right');
    // The bar stays in view however far the step is scrolled.
    await page.locator('.step.open .next').scrollIntoViewIfNeeded();
    await verdict.click();
    expect(await shown()).toEqual(['preview']);
    expect(await page.locator('#preview').innerText()).toContain('a rise of 8.31%');
    expect(await isNarrow()).toBe(true);
    await page.goBack();
    await page.locator('.steps').getByRole('link', { name: 'Notes' }).click();
    await press('save');
    await page.waitForURL((url) => url.searchParams.get('done') === 'saved');
    expect(await field('claimed.value').inputValue()).toBe('8.3');
    await page.context().close();
  });
});

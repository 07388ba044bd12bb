/**
 * Release day in a browser: the Home Office's file of September 2018, then that of September 2019, each from the file to the page
 * that readers see in six page loads at most, by an editor who brings it in and a reviewer who publishes it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInAt, startBrowser } from '../support/browser.ts';
import { newPerson, runCommand } from '../support/newsroom.ts';
import { ROOT, type RunningNode, startNode, temporaryFolder } from '../support/servers.ts';

/** The most pages that are loaded between a file and the page of its release, by everybody together. */
const LOADS = 6;

let node: RunningNode;
let browser: Browser;
const folder = temporaryFolder();
beforeAll(async () => {
  [node, browser] = await Promise.all([startNode(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await node.stop();
  folder.remove();
});

/** Somebody with a role at a browser of their own that runs no script, signed in. */
async function arrive(role: 'editor' | 'reviewer'): Promise<Page> {
  const { email } = await newPerson(node.url, node.database ?? '', role);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${node.url}/sign-in`);
  await signInAt(page, email);
  return page;
}

/** Counts the pages that browsers load from now on. */
function countLoads(...pages: Page[]): { loads: number } {
  const counted = { loads: 0 };
  for (const page of pages)
    page.on('response', (answer) => {
      const isPage = answer.request().isNavigationRequest() && answer.request().frame() === page.mainFrame();
      // An answer that sends the browser on is no page.
      if (isPage && (answer.status() < 300 || answer.status() >= 400)) counted.loads += 1;
    });
  return counted;
}

/** The series that claims are made on, as the first file makes them. */
const FORCES = {
  northumbria: 'Northumbria',
  cleveland: 'Cleveland',
  durham: 'Durham',
  'total-43-forces': 'Total 43 forces',
};

function headOf(force: keyof typeof FORCES) {
  const place = FORCES[force];
  return {
    id: `officers-${force}`,
    title: `Police officers, ${place}`,
    unit: 'officers',
    measure: 'FTE',
    place,
  };
}

/** A claim on the officers of a force, as somebody loads it between the two files. */
function claimOn(slug: string, force: keyof typeof FORCES, claimed: object, at = '2018-09-30') {
  return {
    plumbline: 1,
    asOf: '2019-07-01',
    claim: {
      slug,
      quote: slug.replaceAll('-', ' '),
      claimant: { name: 'Somebody' },
      saidOn: '2019-06-01',
      kind: 'level',
      claimed,
      inputs: { value: { series: headOf(force).id, at } },
    },
    series: [{ ...headOf(force), observations: [] }],
    sources: [],
  };
}

/** Puts the claims into the ledger that the second file is about: two that it turns, one that it lets be computed, one that it leaves. */
async function sayTheClaims(): Promise<void> {
  const claims = [
    claimOn('northumbria-has-3141-officers', 'northumbria', { value: '3141', unit: 'officers' }),
    claimOn('all-forces-have-fewer-than-122400-officers', 'total-43-forces', {
      value: '122400',
      unit: 'officers',
      hedge: 'under',
    }),
    claimOn(
      'cleveland-will-have-more-than-1220-officers',
      'cleveland',
      { value: '1220', unit: 'officers', hedge: 'over' },
      '2019-09-30',
    ),
    claimOn('durham-has-1141-officers', 'durham', { value: '1141', unit: 'officers' }),
  ];
  const files = claims.map((bundle) => {
    const file = join(folder.path, `${bundle.claim.slug}.json`);
    writeFileSync(file, JSON.stringify(bundle));
    return file;
  });
  const { code, stderr } = await runCommand(node.database ?? '', 'load', ...files);
  expect(code, stderr).toBe(0);
}

/** What becomes of which claims, in the order of a page: its heading, its words, both verdicts of today. */
async function becomesOn(page: Page): Promise<string[]> {
  const groups = await page.locator('ol.becoming').all();
  const told: string[] = [];
  for (const group of groups) {
    const heading = await group.locator('xpath=preceding-sibling::h3[1]').innerText();
    for (const claim of await group.locator('li').all()) {
      const [quote, now] = [
        await claim.locator('q').innerText(),
        await claim.locator('.verdicts').last().innerText(),
      ];
      told.push(`${heading}: ${quote}: ${now}`.replace(/\s+/g, ' '));
    }
  }
  return told;
}

/** The rows of the table of revisions. */
async function revisionsOn(page: Page): Promise<string[]> {
  const rows = await page.getByRole('region', { name: 'Revisions' }).locator('tbody tr').allInnerTexts();
  return rows.map((row) => row.replace(/\s+/g, ' ').trim());
}

/** What the second file does to claims, what turns first. */
const TURNED = [
  'Two verdicts turn: northumbria has 3141 officers: Now Right Holds becomes Nearly right Slightly off',
  'Two verdicts turn: all forces have fewer than 122400 officers: Now Right Holds becomes Nearly right Slightly off',
  'One claim can be computed now: cleveland will have more than 1220 officers: Now Cannot be checked Not computable becomes Right Holds',
];

describe('release day', () => {
  it('takes a file of figures to its page, and the next with what it turns', async () => {
    const [editor, reviewer] = [await arrive('editor'), await arrive('reviewer')];
    const first = countLoads(editor, reviewer);
    await editor.goto(`${node.url}/edit/import`);
    await editor
      .getByLabel('The file')
      .setInputFiles(join(ROOT, 'test/tables/police-workforce-sep18-tables.ods'));
    await editor.getByLabel('How it is read').selectOption('ho-officers-by-force');
    await editor.getByRole('button', { name: 'Look at it' }).click();
    // What the ledger does not have yet is shown as it would be made.
    const made = editor.getByRole('region', { name: 'New series' }).getByRole('row');
    expect(await made.count()).toBe(1 + 46);
    expect(await made.filter({ hasText: 'officers-northumbria' }).innerText()).toMatch(
      /Police officers, Northumbria\s+officers, FTE · Northumbria/,
    );
    await editor.getByLabel('Make them, as they are listed').check();
    await editor.getByLabel('30 September 2017').fill('2018-01-25');
    await editor.getByLabel('31 March 2018').fill('2018-07-19');
    await editor.getByRole('button', { name: 'Look again' }).click();
    expect(await editor.locator('p.notice').first().innerText()).toBe(
      'Ready: 138 new figures, 0 revisions, 0 figures as the ledger has them, in 46 new series.',
    );
    await editor.getByRole('button', { name: 'Bring in' }).click();
    await reviewer.goto(editor.url());
    await reviewer.getByRole('button', { name: 'Publish the release' }).click();
    expect(new URL(reviewer.url()).pathname).toBe('/releases/2019-01-24-police-workforce-england-and-wales');
    expect(await reviewer.locator('main').innerText()).toContain('138 new figures');
    expect(first.loads).toBeLessThanOrEqual(LOADS);

    await sayTheClaims();

    const second = countLoads(editor, reviewer);
    await editor.goto(`${node.url}/edit/import`);
    await editor
      .getByLabel('The file')
      .setInputFiles(join(ROOT, 'test/tables/police-workforce-sep19-tables.ods'));
    await editor.getByLabel('How it is read').selectOption('ho-officers-by-force');
    await editor.getByRole('button', { name: 'Look at it' }).click();
    await editor.getByLabel('31 March 2019').fill('2019-07-18');
    await editor.getByRole('button', { name: 'Look again' }).click();
    expect(await editor.locator('p.notice').first().innerText()).toBe(
      'Ready: 92 new figures, 2 revisions, 44 figures as the ledger has them.',
    );
    expect(await revisionsOn(editor)).toEqual([
      'officers-northumbria 30 September 2018 3,141 3,152 0.350207% Table_1!B10',
      'officers-total-43-forces 30 September 2018 122,395 122,406 0.008987% Table_1!B60',
    ]);
    expect(await becomesOn(editor)).toEqual(TURNED);
    await editor.getByRole('button', { name: 'Bring in' }).click();
    await reviewer.goto(editor.url());
    await reviewer
      .getByRole('button', { name: 'Publish the release and the verdicts that are ticked' })
      .click();
    expect(new URL(reviewer.url()).pathname).toBe('/releases/2020-01-30-police-workforce-england-and-wales');
    expect(await becomesOn(reviewer)).toEqual(TURNED);
    expect(second.loads).toBeLessThanOrEqual(LOADS);

    // Readers have what turned, and the claims that the files left alone as they were.
    await reviewer.goto(`${node.url}/claims/northumbria-has-3141-officers/history`);
    expect(await reviewer.locator('main').innerText()).toContain('and revised two earlier figures');
    await reviewer.goto(`${node.url}/claims/durham-has-1141-officers/history`);
    expect(await reviewer.locator('main').innerText()).not.toContain('revision 2');
    await editor.context().close();
    await reviewer.context().close();
  });
});

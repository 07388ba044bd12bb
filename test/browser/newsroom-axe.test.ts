/** axe looks at the newsroom: each of its pages, the form of each kind, and each form with what is wrong in it. */
import { createClient } from '@libsql/client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../claims/drafting/draft-fields.ts';
import type { Kind } from '../../claims/engine/kind.ts';
import { KINDS } from '../../claims/kinds/index.ts';
import { openDatabase } from '../../db/base/open.ts';
import { findWork } from '../../db/newsroom/draft-reads.ts';
import { saveDraft } from '../../db/newsroom/drafts.ts';
import { type AxeRules, axeFindings } from '../support/axe.ts';
import { show, signInAt, startBrowser } from '../support/browser.ts';
import { importObservations } from '../support/figures.ts';
import { addPerson, PASSWORD } from '../support/newsroom.ts';
import { isEverything } from '../support/scope.ts';
import { serveLedger } from '../support/serve-ledger.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => browser.close());

/** A draft in review by somebody else, and verdicts in the queue. */
async function somethingToDo(url: string): Promise<void> {
  const database = openDatabase(createClient, { url });
  const slug = 'cooper-on-course-to-miss';
  const work = await findWork(database, slug);
  if (work?.published == null) throw new Error(`${slug} is not in the starter ledger`);
  const fields = { ...fieldsOf(work.published.claim, { ...work.published, notes: 'A note.' }) };
  const at = new Date().toISOString();
  await saveDraft(database, {
    slug,
    fields: {
      ...fields,
      context: 'Some *context*.',
      'correction.type': 'reading',
      'correction.sentence': 'The context was missing.',
    },
    base: 0,
    isNew: false,
    submit: true,
    form: 'a-form-of-the-test',
    actor: { personId: 'somebody', name: 'somebody@example.org', session: null },
    at,
  });
  // A draft of each kind, with every figure given as a new one: its form draws all that it has.
  for (const { name, inputs } of KINDS) {
    const own = inputs.flatMap(({ name: input, takes }) =>
      takes === 'figures' ? [`${input}.0`, `${input}.1`] : takes === 'series' ? [] : [input],
    );
    await saveDraft(database, {
      slug: `draft-of-${name}`,
      fields: {
        quote: `Words of the kind ${name}`,
        kind: name,
        ...Object.fromEntries(own.map((input) => [`inputs.${input}.from`, 'new'])),
        'alsoOn.0.label': 'Scotland',
        'insteadOf.0.what': 'the number of cases',
        'related.marks.0.on': '5 July 2024',
        'options.milestones': '31 March 2021: 6,000',
      },
      base: 0,
      isNew: true,
      submit: false,
      form: `a-form-of-${name}`,
      actor: { personId: 'somebody', name: 'somebody@example.org', session: null },
      at,
    });
  }
  const figure = { at: '2022-12-31', value: '16100', source: 'at-2026-01', publishedOn: '2026-10-01' };
  const { queued } = await importObservations(database, 'uplift-ew', [figure], at);
  if (queued.length === 0) throw new Error('nothing waits in the queue');
  await database.close();
}

/**
 * The pages that axe looks at in dark and narrow too: of everything that has colours of its own, one. The forms of the
 * kinds, and forms with what is wrong in them, are looked at besides.
 */
const COLOURED = new Set([
  '/sign-in',
  '/edit',
  '/edit/claims/braverman-on-track',
  '/edit/claims/cooper-on-course-to-miss/review',
  '/edit/claims/cooper-on-course-to-miss/compare?from=0&to=1',
  '/edit/evidence/series/uplift-ew',
  '/edit/queue',
  '/edit/embeds',
  '/edit/account',
  '/edit/audit',
]);

/** The colours, the width in pixels, and the rules that axe goes by; null if only the width is looked at. */
type Look = ['light' | 'dark', number, AxeRules | null];

/** Kinds whose forms have together every sort of control that the form of any kind has. */
function withNewControls(): Kind[] {
  const seen = new Set<string>();
  return [...KINDS]
    .sort((a, b) => controlsOf(b).length - controlsOf(a).length)
    .filter((kind) => {
      const fresh = controlsOf(kind).filter((control) => !seen.has(control));
      for (const control of fresh) seen.add(control);
      return fresh.length > 0;
    });
}

function controlsOf({ inputs, options, claimed }: Kind): string[] {
  return [
    `claimed ${claimed !== undefined}`,
    ...inputs.map(({ takes, optional = false }) => `input ${takes} ${optional}`),
    ...options.map(({ type, optional, fallback }) => `option ${type} ${optional} ${fallback !== undefined}`),
  ];
}

describe('the forms', () => {
  /** The number of a figure that may be corrected, as the page of its series links to it. */
  async function figureToCorrect(page: Page): Promise<string> {
    const { origin } = new URL(page.url());
    await page.goto(`${origin}/edit/evidence/series/uplift-ew`);
    const href = await page.locator('a[href*="correct="]').first().getAttribute('href');
    return new URL(href ?? '', origin).searchParams.get('correct') ?? '';
  }

  it('have no finding of axe, in light and dark, wide and narrow', async () => {
    const server = await serveLedger();
    const { database } = server;
    try {
      const link = await addPerson(database, 'axel@example.org', 'admin');
      await somethingToDo(database);
      const found: string[] = [];
      const context = await browser.newContext({ bypassCSP: true });
      const page = await context.newPage();
      const lookOnce = async (path: string, ...[colorScheme, width, rules]: Look) => {
        await show(page, colorScheme, width);
        if (rules !== null)
          found.push(...(await axeFindings(page, rules)).map((f) => `${colorScheme} ${width} ${path}: ${f}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) found.push(`${colorScheme} ${width} ${path}: scrolls sideways by ${wide}`);
      };
      const open = async (path: string) => {
        const answer = await page.goto(server.url + path);
        if (answer?.status() !== 200) found.push(`${path} answers ${answer?.status()}`);
      };
      /** Looks at a page, or at what is shown as it stands if no path is given. */
      const look = async (path: string) => {
        if (path !== '') await open(path);
        const isColoured = isEverything || path === '' || COLOURED.has(path);
        await lookOnce(path, 'light', 1280, 'all');
        await lookOnce(path, 'dark', 360, isColoured ? 'layout' : null);
      };
      await look(link);
      await page.getByLabel('New password').fill('short');
      await page.getByRole('button', { name: 'Set the password' }).click();
      await page.locator('[aria-invalid="true"], .issues').first().waitFor();
      await look('');
      await page.getByLabel('New password').fill(PASSWORD);
      await page.getByLabel('The same again').fill(PASSWORD);
      await page.getByRole('button', { name: 'Set the password' }).click();
      await page.getByLabel('E-mail address').waitFor();
      await look('/sign-in');
      await signInAt(page, 'axel@example.org');
      for (const path of [
        '/edit',
        '/edit?q=officers',
        '/edit/new',
        '/edit/claims/braverman-on-track',
        '/edit/claims/1142-officers-a-month',
        '/edit/claims/braverman-on-track/review',
        '/edit/claims/cooper-on-course-to-miss/review',
        '/edit/claims/cooper-on-course-to-miss/compare?from=0&to=1',
        '/edit/claims/cooper-on-course-to-miss/discard',
        '/edit/claims/cooper-on-course-to-miss/preview',
        '/edit/claims/braverman-on-track/revisions',
        '/edit/claims/braverman-on-track/replies',
        '/edit/claims/braverman-on-track/withdraw',
        '/edit/words',
        '/edit/evidence',
        '/edit/evidence/new',
        '/edit/evidence/series/uplift-ew',
        '/edit/evidence/series/uplift-ew?revise=2022-12-31',
        `/edit/evidence/series/uplift-ew?correct=${await figureToCorrect(page)}`,
        '/edit/queue',
        `/edit/queue/${await page.goto(`${server.url}/edit/queue`).then(() => page.locator('[data-item]').first().getAttribute('id'))}`,
        '/edit/embeds',
        '/edit/embeds/webhooks',
        '/edit/account',
        '/edit/people',
        '/edit/settings',
        '/edit/audit',
        '/sign-out',
      ])
        await look(path);
      for (const { name } of isEverything ? KINDS : withNewControls()) {
        await open(`/edit/claims/draft-of-${name}`);
        await lookOnce(name, 'dark', 360, 'all');
      }
      // Each form with what is wrong in it.
      for (const [path, button] of [
        ['/edit/claims/braverman-on-track/withdraw', 'button.danger'],
        ['/edit/claims/braverman-on-track/replies', 'form:has([name="askedOn"]) button'],
        ['/edit/claims/cooper-on-course-to-miss/review', 'button[value="approve"]'],
        ['/edit/evidence/new', 'button[value="save"]'],
        ['/edit/evidence/series/uplift-ew', 'button[value="save"]'],
        ['/edit/queue', '[data-item] form button'],
        ['/edit/embeds/webhooks', 'form:has([name="url"]) button'],
        ['/edit/people', 'form:has([name="email"]) button'],
      ] as const) {
        await page.goto(server.url + path);
        // A sentence is proposed in the queue: it is what lacks there.
        for (const text of await page.locator('[data-item] textarea').all()) await text.fill('');
        await page.locator(button).first().click();
        await page.locator('[aria-invalid="true"], .issues').first().waitFor();
        await look('');
      }
      // On a phone the form goes step by step; here it is filled all at once.
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${server.url}/edit/new`);
      await page.locator('[name="quote"]').fill('nearly 450 people a month');
      await page.locator('[name="saidOn"]').fill('yesterday or so');
      await page.locator('[name="appearance.url"]').fill('javascript:alert(1)');
      await page.locator('button[value="submit"]').last().click();
      await page.waitForLoadState('load');
      await look('');
      // A session that ended, with a form that waits; and that form again.
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${server.url}/edit/new`);
      await page.locator('[name="quote"]').fill('nearly 450 people a month');
      await context.clearCookies();
      await page.locator('button[value="save"]').last().click();
      await page.getByLabel('E-mail address').waitFor();
      await look('');
      await page.getByLabel('E-mail address').fill('axel@example.org');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Go on' }).waitFor();
      await look('');
      await context.close();
      expect(found).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});

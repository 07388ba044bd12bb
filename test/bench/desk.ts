/**
 * How long the newsroom's hands take: `npx tsx test/bench/desk.ts [--before REVISION]`. A typist fills the claim form in a
 * real browser: a newcomer's first verdict, from the command that lets them in to the published page; then what a person
 * of the desk does many times a day, a further claim, and another one from the same article. With a revision of the
 * repository the same is walked on that first, in the same run.
 */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.ts';
import { PASSWORD } from '../support/newsroom.ts';
import { ROOT, startNode, temporaryFolder } from '../support/servers.ts';
import { type Count, secondsOf, Typist, type Wanted } from './typist.ts';

/** What a claim is in the fields of its form, and what is chosen. */
interface Walk {
  fields: Readonly<Record<string, Wanted>>;
  chosen: Readonly<Record<string, string>>;
}

const ARTICLE = {
  'appearance.title': { text: 'Police numbers: what the figures say', pasted: true },
  'appearance.publisher': { text: 'BBC Verify' },
  'appearance.url': { text: 'https://www.bbc.co.uk/news/uk-65500001', pasted: true },
} as const satisfies Record<string, Wanted>;

const COOPER = {
  'claimant.name': { text: 'Yvette Cooper', sought: 'yvette' },
  'claimant.role': { text: 'Shadow Home Secretary' },
  'claimant.party': { text: 'Labour' },
  saidOn: { text: '26 April 2023', or: ['2023-04-26'] },
  topic: { text: 'Police numbers', sought: 'police' },
} as const satisfies Record<string, Wanted>;

const figure = (input: string, at: string, iso: string) => ({
  [`inputs.${input}.series`]: {
    text: 'headcount-ew',
    or: ['Police officers, headcount'],
    sought: 'police officers, headcount',
  },
  [`inputs.${input}.at`]: { text: at, or: [iso] },
});

/** A further claim by somebody whom the ledger knows, on two figures of a series that it has. */
const FURTHER: Walk = {
  fields: {
    quote: {
      text: 'Between 31 March 2020 and 31 March 2022 the number of police officers rose by 11%',
      pasted: true,
    },
    'claimed.value': { text: '11' },
    'claimed.unit': { text: '%' },
    ...COOPER,
    ...ARTICLE,
    ...figure('from', '31 March 2020', '2020-03-31'),
    ...figure('to', '31 March 2022', '2022-03-31'),
  },
  chosen: { kind: 'percent-change' },
};

/** Another one, which the same person says in the same article. */
const SAME_ARTICLE: Walk = {
  ...FURTHER,
  fields: {
    ...FURTHER.fields,
    quote: {
      text: 'Police officer numbers fell by 5% between 31 March 2010 and 31 March 2020',
      pasted: true,
    },
    'claimed.value': { text: '5' },
    ...figure('from', '31 March 2010', '2010-03-31'),
    ...figure('to', '31 March 2020', '2020-03-31'),
  },
};

/** A first claim, by somebody new, on a figure and a source that the ledger lacks. */
const FIRST: Walk = {
  fields: {
    quote: { text: 'Our town has 4,350 trees in its streets', pasted: true },
    'claimed.value': { text: '4350' },
    'claimed.unit': { text: 'trees' },
    'claimant.name': { text: 'Ada Example' },
    saidOn: { text: '3 March 2026', or: ['2026-03-03'] },
    'inputs.value.newSeries.title': { text: 'Street trees' },
    'inputs.value.newSeries.unit': { text: 'trees' },
    'inputs.value.value': { text: '4210' },
    'inputs.value.at': { text: '1 January 2026' },
    'inputs.value.publishedOn': { text: '2 February 2026' },
    'inputs.value.source.title': { text: 'Tree survey 2026', pasted: true },
    'inputs.value.source.publisher': { text: 'Town Council' },
    'inputs.value.source.url': { text: 'https://example.org/trees', pasted: true },
  },
  chosen: { kind: 'level', 'inputs.value.from': 'new' },
};

/** The names of the fields in the order of the form as it is drawn now. */
async function inOrder(page: Page, names: readonly string[]): Promise<string[]> {
  const drawn = await page.evaluate(() =>
    [...document.querySelectorAll('#claim-form [name]')].map((one) => one.getAttribute('name') ?? ''),
  );
  const place = (name: string) => drawn.indexOf(name);
  return [...names].filter((name) => place(name) >= 0).sort((a, b) => place(a) - place(b));
}

/** Fills the form that is open, in its order, and sends it to review. */
async function write(typist: Typist, { fields, chosen }: Walk): Promise<void> {
  const { page } = typist;
  if (await typist.fill('quote', fields['quote'] ?? { text: '' }))
    await typist.press(page.locator('button[value="read"]'), { isLoad: false });
  const done = new Set(['quote']);
  for (;;) {
    const wanted = [...Object.keys(fields), ...Object.keys(chosen)].filter((name) => !done.has(name));
    const [next] = await inOrder(page, wanted);
    if (next === undefined) break;
    done.add(next);
    const choice = chosen[next];
    const before = { ...typist.count };
    if (choice !== undefined) await typist.choose(next, choice);
    else await typist.fill(next, fields[next] ?? { text: '' });
    if (process.env['DEBUG'])
      say(
        `${next}: ${typist.count.keys - before.keys} keys ${typist.count.clicks - before.clicks} clicks ${await page.locator(`[name="${next}"]`).first().inputValue()}`,
      );
  }
  await typist.press(page.locator('button[value="submit"]'));
  const issues = page.locator('.issues');
  if ((await issues.count()) > 0) throw new Error(`it was not taken: ${await issues.first().innerText()}`);
}

/** Where the program is, and how its command line is run. */
interface Program {
  root: string;
  url: string;
  database: string;
}

function command({ root, database, url }: Program, args: readonly string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: database, PORT: new URL(url).port },
  });
}

/** Lets somebody in, who sets a password and signs in. */
async function arrive(program: Program, typist: Typist, email: string, role: string): Promise<void> {
  const { page } = typist;
  const link = /http:\S+/.exec(command(program, ['editor', 'add', email, '--role', role]))?.[0] ?? '';
  typist.command(`npm run -s plumbline -- editor add ${email} --role ${role}`);
  await typist.open(link);
  await typist.fill('password', { text: PASSWORD });
  await typist.fill('repeated', { text: PASSWORD });
  await typist.press(page.locator('main form button').first());
  if (new URL(page.url()).pathname !== '/edit') {
    await typist.fill('email', { text: email });
    await typist.fill('password', { text: PASSWORD });
    await typist.press(page.locator('main form button').first());
  }
}

/**
 * A newcomer's first verdict, from the command that lets them in to the page that readers see. They have only themselves,
 * so that the second reader is switched off first.
 */
async function first(program: Program, browser: Browser): Promise<Count> {
  const typist = new Typist(await newPage(browser), { isNewcomer: true });
  const { page } = typist;
  typist.command('npm ci && npm start');
  await arrive(program, typist, 'you@example.org', 'admin');
  await typist.press(page.locator('a.button[href="/edit/new"]'));
  await write(typist, FIRST);
  const review = page.locator('.status-bar a[href$="/review"]');
  if (!new URL(page.url()).pathname.endsWith('/review')) await typist.press(review);
  const address = page.url();
  const settings = page.locator('main section a[href^="/edit/settings"]');
  // Without a link from there, somebody has to know that there is a setting, and find their way back.
  const isLed = (await settings.count()) > 0;
  await typist.press(isLed ? settings.first() : page.locator('nav.desk a[href="/edit/settings"]'));
  await typist.choose('second-reader', 'waived');
  await typist.press(page.locator('form[action="/edit/settings"] button'));
  const back = page.locator(`main a[href="${new URL(address).pathname}"]`);
  if ((await back.count()) === 0) await typist.press(page.locator('nav.desk a[href="/edit"]'));
  await typist.press(back.first());
  for (const box of await page.locator('.checklist input').all()) {
    const name = (await box.getAttribute('name')) ?? '';
    await typist.choose(name, 'yes');
  }
  await typist.press(page.locator('button[value="approve"]'));
  await typist.press(page.locator('.notice a[href^="/claims/"]').first());
  if ((await page.locator('.verdict').count()) === 0) throw new Error(`no verdict at ${page.url()}`);
  return typist.count;
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

/** What an editor of the desk does many times a day: a further claim, and another one from the same article. */
async function further(program: Program, browser: Browser): Promise<[Count, Count]> {
  const setUp = new Typist(await newPage(browser));
  await arrive(program, setUp, 'editor@example.org', 'editor');
  const counts: Count[] = [];
  for (const walk of [FURTHER, SAME_ARTICLE]) {
    const typist = new Typist(setUp.page);
    const again = setUp.page.locator('main a[href^="/edit/new?from="]');
    if (walk === SAME_ARTICLE && (await again.count()) > 0) await typist.press(again.first());
    else await typist.press(setUp.page.locator('nav.desk a[href="/edit/new"]'));
    await write(typist, walk);
    counts.push(typist.count);
  }
  const [one, other] = counts;
  if (one === undefined || other === undefined) throw new Error('two claims were to be written');
  return [one, other];
}

function shown(what: string, count: Count): string {
  const { hands, all } = secondsOf(count);
  const { keys, clicks, decisions, words, loads } = count;
  const read = words === 0 ? '' : `, ${words} words read`;
  return `${what.padEnd(34)}${hands.toFixed(0).padStart(4)} s of keys and clicks (${keys} keys, ${clicks} clicks); ${all.toFixed(0).padStart(4)} s with ${decisions} decisions${read}, ${loads} page loads`;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Walks on the program in a folder, and prints what it took. */
async function measure(root: string, title: string, browser: Browser): Promise<void> {
  const ledger = await startNode({}, root);
  const program = { root, url: ledger.url, database: ledger.database ?? '' };
  say(title);
  try {
    if (!process.env['DEBUG']) say(shown('  a newcomer’s first verdict', await first(program, browser)));
    const [one, other] = await further(program, browser);
    say(shown('  a further claim', one));
    say(shown('  another from the same article', other));
  } finally {
    await ledger.stop();
  }
}

const { values } = parseArgs({ options: { before: { type: 'string' } } });
const browser = await startBrowser();
try {
  if (values.before !== undefined) {
    const folder = temporaryFolder();
    const tar = execFileSync('git', ['archive', values.before], { cwd: ROOT, maxBuffer: 2 ** 28 });
    execFileSync('tar', ['-x', '-C', folder.path], { input: tar });
    symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
    await measure(folder.path, `Before, at ${values.before}:`, browser);
    folder.remove();
  }
  await measure(ROOT, 'Now:', browser);
} finally {
  await browser.close();
}

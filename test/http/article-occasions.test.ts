/** Lines of an article that may be the same occasion as a saying that is there: asked at the line, left out where all matches are ticked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributes, words } from '../support/markup.ts';
import { hiddenFields, type Session, signedInAs } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';
import { ROOT } from '../support/servers.ts';

const HEAD = {
  'head.title': 'Officers counted',
  'head.publisher': 'Barsetshire Gazette',
  'head.url': 'https://gazette.example/officers',
  'head.date': '1 February 2023',
};
const COOKE =
  'Andy Cooke, the Chief Inspector of Constabulary, said police officers in real terms have basically had a 20% pay cut since 2010.';
const CLAIM = 'cooke-20-percent-pay-cut-top-of-scale';

let server: ServedLedger;
let editor: Session;
beforeAll(async () => {
  server = await serveLedger();
  editor = await signedInAs(server.url, server.database, 'editor');
});
afterAll(() => server.stop());

/** Brings a text and shows its list. */
async function list(text: string) {
  const { location = '' } = await editor.post('/edit/article', { text, ...HEAD });
  return { path: location, page: (await editor.get(location)).body };
}

/** The entries of a list. */
const entries = (page: string) => page.split('<li class="entry').slice(1);
const entryOf = (page: string, said: string) => entries(page).find((one) => words(one).includes(said)) ?? '';
const boxesOf = (page: string, end: string) =>
  [...page.matchAll(/<input type="checkbox"[^>]*>/g)].flatMap(([tag]) =>
    attributes(tag, 'name').filter((name) => name.endsWith(end)),
  );
const checked = (page: string) =>
  [...page.matchAll(/<input type="checkbox"[^>]* name="(t\.[^"]*\.tick)"[^>]* checked/g)].map(
    ([, name = '']) => name,
  );
const send = (path: string, page: string, fields: Record<string, string>) =>
  editor.post(path, { ...hiddenFields(page, path), ...HEAD, ...fields });

describe('a line by somebody whose words the claim has from the same place', () => {
  it('is asked about at its line, with the claim and the speaker, and taken once that is answered', async () => {
    const first = await list(COOKE);
    const [tick = ''] = boxesOf(first.page, '.tick');
    expect((await send(first.path, first.page, { [tick]: 'yes', do: 'batch' })).status).toBe(303);

    const { path, page } = await list(`Officers are worse off.\n\n${COOKE.replace('basically ', '')}`);
    const [own = ''] = boxesOf(page, '.tick');
    const question = `(${CLAIM}) has nearly the same words of Andy Cooke, on the same day: is this the same occasion?`;
    expect(words(page)).toContain(question);
    // All that have a match are ticked without it, which is told.
    const matched = await send(path, page, { do: 'match' });
    expect(checked(matched.body)).toEqual([]);
    expect(words(matched.body)).toContain('Nothing has a match that can be ticked.');
    expect(words(matched.body)).toContain('1 repeat is left out: each line says why.');

    const refused = await send(path, page, { [own]: 'yes', do: 'batch' });
    expect([refused.status, words(refused.body)]).toEqual([
      422,
      expect.stringContaining('Claim 1: The claim “'),
    ]);
    expect(words(refused.body)).toContain(question);
    const other = own.replace(/tick$/, 'other');
    expect(boxesOf(refused.body, '.other')).toEqual([other]);
    const [id = ''] = attributes(
      new RegExp(`<input[^>]* name="${other}"[^>]*>`).exec(refused.body)?.[0] ?? '',
      'id',
    );
    expect(refused.body).toContain(`href="#${id}"`);

    const done = await send(path, refused.body, { [own]: 'yes', [other]: 'yes', do: 'batch' });
    expect([done.status, words(done.body).slice(0, 200)]).toEqual([303, '']);
  });
});

describe('two lines of one text that repeat a claim by one speaker', () => {
  const TEXT = readFileSync(join(ROOT, 'test/cases/article/police-promise.txt'), 'utf8');
  const [ONE, TWO] = ['But it says it is "well on its way"', 'But the Home Office maintains'];

  it('become one saying, and all that have a match can be saved at once', async () => {
    const { path, page } = await list(TEXT);
    expect(words(entryOf(page, ONE))).toMatch(
      /Becomes a saying of that claim: it waits until a reviewer confirms it, and the verdict stays\./,
    );
    // A claim is named by its words, wherever it is named.
    expect(words(page)).toContain('A saying of “');
    expect(words(page)).not.toContain('home-office-well-on-its-way');
    expect(words(entryOf(page, TWO))).toMatch(
      /Claim \d+ of this text is a saying of “[^”]+” by the same speaker: nothing is made of this\./,
    );
    const matched = await send(path, page, { do: 'match' });
    const ticks = checked(matched.body);
    expect(ticks).toContain(boxesOf(entryOf(page, ONE), '.tick')[0]);
    expect(ticks).not.toContain(boxesOf(entryOf(page, TWO), '.tick')[0]);
    expect(words(matched.body)).toMatch(/\d+ repeats are left out: each line says why\./);

    // Somebody who takes the second for a saying all the same is asked.
    const [second = ''] = boxesOf(entryOf(page, TWO), '.tick');
    const own = { [second.replace(/tick$/, 'as')]: 'home-office-well-on-its-way', [second]: 'yes' };
    const on = Object.fromEntries(ticks.map((name) => [name, 'yes']));
    const refused = await send(path, matched.body, { ...on, ...own, do: 'batch' });
    expect([refused.status, words(refused.body)]).toEqual([
      422,
      expect.stringMatching(/Claim \d+: Claim \d+ of this text is a saying of “[^”]+” by Home Office too/),
    ]);
    const done = await send(path, matched.body, { ...on, do: 'batch' });
    expect([done.status, words(done.body).slice(0, 200)]).toEqual([303, '']);
  });

  it('are told once on the page of what came of it, with days in words and no key that does nothing', async () => {
    const { body } = await editor.follow();
    const shown = words(body);
    expect(shown.match(/No new claim\./g)).toHaveLength(1);
    expect(shown).toContain('Barsetshire Gazette · 1 February 2023');
    expect(shown).not.toContain('2023-02-01');
    expect(shown).not.toContain('Keys:');
    expect(shown).not.toContain('home-office-well-on-its-way');
    const log = words((await editor.get('/edit/claims/home-office-well-on-its-way/sayings')).body);
    expect(log).toContain('Attached: Home Office, 1 February 2023');
    expect(log).not.toContain('2023-02-01');
  });
});

describe('the shared head', () => {
  it('is kept once the text is read again with it', async () => {
    const { path, page } = await list('The town of Barset has 4,711 nurses, said Jane Doe.');
    const read = await send(path, page, {
      'head.title': 'Nurses counted',
      'head.date': '3 February 2023',
      do: 'read',
    });
    expect(read.status).toBe(200);
    const { body } = await editor.get(path);
    for (const typed of ['Nurses counted', '3 February 2023']) expect(body).toContain(`value="${typed}"`);
    // One that cannot be read is not.
    expect((await send(path, body, { 'head.date': 'never', do: 'read' })).status).toBe(422);
    expect((await editor.get(path)).body).toContain('value="3 February 2023"');
  });
});

describe('the form of a list', () => {
  it('may be as long as a full list is, and is bounded', async () => {
    const { path, page } = await list('The town of Wexford has 5,822 nurses, said Jane Doe.');
    const long = { 'e.9.name': 'x'.repeat(1_900_000), do: 'read' };
    expect((await send(path, page, long)).status).toBe(200);
    const longer = await send(path, page, { ...long, 'e.9.name': 'x'.repeat(4_000_000) });
    expect([longer.status, words(longer.body)]).toEqual([413, expect.stringContaining('4 megabytes')]);
    const elsewhere = await editor.post('/edit/article', { ...HEAD, text: 'x'.repeat(1_100_000) });
    expect(elsewhere.status).toBe(413);
  });
});

describe('a line that cannot be a saying yet', () => {
  it('says at the line what is missing, with the field that gives it', async () => {
    const { location = '' } = await editor.post('/edit/article', {
      text: `The pay of officers is asked about.\n\n${COOKE.replace('basically ', 'simply ')}`,
      'head.title': 'Pay',
    });
    const { body: page } = await editor.get(location);
    const entry = entryOf(page, 'in real terms');
    const [tick = ''] = boxesOf(entry, '.tick');
    const as = tick.replace(/tick$/, 'as');
    expect(words(entry)).toContain(
      'Cannot be ticked yet: Give the day on which it was said. Give the link of the text.',
    );
    expect(entry).toMatch(
      new RegExp(`data-needs="e\\.\\d+\\.saidOn head\\.url ${as.replaceAll('.', '\\.')}"`),
    );
    const refused = await editor.post(location, {
      ...hiddenFields(page, location),
      'head.title': 'Pay',
      [tick]: 'yes',
      do: 'batch',
    });
    expect([refused.status, words(refused.body)]).toEqual([
      422,
      expect.stringContaining('Claim 1: Give the link of the text.'),
    ]);
  });
});

/** How often an article's list, its batch and its drafts go to the database, which for a Worker are requests that are counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributes, words } from '../support/markup.ts';
import { hiddenFields, type Session, signedInAs } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const HEAD = {
  'head.title': 'Counted in many towns',
  'head.publisher': 'Barsetshire Gazette',
  'head.url': 'https://gazette.example/towns',
};

/** Names of people and of towns that no two share. */
const NAMES = ['Ash', 'Beck', 'Cole', 'Dale', 'Elm', 'Ford', 'Glen', 'Hill'].flatMap((a) =>
  ['ton', 'ley', 'ham', 'wick', 'by'].map((b) => `${a}${b}`),
);

/** Texts of so many tests, each of somebody else. */
const TEXTS = {
  'drafts of their own': (name: string, i: number) =>
    `Jane ${name}, the Mayor of ${name}, said: “There were ${1_234 + 37 * i} nurses in ${name} in 2022.”`,
  'sayings of a claim': (name: string) =>
    `Jane ${name}, the Mayor of ${name}, said police officers in real terms have basically had a 20% pay cut since 2010.`,
  'drafts that are linked to a claim': (name: string, i: number) =>
    `Jane ${name}, the Mayor of ${name}, said: “There are over ${9 + i} million people on waiting lists in England.”`,
};

/** For each line that may become a draft on the evidence of a claim, that it does. */
const linksIn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<select[^>]* name="([^"]*\.as)".*?<\/select>/gs)].flatMap(([field, name = '']) => {
      const [, choice] = /value="(other-(?:figure|time):[^"]*)"/.exec(field) ?? [];
      return choice === undefined ? [] : [[name, choice]];
    }),
  );

let trips = 0;
let server: ServedLedger;
let editor: Session;
beforeAll(async () => {
  server = await serveLedger({
    onTrip: () => {
      trips += 1;
    },
  });
  editor = await signedInAs(server.url, server.database, 'editor');
});
afterAll(() => server.stop());

async function costs<T>(work: () => Promise<T>): Promise<[number, T]> {
  const before = trips;
  const result = await work();
  return [trips - before, result];
}

/** Where a text stood. Nobody says the same in both within days. */
const headOf = (many: number) => ({ ...HEAD, 'head.date': many > 20 ? '20 April 2023' : '20 January 2023' });

/** What it costs to draw the list of a text, to save all of its tests, and to draw what came of it. */
async function batchOf(many: number, text: (name: string, i: number) => string) {
  const own = NAMES.slice(0, many).map(text).join('\n\n');
  const brought = await editor.post('/edit/article', { text: own, ...headOf(many) });
  const path = brought.location ?? '';
  const [list, page] = await costs(() => editor.get(path));
  const ticks = [...page.body.matchAll(/<input type="checkbox"[^>]*>/g)].flatMap(([tag]) =>
    attributes(tag, 'name').filter((name) => name.endsWith('.tick')),
  );
  // Some names are read as something else: it is about how many there are, not about the words.
  expect(ticks.length).toBeGreaterThan(0.7 * many);
  const all = Object.fromEntries(ticks.map((name) => [name, 'yes']));
  const fields = {
    ...hiddenFields(page.body, path),
    ...headOf(many),
    ...all,
    ...linksIn(page.body),
    do: 'batch',
  };
  const [batch, saved] = await costs(() => editor.post(path, fields));
  expect([
    saved.status,
    words(saved.body)
      .replace(/^.*Nothing was saved yet/, '')
      .slice(0, 600),
  ]).toEqual([303, '']);
  const [drafts, shown] = await costs(() => editor.get(path));
  expect(words(shown.body)).toContain(`${ticks.length} `);
  return { list, batch, drafts, links: Object.keys(linksIn(page.body)).length };
}

describe.each(Object.entries(TEXTS))('%s', (name, text) => {
  it('cost about as many round trips for forty as for ten', async () => {
    const [ten, forty] = [await batchOf(10, text), await batchOf(40, text)];
    if (name.includes('linked')) expect(forty.links).toBeGreaterThan(25);
    for (const part of ['list', 'batch', 'drafts'] as const) {
      expect(forty[part] - ten[part], part).toBeLessThanOrEqual(3);
      // A Worker may make 50 requests of its own for each that it answers, on the plan that allows the fewest.
      expect(forty[part], part).toBeLessThan(50);
    }
  });
});

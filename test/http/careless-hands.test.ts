/** What a careless hand may type or load, and what no door lets through to a public page. */
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { urls } from '../../views/parts/urls.ts';
import { smallBundle } from '../support/bundles.ts';
import { words } from '../support/markup.ts';
import { type Session, signedInAs } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';
import { ROOT, temporaryFolder } from '../support/servers.ts';

const folder = temporaryFolder();
let server: ServedLedger;
let editor: Session;
beforeAll(async () => {
  server = await serveLedger();
  editor = await signedInAs(server.url, server.database, 'editor');
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** Runs the command line on the ledger that is served. */
async function run(args: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const writeTo = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text;
    },
  });
  const code = await main(args, {
    env: { ...process.env, DATABASE_URL: server.database },
    stdin: Readable.from([]),
    stdout: writeTo('stdout'),
    stderr: writeTo('stderr'),
  });
  return { code, ...said };
}

function file(content: unknown): string {
  const path = join(folder.path, `${randomInt(1e9)}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const starter = (slug: string) =>
  JSON.parse(readFileSync(join(ROOT, `db/starter/${slug}.json`), 'utf8')) as ReturnType<typeof smallBundle>;

const draw = (fields: Record<string, string>) =>
  editor.post(urls.edit.newClaim(), { base: '0', ...fields }, { from: urls.edit.newClaim() });

/** A form on a typed figure that says enough to be published. */
const typedLevel = (more: Record<string, string> = {}): Record<string, string> => ({
  quote: 'Unemployment stands at 4.6%',
  slug: `careless-${randomInt(1e9)}`,
  'claimant.name': 'Somebody',
  saidOn: '25 January 2023',
  kind: 'level',
  'claimed.value': '4.6',
  'claimed.unit': '%',
  'inputs.value.from': 'figure',
  'inputs.value.value': '4.6',
  'inputs.value.unit': '%',
  ...more,
});

describe('a claim that is its own evidence', () => {
  it('is kept as a draft, and does not go to review until its figure has a source', async () => {
    const fields = typedLevel();
    const refused = await draw({ ...fields, do: 'submit' });
    expect(refused.status).toBe(422);
    expect(words(refused.body)).toContain(
      'Nothing says where the figure, 4.6%, comes from: give its source, since a claim is not its own evidence.',
    );
    expect(words(refused.body)).toContain('Before it can go to review (1)');
    expect((await draw({ ...fields, do: 'save' })).status).toBe(303);
    const sourced = typedLevel({
      'inputs.value.source.title': 'Labour market overview',
      'inputs.value.source.publisher': 'Office for National Statistics',
    });
    expect((await draw({ ...sourced, do: 'submit' })).status).toBe(303);
  });

  it('is not loaded either, and nothing of its load is', async () => {
    const { sources: _, ...bundle } = smallBundle({ slug: 'own-evidence', series: 'of-its-own' });
    const claim = { ...bundle.claim, inputs: { value: { value: '20000', unit: 'officers' } } };
    const refused = await run(['load', file({ ...bundle, claim, series: [], sources: [] })]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'claim own-evidence, claim.inputs.value: Nothing says where the figure, 20,000, comes from: give its source',
    );
    expect((await run(['export', 'own-evidence'])).code).toBe(2);
  });

  it('is read as before if it was published long ago, and its page says what it is', async () => {
    const { body } = await editor.get(urls.claim('johnson-20000-officers'));
    expect(words(body)).toContain('Given in the claim, without a source');
    expect(words(body)).not.toContain('is given in the claim, without a source.');
  });
});

describe('one figure twice', () => {
  const part = (i: number, at: string) => ({
    [`inputs.parts.${i}.from`]: 'series',
    [`inputs.parts.${i}.series`]: 'uplift-ew',
    [`inputs.parts.${i}.at`]: at,
  });

  it('does not go to review as parts of a sum, and the message names the two', async () => {
    const { 'inputs.value.value': _, ...fields } = typedLevel({
      quote: 'Together they are 50,259 officers',
      kind: 'sum',
      'claimed.value': '50259',
      'claimed.unit': 'officers',
    });
    const sum = (...at: string[]) =>
      draw({ ...fields, ...Object.assign({}, ...at.map((text, i) => part(i, text))), do: 'submit' });
    const twice = await sum('31 December 2022', '30 September 2022', '31 December 2022');
    expect(twice.status).toBe(422);
    expect(words(twice.body)).toContain(
      'Part 1 and part 3 are the same, for 31 December 2022: give two different figures.',
    );
    expect((await sum('31 December 2022', '30 September 2022')).status).toBe(303);
  });

  it('is not loaded', async () => {
    const bundle = starter('149572-officers-add-up');
    const again = { series: 'uplift-ew', at: '2023-03-31' };
    const claim = { ...bundle.claim, slug: 'added-twice', inputs: { parts: [again, again] } };
    const refused = await run(['load', file({ ...bundle, claim })]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'claim added-twice, claim.inputs.parts[1]: Part 1 and part 2 are the same, for 31 March 2023',
    );
  });
});

describe('a series in GBP million', () => {
  it('takes no rounding, bound or figure on another scale or with another sign', async () => {
    const fields = (more: Record<string, string>) => ({
      title: `Spending ${randomInt(1e9)}`,
      unit: 'GBP million',
      publishedOn: '2 May 2022',
      'source.title': 'Accounts',
      'source.publisher': 'A council',
      'rows.0.at': '31 December 2021',
      'rows.0.value': '3.0',
      ...more,
    });
    const record = (more: Record<string, string>) =>
      editor.post(urls.edit.newSeries(), { ...fields(more), do: 'save' }, { from: urls.edit.newSeries() });
    const percent = await record({ 'rows.0.nearest': '5%' });
    expect(percent.status).toBe(422);
    expect(words(percent.body)).toContain('The unit is GBP million, not %');
    const bounds = await record({ 'rows.0.low': '2 thousand', 'rows.0.high': '4 billion' });
    expect(bounds.status).toBe(422);
    for (const word of ['thousand', 'billion'])
      expect(words(bounds.body)).toContain(`The unit is GBP million, and this is in “${word}”`);
    // The same scale is the unit's: half a million pounds is 0.5, and never 500,000 million.
    const saved = await record({ 'rows.0.nearest': '0.5 million' });
    expect(saved.status).toBe(303);
    const [, id = ''] = /series\/([^?]+)/.exec(saved.location ?? '') ?? [];
    const { body } = await editor.get(`${urls.seriesCsv(id)}`);
    expect(body).toContain('2021-12-31,3.0,GBP million,nearest 0.5,');
  });
});

describe('who said it, for programs that read reviews', () => {
  const authorOf = (page: string): unknown => {
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    return (JSON.parse(json) as { itemReviewed?: { author: unknown } }).itemReviewed?.author;
  };
  const loadBy = async (claimant: object): Promise<unknown> => {
    const slug = `by-${randomInt(1e9)}`;
    const bundle = smallBundle({ slug, series: slug });
    const loaded = await run(['load', file({ ...bundle, claim: { ...bundle.claim, claimant } })]);
    expect([loaded.code, loaded.stderr]).toEqual([0, '']);
    return authorOf((await editor.get(urls.claim(slug))).body);
  };

  it('is a person, with a role or a party or without', async () => {
    expect(await loadBy({ name: 'Joan Plain' })).toEqual({ '@type': 'Person', name: 'Joan Plain' });
    expect(await loadBy({ name: 'Jim Party', party: 'Labour' })).toEqual({
      '@type': 'Person',
      name: 'Jim Party',
      affiliation: { '@type': 'Organization', name: 'Labour' },
    });
  });

  it('is a body if the claim says so, or its name is that of its organisation', async () => {
    const body = (name: string) => ({ '@type': 'Organization', name });
    expect(await loadBy({ name: 'The Daily Example', role: 'Newspaper', body: true })).toEqual(
      body('The Daily Example'),
    );
    expect(await loadBy({ name: 'Example Office', organisation: 'Example Office' })).toEqual(
      body('Example Office'),
    );
    const pa = (await editor.get(urls.claim('first-year-target-6000'))).body;
    expect(authorOf(pa)).toEqual(body('PA'));
  });

  it('is a choice on the form, which is a person unless the other is chosen', async () => {
    const page = (await editor.get(urls.edit.newClaim())).body;
    expect(page).toMatch(/<input type="radio"[^>]*name="claimant\.is" value="" checked/);
    const fields = typedLevel({ 'claimant.name': 'Example Board', 'claimant.is': 'body' });
    expect((await draw({ ...fields, do: 'save' })).status).toBe(303);
    const saved = (await editor.get(urls.edit.claim(fields['slug'] ?? ''))).body;
    expect(saved).toMatch(/<input type="radio"[^>]*name="claimant\.is" value="body" checked/);
  });
});

/** What a careless hand may type or load, and what no door lets through to a public page. */
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../claims/editorial/workflow.ts';
import { main } from '../../src/cli.ts';
import { urls } from '../../views/parts/urls.ts';
import { smallBundle } from '../support/bundles.ts';
import { words } from '../support/markup.ts';
import { hiddenFields, type Session, signedInAs } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';
import { ROOT, temporaryFolder } from '../support/servers.ts';

const folder = temporaryFolder();
let server: ServedLedger;
let editor: Session;
let reviewer: Session;
beforeAll(async () => {
  server = await serveLedger();
  editor = await signedInAs(server.url, server.database, 'editor');
  reviewer = await signedInAs(server.url, server.database, 'reviewer');
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
    expect([loaded.code, loaded.stderr]).toEqual([0, expect.stringMatching(/^Loaded, but look again:\n/)]);
    return authorOf((await editor.get(urls.claim(slug))).body);
  };

  /** The page on which the ledger lists what somebody said: two of one name are told apart by it. */
  const pageOf = (slug: string) => server.url + urls.claimant(slug);

  it('is a person, with a role or a party or without', async () => {
    expect(await loadBy({ name: 'Joan Plain' })).toEqual({
      '@type': 'Person',
      name: 'Joan Plain',
      sameAs: pageOf('joan-plain'),
    });
    expect(await loadBy({ name: 'Jim Party', party: 'Labour' })).toEqual({
      '@type': 'Person',
      name: 'Jim Party',
      sameAs: pageOf('jim-party'),
      affiliation: { '@type': 'Organization', name: 'Labour' },
    });
  });

  it('is a body if the claim says so, or its name is that of its organisation', async () => {
    const body = (name: string, slug: string) => ({ '@type': 'Organization', name, sameAs: pageOf(slug) });
    expect(await loadBy({ name: 'The Daily Example', role: 'Newspaper', body: true })).toEqual(
      body('The Daily Example', 'the-daily-example'),
    );
    expect(await loadBy({ name: 'Example Office', organisation: 'Example Office' })).toEqual(
      body('Example Office', 'example-office'),
    );
    const pa = (await editor.get(urls.claim('first-year-target-6000'))).body;
    expect(authorOf(pa)).toEqual(body('PA', 'pa'));
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

describe('two people of one name', () => {
  const smith = (slug: string, said: object) => {
    const bundle = smallBundle({ slug, series: slug });
    return file({ ...bundle, claim: { ...bundle.claim, claimant: { name: 'John Smith', ...said } } });
  };
  /** A form on a figure of the ledger that says enough to be published. */
  const spoken = (name: string, said: Record<string, string>): Record<string, string> => ({
    ...typedLevel({
      quote: `There are 16,753 officers, says ${name} of ${Object.values(said).join(' ')}`,
      'claimant.name': name,
      'claimed.value': '16753',
      'claimed.unit': 'officers',
      'inputs.value.from': 'series',
      'inputs.value.series': 'uplift-ew',
      'inputs.value.at': '31 December 2022',
      'inputs.value.value': '',
      'inputs.value.unit': '',
    }),
    ...said,
  });
  const publish = async (slug: string): Promise<void> => {
    const address = urls.edit.review(slug);
    const page = await reviewer.get(address);
    const { number = '', seen = '', replies = '' } = hiddenFields(page.body, address);
    const checks = Object.fromEntries(CHECKS.map((check) => [`check.${check}`, 'yes']));
    const answer = await reviewer.post(address, { number, seen, replies, ...checks, do: 'approve' });
    expect([answer.status, answer.status === 303 ? '' : words(answer.body)]).toEqual([303, '']);
  };
  /** Publishes a correction of a claim. */
  const correct = async (slug: string, fields: Record<string, string>): Promise<void> => {
    const page = await editor.get(urls.edit.claim(slug));
    const { base = '' } = hiddenFields(page.body, urls.edit.claim(slug));
    const why = { 'correction.type': 'reading', 'correction.sentence': 'It was somebody else.' };
    const answer = await editor.post(urls.edit.claim(slug), { ...fields, ...why, base, do: 'submit' });
    expect([answer.status, answer.status === 303 ? '' : words(answer.body)]).toEqual([303, '']);
    await publish(slug);
  };
  /** The address of the claimant on the page of a claim, and how it is written. */
  const claimantOf = async (slug: string): Promise<string> => {
    const { body } = await editor.get(urls.claim(slug));
    return /<a href="\/people\/([^"]*)"/.exec(body)?.[1] ?? '';
  };

  it('are asked about by the form, once, and have a page each', async () => {
    expect((await run(['load', smith('smith-of-labour', { party: 'Labour' })])).code).toBe(0);
    const tory = spoken('John Smith', { 'claimant.party': 'Conservative' });
    const asked = await draw({ ...tory, do: 'submit' });
    expect(asked.status).toBe(422);
    expect(words(asked.body)).toContain(
      'The ledger has claims by John Smith already (Labour; one claim), and the role or the party here is another: say whether this is the same person.',
    );
    expect(asked.body).toMatch(/<input type="radio"[^>]*name="claimant\.which" value="john-smith"/);
    const answered = await draw({ ...tory, 'claimant.which': 'none-of-1-john-smith', do: 'submit' });
    expect(answered.status).toBe(303);
    const review = words((await reviewer.get(urls.edit.review(tory['slug'] ?? ''))).body);
    expect(review).toContain('Another of this name');
    await publish(tory['slug'] ?? '');
    expect(await claimantOf('smith-of-labour')).toBe('john-smith');
    expect(await claimantOf(tory['slug'] ?? '')).toBe('john-smith-2');
    const page = words((await editor.get(urls.claimant('john-smith-2'))).body);
    expect(page).toContain('John Smith (Conservative)');
    expect(page).not.toContain('There are 20,000 officers');
    // The next claim of each is known by its party, and nobody is asked again.
    const next = spoken('John Smith', { 'claimant.party': 'Conservative', quote: 'And again 16,753' });
    expect((await draw({ ...next, do: 'submit' })).status).toBe(303);
    await publish(next['slug'] ?? '');
    expect(await claimantOf(next['slug'] ?? '')).toBe('john-smith-2');
  });

  it('stay one person who changed their office, if that is the answer', async () => {
    const first = spoken('Mary Minister', { 'claimant.role': 'Home Secretary' });
    expect((await draw({ ...first, do: 'submit' })).status).toBe(303);
    await publish(first['slug'] ?? '');
    const later = spoken('Mary Minister', { 'claimant.role': 'Member of Parliament' });
    expect((await draw({ ...later, do: 'submit' })).status).toBe(422);
    expect((await draw({ ...later, 'claimant.which': 'mary-minister', do: 'submit' })).status).toBe(303);
    await publish(later['slug'] ?? '');
    expect(await claimantOf(later['slug'] ?? '')).toBe('mary-minister');
    const known = spoken('Mary Minister', { 'claimant.role': 'Member of Parliament', quote: 'Still 16,753' });
    expect((await draw({ ...known, do: 'submit' })).status).toBe(303);
  });

  it('are not mixed by a load, which asks to be told', async () => {
    const green = (slug: string) => smith(slug, { party: 'Green', role: 'Councillor' });
    const refused = await run(['load', green('smith-the-green')]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(
      'claim smith-the-green, claim.claimant: The ledger has claims by several who are called John Smith',
    );
    expect(refused.stderr).toContain('--same-claimants');
    expect((await run(['export', 'smith-the-green'])).code).toBe(2);
    const loaded = await run(['load', '--other-claimants', green('smith-the-green'), green('smith-green-2')]);
    expect([loaded.code, loaded.stderr]).toEqual([0, expect.stringMatching(/^Loaded, but look again:\n/)]);
    expect(await claimantOf('smith-the-green')).toBe('john-smith-3');
    expect(await claimantOf('smith-green-2')).toBe('john-smith-3');
    const moved = smith('smith-moved', { party: 'Independent' });
    expect((await run(['load', '--same-claimants', moved])).code).toBe(2);
    expect((await run(['load', '--claimant', 'john-smith', moved])).code).toBe(0);
    expect(await claimantOf('smith-moved')).toBe('john-smith');
    // A bundle that is in the ledger already is asked nothing.
    expect((await run(['load', green('smith-the-green')])).code).toBe(0);
    expect((await run(['load', '--same-claimants', '--other-claimants', green('x')])).code).not.toBe(0);
  });

  it('leave no empty page behind when a name is corrected: the old address leads to the new one', async () => {
    const wrong = spoken('Jon Mistyped', { 'claimant.party': 'Labour' });
    const slug = wrong['slug'] ?? '';
    expect((await draw({ ...wrong, do: 'submit' })).status).toBe(303);
    await publish(slug);
    expect((await editor.get(urls.claimant('jon-mistyped'))).status).toBe(200);
    await correct(slug, { ...wrong, 'claimant.name': 'John Mistyped' });
    const moved = await editor.get(urls.claimant('jon-mistyped'));
    expect([moved.status, moved.location]).toEqual([301, urls.claimant('john-mistyped')]);
    const filtered = await editor.get(urls.claims({ claimant: 'jon-mistyped', q: 'officers' }));
    expect(filtered.status).toBe(301);
    expect(new URL(filtered.location ?? '', server.url).searchParams.get('claimant')).toBe('john-mistyped');
    const api = await editor.get('/api/v1/claims?claimant=jon-mistyped', { Accept: 'application/json' });
    expect(api.status).toBe(200);
    expect(api.body).toContain(`"slug":"${slug}"`);
    expect(words((await editor.get(urls.claimant('john-mistyped'))).body)).toContain('16,753 officers');
    // As long as a claim is left under it, the old address is its own.
    const kept = spoken('Jon Mistyped', { 'claimant.party': 'Labour', quote: 'One more says 16,753' });
    expect((await draw({ ...kept, do: 'submit' })).status).toBe(303);
    await publish(kept['slug'] ?? '');
    expect((await editor.get(urls.claimant('jon-mistyped'))).status).toBe(200);
  });
});

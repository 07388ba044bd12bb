/** The Workers as one site: what the newsroom writes, readers see; large files, in a bucket; and what is read elsewhere. */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { licenceOf } from '../../claims/editorial/licence.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { saveSettings } from '../../db/newsroom/settings.ts';
import { FIELDS } from '../../views/edit/import/look.ts';
import { urls } from '../../views/parts/urls.ts';
import { noSqld } from '../support/edge.ts';
import { bringFile } from '../support/import-form.ts';
import { words } from '../support/markup.ts';
import { fieldOf, inLedger, type Session, signedInAs, typedIn } from '../support/newsroom.ts';
import { AS_BROWSER } from '../support/runtimes.ts';
import { type Running, SECRET } from '../support/servers.ts';
import { runWorkers, startEdge } from '../support/workers.ts';
import { xlsxParts, zipped } from '../support/zipped.ts';

/** An isolate looks every four seconds, if it is asked, at what was published. */
const SECONDS = 10_000;

/** A table of so many rows of two figures, each with a remark of so many letters. */
function table(rows: number, letters: number): Uint8Array {
  const lines = Array.from(
    { length: rows },
    (_, i) => `Town ${i},${'remark '.repeat(letters / 7)},${i + 1},${i + 2}`,
  );
  return new TextEncoder().encode(`Town,Remark,2024,2025\n${lines.join('\n')}\n`);
}

/** A workbook of 120 towns, with a picture of three megabytes. */
function workbook(): Uint8Array {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const rows = [['Town', 2024, 2025], ...Array.from({ length: 120 }, (_, i) => [`Town ${i}`, i + 1, i + 2])];
  return zipped({
    ...xlsxParts(rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')),
    'xl/media/image1.png': randomBytes(3_000_000).toString('base64'),
  });
}

describe.skipIf(noSqld !== null)('the Workers', () => {
  let site: Running;
  /** The same site elsewhere in the world: isolates of its own, and no bucket. */
  let elsewhere: Running;
  let editor: Session;
  let reviewer: Session;
  beforeAll(async () => {
    const { bundles } = inject('beginnings');
    site = await startEdge(inject('beginnings'));
    const bound = { DATABASE_URL: site.database ?? '' };
    const licence = licenceOf('OGL-UK-3.0') ?? null;
    const at = new Date().toISOString();
    await inLedger(site.database ?? '', (kysely) => saveSettings(kysely, { licence }, COMMAND_LINE, at));
    elsewhere = await runWorkers({ bundles, bound, secret: SECRET, hasBucket: false });
    editor = await signedInAs(site.url, site.database ?? '', 'editor');
    reviewer = await signedInAs(site.url, site.database ?? '', 'reviewer');
  });
  afterAll(async () => {
    await elsewhere?.stop();
    await site?.stop();
  });

  it('show readers at once what was published beside them, and within seconds elsewhere', async () => {
    const { claims } = await (await fetch(`${site.url}/api/v1/claims`)).json();
    const { slug } = claims[0];
    const reason = 'It was never said.';
    const isWithdrawnAt = async ({ url }: Running) =>
      (await (await fetch(`${url}${urls.claim(slug)}`, { headers: AS_BROWSER })).text()).includes(reason);
    const isListedAt = async ({ url }: Running) =>
      (await (await fetch(`${url}${urls.claims()}`, { headers: AS_BROWSER })).text()).includes(
        urls.claim(slug),
      );
    for (const where of [site, elsewhere, site, elsewhere])
      expect([await isWithdrawnAt(where), await isListedAt(where)]).toEqual([false, true]);
    const address = urls.edit.withdraw(slug);
    const done = await reviewer.post(address, { reason, confirm: 'yes' }, { from: address });
    expect(done.status).toBe(303);
    expect([await isWithdrawnAt(site), await isListedAt(site)]).toEqual([true, false]);
    await expect.poll(() => isWithdrawnAt(elsewhere), { timeout: SECONDS, interval: 250 }).toBe(true);
    expect(await isListedAt(elsewhere)).toBe(false);
  });

  it('know the ledger from the first request on', async () => {
    const bound = { DATABASE_URL: site.database ?? '' };
    const fresh = await runWorkers({ bundles: inject('beginnings').bundles, bound, secret: SECRET });
    const page = await (await fetch(`${fresh.url}${urls.signIn()}`, { headers: AS_BROWSER })).text();
    await fresh.stop();
    expect(words(page)).toContain('Open Government Licence');
  });

  it('are one newsroom to whoever is signed in, and one origin', async () => {
    const desk = await editor.get('/edit/new');
    expect(desk.status).toBe(200);
    const files = [...desk.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(2);
    for (const path of files) {
      const file = await fetch(`${site.url}${path}`);
      expect([path, file.status, file.headers.get('cache-control')]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    const foreign = { headers: { Origin: 'https://elsewhere.example' } };
    expect((await editor.post('/edit/new', { do: 'save' }, foreign)).status).toBe(403);
  });

  it('keep a file of three megabytes in the bucket, and give it to readers', async () => {
    const bytes = workbook();
    expect(bytes.length).toBeGreaterThan(3_000_000);
    const brought = await bringFile(editor, { name: 'towns.xlsx', bytes });
    expect([brought.status, words(brought.body)]).toEqual([303, '']);
    const looked = await editor.follow();
    const address = /action="(\/edit\/import\/[^"]+)"/.exec(looked.body)?.[1] ?? '';
    const proposed = JSON.parse(typedIn(looked.body, 'recipe') ?? '{}');
    const recipe = {
      ...proposed,
      source: { title: 'Towns', publisher: 'The Office', licence: 'OGL-UK-3.0' },
      series: {
        by: ['Town'],
        map: {},
        rest: 'new',
        new: { id: 'people-{Town}', title: 'People of {Town}', unit: 'people', place: '{Town}' },
      },
    };
    const fields = {
      recipe: JSON.stringify(recipe),
      [FIELDS.answer('published')]: '2026-03-02',
      [FIELDS.older('*')]: 'here',
    };
    expect((await editor.post(address, { ...fields, do: 'look' })).status).toBe(303);
    const ready = await editor.follow();
    expect(words(ready.body)).toContain('Ready: 240 new figures');
    const apply = {
      ...fields,
      recipe: typedIn(ready.body, 'recipe') ?? '',
      hash: fieldOf(ready.body, 'hash') ?? '',
      do: 'apply',
    };
    const applied = await editor.post(address, apply);
    expect([applied.status, words(applied.body)]).toEqual([303, '']);
    const release = /\/edit\/releases\/([^?]+)/.exec(applied.location ?? '')?.[1] ?? '';
    await reviewer.get(urls.edit.release(release));
    await reviewer.post(urls.edit.release(release), { note: 'The first figures of towns.' });
    const page = await (await fetch(`${site.url}/releases/${release}`)).text();
    const file = /href="(\/files\/[0-9a-f]{64})"/.exec(page)?.[1] ?? '';
    expect(file).toBe(`/files/${createHash('sha256').update(bytes).digest('hex')}`);
    const given = new Uint8Array(await (await fetch(`${site.url}${file}`)).arrayBuffer());
    expect(Buffer.compare(given, bytes)).toBe(0);
  }, 60_000);

  it.each([
    ['of more bytes', () => table(150, 28_700), 422, 'The file has more than 4 MB'],
    ['of more bytes than a form takes', () => table(300, 28_000), 413, 'longer than 5 megabytes'],
    ['of more cells', () => table(13_000, 7), 422, 'more than 50,000 filled cells'],
  ])('refuse a file %s, and say that the command line takes it', async (_, made, status, why) => {
    const refused = await bringFile(editor, { name: 'large.csv', bytes: made() });
    expect(refused.status).toBe(status);
    expect(words(refused.body)).toContain(why);
    expect(words(refused.body)).toMatch(/command line/);
  });

  it('take only what the database keeps, where there is no bucket', async () => {
    const other = await signedInAs(elsewhere.url, site.database ?? '', 'editor');
    expect(words((await other.get(urls.edit.imports())).body)).toContain('up to 2 MB');
    const refused = await bringFile(other, { name: 'large.csv', bytes: table(80, 28_000) });
    expect([refused.status, words(refused.body)]).toEqual([422, expect.stringContaining('more than 2 MB')]);
    const small = await bringFile(other, { name: 'small.csv', bytes: table(20, 7) });
    expect([small.status, words(small.body)]).toEqual([303, '']);
  });

  it('read an article of the most characters within seconds', async () => {
    const begun = performance.now();
    const text = 'Recruitment stood at 16,753 officers, the Home Office said. '
      .repeat(5_000)
      .slice(0, 249_000);
    const brought = await editor.post('/edit/article', { text });
    expect([brought.status, words(brought.body)]).toEqual([303, '']);
    const read = await editor.follow();
    expect(read.status).toBe(200);
    expect(words(read.body)).toContain('16,753');
    expect(performance.now() - begun).toBeLessThan(30_000);
  });

  it('say where nothing reads files and articles, and do all else', async () => {
    const bound = { DATABASE_URL: site.database ?? '' };
    const bundles = inject('beginnings').bundles;
    const apart = await runWorkers({ bundles, bound, secret: SECRET, hasComputing: false });
    try {
      const other = await signedInAs(apart.url, site.database ?? '', 'editor');
      expect((await other.get('/edit/new')).status).toBe(200);
      const files = await other.get(urls.edit.imports());
      expect([files.status, words(files.body)]).toEqual([
        200,
        expect.stringContaining('does not read files itself'),
      ]);
      const article = await other.get('/edit/article');
      expect([article.status, words(article.body)]).toEqual([
        503,
        expect.stringContaining('wrangler deploy --config src/computing/wrangler.toml'),
      ]);
      await other.get('/edit/new');
      const sent = await other.post('/edit/article', { text: 'It cost 5 pounds.' });
      expect(sent.status).toBe(503);
      const file = { name: 'small.csv', bytes: table(20, 7) };
      await other.get('/edit/new');
      const fileSent = await bringFile(other, file);
      expect([fileSent.status, words(fileSent.body)]).toEqual([
        503,
        expect.stringContaining('plumbline import plan FILE'),
      ]);
    } finally {
      await apart.stop();
    }
  });
});

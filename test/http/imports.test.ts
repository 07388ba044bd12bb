/** Release day at the desk: a file in, looked at until nothing is open, brought in, out with its note and its page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FIELDS } from '../../views/edit/import/look.ts';
import { noSqld } from '../support/edge.ts';
import { bringFile } from '../support/import-form.ts';
import { words } from '../support/markup.ts';
import { fieldOf, type Page, runCommand, type Session, signedInAs, typedIn } from '../support/newsroom.ts';
import { ROOT, type Running, startNode } from '../support/servers.ts';
import { bytesOf } from '../support/tables.ts';
import { startEdge } from '../support/workers.ts';

const recipe = JSON.parse(readFileSync(join(ROOT, 'test/tables/cases/ho-sep18.json'), 'utf8')).recipe;

const RUNTIMES: { runtime: string; start(): Promise<Running> }[] = [
  { runtime: 'on Node', start: () => startNode() },
  ...(noSqld === null ? [{ runtime: 'on workerd', start: () => startEdge(inject('beginnings')) }] : []),
];

describe.each(RUNTIMES)('a file of a statistical office, $runtime', ({ start }) => {
  let site: Running;
  let editor: Session;
  let reviewer: Session;
  beforeAll(async () => {
    site = await start();
    editor = await signedInAs(site.url, site.database ?? '', 'editor');
    reviewer = await signedInAs(site.url, site.database ?? '', 'reviewer');
  });
  afterAll(() => site.stop());

  async function bring(name: string, chosen = '', bytes = bytesOf(name)): Promise<Page> {
    const answer = await bringFile(editor, { name, bytes }, chosen);
    expect([answer.status, words(answer.body)]).toEqual([303, '']);
    return editor.follow();
  }

  it('goes from the form to the page of its release, each step once', async () => {
    const looked = await bring('police-workforce-sep18-tables.ods');
    expect(words(looked.body)).toContain('Not ready');
    // Nobody chose a recipe: the one that comes with the program for this table is found by its heads.
    expect(looked.body).toContain('read by the recipe <code>ho-officers-by-force</code>');
    // What is asked names a series once.
    const asked = looked.body.slice(0, looked.body.indexOf('Which series these are'));
    expect(words(asked).match(/officers-bedfordshire/g)).toHaveLength(1);
    const path = looked.location ?? '';
    const address = /action="(\/edit\/import\/[^"]+)"/.exec(looked.body)?.[1] ?? path;
    // The recipe of the table, in which every force becomes a series of its own.
    const own = {
      ...recipe,
      series: {
        ...recipe.series,
        map: {
          ...Object.fromEntries(Object.entries(recipe.series.map).filter(([, entry]) => entry === null)),
          // Once a region and once a force.
          'West Midlands': [null, null],
        },
        rest: 'new',
        new: {
          id: 'officers-{Force}',
          title: 'Police officers, {Force}',
          unit: 'officers',
          place: '{Force}',
        },
      },
    };
    delete own.series.totals;
    const fields: Record<string, string> = {
      recipe: JSON.stringify(own),
      [FIELDS.answer('published')]: '2019-01-24',
      [FIELDS.older('2017-09-30')]: '2018-01-25',
      [FIELDS.older('2018-03-31')]: 'here',
      do: 'look',
    };
    expect((await editor.post(address, fields)).status).toBe(303);
    const ready = await editor.follow();
    expect(words(ready.body)).toMatch(/Ready: \d+ new figures/);
    const applied = await editor.post(address, {
      ...fields,
      recipe: typedIn(ready.body, 'recipe') ?? '',
      hash: fieldOf(ready.body, 'hash') ?? '',
      do: 'apply',
    });
    expect([applied.status, words(applied.body)]).toEqual([303, '']);
    const desk = await editor.follow();
    expect(words(desk.body)).toContain(
      'Readers do not see the page of this release yet. Its figures and its new series are public already',
    );
    expect((await fetch(`${site.url}/evidence/officers-cleveland`)).status).toBe(200);
    const release = /\/edit\/releases\/([^?]+)/.exec(applied.location ?? '')?.[1] ?? '';
    expect(release).toMatch(/^2019-01-24-police-workforce/);
    const hidden = await fetch(`${site.url}/releases/${release}`);
    expect(hidden.status).toBe(404);
    await reviewer.get(`/edit/releases/${release}`);
    const published = await reviewer.post(`/edit/releases/${release}`, {
      note: 'The first figures by force.',
    });
    expect([published.status, words(published.body)]).toEqual([303, '']);
    const page = await (await fetch(`${site.url}/releases/${release}`)).text();
    expect(words(page)).toContain('The first figures by force.');
    expect(words(page)).toContain('No published verdict was moved by these figures.');
    const file = /href="(\/files\/[0-9a-f]{64})"/.exec(page)?.[1] ?? '';
    const bytes = new Uint8Array(await (await fetch(`${site.url}${file}`)).arrayBuffer());
    expect(Buffer.compare(bytes, Buffer.from(bytesOf('police-workforce-sep18-tables.ods')))).toBe(0);
    expect((await (await fetch(`${site.url}/recipes/ho-officers-by-force.json`)).json()).id).toBe(
      'ho-officers-by-force',
    );
    const series = await (await fetch(`${site.url}/evidence/officers-cleveland`)).text();
    expect(words(series)).toContain('Table_1');
    // The next release is read by the recipe as it was left.
    const next = await bring('police-workforce-sep19-tables.ods', 'ho-officers-by-force');
    expect(words(next.body)).toMatch(/\d+ new figures, 2 revisions/);
  }, 60_000);

  it('that cannot be read is refused, and says what to do', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 nothing');
    const answer = await bringFile(editor, { name: 'x.pdf', bytes });
    expect(answer.status).toBe(422);
    expect(words(answer.body)).toContain('That could not be read');
  });

  it('comes in by the command line in the same way', async () => {
    const file = join(ROOT, 'test/tables/boe.csv');
    const { code, stdout } = await runCommand(
      site.database ?? '',
      'import',
      'plan',
      file,
      '--recipe',
      'boe-rates',
    );
    const plan = JSON.parse(stdout);
    expect([code, plan.warnings.some(({ code: of }: { code: string }) => of === 'release-day')]).toEqual([
      1,
      true,
    ]);
  });
});

/** What outlives the server: the tables of the whole ledger, and the site as files that open from a folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrder } from '../../claims/bundle.ts';
import { expectedOf } from '../../claims/editorial/next-release.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { SERIES_COLUMNS } from '../../claims/exchange/columns.ts';
import { seriesPackage, TABLES } from '../../claims/exchange/data-package.ts';
import { evidenceCsv } from '../../claims/exchange/evidence-csv.ts';
import { PEOPLE_TABLES } from '../../claims/exchange/people-tables.ts';
import { wordOfVerdict } from '../../claims/verdict/headline.ts';
import { WORD_NAMES } from '../../claims/verdict/reader-words.ts';
import { migrate } from '../../db/base/migrate.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { correctObservation } from '../../db/evidence/observations.ts';
import { saveNextRelease } from '../../db/imports/next-release.ts';
import { saveRecipe } from '../../db/imports/recipes.ts';
import { shippedRecipes } from '../../db/imports/shipped.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { saveArchives } from '../../db/newsroom/archives.ts';
import { mergeClaimant } from '../../db/newsroom/claimant-deeds.ts';
import { addHeld, changeClaimant } from '../../db/newsroom/claimant-edit.ts';
import { pairWords, partWords } from '../../db/newsroom/word-pairs.ts';
import { findSeries } from '../../db/readers/evidence.ts';
import { findPersonPage } from '../../db/readers/people.ts';
import { main } from '../../src/cli.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { asFile, fileOf, wayTo } from '../../src/commands/static-site.ts';
import { startBrowser } from '../support/browser.ts';
import { hostileBundle, smallBundle, valid } from '../support/bundles.ts';
import { addObservations } from '../support/figures.ts';
import { inProcess } from '../support/in-process.ts';
import { attributes } from '../support/markup.ts';
import { publishHostile } from '../support/published.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { temporaryFolder } from '../support/servers.ts';

const NOW = '2026-11-22T10:00:00.000Z';
const ARCHIVED = 'https://web.archive.org/web/2020/https://www.gov.uk/uplift';
const folder = temporaryFolder();
const DATABASE_URL = `file:${join(folder.path, 'ledger.db')}`;
const tables = join(folder.path, 'tables');
const site = join(folder.path, 'site');

/** Runs a command of the command line. */
async function run(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const ran = { out: '', err: '' };
  const code = await main(args, {
    env: { DATABASE_URL, PUBLIC_ORIGIN: 'https://ledger.example', ...env },
    stdin: (async function* () {})(),
    stdout: {
      write: (text) => {
        ran.out += text;
      },
    },
    stderr: {
      write: (text) => {
        ran.err += text;
      },
    },
    now: () => new Date(NOW),
  });
  return { code, ...ran };
}

/** Corrects a figure to another day and back, so that the tables have a chain of corrections. */
async function correctOneFigure({ kysely }: Database): Promise<void> {
  const right = { at: '2022-12-31', value: '16743', source: 'hostile-source', publishedOn: '2023-01-25' };
  await kysely.transaction().execute(async (trx) => {
    await addObservations(trx, [{ id: 'hostile-series', observations: [{ ...right, value: '16734' }] }], NOW);
    const place = { series: 'hostile-series', at: right.at, publishedOn: right.publishedOn };
    await correctObservation(trx, place, { ...right, publishedOn: '2023-01-26' }, NOW);
    await correctObservation(trx, { ...place, publishedOn: '2023-01-26' }, right, NOW);
  });
}

/** What editors know of people: another name, a role, a party, a merge. */
async function knowPeople(): Promise<void> {
  let forms = 0;
  const posted = () => {
    forms += 1;
    const actor = { personId: null, name: 'reviewer@example.org', session: null };
    return { form: `form-${forms}`, actor, at: NOW, slug: 'rishi-sunak' };
  };
  const fields = { name: 'Rishi Sunak', listedAs: '', isBody: false, note: '=1+1', aliases: ['=Sunak'] };
  const done = [
    await changeClaimant(database, { ...posted(), fields: { ...fields, wikidata: 'Q25413843' } }),
    await addHeld(database, {
      ...posted(),
      held: { role: 'Prime Minister', organisation: null, since: '2022-10-25', until: '2024-07' },
    }),
    await addHeld(database, { ...posted(), held: { party: 'Conservative', since: '2015', until: null } }),
    await mergeClaimant(database, { ...posted(), slug: 'alt-news', into: 'anc', reason: '' }),
  ];
  expect(done.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
  const { slug: _, ...by } = posted();
  const expected = expectedOf('2027-01') ?? null;
  await saveNextRelease(database, { ...by, series: 'uplift-ew', expected });
  const archives = [{ source: 'ho-2020-04', url: ARCHIVED }];
  await saveArchives(database, { ...by, form: `${by.form}-archives`, archives });
  const [recipe] = shippedRecipes();
  if (recipe === undefined) throw new Error('there is no recipe');
  for (const title of ['A first title', recipe.source.title])
    await saveRecipe(database.kysely, { ...recipe, source: { ...recipe.source, title } }, by.actor, NOW);
  const pair = { one: 'Lorries', other: 'truck', stand: 'one' as const, reason: '=1+1' };
  const paired = [
    await pairWords(database, { ...by, form: 'form-pair-1', pair }),
    await pairWords(database, {
      ...by,
      form: 'form-pair-2',
      pair: { ...pair, other: 'van', stand: 'never' },
    }),
    await pairWords(database, { ...by, form: 'form-pair-3', pair: { ...pair, other: 'wagon' } }),
    await partWords(database, { ...by, form: 'form-pair-4', id: 3, reason: 'a wagon is none' }),
  ];
  expect(paired).toEqual(paired.map(() => ({ outcome: 'done' })));
}

let database: Database;
let starter: Awaited<ReturnType<typeof readStarter>>;
beforeAll(async () => {
  database = openDatabase(createClient, { url: DATABASE_URL });
  await migrate(database);
  starter = await readStarter();
  const hostile = [{ bundle: hostileBundle() }, { bundle: hostileBundle('withdrawn-claim') }];
  await loadBundles(database, [...starter, ...hostile], NOW);
  await publishHostile(database, NOW);
  await correctOneFigure(database);
  await knowPeople();
  const exported = [await run(['export', '--all', '--to', tables]), await run(['export', '--site', site])];
  for (const { code, out, err } of exported) {
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(folder.path);
  }
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

/** The rows of a CSV of the export. */
function rowsOf(name: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(
    readFileSync(join(tables, `${name}.csv`), 'utf8'),
    {
      header: true,
      skipEmptyLines: true,
    },
  );
  expect(errors).toEqual([]);
  return data;
}

interface Package {
  $schema: string;
  name: string;
  resources: {
    name: string;
    path: string;
    schema: {
      fields: { name: string; type: string; constraints?: { required?: boolean; enum?: string[] } }[];
      primaryKey: string[];
      foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
    };
  }[];
}

const FORMS: Record<string, RegExp> = {
  number: /^-?\d+(?:\.\d+)?$/,
  integer: /^-?\d+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  string: /^/,
};

/** Runs a command on another ledger. */
async function runOn(url: string, ...args: string[]) {
  return run(args, { DATABASE_URL: url });
}

/** A table of an export without what each ledger gives by itself: the numbers of rows, and when they were recorded. */
function plainRows(from: string, name: string): string[] {
  const text = readFileSync(join(from, `${name}.csv`), 'utf8').replace(/^\uFEFF/, '');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const values = new Map(data.map((row) => [row['id'], [row['series'], row['at'], row['value']].join(' ')]));
  return data
    .map(({ id, recordedAt: _, corrects, ...row }) =>
      JSON.stringify({
        ...row,
        ...(name === 'observations' ? { corrects: values.get(corrects ?? '') ?? '' } : { id }),
      }),
    )
    .sort();
}

describe('the tables, brought into another ledger', () => {
  const url = `file:${join(folder.path, 'second.db')}`;
  const again = join(folder.path, 'tables-again');

  it('give the same evidence, and nothing new the second time, there and here', async () => {
    expect((await runOn(url, 'migrate', '--new')).code).toBe(0);
    const dry = await runOn(url, 'import', tables, '--dry-run');
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(dry.out).toMatch(/nothing was changed\.\n$/);
    const first = await runOn(url, 'import', tables);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/^Added \d+ series and \d+ sources\.\nAdded /);
    // With a byte order mark, as Excel needs it, they say the same.
    expect((await runOn(url, 'export', '--all', '--to', again, '--bom')).code).toBe(0);
    expect(first.out).toContain('Added 1 recipe and 1 next release of series.');
    expect(first.out).toContain('Added 2 pairs of words.');
    expect(plainRows(tables, 'word-pairs').join()).toMatch(/"lorries".*"truck".*"lorries".*"van"/);
    expect(plainRows(tables, 'recipes')).toHaveLength(2);
    expect(plainRows(tables, 'sources').filter((row) => row.includes(ARCHIVED))).toHaveLength(1);
    for (const name of ['series', 'sources', 'observations', 'recipes', 'next-releases', 'word-pairs'])
      expect([name, plainRows(again, name)]).toEqual([name, plainRows(tables, name)]);
    expect(readFileSync(join(again, 'series.csv'), 'utf8').startsWith('\uFEFFid,')).toBe(true);
    expect(plainRows(tables, 'observations').some((row) => !row.includes('"corrects":""'))).toBe(true);
    for (const out of [
      (await runOn(url, 'import', tables)).out,
      (await runOn(url, 'import', again)).out,
      (await run(['import', tables])).out,
    ])
      expect(out).toMatch(/^Nothing new: the ledger has all [\d,]+ figures already\.\n$/);
  });

  it('bring no pair of words that contradicts what is said here, and say so', async () => {
    const folderOfPairs = join(folder.path, 'pairs');
    mkdirSync(folderOfPairs);
    for (const name of ['sources', 'series', 'observations'])
      writeFileSync(join(folderOfPairs, `${name}.csv`), readFileSync(join(tables, `${name}.csv`)));
    const row = (id: number, one: string, other: string, stand: string) =>
      `${id},${one},${other},${stand},Another newsroom says so,${NOW}`;
    const columns = TABLES['word-pairs'].fields.map(({ name }) => name).join();
    const lines = [
      row(1, 'truck', 'van', 'one'),
      row(2, 'people', 'cases', 'one'),
      row(3, 'kettle', 'teapot', 'one'),
    ];
    writeFileSync(join(folderOfPairs, 'word-pairs.csv'), [columns, ...lines, ''].join('\r\n'));
    const brought = await runOn(url, 'import', folderOfPairs);
    expect([brought.code, brought.out]).toEqual([0, expect.stringContaining('Added 1 pair of words.')]);
    expect(brought.err).toMatch(
      /truck = van: That contradicts itself.*\n.*people = cases: “people” and “cases” cannot be one/,
    );
    writeFileSync(
      join(folderOfPairs, 'word-pairs.csv'),
      [columns, row(1, 'a', 'b', 'perhaps'), ''].join('\r\n'),
    );
    const wrong = await runOn(url, 'import', folderOfPairs);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('word-pairs.csv')]);
  });

  it('and the CSV of each series comes back in as it went out', async () => {
    const third = `file:${join(folder.path, 'third.db')}`;
    const heads = join(folder.path, 'heads');
    mkdirSync(heads);
    for (const name of ['sources', 'series'])
      writeFileSync(join(heads, `${name}.csv`), readFileSync(join(tables, `${name}.csv`)));
    const [columns = ''] = readFileSync(join(tables, 'observations.csv'), 'utf8').split('\r\n');
    writeFileSync(join(heads, 'observations.csv'), `${columns}\r\n`);
    expect((await runOn(third, 'migrate', '--new')).code).toBe(0);
    expect((await runOn(third, 'import', heads)).code).toBe(0);
    const files = readdirSync(join(site, 'evidence')).filter((name) => /^[^_]*\.csv$/.test(name));
    expect(files.length).toBeGreaterThan(10);
    const back = openDatabase(createClient, { url: third });
    try {
      for (const name of files) {
        const file = join(site, 'evidence', name);
        const came = await runOn(third, 'import', file);
        expect([name, came.code, came.err]).toEqual([name, 0, '']);
        expect((await run(['import', file])).out).toMatch(/^Nothing new/);
        const id = name.replace(/\.csv$/, '');
        const [there, here] = [await findSeries(back, id), await findSeries(database, id)];
        expect(evidenceCsv(ordered(there), there?.sources ?? [])).toBe(readFileSync(file, 'utf8'));
        expect(there?.series.observations.length).toBe(here?.series.observations.length);
      }
    } finally {
      await back.close();
    }
  });
});

/** A series in the order in which its CSV has it. */
function ordered(found: Awaited<ReturnType<typeof findSeries>>) {
  if (found === undefined) throw new Error('the series is not there');
  return { ...found.series, observations: inOrder(found.series.observations) };
}

describe('the tables', () => {
  it('are described by datapackage.json as they are: columns, types, keys', () => {
    const described = JSON.parse(readFileSync(join(tables, 'datapackage.json'), 'utf8')) as Package;
    expect(described.resources.map((r) => r.name)).toEqual(Object.keys(TABLES));
    for (const { name, path, schema } of described.resources) {
      expect(path).toBe(`${name}.csv`);
      const rows = rowsOf(name);
      expect([name, rows.length > 0]).toEqual([name, true]);
      expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map((f) => f.name));
      for (const row of rows)
        for (const { name: column, type, constraints } of schema.fields) {
          const cell = row[column] ?? '';
          if (cell === '') expect([name, column, constraints?.required]).toEqual([name, column, undefined]);
          else expect([name, column, FORMS[type]?.test(cell)]).toEqual([name, column, true]);
          // An empty cell is a missing value, which may be anything that is not required.
          if (constraints?.enum !== undefined && cell !== '') expect(constraints.enum).toContain(cell);
        }
      const keys = rows.map((row) => JSON.stringify(schema.primaryKey.map((k) => row[k])));
      expect(new Set(keys).size).toBe(keys.length);
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const there = new Set(
          rowsOf(reference.resource || name).map((row) => row[reference.fields[0] ?? '']),
        );
        for (const row of rows) {
          const to = row[fields[0] ?? ''] ?? '';
          if (to !== '') expect(there, `${name}.${fields[0]}`).toContain(to);
        }
      }
    }
  });

  it('hold all that is published, and the withdrawn claim', () => {
    const claims = rowsOf('claims');
    expect(claims).toHaveLength(starter.length + 2);
    expect(claims.find((c) => c['slug'] === 'withdrawn-claim')?.['withdrawnReason']).toContain('reason');
    expect(rowsOf('corrections').length).toBeGreaterThan(1);
    expect(rowsOf('rulings').length).toBeGreaterThan(2 * starter.length);
    for (const { word } of rowsOf('rulings')) expect(WORD_NAMES).toContain(word);
    for (const row of rowsOf('corrections')) expect(WORD_NAMES).toContain(row['wordNowAfter']);
  });

  it('hold no cell that a spreadsheet would run', () => {
    let defused = 0;
    for (const name of Object.keys(TABLES))
      for (const row of rowsOf(name))
        for (const [column, cell] of Object.entries(row)) {
          if (/^-\d/.test(cell))
            expect(['observations.value', 'claims.claimedValue']).toContain(`${name}.${column}`);
          else expect([name, column, /^[=+\-@\t\r\n]/.test(cell)]).toEqual([name, column, false]);
          if (/^'[=+\-@]/.test(cell)) defused += 1;
        }
    expect(defused).toBeGreaterThan(3);
  });

  it('come with a bundle of each claim, from which its verdict can be computed again', () => {
    const claims = rowsOf('claims').filter((c) => c['withdrawnAt'] === '');
    expect(readdirSync(join(tables, 'bundles')).sort()).toEqual(
      claims.map((c) => `${c['slug']}.json`).sort(),
    );
    for (const claim of claims) {
      const text = readFileSync(join(tables, 'bundles', `${claim['slug']}.json`), 'utf8');
      const verdict = evaluateBundle(valid(JSON.parse(text)));
      expect(verdict.finding).toBe(claim['findingSaid']);
      if (claim['wordClock'] === 'said') expect(wordOfVerdict(verdict)).toBe(claim['word']);
      else expect(WORD_NAMES).toContain(claim['word']);
    }
  });

  it('hold nothing of the newsroom', () => {
    const all = Object.keys(TABLES)
      .map((name) => readFileSync(join(tables, `${name}.csv`), 'utf8'))
      .join('');
    expect(all).not.toMatch(/writer@example\.org|reviewer@example\.org/);
  });
});

describe('people and parties', () => {
  it('come back into a ledger as they were, in which the claims then find them', async () => {
    const env = { DATABASE_URL: `file:${join(folder.path, 'people-second.db')}` };
    expect((await run(['migrate', '--new'], env)).code).toBe(0);
    const imported = await run(['import', tables], env);
    expect([imported.code, imported.err]).toEqual([0, '']);
    expect(imported.out).toMatch(/Added \d+ people and bodies, \d+ parties and 4 facts about them\./);
    const again = join(folder.path, 'people-again');
    expect((await run(['export', '--all', '--to', again], env)).code).toBe(0);
    for (const name of Object.keys(PEOPLE_TABLES))
      expect([name, readFileSync(join(again, `${name}.csv`), 'utf8')]).toEqual([
        name,
        readFileSync(join(tables, `${name}.csv`), 'utf8'),
      ]);
    const bundle = join(tables, 'bundles', 'sunak-net-migration-down-10-percent.json');
    expect((await run(['load', bundle], env)).code).toBe(0);
    const second = openDatabase(createClient, { url: env.DATABASE_URL });
    const found = await findPersonPage(second, 'rishi-sunak', {}, 1);
    await second.close();
    expect(found).toMatchObject({ total: 1, person: { wikidata: 'Q25413843' } });
    expect((await run(['import', tables], env)).out).not.toContain('people and bodies');
    expect((await run(['verify'], env)).code).toBe(0);
  });

  it('are refused as a whole where the ledger has somebody else at an address', async () => {
    const env = { DATABASE_URL: `file:${join(folder.path, 'people-third.db')}` };
    expect((await run(['migrate', '--new'], env)).code).toBe(0);
    const third = openDatabase(createClient, { url: env.DATABASE_URL });
    const other = {
      slug: 'rishi-sunak',
      name: 'Somebody else',
      key: 'somebody else',
      sort_key: 'somebody else',
    };
    await third.kysely
      .insertInto('claimant')
      .values({ ...other, called: null })
      .execute();
    const refused = await run(['import', tables], env);
    expect([refused.code, refused.err]).toEqual([
      2,
      'The ledger has “Somebody else” at rishi-sunak, and the table has another, “Rishi Sunak”. Nothing was added.\n',
    ]);
    const people = await third.kysely.selectFrom('claimant').select('slug').execute();
    await third.close();
    expect(people).toHaveLength(1);
  });
});

describe('the command', () => {
  it('overwrites nothing unless it is asked to', async () => {
    const again = await run(['export', '--site', site]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is not empty')]);
    writeFileSync(join(tables, 'mine.txt'), 'mine');
    expect((await run(['export', '--all', '--to', tables])).code).toBe(2);
    expect((await run(['export', '--all', '--to', tables, '--force'])).code).toBe(0);
    expect(readFileSync(join(tables, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it.each([
    ['--all', '--site', 'x'],
    ['a-claim', '--to', 'x'],
    ['a-claim', '--all'],
    ['--to', 'x'],
    ['--all', '--force'],
    ['--site'],
    [],
  ])('refuses words that do not go together: %s %s %s', async (...args) => {
    expect((await run(['export', ...args.filter((a) => a !== undefined)])).code).toBe(2);
  });
});

describe('the package of a series', () => {
  it('names the columns of its CSV', () => {
    const { series, sources } = smallBundle();
    const [one] = series;
    if (one === undefined) throw new Error('no series');
    const [header = ''] = evidenceCsv(one, sources).split('\r\n');
    expect(header.split(',')).toEqual(SERIES_COLUMNS.map((f) => f.name));
    const described = seriesPackage(
      one,
      [{ ...sources[0], id: 'x', title: 'x', publisher: 'x', licence: 'Open Government Licence v3.0' }],
      {
        csv: 'https://ledger.example/evidence/officers.csv',
        homepage: 'https://ledger.example/evidence/officers',
      },
    );
    expect(described).toMatchObject({
      name: 'officers',
      licenses: [{ name: 'OGL-UK-3.0' }],
      sources: [{ title: 'x: x' }],
    });
  });

  it('answers 404 if there is no series', async () => {
    const app = await inProcess([], NOW);
    try {
      expect((await app.get('/evidence/nothing/datapackage.json')).status).toBe(404);
    } finally {
      await app.close();
    }
  });

  onEachRuntime((base) => {
    it('is served next to it, with a link to its CSV', async () => {
      const answer = await fetch(`${base}/evidence/uplift-ew/datapackage.json`);
      expect(answer.status).toBe(200);
      const { resources } = (await answer.json()) as Package;
      const csv = await fetch(resources[0]?.path ?? '');
      const { data } = Papa.parse<Record<string, string>>(await csv.text(), {
        header: true,
        skipEmptyLines: true,
      });
      expect(Object.keys(data[0] ?? {})).toEqual(resources[0]?.schema.fields.map((f) => f.name));
    });
  });
});

describe('addresses', () => {
  it.each([
    ['/', 'index.html'],
    ['/claims', 'claims.html'],
    ['/claims?page=2', 'claims/_page-2.html'],
    ['/claims/a-claim', 'claims/a-claim.html'],
    ['/claims/index', 'claims/index.html'],
    ['/claims/a-claim/history', 'claims/a-claim/history.html'],
    ['/claims/a-claim.json', 'claims/a-claim.json'],
    ['/topics/caf%C3%A9?page=2', 'topics/café/_page-2.html'],
    ['/people?letter=b', 'people/_letter-b.html'],
    ['/people/a-person', 'people/a-person.html'],
    ['/parties/a-party?now=wrong', null],
    ['/disputes', 'disputes.html'],
    ['/disputes/uplift-ew', 'disputes/uplift-ew.html'],
    ['/disputes/uplift-ew?page=2', 'disputes/uplift-ew/_page-2.html'],
    ['/evidence/x/datapackage.json', 'evidence/x/datapackage.json'],
    ['/corrections?type=typo&page=2', 'corrections/_page-2_type-typo.html'],
    ['/feed.atom', 'feed.atom'],
    ['/embed/a-claim', 'embed/a-claim/index.html'],
    ['/embed/evidence/x', 'embed/evidence/x/index.html'],
    ['/embed?claims=a-claim', null],
    ['/embed.js', 'embed.js'],
    ['/badge/a-claim.svg?size=narrow', 'badge/a-claim_size-narrow.svg'],
    ['/og/page/topics/x.png', 'og/page/topics/x.png'],
    ['/claims?q=officers', null],
    ['/claims/a-claim?asof=2024-01-01', null],
    ['/claims/..%2f..%2fetc', null],
    ['/claims/%E0%A4%A', null],
    ['/claims/a%00b', null],
    ['/claims//x', null],
    ['/sign-in', null],
    ['/edit', null],
    ['/api/v1/claims', null],
    ['/claims?page=../x', null],
  ])('%s is the file %s', (address, file) => {
    expect(fileOf(address)).toBe(file);
  });

  it('become relative, and lead nowhere if they need the server', () => {
    expect(wayTo('index.html', 'claims.html')).toBe('claims.html');
    expect(wayTo('claims/a.html', 'index.html')).toBe('../index.html');
    expect(wayTo('claims/a/history.html', 'claims/a.html')).toBe('../a.html');
    expect(wayTo('claims/a.html', 'topics/café.html')).toBe('../topics/caf%C3%A9.html');
    const page = `<link rel="canonical" href="https://ledger.example/claims/a"><link rel="alternate" href="/oembed?x=1">
<a href="/claims/b?asof=2024-01-01">x</a><a href="/corrections?type=typo&amp;page=2">y</a><a href="/claims/a#s">z</a>
<a href="https://ledger.example/claims/b#t">o</a><a href="https://other.example/claims">e</a><a href="#m">m</a>
<search><form method="get" action="/claims"><input></form></search>&lt;a href="/claims"&gt;`;
    const { markup, leadsTo } = asFile(page, 'claims/a.html', 'https://ledger.example', 'NOTE');
    expect(markup).toBe(`<link rel="canonical" href="https://ledger.example/claims/a">
<a>x</a><a href="../corrections/_page-2_type-typo.html">y</a><a href="#s">z</a>
<a href="b.html#t">o</a><a href="https://other.example/claims">e</a><a href="#m">m</a>
NOTE&lt;a href="/claims"&gt;`);
    expect([...leadsTo.keys()]).toEqual([
      'corrections/_page-2_type-typo.html',
      'claims/a.html',
      'claims/b.html',
    ]);
  });
});

describe('the site', () => {
  const pages = () =>
    readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));

  it('has a page for each claim, claimant, topic and series, and leads from each only to files that are there', () => {
    const all = pages();
    expect(all.length).toBeGreaterThan(3 * starter.length);
    for (const { bundle } of starter) {
      expect(all).toContain(join('claims', `${bundle.claim.slug}.html`));
      expect(all).toContain(join('claims', bundle.claim.slug, 'history.html'));
      for (const { id } of bundle.series) expect(all).toContain(join('evidence', `${id}.html`));
    }
    const broken: string[] = [];
    let ways = 0;
    for (const name of all) {
      const page = readFileSync(join(site, name), 'utf8');
      expect(page).not.toMatch(/<form|\saction=/);
      for (const to of [
        ...attributes(page.replace(/<link rel="canonical"[^>]*>/g, ''), 'href'),
        ...attributes(page, 'src'),
      ]) {
        if (/^(?:https?:\/\/(?!ledger\.example)|mailto:)/.test(to)) continue;
        ways += 1;
        const [path = '', anchor] = to.split('#');
        const file =
          path === '' ? join(site, name) : join(dirname(join(site, name)), decodeURIComponent(path));
        if (to.startsWith('/') || to.includes('://') || !existsSync(file)) broken.push(`${name}: ${to}`);
        else if (anchor !== undefined && anchor !== '' && file.endsWith('.html')) {
          const there = readFileSync(file, 'utf8');
          if (!there.includes(`id="${decodeURIComponent(anchor)}"`))
            broken.push(`${name}: ${to} has no such anchor`);
        }
      }
    }
    expect(ways).toBeGreaterThan(1_000);
    expect(broken).toEqual([]);
  });

  it('has what other sites show: badges, cards, the element and pictures', () => {
    for (const { bundle } of starter)
      for (const file of [
        `badge/${bundle.claim.slug}.svg`,
        `badge/${bundle.claim.slug}_size-narrow.svg`,
        `badge/${bundle.claim.slug}.json`,
        `embed/${bundle.claim.slug}/index.html`,
        `og/${bundle.claim.slug}.png`,
      ])
        expect(existsSync(join(site, file)), file).toBe(true);
    for (const file of ['embed.js', 'og/page/index.png', 'embed/evidence/uplift-ew/index.html'])
      expect(existsSync(join(site, file)), file).toBe(true);
    expect(readFileSync(join(site, 'og/braverman-on-track.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('names the server only where a page says which page it is a copy of', () => {
    for (const name of pages()) {
      const [head = '', body = ''] = readFileSync(join(site, name), 'utf8').split('</head>');
      const rest = head
        .replace(/<link rel="canonical"[^>]*>|<meta property="og:(?:url|image)"[^>]*>/g, '')
        .replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
      expect(rest, name).not.toContain('ledger.example');
      // What is copied from a page to be sent or cited names the page as it is live; and the documentation of the API says
      // which addresses programs ask. The file of a revision lies in the folder of its claim.
      const own = name.replace(/(?:\/_rev-\d+)?\.html$/, '');
      const told = body.replace(/https:\/\/ledger\.example\/[^\s<"]*/g, (address) =>
        address.startsWith(`https://ledger.example/${own}`) ? '' : address,
      );
      if (name !== 'api.html') expect(told, name).not.toContain('ledger.example');
    }
  });

  it('shows a card and a badge from the folder, whole', async () => {
    const browser = await startBrowser();
    try {
      const page = await (await browser.newContext({ offline: true })).newPage();
      const failed: string[] = [];
      page.on('requestfailed', (request) => failed.push(request.url()));
      await page.goto(pathToFileURL(join(site, 'embed/braverman-on-track/index.html')).href);
      expect(await page.locator('.finding').innerText()).not.toBe('');
      expect(await page.locator('body').evaluate((body) => getComputedStyle(body).borderTopStyle)).toBe(
        'solid',
      );
      await page.goto(pathToFileURL(join(site, 'badge/braverman-on-track_size-narrow.svg')).href);
      expect(await page.locator('svg title').count()).toBe(1);
      expect(failed).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('opens from its folder in a browser, with its style, and is walked by its links', async () => {
    const browser = await startBrowser();
    try {
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
      const page = await context.newPage();
      const failed: string[] = [];
      page.on('requestfailed', (request) => failed.push(request.url()));
      await page.goto(pathToFileURL(join(site, 'index.html')).href);
      const ruled = () =>
        page.locator('.masthead').evaluate((element) => getComputedStyle(element).borderBottomStyle);
      expect(await ruled()).toBe('solid');
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Claims' }).click();
      expect(page.url()).toMatch(/\/site\/claims\.html$/);
      expect(await page.locator('main').innerText()).toContain('need the ledger’s server');
      await page.locator('.claims a').first().click();
      expect(await ruled()).toBe('solid');
      expect(await page.locator('.finding').first().innerText()).not.toBe('');
      await page.goto(pathToFileURL(join(site, 'claims/braverman-on-track.html')).href);
      await page
        .getByRole('link', { name: /history/i })
        .first()
        .click();
      expect(page.url()).toMatch(/braverman-on-track\/history\.html$/);
      await page.getByRole('link', { name: 'Plumbline', exact: true }).click();
      expect(page.url()).toMatch(/\/site\/index\.html$/);
      expect(failed).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

/** When figures come: said by editors, told to readers on the calendar, in a file for theirs, on claims and on series. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedOf } from '../../claims/editorial/next-release.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import type { Database } from '../../db/base/open.ts';
import { saveNextRelease } from '../../db/imports/next-release.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { MARKUP, promiseBundle, smallBundle } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { onlyValue, readCalendar, textOf } from '../support/icalendar.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { words } from '../support/markup.ts';
import { type Session, signedInAs, visitor } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const RECORDED = '2024-02-01T09:00:00.000Z';
const NOW = '2024-02-10T09:00:00.000Z';
let forms = 0;

function say(database: Database, series: string, expected: string, at = NOW) {
  forms += 1;
  const when = expectedOf(expected) ?? null;
  return saveNextRelease(database, {
    form: `form-${forms}`,
    actor: COMMAND_LINE,
    at,
    series,
    expected: when,
  });
}

describe('readers', () => {
  let app: InProcess;
  const other = smallBundle({
    slug: 'other-claim',
    series: 'other',
    source: 'other-bulletin',
    seriesTitle: 'Wardens; “all”, of the counties \\ and towns, é'.repeat(3),
  });
  beforeAll(async () => {
    app = await inProcess([{ bundle: promiseBundle() }, { bundle: other }], RECORDED);
    app.at(NOW);
  });
  afterAll(() => app.close());

  const page = async (path: string) => words(await (await app.get(path)).text());
  const look = async () => app.look();
  const calendarFile = async () => new Uint8Array(await (await app.get('/calendar.ics')).arrayBuffer());

  it('find open claims of which no day is known, and a file with nothing in it', async () => {
    const told = await page('/calendar');
    expect(told).toContain('No day of a release is known.');
    expect(told).toContain(
      'No day of release is known Open claims wait for these, and nobody has said when their next figures come. Officers in post A publisher. The last figures came on 31 January 2024. There are 20,000 officers Somebody; decided by the figure for 31 March 2024',
    );
    const file = readCalendar(await calendarFile());
    expect(file.components.map(({ name }) => name)).toEqual(['VTIMEZONE']);
    expect(await page('/claims/a-promise')).toContain(
      'When we will know: The figure for 31 March 2024 in Officers in post decides it, or those on either side of that day. No day of release is known; the last figures came on 31 January 2024. The calendar',
    );
  });

  it('find what comes, the next first, once an editor says so', async () => {
    await say(app.database, 'officers', '2024-04');
    await say(app.database, 'other', '2024-04-18');
    await look();
    expect(await page('/calendar')).toMatch(
      /What comes 18 April 2024 Wardens.*The last figures came on 31 January 2024\. April 2024 Officers in post A publisher\. .* There are 20,000 officers Somebody; decided by the figure for 31 March 2024 As the ledger held it/,
    );
    expect(await page('/claims/a-promise')).toContain(
      'the next figures are expected in April 2024. The calendar',
    );
    expect(await page('/evidence/officers')).toContain('The next figures are expected in April 2024.');
    expect(await page('/evidence')).toContain('When the next figures come is in the calendar.');
    expect(await page('/')).toContain('When the next figures come');
    const markdown = await (await app.get('/claims/a-promise.md')).text();
    expect(markdown).toContain('**When we will know:** The figure for 31 March 2024 in “Officers in post”');
    const { whenKnown } = (await (await app.get('/api/v1/claims/a-promise')).json()) as { whenKnown: string };
    expect(whenKnown).toMatch(/^The figure for 31 March 2024 in “Officers in post” decides it/);
    // What is decided waits for nothing.
    expect(await page('/claims/other-claim')).not.toContain('When we will know');
    expect(await page('/claims/a-promise?asof=2024-01-31')).not.toContain('When we will know:');
  });

  it('get the same for their own calendars', async () => {
    const answer = await app.get('/calendar.ics');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, must-revalidate');
    const file = readCalendar(new Uint8Array(await answer.arrayBuffer()));
    const events = file.components.map((event) =>
      ['UID', 'DTSTAMP', 'SEQUENCE', 'DTSTART', 'DTEND', 'URL'].map((name) => onlyValue(event, name)),
    );
    expect(events).toEqual([
      [
        'next-release-other@ledger.test',
        '20240210T090000Z',
        '0',
        '20240418',
        '20240419',
        'http://ledger.test/evidence/other',
      ],
      [
        'next-release-officers@ledger.test',
        '20240210T090000Z',
        '0',
        '20240401',
        '20240501',
        'http://ledger.test/evidence/officers',
      ],
    ]);
    const [first, second] = file.components;
    expect(first && textOf(onlyValue(first, 'SUMMARY'))).toMatch(
      /^New figures: Wardens; “all”, of the counties \\ and towns, é/,
    );
    expect(second && textOf(onlyValue(second, 'DESCRIPTION'))).toBe(
      'A publisher\n“There are 20,000 officers” (Somebody), decided by the figure for 31 March 2024: http://ledger.test/claims/a-promise',
    );
  });

  it('keep an event under its name when its day is moved', async () => {
    await say(app.database, 'other', '2024-04-19', '2024-02-11T09:00:00.000Z');
    await look();
    const file = readCalendar(await calendarFile());
    const [event] = file.components;
    expect(event && ['UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART'].map((name) => onlyValue(event, name))).toEqual([
      'next-release-other@ledger.test',
      '1',
      '20240211T090000Z',
      '20240419',
    ]);
  });

  it('are told what is overdue, by the newsroom’s day', async () => {
    app.at('2024-05-01T09:00:00.000Z');
    const told = await page('/calendar');
    expect(told).toMatch(
      /Overdue They were expected by now.*Expected on 19 April 2024\. .*Expected in April 2024\. /,
    );
    expect(told).toContain('What comes No day of a release is known.');
    expect(await page('/claims/a-promise')).toContain(
      'It was due in April 2024, and has been overdue since 1 May 2024.',
    );
    expect(await page('/evidence/officers')).toContain(
      'New figures were expected in April 2024; the ledger has none yet.',
    );
  });

  it('find nothing of it once figures came, and an open claim whose figures wait for an editor', async () => {
    await importObservations(
      app.database,
      'officers',
      [{ at: '2024-03-31', value: '21000', source: 'bulletin', publishedOn: '2024-04-30' }],
      '2024-05-01T09:00:00.000Z',
    );
    await look();
    expect(await page('/calendar')).not.toContain('Expected in April 2024');
    expect(await page('/claims/a-promise')).toContain(
      'decides it, or those on either side of that day. Newer figures are recorded, and wait for an editor.',
    );
  });

  it('ask the database once for each page', async () => {
    for (const path of ['/calendar', '/calendar.ics', '/evidence/officers', '/claims/a-promise']) {
      app.forget();
      await app.get('/method');
      app.roundTrips();
      await app.get(path);
      expect([path, app.roundTrips()]).toEqual([path, 1]);
    }
  });
});

describe('the page of a series', () => {
  let app: InProcess;
  beforeAll(async () => {
    const bundle = smallBundle({ claimed: '20150', value: '20150' });
    app = await inProcess([{ bundle }], RECORDED);
    app.at(NOW);
    const { kysely } = app.database;
    const [first = '', second = ''] = ['a', 'b'].map((letter) => letter.repeat(64));
    const hostile = MARKUP.join(' ');
    for (const [sha256, name] of [
      [first, `workforce ${hostile}.ods`],
      [second, 'later.csv'],
    ] as const)
      await kysely.insertInto('file').values({ sha256, name, size: 1, bytes: null, kept_at: NOW }).execute();
    await kysely
      .insertInto('recipe')
      .values({ id: 'recipe', version: 1, body: '{}', person: 'p', recorded_at: NOW })
      .execute();
    for (const [id, sha256, applied] of [
      [1, second, null],
      [2, first, NOW],
      [3, second, NOW],
    ] as const) {
      await kysely
        .insertInto('import')
        .values({
          id,
          file_sha256: sha256,
          recipe_id: 'recipe',
          recipe_version: 1,
          plan_hash: `h${id}`,
          released_on: '2024-01-31',
          answers: '{}',
          counts: '{}',
          source_id: null,
          person_id: null,
          person: 'p',
          begun_at: NOW,
          applied_at: null,
        })
        .execute();
      await kysely
        .insertInto('import_row')
        .values({
          import_id: id,
          n: 1,
          what: id === 2 ? 'new' : 'confirmed',
          series_id: 'officers',
          at: '2023-12-31',
          at_end: '2023-12-31',
          published_on: '2024-01-31',
          value: null,
          precision: null,
          status: null,
          cell: 'Table_1!M31',
          shown: id === 2 ? '20,150 [r]' : null,
          stored: null,
          note: id === 2 ? `revised ${hostile}` : null,
        })
        .execute();
      if (applied !== null)
        await kysely.updateTable('import').set({ applied_at: applied }).where('id', '=', id).execute();
    }
  });
  afterAll(() => app.close());

  it('says where a figure stood in the first file that had it, and which verdicts hang on it', async () => {
    const markup = await (await app.get('/evidence/officers')).text();
    for (const hostile of MARKUP.slice(0, 4)) expect(markup).not.toContain(hostile);
    const told = words(markup);
    expect(told).toContain('.ods: Table_1, row 31, column M, shown as “ 20,150 [r] ” revised');
    expect(told).not.toContain('later.csv');
    expect(told).toContain(
      'Used by one claim; the verdict on it would change if its latest figure, 20,150 for 31 December 2023, were 1% higher or lower. There are 20,000 officers Somebody Right would be Nearly right if it were higher or lower',
    );
    expect(told).toContain('The figure has not been revised.');
  });

  it('draws what was published before, and tells the largest revision', async () => {
    await importObservations(
      app.database,
      'officers',
      [
        { at: '2023-12-31', value: '20151', source: 'bulletin', publishedOn: '2024-02-05' },
        { at: '2023-11-30', value: '20000', source: 'bulletin', publishedOn: '2024-02-05' },
      ],
      NOW,
    );
    await app.look();
    const markup = await (await app.get('/evidence/officers')).text();
    expect(markup).toContain('<path class="earlier"');
    expect(words(markup)).toContain(
      'Lighter, what was published before. Of two figures, one was revised after it first came out. The largest revision: the figure for 31 December 2023 was 20,150 as published on 31 January 2024, and is 20,151 as published on 5 February 2024: +1 officer (+0.005%).',
    );
  });

  it('is another for whoever has it already, once anything on it changes', async () => {
    const etag = async () => (await app.get('/evidence/officers')).headers.get('etag') ?? '';
    const before = await etag();
    expect((await app.get('/evidence/officers', { 'If-None-Match': before })).status).toBe(304);
    await say(app.database, 'officers', '2024-04');
    await app.look();
    expect(await etag()).not.toBe(before);
  });
});

describe('the newsroom', () => {
  const ADDRESS = '/edit/evidence/series/uplift-ew';
  let server: ServedLedger;
  let editor: Session;
  beforeAll(async () => {
    server = await serveLedger();
    editor = await signedInAs(server.url, server.database, 'editor');
  });
  afterAll(() => server.stop());

  const post = (fields: Record<string, string>, more = {}) =>
    editor.post(`${ADDRESS}/next`, fields, { from: ADDRESS, ...more });

  it('says when figures come, and readers see it at once', async () => {
    const saved = await post({ do: 'expect', expected: 'January 2099' });
    expect([saved.status, saved.location]).toEqual([303, `${ADDRESS}?done=expected`]);
    const page = await editor.follow();
    expect(words(page.body)).toContain('The next release is recorded, and readers see it.');
    expect(page.body).toContain('value="2099-01"');
    const reader = visitor(server.url);
    expect(words((await reader.get('/evidence/uplift-ew')).body)).toContain('expected in January 2099');
    expect(words((await reader.get('/calendar')).body)).toContain('January 2099 Police Uplift Programme');
    const audit = await signedInAs(server.url, server.database, 'admin');
    expect(words((await audit.get('/edit/audit')).body)).toMatch(
      /Next release changed uplift-ew expected 2099-01/,
    );
  });

  it('takes it back', async () => {
    const saved = await post({ do: 'take-back', expected: '' });
    expect(saved.location).toBe(`${ADDRESS}?done=taken-back`);
    expect(words((await editor.follow()).body)).toContain('No day of the next release is known any more.');
    expect(words((await visitor(server.url).get('/evidence/uplift-ew')).body)).toContain(
      'No day of the next release is known.',
    );
  });

  it.each([
    ['soon', 'Next release: “soon” is no day or month of the calendar.'],
    ['', 'Next release: give a day, such as 2027-01-28, or a month, such as 2027-01.'],
    [
      '2023-04',
      'Next release: figures of this series that were published on 26 April 2023 are recorded already, so that April 2023 is no release to come. Give a later day.',
    ],
  ])('“%s” is refused where it stands, and stays in the form', async (expected, message) => {
    const answer = await post({ do: 'expect', expected });
    expect(answer.status).toBe(422);
    expect(words(answer.body)).toContain(message);
    expect(answer.body).toContain('<a href="#f-expected">');
    expect(answer.body).toMatch(/id="f-expected" name="expected" aria-describedby="[^"]*f-expected-error"/);
    expect(answer.body).toContain(`value="${expected}"`);
  });

  it('says where the sources of a series are kept, and readers see it beside the address of each', async () => {
    const kept = 'https://web.archive.org/web/2020/https://www.gov.uk/uplift';
    const field = 'archived.ho-2020-04';
    const keep = (typed: string) => editor.post(`${ADDRESS}/archives`, { [field]: typed }, { from: ADDRESS });
    const refused = await keep('http://10.0.0.1/x');
    expect(refused.status).toBe(422);
    expect(words(refused.body)).toContain('must lead to a host on the public net');
    expect(refused.body).toContain('value="http://10.0.0.1/x"');
    const saved = await keep(kept);
    expect([saved.status, saved.location]).toEqual([303, `${ADDRESS}?done=kept`]);
    expect((await editor.follow()).body).toContain(`value="${kept}"`);
    const reader = visitor(server.url);
    expect((await reader.get('/evidence/uplift-ew')).body).toContain(
      `<a href="${kept}" rel="noopener">Archived copy</a>`,
    );
    expect((await reader.get('/evidence/uplift-ew.csv')).body).toContain(kept);
    expect((await reader.get('/evidence/uplift-ew.json')).body).toContain(kept);
    expect((await reader.get('/api/v1/series/uplift-ew')).body).toContain(`"archivedUrl":"${kept}"`);
    expect((await keep('')).status).toBe(303);
    expect((await reader.get('/evidence/uplift-ew')).body).not.toContain('Archived copy');
  });

  it('takes where a new source is kept with its first figure', async () => {
    const fields = {
      'rows.0.at': '2024-03-31',
      'rows.0.value': '20000',
      publishedOn: '2024-04-30',
      'source.title': 'A release that is kept',
      'source.publisher': 'Home Office',
      'source.archived': 'http://localhost/',
      do: 'save',
    };
    const refused = await editor.post(ADDRESS, fields, { from: ADDRESS });
    expect([refused.status, words(refused.body).includes('Kept at: the address must lead')]).toEqual([
      422,
      true,
    ]);
    const archived = 'https://archive.ph/AbCd1';
    const saved = await editor.post(ADDRESS, { ...fields, 'source.archived': archived }, { from: ADDRESS });
    expect([saved.status, words(saved.body)]).toEqual([303, '']);
    expect((await visitor(server.url).get('/evidence/uplift-ew')).body).toContain(archived);
  });

  it('refuses a form of another site, of another session and of no series', async () => {
    const fields = { do: 'expect', expected: '2099-01' };
    expect((await post(fields, { headers: { Origin: 'https://evil.example' } })).status).toBe(403);
    expect((await post(fields, { tokens: { csrf: 'x'.repeat(40), form: 'some-form-of-it' } })).status).toBe(
      403,
    );
    expect((await editor.post('/edit/evidence/series/nothing/next', fields, { from: ADDRESS })).status).toBe(
      404,
    );
    expect((await visitor(server.url).post(`${ADDRESS}/next`, fields, { tokens: null })).status).toBe(401);
  });
});

describe('the starter’s open claims', () => {
  it('each say when they will be decided', async () => {
    const app = await inProcess(await readStarter(), '2026-11-22T10:00:00.000Z');
    try {
      const open = await app.database.kysely
        .selectFrom('listing')
        .select('slug')
        .where('due_on', 'is not', null)
        .execute();
      expect(open.length).toBeGreaterThan(0);
      for (const { slug } of open) {
        const told = words(await (await app.get(`/claims/${slug}`)).text());
        expect([slug, /When we will know: The figure for .* decides it.*\./.test(told)]).toEqual([
          slug,
          true,
        ]);
      }
    } finally {
      await app.close();
    }
  });
});

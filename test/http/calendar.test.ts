/** The newsroom's day: its time zone on every page, words for days in forms, and what happens if the clock cannot be trusted. */
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../claims/editorial/workflow.ts';
import { dayAfter } from '../../claims/exact/calendar.ts';
import { dayIn } from '../../claims/exact/zone.ts';
import { dateInWords } from '../../claims/words/dates.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { findCalendar, noteFollowed } from '../../db/base/calendar.ts';
import { type Database, openDatabase } from '../../db/base/open.ts';
import { recompute } from '../../db/ledger/queue.ts';
import { saveDraft } from '../../db/newsroom/drafts.ts';
import { saveSettings } from '../../db/newsroom/settings.ts';
import { followDay } from '../../src/tasks/daily.ts';
import { urls } from '../../views/parts/urls.ts';
import { promiseBundle, smallBundle } from '../support/bundles.ts';
import { inProcess } from '../support/in-process.ts';
import { attributes, words } from '../support/markup.ts';
import { hiddenFields, runCommand, type Session, signedInAs } from '../support/newsroom.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';
import { startNode } from '../support/servers.ts';

const LOADED = '2024-02-01T09:00:00.000Z';

describe('pages by the newsroom’s day', () => {
  const shows = async (zone: string | null, at: string, bundle = smallBundle()) => {
    const app = await inProcess([{ bundle }], LOADED);
    try {
      if (zone !== null) await saveSettings(app.database.kysely, { timeZone: zone }, COMMAND_LINE, LOADED);
      app.forget();
      app.at(at);
      const page = words(await (await app.get(`/claims/${bundle.claim.slug}`)).text());
      const badge = await (await app.get(`/badge/${bundle.claim.slug}.json`)).text();
      return { page, badge };
    } finally {
      await app.close();
    }
  };

  it.each([
    [
      'London, in summer, before midnight by UTC',
      null,
      '2026-07-01T23:30:00.000Z',
      '2 July 2026',
      'London time',
    ],
    ['London, in winter', null, '2026-12-01T23:30:00.000Z', '1 December 2026', 'London time'],
    ['Auckland', 'Pacific/Auckland', '2026-11-30T11:00:00.000Z', '1 December 2026', 'Auckland time'],
    ['New York', 'America/New_York', '2026-11-30T04:59:00.000Z', '29 November 2026', 'New York time'],
  ])('in %s', async (_, zone, at, day, clock) => {
    const { page } = await shows(zone, at);
    expect(page).toContain(`The verdict, as of today, ${day}, ${clock}`);
  });

  it('ends a promise when its last day is over there', async () => {
    // 31 March 2024 is the day on which British clocks go forward: it ends at 23:00 by UTC.
    const before = await shows(null, '2024-03-31T22:59:50.000Z', promiseBundle());
    expect(before.page).toContain(
      'as of today, 31 March 2024, London time Too early to say On today’s figures: Pending',
    );
    expect(before.badge).toContain('Too early to say, as of 31 Mar 2024');
    const after = await shows(null, '2024-03-31T23:00:10.000Z', promiseBundle());
    expect(after.page).toContain(
      'as of today, 1 April 2024, London time Too early to say On today’s figures: Awaiting the outcome',
    );
    expect(after.badge).toContain('Too early to say, as of 1 Apr 2024');
  });

  it.each([
    ['of 23 hours', '2026-03-29T22:59:50.000Z', '2026-03-29T23:00:05.000Z', '29 March 2026', '30 March 2026'],
    [
      'of 25 hours',
      '2026-10-25T23:59:50.000Z',
      '2026-10-26T00:00:05.000Z',
      '25 October 2026',
      '26 October 2026',
    ],
  ])('keeps no page beyond a day %s', async (_, last, first, day, next) => {
    const app = await inProcess([{ bundle: smallBundle() }], LOADED);
    try {
      app.at(last);
      const before = await app.get('/claims/a-claim');
      expect(words(await before.text())).toContain(`today, ${day}`);
      app.at(first);
      const after = await app.get('/claims/a-claim');
      expect(words(await after.text())).toContain(`today, ${next}`);
      expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    } finally {
      await app.close();
    }
  });

  it('takes “asof” up to the newsroom’s day, and no further', async () => {
    const app = await inProcess([{ bundle: smallBundle() }], LOADED);
    try {
      app.at('2026-07-01T23:30:00.000Z');
      expect((await app.get('/claims/a-claim?asof=2026-07-02')).status).toBe(200);
      const tomorrow = await app.get('/claims/a-claim?asof=2026-07-03');
      expect(tomorrow.status).toBe(400);
      expect(await tomorrow.text()).toContain('the last day with a verdict is today, 2 July 2026.');
    } finally {
      await app.close();
    }
  });
});

it('tells in the history of a claim which verdict a clock that was ahead has published', async () => {
  const app = await inProcess([{ bundle: promiseBundle() }], LOADED);
  try {
    await recompute(app.database, '2034-02-02T09:00:00.000Z');
    await followDay(app.database, new Date('2024-02-02T09:00:00.000Z'));
    app.at('2024-02-02T09:00:00.000Z');
    const text = words(await (await app.get('/claims/a-promise/history')).text());
    expect(text).toContain(
      'Published 2 February 2034, by a clock that was ahead: it does not count, and the one above took its place',
    );
    expect(text.match(/by a clock that was ahead/g)).toHaveLength(1);
    const atom = await (await app.get('/feed.atom')).text();
    expect(atom).toContain('<updated>2024-02-02T09:00:00Z</updated>');
    expect(atom).not.toContain('2034');
  } finally {
    await app.close();
  }
});

it('shows a zone that another process has chosen within five seconds, even on pages that are kept', async () => {
  const node = await startNode();
  const database = openDatabase(createClient, { url: node.database ?? '' });
  try {
    const page = async () => words(await (await fetch(`${node.url}/claims/braverman-on-track`)).text());
    expect(await page()).toContain('London time');
    const at = new Date().toISOString();
    await saveSettings(database.kysely, { timeZone: 'Pacific/Auckland' }, COMMAND_LINE, at);
    const chosen = performance.now();
    while (!(await page()).includes('Auckland time') && performance.now() - chosen < 20_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(performance.now() - chosen).toBeLessThan(5_000);
  } finally {
    await database.close();
    await node.stop();
  }
});

describe('the newsroom', () => {
  let ledger: ServedLedger;
  let database: Database;
  let admin: Session;
  let editor: Session;
  const today = () => dayIn('Europe/London', new Date().toISOString());
  beforeAll(async () => {
    ledger = await serveLedger();
    database = openDatabase(createClient, { url: ledger.database });
    admin = await signedInAs(ledger.url, ledger.database, 'admin');
    editor = await signedInAs(ledger.url, ledger.database, 'editor');
  });
  afterAll(async () => {
    await database.close();
    await ledger.stop();
  });

  const claim = (slug: string, more: Record<string, string> = {}): Record<string, string> => ({
    slug,
    quote: `There are 20,000 wardens, said ${slug}`,
    'claimant.name': 'Somebody',
    saidOn: 'today',
    'appearance.title': 'A speech',
    'appearance.url': 'https://example.org/speech',
    kind: 'level',
    'claimed.value': '20,000',
    'claimed.unit': 'wardens',
    'inputs.value.from': 'new',
    'inputs.value.newSeries.title': `Wardens of ${slug}`,
    'inputs.value.newSeries.unit': 'wardens',
    'inputs.value.value': '20000',
    'inputs.value.at': '31 December 2023',
    'inputs.value.publishedOn': 'yesterday',
    'inputs.value.source.title': `The count of ${slug}`,
    'inputs.value.source.publisher': 'The counters',
    'inputs.value.source.publishedOn': 'today',
    ...more,
  });
  const inField = (body: string, name: string) =>
    attributes(
      new RegExp(`<input[^>]* name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(body)?.[0] ?? '',
      'value',
    )[0];
  const approve = async (slug: string) => {
    const page = await admin.get(urls.edit.review(slug));
    const checks = Object.fromEntries(CHECKS.map((check) => [`check.${check}`, 'yes']));
    return admin.post(urls.edit.review(slug), {
      ...hiddenFields(page.body, urls.edit.review(slug)),
      ...checks,
      do: 'approve',
    });
  };

  it('keeps the day that “today” meant when it was saved, and shows it', async () => {
    const slug = 'wardens-today';
    const saved = await editor.post(urls.edit.newClaim(), { ...claim(slug), base: '0', do: 'save' });
    expect(saved.status).toBe(303);
    const { body } = await editor.get(urls.edit.claim(slug));
    expect(inField(body, 'saidOn')).toBe(today());
    expect(inField(body, 'inputs.value.publishedOn')).toBe(dayAfter(today(), -1));
    expect(inField(body, 'inputs.value.source.publishedOn')).toBe(today());
    const { fields } = await database.kysely
      .selectFrom('draft_save as d')
      .innerJoin('work as w', 'w.id', 'd.work_id')
      .select('d.fields')
      .where('w.slug', '=', slug)
      .executeTakeFirstOrThrow();
    expect(fields).not.toMatch(/:"(?:today|yesterday)"/);
  });

  it('reads the word in a save of before by the day of that save, up to what readers see', async () => {
    const slug = 'wardens-of-before';
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1_000).toISOString();
    const day = dayIn('Europe/London', twoDaysAgo);
    await saveDraft(database, {
      form: 'a-form-of-before',
      actor: { personId: 'somebody-else', name: 'else@example.org', session: null },
      at: twoDaysAgo,
      slug,
      fields: claim(slug),
      base: 0,
      isNew: true,
      submit: true,
    });
    expect(inField((await editor.get(urls.edit.claim(slug))).body, 'saidOn')).toBe(day);
    expect((await approve(slug)).status).toBe(303);
    const page = words((await admin.get(urls.claim(slug))).body);
    expect(page).toContain(`Somebody, ${dateInWords(day)}`);
    const published = await database.kysely
      .selectFrom('observation as o')
      .innerJoin('series as s', 's.id', 'o.series_id')
      .select('o.published_on')
      .where('s.title', '=', `Wardens of ${slug}`)
      .executeTakeFirstOrThrow();
    expect(published.published_on).toBe(dayAfter(day, -1));
  });

  it('shows the day that was meant on the form of figures', async () => {
    const at = urls.edit.newSeries();
    const { body } = await editor.post(at, { title: 'Wardens', publishedOn: 'yesterday', do: 'preview' });
    expect(inField(body, 'publishedOn')).toBe(dayAfter(today(), -1));
  });

  /** Every other way to publish says why it does not, and keeps what was typed. */
  const expectDoorsClosed = async () => {
    const figures = {
      title: 'Wardens of a pause',
      unit: 'wardens',
      'rows.0.at': '31 December 2023',
      'rows.0.value': '20000',
      publishedOn: '31 January 2024',
      'source.title': 'The count of a pause',
      'source.publisher': 'The counters',
    };
    const series = '/edit/evidence/series/uplift-ew';
    const posts: [path: string, fields: Record<string, string>, kept: string][] = [
      [urls.edit.newSeries(), { ...figures, do: 'save' }, 'Wardens of a pause'],
      [series, { ...figures, 'rows.0.at': '31 December 1999', do: 'save' }, 'The count of a pause'],
      [
        urls.edit.withdraw('braverman-on-track'),
        { reason: 'It was misheard.', confirm: 'yes' },
        'It was misheard.',
      ],
    ];
    for (const [path, fields, kept] of posts) {
      const answer = await admin.post(path, fields, { from: path });
      expect([path, answer.status]).toEqual([path, 409]);
      expect(words(answer.body)).toContain('The calendar stands still, so nothing was published');
      expect(answer.body).toContain(kept);
    }
  };

  it('publishes nothing after three weeks without the server, until an admin confirms the day', async () => {
    const slug = 'wardens-after-a-pause';
    const sent = await editor.post(urls.edit.newClaim(), {
      ...claim(slug, { saidOn: '31 January 2024', 'inputs.value.publishedOn': '31 January 2024' }),
      base: '0',
      do: 'submit',
    });
    expect([sent.status, sent.status === 303 ? '' : words(sent.body)]).toEqual([303, '']);
    const last = dayAfter(today(), -21);
    await noteFollowed(database.kysely, last);

    const refused = await approve(slug);
    expect(refused.status).toBe(409);
    expect(words(refused.body)).toContain(
      `The calendar stands still, so nothing was published: the last day that this ledger followed is ${dateInWords(last)}, and by the server’s clock today is ${dateInWords(today())}, London time.`,
    );
    // What was ticked is still there.
    expect(refused.body.match(/ checked/g)?.length).toBeGreaterThanOrEqual(CHECKS.length);
    const go = `Today is ${dateInWords(today())}: go on`;
    for (const path of [urls.edit.home(), urls.edit.queue()]) {
      const forEditor = words((await editor.get(path)).body);
      expect(forEditor).toContain('The calendar stands still');
      expect(forEditor).toContain('An admin can confirm the day here.');
      expect(forEditor).not.toContain(go);
      expect(words((await admin.get(path)).body)).toContain(go);
    }
    await expectDoorsClosed();
    const recomputed = await runCommand(ledger.database, 'recompute');
    expect([recomputed.code, recomputed.stdout]).toEqual([2, '']);
    expect(recomputed.stderr).toContain(`plumbline recompute --today ${today()}`);
    expect((await runCommand(ledger.database, 'load', '--starter')).code).toBe(2);
    const other = await runCommand(ledger.database, 'recompute', '--today', dayAfter(today()));
    expect([other.code, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toContain(`by this machine's clock it is ${today()}`);

    const confirmed = await admin.post(urls.edit.calendar(), { day: today() }, { from: urls.edit.home() });
    expect(confirmed.status).toBe(303);
    const desk = words((await admin.follow()).body);
    expect(desk).toContain('The day is confirmed.');
    expect(desk).not.toContain('stands still');
    expect((await approve(slug)).status).toBe(303);
    const audit = words((await admin.get(`${urls.edit.audit()}?action=day-confirmed`)).body);
    expect(audit).toContain(`Day of the calendar confirmed ${today()} after ${last}`);
  });

  it('lets the command line confirm the day, which then counts as followed', async () => {
    await database.kysely.deleteFrom('setting').where('name', '=', 'day-confirmed').execute();
    await noteFollowed(database.kysely, dayAfter(today(), 3_650));
    expect((await runCommand(ledger.database, 'recompute')).code).toBe(2);
    const { code, stdout } = await runCommand(ledger.database, 'recompute', '--today', today());
    expect([code, stdout]).toEqual([0, expect.stringMatching(/verdicts? changed\.\n$/)]);
    expect(await findCalendar(database.kysely, new Date().toISOString())).toMatchObject({
      last: today(),
      step: 'go',
    });
  });

  it('refuses a time zone that there is not, and keeps what was typed', async () => {
    const at = urls.edit.settings();
    const answer = await admin.post(
      at,
      { 'second-reader': 'waived', 'time-zone': 'Middle/Earth' },
      { from: at },
    );
    expect(answer.status).toBe(422);
    expect(words(answer.body)).toContain(
      'There is no time zone “Middle/Earth”: write a continent and a city, such as Europe/London, or UTC.',
    );
    expect(inField(answer.body, 'time-zone')).toBe('Middle/Earth');
    expect(answer.body).toMatch(/value="waived"[^>]* checked/);
  });

  it('shows the day of another zone at once, and does not go back to a day that is over', async () => {
    const at = urls.edit.settings();
    const save = (zone: string) =>
      admin.post(at, { 'second-reader': 'required', 'time-zone': zone }, { from: at });
    const page = async () => words((await admin.get('/claims/braverman-on-track')).body);
    expect(await page()).toContain('London time');
    expect((await save('pacific/kiritimati')).status).toBe(303);
    const there = dayIn('Pacific/Kiritimati', new Date().toISOString());
    expect(await page()).toContain(`today, ${dateInWords(there)}, Kiritimati time`);
    expect(inField((await admin.get(at)).body, 'time-zone')).toBe('Pacific/Kiritimati');
    // It is 25 hours later there than here.
    const back = await save('Pacific/Pago_Pago');
    expect(back.status).toBe(422);
    expect(words(back.body)).toContain('the ledger’s day must not go back');
    expect(words((await admin.get(`${urls.edit.audit()}?action=settings-changed`)).body)).toContain(
      'time-zone Pacific/Kiritimati',
    );
  });
});

/** The evidence editor, the queue and the audit over HTTP, on both runtimes. */
import { randomInt } from 'node:crypto';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect } from 'vitest';
import { openDatabase } from '../../db/base/open.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { fieldId } from '../../views/edit/parts/fields.ts';
import { urls } from '../../views/parts/urls.ts';
import { MARKUP, smallBundle } from '../support/bundles.ts';
import { headlineOn, unescaped, words } from '../support/markup.ts';
import { fieldOf, hiddenFields, type Page, type Session, signedInAs, visitor } from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';

const REVISED = {
  'rows.0.at': '31 December 2023',
  'rows.0.value': '18,000',
  publishedOn: '26 April 2024',
  reason: 'Late returns were taken in',
};

/** What a claim's page begins with once its revised figure is published. */
const TURNED = 'Right when said; overstated on today’s figures';

/** What a control of a page holds. */
function typedIn(page: string, name: string): string | undefined {
  const start = page.indexOf(` id="${fieldId(name)}"`);
  if (start < 0) return undefined;
  const tag = page.slice(page.lastIndexOf('<', start), page.indexOf('>', start) + 1);
  if (tag.startsWith('<textarea'))
    return unescaped(
      page.slice(start + page.slice(start).indexOf('>') + 2, page.indexOf('</textarea>', start)),
    );
  return unescaped(/ value="([^"]*)"/.exec(tag)?.[1] ?? '');
}

onEachRuntime((base, database, { it, both }) => {
  let editor: Session;
  let reviewer: Session;
  let admin: Session;

  beforeAll(async () => {
    editor = await signedInAs(base, database, 'editor');
    reviewer = await signedInAs(base, database, 'reviewer');
    admin = await signedInAs(base, database, 'admin');
  });

  /** A published claim with a series and a source of its own. */
  async function published(): Promise<{ slug: string; series: string; source: string }> {
    const n = `${Date.now()}-${randomInt(1e6)}`;
    const names = { slug: `wardens-${n}`, series: `wardens-${n}`, source: `count-${n}` };
    const opened = openDatabase(createClient, { url: database });
    const bundle = smallBundle({
      ...names,
      quote: `There are 20,000 wardens, said ${n}`,
      seriesTitle: `Wardens of ${n}`,
      sourceTitle: `The count of ${n}`,
    });
    await loadBundles(opened, [{ bundle }], new Date().toISOString());
    await opened.close();
    return names;
  }

  async function headlineOf(slug: string): Promise<string> {
    return headlineOn((await visitor(base).get(urls.claim(slug))).body);
  }

  /** Posts the form of a series that is at an address. */
  async function post(who: Session, address: string, fields: Record<string, string>): Promise<Page> {
    return who.post(address, fields, { from: address });
  }

  /** Records a revision, which waits in the queue. */
  async function revised(
    who: Session,
    { series, source }: { series: string; source: string },
    value = '18,000',
  ) {
    const address = urls.edit.series(series, { revise: '2023-12-31' });
    const answer = await post(who, address, {
      ...REVISED,
      'rows.0.value': value,
      'source.id': source,
      do: 'save',
    });
    expect([answer.status, answer.status === 303 ? '' : words(answer.body)]).toEqual([303, '']);
    return answer;
  }

  /** The form of an entry as it is drawn for somebody. */
  async function publishForm(who: Session, slug: string): Promise<Record<string, string>> {
    const { body } = await who.get(urls.edit.queued(slug));
    const { mark = '' } = hiddenFields(body, urls.edit.queued(slug));
    return {
      mark,
      [`type.${slug}`]: 'evidence',
      [`sentence.${slug}`]: typedIn(body, `sentence.${slug}`) ?? '',
    };
  }

  describe('a series', () => {
    it('is found, and opens with its figures', async () => {
      const { series } = await published();
      const list = await editor.get(urls.edit.evidence(series.toUpperCase()));
      expect(list.status).toBe(200);
      expect(list.body).toContain(`href="${urls.edit.series(series)}"`);
      const page = await editor.get(urls.edit.series(series));
      expect(words(page.body)).toContain(
        '31 December 2023 Revise the figure for 31 December 2023 20,000 exact, final',
      );
      expect(page.headers['cache-control']).toBe('no-store');
      expect((await editor.get(urls.edit.series('no-such-series'))).status).toBe(404);
      expect((await editor.get(urls.edit.series(series, { revise: '1999' }))).status).toBe(404);
      expect((await editor.get(urls.edit.series(series, { correct: 1 }))).status).toBe(404);
      expect((await visitor(base).get(urls.edit.series(series))).status).toBe(303);
    });

    it('shows how verdicts would change before anything is written', async () => {
      const names = await published();
      const address = urls.edit.series(names.series, { revise: '2023-12-31' });
      const answer = await post(editor, address, { ...REVISED, 'source.id': names.source, do: 'preview' });
      expect(answer.status).toBe(200);
      const told = words(answer.body);
      expect(told).toContain('One verdict would change.');
      expect(told).toMatch(/Now Right Holds becomes Overstated Fails/);
      expect(typedIn(answer.body, 'rows.0.value')).toBe('18,000');
      // Another claim speaks of 18,000 people, and its source is among those to choose from.
      const figures = words((await editor.get(urls.edit.series(names.series))).body);
      expect(figures).toContain('20,000 exact');
      expect(figures).not.toContain('18,000 exact');
    });

    both('takes a revision as a vintage; the verdict waits, and is published by another', async () => {
      const names = await published();
      const answer = await revised(editor, names);
      const shown = await editor.follow();
      expect(words(shown.body)).toContain('One figure was recorded. One verdict waits in the queue');
      expect(shown.body).toContain(`href="${urls.edit.queued(names.slug)}"`);
      expect(words(shown.body)).toContain('Late returns were taken in');
      expect(await headlineOf(names.slug)).toBe('Right');
      // The address tells nobody else what was recorded.
      expect(words((await reviewer.get(answer.location ?? '')).body)).not.toContain('was recorded.');

      const seen = words((await editor.get(urls.edit.queued(names.slug))).body);
      expect(seen).toContain('A reviewer must publish it.');
      const fields = await publishForm(reviewer, names.slug);
      expect(fields[`sentence.${names.slug}`]).toBe(
        'The figure for 31 December 2023 was revised from 20,000 to 18,000 on 26 April 2024; the verdict changes from “Right” to “Overstated”.',
      );
      const done = await reviewer.post(urls.edit.queued(names.slug), fields);
      expect([done.status, done.location]).toEqual([
        303,
        urls.edit.queue(undefined, { published: names.slug }),
      ]);
      expect(words((await reviewer.follow()).body)).toMatch(
        /The verdict on There are 20,000 wardens.* is published\./,
      );
      expect(await headlineOf(names.slug)).toBe(TURNED);
      const page = words((await visitor(base).get(urls.claim(names.slug))).body);
      expect(page).toContain('was revised from 20,000 to 18,000 on 26 April 2024');
      expect((await reviewer.get(urls.edit.queued(names.slug))).status).toBe(303);
    });

    it('has one effect if a form is posted twice, and another if it was changed', async () => {
      const names = await published();
      const address = urls.edit.series(names.series);
      const { body } = await editor.get(address);
      const tokens = { csrf: fieldOf(body, '_csrf') ?? '', form: fieldOf(body, '_form') ?? '' };
      const fields = { ...REVISED, 'source.id': names.source, do: 'save' };
      const both = await Promise.all([
        editor.post(address, fields, { tokens }),
        editor.post(address, fields, { tokens }),
      ]);
      const third = await editor.post(address, fields, { tokens });
      expect([...both, third].map((answer) => answer.status)).toEqual([303, 303, 303]);
      expect(new Set([...both, third].map((answer) => answer.location)).size).toBe(1);
      const other = { ...fields, 'rows.0.at': '30 June 2023', 'rows.0.value': '19,000' };
      const changed = await editor.post(address, other, { tokens });
      expect(changed.location).not.toBe(third.location);
      const page = (await editor.get(address)).body;
      expect(page.match(/"value">18,000</g)).toHaveLength(1);
      expect(page.match(/"value">19,000</g)).toHaveLength(1);
    });

    it('says next to its field what is wrong, and loses nothing', async () => {
      const { series } = await published();
      const address = urls.edit.series(series);
      const typed = {
        'rows.0.at': `Christmas ${MARKUP[0]}`,
        'rows.0.value': 'about 20',
        'rows.1.at': '31 December 2023',
        'rows.1.value': '18,000',
        'rows.1.publishedOn': '31 January 2024',
        'rows.2.at': '2021',
        'rows.2.value': '5',
        'rows.2.nearest': 'ten or so',
        publishedOn: '1 January 2999',
        'source.title': 'A release',
        'source.publisher': 'Somebody',
        'source.url': 'javascript:alert(1)',
        reason: '',
        paste: '',
      };
      for (const button of ['preview', 'save']) {
        const answer = await post(editor, address, { ...typed, do: button });
        expect(answer.status).toBe(422);
        for (const [name, text] of Object.entries(typed)) expect(typedIn(answer.body, name), name).toBe(text);
        for (const name of ['rows.0.at', 'rows.0.value', 'rows.2.nearest', 'publishedOn', 'source.url'])
          expect(answer.body, name).toContain(`id="${fieldId(name)}-error"`);
        expect(answer.body).not.toContain(MARKUP[0]);
      }
      const conflict = await post(editor, address, {
        ...REVISED,
        publishedOn: '31 January 2024',
        do: 'save',
      });
      expect(conflict.status).toBe(422);
      const empty = await post(editor, address, { do: 'save' });
      expect([empty.status, words(empty.body).includes('Give at least one figure.')]).toEqual([422, true]);
    });

    it('mentions a figure of that day of publication', async () => {
      const { series, source } = await published();
      const fields = { ...REVISED, publishedOn: '31 January 2024', 'source.id': source, do: 'save' };
      const { status, body } = await post(editor, urls.edit.series(series), fields);
      expect(status).toBe(422);
      expect(words(body)).toContain('This date already has a figure published on that day: 20,000.');
    });

    it('puts what is pasted into rows, and gives more rows', async () => {
      const { series, source } = await published();
      const address = urls.edit.series(series);
      const paste =
        'Date\tValue\tPublished\n30 June 2023\t19,500\t31 July 2023\n30 September 2023\t19,800\t31 October 2023';
      const put = await post(editor, address, {
        paste,
        'source.id': source,
        'rows.0.at': 'June 2020',
        do: 'save',
      });
      expect(put.status).toBe(200);
      expect(words(put.body)).toContain('Two lines were put into rows');
      expect([
        typedIn(put.body, 'rows.0.at'),
        typedIn(put.body, 'rows.2.value'),
        typedIn(put.body, 'paste'),
      ]).toEqual(['June 2020', '19,800', '']);
      const more = await post(editor, address, { 'rows.4.at': 'Q3 2022', do: 'rows' });
      expect(typedIn(more.body, 'rows.4.at')).toBe('Q3 2022');
      expect(typedIn(more.body, 'rows.9.at')).toBe('');
      expect(typedIn(more.body, 'rows.10.at')).toBeUndefined();
    });

    it('asks what a pasted table leaves open, keeps what was typed, and goes by the answers', async () => {
      const { series } = await published();
      const address = urls.edit.series(series);
      const paste = 'Day;Officers;Note\n31.03.2022;19.500;\n30.06.2022;19.800;[p]';
      const typed = { paste, 'paste.rounded': '100', publishedOn: '31 July 2022', reason: 'A new release' };
      const asked = await post(editor, address, { ...typed, do: 'save' });
      expect(asked.status).toBe(422);
      expect(words(asked.body)).toContain('The column “Note” holds “[p]”; it marks figures');
      for (const [name, text] of Object.entries(typed)) expect(typedIn(asked.body, name), name).toBe(text);
      const open = /<select id="f-paste-column-3"[^>]*>.*?<\/select>/s.exec(asked.body)?.[0] ?? '';
      expect(open).toContain('<option value="status" selected>');
      // What a column of marks says is not left out.
      expect(open).not.toContain('value="leave"');

      const next = await post(editor, address, { ...typed, 'paste.column.3': 'status', do: 'paste' });
      expect(next.status).toBe(422);
      expect(words(next.body)).toContain(
        '“19.500” and “19.800” can be read with a decimal point, or as 19,500',
      );
      expect(next.body).toContain('<input type="hidden" name="paste.column.3" value="status">');
      const marks = { ...typed, 'paste.column.3': 'status', 'paste.marks': 'comma' };
      const last = await post(editor, address, { ...marks, do: 'paste' });
      expect(words(last.body)).toContain('The column “Note” has “[p]”: say what it means.');
      const put = await post(editor, address, {
        ...marks,
        'paste.mark.5b-70-5d': 'provisional',
        do: 'paste',
      });
      expect([put.status, typedIn(put.body, 'paste')]).toEqual([200, '']);
      expect(['at', 'value', 'nearest'].map((name) => typedIn(put.body, `rows.1.${name}`))).toEqual([
        '30.06.2022',
        '19800',
        '100',
      ]);
      expect(put.body).toMatch(/<select id="f-rows-1-status".*?<option value="provisional" selected>/s);
      // The answers of one table are not kept for the next.
      expect(put.body).not.toContain('name="paste.marks"');
      const anew = await post(editor, address, { ...marks, do: 'anew' });
      expect(anew.body).not.toContain('value="comma"');
    });

    both(
      'takes a table of more lines than a form has rows, all in one save, once it was looked over',
      async () => {
        const { series, source } = await published();
        const address = urls.edit.series(series);
        const days = Array.from({ length: 450 }, (_, i) =>
          new Date(Date.UTC(2021, 0, 2 + i)).toISOString().slice(0, 10),
        );
        const lines = days.map((day, i) => `${day}\t${(19_000 + i).toLocaleString('en-GB')}`);
        const fields = { paste: lines.join('\n'), publishedOn: '31 July 2022', 'source.id': source };
        const wrong = await post(editor, address, { ...fields, publishedOn: '1 March 2022', do: 'save' });
        expect(wrong.status).toBe(422);
        expect(words(wrong.body)).toContain(
          'Line 425, 2022-03-02: This figure would be published on 1 March 2022, before',
        );
        const seen = await post(editor, address, { ...fields, do: 'save' });
        expect(seen.status).toBe(200);
        expect(words(seen.body)).toContain(
          'Four hundred and fifty lines are more than a form has rows'.replace(
            'Four hundred and fifty',
            '450',
          ),
        );
        expect(words(seen.body)).toContain('450 figures of officers, as they were read');
        expect(typedIn(seen.body, 'paste')).toBe(fields.paste);
        const mark = fieldOf(seen.body, 'paste.seen') ?? '';
        // Another table than the one that was looked over is looked over first.
        const other = { ...fields, paste: `${fields.paste}\n2022-05-01\t19,500`, 'paste.seen': mark };
        expect((await post(editor, address, { ...other, do: 'save' })).status).toBe(200);
        const saved = await post(editor, address, { ...fields, 'paste.seen': mark, do: 'save' });
        expect([saved.status, saved.status === 303 ? '' : words(saved.body)]).toEqual([303, '']);
        expect(words((await editor.follow()).body)).toContain('450 figures were recorded.');
        const csv = (await visitor(base).get(urls.seriesCsv(series))).body;
        expect(csv.match(/^\d{4}-\d{2}-\d{2},19\d{3},officers,/gm)).toHaveLength(450);
      },
    );

    it('takes a figure that looks odd if somebody says that it is right, and why', async () => {
      const { series, source } = await published();
      const address = urls.edit.series(series);
      const fields = {
        'rows.0.at': '31 December 2022',
        'rows.0.value': '20',
        publishedOn: '31 January 2023',
        'source.id': source,
      };
      const odd = await post(editor, address, { ...fields, do: 'save' });
      expect(odd.status).toBe(422);
      expect(words(odd.body)).toContain(
        'This figure is about a thousand times smaller: 20 officers beside 20,000 officers for 31 December 2023.'.replaceAll(
          ' officers',
          '',
        ),
      );
      const why = await post(editor, address, { ...fields, sure: 'yes', do: 'save' });
      expect([why.status, words(why.body).includes('Say why the figures that look odd are right')]).toEqual([
        422,
        true,
      ]);
      const reason = 'Only those of the City';
      expect((await post(editor, address, { ...fields, sure: 'yes', reason, do: 'save' })).status).toBe(303);
      expect(words((await editor.follow()).body)).toContain(reason);
    });

    it('corrects a figure that was recorded wrongly, with the reason', async () => {
      const { slug, series, source } = await published();
      const page = await editor.get(urls.edit.series(series));
      const [address = ''] = /\/edit\/evidence\/series\/[^"]*correct=\d+/.exec(page.body) ?? [];
      const form = await editor.get(address);
      expect([typedIn(form.body, 'rows.0.value'), typedIn(form.body, 'source.id')]).toEqual([
        '20000',
        source,
      ]);
      const fields = {
        'rows.0.at': '31 December 2023',
        'rows.0.value': '18000',
        'rows.0.publishedOn': '31 January 2024',
        'rows.0.status': 'final',
        'source.id': source,
      };
      expect((await post(editor, address, { ...fields, do: 'save' })).status).toBe(422);
      const reason = 'The last line of the table was read';
      const preview = await post(editor, address, { ...fields, reason, do: 'preview' });
      expect(words(preview.body)).toMatch(/When said Right Holds becomes Overstated Fails/);
      expect((await post(editor, address, { ...fields, reason, do: 'save' })).status).toBe(303);
      const shown = words((await editor.follow()).body);
      expect(shown).toContain('typed wrongly, since corrected');
      expect(shown).toContain(reason);
      const { body } = await reviewer.get(urls.edit.queued(slug));
      expect(typedIn(body, `sentence.${slug}`)).toMatch(
        /^The figure for 31 December 2023 was recorded as 20,000 and is 18,000; /,
      );
      expect((await editor.get(address)).status).toBe(410);
      // Somebody who had the form open meanwhile keeps what they typed.
      const late = await editor.post(
        address,
        { ...fields, reason: 'Mine', 'rows.0.value': '17', do: 'save' },
        { from: urls.edit.series(series) },
      );
      expect([late.status, typedIn(late.body, 'rows.0.value')]).toEqual([409, '17']);
    });

    both('is added with its first figures, under an id of its own', async () => {
      const { series, source } = await published();
      const title = `Leavers of ${series}`;
      const fields = {
        title,
        unit: 'wardens',
        'rows.0.at': '2022',
        'rows.0.value': 'twelve hundred',
        publishedOn: '26 April 2023',
        'source.id': `The count of ${series.replace('wardens-', '')}`,
      };
      const preview = await post(editor, urls.edit.newSeries(), { ...fields, do: 'preview' });
      expect([preview.status, typedIn(preview.body, 'id')]).toEqual([200, `leavers-of-${series}`]);
      expect(words(preview.body)).toMatch(/2022-01-01 to 2022-12-31 1,200/);
      const added = await post(editor, urls.edit.newSeries(), { ...fields, do: 'save' });
      expect([added.status, added.status === 303 ? '' : words(added.body)]).toEqual([303, '']);
      expect(words((await editor.follow()).body)).toContain('One figure was recorded. No verdict changes.');
      const again = await post(editor, urls.edit.newSeries(), { ...fields, unit: 'others', do: 'save' });
      expect(again.status).toBe(422);
      expect(again.body).toContain(`id="${fieldId('id')}-error"`);
      expect(typedIn(again.body, 'title')).toBe(title);
      expect((await post(editor, urls.edit.newSeries(), { do: 'save' })).status).toBe(422);
      expect((await visitor(base).get(urls.series(`leavers-of-${series}`))).body).toContain(source);
    });
  });

  describe('the queue', () => {
    it('refuses a sentence that says nothing or too much, and keeps it', async () => {
      const names = await published();
      await revised(editor, names);
      const fields = await publishForm(reviewer, names.slug);
      const sentence = `sentence.${names.slug}`;
      for (const text of ['  ', 'x'.repeat(1_001), '\u202Eturned']) {
        const answer = await reviewer.post(
          urls.edit.queued(names.slug),
          { ...fields, [sentence]: text },
          { from: urls.edit.queue() },
        );
        expect(answer.status).toBe(422);
        expect(typedIn(answer.body, sentence)).toBe(text);
        expect(answer.body).toContain(`id="${fieldId(sentence)}-error"`);
      }
      const odd = await reviewer.post(
        urls.edit.queued(names.slug),
        { ...fields, [`type.${names.slug}`]: 'typo' },
        { from: urls.edit.queue() },
      );
      expect(odd.status).toBe(422);
      expect(await headlineOf(names.slug)).toBe('Right');
    });

    it('publishes nothing that moved since it was looked at', async () => {
      const names = await published();
      await revised(editor, names);
      const fields = await publishForm(reviewer, names.slug);
      await post(editor, urls.edit.series(names.series), {
        ...REVISED,
        'rows.0.value': '30',
        publishedOn: '1 May 2024',
        'source.id': names.source,
        sure: 'yes',
        do: 'save',
      });
      const moved = await reviewer.post(
        urls.edit.queued(names.slug),
        { ...fields, [`sentence.${names.slug}`]: 'My own words.' },
        { from: urls.edit.queue() },
      );
      expect(moved.status).toBe(409);
      expect(words(moved.body)).toContain('The verdict has changed since you looked at it');
      expect(typedIn(moved.body, `sentence.${names.slug}`)).toBe('My own words.');
      expect(await headlineOf(names.slug)).toBe('Right');
      const gone = await reviewer.post(
        urls.edit.queued('never-there'),
        { 'sentence.never-there': 'Kept words.' },
        { from: urls.edit.queue() },
      );
      expect([gone.status, words(gone.body).includes('Kept words.')]).toEqual([409, true]);
    });

    it('is closed to editors, and to those who recorded the figures', async () => {
      const names = await published();
      await revised(reviewer, names);
      const own = words((await reviewer.get(urls.edit.queued(names.slug))).body);
      expect(own).toContain('You recorded the figures that change it');
      const { mark = '' } = await publishForm(admin, names.slug);
      const fields = { mark, [`type.${names.slug}`]: 'evidence', [`sentence.${names.slug}`]: 'Mine.' };
      const refused = await reviewer.post(urls.edit.queued(names.slug), fields, { from: urls.edit.queue() });
      expect([refused.status, words(refused.body).includes('Mine.')]).toEqual([403, true]);
      const byEditor = await editor.post(urls.edit.queued(names.slug), fields, { from: urls.edit.queue() });
      expect(byEditor.status).toBe(403);
      expect(await headlineOf(names.slug)).toBe('Right');
      expect(
        (await admin.post(urls.edit.queued(names.slug), fields, { from: urls.edit.queue() })).status,
      ).toBe(303);
    });

    both('publishes two verdicts from one page', async () => {
      const [one, two] = [await published(), await published()];
      await revised(editor, one);
      await revised(editor, two);
      const forms = [await publishForm(reviewer, one.slug), await publishForm(reviewer, two.slug)];
      const { body } = await reviewer.get(urls.edit.queue());
      const tokens = { csrf: fieldOf(body, '_csrf') ?? '', form: fieldOf(body, '_form') ?? '' };
      for (const [i, { slug }] of [one, two].entries())
        expect((await reviewer.post(urls.edit.queued(slug), forms[i] ?? {}, { tokens })).status).toBe(303);
      expect([await headlineOf(one.slug), await headlineOf(two.slug)]).toEqual([TURNED, TURNED]);
    });
  });

  describe('the audit', () => {
    it('shows an admin, and no one else, who recorded what and from which session', async () => {
      const names = await published();
      await revised(editor, names);
      const page = await admin.get(urls.edit.audit({ subject: names.series, action: 'evidence-revised' }));
      expect(page.status).toBe(200);
      const told = words(page.body.replaceAll('<wbr>', ''));
      expect(told).toMatch(
        /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d editor-\d+@example\.org [0-9a-f]{8} Evidence revised/,
      );
      expect(told).toContain('1 figure: Late returns were taken in');
      for (const who of [editor, reviewer])
        for (const address of [urls.edit.audit(), urls.edit.auditCsv()])
          expect((await who.get(address)).status).toBe(403);
    });

    both('is exported as CSV that a spreadsheet does not run', async () => {
      const names = await published();
      await post(editor, urls.edit.series(names.series), {
        ...REVISED,
        reason: '=HYPERLINK("https://example.org")',
        'source.id': names.source,
        do: 'save',
      });
      const forExcel = await admin.get(urls.edit.auditCsv({ subject: names.series, bom: '1' }));
      const csv = await admin.get(urls.edit.auditCsv({ subject: names.series }));
      expect(forExcel.body).toBe(`\uFEFF${csv.body}`);
      expect([csv.status, csv.headers['content-type']]).toEqual([
        200,
        'text/csv; charset=utf-8; header=present',
      ]);
      expect(csv.headers['cache-control']).toBe('no-store');
      const lines = csv.body.split('\r\n');
      expect(lines[0]).toBe('id,at,person,session,action,what,subject,detail');
      expect(lines).toHaveLength(3);
      expect(lines[1]).toContain(
        `evidence-revised,Evidence revised,${names.series},"1 figure: =HYPERLINK(""https://example.org"")"`,
      );
    });

    it('takes days as people write them, and refuses anything else', async () => {
      const wrong = await admin.get(urls.edit.audit({ from: '30 February', person: 'x' }));
      expect(wrong.status).toBe(400);
      expect([typedIn(wrong.body, 'from'), typedIn(wrong.body, 'person')]).toEqual(['30 February', 'x']);
      expect(wrong.body).toContain(`id="${fieldId('from')}-error"`);
      expect((await admin.get(urls.edit.auditCsv({ from: 'soon' }))).status).toBe(400);
      expect(words((await admin.get(urls.edit.audit({ to: '1 January 2020' }))).body)).toContain(
        'No entry fits.',
      );
      expect((await admin.get(urls.edit.audit({ from: 'yesterday', to: 'today' }))).status).toBe(200);
    });
  });
});

/** Articles over HTTP: brought, read as a list, saved as drafts all or none, reviewed beside their text, deleted. */
import { randomInt } from 'node:crypto';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, it as plainIt } from 'vitest';
import { CHECKS } from '../../claims/editorial/workflow.ts';
import { openDatabase } from '../../db/base/open.ts';
import { attributes, words } from '../support/markup.ts';
import { hiddenFields, type Session, signedInAs } from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { serveLedger } from '../support/serve-ledger.ts';

/** A text that nobody brought before. Its figures are of a series that the test ledgers have. */
function articleText(): string {
  const own = `Number ${randomInt(1e9)} of the Barsetshire Gazette has the story.`;
  return [
    own,
    '',
    'Jane Doe, the Home Secretary, said: “There were 16,753 officers recruited on 31 December 2022.”',
    '',
    'John Roe, the Mayor of Barset, said 21 per cent of officers had left the force in 2022.',
    '',
    '<script>document.title = "run" cost 4,711 pounds, he said.',
  ].join('\n');
}

const HEAD = {
  'head.title': 'Officers counted',
  'head.publisher': 'Barsetshire Gazette',
  'head.url': 'https://gazette.example/officers',
  'head.date': '25 January 2023',
};

/** The names of the boxes of a page, in its order. */
const boxes = (page: string, end = '.tick') =>
  [...page.matchAll(/<input type="checkbox"[^>]*>/g)].flatMap(([tag]) =>
    attributes(tag, 'name').filter((name) => name.endsWith(end)),
  );

/** The value of a line of the list. */
const lineIn = (page: string, name: string) =>
  attributes(
    new RegExp(`<input[^>]* name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(page)?.[0] ?? '',
    'value',
  )[0];

/** The key of the entry whose words a page shows. */
function entryOf(page: string, said: string): string {
  const items = page.split('<li class="entry').slice(1);
  const item = items.find((one) => words(one).includes(said)) ?? '';
  return /id="e-(\d+)"/.exec(item)?.[1] ?? '';
}

/** The box of an entry's first test. */
function boxOf(page: string, said: string): string {
  const items = page.split('<li class="entry').slice(1);
  return boxes(items.find((one) => words(one).includes(said)) ?? '')[0] ?? '';
}

/** That a line is to be a draft of its own, although the ledger has such a claim. */
const ownDraft = (tick: string) => ({ [tick.replace(/tick$/, 'as')]: '' });

async function bring(session: Session, text: string, head: Record<string, string> = HEAD): Promise<string> {
  const answer = await session.post('/edit/article', { text, ...head });
  expect([answer.status, words(answer.body).slice(0, 300)]).toEqual([303, '']);
  return answer.location ?? '';
}

onEachRuntime((base, database, { it, both }) => {
  let editor: Session;
  beforeAll(async () => {
    editor = await signedInAs(base, database, 'editor');
  });

  both('brings a text once, and finds it again with its drafts', async () => {
    const text = articleText();
    const path = await bring(editor, text);
    expect(path).toMatch(/^\/edit\/article\/\d+$/);
    expect(await bring(editor, text.replaceAll('\n', '\r\n'))).toBe(path);
    const page = await editor.get(path);
    const tick = boxOf(page.body, '16,753 officers recruited');
    const saved = await editor.post(path, {
      ...hiddenFields(page.body, path),
      ...HEAD,
      ...ownDraft(tick),
      [tick]: 'yes',
      do: 'batch',
    });
    expect([saved.status, saved.location]).toEqual([303, `${path}?done=batch`]);
    const batch = await editor.follow();
    expect(words(batch.body)).toContain('1 draft: 0 published');
    const again = await editor.get(await bring(editor, text));
    expect(words(again.body)).toContain('1 draft: 0 published');
    const list = await editor.get(`${path}?list=1`);
    const twice = await editor.post(path, {
      ...hiddenFields(list.body, path),
      ...HEAD,
      ...ownDraft(tick),
      [tick]: 'yes',
      do: 'batch',
    });
    expect(twice.status).toBe(303);
    expect(words((await editor.follow()).body)).toContain('1 draft: 0 published');
  });

  both('saves one batch, however often it is posted at once', async () => {
    const path = await bring(editor, articleText());
    const page = await editor.get(path);
    const all = Object.fromEntries(boxes(page.body).map((name) => [name, 'yes']));
    for (const name of boxes(page.body)) Object.assign(all, ownDraft(name));
    const fields = { ...hiddenFields(page.body, path), ...HEAD, ...all, do: 'batch' };
    for (const name of boxes(page.body)) {
      const item = page.body.split('<li class="entry').find((one) => one.includes(`name="${name}"`)) ?? '';
      const key = /id="e-(\d+)"/.exec(item)?.[1];
      if (item.includes('data-open')) Object.assign(fields, { [`e.${key}.name`]: 'Somebody' });
    }
    const tokens = { csrf: lineIn(page.body, '_csrf') ?? '', form: lineIn(page.body, '_form') ?? '' };
    const answers = await Promise.all([0, 1, 2].map(() => editor.post(path, fields, { tokens })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const drafts = (await editor.get(path)).body.match(/<li class="entry"/g) ?? [];
    expect(drafts).toHaveLength(boxes(page.body).length);
  });

  it('shows what was pasted as text, whatever it holds', async () => {
    const page = await editor.get(await bring(editor, articleText()));
    expect(page.body).not.toContain('<script>document');
    expect(page.body).toContain('&lt;script&gt;document.title');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('keeps of pasted HTML its text', async () => {
    const own = randomInt(1e9);
    const html = `<h1>News ${own}</h1><p>There were <b>16,753</b> officers, the Home Office said.</p><script>alert(1)</script>`;
    const path = await bring(editor, html);
    const page = await editor.get(path);
    expect(words(page.body)).toContain('There were 16,753 officers, the Home Office said.');
    expect(page.body).not.toMatch(/alert\(1\)|&lt;b&gt;/);
  });

  both('refuses a text that is too long, with its length', async () => {
    const answer = await editor.post('/edit/article', { text: 'a '.repeat(125_001) });
    expect(answer.status).toBe(422);
    expect(words(answer.body)).toContain(
      'The text has 250,002 characters, and at most 250,000 are read at once',
    );
    const empty = await editor.post('/edit/article', { text: '\n ' });
    expect(words(empty.body)).toContain('Paste a text.');
  });

  it('asks who spoke before an open claim is ticked, and saves nothing until then', async () => {
    const path = await bring(editor, articleText(), {
      'head.title': 'No publisher',
      'head.date': '2023-01-25',
    });
    const page = await editor.get(path);
    const tick = boxOf(page.body, '4,711');
    const key = entryOf(page.body, '4,711');
    const fields = { ...hiddenFields(page.body, path), [tick]: 'yes', [`e.${key}.name`]: '', do: 'batch' };
    const refused = await editor.post(path, fields);
    expect([refused.status, words(refused.body)]).toEqual([
      422,
      expect.stringContaining('Say who said claim'),
    ]);
    expect((await editor.get(path)).body).toContain('id="article-form"');
    const named = {
      ...hiddenFields(refused.body, path),
      [tick]: 'yes',
      [`e.${key}.name`]: 'John Roe',
      do: 'batch',
    };
    expect((await editor.post(path, named)).status).toBe(303);
    expect(words((await editor.follow()).body)).toContain('John Roe');
  });

  it('takes a change of the head to every claim that was not edited by hand', async () => {
    const path = await bring(editor, articleText());
    const page = await editor.get(path);
    const [one, other] = ['16,753 officers recruited', '21 per cent'].map((said) => entryOf(page.body, said));
    const drawn = { ...hiddenFields(page.body, path) };
    for (const key of [one, other]) drawn[`e.${key}.saidOn`] = lineIn(page.body, `e.${key}.saidOn`) ?? '';
    expect(drawn[`e.${one}.saidOn`]).toBe('25 January 2023');
    const changed = await editor.post(path, {
      ...drawn,
      ...HEAD,
      'head.date': '27 January 2023',
      [`e.${other}.saidOn`]: '20 January 2023',
      do: 'read',
    });
    expect(changed.status).toBe(200);
    expect(lineIn(changed.body, `e.${one}.saidOn`)).toBe('27 January 2023');
    expect(lineIn(changed.body, `e.${other}.saidOn`)).toBe('20 January 2023');
  });

  it('saves none of a batch that has something wrong in it', async () => {
    const path = await bring(editor, articleText());
    const page = await editor.get(path);
    const ticks = boxes(page.body);
    const [key = ''] = /(?<=id="e-)\d+/.exec(page.body) ?? [];
    const fields = { ...hiddenFields(page.body, path), ...HEAD, do: 'batch' };
    const refused = await editor.post(path, {
      ...fields,
      ...Object.fromEntries(ticks.map((name) => [name, 'yes'])),
      [`e.${key}.saidOn`]: 'the day after never',
    });
    expect(refused.status).toBe(422);
    expect((await editor.get(path)).body).toContain('id="article-form"');
  });

  it('takes a number back in that was set apart', async () => {
    const path = await bring(editor, `${articleText()}\n\nMary Poe, 43, said nothing.`);
    const page = await editor.get(path);
    const [, start = ''] = /value="back:(\d+)">Take back in<span class="hidden"> “43”/.exec(page.body) ?? [];
    expect(start).not.toBe('');
    const before = boxes(page.body).length;
    const back = await editor.post(path, { ...hiddenFields(page.body, path), ...HEAD, do: `back:${start}` });
    expect(boxes(back.body)).toHaveLength(before + 1);
    expect(entryOf(back.body, 'Mary Poe, 43')).not.toBe('');
  });

  it('ticks all that has a match, and unticks it again', async () => {
    const path = await bring(editor, articleText());
    const page = await editor.get(path);
    const fields = { ...hiddenFields(page.body, path), ...HEAD, do: 'match' };
    const ticked = await editor.post(path, fields);
    const checked = (body: string) => body.match(/<input type="checkbox"[^>]* name="t\.[^>]* checked/g) ?? [];
    const names = checked(ticked.body).map((tag) => attributes(`${tag}>`, 'name')[0] ?? '');
    const on = Object.fromEntries(names.map((name) => [name, 'yes']));
    const undone = await editor.post(path, {
      ...hiddenFields(ticked.body, path),
      ...HEAD,
      ...on,
      do: 'match',
    });
    expect(checked(undone.body)).toHaveLength(0);
    expect(checked(page.body)).toHaveLength(0);
  });

  it('deletes a text for good, and discards what came of it', async () => {
    const text = articleText();
    const path = await bring(editor, text);
    const page = await editor.get(path);
    const tick = boxOf(page.body, '16,753 officers recruited');
    await editor.post(path, {
      ...hiddenFields(page.body, path),
      ...HEAD,
      ...ownDraft(tick),
      [tick]: 'yes',
      do: 'batch',
    });
    const slug =
      /href="\/edit\/claims\/([a-z0-9-]+)(?:\/review)?"/.exec((await editor.follow()).body)?.[1] ?? '';
    const other = await signedInAs(base, database, 'editor');
    expect((await other.post(path, { do: 'delete' })).status).toBe(403);
    const gone = await editor.post(path, { do: 'delete' }, { from: path });
    expect([gone.status, gone.location]).toEqual([303, '/edit/article?done=deleted']);
    expect((await editor.get(path)).status).toBe(410);
    expect((await editor.get(`/edit/claims/${slug}`)).location).toBe(`/edit/claims/${slug}/discard`);
    // Brought again, it is another text.
    expect(await bring(editor, text)).not.toBe(path);
  });
});

describe('a claim that the ledger has already', () => {
  plainIt('gets the words as a saying, once, and no draft is made', async () => {
    const server = await serveLedger();
    try {
      const editor = await signedInAs(server.url, server.database, 'editor');
      const text =
        'Andy Cooke, the Chief Inspector of Constabulary, said police officers in real terms have basically had a 20% pay cut since 2010.';
      const path = await bring(editor, text, { ...HEAD, 'head.date': '1 February 2023' });
      const page = await editor.get(path);
      const [slug = ''] =
        /(?<=Already there: repeat of<\/b> <a href="\/claims\/)[a-z0-9-]+/.exec(page.body) ?? [];
      expect(slug).toContain('cooke');
      const [tick = ''] = boxes(page.body);
      const fields = { ...HEAD, 'head.date': '1 February 2023', [tick]: 'yes', do: 'batch' };
      const saved = await editor.post(path, { ...hiddenFields(page.body, path), ...fields });
      expect([saved.status, words(saved.body)]).toEqual([303, '']);
      expect(words((await editor.follow()).body)).toContain(
        'Attached as sayings of claims that the ledger had: police officers in real terms have basically had a 20% pay cut in 2010… (waits until a reviewer confirms it)',
      );
      const again = await editor.get(`${path}?list=1`);
      expect(words(again.body)).toContain('Attached as a saying of police officers in real terms');
      expect(boxes(again.body)).toEqual([]);
      const sayings = await editor.get(`/edit/claims/${slug}/sayings`);
      expect(words(sayings.body)).toContain('basically had a 20% pay cut since 2010');
      // Readers see it once a second editor has confirmed it.
      expect(words((await editor.get(`/claims/${slug}`)).body)).not.toContain(
        'basically had a 20% pay cut since 2010',
      );
      // Once it is taken off, the line is free again.
      const reviewer = await signedInAs(server.url, server.database, 'reviewer');
      const form = `/edit/claims/${slug}/sayings`;
      const [, id = ''] = /name="detach\.(\d+)"/.exec((await reviewer.get(form)).body) ?? [];
      await reviewer.post(form, { do: 'detach', id, [`detach.${id}`]: 'An error' }, { from: form });
      expect(words((await editor.get(path)).body)).toContain('1 taken off since');
      const free = await editor.get(`${path}?list=1`);
      expect(boxes(free.body)).toEqual([tick]);
      const anew = await editor.post(path, { ...hiddenFields(free.body, path), ...fields });
      expect([anew.status, words(anew.body)]).toEqual([303, '']);
    } finally {
      await server.stop();
    }
  });
});

describe('a batch and its second reader', () => {
  plainIt('is published by somebody else, beside the text', async () => {
    const server = await serveLedger();
    try {
      const editor = await signedInAs(server.url, server.database, 'reviewer');
      const second = await signedInAs(server.url, server.database, 'reviewer');
      const path = await bring(editor, articleText());
      const page = await editor.get(path);
      const tick = boxOf(page.body, '16,753 officers recruited');
      const [, test = ''] = /^t\.(.+)\.tick$/.exec(tick) ?? [];
      const series = { [`t.${test}.series.value`]: 'uplift-ew', [`t.${test}.at.value`]: '31 December 2022' };
      await editor.post(path, {
        ...hiddenFields(page.body, path),
        ...HEAD,
        ...series,
        ...ownDraft(tick),
        [`t.${test}.kind`]: 'level',
        [tick]: 'yes',
        do: 'batch',
      });
      const own = await editor.follow();
      expect(words(own.body)).toContain('1 in review');
      expect(own.body).not.toContain('value="publish"');
      const review = await second.get(path);
      const hidden = hiddenFields(review.body, path);
      const [slug = ''] = /(?<=name="p\.)[a-z0-9-]+(?=")/.exec(review.body) ?? [];
      const checks = Object.fromEntries(CHECKS.map((check) => [`check.${check}`, 'yes']));
      const some = await second.post(path, { ...hidden, [`p.${slug}`]: 'yes', do: 'publish' });
      expect([some.status, words(some.body)]).toEqual([
        422,
        expect.stringContaining('Confirm the quotation'),
      ]);
      const done = await second.post(path, { ...hidden, [`p.${slug}`]: 'yes', ...checks, do: 'publish' });
      expect([done.status, words(done.body)]).toEqual([200, expect.stringContaining('”: published.')]);
      const claim = await second.get(`/claims/${slug}`);
      expect(words(claim.body)).toContain('16,753 officers recruited');
      expect(words(claim.body)).not.toContain('has the story');
      const db = openDatabase(createClient, { url: server.database });
      const audit = await db.kysely
        .selectFrom('audit')
        .select('action')
        .where('subject', 'like', 'article %')
        .execute();
      expect(audit.map(({ action }) => action)).toEqual(['article-kept', 'article-drafted']);
      await db.close();
    } finally {
      await server.stop();
    }
  });
});

describe('what is chosen for nobody', () => {
  plainIt('is a series that only shares a unit with a line; a repeat is no second claim', async () => {
    const server = await serveLedger();
    try {
      const editor = await signedInAs(server.url, server.database, 'reviewer');
      const text = [
        'Jane Doe, the Home Secretary, said: “Nearly 160,000 children are in temporary accommodation.”',
        'She added: “We will spend £2bn on homes.”',
        'Data from the Home Office shows 16,753 police have joined under the Police Uplift Programme - 16% short of the promised number.',
      ].join('\n\n');
      const path = await bring(editor, text);
      const page = await editor.get(path);
      const entries = page.body.split('<li class="entry').slice(1);
      const of = (said: string) => entries.find((one) => words(one).includes(said)) ?? '';
      for (const said of ['160,000 children', '£2bn']) {
        const entry = of(said);
        expect(entry).not.toBe('');
        expect(/name="t\.[^"]*\.series\.[^"]*"[^>]*><option value="" selected>/.test(entry)).toBe(true);
        expect(words(entry)).toContain('Still missing');
        expect(words(entry)).not.toContain('Complete: goes to review');
        expect(entry).not.toContain('chosen-figure');
      }
      const repeat = of('16,753 police');
      expect(words(repeat)).toContain('Becomes a saying of that claim, by somebody new');
      const ticked = await editor.post(path, { ...hiddenFields(page.body, path), ...HEAD, do: 'match' });
      const on = [...ticked.body.matchAll(/<input type="checkbox"[^>]* name="(t\.[^"]*)"[^>]* checked/g)];
      expect(on.length).toBeGreaterThan(0);
      const done = await editor.post(path, {
        ...hiddenFields(ticked.body, path),
        ...HEAD,
        ...Object.fromEntries(on.map(([, name = '']) => [name, 'yes'])),
        do: 'batch',
      });
      expect([done.status, words(done.body)]).toEqual([303, '']);
      expect(words((await editor.follow()).body)).toMatch(
        /No new claim\. \d+ sayings? of claims that the ledger had/,
      );
      // The series stands on the line itself, with its date.
      const [tick = ''] = boxes(repeat);
      const list = await editor.get(`${path}?list=1`);
      const chosen = await editor.post(path, {
        ...hiddenFields(list.body, path),
        ...HEAD,
        [boxes(of('160,000 children'))[0]?.replace(/tick$/, 'series.value') ?? '']: 'uplift-ew',
        do: 'read',
      });
      expect(tick).not.toBe('');
      expect(words(chosen.body)).toContain(
        'Figure: Police Uplift Programme, officers recruited, 31 December 2022',
      );
      // Its unit does not fit, so that it would have no verdict: it stays a draft.
      expect(words(chosen.body)).not.toContain('Complete: goes to review');
    } finally {
      await server.stop();
    }
  });

  plainIt(
    'is nothing where the same person said it on that day; a bad link opens the head at its field',
    async () => {
      const server = await serveLedger();
      try {
        const editor = await signedInAs(server.url, server.database, 'editor');
        const text =
          'Yvette Cooper, Labour’s Shadow Home Secretary, said: “It shows how badly they have managed policing over the last 13 years that more officers are leaving than joining and they are on course to miss their police recruitment target.”';
        const head = {
          ...HEAD,
          'head.url':
            'https://d33gy59ovltp76.cloudfront.net/news/tories-on-verge-of-breaking-key-pledge-to-recruit-20-000-police-officers-by-march',
        };
        const path = await bring(editor, text, head);
        const page = await editor.get(path);
        expect(words(page.body)).toContain('The ledger has it from the same day: nothing is made.');
        const [tick = ''] = boxes(page.body);
        const fields = { ...hiddenFields(page.body, path), ...head };
        const none = await editor.post(path, { ...fields, [tick]: 'yes', do: 'batch' });
        expect([none.status, words(none.body)]).toEqual([
          422,
          expect.stringContaining('is there already: nothing was made'),
        ]);
        const bad = await editor.post(path, { ...fields, 'head.url': 'not a link', do: 'batch' });
        expect(bad.status).toBe(422);
        expect(bad.body).toMatch(/<details class="article-head" open>/);
        expect(bad.body).toMatch(/name="head\.url"[^>]* value="not a link"[^>]* autofocus/);
        expect(bad.body).not.toMatch(/id="issues" autofocus/);
      } finally {
        await server.stop();
      }
    },
  );
});

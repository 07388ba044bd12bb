/** What readers see of corrections, withdrawals, replies and of what waits to be published. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { storedVerdict } from '../../db/ledger/stored-json.ts';
import {
  hostile,
  hostileBundle,
  hostileText,
  MARKUP,
  SAID_ON,
  smallBundle,
  valid,
} from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import {
  attributes,
  findingOn,
  headlineOn,
  tags,
  unescaped,
  withoutOwnScripts,
  words,
} from '../support/markup.ts';
import { ask, correctFigure, publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, AS_PROGRAM } from '../support/runtimes.ts';
import { childrenOf, readXml, textOf } from '../support/xml.ts';

const MORNING = '2026-05-01T08:00:00.000Z';
const NEWS = '2026-05-03T08:00:00.000Z';
const PUBLISHED = '2026-05-04T08:00:00.000Z';
const LATER = '2026-05-05T08:00:00.000Z';

const revised = (value: string, publishedOn = '2026-05-02') => ({
  at: '2023-12-31',
  value,
  source: 'bulletin',
  publishedOn,
});

async function page(app: InProcess, path: string): Promise<string> {
  const answer = await app.get(path, AS_BROWSER);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** Runs a test on an app of its own. */
function withApp(test: (app: InProcess) => Promise<void>): () => Promise<void> {
  return async () => {
    const app = await inProcess([{ bundle: smallBundle() }], MORNING);
    try {
      await test(app);
    } finally {
      await app.close();
    }
  };
}

describe('newer figures', () => {
  it(
    'wait next to the verdict, then replace it with the correction',
    withApp(async (app) => {
      await importObservations(app.database, 'officers', [revised('15000')], NEWS);
      app.at(NEWS);
      const waiting = await page(app, '/claims/a-claim');
      expect(findingOn(waiting)).toBe('Right');
      expect(words(waiting)).toContain(
        'New figures were recorded on 3 May 2026. They may change this verdict',
      );
      expect(words(waiting)).toContain('The verdict, on the figures published here as of today, 3 May 2026');
      expect(words(waiting)).not.toContain('would be');
      expect(words(waiting)).toContain('until an editor has reviewed and published the result.');
      await publishWaiting(app.database, PUBLISHED, 'a-claim', {
        type: 'evidence',
        sentence: 'The bulletin was revised.',
      });
      app.at(PUBLISHED);
      const after = await page(app, '/claims/a-claim');
      expect(headlineOn(after)).toBe('Right when said; overstated on today’s figures');
      expect(words(after)).toContain(
        'The figures were revised on 2 May 2026, and by them it is overstated: 31 December 2023: 20,000 officers as published on 31 January 2024, revised to 15,000 officers on 2 May 2026.',
      );
      expect(after).not.toContain('id="waiting"');
      const text = words(after);
      expect(text).toContain('Corrected on 4 May 2026');
      expect(text).toMatch(
        /Corrected 4 May 2026 Evidence revision 1 to 2 The bulletin was revised\. Now Right Holds became Overstated Fails/,
      );
      expect(after).toContain('id="correction-1"');
    }),
  );

  it(
    'say so if they change only the verdict of the day it was said',
    withApp(async (app) => {
      await importObservations(app.database, 'officers', [revised('15000', '2024-02-15')], MORNING);
      await publishWaiting(app.database, MORNING, 'a-claim', { type: 'evidence', sentence: 'More figures.' });
      // A later vintage counts, so that only the earlier day rests on what was recorded wrongly.
      const wrong = { series: 'officers', at: '2023-12-31', publishedOn: SAID_ON };
      await correctFigure(app.database, NEWS, wrong, revised('14000', SAID_ON));
      app.at(NEWS);
      expect(words(await page(app, '/claims/a-claim'))).toContain(
        'may change this verdict, or the one on the day it was said',
      );
    }),
  );

  it(
    'leave the bundle as the verdict was published on it, and computable',
    withApp(async (app) => {
      await importObservations(app.database, 'officers', [revised('15000')], NEWS);
      app.at(NEWS);
      const { bundle, verdict } = (await (await app.get('/claims/a-claim.json')).json()) as {
        bundle: unknown;
        verdict: unknown;
      };
      expect(JSON.parse(JSON.stringify(evaluateBundle(valid(bundle))))).toEqual(verdict);
      expect(verdict).toMatchObject({ finding: 'holds' });
    }),
  );
});

describe('a verdict that was published by an earlier method', () => {
  it(
    'stays as it was published, and says so',
    withApp(async (app) => {
      const { kysely } = app.database;
      for (const { id, ...row } of await kysely.selectFrom('ruling').selectAll().orderBy('id').execute()) {
        const old = {
          ...storedVerdict(row.verdict),
          method: '2020-01',
          finding: 'rounded',
          because: 'As of old.',
        };
        await kysely
          .insertInto('ruling')
          .values({
            ...row,
            corrects: id,
            method: '2020-01',
            finding: 'rounded',
            verdict: JSON.stringify(old),
          })
          .execute();
      }
      await kysely.updateTable('listing').set({ method: '2020-01', finding_now: 'rounded' }).execute();
      app.at(NEWS);
      const drawn = await page(app, '/claims/a-claim');
      expect(findingOn(drawn)).toBe('Right');
      expect(words(drawn)).toContain('Rounded As of old.');
      expect(words(drawn)).toContain('Computed by method 2020-01; today’s method is');
      expect(words(drawn)).not.toContain('Last published');
      const { bundle, verdict } = (await (await app.get('/claims/a-claim.json')).json()) as {
        bundle: { asOf: string };
        verdict: { method: string; asOf: string };
      };
      expect([verdict.method, bundle.asOf]).toEqual(['2020-01', verdict.asOf]);
      const then = await page(app, `/claims/a-claim?asof=${SAID_ON}`);
      expect(findingOn(then)).toBe('Right');
      expect(words(then)).toMatch(
        /Computed by today’s method, [\d-]+\. The published verdicts were computed by method 2020-01/,
      );
      expect(words(then)).not.toContain('As of old.');
      expect(then).toContain('<a href="/claims/a-claim">The verdict as it is today</a>');
    }),
  );
});

describe('what the calendar alone has changed', () => {
  it('is shown at once, with what was published last', async () => {
    const { claimed: _, ...claim } = smallBundle().claim as ReturnType<typeof smallBundle>['claim'] & {
      claimed: unknown;
    };
    const bundle = valid({
      ...smallBundle({ value: '15000' }),
      claim: {
        ...claim,
        kind: 'promise',
        inputs: { target: { value: '20000', unit: 'officers' }, progress: 'officers' },
        options: { deadline: '2026-05-02', aim: 'at-least' },
      },
    });
    const app = await inProcess([{ bundle }], MORNING);
    try {
      app.at(NEWS);
      const drawn = words(await page(app, '/claims/a-claim'));
      expect(drawn).toContain('Last published on 1 May 2026: Pending. Only time has passed since then.');
    } finally {
      await app.close();
    }
  });
});

describe('the right of reply', () => {
  it(
    'is on the page: who was asked, how, until when, and the answer word for word',
    withApp(async (app) => {
      const answer = `${hostileText('first line')}\n  second line`;
      await ask(app.database, MORNING, 'a-claim', {
        askedOn: '2026-04-20',
        channel: 'e-mail to the press office',
        deadline: '2026-05-03',
      });
      app.at(NEWS);
      expect(words(await page(app, '/claims/a-claim'))).toMatch(
        /Somebody was asked on 20 April 2026, with a deadline of 3 May 2026 \(e-mail to the press office\)\. No answer was recorded by 3 May 2026\. (?!The deadline)/,
      );
      app.at(PUBLISHED);
      expect(words(await page(app, '/claims/a-claim'))).toContain(
        'No answer was recorded by 4 May 2026. The deadline passed without an answer.',
      );
      await ask(app.database, PUBLISHED, 'a-claim', {
        askedOn: '2026-05-03',
        channel: 'telephone',
        deadline: null,
        answer: { on: '2026-05-04', text: answer },
      });
      app.at(LATER);
      const drawn = await page(app, '/claims/a-claim');
      expect(words(drawn)).toContain('with no deadline (telephone). The answer on 4 May 2026:');
      const [, verbatim = ''] =
        /<blockquote class="verbatim" dir="auto">([\s\S]*?)<\/blockquote>/.exec(drawn) ?? [];
      expect(unescaped(verbatim)).toBe(answer);
    }),
  );
});

describe('a claim that was withdrawn', () => {
  const REASON = `It was misheard.\n${hostile('reason')}`;

  it(
    'is a page that says so and why for a reader, and is gone for a program',
    withApp(async (app) => {
      await app.get('/claims/a-claim');
      await withdraw(app.database, NEWS, 'a-claim', REASON);
      app.at(NEWS);
      app.forget();
      for (let i = 0; i < 2; i += 1) {
        for (const path of ['/claims/a-claim', '/claims/a-claim?asof=2024-02-01']) {
          const answer = await app.get(path, AS_BROWSER);
          expect(answer.status).toBe(200);
          expect(answer.headers.get('cache-control')).toBe('no-store');
          expect(answer.headers.get('vary')).toMatch(/Accept/);
          expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
          const drawn = await answer.text();
          expect(drawn).toContain('<meta name="robots" content="noindex">');
          expect(words(drawn)).toContain('Withdrawn on 3 May 2026');
          expect(unescaped(drawn)).toContain(REASON);
          expect(words(drawn)).toContain('There are 20,000 officers');
          expect(words(drawn)).toContain('Somebody');
          expect(drawn).toContain('href="/claims/a-claim/history"');
          expect(drawn).not.toMatch(/class="verdict|class="finding"/);
        }
        for (const [path, headers] of [
          ['/claims/a-claim', AS_PROGRAM],
          ['/claims/a-claim', {}],
          ['/claims/a-claim.json', AS_BROWSER],
          ['/claims/a-claim.json', AS_PROGRAM],
        ] as const) {
          const gone = await app.get(path, headers);
          expect(gone.status, path).toBe(410);
          expect(await gone.json()).toEqual({
            error: { code: 'gone', message: 'This claim was withdrawn on 3 May 2026.' },
          });
        }
      }
    }),
  );

  it(
    'keeps its history, with the withdrawal on top, and leaves the lists',
    withApp(async (app) => {
      await withdraw(app.database, NEWS, 'a-claim', REASON);
      app.at(NEWS);
      const history = await page(app, '/claims/a-claim/history');
      expect(history).toContain('<meta name="robots" content="noindex">');
      expect(words(history)).toMatch(
        /Withdrawn on 3 May 2026 It was misheard\..*Revision 1, 1 May 2026 First published\./,
      );
      expect(words(await page(app, '/claims'))).not.toContain('20,000 officers');
      expect(words(await page(app, '/corrections'))).toMatch(
        /“?There are 20,000 officers.* Withdrawn It was misheard\./,
      );
    }),
  );

  it(
    'costs a second read only if no claim was found',
    withApp(async (app) => {
      await app.get('/claims/a-claim');
      expect(app.roundTrips()).toBe(1);
      await withdraw(app.database, NEWS, 'a-claim', REASON);
      app.roundTrips();
      app.forget();
      await app.get('/claims/a-claim', AS_BROWSER);
      expect(app.roundTrips()).toBe(2);
    }),
  );
});

describe('the history of a claim', () => {
  it(
    'says of each revision what changed and why, and of each ruling with which correction it came',
    withApp(async (app) => {
      const { claim } = smallBundle();
      await revise(app.database, NEWS, {
        claim: { ...smallBundle({ claimed: '15000', quote: 'There are 15,000 officers' }).claim },
        context: 'The figures count *heads*.',
        note: { type: 'reading', sentence: 'They said 15,000.' },
        isAlone: true,
      });
      await importObservations(app.database, 'officers', [revised('15000')], NEWS);
      await publishWaiting(app.database, PUBLISHED, 'a-claim', {
        type: 'evidence',
        sentence: 'The bulletin was revised.',
      });
      app.at(LATER);
      const drawn = words(await page(app, '/claims/a-claim/history'));
      expect(drawn).toMatch(
        /Revision 2, 3 May 2026 Corrected 3 May 2026 Reading revision 1 to 2 Published without a second reader They said 15,000\. What was changed: the quotation: from There are 20,000 officers to There are 15,000 officers the claimed figure: from 20,000 officers to 15,000 officers the context: The figures count \*heads\*\. was added When it was said Right Holds became Understated Fails/,
      );
      const order = [
        'Revision 3, 4 May 2026',
        'Corrected 4 May 2026',
        'The bulletin was revised.',
        'Published 4 May 2026',
        'Revision 2, 3 May 2026',
        'Published 3 May 2026',
        'Revision 1, 1 May 2026 First published.',
      ].map((part) => drawn.indexOf(part));
      expect(order.every((place) => place >= 0)).toBe(true);
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const claimPage = await page(app, `/claims/${claim.slug}`);
      const told =
        'They said 15,000. What was changed: the quotation: from There are 20,000 officers to There are 15,000 officers the claimed figure: from 20,000 officers to 15,000 officers the context: The figures count *heads*. was added When it was said';
      expect(words(claimPage)).toContain(told);
      expect(words(await page(app, '/corrections'))).toContain(told);
      // The verdict that was published from the queue changed nothing of the claim.
      for (const text of [words(claimPage), drawn, words(await page(app, '/corrections'))])
        expect(text).toMatch(/The bulletin was revised\. (?:When it was said|Now) /);
      expect(words(claimPage)).not.toContain('Revision 3 was published without a second reader.');
      expect(claimPage).toMatch(
        /<h2 id="context">Context<\/h2>\s*<div class="context" dir="auto"><p>The figures count <em>heads<\/em>/,
      );
    }),
  );
});

describe('corrections', () => {
  const SENTENCE = hostile('sentence');
  let app: InProcess;
  beforeAll(async () => {
    app = await inProcess(
      [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'b-claim' }) }, { bundle: hostileBundle() }],
      MORNING,
    );
    const { claim } = hostileBundle();
    await revise(app.database, NEWS, {
      claim: { ...claim, quote: hostileText('another quote') },
      context: `# ${hostile('heading')}\n\n${hostileText('context')}`,
      note: { type: 'typo', sentence: SENTENCE },
    });
    await importObservations(app.database, 'officers', [revised('15000')], NEWS);
    await publishWaiting(app.database, PUBLISHED, 'a-claim', { type: 'evidence', sentence: 'Revised.' });
    await publishWaiting(app.database, PUBLISHED, 'b-claim', { type: 'verdict', sentence: 'It was wrong.' });
    await withdraw(app.database, LATER, 'b-claim', `Misheard \u0007${MARKUP.join(' ')}`);
    app.at(LATER);
  });
  afterAll(async () => app.close());

  it('are listed, the latest first, with before and after', async () => {
    const drawn = await page(app, '/corrections');
    const text = words(drawn);
    const order = ['Withdrawn Misheard', 'It was wrong.', 'Revised.', 'sentence <script>'].map((part) =>
      text.indexOf(part),
    );
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toContain('Four entries, latest first.');
    expect(text).toContain('Revised. Now Right Holds became Overstated Fails');
    expect(text).toContain('The verdict is the same.');
    const links = attributes(drawn, 'href');
    expect(links).toContain('/claims/a-claim#correction-2');
    // A withdrawn claim's corrections are in its history.
    expect(links).toContain('/claims/b-claim/history#correction-3');
    expect(links).toContain('/claims/b-claim');
    for (const [path, id] of [
      ['/claims/a-claim', 2],
      ['/claims/b-claim/history', 3],
    ] as const)
      expect(attributes(await page(app, path), 'id')).toContain(`correction-${id}`);
  });

  it('are one read a page', async () => {
    app.forget();
    app.roundTrips();
    await app.get('/corrections');
    await app.get('/corrections.atom');
    expect(app.roundTrips()).toBe(2);
  });

  it('can be narrowed to a type', async () => {
    const count = async (type: string) =>
      ((await page(app, `/corrections?type=${type}`)).match(/<h2 class="said">/g) ?? []).length;
    const counts = ['', 'typo', 'evidence', 'reading', 'method', 'verdict', 'withdrawal'].map(count);
    expect(await Promise.all(counts)).toEqual([4, 1, 1, 0, 0, 1, 1]);
    expect(await page(app, '/corrections?type=typo')).toContain('<meta name="robots" content="noindex">');
    for (const path of ['/corrections?type=x', '/corrections?type=constructor', '/corrections?page=x'])
      expect((await app.get(path, AS_PROGRAM)).status).toBe(400);
    expect((await app.get('/corrections?page=2', AS_PROGRAM)).status).toBe(404);
  });

  it('are shown as text even if they hold markup', async () => {
    for (const path of [
      '/corrections',
      '/claims/hostile-claim',
      '/claims/hostile-claim/history',
      '/claims/b-claim',
      '/claims/b-claim/history',
    ]) {
      const drawn = await page(app, path);
      for (const tag of tags(withoutOwnScripts(drawn))) {
        expect(tag, path).not.toMatch(/^<\/?(?:script|img|b|i|u|iframe|object|embed)[\s>]/i);
        expect(tag, path).not.toMatch(/\s(?:on[a-z]+|style)\s*=/i);
      }
      for (const href of attributes(drawn, 'href')) expect(href, path).toMatch(/^(?:\/(?!\/)|#|https?:\/\/)/);
      const ids = attributes(drawn, 'id');
      expect(new Set(ids).size, path).toBe(ids.length);
    }
    expect(unescaped(await page(app, '/corrections'))).toContain(SENTENCE);
  });

  it('are announced where a feed reader looks', async () => {
    for (const path of ['/', '/corrections'])
      expect(await page(app, path)).toContain(
        '<link rel="alternate" type="application/atom+xml" href="/corrections.atom" title="Corrections">',
      );
    const links = attributes(await page(app, '/claims'), 'href');
    expect(links).toEqual(expect.arrayContaining(['/corrections', '/sign-in']));
  });

  it('are a feed that is valid Atom', async () => {
    const answer = await app.get('/corrections.atom');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = readXml(await answer.text());
    expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(textOf(feed, 'id')).toBe('http://ledger.test/corrections.atom');
    expect(textOf(feed, 'title')).not.toBe('');
    expect(textOf(feed, 'updated')).toBe(LATER.replace('.000', ''));
    expect(childrenOf(feed, 'author').map((author) => textOf(author, 'name'))).toEqual(['Plumbline']);
    expect(childrenOf(feed, 'link').map(({ attributes: { rel, href } }) => [rel, href])).toEqual([
      ['self', 'http://ledger.test/corrections.atom'],
      ['alternate', 'http://ledger.test/corrections'],
    ]);
    const entries = childrenOf(feed, 'entry');
    expect(entries.map((entry) => textOf(entry, 'id'))).toEqual([
      'tag:ledger.test,2026-05-05:b-claim/withdrawal',
      'tag:ledger.test,2026-05-04:b-claim/correction-3',
      'tag:ledger.test,2026-05-04:a-claim/correction-2',
      'tag:ledger.test,2026-05-03:hostile-claim/correction-1',
    ]);
    for (const entry of entries) {
      expect(textOf(entry, 'title').length).toBeGreaterThan(10);
      expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
      const [link] = childrenOf(entry, 'link');
      expect(link?.attributes['href']).toMatch(/^http:\/\/ledger\.test\/claims\//);
      const [content] = childrenOf(entry, 'content');
      expect(content?.attributes['type']).toBe('html');
      for (const tag of tags(content?.text ?? '')) expect(tag).toMatch(/^<\/?(?:p|strong)(?: dir="")?>$/);
    }
    const [withdrawn, , evidence, typo] = entries.map((entry) => words(textOf(entry, 'content')));
    expect(withdrawn).toContain('Misheard \ufffd<script>');
    expect(evidence).toMatch(/Revised\. Now, before: Right\. .*20,000.* Now, after: Overstated\. .*15,000/);
    expect(unescaped(typo ?? '')).toContain('sentence <script>');
    expect(typo).toContain('The verdict is the same.');
  });

  it('are a feed that stays the same while nothing happens', async () => {
    const one = await (await app.get('/corrections.atom')).text();
    app.forget();
    app.at('2026-07-01T00:00:00.000Z');
    expect(await (await app.get('/corrections.atom')).text()).toBe(one);
    app.at(LATER);
  });

  it('are a valid feed while there are none', async () => {
    for (const bundles of [[], [{ bundle: smallBundle() }]]) {
      const empty = await inProcess(bundles, MORNING);
      try {
        empty.at(LATER);
        const feed = readXml(await (await empty.get('/corrections.atom')).text());
        expect(textOf(feed, 'updated')).toBe(
          bundles.length === 0 ? '1970-01-01T00:00:00Z' : MORNING.replace('.000', ''),
        );
        expect(childrenOf(feed, 'entry')).toEqual([]);
        expect(words(await page(empty, '/corrections'))).toContain(
          'Nothing has been corrected or withdrawn yet.',
        );
      } finally {
        await empty.close();
      }
    }
  });

  it('page through all without repeating one', async () => {
    const many = await inProcess(
      [{ bundle: smallBundle() }, { bundle: smallBundle({ slug: 'b-claim' }) }],
      MORNING,
    );
    try {
      const row = (i: number) => ({
        claim_id: 1,
        from_revision: 1,
        to_revision: 1,
        type: 'typo' as const,
        sentence: `Sentence ${i}`,
        before: BEFORE,
        after: BEFORE,
        at: MORNING,
        without_second_reader: 0,
      });
      const verdict = { finding: 'holds', standing: 'supports', because: 'It does.' };
      const BEFORE = JSON.stringify({ said: verdict, now: verdict });
      await many.database.kysely
        .insertInto('correction')
        .values(Array.from({ length: 130 }, (_, i) => row(i)))
        .execute();
      await withdraw(many.database, NEWS, 'b-claim', 'Misheard.');
      many.at(LATER);
      const seen: string[] = [];
      for (let n = 1; n <= 5; n += 1) {
        const drawn = await page(many, `/corrections${n === 1 ? '' : `?page=${n}`}`);
        seen.push(...(drawn.match(/Sentence \d+|Misheard\./g) ?? []));
      }
      expect(seen).toEqual(['Misheard.', ...Array.from({ length: 130 }, (_, i) => `Sentence ${129 - i}`)]);
      expect((await many.get('/corrections?page=6')).status).toBe(404);
      const feed = readXml(await (await many.get('/corrections.atom')).text());
      expect(childrenOf(feed, 'entry')).toHaveLength(100);
    } finally {
      await many.close();
    }
  });
});

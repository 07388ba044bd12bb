/** "I have another figure": the page that is worked out with a reader's number, sending it, and what becomes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unescaped, words } from '../support/markup.ts';
import { hiddenFields, newPerson, type Session, signIn, visitor } from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { postFigure, SOURCE, sendFigure } from '../support/sent-figures.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const SLUG = '1142-officers-a-month';
const WITH = `/claims/${SLUG}/with`;

const titleOf = (body: string) => unescaped(/<title>([^<]*)/.exec(body)?.[1] ?? '');

onEachRuntime((base, _, { it: on, both }) => {
  const reader = () => visitor(base);

  describe('the page with a reader’s figure', () => {
    both(
      'is the page of the claim worked out with it, and says everywhere that it is the reader’s',
      async () => {
        const page = await reader().get(`${WITH}?actual=16,574%20officers`);
        expect(page.status).toBe(200);
        const text = words(page.body);
        expect(text).toContain(
          'Worked out with a figure that a reader put in. This is no verdict of the ledger.',
        );
        expect(text).toContain('On the published figures Overstated');
        expect(text).toContain('With the reader’s figure Right');
        expect(text).toContain('from 16,573 to 16,575 officers, with 1 officer to spare');
        expect(text).toContain(
          '20,000 officers less the 16,574 officers on 31 December 2022 leaves 3,426 officers',
        );
        expect(titleOf(page.body)).toMatch(/^With a reader’s figure: .*Right · Plumbline$/);
        expect(page.body).toMatch(
          /<tr class="readers">(?:(?!<\/tr>).)*16,574 officers(?:(?!<\/tr>).)*A reader, not this ledger/s,
        );
        expect(text).toContain('Send it to the newsroom');
      },
    );

    both('is never kept, indexed, shared or cited as ours', async () => {
      const { headers, body } = await reader().get(`${WITH}?actual=16574`);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-robots-tag']).toBe('noindex');
      expect(headers['etag']).toBeUndefined();
      expect(body).toContain('<meta name="robots" content="noindex">');
      expect(body).toMatch(new RegExp(`<link rel="canonical" href="[^"]+/claims/${SLUG}">`));
      expect(body).not.toMatch(
        /ld\+json|oembed|property="og:|twitter:card|cite\.|\/embed|\/badge|class="citation"|\.json"/,
      );
      const robots = await reader().get('/robots.txt');
      expect(robots.body).toContain('Disallow: /claims/*/with\n');
      expect(robots.body).toContain('Disallow: /figures/\n');
    });

    both(
      'is asked for by a form on the page of the claim, which names each figure with its value, unit and day',
      async () => {
        const { body } = await reader().get(`/claims/${SLUG}`);
        const form = body.slice(
          body.indexOf(`action="${WITH}"`),
          body.indexOf('</form>', body.indexOf(WITH)),
        );
        expect(words(form)).toContain('The figure reached Here: 16,753 officers, 31 December 2022, of');
        expect(form).toMatch(/<input[^>]* name="target"/);
        expect(form).toMatch(/<input[^>]* name="actual"/);
      },
    );

    both('takes whatever is typed, and throws nothing', async () => {
      const asked: readonly [query: string, status: number, says: RegExp][] = [
        ['', 200, /Put your number beside the figure/],
        ['actual=', 200, /Put your number/],
        ['actual=lots', 422, /write it in digits, such as 1142\.5/],
        ['actual=5%20people', 422, /counted in officers, and yours in people/],
        ['nonsense=1', 422, /rests on no figure “nonsense”/],
        ['actual=1&actual=2', 422, /gives this number twice/],
        ['actual=1&actual=1', 200, /no verdict of the ledger/],
        ['actual=-5', 200, /no verdict of the ledger/],
        ['actual=0', 200, /no verdict of the ledger/],
        [`actual=${'9'.repeat(30)}`, 200, /a thousand times apart or more/],
        [`actual=${'9'.repeat(3_000)}`, 422, /too long for a number/],
        ['actual=%3Cscript%3Ealert(1)%3C%2Fscript%3E', 422, /“<script>|not part of a number|cannot be read/],
        ['actual=%E2%80%AE16900', 422, /./],
        ['utm_source=x&actual=16574', 200, /Right/],
        ['constructor=1&__proto__=2', 422, /rests on no figure/],
      ];
      for (const [query, status, says] of asked) {
        const page = await reader().get(`${WITH}?${query}`);
        expect([query, page.status]).toEqual([query, status]);
        expect(words(page.body), query).toMatch(says);
        expect(page.body, query).not.toContain('<script>alert');
        expect(page.headers['cache-control']).toBe('no-store');
      }
      // An address that long is refused before it is read, with an answer or without.
      const long = await reader()
        .get(`${WITH}?actual=${'9'.repeat(100_000)}`)
        .catch(() => ({ status: 431 }));
      expect([414, 422, 431]).toContain(long.status);
      expect((await reader().get('/claims/no-such-claim/with?actual=1')).location).toBe(
        '/claims/no-such-claim',
      );
    });

    on('works for lists, series, records, paces and figures that are lacking', async () => {
      const asked: readonly [path: string, text: string][] = [
        ['149572-officers-add-up/with?parts.1=20000', 'Part 2 31 March 2023 20,951 officers 20,000 officers'],
        [
          '149572-officers-add-up/with?parts=20000&parts.at=1',
          'Part 2 31 March 2023 20,951 officers 20,000 officers',
        ],
        ['more-police-than-ever-before/with?series=150000', 'With the reader’s figure Wrong'],
        ['braverman-on-track/with?progress=19,900', '31 December 2022 16,753 officers 19,900 officers'],
        [
          'braverman-on-track/with?progress=19,000&progress.at=2023-03-31',
          '31 March 2023 20,951 officers 19,000 officers',
        ],
        [
          '312-more-officers-than-a-year-before/with?from=147433&to=147745',
          '147,434 officers 147,433 officers',
        ],
        ['economy-1-2-percent-smaller-end-of-2021/with?value=0.5', '−1.2% 0.6%, 1 September 2023 0.5%'],
        ['met-nearly-450-a-month/with?actual=3000', 'not published 3,000 officers'],
      ];
      for (const [path, text] of asked) {
        const page = await reader().get(`/claims/${path}`);
        expect([path, page.status]).toEqual([path, 200]);
        expect(words(page.body), path).toContain(text);
      }
    });

    on('says the same as ours with the same number', async () => {
      for (const [slug, query] of [
        [SLUG, 'actual=16753'],
        ['more-police-than-ever-before', 'value=149,566'],
        ['braverman-on-track', 'progress=16753'],
      ] as const) {
        const page = words((await reader().get(`/claims/${slug}/with?${query}`)).body);
        const [, ours, theirs] =
          /On the published figures (.*?) With the reader’s figure (.*?) The verdict is the same/.exec(
            page,
          ) ?? [];
        expect([slug, ours !== undefined]).toEqual([slug, true]);
        expect(theirs).toBe(ours);
      }
    });
  });

  describe('sending it', () => {
    both('stores it under an address that shows what was sent, and never who sent it', async () => {
      const sender = reader();
      const answer = await postFigure(sender, SLUG, { actual: '16,574' });
      expect([answer.status, answer.location]).toEqual([
        303,
        expect.stringMatching(/^\/figures\/[a-z2-9]{4}(?:-[a-z2-9]{4}){3}\?done=sent$/),
      ]);
      const page = await sender.follow();
      expect(page.status).toBe(200);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.body).toContain('<meta name="robots" content="noindex">');
      expect(page.body).not.toContain('rel="canonical"');
      const text = words(page.body);
      expect(text).toContain('It was sent. Keep this address');
      expect(text).toContain('Received It waits for an editor to look at it.');
      expect(text).toContain('16,753 officers 16,574 officers');
      expect(text).toContain('Uplift, recounted. An institute.');
      expect(text).toContain('Table 3, row “December 2022”.');
      expect(page.body).toContain(
        '<a href="https://example.org/recount?page=2" rel="nofollow noopener ugc">Uplift, recounted</a>',
      );
      expect(page.body).not.toContain(SOURCE['sent.name']);
      expect(page.body).toContain(`${base}${answer.location?.split('?')[0]}`);
      const again = await reader().get((answer.location ?? '').split('?')[0] ?? '');
      expect(words(again.body)).not.toContain('Keep this address');
      expect((await reader().get('/figures/aaaa-aaaa-aaaa-aaaa')).status).toBe(404);
      expect((await reader().get(`/figures/${'a'.repeat(9_000)}`)).status).toBe(404);
    });

    both(
      'is refused from another site, without its token, and by the field that only programs fill in',
      async () => {
        const sender = reader();
        const page = await sender.get(`${WITH}?actual=16574`);
        const hidden = hiddenFields(page.body, `${WITH}#send`);
        const post = (fields: Record<string, string>, headers = {}) =>
          sender.post(WITH, fields, { tokens: null, headers });
        expect((await post({ ...hidden, ...SOURCE }, { Origin: 'https://evil.example' })).status).toBe(403);
        expect((await post({ ...SOURCE, actual: '16574' })).status).toBe(400);
        const trapped = await post({ ...hidden, ...SOURCE, 'sent.website': 'https://spam.example' });
        expect([
          trapped.status,
          words(trapped.body).includes('must be left empty: nothing was sent'),
        ]).toEqual([422, true]);
        expect((await post({ _form: hidden['_form'] ?? '', ...SOURCE })).status).toBe(422);
        expect((await post({ ...hidden, ...SOURCE, actual: 'x' })).status).toBe(422);
      },
    );
  });
});

describe('on a ledger of its own', () => {
  let server: ServedLedger;
  let editor: Session;
  let reviewer: Session;
  beforeAll(async () => {
    server = await serveLedger();
    editor = await signIn(server.url, await newPerson(server.url, server.database, 'editor'));
    reviewer = await signIn(server.url, await newPerson(server.url, server.database, 'reviewer'));
  });
  afterAll(async () => server.stop());

  it('a form that is posted twice is sent once, and one with another text again', async () => {
    const sender = visitor(server.url);
    const page = await sender.get(`${WITH}?actual=16574`);
    const fields = { ...hiddenFields(page.body, `${WITH}#send`), ...SOURCE };
    const post = (more = {}) => sender.post(WITH, { ...fields, ...more }, { tokens: null });
    const first = (await post()).location;
    expect((await post()).location).toBe(first);
    expect((await post({ 'sent.note': 'Another note.' })).location).not.toBe(first);
  });

  it('says what is wrong beside each field, and keeps what was typed', async () => {
    const sender = visitor(server.url);
    const empty = await postFigure(
      sender,
      SLUG,
      { actual: '16574' },
      { 'sent.url': 'javascript:alert(1)', 'sent.name': 'Somebody' },
    );
    expect(empty.status).toBe(422);
    const text = words(empty.body);
    for (const message of [
      'Say what the figure is published in.',
      'Say who published it.',
      'Begin with https:// or http://.',
      'Say where in it the figure stands, so that an editor finds it.',
    ])
      expect(text).toContain(message);
    expect(empty.body).toContain('value="Somebody"');
    expect(text).toContain('With the reader’s figure Right');
    const long = { ...SOURCE, 'sent.quote': 'x'.repeat(100_000), 'sent.title': 'y'.repeat(100_000) };
    const longer = await postFigure(sender, SLUG, { actual: '16574' }, long);
    expect([longer.status, words(longer.body).includes('longer than 2000 characters')]).toEqual([422, true]);
  });

  it('hostile text is shown as it was typed', async () => {
    const sender = visitor(server.url);
    const markup = '<img src=x onerror=alert(1)>"\'';
    const path = await sendFigure(
      sender,
      SLUG,
      { actual: '16574' },
      {
        'sent.title': markup,
        'sent.publisher': markup,
        'sent.quote': `${markup}\n\u05d0\u05d1 [a](javascript:alert(1))`,
        'sent.note': markup,
      },
    );
    const { body } = await sender.get(path);
    expect(body).not.toContain('<img');
    expect(body).not.toMatch(/<a[^>]+javascript:/);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const desk = await editor.get('/edit/figures');
    const [, id] = /href="\/edit\/figures\/(\d+)"/.exec(desk.body) ?? [];
    const one = await editor.get(`/edit/figures/${id}`);
    expect(one.body).not.toContain('<img');
    expect(one.status).toBe(200);
  });

  it('is slowed for a network that sends many, and keeps what was typed', async () => {
    const sender = visitor(server.url);
    let answer = await postFigure(sender, SLUG, { actual: '1' });
    for (let n = 2; n < 12 && answer.status === 303; n += 1)
      answer = await postFigure(sender, SLUG, { actual: String(n) });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(words(answer.body)).toContain('What you wrote is still here');
    expect(answer.body).toContain('value="Uplift, recounted"');
    expect((await postFigure(visitor(server.url), SLUG, { actual: '5' })).status).toBe(303);
  });

  it('is answered by the newsroom, and its sender reads the answer', async () => {
    const sender = visitor(server.url);
    const path = await sendFigure(sender, SLUG, { actual: '16,574' });
    const desk = await editor.get('/edit');
    expect(words(desk.body)).toMatch(/(?:figures? from|figures from) (?:a reader|readers) waits?/i);
    const list = await editor.get('/edit/figures?state=received');
    const [, id = ''] = /href="\/edit\/figures\/(\d+)"/.exec(list.body) ?? [];
    const address = `/edit/figures/${id}`;
    const one = await editor.get(address);
    const text = words(one.body);
    expect(text).toContain('On the published figures Overstated With the reader’s figure Right');
    expect(text).toContain('Sent by Nomen Nescio');
    expect(one.body).not.toContain('value="accepted"');

    const looked = await editor.post(address, { state: 'looked-at', seen: '0' }, { from: address });
    expect([looked.status, looked.location]).toEqual([303, `${address}?done=answered`]);
    expect(words((await sender.get(path)).body)).toContain('Being looked at An editor is looking at it');
    expect(
      (await editor.post(address, { state: 'accepted', answer: 'Yes.', seen: '1' }, { from: address }))
        .status,
    ).toBe(403);
    const without = await reviewer.post(address, { state: 'declined', seen: '1' }, { from: address });
    expect([without.status, words(without.body).includes('Tell the reader why')]).toEqual([422, true]);

    await reviewer.get(address);
    const { csrf = '', form = '' } = { csrf: field(reviewer, '_csrf'), form: field(reviewer, '_form') };
    const said = { state: 'accepted', answer: 'Thank you: table 3 was\ncounted anew.', seen: '1' };
    for (let n = 0; n < 2; n += 1)
      expect((await reviewer.post(address, said, { tokens: { csrf, form } })).status).toBe(303);
    const late = await reviewer.post(address, { ...said, state: 'declined' }, { from: address });
    expect([late.status, words(late.body).includes('Somebody else has answered it meanwhile')]).toEqual([
      409,
      true,
    ]);

    const page = words((await sender.get(path)).body);
    expect(page).toContain('Accepted The newsroom takes it up');
    expect(page).toContain('Thank you: table 3 was counted anew.');
    expect(page).not.toContain('reviewer');
    const boss = await signIn(server.url, await newPerson(server.url, server.database, 'admin'));
    const audit = words((await boss.get('/edit/audit?action=reader-figure-answered')).body);
    expect(audit.match(/figure \d+: accepted/g)).toHaveLength(1);
    expect(audit).toContain('looked-at');
    expect(words((await editor.get('/edit/figures?state=accepted')).body)).toContain(
      '16,574 officers in place of 16,753 officers',
    );
  });

  it('leads to the form of its series with the figure and its source in it', async () => {
    await sendFigure(visitor(server.url), SLUG, { actual: '16,600' });
    const [, id = ''] = /href="\/edit\/figures\/(\d+)"/.exec((await editor.get('/edit/figures')).body) ?? [];
    const one = await editor.get(`/edit/figures/${id}`);
    const [, address = ''] = /href="(\/edit\/evidence\/series\/uplift-ew[^"]*)"/.exec(one.body) ?? [];
    const form = await editor.get(unescaped(address));
    expect(form.status).toBe(200);
    for (const value of [
      '16600',
      '31 December 2022',
      'Uplift, recounted',
      'An institute',
      'https://example.org/recount?page=2',
    ])
      expect(form.body, value).toContain(`value="${value}"`);
  });

  it('is not shown to anybody if the newsroom says so, and its answer still is', async () => {
    const sender = visitor(server.url);
    const path = await sendFigure(
      sender,
      SLUG,
      { actual: '16,601' },
      { ...SOURCE, 'sent.note': 'An insult.' },
    );
    const [, id = ''] =
      /href="\/edit\/figures\/(\d+)"/.exec((await reviewer.get('/edit/figures')).body) ?? [];
    const address = `/edit/figures/${id}`;
    await reviewer.post(
      address,
      { state: 'declined', answer: 'No insults.', hidden: 'yes', seen: '0' },
      { from: address },
    );
    const text = words((await sender.get(path)).body);
    expect(text).toContain('No insults.');
    expect(text).toContain('The newsroom does not show what was sent.');
    expect(text).not.toContain('An insult.');
    expect(text).not.toContain('16,601');
  });
});

function field(session: Session, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(session.page?.body ?? '')?.[1] ?? '';
}

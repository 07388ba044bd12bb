/** People, bodies and parties over HTTP: their pages, what editors change of them, and every address that they ever had. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributes, words } from '../support/markup.ts';
import { runCommand, type Session, signedInAs } from '../support/newsroom.ts';
import { AS_BROWSER, AS_PROGRAM, onEachRuntime, raw } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

let server: ServedLedger;
let reviewer: Session;

beforeAll(async () => {
  server = await serveLedger();
  reviewer = await signedInAs(server.url, server.database, 'reviewer');
});
afterAll(() => server.stop());

/** Where an address leads, followed to its end, with how often it was sent on. */
async function leadsTo(path: string): Promise<{ path: string; hops: number; status: number }> {
  let [at, hops] = [path, 0];
  for (;;) {
    const answer = await fetch(`${server.url}${at}`, { headers: AS_BROWSER, redirect: 'manual' });
    const location = answer.headers.get('location');
    if (location === null) return { path: at, hops, status: answer.status };
    expect([at, answer.status]).toEqual([at, 301]);
    at = location.replace(server.url, '');
    hops += 1;
  }
}

async function read(path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`, { headers: AS_BROWSER });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

async function act(slug: string, fields: Record<string, string>, status = 303) {
  const address = `/edit/claimants/${slug}`;
  const answer = await reviewer.post(address, fields, { from: address });
  expect([fields['do'], answer.status, status === 303 ? '' : words(answer.body)]).toEqual([
    fields['do'],
    status,
    expect.any(String),
  ]);
  return answer;
}

/** The names as a person's form has them. */
const NAMES = { listedAs: '', aliases: '', kind: 'person', wikidata: '', note: '' };

const structured = (page: string) =>
  [...page.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, json = '']) =>
    JSON.parse(json),
  );

describe('a person', () => {
  it('has a page with what claims say of it on their days, and how they came out then and now', async () => {
    const page = words(await read('/people/boris-johnson'));
    expect(page).toMatch(
      /As claims say Prime Minister \( ?Conservative ?\), in 3 claims from 25 July 2019 to 29 April 2021/,
    );
    expect(page).toMatch(
      /When said On today’s figures Overstated 1 1 Borne out 1 1 Kept 0 1 Too early to say 1 0/,
    );
    expect(page).toContain('these numbers say nothing about how often a claimant is right');
    expect(page.slice(page.indexOf('When said'), page.indexOf('latest first'))).not.toMatch(
      /%|per cent|rank|score|average/i,
    );
  });

  it('leads from each number to the claims that it counts', async () => {
    const page = await read('/people/boris-johnson');
    const cells = attributes(page, 'href').filter((href) => /\?(?:said|now)=/.test(href));
    expect(cells.length).toBeGreaterThan(3);
    for (const href of cells) {
      const path = href.replace('#claims', '');
      const narrowed = await read(path);
      expect(words(narrowed), path).toMatch(
        /1 claim, “[^”]+” (?:when said|on today’s figures), latest first/,
      );
      expect(narrowed.match(/<article>/g)).toHaveLength(1);
      expect(narrowed).toContain('<meta name="robots" content="noindex">');
    }
  });

  it('keeps the address that it had, whatever is asked of it', async () => {
    expect(await leadsTo('/claimants/boris-johnson')).toEqual({
      path: '/people/boris-johnson',
      hops: 1,
      status: 200,
    });
    expect(await leadsTo('/claimants/boris-johnson?now=kept')).toMatchObject({
      path: '/people/boris-johnson?now=kept',
    });
    expect(await leadsTo('/claimants/nobody')).toMatchObject({ status: 404 });
  });

  it('has names, a role and a party with their times, and an item at Wikidata', async () => {
    await act('rishi-sunak', {
      ...NAMES,
      do: 'save',
      name: 'Rishi Sunak',
      aliases: 'The Rt Hon Rishi Sunak MP\nRishi Sunak, MP',
      wikidata: 'https://www.wikidata.org/wiki/Q25413843',
      note: 'A British politician.',
    });
    await act('rishi-sunak', {
      do: 'add-role',
      'role.role': 'Prime Minister',
      'role.since': '25 October 2022',
      'role.until': 'July 2024',
    });
    await act('rishi-sunak', { do: 'add-party', 'party.name': 'Conservative', 'party.since': '2015' });
    const page = await read('/people/rishi-sunak');
    expect(words(page)).toContain('Roles Prime Minister, 25 October 2022 to July 2024');
    expect(words(page)).toContain('Party Conservative, since 2015');
    expect(words(page)).toContain('Also called Rishi Sunak, MP, The Rt Hon Rishi Sunak MP');
    expect(structured(page)).toContainEqual(
      expect.objectContaining({
        '@type': 'Person',
        name: 'Rishi Sunak',
        sameAs: 'https://www.wikidata.org/wiki/Q25413843',
        memberOf: expect.objectContaining({ name: 'Conservative' }),
      }),
    );
    const [claim] = attributes(page, 'href').filter((href) => /^\/claims\/[a-z0-9-]+$/.test(href));
    const [review] = structured(await read(claim ?? ''));
    expect(review.itemReviewed.author.sameAs).toEqual([
      `${server.url}/people/rishi-sunak`,
      'https://www.wikidata.org/wiki/Q25413843',
    ]);
    // Another name finds it.
    expect(words(await read('/people?q=rt+hon'))).toContain('Rishi Sunak also The Rt Hon Rishi Sunak MP');
  });

  it('is refused what cannot be: each fault is told at its field', async () => {
    const wrong = await act(
      'rishi-sunak',
      { ...NAMES, do: 'save', name: '', wikidata: 'Sunak', kind: 'robot' },
      422,
    );
    expect(words(wrong.body)).toContain('Write the number of the item, such as Q8016.');
    const times = {
      do: 'add-role',
      'role.role': 'x',
      'role.since': '2024',
      'role.until': '30 February 2025',
    };
    expect(words((await act('rishi-sunak', times, 422)).body)).toContain(
      '“30 February 2025” is no day, month or year: write 25 October 2022, October 2022 or 2022.',
    );
    const backwards = { do: 'add-role', 'role.role': 'x', 'role.since': '2024', 'role.until': '2023' };
    expect(words((await act('rishi-sunak', backwards, 422)).body)).toContain(
      'This lies before the beginning',
    );
    const long = { ...NAMES, do: 'save', name: 'x'.repeat(100_000) };
    expect(words((await act('rishi-sunak', long, 422)).body)).toContain('Write at most 300 characters.');
    const bidi = { ...NAMES, do: 'save', name: 'A\u202Eb' };
    expect(words((await act('rishi-sunak', bidi, 422)).body)).toContain('changes the direction of writing');
    expect(words(await read('/people/rishi-sunak'))).toContain('Rishi Sunak');
  });

  it('may have any name: markup and writing from right to left stay text', async () => {
    const name = '"><img src=x onerror=alert(1)> שלום';
    await act('chris-law', { ...NAMES, do: 'save', name, aliases: '<script>alert(2)</script>' });
    for (const path of ['/people/chris-law', '/people?q=alert', '/claims?claimant=chris-law']) {
      const page = await read(path);
      expect(page, path).not.toMatch(/<img|<script>/);
      expect(page, path).toContain('&lt;img src=x');
    }
    await act('chris-law', { ...NAMES, do: 'save', name: 'Chris Law' });
  });
});

describe('a merge', () => {
  it('brings all claims to one page, with every former address, and is undone without a trace', async () => {
    const before = { page: await read('/people/anc'), list: await read('/claims?claimant=alt-news') };
    const answer = await act('alt-news', { do: 'merge', into: 'ANC', 'merge.reason': 'for the test' });
    expect(answer.location).toBe('/edit/claimants/anc?done=merge');
    for (const path of ['/people/alt-news', '/claimants/alt-news'])
      expect(await leadsTo(path)).toEqual({ path: '/people/anc', hops: 1, status: 200 });
    expect(await leadsTo('/claims?claimant=alt-news')).toMatchObject({
      path: '/claims?claimant=anc',
      status: 200,
    });
    expect(words(await read('/people/anc'))).toMatch(
      /2 claims, latest first.*Also called Alt News|Also called Alt News.*2 claims/,
    );
    const api = await fetch(`${server.url}/api/v1/claims?claimant=alt-news`, { headers: AS_PROGRAM });
    const found = (await api.json()) as { claims: { claimant: { slug: string } }[] };
    expect(found.claims.map(({ claimant }) => claimant.slug)).toEqual(['anc', 'anc']);
    expect((await reviewer.get('/edit/claimants/alt-news')).location).toBe('/edit/claimants/anc');
    const [, deed = ''] =
      /name="deed" value="(\d+)"/.exec((await reviewer.get('/edit/claimants/anc')).body) ?? [];
    await act('anc', { do: 'undo', deed });
    expect(await read('/people/anc')).toBe(before.page);
    expect(await read('/claims?claimant=alt-news')).toBe(before.list);
    expect(await leadsTo('/people/alt-news')).toMatchObject({ hops: 0, status: 200 });
  });

  it('is refused for two who are known to be two', async () => {
    await act('mel-stride', { ...NAMES, do: 'save', name: 'Mel Stride', wikidata: 'Q1' });
    await act('nina-turner', { ...NAMES, do: 'save', name: 'Nina Turner', wikidata: 'Q2' });
    const two = await act('mel-stride', { do: 'merge', into: 'nina-turner' }, 422);
    expect(words(two.body)).toContain('They have different Wikidata items, Q1 and Q2');
    const sorts = await act('mel-stride', { do: 'merge', into: 'home-office' }, 422);
    expect(words(sorts.body)).toContain('One of them is a body and the other a person');
    const same = await act('mel-stride', { ...NAMES, do: 'save', name: 'Mel Stride', wikidata: 'Q2' }, 422);
    expect(words(same.body)).toContain('Q2 is Nina Turner already');
  });
});

describe('a split', () => {
  it('gives claims to somebody new of the same name, whose address leads back when it is undone', async () => {
    const page = (await reviewer.get('/edit/claimants/cyril-ramaphosa')).body;
    const [first = ''] = attributes(page, 'name').filter((name) => name.startsWith('claim.'));
    const none = await act('cyril-ramaphosa', { do: 'split', to: 'new' }, 422);
    expect(words(none.body)).toContain('Choose at least one claim.');
    const { location } = await act('cyril-ramaphosa', {
      do: 'split',
      [first]: 'yes',
      to: 'new',
      'listedAs.new': 'Cyril Ramaphosa (the other)',
    });
    expect(location).toBe('/edit/claimants/cyril-ramaphosa-2?done=split');
    expect(words(await read('/people/cyril-ramaphosa-2'))).toMatch(
      /^.*Cyril Ramaphosa \(the other\).*1 claim/,
    );
    expect(words(await read('/people/cyril-ramaphosa'))).toContain('2 claims, latest first');
    const slug = first.slice('claim.'.length);
    expect(await read(`/claims/${slug}`)).toContain('href="/people/cyril-ramaphosa-2"');
    const [, deed = ''] =
      /name="deed" value="(\d+)"/.exec((await reviewer.get('/edit/claimants/cyril-ramaphosa')).body) ?? [];
    await act('cyril-ramaphosa', { do: 'undo', deed });
    expect(await leadsTo('/people/cyril-ramaphosa-2')).toEqual({
      path: '/people/cyril-ramaphosa',
      hops: 1,
      status: 200,
    });
    expect(words(await read('/people/cyril-ramaphosa'))).toContain('3 claims, latest first');
  });
});

describe('another name and another address', () => {
  it('leave the former ones to find the same person', async () => {
    await act('pat-mcfadden', { ...NAMES, do: 'save', name: 'Sir Pat McFadden' });
    expect(words(await read('/people/pat-mcfadden'))).toContain('Also called Pat McFadden');
    const { location } = await act('pat-mcfadden', { do: 'readdress', address: 'Patrick McFadden' });
    expect(location).toBe('/edit/claimants/patrick-mcfadden?done=readdress');
    for (const path of ['/people/pat-mcfadden', '/claimants/pat-mcfadden'])
      expect(await leadsTo(path)).toEqual({ path: '/people/patrick-mcfadden', hops: 1, status: 200 });
    const page = words(await read('/people/patrick-mcfadden'));
    expect(page).toContain('Sir Pat McFadden');
    expect(page).toContain('Also called Pat McFadden');
    const taken = await act('patrick-mcfadden', { do: 'readdress', address: 'boris-johnson' }, 422);
    expect(words(taken.body)).toContain('is, or was, the address of somebody');
  });
});

describe('a party', () => {
  it('counts claims by people of it when they said them, all parties by one rule', async () => {
    const page = words(await read('/parties/labour'));
    expect(page).toContain('A claim counts for the party that its claimant belonged to when it was said.');
    expect(page).toContain('Every party is counted by the same rule');
    expect(page.slice(page.indexOf('When said'), page.indexOf('latest first'))).not.toMatch(/%|per cent/);
    const all = words(await read('/parties'));
    expect(all.indexOf('Conservative')).toBeLessThan(all.indexOf('Labour'));
  });

  it('is one with whoever is its other name, and leaves that again', async () => {
    const parties = attributes(await read('/parties'), 'href').filter((href) => /^\/parties\/./.test(href));
    const [one = '', other = ''] = parties;
    const slug = (path: string) => path.slice('/parties/'.length);
    const counted = async (path: string) =>
      Number(/(\d+) claims?, latest/.exec(words(await read(path)))?.[1]);
    const sum = (await counted(one)) + (await counted(other));
    const before = await read(other);
    const held = (await reviewer.get(`/edit/parties/${slug(one)}`)).body;
    const name = attributes(held.slice(held.indexOf('id="f-name"')), 'value')[0] ?? '';
    const otherName = words(before.slice(before.indexOf('<h1'), before.indexOf('</h1>')));
    const change = (aliases: string) =>
      reviewer.post(
        `/edit/parties/${slug(one)}`,
        { name, short: '', aliases },
        { from: `/edit/parties/${slug(one)}` },
      );
    expect((await change(otherName)).status).toBe(303);
    expect(await leadsTo(other)).toEqual({ path: one, hops: 1, status: 200 });
    expect(await counted(one)).toBe(sum);
    expect((await change('')).status).toBe(303);
    expect(await read(other)).toBe(before);
  });

  it('is that of the day, where a claim does not name it', async () => {
    await act('sadiq-khan', {
      do: 'add-party',
      'party.name': 'Test Party',
      'party.since': '1990',
      'party.until': '1991',
    });
    expect((await fetch(`${server.url}/parties/test-party`)).status).toBe(200);
    expect(words(await read('/parties/test-party'))).toContain('No claim is published.');
  });
});

describe('the ledger after all this', () => {
  it('is whole', async () => {
    const { code, stdout, stderr } = await runCommand(server.database, 'verify');
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(stdout).toContain('all is as it should be');
  });
});

onEachRuntime((base, _, { both }) => {
  both.each([
    ['/people', 'People and bodies'],
    ['/people?kind=body', 'Home Office'],
    ['/people/boris-johnson', 'When said'],
    ['/parties', 'Parties'],
    ['/parties/labour', 'On today’s figures'],
    ['/topics', 'Police numbers'],
    ['/topics/police-numbers', 'On today’s figures'],
  ])('shows %s', async (path, text) => {
    const { status, body, headers } = await raw(base, path, { headers: AS_BROWSER });
    expect([path, status]).toEqual([path, 200]);
    expect(words(body.toString())).toContain(text);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  both('sends the former address of a person on for good', async () => {
    const { status, headers } = await raw(base, '/claimants/boris-johnson');
    expect([status, headers['location']]).toEqual([301, '/people/boris-johnson']);
  });
});

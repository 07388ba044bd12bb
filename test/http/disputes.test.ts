/** Disputes and the front page, as readers get them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileBundle, smallBundle, valid } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { withoutOwnScripts } from '../support/markup.ts';
import { ask, publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, onEachRuntime, raw } from '../support/runtimes.ts';

/** The slugs of the claims that a page leads to, as often as it does, but for their other addresses. */
function claimsIn(page: string): string[] {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  return [...main.matchAll(/href="\/claims\/([^"/?#.]+)"/g)].map(([, slug = '']) => slug);
}

const text = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

onEachRuntime((base, _, { it, both }) => {
  const get = async (path: string) => (await fetch(base + path, { headers: AS_BROWSER })).text();

  both('lists the disputes, each with its claims, its speakers and how they came out', async () => {
    const page = await get('/disputes');
    expect(page).toContain(
      '<a href="/disputes/uplift-ew" dir="auto">Police Uplift Programme, officers recruited</a>',
    );
    expect(text(page)).toMatch(/Police Uplift Programme, officers recruited 22 claims by 13 speakers/);
    expect(page).not.toContain('/disputes/inflation-ke');
  });

  both('shows both sides of a dispute in the order in which they spoke, on one line of time', async () => {
    const [first, second] = [await get('/disputes/uplift-ew'), await get('/disputes/uplift-ew?page=2')];
    const slugs = [...claimsIn(first), ...claimsIn(second)];
    expect(slugs).toHaveLength(22);
    for (const slug of ['braverman-on-track', 'cooper-on-course-to-miss', 'liberal-democrats-off-track'])
      expect(slugs).toContain(slug);
    const days = [...`${first}${second}`.matchAll(/<\/span> <time datetime="([^"]+)">/g)].map(
      ([, day]) => day,
    );
    expect(days).toHaveLength(22);
    expect(days).toEqual([...days].sort());
    // Each has its mark on the line of time, which leads to its place in the list.
    for (const [number, path] of [
      [1, '/disputes/uplift-ew#claim-1'],
      [22, '/disputes/uplift-ew?page=2#claim-22'],
    ] as const) {
      expect(first).toContain(`<a href="${path}" aria-label="Claim ${number}: `);
      expect(number === 1 ? first : second).toContain(`<li id="claim-${number}"`);
    }
    expect(text(first)).toContain('20,000 officers by 31 March 2023 , named in 15 claims');
    expect(text(first)).toContain('20,951 officers , 31 March 2023');
    expect(first).toContain('Home Secretary');
  });

  both(
    'leads from every series of a dispute to the one that it is called by, and from none to nothing',
    async () => {
      const moved = await raw(base, '/disputes/officers-met');
      expect([moved.status, moved.headers['location']]).toEqual([301, '/disputes/officers-met-fte']);
      expect(moved.headers['cache-control']).toBe('no-store');
      // Two claims, both by one person.
      const single = await raw(base, '/disputes/inflation-ke');
      expect([single.status, single.headers['location']]).toEqual([302, '/evidence/inflation-ke']);
      for (const path of [
        '/disputes/cpi-m',
        '/disputes/no-such-series',
        '/disputes/uplift-ew?page=3',
        '/disputes?page=9',
      ])
        expect([path, (await raw(base, path)).status]).toEqual([path, 404]);
      expect((await raw(base, '/disputes/uplift-ew?page=x')).status).toBe(400);
      for (const path of [
        '/disputes/%00',
        '/disputes/%FF',
        '/disputes/%3Cscript%3E',
        `/disputes/${'a-'.repeat(4_000)}`,
      ]) {
        const answer = await raw(base, path, { headers: AS_BROWSER });
        expect(answer.status).toBeLessThan(500);
        expect(answer.body.toString()).not.toMatch(/<script/i);
      }
    },
  );

  it('leads from a claim to the other side, those who contradict it first, and to the dispute', async () => {
    const page = await get('/claims/braverman-on-track');
    const section = page.slice(page.indexOf('id="others"'), page.indexOf('id="sources"'));
    const others = claimsIn(`<main>${section}</main>`);
    expect(others).toHaveLength(4);
    expect(others[0]).toBe('cooper-on-course-to-miss');
    expect(section).toContain('The other side');
    // Nobody contradicts them: it is no other side.
    const alike = await get('/claims/law-over-7-million-people-waiting');
    expect(alike).toContain('<h2 id="others">What else was said</h2>');
    expect(others).not.toContain('braverman-on-track');
    expect(section).toContain('href="/disputes/uplift-ew"');
    expect(text(section)).toContain('All 22 claims by 13 speakers about');
    expect(await get('/claims/biden-18000-people-got-clemency')).not.toContain('id="others"');
  });

  both('tells on the front page of no claim twice', async () => {
    const page = await get('/');
    const slugs = claimsIn(page);
    expect(slugs.length).toBeGreaterThan(10);
    expect(slugs.filter((slug, i) => slugs.indexOf(slug) !== i)).toEqual([]);
    for (const heading of ['This week', 'When we will know', 'Disputes', 'Topics', 'How the claims came out'])
      expect(text(page)).toContain(heading);
    expect(page).toContain('<a href="/method">method</a>');
    expect(text(page)).toContain('The rule is the same for everybody.');
    expect(page).toContain('<form class="search" method="get" action="/claims">');
  });

  it('names the disputes in the site map', async () => {
    const map = await (await fetch(`${base}/sitemap.xml`)).text();
    expect(map).toMatch(/<loc>[^<]+\/disputes<\/loc>/);
    expect(map).toMatch(/<loc>[^<]+\/disputes\/uplift-ew<\/loc>/);
  });
});

describe('what happened', () => {
  const MONDAY = '2026-06-01T09:00:00.000Z';
  let app: InProcess;
  afterAll(() => app.close());

  const small = (slug: string) =>
    smallBundle({
      slug,
      series: `${slug}-series`,
      claimant: `Speaker of ${slug}`,
      quote: `Words of ${slug}`,
    });
  const promise = () => {
    const { claim, series, ...bundle } = small('promised');
    const { claimed: _, ...words } = claim;
    const [own] = series;
    const figure = (at: string, value: string) => ({
      at,
      value,
      source: 'bulletin',
      publishedOn: '2024-01-31',
    });
    return valid({
      ...bundle,
      claim: {
        ...words,
        kind: 'promise',
        inputs: { target: { value: '24000', unit: 'officers' }, progress: 'promised-series' },
        options: { deadline: '2026-12-31', aim: 'at-least' },
      },
      series: [{ ...own, observations: [figure('2023-06-30', '19400'), figure('2023-12-31', '20000')] }],
    });
  };

  beforeAll(async () => {
    const slugs = ['turned', 'corrected', 'withdrawn', 'answered', 'mended', 'untouched'];
    app = await inProcess([...slugs.map((slug) => ({ bundle: small(slug) })), { bundle: promise() }], MONDAY);
    const { database } = app;
    const on = (day: number) => `2026-07-0${day}T09:00:00.000Z`;
    await revise(database, on(1), {
      claim: { ...small('corrected').claim, claimed: { value: '25000', unit: 'officers' } },
      note: { type: 'reading', sentence: 'The number was misheard.' },
    });
    await revise(database, on(2), {
      claim: { ...small('mended').claim, quote: 'Words of mended.' },
      note: { type: 'typo', sentence: 'A stop was missing.' },
    });
    const figure = { at: '2023-12-31', value: '15000', source: 'bulletin', publishedOn: '2026-07-03' };
    await importObservations(database, 'turned-series', [figure], on(3));
    await publishWaiting(database, on(3), 'turned', {
      type: 'evidence',
      sentence: 'The figure was revised by the publisher.',
    });
    await withdraw(database, on(4), 'withdrawn', 'Somebody else said it.');
    await ask(database, on(5), 'answered', {
      askedOn: '2026-06-02',
      channel: 'letter',
      deadline: null,
      answer: { on: '2026-06-20', text: 'We counted otherwise.' },
    });
  });

  const news = async (at: string) => {
    app.at(at);
    app.forget();
    const page = await (await app.get('/')).text();
    const section = page.slice(page.indexOf('<section class="news"'), page.indexOf('<div class="beside">'));
    return { page, items: section.split('<li><article>').slice(1).map(text), heading: text(section).trim() };
  };

  it('is told with the words before and after, who said it, and why, the last first', async () => {
    const { items, heading } = await news('2026-07-06T09:00:00.000Z');
    expect(heading).toMatch(/^This week/);
    expect(items).toHaveLength(4);
    expect(items[0]).toMatch(
      /Answered by the claimant, 5 July 2026 Right Words of answered Speaker of answered , 31 January 2024 We counted otherwise\./,
    );
    expect(items[1]).toMatch(/Withdrawn, 4 July 2026 Words of withdrawn .* Somebody else said it\./);
    expect(items[2]).toMatch(
      /Turned, 3 July 2026 Right became Overstated Words of turned .* The figure was revised by the publisher\./,
    );
    expect(items[3]).toMatch(
      /Corrected, 1 July 2026 Right became Overstated Words of corrected .* The number was misheard\./,
    );
  });

  it('is told with its dates if it was longer ago, and then the rest is new', async () => {
    const { items, heading } = await news('2026-09-01T09:00:00.000Z');
    expect(heading).toMatch(/^Lately/);
    expect(items.map((item) => item.trim().split(' ')[0])).toEqual([
      'Answered',
      'Withdrawn,',
      'Turned,',
      'Corrected,',
      'New,',
      'New,',
    ]);
  });

  it('is followed by the days that decide, with the pace', async () => {
    const { page } = await news('2026-09-01T09:00:00.000Z');
    const due = text(page.slice(page.indexOf('id="due"'), page.indexOf('id="topics"')));
    expect(due).toMatch(
      /31 December 2026 .*Words of promised.* Speaker of promised Needs 111\.11 officers per month; over the last 6 months it was 100 officers per month\./,
    );
  });

  it('is in one round trip', async () => {
    app.forget();
    app.roundTrips();
    await app.get('/');
    expect(app.roundTrips()).toBe(1);
    app.roundTrips();
    await app.get('/disputes/turned-series');
    expect(app.roundTrips()).toBe(1);
  });

  it('is told by the day that decides it, when that has passed', async () => {
    const { page, items } = await news('2027-01-02T09:00:00.000Z');
    expect(text(page)).toContain('The day has passed; its figure is not published yet.');
    expect(items.some((item) => item.includes('Words of promised'))).toBe(false);
  });
});

describe('hostile text', () => {
  let app: InProcess;
  beforeAll(async () => {
    const by = (name: string, value: string) => {
      const { claim, ...bundle } = hostileBundle(`hostile-claim-of-${value}`);
      return valid({
        ...bundle,
        claim: { ...claim, claimed: { ...claim.claimed, value }, claimant: { name } },
      });
    };
    app = await inProcess(
      [
        { bundle: hostileBundle() },
        { bundle: by('Somebody right', '1082') },
        { bundle: by('Somebody wrong', '5') },
      ],
      '2026-06-30T08:00:00.000Z',
    );
  });
  afterAll(() => app.close());

  it.each(['/', '/disputes', '/disputes/hostile-series', '/claims/hostile-claim'])(
    'runs nowhere on %s',
    async (path) => {
      const answer = await app.get(path);
      expect(answer.status).toBe(200);
      const page = withoutOwnScripts(await answer.text());
      expect(page).not.toMatch(/<script|<img|<b>|\sonmouseover=['"]|href="javascript:/i);
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    },
  );
});

it('shows an empty ledger for what it is', async () => {
  const app = await inProcess([], '2026-06-30T08:00:00.000Z');
  try {
    expect(text(await (await app.get('/')).text())).toContain('Nothing has been published yet.');
    expect(text(await (await app.get('/disputes')).text())).toContain(
      'No two people have contradicted one another',
    );
  } finally {
    await app.close();
  }
});

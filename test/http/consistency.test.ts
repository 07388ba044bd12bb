/**
 * Every address that the product hands out for a claim, before and after a correction, a revision, newer evidence, the passing of
 * time and a withdrawal: title, description, body and embed of one address never differ, and what is pinned stays as it is.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { recompute } from '../../db/ledger/queue.ts';
import { promiseBundle, smallBundle, valid } from '../support/bundles.ts';
import { importObservations } from '../support/figures.ts';
import { type InProcess, inProcess } from '../support/in-process.ts';
import { attributes, unescaped, words } from '../support/markup.ts';
import { ask, publishWaiting, revise, withdraw } from '../support/published.ts';
import { AS_BROWSER, AS_PROGRAM } from '../support/runtimes.ts';
import { type Statement, statementsIn, subjectOf } from '../support/statements.ts';

const ORIGIN = 'http://ledger.test';
const at = (day: string) => `2024-${day}T09:00:00.000Z`;

/** What is walked from, besides what is found on the way. */
const SEEDS = [
  '/',
  '/claims',
  '/claims?q=officers',
  '/claims/a-claim',
  '/claims/a-promise',
  '/claims/a-promise?asof=2024-02-01',
  '/corrections',
  '/corrections.atom',
  '/feed.atom',
  '/feed.json',
  '/claimreview.json',
  '/sitemap.xml',
  '/topics/police/feed.atom',
  '/topics/police/feed.json',
  '/people/somebody/feed.atom',
  '/people/somebody/feed.json',
  '/claims/a-claim/feed.atom',
  '/claims/a-claim/feed.json',
  '/api/v1/claims',
  '/embed?claims=a-claim,a-promise',
  ...['txt', 'md', 'html', 'bib', 'json'].map((format) => `/claims/a-claim/cite.${format}`),
];

/** Forms that no page links to, for each page of a claim that is found. */
function formsOf(path: string): string[] {
  const subject = subjectOf(path);
  if (subject === undefined || !path.startsWith('/claims/')) return [];
  const { slug, rev, asof } = subject;
  const asked = new URLSearchParams({
    ...(rev === null ? {} : { rev }),
    ...(asof === null ? {} : { asof }),
  }).toString();
  const query = asked === '' ? '' : `?${asked}`;
  return [
    `/embed/${slug}${query}`,
    `/claims/${slug}.json${query}`,
    ...(asof === null
      ? [`/badge/${slug}.svg${query}`, `/badge/${slug}.json${query}`, `/api/v1/claims/${slug}${query}`]
      : []),
    ...(asof === null
      ? ['txt', 'md', 'bib', 'json'].map((format) => `/claims/${slug}/cite.${format}${query}`)
      : []),
  ];
}

/** The addresses in an answer that are about the claims. */
function addressesIn(path: string, type: string, body: string): string[] {
  const text = unescaped(body).replaceAll('\\u0026', '&');
  const named = [
    ...attributes(body, 'href'),
    ...attributes(body, 'src'),
    ...attributes(body, 'content'),
    ...[...text.matchAll(/http:\/\/ledger\.test[^\s"'<>(){}\\,]*/g)].map(([address]) => address),
  ];
  const own = named.flatMap((address) => {
    if (!/^(?:\/|http:\/\/ledger\.test)/.test(address) || !URL.canParse(address, ORIGIN)) return [];
    const { origin, pathname, search } = new URL(address, ORIGIN);
    return origin === ORIGIN ? [`${pathname}${search}`] : [];
  });
  const wanted = /a-claim|a-promise|^\/(?:topics|people|claimants)\//;
  const isLeftOut = /^\/(?:edit|sign-in|assets)|#/;
  return [...own, ...(type.startsWith('text/html') ? formsOf(path) : [])].filter(
    (address) => wanted.test(address) && !isLeftOut.test(address),
  );
}

interface Answered {
  status: number;
  type: string;
  body: string;
}

/** Goes over all addresses, and gives what each of them answers. */
async function walk(app: InProcess): Promise<Map<string, Answered>> {
  const seen = new Map<string, Answered>();
  const waiting = [...SEEDS];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const isPage = !/\.(?:json|svg|png|atom|xml|txt|md|bib)(?:\?|$)|^\/(?:api|oembed)/.test(path);
    const answer = await app.get(path, isPage ? AS_BROWSER : AS_PROGRAM);
    const type = answer.headers.get('content-type') ?? '';
    const body = type.startsWith('image/png') ? '' : await answer.text();
    seen.set(path, { status: answer.status, type, body });
    if (answer.status === 200) waiting.push(...addressesIn(path, type, body));
  }
  return seen;
}

const OEMBED = 'oembed: title';

const keyOf = ({ subject: { slug, rev, asof } }: Statement) => `${slug} rev=${rev ?? ''} asof=${asof ?? ''}`;

/** What is said under each subject, by what is said. The title of an oEmbed is the quotation, and says no verdict. */
function saidOf(walked: ReadonlyMap<string, Answered>): Map<string, Map<string, string[]>> {
  const all = new Map<string, Map<string, string[]>>();
  for (const [path, { status, type, body }] of walked) {
    if (status !== 200) continue;
    for (const statement of statementsIn(path, type, body)) {
      if (statement.where === OEMBED) continue;
      const own = all.get(keyOf(statement)) ?? new Map<string, string[]>();
      own.set(statement.says, [...(own.get(statement.says) ?? []), `${statement.where} of ${path}`]);
      all.set(keyOf(statement), own);
    }
  }
  return all;
}

/** A page without what may change on one that is pinned: its strip, and the files of its chart. */
function withoutStrip(page: string): string {
  return words(
    page
      .replace(/<section class="edition"[\s\S]*?<\/section>/, '')
      .replace(/<span class="files">[\s\S]*?<\/span>/, '')
      .replace(/^[\s\S]*<article class="claim">/, ''),
  );
}

interface Step {
  name: string;
  day: string;
  /** What the page of the claim says then, and that of the promise. */
  says: readonly [claim: string, promise: string];
  act(app: InProcess): Promise<unknown>;
}

const { claim: CLAIM } = smallBundle();

/** A promise on a series of its own, whose last figure is published on the day of its deadline: time alone decides it. */
const PROMISE = (() => {
  const { claim, series, ...bundle } = promiseBundle();
  const [own] = series;
  const observations = [
    ...(own?.observations ?? []),
    { at: '2024-03-31', value: '19000', source: 'bulletin', publishedOn: '2024-03-31' },
  ];
  return valid({
    ...bundle,
    claim: {
      ...claim,
      quote: 'We will have 20,000 officers',
      inputs: { ...claim.inputs, progress: 'promised' },
    },
    series: [{ ...own, id: 'promised', title: 'Officers promised', observations }],
  });
})();

const STEPS: readonly Step[] = [
  {
    name: 'as it was published first',
    day: '02-01',
    says: ['right', 'too early to say'],
    act: async () => undefined,
  },
  {
    name: 'after a correction that changes the verdict',
    day: '02-10',
    says: ['overstated', 'too early to say'],
    act: ({ database }) =>
      revise(database, at('02-10'), {
        claim: { ...CLAIM, claimed: { value: '30000', unit: 'officers' } },
        note: { type: 'reading', sentence: 'The number was misheard.' },
      }),
  },
  {
    name: 'after a revision of the words',
    day: '02-20',
    says: ['overstated', 'too early to say'],
    act: ({ database }) =>
      revise(database, at('02-20'), {
        claim: {
          ...CLAIM,
          quote: 'There were 30,000 officers',
          claimed: { value: '30000', unit: 'officers' },
        },
        note: { type: 'typo', sentence: 'A word was misheard.' },
      }),
  },
  {
    name: 'after newer evidence was published from the queue',
    day: '03-01',
    says: ['overstated, right', 'too early to say'],
    async act({ database }) {
      const figure = { at: '2023-12-31', value: '30000', source: 'bulletin', publishedOn: '2024-02-28' };
      await importObservations(database, 'officers', [figure], at('02-28'));
      await publishWaiting(database, at('03-01'), 'a-claim', {
        type: 'evidence',
        sentence: 'It was revised.',
      });
    },
  },
  {
    name: 'after an answer of the claimant, and a deadline that passed',
    day: '04-02',
    says: ['overstated, right', 'partly kept'],
    async act({ database }) {
      await ask(database, at('03-02'), 'a-claim', {
        askedOn: '2024-03-01',
        channel: 'Letter',
        deadline: null,
        answer: { on: '2024-03-02', text: 'We stand by it.' },
      });
      await recompute(database, at('04-02'));
    },
  },
  {
    name: 'after the claim was withdrawn',
    day: '04-10',
    says: ['withdrawn', 'partly kept'],
    act: ({ database }) => withdraw(database, at('04-10'), 'a-claim', 'Somebody else had said it.'),
  },
];

describe('every address of a claim', () => {
  let app: InProcess;
  const walks: Map<string, Answered>[] = [];

  beforeAll(async () => {
    app = await inProcess(
      [
        { bundle: smallBundle(), topic: 'Police' },
        { bundle: PROMISE, topic: 'Police' },
      ],
      at('02-01'),
    );
    for (const { day, act } of STEPS) {
      await act(app);
      app.at(at(day));
      app.forget();
      walks.push(await walk(app));
    }
  }, 300_000);

  afterAll(() => app.close());

  it.each(STEPS.map(({ name }, i) => [name, i] as const))('says one verdict %s', (_, i) => {
    const walked = walks[i] ?? new Map<string, Answered>();
    const broken = [...walked].filter(
      ([path, { status }]) =>
        status !== 200 &&
        // Programs are told that a withdrawn claim is gone; the page of its embeds has nothing to offer.
        !(status === 410 && /a-claim/.test(path)) &&
        !(status === 301 || status === 302),
    );
    expect(broken.map(([path, { status }]) => `${status} ${path}`)).toEqual([]);
    const titled = [...walked].flatMap(([path, { status, type, body }]) =>
      status === 200 && path.startsWith('/oembed') ? statementsIn(path, type, body) : [],
    );
    expect(titled.length).toBeGreaterThan(5);
    expect(new Set(titled.map(({ says }) => says))).toEqual(new Set(['']));
    const said = saidOf(walked);
    const differing = [...said].filter(([, own]) => own.size > 1);
    expect(differing.map(([key, own]) => [key, Object.fromEntries(own)])).toEqual([]);
    const [claim, promise] = STEPS[i]?.says ?? [];
    expect([...(said.get('a-claim rev= asof=')?.keys() ?? [])]).toEqual([claim]);
    expect([...(said.get('a-promise rev= asof=')?.keys() ?? [])]).toEqual([promise]);
  });

  it('is found in each of its forms', () => {
    const forms = new Set(
      [...(walks[4] ?? [])].flatMap(([path, { type, body }]) =>
        statementsIn(path, type, body).map(({ where }) => where),
      ),
    );
    expect([...forms].sort()).toEqual([
      'all reviews',
      'api',
      'badge: title',
      'card: body',
      'card: title',
      'citation',
      'feed entry',
      'feed item',
      'list',
      'oembed: title',
      'page: body',
      'page: description',
      'page: og:description',
      'page: og:title',
      'page: picture',
      'page: review',
      'page: title',
    ]);
    // A claim of four revisions, each as a page, as a card, as a badge, cited, and in feeds.
    const said = saidOf(walks[4] ?? new Map());
    for (const rev of [1, 2, 3, 4]) {
      const [places = []] = [...(said.get(`a-claim rev=${rev} asof=`)?.values() ?? [])];
      expect(places.length, `revision ${rev}`).toBeGreaterThan(12);
    }
    // A day has its page, its data, its card, its picture and its oEmbed in both formats.
    const [dated = []] = [...(said.get('a-promise rev= asof=2024-02-01')?.values() ?? [])];
    expect(dated.filter((where) => /^(?:card|page: og:title)/.test(where))).toHaveLength(3);
    const formats = [...(walks[4]?.keys() ?? [])].filter((path) =>
      /^\/oembed\?.*a-promise%3Fasof%3D2024-02-01(?:&|$)/.test(path),
    );
    expect(formats).toHaveLength(2);
    expect(walks[4]?.size).toBeGreaterThan(100);
  });

  it('that is pinned says for good what it said, but for its strip', () => {
    const pinned = (walked: ReadonlyMap<string, Answered>) =>
      [...walked].filter(([path, { status }]) => status === 200 && subjectOf(path)?.rev != null);
    let compared = 0;
    for (const [i, earlier] of walks.entries())
      for (const [path, { type, body }] of pinned(earlier)) {
        const later = walks.slice(i + 1).flatMap((walked) => walked.get(path) ?? []);
        const isWithdrawnLater = path.includes('a-claim');
        for (const after of later.slice(0, isWithdrawnLater ? -1 : undefined)) {
          if (after.status !== 200) continue;
          compared += 1;
          expect(statementsIn(path, after.type, after.body), path).toEqual(statementsIn(path, type, body));
          if (path.startsWith('/claims/') && type.startsWith('text/html') && !path.includes('/cite.'))
            expect(withoutStrip(after.body), path).toBe(withoutStrip(body));
          if (path.includes('.json?') && path.startsWith('/claims/') && !path.includes('/cite.'))
            expect(after.body, path).toBe(body);
        }
      }
    expect(compared).toBeGreaterThan(100);
  });

  it('that is pinned to a revision of a withdrawn claim says so first, and keeps what was published', () => {
    const last = walks[walks.length - 1] ?? new Map<string, Answered>();
    const before = walks[walks.length - 2] ?? new Map<string, Answered>();
    for (const rev of [1, 2, 3, 4]) {
      const page = last.get(`/claims/a-claim?rev=${rev}`)?.body ?? '';
      expect(page).toContain('<title>Withdrawn: ');
      expect(words(page)).toContain('Somebody else had said it.');
      const untilCited = (text: string) =>
        withoutStrip(text).split('Send it, cite it')[0]?.split('Cite it')[0];
      expect(untilCited(page)).toBe(untilCited(before.get(`/claims/a-claim?rev=${rev}`)?.body ?? ''));
      expect(last.get(`/claims/a-claim.json?rev=${rev}`)?.status ?? 410).toBe(410);
    }
  });

  it('with data gives the very data whose fingerprint the history tells', () => {
    const walked = walks[4] ?? new Map<string, Answered>();
    for (const [slug, revisions] of [
      ['a-claim', 4],
      ['a-promise', 1],
    ] as const) {
      const history = words(walked.get(`/claims/${slug}/history`)?.body ?? '');
      for (let rev = 1; rev <= revisions; rev += 1) {
        const { bundle } = JSON.parse(walked.get(`/claims/${slug}.json?rev=${rev}`)?.body ?? '{}') as {
          bundle: unknown;
        };
        const hash = createHash('sha256').update(canonicalJson(bundle)).digest('hex');
        expect(history, `revision ${rev} of ${slug}`).toContain(`fingerprint ${hash}`);
      }
    }
  });

  it('of a revision on a day shows what time had moved by then, and refuses a day before it', async () => {
    const title = async (path: string) =>
      /<title>([^<]*)/.exec(await (await app.get(path, AS_BROWSER)).text())?.[1] ?? '';
    expect(await title('/claims/a-promise?rev=1')).toMatch(/^Revision 1: .*: Too early to say · Plumbline$/);
    expect(await title('/claims/a-promise?rev=1&asof=2024-03-30')).toMatch(/: Too early to say · Plumbline$/);
    expect(await title('/claims/a-promise?rev=1&asof=2024-04-02')).toMatch(/: Partly kept · Plumbline$/);
    const history = walks[4]?.get('/claims/a-promise/history')?.body ?? '';
    expect(attributes(history, 'href')).toContain('/claims/a-promise?rev=1&asof=2024-04-02');
    for (const [path, status, message] of [
      ['/claims/a-claim?rev=2&asof=2024-02-05', 404, 'was published on 10 February 2024'],
      ['/claims/a-claim?rev=5', 404, 'four revisions, from “rev=1” to “rev=4”'],
      ['/claims/a-claim?rev=0', 404, 'four revisions'],
      ['/claims/a-claim?rev=', 404, 'four revisions'],
      ['/claims/a-claim?rev=1.0', 404, 'There is no revision “1.0”'],
      ['/claims/a-claim?rev=<script>', 404, 'four revisions'],
      ['/claims/a-promise?rev=2', 404, 'one revision, which is “rev=1”'],
      ['/claims/a-promise?rev=1&asof=never', 400, 'no day of the calendar'],
      ['/claims/a-promise?rev=1&asof=2031-01-01', 400, 'has not come'],
      ['/claims/no-such-claim?rev=1', 404, 'The ledger has no claim'],
    ] as const) {
      const answer = await app.get(path, AS_BROWSER);
      expect(answer.status, path).toBe(status);
      expect(words(await answer.text()), path).toContain(message);
    }
  });

  it('of a revision is kept from search engines, which are led to the claim, and has no review of its own', () => {
    const page = walks[3]?.get('/claims/a-claim?rev=1')?.body ?? '';
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toContain(`<link rel="canonical" href="${ORIGIN}/claims/a-claim">`);
    expect(page).not.toContain('application/ld+json');
    const strip = words(/<section class="edition"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '');
    expect(strip).toContain('This is revision 1 of 1 February 2024, as it was published');
    expect(strip).toContain('The claim has changed since:');
    expect(strip).toContain('10 February 2024, reading: The number was misheard.');
    expect(page).not.toContain('The number was misheard.</p>');
  });

  it('of a revision takes one round trip', async () => {
    app.forget();
    await app.get('/claims/a-promise?rev=1', AS_BROWSER);
    app.forget();
    app.roundTrips();
    await app.get('/claims/a-promise?rev=1', AS_BROWSER);
    expect(app.roundTrips()).toBe(1);
  });
});

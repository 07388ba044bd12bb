/** A draft that belongs with a claim of the ledger: its test taken over, its link kept until it is published, the rest of its words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../claims/editorial/workflow.ts';
import { urls } from '../../views/parts/urls.ts';
import { attributes, unescaped, words } from '../support/markup.ts';
import { hiddenFields, type Session, signedInAs, typedIn } from '../support/newsroom.ts';
import { AS_PROGRAM } from '../support/runtimes.ts';
import { type ServedLedger, serveLedger } from '../support/serve-ledger.ts';

const KNOWN = 'law-over-7-million-people-waiting';
const ALL_CHECKS = Object.fromEntries(CHECKS.map((check) => [`check.${check}`, 'yes']));

const SAID = {
  quote: 'There are over 9 million people on waiting lists in England',
  'claimant.name': 'Ada Example',
  saidOn: '29 October 2025',
  'appearance.title': 'A debate',
  'appearance.url': 'https://example.org/debate',
  topic: 'Health',
};

/** What stands in an input of a page. */
const inputOf = (page: string, name: string): string | undefined => {
  const tags = [...page.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const own = tags.find((tag) => attributes(tag, 'name')[0] === name);
  return own === undefined ? undefined : unescaped(attributes(own, 'value')[0] ?? '');
};

describe('a draft', () => {
  let server: ServedLedger;
  let editor: Session;
  let reviewer: Session;
  beforeAll(async () => {
    server = await serveLedger();
    editor = await signedInAs(server.url, server.database, 'editor');
    reviewer = await signedInAs(server.url, server.database, 'reviewer');
  });
  afterAll(() => server.stop());

  const save = async (slug: string, fields: Record<string, string> = {}) => {
    const all = { ...SAID, slug, base: '0', do: 'save', ...fields };
    const answer = await editor.post(urls.edit.newClaim(), all, { from: urls.edit.newClaim() });
    expect([answer.status, words(answer.body).slice(0, 300)]).toEqual([303, '']);
    return editor.get(urls.edit.claim(slug));
  };
  /** What a page leads to by a link of some words. */
  const led = (page: string, label: string) =>
    unescaped(new RegExp(`href="([^"]*)"[^>]*>${label}`).exec(page)?.[1] ?? '');
  const linksOf = async (slug: string) => {
    const answer = await fetch(`${server.url}/api/v1/claims/${slug}`, { headers: AS_PROGRAM });
    return ((await answer.json()) as { links: { relation: string; slug: string }[] }).links;
  };
  /** The fields of a form as a browser would send them. */
  const filled = (page: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, inputOf(page, name) ?? '']));

  it('that gives another figure takes the test over, says so, and is linked when it is published', async () => {
    const slug = 'over-nine-million-waiting';
    const page = await save(slug);
    expect(words(page.body)).toContain('The same question, another figure');
    const address = led(page.body, 'Take over its test, and link the two');
    expect(address).toBe(`/edit/claims/${slug}?like=${KNOWN}&link=other-figure`);
    const begun = await editor.get(address);
    expect(words(begun.body)).toMatch(
      /The test of that claim is taken over.*another figure for the same question\. Nothing is saved yet/,
    );
    const names = ['kind', 'inputs.value.series', 'inputs.value.at', 'links.0.to'];
    const test = filled(begun.body, names);
    expect(test).toMatchObject({
      'inputs.value.series': 'people-waiting-england',
      'inputs.value.at': '31 August 2025',
      'links.0.to': KNOWN,
    });
    const submitted = await editor.post(urls.edit.claim(slug), {
      ...SAID,
      ...test,
      kind: 'level',
      'claimed.value': '9',
      'claimed.unit': 'million people',
      'claimed.hedge': 'over',
      'inputs.value.from': 'series',
      'links.0.kind': 'other-figure',
      slug,
      base: inputOf(begun.body, 'base') ?? '',
      do: 'submit',
    });
    expect([submitted.status, words(submitted.body).slice(0, 500)]).toEqual([303, '']);
    expect(await linksOf(KNOWN)).toEqual([]);
    const draft = words((await editor.get(urls.edit.claim(slug))).body);
    expect(draft).toContain('Linked once this is published: another figure for the same question.');
    const review = await reviewer.get(urls.edit.review(slug));
    expect(words(review.body)).toContain('Linked once this is published');
    expect(words(review.body)).toMatch(/Linked claim.*law-over-7-million-people-waiting/);
    const { number = '', seen = '', replies = '' } = hiddenFields(review.body, urls.edit.review(slug));
    const published = await reviewer.post(urls.edit.review(slug), {
      number,
      seen,
      replies,
      ...ALL_CHECKS,
      do: 'approve',
    });
    expect([published.status, words(published.body).slice(0, 500)]).toEqual([303, '']);
    expect(await linksOf(KNOWN)).toMatchObject([{ relation: 'other-figure', slug }]);
    expect(await linksOf(slug)).toMatchObject([{ relation: 'other-figure', slug: KNOWN }]);
    const admin = await signedInAs(server.url, server.database, 'admin');
    expect(words((await admin.get('/edit/audit?action=claims-linked')).body)).toContain(
      `other-figure: ${KNOWN}`,
    );
  });

  it('of another time has its figures moved on where the words or the figures tell when', async () => {
    const slug = 'waiting-in-an-earlier-year';
    await save(slug, {
      quote: 'There were over 7 million people on waiting lists in England',
      saidOn: '13 May 2024',
    });
    const begun = await editor.get(urls.edit.claim(slug, { like: KNOWN, link: 'other-time' }));
    expect(words(begun.body)).toMatch(/Moved on to its time: .*date or period/);
    expect(inputOf(begun.body, 'inputs.value.at')).toBe('31 March 2024');
    const open = await editor.get(
      urls.edit.claim(slug, { like: '20-percent-real-terms-pay-cut', link: 'other-time' }),
    );
    expect(words(open.body)).toMatch(/Left open, since its time is not known/);
  });

  it('cannot go to review with a link to nothing or to itself, and needs to be told how they belong together', async () => {
    const slug = 'linked-to-nothing';
    for (const [fields, why] of [
      [
        { 'links.0.to': 'no-such-claim', 'links.0.kind': 'see-also' },
        'The ledger has no published claim “no-such-claim”',
      ],
      [{ 'links.0.to': slug, 'links.0.kind': 'see-also' }, 'A claim is not linked to itself'],
      [{ 'links.0.to': KNOWN }, 'Choose how they belong together.'],
    ] as const) {
      const all = { ...SAID, slug, base: '0', do: 'submit', ...fields };
      const answer = await editor.post(urls.edit.newClaim(), all, { from: urls.edit.newClaim() });
      expect([answer.status, words(answer.body)]).toEqual([422, expect.stringContaining(why)]);
    }
  });

  it('that holds a claim leads to the form that attaches that part, and to a draft of the rest', async () => {
    const slug = 'two-things-at-once';
    const part = 'Inflation is now at 6.8%';
    const rest = 'we planted 4,711 trees in Nakuru';
    const page = await save(slug, {
      quote: `Inflation is now at 6.8%, down from a high of 9.2% last year, and ${rest}`,
      saidOn: '17 December 2023',
      'claimant.name': 'Bo Example',
    });
    expect(words(page.body)).toContain('Attach this part as a saying');
    const attach = await editor.get(led(page.body, 'Attach this part as a saying'));
    expect(typedIn(attach.body, 'words') ?? '').toMatch(new RegExp(`^${part}`));
    const fresh = await editor.get(led(page.body, 'The rest as a new draft'));
    expect(fresh.body).toContain(rest);
    expect(inputOf(fresh.body, 'claimant.name')).toBe('Bo Example');
    expect(inputOf(fresh.body, 'saidOn')).toBe('17 December 2023');
    expect(words(fresh.body)).toContain('The rest of the words');
  });

  it('of an article is linked from the list, on the evidence of that claim', async () => {
    const text =
      'The Barsetshire Gazette has the story.\n\nJane Doe, the Health Secretary, said: “There are over 9 million people on waiting lists in England.”';
    const head = {
      'head.title': 'Waiting',
      'head.publisher': 'Barsetshire Gazette',
      'head.url': 'https://gazette.example/waiting',
      'head.date': '29 October 2025',
    };
    const brought = await editor.post('/edit/article', { text, ...head });
    const path = brought.location ?? '';
    const page = await editor.get(path);
    const tick = /name="([^"]*\.tick)"/.exec(page.body)?.[1] ?? '';
    const choice = `other-figure:${KNOWN}`;
    expect(page.body).toContain(`value="${choice}"`);
    const chosen = { ...hiddenFields(page.body, path), ...head, [tick.replace(/tick$/, 'as')]: choice };
    const shown = await editor.post(path, { ...chosen, [tick]: 'yes', do: 'by-text' });
    expect(words(shown.body)).toMatch(/People on waiting lists in England, 31 August 2025/);
    const saved = await editor.post(path, {
      ...hiddenFields(shown.body, path),
      ...chosen,
      [tick]: 'yes',
      do: 'batch',
    });
    expect([saved.status, words(saved.body).slice(0, 500)]).toEqual([303, '']);
    const batch = await editor.follow();
    const slug = /\/edit\/claims\/([a-z0-9-]+)/.exec(batch.body)?.[1] ?? '';
    const draft = await editor.get(urls.edit.claim(slug));
    expect(inputOf(draft.body, 'links.0.to')).toBe(KNOWN);
    expect(inputOf(draft.body, 'inputs.value.series')).toBe('people-waiting-england');
  });

  it('of an article may be linked behind a fold, which is open once that is chosen', async () => {
    const head = { 'head.title': 'Waiting', 'head.publisher': 'Barsetshire Gazette' };
    const text = 'Jane Doe, the Mayor, said: “There are over 14 million people on waiting lists in England.”';
    const path = (await editor.post('/edit/article', { text, ...head })).location ?? '';
    const page = await editor.get(path);
    expect(page.body).toContain('<summary>Becomes a draft of its own, or one on the evidence of a claim');
    const [, name = '', choice = ''] =
      /<select[^>]* name="([^"]*\.as)".*?value="(other-(?:figure|time):[^"]*)"/s.exec(page.body) ?? [];
    const chosen = { ...hiddenFields(page.body, path), ...head, [name]: choice, do: 'by-text' };
    const shown = await editor.post(path, chosen);
    expect(shown.body).toContain(`value="${choice}" selected`);
    expect(shown.body).not.toContain('<summary>Becomes');
  });
});

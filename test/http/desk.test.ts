/** The desk over HTTP: what a form is filled with, titles of series, drafts that are discarded, what a second reader sees. */
import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect } from 'vitest';
import { urls } from '../../views/parts/urls.ts';
import { attributes, unescaped, words } from '../support/markup.ts';
import { type Page, type Session, signedInAs } from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';

/** What is in the fields of the claim form, hidden ones too, by name. */
function fieldsIn(page: string): Record<string, string> {
  const form = page.slice(page.indexOf('id="claim-form"'), page.indexOf('<aside class="preview'));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name = ''] = attributes(tag, 'name');
    const isChoice = /type="(?:radio|checkbox)"/.test(tag);
    if (name !== '' && (!isChoice || / checked/.test(tag))) fields[name] = attributes(tag, 'value')[0] ?? '';
  }
  for (const [, name = '', body = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = attributes(/<option[^>]* selected>/.exec(body)?.[0] ?? '', 'value')[0] ?? '';
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</g))
    fields[name] = unescaped(text);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_')));
}

const COOPER = { 'claimant.name': 'Yvette Cooper', saidOn: '26 April 2023' };
const SERIES = 'Police officers, headcount';
const CHANGE = {
  quote: 'Between 31 March 2020 and 31 March 2022 the number of police officers rose by 11%',
  kind: 'percent-change',
  'claimed.value': '11',
  'claimed.unit': '%',
};
/** A claim that can go to review. */
const LEVEL = {
  quote: 'There are 16,753 officers',
  ...COOPER,
  kind: 'level',
  'claimed.value': '16753',
  'claimed.unit': 'officers',
  'inputs.value.from': 'series',
  'inputs.value.series': 'uplift-ew',
  'inputs.value.at': '31 December 2022',
};

onEachRuntime((base, database, { it, both }) => {
  let editor: Session;
  let other: Session;
  let reviewer: Session;
  beforeAll(async () => {
    editor = await signedInAs(base, database, 'editor');
    other = await signedInAs(base, database, 'editor');
    reviewer = await signedInAs(base, database, 'reviewer');
  });
  const press = (fields: Record<string, string>, button: string, who = editor): Promise<Page> =>
    who.post(urls.edit.newClaim(), { base: '0', ...fields, do: button }, { from: urls.edit.newClaim() });
  const ownName = (name: string) => `${name}-${Date.now()}-${randomInt(1e6)}`;
  /** Saves a new claim; returns its slug. */
  const saved = async (fields: Record<string, string>, who = editor, button = 'save') => {
    const slug = ownName('desk');
    const answer = await press({ ...LEVEL, ...fields, slug }, button, who);
    expect([answer.status, words(answer.body).slice(0, 400)]).toEqual([303, '']);
    return slug;
  };

  describe('a form is filled from what the ledger knows', () => {
    both('gives role and party of a known person, marked as proposed', async () => {
      const { body } = await press(COOPER, 'know');
      expect(fieldsIn(body)).toMatchObject({
        'claimant.role': 'Shadow Home Secretary',
        'claimant.party': 'Labour',
        // Her claims are under several topics.
        topic: '',
      });
      expect(words(body)).toContain(
        'Filled in from what the ledger knows, as in the claim of 25 January 2023: their role and their party. Check them.',
      );
      expect(body).toMatch(
        /Their role <span class="optional">\(optional\)<\/span> <span class="proposed-mark">/,
      );
    });

    it('never changes what was typed', async () => {
      const typed = { ...COOPER, 'claimant.role': 'Home Secretary', topic: 'Crime' };
      expect(fieldsIn((await press(typed, 'know')).body)).toMatchObject({
        'claimant.role': 'Home Secretary',
        'claimant.party': 'Labour',
        topic: 'Crime',
      });
    });

    it('takes out what it proposed, and does not propose it again', async () => {
      const filled = fieldsIn((await press(COOPER, 'know')).body);
      const out = fieldsIn((await press(filled, 'undo:claimant')).body);
      expect([out['claimant.role'], out['claimant.party'], out['claimant.name']]).toEqual([
        '',
        '',
        'Yvette Cooper',
      ]);
      const again = fieldsIn((await press(out, 'know')).body);
      expect([again['claimant.role'], again['claimant.party']]).toEqual(['', '']);
    });

    it('follows the name if that is changed, and saves nothing of its marks', async () => {
      const filled = fieldsIn((await press(COOPER, 'know')).body);
      const johnson = { ...filled, 'claimant.name': 'Boris Johnson' };
      const changed = fieldsIn((await press(johnson, 'know')).body);
      expect(changed).toMatchObject({ 'claimant.role': 'Prime Minister', 'claimant.party': 'Conservative' });
      const nobody = fieldsIn((await press({ ...changed, 'claimant.name': 'Ada Nobody' }, 'know')).body);
      expect([nobody['claimant.role'], nobody['claimant.party']]).toEqual(['', '']);
      const slug = await saved(filled);
      const form = await editor.get(urls.edit.claim(slug));
      expect(fieldsIn(form.body)).toMatchObject({ 'claimant.role': 'Shadow Home Secretary' });
      expect(form.body).not.toContain('name="proposed');
    });

    it('gives the publisher of a page of a known site, and the title of a known page', async () => {
      const { body } = await press({ 'appearance.url': 'https://fullfact.org/some/new/page' }, 'know');
      expect(fieldsIn(body)).toMatchObject({ 'appearance.publisher': 'Full Fact', 'appearance.title': '' });
    });

    both('gives the second figure the series of the first, and both the dates of the words', async () => {
      const first = { ...CHANGE, saidOn: '26 April 2023', 'inputs.from.series': SERIES };
      const filled = fieldsIn((await press(first, 'know')).body);
      expect(filled).toMatchObject({
        'inputs.from.series': 'headcount-ew',
        'inputs.to.series': 'headcount-ew',
        'inputs.from.at': '31 March 2020',
        'inputs.to.at': '31 March 2022',
        // As all claims on this series.
        topic: 'Police numbers',
      });
      // The note that a date is in no field yet would be wrong now.
      expect(words((await press(filled, 'know')).body)).not.toContain('is in no field yet');
    });

    it('gives a figure without a date in the words the last that was known then', async () => {
      const level = { ...LEVEL, saidOn: '31 January 2023', 'inputs.value.at': '' };
      expect(fieldsIn((await press(level, 'know')).body)).toMatchObject({
        'inputs.value.at': '31 December 2022',
      });
    });

    it('offers the source that was used last, and fills it in by its button', async () => {
      const source = { title: 'A survey of trees', publisher: 'The town', url: 'https://example.org/trees' };
      const own = Object.fromEntries(
        Object.entries(source).map(([name, text]) => [`inputs.value.source.${name}`, text]),
      );
      const figure = { 'inputs.value.from': 'figure', 'inputs.value.series': '', 'inputs.value.at': '' };
      const somebody = await signedInAs(base, database, 'editor');
      const empty = await press({ kind: 'level', ...figure }, 'kind', somebody);
      expect(empty.body).not.toContain('value="source:value"');
      await saved({ ...figure, 'inputs.value.value': '9', 'inputs.value.unit': 'trees', ...own }, somebody);
      const { body } = await press({ kind: 'level', ...figure }, 'kind', somebody);
      expect(words(body)).toContain('Use the last source A survey of trees, The town');
      const taken = await press({ kind: 'level', ...figure }, 'source:value', somebody);
      expect(fieldsIn(taken.body)).toMatchObject(own);
    });

    it('begins another claim from the same article with who, when and where', async () => {
      const slug = await saved({ 'appearance.title': 'An article', 'appearance.publisher': 'A paper' });
      const form = await editor.get(urls.edit.claim(slug));
      expect(attributes(form.body, 'href')).toContain(urls.edit.newFrom(slug));
      const fields = fieldsIn((await editor.get(urls.edit.newFrom(slug))).body);
      expect(fields).toMatchObject({
        quote: '',
        'claimant.name': 'Yvette Cooper',
        saidOn: '26 April 2023',
        'appearance.title': 'An article',
        'appearance.publisher': 'A paper',
      });
      expect((await editor.get(urls.edit.newFrom('no-such-claim'))).status).toBe(404);
    });
  });

  describe('a title of a series', () => {
    const field = 'inputs.value.series';
    it.each([
      ['a title', 'Officers joining', 'joiners-ew'],
      ['a title in small letters', 'officers joining', 'joiners-ew'],
      ['its beginning, if no other begins like that', 'Police Uplift Prog', 'uplift-ew'],
      ['a title with two slips', 'Oficers joinign', 'joiners-ew'],
      ['an id', 'joiners-ew', 'joiners-ew'],
    ])('is understood: %s', async (_, typed, id) => {
      expect(fieldsIn((await press({ ...LEVEL, [field]: typed }, 'preview')).body)[field]).toBe(id);
    });

    both('is asked about if several series answer to it', async () => {
      const { status, body } = await press(
        { ...LEVEL, slug: ownName('asked'), [field]: 'Police officers' },
        'save',
      );
      expect(status).toBe(422);
      expect(fieldsIn(body)[field]).toBe('Police officers');
      const choices = [...body.matchAll(/<button[^>]*name="inputs\.value\.series\.pick"[^>]*>/g)].flatMap(
        ([tag]) => attributes(tag, 'value'),
      );
      expect(choices.sort()).toEqual(['fte-ew', 'headcount-ew', 'officers-uk']);
      expect(words(body)).toContain('Take one of the series found.');
    });

    it('that names nothing stays, and the form says so', async () => {
      const { body } = await press({ ...LEVEL, [field]: 'Wombats, flurbish' }, 'preview');
      expect(fieldsIn(body)[field]).toBe('Wombats, flurbish');
      expect(words(body)).toContain('The ledger has no series “Wombats, flurbish”');
    });

    it('is saved as the id, previewed as that, and completed', async () => {
      const slug = await saved({ [field]: 'Police Uplift Programme, officers recruited' });
      expect(fieldsIn((await editor.get(urls.edit.claim(slug))).body)[field]).toBe('uplift-ew');
      const preview = await editor.post(
        urls.edit.preview(),
        { ...LEVEL, [field]: 'Police Uplift Programme, officers recruited' },
        { from: urls.edit.newClaim() },
      );
      expect(words(preview.body)).toContain('The verdict, as readers would see it Right');
      expect(words(preview.body)).not.toContain('As above');
      expect(preview.body).toContain('Holds');
      const completions = JSON.parse((await editor.get('/edit/complete?field=series&q=joining')).body);
      expect(completions).toEqual([
        expect.objectContaining({ value: 'Officers joining', label: 'Officers joining' }),
      ]);
    });

    it('of a source is understood, too', async () => {
      const [source] = JSON.parse((await editor.get('/edit/complete?field=source&q=home')).body);
      const figure = {
        'inputs.value.from': 'figure',
        'inputs.value.value': '9',
        'inputs.value.unit': 'officers',
      };
      const { body } = await press(
        { ...LEVEL, ...figure, 'inputs.value.source.id': source.label },
        'preview',
      );
      expect(words(body)).not.toContain('The ledger has no source');
    });
  });

  describe('a draft', () => {
    const address = (slug: string) => urls.edit.discard(slug);
    const discard = (slug: string, who: Session, fields: Record<string, string> = {}) =>
      who.post(address(slug), { do: 'discard', number: '1', ...fields }, { from: address(slug) });

    both('is discarded by whoever wrote it, with a reason, and taken up again', async () => {
      const slug = await saved({});
      const gone = await discard(slug, editor, { reason: 'It was <b>said</b> by somebody else.' });
      expect([gone.status, gone.location]).toEqual([303, address(slug)]);
      const page = await editor.follow();
      expect(words(page.body)).toContain('Discarded by');
      expect(page.body).toContain('It was &lt;b&gt;said&lt;/b&gt; by somebody else.');
      // It is in no list but its own, and its form leads to where it can be taken up again.
      expect((await editor.get(urls.edit.home())).body).not.toContain(slug);
      expect((await editor.get(urls.edit.home('discarded'))).body).toContain(address(slug));
      expect((await editor.get(urls.edit.claim(slug))).location).toBe(address(slug));
      const back = await editor.post(address(slug), { do: 'restore', number: '1' }, { from: address(slug) });
      expect([back.status, back.location]).toEqual([303, `${urls.edit.claim(slug)}?done=restored`]);
      const form = await editor.follow();
      expect(words(form.body)).toContain('The draft is taken up again, as it was saved last.');
      expect(fieldsIn(form.body)['quote']).toBe(LEVEL.quote);
      const record = words((await editor.get(urls.edit.revisions(slug))).body);
      expect(record).toContain('Draft discarded by');
      expect(record).toContain('Draft taken up again by');
    });

    it('of somebody else is discarded by reviewers only', async () => {
      const slug = await saved({});
      const refused = await discard(slug, other);
      expect(refused.status).toBe(403);
      expect((await editor.get(urls.edit.claim(slug))).status).toBe(200);
      expect((await discard(slug, reviewer)).status).toBe(303);
      // Its writer may think better of it.
      const back = await editor.post(address(slug), { do: 'restore', number: '1' }, { from: address(slug) });
      expect(back.status).toBe(303);
    });

    it('in review is discarded, and can then not be published', async () => {
      const slug = await saved({}, editor, 'submit');
      expect((await discard(slug, reviewer)).status).toBe(303);
      expect(words((await reviewer.get(urls.edit.review(slug))).body)).toContain(
        'No draft of this claim is in review.',
      );
    });

    it('is not discarded if somebody saved since, and nothing typed is lost if it was', async () => {
      const slug = await saved({});
      const at = urls.edit.claim(slug);
      await editor.post(at, { ...LEVEL, notes: 'Again', base: '1', do: 'save' }, { from: at });
      expect((await discard(slug, editor)).status).toBe(409);
      expect((await discard(slug, reviewer, { number: '2' })).status).toBe(303);
      const late = { ...LEVEL, notes: 'Typed meanwhile', base: '2', do: 'save' };
      const told = await editor.post(at, late, { from: urls.edit.newClaim() });
      expect(told.status).toBe(409);
      expect(words(told.body)).toContain('somebody discarded this draft while you were writing');
      expect(told.body).toContain('Typed meanwhile');
      const saves = await editor.post(at, { ...late, base: fieldsIn(told.body)['base'] ?? '' });
      expect(saves.status).toBe(303);
      expect((await editor.get(at)).body).toContain('Typed meanwhile');
    });

    it('leaves its name to a new claim, whose record goes on', async () => {
      const slug = await saved({});
      await discard(slug, editor);
      const anew = await press({ ...LEVEL, slug, notes: 'A new beginning' }, 'save', other);
      expect([anew.status, anew.location]).toEqual([303, `${urls.edit.claim(slug)}?done=saved`]);
      const form = await other.follow();
      expect(form.body).toContain('A new beginning');
      // Only whoever wrote the new one has a hand in it.
      expect((await discard(slug, editor, { number: '2' })).status).toBe(403);
      expect((await discard(slug, other, { number: '2' })).status).toBe(303);
    });

    it('of a published claim goes back to what readers see', async () => {
      const slug = 'johnson-20000-officers';
      const at = urls.edit.claim(slug);
      const published = fieldsIn((await editor.get(at)).body);
      const draft = {
        ...published,
        context: 'Not to be',
        'correction.type': 'reading',
        base: published['base'] ?? '',
      };
      const save = await editor.post(at, { ...draft, do: 'save' }, { from: at });
      expect(save.status).toBe(303);
      const number = fieldsIn((await editor.get(at)).body)['base'] ?? '';
      expect((await discard(slug, editor, { number })).status).toBe(303);
      const form = await editor.get(at);
      expect(form.status).toBe(200);
      expect(fieldsIn(form.body)['context']).toBe(published['context']);
      expect(fieldsIn(form.body)['base']).toBe('0');
      expect((await editor.get(urls.claim(slug))).status).toBe(200);
    });
  });

  describe('a second reader', () => {
    const FIGURE = {
      'inputs.value.from': 'new',
      'inputs.value.series': '',
      'inputs.value.newSeries.title': 'Street trees',
      'inputs.value.newSeries.unit': 'trees',
      'inputs.value.value': '4200',
      'inputs.value.nearest': '100',
      'inputs.value.at': '1 January 2023',
      'inputs.value.publishedOn': '2 February 2023',
      'inputs.value.source.title': 'Tree survey',
      'inputs.value.source.publisher': 'Town Council',
      'inputs.value.source.url': 'https://example.org/trees',
      'inputs.value.source.quote': 'There were <b>4,200</b> trees.',
      'claimed.value': '4200',
      'claimed.unit': 'trees',
    };

    both('sees how exact each figure is, its source, and the page that readers would get', async () => {
      const slug = await saved(FIGURE, editor, 'submit');
      const review = await reviewer.get(urls.edit.review(slug));
      expect(words(review.body)).toMatch(
        /4,200 trees New to the ledger .* How exact Rounded to the nearest 100 Published 2 February 2023 Source Tree survey, Town Council Address https:\/\/example\.org\/trees It says There were < ?b ?>4,200/,
      );
      expect(review.body).toContain(`<iframe class="as-readers" src="${urls.edit.draftPreview(slug)}"`);
      expect(review.headers['content-security-policy']).toContain("frame-src 'self'");
      const page = await reviewer.get(urls.edit.draftPreview(slug));
      expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self'");
      const text = words(page.body);
      expect(text).toContain('A preview: readers do not see this yet.');
      expect(text).toContain(
        'New to the ledger with it: A figure: Street trees, 1 January 2023 A source: Tree survey',
      );
      expect(page.body).toContain('<meta name="robots" content="noindex');
      expect(page.body).toMatch(/<h1><q dir="auto">There are 16,753 officers/);
      expect((await editor.get(urls.claim(slug))).status).toBe(404);
    });

    it('sees what a correction changes for readers, at the head of its page', async () => {
      const slug = 'johnson-well-on-track-april-2021';
      const at = urls.edit.claim(slug);
      const draft = { ...fieldsIn((await editor.get(at)).body), context: 'What readers should know.' };
      const why = { 'correction.type': 'reading', 'correction.sentence': 'More is said.' };
      const sent = await editor.post(at, { ...draft, ...why, do: 'submit' }, { from: at });
      expect(sent.status).toBe(303);
      const text = words((await reviewer.get(urls.edit.draftPreview(slug))).body);
      expect(text).toMatch(/New since what is published: .*Context: What readers should know\./);
      expect(text).toContain('More is said.');
    });

    it('finds no preview where there is no draft', async () => {
      expect((await reviewer.get(urls.edit.draftPreview('braverman-on-track'))).status).toBe(404);
    });
  });
});

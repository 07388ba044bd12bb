/** The claim form over HTTP: what a search leaves, claims that the ledger has already, and what comes after review. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { openDatabase } from '../../db/base/open.ts';
import { loadBundles } from '../../db/ledger/load.ts';
import { saveSettings } from '../../db/newsroom/settings.ts';
import { urls } from '../../views/parts/urls.ts';
import { smallBundle } from '../support/bundles.ts';
import { attributes, words } from '../support/markup.ts';
import { hiddenFields, type Session, signedInAs, typedIn } from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { serveLedger } from '../support/serve-ledger.ts';
import { ROOT } from '../support/servers.ts';

const SERIES = 'inputs.value.series';

/** The text in a line of a form. */
function lineIn(page: string, name: string): string {
  const [tag = ''] = new RegExp(`<input[^>]* name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(page) ?? [];
  return attributes(tag, 'value')[0] ?? '';
}

onEachRuntime((base, database, { it, both }) => {
  let editor: Session;
  beforeAll(async () => {
    editor = await signedInAs(base, database, 'editor');
  });
  const draw = (fields: Record<string, string>) =>
    editor.post(urls.edit.newClaim(), { base: '0', ...fields }, { from: urls.edit.newClaim() });

  describe('a search of the form', () => {
    both('shows what it found, and does not say to search', async () => {
      const { status, body } = await draw({ kind: 'level', [SERIES]: 'officers', do: `find:${SERIES}` });
      expect(status).toBe(200);
      expect(body).toContain(`name="${SERIES}.pick"`);
      expect(words(body)).not.toContain('press “Find”');
      expect(words(body)).toContain('Take one of the series found.');
    });

    it('says that it found nothing, and what to do', async () => {
      const { body } = await draw({ kind: 'level', [SERIES]: 'flurb wombats', do: `find:${SERIES}` });
      expect(words(body)).not.toContain('press “Find”');
      expect(words(body)).toContain('Nothing in the ledger matches “flurb wombats”');
    });

    it('takes what was picked with its own button', async () => {
      const found = await draw({ kind: 'level', [SERIES]: 'officers', do: `find:${SERIES}` });
      const [button = ''] = new RegExp(`<button[^>]*name="${SERIES}\\.pick"[^>]*>`).exec(found.body) ?? [];
      const [id = ''] = attributes(button, 'value');
      const { status, body } = await draw({
        kind: 'level',
        [SERIES]: 'officers',
        [`${SERIES}.pick`]: id,
      });
      expect(status).toBe(200);
      expect(body).toMatch(new RegExp(`name="${SERIES}"[^>]* value="${id}"`));
    });
  });

  it('adds a part to a list and takes one out, by its buttons', async () => {
    const sum = {
      kind: 'sum',
      ...Object.fromEntries(['11', '22', '33'].map((value, i) => [`inputs.parts.${i}.value`, value])),
    };
    const typed = (body: string) =>
      [...body.matchAll(/<input[^>]* name="inputs\.parts\.\d+\.value"[^>]*>/g)].map(
        ([tag]) => attributes(tag, 'value')[0] ?? '',
      );
    const more = await draw({ ...sum, do: 'add-part:parts' });
    expect(typed(more.body)).toEqual(['11', '22', '33', '']);
    expect(words(more.body)).toContain('Take part 4 out');
    const fewer = await draw({ ...sum, do: 'drop-part:parts.1' });
    expect(typed(fewer.body)).toEqual(['11', '33']);
    const other = await draw({ ...sum, do: 'add-part:constructor' });
    expect(other.status).toBe(200);
    expect(typed(other.body)).toEqual(['11', '22', '33']);
  });

  it('adds other evidence, keeps what was typed there, and takes it out', async () => {
    const level = { kind: 'level', quote: 'x' };
    const more = await draw({ ...level, do: 'add-part:alsoOn' });
    expect(more.body).toContain('name="alsoOn.0.label"');
    expect(words(more.body)).toContain('The same as above');
    const typed = { ...level, 'alsoOn.0.label': 'Scotland' };
    expect((await draw({ ...typed, do: 'add-part:insteadOf' })).body).toContain('value="Scotland"');
    expect((await draw({ ...typed, do: 'drop-part:alsoOn.0' })).body).not.toContain('value="Scotland"');
    const found = await draw({
      ...typed,
      'related.prices.series': 'officers',
      do: 'find:related.prices.series',
    });
    expect(found.body).toContain('name="related.prices.series.pick"');
  });

  both('copies what was said into another test of the same words, and keeps the first', async () => {
    const fields = whole();
    const { slug = '', quote = '' } = fields;
    const saved = await draw({ ...fields, do: 'another' });
    expect([saved.status, saved.location]).toEqual([303, urls.edit.newClaim(slug)]);
    const { body } = await editor.get(urls.edit.newClaim(slug));
    expect(words(body)).toContain('Another test of the same words: what was said is copied.');
    const names = ['quote', 'slug', 'claimant.name', 'saidOn', 'claimed.value'];
    const copied = Object.fromEntries(names.map((name) => [name, typedIn(body, name) ?? lineIn(body, name)]));
    expect(copied).toEqual({
      quote,
      slug: `${slug}-2`,
      'claimant.name': 'Somebody',
      saidOn: '25 January 2023',
      'claimed.value': '',
    });
    const second = { ...copied, do: 'save', base: '0' };
    expect((await editor.post(urls.edit.newClaim(), second)).status).toBe(303);
    expect((await editor.get(urls.edit.claim(slug))).body).toContain(urls.edit.claim(`${slug}-2`));
  });

  both(
    'warns of the other test of words that are corrected in one, and of none while they are the same',
    async () => {
      const slug = `twin-${randomInt(1e9)}`;
      const quote = `There are 20,000 officers, as said in ${slug}`;
      const ledger = openDatabase(createClient, { url: database });
      const tests = [slug, `${slug}-2`].map((name) => ({
        bundle: smallBundle({ slug: name, quote, series: slug, source: slug }),
      }));
      await loadBundles(ledger, tests, new Date().toISOString());
      await ledger.close();
      const corrected = async (more: Record<string, string>) => {
        await editor.get(urls.edit.claim(slug));
        const form = {
          slug,
          correction: 'yes',
          base: '0',
          quote,
          'claimant.name': 'Somebody',
          saidOn: '31 January 2024',
          kind: 'level',
          'claimed.value': '20000',
          'claimed.unit': 'officers',
          'inputs.value.from': 'series',
          [SERIES]: slug,
          'inputs.value.at': '31 December 2023',
          ...more,
        };
        const answer = await editor.post(urls.edit.preview(), form, { from: urls.edit.claim(slug) });
        expect(answer.status).toBe(200);
        return answer.body;
      };
      const warning =
        'You correct what was said, which “Level: 20,000 officers” tests too: it keeps the old words, and the two pages no longer lead to one another, until it is corrected as well.';
      for (const more of [
        { quote: `${quote} and more` },
        { saidOn: '30 January 2024' },
        { 'claimant.name': 'Somebody Else' },
      ]) {
        const body = await corrected(more);
        expect(words(body)).toContain(warning);
        expect(attributes(body, 'href')).toContain(urls.edit.claim(`${slug}-2`));
      }
      for (const more of [{}, { quote: `“${quote.toUpperCase()}”` }, { 'claimed.value': '30000' }])
        expect(words(await corrected(more))).not.toContain('You correct what was said');
    },
  );

  it('warns of a claim that the ledger has with the same words, while it is new', async () => {
    const file = join(ROOT, 'db/starter/economy-1-2-percent-smaller-end-of-2021.json');
    const { quote } = (JSON.parse(readFileSync(file, 'utf8')) as { claim: { quote: string } }).claim;
    await editor.get(urls.edit.newClaim());
    const asked = (more: Record<string, string>) =>
      editor.post(urls.edit.preview(), { quote: `“${quote.toUpperCase()}”`, ...more });
    const fresh = await asked({ base: '0' });
    expect(words(fresh.body)).toContain('The ledger has a claim with these words already');
    expect(attributes(fresh.body, 'href').some((href) => href.startsWith('/claims/'))).toBe(true);
    await editor.get(urls.edit.newClaim());
    expect(words((await asked({ base: '2' })).body)).not.toContain('these words already');
    await editor.get(urls.edit.newClaim());
    const other = await editor.post(urls.edit.preview(), { quote: `${quote} or rather not`, base: '0' });
    expect(words(other.body)).not.toContain('these words already');
  });

  /** A form that says enough to be published. */
  const whole = (more: Record<string, string> = {}): Record<string, string> => {
    const slug = `whole-${randomInt(1e9)}`;
    return {
      quote: `There are 16,753 officers, as said in ${slug}`,
      slug,
      'claimant.name': 'Somebody',
      saidOn: '25 January 2023',
      kind: 'level',
      'claimed.value': '16753',
      'claimed.unit': 'officers',
      'inputs.value.from': 'series',
      [SERIES]: 'uplift-ew',
      'inputs.value.at': '31 December 2022',
      context: 'Context of the first.',
      ...more,
    };
  };

  it('keeps both texts if two people edit one claim, and says what differs', async () => {
    const other = await signedInAs(base, database, 'editor');
    const fields = whole();
    const { slug = '' } = fields;
    expect((await draw({ ...fields, do: 'save' })).status).toBe(303);
    const address = urls.edit.claim(slug);
    await other.get(address);
    await editor.get(address);
    const first = { ...fields, base: '1', context: 'What the first wrote.', do: 'save' };
    expect((await editor.post(address, first)).status).toBe(303);
    const second = { ...fields, base: '1', context: 'What the second wrote.', do: 'save' };
    const refused = await other.post(address, second);
    expect(refused.status).toBe(409);
    const text = words(refused.body);
    expect(text).toContain('What the first wrote.');
    expect(text).toContain('What the second wrote.');
    expect(hiddenFields(refused.body, address)['base']).toBe('2');
    expect(typedIn(refused.body, 'context')).toBe('What the second wrote.');
    // Nothing of the first is lost, and the second saves on top of it once they have seen it.
    expect(typedIn((await editor.get(address)).body, 'context')).toBe('What the first wrote.');
    await other.get(address);
    expect((await other.post(address, { ...second, base: '2' })).status).toBe(303);
    expect(typedIn((await editor.get(address)).body, 'context')).toBe('What the second wrote.');
  });

  both('has one effect if it is posted twice, and says that an address is taken', async () => {
    const fields: Record<string, string> = { ...whole(), base: '0', do: 'save' };
    const page = await editor.get(urls.edit.newClaim());
    const { _csrf: csrf = '', _form: form = '' } = hiddenFields(page.body, urls.edit.newClaim());
    const posts = await Promise.all(
      [1, 2].map(() => editor.post(urls.edit.newClaim(), fields, { tokens: { csrf, form } })),
    );
    expect(posts.map(({ status }) => status)).toEqual([303, 303]);
    const record = await editor.get(urls.edit.revisions(fields['slug'] ?? ''));
    expect(words(record.body)).not.toContain('Save 2');
    const taken = await draw({ ...fields, quote: 'Something else', do: 'save' });
    expect(taken.status).toBe(422);
    expect(words(taken.body)).toContain(`Another claim has the name “${fields['slug']}”`);
    expect(typedIn(taken.body, 'quote')).toBe('Something else');
  });

  it('does not go to review in another unit or backwards in time, and is kept as a draft', async () => {
    const apples = whole({ 'claimed.unit': 'apples' });
    const refused = await draw({ ...apples, do: 'submit' });
    expect(refused.status).toBe(422);
    expect(words(refused.body)).toContain(
      'The claim is in “apples”, but the evidence gives a figure in “officers”',
    );
    expect(refused.body).toContain('value="apples"');
    expect(words(refused.body)).toContain('Before it can go to review (1)');
    expect((await draw({ ...apples, do: 'save' })).status).toBe(303);
    const input = (name: string, at: string) => ({
      [`inputs.${name}.from`]: 'series',
      [`inputs.${name}.series`]: 'uplift-ew',
      [`inputs.${name}.at`]: at,
    });
    const back = whole({
      kind: 'change',
      ...input('from', '31 December 2022'),
      ...input('to', '30 September 2022'),
    });
    const turned = await draw({ ...back, do: 'submit' });
    expect([turned.status, words(turned.body).includes('swap the two')]).toEqual([422, true]);
  });

  it('takes no figure for a time that is not over, unless it is a forecast', async () => {
    const year = (more: Record<string, string> = {}) =>
      whole({
        'inputs.value.from': 'new',
        'inputs.value.at': '2099-01-01/2099-12-31',
        'inputs.value.value': '16753',
        'inputs.value.publishedOn': '20 January 2023',
        'inputs.value.source.title': 'A count',
        'inputs.value.source.publisher': 'A publisher',
        ...more,
      });
    const early = await draw({ ...year(), do: 'save' });
    expect([early.status, words(early.body).includes('before the time that it is for')]).toEqual([422, true]);
    expect((await draw({ ...year({ 'inputs.value.status': 'forecast' }), do: 'save' })).status).toBe(303);
  });

  both('takes a quotation of 100,000 characters, and loses none of them', async () => {
    const quote = `${'In 2019, 1,142 of 3’000 said 16% '.repeat(3_100)}`.slice(0, 100_000).trim();
    const fields = whole({ quote });
    expect((await draw({ ...fields, do: 'save' })).status).toBe(303);
    const { body } = await editor.get(urls.edit.claim(fields['slug'] ?? ''));
    expect(typedIn(body, 'quote')).toBe(quote);
  });

  it('names the field if a message is apart from it', async () => {
    const { status, body } = await draw({
      quote: 'x',
      slug: 'Met 450',
      'appearance.title': 'x',
      'appearance.url': 'example.org',
      context: 'See [this](javascript:alert)',
      do: 'save',
    });
    expect(status).toBe(422);
    for (const message of [
      'Name for the address: use small letters, digits and hyphens, such as met-450-a-month.',
      'Link: begin with https:// or http://.',
      'Context: the link “javascript:alert” must begin with https:// or http://.',
    ])
      expect(words(body)).toContain(message);
  });
});

it('says of a draft that was sent to review what comes next, by the setting of the newsroom', async () => {
  const server = await serveLedger();
  const where = server.database;
  try {
    const editor = await signedInAs(server.url, where, 'editor');
    await editor.post(urls.edit.newClaim(), { quote: 'There are 20 wardens', slug: 'wardens', do: 'save' });
    const notice = async () => words((await editor.get(`${urls.edit.claim('wardens')}?done=submitted`)).body);
    expect(await notice()).toContain('Somebody else reads it before it is published.');
    const database = openDatabase(createClient, { url: where });
    await saveSettings(database.kysely, { secondReader: false }, COMMAND_LINE, new Date().toISOString());
    await database.close();
    expect(await notice()).not.toContain('Somebody else reads it');
    expect(await notice()).toContain('nobody else has to read it first');
  } finally {
    await server.stop();
  }
});

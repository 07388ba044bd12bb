/** The claim form over HTTP: what a search leaves, claims that the ledger has already, and what comes after review. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '../../db/audit.ts';
import { openDatabase } from '../../db/open.ts';
import { saveSettings } from '../../db/settings.ts';
import { urls } from '../../views/urls.ts';
import { attributes, words } from '../support/markup.ts';
import { type Session, signedInAs } from '../support/newsroom.ts';
import { onEachRuntime } from '../support/runtimes.ts';
import { ROOT, startNode, temporaryFolder } from '../support/servers.ts';

const SERIES = 'inputs.value.series';

onEachRuntime((base, database) => {
  let editor: Session;
  beforeAll(async () => {
    editor = await signedInAs(base, database, 'editor');
  });
  const draw = (fields: Record<string, string>) =>
    editor.post(urls.edit.newClaim(), { base: '0', ...fields }, { from: urls.edit.newClaim() });

  describe('a search of the form', () => {
    it('shows what it found, and does not say to search', async () => {
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

  it('warns of a claim that the ledger has with the same words, while it is new', async () => {
    const file = join(ROOT, 'db/starter/economy-1-2-percent-smaller-end-of-2021.json');
    const { quote } = (JSON.parse(readFileSync(file, 'utf8')) as { claim: { quote: string } }).claim;
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

  it('names the field where a message stands apart from it', async () => {
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
  const folder = temporaryFolder();
  const where = `file:${folder.path}/ledger.db`;
  const server = await startNode({ DATABASE_URL: where });
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
    folder.remove();
  }
});

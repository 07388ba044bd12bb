/** The newsroom's script as it is checked in: built from its source, small, and apart from the server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { EDIT_SCRIPT } from '../../../src/generated/editor-script.ts';
import { SCRIPT_FILE, scriptFile } from '../../support/build-script.ts';
import { ROOT } from '../../support/servers.ts';

test('is what its source builds to', async () => {
  expect(readFileSync(SCRIPT_FILE, 'utf8'), 'Run `npm run build:script`.').toBe(await scriptFile());
});

test('is under 15,000 bytes when compressed', () => {
  expect(gzipSync(EDIT_SCRIPT).length).toBeLessThan(15_000);
});

test('knows no address, and runs no text as code', () => {
  expect(EDIT_SCRIPT).not.toMatch(/["'`]\/[a-z]/);
  expect(EDIT_SCRIPT).not.toMatch(/\beval\(|\bFunction\(|innerHTML|insertAdjacentHTML|document\.write/);
});

test('its source is imported by no other file of the product', () => {
  const files = ['claims', 'db', 'views', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.ts') && !name.startsWith('src/client/')),
  );
  const found = files.filter((name) =>
    /from '\.[^']*\/client\//.test(readFileSync(join(ROOT, name), 'utf8')),
  );
  expect(found, 'Code of the browser stays in src/client.').toEqual([]);
});

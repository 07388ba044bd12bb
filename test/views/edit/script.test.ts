/** The scripts of the newsroom and of charts as they are checked in: built from their source, small, and apart from the server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CHART_SCRIPT } from '../../../src/generated/chart-script.ts';
import { EDIT_SCRIPT } from '../../../src/generated/editor-script.ts';
import { CHART_FILE, chartFile, SCRIPT_FILE, scriptFile } from '../../support/build-script.ts';
import { ROOT } from '../../support/servers.ts';

test('is what its source builds to', async () => {
  expect(readFileSync(SCRIPT_FILE, 'utf8'), 'Run `npm run build:script`.').toBe(await scriptFile());
  expect(readFileSync(CHART_FILE, 'utf8'), 'Run `npm run build:script`.').toBe(await chartFile());
});

test('of charts is under 4,000 bytes when compressed', () => {
  expect(gzipSync(CHART_SCRIPT).length).toBeLessThan(4_000);
});

test('is under 15,000 bytes when compressed', () => {
  expect(gzipSync(EDIT_SCRIPT).length).toBeLessThan(15_000);
});

test('knows no address, and runs no text as code', () => {
  for (const script of [EDIT_SCRIPT, CHART_SCRIPT]) {
    expect(script).not.toMatch(/["'`]\/[a-z]/);
    expect(script).not.toMatch(/\beval\(|\bFunction\(|innerHTML|insertAdjacentHTML|document\.write/);
  }
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

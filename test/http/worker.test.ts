/** The Worker's bundle, as it would be deployed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ROOT, temporaryFolder } from '../support/servers.ts';

/** The newsroom, with better-auth, is about 200 kB of it; the platform takes 3 MB. The aim is 700 kB. */
const MAX_BYTES = 700_000;

it('the Worker is built, and is smaller than 700 kB compressed', () => {
  const folder = temporaryFolder();
  try {
    const { status, stdout, stderr } = spawnSync(
      join(ROOT, 'node_modules/.bin/wrangler'),
      ['deploy', '--dry-run', '--minify', '--outdir', folder.path],
      { cwd: ROOT, encoding: 'utf8', env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' } },
    );
    expect(status, stdout + stderr).toBe(0);
    const files = readdirSync(folder.path).filter((name) => /\.(?:js|mjs|md)$|-METHOD/.test(name));
    expect(files.some((name) => name.endsWith('.js'))).toBe(true);
    const bytes = files.reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(folder.path, name))).length,
      0,
    );
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MAX_BYTES);
  } finally {
    folder.remove();
  }
});

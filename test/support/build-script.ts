/**
 * Bundles the scripts of browsers into files that are checked in, so that nothing is built to serve them:
 * src/generated/editor-script.ts for the newsroom, src/generated/embed-script.ts for what other sites show of a claim,
 * src/generated/chart-script.ts for the charts of readers' pages.
 *
 * `--keep` moves embed.js as it was into src/generated/embed-script-past.ts: articles name it by its hash, and are to go on
 * finding it. To be given whenever a version that was released changes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The file that holds the newsroom's script. */
export const SCRIPT_FILE = join(ROOT, 'src/generated/editor-script.ts');
/** The file that holds the scripts of embeds. */
export const EMBED_FILE = join(ROOT, 'src/generated/embed-script.ts');
/** The file that holds the script of charts. */
export const CHART_FILE = join(ROOT, 'src/generated/chart-script.ts');
const PAST_FILE = join(ROOT, 'src/generated/embed-script-past.ts');

async function bundled(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/client', path)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return outputFiles[0]?.text.trim() ?? '';
}

const NOT_EDITED = 'by `npm run build:script`. Not to be edited.';

/** The text of the newsroom's file, made from src/client. */
export async function scriptFile(): Promise<string> {
  return `/** The newsroom's script, bundled from src/client ${NOT_EDITED} */\nexport const EDIT_SCRIPT = ${JSON.stringify(await bundled('editor.ts'))};\n`;
}

/** The text of the file of charts, made from src/client. */
export async function chartFile(): Promise<string> {
  return `/** The script of charts, bundled from src/client ${NOT_EDITED} */\nexport const CHART_SCRIPT = ${JSON.stringify(await bundled('chart.ts'))};\n`;
}

/** The hash of a script as policies and `integrity` attributes give it. */
export function integrity(algorithm: 'sha256' | 'sha384', code: string): string {
  return `${algorithm}-${createHash(algorithm).update(code).digest('base64')}`;
}

/** The text of the embeds' file, made from src/client/embed. */
export async function embedFile(): Promise<string> {
  const [element, frame, chooser] = await Promise.all(
    ['embed/element.ts', 'embed/frame.ts', 'embed/chooser.ts'].map(bundled),
  );
  const constants: [name: string, says: string, value: string][] = [
    ['EMBED_SCRIPT', 'The custom element.', element ?? ''],
    ['EMBED_INTEGRITY', 'Its hash, for `integrity`.', integrity('sha384', element ?? '')],
    ['FRAME_SCRIPT', 'What a card tells its height with.', frame ?? ''],
    ['FRAME_SCRIPT_HASH', 'Its hash, for the policy of cards.', integrity('sha256', frame ?? '')],
    ['CHOOSER_SCRIPT', 'The buttons that copy.', chooser ?? ''],
  ];
  return `/** The scripts of embeds, bundled from src/client/embed ${NOT_EDITED} */\n${constants
    .map(([name, says, value]) => `/** ${says} */\nexport const ${name} = ${JSON.stringify(value)};\n`)
    .join('')}`;
}

/** Adds embed.js as it is checked in to the versions that go on being served. */
function keepPast(): void {
  const [, code] = /export const EMBED_SCRIPT = (".*");/.exec(readFileSync(EMBED_FILE, 'utf8')) ?? [];
  if (code === undefined) throw new Error('src/generated/embed-script.ts holds no script to keep');
  const past = readFileSync(PAST_FILE, 'utf8');
  if (!past.includes(code)) writeFileSync(PAST_FILE, past.replace(/\n?\];\n$/, `\n  ${code},\n];\n`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--keep')) keepPast();
  writeFileSync(SCRIPT_FILE, await scriptFile());
  writeFileSync(EMBED_FILE, await embedFile());
  writeFileSync(CHART_FILE, await chartFile());
}

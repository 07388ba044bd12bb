/** Bundles the newsroom's script into src/editor-script.ts, which is checked in: nothing is built to serve it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The file that holds the bundle. */
export const SCRIPT_FILE = join(ROOT, 'src/editor-script.ts');

/** The text of that file, made from src/client. */
export async function scriptFile(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/client/editor.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  const code = outputFiles[0]?.text.trim() ?? '';
  return `/** The newsroom's script, bundled from src/client by \`npm run build:script\`. Not to be edited. */\nexport const EDIT_SCRIPT = ${JSON.stringify(code)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCRIPT_FILE, await scriptFile());

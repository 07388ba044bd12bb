/**
 * What a card costs the page that holds it, by Lighthouse: the same article with and without one, from another
 * origin than the ledger, in turn. Lighthouse is fetched when this is run, since nothing else needs it.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { unescaped } from '../support/markup.ts';
import { freePort, startNode } from '../support/servers.ts';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const ROUNDS = 5;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const SLUG = 'braverman-on-track';

type Scores = Record<(typeof CATEGORIES)[number], number>;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** What a program prints. Throws if it fails, with what it says then. */
async function printed(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' },
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}:\n${said}`);
  return out;
}

/** The scores of a page, out of 100. */
async function scoresOf(url: string): Promise<Scores> {
  const flags = '--headless=new --no-sandbox --disable-gpu --disable-background-networking';
  const report = JSON.parse(
    await printed('npx', [
      '--yes',
      LIGHTHOUSE,
      url,
      '--quiet',
      '--output=json',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${flags}`,
    ]),
  ) as { categories: Record<string, { score: number | null }> };
  return Object.fromEntries(
    CATEGORIES.map((name) => [name, 100 * (report.categories[name]?.score ?? Number.NaN)]),
  ) as Scores;
}

/** An article as a newspaper has it; what is embedded is in its middle. */
function article(embed: string): string {
  const paragraph = `<p>${'Ministers said on Wednesday that the target would be met, and the figures say otherwise. '.repeat(6)}</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="description" content="An article about a target."><link rel="icon" href="data:,"><title>An article</title><style>body{max-width:40rem;margin:1rem auto;padding:0 1rem;font:1.1rem/1.5 serif}</style></head><body><main><h1>An article</h1>${paragraph.repeat(2)}${embed}${paragraph.repeat(8)}</main></body></html>`;
}

/** Prints the scores of an article with a card, with the custom element, and without either. */
export async function lighthouseOfHost(say: (line: string) => void): Promise<void> {
  const ledger = await startNode();
  const pasted = async (query: string) => {
    const page = await (await fetch(`${ledger.url}/claims/${SLUG}/embed${query}`)).text();
    const [, code = ''] = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(page) ?? [];
    if (code === '') throw new Error('the page for publishers gives nothing to paste');
    return unescaped(code);
  };
  const pages = new Map([
    ['without', article('')],
    ['with a card', article(await pasted('?width=640'))],
    ['with the custom element', article(await pasted('?form=element&width=640'))],
  ]);
  const names = [...pages.keys()];
  const port = await freePort();
  const host = createServer((request, response) => {
    const page = pages.get(names[Number((request.url ?? '').slice(1))] ?? '');
    if (page === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => host.listen(port, '127.0.0.1', resolve));
  try {
    const found = new Map<string, Scores[]>(names.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [i, name] of names.entries())
        found.get(name)?.push(await scoresOf(`http://127.0.0.1:${port}/${i}`));
    say(`\na host's page by Lighthouse, the median of ${ROUNDS} rounds in turn`);
    say(['', ...CATEGORIES].map((cell, i) => (i === 0 ? cell.padEnd(26) : cell.padStart(16))).join(''));
    for (const [name, all] of found)
      say(
        `${name.padEnd(26)}${CATEGORIES.map((category) =>
          median(all.map((one) => one[category]))
            .toFixed(0)
            .padStart(16),
        ).join('')}`,
      );
    say('goal: with a card at most 1 point below the same page without');
  } finally {
    host.closeAllConnections();
    host.close();
    await ledger.stop();
  }
}

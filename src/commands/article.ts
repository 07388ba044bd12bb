/** The command that reads an article, or checks what is read against a folder of gold files. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Head } from '../../claims/article/article.ts';
import { pastedText } from '../../claims/article/html.ts';
import { readArticle, TooLong } from '../../claims/article/read.ts';
import { type Gold, goldFile, type HeadFile, headFile } from './article/gold.ts';
import { outputOf } from './article/output.ts';
import { added, noCounts, scoreOf, TABLE_HEAD, tableRow } from './article/score.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';

/** The head of a file: what is null there is not known. */
function headOf({ title, publisher, url, date, speaker }: HeadFile): Head {
  const name = typeof speaker === 'string' ? speaker : speaker?.name;
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(url ? { url } : {}),
    ...(date ? { date } : {}),
    ...(name ? { speaker: name } : {}),
  };
}

/** The value of a file of JSON; throws a UsageError that names the file and says what is wrong with it. */
async function jsonOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON`);
  }
}

async function readHead(file: string | undefined): Promise<Head> {
  if (file === undefined) return {};
  const parsed = headFile.safeParse(await jsonOf(file));
  if (parsed.success) return headOf(parsed.data);
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `${file}: ${issue?.path.join('.') || 'the head'}: ${issue?.message ?? 'cannot be read'}`,
  );
}

async function readText(file: string, world: World): Promise<string> {
  if (file !== '-') return readFile(file, 'utf8');
  const chunks: Buffer[] = [];
  for await (const chunk of world.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function readOne(file: string, head: Head, world: World): Promise<number> {
  const given = await readText(file, world);
  const text = pastedText(given);
  try {
    const output = outputOf(text, readArticle(text, head));
    // Offsets are those of the text of a page, which its reader does not have.
    const told = text === given ? output : { text, ...output };
    world.stdout.write(`${JSON.stringify(told, null, 1)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof TooLong) throw new UsageError(error.message);
    throw error;
  }
}

async function goldOf(file: string): Promise<Gold> {
  const parsed = goldFile.safeParse(await jsonOf(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${file}: ${issue?.path.join('.')}: ${issue?.message ?? 'is no gold'}`);
}

async function check(folder: string, world: World): Promise<number> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  if (files.length === 0) throw new UsageError(`${folder} has no files of gold: each is NAME.json`);
  world.stdout.write(`${TABLE_HEAD}\n`);
  let all = noCounts();
  const faults: string[] = [];
  for (const file of files) {
    const gold = await goldOf(join(folder, file));
    const name = basename(file, '.json');
    const score = scoreOf(gold, outputOf(gold.text, readArticle(gold.text, headOf(gold.source))));
    world.stdout.write(`${tableRow(name, score.counts)}\n`);
    all = added(all, score.counts);
    faults.push(...score.faults.map((fault) => [name, ...fault].join(' · ')));
  }
  world.stdout.write(`${[tableRow('all', all), ...faults].join('\n')}\n`);
  return 0;
}

export const run: Run = async (args, world) => {
  const { values, rest } = parseArgs(args, { values: ['head', 'check'] });
  const folder = values.get('check');
  if (folder !== undefined) {
    if (rest.length > 0 || values.has('head')) throw new UsageError('--check DIR stands alone');
    return check(folder, world);
  }
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) throw new UsageError('name one file, or - for standard input');
  return readOne(file, await readHead(values.get('head')), world);
};

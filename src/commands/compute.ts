/** The command that computes the verdict of a bundle, or of many: or its headline, or its course. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Bundle, type ParsedBundle, parseBundleText } from '../../claims/bundle.ts';
import { courseOf, decideClocks, evaluateBundle } from '../../claims/evaluate.ts';
import { MAX_ISSUES } from '../../claims/evidence/list.ts';
import { date } from '../../claims/evidence/schema.ts';
import { headlineOf } from '../../claims/verdict/headline.ts';
import { linesOf, parseArgs, type Run, UsageError, type World } from './command.ts';

/** A bundle is at most this long; one that is longer is not a claim with its evidence. */
const MAX_BUNDLE = 64 * 1024 * 1024;

/** What is asked of a bundle. */
type Ask = (bundle: Bundle) => unknown;

/** The output for one bundle, and whether it was one. */
function answer(parsed: ParsedBundle, ask: Ask): { ok: boolean; output: unknown } {
  if (parsed.ok) return { ok: true, output: ask(parsed.bundle) };
  const { issues } = parsed;
  const message = `not a valid bundle${issues.length < MAX_ISSUES ? '' : `; these are its first ${MAX_ISSUES} issues`}`;
  return { ok: false, output: { error: { message, issues } } };
}

function parsed(text: string): ParsedBundle {
  return text.length > MAX_BUNDLE
    ? { ok: false, issues: [{ path: '', message: `is longer than ${MAX_BUNDLE} characters` }] }
    : parseBundleText(text);
}

async function readAll(stream: World['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function computeOne(file: string, ask: Ask, world: World): Promise<number> {
  const text = file === '-' ? await readAll(world.stdin) : await readFile(file, 'utf8');
  const { ok, output } = answer(parsed(text), ask);
  world.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
  return ok ? 0 : 2;
}

/** Input is read by so many bytes, and output is gathered up to so many characters before it is written. */
const CHUNK = 256 * 1024;

async function computeBatch(file: string, ask: Ask, world: World): Promise<number> {
  const input = file === '-' ? world.stdin : createReadStream(file, { highWaterMark: CHUNK });
  let code = 0;
  let pending = '';
  for await (const line of linesOf(input)) {
    const { ok, output } = answer(parsed(line), ask);
    if (!ok) code = 2;
    pending += `${JSON.stringify(output)}\n`;
    if (pending.length < CHUNK) continue;
    world.stdout.write(pending);
    pending = '';
  }
  world.stdout.write(pending);
  return code;
}

/** What the words of the command ask for: a verdict, unless they name something else. Throws a UsageError. */
function asked(flags: ReadonlySet<string>, days: ReadonlyMap<string, string>): Ask {
  for (const [day, of] of [
    ['today', 'headline'],
    ['until', 'course'],
  ] as const) {
    const text = days.get(day);
    if (text === undefined) continue;
    if (!flags.has(of)) throw new UsageError(`--${day} goes with --${of}`);
    if (!date.safeParse(text).success)
      throw new UsageError(`--${day} is “${text.slice(0, 40)}”: write a day as YYYY-MM-DD`);
  }
  if (flags.has('headline') && flags.has('course'))
    throw new UsageError('--headline and --course are asked for one at a time');
  if (flags.has('headline'))
    return (bundle) => ({ headline: headlineOf(decideClocks(bundle, days.get('today') ?? bundle.asOf)) });
  if (flags.has('course'))
    return (bundle) => ({ course: courseOf(bundle, days.get('until') ?? bundle.asOf) });
  return (bundle) => evaluateBundle(bundle);
}

export const run: Run = async (args, world) => {
  const { flags, values, rest } = parseArgs(args, {
    flags: ['batch', 'headline', 'course'],
    values: ['today', 'until'],
  });
  const ask = asked(flags, values);
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) throw new UsageError('name one file, or - for standard input');
  return flags.has('batch') ? computeBatch(file, ask, world) : computeOne(file, ask, world);
};

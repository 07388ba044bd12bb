/** The command line: its words and answers in this process, its doors as processes of their own. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../claims/bundle.ts';
import { evaluateBundle } from '../../claims/evaluate.ts';
import { canonicalJson } from '../../claims/exact/canonical-json.ts';
import { openDatabase } from '../../db/base/open.ts';
import { MIGRATIONS } from '../../db/migrations/index.ts';
import { pairWords } from '../../db/newsroom/word-pairs.ts';
import { main } from '../../src/cli.ts';
import { readStarter } from '../../src/commands/starter.ts';
import { smallBundle, valid, withoutDefaults } from '../support/bundles.ts';
import { ROOT, temporaryFolder } from '../support/servers.ts';

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

const folder = temporaryFolder();
const DATABASE_URL = `file:${join(folder.path, 'new folder', 'ledger.db')}`;

/** Runs the command line in this process. */
async function run(args: readonly string[], input: string | readonly Buffer[] = ''): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const writeTo = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text;
    },
  });
  const code = await main(args, {
    env: { ...process.env, DATABASE_URL },
    stdin: Readable.from(
      typeof input === 'string' ? [Buffer.from(input)].filter((b) => b.length > 0) : input,
    ),
    stdout: writeTo('stdout'),
    stderr: writeTo('stderr'),
  });
  return { code, ...said };
}

/** Runs the command line in a process of its own, as somebody does who types it. */
function runProcess(program: readonly string[], args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, ...args], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL },
    });
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ran.stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ran.stderr += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
    child.stdin.on('error', () => {
      // A program that ends without reading its input is not the test's fault.
    });
    child.stdin.end(input);
  });
}

function file(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

const starterFile = (slug: string) => join(ROOT, 'db/starter', `${slug}.json`);
const oneLine = (slug: string) => JSON.stringify(JSON.parse(readFileSync(starterFile(slug), 'utf8')));
const verdictOf = (slug: string): unknown =>
  JSON.parse(JSON.stringify(evaluateBundle(valid(JSON.parse(oneLine(slug))))));

afterAll(() => folder.remove());

describe('compute', () => {
  it('computes a file, and standard input, to the same verdict', async () => {
    const [byFile, byInput] = await Promise.all([
      run(['compute', starterFile('1142-officers-a-month')]),
      run(['compute', '-'], oneLine('1142-officers-a-month')),
    ]);
    expect(byFile.code).toBe(0);
    expect(JSON.parse(byFile.stdout)).toEqual(verdictOf('1142-officers-a-month'));
    expect(byInput).toEqual(byFile);
    expect(byFile.stderr).toBe('');
  });

  it('answers an invalid bundle with each issue, and 2', async () => {
    const bundle = JSON.parse(oneLine('1142-officers-a-month')) as { claim: { claimed: { value: string } } };
    bundle.claim.claimed.value = '1,142';
    const { code, stdout } = await run(['compute', '-'], JSON.stringify({ ...bundle, extra: 1 }));
    expect(code).toBe(2);
    const { error } = JSON.parse(stdout) as {
      error: { message: string; issues: { path: string; message: string }[] };
    };
    expect(error.message).toBe('not a valid bundle');
    expect(error.issues.map((i) => i.path).sort()).toEqual(['', 'claim.claimed.value']);
    const empty = await run(['compute', '-'], '');
    expect([empty.code, JSON.parse(empty.stdout).error.message]).toEqual([2, 'not a valid bundle']);
  });

  it('gives the headline by the day of the bundle, or by the one that is named', async () => {
    const slug = 'economy-1-2-percent-smaller-end-of-2021';
    const turned = { headline: { word: 'right', clock: 'said', other: 'wrong' } };
    const day = '2024-06-30';
    const now = await run(['compute', '--headline', '--today', day, starterFile(slug)]);
    expect([now.code, JSON.parse(now.stdout)]).toEqual([0, turned]);
    const bundle = JSON.parse(oneLine(slug)) as { claim: { saidOn: string } };
    const then = JSON.stringify({ ...bundle, asOf: bundle.claim.saidOn });
    const said = await run(['compute', '--headline', '-'], then);
    expect(JSON.parse(said.stdout)).toEqual({ headline: { word: 'right', clock: 'said' } });
    const lines = `${then}\nno JSON\n`;
    const batch = await run(['compute', '--headline', '--today', day, '--batch', '-'], lines);
    expect(batch.code).toBe(2);
    const [first, second] = batch.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(first).toEqual(turned);
    expect(second).toHaveProperty('error');
  });

  it('gives the course until the day of the bundle, or until the one that is named', async () => {
    const slug = 'economy-1-2-percent-smaller-end-of-2021';
    const { saidOn } = (JSON.parse(oneLine(slug)) as { claim: { saidOn: string } }).claim;
    const turned = await run(['compute', '--course', '--until', '2024-06-30', starterFile(slug)]);
    const right = { from: saidOn, finding: 'holds', word: 'right' };
    expect([turned.code, JSON.parse(turned.stdout)]).toEqual([
      0,
      { course: [right, { from: '2023-09-01', finding: 'fails', word: 'wrong' }] },
    ]);
    const before = await run(['compute', '--course', '--until', '2023-08-31', starterFile(slug)]);
    expect(JSON.parse(before.stdout)).toEqual({ course: [right] });
  });

  it('computes a batch line by line, in order, with an error for a line that is no bundle', async () => {
    const slugs = ['johnson-20000-officers', 'averaged-494-a-month', 'met-over-34000-fte'];
    const [first, ...others] = slugs.map(oneLine);
    const input = [first, 'no JSON at all', '', ...others].join('\n');
    const [piped, read] = await Promise.all([
      run(['compute', '--batch', '-'], input),
      run(['compute', '--batch', file('batch.ndjson', `${input}\n`)]),
    ]);
    expect([piped.code, read.code]).toEqual([2, 2]);
    expect(read.stdout).toBe(piped.stdout);
    const lines = piped.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: { message: string; issues: unknown[] } });
    expect(lines).toHaveLength(5);
    const [a, bad, blank, b, c] = lines;
    expect([a, b, c]).toEqual(slugs.map(verdictOf));
    for (const line of [bad, blank])
      expect(line).toEqual({
        error: {
          message: 'not a valid bundle',
          issues: [{ path: '', message: expect.stringMatching(/^not JSON/) }],
        },
      });
  });

  it('ends a line at a line feed alone, wherever the parts in which it comes in end', async () => {
    // Characters that end a line of prose, two of them of several bytes, stand within the words of a claim.
    const title = 'Off\u2028icers \u{1f46e}';
    const { series, ...bundle } = JSON.parse(oneLine('met-over-34000-fte')) as Bundle;
    const [one, ...others] = series;
    const text = JSON.stringify({ ...bundle, series: [{ ...one, definition: title }, ...others] });
    const bytes = Buffer.from(`${text}\r\n\n${text.replaceAll(',"', ',\r"')}`);
    const [words, end] = [bytes.indexOf(title), bytes.indexOf('\n')];
    const cuts = [0, 1, words + 4, words + 14, end, end + 1, end + 100, bytes.length];
    const ran = await run(
      ['compute', '--batch', '-'],
      cuts.slice(1).map((end, i) => bytes.subarray(cuts[i], end)),
    );
    const [whole, blank, last, ...more] = ran.stdout.trimEnd().split('\n');
    expect([JSON.parse(whole ?? ''), more]).toEqual([verdictOf('met-over-34000-fte'), []]);
    expect(blank).toContain('not JSON');
    expect(last).toBe(whole);
  });

  it('answers an empty batch with nothing, and a whole one with 0', async () => {
    const all = (await readStarter()).map(({ bundle }) => JSON.stringify(bundle));
    const [empty, whole] = await Promise.all([
      run(['compute', '--batch', '-'], ''),
      run(['compute', '--batch', '-'], `${all.join('\r\n')}\r\n`),
    ]);
    expect(empty).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(whole.code).toBe(0);
    expect(whole.stdout.trimEnd().split('\n')).toHaveLength(all.length);
  });
});

describe('words that are off', () => {
  const NAMES = ['compute', 'migrate', 'load', 'export', 'import', 'source', 'recompute'];

  it.each(NAMES)('%s --help says what it does', async (name) => {
    const { code, stdout, stderr } = await run([name, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^plumbline ${name} `));
    expect(stdout.split('\n').length).toBeGreaterThan(3);
  });

  it.each([
    [[], 2, /compute \[--batch\] \[--headline\|--course\]/],
    [['--help'], 0, /compute \[--batch\] \[--headline\|--course\]/],
    [['nothing'], 2, /no command "nothing"/],
    [['compute'], 2, /name one file/],
    [['compute', 'a', 'b'], 2, /name one file/],
    [['compute', '--today', '2024-01-31', 'a'], 2, /--today goes with --headline/],
    [['compute', '--headline', '--today', '31/01/2024', 'a'], 2, /--today is “31\/01\/2024”: write a day as/],
    [['compute', '--headline', '--course', 'a'], 2, /one at a time/],
    [['compute', '--what', 'a'], 2, /unknown option --what/],
    [['compute', 'no/such/file.json'], 2, /no\/such\/file\.json/],
    [['compute', '--batch', 'no/such/file.json'], 2, /no\/such\/file\.json/],
    [['compute', 'db'], 2, /directory/],
    [['compute', '--batch', 'db'], 2, /directory/],
    [['load'], 2, /at least one file/],
    [['load', '--topic'], 2, /--topic needs a value/],
    [['load', 'no/such/file.json'], 2, /no\/such\/file\.json/],
    [['export'], 2, /name one claim, or --all/],
    [['export', 'a', '--all'], 2, /name one claim, or --all/],
    [['import', 'x.csv'], 2, /x\.csv/],
    [['import', 'README.md'], 2, /--series/],
    [['import', 'test', '--series', 'x'], 2, /not with a folder/],
    [['import', 'README.md', '--series', 'x', '--published', 'soon'], 2, /--published takes a day/],
    [['import', 'README.md', '--series', 'x', '--answers', 'marks'], 2, /NAME=ANSWER/],
    [['source', 'add'], 2, /source add, an id/],
    [['source', 'add', 'Not An Id', '--title', 'x'], 2, /is no id/],
    [['source', 'add', 'x', '--title', 'A title'], 2, /--publisher: Say who published the source/],
    [['export', '--all', '--bom'], 2, /--bom goes with/],
    [['recompute', 'x'], 2, /takes no words/],
    [['migrate', 'x'], 2, /takes no words/],
  ] as [string[], number, RegExp][])('%j ends with %i', async (args, code, said) => {
    const ran = await run(args);
    expect(ran.code).toBe(code);
    expect(ran.stdout + ran.stderr).toMatch(said);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('a process', () => {
  const SCRIPT = ['--import', 'tsx', 'src/cli.ts'];

  it('reads standard input, writes to standard output and ends with 0', async () => {
    const ran = await runProcess(SCRIPT, ['compute', '-'], oneLine('averaged-494-a-month'));
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toEqual(verdictOf('averaged-494-a-month'));
  });

  it('says on standard error what is off, and ends with its code', async () => {
    const ran = await runProcess(SCRIPT, ['compute', 'no/such/file.json']);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/^plumbline compute: .*no\/such\/file\.json.*\n$/);
  });

  it('is the same through the bin of the package', async () => {
    const byBin = await runProcess(['src/bin.mjs'], ['compute', '-'], oneLine('averaged-494-a-month'));
    expect([byBin.code, JSON.parse(byBin.stdout)]).toEqual([0, verdictOf('averaged-494-a-month')]);
  });
});

/** The files that a file imports before it runs, its own among them, and the libraries that they import. */
function importedBy(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  if (!path.endsWith('.ts')) return seen;
  const statements = readFileSync(path, 'utf8').matchAll(/^import (?!type )[^;]*?'([^']+)';/gm);
  for (const [, name = ''] of statements)
    importedBy(name.startsWith('.') ? join(dirname(path), name) : name, seen);
  return seen;
}

it('loads the code of a command when it is asked for, and a library with it', () => {
  const libraries = (path: string) =>
    [...importedBy(join(ROOT, path))].filter((name) => !name.endsWith('.ts') && !name.startsWith('node:'));
  expect(libraries('src/cli.ts')).toEqual([]);
  expect(libraries('src/commands/compute.ts')).toContain('zod');
  expect(libraries('src/commands/compute.ts')).not.toContain('@libsql/client');
  expect(libraries('src/commands/load.ts')).toContain('@libsql/client');
});

describe('the ledger', () => {
  const slugs = ['1142-officers-a-month', 'johnson-20000-officers', 'met-over-34000-fte'];
  let loaded: Ran;
  beforeAll(async () => {
    for (const words of [['recompute'], ['export', '--all']]) {
      const refused = await run(words);
      expect([refused.code, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toMatch(/ledger\.db does not exist\. .*check DATABASE_URL.*\n.*restore FILE\n/);
    }
    expect(existsSync(join(folder.path, 'new folder'))).toBe(false);
    const migrated = await run(['migrate']);
    const twice = await run(['migrate', '--new']);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('holds a ledger already')]);
    expect(migrated).toEqual({ code: 0, stdout: `Ran ${Object.keys(MIGRATIONS).join(', ')}.\n`, stderr: '' });
    loaded = await run(['load', '--topic', 'Police numbers', ...slugs.map(starterFile)]);
  });

  it('is loaded once', async () => {
    expect(loaded.code).toBe(0);
    expect(loaded.stdout).toMatch(
      /^Added (?:3|three) claims, \S+ series, \d+ observations and \d+ sources\.\n$/,
    );
    const again = await run(['load', ...slugs.map(starterFile)]);
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(
      /^Added (?:0|no) claims, (?:0|no) series, (?:0|no) observations and (?:0|no) sources\.\n$/,
    );
    expect((await run(['migrate'])).stdout).toBe('The schema is current; nothing to do.\n');
  });

  it('is exported as it was loaded, in lines that compute reads', async () => {
    const all = await run(['export', '--all']);
    expect(all.code).toBe(0);
    const bundles = all.stdout
      .trimEnd()
      .split('\n')
      .map((line) => valid(JSON.parse(line)));
    expect(bundles.map((b) => b.claim.slug)).toEqual([...slugs].sort());
    const one = await run(['export', 'met-over-34000-fte']);
    const [given] = bundles.filter((b) => b.claim.slug === 'met-over-34000-fte');
    expect(canonicalJson(valid(JSON.parse(one.stdout)))).toBe(canonicalJson(given));
    const computed = await run(['compute', '--batch', '-'], all.stdout);
    expect(computed.code).toBe(0);
    const findings = computed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { finding: string }).finding);
    expect(findings).toEqual(bundles.map((b: Bundle) => evaluateBundle(b).finding));
    expect(withoutDefaults(bundles[0] as Bundle)).toEqual(bundles[0]);
  });

  it('says that it has no such claim', async () => {
    const ran = await run(['export', 'no-such-claim']);
    expect(ran).toEqual({ code: 2, stdout: '', stderr: 'The ledger has no claim "no-such-claim".\n' });
  });

  it('loads nothing if one of the files is no bundle, or contradicts the ledger', async () => {
    const good = file('good.json', JSON.stringify(smallBundle()));
    const bad = file('bad.json', '{"plumbline": 1}');
    const refused = await run(['load', good, bad]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/Nothing was loaded: (?:1|one) file of (?:2|two) is not a valid bundle\./);
    expect(refused.stderr).toMatch(/bad\.json: asOf: /);
    const other = JSON.parse(oneLine('met-over-34000-fte')) as { claim: { quote: string } };
    other.claim.quote = 'Something else';
    const conflict = await run(['load', good, file('conflict.json', JSON.stringify(other))]);
    expect(conflict.code).toBe(2);
    expect(conflict.stderr).toContain('claim met-over-34000-fte: quote is ');
    expect((await run(['export', 'a-claim'])).code).toBe(2);
  });

  it('takes a revised figure from CSV, and queues what it would turn', async () => {
    await run(['load', file('small.json', JSON.stringify(smallBundle()))]);
    const header = 'at,value,publishedOn';
    const csv = file('revised.csv', `${header}\n2023-12-31,15000,2024-04-30\n`);
    const args = ['import', '--series', 'officers', '--source', 'bulletin'];
    const imported = await run([...args, csv]);
    expect([imported.code, imported.stderr]).toEqual([0, '']);
    expect(imported.stdout).toMatch(
      /^Added (?:1|one) observation to officers; (?:1|one) claim rests on it\.\na-claim waits in the queue: now holds -> fails\n$/,
    );
    expect((await run([...args, csv])).stdout).toBe('Nothing new: the ledger has this figure already.\n');
    for (let i = 0; i < 2; i += 1)
      expect((await run(['recompute'])).stdout).toMatch(
        /^(?:0|no) verdicts changed\.\na-claim waits in the queue: now holds -> fails\n$/i,
      );

    const wrong = await run([
      ...args,
      file('wrong.csv', `${header}\n2023-12-31,about 15,2024-05-30\n2023-02-30,1,2024-05-30\n`),
    ]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr.trimEnd().split('\n').length).toBeGreaterThanOrEqual(2);
    const conflicting = await run([
      ...args,
      file('conflicting.csv', `${header}\n2023-12-31,15001,2024-04-30\n`),
    ]);
    expect([conflicting.code, conflicting.stderr]).toEqual([2, expect.stringContaining('"15000"')]);
    const unknown = await run(['import', '--series', 'nothing', '--source', 'bulletin', csv]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('no series “nothing”');
  });

  it('says of a dry run what would change, and changes nothing', async () => {
    await run(['load', file('small.json', JSON.stringify(smallBundle()))]);
    const csv = file(
      'ahead.csv',
      'at,value,publishedOn\n2023-12-31,14000,2024-06-30\n2024-06-30,20500,2024-07-31\n',
    );
    const args = ['import', '--series', 'officers', '--source', 'bulletin', csv];
    const before = await run(['export', 'a-claim']);
    const dry = await run([...args, '--dry-run']);
    expect([dry.code, dry.stderr]).toEqual([0, '']);
    expect(dry.stdout).toBe(
      [
        'officers: 1 new, 1 revised, 0 unchanged',
        '  new  30 June 2024: 20,500, published on 2024-07-31',
        '  revised  31 December 2023: 15,000 -> 14,000, published on 2024-06-30',
        'a-claim would wait in the queue: now holds -> fails',
        'This was a dry run: nothing was changed.',
        '',
      ].join('\n'),
    );
    expect((await run(['export', 'a-claim'])).stdout).toBe(before.stdout);
    expect((await run([...args, '--dry-run'])).stdout).toBe(dry.stdout);
    expect((await run(args)).stdout).toMatch(/^Added (?:2|two) observations to officers/);
    expect((await run([...args, '--dry-run'])).stdout).toMatch(
      /^officers: 0 new, 0 revised, 2 unchanged\n.*Nothing is new\.\nThis was a dry run/s,
    );
  });

  it('takes rows of several series together or not at all, with a source that was added', async () => {
    await run(['load', file('small.json', JSON.stringify(smallBundle()))]);
    const other = smallBundle({ slug: 'another-claim', series: 'staff', source: 'another-bulletin' });
    await run(['load', file('other.json', JSON.stringify(other))]);
    const add = [
      'source',
      'add',
      'release-2025',
      '--title',
      'A release',
      '--publisher',
      'Somebody',
      '--published',
      '30 April 2025',
      '--licence',
      'OGL',
    ];
    expect((await run(add)).stdout).toBe('Added the source release-2025.\n');
    expect((await run(add)).stdout).toBe('The ledger has the source release-2025 already.\n');
    const differs = await run([...add.slice(0, 4), 'Another title', ...add.slice(5)]);
    expect([differs.code, differs.stderr]).toEqual([
      2,
      expect.stringContaining('source release-2025: title is'),
    ]);
    expect(
      (await run(['source', 'add', 'x', '--title', 'A', '--publisher', 'B', '--url', 'javascript:alert(1)']))
        .stderr,
    ).toMatch(/^--url: Begin with https/);
    const rows = [
      'series,at,value,publishedOn,source',
      'officers,2024-12-31,"20,600",2025-04-30,release-2025',
    ];
    const broken = await run([
      'import',
      file('broken.csv', [...rows, 'nothing,2024-12-31,1,2025-04-30,release-2025'].join('\n')),
    ]);
    expect([broken.code, broken.stderr]).toEqual([
      2,
      expect.stringContaining('Row 3: the ledger has no series “nothing”'),
    ]);
    const both = file('both.csv', [...rows, 'staff,2024-12-31,20700,2025-04-30,release-2025'].join('\n'));
    expect((await run(['import', both])).stdout).toMatch(
      /^Added (?:1|one) observation to officers; .*\nAdded (?:1|one) observation to staff; /,
    );
  });

  it('tells what deserves another look in what it loads, once, and a hundred at most', async () => {
    const bundles = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => {
        const slug = `told-${from + i}`;
        const { claim, ...bundle } = smallBundle({ slug, series: slug, claimed: '20001' });
        const words = { ...claim, quote: 'There are 20,000 officers' };
        return file(`${slug}.json`, JSON.stringify({ ...bundle, claim: words }));
      });
    const one = await run(['load', ...bundles(0, 1)]);
    expect([one.code, one.stdout]).toEqual([0, expect.stringMatching(/^Added (?:1|one) claim, /)]);
    const beforeRepeats = one.stderr.split(/^These may belong/m)[0] ?? '';
    const [head, ...told] = beforeRepeats.trimEnd().split('\n');
    expect(head).toBe('Loaded, but look again:');
    expect(told).toEqual([
      'told-0, claim.inputs.value.at: 20,000 for 31 December 2023 is taken to the last digit. If it was published rounded, say to what, as “Rounded to the nearest”: what the evidence allows is wider then.',
      expect.stringMatching(/^told-0, claim\.inputs\.value\.at: The source “The bulletin” has no link/),
      'told-0, claim.appearance.title: Nothing says where the words were said.',
      expect.stringMatching(/^told-0, claim\.claimed\.value: /),
    ]);
    // It is in the ledger already: nothing was loaded.
    const again = await run(['load', ...bundles(0, 1)]);
    expect([again.code, again.stderr]).toEqual([0, '']);
    const many = await run(['load', ...bundles(1, 30)]);
    const lines = (many.stderr.split(/^These may belong/m)[0] ?? '').trimEnd().split('\n');
    expect(lines).toHaveLength(102);
    expect(lines.at(-1)).toMatch(/^and (?:16|sixteen) more warnings\.$/);
  });

  it('tells which claims of the ledger a loaded one may repeat, and attaches nothing', async () => {
    const load = (slug: string, claimant: string) =>
      run([
        'load',
        file(`${slug}.json`, JSON.stringify(smallBundle({ slug, claimant, series: 'repeated' }))),
      ]);
    expect((await load('said-first', 'Ann First')).code).toBe(0);
    const { code, stderr } = await load('said-again', 'Bob Second');
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('These may belong together; an editor decides'),
    ]);
    expect(stderr).toMatch(/^said-again and [\w-]+, perhaps the same claim: /m);
  });

  it('proposes new sayings of a claim that the ledger has, once', async () => {
    const bundle = smallBundle({ slug: 'said-by-others' });
    const said = { claimant: { name: 'Cy Third' }, saidOn: '2024-02-02', quote: 'About 20,000 officers' };
    const path = file('said-by-others.json', JSON.stringify(bundle));
    expect((await run(['load', path])).code).toBe(0);
    const claim = { ...bundle.claim, sayings: [said, { ...said, saidOn: '2024-03' }] };
    const more = file('said-by-more.json', JSON.stringify({ ...bundle, claim }));
    const first = await run(['load', more]);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(
      /^Added 0 claims.*\nProposed 2 sayings of claims that the ledger has: readers see each once a reviewer/,
    );
    expect((await run(['load', more])).stdout).not.toContain('Proposed');
    expect((await run(['export', 'said-by-others'])).stdout).not.toContain('Cy Third');
  });

  it('prints how well judged pairs and questions are told', async () => {
    const said = (quote: string) => ({ quote, saidOn: '2024-02-01' });
    const rows = [
      {
        name: 'one',
        relation: 'same',
        a: said('Crime fell by 20% last year'),
        b: said('Last year crime fell by a fifth'),
      },
      {
        name: 'two',
        relation: 'none',
        a: said('Crime fell by 20% last year'),
        b: said('He wore a green hat'),
      },
      {
        name: 'three',
        relation: 'same',
        a: said('Crime fell by 20% last year'),
        b: said('She wore a red hat'),
      },
    ];
    writeFileSync(join(folder.path, 'gold.ndjson'), rows.map((row) => JSON.stringify(row)).join('\n'));
    writeFileSync(
      join(folder.path, 'questions.ndjson'),
      JSON.stringify({ name: 'q', question: 'Who won the cup?', slugs: [] }),
    );
    const { code, stdout } = await run(['repeats', '--check', folder.path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pairs, both typed +recall +prec +F1\n +same +0\.50 +1\.00 +0\.67\n/);
    expect(stdout).toContain('of 3: right 0.667');
    expect(stdout).toContain('none for what the ledger lacks 1.00 of 1');
    expect((await run(['repeats', '--check', folder.path, '--pairs', 'x'])).code).toBe(2);
  });

  it('compares pairs by the words of the editors of the database, if one is set', async () => {
    const [a, b] = ['truck', 'lorry'].map((word) => ({
      quote: `There are 4,100 empty ${word === 'lorry' ? 'lorries' : 'trucks'} parked at Dover port`,
      saidOn: '2024-02-01',
    }));
    const pairs = file('pairs.ndjson', `${JSON.stringify({ name: 'dover', a, b })}\n`);
    const relation = async () => JSON.parse((await run(['repeats', '--pairs', pairs])).stdout).relation;
    expect(await relation()).not.toBe('same');
    const database = openDatabase(createClient, { url: DATABASE_URL });
    const actor = { personId: 'one', name: 'one@example.org', session: null };
    const pair = { one: 'lorry', other: 'truck', stand: 'one' as const, reason: 'one thing' };
    await pairWords(database, { form: 'form-words', actor, at: '2026-05-01T08:00:00.000Z', pair });
    await database.close();
    expect(await relation()).toBe('same');
  });

  it('asks what a table leaves open, and takes the answers', async () => {
    await run(['load', file('small.json', JSON.stringify(smallBundle()))]);
    const csv = file(
      'open.csv',
      'when;figure;published on\n31.12.2019;20.464;30.01.2020\n31.12.2020;20.512;30.01.2021\n',
    );
    const args = ['import', csv, '--series', 'officers', '--source', 'bulletin'];
    const asked = await run(args);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toMatch(/“20\.464” and “20\.512” can be read with a decimal point, or as 20,464/);
    expect(asked.stderr).toContain('Answer it by --answers with one of\n    marks=point');
    const odd = await run([...args, '--answers', 'marks=point']);
    expect([odd.code, odd.stderr]).toEqual([
      2,
      expect.stringMatching(/more than ten times smaller: .*--sure/s),
    ]);
    const taken = await run([...args, '--answers', 'marks=comma']);
    expect([taken.code, taken.stderr]).toEqual([0, '']);
    expect(taken.stdout).toMatch(/^Added (?:2|two) observations to officers/);
  });
});

/** The command that reads an article, and how it holds what it reads against a gold. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { goldFile } from '../../src/commands/article/gold.ts';
import type { Output } from '../../src/commands/article/output.ts';
import { scoreOf, TABLE_HEAD, tableRow } from '../../src/commands/article/score.ts';
import { temporaryFolder } from '../support/servers.ts';

const GOLD = goldFile.parse({
  name: 'mini',
  source: { title: null, publisher: null, url: null, date: '2023-04', speaker: null },
  text: 'The force recruited 3,427 officers, 16% short of its target. Bob Smith said it had its largest strength ever. It met on 5 May 2023 and paid £5m.',
  claims: [
    {
      quote: 'The force recruited 3,427 officers, 16% short of its target.',
      start: 0,
      claimant: null,
      saidOn: '2023-04',
      tests: [
        {
          kind: 'level',
          orKinds: ['total'],
          claimed: { value: '3427', unit: 'police officers', hedge: 'bare' },
          figure: { start: 20, text: '3,427 officers' },
          inputs: [],
        },
        {
          kind: 'shortfall',
          claimed: { value: '16', unit: '%', hedge: 'bare' },
          figure: { start: 36, text: '16% short' },
          inputs: [],
        },
      ],
    },
    {
      quote: 'Bob Smith said it had its largest strength ever.',
      start: 61,
      claimant: { name: 'Mr Robert Smith' },
      saidOn: '2023-04',
      tests: [
        {
          kind: 'superlative',
          claimed: null,
          figure: { start: 87, text: 'largest strength ever' },
          inputs: [],
        },
      ],
    },
  ],
  not_claims: [{ quote: '5 May 2023', start: 120, why: 'date' }],
  contradictions: [
    {
      equation: 'a',
      quotes: [
        { start: 20, quote: '3,427' },
        { start: 36, quote: '16%' },
      ],
    },
  ],
});

const OUTPUT: Output = {
  claims: [
    {
      quote: 'The force recruited 3,427 officers, 16% short of its target.',
      start: 0,
      claimant: null,
      saidOn: '2023-04',
      tests: [
        {
          kind: 'total',
          claimed: { value: '3427', unit: 'officers', hedge: 'about' },
          figure: { start: 20, text: '3,427 officers' },
        },
        {
          kind: 'level',
          claimed: { value: '61', unit: '%', hedge: 'bare' },
          figure: { start: 36, text: '16%' },
        },
      ],
    },
    {
      quote: 'Bob Smith said it had its largest strength ever.',
      start: 61,
      claimant: '?',
      saidOn: null,
      tests: [{ kind: 'superlative', claimed: null, figure: { start: 87, text: 'largest' } }],
    },
    {
      quote: 'It met on 5 May 2023 and paid £5m',
      start: 110,
      claimant: { name: 'Smith' },
      saidOn: '2023-04',
      tests: [
        {
          kind: 'level',
          claimed: { value: '5', unit: '', hedge: 'bare' },
          figure: { start: 120, text: '5 May' },
        },
        {
          kind: 'level',
          claimed: { value: '5', unit: 'GBP million', hedge: 'bare' },
          figure: { start: 140, text: '£5m' },
        },
      ],
    },
  ],
  contradictions: [
    {
      told: '',
      quotes: [
        { start: 20, quote: '3,427' },
        { start: 36, quote: '16%' },
      ],
    },
    { told: '', quotes: [{ start: 140, quote: '£5m' }] },
  ],
};

const folder = temporaryFolder();

async function run(args: readonly string[], input = '') {
  const said = { stdout: '', stderr: '' };
  const writer = (name: keyof typeof said) => ({
    write(text: string) {
      said[name] += text;
    },
  });
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const code = await main(['article', ...args], {
    env: {},
    stdin,
    stdout: writer('stdout'),
    stderr: writer('stderr'),
  });
  return { code, ...said };
}

function fileOf(name: string, text: string): string {
  const file = join(folder.path, name);
  writeFileSync(file, text);
  return file;
}

describe('a reading held against a gold', () => {
  // The line is what the scorer of the gold itself prints for the same two files.
  it('is counted as the gold counts', () => {
    const { counts, faults } = scoreOf(GOLD, OUTPUT);
    expect(tableRow('mini', counts)).toBe(
      'mini                  3    5  100.0 100.0 100.0  60.0   66.7   0.0  50.0 100.0  50.0   0.0  66.7  66.7 100.0     1    0  1/1 1',
    );
    expect(faults.map(([what]) => what)).toEqual([
      'hedge',
      'kind',
      'value',
      'wrongly proposed',
      'extra',
      'false contradiction',
    ]);
  });

  it('finds nothing wrong with the gold itself', () => {
    const same: Output = {
      claims: GOLD.claims.map((claim) => ({
        ...claim,
        saidOn: claim.saidOn ?? null,
        claimant: claim.claimant === null ? null : { name: claim.claimant.name },
        tests: claim.tests.map(({ kind, claimed, figure }) => ({
          kind,
          claimed:
            claimed === null ? null : { value: claimed.value, unit: claimed.unit, hedge: claimed.hedge },
          figure,
        })),
      })),
      contradictions: [],
    };
    expect(scoreOf(GOLD, same).faults).toEqual([['contradiction missed', 'a']]);
  });

  it('tells a quotation that is not in the text', () => {
    const [first, ...rest] = OUTPUT.claims;
    if (first === undefined) throw new Error('no claim');
    const wrong = { ...OUTPUT, claims: [{ ...first, start: 1 }, ...rest] };
    // Once for each of its tests, as the scorer of the gold counts.
    expect(scoreOf(GOLD, wrong).counts.badQuotes).toBe(2);
  });
});

describe('plumbline article', () => {
  const text = ' In 2010 there were 172,000 officers. By last year there were 164,000.';

  it('writes exact parts of the file, with the day of the head', async () => {
    const head = fileOf(
      'head.json',
      '{"title": null, "date": "2023-01-11", "speaker": {"name": "Ann Lee"}, "x": 1}',
    );
    const { code, stdout } = await run([fileOf('text.txt', text), '--head', head]);
    expect(code).toBe(0);
    const { claims } = JSON.parse(stdout) as Output;
    expect(claims).toMatchObject([
      { claimant: { name: 'Ann Lee' }, saidOn: '2023-01-11', tests: [{ claimed: { value: '172000' } }] },
      { tests: [{ claimed: { value: '164000', unit: 'officers' } }] },
    ]);
    for (const { start, quote, tests } of claims) {
      expect(text.slice(start, start + quote.length)).toBe(quote);
      for (const { figure } of tests) expect(text.slice(figure.start).startsWith(figure.text)).toBe(true);
    }
  });

  it('reads standard input, and the text of a page, which it gives back', async () => {
    expect((await run(['-'], text)).code).toBe(0);
    const { stdout } = await run(
      ['-'],
      '<p>There were <b>300</b> officers.</p><script>9 cats</script><p>Yes.</p>',
    );
    const read = JSON.parse(stdout) as Output & { text: string };
    const [claim] = read.claims;
    expect(read.text.slice(claim?.start, (claim?.start ?? 0) + (claim?.quote.length ?? 0))).toBe(
      claim?.quote,
    );
    expect(stdout).not.toContain('cats');
  });

  it('prints the table of a folder of gold', async () => {
    const gold = join(folder.path, 'gold');
    mkdirSync(gold);
    writeFileSync(join(gold, 'mini.json'), JSON.stringify(GOLD));
    const { code, stdout } = await run(['--check', gold]);
    expect(code).toBe(0);
    const [top, row, all] = stdout.split('\n');
    expect(top).toBe(TABLE_HEAD);
    expect(row).toMatch(/^mini {18}3/);
    expect(all).toMatch(/^all /);
  });

  it.each([
    [[], 'name one file'],
    [['a', 'b'], 'name one file'],
    [['--check', folder.path, 'x'], 'stands alone'],
    [['-', '--head', fileOf('bad.json', '{')], 'is not JSON'],
    [['-', '--head', fileOf('odd.json', '{"date": 5}')], 'date'],
    [['missing.txt'], 'missing.txt'],
  ])('refuses %j with what is wrong', async (args, says) => {
    const { code, stderr } = await run(args as string[]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('refuses a text that is too long with its length', async () => {
    const { code, stderr } = await run(['-'], 'a '.repeat(130_000));
    expect(code).toBe(2);
    expect(stderr).toContain('260000');
  });
});

/** The command that loads bundles into the ledger. */

import { readFile } from 'node:fs/promises';
import { parseBundleText } from '../../claims/bundle.ts';
import { checksOf } from '../../claims/drafting/checks.ts';
import { ANOTHER, SAME } from '../../claims/editorial/claimants.ts';
import { line } from '../../claims/evidence/schema.ts';
import { tally } from '../../claims/words/numbers.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { findCalendar } from '../../db/base/calendar.ts';
import type { Database } from '../../db/base/open.ts';
import { LoadConflict } from '../../db/evidence/conflict.ts';
import { type Loaded, type LoadItem, loadBundles } from '../../db/ledger/load.ts';
import { type Repeat, repeatsAmongClaims } from '../../db/repeats/whole.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { readStarter } from './starter.ts';
import { mayPublishToday, reportIssues, withMadeLedger } from './with-ledger.ts';

export const run: Run = async (args, world) => {
  const { flags, values, rest } = parseArgs(args, {
    flags: ['starter', 'same-claimants', 'other-claimants'],
    values: ['topic', 'claimant'],
  });
  if (flags.has('starter') === rest.length > 0) throw new UsageError('name at least one file, or --starter');
  const topic = values.get('topic');
  if (topic !== undefined && !line.safeParse(topic).success)
    throw new UsageError('--topic takes a short name on one line');
  const answers = [
    ...(flags.has('same-claimants') ? [SAME] : []),
    ...(flags.has('other-claimants') ? [ANOTHER] : []),
    ...(values.has('claimant') ? [values.get('claimant')] : []),
  ];
  if (answers.length > 1)
    throw new UsageError('give one of --same-claimants, --other-claimants and --claimant: each is an answer');
  const [which] = answers;
  const items = flags.has('starter') ? await readStarter() : await readBundles(rest, topic, world);
  if (items === null) return 2;
  const answered = items.map((item) => ({ ...item, which }));
  return withMadeLedger(world, async (database) =>
    mayPublishToday(world, await findCalendar(database.kysely, world.now().toISOString()))
      ? loadAll(world, database, answered, flags.has('starter'))
      : 2,
  );
};

/** The most warnings that are told. */
const MAX_WARNINGS = 100;

/** Tells what deserves another look in what was loaded: the form of a claim says the same. */
function tellWarnings(world: World, items: readonly LoadItem[], today: string): void {
  const warnings = items.flatMap(({ bundle }) =>
    checksOf(bundle, today).warnings.map(
      ({ path, message }) => `${bundle.claim.slug}${path === '' ? '' : `, ${path}`}: ${message}`,
    ),
  );
  if (warnings.length === 0) return;
  world.stderr.write(`Loaded, but look again:\n${warnings.slice(0, MAX_WARNINGS).join('\n')}\n`);
  if (warnings.length > MAX_WARNINGS)
    world.stderr.write(`and ${tally(warnings.length - MAX_WARNINGS, 'more warning')}.\n`);
}

/** Tells which claims of the ledger the loaded ones may repeat: nothing is attached by itself. */
async function tellRepeats(world: World, database: Database, items: readonly LoadItem[]): Promise<void> {
  const of = items.slice(0, MAX_LOOKED_UP).map(({ bundle }) => bundle.claim.slug);
  const lines: string[] = [];
  for await (const { a, b, relation, why } of repeatsAmongClaims(database, { of }))
    lines.push(`${b} and ${a}, ${RELATION_WORDS[relation]}: ${why}`);
  if (lines.length === 0) return;
  world.stderr.write(
    `These may belong together; an editor decides, on the page of a claim’s sayings:\n${lines.slice(0, MAX_WARNINGS).join('\n')}\n`,
  );
  if (lines.length > MAX_WARNINGS || items.length > MAX_LOOKED_UP)
    world.stderr.write('There may be more: `plumbline repeats` lists all of the ledger.\n');
}

/** Tells what became of sayings of claims that the ledger has already. */
function tellSayings(world: World, { proposed, takenOff, unlike }: Loaded): void {
  if (proposed > 0)
    world.stdout.write(
      `Proposed ${tally(proposed, 'saying')} of claims that the ledger has: readers see ${proposed === 1 ? 'it' : 'each'} once a reviewer has confirmed it, in the newsroom’s queue.\n`,
    );
  if (unlike > 0)
    world.stdout.write(
      `Of these, ${tally(unlike, 'saying')} may not state what the claim states: the page of the claim’s sayings says why, and asks whoever confirms ${unlike === 1 ? 'it' : 'them'}.\n`,
    );
  if (takenOff > 0)
    world.stdout.write(
      `Left out ${tally(takenOff, 'saying')} that an editor took off: attach ${takenOff === 1 ? 'it' : 'them'} on the page of the claim’s sayings if ${takenOff === 1 ? 'it holds' : 'they hold'} after all.\n`,
    );
}

/** The most of the loaded claims that are looked up. */
const MAX_LOOKED_UP = 200;

const RELATION_WORDS: Readonly<Record<Repeat['relation'], string>> = {
  same: 'perhaps the same claim',
  part: 'perhaps one in the other',
  'same-other-figure': 'perhaps another figure for the same question',
  'same-other-time': 'perhaps the same of another time',
  'opposite-side': 'perhaps two sides of one question',
};

async function loadAll(
  world: World,
  database: Database,
  items: readonly LoadItem[],
  isStarter: boolean,
): Promise<number> {
  try {
    const { today } = await findCalendar(database.kysely, world.now().toISOString());
    const added = await loadBundles(database, items, world.now().toISOString(), COMMAND_LINE);
    world.stdout.write(
      `Added ${tally(added.claims, 'claim')}, ${tally(added.series, 'series', 'series')}, ${tally(added.observations, 'observation')} and ${tally(added.sources, 'source')}.\n`,
    );
    if (!isStarter && added.claims > 0) {
      tellWarnings(world, items, today);
      await tellRepeats(world, database, items);
    }
    tellSayings(world, added);
    if (added.queued > 0)
      world.stdout.write(
        `${tally(added.queued, 'published verdict')} would change: see the newsroom's queue.\n`,
      );
    return 0;
  } catch (error) {
    if (!(error instanceof LoadConflict)) throw error;
    world.stderr.write(`${error.message}\n`);
    if (error.asksForClaimants)
      world.stderr.write(
        'Load them with --same-claimants if each is the one of the ledger, with --claimant SLUG if the ledger has several, or with --other-claimants if each is another.\n',
      );
    return 2;
  }
}

/** Reads bundles from files; null, with each issue reported, if one is not a bundle. */
async function readBundles(
  files: readonly string[],
  topic: string | undefined,
  world: World,
): Promise<LoadItem[] | null> {
  const items: LoadItem[] = [];
  for (const file of files) {
    const parsed = parseBundleText(await readFile(file, 'utf8'));
    if (parsed.ok) items.push({ bundle: parsed.bundle, topic });
    else reportIssues(world, file, parsed.issues);
  }
  const broken = files.length - items.length;
  if (broken === 0) return items;
  const which = files.length === 1 ? 'the file' : `${tally(broken, 'file')} of ${files.length}`;
  world.stderr.write(
    `Nothing was loaded: ${which} ${broken === 1 ? 'is not a valid bundle' : 'are not valid bundles'}.\n`,
  );
  return null;
}

/** The command that adds a source. */

import { AddedEvidence } from '../../claims/drafting/added-evidence.ts';
import { EvidenceReader, type SourceField } from '../../claims/drafting/evidence-reader.ts';
import { FieldReader } from '../../claims/drafting/field-reader.ts';
import { id as idSchema } from '../../claims/evidence/schema.ts';
import type { Source } from '../../claims/evidence/series.ts';
import { LoadConflict } from '../../db/evidence/conflict.ts';
import { importFigures } from '../../db/ledger/import.ts';
import { utcDayOf } from '../clock.ts';
import { parseArgs, type Run, UsageError, type World } from './command.ts';
import { withLedger } from './with-ledger.ts';

/** The options, by the fields of the form that they are read as. */
const OPTIONS: readonly (readonly [option: string, field: SourceField])[] = [
  ['title', 'title'],
  ['publisher', 'publisher'],
  ['url', 'url'],
  ['published', 'publishedOn'],
  ['licence', 'licence'],
  ['quote', 'quote'],
];

/** `plumbline source add ID …`. */
export const run: Run = async (args, world) => {
  const { values, rest } = parseArgs(args, { values: OPTIONS.map(([option]) => option) });
  const [verb, id, ...more] = rest;
  if (verb !== 'add' || id === undefined || more.length > 0)
    throw new UsageError('write source add, an id, --title and --publisher');
  const named = idSchema.safeParse(id);
  if (!named.success)
    throw new UsageError(`${JSON.stringify(id)} is no id: use small letters, digits and hyphens`);
  const source = readSource(id, values, world);
  return source === undefined ? 2 : withLedger(world, (database) => add(world, database, source));
};

/** The source as the form of evidence would read it; undefined, with each issue told, if something is wrong. */
function readSource(id: string, values: ReadonlyMap<string, string>, world: World): Source | undefined {
  const fields = Object.fromEntries(OPTIONS.map(([option, field]) => [field, values.get(option) ?? '']));
  const read = new FieldReader(fields, utcDayOf(world.now()));
  const added = new AddedEvidence({ series: new Map(), sources: new Map() });
  const evidence = new EvidenceReader(read, added);
  if (!evidence.describesSource((field) => field)) read.lacks('title', 'Give the source a title.');
  evidence.source((field) => field);
  const issues = [...read.missing, ...read.issues];
  for (const { field, message } of issues) {
    const [option = field] = OPTIONS.find(([, name]) => name === field) ?? [];
    world.stderr.write(`--${option}: ${message}\n`);
  }
  const [source] = added.sources;
  return issues.length > 0 || source === undefined ? undefined : { ...source, id };
}

async function add(
  world: World,
  database: Parameters<typeof importFigures>[0],
  source: Source,
): Promise<number> {
  try {
    const toImport = { sources: [source], series: [], figures: [], from: 'editor' as const };
    const { sources } = await importFigures(database, toImport, world.now().toISOString());
    world.stdout.write(
      sources === 0
        ? `The ledger has the source ${source.id} already.\n`
        : `Added the source ${source.id}.\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof LoadConflict)) throw error;
    world.stderr.write(`${error.message}\n`);
    return 2;
  }
}

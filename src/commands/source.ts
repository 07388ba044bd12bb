/** The command that adds a source. */

import { AddedEvidence } from '../../claims/drafting/added-evidence.ts';
import { EvidenceReader, type SourceField } from '../../claims/drafting/evidence-reader.ts';
import { FieldReader } from '../../claims/drafting/field-reader.ts';
import { archivedAddress } from '../../claims/evidence/address.ts';
import { id as idSchema } from '../../claims/evidence/schema.ts';
import type { Source } from '../../claims/evidence/series.ts';
import { COMMAND_LINE } from '../../db/base/audit.ts';
import { type Archive, recordArchive } from '../../db/evidence/archives.ts';
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
  const { values, rest } = parseArgs(args, { values: [...OPTIONS.map(([option]) => option), 'archived'] });
  const [verb, id, ...more] = rest;
  if (verb === 'keep') return keep(args.slice(1), world);
  if (verb !== 'add' || id === undefined || more.length > 0)
    throw new UsageError(
      'write source add, an id, --title and --publisher; or source keep, an id and an address',
    );
  const named = idSchema.safeParse(id);
  if (!named.success)
    throw new UsageError(`${JSON.stringify(id)} is no id: use small letters, digits and hyphens`);
  const source = readSource(id, values, world);
  const archived = readArchived(values.get('archived'), world);
  if (source === undefined || archived === null) return 2;
  const archives = archived === undefined ? [] : [{ source: id, url: archived }];
  return withLedger(world, (database) => add(world, database, source, archives));
};

/** The address at which a source is kept; null, with what is wrong told, if it cannot be one. */
function readArchived(typed: string | undefined, world: World): string | null | undefined {
  if (typed === undefined) return undefined;
  const read = archivedAddress(typed);
  if ('url' in read) return read.url;
  world.stderr.write(`--archived: ${read.fault}\n`);
  return null;
}

/** `plumbline source keep ID URL`: where a source of the ledger is kept beside its own address. */
async function keep([id, address, ...more]: readonly string[], world: World): Promise<number> {
  if (id === undefined || address === undefined || more.length > 0)
    throw new UsageError('write source keep, an id and the address of the copy');
  const url = readArchived(address, world);
  if (url == null) return 2;
  return withLedger(world, (database) =>
    database.kysely.transaction().execute(async (trx) => {
      const found = await trx.selectFrom('source').select('id').where('id', '=', id).executeTakeFirst();
      if (found === undefined) {
        world.stderr.write(`The ledger has no source ${JSON.stringify(id)}.\n`);
        return 2;
      }
      const by = { actor: COMMAND_LINE, at: world.now().toISOString() };
      const isNew = await recordArchive(trx, { source: id, url }, by);
      world.stdout.write(
        isNew ? `The source ${id} is kept at ${url}.\n` : `The ledger knows that already.\n`,
      );
      return 0;
    }),
  );
}

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
  archives: readonly Archive[],
): Promise<number> {
  try {
    const toImport = { sources: [source], series: [], figures: [], archives, from: 'editor' as const };
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

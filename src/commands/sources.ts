/** The command that lists sources whose addresses no longer answer, and with `--check` asks for each of them. */
import { tally } from '../../claims/words/numbers.ts';
import type { Database } from '../../db/base/open.ts';
import { type SourceAddress, sourceAddresses } from '../../db/evidence/archives.ts';
import { checkSources, isSilent, type Reach } from '../tasks/source-checks.ts';
import { reachByNode } from '../tasks/source-reach.ts';
import { parseArgs, progress, type Run, UsageError, type World } from './command.ts';
import { withLedger } from './with-ledger.ts';

/** `plumbline sources [--check]`. */
export const run: Run = (args, world) => sources(args, world, reachByNode);

/** The same, asking for addresses in a way of its own. Returns 1 if some did not answer. */
export async function sources(args: readonly string[], world: World, reach: Reach): Promise<number> {
  const { flags, rest } = parseArgs(args, { flags: ['check'] });
  if (rest.length > 0) throw new UsageError('name nothing: all sources are listed');
  return withLedger(world, async (database) => {
    if (flags.has('check'))
      await checkSources(database.kysely, world.now(), reach, progress(world, 'addresses asked for'));
    return tell(world, database);
  });
}

async function tell(world: World, { kysely }: Database): Promise<number> {
  const addresses = await sourceAddresses(kysely);
  const silent = addresses.filter(isSilent);
  const never = addresses.filter(({ checkedAt }) => checkedAt === null);
  for (const address of silent) world.stdout.write(`${silentInWords(address, addresses)}\n`);
  world.stdout.write(
    `${tally(silent.length, 'address', 'addresses')} of ${addresses.length} did not answer.${never.length === 0 ? '' : ` ${tally(never.length, 'address was', 'addresses were')} never asked for: plumbline sources --check does that.`}\n`,
  );
  return silent.length > 0 ? 1 : 0;
}

/** A source with an address that did not answer, and whether it is kept elsewhere. */
function silentInWords(
  { source, url, isArchive, status, fault, checkedAt }: SourceAddress,
  all: readonly SourceAddress[],
): string {
  const other = all.find((one) => one.source === source && one.isArchive && one.url !== url);
  const kept = isArchive
    ? 'that is where it is kept'
    : other === undefined
      ? 'it is kept nowhere else'
      : `it is kept at ${other.url}${isSilent(other) ? ', which did not answer either' : ''}`;
  return `${source}: ${url}: ${status ?? fault} (${checkedAt?.slice(0, 10)}); ${kept}`;
}

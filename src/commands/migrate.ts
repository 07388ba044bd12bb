/** The command that brings the database to the current schema, or begins an empty ledger. */
import { migrate } from '../../db/base/migrate.ts';
import { parseArgs, type Run, UsageError } from './command.ts';
import { openLedger } from './with-ledger.ts';

export const run: Run = async (args, world) => {
  const { flags, rest } = parseArgs(args, { flags: ['new'] });
  if (rest.length > 0) throw new UsageError('migrate takes no words');
  let ran: string[] = [];
  const fill = async (database: Parameters<typeof migrate>[0]) => {
    ran = await migrate(database);
    return null;
  };
  const wish = flags.has('new') ? 'new' : 'make';
  const { database, begun } = await openLedger({ env: world.env, wish, fill });
  try {
    if (begun === null) ran = await migrate(database);
    world.stdout.write(
      ran.length === 0 ? 'The schema is current; nothing to do.\n' : `Ran ${ran.join(', ')}.\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
};
